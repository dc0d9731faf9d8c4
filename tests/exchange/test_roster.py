"""A list becomes people, and whatever cannot be used is listed with its row and the reason."""

from __future__ import annotations

import pytest

from worldcafe.domain.errors import BadInput, Stopped
from worldcafe.exchange.columns import ColumnMap, Field, recognise_columns
from worldcafe.exchange.names import Order
from worldcafe.exchange.roster import Roster, read_roster
from worldcafe.exchange.sheet import read_sheet
from worldcafe.language import language

ENGLISH = language("en")


def read(text: str, order: Order = Order.AUTO) -> Roster:
    sheet = read_sheet(text)
    return read_roster(sheet, recognise_columns(sheet), order=order)


def said(roster: Roster) -> list[tuple[int, str]]:
    return [(remark.row, remark.sentence(ENGLISH)) for remark in (*roster.skipped, *roster.remarks)]


def test_a_full_row_becomes_a_person() -> None:
    roster = read(
        "Nome e cognome;Ente;E-mail;Ruolo;Tavolo;Lingue;Tavoli preferiti;mer 14;gio 15;Senza gradini;Dieta\n"
        "Dr. Grace Adeyemi;Port Alder;grace@example.org;relatrice;Tavolo 3;inglese, it;4, 3, 1;x;;sì;vegan\n"
    )
    (person,) = roster.people
    assert person.row == 2
    assert person.name == "Grace Adeyemi"
    assert person.title == "Dr."
    assert person.organisation == "Port Alder"
    assert person.email == "grace@example.org"
    assert (person.role, person.table) == ("rapporteur", 3)
    assert person.languages == ("en", "it")
    assert person.wishes == ("4", "3", "1")
    assert person.presence == (("mer 14", "x"), ("gio 15", ""))
    assert person.step_free is True
    assert person.extra == (("Dieta", "vegan"),)
    assert not roster.skipped
    assert not roster.remarks


ATTENDANCE = (
    "Attendance list\t\t\n"
    "\n"
    "Name\tOrganisation\t\n"
    "Grace Adeyemi\tPort Alder City Council\t\n"
    "Azinheira Tiago\u00a0\tInst. Serra Azul\n"
    "Tiago Azinheira\tInstituto Serra Azul\n"
    "Page 2 of 3\t\n"
    "Name\tOrganisation\n"
    "\t\n"
    "Łukasz Dąbek\tCity of Nowa Wola\n"
    "Zofia Maj\tNowa Wola\n"
    "\tOrphan House\n"
    "Franz List\t\n"
    "Total: 6\t\n"
)


def test_a_list_out_of_a_document_loses_nobody_and_says_what_it_left_out() -> None:
    roster = read(ATTENDANCE)
    assert [(person.row, person.name) for person in roster.people] == [
        (4, "Grace Adeyemi"),
        (5, "Tiago Azinheira"),
        (6, "Tiago Azinheira"),
        (10, "Łukasz Dąbek"),
        (11, "Zofia Maj"),
        (13, "Franz List"),
    ]
    assert said(roster) == [
        (1, "“Attendance list” is a heading, not a person."),
        (7, "“Page 2 of 3” is a heading, not a person."),
        (8, "The row repeats the titles of the columns."),
        (12, "The row has no name."),
        (14, "“Total: 6” is a heading, not a person."),
    ]
    assert roster.blank_rows == 1


def test_duplicates_and_look_alikes_are_offered_by_row_and_never_merged() -> None:
    roster = read(ATTENDANCE)
    assert [group.keys for group in roster.duplicates] == [(5, 6)]
    assert {frozenset(group.names) for group in roster.similar_organisations} == {
        frozenset({"Inst. Serra Azul", "Instituto Serra Azul"}),
        frozenset({"City of Nowa Wola", "Nowa Wola"}),
    }


def test_a_name_of_three_hundred_characters_is_left_out_with_its_row() -> None:
    roster = read(f"Name;Organisation\nIda Berg;Lake\n{'x' * 300};Lake\n")
    assert [person.name for person in roster.people] == ["Ida Berg"]
    ((row, sentence),) = said(roster)
    assert row == 3
    assert "300" in sentence and "200" in sentence


def test_what_is_no_name_is_left_out() -> None:
    roster = read(
        "Name;Organisation\n12;Lake\nida@example.org;Lake\n+44 20 7946;Lake\n???;Lake\nIda Berg;Lake\n"
    )
    assert [remark.row for remark in roster.skipped] == [2, 3, 4, 5]
    assert len(roster.people) == 1


def test_what_is_not_understood_in_a_good_row_is_said_and_the_person_kept() -> None:
    roster = read(
        "Name;E-mail;Role;Table;Languages;Step-free\n"
        "Ida Berg;at home;wizard;ground floor;English, Klingon;perhaps\n"
        'Ben Ashdown;"Ben <ben@example.org>";Table host;2;;no\n'
    )
    assert [remark.code for remark in roster.remarks] == ["email", "role", "table", "languages", "step_free"]
    assert {remark.row for remark in roster.remarks} == {2}
    ida, ben = roster.people
    assert (ida.email, ida.role, ida.table, ida.languages, ida.step_free) == ("", "", None, ("en",), None)
    assert (ben.email, ben.role, ben.table, ben.step_free) == ("ben@example.org", "host", 2, False)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Rapporteur", "rapporteur"),
        ("relatore", "rapporteur"),
        ("Protokollführerin", "rapporteur"),
        ("докладчик", "rapporteur"),
        ("Table host", "host"),
        ("Gastgeber", "host"),
        ("anfitriã", "host"),
        ("Co-host", "co-host"),
        ("interprète", "interpreter"),
        ("Participant", ""),
    ],
)
def test_roles_are_understood_in_several_languages(text: str, role: str) -> None:
    assert read(f"Name;Role\nIda Berg;{text}\n").people[0].role == role


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("EN; PT", ("en", "pt")),
        ("français et anglais", ("fr", "en")),
        ("et, en", ("et", "en")),
        ("Deutsch (C1), inglês B2", ("de", "en")),
        ("български и английски", ("bg", "en")),
        ("cy", ("cy",)),
    ],
)
def test_languages_are_understood_by_name_and_by_code(text: str, codes: tuple[str, ...]) -> None:
    roster = read(f"Name\tLanguages\nIda Berg\t{text}\n")
    assert roster.people[0].languages == codes
    assert not roster.remarks


def test_wishes_in_several_columns_rank_from_left_to_right() -> None:
    roster = read("Name;Wish 1;Wish 2;Wish 3\nIda Berg;Data, open and shared;7;7\n")
    assert roster.people[0].wishes == ("Data, open and shared", "7")


def test_names_in_two_columns_are_taken_as_they_are() -> None:
    roster = read("Nachname;Vorname\nvan der Berg;Anna Maria\n")
    assert (roster.people[0].given, roster.people[0].family) == ("Anna Maria", "van der Berg")


def test_the_order_of_names_can_be_told() -> None:
    assert read("Name\nIda Berg\n", Order.FAMILY_FIRST).people[0].given == "Berg"


def test_a_list_without_names_is_refused() -> None:
    sheet = read_sheet("Colour;Size\n17;9\n")
    with pytest.raises(BadInput, match="No column"):
        read_roster(sheet, ColumnMap((None, None), ("Colour", "Size"), 0, 1))


def test_a_list_of_titles_alone_has_nobody() -> None:
    roster = read("Name;Organisation\n")
    assert roster.people == ()


def test_reading_people_can_be_stopped_halfway() -> None:
    sheet = read_sheet("Name\nIda Berg\n")
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 2

    with pytest.raises(Stopped):
        read_roster(sheet, recognise_columns(sheet), stop=stop)


@pytest.mark.parametrize(
    "written",
    ["N.N.", "NN", "n. n.", "TBC", "TBC 2", "t.b.d.", "N.N. (Lake)", "To be confirmed", "À confirmer", "N/A"],
)
def test_a_placeholder_is_nobody_and_its_row_is_told(written: str) -> None:
    roster = read(f"Name;Organisation\nIda Berg;Lake\n{written};Lake\nBen Ashdown;Lake\n")
    assert [person.name for person in roster.people] == ["Ida Berg", "Ben Ashdown"]
    ((row, sentence),) = said(roster)
    assert row == 3
    assert written in sentence


@pytest.mark.parametrize("name", ["Nina Nn", "Tba Ora", "Na", "Noemi Annan", "Anna T.", "Folgt Anna"])
def test_a_person_whose_name_is_short_or_odd_is_no_placeholder(name: str) -> None:
    assert len(read(f"Name;Organisation\nIda Berg;Lake\n{name};Lake\n").people) == 2


def test_what_stands_above_the_titles_is_told_as_a_heading() -> None:
    roster = read("Attendance list\t\n\nDate: 14 October\t\nName\tOrganisation\nIda Berg\tLake\n")
    assert [(remark.row, remark.code) for remark in roster.skipped] == [(1, "heading"), (3, "heading")]


def test_names_saved_in_a_wrong_encoding_are_told_with_what_they_were() -> None:
    roster = read("Name;Organisation\nIda Berg;LiÃ¨ge\nBen Ashdown;Lake\nRenÃ© Klee;Lake\nRenée Ñandú;Éire\n")
    (remark,) = roster.remarks
    assert remark.rows == (2, 4)
    assert "“LiÃ¨ge” was perhaps “Liège”" in remark.sentence(ENGLISH)


SWAPPED = (
    "Name;Organisation\nLake Housing Ltd;Ida Berg\nUniversity of Dale;Ben Ashdown\n"
    "City of Dale;Anna Lund\nDale;Maria Voss\n"
)


def test_organisations_where_names_should_be_are_told() -> None:
    (remark,) = read(SWAPPED).remarks
    assert "“Name”, seems to hold organisations" in remark.sentence(ENGLISH)
    sheet = read_sheet(SWAPPED)
    columns = recognise_columns(sheet).with_field(0, None).with_field(1, Field.NAME)
    assert not read_roster(sheet, columns.with_field(0, Field.ORGANISATION)).remarks
