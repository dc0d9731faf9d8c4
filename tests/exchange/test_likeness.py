"""Who may be listed twice and which organisations may be one; and who and which are surely not."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worldcafe.domain.errors import Stopped
from worldcafe.exchange.likeness import PersonLike, duplicate_people, fold, similar_organisations

ONE_ORGANISATION = [
    ("Warsaw", "City of Warsaw"),
    ("Poliedra", "Poliedra (IT)"),
    ("Inst. Serra Azul", "Instituto Serra Azul"),
    ("UCL", "University College London"),
    ("Urban Lab (UL)", "UL"),
    ("Kestrel Housing", "Kestrel Housing Trust"),
    ("Holm AG", "Holm"),
    ("Câmara de Ribeira Alta", "Camara Municipal de Ribeira Alta"),
    ("Comune di Valdoro", "Comune di Valdoro, Ufficio Mobilità"),
    ("Politecnico del Lago", "Politecnico di Lago"),
    ("University of Warsaw", "Warsaw University"),
    ("Łódź", "Lodz City Council"),
    ("Brightwell & Moss", "Brightwell and Moss Ltd."),
    ("Neighbour Cities Network", "Neighbor Cities Network"),
    ("Община Синево", "Sinevo Municipality"),
    ("A.B.C. S.p.A.", "ABC"),
    ("Università di Valdoro", "University of Valdoro"),
    ("TEICO", "Teico"),
    ("Green Mobility GmbH", "Green Mobilty"),
]
TWO_ORGANISATIONS = [
    ("City of Warsaw", "University of Warsaw"),
    ("North Council", "South Council"),
    ("Organisation 15", "Organisation 16"),
    ("City of Milan", "City of Lisbon"),
    ("Kestrel Housing Trust", "Osprey Housing Trust"),
    ("University of Leon", "University of Lyon"),
    ("Work Package 3", "Work Package 4"),
    ("Serra Azul", "Serra Alta"),
    ("Institute of Energy", "Institute of Mobility"),
    ("Green Party", "Green Trust"),
    ("Technical University", "Technical Institute"),
    ("Politecnico di Lago", "Università di Lago"),
    ("BT", "British Telescopes Transit"),
    ("Ministry of Health", "Ministry of Wealth"),
    ("City", "Town"),
]
ONE_PERSON = [
    (("Tiago", "Azinheira"), ("Azinheira", "Tiago"), "swapped"),
    (("Łukasz", "Dąbek"), ("Lukasz", "Dabek"), "same name"),
    (("Maria", "Conti", "Lake"), ("Maria", "Conti", "Kestrel"), "same name"),
    (("Jürgen", "Müller"), ("Juergen", "Mueller"), "same name"),
    (("Иван", "Петров"), ("Ivan", "Petrov"), "same name"),
    (("Marco", "Bellucci"), ("Marco", "Beluci"), "spelling"),
    (("Sofia", "Conti"), ("Sophia", "Conti"), "spelling"),
    (("Jon", "Smithson", "Lake"), ("John", "Smithson", "Lake"), "spelling"),
    (("Ana", "Costa", "Lake"), ("Ana Maria", "Costa", "Lake"), "middle name"),
    (("Tiago M.", "Azinheira", "Lake"), ("Tiago", "Azinheira", "Kestrel"), "middle name"),
    (("T.", "Azinheira"), ("Tiago", "Azinheira"), "initial"),
    (("Ida", "Berg", "", "ida@x.org"), ("Ida", "Holm", "", "ida@x.org"), "same e-mail"),
]
TWO_PEOPLE = [
    (("Maria", "Conti"), ("Mario", "Conti")),
    (("Ana", "Costa"), ("Ana", "Silva")),
    (("Ana", "Costa", "Lake"), ("Ana", "Costa Silva Lima", "Kestrel")),
    (("Ana Maria", "Costa", "Lake"), ("Ana", "Costa", "Kestrel")),
    (("Peter", "Novak"), ("Petr", "Novakova")),
    (("Jan", "Kowalski"), ("Jana", "Kowalska")),
    (("Anna", "Bo"), ("Anna", "Li")),
    (("Plato", ""), ("Platon", "Lee")),
    (("Ida", "Berg", "", "office@x.org"), ("Ben", "Holm", "", "office@x.org")),
]


@pytest.mark.parametrize(("one", "two"), ONE_ORGANISATION)
def test_spellings_of_one_organisation_are_offered(one: str, two: str) -> None:
    assert [set(found.names) for found in similar_organisations([one, two])] == [{one, two}]


@pytest.mark.parametrize(("one", "two"), TWO_ORGANISATIONS)
def test_two_organisations_are_left_alone(one: str, two: str) -> None:
    assert similar_organisations([one, two]) == ()


def test_the_most_frequent_spelling_comes_first() -> None:
    found = similar_organisations(["City of Lipa", "Lipa", "Lipa", "gmina LIPA", "Osprey"])
    assert found[0].names == ("Lipa", "City of Lipa", "gmina LIPA")


@pytest.mark.parametrize(("one", "two", "why"), ONE_PERSON)
def test_somebody_listed_twice_is_offered(one: tuple[str, ...], two: tuple[str, ...], why: str) -> None:
    assert duplicate_people([PersonLike(1, *one), PersonLike(2, *two)]) == (((1, 2), why),)


@pytest.mark.parametrize(("one", "two"), TWO_PEOPLE)
def test_two_people_are_left_alone(one: tuple[str, ...], two: tuple[str, ...]) -> None:
    assert duplicate_people([PersonLike(1, *one), PersonLike(2, *two)]) == ()


def test_three_rows_of_one_person_are_one_group() -> None:
    rows = [("Ida", "Berg"), ("Ben", "Holm"), ("Berg", "Ida"), ("Ida", "Berg")]
    found = duplicate_people([PersonLike(i, *name) for i, name in enumerate(rows)])
    assert found == (((0, 2, 3), "same name"),)


def test_among_many_people_the_few_that_are_twice_are_found() -> None:
    dice = random.Random(4)
    words = [
        "".join(dice.sample("bdfgklmnprstvz", 1)[0] + dice.choice("aeiou") for _ in range(4))
        for _ in range(4000)
    ]
    people = [
        PersonLike(i, words[2 * i].title(), words[2 * i + 1].title(), f"House {i}") for i in range(2000)
    ]
    twice = [
        PersonLike(9000 + i, people[i].family, people[i].given, "Elsewhere") for i in range(0, 2000, 100)
    ]
    found = duplicate_people([*people, *twice])
    assert {(i, 9000 + i) for i in range(0, 2000, 100)} <= {group.keys[:2] for group in found}
    assert len(found) < 30


def test_the_search_can_be_stopped() -> None:
    with pytest.raises(Stopped):
        duplicate_people([PersonLike(1, "Ida", "Berg")], stop=lambda: True)
    with pytest.raises(Stopped):
        similar_organisations(["Lake"], stop=lambda: True)


def test_letters_of_all_scripts_fold_to_plain_ones() -> None:
    assert [fold(text) for text in ("Łódź", "Søren", "Weiß", "Иван Йорданов", "Γιώργος", "İstanbul")] == [
        "lodz", "soren", "weiss", "ivan yordanov", "giorgos", "istanbul",
    ]  # fmt: skip


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8)), max_size=12))
def test_any_names_give_groups_of_known_keys(rows: list[tuple[str, str, str]]) -> None:
    found = duplicate_people([PersonLike(i, *row) for i, row in enumerate(rows)])
    keys = [key for group in found for key in group.keys]
    assert len(keys) == len(set(keys))
    assert all(len(group.keys) > 1 for group in found)
    names = [row[2] for row in rows]
    for alike in similar_organisations(names):
        assert set(alike.names) <= {name.strip() for name in names}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Municipality of Athens", "Δήμος Αθηναίων"),
        ("City of Patras", "Δήμος Πατρέων"),
        ("Thessaloniki", "Δήμος Θεσσαλονίκης"),
        ("Община Пловдив", "Plovdiv"),
        ("Brno", "Statutární město Brno"),
        ("Brno", "Magistrát města Brna"),
        ("Szeged MJV", "Szeged"),
        ("Szeged Megyei Jogú Város Önkormányzata", "Szeged"),
        ("Tampereen kaupunki", "Tampere"),
        ("Göteborgs Stad", "Göteborg"),
        ("Urząd Miasta Krakowa", "Kraków"),
        ("m.st. Warszawa", "Warszawa"),
        ("Vilniaus miesto savivaldybė", "Vilnius"),
        ("Mestna občina Ljubljana", "Ljubljana"),
        ("Comune di Milano", "Milan"),
    ],
)
def test_a_town_is_found_in_its_own_language_and_script(one: str, other: str) -> None:
    (found,) = similar_organisations([one, other])
    assert found.why == "place"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("City of Bergen", "Comune di Bergamo"),
        ("Comune di Parma", "City of Paris"),
        ("City of London", "Londonderry"),
        ("Comune di Torino", "Toruń"),
        ("University of Milan", "Comune di Milano"),
        ("Δήμος Πατρέων", "Δήμος Αθηναίων"),
        ("Tampere University", "Tampereen kaupunki"),
    ],
)
def test_towns_that_only_sound_alike_are_left_alone(one: str, other: str) -> None:
    assert similar_organisations([one, other]) == ()


def test_a_name_of_signs_alone_beside_a_town_is_like_nothing() -> None:
    assert similar_organisations(["!!!", "City of Oslo"]) == ()


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("TU Graz", "Technische Universität Graz"),
        ("MPK Łódź", "MPK-Łódź Sp. z o.o."),
        ("Brno s. r. o.", "Brno"),
    ],
)
def test_short_forms_of_a_house_are_offered(short: str, long: str) -> None:
    assert len(similar_organisations([short, long])) == 1


def test_abbreviations_of_other_places_are_left_alone() -> None:
    assert similar_organisations(["TU Graz", "Technische Universität Wien", "TU Delft"]) == ()
