"""What the start screen tells about a café without opening its file: remembered when the café was closed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui.preferences import Preferences

if TYPE_CHECKING:
    from worldcafe.domain.cafe import Cafe

DOTS = 40
"""Tables that are remembered as dots."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A café as it was when it was closed: `hues` of its tables (from 1), `state` a code, `count` what it counts.

    States: ``approved``, ``notes`` (count of notes), ``proven``, ``planned``, ``missing`` (count), ``ready``.
    """

    title: str
    place: str = ""
    first: str = ""
    last: str = ""
    people: int = 0
    tables: int = 0
    rounds: int = 0
    hues: tuple[int, ...] = ()
    state: str = "ready"
    count: int = 0
    closed: str = ""

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day, if known."""
        return (
            (date.fromisoformat(self.first), date.fromisoformat(self.last))
            if self.first and self.last
            else None
        )


def facts_of(cafe: Cafe, closed: datetime) -> Facts:
    """The facts of a café as it stands."""
    days = sorted(r.day for r in cafe.rounds.values() if r.day)
    state, count = _state(cafe)
    return Facts(
        cafe.event.title,
        cafe.event.place,
        days[0].isoformat() if days else "",
        days[-1].isoformat() if days else "",
        len(cafe.people),
        len(cafe.tables),
        sum(r.kind != "harvest" for r in cafe.rounds.values()),
        tuple(_hue(cafe, table.id) for table in cafe.tables_in_order[:DOTS]),
        state,
        count,
        closed.date().isoformat(),
    )


def _hue(cafe: Cafe, table: str) -> int:
    topics = (cafe.topic_at(r.id, table) for r in cafe.rounds_in_order)
    return next((t.hue + 1 for t in topics if t), 0)


def _state(cafe: Cafe) -> tuple[str, int]:
    from worldcafe.verbs.checking import missing_for_planning
    from worldcafe.verbs.standing import proven

    if cafe.event.status == "approved":
        return "approved", 0
    written = sum(not cafe.kinds[n.head.kind].system for n in cafe.notes if n.head.kind in cafe.kinds)
    if written:
        return "notes", written
    if cafe.adopted is not None:
        return ("proven" if proven(cafe, cafe.adopted) else "planned"), 0
    missing = len(missing_for_planning(cafe))
    return ("missing", missing) if missing else ("ready", 0)


def _key(path: Path) -> str:
    return f"cafe-{hashlib.sha256(str(path).encode()).hexdigest()[:16]}"


def remember(preferences: Preferences, path: Path, cafe: Cafe) -> None:
    """Remember the café for the start screen."""
    preferences.remember_file(path)
    preferences.set_word(_key(path), json.dumps(asdict(facts_of(cafe, datetime.now().astimezone()))))


def recall(preferences: Preferences, path: Path) -> Facts | None:
    """What is remembered about the café in `path`, or None."""
    word = preferences.word(_key(path))
    try:
        known: dict[str, Any] = json.loads(word)
        known["hues"] = tuple(known["hues"])
        return Facts(**known)
    except (ValueError, TypeError, KeyError):
        return None


def moved(preferences: Preferences, old: Path, new: Path) -> None:
    """A remembered file was found somewhere else."""
    preferences.set_word(_key(new), preferences.word(_key(old)))
    preferences.forget_file(old)
    preferences.remember_file(new)
