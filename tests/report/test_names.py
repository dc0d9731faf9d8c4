"""Names on cards and lists: long ones wrap, people of one name are told apart, every script has its place."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

import pypdfium2
import pytest

from tests.report.cafes import pages_of, revision, small_cafe, text_of, with_notes
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Question
from worldcafe.domain.people import Organisation
from worldcafe.language import Language
from worldcafe.report.compose import compose
from worldcafe.report.figures.code import modules
from worldcafe.report.handouts import handout_pdf
from worldcafe.report.handouts.cards import CODE, HEIGHT, INSIDE, WIDTH
from worldcafe.report.pdf import pdf_bytes
from worldcafe.report.style import A4, STRONG
from worldcafe.report.typeface import Typesetter
from worldcafe.report.wrapping import lines

LONG = (
    ("Żaneta Małgorzata", "Gżegżółka-Brzęczyszczykiewicz-Łękołodzka"),
    ("Мария-Александрина", "Константинова-Христоборова-Щъркелова"),
    ("María del Carmen Fernanda", "de los Ángeles y Zapatero Velasco"),
)


def named(cafe: Cafe, names: tuple[tuple[str, str], ...]) -> Cafe:
    """The café with its first people renamed."""
    ids = sorted(cafe.people)[: len(names)]
    people = {
        id_: replace(cafe.people[id_], given=given, family=family)
        for id_, (given, family) in zip(ids, names, strict=True)
    }
    return replace(cafe, people={**cafe.people, **people})


def sizes(data: bytes, letters: str) -> Iterator[float]:
    """The sizes in which some text is printed, in points."""
    document = pypdfium2.PdfDocument(data)
    for page in cast(Any, document):
        text = page.get_textpage()
        found = text.search(letters)
        while place := found.get_next():
            yield pypdfium2.raw.FPDFText_GetFontSize(text.raw, place[0])
    document.close()


@pytest.mark.parametrize(("handout", "least"), [("itineraries", 10), ("doorlist", 9), ("tablelists", 9)])
def test_a_name_of_sixty_letters_wraps_and_stays_large(handout: str, least: float, english: Language) -> None:
    data = handout_pdf(named(small_cafe(english), LONG), english, handout)
    for given, family in LONG:
        word = max(f"{given} {family}".replace("-", " ").split(), key=len)
        assert min(sizes(data, word)) >= least


def test_a_name_with_hyphens_breaks_after_one(english: Language) -> None:
    setter = Typesetter()
    broken = lines(setter, "Константинова-Христоборова-Щъркелова", STRONG, 90)
    assert broken == ["Константинова-", "Христоборова-", "Щъркелова"]


def namesakes(words: Language) -> Cafe:
    """Three people called Ada Lind: one of the harbour, two of the library."""
    cafe = named(small_cafe(words), (("Ada", "Lind"), ("Ada", "Lind"), ("ADA", "Lind")))
    organisations = {
        "harbour": Organisation("harbour", "Harbour Board"),
        "library": Organisation("library", "Town Library"),
    }
    where = ("harbour", "library", "library")
    people = {
        id_: replace(cafe.people[id_], organisation=organisation)
        for id_, organisation in zip(sorted(cafe.people), where, strict=False)
    }
    return replace(
        cafe,
        people={**cafe.people, **people},
        organisations={**cafe.organisations, **organisations},
    )


def test_people_of_one_name_are_told_apart_on_the_door_list(english: Language) -> None:
    cafe = namesakes(english)
    text = text_of(handout_pdf(cafe, english, "doorlist"))
    order = [p.id for p in cafe.people_in_order]
    assert text.count("Harbour Board") == 1
    assert "Town Library" not in text
    cards = text_of(handout_pdf(cafe, english, "itineraries"))
    for id_ in ("person-001", "person-002"):
        number = f"{order.index(id_) + 1:03d}"
        assert f"card {number}" in text
        assert number in cards


def test_people_of_one_name_are_told_apart_where_they_sat(english: Language) -> None:
    cafe = with_notes(namesakes(english), revision(1, "table-1", "round-1", "idea", "A bench"))
    text = text_of(pdf_bytes(compose(cafe, english), english))
    assert "(Harbour" in text


def test_a_name_that_nobody_shares_stands_alone(sample: Cafe, english: Language) -> None:
    text = text_of(handout_pdf(named(small_cafe(english), (("Ada", "Lind"),)), english, "doorlist"))
    assert "card 0" not in text
    assert "One Organisation" not in text


def test_each_script_of_the_door_list_has_its_heading_and_its_letters(english: Language) -> None:
    names = (("A", "Bruni"), ("A", "Ziegler"), ("Ε", "Βασιλάκου"), ("С", "Врабчев"), ("К", "Рашкова"))
    (page,) = pages_of(handout_pdf(named(small_cafe(english, people=5), names), english, "doorlist"))
    assert "B – Z · Β · В – Р" in page
    places = [
        page.index(word) for word in ("Ziegler", "Greek letters", "Βασιλάκου", "Cyrillic letters", "Врабчев")
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("people", [12, 60, 90, 95, 140, 190])
def test_no_sheet_of_the_door_list_holds_only_a_few(people: int, english: Language) -> None:
    cafe = small_cafe(english, tables=9, rounds=3, people=people)
    pages = pages_of(handout_pdf(cafe, english, "doorlist"))
    counted = [page.count("Given") for page in pages]
    assert sum(counted) == people
    assert len(counted) == 1 or min(counted) >= 15


def test_a_short_door_list_uses_both_columns(english: Language) -> None:
    names = tuple(("Q", family) for family in ("Adam", "Bruni", "Cole", "Dahl", "Egli", "Fink"))
    document = pypdfium2.PdfDocument(
        handout_pdf(named(small_cafe(english, people=6), names), english, "doorlist")
    )
    text = cast(Any, document)[0].get_textpage()
    left = [text.get_charbox(text.search(family).get_next()[0])[0] for _, family in names]
    document.close()
    assert sum(x < A4.width / 2 for x in left) == 3


def test_a_topic_without_a_question_leaves_no_gap_on_its_tent(english: Language) -> None:
    cafe = small_cafe(english)
    empty = {
        t.id: replace(t, questions=(Question("q", "  "), Question("r", ""))) for t in cafe.topics.values()
    }
    assert handout_pdf(cafe, english, "tents", invariant=True) == handout_pdf(
        replace(cafe, topics=empty), english, "tents", invariant=True
    )


def test_the_code_of_a_card_has_its_quiet_zone(english: Language) -> None:
    cafe = named(small_cafe(english, tables=4, rounds=4, people=1), LONG[:1])
    document = pypdfium2.PdfDocument(handout_pdf(cafe, english, "itineraries"))
    scale = 6
    pixels = cast(Any, document)[0].render(scale=scale, grayscale=True).to_numpy()
    document.close()
    quiet = 4 * CODE / len(modules("wc:person-000")) - 0.2
    left = (A4.width - 2 * WIDTH) / 2 + WIDTH - INSIDE - CODE
    top = (A4.height - 4 * HEIGHT) / 2 + HEIGHT - 27 - CODE
    x0, x1, y0, y1 = (
        int(v * scale) for v in (left - quiet, left + CODE + quiet, top - quiet, top + CODE + quiet)
    )
    around = pixels[y0:y1, x0:x1].copy()
    inner = int(quiet * scale) - 2
    around[inner:-inner, inner:-inner] = 255
    assert int(around.min()) > 200
