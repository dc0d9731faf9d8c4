"""The pictures of the day show a round that runs, with notes that were taken in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.models.day import hand, zone_of
from ui.models.note_lines import own_words_left_out
from ui.models.table_counts import table_rows
from ui.screenshot_day import SILENT, moment_of, running_day
from ui.screenshots import in_turns
from ui.turns import Turns
from worldcafe.domain.notes import written_at
from worldcafe.language import language
from worldcafe.verbs.sample import make_sample


def test_the_day_of_the_pictures_is_in_the_middle_of_a_round(tmp_path: Path) -> None:
    sample = make_sample(tmp_path / "sample.cafe", language("en"))
    now = moment_of(sample.cafe)
    document = running_day(tmp_path / "today.cafe", sample.cafe)
    cafe = document.cafe
    shown = hand(cafe, now)
    assert shown.state == "running"
    assert shown.round is not None and shown.round.number == 2
    notes = own_words_left_out(cafe, cafe.notes)
    assert {cafe.rounds[note.head.round].number for note in notes} == {1, 2}
    assert all(written_at(note.first_clock) <= now for note in notes)
    for note in notes:
        began = cafe.rounds[note.head.round].began_at(zone_of(cafe))
        assert began is not None and written_at(note.first_clock) >= began
    rows = table_rows(cafe, notes, shown.round, now, language("en"))
    assert [row.table.number for row in rows if row.silent is not None] == [SILENT]
    document.close()
    sample.close()


def test_a_picture_waits_until_a_page_has_been_filled(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    turns = Turns(QWidget(window))
    assert not in_turns(window)
    turns.begin(iter([None, None]))
    assert in_turns(window)
    turns.finish()
    assert not in_turns(window)
