"""Paints the cells of the table of people, and makes their editors."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.context import Context
from ui.models.people_model import (
    DAY,
    EMAIL,
    LANGUAGES,
    LISTED,
    NAME,
    ORGANISATION,
    QUOTED,
    ROLE,
    ROW_ROLE,
    STEP_FREE,
    TICK,
    TODAY,
    WISHES,
    PeopleModel,
)
from ui.models.people_rows import PersonRow
from ui.theme import scale
from ui.widgets import LineEdit
from ui.widgets.marks import draw_state, draw_tab
from ui.widgets.painted import fill, outline

Index = QModelIndex | QPersistentModelIndex

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
MOST_TABS = 4
TAB = 20


def draw_tick_box(painter: QPainter, context: Context, box: QRectF, *, on: bool) -> None:
    """Draw a box to tick that fills `box`."""
    theme = context.theme
    fill(painter, box, theme.colour("accent" if on else "surface"), 4)
    if on:
        side = round(box.width()) - 4
        theme.icon("check", "on_accent").paint(painter, round(box.x()) + 2, round(box.y()) + 2, side, side)
    else:
        outline(painter, box, theme.colour("edge"), 4)


class PersonDelegate(QStyledItemDelegate):
    """Names semibold, wishes as tabs with the edge of their hue, days as ticks, a dash for what is missing."""

    def __init__(self, context: Context, model: PeopleModel, houses: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._context = context
        self._model = model
        self._houses = houses
        self._unkept: tuple[tuple[str, str], str] = (("", ""), "")
        self.by_keys = False
        """Whether the person moves by keys, and wants to see where they are."""
        self._plain = scale.font(scale.BASE, 400)
        self._bold = scale.font(scale.BASE, 600)
        self._small = scale.font(scale.SMALL, 400)
        self._tiny = scale.font(11, 500)
        self._metrics = {id(f): QFontMetrics(f) for f in (self._plain, self._bold, self._small, self._tiny)}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, scale.ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._context.theme
        box = QRect(option.rect)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, theme.colour("tint" if chosen else "paper" if hover else "surface"))
        painter.fillRect(QRect(box.x(), box.bottom(), box.width(), 1), theme.colour("line"))
        row = index.data(ROW_ROLE)
        if isinstance(row, PersonRow):
            painter.setClipRect(box)
            self._cell(painter, box, row, index, chosen=chosen)
        focus = bool(state & QStyle.StateFlag.State_HasFocus) and self.by_keys
        if focus and self._model.columns[index.column()].key != TICK:
            outline(painter, box.toRectF().adjusted(1, 1, -1, -2), theme.colour("accent"), 4, 2)
        painter.restore()

    def _cell(self, painter: QPainter, box: QRect, row: PersonRow, index: Index, *, chosen: bool) -> None:
        column = self._model.columns[index.column()]
        key = column.key
        inside = box.adjusted(11, 0, -6, -1)
        quiet = "ink2" if chosen else "muted"
        if key == TICK:
            draw_tick_box(painter, self._context, QRectF(box.x() + 24, box.y() + 10, 16, 16), on=chosen)
        elif key == NAME:
            self._marked(painter, inside, row.name, row.id in self._model.alike, bold=True)
        elif key == ORGANISATION:
            self._marked(painter, inside, row.organisation, row.house in self._model.houses_alike)
        elif key == ROLE:
            self._role(painter, inside, row)
        elif key == LANGUAGES:
            self._languages(painter, inside, row)
        elif key == WISHES:
            self._wishes(painter, inside, row)
        elif key == DAY:
            self._day(
                painter, inside, row.days[column.span] if column.span < len(row.days) else (0, 0), quiet
            )
        elif key == STEP_FREE:
            if row.step_free:
                self._icon(painter, inside, "accessibility", "ink2")
        elif key == TODAY:
            self._today(painter, inside, row, quiet)
        else:
            self._seldom(painter, inside, row, key)

    def _seldom(self, painter: QPainter, box: QRect, row: PersonRow, key: str) -> None:
        """The columns that are hidden at first."""
        if key == EMAIL:
            self._words(painter, box, row.email, "ink2")
        elif key in (LISTED, QUOTED):
            self._consent(painter, box, row.listed if key == LISTED else row.quoted)

    def _words(self, painter: QPainter, box: QRect, words: str, role: str, *, bold: bool = False) -> None:
        font = self._bold if bold else self._plain
        painter.setFont(font)
        painter.setPen(self._context.theme.colour(role if words else "edge"))
        short = self._metrics[id(font)].elidedText(words or "–", Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, LEFT, short)

    def _marked(self, painter: QPainter, box: QRect, words: str, marked: bool, *, bold: bool = False) -> None:
        room = box.adjusted(0, 0, -22, 0) if marked else box
        self._words(painter, room, words, "ink", bold=bold)
        if marked:
            font = self._bold if bold else self._plain
            wide = min(self._metrics[id(font)].horizontalAdvance(words), room.width())
            self._icon(painter, QRect(box.x() + wide + 6, box.y(), 16, box.height()), "copy", "warning", 15)

    def _icon(self, painter: QPainter, box: QRect, name: str, role: str, side: int = 16) -> None:
        top = box.y() + (box.height() - side) // 2
        self._context.theme.icon(name, role).paint(painter, box.x(), top, side, side)

    def _role(self, painter: QPainter, box: QRect, row: PersonRow) -> None:
        if not row.role:
            return
        if "," in row.role:
            self._icon(painter, box, "pen-line" if row.role_id == "rapporteur" else "pin", "accent")
            box = box.adjusted(22, 0, 0, 0)
        self._words(painter, box, row.role, "ink")

    def _languages(self, painter: QPainter, box: QRect, row: PersonRow) -> None:
        if not row.languages:
            self._words(painter, box, "", "ink")
            return
        theme = self._context.theme
        painter.setFont(self._tiny)
        left = box.x()
        for code in row.languages:
            wide = self._metrics[id(self._tiny)].horizontalAdvance(code) + 10
            if left + wide > box.right() + 1:
                painter.setPen(theme.colour("muted"))
                painter.drawText(QRect(left, box.y(), 20, box.height()), LEFT, "…")
                break
            chip = QRectF(left, box.y() + (box.height() - 19) / 2, wide, 19)
            outline(painter, chip, theme.colour("line2"), 4)
            painter.setPen(theme.colour("ink2"))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, code)
            left += wide + 5

    def _wishes(self, painter: QPainter, box: QRect, row: PersonRow) -> None:
        if not row.wishes:
            self._words(painter, box, "", "ink")
            return
        theme = self._context.theme
        top = box.y() + (box.height() - TAB) / 2
        step = TAB + 4 + 3
        room = max(1, min(MOST_TABS, (box.width() + 3) // step))
        shown = row.wishes if len(row.wishes) <= room else row.wishes[: max(1, room - 1)]
        for at, wish in enumerate(shown):
            tab = QRectF(box.x() + at * step, top, TAB + 4, TAB)
            fill(painter, tab, theme.colour("surface"), 4)
            draw_tab(
                painter, wish.number, tab, theme.colour(f"topic-{wish.hue}"), theme.colour("ink"), edge=True
            )
            outline(painter, tab, theme.colour("line2"), 4)
        if len(shown) < len(row.wishes):
            painter.setFont(self._small)
            painter.setPen(theme.colour("ink2"))
            place = box.adjusted(len(shown) * step, 0, 0, 0)
            painter.drawText(place, LEFT, f"+{len(row.wishes) - len(shown)}")

    def _day(self, painter: QPainter, box: QRect, come: tuple[int, int], quiet: str) -> None:
        if come[0] == come[1]:
            self._icon(painter, box, "check", "success")
        elif not come[0]:
            self._icon(painter, box, "minus", "edge")
        else:
            painter.setFont(self._small)
            painter.setPen(self._context.theme.colour(quiet))
            painter.drawText(box, LEFT, f"{come[0]}/{come[1]}")

    def _today(self, painter: QPainter, box: QRect, row: PersonRow, quiet: str) -> None:
        say = self._context.language.say
        if row.today == "here":
            mark = QRectF(box.x(), box.y() + (box.height() - 16) / 2, 16, 16)
            draw_state(painter, mark, True, self._context.theme.colour("success"))
            self._words(painter, box.adjusted(22, 0, 0, 0), say("here"), "ink")
        elif row.today == "absent":
            self._words(painter, box, "", "ink")
        else:
            self._words(painter, box, say("left") if row.today == "left" else say("not yet"), quiet)

    def _consent(self, painter: QPainter, box: QRect, agreed: bool | None) -> None:
        if agreed is None:
            self._words(painter, box, "", "ink")
        else:
            self._icon(painter, box, "check" if agreed else "x", "success" if agreed else "muted")

    # Editors

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._model.columns[index.column()]
        editor = LineEdit(name=column.name, limit=600)
        editor.setParent(parent)
        editor.setAutoFillBackground(True)
        if column.key == ORGANISATION:
            editor.setCompleter(house_completer(editor, self._houses()))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, LineEdit):
            editor.show_text(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            if self._unkept[0] == self._place(index):
                editor.setText(self._unkept[1])
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not isinstance(editor, LineEdit):
            return
        text, cell, column = editor.text(), self._place(index), index.column()
        asked_before = self._unkept == (cell, text)
        self._unkept = (("", ""), "")
        known = text == str(index.data(Qt.ItemDataRole.EditRole) or "")
        if model.setData(index, text) or known or not text.strip():
            return
        # What could not be kept is there to be kept again: at once, and then whenever the cell is opened.
        self._unkept = (cell, text)
        viewport = editor.parentWidget()
        view = viewport.parentWidget() if viewport else None
        if isinstance(view, QAbstractItemView) and not asked_before:
            QTimer.singleShot(0, view, lambda: self._open_again(view, cell[0], column))

    def _open_again(self, view: QAbstractItemView, person: str, column: int) -> None:
        at = self._model.places().get(person)
        if at is not None:
            view.edit(self._model.index(at, column))

    def _place(self, index: Index) -> tuple[str, str]:
        row = index.data(ROW_ROLE)
        return (row.id if isinstance(row, PersonRow) else "", self._model.columns[index.column()].key)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(QRect(option.rect).adjusted(0, 1, -2, -2))


class HouseField(LineEdit):
    """A line for an organisation. It offers those that have what is typed anywhere in their names.

    They are asked for when somebody comes to the field: a long list takes a while to lay out.
    """

    def __init__(
        self, names: Callable[[], Sequence[str]], text: str = "", *, name: str, hint: str = ""
    ) -> None:
        super().__init__(text, name=name, hint=hint, limit=200)
        self._names = names
        self._offers = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self._offers:
            self._offers = True
            self.setCompleter(house_completer(self, self._names()))
        super().focusInEvent(event)


def house_completer(parent: QWidget, names: Sequence[str]) -> QCompleter:
    """Offers the organisations that have what is typed anywhere in their names."""
    made = QCompleter(list(names), parent)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = made.popup()
    if popup is not None:
        popup.setItemDelegate(QStyledItemDelegate(parent))
    return made
