"""Lists brought into a café: who is new, who changed, and that nothing known is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.people import Participant
from worldcafe.domain.rotation import Plan
from worldcafe.language import language
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.verbs.importing import Arrival, bring_in, preview, read_list
from worldcafe.verbs.new import new_document

ENGLISH = language("en")

LIST = """Name\tOrganisation\tE-mail\tRole\tTable\tLanguages\tWishes\tWednesday\tThursday\tListed\tDiet
Ewa Jabłońska\tTrzy Rzeki\tewa@example.org\t\t\tpl en\t3, 1\tx\tx\tyes\tvegan
Nuno Bragança\tSerra Azul\tnuno@example.org\t\t\tpt\tTopic 2\tx\t\tno\t
Milena Draganova\tYasenovo\tmilena@example.org\trapporteur\t2\tbg\t\tx\tx\t\t
Ida Berg\tKlarsund\tida@example.org\t\t\t\t\tx\tx\tyes\t
Paul Klee\tKlarsund\tpaul@example.org\t\t\t\t\tx\tx\t\t
Rosa Lund\tKlarsund\trosa@example.org\t\t\t\t\tx\tx\t\t
"""


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    """Three tables, and four rounds over Wednesday and Thursday."""
    made = new_document(
        tmp_path / "small.cafe",
        ENGLISH,
        title="Small Streets",
        tables=3,
        rounds=4,
        minutes=300,
        first_day=date(2027, 4, 14),
        start=time(9),
    )
    with made:
        yield made


def take(document: Document, text: str, **options: tuple[str, ...]) -> Arrival:
    return bring_in(document, read_list(text), "Import the list", **options)


def person(cafe: Cafe, name: str) -> Participant:
    (found,) = [p for p in cafe.people.values() if p.name == name]
    return found


def counts(arrival: Arrival) -> tuple[int, int, int]:
    return len(arrival.added), len(arrival.updated), arrival.unchanged


def test_a_list_becomes_people_with_all_that_it_says(document: Document) -> None:
    assert counts(take(document, LIST)) == (6, 0, 0)
    cafe = document.cafe
    ewa = person(cafe, "Ewa Jabłońska")
    assert cafe.organisation_of(ewa.id) == "Trzy Rzeki"
    assert ewa.languages == ("pl", "en")
    assert [cafe.topics[t].title for t in ewa.wishes] == ["Topic 3", "Topic 1"]
    assert ewa.listed is True
    assert dict(ewa.extra) == {"Diet": "vegan"}


def test_wishes_may_be_numbers_of_tables_or_titles_of_topics(document: Document) -> None:
    take(document, LIST)
    cafe = document.cafe
    assert [cafe.topics[t].title for t in person(cafe, "Nuno Bragança").wishes] == ["Topic 2"]


def test_a_wish_for_a_table_that_does_not_exist_is_told_with_its_row(document: Document) -> None:
    arrival = take(document, "Name\tWishes\nIda Berg\t2, 9\nPaul Klee\t1")
    assert [(r.row, r.code) for r in arrival.remarks] == [(2, "wish")]
    assert "9" in arrival.remarks[0].sentence(ENGLISH)
    assert [document.cafe.topics[t].title for t in person(document.cafe, "Ida Berg").wishes] == ["Topic 2"]


def test_who_does_not_come_on_a_day_is_not_expected_in_its_rounds(document: Document) -> None:
    take(document, LIST)
    cafe = document.cafe
    nuno = person(cafe, "Nuno Bragança").id
    comes = {r.day.isoformat() for r in cafe.rounds_in_order if r.day and cafe.expected(nuno, r.id)}
    assert comes == {"2027-04-14"}
    ewa = person(cafe, "Ewa Jabłońska").id
    assert all(cafe.expected(ewa, r) for r in cafe.rounds)


def test_a_role_with_a_table_is_a_post_in_every_round(document: Document) -> None:
    take(document, LIST)
    cafe = document.cafe
    milena = person(cafe, "Milena Draganova")
    posts = [p for p in cafe.posts.values() if p.person == milena.id]
    assert {cafe.tables[p.table].number for p in posts} == {2}
    assert len(posts) == len(cafe.rounds)
    assert milena.role == "rapporteur"


def test_the_same_list_again_changes_nothing(document: Document) -> None:
    take(document, LIST)
    before = document.cafe
    assert counts(take(document, LIST)) == (0, 0, 6)
    assert document.cafe.people == before.people
    assert document.cafe.posts == before.posts


def test_a_newer_list_keeps_seats_ids_and_posts(document: Document) -> None:
    take(document, LIST)
    table = document.cafe.tables_in_order[0].id
    seats = {r: dict.fromkeys(document.cafe.people, table) for r in document.cafe.rounds}
    with document.edit("Plan") as w:
        edits.adopt_rotation(w, Plan("plan", "Plan 1"), seats)
    before = document.cafe
    newer = LIST.replace("Ida Berg\tKlarsund", "Ida Berg\tNew House").replace("3, 1", "2")
    assert counts(take(document, newer)) == (0, 2, 4)
    after = document.cafe
    assert after.people.keys() == before.people.keys()
    assert after.seats == before.seats
    assert len(after.seats) == 24
    assert after.posts == before.posts
    assert after.organisation_of(person(after, "Ida Berg").id) == "New House"
    assert [after.topics[t].title for t in person(after, "Ewa Jabłońska").wishes] == ["Topic 2"]


def test_a_person_is_found_again_by_address_when_the_name_has_changed(document: Document) -> None:
    take(document, LIST)
    ida = person(document.cafe, "Ida Berg").id
    take(document, "Name\tE-mail\nIda Berg-Lund\tida@example.org")
    assert document.cafe.people[ida].name == "Ida Berg-Lund"
    assert len(document.cafe.people) == 6


def test_a_rapporteur_who_moves_to_another_table_holds_one_post_a_round(document: Document) -> None:
    take(document, LIST)
    take(document, LIST.replace("rapporteur\t2", "rapporteur\t3"))
    cafe = document.cafe
    milena = person(cafe, "Milena Draganova").id
    assert [cafe.tables[p.table].number for p in cafe.posts.values() if p.person == milena] == [3] * 4


def test_a_post_at_a_table_that_does_not_exist_is_told_and_the_person_is_kept(document: Document) -> None:
    arrival = take(document, "Name\tRole\tTable\nIda Berg\thost\t7")
    assert "7" in arrival.remarks[0].sentence(ENGLISH)
    assert person(document.cafe, "Ida Berg").role == "host"
    assert not document.cafe.posts


def test_blank_cells_never_erase_what_is_known(document: Document) -> None:
    take(document, LIST)
    before = document.cafe
    blank = "\n".join(
        line.split("\t")[0] + "\t" * 10 if at else line for at, line in enumerate(LIST.strip().split("\n"))
    )
    assert counts(take(document, blank)) == (0, 0, 6)
    assert document.cafe.people == before.people
    assert document.cafe.presences == before.presences
    assert document.cafe.posts == before.posts


def test_people_who_are_not_in_a_newer_list_stay_and_are_named(document: Document) -> None:
    take(document, LIST)
    arrival = take(document, "Name\nIda Berg\nAda Nowak")
    assert len(document.cafe.people) == 7
    assert len(arrival.missing) == 5


def test_a_name_set_right_by_hand_is_not_turned_round_again(document: Document) -> None:
    take(document, "Name\nZielona Brzoza\nAda Nowak")
    found = person(document.cafe, "Zielona Brzoza")
    with document.edit("Rename") as w:
        edits.add_people(w, [Participant(found.id, found.family, found.given)])
    take(document, "Name\nZielona Brzoza\nAda Nowak")
    again = document.cafe.people[found.id]
    assert (again.given, again.family) == (found.family, found.given)


def test_a_corrected_accent_is_taken_over(document: Document) -> None:
    take(document, "Name\tOrganisation\nEwa Jablonska\tTrzy Rzeki")
    take(document, "Name\tOrganisation\nEwa Jabłońska\tTrzy Rzeki")
    assert [p.name for p in document.cafe.people.values()] == ["Ewa Jabłońska"]


def test_a_merged_organisation_is_found_by_its_other_name_and_can_be_split_again(document: Document) -> None:
    take(document, "Name\tOrganisation\nIda Berg\tKlarsund\nPaul Klee\tKlarsund kommun")
    cafe = document.cafe
    keep, gone = (cafe.people[p.id].organisation or "" for p in cafe.people.values())
    with document.edit("Merge") as w:
        edits.merge_organisations(w, keep, [gone])
    take(document, "Name\tOrganisation\nRosa Lund\tKlarsund kommun")
    rosa = person(document.cafe, "Rosa Lund")
    assert rosa.organisation == keep
    with document.edit("Split") as w:
        edits.split_organisation(w, keep, "Klarsund kommun")
    assert document.cafe.organisation_of(rosa.id) == "Klarsund kommun"


def test_a_consent_of_the_list_counts_more_than_the_organisers_word(document: Document) -> None:
    take(document, LIST, agreed=("listed",))
    cafe = document.cafe
    assert person(cafe, "Nuno Bragança").listed is False
    assert person(cafe, "Paul Klee").listed is True
    assert person(cafe, "Paul Klee").quoted is None


def test_a_no_that_is_known_is_not_overruled_by_the_organisers_word(document: Document) -> None:
    take(document, LIST)
    take(document, "Name\nNuno Bragança", agreed=("listed",))
    assert person(document.cafe, "Nuno Bragança").listed is False


def test_an_import_is_one_step_to_undo(document: Document) -> None:
    take(document, LIST)
    assert document.undo_label == "Import the list"
    document.undo()
    assert not document.cafe.people
    assert not document.cafe.organisations
    assert not document.cafe.posts
    assert not document.cafe.presences
    document.redo()
    assert len(document.cafe.people) == 6


def test_rows_that_cannot_be_used_are_told_with_their_numbers(document: Document) -> None:
    arrival = take(document, "Name\tOrganisation\nIda Berg\tKlarsund\n\tNobody Ltd\n12345\tNumbers")
    assert [r.row for r in arrival.skipped] == [3, 4]
    assert arrival.facts(ENGLISH)["skipped"][0]["reason"]


def test_duplicates_and_look_alikes_are_named_and_nothing_is_merged(document: Document) -> None:
    arrival = take(
        document, "Name\tOrganisation\nTiago Azinheira\tCity of Warsaw\nAzinheira Tiago\tWarsaw\nIda Berg\t"
    )
    assert [sorted(row for _, row in group) for group in arrival.possible_duplicates] == [[2, 3]]
    assert [set(group) for group in arrival.similar_organisations] == [{"City of Warsaw", "Warsaw"}]
    assert len(document.cafe.people) == 3
    assert len(document.cafe.organisations) == 2


def test_a_preview_counts_what_the_import_does_and_changes_nothing(document: Document) -> None:
    take(document, "Name\tWishes\nIda Berg\t1\nPaul Klee\t2")
    before = document.cafe
    roster = read_list("Name\tWishes\nIda Berg\t3\nPaul Klee\t2\nAda Nowak\t9")
    seen = preview(before, roster)
    assert document.cafe is before
    done = bring_in(document, roster, "Import")
    assert counts(seen) == counts(done) == (1, 1, 1)
    assert [r.row for r in seen.remarks] == [r.row for r in done.remarks] == [4]


def test_people_of_whom_no_day_is_told_come_and_one_remark_names_their_rows(document: Document) -> None:
    rows = (
        "Ida Berg\tY\tN\nPaul Klee\t\t\nRosa Lund\tTRUE\tFALSE\nAda Nowak\t\t\nOla Ek\t\t\nEmil Vesely\t\t\n"
    )
    arrival = take(document, "Name\tAttending day 1\tAttending day 2\n" + rows)
    cafe = document.cafe
    days = sorted({r.day for r in cafe.rounds.values() if r.day})
    last = [r.id for r in cafe.rounds.values() if r.day == days[1]]
    assert not cafe.expected(person(cafe, "Ida Berg").id, last[0])
    assert not cafe.expected(person(cafe, "Rosa Lund").id, last[0])
    assert all(cafe.expected(person(cafe, "Paul Klee").id, r) for r in cafe.rounds)
    (remark,) = arrival.remarks
    assert (remark.row, remark.rows) == (3, (3, 5, 6, 7))
    assert remark.sentence(ENGLISH).startswith("Rows 3, 5–7 do not say when")
    assert arrival.facts(ENGLISH)["remarks"][0]["rows"] == [3, 5, 6, 7]


def test_days_that_the_cafe_does_not_have_are_told_once(document: Document) -> None:
    arrival = take(document, "Name\tPresence\nIda Berg\tSunday\nPaul Klee\tWed\nRosa Lund\tMonday\n")
    (remark,) = arrival.remarks
    assert remark.rows == (2, 4)
    assert "“Sunday”, “Monday” names no round" in remark.sentence(ENGLISH)


TWICE = """Name\tOrganisation\tDiet
Anna Kowalczyk\tMiasto Łódź\tvegan
Anna Kowalczyk\tŁódź\t
Anna Kowalczyk\tŁódź\tno fish
Kowalczyk Anna\tPolitechnika Łódzka\t
Zofia Dąbek\t\t
Zofia Dąbek\t\t
"""


def test_somebody_listed_twice_is_not_added_again_by_the_same_list(document: Document) -> None:
    assert counts(take(document, TWICE)) == (6, 0, 0)
    before = document.cafe.people
    again = take(document, TWICE)
    assert counts(again) == (0, 0, 6)
    assert again.missing == ()
    assert document.cafe.people == before


def test_one_of_two_who_were_listed_twice_may_leave_the_list(document: Document) -> None:
    take(document, "Name\tOrganisation\nAda Nowak\tLake\nAda Nowak\tLake\nIda Berg\tLake")
    arrival = take(document, "Name\tOrganisation\nAda Nowak\tLake\nIda Berg\tLake")
    assert counts(arrival) == (0, 0, 2)
    assert len(arrival.missing) == 1


NAMES = st.lists(
    st.sampled_from(["Ada Nowak", "Béla Kun", "Łucja Żak", "Иван Петров", "Ola Ek", "Rosa Lund"]),
    unique=True,
    min_size=1,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=NAMES, second=NAMES)
def test_any_two_lists_one_after_the_other_leave_everyone_once(
    document: Document, first: list[str], second: list[str]
) -> None:
    with document.edit("Begin anew") as w:
        edits.remove_people(w, list(w.cafe.people))
    take(document, "Name\n" + "\n".join(first))
    ids = {p.name: p.id for p in document.cafe.people.values()}
    take(document, "Name\n" + "\n".join(second))
    people = document.cafe.people.values()
    assert sorted(p.name for p in people) == sorted({*first, *second})
    assert all(document.cafe.people[i].name == name for name, i in ids.items())


SPELT_TWICE = """Name\tOrganisation\tE-mail\tLanguages
O'SHEA Fintan\tGreen Yards\tf.oshea@example.org\t
O'Shea Fintan\tGreen Yards\tf.oshea@example.org\t
Nell Quirke\tGreen Yards\t\tfr
Nell Quirke\tGreen Yards\t\tpt
"""


@pytest.mark.parametrize("turned", [False, True])
def test_a_list_with_people_twice_changes_nothing_the_second_time(document: Document, turned: bool) -> None:
    roster = read_list(SPELT_TWICE)
    bring_in(document, roster, "Import")
    cafe = document.cafe
    people = list(cafe.people.items())
    # A document gives its people back in no particular order.
    again = replace(cafe, people=dict(reversed(people) if turned else people))
    assert counts(preview(again, roster)) == (0, 0, 4)


def test_a_family_name_that_was_set_right_by_hand_stays_right(document: Document) -> None:
    shouting = (
        "Name\tOrganisation\nYILDIZ Fatma\tKlarsund\nDE LUCA Mario\tKlarsund\nLEFÈVRE Björn\tKlarsund\n"
    )
    take(document, shouting)
    luca, yildiz = person(document.cafe, "Mario de Luca"), person(document.cafe, "Fatma Yildiz")
    with document.edit("Set names right") as w:
        w.put(replace(luca, family="De Luca"), replace(yildiz, family="Yıldız"))
    assert counts(take(document, shouting)) == (0, 0, 3)
    assert {p.name for p in document.cafe.people.values()} == {
        "Mario De Luca",
        "Fatma Yıldız",
        "Björn Lefèvre",
    }
