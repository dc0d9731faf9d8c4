"""Names come apart into given and family name, whichever way round they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worldcafe.exchange.names import Order, split_name, split_names


@pytest.mark.parametrize(
    ("written", "given_name", "family"),
    [
        ("Tiago Azinheira", "Tiago", "Azinheira"),
        ("Azinheira Tiago", "Tiago", "Azinheira"),
        ("ROSSI Mario", "Mario", "ROSSI"),
        ("Mario ROSSI", "Mario", "ROSSI"),
        ("DE LUCA Anna Maria", "Anna Maria", "DE LUCA"),
        ("KOWALSKA Anna", "Anna", "KOWALSKA"),
        ("Jan MARIA", "Jan", "MARIA"),
        ("KOWALSKA-NOWAK Anna Maria", "Anna Maria", "KOWALSKA-NOWAK"),
        ("Rossi, Mario", "Mario", "Rossi"),
        ("Anna van der Berg", "Anna", "van der Berg"),
        ("van der Berg Anna", "Anna", "van der Berg"),
        ("Jan van der BERG", "Jan", "van der BERG"),
        ("De Luca Marco", "Marco", "De Luca"),
        ("Mac Donald Fiona", "Fiona", "Mac Donald"),
        ("Mohamed El Hassan", "Mohamed", "El Hassan"),
        ("Maria João Santos Silva", "Maria João", "Santos Silva"),
        ("José Luis García Pérez", "José Luis", "García Pérez"),
        ("John F. Ashdown", "John F.", "Ashdown"),
        ("Ben Ashdown", "Ben", "Ashdown"),
        ("Dupont Jean-Pierre", "Jean-Pierre", "Dupont"),
        ("Иван Петров", "Иван", "Петров"),
        ("Петров Иван", "Иван", "Петров"),
        ("Plato", "Plato", ""),
        ("Smith J.", "J.", "Smith"),
        ("  Ida   Berg ", "Ida", "Berg"),
    ],
)
def test_a_name_comes_apart(written: str, given_name: str, family: str) -> None:
    name = split_name(written)
    assert (name.given, name.family) == (given_name, family)


@pytest.mark.parametrize(
    ("written", "given_name", "family", "title", "aside"),
    [
        ("Dr. Ida Berg", "Ida", "Berg", "Dr.", ""),
        ("Prof. Dr. Ewa Dąbek-Maj", "Ewa", "Dąbek-Maj", "Prof. Dr.", ""),
        ("Ms Ida Nørgaard", "Ida", "Nørgaard", "Ms", ""),
        ("Lukas Schmidt MBA", "Lukas", "Schmidt", "MBA", ""),
        ("Conti, Lucia, PhD", "Lucia", "Conti", "PhD", ""),
        ("Lucia Conti (Comune)", "Lucia", "Conti", "", "Comune"),
        ("Ma Li", "Ma", "Li", "", ""),
        ("Müller Hans-Jürgen, Dipl.-Ing.", "Hans-Jürgen", "Müller", "Dipl.-Ing.", ""),
        ("KOWALSKA Anna, Dr", "Anna", "KOWALSKA", "Dr", ""),
        ("John Smith, MD", "John", "Smith", "MD", ""),
        ("dr hab. inż. KOWALSKA Anna, prof. PW", "Anna", "KOWALSKA", "dr hab. inż. prof. PW", ""),
        ("Rossi, Mario, Dipl.-Ing.", "Mario", "Rossi", "Dipl.-Ing.", ""),
        ("Kovács János dr.", "János", "Kovács", "dr.", ""),
        ("MSc Anna Kowalska", "Anna", "Kowalska", "MSc", ""),
        ("Eng.ª Maria Silva", "Maria", "Silva", "Eng.ª", ""),
        ("Phil Collins", "Phil", "Collins", "", ""),
    ],
)
def test_titles_and_brackets_are_set_aside(
    written: str, given_name: str, family: str, title: str, aside: str
) -> None:
    assert split_name(written)[:4] == (given_name, family, title, aside)


def test_who_is_written_surname_first_is_told() -> None:
    assert [name.surname_first for name in split_names(["Ida Berg", "Berg Ida", "Berg, Ida"])] == [
        False,
        True,
        True,
    ]


def test_a_list_that_is_mostly_surname_first_is_read_so_for_unknown_names_too() -> None:
    names = split_names(["Berg Ida", "Rossi Mario", "Conti Lucia", "Holm Anna", "Zqvist Wlorp"])
    assert (names[-1].given, names[-1].family) == ("Wlorp", "Zqvist")


def test_names_that_the_table_does_not_know_are_learnt_from_the_list() -> None:
    cells = ["Wlorp Azin", "Wlorp Beke", "Wlorp Cart", "Wlorp Dost", "Ekku Wlorp"]
    assert split_names(cells)[-1].given == "Wlorp"


def test_an_order_that_is_told_is_kept() -> None:
    assert split_names(["Ida Berg"], Order.FAMILY_FIRST)[0].given == "Berg"
    assert split_names(["Berg Ida"], Order.GIVEN_FIRST)[0].given == "Berg"


@given(st.lists(st.text(max_size=30), max_size=6))
def test_no_word_of_a_name_is_lost(cells: list[str]) -> None:
    for cell, name in zip(cells, split_names(cells), strict=True):
        kept = " ".join(name[:4])
        letters = sorted(c for c in cell if c.isalnum())
        assert sorted(c for c in kept if c.isalnum()) == letters
