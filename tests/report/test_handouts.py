"""Cards, door list and tents say the same as the rotation, and their codes say nothing but an opaque id."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any, cast

import pypdfium2
import pytest
import segno

from tests.report.cafes import opened, pages_of, small_cafe, text_of
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import Stopped, WrongUse
from worldcafe.domain.event import AgendaItem
from worldcafe.language import Language
from worldcafe.report.figures.code import modules
from worldcafe.report.handouts import HANDOUTS, handout_pdf, write_handouts
from worldcafe.report.handouts.cards import CODE, HEIGHT, INSIDE, WIDTH, cards
from worldcafe.report.source import Source
from worldcafe.report.style import A4
from worldcafe.report.typeface import Typesetter


def test_eight_cards_stand_on_a_sheet(sample: Cafe, english: Language) -> None:
    assert len(pages_of(handout_pdf(sample, english, "itineraries"))) == 12  # 90 people


def test_a_card_holds_every_table_of_its_person(english: Language) -> None:
    cafe = small_cafe(english, tables=9, rounds=3, people=8)
    (page,) = pages_of(handout_pdf(cafe, english, "itineraries"))
    rotation = cafe.rotation()
    for person in cafe.people_in_order:
        begin = page.index(person.name)
        card = page[begin : begin + 260]
        for round_ in cafe.rounds_in_order:
            table = cafe.tables[rotation.table_of(person.id, round_.id) or ""]
            assert f"Topic {table.number}" in card


def test_rapporteurs_read_that_they_stay(sample: Cafe, english: Language) -> None:
    assert (
        text_of(handout_pdf(sample, english, "itineraries")).count("You are the rapporteur: you stay.") == 8
    )


def test_only_the_cards_asked_for_are_printed(sample: Cafe, english: Language) -> None:
    text = text_of(handout_pdf(sample, english, "itineraries", people=["person-001"]))
    assert sample.people["person-001"].name in text
    assert text.count("for the desk") == 1


def test_a_code_holds_the_opaque_id_and_no_name(
    sample: Cafe, english: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def spying(content: str) -> list[list[bool]]:
        made.append(content)
        return modules(content)

    monkeypatch.setattr("worldcafe.report.handouts.cards.modules", spying)
    list(cards(Source(sample, english), Typesetter(), A4))
    assert made == [f"wc:{person.id}" for person in sample.people_in_order]


def test_the_modules_of_a_code_are_those_of_its_text() -> None:
    content = "wc:0f8fad5bd9cb469fa16570867728950e"
    whole = segno.make(content, micro=False, error="m", boost_error=False, mask=3)
    assert modules(content) == [[bool(cell) for cell in row] for row in whole.matrix]


def test_the_door_list_sorts_accents_with_their_letters_and_cyrillic_last(english: Language) -> None:
    families = ["Żuk", "Łapińska", "Lange", "Müller", "Zander", "Ångström", "Adam", "Ангелова", "Λαγού"]
    cafe = small_cafe(english, people=len(families))
    people = {
        id_: replace(cafe.people[id_], family=family, given="Q")
        for id_, family in zip(sorted(cafe.people), families, strict=True)
    }
    text = text_of(handout_pdf(replace(cafe, people=people), english, "doorlist"))
    order = ["Adam", "Ångström", "Lange", "Łapińska", "Müller", "Zander", "Żuk", "Λαγού", "Ангелова"]
    places = [text.index(family) for family in order]
    assert places == sorted(places)


def test_the_door_list_marks_who_stays(sample: Cafe, english: Language) -> None:
    assert text_of(handout_pdf(sample, english, "doorlist")).count("stays") == 8


def test_both_faces_of_a_tent_carry_topic_and_question(sample: Cafe, english: Language) -> None:
    pages = pages_of(handout_pdf(sample, english, "tents"))
    assert len(pages) == len(sample.tables)
    for table, page in zip(sample.tables_in_order, pages, strict=True):
        topic = sample.topic_at(sample.rounds_in_order[0].id, table.id)
        assert topic is not None
        assert page.count(topic.title.split()[-1]) >= 2
        assert page.count(topic.questions[0].text.split()[-1]) >= 2


def test_each_table_and_round_has_a_list(sample: Cafe, english: Language) -> None:
    pages = pages_of(handout_pdf(sample, english, "tablelists"))
    assert len(pages) == len(sample.tables) * len(sample.rounds)
    first = sample.rotation().group("round-1", "table-1")
    assert all(sample.people[p].given.split()[0] in pages[0] for p in first)


def test_all_fonts_of_the_handouts_are_embedded(sample: Cafe, english: Language) -> None:
    for data in (
        handout_pdf(sample, english, "itineraries"),
        handout_pdf(sample, english, "doorlist"),
        handout_pdf(sample, english, "tents"),
    ):
        assert b"Helvetica" not in data
        with opened(data) as pdf:
            assert str(pdf.Root["/Lang"]) == "en"


def test_the_same_café_gives_the_same_cards(sample: Cafe, english: Language) -> None:
    assert handout_pdf(sample, english, "itineraries", invariant=True) == handout_pdf(
        sample, english, "itineraries", invariant=True
    )


def test_handouts_go_into_a_folder_with_progress(
    small: Callable[..., Cafe], english: Language, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    pack = write_handouts(
        small(), tmp_path / "paper", english, HANDOUTS, watch=lambda done, total: told.append((done, total))
    )
    assert sorted(p.name for p in (tmp_path / "paper").iterdir()) == sorted(p.name for p in pack.paths)
    assert told[-1][0] == told[-1][1]


def test_stopped_handouts_leave_nothing(
    small: Callable[..., Cafe], english: Language, tmp_path: Path
) -> None:
    with pytest.raises(Stopped):
        write_handouts(small(), tmp_path / "paper", english, stop=lambda: True)
    assert not (tmp_path / "paper").exists()


def test_an_unknown_handout_is_named(small: Callable[..., Cafe], english: Language, tmp_path: Path) -> None:
    with pytest.raises(WrongUse) as caught:
        write_handouts(small(), tmp_path, english, ["badges"])
    assert "badges" in caught.value.sentence(english)


def test_handouts_before_a_rotation_say_so(english: Language, tmp_path: Path) -> None:
    cafe = replace(small_cafe(english), seats={}, plans={})
    assert [r.code for r in write_handouts(cafe, tmp_path, english).warnings] == ["no-plan"]


def test_the_code_that_is_printed_is_the_code_of_the_person(english: Language) -> None:
    cafe = small_cafe(english, people=1)
    document = pypdfium2.PdfDocument(handout_pdf(cafe, english, "itineraries"))
    scale = 6
    pixels = cast(Any, document)[0].render(scale=scale, grayscale=True).to_numpy()
    document.close()
    left = (A4.width - 2 * WIDTH) / 2 + WIDTH - INSIDE - CODE
    top = (A4.height - 4 * HEIGHT) / 2 + HEIGHT - 27 - CODE
    wanted = modules("wc:person-000")
    unit = CODE / len(wanted)
    seen = [
        [
            int(
                pixels[int((top + (row + 0.5) * unit) * scale), int((left + (at + 0.5) * unit) * scale)].min()
            )
            < 128
            for at in range(len(wanted))
        ]
        for row in range(len(wanted))
    ]
    assert seen == wanted


@pytest.mark.parametrize("items", [4, 11, 60])
def test_the_agenda_poster_fills_its_sheets_with_large_type(
    items: int, sample: Cafe, english: Language
) -> None:
    day = sample.rounds_in_order[0].day
    agenda = {
        f"item-{n}": AgendaItem(f"item-{n}", f"Part {n} of it", day, time(6 + n // 6, n % 6 * 10), 10, "", n)
        for n in range(items)
    }
    document = pypdfium2.PdfDocument(
        handout_pdf(replace(sample, agenda=agenda, rounds={}), english, "agenda")
    )
    printed = 0
    for at, page in enumerate(cast(Any, document)):
        text = page.get_textpage()
        found = text.search("Part")
        boxes: list[tuple[float, ...]] = []
        while place := found.get_next():
            assert cast(Any, pypdfium2).raw.FPDFText_GetFontSize(text.raw, place[0]) >= (
                16 if items > 20 else 26
            )
            boxes.append(text.get_charbox(place[0]))
        printed += len(boxes)
        if at + 1 < len(document):
            assert min(box[1] for box in boxes) < A4.height * 0.15
        assert items != 11 or min(box[1] for box in boxes) < A4.height * 0.15
    document.close()
    assert printed == items
