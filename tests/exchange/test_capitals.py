"""Family names that shout beside given names that do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worldcafe.exchange.capitals import in_normal_case, without_shouting
from worldcafe.exchange.names import Name


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("LEFÈVRE", "Lefèvre"),
        ("DE LA FUENTE", "de la Fuente"),
        ("VAN DER MEER", "van der Meer"),
        ("van der BERG", "van der Berg"),
        ("LE GOFF", "Le Goff"),
        ("DI MARCO", "Di Marco"),
        ("RIBEIRO DA SILVA", "Ribeiro da Silva"),
        ("DE SAN MARTÍN", "de San Martín"),
        ("O'SHAUGHNESSY", "O'Shaughnessy"),
        ("D’ANGELO", "D’Angelo"),
        ("'T HOOFT", "'t Hooft"),
        ("MCKAY", "McKay"),
        ("MC KAY", "Mc Kay"),
        ("KOVÁCS-NAGY", "Kovács-Nagy"),
        ("IJSSELSTEIN", "IJsselstein"),
        ("ΠΑΠΑΔΟΠΟΥΛΟΣ", "Παπαδοπουλος"),
        ("ШЕВЧЕНКО", "Шевченко"),
        ("ŻÓŁĆ-ŁĄCKA", "Żółć-Łącka"),
        ("ÇELİK", "Çelik"),
        ("YİĞIT", "Yiğıt"),
        ("GÖßMANN", "Gößmann"),
        ("ÞORSTEINSDÓTTIR", "Þorsteinsdóttir"),
        ("SMITH III", "Smith III"),
        ("LE", "Le"),
    ],
)
def test_a_family_name_in_capitals_is_written_as_usual(written: str, usual: str) -> None:
    assert in_normal_case(written) == usual


@pytest.mark.parametrize(
    "name", ["de la Fuente", "McKay", "DiCaprio", "LaRue-SMITH", "O", "", "X.", "Rossi BIANCHI"]
)
def test_a_name_that_is_not_in_capitals_is_kept(name: str) -> None:
    assert in_normal_case(name) == name


def test_who_is_in_capitals_altogether_is_kept_as_typed() -> None:
    names = [Name("MARIO", "ROSSI"), Name("Björn", "LEFÈVRE"), Name("J.", "SMITH")]
    assert [one.family for one in without_shouting(names)] == ["ROSSI", "Lefèvre", "SMITH"]


@given(st.text("ADTadtßßİÉé' -.", max_size=12))
def test_a_list_mends_a_family_name_as_it_is_mended_alone(family: str) -> None:
    found = without_shouting([Name("Ida", family)])[0].family
    assert found == (family if family.islower() else in_normal_case(family))


@given(st.text(max_size=40))
def test_no_letter_is_lost_and_what_was_mended_stays(family: str) -> None:
    once = in_normal_case(family)
    assert in_normal_case(once) == once or once.isupper()
    if once != family:
        assert len(once.split()) == len(family.split())
