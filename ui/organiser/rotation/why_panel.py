"""Why somebody sits there: the reasons first, then what every other table would cost, then their whole day."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.context import Context
from ui.organiser.rotation import words
from ui.organiser.rotation.measure import Measure
from ui.organiser.rotation.outlook import Outlook, Outlooks
from ui.theme import scale
from ui.widgets import (
    Button,
    ElidedLabel,
    Inspector,
    Label,
    MenuButton,
    Picture,
    Prose,
    Rule,
    TableTab,
    column,
    row,
)


class WhyPanel(Inspector):
    """The inspector of one seat, or of a whole person when no round is meant.

    `lock_asked(person, round)`, `swap_asked(person, other, round)`.
    """

    lock_asked = Signal(str, str)
    swap_asked = Signal(str, str, str)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.context = context
        self.shown: tuple[str, str | None] | None = None

    def show_seat(self, measure: Measure, person: str, round_: str | None) -> None:
        """Explain a person's seat in a round; without a round show their day."""
        company = measure.company
        self.shown = (person, round_)
        self.clear()
        table = company.table_of(person, round_) if round_ else None
        if round_ and table:
            self._explain(measure, person, round_, table)
        else:
            found = company.cafe.people[person]
            self.set_title(found.name, company.cafe.organisation_of(person))
        self._day(measure, person)
        self._met(measure, person)
        self.show()

    def _explain(self, measure: Measure, person: str, round_: str, table: str) -> None:
        say, company = self.context.language.say, measure.company
        cafe = company.cafe
        subtitle = say(
            "{name}, round {round}, table {table}",
            name=cafe.people[person].name,
            round=cafe.rounds[round_].number,
            table=cafe.tables[table].number,
        )
        self.set_title(say("Why here?"), subtitle)
        reasons = self.add_section()
        for icon, sentence in self.reasons(measure, person, round_, table):
            line = row(10)
            line.addWidget(Picture(self.context, icon, "accent", 16), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Prose(self.context, sentence, size=scale.SMALL), 1)
            reasons.addLayout(line)
        if not company.posted(person, round_):
            self._alternatives(measure, person, round_, table)
            self._buttons(measure, person, round_)

    def reasons(self, measure: Measure, person: str, round_: str, table: str) -> list[tuple[str, str]]:
        """Icon and sentence for everything that speaks for the seat."""
        language, company = self.context.language, measure.company
        name = words.first_name(company.cafe, person)
        if company.posted(person, round_):
            return [("pen-line", language.say("{name} has a post and stays at the table.", name=name))]
        found: list[tuple[str, str]] = []
        if company.cafe.people[person].stays_seated:
            found.append(("pin", language.say("{name} stays at one table all day.", name=name)))
        if company.whole_lock(round_, table):
            found.append(("lock", language.say("The whole table is locked in this round.")))
        elif company.locked(person, round_):
            found.append(("lock", language.say("The seat is locked.")))
        found += self._wish(measure, person, round_, table, name)
        found.append(("users", self._company_words(measure, person, round_)))
        found += self._colleagues(measure, person, round_)
        return found

    def _wish(
        self, measure: Measure, person: str, round_: str, table: str, name: str
    ) -> list[tuple[str, str]]:
        cafe, say = measure.company.cafe, self.context.language.say
        wished = cafe.people[person].wishes
        topic = cafe.topic_at(round_, table)
        if not wished:
            return []
        if topic is None or topic.id not in wished:
            words_ = say("{name} did not ask for “{topic}”.", name=name, topic=topic.brief if topic else "")
            return [("heart", words_)]
        place = wished.index(topic.id) + 1
        return [
            ("heart", say("“{topic}” is wish number {n} of {name}.", topic=topic.brief, n=place, name=name))
        ]

    def _company_words(self, measure: Measure, person: str, round_: str) -> str:
        company, language = measure.company, self.context.language
        mates, met = company.mates(person, round_), company.met_elsewhere(person, round_)
        again = sorted((p for p in mates if p in met), key=lambda p: company.cafe.people[p].name)
        if not again:
            return language.plural(
                "{n} person to meet, for the first time.",
                "{n} people to meet, all for the first time.",
                len(mates),
            )
        names = language.listed(company.cafe.people[p].name for p in again[:3])
        if len(again) > 3:
            names = language.say("{names} and {n} more", names=names, n=len(again) - 3)
        first = len(mates) - len(again)
        return language.say(
            "{n} people to meet, {first} of them for the first time; {names} also in another round.",
            n=len(mates),
            first=first,
            names=names,
        )

    def _colleagues(self, measure: Measure, person: str, round_: str) -> list[tuple[str, str]]:
        company, language = measure.company, self.context.language
        cafe = company.cafe
        seats = {c: company.table_of(c, round_) for c in company.colleagues(person)}
        here = company.table_of(person, round_)
        near = [cafe.people[c].name for c, t in seats.items() if t and t == here]
        if near:
            return [
                (
                    "building-2",
                    language.say("A colleague sits here too: {names}.", names=language.listed(sorted(near))),
                )
            ]
        tables = sorted({cafe.tables[t].number for t in seats.values() if t})
        if not tables:
            return []
        numbers = language.listed(str(n) for n in tables)
        text = language.plural(
            "The colleague is at table {tables}.",
            "The {n} colleagues are at tables {tables}.",
            len(seats),
            tables=numbers,
        )
        return [("building-2", text)]

    def _alternatives(self, measure: Measure, person: str, round_: str, home: str) -> None:
        say, company = self.context.language.say, measure.company
        section = self.add_section(say("At the other tables"), aside=say("repeat meetings"))
        section.setSpacing(0)
        outlooks = Outlooks(company, round_, frozenset({person}))
        for table in company.cafe.tables_in_order:
            self._alternative(section, measure, outlooks.by_table[table.id], table.id == home, round_)

    def _alternative(
        self, section: QVBoxLayout, measure: Measure, outlook: Outlook, home: bool, round_: str
    ) -> None:
        language, cafe = self.context.language, measure.company.cafe
        topic = cafe.topic_at(round_, outlook.table)
        line = row(9)
        line.setContentsMargins(0, 6, 0, 6)
        line.addWidget(
            TableTab(self.context, cafe.tables[outlook.table].number, topic.hue + 1 if topic else 12, side=20)
        )
        said, tone, _icon = words.note_of(language, cafe, outlook)
        if home:
            said, tone = language.say("seated here"), "ink"
        elif outlook.barrier == "discussed":
            said = language.say("discussed in round {round}", round=cafe.rounds[outlook.where].number)
        elif not outlook.barrier and outlook.colleagues:
            said = language.say("meets {name}", name=cafe.people[outlook.colleagues[0]].name)
        elif not outlook.barrier and outlook.again:
            tone = "ink"
        elif not outlook.barrier:
            said, tone = language.say("meets nobody again"), "ink"
        line.addWidget(ElidedLabel(said, weight=600 if home else 400, tone=tone), 1)
        self._cost(line, outlook, home)
        section.addLayout(line)
        section.addWidget(Rule())

    def _cost(self, line: QHBoxLayout, outlook: Outlook, home: bool) -> None:
        language = self.context.language
        if home:
            again = len(outlook.again)
            words_ = language.say("meets {n} again", n=again) if again else ""
            line.addWidget(Label(words_, size=scale.SMALL, tone="muted"))
        elif outlook.barrier:
            line.addWidget(Picture(self.context, "ban", "muted", 14))
        elif outlook.colleagues:
            line.addWidget(Picture(self.context, "building-2", "error", 14))
        else:
            change = outlook.repeats
            number = (
                f"+{change}" if change > 0 else f"−{-change}" if change < 0 else language.say("no change")
            )
            tone = "warning" if change > 0 else "success" if change < 0 else "muted"
            line.addWidget(Label(number, size=scale.SMALL, tone=tone))

    def _buttons(self, measure: Measure, person: str, round_: str) -> None:
        say, company = self.context.language.say, measure.company
        locked = company.locked(person, round_)
        lock = Button.secondary(
            self.context,
            say("Unlock this seat") if locked else say("Lock this seat"),
            "lock-open" if locked else "lock",
            lambda: self.lock_asked.emit(person, round_),
        )
        swap = MenuButton(self.context, say("Swap with"), icon="arrow-left-right")
        swap.setEnabled(not locked)
        swap.menu_of.aboutToShow.connect(lambda: self._fill_swaps(swap, measure, person, round_))
        foot = row(8)
        foot.addWidget(lock, 1)
        foot.addWidget(swap)
        self.add_foot(foot)

    def _fill_swaps(self, button: MenuButton, measure: Measure, person: str, round_: str) -> None:
        button.menu_of.clear()
        for words_, other in swap_offers(self.context, measure, person, round_):
            action = button.menu_of.addAction(words_.replace("&", "&&"))
            action.triggered.connect(lambda _=False, other=other: self.swap_asked.emit(person, other, round_))

    def _day(self, measure: Measure, person: str) -> None:
        language, company = self.context.language, measure.company
        cafe = company.cafe
        section = self.add_section(language.say("Itinerary"))
        for round_ in company.rotation.seats:
            table = company.table_of(person, round_)
            line = row(9)
            line.addWidget(
                Label(words.round_name(language, cafe.rounds[round_]), size=scale.SMALL, tone="muted")
            )
            line.addStretch(1)
            if table is None:
                line.addWidget(Label(language.say("no seat"), size=scale.SMALL, tone="muted"))
            else:
                topic = cafe.topic_at(round_, table)
                line.addWidget(ElidedLabel(topic.brief if topic else "", size=scale.SMALL), 3)
                line.addWidget(
                    TableTab(self.context, cafe.tables[table].number, topic.hue + 1 if topic else 12, side=20)
                )
            section.addLayout(line)

    def _met(self, measure: Measure, person: str) -> None:
        language, cafe = self.context.language, measure.company.cafe
        section = self.add_section(language.say("Whom they meet"))
        section.addWidget(
            Label(language.plural("{n} person", "{n} people", measure.meets(person)), size=scale.SMALL)
        )
        often = [
            (times, one if other == person else other)
            for (one, other), times in measure.meetings.items()
            if times > 1 and person in (one, other)
        ]
        for _times, other in sorted(often, key=lambda x: (-x[0], cafe.people[x[1]].name))[:8]:
            rounds = [cafe.rounds[r].number for r, _ in measure.together(person, other)]
            line = column(0)
            line.addWidget(ElidedLabel(cafe.people[other].name, weight=600))
            numbers = language.listed(str(n) for n in rounds)
            line.addWidget(
                Label(language.say("in rounds {rounds}", rounds=numbers), size=scale.TINY, tone="warning")
            )
            section.addLayout(line)


def swap_offers(context: Context, measure: Measure, person: str, round_: str) -> list[tuple[str, str]]:
    """The best person at every other table to change seats with: words and person, the best first."""
    company, say = measure.company, context.language.say
    outlooks = Outlooks(company, round_, frozenset({person}))
    offers = [
        (offer.colleagues, offer.repeats, table.number, offer.person)
        for table in company.cafe.tables_in_order
        if (offer := outlooks.partner(table.id))
    ]
    made: list[tuple[str, str]] = []
    for colleagues, repeats, number, other in sorted(offers):
        change = f"+{repeats}" if repeats > 0 else f"−{-repeats}" if repeats < 0 else "±0"
        words_ = say("{name}, table {table}", name=company.cafe.people[other].name, table=number)
        note = say("a colleague meets") if colleagues > 0 else change
        made.append((f"{words_}\t{note}", other))
    return made
