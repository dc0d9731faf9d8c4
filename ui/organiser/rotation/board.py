"""The board of a round: tables as columns, people as chips, moved by mouse or keys.

It never changes a seat: it tells the page what the person asked for, and is shown the seats that follow.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QToolTip

from ui.context import Context
from ui.organiser.rotation import board_reading, words
from ui.organiser.rotation.board_keys import key_pressed
from ui.organiser.rotation.board_layout import HEAD, PITCH, BoardLayout, lay_out
from ui.organiser.rotation.board_painting import paint_board
from ui.organiser.rotation.chips import ChipPainter, State
from ui.organiser.rotation.consequence_card import ConsequenceCard
from ui.organiser.rotation.hold import Hold
from ui.organiser.rotation.outlook import Outlooks
from ui.organiser.rotation.seats import NOBODY, Chip, Column, Company

AUTOSCROLL_EDGE = 36
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


class Board(QAbstractScrollArea):
    """Shows the columns of a round and lets people be lifted, aimed and dropped.

    `moved(people, table, insisting)` and `swapped(one, other)` ask for an edit; `refused(people, outlook)` tells
    that a rule is in the way (outlook None: the people cannot be lifted at all); `aimed(hold)` follows what is held
    (None at the end); `lock_asked(people)`; `chosen(person)`; `opened(person)`; `menu_asked(people, place)`,
    `head_asked(table, place)` for the menu of a table's head (empty for the people without a seat).
    """

    moved = Signal(object, str, bool)
    swapped = Signal(str, str)
    refused = Signal(object, object)
    aimed = Signal(object)
    lock_asked = Signal(object)
    chosen = Signal(object)
    opened = Signal(str)
    menu_asked = Signal(object, object)
    head_asked = Signal(str, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.columns: tuple[Column, ...] = ()
        self.selected: frozenset[str] = NOBODY
        self.lit: frozenset[str] = NOBODY
        self.hold: Hold | None = None
        self.preview = False
        self.current = (0, 0)
        self._company: Company | None = None
        self._round = ""
        self._pressed: QPointF | None = None
        self.ghost: QRectF | None = None
        self._pointer: QPointF | None = None
        self._by_keys = False
        self._painter = ChipPainter(context)
        self.plan: BoardLayout = lay_out([], [], 0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(context.language.say("Board"))
        self.card = ConsequenceCard(context, self.viewport())
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(30)
        self._scrolling.timeout.connect(self.autoscroll)
        context.theme.changed.connect(self.viewport().update)
        board_reading.install()

    # What is shown

    def show_round(
        self, company: Company, round_: str, columns: tuple[Column, ...], *, preview: bool = False
    ) -> None:
        """Show the seats of a round; `preview` in quieter chips that cannot be moved."""
        kept = self.current_person()
        self.let_go()
        self._company, self._round, self.columns, self.preview = company, round_, columns, preview
        shown = {chip.person for column in columns for chip in column.chips}
        self.selected &= shown
        self._arrange()
        self.current = self.place_of(kept) if kept else self._clamped(*self.current)
        self.viewport().update()

    def place_of(self, person: str) -> tuple[int, int]:
        """Column and place of a person; the first place of the board for someone who is not on it."""
        for at, column in enumerate(self.columns):
            for place, chip in enumerate(column.chips):
                if chip.person == person:
                    return at, place
        return self._clamped(0, 0)

    def chip_at(self, at: int, place: int) -> Chip | None:
        """The chip at a place."""
        if 0 <= at < len(self.columns) and 0 <= place < len(self.columns[at].chips):
            return self.columns[at].chips[place]
        return None

    def current_person(self) -> str | None:
        """Who stands where the keyboard is."""
        chip = self.chip_at(*self.current)
        return chip.person if chip else None

    def people_meant(self) -> frozenset[str]:
        """The selection, or the person where the keyboard is."""
        person = self.current_person()
        return self.selected or (frozenset({person}) if person else NOBODY)

    def light_up(self, people: frozenset[str]) -> None:
        """Light these people up and bring the first of them into view."""
        self.lit = people
        first = next((c.person for column in self.columns for c in column.chips if c.person in people), None)
        if first:
            self._reveal(*self.place_of(first))
        self.viewport().update()

    def select(self, person: str) -> None:
        """Select one person and go there."""
        self.selected = frozenset({person})
        self.go(*self.place_of(person))

    def note(self, at: int) -> tuple[str, str, str]:
        """What stands under a column's title: words, tone, icon."""
        column, language = self.columns[at], self.context.language
        if self.hold and self._company and column.table:
            return words.note_of(language, self._company.cafe, self.hold.outlooks.by_table[column.table])
        if not column.title and column.table and not column.chips:
            return language.say("no topic in this round"), "muted", ""
        held = self._company and column.table and self._company.whole_lock(self._round, column.table)
        return words.people_now(language, len(column.chips)), "muted", "lock" if held else ""

    def title(self, at: int) -> str:
        """The title of a column."""
        column = self.columns[at]
        return column.title if column.table else self.context.language.say("Without a seat")

    def state_of(self, chip: Chip) -> State:
        """How a chip looks now."""
        hold = self.hold
        if hold:
            if chip.person in hold.people:
                return State.GONE
            if hold.swapping and hold.partner and chip.person == hold.partner.person:
                return State.PARTNER
            if chip.person in hold.colleagues:
                return State.COLLEAGUE
            if chip.person in hold.again:
                return State.AGAIN
            return State.PLAIN
        if chip.person in self.lit:
            return State.LIT
        if chip.person in self.selected:
            return State.SELECTED
        return State.PREVIEW if self.preview else State.PLAIN

    # Geometry on the screen

    def chip_rect(self, at: int, place: int) -> QRectF:
        """Where a chip lies in the viewport."""
        return self.plan.chip(at, place).translated(-self.offset())

    def head_rect(self, at: int) -> QRectF:
        """Where the head of a column lies in the viewport."""
        return self.plan.head(at).translated(-self.offset().x(), 0)

    def offset(self) -> QPointF:
        """How far the board is scrolled; the heads only sideways."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _content(self, point: QPointF) -> QPointF:
        """A point of the viewport in the board's own pixels; under a head there is no chip."""
        if point.y() < HEAD:
            return QPointF(point.x() + self.offset().x(), 0)
        return point + self.offset()

    def _arrange(self) -> None:
        view = self.viewport().size()
        wanted = [self._painter.wanted(column) for column in self.columns]
        counts = [len(column.chips) for column in self.columns]
        self.plan = lay_out(wanted, counts, view.width(), view.height())
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, self.plan.width - view.width()))
        across.setPageStep(view.width())
        across.setSingleStep(48)
        down.setRange(0, max(0, self.plan.height - view.height()))
        down.setPageStep(max(1, view.height() - HEAD))
        down.setSingleStep(PITCH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_board(self, QPainter(self.viewport()), self._painter, event.rect().toRectF())

    # Lifting, aiming, dropping

    def lift(self, people: frozenset[str], *, by_keys: bool = False) -> bool:
        """Take people up; those whose seat is held by a lock or a post stay. Whether anybody was lifted."""
        if not self._company or self.preview:
            return False
        company = self._company
        free = frozenset(
            p for p in people if not company.locked(p, self._round) and not company.posted(p, self._round)
        )
        if not free:
            self.refused.emit(people, None)
            return False
        self.hold = Hold(Outlooks(company, self._round, free))
        self._by_keys = by_keys
        if by_keys:
            self.aim(self.columns[self.current[0]].table or None)
        else:
            self._scrolling.start()
        self.viewport().update()
        return True

    def aim(self, table: str | None, *, swapping: bool = False) -> None:
        """Hold the people over a table (None: over nothing)."""
        hold = self.hold
        if hold is None or (hold.table, hold.swapping) == (table, swapping):
            return
        hold.table, hold.swapping = table, swapping
        self.card.show_hold(hold, self._card_place())
        self.aimed.emit(hold)
        self.viewport().update()
        at = next((i for i, column in enumerate(self.columns) if column.table == table), None)
        if at is not None:
            said = f"{self.context.language.say('Table {table}', table=self.columns[at].number)}: {self.note(at)[0]}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def drop(self, *, insisting: bool = False, swapping: bool = False) -> None:
        """Ask for what the people are held over."""
        hold = self.hold
        self.let_go()
        if hold is None or hold.table is None or hold.outlook is None or hold.outlook.home:
            return
        if swapping and hold.partner:
            self.swapped.emit(next(iter(hold.people)), hold.partner.person)
        elif hold.barred(insisting=insisting) or swapping:
            self.refused.emit(hold.people, hold.outlook)
        else:
            self.moved.emit(hold.people, hold.table, insisting)

    def let_go(self) -> None:
        """Put the people back; nothing happened."""
        self._scrolling.stop()
        self._pressed = self.ghost = self._pointer = None
        if self.hold is None:
            return
        self.hold = None
        self.card.hide()
        self.aimed.emit(None)
        self.viewport().update()

    def _card_place(self) -> QRectF:
        """The rectangle that the card must not cover: the column aimed at with the chip in hand."""
        at = next((i for i, c in enumerate(self.columns) if self.hold and c.table == self.hold.table), 0)
        head = self.head_rect(at)
        return self.ghost.united(QRectF(head.x(), self.ghost.y(), head.width(), 1)) if self.ghost else head

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.hold or event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            return
        found = self.place_at(event.position())
        chip = self.chip_at(*found) if found else None
        if found is None or chip is None:
            self.choose(NOBODY)
            return
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
        self.choose(self._selection_after(found, chip, event.modifiers()))
        self.go(*found)

    def _selection_after(
        self, found: tuple[int, int], chip: Chip, keys: Qt.KeyboardModifier
    ) -> frozenset[str]:
        if keys & _CTRL:
            return self.selected ^ {chip.person}
        if keys & _SHIFT and self.current[0] == found[0]:
            first, last = sorted((self.current[1], found[1]))
            return self.selected | {c.person for c in self.columns[found[0]].chips[first : last + 1]}
        return self.selected if chip.person in self.selected else frozenset({chip.person})

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        if self.hold is None:
            far = (event.position() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if not far:
                return
            if not self.lift(self.selected):
                self._pressed = None
                return
        self._carry(event.position(), bool(event.modifiers() & _ALT))

    def _carry(self, point: QPointF, swapping: bool) -> None:
        before, self._pointer = self.ghost, point
        name = self._company.cafe.people[min(self.hold.people)].name if self.hold and self._company else ""
        self.ghost = QRectF(point.x() - 12, point.y() - 14, self._painter.held_width(name), 28)
        for box in (before, self.ghost):
            if box:
                self.viewport().update(box.adjusted(-14, -14, 14, 14).toAlignedRect())
        at = self.plan.column_at(point.x() + self.offset().x())
        inside = 0 <= point.y() <= self.viewport().height()
        self.aim(self.columns[at].table or None if at is not None and inside else None, swapping=swapping)
        self.card.keep_clear(self._card_place())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.hold and not self._by_keys:
            self.drop(insisting=bool(event.modifiers() & _CTRL), swapping=bool(event.modifiers() & _ALT))
            return
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.modifiers() & (_CTRL | _SHIFT):
            return
        person = self.current_person()
        if person and event.button() == Qt.MouseButton.LeftButton:
            self.choose(frozenset({person}))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self.place_at(event.position())
        chip = self.chip_at(*found) if found else None
        if chip and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(chip.person)

    def autoscroll(self) -> None:
        """Scroll on while people are held near an edge."""
        hold, at = self.hold, self._pointer
        if hold is None or at is None:
            return
        across, down, view = self.horizontalScrollBar(), self.verticalScrollBar(), self.viewport()
        before = self.offset()
        across.setValue(across.value() + _step(at.x(), view.width()))
        down.setValue(down.value() + _step(at.y() - HEAD, view.height() - HEAD))
        if self.offset() != before:
            self._carry(at, hold.swapping)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        # The heads stay, so shifting pixels would smear them.
        self.viewport().update()

    # Keyboard

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self.hold:
            # Every key is the board's while people are held: Alt+Left aims, it does not change the round.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not key_pressed(self, event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt and self.hold and not self._by_keys:
            self.aim(self.hold.table, swapping=False)
            return
        super().keyReleaseEvent(event)

    def go(self, at: int, place: int) -> None:
        """Move the keyboard's place; beyond an edge it stays there."""
        self.current = self._clamped(at, place)
        self._reveal(*self.current)
        self.viewport().update()
        self.chosen.emit(self.current_person())
        reading = board_reading.chip_event(self)
        if reading and self.hasFocus():
            QAccessible.updateAccessibility(reading)

    def choose(self, people: frozenset[str]) -> None:
        """Select these people."""
        self.selected = people
        self.viewport().update()
        if not people:
            self.chosen.emit(None)

    def _clamped(self, at: int, place: int) -> tuple[int, int]:
        if not self.columns:
            return 0, 0
        at = max(0, min(at, len(self.columns) - 1))
        return at, max(0, min(place, len(self.columns[at].chips) - 1))

    def _reveal(self, at: int, place: int) -> None:
        self.reveal_column(at)
        bar, box = self.verticalScrollBar(), self.plan.chip(at, place)
        room = self.viewport().height()
        if box.top() - HEAD - 4 < bar.value():
            bar.setValue(round(box.top()) - HEAD - 4)
        elif box.bottom() + 8 > bar.value() + room:
            bar.setValue(round(box.bottom()) + 8 - room)

    def reveal_column(self, at: int) -> None:
        """Scroll sideways until a column is in sight."""
        if not self.columns:
            return
        bar, box = self.horizontalScrollBar(), self.plan.column(at)
        if box.left() < bar.value():
            bar.setValue(round(box.left()))
        elif box.right() > bar.value() + self.viewport().width():
            bar.setValue(round(box.right()) - self.viewport().width())

    # Asked by Qt

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._by_keys:
            self.let_go()
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        head = self.plan.column_at(event.pos().x() + self.offset().x()) if event.pos().y() < HEAD else None
        if head is not None and event.reason() == QContextMenuEvent.Reason.Mouse and not self.preview:
            self.head_asked.emit(self.columns[head].table, event.globalPos())
            return
        people = self.people_meant()
        if not people or self.preview:
            return
        at = self.chip_rect(*self.current).bottomLeft().toPoint()
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        place: QPoint = self.viewport().mapToGlobal(at) if by_keys else event.globalPos()
        self.menu_asked.emit(people, place)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(
                event.globalPos(), "" if self.hold else self._words_at(event.pos().toPointF()), self
            )
            return True
        return super().viewportEvent(event)

    def _words_at(self, point: QPointF) -> str:
        found = self.place_at(point)
        chip = self.chip_at(*found) if found else None
        if chip:
            return self.words_about(chip)
        at = self.plan.column_at(point.x() + self.offset().x())
        return self.title(at) if at is not None and point.y() < HEAD else ""

    def place_at(self, point: QPointF) -> tuple[int, int] | None:
        """Column and place of the chip under a point of the viewport."""
        return self.plan.chip_at(self._content(point))

    def words_of_column(self, at: int) -> str:
        """A column for who listens: its number, title and note."""
        column = self.columns[at]
        number = self.context.language.say("Table {table}", table=column.number) if column.table else ""
        return ", ".join(part for part in (number, self.title(at), self.note(at)[0]) if part)

    def as_text(self) -> str:
        """The round as a table for the clipboard: a column a table, tabs between cells."""
        heads = [f"{column.number} {self.title(at)}".strip() for at, column in enumerate(self.columns)]
        longest = max((len(column.chips) for column in self.columns), default=0)
        lines = [heads]
        for place in range(longest):
            chips = (self.chip_at(at, place) for at in range(len(self.columns)))
            lines.append([chip.name if chip else "" for chip in chips])
        return "\n".join("\t".join(line) for line in lines)

    def words_about(self, chip: Chip) -> str:
        """A person in full, for a tooltip and for who listens: name, organisation, post, lock."""
        if not self._company:
            return chip.name
        cafe, say = self._company.cafe, self.context.language.say
        role = cafe.role_of(chip.person, self._round) if chip.stays else None
        lock = say("seat locked") if chip.locked else ""
        parts = (chip.name, cafe.organisation_of(chip.person), role.name if role else "", lock)
        return ", ".join(part for part in parts if part)


def _step(at: float, size: int) -> int:
    """How far to scroll for a pointer at a place of an edge-to-edge length."""
    if at < AUTOSCROLL_EDGE:
        return -20
    return 20 if at > size - AUTOSCROLL_EDGE else 0
