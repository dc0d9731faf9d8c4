"""The lines of the door list: who stands in it, under which letter, and which of them share a column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from worldcafe.domain.people import Participant, folded, script_rank
from worldcafe.report.handouts.day import Stop, itinerary
from worldcafe.report.source import Source, listed_name
from worldcafe.report.style import Style
from worldcafe.report.typeface import Typesetter
from worldcafe.report.wrapping import fits_whole, lines

SIZE, LEAST = 15.0, 12.0
"""A name shrinks to four fifths at most; then it wraps."""
WRAPPED = (12.0, 10.5, 9.0)
"""Sizes of a wrapped name: the first in which no word has to be broken."""
PITCHES = (29.0, 28.0, 27.0, 26.0, 25.0)
"""From line to line; closer where the last sheet would hold only a few."""
HEADING = 24.0
"""What the name of a script takes above its first line."""
SLIGHT = 0.4
"""A last sheet that is filled to less than this part is avoided if closer lines avoid it."""

Column = list["Line"]


@dataclass(frozen=True, slots=True)
class Line:
    """A person's line. `rows` is the name as it wraps, each row strong or not, empty where it stands on one line.

    `apart` tells people of one name apart; `heading` names the script that begins here; `height` is in points.
    """

    letter: str
    script: int
    family: str
    given: str
    rows: tuple[tuple[str, bool], ...]
    size: float
    apart: tuple[str, ...]
    stops: tuple[Stop, ...]
    heading: str = ""
    height: float = 0.0

    @property
    def further(self) -> float:
        """What the line takes beyond a single row."""
        rows = max(0, len(self.rows) - 1) * self.size * 1.1
        return rows + len(self.apart) * 10 + (HEADING if self.heading else 0.0)


def line_of(source: Source, setter: Typesetter, person: Participant, measure: float) -> Line:
    """The line of a person whose name has so many points of room."""
    family, given = listed_name(person)
    sorted_as = folded(person.sorted_as or family or "?")
    letter = next((c for c in sorted_as if c.isalnum()), "#").upper()
    whole = setter.width(setter.clean(family), "sans-strong", 1) + setter.width(
        setter.clean(f" {given}"), "sans", 1
    )
    size = min(SIZE, int(measure / whole * 4) / 4) if whole else SIZE
    rows: tuple[tuple[str, bool], ...] = ()
    if size < LEAST:
        size, rows = _wrapped(setter, family, given, measure)
    apart = lines(setter, source.told_apart(person), Style("sans", 8.5, 10), measure)
    stops = itinerary(source, person)
    return Line(letter, script_rank(sorted_as), family, given, rows, size, tuple(apart), stops)


def _wrapped(
    setter: Typesetter, family: str, given: str, measure: float
) -> tuple[float, tuple[tuple[str, bool], ...]]:
    """Family name and given name on lines of their own."""
    size = next(
        (s for s in WRAPPED if fits_whole(setter, f"{family} {given}", Style("sans-strong", s, s), measure)),
        WRAPPED[-1],
    )
    strong = lines(setter, family, Style("sans-strong", size, size), measure)
    plain = lines(setter, given, Style("sans", size, size), measure)
    return size, (*((row, True) for row in strong), *((row, False) for row in plain))


def sheets_of(found: Sequence[Line], source: Source, room: float, columns: int) -> list[list[Column]]:
    """The lines in columns in sheets, `room` points high; closer together where that saves a slight last sheet."""
    headed = list(_headed(found, source))
    made: list[list[Column]] = []
    for pitch in PITCHES:
        tried = _sheets([replace(x, height=pitch + x.further) for x in headed], room, columns)
        if not made or len(tried) < len(made):
            made = tried
        last = sum(x.height for column in made[-1] for x in column) if made else 0.0
        if len(made) < 2 or last >= SLIGHT * room * columns:
            break
    return made


def _headed(found: Sequence[Line], source: Source) -> Iterator[Line]:
    """Each script after the first one begins with its name."""
    say = source.language.say
    names = {1: say("Greek letters"), 2: say("Cyrillic letters")}
    script = 0
    for x in found:
        yield replace(x, heading=names.get(x.script, "")) if x.script != script else x
        script = x.script


def _sheets(found: list[Line], room: float, columns: int) -> list[list[Column]]:
    filled = _columns(found, room)
    made = [filled[begin : begin + columns] for begin in range(0, len(filled), columns)]
    if made and columns > 1:
        made[-1] = _level([x for column in made[-1] for x in column], room, columns)
    return made


def _columns(found: Sequence[Line], room: float) -> list[Column]:
    """Columns as they fill. A letter that would be torn begins the next one, if it is short enough."""
    filled: list[Column] = [[]]
    taken, at = 0.0, 0
    while at < len(found):
        group = _letter(found, at)
        whole = sum(x.height for x in group)
        if taken and taken + whole > room and whole <= room * 0.34:
            filled.append([])
            taken = 0.0
        for x in group:
            if taken and taken + x.height > room:
                filled.append([])
                taken = 0.0
            filled[-1].append(x)
            taken += x.height
        at += len(group)
    return filled if filled[0] else []


def _letter(found: Sequence[Line], at: int) -> list[Line]:
    first = found[at]
    end = at
    while end < len(found) and (found[end].script, found[end].letter) == (first.script, first.letter):
        end += 1
    return list(found[at:end])


def _level(found: Sequence[Line], room: float, columns: int) -> list[Column]:
    """The last sheet's columns, of one length as far as letters allow."""
    least = ceil(sum(x.height for x in found) / columns)
    limit = float(least)
    while limit < room:
        tried = _columns(found, limit)
        if len(tried) <= columns:
            return tried
        limit += 10
    return _columns(found, room)
