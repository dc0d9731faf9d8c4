"""Beside the pages: the edition, the paper, and the chosen section's own title and texts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ui.context import Context
from ui.widgets import (
    Button,
    ComboBox,
    FormField,
    Label,
    LineEdit,
    NumberField,
    Prose,
    Rule,
    Scroll,
    StateMark,
    TextArea,
    column,
    row,
)
from worldcafe.domain.cafe import Cafe
from worldcafe.report.content import SectionPlan
from worldcafe.verbs.checking import Missing


class ReportPanel(QWidget):
    """What the report is and how it is printed.

    `edition_chosen(str)`, `event_changed(dict)` for facts of the event, `section_changed(code, dict)` for a
    section's title and texts, `gap_chosen(Missing)` to go where something is missing.
    """

    edition_chosen = Signal(str)
    event_changed = Signal(object)
    section_changed = Signal(str, object)
    gap_chosen = Signal(object)

    def __init__(self, context: Context, edition: str) -> None:
        super().__init__()
        self._context = context
        self._code = ""
        scroll = Scroll(gap=16, margin=16)
        body = scroll.body
        self._build_edition(body, edition)
        body.addWidget(Rule())
        self._build_event(body)
        body.addWidget(Rule())
        self._build_section(body)
        self._gaps = column(12)
        body.addLayout(self._gaps)
        body.addStretch(1)
        around = column(0)
        around.addWidget(scroll)
        self.setLayout(around)

    def _build_edition(self, body: QVBoxLayout, edition: str) -> None:
        say = self._context.language.say
        named = say("Names only people who agreed to be listed, and in quotes those who agreed to be quoted.")
        texts = {
            "internal": (say("Internal"), named),
            "public": (say("Public"), say("Without names; quotes only with consent.")),
        }
        body.addWidget(Label(say("Edition"), size=15, weight=600))
        self._group = QButtonGroup(self)
        self.editions: dict[str, QRadioButton] = {}
        for code, (word, help_text) in texts.items():
            button = QRadioButton(word)
            button.setAccessibleDescription(help_text)
            button.setChecked(code == edition)
            button.clicked.connect(lambda _on=False, chosen=code: self.edition_chosen.emit(chosen))
            self._group.addButton(button)
            self.editions[code] = button
            under = row(0)
            under.setContentsMargins(28, 0, 0, 0)
            under.addWidget(Prose(self._context, help_text, size=13, tone="muted"))
            pair = column(2)
            pair.addWidget(button)
            pair.addLayout(under)
            body.addLayout(pair)

    def _build_event(self, body: QVBoxLayout) -> None:
        say = self._context.language.say
        self.paper = ComboBox([("A4", "A4"), ("Letter", "Letter")], name=say("Paper"))
        self.paper.picked.connect(self._paper_picked)
        self.status = ComboBox([("draft", say("Draft")), ("approved", say("Approved"))], name=say("Status"))
        self.status.picked.connect(self._status_picked)
        self.version = NumberField(1, 1, 99, name=say("Version"))
        self.version.settled.connect(self._version_settled)
        body.addWidget(FormField(self._context, say("Paper"), self.paper))
        line = row(12)
        for word, editor in ((say("Status"), self.status), (say("Version"), self.version)):
            line.addWidget(FormField(self._context, word, editor), 1)
        body.addLayout(line)

    def _build_section(self, body: QVBoxLayout) -> None:
        say = self._context.language.say
        self.heading = Label("", size=15, weight=600)
        self.title = LineEdit("", name=say("Title of the section"), limit=120)
        self.title.settled.connect(partial(self._section, "title"))
        self.before = TextArea("", hint=say("Nothing yet"), name=say("Text before this section"), lines=4)
        self.before.settled.connect(partial(self._section, "before"))
        self.after = TextArea("", hint=say("Nothing yet"), name=say("Text after this section"), lines=4)
        self.after.settled.connect(partial(self._section, "after"))
        for widget in (
            self.heading,
            FormField(self._context, say("Title"), self.title),
            FormField(self._context, say("Text before this section"), self.before),
            FormField(self._context, say("Text after this section"), self.after),
            Rule(),
        ):
            body.addWidget(widget)

    def _paper_picked(self, key: str) -> None:
        self.event_changed.emit({"paper": key})

    def _status_picked(self, key: str) -> None:
        self.event_changed.emit({"status": key})

    def _version_settled(self, value: int) -> None:
        self.event_changed.emit({"version": value})

    def _section(self, name: str, text: str) -> None:
        if self._code:
            self.section_changed.emit(self._code, {name: text})

    def show_cafe(self, cafe: Cafe, gaps: Sequence[Missing]) -> None:
        """Show the event's facts and what its report lacks."""
        self.paper.choose(cafe.event.paper)
        self.status.choose(cafe.event.status)
        self.version.show_value(cafe.event.version)
        self._show_gaps(gaps)

    def show_section(self, plan: SectionPlan, usual: str) -> None:
        """Show a section's title and texts; `usual` is the title that it has without one of its own."""
        self._code = plan.code
        self.heading.setText(plan.title)
        self.title.setPlaceholderText(usual)
        self.title.show_text(plan.own_title)
        self.before.show_text(plan.before)
        self.after.show_text(plan.after)

    def _show_gaps(self, gaps: Sequence[Missing]) -> None:
        while (item := self._gaps.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        say = self._context.language.say
        if not gaps:
            return
        self._gaps.addWidget(Label(say("Still missing"), size=15, weight=600))
        for gap in gaps[:8]:
            self._gaps.addWidget(self._gap(gap))
        if len(gaps) > 8:
            more = self._context.language.plural("and {n} more", "and {n} more", len(gaps) - 8)
            self._gaps.addWidget(Label(more, size=13, tone="muted"))

    def _gap(self, gap: Missing) -> QWidget:
        language = self._context.language
        line = row(8)
        line.addWidget(StateMark(self._context, False))
        line.addWidget(Prose(self._context, gap.sentence(language), size=13), 1)
        line.addWidget(
            Button.link(self._context, language.say("Go there"), do=lambda: self.gap_chosen.emit(gap))
        )
        box = QWidget()
        box.setLayout(line)
        return box
