"""JSON from other people's programs: every value is looked at before it is believed, and its place is named."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar, cast

from worldcafe.domain.errors import BadInput
from worldcafe.domain.text import keepable
from worldcafe.language import mark

LARGEST_FILE: Final = 100_000_000
"""Bytes that are read at most."""

_SHOWN: Final = 40

Word = TypeVar("Word", bound=str)


@dataclass(frozen=True, slots=True)
class Value:
    """Something in a JSON file and where it stands there (`people[3].wishes`); every question may raise BadInput."""

    place: str
    raw: object

    def whole(self, least: int, most: int) -> int:
        """A whole number within limits; 3.0 is 3, true is no number."""
        number = self.raw
        if isinstance(number, float) and number.is_integer():
            number = int(number)
        if isinstance(number, bool) or not isinstance(number, int) or not least <= number <= most:
            raise BadInput(
                mark("“{place}” should be a whole number from {least} to {most}."),
                place=self.place,
                least=least,
                most=most,
            )
        return number

    def yes(self) -> bool:
        """True or false."""
        if not isinstance(self.raw, bool):
            raise BadInput(mark("“{place}” should be true or false."), place=self.place)
        return self.raw

    def text(self) -> str:
        """A text; a number is taken as it is written."""
        if isinstance(self.raw, str):
            return keepable(self.raw)
        if isinstance(self.raw, int | float) and not isinstance(self.raw, bool):
            return str(self.raw)
        raise BadInput(mark("“{place}” should be a text."), place=self.place)

    def one_of(self, words: Sequence[Word]) -> Word:
        """One of some words."""
        for word in words:
            if word == self.raw:
                return word
        raise BadInput(mark("“{place}” should be one of {words}."), place=self.place, words=", ".join(words))

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self.raw, list)

    def each(self, count: int | None = None, most: int = 100_000) -> Iterator[Value]:
        """The values of a list; of exactly `count` if that is given."""
        raw = self.raw
        if not isinstance(raw, list):
            raise BadInput(mark("“{place}” should be a list."), place=self.place)
        values = cast("list[object]", raw)
        if count is not None and len(values) != count:
            raise BadInput(
                mark("“{place}” should have {count} values and has {n}."),
                place=self.place,
                count=count,
                n=len(values),
            )
        if len(values) > most:
            raise BadInput(
                mark("“{place}” should have at most {most} values and has {n}."),
                place=self.place,
                most=most,
                n=len(values),
            )
        return (Value(f"{self.place}[{i}]", value) for i, value in enumerate(values))

    def wholes(self, least: int, most: int, count: int | None = None) -> tuple[int, ...]:
        """A list of whole numbers."""
        return tuple(v.whole(least, most) for v in self.each(count))

    def object(self) -> Record:
        """An object."""
        raw = self.raw
        if not isinstance(raw, dict):
            raise BadInput(mark("“{place}” should be an object with names and values."), place=self.place)
        return Record(self.place, cast("Mapping[str, object]", raw))


@dataclass(frozen=True, slots=True)
class Record:
    """An object in a JSON file. A value that is null counts as left out."""

    place: str
    raw: Mapping[str, object]

    def get(self, name: str) -> Value | None:
        """The value of that name, or None where it is left out."""
        value = self.raw.get(name)
        return None if value is None else Value(self._place(name), value)

    def need(self, name: str) -> Value:
        """The value of that name, which has to be there."""
        value = self.get(name)
        if value is None:
            raise BadInput(mark("“{place}” is missing."), place=self._place(name))
        return value

    def others(self, *known: str) -> tuple[str, ...]:
        """Names that are there and not among those known, shortened, in order."""
        return tuple(sorted(keepable(name)[:_SHOWN] for name in self.raw if name not in known))

    def _place(self, name: str) -> str:
        return f"{self.place}.{name}" if self.place else name


def read_json(path: Path) -> Record:
    """The object in a JSON file; raises BadInput with a sentence for everything that is none."""
    if not path.is_file():
        raise BadInput(mark("There is no file “{name}”."), name=path.name)
    if path.stat().st_size > LARGEST_FILE:
        raise BadInput(
            mark("“{name}” is larger than {most} MB: it is no file of this kind."),
            name=path.name,
            most=LARGEST_FILE // 1_000_000,
        )
    try:
        found = cast("object", json.loads(path.read_bytes()))
    except json.JSONDecodeError as error:
        raise BadInput(
            mark("“{name}” is not JSON: line {line}, character {column} cannot be understood."),
            name=path.name,
            line=error.lineno,
            column=error.colno,
        ) from None
    except (ValueError, RecursionError):
        raise BadInput(mark("“{name}” is not JSON: it cannot be understood."), name=path.name) from None
    if not isinstance(found, dict):
        raise BadInput(
            mark("“{name}” should hold one JSON object, with names and values in braces."), name=path.name
        )
    return Record("", cast("Mapping[str, object]", found))
