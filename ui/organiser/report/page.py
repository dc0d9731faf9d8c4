"""The Report page: what will be printed, seen as it will be, and the way to paper and files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.models.note_filter import NoteFilter
from ui.organiser.page import Desk, Page
from ui.organiser.people.alike import Decisions
from ui.organiser.report import printing
from ui.organiser.report.gaps import GapsLine
from ui.organiser.report.handout_list import WORDS, HandoutList
from ui.organiser.report.left_side import RIGHT, LeftSide
from ui.organiser.report.outline import Outline
from ui.organiser.report.preview import Paper, Previewer
from ui.organiser.report.saving import Saver
from ui.organiser.report.section_panel import ReportPanel
from ui.turns import Steps
from ui.widgets import Button, PageHeader, Rule, Tabs, column, row
from ui.widgets.pdf_view import PdfView
from ui.work import Stop, Watch
from worldcafe.domain.changes import Changes
from worldcafe.domain.event import ReportSection
from worldcafe.report.content import SectionPlan, default_title, sections
from worldcafe.store.recorder import Writer
from worldcafe.verbs import reporting
from worldcafe.verbs.checking import Missing, missing_for_report

REPORT: Final = "report"
HANDOUTS: Final = "handouts"
EDITION: Final = "report-edition"
OWED: Final = ("no-overview", "no-key-message")
ASKED: Final = {
    "actions-without-owner": NoteFilter(without_owner=True),
    "conflicts": NoteFilter(in_conflict=True),
}
"""What the harvest shows of gaps that lie in several notes, by their code."""
NARROW: Final = 1000
"""Pixels of page below which the settings stand in the place of the contents, one of them at a time."""


class ReportPage(Page):
    """Outline, pages and settings of the report; or the handouts, the same way."""

    stage = "report"

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        say = context.language.say
        self._edition: reporting.Edition = edition_of(context.preferences.word(EDITION, "internal"))
        self._paper: Paper | None = None
        self._grown = False
        self._gaps: Sequence[Missing] = ()
        self.header = PageHeader(context, say("Report"))
        self.print_button = Button.secondary(context, say("Print"), "printer", self.print_now)
        self.save_button = Button.primary(context, say("Save as PDF"), "file-output", self.save)
        self.header.set_buttons(self.print_button, self.save_button)
        self.tabs = Tabs(context, say("What to print"))
        self.tabs.set_tabs([(REPORT, say("Feedback report"), ""), (HANDOUTS, say("Handouts"), "")])
        self.tabs.chosen.connect(self._side_chosen)
        self.gaps = GapsLine(context)
        self.gaps.chosen.connect(self._go_to_gap)
        self.saver = Saver(context, desk, self)
        self._lay_out()

    def _lay_out(self) -> None:
        tabs = row(24)
        tabs.setContentsMargins(24, 0, 24, 0)
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        tabs.addWidget(self.gaps)
        self._across = row(0)
        body = column(0)
        body.addWidget(self.header)
        body.addLayout(tabs)
        body.addWidget(Rule())
        body.addLayout(self._across, 1)
        self.setLayout(body)

    def grow(self) -> Steps:
        """The pages, the contents, the settings, the handouts."""
        say = self.context.language.say
        self.view = PdfView(self.context)
        self.view.failed.connect(self.desk.tell_error)
        self.previewer = Previewer(self.desk, say("Laying out the pages"), self)
        self.previewer.began.connect(lambda: self._say_state(busy=True))
        self.previewer.made.connect(self._show_paper)
        self.previewer.failed.connect(self._tell_failure)
        self.left = LeftSide(self.context)
        self.left.turned.connect(self._fit)
        self._across.addWidget(self.left)
        self._across.addWidget(Rule(upright=True))
        self._across.addWidget(self.view, 1)
        yield None
        self._grow_outline()
        yield None
        self._grow_panel()
        yield None
        self._grow_handouts()
        self._grown = True
        self._fit()

    def _grow_outline(self) -> None:
        self.outline = Outline(self.context)
        self.outline.chosen.connect(self._turn_to)
        self.outline.switched.connect(self._switch_section)
        self.outline.moved.connect(self._reorder)
        self.left.add_list(REPORT, self.outline, self.context.language.say("Contents"))

    def _grow_panel(self) -> None:
        self.panel = ReportPanel(self.context, self._edition)
        self.panel.edition_chosen.connect(self._choose_edition)
        self.panel.event_changed.connect(self._change_event)
        self.panel.section_changed.connect(self._change_section)
        self.panel.gap_chosen.connect(self._go_to_gap)
        self._edge = Rule(upright=True)
        self._across.addWidget(self._edge)
        self._across.addWidget(self.panel)
        self.panel.setFixedWidth(RIGHT)

    def _grow_handouts(self) -> None:
        say = self.context.language.say
        self.handouts = HandoutList(self.context)
        self.handouts.chosen.connect(self._handout_chosen)
        self.handouts.ticked.connect(self._say_buttons)
        advice = say("Print all of this once, and the day goes on even when every screen fails.")
        self.left.add_list(HANDOUTS, self.handouts, say("What to print"), advice)

    # How it fits.

    @property
    def narrow(self) -> bool:
        """Whether the settings stand in the place of the contents."""
        return self.width() < NARROW

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._grown:
            self._fit()

    def _fit(self) -> None:
        report = self.kind == REPORT
        if not self.narrow and self.left.holds(self.panel):
            self.left.let_go(self.panel)
            self._across.addWidget(self.panel)
        elif self.narrow and not self.left.holds(self.panel):
            self._across.removeWidget(self.panel)
        self.left.show_list(self.kind, self.panel if self.narrow and report else None)
        if not self.narrow:
            self.panel.setVisible(report)
        self._edge.setVisible(report and not self.narrow)
        self.gaps.setVisible(report and bool(self._gaps))

    # What is shown.

    def refresh(self, changes: Changes | None = None) -> None:
        """Show the café as it stands."""
        for _ in self._show():
            pass
        self._preview(at_once=changes is None)

    def fill(self) -> Steps:
        """Show the café as it stands, its pages last."""
        yield from self._show()
        self._preview(at_once=True)

    def _show(self) -> Steps:
        self._gaps = missing_for_report(self.cafe)
        self.gaps.show_gaps(self._gaps)
        self.outline.set_sections(self._plans())
        yield None
        self._show_section(self.outline.current())
        self.panel.show_cafe(self.cafe, self._gaps)
        yield None

    def show_target(self, target: object) -> None:
        """Open the handouts (also asked for as "print"), or one of them by its name."""
        self.tabs.choose(HANDOUTS if target in (HANDOUTS, "print", *WORDS) else REPORT)
        self._show_side()
        if target in WORDS:
            self.handouts.choose(str(target))

    @property
    def kind(self) -> str:
        """Which of the two is shown: "report" or "handouts"."""
        return str(self.tabs.current())

    @property
    def pdf(self) -> bytes:
        """The pages that are looked at, as a PDF; empty while there are none."""
        return self._paper.pdf if self._paper is not None else b""

    def _plans(self) -> tuple[SectionPlan, ...]:
        return sections(self.cafe, reporting.language_of(self.cafe))

    def _show_side(self) -> None:
        self._fit()
        if self.kind == HANDOUTS and not self.handouts.current():
            self.handouts.choose("itineraries")
        else:
            self._preview(at_once=True)
        self._say_buttons()

    def _side_chosen(self, _key: object) -> None:
        if self._grown:
            self._show_side()

    def _handout_chosen(self, _name: str) -> None:
        self._preview(at_once=True)

    def _go_to_gap(self, gap: Missing) -> None:
        if gap.code in OWED and gap.target is not None:
            self.desk.open_capture(gap.target)  # a table's own texts are written where its notes are
        else:
            self.desk.go_to(gap.stage, ASKED.get(gap.code, gap.target))

    def _switch_section(self, code: str, on: bool) -> None:
        self._change_section(code, {"shown": on})

    def _show_section(self, code: str) -> None:
        plan = next((p for p in self._plans() if p.code == code), None)
        if plan is not None:
            self.panel.show_section(plan, default_title(code, reporting.language_of(self.cafe)))

    def _turn_to(self, code: str) -> None:
        self._show_section(code)
        plan = next((p for p in self._plans() if p.code == code), None)
        if plan is not None and self._paper is not None and plan.title in self._paper.places:
            self.view.go_to(self._paper.places[plan.title])

    def _preview(self, *, at_once: bool = False) -> None:
        cafe, edition = self.cafe, self._edition
        decided = Decisions(self.context.preferences, cafe.event.id).all()
        if self.kind == REPORT:

            def make(stop: Stop, watch: Watch) -> bytes:
                return reporting.preview_report(cafe, edition=edition, decided=decided, stop=stop)

            self.previewer.wish(REPORT, make, at_once=at_once)
        elif cafe.adopted is None and self.handouts.current() not in ("tents", "agenda"):
            self.previewer.drop()
            self._paper = None
            self.view.clear()
            self._say_state()
        else:
            name = self.handouts.current()
            self.previewer.wish(
                name, lambda stop, watch: reporting.handout(cafe, name, stop=stop), at_once=at_once
            )

    def _show_paper(self, paper: Paper) -> None:
        same = self._paper is not None and self._paper.name == paper.name
        self._paper = paper
        self.view.show_document(paper.pdf, self.view.page() if same else 0)
        if paper.name in WORDS:
            self.handouts.set_pages(paper.name, paper.pages)
        self._say_state(pages=paper.pages)

    def _tell_failure(self, error: Exception) -> None:
        self._paper = None
        self.view.clear()
        self.header.set_state(self.context.language.say("The pages could not be laid out."))
        self.desk.tell_error(error)

    def _say_state(self, *, busy: bool = False, pages: int = 0) -> None:
        language = self.context.language
        if busy:
            self.header.set_state(language.say("Laying out the pages …"))
        elif self._paper is None:
            self.header.set_state(
                language.say("Plan the rotation first: then everyone gets a card of their own.")
            )
        elif self.kind == REPORT:
            self.header.set_state(self._report_state(pages))
        else:
            name = language.say(WORDS[self.handouts.current()])
            self.header.set_state(
                language.plural("{name}: {n} page.", "{name}: {n} pages.", pages, name=name)
            )
        self._say_buttons()

    def _report_state(self, pages: int) -> str:
        language, event = self.context.language, self.cafe.event
        status = language.say("Approved") if event.status == "approved" else language.say("Draft")
        gaps = len(self._gaps)
        missing = (
            language.plural("{n} thing is missing.", "{n} things are missing.", gaps)
            if gaps
            else language.say("Everything is written.")
        )
        return language.say(
            "{status}, version {version}, {pages}. {missing}",
            status=status,
            version=event.version,
            pages=language.plural("{n} page", "{n} pages", pages),
            missing=missing,
        )

    def _say_buttons(self) -> None:
        language = self.context.language
        ready = self._paper is not None
        count = len(self.handouts.wanted())
        several = self.kind == HANDOUTS
        self.save_button.set_text(
            language.plural("Save {n} file", "Save {n} files", count)
            if several
            else language.say("Save as PDF")
        )
        self.save_button.setEnabled(ready and (count > 0 or not several))
        self.print_button.setEnabled(ready)

    # What is changed.

    def _choose_edition(self, edition: str) -> None:
        self._edition = edition_of(edition)
        self.context.preferences.set_word(EDITION, edition)
        self._preview()

    def _change_event(self, facts: dict[str, Any]) -> None:
        event = self.cafe.event
        if any(getattr(event, name) != value for name, value in facts.items()):
            label = self.context.language.say("Change the report")
            self.desk.edit(label, lambda w: w.put(replace(w.cafe.event, **facts)), self)

    def _change_section(self, code: str, facts: dict[str, Any]) -> None:
        plans = self._plans()
        at = next(n for n, plan in enumerate(plans) if plan.code == code)
        known = self.cafe.sections.get(code) or ReportSection(code, position=at)
        changed = replace(known, **facts)
        if changed != known:
            self.desk.edit(
                self.context.language.say("Change the report"), lambda w: self._put(w, plans, changed), self
            )

    def _put(self, w: Writer, plans: Sequence[SectionPlan], changed: ReportSection) -> None:
        # All places are written with the first change, so that a place never depends on which were written.
        for at, plan in enumerate(plans):
            w.put(w.cafe.sections.get(plan.code) or ReportSection(plan.code, position=at))
        w.put(changed)

    def _reorder(self, codes: Sequence[str]) -> None:
        def reorder(w: Writer) -> None:
            for at, code in enumerate(codes):
                w.put(replace(w.cafe.sections.get(code) or ReportSection(code), position=at))

        self.desk.edit(self.context.language.say("Reorder the report"), reorder, self)

    # What goes out.

    def actions_for_menu(self) -> list[Any]:
        """Print and save."""
        say = self.context.language.say
        print_action = QAction(say("Print …"), self)
        print_action.setShortcut(QKeySequence.StandardKey.Print)
        print_action.triggered.connect(self.print_now)
        save_action = QAction(say("Save as PDF …"), self)
        save_action.triggered.connect(self.save)
        return [print_action, save_action]

    def print_now(self) -> None:
        """Print what is looked at through the system's dialogue."""
        if self._paper is None:
            return
        say, paper = self.context.language.say, self._paper
        printer = printing.choose_printer(self, self.cafe.event.title, paper.pages)
        if printer is None:
            return

        def work(stop: Stop, watch: Watch) -> object:
            return printing.print_pdf(printer, paper.pdf, stop, watch)

        self.desk.run(say("Printing"), work, self._printed)

    def _printed(self, pages: int) -> None:
        language = self.context.language
        self.desk.tell(
            language.plural("{n} page went to the printer.", "{n} pages went to the printer.", pages)
        )

    def save(self) -> None:
        """Save the report as a PDF, or the ticked handouts into a folder."""
        if self.kind == REPORT:
            self.saver.save_report(self.cafe, self._edition)
        else:
            self.saver.save_handouts(self.cafe, self.handouts.wanted())

    def leave(self) -> None:
        """Let go of the pages that are shown."""
        if self._grown:
            self.view.close_document()


def edition_of(word: str) -> reporting.Edition:
    """The edition that a word means; what is not known is internal."""
    return "public" if word == "public" else "internal"
