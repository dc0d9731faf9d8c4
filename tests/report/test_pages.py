"""What stands on which page: nothing looks forgotten, nothing that belongs together is torn."""

import re
from dataclasses import replace
from datetime import date, time
from itertools import combinations
from typing import Any, cast

import pypdfium2
import pytest

from tests.report.cafes import pages_of, revision, small_cafe, text_of, with_notes
from worldcafe.domain.cafe import Cafe
from worldcafe.language import Language
from worldcafe.report.blocks import Opening, Quotes, SideBySide
from worldcafe.report.compose import compose
from worldcafe.report.pdf import pdf_bytes
from worldcafe.report.sections.rotating import counted, even_pairs
from worldcafe.report.source import Source

KINDS = ("barrier", "opportunity", "idea", "action", "quote")
FOOT = 60.0
"""Points above the lower edge that belong to the running foot."""


def few_notes(words: Language, tables: int = 3) -> Cafe:
    """Twelve people at three tables in two rounds, five notes, and nobody has said whether they may be named."""
    cafe = small_cafe(words, tables=tables, rounds=2, people=12)
    people = {p.id: replace(p, listed=None) for p in cafe.people.values()}
    rounds = {
        r.id: replace(r, day=date(2027, 5, 3), start=time(14 + r.number), minutes=45)
        for r in cafe.rounds.values()
    }
    notes = (
        revision(n, f"table-{n % 3 + 1}", f"round-{n % 2 + 1}", kind, f"Number {n}: the bus is late")
        for n, kind in enumerate(KINDS, 1)
    )
    return with_notes(replace(cafe, people=people, rounds=rounds), *notes)


def depths(data: bytes) -> list[float]:
    """How far down each page is written, from 0 at its upper edge to 1, without the running foot."""
    document = pypdfium2.PdfDocument(data)
    found: list[float] = []
    for page in cast(Any, document):
        text, height = page.get_textpage(), page.get_height()
        bottoms = [text.get_charbox(at)[1] for at in range(text.count_chars())]
        found.append(1 - min((y for y in bottoms if y > FOOT), default=height) / height)
    document.close()
    return found


def printed(cafe: Cafe, words: Language, **options: Any) -> bytes:
    return pdf_bytes(compose(cafe, words, **options), words)


def test_a_small_café_has_no_page_that_is_nearly_empty(english: Language) -> None:
    data = printed(few_notes(english), english)
    found = depths(data)
    assert len(found) <= 10
    assert min(found[1:]) > 0.3


def test_short_topics_share_a_page_and_each_keeps_its_place_in_the_contents(english: Language) -> None:
    pages = pages_of(printed(few_notes(english), english))
    chapters = [n for n, text in enumerate(pages, 1) if n > 2 and "How it grew" in text]
    assert len(chapters) < 3
    assert all(f"Topic {n} " in pages[1] for n in (1, 2, 3))


@pytest.mark.parametrize("consent", [None, False])
def test_a_list_without_names_takes_no_page_of_its_own(
    consent: bool | None, sample: Cafe, english: Language
) -> None:
    people = {p.id: replace(p, listed=consent) for p in sample.people.values()}
    pages = pages_of(printed(replace(sample, people=people), english))
    (page,) = [text for text in pages[2:] if "By organisation" in text]
    assert "nobody listed: 90 people" in page
    assert not any("Who sat here" in text for text in pages)


def test_who_took_part_stands_on_one_page_if_it_fits(sample: Cafe, english: Language) -> None:
    pages = pages_of(printed(sample, english))
    (page,) = [text for text in pages[2:] if "Who took part" in text]
    listed = [p for p in sample.people.values() if p.listed]
    assert all(p.family in page for p in listed)
    assert all(o.name in page for o in sample.organisations.values())


def test_empty_sections_are_left_out_and_the_organiser_is_told(english: Language) -> None:
    report = compose(small_cafe(english), english)
    text = text_of(pdf_bytes(report, english))
    for title in ("Why we met", "Actions and next steps", "Every note, word for word"):
        assert title not in text
    (remark,) = [r for r in report.warnings if r.code == "left-out"]
    assert "Why we met" in remark.sentence(english)


def test_kinds_of_which_there_is_nothing_are_gathered_in_a_line(english: Language) -> None:
    cafe = with_notes(small_cafe(english), revision(1, "table-1", "round-1", "idea", "A bench by the stop"))
    text = text_of(printed(cafe, english))
    assert (
        "Nothing noted under: Overview · Key message · Barriers · Opportunities · Actions · Questions · Quotes."
        in text
    )
    assert "Nothing was noted here." in text
    assert not [b for b in compose(cafe, english).blocks if isinstance(b, Quotes)]


def test_the_summary_hears_every_other_table_and_says_what_chose_the_notes(
    sample: Cafe, english: Language
) -> None:
    pair = next(b for b in compose(sample, english).blocks if isinstance(b, SideBySide))
    assert pair.right is not None
    first = {item.tab.label for item in pair.left.items[:3] if item.tab}
    second = {item.tab.label for item in pair.right.items[:3] if item.tab}
    assert len(first) == len(second) == 3
    assert not first & second
    glance = pages_of(printed(sample, english))[2]
    assert "Barriers with a star" in glance
    assert "Chosen by stars given at the tables" in glance


def test_without_stars_the_summary_prints_notes_and_claims_no_star(english: Language) -> None:
    glance = pages_of(printed(few_notes(english), english))[2]
    assert "the bus is late" in glance
    assert "with a star" not in glance.replace("0 with a star", "")


def test_the_contents_and_the_bookmarks_hold_the_topics_below_the_tables(
    sample: Cafe, english: Language
) -> None:
    contents = pages_of(printed(sample, english))[1]
    first = sample.topics_in_order[0].title
    assert contents.index("Who took part") < contents.index("The tables") < contents.index(first)


@pytest.mark.parametrize(("status", "dated"), [("draft", False), ("approved", True)])
def test_a_draft_is_signed_by_hand(status: Any, dated: bool, english: Language) -> None:
    cafe = small_cafe(
        english, status=status, submitted_by="Ada Lind", submitted_on=date(2027, 4, 23), approved_by="Bo Ek"
    )
    assert ("23 April 2027" in text_of(printed(cafe, english))) is dated


def test_the_days_are_told_in_words(sample: Cafe, english: Language) -> None:
    page = next(t for t in pages_of(printed(sample, english)) if "Who moved where" in t)
    other = [a for a in sample.agenda.values() if "World Café" not in a.title]
    assert all(a.title in page for a in other)


@pytest.mark.parametrize("proven", [True, False])
def test_no_word_of_the_planner_s_own_stands_in_the_report(
    proven: bool, sample: Cafe, english: Language
) -> None:
    for most in (2, 3):
        figures = {"repeats": 70, "squares": 74, "bound": 66, "proven": proven, "max_meetings": most}
        assert "square" not in text_of(printed(sample, english, figures=figures)).casefold()


def test_the_count_that_explains_the_repeats_is_the_one_a_reader_makes(
    sample: Cafe, english: Language
) -> None:
    found = counted(Source(sample, english))
    assert found is not None
    assert found.pairs == even_pairs(found.people, found.places)
    figures = {"repeats": found.whole, "squares": found.whole, "bound": found.whole, "proven": True}
    text = text_of(printed(sample, english, figures={**figures, "max_meetings": 2}))
    assert f"{found.people} people leave a table together and {found.places} other tables" in text
    addition = found.addition.replace("\u00a0", " ")
    assert f"{addition} pairs who must meet a second time" in text.replace("\u00a0", " ")
    terms = [term.split(" × ") for term in addition.split(" = ")[0].split(" + ")]
    assert sum(int(n) * int(pairs) for n, pairs in terms) == found.whole
    told = re.findall(r"(\d+) groups? of (\d+) ha(?:s|ve) (\d+) such pairs?", text)
    assert [(n, pairs) for n, _, pairs in told] == [tuple(term) for term in terms]


def test_the_annex_prints_a_quotation_with_the_marks_it_was_written_with(english: Language) -> None:
    cafe = with_notes(
        small_cafe(english), revision(1, "table-1", "round-1", "quote", "«On plante, mais qui arrose ?»")
    )
    pages = pages_of(printed(cafe, english))
    (annex,) = [page for page in pages[2:] if "Every note, word for word" in page]
    assert "«On plante, mais qui arrose ?»" in annex
    assert "not counted as notes" in annex


def test_people_spread_evenly_share_the_fewest_places() -> None:
    for people in range(8):
        for places in range(1, 5):
            ways: list[list[int]] = [[]]
            for _ in range(people):
                ways = [[*way, place] for way in ways for place in range(places)]
            least = min(sum(a == b for a, b in combinations(way, 2)) for way in ways)
            assert even_pairs(people, places) == least


def test_topics_are_a_part_of_the_report_with_a_title(sample: Cafe, english: Language) -> None:
    parts = [b.part for b in compose(sample, english).blocks if isinstance(b, Opening) and b.rank]
    assert parts == ["The tables", *[""] * (len(sample.topics) - 1)]


def columns_of(words: Language, notes: int) -> list[tuple[float, float]]:
    """For each page of an annex of one topic how far down its left and its right column are written, in points."""
    cafe = with_notes(
        small_cafe(words, tables=1, rounds=2, people=4),
        *(
            revision(n, "table-1", f"round-{1 + (n > notes // 2)}", "idea", f"Number {n}. " + "Again. " * 20)
            for n in range(1, notes + 1)
        ),
    )
    document = pypdfium2.PdfDocument(printed(cafe, words))
    found: list[tuple[float, float]] = []
    for page in cast(Any, document):
        text = page.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        if "guests" not in text.get_text_range() or "How it grew" in text.get_text_range():
            continue
        middle, height = page.get_width() / 2, page.get_height()
        left = [b[1] for b in boxes if b[0] < middle and b[1] > FOOT]
        right = [b[1] for b in boxes if b[0] > middle and b[1] > FOOT]
        found.append((height - min(left, default=height), height - min(right, default=height)))
    document.close()
    return found


@pytest.mark.parametrize("notes", [3, 8, 21, 40, 57])
def test_the_columns_of_the_annex_end_beside_each_other(notes: int, english: Language) -> None:
    left, right = columns_of(english, notes)[-1]
    assert abs(left - right) < 90


def test_a_quotation_keeps_its_marks_and_gets_no_second_pair(english: Language) -> None:
    cafe = with_notes(
        small_cafe(english),
        revision(1, "table-1", "round-1", "quote", "“Nobody asked us.”"),
        revision(2, "table-1", "round-1", "quote", "“Yes” and “no” are both answers"),
    )
    text = text_of(printed(cafe, english))
    assert text.count("“Nobody asked us.”") == 2
    assert text.count("Nobody asked us.") == 2
    assert "““" not in text
    assert text.count("“Yes” and “no” are both answers") == 2


@pytest.mark.parametrize("notes", [11, 13, 15, 17, 19])
def test_a_topic_ends_its_lists_early_before_it_begins_a_page_for_little(
    notes: int, english: Language
) -> None:
    cafe = with_notes(
        small_cafe(english, tables=3, rounds=3, people=30),
        *(
            revision(
                n,
                "table-2",
                "round-1",
                "barrier",
                f"Barrier {n}: the bus comes late and nobody says so to us",
            )
            for n in range(1, notes + 1)
        ),
    )
    data = printed(cafe, english)
    assert min(depths(data)[1:]) > 0.3
    text = text_of(data)
    assert all(f"Barrier {n}:" in text for n in range(1, notes + 1))


def test_the_public_edition_has_no_page_that_is_nearly_empty(sample: Cafe, english: Language) -> None:
    data = printed(sample, english, edition="public")
    assert min(depths(data)[1:]) > 0.3
    assert "By role: Participant" in text_of(data).replace("\u00a0", " ")


def test_a_long_list_of_people_leaves_no_page_with_a_few(english: Language) -> None:
    for people in (180, 250, 300):
        data = printed(small_cafe(english, tables=10, rounds=2, people=people), english)
        found = [d for d, text in zip(depths(data), pages_of(data), strict=True) if "Given1" in text]
        assert min(found) > 0.3
