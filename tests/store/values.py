"""Random values of every kind that a document holds, for the property tests."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, date, datetime, time
from types import MappingProxyType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from worldcafe.domain.event import AgendaItem, Question, Round, Topic
from worldcafe.domain.notes import Extras, Revision

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6)
INTEGER = st.integers(-(2**63), 2**63 - 1)
JSON = st.recursive(
    st.none() | st.booleans() | INTEGER | TEXT | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)
CLOCK = st.builds("{:015d}-{:05d}".format, st.integers(0, 10**15 - 1), st.integers(0, 10**5 - 1))

# What a field may hold where its type says too much.
NARROWER: dict[tuple[type, str], st.SearchStrategy[Any]] = {
    (Topic, "hue"): st.integers(0, 11),
    (Round, "minutes"): st.integers(0, 10_080),
    (Round, "move_minutes"): st.integers(0, 10_080),
    (AgendaItem, "minutes"): st.integers(0, 10_080),
    (Revision, "clock"): CLOCK,
    (Revision, "seq"): st.integers(1, 2**31),
    **{(Revision, name): TEXT.filter(bool) for name in ("id", "note", "device", "table", "round", "kind")},
    **{(Revision, name): st.none() | TEXT.filter(bool) for name in ("topic", "question")},
    **{
        (Extras, name): st.none() | TEXT.filter(bool)
        for name in ("author_person", "owner_person", "quoted_person")
    },
}


def values_of(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Random values of a dataclass of the domain."""
    hints = get_type_hints(kind)
    made = {
        f.name: NARROWER[kind, f.name] if (kind, f.name) in NARROWER else of_type(hints[f.name])
        for f in fields(kind)
    }
    return st.builds(kind, **made)


def of_type(hint: Any) -> st.SearchStrategy[Any]:
    """Random values of the type of a field."""
    simple: dict[Any, st.SearchStrategy[Any]] = {
        str: TEXT,
        int: INTEGER,
        bool: st.booleans(),
        date: st.dates(),
        time: st.times(),
        datetime: st.datetimes(timezones=st.just(UTC)),
        type(None): st.none(),
        Any: JSON,
        Question: st.builds(Question, TEXT, TEXT, st.booleans()),
    }
    if hint in simple:
        return simple[hint]
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(inside)
    if origin in (UnionType, typing.Union):
        return st.one_of([of_type(part) for part in inside])
    if origin is tuple:
        return st.lists(of_type(inside[0]), max_size=4).map(tuple)
    if origin is Mapping:
        return st.dictionaries(TEXT, of_type(inside[1]), max_size=3).map(MappingProxyType)
    return values_of(hint)
