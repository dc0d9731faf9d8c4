"""Long work: it ends, it fails in words, it can be stopped, and closing waits for it."""

from __future__ import annotations

import sys
import threading

import pytest
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.widgets import ProgressStrip
from ui.work import SWITCH_WHILE_WORKING, Jobs, Stop, Watch


def until_stopped(stop: Stop, watch: Watch) -> str:
    """Work that ends only when it is asked to, and has something to show for it."""
    while not stop():
        threading.Event().wait(0.001)
    return "what was found so far"


def test_a_job_tells_its_result_in_the_window_s_thread(qtbot: QtBot) -> None:
    jobs = Jobs()
    job = jobs.start(lambda stop, watch: ("plan", threading.current_thread().name), "planner")
    told: list[threading.Thread] = []
    job.finished.connect(lambda _result: told.append(threading.current_thread()))
    with qtbot.waitSignal(job.finished) as end:
        pass
    assert end.args == [("plan", "planner")]
    assert told == [threading.main_thread()]
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
        job = jobs.start(lambda stop, watch, value=value: value)
        with qtbot.waitSignal(job.finished) as end:
            pass
        assert end.args == [value]


def test_a_failure_arrives_as_the_error_it_was(qtbot: QtBot) -> None:
    def failing(stop: Stop, watch: Watch) -> None:
        raise ValueError("the list is empty")

    jobs = Jobs()
    job = jobs.start(failing)
    with qtbot.waitSignal(job.failed) as end:
        pass
    assert end.args is not None
    assert str(end.args[0]) == "the list is empty"
    assert jobs.running() == ()


def test_stopped_work_still_gives_what_it_has(qtbot: QtBot) -> None:
    jobs = Jobs()
    job = jobs.start(until_stopped)
    with qtbot.waitSignal(job.finished) as end:
        job.cancel()
    assert job.cancelled
    assert end.args == ["what was found so far"]


def test_closing_stops_all_work_and_waits_for_it(qtbot: QtBot) -> None:
    before = threading.active_count()
    jobs = Jobs()
    told: list[object] = []
    for _ in range(3):
        jobs.start(until_stopped).finished.connect(told.append)
    assert jobs.close()
    assert threading.active_count() == before
    assert jobs.running() == ()


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
