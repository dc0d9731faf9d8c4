"""Beside the line: what earlier rounds said here, who sits at the table now, and what the harvest still needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QWidget

from ui.context import Context
from ui.models.day import round_words
from ui.models.note_lines import NoteLine, carries_speaker
from ui.models.table_texts import INSIGHTS, TOP, TableTexts, starred, texts_of
from ui.theme import scale
from ui.widgets import (
    Button,
    ElidedLabel,
    FlowBox,
    Label,
    MenuButton,
    Picture,
    Prose,
    Rule,
    Scroll,
    StateMark,
    column,
    empty,
    row,
)
from ui.widgets.kind_look import KindWord
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.defaults import INSIGHT, KEY_MESSAGE, OVERVIEW
from worldcafe.domain.event import Round
from worldcafe.domain.notes import Note

WIDTH = 372


class Side(QWidget):
    """The panel at the right. `write_asked(kind, note)` for a text of the table; `note` is None for a new one."""

    write_asked = Signal(str, object)

    def __init__(self, context: Context, lines: Callable[[Cafe, Sequence[Note]], list[NoteLine]]) -> None:
        super().__init__()
        self._context = context
        self._lines = lines
        self._recap_round = ""
        self._all = False
        self._shown: tuple[Cafe, str, str] | None = None
        scroll = Scroll(14, 0)
        scroll.body.setContentsMargins(20, 16, 20, 20)
        self.recap = column(8)
        self.here = column(6)
        self.harvest = column(6)
        self._rule = Rule()
        scroll.body.addLayout(self.recap)
        scroll.body.addWidget(self._rule)
        scroll.body.addLayout(self.here)
        scroll.body.addWidget(Rule())
        scroll.body.addLayout(self.harvest)
        scroll.body.addStretch(1)
        across = row(0)
        across.addWidget(Rule(upright=True))
        across.addWidget(scroll, 1)
        self.setLayout(across)
        self.setFixedWidth(WIDTH)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 400)

    def show_table(self, cafe: Cafe, table: str, round_: str) -> None:
        """Show what belongs to this table in this round."""
        self._shown = (cafe, table, round_)
        self._fill_recap(cafe, table, round_)
        self._fill_here(cafe, table, round_)
        self._fill_harvest(cafe, table, round_)

    # What earlier rounds said.

    def _fill_recap(self, cafe: Cafe, table: str, round_: str) -> None:
        language = self._context.language
        say = language.say
        empty(self.recap)
        now = cafe.rounds.get(round_)
        said = self._said(cafe, table)
        earlier = [r for r in cafe.rounds_in_order if now and r.number < now.number and r.id in said]
        self._rule.setVisible(bool(earlier))
        if not earlier:
            return
        chosen = next((r for r in earlier if r.id == self._recap_round), earlier[-1])
        head = row(8)
        head.addWidget(Label(say("Read this to the new group"), size=scale.LEAD, weight=600), 1)
        head.addWidget(self._choice(earlier, chosen))
        self.recap.addLayout(head)
        notes = self._lines(cafe, said[chosen.id])
        lead = self._lead(notes)
        if lead is not None:
            self.recap.addWidget(
                Prose(self._context, lead.text, size=scale.HEADING, serif=True, italic=False, line_height=1.3)
            )
        rest = [line for line in notes if line is not lead]
        top = [line for line in rest if line.starred] or rest[-TOP:]
        for line in rest if self._all else top:
            self.recap.addLayout(self._recap_line(line))
        self.recap.addLayout(self._recap_foot(notes))

    def _said(self, cafe: Cafe, table: str) -> dict[str, list[Note]]:
        system = {kind.id for kind in cafe.kinds.values() if kind.system}
        said: dict[str, list[Note]] = {}
        for note in cafe.notes:
            if note.head.table == table and note.head.kind not in system:
                said.setdefault(note.head.round, []).append(note)
        return said

    def _choice(self, earlier: Sequence[Round], chosen: Round) -> QWidget:
        language = self._context.language
        if len(earlier) == 1:
            return Label(round_words(chosen, language), size=scale.SMALL, weight=600, tone="accent")
        button = MenuButton(self._context, round_words(chosen, language), extent="small")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu: QMenu = button.menu_of
        for round_ in earlier:
            action = menu.addAction(round_words(round_, language))
            action.triggered.connect(lambda _on=False, key=round_.id: self._recap_of(key))
        return button

    def _recap_of(self, round_: str) -> None:
        self._recap_round = round_
        self._again()

    @staticmethod
    def _lead(notes: Sequence[NoteLine]) -> NoteLine | None:
        spoken = [line for line in notes if carries_speaker(line.kind)]
        for chosen in ([s for s in spoken if s.starred], spoken, [n for n in notes if n.starred]):
            if chosen:
                return chosen[0]
        return None

    def _recap_line(self, line: NoteLine) -> QHBoxLayout:
        made = row(8)
        mark = KindWord(self._context, line.kind, short=True)
        mark.setFixedWidth(36)
        made.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        made.addWidget(Prose(self._context, line.text), 1)
        return made

    def _recap_foot(self, notes: Sequence[NoteLine]) -> QHBoxLayout:
        language = self._context.language
        counts = Counter(line.kind.id for line in notes)
        kinds = {line.kind.id: line.kind for line in notes}
        flow = FlowBox(10)
        for key in sorted(kinds, key=lambda k: kinds[k].position):
            flow.add(KindWord(self._context, kinds[key], short=True, count=counts[key]))
        words = (
            language.say("Fewer")
            if self._all
            else language.plural("All {n} note", "All {n} notes", len(notes))
        )
        link = Button.link(self._context, words, do=self._toggle_all)
        link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made = row(8)
        made.addWidget(flow, 1)
        made.addWidget(link)
        return made

    def _toggle_all(self) -> None:
        self._all = not self._all
        self._again()

    def _again(self) -> None:
        if self._shown is not None:
            cafe, table, round_ = self._shown
            self._fill_recap(cafe, table, round_)

    # Who sits here now.

    def _fill_here(self, cafe: Cafe, table: str, round_: str) -> None:
        language = self._context.language
        say = language.say
        empty(self.here)
        people = [p for p in cafe.people_in_order if p.id in people_at(cafe, table, round_)]
        people.sort(key=lambda p: cafe.post_of(p.id, round_) is None)
        arrived = [p for p in people if is_here(cafe, p.id, round_)]
        recorded = any(presence.arrived for presence in cafe.presences.values())
        head = row(8)
        head.addWidget(Label(say("Here now"), size=scale.LEAD, weight=600), 1)
        count = (
            say("{n} of {most}", n=len(arrived), most=len(people))
            if recorded
            else language.plural("{n} person", "{n} people", len(people))
        )
        if people:
            head.addWidget(Label(count, size=scale.SMALL, tone="muted"))
        self.here.addLayout(head)
        if not people:
            sentence = say("Nobody has a seat at this table in this round. The organiser plans the rotation.")
            self.here.addWidget(Prose(self._context, sentence, size=scale.SMALL, tone="muted"))
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        half = -(-len(people) // 2)
        for at, person in enumerate(people):
            grid.addLayout(self._person(cafe, person.id, person.name, round_), at % half, at // half)
        self.here.addLayout(grid)

    def _person(self, cafe: Cafe, person: str, name: str, round_: str) -> QHBoxLayout:
        say = self._context.language.say
        presence = cafe.presences.get((person, round_))
        gone = not cafe.expected(person, round_) or (presence is not None and presence.left is not None)
        if gone:
            icon, role, state = "minus", "warning", say("not here")
        elif cafe.post_of(person, round_) is not None:
            icon, role, state = "pen-line", "accent", say("stays at this table")
        elif is_here(cafe, person, round_):
            icon, role, state = "check", "success", say("has arrived")
        else:
            icon, role, state = "user", "edge", say("expected")
        made = row(6)
        picture = Picture(self._context, icon, role, 14)
        picture.setToolTip(state)
        label = ElidedLabel(name, size=scale.SMALL, tone="muted" if gone else "ink")
        label.setAccessibleName(f"{name}, {state}")
        made.addWidget(picture)
        made.addWidget(label, 1)
        return made

    # What the harvest still needs.

    def _fill_harvest(self, cafe: Cafe, table: str, round_: str) -> None:
        say = self._context.language.say
        empty(self.harvest)
        texts = texts_of(cafe, table)
        stars = len(starred(cafe, table, round_))
        head = row(8)
        head.addWidget(Label(say("For the harvest"), size=scale.LEAD, weight=600), 1)
        done = texts.done + (stars >= TOP)
        head.addWidget(Label(say("{n} of {most} written", n=done, most=4), size=scale.SMALL, tone="muted"))
        self.harvest.addLayout(head)
        self._text_line(say("Overview of the table"), OVERVIEW, texts.overview)
        aside = "" if stars >= TOP else say("{n} of {most}", n=stars, most=TOP)
        self._state_line(
            say("Top three of this round"), stars >= TOP, Label(aside, size=scale.SMALL, tone="muted")
        )
        self._text_line(say("Key message, one sentence"), KEY_MESSAGE, texts.key_message)
        self._insights(texts)

    def _text_line(self, words: str, kind: str, note: Note | None) -> None:
        language = self._context.language
        count = len(note.head.text.split()) if note else 0
        aside = language.plural("{n} word", "{n} words", count) if note else language.say("Write")
        self._state_line(words, note is not None, self._link(aside, words, kind, note))

    def _insights(self, texts: TableTexts) -> None:
        say = self._context.language.say
        done = len(texts.insights) >= INSIGHTS
        more = self._link(say("Write"), say("Three insights"), INSIGHT, None)
        self._state_line(say("Three insights"), done, Label("") if done else more)
        for number, note in enumerate(texts.insights, start=1):
            made = row(8)
            made.setContentsMargins(26, 0, 0, 0)
            made.addWidget(Prose(self._context, note.head.text, size=scale.SMALL, tone="ink2"), 1)
            words = say("Insight {n}", n=number)
            made.addWidget(self._link(say("Change"), words, INSIGHT, note), 0, Qt.AlignmentFlag.AlignTop)
            self.harvest.addLayout(made)

    def _link(self, words: str, name: str, kind: str, note: Note | None) -> Button:
        link = Button.link(self._context, words, do=lambda: self.write_asked.emit(kind, note))
        link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        link.setAccessibleName(f"{words}: {name}")
        return link

    def _state_line(self, words: str, done: bool, aside: QWidget) -> None:
        made = row(8)
        made.addWidget(StateMark(self._context, done))
        made.addWidget(Label(words, wrap=True), 1)
        made.addWidget(aside)
        self.harvest.addLayout(made)


def people_at(cafe: Cafe, table: str, round_: str) -> frozenset[str]:
    """Everyone who has a seat or a post at a table in a round."""
    seated = cafe.rotation().group(round_, table)
    posted = [p.person for p in cafe.posts.values() if p.table == table and p.round == round_]
    return frozenset((*seated, *posted)) & frozenset(cafe.people)


def is_here(cafe: Cafe, person: str, round_: str) -> bool:
    """Whether a person was seen in a round and has not left it."""
    presence = cafe.presences.get((person, round_))
    return presence is not None and presence.arrived is not None and presence.left is None
