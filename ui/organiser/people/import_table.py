"""The preview of a list: a choice over every column, the file's own titles under it, doubtful cells tinted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.context import Context
from ui.models.roster_model import LEFT_OUT_ROLE, MARK_ROLE, RosterModel
from ui.organiser.people.table import head_corner
from ui.slots import with_value
from ui.theme import scale
from ui.widgets import ComboBox, ElidedLabel, LineEdit
from worldcafe.exchange.columns import FIELD_WORDS, ColumnMap, Field, column_letter

Index = QModelIndex | QPersistentModelIndex

HEAD = 66
ROW = 32
LEAST, MOST = 64, 260
"""Pixels that a column has at least and at most before room is left over."""

LONG, MORE = 150, 80
"""From how many pixels a column counts as text, and how many it may get beyond what it needs."""
CHOICE = 82
"""Pixels of the box that chooses a column's meaning, beside its word."""


class CellDelegate(QStyledItemDelegate):
    """Plain cells with lines on two sides; a doubtful one on its tint with a line around it."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._font = scale.font(scale.SMALL)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._context.theme
        box = QRect(option.rect)
        state: QStyle.StateFlag = option.state
        mark = index.data(MARK_ROLE)
        left_out = bool(index.data(LEFT_OUT_ROLE))
        current = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        ground = f"{mark}_bg" if mark else "tint" if state & QStyle.StateFlag.State_Selected else "surface"
        painter.fillRect(box, theme.colour(ground))
        painter.setPen(theme.colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomRight())
        if mark or current:
            painter.setPen(theme.colour("accent" if current else f"{mark}_line"))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        text = str(index.data() or "")
        role = str(mark) if mark == "error" else "muted" if left_out else "ink"
        if mark and not text:
            text = self._context.language.say("empty")
        painter.setFont(self._font)
        painter.setPen(theme.colour(role))
        inside = box.adjusted(10, 0, -8, -1)
        short = painter.fontMetrics().elidedText(text[:400], Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, short)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = LineEdit(name=self._context.language.say("Cell"))
        editor.setParent(parent)
        editor.setProperty("extent", "small")
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(QRect(option.rect))


class ChoiceHeader(QHeaderView):
    """A `ComboBox` over every column, and under it the title that the file gives it."""

    chosen = Signal(int, object)

    def __init__(self, context: Context, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._context = context
        self.boxes: list[ComboBox] = []
        self._titles: list[ElidedLabel] = []
        self.setFixedHeight(HEAD)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(64)
        self.sectionResized.connect(self.place)
        table.horizontalScrollBar().valueChanged.connect(self.place)

    def show_map(self, columns: ColumnMap, count: int) -> None:
        """Show the meaning of each of the first `count` columns."""
        while len(self.boxes) > count:
            for widget in (self.boxes.pop(), self._titles.pop()):
                widget.hide()
                widget.deleteLater()
        self.make(count)
        for at, (box, label) in enumerate(zip(self.boxes, self._titles, strict=True)):
            title = columns.titles[at] or self._context.language.say(
                "Column {letter}", letter=column_letter(at)
            )
            box.choose(columns.fields[at])
            box.setAccessibleName(self._context.language.say("Meaning of “{title}”", title=title))
            _tint(box, columns.fields[at] is not None)
            label.set_text(title)
        self.place()

    def make(self, count: int) -> None:
        """Make the choices of the first `count` columns that are not made yet."""
        while len(self.boxes) < count:
            self._add(len(self.boxes))

    def _add(self, at: int) -> None:
        say = self._context.language.say
        options: list[tuple[object, str]] = [(f, say(FIELD_WORDS[f])) for f in Field]
        box = ComboBox([*options, (None, say("Leave out"))], extent="small")
        box.setParent(self.viewport())
        box.setMinimumWidth(0)
        box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        popup = box.view()
        popup.setMinimumWidth(190)
        box.picked.connect(with_value(lambda field: self.chosen.emit(at, field)))
        label = ElidedLabel(size=scale.TINY, tone="muted")
        label.setParent(self.viewport())
        box.show()
        label.show()
        self.boxes.append(box)
        self._titles.append(label)

    def place(self, *_moved: int) -> None:
        """Put the boxes over their columns."""
        for at, (box, label) in enumerate(zip(self.boxes, self._titles, strict=True)):
            left, wide = self.sectionViewportPosition(at), self.sectionSize(at)
            box.setGeometry(left + 6, 7, wide - 12, 28)
            label.setGeometry(left + 11, 40, wide - 18, 18)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        theme = self._context.theme
        painter.fillRect(rect, theme.colour("paper"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())


class RosterTable(QTableView):
    """The preview. `meant(column, field)` when a column gets another meaning."""

    meant = Signal(int, object)

    def __init__(self, context: Context, model: RosterModel) -> None:
        super().__init__()
        self.rows = model
        self.setModel(model)
        self.setItemDelegate(CellDelegate(context, self))
        self.setAccessibleName(context.language.say("Rows of the list"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.head = ChoiceHeader(context, self)
        self.head.chosen.connect(self.meant)
        self.setHorizontalHeader(self.head)
        self.addScrollBarWidget(head_corner(HEAD), Qt.AlignmentFlag.AlignTop)
        numbers = self.verticalHeader()
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setDefaultSectionSize(ROW)
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        numbers.setSectionsClickable(False)
        self.setCornerButtonEnabled(False)

    def fit(self, sample: Sequence[Sequence[str]], titles: Sequence[str]) -> None:
        """Give each column the width of what stands in it and of its meaning; room that is left goes to the texts."""
        count = self.rows.columnCount()
        wanted = [self._wanted(at, [row[at] for row in sample], titles) for at in range(count)]
        left = self.viewport().width() - sum(wanted)
        long = [at for at in range(count) if wanted[at] >= LONG]
        for at in range(count):
            more = left // len(long) if left > 0 and at in long else 0
            self.head.resizeSection(at, wanted[at] + min(more, MORE))
        self.head.place()

    def _wanted(self, at: int, texts: Sequence[str], titles: Sequence[str]) -> int:
        metrics, head = self.fontMetrics(), self.head.boxes[at]
        lengths = sorted(metrics.horizontalAdvance(text[:60]) for text in texts)
        # The few longest do not decide: they are cut, and read in full when they are edited.
        usual = lengths[round((len(lengths) - 1) * 0.95)] if lengths else 0
        title = metrics.horizontalAdvance(titles[at][:28]) if at < len(titles) else 0
        choice = head.fontMetrics().horizontalAdvance(head.currentText()[:24]) + CHOICE
        return min(max(usual + 26, title + 26, choice, LEAST), MOST)

    def go_to(self, number: int, column: int | None, *, edit: bool = False) -> None:
        """Show a row by its number, and begin to edit its cell."""
        index = self.rows.index(self.rows.place(number), column or 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            if edit:
                self.edit(index)


def _tint(box: ComboBox, chosen: bool) -> None:
    """Let a column that is used be told from one that is left out."""
    if bool(box.property("chosen")) != chosen:
        box.setProperty("chosen", chosen)
        box.style().unpolish(box)
        box.style().polish(box)
