"""What the finder finds: stages, commands, people and notes by the words that one types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction

from ui.organiser.stages import STAGES
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.people import folded
from worldcafe.language import Language

MOST = 12
"""Results shown at once."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something to go to or to do: icon, words, what it is, and the keys that do it without the finder."""

    icon: str
    text: str
    detail: str
    keys: str
    searched: str
    act: Callable[[], object]


class Finder:
    """Searches folded words; people and notes are folded once for each state of the café."""

    def __init__(self, language: Language, go_to: Callable[[str, object], object]) -> None:
        self._language = language
        self._go_to = go_to
        self._cafe: Cafe | None = None
        self._things: list[Found] = []

    def search(self, words: str, cafe: Cafe, commands: Iterable[QAction]) -> list[Found]:
        """The best results for the words typed, at most `MOST`: stages and commands first."""
        asked = folded(words).split()
        menu = [*self._stages(), *self._commands(commands)]
        if not asked:
            return menu[:MOST]
        if cafe is not self._cafe:
            self._things = [*self._people(cafe), *self._notes(cafe)]
            self._cafe = cafe
        return _best(asked, [*menu, *self._things])

    def _stages(self) -> list[Found]:
        say = self._language.say
        return [
            Found(
                s.icon,
                say(s.title),
                say("stage"),
                f"Ctrl {at}",
                folded(say(s.title)),
                partial(self._go_to, s.code, None),
            )
            for at, s in enumerate(STAGES, start=1)
        ]

    def _commands(self, actions: Iterable[QAction]) -> list[Found]:
        command = self._language.say("command")
        usable = [a for a in actions if a.isEnabled() and a.isVisible() and a.text()]
        texts = [(a, a.text().replace("&", "")) for a in usable]
        return [
            Found(
                "command", text, command, a.shortcut().toString().replace("+", " "), folded(text), a.trigger
            )
            for a, text in texts
        ]

    def _people(self, cafe: Cafe) -> list[Found]:
        found: list[Found] = []
        for person in cafe.people_in_order:
            home = cafe.organisation_of(person.id)
            key = folded(f"{person.name} {home} {person.email}")
            found.append(Found("user", person.name, home, "", key, partial(self._go_to, "people", person.id)))
        return found

    def _notes(self, cafe: Cafe) -> list[Found]:
        say = self._language.say
        found: list[Found] = []
        for note in cafe.notes:
            table = cafe.tables.get(note.head.table)
            detail = say("note, table {table}", table=table.number) if table else say("note")
            text = " ".join(note.head.text.split())
            key = folded(f"{text} {note.head.extras.author}")
            found.append(
                Found("sticky-note", text, detail, "", key, partial(self._go_to, "harvest", note.id))
            )
        return found


def _best(asked: Sequence[str], things: Iterable[Found]) -> list[Found]:
    first: list[Found] = []
    later: list[Found] = []
    for thing in things:
        if all(word in thing.searched for word in asked):
            begins = thing.searched.startswith(asked[0]) or f" {asked[0]}" in thing.searched
            (first if begins else later).append(thing)
            if len(first) >= MOST:
                break
    return [*first, *later][:MOST]
