"""The café as the report reads it: chapters, note numbers, looks of kinds, and who may be named where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from worldcafe import colours
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Round, Table, Topic
from worldcafe.domain.notes import Note
from worldcafe.domain.people import Participant, folded
from worldcafe.domain.rotation import Plan, Rotation
from worldcafe.language import Language
from worldcafe.report.blocks import Edition, KindLook, Tab
from worldcafe.report.style import INK

_TOKENS: dict[str, str] = dict(
    zip(
        ("barrier", "opportunity", "idea", "action", "question", "quote"), colours.KINDS.values(), strict=True
    )
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A topic of the report with its tables and notes, or the notes that belong to no topic."""

    key: str
    title: str
    brief: str
    topic: Topic | None
    tab: Tab
    tables: tuple[Table, ...]
    notes: tuple[Note, ...]
    system: tuple[Note, ...]

    def texts(self, kind: str) -> list[Note]:
        """The standing texts of a system kind (overview, key message, insights)."""
        return [n for n in self.system if n.head.kind == kind]


@dataclass(frozen=True)
class Source:
    """A café, a language and an edition, with everything that several sections ask for.

    `plan` is the rotation to print, the adopted one by default.
    """

    cafe: Cafe
    language: Language
    edition: Edition = "internal"
    figures: Mapping[str, Any] = field(default_factory=dict[str, Any])
    plan: str | None = None

    @property
    def public(self) -> bool:
        return self.edition == "public"

    @cached_property
    def rotation(self) -> Rotation:
        return self.cafe.rotation(self.plan)

    @property
    def printed(self) -> Plan | None:
        """The plan that is printed."""
        return self.cafe.plans.get(self.plan or "") or self.cafe.adopted

    @cached_property
    def looks(self) -> dict[str, KindLook]:
        """How each kind is drawn, hidden kinds too; a kind that is gone gets a plain look."""
        known = {k.id: k for k in self.cafe.kinds.values()}
        found: dict[str, KindLook] = {}
        for k in sorted(known.values(), key=lambda k: (k.position, k.id)):
            shape = "disc" if k.shape == "none" else k.shape
            colour = k.colour if k.colour.startswith("#") else _TOKENS.get(k.colour) or colours.KINDS[shape]
            found[k.id] = KindLook(k.id, k.word, k.plural or k.word, k.letter, k.shape, colour)
        for note in self.cafe.notes:
            kind = note.head.kind
            found.setdefault(
                kind, KindLook(kind, kind, kind, kind[:1].upper(), "disc", colours.KINDS["quote"])
            )
        return found

    @cached_property
    def system(self) -> frozenset[str]:
        return frozenset(k.id for k in self.cafe.kinds.values() if k.system)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The notes that people wrote, without the tables' own texts."""
        return tuple(n for n in self.cafe.notes if n.head.kind not in self.system)

    @cached_property
    def labels(self) -> dict[str, str]:
        """The number of each note: table, round, order of writing."""
        counted: dict[tuple[str, str], int] = {}
        found: dict[str, str] = {}
        for note in self.notes:
            table, round_ = self.cafe.tables.get(note.head.table), self.cafe.rounds.get(note.head.round)
            place = (str(table.number) if table else "?", str(round_.number) if round_ else "?")
            counted[place] = counted.get(place, 0) + 1
            found[note.id] = f"{place[0]}-{place[1]}-{counted[place]:02d}"
        return found

    @cached_property
    def topics_of(self) -> dict[str, tuple[str, ...]]:
        """The topics that stand at each table, in the order of the rounds."""
        order = {r.id: at for at, r in enumerate(self.cafe.rounds_in_order)}
        found: dict[str, dict[str, None]] = {}
        for stand in sorted(self.cafe.stands.values(), key=lambda s: order.get(s.round, 0)):
            if stand.topic in self.cafe.topics:
                found.setdefault(stand.table, {})[stand.topic] = None
        return {table: tuple(topics) for table, topics in found.items()}

    def table_tab(self, table: str) -> Tab:
        """The square of a table: its number, in its topic's hue if it has one topic all day."""
        found = self.cafe.tables.get(table)
        topics = self.topics_of.get(table, ())
        colour = hue(self.cafe.topics[topics[0]]) if len(topics) == 1 else INK
        return Tab(str(found.number) if found else "?", colour)

    def topic_of(self, note: Note) -> str | None:
        """The topic of a note: what it says itself, else what stood at its table in its round."""
        topic = note.head.topic
        if topic in self.cafe.topics:
            return topic
        standing = self.cafe.topic_at(note.head.round, note.head.table)
        if standing:
            return standing.id
        only = self.topics_of.get(note.head.table, ())
        return only[0] if len(only) == 1 else None

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """One for each topic in order, then one for each table whose notes have no topic."""
        by_topic: dict[str, list[Note]] = {}
        loose: dict[str, list[Note]] = {}
        for note in self.cafe.notes:
            topic = self.topic_of(note)
            if topic:
                by_topic.setdefault(topic, []).append(note)
            else:
                loose.setdefault(note.head.table, []).append(note)
        bare = () if self.cafe.topics else (t.id for t in self.cafe.tables_in_order)
        tables = [t for t in dict.fromkeys([*bare, *loose]) if t in self.cafe.tables]
        tables.sort(key=lambda t: self.cafe.tables[t].number)
        gone = [t for t in loose if t not in self.cafe.tables]
        topical = [self._topical(t, by_topic.get(t.id, [])) for t in self.cafe.topics_in_order]
        return (
            *topical,
            *(self._tabular(t, loose.get(t, [])) for t in tables),
            *(self._tabular(t, loose[t]) for t in gone),
        )

    def _topical(self, topic: Topic, notes: list[Note]) -> Chapter:
        tables = [t for t in self.cafe.tables_in_order if topic.id in self.topics_of.get(t.id, ())]
        number = self.cafe.topics_in_order.index(topic) + 1
        own = len(tables) == 1 and len(self.topics_of[tables[0].id]) == 1
        tab = Tab(str(tables[0].number if own else number), hue(topic))
        return self._chapter(topic.id, topic.title, topic.brief, topic, tab, tables, notes)

    def _tabular(self, table: str, notes: list[Note]) -> Chapter:
        found = self.cafe.tables.get(table)
        say = self.language.say
        title = say("Table {table}", table=found.number) if found else say("A table that is gone")
        return self._chapter(
            table, title, title, None, Tab(str(found.number) if found else "?", INK), [found], notes
        )

    def _chapter(
        self,
        key: str,
        title: str,
        brief: str,
        topic: Topic | None,
        tab: Tab,
        tables: list[Table] | list[Table | None],
        notes: list[Note],
    ) -> Chapter:
        spoken = tuple(n for n in notes if n.head.kind not in self.system)
        system = tuple(n for n in notes if n.head.kind in self.system)
        return Chapter(key, title, brief, topic, tab, tuple(t for t in tables if t), spoken, system)

    # Who may be named ---------------------------------------------------------------------------------

    def names(self, person: Participant) -> bool:
        """Whether the report names a person, wherever it is: only with their yes, and never in the public edition."""
        return person.listed is True and not self.public

    @cached_property
    def _by_name(self) -> dict[str, Participant]:
        found: dict[str, Participant] = {}
        # Of people of one name, who has not agreed comes first: a typed name may mean either.
        wary = sorted(self.cafe.people.values(), key=lambda p: (p.listed is True, p.quoted is True))
        for person in wary:
            for written in (person.name, f"{person.family} {person.given}", person.family_first):
                found.setdefault(folded(written), person)
        return found

    def person(self, id_: str | None, words: str) -> Participant | None:
        """The person of an id, or of a name as somebody typed it."""
        return self.cafe.people.get(id_ or "") or (
            self._by_name.get(folded(words)) if words.strip() else None
        )

    def owner(self, note: Note) -> tuple[str, str, bool]:
        """Owner of an action, named if they agreed to be listed; the organisation; whether there is none."""
        extras = note.head.extras
        person = self.person(extras.owner_person, extras.owner)
        say = self.language.say
        if person is None:
            if not extras.owner.strip():
                return say("no owner yet"), "", True
            return (say("owner known"), "", False) if self.public else (extras.owner, "", False)
        if not self.names(person):
            if self.public:
                return say("owner known"), "", False
            refused = person.listed is False
            return say("owner known"), say("not named at their wish") if refused else say("not named"), False
        return person.name, self.cafe.organisation_of(person.id), False

    def quoted(self, note: Note) -> str:
        """Who said a quotation, named only with their consent to be quoted by name."""
        person = self._agreed(note)
        return person.name if person and not self.public else ""

    def may_print(self, note: Note) -> bool:
        """Whether a note is printed: in the public edition a quotation only with the consent of who said it."""
        return not self.public or note.head.kind != "quote" or self._agreed(note) is not None

    def _agreed(self, note: Note) -> Participant | None:
        """Who said a quotation, if they agreed to be quoted by name."""
        extras = note.head.extras
        person = self.person(extras.quoted_person, extras.quoted)
        return person if person is not None and person.quoted is True else None

    def due(self, note: Note) -> str:
        """The day an action is due, in short, or nothing."""
        due = note.head.extras.due
        return self.language.day_by("yMMMd", due) if due else ""

    # People of one name ---------------------------------------------------------------------------------

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number on everybody's card, in the order of the door list."""
        return {person.id: at for at, person in enumerate(self.cafe.people_in_order, 1)}

    @cached_property
    def _namesakes(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for person in self.cafe.people.values():
            found.setdefault(folded(person.name), []).append(person.id)
        return found

    def told_apart(self, person: Participant) -> str:
        """What tells a person from others of the same name: the organisation, else the card's number; else nothing."""
        others = [p for p in self._namesakes[folded(person.name)] if p != person.id]
        if not others:
            return ""
        own = self.cafe.organisation_of(person.id)
        if own and own not in [self.cafe.organisation_of(p) for p in others]:
            return own
        return self.language.say("card {n}", n=f"{self.numbers[person.id]:03d}")

    def full_name(self, person: Participant) -> str:
        """The name, with the organisation behind it where several have that name."""
        apart = self.told_apart(person)
        return f"{person.name} ({apart})" if apart else person.name

    # Rounds ---------------------------------------------------------------------------------------------

    def round_title(self, round_: Round) -> str:
        """The round's own title, or its number."""
        return round_.title or self.language.say("Round {round}", round=round_.number)

    def times(self, round_: Round) -> str:
        """Begin and end of a round's talk by the clock, or nothing where it has no time yet."""
        end = round_.end()
        if round_.start is None or end is None:
            return ""
        return f"{self.language.clock(round_.start)}–{self.language.clock(end)}"

    def stayers(self, round_: str, table: str) -> tuple[str, ...]:
        """Who holds a post at a table in a round that stays there."""
        held = (p for p in self.cafe.posts.values() if p.round == round_ and p.table == table)
        return tuple(p.person for p in held if p.person in self.cafe.people and self._stays(p.role))

    def guests(self, round_: str, table: str) -> tuple[str, ...]:
        """Who sits at a table in a round and does not stay there, in the order of a list."""
        staying = set(self.stayers(round_, table))
        here = {p for p in self.rotation.group(round_, table) if p not in staying}
        return tuple(p.id for p in self.cafe.people_in_order if p.id in here)

    @cached_property
    def movers(self) -> tuple[str, ...]:
        """Everyone with a seat who does not stay at a table all day."""
        posted = {(p.person, p.round) for p in self.cafe.posts.values() if self._stays(p.role)}
        return tuple(
            p.id
            for p in self.cafe.people_in_order
            if any((p.id, r) not in posted for r in self.rotation.itinerary(p.id))
        )

    def _stays(self, role: str) -> bool:
        found = self.cafe.roles.get(role)
        return found is not None and found.stays


def listed_name(person: Participant) -> tuple[str, str]:
    """Family and given name as a list prints them: whoever has one name only stands under it."""
    return (person.family, person.given) if person.family else (person.given, "")


def hue(topic: Topic) -> str:
    """The colour of a topic on paper."""
    return colours.TOPICS[topic.hue % len(colours.TOPICS)]
