"""Writing: an edit changes values in memory, and what differs at its end becomes one transaction and one step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.changes import Changes, Key
from worldcafe.domain.errors import EditRefused
from worldcafe.domain.event import Event
from worldcafe.domain.notes import Erased, Revision
from worldcafe.language import mark
from worldcafe.store.rows import SHELF_OF, Shelf

APPEND_ONLY = (Revision, Erased)


@dataclass(frozen=True, slots=True)
class Image:
    """One value before and after an edit; None where it did not exist."""

    shelf: Shelf[Any]
    key: Key
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Step:
    """What one edit did, by images of what it touched."""

    label: str
    images: tuple[Image, ...]

    def backwards(self) -> Step:
        """The step that takes this one back; in reverse, so that what refers goes before what it refers to."""
        return Step(
            self.label, tuple(Image(i.shelf, i.key, i.after, i.before) for i in reversed(self.images))
        )

    def undoable(self) -> Step:
        """The step without what nobody's undo may touch: other people's words."""
        return Step(self.label, tuple(i for i in self.images if i.shelf.kind not in APPEND_ONLY))

    def changes(self, origin: object) -> Changes:
        """The step as the message that views get."""
        touched: dict[type, set[Key]] = {}
        for image in self.images:
            touched.setdefault(image.shelf.kind, set()).add(image.key)
        return Changes({kind: frozenset(keys) for kind, keys in touched.items()}, self.label, origin)


class Writer:
    """The only way to change a café: put and remove values, while its edit is open.

    `cafe` is the café with everything that this edit has done so far; `device` names this machine's copy.
    """

    def __init__(self, cafe: Cafe, device: str) -> None:
        self.device = device
        self._base = cafe
        self._now = cafe
        self._pending: dict[str, dict[Key, Any]] = {}
        self._touched: dict[Shelf[Any], dict[Key, None]] = {}
        self._event = cafe.event
        self._stale: set[str] = set()
        self._open = True

    @property
    def cafe(self) -> Cafe:
        """The café as it would be if the edit ended here."""
        if self._stale:
            places: dict[str, Any] = {place: dict(self._pending[place]) for place in self._stale if place}
            self._now = replace(self._now, event=self._event, **places)
            self._stale.clear()
        return self._now

    def put(self, *values: object) -> None:
        """Add values, or replace those with the same key."""
        self.put_all(values)

    def put_all(self, values: Iterable[object]) -> None:
        """Like `put`, for many values."""
        for value in values:
            if isinstance(value, Event):
                self._put_event(value)
                continue
            shelf = SHELF_OF[type(value)]
            key = shelf.key(value)
            self._must_append(shelf, key)
            self._place(shelf)[key] = value
            self._touched[shelf][key] = None

    def remove(self, *values: object) -> None:
        """Remove values that exist."""
        for value in values:
            shelf = SHELF_OF[type(value)]
            if shelf.kind in APPEND_ONLY:
                raise RuntimeError("notes are append-only: withdraw the note instead")
            key = shelf.key(value)
            del self._place(shelf)[key]
            self._touched[shelf][key] = None

    def moment(self) -> datetime:
        """The present moment, in UTC."""
        return datetime.now(UTC)

    def close(self) -> None:
        """End the edit: the writer refuses everything after it."""
        self._open = False

    def step(self, label: str) -> Step:
        """What differs from the café that the edit began with."""
        images = [
            Image(shelf, key, before, after)
            for shelf, keys in self._touched.items()
            for key in keys
            if (before := self._before(shelf, key)) != (after := self._after(shelf, key))
        ]
        return Step(label, tuple(images))

    def _before(self, shelf: Shelf[Any], key: Key) -> Any:
        return getattr(self._base, shelf.place).get(key) if shelf.place else self._base.event

    def _after(self, shelf: Shelf[Any], key: Key) -> Any:
        return self._pending[shelf.place].get(key) if shelf.place else self._event

    def _place(self, shelf: Shelf[Any]) -> dict[Key, Any]:
        self._check_open()
        self._stale.add(shelf.place)
        place = self._pending.get(shelf.place)
        if place is None:
            place = self._pending[shelf.place] = dict(getattr(self._base, shelf.place))
            self._touched[shelf] = {}
        return place

    def _put_event(self, event: Event) -> None:
        self._check_open()
        if event.id != self._base.event.id:
            raise RuntimeError("a café has one event: change it, and keep its id")
        shelf = SHELF_OF[Event]
        self._event = event
        self._stale.add(shelf.place)
        self._touched.setdefault(shelf, {})[event.id] = None

    def _must_append(self, shelf: Shelf[Any], key: Key) -> None:
        if shelf.kind is Revision and key in self._base.revisions:
            raise EditRefused(mark("A note cannot be rewritten: this revision is already kept."))

    def _check_open(self) -> None:
        if not self._open:
            raise RuntimeError("a write outside of its edit")


def moved(cafe: Cafe, step: Step) -> Cafe:
    """The café after a step."""
    event = cafe.event
    places: dict[str, Any] = {}
    for image in step.images:
        if not image.shelf.place:
            event = image.after
            continue
        place = image.shelf.place
        if place not in places:
            places[place] = dict(getattr(cafe, place))
        if image.after is None:
            places[place].pop(image.key, None)
        else:
            places[place][image.key] = image.after
    return replace(cafe, event=event, **places)


def check_unchanged(cafe: Cafe, step: Step) -> None:
    """Refuse to replay a step over something that has changed since; raises EditRefused and changes nothing."""
    for image in step.images:
        now = getattr(cafe, image.shelf.place).get(image.key) if image.shelf.place else cafe.event
        if now != image.before:
            raise EditRefused(
                mark("“{label}” cannot be taken back: something it touched has changed since."),
                label=step.label,
            )
