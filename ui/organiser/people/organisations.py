"""The organisations of the café: renamed, merged, taken apart again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.context import Context
from ui.models.people_rows import collator
from ui.organiser.people.deeds import Deeds
from ui.slots import pressed, with_text
from ui.theme import scale
from ui.widgets import Button, Dialogue, FormField, Label, LineEdit, Prose, SearchField, column, empty, row
from worldcafe.domain.cafe import Cafe
from worldcafe.exchange.folding import fold

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class House:
    """An organisation of the list with the number of its people."""

    id: str
    name: str
    people: int
    searched: str


class HousesModel(QAbstractListModel):
    """Organisations by name."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._all: list[House] = []
        self.shown: list[House] = []
        self._words = ""

    def show_cafe(self, cafe: Cafe) -> None:
        """Bring the organisations in."""
        counts: dict[str, int] = {}
        for person in cafe.people.values():
            if person.organisation:
                counts[person.organisation] = counts.get(person.organisation, 0) + 1
        key = collator(self._context.language).sortKey
        houses = sorted(cafe.organisations.values(), key=lambda o: key(o.name))
        self._all = [
            House(o.id, o.name, counts.get(o.id, 0), fold(" ".join((o.name, *o.aliases)))) for o in houses
        ]
        self.search(self._words)

    def search(self, words: str) -> None:
        """Show only those that have these words."""
        self._words = words
        self.beginResetModel()
        self.shown = [h for h in self._all if all(w in h.searched for w in fold(words).split())]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        house = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return house.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = self._context.language.plural("{n} person", "{n} people", house.people)
            return f"{house.name}, {count}"
        return house if role == Qt.ItemDataRole.UserRole else None


class HouseDelegate(QStyledItemDelegate):
    """The name at the left, the number of people at the right."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, scale.ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._context.theme
        house = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(house, House):
            return
        box = QRect(option.rect)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(box, theme.colour("tint" if chosen else "surface"))
        painter.fillRect(QRect(box.x(), box.bottom(), box.width(), 1), theme.colour("line"))
        inside = box.adjusted(12, 0, -12, -1)
        painter.setFont(scale.font(scale.BASE, 400))
        painter.setPen(theme.colour("ink2" if chosen else "muted"))
        count = self._context.language.number(house.people)
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        painter.setPen(theme.colour("ink"))
        room = inside.adjusted(0, 0, -48, 0)
        short = painter.fontMetrics().elidedText(house.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)
        painter.restore()


class Organisations(Dialogue):
    """A list with the number of people of each; at the right what can be done with those that are chosen."""

    def __init__(self, context: Context, parent: QWidget | None, deeds: Deeds) -> None:
        say = context.language.say
        sentence = say(
            "Colleagues of one organisation are kept at different tables, so each should stand here once."
        )
        super().__init__(context, parent, say("Organisations"), sentence, width=760)
        self._deeds = deeds
        self.search = SearchField(context, say("Find an organisation"))
        self.houses = HousesModel(context)
        self.view = QListView()
        self.view.setAccessibleName(say("Organisations"))
        self.view.setModel(self.houses)
        self.view.setItemDelegate(HouseDelegate(context, self.view))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setUniformItemSizes(True)
        self.view.setMinimumHeight(360)
        left = column(8)
        left.addWidget(self.search)
        left.addWidget(self.view, 1)
        self.side = column(10)
        holder = QWidget()
        holder.setFixedWidth(300)
        holder.setLayout(self.side)
        across = row(20)
        across.addLayout(left, 1)
        across.addWidget(holder)
        self.body.addLayout(across, 1)
        self.set_note(say("Every change can be undone."))
        close = self.add_button(say("Close"), kind="primary", closes="accept")
        # Enter belongs to the name that is being typed.
        close.setDefault(False)
        self.search.textChanged.connect(self._search)
        self.view.selectionModel().selectionChanged.connect(self._show_side)
        deeds.desk.bridge.changed.connect(self._refresh)
        self.houses.show_cafe(deeds.cafe)
        self._show_side()

    def done(self, arg__1: int) -> None:
        self._deeds.desk.bridge.changed.disconnect(self._refresh)
        super().done(arg__1)

    def chosen(self) -> list[House]:
        """The organisations that are chosen."""
        rows = sorted(i.row() for i in self.view.selectionModel().selectedIndexes())
        return [self.houses.shown[at] for at in rows]

    def choose(self, *houses: str) -> None:
        """Choose organisations by id."""
        selection = self.view.selectionModel()
        selection.clearSelection()
        for at, house in enumerate(self.houses.shown):
            if house.id in houses:
                selection.select(self.houses.index(at), selection.SelectionFlag.Select)
                self.view.scrollTo(self.houses.index(at))

    def _search(self, words: str) -> None:
        self.houses.search(words)
        self._show_side()

    def _refresh(self, _changes: object = None) -> None:
        before = [h.id for h in self.chosen()]
        self.houses.show_cafe(self._deeds.cafe)
        self.choose(*before)
        self._show_side()

    def _show_side(self, *_selection: object) -> None:
        empty(self.side)
        chosen = self.chosen()
        if not chosen:
            words = self.context.language.say(
                "Choose one to rename it or take it apart, several to merge them."
            )
            self.side.addWidget(Prose(self.context, words, tone="muted"))
        elif len(chosen) == 1:
            self._show_one(chosen[0])
        else:
            self._show_several(chosen)
        self.side.addStretch(1)

    def _show_one(self, house: House) -> None:
        say = self.context.language.say
        known = self._deeds.cafe.organisations.get(house.id)
        if known is None:
            return
        self.field = LineEdit(known.name, name=say("Name"), limit=200)
        self.field.settled.connect(with_text(partial(self._deeds.rename_house, house.id)))
        self.side.addWidget(FormField(self.context, say("Name"), self.field))
        if known.aliases:
            self.side.addWidget(Label(say("Also written"), size=scale.SMALL, tone="muted"))
        for alias in known.aliases:
            line = row(8)
            line.addWidget(Prose(self.context, alias), 1)
            split = Button.link(self.context, say("Split off"), "split")
            split.clicked.connect(pressed(partial(self._deeds.split_house, house.id, alias)))
            line.addWidget(split)
            self.side.addLayout(line)

    def _show_several(self, chosen: list[House]) -> None:
        say = self.context.language.say
        self.side.addWidget(Label(say("Merge them into"), size=scale.SMALL, tone="muted"))
        for house in sorted(chosen, key=lambda h: -h.people)[:12]:
            others = [h.id for h in chosen if h.id != house.id]
            name = house.name if len(house.name) < 34 else house.name[:32] + "…"
            button = Button.secondary(self.context, name, "merge")
            button.clicked.connect(pressed(partial(self._deeds.merge_houses, house.id, others)))
            self.side.addWidget(button)
        words = say("The other names stay beside it, by which lists still find it and it can be split again.")
        self.side.addWidget(Prose(self.context, words, size=scale.SMALL, tone="muted"))
