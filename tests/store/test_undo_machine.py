"""Whatever is done, in whatever order: undo leads back, redo leads on, and a closed document opens the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.store.cafes import furnish, new_document
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import EditRefused
from worldcafe.domain.people import Participant
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.store.recorder import Writer

PICK = st.integers(0, 10**6)
Edit = Callable[[Writer, int, int], object]


def pick(values: Iterable[str], at: int) -> str:
    """One of the keys, by number."""
    keys = sorted(values)
    return keys[at % len(keys)]


def plan(w: Writer) -> str:
    """The plan that people are moved in."""
    return pick(w.cafe.plans, 0)


# Each needs at least one person, table, round, topic and plan; what it refuses is refused whole.
EDITS: dict[str, Edit] = {
    "add a person": lambda w, a, b: edits.add_people(w, [Participant(f"new{a}", f"Given{b}", "")]),
    "remove a person": lambda w, a, b: edits.remove_people(w, [pick(w.cafe.people, a)]),
    "merge people": lambda w, a, b: edits.merge_people(w, pick(w.cafe.people, a), pick(w.cafe.people, b)),
    "post": lambda w, a, b: edits.post_person(w, pick(w.cafe.people, a), pick(w.cafe.tables, b), "host"),
    "post in a round": lambda w, a, b: edits.post_person(
        w, pick(w.cafe.people, a), pick(w.cafe.tables, b), "rapporteur", [pick(w.cafe.rounds, b)]
    ),
    "unpost": lambda w, a, b: edits.unpost_person(w, pick(w.cafe.people, a)),
    "expect": lambda w, a, b: edits.expect(
        w, [pick(w.cafe.people, a)], [pick(w.cafe.rounds, b)], expected=bool(b % 2)
    ),
    "arrive": lambda w, a, b: edits.arrive(w, pick(w.cafe.people, a), pick(w.cafe.rounds, b)),
    "wish": lambda w, a, b: w.put(
        replace(w.cafe.people[pick(w.cafe.people, a)], wishes=(pick(w.cafe.topics, b),))
    ),
    "join an organisation": lambda w, a, b: join(w, pick(w.cafe.people, a), f"Office {b % 5}"),
    "merge organisations": lambda w, a, b: edits.merge_organisations(
        w, pick(w.cafe.organisations, a), [pick(w.cafe.organisations, b)]
    ),
    "split an organisation": lambda w, a, b: split(w, pick(w.cafe.organisations, a)),
    "bind": lambda w, a, b: edits.bind_people(
        w, [pick(w.cafe.people, a), pick(w.cafe.people, b)], apart=bool(a % 2)
    ),
    "add a topic": lambda w, a, b: edits.add_topic(w, f"Topic {a}", tables=[pick(w.cafe.tables, b)]),
    "remove a topic": lambda w, a, b: edits.remove_topic(w, pick(w.cafe.topics, a)),
    "add a table": lambda w, a, b: edits.add_table(w, topic=pick(w.cafe.topics, a)),
    "remove a table": lambda w, a, b: edits.remove_table(w, pick(w.cafe.tables, a)),
    "add a round": lambda w, a, b: edits.add_round(w),
    "remove a round": lambda w, a, b: edits.remove_round(w, pick(w.cafe.rounds, a)),
    "start a round": lambda w, a, b: edits.start_round(w, pick(w.cafe.rounds, a)),
    "add a room": lambda w, a, b: w.put(
        replace(w.cafe.tables[pick(w.cafe.tables, a)], room=edits.add_room(w, "Attic").id)
    ),
    "remove a room": lambda w, a, b: edits.remove_room(w, pick(w.cafe.rooms, a)),
    "order topics": lambda w, a, b: edits.order_topics(w, [pick(w.cafe.topics, a)]),
    "move": lambda w, a, b: edits.move_person(
        w, plan(w), pick(w.cafe.rounds, b), pick(w.cafe.people, a), pick(w.cafe.tables, b)
    ),
    "swap": lambda w, a, b: edits.swap_people(
        w, plan(w), pick(w.cafe.rounds, b), pick(w.cafe.people, a), pick(w.cafe.people, b)
    ),
    "lock": lambda w, a, b: edits.lock_seat(w, plan(w), pick(w.cafe.people, a), pick(w.cafe.rounds, b)),
    "copy a plan": lambda w, a, b: edits.copy_plan(w, pick(w.cafe.plans, a), "Copy"),
    "adopt a plan": lambda w, a, b: edits.adopt_plan(w, pick(w.cafe.plans, a)),
    "remove a plan": lambda w, a, b: edits.remove_plan(w, pick(w.cafe.plans, a)),
    "remove a role": lambda w, a, b: edits.remove_role(w, pick(w.cafe.roles, a)),
    "remove a kind": lambda w, a, b: edits.remove_kind(w, pick(w.cafe.kinds, a)),
    "approve": lambda w, a, b: edits.approve_report(w, "Åsa", w.moment().date()),
    "reopen": lambda w, a, b: edits.reopen_report(w),
    "put there and take away": lambda w, a, b: w.remove(edits.add_room(w, "Never")),
    "take away and put back": lambda w, a, b: back(w, pick(w.cafe.bonds, a)),
}


def join(w: Writer, person: str, name: str) -> None:
    office = edits.organisation_named(w, name)
    assert office
    w.put(replace(w.cafe.people[person], organisation=office.id))


def split(w: Writer, organisation: str) -> None:
    for alias in w.cafe.organisations[organisation].aliases[:1]:
        edits.split_organisation(w, organisation, alias)


def back(w: Writer, bond: str) -> None:
    known = w.cafe.bonds[bond]
    w.remove(known)
    w.put(known)


class Organiser(RuleBasedStateMachine):
    """Somebody who does anything at all, beside a list of what the café was after each edit."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.document = new_document(Path(self.folder.name) / "machine.cafe")
        furnish(self.document, people=4)
        self.states: list[Cafe] = [self.document.cafe]
        self.at = 0

    @rule(verb=st.sampled_from(sorted(EDITS)), a=PICK, b=PICK)
    def edit(self, verb: str, a: int, b: int) -> None:
        """Do something; what is refused or goes wrong leaves no trace."""
        before = self.document.cafe
        try:
            with self.document.edit(verb) as w:
                EDITS[verb](w, a, b)
        except (EditRefused, ZeroDivisionError):  # ZeroDivisionError: there is none to pick from
            assert self.document.cafe is before
        if self.document.cafe is not before:
            self.states[self.at + 1 :] = [self.document.cafe]
            self.at += 1

    @rule(verb=st.sampled_from(sorted(EDITS)), a=PICK, b=PICK)
    def fail(self, verb: str, a: int, b: int) -> None:
        """Break off in the middle of an edit."""
        before = self.document.cafe
        try:
            with self.document.edit(verb) as w:
                EDITS[verb](w, a, b)
                raise KeyboardInterrupt
        except (EditRefused, ZeroDivisionError, KeyboardInterrupt):
            assert self.document.cafe is before

    @precondition(lambda self: self.document.cafe.rounds and self.document.cafe.tables)
    @rule(text=st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=5), a=PICK, b=PICK)
    def write(self, text: str, a: int, b: int) -> None:
        """Write a note, which no undo takes back."""
        with self.document.edit("Note") as w:
            edits.record_note(w, pick(w.cafe.tables, a), pick(w.cafe.rounds, b), "idea", text)
        revisions = self.document.cafe.revisions
        self.states = [replace(state, revisions=revisions) for state in self.states]

    @rule()
    def undo(self) -> None:
        """Take the last edit back."""
        if self.at:
            assert self.document.undo()
            self.at -= 1

    @rule()
    def redo(self) -> None:
        """Do again what was taken back."""
        if self.at + 1 < len(self.states):
            assert self.document.redo()
            self.at += 1
        else:
            assert not self.document.redo()

    @invariant()
    def the_café_is_what_it_should_be(self) -> None:
        """In memory."""
        assert self.document.cafe == self.states[self.at]

    def teardown(self) -> None:
        """Go all the way back and all the way on, and open the document again."""
        while self.at:
            self.undo()
        assert self.document.cafe == self.states[0]
        while self.at + 1 < len(self.states):
            self.redo()
        assert self.document.cafe == self.states[-1]
        assert not [finding for finding in self.document.check() if finding.grave]
        self.document.close()
        with Document.open(self.document.path) as again:
            assert again.cafe == self.states[-1]
        self.folder.cleanup()


TestOrganiser = Organiser.TestCase
TestOrganiser.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
