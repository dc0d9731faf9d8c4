"""Columns are recognised by their titles in eight languages, or by what stands in them."""

from __future__ import annotations

import pytest

from worldcafe.domain.errors import BadInput, WrongUse
from worldcafe.exchange.columns import Field, column_letter, parse_map, recognise_columns
from worldcafe.exchange.sheet import read_sheet

LISTS = {
    "English": (
        "Given name;Surname;Organisation;E-mail;Role;Table;Languages;Preferred topics;Days present;Step-free access",
        "",
    ),
    "Italian": (
        "Nome;Cognome;Ente;Posta elettronica;Ruolo;Tavolo;Lingue;Tavoli preferiti;Presenza;Senza gradini",
        "",
    ),
    "Portuguese": (
        "Nome;Apelido;Entidade;Correio eletrónico;Função;Mesa;Idiomas;Mesas preferidas;Presença;Sem degraus",
        "",
    ),
    "French": (
        "Prénom;Nom;Organisme;Courriel;Rôle;Table;Langues;Souhaits;Présence;Fauteuil roulant",
        "swapped",
    ),
    "Polish": ("Imię;Nazwisko;Instytucja;Adres e-mail;Rola;Stolik;Języki;Życzenia;Obecność;Bez schodów", ""),
    "Bulgarian": ("Име;Фамилия;Организация;Имейл;Роля;Маса;Езици;Предпочитания;Присъствие;Достъпност", ""),
    "German": (
        "Vorname;Nachname;Firma;E-Mail-Adresse;Rolle;Tisch;Sprachen;Wünsche;Anwesenheit;Rollstuhl",
        "",
    ),
    "Spanish": (
        "Nombre;Apellidos;Entidad;Correo electrónico;Rol;Mesa;Idiomas;Preferencias;Asistencia;Silla de ruedas",
        "",
    ),
}
ALL = (
    Field.GIVEN, Field.FAMILY, Field.ORGANISATION, Field.EMAIL, Field.ROLE, Field.TABLE,
    Field.LANGUAGES, Field.WISHES, Field.PRESENCE, Field.STEP_FREE,
)  # fmt: skip


@pytest.mark.parametrize("tongue", LISTS)
def test_usual_titles_are_recognised(tongue: str) -> None:
    titles, _ = LISTS[tongue]
    columns = recognise_columns(read_sheet(f"{titles}\nIda;Berg;Lake;i@x.org;host;1;en;2;yes;no\n"))
    assert columns.fields == ALL
    assert columns.header == 0
    assert columns.first == 1


@pytest.mark.parametrize(
    "title", ["Name", "Full name", "Nome e cognome", "NOMINATIVO", "Nom et prénom", "Imię i nazwisko", "Име и фамилия",
              "Vor- und Nachname", "Nombre y apellidos", "Participant:", "Name *", "Name (as on badge)"],
)  # fmt: skip
def test_one_column_of_names_is_recognised(title: str) -> None:
    columns = recognise_columns(read_sheet(f"{title};Organisation\nIda Berg;Lake\n"))
    assert columns.fields == (Field.NAME, Field.ORGANISATION)


def test_days_and_ranked_wishes_may_have_a_column_each() -> None:
    text = "Name;Wish 1;Wish 2;Wed 14 April;gio 15 aprile;Day 3;Phone;Dietary needs\nIda Berg;1;2;x;x;;+44;none\n"
    columns = recognise_columns(read_sheet(text))
    assert columns.columns(Field.WISHES) == (1, 2)
    assert columns.columns(Field.PRESENCE) == (3, 4, 5)
    assert columns.fields[6] is None
    assert columns.fields[7] is Field.EXTRA


def test_titles_may_stand_below_the_headings_of_a_document() -> None:
    text = "Attendance\t\nSecond meeting\t\n\t\nName\tOrganisation\nIda Berg\tLake\nBen Ashdown\tKestrel\n"
    columns = recognise_columns(read_sheet(text))
    assert columns.header == 3
    assert columns.first == 4


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "Mario Rossi,Comune di Lago,m@x.org\nAnna Verdi,Politecnico,a@x.org\n",
            (Field.NAME, Field.ORGANISATION, Field.EMAIL),
        ),
        ("Kestrel Trust\tIda Berg\nLake Council\tAnna Holm\n", (Field.ORGANISATION, Field.NAME)),
        ("Mario Rossi\nAnna Verdi\n", (Field.NAME,)),
        ("Rossi,Mario\nVerdi,Anna\nBianchi,Luca\n", (Field.FAMILY, Field.GIVEN)),
        (
            "1;Mario Rossi;Lago\n2;Anna Verdi;Fiume\n3;Luca Bianchi;Monte\n",
            (None, Field.NAME, Field.ORGANISATION),
        ),
    ],
)
def test_a_list_without_titles_is_recognised_by_what_stands_in_it(
    text: str, fields: tuple[Field | None, ...]
) -> None:
    columns = recognise_columns(read_sheet(text))
    assert columns.header is None
    assert columns.first == 0
    assert columns.fields == fields


def test_whoever_knows_better_can_say_whether_there_are_titles() -> None:
    sheet = read_sheet("Name;Organisation\nIda Berg;Lake\n")
    assert recognise_columns(sheet, header=False).first == 0
    strange = read_sheet("Wer;Was\nIda Berg;Lake\n")
    assert recognise_columns(strange, header=True).first == 1


def test_columns_are_mapped_by_letter_title_or_number() -> None:
    sheet = read_sheet("Wer;Ente;Codice;Ruolo\nIda Berg;Lake;7;host\n")
    columns = parse_map("name=A, organisation=Ente, role=4", sheet)
    assert columns.fields == (Field.NAME, Field.ORGANISATION, None, Field.ROLE)
    assert columns.first == 1


def test_a_map_that_cannot_be_meant_is_refused() -> None:
    sheet = read_sheet("Name;Organisation\nIda Berg;Lake\n")
    with pytest.raises(WrongUse, match="shoe=A"):
        parse_map("shoe=A", sheet)
    with pytest.raises(WrongUse):
        parse_map("name", sheet)
    with pytest.raises(BadInput, match="Name, Organisation"):
        parse_map("name=Z", sheet)


def test_a_field_moves_when_another_column_gets_it() -> None:
    columns = recognise_columns(read_sheet("Name;Other\nIda Berg;x\n")).with_field(1, Field.NAME)
    assert columns.fields == (None, Field.NAME)


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    assert [column_letter(i) for i in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.parametrize(
    "title",
    [
        "Topics wanted",
        "Wanted topics (max 3)",
        "Temi scelti",
        "Gewünschte Themen",
        "Tematy wybrane",
        "Tables wanted",
    ],
)
def test_a_title_that_asks_what_people_choose_holds_wishes(title: str) -> None:
    assert recognise_columns(read_sheet(f"Name;{title}\nIda Berg;3\n")).fields[1] is Field.WISHES


@pytest.mark.parametrize(
    "title",
    [
        "Attending day 1",
        "Day 2 attendance",
        "First day",
        "Will you attend day 1?",
        "Present on Wed",
        "14 April",
    ],
)
def test_a_title_about_a_day_holds_presence(title: str) -> None:
    assert recognise_columns(read_sheet(f"Name;{title}\nIda Berg;x\n")).fields[1] is Field.PRESENCE


@pytest.mark.parametrize(
    "title", ["Date of birth", "Why are you interested in this topic and what do you hope"]
)
def test_a_title_that_only_sounds_like_it_is_left_alone(title: str) -> None:
    assert recognise_columns(read_sheet(f"Name;{title}\nIda Berg;abc\n")).fields[1] in (None, Field.EXTRA)
