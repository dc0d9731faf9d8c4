"""The card beside the pointer: whom the people in hand would meet, the sizes, the repeats, and the better swap."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.organiser.rotation import words
from ui.organiser.rotation.hold import Hold
from ui.organiser.rotation.outlook import YIELDING, Outlook
from ui.theme import scale
from ui.widgets.marks import draw_key
from ui.widgets.painted import fill, outline

WIDTH = 348
PAD = 14
LINE = 26
MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the card: an icon with its tone, pieces of text (words, weight, tone), and a key at the right."""

    pieces: tuple[tuple[str, int, str], ...]
    icon: str = ""
    tone: str = "muted"
    key: str = ""
    rule_above: bool = False


class ConsequenceCard(QWidget):
    """Says what a drop would do. It lets the mouse through and keeps clear of what is in hand.

    `repeats` is the plan's count of repeat meetings now, or None where it is not known yet.
    """

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over
        self._lines: tuple[Line, ...] = ()
        self._fonts: dict[int, QFont] = {w: scale.font(scale.SMALL, w) for w in (400, 600)}
        self._title = scale.font(scale.BASE, 600)
        self.repeats: int | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_hold(self, hold: Hold, clear_of: QRectF) -> None:
        """Say what would follow where people are held; nothing to say hides the card."""
        outlook = hold.outlook
        if outlook is None or outlook.home:
            self.hide()
            return
        self._lines = self._made(hold, outlook)
        self.setAccessibleName(self.text())
        self.resize(self.sizeHint())
        self.keep_clear(clear_of)
        self.show()
        self.raise_()
        self.update()

    def text(self) -> str:
        """All that it says."""
        return "\n".join("".join(words for words, _, _ in line.pieces) for line in self._lines)

    def keep_clear(self, box: QRectF) -> None:
        """Stand beside `box`, inside the board."""
        room = self._over.rect()
        here = QRect(
            round(box.left()) - self.width() - 10,
            round(box.top()) - self.height() + 20,
            self.width(),
            self.height(),
        )
        if here.left() < 4:
            here.moveLeft(round(box.right()) + 10)
        here.moveLeft(max(4, min(here.left(), room.width() - here.width() - 4)))
        here.moveTop(max(4, min(here.top(), room.height() - here.height() - 4)))
        self.setGeometry(here)

    def sizeHint(self) -> QSize:
        rules = sum(12 for line in self._lines if line.rule_above)
        return QSize(WIDTH, 2 * PAD - 4 + LINE * len(self._lines) + rules)

    # What it says

    def _made(self, hold: Hold, outlook: Outlook) -> tuple[Line, ...]:
        one = len(hold.people) == 1
        lines = [Line(((self._headline(hold, outlook), 600, "ink"),))]
        home = self._home(hold)
        if home and one:
            lines.append(Line(((home, 400, "muted"),)))
        lines += self._met(hold, outlook)
        lines += self._foot(hold, outlook)
        return tuple(lines)

    def _headline(self, hold: Hold, outlook: Outlook) -> str:
        language = self._context.language
        company = hold.outlooks.company
        table = company.cafe.tables[outlook.table].number
        who = self._who(hold)
        if outlook.barrier:
            person = min(hold.people)
            return words.barrier_sentence(language, company.cafe, outlook, person, hold.outlooks.round)
        if outlook.colleagues:
            return language.say("{name} meets a colleague at table {table}", name=who, table=table)
        if outlook.again:
            n = len(outlook.again)
            return language.say("{name} meets {n} again at table {table}", name=who, n=n, table=table)
        return language.say("{name} meets nobody again at table {table}", name=who, table=table)

    def _who(self, hold: Hold) -> str:
        cafe = hold.outlooks.company.cafe
        if len(hold.people) == 1:
            return words.first_name(cafe, min(hold.people))
        return words.people_now(self._context.language, len(hold.people))

    def _home(self, hold: Hold) -> str:
        home = hold.outlooks.company.table_of(min(hold.people), hold.outlooks.round)
        if not home:
            return self._context.language.say("without a seat now")
        again = len(hold.outlooks.by_table[home].again)
        name = self._who(hold)
        return self._context.language.say("Where {name} sits now: {n} again", name=name, n=again)

    def _met(self, hold: Hold, outlook: Outlook) -> list[Line]:
        company, language = hold.outlooks.company, self._context.language
        cafe = company.cafe
        lines: list[Line] = []
        for person in outlook.colleagues[:MOST_NAMED]:
            pieces = (
                (cafe.people[person].name, 600, "error"),
                (f" {cafe.organisation_of(person)}", 400, "ink2"),
            )
            lines.append(Line(pieces, "building-2", "error"))
        room = MOST_NAMED - len(lines)
        shown = outlook.again[:room] if len(outlook.again) <= room + 1 else outlook.again[: max(0, room)]
        for again in shown:
            where = words.rounds_listed(language, company, again.rounds, again.of)
            pieces = ((cafe.people[again.person].name, 600, "ink"), (f" {where}", 400, "ink2"))
            lines.append(Line(pieces, "rotate-ccw", "warning"))
        left = len(outlook.again) - len(shown)
        if left > 0:
            lines.append(
                Line(
                    ((language.plural("and {n} more", "and {n} more", left), 400, "muted"),),
                    "rotate-ccw",
                    "warning",
                )
            )
        return lines

    def _foot(self, hold: Hold, outlook: Outlook) -> list[Line]:
        say = self._context.language.say
        lines: list[Line] = []
        if not outlook.barrier:
            lines.append(
                Line(
                    (*self._sizes(hold, outlook), *self._repeats(outlook.repeats)),
                    "scale",
                    "ink2",
                    rule_above=True,
                )
            )
        elif outlook.barrier in YIELDING:
            lines.append(
                Line(((say("Drop here all the same"), 400, "ink2"),), "hand", "ink2", "Ctrl", rule_above=True)
            )
        partner = hold.partner
        if partner:
            name = hold.outlooks.company.cafe.people[partner.person].name
            pieces = (
                (say("Swap with {name}", name=name), 600 if hold.swapping else 400, "ink"),
                (": ", 400, "ink"),
            )
            lines.append(
                Line(
                    (*pieces, *self._swap(partner.repeats, partner.colleagues)),
                    "arrow-left-right",
                    "accent",
                    "Alt",
                    rule_above=not lines,
                )
            )
        return lines

    def _sizes(self, hold: Hold, outlook: Outlook) -> tuple[tuple[str, int, str], ...]:
        company, round_ = hold.outlooks.company, hold.outlooks.round
        say, tables = self._context.language.say, company.cafe.tables
        home = company.table_of(min(hold.people), round_)
        here = tables[outlook.table].number
        if not home:
            return ((say("Table {table} has {n}. ", table=here, n=outlook.size), 400, "ink"),)
        left = len(company.group(round_, home) - hold.people)
        sentence = say(
            "Table {here} has {n}, table {there} has {m}. ",
            here=here,
            n=outlook.size,
            there=tables[home].number,
            m=left,
        )
        return ((sentence, 400, "ink"),)

    def _repeats(self, change: int) -> tuple[tuple[str, int, str], ...]:
        if self.repeats is None:
            return ()
        tone = "warning" if change > 0 else "success" if change < 0 else "ink2"
        n = self.repeats + change
        return ((self._context.language.plural("{n} repeat", "{n} repeats", n), 600, tone),)

    def _swap(self, change: int, colleagues: int) -> tuple[tuple[str, int, str], ...]:
        say = self._context.language.say
        if colleagues > 0:
            return ((say("a colleague meets"), 600, "error"),)
        if self.repeats is None:
            return ((say("sizes stay"), 400, "ink"),)
        tone = "warning" if change > 0 else "success" if change < 0 else "ink2"
        return ((str(self.repeats + change), 600, tone), (say(", sizes stay"), 400, "ink2"))

    # How it looks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._context.theme
        box = self.rect().toRectF()
        fill(painter, box, theme.colour("surface"), scale.RADIUS)
        outline(painter, box, theme.colour("edge"), scale.RADIUS)
        top = PAD - 2.0
        for at, line in enumerate(self._lines):
            if line.rule_above:
                painter.fillRect(QRectF(PAD, top + 5, box.width() - 2 * PAD, 1), theme.colour("line"))
                top += 12
            self._paint_line(painter, QRectF(PAD, top, box.width() - 2 * PAD, LINE), line, title=at == 0)
            top += LINE

    def _paint_line(self, painter: QPainter, box: QRectF, line: Line, *, title: bool) -> None:
        theme = self._context.theme
        left, right = box.x(), box.right()
        if line.icon:
            theme.icon(line.icon, line.tone).paint(painter, round(left), round(box.y()) + 5, 16, 16)
            left += 24
        if line.key:
            width = QFontMetricsF(scale.font(11, 500)).horizontalAdvance(line.key) + 13
            draw_key(painter, self._context, line.key, QRectF(right - width, box.y() + 3, width, 19))
            right -= width + 8
        for text, weight, tone in line.pieces:
            font = self._title if title else self._fonts[weight]
            metrics = QFontMetricsF(font)
            short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, right - left))
            painter.setFont(font)
            painter.setPen(theme.colour(tone))
            flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip)
            painter.drawText(QRectF(left, box.y(), right - left, box.height()), flags, short)
            left += metrics.horizontalAdvance(text)
            if left >= right:
                break
