"""What closes each gap of a café: the buttons beside a sentence of what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ui.organiser.page import Desk
from worldcafe.domain.cafe import Cafe
from worldcafe.language import Language
from worldcafe.store import edits
from worldcafe.verbs.checking import Missing

MOST = 3
"""Remedies offered for one gap."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """A button's word, and what it does."""

    word: str
    act: Callable[[], object]


class Remedies:
    """Finds the remedies for gaps; `open_table` shows a table's properties."""

    def __init__(self, language: Language, desk: Desk, open_table: Callable[[str], None]) -> None:
        self.say = language.say
        self._desk = desk
        self._open_table = open_table

    def of(self, gap: Missing) -> list[Remedy]:
        """What closes this gap, the best first; for some it is only the place to go to."""
        ways: dict[str, Callable[[Missing, Cafe], list[Remedy]]] = {
            "no-tables": self._no_tables,
            "no-rounds": self._no_rounds,
            "no-people": self._no_people,
            "topic-without-table": self._no_table_for,
            "table-without-topic": self._no_topic_at,
            "no-rapporteur": self._no_rapporteur,
            "topics-unnamed": self._go_to_target,
            "no-date": self._go_to_target,
        }
        found = ways.get(gap.code, self._elsewhere)
        return found(gap, self._desk.bridge.cafe)[:MOST]

    def _no_tables(self, gap: Missing, cafe: Cafe) -> list[Remedy]:
        return [
            Remedy(self.say("Add a table"), lambda: self._desk.edit(self.say("Add a table"), edits.add_table))
        ]

    def _no_rounds(self, gap: Missing, cafe: Cafe) -> list[Remedy]:
        return [
            Remedy(self.say("Add a round"), lambda: self._desk.edit(self.say("Add a round"), edits.add_round))
        ]

    def _no_people(self, gap: Missing, cafe: Cafe) -> list[Remedy]:
        return [Remedy(self.say("Add people"), partial(self._desk.go_to, "people"))]

    def _no_table_for(self, gap: Missing, cafe: Cafe) -> list[Remedy]:
        topic = gap.target or ""
        taken = {s.table for s in cafe.stands.values()}
        free = [t for t in cafe.tables_in_order if t.id not in taken]
        counts = Counter(topic for topic, _ in {(s.topic, s.table) for s in cafe.stands.values()})
        doubled = [
            t
            for t in reversed(cafe.tables_in_order)
            if any(counts[s.topic] > 1 for s in cafe.stands.values() if s.table == t.id)
        ]
        remedies = [
            Remedy(
                self.say("Give it table {table}", table=t.number),
                partial(self._stand, topic, t.id, t.number),
            )
            for t in [*free, *doubled][:1]
        ]
        label = self.say("Add a table")
        add = Remedy(label, lambda: self._desk.edit(label, lambda w: edits.add_table(w, topic=topic)))
        return [*remedies, add]

    def _stand(self, topic: str, table: str, number: int) -> None:
        label = self.say("Give table {table} another topic", table=number)
        self._desk.edit(label, lambda w: edits.stand_topic(w, topic, [table]))

    def _no_topic_at(self, gap: Missing, cafe: Cafe) -> list[Remedy]:
        table = gap.target or ""
        number = cafe.tables[table].number
        standing = {s.topic for s in cafe.stands.values()}
        here = [s.topic for s in cafe.stands.values() if s.table == table]
        free = [t for t in cafe.topics_in_order if t.id not in standing]
        ideas = [*(cafe.topics[t] for t in dict.fromkeys(here) if t in cafe.topics), *free]
        remedies = [
            Remedy(
                self.say("Give it “{topic}”", topic=_short(t.brief)),
                partial(self._stand, t.id, table, number),
            )
            for t in ideas[:1]
        ]
        if not ideas:
            label = self.say("Add a topic")
            name = self.say("Topic {n}", n=len(cafe.topics) + 1)
            act = partial(self._desk.edit, label, lambda w: edits.add_topic(w, name, tables=[table]))
            remedies.append(Remedy(label, act))
        if not here:
            gone = self.say("Remove table {table}", table=number)
            act = partial(self._desk.edit, gone, lambda w: edits.remove_table(w, table))
            remedies.append(Remedy(self.say("Remove the table"), act))
        return remedies

    def _no_rapporteur(self, gap: Missing, cafe: Cafe) -> list[Remedy]:
        return [Remedy(self.say("Choose"), partial(self._open_table, gap.target or ""))]

    def _go_to_target(self, gap: Missing, cafe: Cafe) -> list[Remedy]:
        return [Remedy(self.say("Go there"), partial(self._desk.go_to, gap.stage, gap.target))]

    def _elsewhere(self, gap: Missing, cafe: Cafe) -> list[Remedy]:
        if gap.stage == "cafe":
            return []
        return [Remedy(self.say("Go there"), partial(self._desk.go_to, gap.stage, gap.target))]


def _short(title: str, most: int = 24) -> str:
    return title if len(title) <= most else f"{title[: most - 1].rstrip()}…"
