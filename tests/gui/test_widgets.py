"""The small pieces, used as a person uses them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.theme import LIGHT
from ui.widgets import (
    Badge,
    Banner,
    Bar,
    BarChart,
    Button,
    Card,
    Chip,
    ChipRow,
    ComboBox,
    DateField,
    Dialogue,
    ElidedLabel,
    FlowBox,
    FormField,
    HeatMap,
    Inspector,
    KindMark,
    Label,
    LineEdit,
    Meter,
    NumberField,
    PageHeader,
    Prose,
    Rail,
    Run,
    SearchField,
    SegmentedSwitch,
    StarMark,
    TableTab,
    Tabs,
    TextArea,
    Toast,
    ToggleSwitch,
    ask_text,
    choose,
    confirm,
    error_dialogue,
)


def colours(image: QImage) -> set[str]:
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name().upper() for colour in points}


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def activate(widget: QWidget, qtbot: QtBot) -> None:
    """Show a window and wait until it has the keyboard."""
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


# Words


def test_markup_in_a_name_is_shown_and_not_obeyed(qtbot: QtBot) -> None:
    label = Label("<b>Ann</b> & <img src=x>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "<b>Ann</b> & <img src=x>"


def test_a_long_name_is_shortened_and_its_tooltip_says_all(qtbot: QtBot) -> None:
    label = ElidedLabel("Małgorzata Ślusarczyk-Wójtowicz of Miasto Nowa Wola")
    qtbot.addWidget(label)
    label.resize(100, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.toolTip() == label.accessibleName() == label.text_in_full()
    label.resize(600, 20)
    assert label.text() == label.text_in_full()
    assert label.toolTip() == ""


def test_running_text_wraps_and_grows(context: Context, qtbot: QtBot) -> None:
    prose = Prose(context, "Nobody meets three times. ", Run("Everyone meets 27 to 32 people.", weight=600))
    qtbot.addWidget(prose)
    assert prose.heightForWidth(2000) < prose.heightForWidth(120)
    assert prose.accessibleName() == "Nobody meets three times. Everyone meets 27 to 32 people."


def test_a_word_of_300_characters_does_not_widen_the_page(context: Context, qtbot: QtBot) -> None:
    prose = Prose(context, "x" * 300)
    qtbot.addWidget(prose)
    assert prose.minimumSizeHint().width() <= 160
    assert prose.heightForWidth(200) > 100


# Buttons and choices


def test_a_button_does_what_it_says_once_per_click(context: Context, qtbot: QtBot) -> None:
    done: list[str] = []
    button = Button.primary(context, "Plan & print", "shuffle", lambda: done.append("planned"))
    qtbot.addWidget(button)
    button.click()
    assert done == ["planned"]
    assert button.accessibleName() == "Plan & print"


@pytest.mark.parametrize("painted", [False, True], ids=["styled", "painted"])
def test_the_ring_shows_for_the_keyboard_and_not_for_the_mouse(
    painted: bool, context: Context, qtbot: QtBot
) -> None:
    button = Chip(context, "Everyone") if painted else Button.secondary(context, "Compare")
    qtbot.addWidget(button)
    activate(button, qtbot)
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert LIGHT.accent not in colours(button.grab().toImage())
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert LIGHT.accent in colours(button.grab().toImage())


def test_exactly_one_chip_of_a_row_is_on(context: Context, qtbot: QtBot) -> None:
    chips = ChipRow(context, "Show")
    qtbot.addWidget(chips)
    for key in ("all", "absent"):
        chips.add_chip(key, key.title(), 7)
    assert chips.current() == "all"
    heard: list[object] = []
    chips.chosen.connect(heard.append)
    chips.chip("absent").click()
    assert heard == ["absent"]
    assert chips.current() == "absent"
    assert chips.chip("absent").accessibleName() == "Absent 7"


@pytest.mark.parametrize("kind", ["switch", "tabs"])
def test_left_and_right_move_between_views(kind: str, context: Context, qtbot: QtBot) -> None:
    views = [("board", "Board", ""), ("people", "People", ""), ("meetings", "Meetings", "")]
    switch = SegmentedSwitch(context, "View", views) if kind == "switch" else Tabs(context, "View")
    if isinstance(switch, Tabs):
        switch.set_tabs(views)
    qtbot.addWidget(switch)
    heard: list[object] = []
    switch.chosen.connect(heard.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        press(switch, key)
    assert switch.current() == "people"
    assert heard == ["people", "meetings", "meetings", "people"]


def test_tabs_keep_their_place_when_they_are_filled_anew(context: Context, qtbot: QtBot) -> None:
    tabs = Tabs(context, "Rounds")
    qtbot.addWidget(tabs)
    tabs.set_tabs([(1, "Round 1", ""), (2, "Round 2", "")])
    tabs.choose(2)
    tabs.set_tabs([(1, "Round 1", ""), (2, "Round 2", "90 min"), (3, "Round 3", "")])
    assert tabs.current() == 2
    tabs.set_tabs([(1, "Round 1", "")])
    assert tabs.current() == 1


def test_space_turns_a_switch_and_a_star(context: Context, qtbot: QtBot) -> None:
    switch, star = ToggleSwitch(context, "May be quoted"), StarMark(context)
    for button in (switch, star):
        qtbot.addWidget(button)
        press(button, Qt.Key.Key_Space)
        assert button.isChecked()


# Rail and header


def rail_of(context: Context) -> Rail:
    rail = Rail(context)
    rail.add_stage("cafe", "Café", "coffee")
    rail.add_stage("people", "People", "users")
    rail.add_window("capture", "Capture", "pen-line")
    rail.add_foot("help", "Help", "circle-help")
    return rail


def test_the_rail_says_where_one_is_and_how_things_stand(context: Context, qtbot: QtBot) -> None:
    rail = rail_of(context)
    qtbot.addWidget(rail)
    rail.set_state("people", "91")
    rail.choose("people")
    assert rail.width() == rail.minimumWidth() == 208
    assert rail.current() == "people"
    assert rail.item("people").accessibleName() == "People, 91"


def test_a_window_of_its_own_is_opened_and_the_stage_stays(context: Context, qtbot: QtBot) -> None:
    rail = rail_of(context)
    qtbot.addWidget(rail)
    rail.choose("cafe")
    heard: list[str] = []
    rail.chosen.connect(heard.append)
    rail.item("capture").click()
    assert heard == ["capture"]
    assert rail.current() == "cafe"


def test_up_and_down_walk_along_the_rail(context: Context, qtbot: QtBot) -> None:
    rail = rail_of(context)
    qtbot.addWidget(rail)
    activate(rail, qtbot)
    rail.item("cafe").setFocus()
    rail.item("people").setEnabled(False)
    press(rail.item("cafe"), Qt.Key.Key_Down)
    assert rail.item("capture").hasFocus()
    press(rail.item("capture"), Qt.Key.Key_Up)
    assert rail.item("cafe").hasFocus()


def test_a_header_shows_at_most_three_buttons_and_replaces_them(context: Context, qtbot: QtBot) -> None:
    header = PageHeader(context, "People", "Nobody is here yet.")
    qtbot.addWidget(header)
    header.set_buttons(*(Button(context, f"Button {n}") for n in range(4)))
    header.set_buttons(Button.primary(context, "Import a list"))
    header.show()
    QApplication.processEvents()
    shown = [button.text() for button in header.findChildren(Button) if button.isVisible()]
    assert shown == ["Import a list"]
    header.set_state("91 people are here.")
    assert header.state() == "91 people are here."


# Fields


def test_a_field_settles_when_it_is_left_and_only_if_it_changed(qtbot: QtBot) -> None:
    field = LineEdit("Bright Streets", name="Title")
    qtbot.addWidget(field)
    heard: list[str] = []
    field.settled.connect(heard.append)
    press(field, Qt.Key.Key_Return)
    field.selectAll()
    QTest.keyClicks(field, "Quiet Streets")
    press(field, Qt.Key.Key_Return)
    field.show_text("From the document")
    press(field, Qt.Key.Key_Return)
    assert heard == ["Quiet Streets"]


def test_undo_goes_to_the_window_when_the_field_has_nothing_to_take_back(qtbot: QtBot) -> None:

    def swallowed(field: LineEdit) -> bool:
        ctrl = Qt.KeyboardModifier.ControlModifier
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, ctrl, "\x1a")
        event.ignore()
        field.event(event)
        return event.isAccepted()

    field = LineEdit(name="Title")
    qtbot.addWidget(field)
    assert not swallowed(field)
    QTest.keyClicks(field, "a")
    assert swallowed(field)


def test_a_long_text_settles_when_it_is_left(qtbot: QtBot) -> None:
    area = TextArea(name="Aims")
    qtbot.addWidget(area)
    activate(area, qtbot)
    area.setFocus()
    QTest.keyClicks(area, "Listen")
    heard: list[str] = []
    area.settled.connect(heard.append)
    area.clearFocus()
    assert heard == ["Listen"]


def test_a_choice_is_known_by_its_key_and_survives_new_words(qtbot: QtBot) -> None:
    box = ComboBox([("host", "Host"), ("guest", "Guest")], name="Role")
    qtbot.addWidget(box)
    box.choose("guest")
    box.set_options([("host", "Ospite"), ("scribe", "Segretario"), ("guest", "Invitato")])
    assert box.key() == "guest"
    box.choose("nobody")
    assert box.key() is None


def test_numbers_and_days_from_the_document_are_no_changes_of_the_person(qtbot: QtBot) -> None:
    number, day = NumberField(8, 2, 100), DateField(QDate(2027, 4, 14))
    heard: list[object] = []
    number.settled.connect(heard.append)
    day.settled.connect(heard.append)
    for widget in (number, day):
        qtbot.addWidget(widget)
    number.show_value(9)
    day.show_date(QDate(2027, 4, 15))
    assert heard == []
    number.stepUp()
    day.setDate(QDate(2027, 4, 16))
    assert heard == [10, QDate(2027, 4, 16)]


def test_what_is_wrong_stands_under_the_field_in_words(context: Context, qtbot: QtBot) -> None:
    field = FormField(context, "Tables", LineEdit(), help_text="Two at least.")
    qtbot.addWidget(field)
    field.set_error("A café needs at least two tables.")
    assert field.editor.accessibleName() == "Tables"
    assert field.editor.accessibleDescription() == field.error() == "A café needs at least two tables."
    field.set_error("")
    assert field.editor.accessibleDescription() == "Two at least."


def test_escape_empties_the_search(context: Context, qtbot: QtBot) -> None:
    field = SearchField(context, "Name or organisation", "Ctrl F")
    qtbot.addWidget(field)
    QTest.keyClicks(field, "kep")
    press(field, Qt.Key.Key_Escape)
    assert field.text() == ""


# Notices, panels, dialogues


def test_a_banner_says_fact_and_consequence_and_can_be_closed(context: Context, qtbot: QtBot) -> None:
    banner = Banner(context, "Table 7 has lost the network.", "Its notes are safe.")
    qtbot.addWidget(banner)
    banner.show()
    assert banner.accessibleName() == banner.text() == "Table 7 has lost the network. Its notes are safe."
    with qtbot.waitSignal(banner.closed):
        next(b for b in banner.findChildren(Button) if b.accessibleName() == "Close").click()
    assert not banner.isVisible()


def test_a_notice_offers_the_way_back(context: Context, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 500)
    window.show()
    toast = Toast(context, window)
    undone: list[int] = []
    toast.say("Nuno Bragança was removed.", "Undo", lambda: undone.append(1))
    assert toast.isVisible()
    assert toast.geometry().bottom() < window.height()
    next(b for b in toast.findChildren(Button) if b.accessibleName() == "Undo").click()
    assert undone == [1]
    assert not toast.isVisible()


def test_a_panel_without_a_title_wastes_no_room_on_it(context: Context, qtbot: QtBot) -> None:
    panel = Inspector(context, closable=False)
    qtbot.addWidget(panel)
    words = Label("Still missing")
    panel.add_section().addWidget(words)
    panel.resize(320, 400)
    panel.show()
    assert words.mapTo(panel, QPoint(0, 0)).y() < 24


def test_what_a_field_hints_at_can_be_read(context: Context, qtbot: QtBot) -> None:
    field = LineEdit(hint="MMMMMMMM", name="Title")
    qtbot.addWidget(field)
    field.show()
    assert LIGHT.muted in colours(field.grab().toImage())


def test_an_emptied_inspector_shows_nothing_of_the_person_before(context: Context, qtbot: QtBot) -> None:
    panel = Inspector(context, "Nuno Bragança")
    qtbot.addWidget(panel)
    panel.show()
    panel.add_section("Wishes").addWidget(Label("Brand and story"))
    panel.add_foot(Button(context, "Lock this seat"))
    panel.clear()
    panel.set_title("Zofia Brzozowska")
    words = [label.text() for label in panel.findChildren(QLabel) if label.isVisible() and label.text()]
    assert words == ["Zofia Brzozowska"]
    assert not [b for b in panel.findChildren(Button) if b.isVisible() and b.text()]


def answer(button: str) -> None:
    """Click a button of the dialogue that is about to open."""

    def click() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, Dialogue)
        next(b for b in dialogue.findChildren(Button) if b.accessibleName() == button).click()

    QTimer.singleShot(0, click)


def test_a_question_is_answered_by_the_word_on_its_button(context: Context) -> None:
    answer("Delete 3 people")
    assert confirm(context, None, "Delete?", "They have seats.", "Delete 3 people", danger=True)
    answer("Cancel")
    assert not confirm(context, None, "Delete?", "They have seats.", "Delete 3 people")


def test_one_of_several_ways_is_chosen(context: Context) -> None:
    ways = [("mine", "Keep mine"), ("theirs", "Keep the organiser’s"), ("both", "Join both")]
    answer("Keep mine")
    assert choose(context, None, "Two versions", "Both are kept until you choose.", ways) == "mine"
    answer("Cancel")
    assert choose(context, None, "Two versions", "Both are kept until you choose.", ways) is None


def test_a_line_of_text_is_asked_for(context: Context) -> None:
    answer("Rename")
    assert ask_text(context, None, "Theme", "What is it called?", "Rename", "Neighbours") == "Neighbours"
    answer("Cancel")
    assert ask_text(context, None, "Theme", "What is it called?", "Rename", "Neighbours") is None


def test_escape_turns_away_from_a_dialogue_and_the_window_is_bright_again(
    context: Context, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    before = window.grab().toImage()
    dimmed: list[bool] = []

    def leave() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, Dialogue)
        dimmed.append(window.grab().toImage() != before)
        press(dialogue, Qt.Key.Key_Escape)

    QTimer.singleShot(0, leave)
    assert not confirm(context, window, "Close?", "A round is running.", "Close")
    assert dimmed == [True]
    QApplication.processEvents()
    assert window.grab().toImage() == before


def test_an_error_says_what_happened_what_was_kept_and_what_to_do(context: Context, qtbot: QtBot) -> None:
    dialogue = error_dialogue(context, None, "The stick is gone.", "The café is kept.", "Put it back.")
    qtbot.addWidget(dialogue)
    assert dialogue.accessibleName() == "The stick is gone."
    assert dialogue.accessibleDescription() == "The café is kept. Put it back."


# Layout, marks and figures


def test_a_flow_begins_a_new_line_where_the_next_does_not_fit(qtbot: QtBot) -> None:
    box = FlowBox(8)
    qtbot.addWidget(box)
    for _ in range(4):
        piece = QWidget()
        piece.setFixedSize(100, 20)
        box.add(piece)
    assert box.heightForWidth(424) == 20
    assert box.heightForWidth(423) == 48
    assert box.heightForWidth(100) == 4 * 20 + 3 * 8
    assert box.sizeHint() == QSize(424, 20)


@pytest.mark.parametrize("shape", ["triangle", "disc", "diamond", "square", "ring", "quote"])
def test_every_kind_has_a_shape_of_its_own_in_its_colour(shape: str, context: Context, qtbot: QtBot) -> None:
    mark = KindMark(context, shape, side=32)
    mark.resize(34, 34)
    qtbot.addWidget(mark)
    assert LIGHT.kinds[shape] in colours(mark.grab().toImage())


def test_the_six_shapes_differ_without_colour(context: Context, qtbot: QtBot) -> None:
    drawn: list[QImage] = []
    for shape in LIGHT.kinds:
        mark = KindMark(context, shape, side=32)
        qtbot.addWidget(mark)
        mark.resize(34, 34)
        drawn.append(mark.grab().toImage().convertToFormat(QImage.Format.Format_Mono))
    assert all(one != other for at, one in enumerate(drawn) for other in drawn[:at])


def test_a_tables_tab_carries_its_hue_and_says_its_number(context: Context, qtbot: QtBot) -> None:
    tab = TableTab(context, 12, 12)
    qtbot.addWidget(tab)
    assert tab.accessibleName() == "Table 12"
    assert tab.grab().toImage().pixelColor(3, 10) == QColor(LIGHT.hue(12))


def test_a_badge_and_a_card_take_their_tone(context: Context, qtbot: QtBot) -> None:
    badge = Badge(context, "Proven best", "proven", "badge-check")
    card = Card(tone="warning")
    card.resize(60, 60)
    for widget in (badge, card):
        qtbot.addWidget(widget)
    assert LIGHT.success_bg in colours(badge.grab().toImage())
    assert LIGHT.warning_bg in colours(card.grab().toImage())


def test_figures_are_said_as_well_as_drawn(context: Context, qtbot: QtBot) -> None:
    meter, chart = Meter(context, "Wishes granted"), BarChart(context, "Reach of ideas")
    for widget in (meter, chart):
        qtbot.addWidget(widget)
    meter.set(1650, 2040, 1710)
    chart.set_bars([Bar("Round 1", 11), Bar("Round 2", 90)], 90)
    assert meter.accessibleName() == "Wishes granted: 1,650 of 2,040"
    assert chart.accessibleName() == "Reach of ideas. Round 1: 11, Round 2: 90"


def test_a_heat_map_shows_who_meets_whom_and_says_it(context: Context, qtbot: QtBot) -> None:
    heat = HeatMap(context)
    qtbot.addWidget(heat)
    heat.resize(100, 120)
    heat.set_pairs(["Ann", "Ben"], bytes([0, 2, 2, 0]), "Two people meet twice.")
    pictured = heat.grab().toImage()
    assert pictured.pixelColor(75, 25) == pictured.pixelColor(25, 75) == QColor("#B8610C")
    assert heat.pair_at(QPoint(75, 25)) == (0, 1)
    assert heat.pair_at(QPoint(75, 110)) is None
    assert heat.words(0, 1) == "Ann, Ben: twice"
    assert heat.accessibleDescription() == "Two people meet twice."


def test_a_heat_map_refuses_cells_that_do_not_fit(context: Context, qtbot: QtBot) -> None:
    heat = HeatMap(context)
    qtbot.addWidget(heat)
    with pytest.raises(ValueError, match="3 cells for 2 people"):
        heat.set_pairs(["Ann", "Ben"], bytes(3), "")
