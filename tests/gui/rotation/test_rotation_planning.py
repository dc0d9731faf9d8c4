"""Planning from the window: started, watched, stopped, discarded, refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ui.organiser.rotation import RotationPage, score_words
from ui.organiser.window import OrganiserWindow
from ui.widgets import Badge, Button
from worldcafe.domain.cafe import Cafe
from worldcafe.planner.stop import Progress
from worldcafe.store.document import Document
from worldcafe.store.recorder import Writer
from worldcafe.verbs import planning as planning_verbs


def button(page: RotationPage, words: str) -> Button:
    found = [b for b in page.findChildren(Button) if b.text() == words and b.isVisibleTo(page)]
    assert found, f"no button “{words}”"
    return found[-1]


def toast(window: OrganiserWindow) -> str:
    return window._toast.text()  # pyright: ignore[reportPrivateUsage]


def rest(qtbot: QtBot, page: RotationPage, window: OrganiserWindow) -> None:
    qtbot.waitUntil(lambda: not page.planning.running and not window.jobs.running(), timeout=40_000)


def test_before_the_first_plan_the_page_says_that_everything_is_ready(bare_page: RotationPage) -> None:
    assert bare_page.views.currentWidget() is bare_page.nothing
    assert bare_page.header.state() == "Everything is ready for a first plan."


def test_planning_fills_the_board_and_the_score(
    bare_page: RotationPage, bare_window: OrganiserWindow, qtbot: QtBot
) -> None:
    page = bare_page
    button(page, "Plan the rotation").click()
    assert page.planning.running
    assert page.header.state().startswith("Planning 25 people")
    button(page, "Stop and keep this plan")
    rest(qtbot, page, bare_window)
    assert page.views.currentWidget() is page.panel
    assert sum(len(column.chips) for column in page.board.columns) == 25
    assert page.figures is not None
    assert page.figures.topics_repeated == 0
    assert (
        "All 25 people have a seat in all 3 rounds, and nobody discusses a topic twice."
        in page.header.state()
    )
    assert bare_window.bridge.document.undo_label == "Plan the rotation"


def test_a_plan_made_can_be_taken_back(
    bare_page: RotationPage, bare_window: OrganiserWindow, qtbot: QtBot
) -> None:
    bare_page.planning.start()
    rest(qtbot, bare_page, bare_window)
    bare_window.undo()
    assert bare_page.cafe.adopted is None
    assert bare_page.views.currentWidget() is bare_page.nothing


def test_stop_keeps_what_was_found(page: RotationPage, window: OrganiserWindow, qtbot: QtBot) -> None:
    before = page.cafe.adopted
    page.planning.start()
    page.planning.stop()
    rest(qtbot, page, window)
    assert page.cafe.adopted is not None
    assert before is not None
    assert page.cafe.adopted.id != before.id
    assert page.cafe.adopted.parent == before.id


def test_discard_leaves_the_café_as_it_was(page: RotationPage, window: OrganiserWindow, qtbot: QtBot) -> None:
    before = window.bridge.cafe
    page.planning.start()
    button(page, "Discard").click()
    rest(qtbot, page, window)
    assert window.bridge.cafe is before
    assert not page.board.preview
    button(page, "Plan again")


def test_a_plan_worse_than_the_adopted_one_is_not_taken(
    page: RotationPage, window: OrganiserWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.planning.start()
    rest(qtbot, page, window)
    before, plan_cafe = window.bridge.cafe, planning_verbs.plan_cafe

    def poor(cafe: Cafe, *rest: Any, **more: Any) -> Any:
        result = plan_cafe(cafe, *rest, **more)
        return replace(result, figures=replace(result.figures, squares=result.figures.squares + 1))

    monkeypatch.setattr(planning_verbs, "plan_cafe", poor)
    page.planning.start()
    rest(qtbot, page, window)
    assert window.bridge.cafe is before
    assert (
        toast(window) == "The plan that was found is not as good as the one that is adopted, which was kept."
    )


def test_closing_the_window_while_planning_keeps_nothing(
    page: RotationPage, window: OrganiserWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_cafe = planning_verbs.plan_cafe

    def endless(cafe: Cafe, stop: Callable[[], bool], *rest: Any, **more: Any) -> Any:
        # However quick the planner is, this plan is not found before somebody stops it.
        while not stop():
            sleep(0.001)
        return plan_cafe(cafe, stop, *rest, **more)

    monkeypatch.setattr(planning_verbs, "plan_cafe", endless)
    page.planning.start()
    window.close()
    kept = Document.open(tmp_path / "small.cafe")
    names = [plan.name for plan in kept.cafe.plans.values()]
    kept.close()
    assert names == ["Plan 1"]


def test_while_planning_nobody_can_be_lifted(
    page: RotationPage, window: OrganiserWindow, qtbot: QtBot
) -> None:
    page.planning.start()
    mover = next(p.id for p in page.cafe.people.values() if p.family == "Birch")
    assert page.board.preview
    assert not page.board.lift(frozenset({mover}))
    page.planning.discard()
    rest(qtbot, page, window)


def test_a_locked_seat_stays_through_a_new_plan(
    page: RotationPage, window: OrganiserWindow, qtbot: QtBot
) -> None:
    mover = next(p.id for p in page.cafe.people.values() if p.given == "Mover00")
    round_ = page.cafe.rounds_in_order[0].id
    table = page.cafe.rotation().table_of(mover, round_)
    page.lock(frozenset({mover}))
    page.planning.start()
    rest(qtbot, page, window)
    assert page.cafe.rotation().table_of(mover, round_) == table
    assert page.company is not None
    assert page.company.locked(mover, round_)


def test_what_cannot_be_planned_is_said_with_whom_it_concerns(
    page: RotationPage, window: OrganiserWindow, qtbot: QtBot
) -> None:
    cafe = page.cafe
    movers = [p for p in cafe.people_in_order if p.family == "Birch"][:2]
    before = cafe.adopted

    def one_table_speaks_italian(w: Writer) -> None:
        for table in cafe.tables.values():
            w.put(replace(table, languages=("en", "it") if table.number == 5 else ("en",)))
        for person in movers:
            w.put(replace(person, languages=("it",)))

    window.edit("Languages", one_table_speaks_italian)
    page.planning.start()
    rest(qtbot, page, window)
    assert page.views.currentWidget() is page.impossible
    assert page.header.state() == "This cannot be planned yet: one rule cannot hold for 2 people."
    assert "2 people" in page.impossible.sentences()[0]
    assert page.cafe.adopted == before
    button(page, "Back to the plan").click()
    assert page.views.currentWidget() is page.panel


def test_a_plan_of_yesterday_says_that_people_have_changed(
    bare_page: RotationPage, bare_window: OrganiserWindow, qtbot: QtBot
) -> None:
    page = bare_page
    page.planning.start()
    rest(qtbot, page, bare_window)
    notice = page.notice
    assert not notice.isVisible()
    mover = next(p for p in page.cafe.people.values() if p.given == "Mover00")
    bare_window.edit("Wish", lambda w: w.put(replace(mover, wishes=(page.cafe.topics_in_order[0].id,))))
    rest(qtbot, page, bare_window)
    assert notice.isVisible()


def test_another_plan_can_count_and_one_can_be_renamed_and_removed(
    page: RotationPage, window: OrganiserWindow, qtbot: QtBot
) -> None:
    from ui.organiser.rotation.plans_menu import PlansMenu

    first = page.cafe.adopted
    page.planning.start()
    rest(qtbot, page, window)
    plans = page.findChild(PlansMenu)
    assert isinstance(plans, PlansMenu)
    assert plans.text() == "Plan 2"
    assert first is not None
    plans.adopt(page.cafe.plans[first.id])
    assert page.cafe.adopted is not None
    assert page.cafe.adopted.id == first.id
    plans.rename("Morning")
    rest(qtbot, page, window)
    assert plans.text() == "Morning"
    plans.remove_adopted()
    rest(qtbot, page, window)
    assert [p.name for p in page.cafe.plans.values() if p.adopted] == ["Plan 2"]


def progress(squares: int, wishes: int, seconds: float) -> Progress:
    return Progress(1, seconds, 0, squares, 78, 0, 0, wishes, 16)


def test_the_line_shows_the_first_criterion_that_is_not_at_its_minimum(page: RotationPage) -> None:
    strip, order = page.panel.progress, ("colleagues", "squares", "wishes")
    strip.begin()
    strip.add(progress(120, 40, 0.1), order, 30)
    strip.add(progress(90, 44, 0.2), order, 30)
    assert strip.line.values() == [120, 90]
    assert strip.line.accessibleName() == "Repeat meetings: 90, proven minimum 78"
    strip.add(progress(78, 30, 0.3), order, 30)
    assert strip.line.values() == [30]
    strip.add(progress(78, 20, 0.4), order, 30)
    assert strip.line.values() == [30, 20]
    words = [badge.accessibleName() for badge in strip.findChildren(Badge)]
    assert words == ["Proven best", "Proven best", "4 above the minimum"]


def test_no_more_is_called_proven_than_was_proven(page: RotationPage) -> None:
    figures = page.figures
    assert figures is not None
    language = page.context.language
    level = replace(figures, squares=78, bound=78, proven=True, repeats=78)
    assert score_words.proof_badge(language, level)[0] == "Proven fewest possible"
    assert (
        score_words.proof_badge(language, replace(level, squares=81, proven=False))[0]
        == "3 above the minimum"
    )
    assert score_words.proof_badge(language, replace(level, squares=77))[0] == "Uneven tables"
    assert not score_words.best_in_all(replace(level, colleague_meetings=1))


def test_a_plan_that_took_no_time_is_said_to_be_there_at_once(page: RotationPage) -> None:
    figures, measure = page.figures, page.measure
    assert figures is not None and measure is not None
    wishes = replace(figures.wishes, cost=0, bound=0)
    best = replace(
        figures, squares=0, bound=0, proven=True, colleague_meetings=0, colleague_bound=0, wishes=wishes
    )
    say, english = score_words.state_sentence, page.context.language
    assert say(english, best, measure, 0.04).startswith("Proven best at once.")
    assert say(english, best, measure, 1.24).startswith("Proven best in 1.2 seconds.")


def test_an_empty_board_is_not_shown_before_the_first_plan(
    bare_page: RotationPage, bare_window: OrganiserWindow, qtbot: QtBot
) -> None:
    assert bare_page.views.currentWidget() is bare_page.nothing
    bare_page.planning.start()
    assert bare_page.views.currentWidget() is bare_page.nothing
    assert not bare_page.nothing.isEnabled()
    bare_page.planning.stop()
    rest(qtbot, bare_page, bare_window)
    assert bare_page.nothing.isEnabled()
