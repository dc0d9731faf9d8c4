"""Wishes as written into topics."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from worldcafe.exchange.folding import fold

_NUMBER: Final = re.compile(
    r"(?:table|tavolo|mesa|stol(?:ik)?|masa|tisch|topic|tema|theme|thema|t|#|no?\.?)?"
    r"[\s.:]*(\d{1,4})(?:\.0)?\.?"
)
_ONLY_NUMBERS: Final = re.compile(r"[\s,;/>|&+.\-]*(?:\d+[\s,;/>|&+.\-]*)+")
_NEAR_ENOUGH: Final = 88


class TopicChoice(NamedTuple):
    """What a wish may point to: a topic's key, the numbers of its tables, its title."""

    key: str
    numbers: Collection[int]
    title: str


def split_wishes(text: str) -> tuple[str, ...]:
    """The wishes of one cell, best first: numbers however they are separated, titles by semicolon, bar or line."""
    if _ONLY_NUMBERS.fullmatch(text):
        return tuple(dict.fromkeys(re.findall(r"\d+", text)))
    parts = re.split(r"[;|\n>]", text)
    if (
        len(parts) == 1
        and "," in text
        and all(_NUMBER.fullmatch(fold(part).strip()) for part in text.split(","))
    ):
        parts = text.split(",")
    return tuple(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))


def resolve_wishes(
    wishes: Sequence[str], topics: Sequence[TopicChoice]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The topics that the wishes mean, best first and each once, and the wishes that mean none."""
    by_number = {number: topic.key for topic in topics for number in topic.numbers}
    found: dict[str, None] = {}
    unknown: list[str] = []
    for wish in wishes:
        number = _NUMBER.fullmatch(fold(wish).strip())
        key = by_number.get(int(number[1])) if number else _by_title(wish, topics)
        if key is None:
            unknown.append(wish)
        else:
            found[key] = None
    return tuple(found), tuple(unknown)


def _by_title(wish: str, topics: Sequence[TopicChoice]) -> str | None:
    plain = fold(wish).strip()
    titles = [(fold(topic.title).strip(), topic.key) for topic in topics]
    for title, key in titles:
        if title == plain:
            return key
    starts = [key for title, key in titles if len(plain) > 3 and title.startswith(plain)]
    if len(starts) == 1:
        return starts[0]
    near = max(((fuzz.ratio(plain, title), i) for i, (title, _) in enumerate(titles)), default=(0.0, 0))
    return titles[near[1]][1] if near[0] >= _NEAR_ENOUGH else None
