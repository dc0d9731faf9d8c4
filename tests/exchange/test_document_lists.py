"""Attendance lists as they stand in documents: numbered, paged, grouped, spaced, in old encodings."""

from __future__ import annotations

import pytest

from worldcafe.exchange.choosing import read_people
from worldcafe.exchange.columns import recognise_columns
from worldcafe.exchange.roster import Roster, read_roster
from worldcafe.language import language


def read(text: str, encoding: str = "utf-8") -> Roster:
    sheet = read_people(text.encode(encoding))
    return read_roster(sheet, recognise_columns(sheet))


def people(roster: Roster) -> list[tuple[str, str, str]]:
    return [(one.given, one.family, one.organisation) for one in roster.people]


def reasons(roster: Roster) -> list[str]:
    return [remark.sentence(language("en")) for remark in roster.skipped]


def lines(*rows: str) -> str:
    return "\r\n".join(rows)


MINUTES = lines(
    "ACTA DA REUNIÃO",
    "Café «Ruas Vivas» — Évora, 12 e 13 de maio",
    "",
    "Nome\tEntidade\tAssinatura",
    "1. Maria da Conceição Silva\tCâmara Municipal de Évora\t",
    "2. ANTUNES Inês\tCM Évora\t",
    "3. Sá, Tiago\tSerra Azul, Lda.\t",
    "Página 1 de 2\t\t",
    "\f",
    "Nome\tEntidade\tAssinatura",
    "11. Arq.º Rui Falcão\tMunicípio de Évora\t",
    "12) José António Mourão\tUniversidade de Évora\t",
    "",
    "Total: 5 participantes",
)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "utf-16-le"])
def test_minutes_with_numbered_names_pages_and_footers(encoding: str) -> None:
    roster = read(MINUTES, encoding)
    assert people(roster) == [
        ("Maria", "da Conceição Silva", "Câmara Municipal de Évora"),
        ("Inês", "Antunes", "CM Évora"),
        ("Tiago", "Sá", "Serra Azul, Lda."),
        ("Rui", "Falcão", "Município de Évora"),
        ("José António", "Mourão", "Universidade de Évora"),
    ]
    assert reasons(roster) == [
        "“ACTA DA REUNIÃO” is a heading, not a person.",
        "“Café «Ruas Vivas» — Évora, 12 e 13 de maio” is a heading, not a person.",
        "“Página 1 de 2” is a heading, not a person.",
        "The row repeats the titles of the columns.",
        "“Total: 5 participantes” is a heading, not a person.",
    ]


def test_a_list_without_titles_tells_roles_and_tables() -> None:
    roster = read(
        lines(
            "1.\tŻaneta Śliwińska\tUrząd Miasta Łodzi\t",
            "2.\tKOWALSKA Anna\tMiasto Łódź\trapporteur, stolik 1",
            "3.\tmgr inż. Grzegorz Gęś\tFundacja Trzy Rzeki\t",
            "10a\tDąbek Zofia\tMPK Łódź\trapporteur, stolik 3",
            "4.\tEwa Nowak\tMPK Łódź\t",
        ),
        "cp1250",
    )
    assert people(roster)[1:4] == [
        ("Anna", "Kowalska", "Miasto Łódź"),
        ("Grzegorz", "Gęś", "Fundacja Trzy Rzeki"),
        ("Zofia", "Dąbek", "MPK Łódź"),
    ]
    assert [(one.role, one.table) for one in roster.people if one.role] == [
        ("rapporteur", 1),
        ("rapporteur", 3),
    ]
    assert all(not one.extra for one in roster.people)


def test_people_below_their_organisation_belong_to_it() -> None:
    roster = read(
        lines(
            "Присъствен списък – Световно кафе „Пристан“",
            "№\tТри имена\tДлъжност",
            "Община Бургас\t\t",
            "1\tДесислава Иванова\tексперт",
            "2\tИванов Георги\tексперт",
            "Технически университет\t\t",
            "3\tдоц. д-р Милена Драганова\tдоцент",
        ),
        "cp1251",
    )
    assert people(roster) == [
        ("Десислава", "Иванова", "Община Бургас"),
        ("Георги", "Иванов", "Община Бургас"),
        ("Милена", "Драганова", "Технически университет"),
    ]
    assert "taken as the organisation of those below it" in reasons(roster)[1]


def test_columns_kept_apart_by_spaces_are_columns() -> None:
    roster = read(
        lines(
            "Teilnehmerliste „Grüne Höfe“",
            "Nr.   Name                   Einrichtung",
            "1     Müller Hans-Jürgen, Dipl.-Ing.   Stadt Graz",
            "2     Petra Schmidt          Technische Universität Graz",
            "3     Jörg Weiß              Stadt Graz",
        )
    )
    assert people(roster) == [
        ("Hans-Jürgen", "Müller", "Stadt Graz"),
        ("Petra", "Schmidt", "Technische Universität Graz"),
        ("Jörg", "Weiß", "Stadt Graz"),
    ]


def test_a_name_typed_with_two_spaces_does_not_make_columns() -> None:
    roster = read("Name\nIda  Berg\nAda Nowak\nPaul Klee\nOla Ek\n")
    assert people(roster) == [
        (g, f, "") for g, f in (("Ida", "Berg"), ("Ada", "Nowak"), ("Paul", "Klee"), ("Ola", "Ek"))
    ]


@pytest.mark.parametrize(
    "shape", ["{n}. {name} ({house})", "• {name} – {house}", "{name} - {house}", "{name}, {house}"]
)
def test_an_organisation_in_brackets_or_behind_a_dash_is_one(shape: str) -> None:
    listed = (
        ("Mario Rossi", "Comune di Bari"),
        ("Zoé Lefèvre", "Ville de Lyon"),
        ("Ida Berg", "Lake Council"),
    )
    text = "\n".join(shape.format(n=n, name=name, house=house) for n, (name, house) in enumerate(listed, 1))
    assert [(f"{given} {family}", house) for given, family, house in people(read(text))] == list(listed)


def test_a_bracket_beside_an_organisation_stays_a_remark_of_its_own() -> None:
    roster = read("Name\tOrganisation\nIda Berg (vegan)\tLake\nAda Nowak (late)\tHill\n")
    assert people(roster) == [("Ida", "Berg", "Lake"), ("Ada", "Nowak", "Hill")]
    assert roster.people[0].extra == (("Name (…)", "vegan"),)


def test_lines_that_wait_for_somebody_are_blank() -> None:
    roster = read(
        lines(
            "No.\tName\tBody\tSignature", "1.\tIda Berg\tLake\t", "2.\t\t\t", "3.\t\t\t", "4.\tOla Ek\tHill\t"
        )
    )
    assert people(roster) == [("Ida", "Berg", "Lake"), ("Ola", "Ek", "Hill")]
    assert (roster.skipped, roster.blank_rows) == ((), 2)


NEIGHBOURS = {
    "cp1253": ("Ονοματεπώνυμο\tΦορέας", "Μαρία Γεωργίου\tΔήμος Βόλου", "Άννα Ρήγα\tΔήμος Πατρέων"),
    "iso8859-7": ("Ονοματεπώνυμο\tΦορέας", "Μαρία Γεωργίου\tΔήμος Βόλου", "Άννα Ρήγα\tΔήμος Πατρέων"),
    "cp1254": ("Adı Soyadı\tKurum", "Gülşen Çelik\tİzmir Belediyesi", "Işıl Yıldız\tÜniversite"),
    "cp1250": ("Név\tSzervezet", "Ágnes Kőműves\tSzeged MJV", "Éva Őri\tBKK Zrt."),
    "iso8859-2": ("Jméno a příjmení\tOrganizace", "Žofie Dvořáková\tMěsto Brno", "Jiří Němec\tČeské dráhy"),
    "cp1252": ("Navn\tVirksomhed", "Søren Jensen\tAarhus Kommune", "Mette Ærø\tUniversitet"),
    "utf-16-be": ("Име и фамилия\tОрганизация", "Яна Стоянова\tОбщина Пловдив", "Георги Петров\tУниверситет"),
    "utf-16-le": ("Nume și prenume\tInstituția", "Ioana Țurcanu\tPrimăria Cluj", "Mihai Pârvu\tUniversitate"),
}


@pytest.mark.parametrize("encoding", NEIGHBOURS)
def test_titles_and_letters_of_the_neighbours_are_read(encoding: str) -> None:
    title, *rows = NEIGHBOURS[encoding]
    roster = read(lines(title, *rows), encoding)
    assert [f"{given} {family}\t{house}" for given, family, house in people(roster)] == rows


def test_the_slovene_list_is_not_taken_for_a_western_one() -> None:
    roster = read(
        "Ime in priimek\tOrganizacija\nŽeljko Horvat\tMestna občina Ljubljana\nČrt Šuštar\tOI\n", "cp1250"
    )
    assert people(roster)[0] == ("Željko", "Horvat", "Mestna občina Ljubljana")


def test_a_western_list_is_not_taken_for_a_central_european_one() -> None:
    rows = (
        "Zoé Lefèvre\tCaffè Città",
        "Noëlle Brûlé\tGüell",
        "João Simões\tSão Tomé",
        "Bjørn Sæther\tØrsted",
    )
    roster = read(lines("Name\tOrganisation", *rows), "cp1252")
    assert [f"{given} {family}\t{house}" for given, family, house in people(roster)] == list(rows)
