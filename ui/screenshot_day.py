"""The sample café in the middle of its second round, for the pictures of the day: some tables write, one is silent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from ui.models.day import zone_of
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Round
from worldcafe.domain.notes import Revision, digest, tick
from worldcafe.domain.people import Presence
from worldcafe.store.document import Document

INTO: Final = timedelta(minutes=48)
"""How far the second round has come."""
SILENT: Final = 6
"""Number of the table that has stopped writing."""
AWAY: Final = 6
"""People who are expected and have not come."""


def moment_of(cafe: Cafe) -> datetime:
    """The moment of the pictures, in UTC: well into the second round."""
    began = cafe.rounds_in_order[1].began_at(zone_of(cafe))
    assert began is not None
    return (began + INTO).astimezone(UTC)


def running_day(path: Path, cafe: Cafe) -> Document:
    """A document at `path` with everything of a planned café, as it stands at `moment_of`."""
    first, second = cafe.rounds_in_order[:2]
    rounds = {first.id: replace(first, state="over"), second.id: replace(second, state="running")}
    left_out = {"event", "revisions", "erased", "rounds", "presences"}
    shelves = [getattr(cafe, f.name) for f in fields(cafe) if f.name not in left_out]
    values = [value for shelf in shelves for value in shelf.values()]
    standing = [rounds.get(round_.id, round_) for round_ in cafe.rounds_in_order]
    day = replace(cafe, rounds={round_.id: round_ for round_ in standing})
    return Document.create(path, cafe.event, [*standing, *values, *_arrivals(day), *_notes(day)])


def _arrivals(cafe: Cafe) -> Iterator[Presence]:
    seen = [p for p in cafe.people if cafe.expected(p, cafe.rounds_in_order[0].id)]
    for round_ in cafe.rounds_in_order:
        began = round_.began_at(zone_of(cafe))
        for at, person in enumerate(cafe.people):
            known = cafe.presences.get((person, round_.id), Presence(person, round_.id))
            here = round_.state != "planned" and person in seen[AWAY:] and began is not None
            if here and began is not None and known.expected:
                known = replace(known, arrived=(began - timedelta(minutes=at % 9)).astimezone(UTC))
            yield known


def _notes(cafe: Cafe) -> Iterator[Revision]:
    """The sample's notes of the first round and of what has passed of the second, each with its own moment."""
    now, clock = moment_of(cafe), ""
    written = [(_when(cafe, revision, at), revision) for at, revision in enumerate(cafe.revisions.values())]
    for when, revision in sorted((pair for pair in written if pair[0] is not None), key=lambda p: str(p[0])):
        if when is not None and when <= now and not cafe.kinds[revision.kind].system:
            clock = tick(clock, when)
            changed = replace(revision, clock=clock, digest="")
            yield replace(changed, digest=digest(changed))


def _when(cafe: Cafe, revision: Revision, at: int) -> datetime | None:
    round_ = cafe.rounds[revision.round]
    table = cafe.tables[revision.table].number
    began = round_.began_at(zone_of(cafe))
    if began is None or round_.state == "planned":
        return None
    nth = sum(
        r.table == revision.table and r.round == revision.round and r.clock < revision.clock
        for r in cafe.revisions.values()
    )
    minutes = _pace(round_, table) * (nth + 1) + at % 3
    if round_.state == "running" and table == SILENT and nth >= 3:
        return None
    return (began + timedelta(minutes=minutes)).astimezone(UTC)


def _pace(round_: Round, table: int) -> int:
    """Minutes between two notes of a table."""
    return 7 if round_.state == "running" and table != SILENT else 10
