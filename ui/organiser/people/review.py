"""Look-alikes side by side: keep the left, keep the right, or say that they are two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.models.people_rows import topic_tabs
from ui.organiser.people.alike import Decisions
from ui.organiser.people.deeds import Deeds
from ui.slots import pressed
from ui.theme import scale
from ui.widgets import Button, Card, Dialogue, ElidedLabel, Label, Prose, column, empty, row
from worldcafe.domain.cafe import Cafe
from worldcafe.exchange.likeness import WHY_WORDS
from worldcafe.language import Language
from worldcafe.verbs.alike import Case


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a side: what it is about, and what this side has."""

    word: str
    value: str


def facts_of_person(cafe: Cafe, person: str, language: Language) -> list[Fact]:
    """What is known of a person, the same lines for everyone."""
    say = language.say
    known = cafe.people[person]
    tabs = topic_tabs(cafe)
    posts = sorted({cafe.tables[p.table].number for p in cafe.posts.values() if p.person == person})
    role = cafe.role_of(person)
    seats = len(cafe.rotation().itinerary(person))
    wishes = ", ".join(tabs[t].number for t in known.wishes if t in tabs)
    name = role.name if role else known.role
    return [
        Fact(say("Organisation"), cafe.organisation_of(person)),
        Fact(say("E-mail"), known.email),
        Fact(say("Role"), f"{name}, {', '.join(map(str, posts))}" if posts else name),
        Fact(say("Languages"), ", ".join(code.upper() for code in known.languages)),
        Fact(say("Wishes"), wishes),
        Fact(say("Seats"), language.number(seats) if seats else ""),
    ]


def facts_of_house(cafe: Cafe, house: str, language: Language) -> list[Fact]:
    """What is known of an organisation."""
    say = language.say
    people = [p.name for p in cafe.people.values() if p.organisation == house]
    some = language.listed([*people[:3], say("others")] if len(people) > 3 else people) if people else ""
    return [
        Fact(say("People"), language.number(len(people))),
        Fact(say("Who"), some),
        Fact(say("Also written"), ", ".join(cafe.organisations[house].aliases)),
    ]


class Side(Card):
    """One of two: its name, its facts, and the button that keeps it."""

    def __init__(self, context: Context) -> None:
        super().__init__(padding=16, gap=6)
        self._context = context
        self.name = ElidedLabel(size=scale.HEADING, weight=600)
        self.lines = column(6)
        self.keep = Button.secondary(context, "", "check")
        self.add(self.name)
        self.add(self.lines)
        self.body.addStretch(1)
        self.add(self.keep)

    def show_facts(self, name: str, facts: Sequence[Fact], others: Sequence[Fact], keep: str) -> None:
        """Show them; what the other side lacks or has differently is bold."""
        self.name.set_text(name)
        self.keep.set_text(keep)
        empty(self.lines)
        for fact, other in zip(facts, others, strict=True):
            line = row(8)
            word = Label(fact.word, size=scale.SMALL, tone="muted")
            word.setFixedWidth(96)
            differs = bool(fact.value) and fact.value != other.value
            value = ElidedLabel(
                fact.value or "–",
                size=scale.BASE,
                weight=600 if differs else 400,
                tone="ink" if fact.value else "edge",
            )
            line.addWidget(word)
            line.addWidget(value, 1)
            self.lines.addLayout(line)

    def texts(self) -> list[str]:
        """Everything that it says."""
        found = [self.name.text_in_full()]
        labels = self.findChildren(Label)
        found += [w.text_in_full() if isinstance(w, ElidedLabel) else w.text() for w in labels]
        return found


class Review(Dialogue):
    """Goes through cases one by one; every answer is kept at once and can be undone."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None,
        deeds: Deeds,
        cases: Sequence[Case],
        decisions: Decisions,
        done: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(context, parent, context.language.say("One or two?"), width=760)
        self._deeds = deeds
        self._cases = list(cases)
        self._decisions = decisions
        self._done = done
        self._count = len(cases)
        self._merged = 0
        say = context.language.say
        self.left, self.right = Side(context), Side(context)
        across = row(12)
        across.addWidget(self.left, 1)
        across.addWidget(self.right, 1)
        self.why = Prose(context, tone="muted")
        self.body.addWidget(self.why)
        self.body.addLayout(across, 1)
        self.set_note(say("Each answer is one step to undo."))
        self.later = self.add_button(say("Decide later"))
        self.two = self.add_button("", icon="split")
        self.two.setDefault(False)
        self.left.keep.clicked.connect(pressed(lambda: self._merge(keep_first=True)))
        self.right.keep.clicked.connect(pressed(lambda: self._merge(keep_first=False)))
        self.later.clicked.connect(self._skip)
        self.two.clicked.connect(self._apart)
        self.setMinimumHeight(430)
        self._show()

    @property
    def case(self) -> Case | None:
        """The case that is asked about."""
        return self._cases[0] if self._cases else None

    def _show(self) -> None:
        cafe = self._deeds.cafe
        known = (cafe.people, cafe.organisations)
        while self._cases and not all(
            i in known[c.houses] for c in self._cases[:1] for i in (c.one, c.other)
        ):
            self._cases.pop(0)
        case = self.case
        if case is None:
            self.accept()
            if self._done is not None:
                self._done()
            return
        language = self.context.language
        say = language.say
        at = self._count - len(self._cases) + 1
        if case.houses:
            title = say("Are these one organisation?")
            why = say(
                "They are written much alike. Colleagues of one organisation are kept at different tables."
            )
            names = [cafe.organisations[i].name for i in (case.one, case.other)]
            facts = [facts_of_house(cafe, i, language) for i in (case.one, case.other)]
            keep, two = say("Keep this name for both"), say("They are two organisations")
        else:
            title = say("Is this one person?")
            reason = language.say(WHY_WORDS[case.why]) if case.why in WHY_WORDS else ""
            why = say(
                "They have {reason}. What the one who is kept lacks comes from the other.", reason=reason
            )
            if case.why not in ("same name", "same e-mail"):
                why = say("What the one who is kept lacks comes from the other.")
                if reason:
                    why = f"{reason[:1].upper()}{reason[1:]}. {why}"
            names = [cafe.people[i].name for i in (case.one, case.other)]
            facts = [facts_of_person(cafe, i, language) for i in (case.one, case.other)]
            keep, two = say("Keep this one"), say("They are two people")
        self.setWindowTitle(title)
        self.set_sentence(say("{title} {at} of {all}.", title=title, at=at, all=self._count))
        self.why.set_text(why)
        self.left.show_facts(names[0], facts[0], facts[1], keep)
        self.right.show_facts(names[1], facts[1], facts[0], keep)
        self.two.set_text(two)

    def _merge(self, *, keep_first: bool) -> None:
        case = self.case
        if case is None:
            return
        keep, gone = (case.one, case.other) if keep_first else (case.other, case.one)
        merge = self._deeds.merge_houses if case.houses else self._deeds.merge
        if merge(keep, [gone]):
            self._merged += 1
            self._cases = [_renamed(other, gone, keep) for other in self._cases[1:]]
            self._cases = [other for other in self._cases if other.one != other.other]
        self._show()

    def _apart(self) -> None:
        case = self.case
        if case is not None:
            self._decisions.add(case)
        self._skip()

    def _skip(self) -> None:
        self._cases = self._cases[1:]
        self._show()


def _renamed(case: Case, gone: str, keep: str) -> Case:
    return replace(
        case,
        one=keep if case.one == gone else case.one,
        other=keep if case.other == gone else case.other,
    )
