"""Every widget on a few pages, to be looked at: ``python -m ui.gallery [FOLDER]``.

With a folder it writes the pages as PNG in light and dark at the scale of ``QT_SCALE_FACTOR``; without one it opens
a window (F2 changes the theme).
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QRadioButton,
    QSlider,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QWidget,
)

from ui.context import Context
from ui.preferences import Preferences
from ui.theme import Choice, Theme
from ui.widgets import (
    Badge,
    Banner,
    Bar,
    BarChart,
    BigNumber,
    Button,
    Card,
    Chip,
    ChipRow,
    ComboBox,
    DateField,
    EmptyState,
    Example,
    FlowBox,
    FormField,
    HeatMap,
    IconButton,
    Inspector,
    KeyCap,
    KindMark,
    Label,
    LineEdit,
    MenuButton,
    Meter,
    NumberField,
    Page,
    PageHeader,
    Prose,
    Rail,
    Rule,
    Run,
    SearchField,
    SegmentedSwitch,
    StarMark,
    StateMark,
    TableTab,
    Tabs,
    TextArea,
    Tick,
    TimeField,
    ToggleSwitch,
    WayIn,
    error_dialogue,
    fact_row,
    row,
)
from worldcafe.language import language

# The words of this page are for developers and stay out of the catalogue.

SHAPES = (
    ("triangle", "B", "Barrier"),
    ("disc", "O", "Opportunity"),
    ("diamond", "I", "Idea"),
    ("square", "A", "Action"),
    ("ring", "Q", "Question"),
    ("quote", "“", "Quote"),
)
PEOPLE = (
    ("Grace Adeyemi", "Port Alder City Council", "EN"),
    ("Nuno Bragança", "Instituto Serra Azul", "PT"),
    ("Łukasz Wójtowicz", "Miasto Nowa Wola", "PL"),
    ("Десислава Петкова", "Община Сливница", "BG"),
    ("Ελένη Παππά", "Δήμος Ανατολής", "EL"),
)


def rail(context: Context) -> Rail:
    """The rail of the organiser's window."""
    made = Rail(context)
    made.set_title("Bright Streets", "Valdoro, 14–15 April 2027")
    stages = (("cafe", "Café", "coffee"), ("people", "People", "users"), ("rotation", "Rotation", "shuffle"))
    more = (("live", "Live", "radio"), ("harvest", "Harvest", "layers"), ("report", "Report", "file-text"))
    for key, word, icon in (*stages, *more):
        made.add_stage(key, word, icon)
    made.set_state("people", "91")
    made.set_state("rotation", "proven")
    made.choose("people")
    made.item("harvest").setEnabled(False)
    made.add_window("capture", "Capture", "pen-line")
    made.add_window("projector", "Projector", "presentation")
    made.add_foot("help", "Help", "circle-help")
    made.add_foot("preferences", "Preferences", "settings")
    return made


def table_page(context: Context) -> QWidget:
    """A table with header, banner, filters and inspector."""
    page = Page()
    header = PageHeader(context, "People", "91 people from 30 organisations; 84 are here today.")
    header.set_buttons(
        Button.secondary(context, "Compare", "scale"),
        Button.secondary(context, "Add a person", "user-plus"),
        Button.primary(context, "Import a list", "file-input"),
    )
    page.body.addWidget(header)
    inner = row(0)
    inner.setContentsMargins(24, 0, 24, 12)
    review = Button.small(context, "Review")
    fact = "1 possible duplicate, 2 organisations look alike."
    after = "Merge them before planning, or colleagues may share a table."
    inner.addWidget(Banner(context, fact, after, icon="copy", buttons=[review]))
    page.body.addLayout(inner)
    filters = row(8)
    filters.setContentsMargins(24, 0, 24, 12)
    filters.addWidget(SearchField(context, "Name or organisation", "Ctrl F"))
    chips = ChipRow(context, "Show")
    for key, word, count in (
        ("all", "Everyone", 91),
        ("rapporteurs", "Rapporteurs", 8),
        ("absent", "Not here", 7),
    ):
        chips.add_chip(key, word, count)
    filters.addWidget(chips, 1)
    filters.addWidget(Chip(context, "Language", menu=True))
    page.body.addLayout(filters)
    page.body.addWidget(Rule())
    page.body.addWidget(_table(), 1)
    return _beside(rail(context), page, inspector(context))


def _table() -> QTableWidget:
    table = QTableWidget(30, 3)
    table.setHorizontalHeaderLabels(["Name", "Organisation", "Language"])
    table.setAccessibleName("People")
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(36)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setHighlightSections(False)
    for at in range(30):
        for column, word in enumerate(PEOPLE[at % len(PEOPLE)]):
            table.setItem(at, column, QTableWidgetItem(word))
    table.setColumnWidth(0, 200)
    table.setColumnWidth(1, 240)
    table.selectRow(2)
    return table


def inspector(context: Context) -> Inspector:
    """The panel of a person."""
    panel = Inspector(context, "Nuno Bragança", "Instituto Serra Azul")
    first = panel.add_section()
    two = row(12)
    two.addWidget(
        FormField(context, "Role", ComboBox([(1, "Participant"), (2, "Rapporteur")], name="Role")), 1
    )
    two.addWidget(FormField(context, "Wishes", NumberField(3, 0, 9)))
    first.addLayout(two)
    first.addWidget(Tick("Wednesday", True))
    first.addWidget(Tick("Thursday"))
    off = Tick("Step-free seat", True)
    off.setEnabled(False)
    first.addWidget(off)
    wishes = panel.add_section("Would like to discuss", aside="3 wishes")
    for number, topic in ((3, "Brand and story"), (2, "Data and platforms"), (7, "The social bond")):
        line = row(8)
        line.addWidget(TableTab(context, number, number))
        line.addWidget(Label(topic), 1)
        line.addWidget(Badge(context, f"round {number % 3 + 1}", "done"))
        wishes.addLayout(line)
    wishes.addWidget(Button.link(context, "Add a wish", "plus"), 0, Qt.AlignmentFlag.AlignLeft)
    facts = panel.add_section("What these numbers mean", Button.link(context, "Change"))
    facts.addLayout(fact_row("People at a table", "11 or 12"))
    facts.addLayout(fact_row("Unavoidable repeat meetings", "84"))
    facts.addWidget(Prose(context, "With one table for each topic it would be 78.", size=13, tone="muted"))
    consent = panel.add_section()
    for word, on in (("May be listed in the report", True), ("May be quoted by name", False)):
        line = row(8)
        line.addWidget(Label(word), 1)
        line.addWidget(ToggleSwitch(context, word, on))
        consent.addLayout(line)
    panel.add_foot(Button.secondary(context, "Lock this seat", "lock"))
    return panel


def pieces_page(context: Context) -> QWidget:
    """Buttons, fields, marks and figures."""
    page = Page()
    header = PageHeader(context, "Print", "7 kinds of handout, 91 pages.", trail="Rotation")
    header.set_buttons(
        Button.secondary(context, "Save as PDF", "file-down"), Button.primary(context, "Print", "printer")
    )
    page.body.addWidget(header)
    strip = row(12)
    strip.setContentsMargins(24, 0, 24, 0)
    tabs = Tabs(context, "Rounds")
    tabs.set_tabs(
        [(1, "Round 1", "Wed 14:00, 90 min"), (2, "Round 2", "Wed 15:40, 90 min"), (3, "Round 3", "75 min")]
    )
    strip.addWidget(tabs)
    strip.addStretch(1)
    views = [
        ("board", "Board", "columns-3"),
        ("people", "People", "table-2"),
        ("meet", "Meetings", "grid-3x3"),
    ]
    strip.addWidget(SegmentedSwitch(context, "View", views))
    page.body.addLayout(strip)
    page.body.addWidget(Rule())
    cards = row(16, 24)
    for make in (_buttons_card, _fields_card, _marks_card):
        cards.addWidget(make(context), 1, Qt.AlignmentFlag.AlignTop)
    page.body.addLayout(cards)
    figures = row(16)
    figures.setContentsMargins(24, 0, 24, 24)
    for card in _figures(context):
        figures.addWidget(card, 1)
    page.body.addLayout(figures, 1)
    return page


def _buttons_card(context: Context) -> Card:
    card = Card()
    card.add(Label("Buttons", size=15, weight=600))
    for pair in (
        (Button.primary(context, "Plan", "shuffle"), Button.secondary(context, "Plan again", "shuffle")),
        (Button.small(context, "Give it table 6"), Button.link(context, "Why 78?")),
        (Button(context, "Delete", kind="danger", icon="trash-2"), MenuButton(context, "More")),
    ):
        line = row(8)
        for button in pair:
            line.addWidget(button)
        line.addWidget(IconButton(context, "x", "Close"))
        line.addStretch(1)
        card.add(line)
    off = row(8)
    for button in (Button.primary(context, "Off", "shuffle"), Button.secondary(context, "Off", "shuffle")):
        button.setEnabled(False)
        off.addWidget(button)
    off.addStretch(1)
    card.add(off)
    card.add(Tick("Cut marks & frames", True))
    one, two = QRadioButton("Everyone"), QRadioButton("Changed since the last print")
    one.setChecked(True)
    card.add(one)
    card.add(two)
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setValue(40)
    slider.setAccessibleName("Loudness")
    card.add(slider)
    return card


def _fields_card(context: Context) -> Card:
    card = Card()
    card.add(Label("Fields", size=15, weight=600))
    card.add(FormField(context, "Title", LineEdit("Bright Streets", name="Title")))
    wrong = FormField(context, "Tables", LineEdit("zero", name="Tables"))
    wrong.set_error("A café needs at least two tables.")
    card.add(wrong)
    line = row(8)
    line.addWidget(FormField(context, "Day", DateField(name="Day")))
    line.addWidget(FormField(context, "Starts", TimeField(name="Starts")))
    line.addWidget(FormField(context, "Minutes", NumberField(90, unit="min")))
    card.add(line)
    card.add(
        FormField(context, "Text before", TextArea(hint="Nothing yet"), help_text="Shown on the first page.")
    )
    off = LineEdit("Off", name="Off")
    off.setEnabled(False)
    card.add(off)
    return card


def _marks_card(context: Context) -> Card:
    card = Card()
    card.add(Label("Marks", size=15, weight=600))
    kinds = FlowBox(14)
    for shape, letter, word in SHAPES:
        kinds.add(KindMark(context, shape, letter, word))
    card.add(kinds)
    for edge in (False, True):
        tabs = FlowBox(4)
        for number in range(1, 13):
            tabs.add(TableTab(context, number, number, edge=edge))
        card.add(tabs)
    badges = FlowBox()
    for word, tone, icon in (
        ("Proven fewest possible", "proven", "badge-check"),
        ("31 notes to sort", "warning", "layers"),
        ("2 notes not here yet", "error", ""),
        ("3 above the minimum", "accent", "arrow-down"),
        ("Being prepared", "neutral", "pen-line"),
    ):
        badges.add(Badge(context, word, tone, icon))
    card.add(badges)
    line = row(8)
    line.addWidget(StarMark(context, on=True))
    line.addWidget(StarMark(context))
    line.addWidget(StateMark(context, True))
    line.addWidget(StateMark(context, False))
    line.addWidget(KeyCap(context, "Ctrl K"))
    line.addStretch(1)
    card.add(line)
    big = row(8)
    for side in (30, 56):
        big.addWidget(TableTab(context, 3, 3, side=side))
    quote = Prose(context, "Who should hear about us first, and from whom?", size=18, serif=True, italic=True)
    big.addWidget(quote, 1)
    card.add(big)
    return card


def _figures(context: Context) -> tuple[Card, ...]:
    repeats = Card()
    repeats.add(Label("Repeat meetings", weight=600, tone="ink2"))
    repeats.add(BigNumber("78", badge=Badge(context, "Proven fewest possible", "proven", "badge-check")))
    words = "Fewer is only possible if some people meet three times; here nobody does. "
    repeats.add(
        Prose(context, words, Run("Everyone meets 27 to 32 people.", weight=600), size=13, tone="muted")
    )
    repeats.body.addStretch(1)
    wishes = Card()
    wishes.add(Label("Wishes granted", weight=600, tone="ink2"))
    wishes.add(BigNumber("165", "of 204"))
    meter = Meter(context, "Wishes granted")
    meter.set(165, 204, 171)
    wishes.add(meter)
    wishes.add(Prose(context, "No plan can grant more than 171.", size=13, tone="muted"))
    wishes.body.addStretch(1)
    reach = Card()
    reach.add(Label("Reach of ideas", weight=600, tone="ink2"))
    chart = BarChart(context, "Reach of ideas")
    chart.set_bars([Bar("Round 1", 11), Bar("Round 2", 90), Bar("Round 3", 90)], 90)
    reach.add(chart)
    reach.body.addStretch(1)
    meets = Card()
    meets.add(Label("Who meets whom", weight=600, tone="ink2"))
    heat = HeatMap(context)
    side = 60
    cells = bytes(
        (4 if a // 4 == b // 4 else (a * b * 7 + a + b) % 11 // 5) for a in range(side) for b in range(side)
    )
    heat.set_pairs([f"Person {n}" for n in range(side)], cells, "60 people")
    meets.add(heat, 1)
    return repeats, wishes, reach, meets


def empty_page(context: Context) -> QWidget:
    """An empty state under its header."""
    page = Page()
    page.body.addWidget(
        PageHeader(context, "People", "Nobody is here yet. Ninety names take about a minute.")
    )
    page.body.addWidget(Rule())
    ways = (
        WayIn(
            context,
            "file-input",
            "Drop or choose a list",
            "A spreadsheet. You see it first.",
            "Ctrl I",
            first=True,
        ),
        WayIn(
            context,
            "clipboard-paste",
            "Paste from a spreadsheet",
            "Copy the rows there and come back.",
            "Ctrl V",
        ),
        WayIn(context, "user-plus", "Type names", "One after the other; Enter goes on.", "Ctrl N"),
    )
    example = Example(
        "Columns that are understood, in any order and with any titles",
        ("Name", "Organisation", "Languages", "Wishes"),
        (
            ("Ewa Jabłońska", "Uniwersytet Trzech Rzek", "pl en", "3, 5"),
            ("Nuno Bragança", "Serra Azul", "pt", "3, 2"),
        ),
    )
    sentence = "A name is enough. Everything else can be added later."
    page.body.addWidget(EmptyState(context, "Who is coming?", sentence, ways, example=example), 1)
    return _beside(rail(context), page)


def dialogue_page(context: Context) -> QWidget:
    """A dialogue that tells an error."""
    return error_dialogue(
        context,
        None,
        "The stick was pulled out while the report was being written",
        "Everything in the café is kept; only this copy of the report is not complete.",
        "Put the stick back, or choose a folder on this computer, and make the files again.",
    )


PAGES: dict[str, Callable[[Context], QWidget]] = {
    "table": table_page,
    "pieces": pieces_page,
    "empty": empty_page,
    "dialogue": dialogue_page,
}


def _beside(*parts: QWidget) -> QWidget:
    whole = Page()
    across = QHBoxLayout()
    across.setSpacing(0)
    across.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        across.addWidget(part, 1 if isinstance(part, Page) else 0)
    whole.body.addLayout(across)
    return whole


def main(arguments: list[str]) -> int:
    """Show the pages, or write them into the folder that is named."""
    app = QApplication(arguments)
    with tempfile.TemporaryDirectory() as folder:
        theme = Theme(app, Choice.LIGHT)
        context = Context(language("en"), theme, Preferences.at(Path(folder) / "gallery.ini"))
        return write(context, Path(arguments[1])) if len(arguments) > 1 else _show(app, context)


def write(context: Context, folder: Path) -> int:
    """Write every page into `folder`, in light and dark, at the scale of the screen."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in PAGES.items():
        page = make(context)
        if name != "dialogue":
            page.resize(1440, 900)
        page.show()
        for choice in (Choice.LIGHT, Choice.DARK):
            context.theme.choose(choice)
            QApplication.processEvents()
            picture = page.grab()
            percent = round(picture.devicePixelRatio() * 100)
            picture.save(str(folder / f"{name}-{choice}-{percent}.png"))
        page.close()
    return 0


def _show(app: QApplication, context: Context) -> int:
    window = QTabWidget()
    for name, make in PAGES.items():
        window.addTab(make(context), name)
    window.resize(1440, 960)
    window.show()
    turn = {Choice.LIGHT: Choice.DARK, Choice.DARK: Choice.LIGHT, Choice.SYSTEM: Choice.DARK}
    QShortcut(QKeySequence("F2"), window, lambda: context.theme.choose(turn[context.theme.choice]))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv))
