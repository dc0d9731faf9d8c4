"""Long work: it ends, it fails in words, it can be stopped, and closing waits for it."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.widgets import ProgressStrip
from ui.work import SWITCH_WHILE_WORKING, Job, Jobs, Stop, Watch


def until_stopped(stop: Stop, watch: Watch) -> str:
    """Work that ends only when it is asked to, and has something to show for it."""
    while not stop():
        threading.Event().wait(0.001)
    return "what was found so far"


def result_of(job: Job, qtbot: QtBot) -> object:
    """What a job tells at its end."""
    heard: list[object] = []
    job.finished.connect(heard.append)
    qtbot.waitUntil(lambda: job.over)
    assert len(heard) == 1
    return heard[0]


def test_a_job_tells_its_result_in_the_window_s_thread(qtbot: QtBot) -> None:
    jobs = Jobs()
    job = jobs.start(lambda stop, watch: ("plan", threading.current_thread().name), "planner")
    told: list[object] = []

    def hear(result: object) -> None:
        told.extend((result, threading.current_thread()))

    job.finished.connect(hear)
    qtbot.waitUntil(lambda: job.over)
    assert told == [("plan", "planner"), threading.main_thread()]
    assert jobs.running() == ()


def test_the_last_report_always_arrives_before_the_end(qtbot: QtBot) -> None:
    def counting(stop: Stop, watch: Watch) -> int:
        for number in range(10_000):
            watch(number)
        return 10_000

    jobs = Jobs()
    job = jobs.start(counting)
    heard: list[object] = []
    job.progressed.connect(heard.append)
    job.finished.connect(heard.append)
    qtbot.waitUntil(lambda: job.over)
    assert heard[-2:] == [9_999, 10_000]
    assert len(heard) < 1_000


def test_values_with_number_keys_and_none_arrive_as_they_were_sent(qtbot: QtBot) -> None:
    jobs = Jobs()
    for value in ({1: "one"}, None, 2**40):
        assert result_of(jobs.start(lambda stop, watch, value=value: value), qtbot) == value


def test_a_failure_arrives_as_the_error_it_was(qtbot: QtBot) -> None:
    def failing(stop: Stop, watch: Watch) -> None:
        raise ValueError("the list is empty")

    jobs = Jobs()
    job = jobs.start(failing)
    errors: list[object] = []
    job.failed.connect(errors.append)
    qtbot.waitUntil(lambda: job.over)
    assert [repr(error) for error in errors] == ["ValueError('the list is empty')"]
    assert jobs.running() == ()


def test_stopped_work_still_gives_what_it_has(qtbot: QtBot) -> None:
    jobs = Jobs()
    job = jobs.start(until_stopped)
    job.cancel()
    assert result_of(job, qtbot) == "what was found so far"
    assert job.cancelled


def test_closing_stops_all_work_and_waits_for_it(qtbot: QtBot) -> None:
    before = threading.active_count()
    jobs = Jobs()
    told: list[object] = []
    started = [jobs.start(until_stopped) for _ in range(3)]
    for job in started:
        job.finished.connect(told.append)
    assert jobs.close()
    assert threading.active_count() == before
    assert jobs.running() == ()
    QApplication.processEvents()
    assert told == []


def test_threads_change_turns_faster_only_while_a_job_lives(qtbot: QtBot) -> None:
    usual = sys.getswitchinterval()
    jobs = Jobs()
    job = jobs.start(until_stopped)
    assert sys.getswitchinterval() == pytest.approx(SWITCH_WHILE_WORKING)
    job.cancel()
    qtbot.waitUntil(lambda: job.over)
    assert sys.getswitchinterval() == pytest.approx(usual)


def test_a_job_may_outlive_whoever_listened(qtbot: QtBot, context: Context) -> None:
    jobs = Jobs()
    strip = ProgressStrip(context)
    job = jobs.start(until_stopped)
    strip.follow(job, "Planning")
    strip.deleteLater()
    del strip
    job.cancel()
    qtbot.waitUntil(lambda: job.over)


def test_the_strip_shows_the_work_and_goes_at_its_end(qtbot: QtBot, context: Context) -> None:
    jobs = Jobs()
    strip = ProgressStrip(context)
    qtbot.addWidget(strip)
    job = jobs.start(until_stopped)
    strip.follow(job, "Planning 90 people", lambda report: (0.5, str(report)), stop="Stop and keep this plan")
    assert strip.isVisible()
    assert strip.accessibleName() == "Planning 90 people"
    strip.stop_button().click()
    assert not strip.stop_button().isEnabled()
    qtbot.waitUntil(lambda: not strip.isVisible())
