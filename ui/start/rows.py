"""A recent café as a row: its tables as dots, what and where it is, its state in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QSizePolicy

from ui.context import Context
from ui.recent import Facts
from ui.theme import scale
from ui.widgets import Badge, Button
from ui.widgets.painted import PaintedButton, fill, outline
from worldcafe.language import Language

HEIGHT = 88
DOTS_SHOWN = 12
NARROW = 640
"""Pixels below which the day of a row stands under its state."""


def state_words(facts: Facts, language: Language) -> tuple[str, str, str]:
    """The state of a café: words, tone of the badge, icon."""
    say = language.say
    match facts.state:
        case "approved":
            return say("Report approved"), "done", "badge-check"
        case "notes":
            return language.plural("{n} note", "{n} notes", facts.count), "accent", "sticky-note"
        case "proven":
            return say("Planned, proven best"), "proven", "circle-check"
        case "planned":
            return say("Planned"), "accent", "shuffle"
        case _:
            return say("Being prepared"), "neutral", "pencil"


def closed_words(closed: str, today: date, language: Language) -> str:
    """When a café was closed last: today, yesterday, or the day."""
    try:
        day = date.fromisoformat(closed)
    except ValueError:
        return ""
    if day == today:
        return language.say("today")
    if (today - day).days == 1:
        return language.say("yesterday")
    return language.day_by("MMMMd", day) if day.year == today.year else language.day(day, "medium")


class RecentRow(PaintedButton):
    """One recent café. A click or Enter opens it; `forget` and `look_for` ask for the rest."""

    forget = Signal(object)
    look_for = Signal(object)
    moved = Signal(int)

    def __init__(self, context: Context, path: Path, facts: Facts | None, today: date) -> None:
        super().__init__(context, facts.title if facts and facts.title else path.stem)
        self.path = path
        self._facts = facts
        self.missing = False
        self.first = self.last = False
        language = context.language
        self._lines = self._words(language)
        self._closed = closed_words(facts.closed, today, language) if facts else ""
        self._badge: Badge | None = None
        if facts is not None:
            self._badge = Badge(context, *state_words(facts, language))
            self._badge.setParent(self)
            self._badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._find = Button.small(
            context, language.say("Look for it"), do=lambda: self.look_for.emit(self.path)
        )
        self._find.setParent(self)
        self._find.hide()
        self.setToolTip(str(path))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    def _words(self, language: Language) -> list[str]:
        facts = self._facts
        if facts is None:
            return [str(self.path.parent)]
        days = language.days(*facts.days) if facts.days else ""
        place = ", ".join(part for part in (facts.place, days) if part)
        counts = [
            language.plural("{n} person", "{n} people", facts.people),
            language.plural("{n} table", "{n} tables", facts.tables),
            language.plural("{n} round", "{n} rounds", facts.rounds),
        ]
        last = ", ".join(counts)
        if facts.state == "missing":
            last = language.plural("{n} thing missing", "{n} things missing", facts.count)
        return [line for line in (place, last) if line]

    def set_missing(self, missing: bool) -> None:
        """Say that the file is not where it was."""
        self.missing = missing
        self._find.setVisible(missing)
        if self._badge is not None:
            self._badge.setVisible(not missing)
        if missing:
            self._lines = [
                self.context.language.say("Not found where it was: the stick may not be plugged in")
            ]
        else:
            self._lines = self._words(self.context.language)
        self._describe()
        self.update()

    def _describe(self) -> None:
        state = (
            [state_words(self._facts, self.context.language)[0]] if self._facts and not self.missing else []
        )
        self.setAccessibleDescription(
            ", ".join([*self._lines, *state, *([self._closed] if self._closed else [])])
        )

    def sizeHint(self) -> QSize:
        return QSize(560, HEIGHT)

    def resizeEvent(self, event: object) -> None:
        middle = self.height() // 2
        self._find.adjustSize()
        self._find.move(self.width() - 16 - self._find.width(), middle - self._find.height() // 2)
        if self._badge is not None:
            self._badge.resize(self._badge.sizeHint())
            # Where it is narrow the day stands under the state instead of beside it.
            aside, up = (16, 24) if self._narrow() else (116, 11)
            self._badge.move(self.width() - aside - self._badge.width(), middle - up)

    def _narrow(self) -> bool:
        return self.width() < NARROW

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.moved.emit(step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.forget.emit(self.path)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        say = self.context.language.say
        menu = QMenu(self)
        menu.addAction(say("Open"), self.click).setEnabled(not self.missing)
        menu.addAction(say("Look for it…"), lambda: self.look_for.emit(self.path)).setVisible(self.missing)
        menu.addAction(
            self.context.icon("x"), say("Take from this list"), lambda: self.forget.emit(self.path)
        )
        menu.exec(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        theme = self.context.theme
        box = self.rect().toRectF()
        if (self.underMouse() or self.hasFocus()) and self.isEnabled():
            painter.setClipRect(box.adjusted(0, 0 if self.first else -10, 0, 0 if self.last else 10))
            grown = box.adjusted(1, 1 if self.first else -10, -1, -1 if self.last else 10)
            fill(painter, grown, theme.colour("tint" if self.hasFocus() else "paper"), 7)
            painter.setClipping(False)
        if not self.last:
            painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), theme.colour("line"))
        self._paint_figure(painter)
        self._paint_words(painter, box.right() - self._right_part())
        if not self.missing:
            painter.setFont(scale.font(scale.SMALL))
            painter.setPen(theme.colour("muted"))
            place = QRectF(
                box.right() - 126,
                26 if self._narrow() else 0,
                110,
                box.height() - (26 if self._narrow() else 0),
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._closed)
        self.ring(painter, box.adjusted(1, 1, -1, -2), 7)

    def _right_part(self) -> int:
        if self.missing:
            return self._find.width() + 28
        badge = self._badge.width() if self._badge is not None else 0
        return max(badge, 90) + 28 if self._narrow() else badge + 128

    def _paint_words(self, painter: QPainter, right: float) -> None:
        theme = self.context.theme
        heights = [22] + [19] * len(self._lines)
        top = (self.height() - sum(heights)) / 2
        room = right - 114
        fonts = [scale.font(scale.LEAD, 600), *(scale.font(scale.SMALL) for _ in self._lines)]
        for at, (text, font, high) in enumerate(
            zip([self.text(), *self._lines], fonts, heights, strict=True)
        ):
            painter.setPen(theme.colour("muted" if at or self.missing else "ink"))
            _elided(painter, font, text, QRectF(114, top, room, high))
            top += high

    def _paint_figure(self, painter: QPainter) -> None:
        theme = self.context.theme
        box = QRectF(16, (self.height() - 56) / 2, 80, 56)
        if self.missing or self._facts is None:
            icon = theme.icon("circle-help" if self.missing else "file-text", "muted")
            icon.paint(painter, round(box.center().x()) - 11, round(box.center().y()) - 11, 22, 22)
            return
        fill(painter, box, theme.colour("paper"), 6)
        outline(painter, box, theme.colour("line"), 6)
        self._paint_dots(painter, box, self._facts)

    def _paint_dots(self, painter: QPainter, box: QRectF, facts: Facts) -> None:
        theme = self.context.theme
        shown = facts.hues[:DOTS_SHOWN]
        rows = max(1, -(-len(shown) // 4))
        for at, hue in enumerate(shown):
            x = box.x() + 16 + 16 * (at % 4)
            y = box.center().y() + (at // 4 - (rows - 1) / 2) * 16
            colour = theme.colour(f"topic-{hue}" if hue else "edge")
            hollow = facts.state in {"missing", "ready"}
            painter.setPen(QPen(colour, 1.6) if hollow else Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush if hollow else colour)
            painter.drawEllipse(QPointF(x, y), 5.2 if hollow else 6, 5.2 if hollow else 6)


def _elided(painter: QPainter, font: QFont, text: str, box: QRectF) -> None:
    painter.setFont(font)
    short = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, short)
