"""Notes as lists show them: every word that is painted is made once, not at every repaint."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache
from itertools import islice
from typing import Final

from ui.models.day import zone_of
from ui.models.parts import same_parts
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.notes import Kind, Note, written_at
from worldcafe.domain.people import folded
from worldcafe.language import Language

LONGEST_SHOWN: Final = 480
"""Characters of a note that a list shows; the whole text stands in its inspector."""

PIECE: Final = 40
"""Notes that are read between two turns of the event loop: a thousandth of a second's work."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note with its words: numbers are 0 and texts empty where nothing is known.

    `hue` is the number of its topic's colour from 1; `order` sorts by when it was first written; `key` names this
    state of the note with as many lines as it is painted with.
    """

    id: str
    key: str
    order: tuple[str, str]
    note: Note
    kind: Kind
    text: str
    table: int
    hue: int
    topic: str
    round: int
    written: datetime
    time: str
    owner: str
    due: str
    quoted: str
    author: str
    below: str
    found_in: str
    withdrawn: bool = False

    @property
    def starred(self) -> bool:
        return self.note.head.extras.starred


def carries_owner(kind: Kind) -> bool:
    """Whether notes of this kind are to be done by somebody: an action, or what a café made of it."""
    return kind.id == "action" or kind.shape == "square"


def carries_speaker(kind: Kind) -> bool:
    """Whether notes of this kind are somebody's words."""
    return kind.id == "quote" or kind.shape == "quote"


def kind_of(cafe: Cafe, kind: str) -> Kind:
    """The kind of that id; a plain one with the id as its word where the café has it no more."""
    return cafe.kinds.get(kind) or Kind(kind, kind, kind, shape="none")


def person_words(cafe: Cafe, person: str | None, words: str) -> str:
    """The name of a person who is known, else what was written."""
    found = cafe.people.get(person or "")
    return found.name if found else words


class NoteLines:
    """Makes the lines of a café and remembers them, so that after an edit only what changed is made anew."""

    def __init__(self, language: Language) -> None:
        self._language = language
        # Thousands of notes share some hundreds of minutes, and a time in words takes as long as all the rest.
        self._clock: Callable[[time], str] = lru_cache(maxsize=1440)(language.clock)
        self._made: dict[object, NoteLine] = {}
        self._around: tuple[object, ...] = ()

    def standing(self, cafe: Cafe) -> list[NoteLine]:
        """The notes that stand but for the tables' own texts, in the order in which they were written."""
        return self.of(cafe, own_words_left_out(cafe, cafe.notes))

    def withdrawn(self, cafe: Cafe) -> list[NoteLine]:
        """The notes that were taken back, but for the tables' own texts."""
        return self.of(cafe, own_words_left_out(cafe, cafe.withdrawn))

    def missing(self, cafe: Cafe) -> list[Note]:
        """The notes, standing or taken back, whose lines are not made yet."""
        self._look_around(cafe)
        notes = (*own_words_left_out(cafe, cafe.notes), *own_words_left_out(cafe, cafe.withdrawn))
        return [note for note in notes if _key(note) not in self._made]

    def read(self, cafe: Cafe) -> Iterator[None]:
        """Make what is missing, some notes at a time, and yield in between."""
        rest = iter(self.missing(cafe))
        while some := list(islice(rest, PIECE)):
            self.of(cafe, some)
            yield None

    def of(self, cafe: Cafe, notes: Iterable[Note]) -> list[NoteLine]:
        """The lines of these notes."""
        self._look_around(cafe)
        lines: list[NoteLine] = []
        for note in notes:
            key = _key(note)
            line = self._made.get(key)
            if line is None:
                line = self._made[key] = line_of(cafe, note, self._language, self._clock)
            lines.append(line)
        return lines

    def _look_around(self, cafe: Cafe) -> None:
        around = (cafe.event, cafe.people, cafe.kinds, cafe.tables, cafe.topics, cafe.rounds)
        if not same_parts(around, self._around):
            self._around = around
            self._made.clear()


def _key(note: Note) -> object:
    return (note.head.id, *(other.id for other in note.others)) if note.others else note.head.id


def own_words_left_out(cafe: Cafe, notes: Iterable[Note]) -> list[Note]:
    """These notes but for the tables' own texts, in the order in which they come."""
    system = {kind.id for kind in cafe.kinds.values() if kind.system}
    return [note for note in notes if note.head.kind not in system]


def line_of(
    cafe: Cafe, note: Note, language: Language, clock: Callable[[time], str] | None = None
) -> NoteLine:
    """One note with its words; `clock` says a time as the language does, where it is known already."""
    head = note.head
    kind = kind_of(cafe, head.kind)
    table, round_, topic = (
        cafe.tables.get(head.table),
        cafe.rounds.get(head.round),
        cafe.topics.get(head.topic or ""),
    )
    written = written_at(note.first_clock or head.clock).astimezone(zone_of(cafe))
    owner = person_words(cafe, head.extras.owner_person, head.extras.owner)
    quoted = person_words(cafe, head.extras.quoted_person, head.extras.quoted)
    due = language.day_by("dMMMM", head.extras.due) if head.extras.due else ""
    below = _below(cafe, note, kind, owner, due, quoted, language)
    texts = [head.text, *(other.text for other in note.others), owner, quoted, head.extras.translation]
    return NoteLine(
        id=head.note,
        # What is below the text may come and go with other people's names: one line or none.
        key=f"{head.id}{'+' if below else ''}",
        order=(note.first_clock, head.note),
        note=note,
        kind=kind,
        text=shown_text(head.text, kind),
        table=table.number if table else 0,
        hue=topic.hue + 1 if topic else 0,
        topic=topic.title if topic else "",
        round=round_.number if round_ else 0,
        written=written,
        time=(clock or language.clock)(written.time().replace(second=0, microsecond=0)),
        owner=owner,
        due=due,
        quoted=quoted,
        author=person_words(cafe, head.extras.author_person, head.extras.author),
        below=below,
        found_in=folded(" ".join(part for part in texts if part)),
        withdrawn=head.deleted,
    )


def shown_text(text: str, kind: Kind) -> str:
    """A note's text as a list shows it: shortened when it is very long, in quotation marks when it is a quotation."""
    words = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN].rstrip() + "…"
    if carries_speaker(kind) and words[:1] not in "“„«\"'‘":
        return f"“{words}”"
    return words


def _below(cafe: Cafe, note: Note, kind: Kind, owner: str, due: str, quoted: str, language: Language) -> str:
    if carries_speaker(kind) and quoted:
        person = cafe.people.get(note.head.extras.quoted_person or "")
        if person is not None and person.quoted:
            return language.say("{name}, may be quoted by name", name=quoted)
        return language.say("{name}, not to be named", name=quoted)
    if carries_owner(kind):
        return " · ".join(part for part in (owner or language.say("No owner yet"), due) if part)
    return " · ".join(part for part in (owner, due, quoted) if part)
