"""The card of the rounds, drawn to scale over the days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ui.context import Context
from ui.organiser.cafe.parts import CafeCard
from ui.organiser.cafe.timeline import TIMES, Box, arrange, moved_along
from ui.organiser.page import Desk
from ui.theme import font, scale
from ui.widgets import IconButton, Label, row
from ui.widgets.painted import PaintedButton, fill, outline
from worldcafe.domain.event import Round, RoundKind
from worldcafe.store import edits
from worldcafe.store.recorder import Writer

STEP = 5
"""Minutes that plus and minus change a round by."""


class RoundBlock(PaintedButton):
    """A round. A click or Enter opens it, plus and minus change its length, left and right go to the next."""

    lengthened = Signal(object, int)
    removed = Signal(object)
    moved = Signal(int)

    def __init__(self, context: Context, round_: Round) -> None:
        super().__init__(context, "")
        self.round = round_
        self.show_round(round_)

    def show_round(self, round_: Round) -> None:
        """Show a round as it stands."""
        self.round = round_
        self.setText(title_of(round_, self.context))
        self.setAccessibleName(f"{self.text()}, {self._detail()}")
        self.setToolTip(self.context.language.say("Click to change; plus and minus change the length."))
        self.update()

    def _detail(self) -> str:
        language = self.context.language
        words = language.say("{n} min", n=self.round.minutes)
        if self.round.kind == "home":
            return language.say("{n} min, back home", n=self.round.minutes)
        if self.round.kind == "harvest":
            return language.say("{n} min, harvest", n=self.round.minutes)
        return words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Plus: STEP, Qt.Key.Key_Minus: -STEP}.get(key, 0)
        aside = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        if step:
            self.lengthened.emit(self.round, step)
        elif aside:
            self.moved.emit(aside)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(self.round)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        say = self.context.language.say
        menu = QMenu(self)
        menu.addAction(self.context.icon("pencil"), say("Change…"), self.click)
        menu.addAction(say("{n} minutes longer", n=STEP), lambda: self.lengthened.emit(self.round, STEP))
        menu.addAction(say("{n} minutes shorter", n=STEP), lambda: self.lengthened.emit(self.round, -STEP))
        menu.addSeparator()
        menu.addAction(self.context.icon("trash-2"), say("Remove"), lambda: self.removed.emit(self.round))
        menu.exec(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        theme = self.context.theme
        box = self.rect().toRectF()
        talk = self.round.kind == "talk"
        fill(painter, box, theme.colour("tint" if talk else "sunk"), 6)
        line = "tint_line" if talk else "line2"
        outline(painter, box, theme.colour("accent" if self.underMouse() and self.isEnabled() else line), 6)
        inside = box.adjusted(11, 4, -8, -4)
        painter.setPen(theme.colour("accent" if talk else "ink"))
        _line(painter, font(scale.BASE, 600), self.text(), inside.adjusted(0, 0, 0, -inside.height() / 2))
        painter.setPen(theme.colour("ink2"))
        _line(painter, font(scale.SMALL), self._detail(), inside.adjusted(0, inside.height() / 2, 0, 0))
        self.ring(painter, box, 6)


class _AddRound(PaintedButton):
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        theme = self.context.theme
        pen = QPen(theme.colour("accent" if self.isEnabled() else "line2"), 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        if self.underMouse() and self.isEnabled():
            painter.setBrush(theme.colour("tint"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        words = QFontMetrics(font(scale.BASE, 600)).horizontalAdvance(self.text())
        left = (self.width() - words - 24) / 2
        role = "accent" if self.isEnabled() else "disabled"
        theme.icon("plus", role).paint(painter, round(left), (self.height() - 16) // 2, 16, 16)
        painter.setPen(theme.colour(role))
        painter.setFont(font(scale.BASE, 600))
        painter.drawText(
            QRectF(left + 24, 0, words + 4, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
        self.ring(painter, self.rect().toRectF(), 6)


class Timeline(QWidget):
    """The rounds on the line of time, with the gaps to move in between."""

    opened = Signal(object)
    lengthened = Signal(object, int)
    removed = Signal(object)
    add_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rounds: tuple[Round, ...] = ()
        self._boxes: list[Box] = []
        self.blocks: dict[str, RoundBlock] = {}
        self.add_button = _AddRound(context, context.language.say("Add a round"))
        self.add_button.setParent(self)
        self.add_button.clicked.connect(lambda _checked=False: self.add_asked.emit())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rounds(self, rounds: tuple[Round, ...]) -> None:
        """Show these rounds; a block stays where its round does."""
        self._rounds = rounds
        for gone in set(self.blocks) - {r.id for r in rounds}:
            old = self.blocks.pop(gone)
            old.hide()
            old.deleteLater()
        for each in rounds:
            if each.id not in self.blocks:
                self.blocks[each.id] = self._block(each)
            self.blocks[each.id].show_round(each)
        self._place()

    def _block(self, each: Round) -> RoundBlock:
        block = RoundBlock(self._context, each)
        block.setParent(self)
        block.clicked.connect(partial(self._open, each.id))
        block.lengthened.connect(self.lengthened)
        block.removed.connect(self.removed)
        block.moved.connect(partial(self._aside, each.id))
        block.show()
        return block

    def _open(self, round_: str, _checked: bool = False) -> None:
        self.opened.emit(round_)

    def _aside(self, round_: str, by: int) -> None:
        ids = [r.id for r in self._rounds]
        at = min(max(ids.index(round_) + by, 0), len(ids) - 1)
        self.blocks[ids[at]].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def _place(self) -> None:
        self._boxes, height = arrange(self._rounds, self.width())
        if self.height() != round(height) or self.minimumHeight() != round(height):
            self.setFixedHeight(round(height))
        for box in self._boxes:
            place = QRectF(box.x, box.y, box.width, box.height).toRect()
            if box.what == "round" and box.round is not None:
                self.blocks[box.round.id].setGeometry(place)
            elif box.what == "add":
                self.add_button.setGeometry(place)
        before: QWidget = self
        for each in self._rounds:
            QWidget.setTabOrder(before, self.blocks[each.id])
            before = self.blocks[each.id]
        QWidget.setTabOrder(before, self.add_button)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box in self._boxes:
            place = QRectF(box.x, box.y, box.width, box.height)
            if box.what == "day":
                self._paint_day(painter, place, box.day)
            elif box.what == "apart":
                painter.setPen(QPen(self._context.theme.colour("line2"), 1, Qt.PenStyle.DashLine))
                painter.drawLine(place.topLeft(), place.bottomLeft())
            elif box.what == "gap":
                self._paint_gap(painter, place, box.minutes)
            elif box.what == "round" and box.round is not None:
                self._paint_times(painter, place, box.round)

    def _paint_day(self, painter: QPainter, place: QRectF, day: date | None) -> None:
        painter.setPen(self._context.theme.colour("ink"))
        painter.setFont(font(scale.SMALL, 600))
        language = self._context.language
        words = language.say("No day yet") if day is None else language.day_by("EEEEdMMMM", day)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_gap(self, painter: QPainter, place: QRectF, minutes: int) -> None:
        theme = self._context.theme
        painter.setPen(QPen(theme.colour("line2"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(theme.colour("muted"))
        painter.setFont(font(scale.TINY))
        language = self._context.language
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(place, flags, language.say("{n} min", n=minutes))

    def _paint_times(self, painter: QPainter, place: QRectF, each: Round) -> None:
        end = each.end()
        if each.start is None or end is None:
            return
        painter.setPen(self._context.theme.colour("muted"))
        painter.setFont(font(scale.TINY))
        below = QRectF(place.x(), place.bottom() + 2, place.width(), TIMES)
        clock = self._context.language.clock
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, clock(each.start))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, clock(end))


class RoundsCard(CafeCard):
    """The rounds with the ways to change them."""

    def __init__(self, context: Context, desk: Desk) -> None:
        super().__init__(context, desk)
        say = self.say
        self._count = Label(size=scale.SMALL, tone="muted")
        self.more = IconButton(context, "ellipsis", say("More about rounds"), self._menu)
        line = row(10)
        line.addWidget(Label(say("Rounds"), size=scale.LEAD, weight=600), 1)
        line.addWidget(self._count)
        line.addWidget(self.more)
        self.add(line)
        self.line = Timeline(context)
        self.line.opened.connect(self.open_round)
        self.line.add_asked.connect(self.add_round)
        self.line.lengthened.connect(self._lengthen)
        self.line.removed.connect(self.remove_round)
        self.add(self.line)

    def refresh(self) -> None:
        """Show the rounds as they stand."""
        cafe, language = self.cafe, self.context.language
        self.line.show_rounds(cafe.rounds_in_order)
        rounds = language.plural("{n} round", "{n} rounds", len(cafe.rounds))
        minutes = sum(r.minutes for r in cafe.rounds.values() if r.kind != "harvest")
        self._count.setText(
            language.say("{rounds}, {minutes} minutes of talk", rounds=rounds, minutes=minutes)
        )
        editable = not self.desk.bridge.document.read_only
        for widget in (*self.line.blocks.values(), self.line.add_button, self.more):
            widget.setEnabled(editable)

    def _menu(self) -> None:
        say = self.say
        menu = QMenu(self)
        menu.addAction(self.context.icon("plus"), say("Add a round"), self.add_round)
        menu.addAction(
            self.context.icon("house"), say("Add a round back home"), partial(self.add_round, "home")
        )
        menu.addAction(self.context.icon("layers"), say("Add a harvest"), partial(self.add_round, "harvest"))
        menu.exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def add_round(self, kind: RoundKind = "talk") -> None:
        """Add a round after the last; one back home or a harvest if asked."""
        labels = {
            "talk": self.say("Add a round"),
            "home": self.say("Add a round back home"),
            "harvest": self.say("Add a harvest"),
        }

        def do(w: Writer) -> None:
            made = edits.add_round(w)
            w.put(replace(made, kind=kind))

        self.change(labels[kind], do)

    def open_round(self, round_: str) -> None:
        """Show the properties of a round."""
        from ui.organiser.cafe.round_dialogue import RoundDialogue

        dialogue = RoundDialogue(self.context, self.window(), self.cafe, round_)
        if dialogue.exec():
            if dialogue.to_remove:
                self.remove_round(self.cafe.rounds[round_])
            else:
                self._put(dialogue.changed(), along=dialogue.along.isChecked())
        dialogue.deleteLater()

    def _lengthen(self, round_: Round, by: int) -> None:
        now = self.cafe.rounds[round_.id]
        minutes = min(max(now.minutes + by, 1), 24 * 60)
        self._put(replace(now, minutes=minutes), along=True)

    def _put(self, after: Round, *, along: bool) -> None:
        before = self.cafe.rounds[after.id]
        if after == before:
            return
        others = moved_along(self.cafe.rounds_in_order, before, after) if along else []
        self.change(self.say("Change round {round}", round=before.number), lambda w: w.put(after, *others))

    def remove_round(self, round_: Round) -> None:
        """Remove a round with the seats planned in it."""
        from ui.widgets import confirm

        say = self.say
        seated = any(s.round == round_.id for s in self.cafe.seats.values())
        if seated and not confirm(
            self.context,
            self.window(),
            say("Remove round {round}?", round=round_.number),
            say("The seats planned in it go with it; notes stay. Later rounds move up by one."),
            say("Remove"),
            danger=True,
            note=say("Undo brings it back."),
        ):
            return
        self.change(
            say("Remove round {round}", round=round_.number), lambda w: edits.remove_round(w, round_.id)
        )


def title_of(round_: Round, context: Context) -> str:
    """What a round is called."""
    return round_.title or context.language.say("Round {round}", round=round_.number)


def _line(painter: QPainter, made: QFont, text: str, box: QRectF) -> None:
    painter.setFont(made)
    words = QFontMetrics(made).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
