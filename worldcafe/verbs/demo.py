"""The whole path on the sample café, without a screen: set up, import, plan, note, print, report."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from worldcafe.language import Language
from worldcafe.saving import not_writable
from worldcafe.store.document import Document
from worldcafe.verbs.alike import caveats, find_cases
from worldcafe.verbs.noting import count_texts, write_notes
from worldcafe.verbs.planning import adopt_result, in_words, plan_cafe, result_as_json
from worldcafe.verbs.reporting import make_handouts, make_report
from worldcafe.verbs.rotation_table import write_rotation
from worldcafe.verbs.sample import make_sample, tidy


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo made, and what it says of it."""

    files: Sequence[Path]
    figures: Mapping[str, Any]
    lines: Sequence[str]


def run_demo(folder: Path, language: Language) -> Demo:
    """Make the sample café in a folder, plan it, and write its rotation, notes, handouts and report there."""
    cafe = _free(folder, "bright-streets")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_writable(error, cafe) from error
    with make_sample(cafe, language) as document:
        tidy(document, language.say("Merge people"))
        result = plan_cafe(document.cafe)
        adopt_result(document, result, language.say("Plan {n}", n=1), language.say("Plan the rotation"))
        files = _written(document, folder)
        words = [
            *_counts(document, language),
            *in_words(result, language),
            *caveats(find_cases(document.cafe), document.cafe, language),
        ]
    return Demo([cafe, *files], result_as_json(result), words)


def _free(folder: Path, stem: str) -> Path:
    # Somebody may have gone on working in the café of an earlier demo.
    names = (f"{stem}{f'-{n}' if n > 1 else ''}.cafe" for n in count(1))
    return next(folder / name for name in names if not os.path.lexists(folder / name))


def _written(document: Document, folder: Path) -> list[Path]:
    cafe = document.cafe
    rotation, notes, report = folder / "rotation.csv", folder / "notes.csv", folder / "report.pdf"
    write_rotation(cafe, rotation)
    write_notes(cafe, notes)
    make_report(cafe, report)
    return [rotation, notes, *make_handouts(cafe, folder).files, report]


def _counts(document: Document, language: Language) -> list[str]:
    cafe = document.cafe
    texts = count_texts(cafe)
    return [
        language.say(
            "{title}: {people} people, {tables} tables, {rounds} rounds, {notes} notes and {texts} texts of tables.",
            title=cafe.event.title,
            people=len(cafe.people),
            tables=len(cafe.tables),
            rounds=len(cafe.rounds),
            notes=len(cafe.notes) - texts,
            texts=texts,
        )
    ]
