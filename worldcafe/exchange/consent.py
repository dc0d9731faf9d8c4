"""Consents among the organiser's own columns: whether people may be listed, quoted, photographed, contacted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from worldcafe.exchange.folding import fold
from worldcafe.exchange.words import yes_or_no

# A title is enough if it begins with, or asks about, one of these; folded, in the eight languages.
_TITLES: Final = (
    ("photographed", r"photo|foto|picture|bild|zdjec|snimk"),
    ("quoted", r"quot|citat|citaz|citad|cytow|zitat|zitiert|tsitir|citation|cite"),
    ("contacted", r"contact|contatt|kontakt|newsletter"),
    (
        "listed",
        r"listed|in the list|name in report|elenc|elenco|listad|lista de|liste\b|wykaz|spis|aufgefuhrt|spisak",
    ),
)


def consent_of(title: str) -> str | None:
    """The consent that a column of this title is about: its name, or None."""
    plain = fold(title)
    asked = r"(?:may |can |ok to )?(?:be )?"
    return next((name for name, pattern in _TITLES if re.match(rf"{asked}(?:{pattern})", plain)), None)


def consents(
    extra: Iterable[tuple[str, str]],
) -> tuple[dict[str, bool], tuple[tuple[str, str], ...]]:
    """The consents that a person's own columns give or refuse, and the columns that are about something else.

    A cell that says neither yes nor no stays among the organiser's columns: unknown is never made a yes.
    """
    said: dict[str, bool] = {}
    others: list[tuple[str, str]] = []
    for title, text in extra:
        name, answer = consent_of(title), yes_or_no(text)
        if name is None or answer is None:
            others.append((title, text))
        else:
            said[name] = answer
    return said, tuple(others)
