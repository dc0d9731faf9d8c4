"""How long the sample's report takes, as a ratio to reportlab writing as many plain paragraphs; and 1,000 cards.

Run: ``python benchmarks/report_speed.py``. Each figure is the best of several runs on the same machine.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, cast

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.report.cafes import sample_cafe, small_cafe
from worldcafe.domain.people import Participant
from worldcafe.language import language
from worldcafe.report.compose import compose
from worldcafe.report.handouts import handout_pdf
from worldcafe.report.layout.place import sheets
from worldcafe.report.pdf import pdf_bytes
from worldcafe.report.style import A4
from worldcafe.report.typeface import Typesetter, basic_font

RUNS = 5
TARGET = 3.0


def best(work: Callable[[], object]) -> float:
    """The shortest of several runs in seconds of processor time."""
    work()
    found: list[float] = []
    for _ in range(RUNS):
        begin = time.process_time()
        work()
        found.append(time.process_time() - begin)
    return min(found)


def plain(texts: list[str]) -> bytes:
    """As many paragraphs by reportlab's platypus, in the same typeface."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    style = ParagraphStyle("plain", fontName=basic_font(), fontSize=9.5, leading=13)
    out = BytesIO()
    escaped = [t.replace("&", "&amp;").replace("<", "&lt;") for t in texts]
    cast(Any, SimpleDocTemplate(out)).build([Paragraph(text, style) for text in escaped])
    return out.getvalue()


def main() -> None:
    """Print the table."""
    words = language("en")
    cafe = sample_cafe(words)
    figures = {"repeats": 66, "squares": 66, "bound": 66, "proven": True, "max_meetings": 2}
    report = compose(cafe, words, figures)
    laid = sheets(report, Typesetter(), A4, words)
    parts = {id(part) for sheet in laid for part, _ in sheet.ops if part is not None}
    notes = [n.head.text for n in cafe.notes]
    texts = [notes[at % len(notes)] for at in range(len(parts))]
    whole = best(lambda: pdf_bytes(compose(cafe, words, figures), words))
    base, base_notes = best(lambda: plain(texts)), best(lambda: plain(notes))
    print(f"the sample's report: {len(laid)} pages, {len(parts)} paragraphs, {len(notes)} notes")
    print(f"  report                          {whole * 1000:8.0f} ms")
    print(
        f"  as many plain paragraphs        {base * 1000:8.0f} ms   ratio {whole / base:4.1f} (target {TARGET:.0f})"
    )
    print(f"  a plain paragraph for each note {base_notes * 1000:8.0f} ms   ratio {whole / base_notes:4.1f}")
    people = {f"person-{n:04d}": Participant(f"{n:032x}", f"Given{n}", f"Family{n}") for n in range(1000)}
    crowd = small_cafe(words, tables=100, rounds=3, people=0)
    crowd = replace(crowd, people={p.id: p for p in people.values()})
    from tests.report.cafes import seats

    crowd = replace(crowd, seats=seats(crowd, {}))
    begin = time.process_time()
    data = handout_pdf(crowd, words, "itineraries")
    print(f"1,000 itinerary cards: {time.process_time() - begin:.1f} s, {len(data) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
