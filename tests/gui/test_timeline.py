"""Where rounds stand on the line of time."""

from __future__ import annotations

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from ui.organiser.cafe.timeline import Box, arrange, moved_along
from worldcafe.domain.event import Round

DAY = date(2027, 4, 14)


def rounds_of(*lengths: int, days: tuple[int, ...] = ()) -> list[Round]:
    return [
        Round(str(n), n + 1, date(2027, 4, days[n] if days else 14), time(9 + n), length)
        for n, length in enumerate(lengths)
    ]


def overlap(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    down = one.y < other.y + other.height and other.y < one.y + one.height
    return across and down


def test_a_longer_round_is_drawn_longer() -> None:
    boxes, _ = arrange(rounds_of(60, 120), 900)
    short, long = (b.width for b in boxes if b.what == "round")
    assert long == 2 * short


def test_without_rounds_there_is_a_place_to_add_one() -> None:
    boxes, height = arrange([], 900)
    assert [b.what for b in boxes] == ["add"]
    assert height > boxes[0].height


@given(
    st.lists(st.integers(5, 240), min_size=1, max_size=14),
    st.lists(st.integers(14, 17), min_size=14, max_size=14),
    st.integers(420, 2400),
)
def test_rounds_never_lie_over_one_another_nor_outside(
    lengths: list[int], days: list[int], width: int
) -> None:
    rounds = rounds_of(*lengths, days=tuple(sorted(days[: len(lengths)]))) if len(lengths) <= 14 else []
    boxes, height = arrange(rounds, width)
    solid = [b for b in boxes if b.what in {"round", "gap", "add"}]
    assert len([b for b in boxes if b.what == "round"]) == len(rounds)
    assert all(not overlap(a, b) for at, a in enumerate(solid) for b in solid[at + 1 :])
    assert all(b.x >= 0 and b.y + b.height <= height for b in solid)


def test_a_later_start_moves_only_the_later_rounds_of_the_day() -> None:
    first, second, third = rounds_of(30, 30, 30, days=(14, 14, 15))
    later = Round(first.id, 1, DAY, time(9, 15), 30)
    moved = moved_along([first, second, third], first, later)
    assert [(r.id, r.start) for r in moved] == [(second.id, time(10, 15))]
