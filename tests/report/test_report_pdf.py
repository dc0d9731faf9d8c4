"""The report as a file: its words, its fonts, its bookmarks, and what happens when it cannot be written."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.report.cafes import opened, pages_of, revision, sample_cafe, small_cafe, text_of, with_notes
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import NotWritable, Stopped
from worldcafe.domain.event import ReportSection
from worldcafe.domain.notes import Extras
from worldcafe.language import Language, language
from worldcafe.report.compose import compose
from worldcafe.report.content import SECTIONS
from worldcafe.report.pdf import pdf_bytes, write_pdf

HOSTILE = (
    "<b>unclosed",
    '<img src="/etc/passwd"/>',
    "<a href='http://example.org'>x</a> &amp; &lt;",
    "<para><font size=99>big",
    "]]> <!-- <?xml --> <![CDATA[",
    "(parentheses) \\escaped\\ (and) unbalanced ((",
    "{table} %s %(n)d {0} {}",
    '=HYPERLINK("x")',
    "/Type /Catalog >> endobj stream",
    "line one\nline two\r\nline three",
    "nul\x00 bell\x07 escape\x1b end",
    "zero\u200bwidth\u200djoiner \ufeffmark",
    "combining e\u0301 o\u0308",
    "“quoted” — dashed … ellipsis ½ € № → ≤ −",
)
FIGURES = {
    "repeats": 66,
    "squares": 66,
    "bound": 66,
    "proven": True,
    "max_meetings": 2,
    "colleague_meetings": 0,
}


@pytest.fixture(scope="module")
def data(sample: Cafe, english: Language) -> bytes:
    return pdf_bytes(compose(sample, english, FIGURES), english, invariant=True)


def fonts_of(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]


def test_every_note_is_printed_word_for_word(data: bytes, sample: Cafe) -> None:
    text = text_of(data).replace("\u00ad", "")
    squeezed = "".join(text.split())
    lost = [n.head.text for n in sample.notes if "".join(n.head.text.split()) not in squeezed]
    # A note of the annex may be followed over a column by its neighbour's number, so look for its longer words too.
    assert [t for t in lost if not all(word in text for word in t.split())] == []
    assert len(lost) <= len(sample.notes) * 0.1


def test_every_font_is_embedded_and_a_subset(data: bytes) -> None:
    with opened(data) as pdf:
        fonts = fonts_of(pdf)
        assert len(fonts) >= 6
        for font in fonts:
            assert "/FontFile2" in font["/FontDescriptor"]
            assert str(font["/BaseFont"])[7:8] == "+", font["/BaseFont"]
    assert b"Helvetica" not in data


def test_the_bookmarks_lead_to_every_section_and_table(data: bytes, sample: Cafe) -> None:
    with opened(data) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        below = [c.title for item in outline.root if item.title == "The tables" for c in item.children]
    for title in (
        "At a glance",
        "How it worked",
        "Who took part",
        "The tables",
        "Actions and next steps",
        "Every note, word for word",
    ):
        assert title in titles
    for topic in sample.topics.values():
        assert topic.title in below


def test_the_contents_name_the_pages(data: bytes, sample: Cafe) -> None:
    pages = pages_of(data)
    contents = pages[1]
    for topic in sample.topics.values():
        page = next(n for n, text in enumerate(pages, 1) if n > 2 and topic.title in text and "Topic" in text)
        assert f"{topic.title} {page}" in contents


def test_the_file_says_what_it_is(data: bytes, sample: Cafe) -> None:
    with opened(data) as pdf:
        assert str(pdf.docinfo["/Title"]) == sample.event.title
        assert str(pdf.Root["/Lang"]) == "en"
        assert bool(pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"])


def test_each_topic_opens_on_a_left_page(data: bytes, sample: Cafe) -> None:
    pages = pages_of(data)
    for at in range(1, len(sample.topics) + 1):
        page = next(n for n, text in enumerate(pages, 1) if f"Topic {at} of {len(sample.topics)}" in text)
        assert page % 2 == 0


def test_the_same_café_gives_the_same_bytes(data: bytes, english: Language) -> None:
    again = pdf_bytes(compose(sample_cafe(english), english, FIGURES), english, invariant=True)
    assert again == data


def test_a_changed_note_changes_the_file(data: bytes, sample: Cafe, english: Language) -> None:
    changed = with_notes(sample, revision(9_000, "table-1", "round-1", "idea", "One more"))
    assert pdf_bytes(compose(changed, english, FIGURES), english, invariant=True) != data


@pytest.mark.parametrize("hostile", HOSTILE)
def test_markup_is_text_wherever_it_stands(hostile: str, english: Language) -> None:
    event: dict[str, Any] = dict.fromkeys(
        ("title", "theme", "place", "organiser", "introduction", "conclusion"), hostile
    )
    cafe = small_cafe(english, people=2, **event, aims=(hostile,), next_meeting=hostile, submitted_by=hostile)
    topic = replace(cafe.topics["topic-1"], title=hostile)
    person = replace(cafe.people["person-000"], given=hostile, family=hostile)
    cafe = replace(cafe, topics={**cafe.topics, topic.id: topic}, people={**cafe.people, person.id: person})
    extras = Extras(owner=hostile, quoted=hostile, translation=hostile, language=hostile)
    kinds = (
        "barrier",
        "opportunity",
        "idea",
        "action",
        "question",
        "quote",
        "overview",
        "key-message",
        "insight",
    )
    cafe = with_notes(
        cafe, *(revision(n, "table-1", "round-1", kind, hostile, extras) for n, kind in enumerate(kinds, 1))
    )
    made = pdf_bytes(compose(cafe, english), english)
    visible = "".join(c for c in hostile if c.isprintable() and c not in "\u200b\u200d\ufeff")
    words = [
        w for w in visible.replace("line oneline twoline three", "line one line two line three").split() if w
    ]
    import unicodedata

    text = unicodedata.normalize("NFC", text_of(made))
    assert all(unicodedata.normalize("NFC", word) in text for word in words)
    with opened(made) as pdf:
        assert not any("/Annots" in page for page in pdf.pages)
        assert not any(isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image" for o in pdf.objects)


@given(st.lists(st.text(max_size=300), min_size=1, max_size=4))
@hypothesis_settings(max_examples=25)
def test_any_text_makes_a_report(texts: list[str]) -> None:
    words = language("en")
    kinds = ("barrier", "action", "quote", "overview")
    cafe = with_notes(
        small_cafe(words, people=2),
        *(revision(n, "table-1", "round-1", kinds[n % 4], text) for n, text in enumerate(texts, 1)),
    )
    assert pdf_bytes(compose(cafe, words), words).startswith(b"%PDF-")


def test_a_letter_that_no_font_has_is_named_with_its_text(english: Language, tmp_path: Path) -> None:
    cafe = with_notes(
        small_cafe(english), revision(1, "table-1", "round-1", "barrier", "A word of \u1200 here")
    )
    written = write_pdf(compose(cafe, english), tmp_path / "report.pdf", english)
    (remark,) = [r for r in written.warnings if r.code == "missing-glyph"]
    assert "U+1200" in remark.sentence(english)
    assert "A word of" in remark.sentence(english)
    assert "\N{REPLACEMENT CHARACTER}" in text_of((tmp_path / "report.pdf").read_bytes())


def test_hebrew_and_control_characters_are_reported(english: Language, tmp_path: Path) -> None:
    cafe = with_notes(
        small_cafe(english),
        revision(1, "table-1", "round-1", "barrier", "שלום"),
        revision(2, "table-1", "round-1", "barrier", "a\x07b"),
    )
    codes = {r.code for r in write_pdf(compose(cafe, english), tmp_path / "report.pdf", english).warnings}
    assert {"right-to-left", "controls"} <= codes


def test_progress_is_told_page_by_page_and_the_work_can_be_stopped(
    sample: Cafe, english: Language, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    report = compose(sample, english)
    written = write_pdf(
        report, tmp_path / "a.pdf", english, watch=lambda done, total: told.append((done, total))
    )
    assert told == [(n, written.pages) for n in range(1, written.pages + 1)]
    with pytest.raises(Stopped):
        write_pdf(report, tmp_path / "b.pdf", english, stop=lambda: True)
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def test_a_report_that_cannot_be_written_leaves_the_old_one(
    english: Language, tmp_path: Path, small: Callable[..., Cafe], monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"the old report")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritable) as caught:
        write_pdf(compose(small(), english), target, english)
    assert "The disk is full" in caught.value.sentence(english)
    assert target.read_bytes() == b"the old report"
    assert [p.name for p in tmp_path.iterdir()] == ["report.pdf"]


def test_a_screen_reader_finds_headings_lists_and_pictures_with_words(data: bytes) -> None:
    with opened(data) as pdf:
        assert bool(pdf.Root["/MarkInfo"]["/Marked"])
        roles: dict[str, int] = {}
        silent = 0
        waiting = [pdf.Root["/StructTreeRoot"]["/K"]]
        while waiting:
            element = waiting.pop()
            if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
                continue
            role = str(element["/S"])
            roles[role] = roles.get(role, 0) + 1
            silent += role == "/Figure" and not str(element.get("/Alt", ""))
            waiting += list(element["/K"])
        assert roles["/H1"] >= 8
        assert roles["/H2"] >= 8
        assert roles["/Figure"] >= 3
        assert roles["/LI"] > 100
        assert silent == 0
        rows = pdf.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        assert len(rows) == 2 * len(pdf.pages)


@pytest.mark.parametrize("hidden", ["aims", "agenda"])
def test_a_topic_opens_on_a_left_page_whatever_comes_before(
    hidden: str, sample: Cafe, english: Language
) -> None:
    cafe = replace(sample, sections={hidden: ReportSection(hidden, SECTIONS.index(hidden), shown=False)})
    pages = pages_of(pdf_bytes(compose(cafe, english, FIGURES), english))
    opened_on = [n for n, text in enumerate(pages, 1) if "Topic 1 of 8" in text or "Topic 8 of 8" in text]
    assert [n % 2 for n in opened_on] == [0, 0]
    listed = any(text.startswith("The tables") for text in pages)
    assert listed == (hidden == "agenda")
