"""What a plan says nothing about: people listed twice and organisations written in two ways."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from worldcafe.language import language
from worldcafe.report.blocks import Paragraph
from worldcafe.store.document import Document
from worldcafe.verbs.alike import as_json, caveats, find_cases
from worldcafe.verbs.importing import bring_in, read_list
from worldcafe.verbs.new import new_document
from worldcafe.verbs.planning import adopt_result, plan_cafe
from worldcafe.verbs.reporting import composed

ENGLISH = language("en")
LIST = """Name,Organisation
Ada Nowak,City of Warsaw
Béla Kun,Warsaw
Cezary Lis,House of Tea
Dóra Nagy,House of Tea
Dora Nagy,House of Tea
Emil Vesely,Mill
"""


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    with new_document(tmp_path / "a.cafe", ENGLISH, title="A", tables=2, rounds=2) as made:
        bring_in(made, read_list(LIST), "Import")
        yield made


def test_a_plan_is_told_to_say_nothing_about_the_undecided(document: Document) -> None:
    cases = find_cases(document.cafe)
    people, houses = caveats(cases, document.cafe, ENGLISH)
    assert people.startswith("1 possible duplicate is undecided and is seated as several people: ")
    assert "Dóra Nagy" in people and "Dora Nagy" in people
    assert houses.startswith("1 group of organisations looks alike and is undecided")
    assert "City of Warsaw" in houses
    assert as_json(cases, document.cafe)["people"] == [["Dora Nagy", "Dóra Nagy"]]


def test_pairs_that_were_called_different_are_not_told(document: Document) -> None:
    every = frozenset(case.key for case in find_cases(document.cafe).all())
    assert not find_cases(document.cafe, every)
    assert caveats(find_cases(document.cafe, every), document.cafe, ENGLISH) == []


def test_the_report_says_what_is_undecided_where_it_speaks_of_colleagues(document: Document) -> None:
    adopt_result(document, plan_cafe(document.cafe, steps=50, seconds=None), "Plan", "Plan")
    caveat = "1 group of them looks alike and is undecided."
    told = [block.text for block in composed(document.cafe).blocks if isinstance(block, Paragraph)]
    assert any(text.endswith(caveat) for text in told)
    every = frozenset(case.key for case in find_cases(document.cafe).all())
    told = [
        block.text for block in composed(document.cafe, decided=every).blocks if isinstance(block, Paragraph)
    ]
    assert not any(text.endswith(caveat) for text in told)
