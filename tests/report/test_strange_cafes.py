"""Whatever a café is like, its report and its handouts are built, and nothing of its words is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Any

import pytest

from tests.report.cafes import opened, pages_of, revision, small_cafe, text_of, with_notes
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Event, ReportSection, Round, Stand
from worldcafe.domain.notes import Extras
from worldcafe.domain.people import Participant
from worldcafe.language import Language, language
from worldcafe.report.compose import compose
from worldcafe.report.handouts import HANDOUTS, handout_pdf, write_handouts
from worldcafe.report.pdf import pdf_bytes

NAMES = (
    ("Цветелина", "Димитрова"),
    ("Μαρία", "Λαγού"),
    ("נועה", "כהן"),
    ("Zoë 😀", "O’Neill"),
    ("X" * 150, "Y" * 150),
    ("Anna Maria " * 14, "de la Torre " * 12),
    ("", "Solo"),
    ("Mono", ""),
)


def strange(words: Language, **event: Any) -> Cafe:
    """People with every kind of name at two tables."""
    cafe = small_cafe(words, tables=2, rounds=3, people=len(NAMES), **event)
    people = {
        id_: replace(cafe.people[id_], given=given, family=family)
        for id_, (given, family) in zip(sorted(cafe.people), NAMES, strict=True)
    }
    return replace(cafe, people=people)


def built(cafe: Cafe, words: Language) -> bytes:
    return pdf_bytes(compose(cafe, words), words)


@pytest.mark.parametrize(
    ("tables", "rounds", "people"),
    [(1, 1, 1), (1, 3, 12), (20, 4, 200), (3, 0, 5), (0, 2, 4), (4, 14, 30), (2, 2, 0)],
)
def test_any_number_of_tables_rounds_and_people_is_printed(
    english: Language, tables: int, rounds: int, people: int, tmp_path: Any
) -> None:
    cafe = small_cafe(english, tables, rounds, people)
    assert "A small café" in text_of(built(cafe, english))
    written = write_handouts(cafe, tmp_path, english, HANDOUTS)
    assert [path.read_bytes()[:5] for path in written.paths] == [b"%PDF-"] * len(HANDOUTS)


def test_an_empty_café_says_what_is_missing(english: Language) -> None:
    text = text_of(built(Cafe(Event("event", "")), english))
    for words in ("none noted", "No rotation has been adopted yet", "nobody yet", "not set yet"):
        assert words in text


def test_strange_names_are_printed_whole(english: Language) -> None:
    cafe = strange(english)
    report = text_of(built(cafe, english))
    cards = text_of(handout_pdf(cafe, english, "itineraries"))
    door = text_of(handout_pdf(cafe, english, "doorlist"))
    for text in (report, cards, door):
        squeezed = text.replace(" ", "").replace("\u0002", "")
        assert "Цветелина" in text
        assert "Μαρία" in text
        assert squeezed.count("X") >= 150
        assert squeezed.count("Y") >= 150
        assert squeezed.count("Maria") >= 14


def test_topics_that_change_from_round_to_round_each_have_a_chapter(english: Language) -> None:
    cafe = small_cafe(english, tables=2, rounds=2, people=6)
    stands = {
        (r.id, t.id): Stand(r.id, t.id, f"topic-{r.number}")
        for r in cafe.rounds_in_order
        for t in cafe.tables_in_order
    }
    cafe = with_notes(cafe, revision(1, "table-1", "round-1", "barrier", "Heard in the first round"))
    text = text_of(built(replace(cafe, stands=stands), english))
    assert "How it grew, table 1" in text
    assert "How it grew, table 2" in text


def test_notes_of_a_table_without_a_topic_and_of_what_is_gone_are_printed(english: Language) -> None:
    cafe = replace(small_cafe(english), stands={})
    cafe = with_notes(
        cafe,
        revision(1, "table-1", "round-1", "barrier", "Spoken without a topic"),
        revision(2, "table-gone", "round-gone", "kind-gone", "Spoken where nothing is left"),
    )
    report = compose(cafe, english)
    text = text_of(pdf_bytes(report, english))
    assert text.count("Spoken without a topic") >= 2
    assert "Spoken where nothing is left" in text
    assert "loose" in [remark.code for remark in report.warnings]


def test_kinds_that_the_organiser_renamed_speak_their_new_words(english: Language) -> None:
    cafe = small_cafe(english)
    kinds = {
        **cafe.kinds,
        "barrier": replace(cafe.kinds["barrier"], word="Stein", plural="Steine", letter="S"),
    }
    cafe = with_notes(cafe, revision(1, "table-1", "round-1", "barrier", "In the way"))
    text = text_of(built(replace(cafe, kinds=kinds), english))
    assert "Steine" in text
    assert "Barriers" not in text


def test_every_note_of_eight_thousand_letters_is_printed_whole(english: Language) -> None:
    unbroken, spoken = "a" * 8_000, "word " * 1_600
    cafe = with_notes(
        small_cafe(english),
        revision(1, "table-1", "round-1", "barrier", unbroken),
        revision(2, "table-1", "round-1", "quote", spoken),
        revision(3, "table-1", "round-1", "action", spoken, Extras(owner="O" * 300)),
        revision(4, "table-1", "round-2", "overview", spoken),
        revision(5, "table-1", "round-2", "key-message", spoken),
        revision(6, "table-1", "round-2", "idea", spoken, Extras(translation=spoken)),
    )
    text = text_of(built(cafe, english)).replace(" ", "")
    plain = text_of(built(small_cafe(english), english)).replace(" ", "")
    assert text.count("a") - plain.count("a") >= 8_000
    assert text.count("word") - plain.count("word") >= (2 + 3 + 1 + 1 + 2) * 1_600
    assert text.count("O") >= 300


def test_without_the_annex_the_chapters_hold_every_note_whole(english: Language) -> None:
    cafe = with_notes(
        small_cafe(english),
        *(revision(n, "table-1", "round-1", "barrier", f"Number {n} " + "again " * 60) for n in range(1, 41)),
        revision(41, "table-1", "round-1", "opportunity", "a" * 8_000),
    )
    cafe = replace(cafe, sections={"notes": ReportSection("notes", 8, shown=False)})
    text = text_of(built(cafe, english))
    plain = text_of(built(replace(cafe, revisions={}), english))
    assert all(f"Number {n} again" in text for n in range(1, 41))
    assert text.count("again") >= 40 * 60
    assert text.count("a") - plain.count("a") >= 8_000


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("code", ["en", "it", "el", "bg"])
def test_every_paper_and_language_is_printed(code: str, paper: str) -> None:
    words = language(code)
    cafe = strange(words, paper=paper, language=code)
    data = built(cafe, words)
    with opened(data) as pdf:
        width = float(pdf.pages[0].mediabox[2])
    assert round(width) == {"A4": 595, "Letter": 612}[paper]


def test_rounds_on_several_days_name_their_day_on_the_cards(english: Language) -> None:
    cafe = small_cafe(english, rounds=2)
    rounds = {
        r.id: replace(r, day=date(2027, 4, 13) + timedelta(days=r.number), start=time(9, 30))
        for r in cafe.rounds.values()
    }
    text = text_of(handout_pdf(replace(cafe, rounds=rounds), english, "itineraries"))
    assert "Round 1 · Wed" in text
    assert "Round 2 · Thu" in text


def test_a_harvest_and_an_absence_are_named_on_the_card(english: Language) -> None:
    cafe = small_cafe(english, rounds=2, people=2)
    rounds = {**cafe.rounds, "round-3": Round("round-3", 3, kind="harvest", title="Harvest")}
    seats = {key: seat for key, seat in cafe.seats.items() if key[1:] != ("round-2", "person-001")}
    text = text_of(handout_pdf(replace(cafe, rounds=rounds, seats=seats), english, "itineraries"))
    assert "Harvest" in text
    assert "all together" in text
    assert "ask at the desk" in text


def test_people_of_no_family_name_stand_in_the_door_list(
    english: Language, small: Callable[..., Cafe]
) -> None:
    cafe = small(people=1)
    cafe = replace(cafe, people={"person-000": Participant("person-000", "Cher", "")})
    assert "Cher" in text_of(handout_pdf(cafe, english, "doorlist"))


def test_pages_are_numbered_in_order(english: Language, sample: Cafe) -> None:
    found = pages_of(built(sample, english))
    numbered = [n for n, text in enumerate(found, 1) if f" {n}" in f" {text}"]
    assert len(numbered) >= len(found) - 2
    assert all(a < b for a, b in pairwise(numbered))
