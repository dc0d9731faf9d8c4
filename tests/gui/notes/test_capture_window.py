"""The rapporteur's window, driven by keys and mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from ui.bridge import DocumentBridge
from ui.capture.drafts import Draft, Drafts
from ui.capture.window import CaptureWindow
from ui.context import Context
from ui.widgets import Button, Label, Prose
from ui.widgets.mnemonics import letter_of
from worldcafe.domain.errors import NotWritable
from worldcafe.domain.notes import LONGEST, Note, Revision
from worldcafe.language import mark
from worldcafe.store.document import Document

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def said(document: Document) -> list[tuple[str, str]]:
    return [(n.head.kind, n.head.text) for n in document.cafe.notes]


def shown(window: CaptureWindow) -> list[str]:
    return [row.line.text for row in window.panel.rows()]


def words_of(widget: Any) -> str:
    parts = [w.text() for w in widget.findChildren(Label)] + [w.text() for w in widget.findChildren(Prose)]
    return " | ".join(parts)


def press(window: CaptureWindow, *keys: str | Qt.Key) -> None:
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(window.entry.line, key)
        else:
            QTest.keyClick(window.entry.line, key)


def test_what_is_typed_is_kept_at_enter_and_the_line_is_empty_again(
    window: CaptureWindow, document: Document
) -> None:
    press(window, "Local shops hear of us last", Key.Key_Return)
    assert said(document) == [("barrier", "Local shops hear of us last")]
    assert window.entry.text() == ""
    assert window.entry.state.text() == "Kept"
    assert shown(window) == ["Local shops hear of us last"]
    note = document.cafe.notes[0].head
    assert (note.table, note.round, note.topic, note.extras.author_person) == ("t1", "r1", "topic1", "p1")


def test_the_newest_note_stands_first(window: CaptureWindow) -> None:
    press(window, "first", Key.Key_Return, "second", Key.Key_Return)
    assert shown(window) == ["second", "first"]
    assert window.panel.count.text() == "2 notes"


@pytest.mark.parametrize(
    ("number", "kind"),
    [(1, "barrier"), (2, "opportunity"), (3, "idea"), (4, "action"), (5, "question"), (6, "quote")],
)
def test_ctrl_with_a_digit_chooses_the_kind(window: CaptureWindow, number: int, kind: str) -> None:
    QTest.keyClick(window.entry.line, Key(int(Key.Key_0) + number), CTRL)
    assert window.entry.kind.id == kind
    assert window.entry.bar.button(kind).isChecked()


def test_on_a_french_keyboard_the_place_of_the_key_chooses_the_kind(window: CaptureWindow) -> None:
    # Ctrl with the key of "3" arrives as a quotation mark there.
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_QuoteDbl, CTRL, 12, 0x22, 4, '"')
    QApplication.sendEvent(window.entry.line, event)
    assert window.entry.kind.id == "idea"


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("!too loud", "barrier", "too loud"),
        ("o:open doors", "opportunity", "open doors"),
        ("Q: who pays?", "question", "who pays?"),
        ("x:no such kind", "idea", "x:no such kind"),
        ("stop! a: b", "idea", "stop! a: b"),
    ],
)
def test_a_prefix_chooses_the_kind(
    window: CaptureWindow, document: Document, typed: str, kind: str, text: str
) -> None:
    window.entry.choose_kind("idea")
    press(window, typed, Key.Key_Return)
    assert said(document) == [(kind, text)]


def test_a_prefix_that_was_taken_for_one_comes_back_with_ctrl_z(window: CaptureWindow) -> None:
    press(window, "b:")
    assert window.entry.line.toPlainText() == ""
    QTest.keyClick(window.entry.line, Key.Key_Z, CTRL)
    assert window.entry.line.toPlainText() == "b:"


def test_ctrl_z_in_the_line_is_its_own_and_leaves_notes_alone(
    window: CaptureWindow, document: Document
) -> None:
    press(window, "kept", Key.Key_Return, "half a thought")
    QTest.keyClick(window.entry.line, Key.Key_Z, CTRL)
    assert window.entry.text() != "half a thought"
    assert said(document) == [("barrier", "kept")]


def test_a_cafe_with_its_own_kinds_offers_those(window: CaptureWindow, document: Document) -> None:
    kinds = document.cafe.kinds
    with document.edit("kinds") as w:
        for kind in document.cafe.kinds_in_order[1:]:
            w.put(replace(kind, shown=False))
        w.put(replace(kinds["barrier"], word="Challenge", letter="C"))
    assert [k.word for k in window.entry.bar.kinds()] == ["Challenge"]
    press(window, "c:too few hands", Key.Key_Return)
    assert said(document) == [("barrier", "too few hands")]


def test_up_edits_the_last_note_and_then_the_one_before(window: CaptureWindow, document: Document) -> None:
    press(window, "first", Key.Key_Return, "second", Key.Key_Return, Key.Key_Up)
    assert window.entry.text() == "second"
    assert window.panel.rows()[0].editing
    press(window, Key.Key_Up)
    assert window.entry.text() == "first"
    press(window, " of all", Key.Key_Return)
    assert [text for _, text in said(document)] == ["first of all", "second"]
    assert window.entry.text() == ""


def test_esc_leaves_a_note_as_it_was(window: CaptureWindow, document: Document) -> None:
    press(window, "right", Key.Key_Return, Key.Key_Up, " and wrong", Key.Key_Escape)
    assert window.entry.text() == ""
    assert said(document) == [("barrier", "right")]


def test_what_was_being_written_comes_back_after_another_note_was_changed(
    window: CaptureWindow, document: Document
) -> None:
    press(window, "old", Key.Key_Return, "half a tho")
    QTest.mouseDClick(window.panel.rows()[0], Qt.MouseButton.LeftButton)
    assert window.entry.text() == "old"
    press(window, "er", Key.Key_Return)
    assert window.entry.text() == "half a tho"
    assert said(document) == [("barrier", "older")]


def test_up_in_a_text_moves_the_cursor_and_loses_nothing(window: CaptureWindow) -> None:
    press(window, "old", Key.Key_Return, "new", Key.Key_Up)
    assert window.entry.text() == "new"


def test_shift_enter_begins_a_new_line(window: CaptureWindow, document: Document) -> None:
    press(window, "one")
    QTest.keyClick(window.entry.line, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    press(window, "two", Key.Key_Return)
    assert said(document) == [("barrier", "one\ntwo")]


def test_ctrl_star_marks_what_is_written_and_else_the_last(window: CaptureWindow, document: Document) -> None:
    press(window, "one", Key.Key_Return)
    QTest.keyClick(window.entry.line, Key.Key_Asterisk, CTRL)
    press(window, "two")
    QTest.keyClick(window.entry.line, Key.Key_Asterisk, CTRL)
    press(window, Key.Key_Return)
    assert [n.head.extras.starred for n in document.cafe.notes] == [True, True]


def test_a_fourth_star_is_refused_in_words(
    window: CaptureWindow, write: Callable[..., Revision], document: Document
) -> None:
    for text in ("a", "b", "c"):
        write("idea", text, starred=True)
    write("idea", "d")
    row = window.panel.rows()[0]
    QTest.mouseClick(row.star, Qt.MouseButton.LeftButton)
    assert "Three notes of this round have a star" in window.toast.text()
    assert not row.star.isChecked()
    assert sum(n.head.extras.starred for n in document.cafe.notes) == 3


def test_a_click_on_the_star_of_a_note_keeps_it_and_the_line_has_the_focus(
    window: CaptureWindow, document: Document
) -> None:
    press(window, "one", Key.Key_Return)
    QTest.mouseClick(window.panel.rows()[0].star, Qt.MouseButton.LeftButton)
    assert document.cafe.notes[0].head.extras.starred
    assert window.entry.line.hasFocus()


def test_an_action_has_an_owner_from_the_table_and_a_date(window: CaptureWindow, document: Document) -> None:
    press(window, "a:Print the door-hanger")
    owner = window.entry.owner
    assert owner.isVisible()
    owner.setFocus()
    QTest.keyClicks(owner, "ma")
    # Marta sits at this table in this round and Marco at the other, though he comes first in the alphabet.
    assert owner.offered() == ["Marta Colombari", "Marco Bellandri"]
    owner.setText("lucja pietrzyk")
    QTest.keyClicks(window.entry.due, "30 april")
    QTest.keyClick(window.entry.due, Key.Key_Return)
    extras = document.cafe.notes[0].head.extras
    assert (extras.owner_person, extras.owner, extras.due) == ("p2", "", date(2027, 4, 30))
    assert "Łucja Pietrzyk · 30 April" in words_of(window.panel)


def test_somebody_who_is_not_on_the_list_may_own_an_action(window: CaptureWindow, document: Document) -> None:
    press(window, "a:Call the mayor")
    window.entry.owner.setText("The mayor’s office")
    press(window, Key.Key_Return)
    extras = document.cafe.notes[0].head.extras
    assert (extras.owner_person, extras.owner) == (None, "The mayor’s office")


def test_a_date_that_is_none_keeps_the_text_on_the_screen(window: CaptureWindow, document: Document) -> None:
    press(window, "a:Call the mayor")
    window.entry.due.setText("32 Smarch")
    press(window, Key.Key_Return)
    assert said(document) == []
    assert "is no date" in window.entry.trouble.text()
    assert window.entry.text() == "Call the mayor"


def test_a_quotation_says_whose_words_and_whether_the_name_may_stand(
    window: CaptureWindow, document: Document
) -> None:
    press(window, '":We sell a feeling')
    window.entry.speaker.setText("Łucja Pietrzyk")
    press(window, Key.Key_Return, '":Nobody asked me')
    window.entry.speaker.setText("Marta Colombari")
    press(window, Key.Key_Return)
    assert [n.head.extras.quoted_person for n in document.cafe.notes] == ["p2", "p3"]
    seen = words_of(window.panel)
    assert "“We sell a feeling”" in seen
    assert "Łucja Pietrzyk, may be quoted by name" in seen
    assert "Marta Colombari, not to be named" in seen


def test_a_limit_is_counted_and_holds(window: CaptureWindow, document: Document) -> None:
    with document.edit("limit") as w:
        w.put(replace(document.cafe.event, note_limit=10))
    press(window, "twelve chars")
    assert window.entry.counter.text() == "12 of 10"
    press(window, Key.Key_Return)
    assert said(document) == []
    assert "2 characters too long" in window.entry.trouble.text()
    press(window, Key.Key_Backspace, Key.Key_Backspace, Key.Key_Return)
    assert said(document) == [("barrier", "twelve cha")]


def test_without_a_limit_the_hard_one_holds(window: CaptureWindow, document: Document) -> None:
    window.entry.line.insertPlainText("ж" * (LONGEST + 1))
    assert window.entry.counter.text() == "8,001 of 8,000"
    press(window, Key.Key_Return)
    assert said(document) == []
    assert len(window.entry.text()) == LONGEST + 1


def test_an_empty_line_is_not_kept(window: CaptureWindow, document: Document) -> None:
    press(window, "   ", Key.Key_Return)
    assert said(document) == []
    assert window.entry.state.text() == "Write something first."


def test_a_full_disk_keeps_the_text_on_the_screen_and_says_what_to_do(
    window: CaptureWindow, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_step: object) -> None:
        raise NotWritable(mark("The disk is full. Free some space and do it again."))

    press(window, "precious")
    with monkeypatch.context() as patch:
        patch.setattr(document, "_apply", full)
        press(window, Key.Key_Return)
    assert window.entry.text() == "precious"
    assert "The disk is full." in window.entry.trouble.text()
    assert "press Enter to try again" in window.entry.trouble.text()
    assert window.entry.state.text() == "Not kept"
    press(window, Key.Key_Return)
    assert said(document) == [("barrier", "precious")]
    assert not window.entry.trouble.isVisible()


def test_kept_is_said_only_after_the_commit(window: CaptureWindow, document: Document) -> None:
    seen: list[tuple[str, int]] = []
    # The safety copy listens here, after the commit and before anybody is told.
    document.appended.append(lambda fresh: seen.append((window.entry.state.text(), len(fresh))))
    press(window, "one", Key.Key_Return)
    assert seen == [("", 1)]
    assert window.entry.state.text() == "Kept"


def test_a_draft_is_on_the_disk_while_somebody_types(
    window: CaptureWindow, drafts: Drafts, qtbot: Any
) -> None:
    press(window, "o:half a tho")
    qtbot.waitUntil(lambda: drafts.restore("t1") is not None)
    draft = drafts.restore("t1")
    assert draft is not None and (draft.text, draft.kind) == ("half a tho", "opportunity")
    assert window.entry.state.text() == "Draft kept on this device"
    press(window, Key.Key_Return)
    assert drafts.restore("t1") is None


def test_a_draft_comes_back_after_a_crash(
    context: Context, bridge: DocumentBridge, clock: Any, drafts: Drafts, qtbot: Any, document: Document
) -> None:
    drafts.keep("t1", Draft("a:half a thought", "action", "r1", owner="Marta Colombari"))
    window = CaptureWindow(context, bridge, "t1", clock=clock, drafts=drafts)
    qtbot.addWidget(window)
    window.show()
    assert (window.entry.text(), window.entry.kind.id) == ("a:half a thought", "action")
    assert window.entry.owner.text() == "Marta Colombari"
    press(window, Key.Key_Return)
    assert document.cafe.notes[0].head.extras.owner_person == "p3"
    window.close()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"text": 3}', '{"text": "", "kind": "idea"}', "\x00"])
def test_a_draft_that_cannot_be_read_is_none(drafts: Drafts, content: str) -> None:
    drafts.keep("t1", Draft("x"))
    drafts.file("t1").write_text(content, "utf-8")
    assert drafts.restore("t1") is None


def test_a_disk_that_takes_no_draft_is_said_in_words(
    window: CaptureWindow, drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(drafts, "keep", full)
    press(window, "one")
    window.drafting.keep()
    assert "No draft can be kept on this device" in window.entry.state.text()


def test_each_table_has_a_draft_of_its_own(window: CaptureWindow) -> None:
    press(window, "for one")
    window.show_table("t2")
    assert window.entry.text() == ""
    press(window, "for two")
    window.show_table("t1")
    assert window.entry.text() == "for one"
    window.show_table("t2")
    assert window.entry.text() == "for two"


def test_a_note_that_is_taken_back_comes_back_with_one_click(
    window: CaptureWindow, document: Document
) -> None:
    press(window, "rash", Key.Key_Return)
    row = window.panel.rows()[0]
    row.setFocus()
    QTest.keyClick(row, Key.Key_Delete)
    assert shown(window) == []
    assert window.toast.text() == "The note is taken back."
    button = next(b for b in window.toast.findChildren(Button) if b.text() == "Bring it back")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shown(window) == ["rash"]
    assert said(document) == [("barrier", "rash")]


def test_what_was_taken_back_long_ago_is_still_offered(window: CaptureWindow) -> None:
    press(window, "rash", Key.Key_Return)
    window.changes.withdraw(window.cafe.notes[0])
    assert window.panel.taken_back.text() == "1 taken back"
    menu = window.panel.menu_of_withdrawn()
    assert [a.text() for a in menu.actions()] == ["Bring back “rash”"]
    menu.actions()[0].trigger()
    assert shown(window) == ["rash"]


def test_the_context_menu_changes_the_kind(window: CaptureWindow, document: Document) -> None:
    press(window, "one", Key.Key_Return)
    menu = window.panel.menu_for(window.panel.rows()[0].line)
    next(a for a in menu.actions() if a.text() == "Question").trigger()
    assert said(document) == [("question", "one")]
    assert window.panel.rows()[0].line.kind.word == "Question"


def test_the_list_is_walked_by_the_keyboard(window: CaptureWindow) -> None:
    press(window, "first", Key.Key_Return, "second", Key.Key_Return, Key.Key_Down)
    rows = window.panel.rows()
    assert rows[0].hasFocus()
    QTest.keyClick(rows[0], Key.Key_Down)
    assert rows[1].hasFocus()
    QTest.keyClick(rows[1], Key.Key_Return)
    assert window.entry.text() == "first"
    assert window.entry.line.hasFocus()


def test_a_letter_typed_on_a_note_belongs_to_the_line(window: CaptureWindow) -> None:
    press(window, "first", Key.Key_Return, Key.Key_Down)
    QTest.keyClicks(window.panel.rows()[0], "n")
    assert window.entry.line.hasFocus()
    assert window.entry.text() == "n"


def test_both_texts_of_a_conflict_stay_until_somebody_chooses(
    window: CaptureWindow, write: Callable[..., Revision], disagree: Callable[..., Note], document: Document
) -> None:
    note = write("barrier", "Nobody knows us")
    disagree(note.note, "Nobody knows the name", "Nobody knows the brand")
    seen = words_of(window.panel)
    assert "Nobody knows the name" in seen and "Nobody knows the brand" in seen
    assert "two versions" in seen
    card = window.panel.rows()[0].conflict
    assert card is not None
    keep = next(b for b in card.keep_buttons if b.text() == "Keep mine")
    QTest.mouseClick(keep, Qt.MouseButton.LeftButton)
    assert said(document) == [("barrier", "Nobody knows the name")]
    assert not document.cafe.notes[0].in_conflict


def test_joining_both_texts_opens_the_joined_one(
    window: CaptureWindow, write: Callable[..., Revision], disagree: Callable[..., Note], document: Document
) -> None:
    note = write("barrier", "Nobody knows us")
    disagree(note.note, "the name", "the brand")
    card = window.panel.rows()[0].conflict
    assert card is not None
    QTest.mouseClick(card.join_button, Qt.MouseButton.LeftButton)
    assert said(document) == [("barrier", "the name\nthe brand")]
    assert window.entry.text() == "the name\nthe brand"
    assert not document.cafe.notes[0].in_conflict


def test_the_round_goes_by_the_clock(window: CaptureWindow, clock: Any, document: Document) -> None:
    assert window.head.clock.text() == "20:00"
    assert window.head.when.text() == "ends at 14:30"
    clock.set(14, 59, 59)
    assert window.head.when.text() == "is over since 14:30"
    clock.set(15, 0, 1)
    assert window.round == "r2"
    assert window.head.clock.text() == "29:59"
    press(window, "late", Key.Key_Return)
    assert document.cafe.notes[0].head.round == "r2"


def test_the_clock_of_the_cafe_is_where_the_cafe_is(
    window: CaptureWindow, clock: Any, document: Document
) -> None:
    with document.edit("zone") as w:
        w.put(replace(document.cafe.event, time_zone="Europe/Rome"))
    clock.set(12, 40)  # 14:40 in Rome
    assert window.head.when.text() == "is over since 14:30"
    clock.set(13, 15)
    assert (window.round, window.head.clock.text()) == ("r2", "15:00")


def test_the_round_can_be_chosen_by_hand(window: CaptureWindow, document: Document) -> None:
    actions = window.head.rounds.menu_of.actions()
    next(a for a in actions if a.text() == "Round 3").trigger()
    press(window, "ahead", Key.Key_Return)
    assert document.cafe.notes[0].head.round == "r3"
    assert window.panel.title.text() == "Round 3"
    next(a for a in window.head.rounds.menu_of.actions() if a.text() == "As the clock says").trigger()
    assert window.round == "r1"


def test_a_round_that_runs_over_says_how_long(window: CaptureWindow, clock: Any, document: Document) -> None:
    with document.edit("run") as w:
        w.put(replace(document.cafe.rounds["r1"], state="running"))
    clock.set(14, 32, 30)
    assert window.head.clock.text() == "+02:30"
    assert window.head.when.text() == "was to end at 14:30"


def test_the_recap_reads_the_earlier_round_to_the_new_group(
    window: CaptureWindow, write: Callable[..., Revision], clock: Any
) -> None:
    write("quote", "I walk home the short way again")
    write("barrier", "Each town tells another story", starred=True)
    write("idea", "Not among the three")
    write("idea", "At another table", table="t2")
    clock.set(15, 1)
    seen = words_of(window.side)
    assert "Read this to the new group" in seen
    assert "“I walk home the short way again”" in seen
    assert "Each town tells another story" in seen
    assert "Not among the three" not in seen and "At another table" not in seen
    link = next(b for b in window.side.findChildren(Button) if b.text() == "All 3 notes")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert "Not among the three" in words_of(window.side)


def test_the_first_round_has_nothing_to_read(window: CaptureWindow) -> None:
    assert "Read this to the new group" not in words_of(window.side)


def test_who_is_here_now_is_seen(window: CaptureWindow, document: Document) -> None:
    from worldcafe.store import edits

    group = set(document.cafe.rotation().group("r1", "t1"))
    names = {document.cafe.people[p].name for p in group}
    seen = {label.text_in_full() for label in window.side.findChildren(_elided())}
    assert names == seen
    with document.edit("here") as w:
        edits.arrive(w, "p1", "r1")
    assert f"1 of {len(group)}" in words_of(window.side)


def _elided() -> Any:
    from ui.widgets import ElidedLabel

    return ElidedLabel


def test_the_harvest_says_what_is_missing_and_takes_it_here(
    window: CaptureWindow, document: Document
) -> None:
    assert "0 of 4 written" in words_of(window.side)
    link = next(
        b for b in window.side.findChildren(Button) if b.accessibleName().startswith("Write: Key message")
    )
    press(window, "half a note")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert window.entry.title.text() == "Key message"
    press(window, "Begin with a street", Key.Key_Return)
    assert said(document) == [("key-message", "Begin with a street")]
    assert "1 of 4 written" in words_of(window.side)
    assert "4 words" in [b.text() for b in window.side.findChildren(Button)]
    # It is no note of the round, and what was being written is back.
    assert shown(window) == []
    assert window.entry.text() == "half a note"


def test_three_insights_are_written_one_after_another(window: CaptureWindow, document: Document) -> None:
    for text in ("one", "two", "three"):
        link = next(
            b for b in window.side.findChildren(Button) if b.accessibleName() == "Write: Three insights"
        )
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
        press(window, text, Key.Key_Return)
    assert [n.head.text for n in document.cafe.notes] == ["one", "two", "three"]
    left = [b for b in window.side.findChildren(Button) if b.isVisible()]
    assert "Write: Three insights" not in [b.accessibleName() for b in left]


def test_notes_from_elsewhere_appear_at_once(window: CaptureWindow, write: Callable[..., Revision]) -> None:
    press(window, "being writ")
    write("idea", "from the organiser")
    assert shown(window) == ["from the organiser"]
    assert window.entry.text() == "being writ"


def test_another_table_is_chosen_in_the_window(window: CaptureWindow, document: Document) -> None:
    action = next(a for a in window.head.tables.menu_of.actions() if "Buying" in a.text())
    action.trigger()
    assert window.windowTitle() == "Table 2, Buying — World Café"
    press(window, "here", Key.Key_Return)
    assert document.cafe.notes[0].head.table == "t2"


def test_a_table_that_is_removed_gives_way_to_another(window: CaptureWindow, document: Document) -> None:
    from worldcafe.store import edits

    with document.edit("gone") as w:
        edits.remove_table(w, "t1")
    assert window.table == "t2"


def test_a_cafe_without_tables_says_what_is_needed(window: CaptureWindow, document: Document) -> None:
    from worldcafe.store import edits

    with document.edit("gone") as w:
        for table in ("t1", "t2"):
            edits.remove_table(w, table)
    assert window.stack.currentIndex() == 1


def test_the_table_is_remembered(
    context: Context, bridge: DocumentBridge, clock: Any, drafts: Drafts, qtbot: Any
) -> None:
    first = CaptureWindow(context, bridge, "t2", clock=clock, drafts=drafts)
    qtbot.addWidget(first)
    first.close()
    second = CaptureWindow(context, bridge, clock=clock, drafts=drafts)
    qtbot.addWidget(second)
    assert second.table == "t2"
    second.close()


def test_the_clock_stands_while_nobody_looks(window: CaptureWindow, clock: Any) -> None:
    assert clock._timer.isActive()
    window.hide()
    assert not clock._timer.isActive()


@pytest.mark.parametrize("field", ["owner", "due"])
def test_the_keys_of_the_line_work_in_the_fields_below_it(
    window: CaptureWindow, document: Document, field: str
) -> None:
    press(window, "a:Call the mayor")
    below = getattr(window.entry, field)
    below.setFocus()
    QTest.keyClick(below, Key.Key_Asterisk, CTRL)
    assert window.entry.star.isChecked()
    below.setFocus()
    QTest.keyClick(below, Key.Key_2, CTRL)
    assert window.entry.kind.id == "opportunity"
    assert window.entry.line.hasFocus()
    QTest.keyClick(window.entry.line, Key.Key_4, CTRL)
    below.setFocus()
    QTest.keyClick(below, Key.Key_Escape)
    assert window.entry.line.hasFocus()
    assert window.entry.text() == "Call the mayor"
    below.setFocus()
    QTest.keyClick(below, Key.Key_Return)
    assert said(document) == [("action", "Call the mayor")]
    assert document.cafe.notes[0].head.extras.starred
    assert window.entry.line.hasFocus()


@pytest.mark.parametrize(
    ("prefix", "kind"),
    [
        ("b:", "barrier"),
        ("o:", "opportunity"),
        ("i:", "idea"),
        ("A:", "action"),
        ("q:", "question"),
        ('":', "quote"),
        ("!", "barrier"),
    ],
)
def test_every_kind_has_a_prefix(window: CaptureWindow, document: Document, prefix: str, kind: str) -> None:
    press(window, prefix + " said", Key.Key_Return)
    assert said(document) == [(kind, "said")]


def test_ctrl_t_and_ctrl_r_open_the_lists_and_f9_folds_the_panel(
    window: CaptureWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(window.head.tables, "showMenu", lambda: opened.append("tables"))
    monkeypatch.setattr(window.head.rounds, "showMenu", lambda: opened.append("rounds"))
    window.activateWindow()
    QTest.keyClick(window.entry.line, Key.Key_T, CTRL)
    QTest.keyClick(window.entry.line, Key.Key_R, CTRL)
    assert opened == ["tables", "rounds"]
    assert window.side.isVisible()
    QTest.keyClick(window.entry.line, Key.Key_F9)
    assert not window.side.isVisible()
    QTest.keyClick(window.entry.line, Key.Key_F9)
    assert window.side.isVisible()


@pytest.mark.parametrize("width", [640, 800, 1024, 1280, 1600])
def test_the_kinds_stand_on_one_line_and_are_whole_at_every_width(window: CaptureWindow, width: int) -> None:
    window.resize(width, 640)
    QApplication.processEvents()
    bar = window.entry.bar
    buttons = [bar.button(kind.id) for kind in bar.kinds()]
    assert {button.y() for button in buttons} == {buttons[0].y()}
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    assert buttons[-1].geometry().right() < bar.width()
    assert all(button.toolTip() for button in buttons)


def test_every_entry_of_a_menu_has_a_letter_of_its_own(window: CaptureWindow) -> None:
    titles = window.menuBar().actions()
    assert len({letter_of(title.text()) for title in titles} - {""}) == len(titles)
    for title in titles:
        menu = title.menu()
        assert isinstance(menu, QMenu)
        letters = [letter_of(a.text()) for a in menu.actions() if not a.isSeparator()]
        assert all(letters), menu.title()
        assert len(set(letters)) == len(letters), menu.title()
