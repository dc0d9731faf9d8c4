"""Where the day stands: which round notes belong to now, and what a clock has to count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Round
from worldcafe.domain.notes import written_at
from worldcafe.language import Language

State = Literal["before", "running", "late", "after", "unset", "missed"]

_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Hand:
    """What a clock shows for a round.

    `seconds` until it starts (``before``) or ends (``running``), or since its end (``late``); `share` of its talk
    that has passed, 0 to 1. ``unset`` is a round without a day or a time, ``missed`` the first round
    of a day that passed without anything being done (see `missed`).
    """

    round: Round | None
    state: State
    seconds: int = 0
    share: float = 0.0
    begins: datetime | None = None
    ends: datetime | None = None


NOTHING = Hand(None, "unset")


def zone_of(cafe: Cafe) -> ZoneInfo:
    """The café's time zone; UTC where this machine does not know its name."""
    try:
        return ZoneInfo(cafe.event.time_zone)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def round_for_notes(cafe: Cafe, now: datetime) -> Round | None:
    """The round that a note written now belongs to: the running one, else the last that began, else the first."""
    rounds = cafe.rounds_in_order
    running = [r for r in rounds if r.state == "running"]
    if running:
        return running[-1]
    zone = zone_of(cafe)
    begun = [r for r in rounds if r.state == "over" or _began(r, zone, now)]
    return begun[-1] if begun else rounds[0] if rounds else None


def _began(round_: Round, zone: ZoneInfo, now: datetime) -> bool:
    start = round_.began_at(zone)
    return start is not None and start <= now


def hand_of(cafe: Cafe, round_: Round | None, now: datetime) -> Hand:
    """What a clock shows for this round."""
    if round_ is None:
        return NOTHING
    begins = round_.began_at(zone_of(cafe))
    if round_.state == "over":
        return Hand(round_, "after", 0, 1.0, begins, _end(round_, begins))
    ends = _end(round_, begins)
    if begins is None or ends is None:
        return Hand(round_, "unset")
    if now < begins and round_.state != "running":
        return Hand(round_, "before", _seconds(begins - now), 0.0, begins, ends)
    if now < ends:
        share = (now - begins) / (ends - begins) if ends > begins else 1.0
        return Hand(round_, "running", _seconds(ends - now), min(max(share, 0.0), 1.0), begins, ends)
    if round_.state == "running":
        return Hand(round_, "late", _seconds(now - ends), 1.0, begins, ends)
    return Hand(round_, "after", 0, 1.0, begins, ends)


def _end(round_: Round, begins: datetime | None) -> datetime | None:
    # In UTC: over a change of summer time a round still lasts as long as it lasts.
    return None if begins is None else begins.astimezone(UTC) + timedelta(minutes=round_.minutes)


def _seconds(span: timedelta) -> int:
    return max(0, -(-span // timedelta(seconds=1)))


def hand(cafe: Cafe, now: datetime) -> Hand:
    """What the room's clock shows: the round that runs, else the next one to come, else the last that ended."""
    hands = [hand_of(cafe, r, now) for r in cafe.rounds_in_order]
    set_by_hand = [h for h in hands if h.round is not None and h.round.state == "running"]
    for chosen in (
        set_by_hand[-1:],
        [h for h in hands if h.state == "running"],
        [h for h in hands if h.state == "before"],
        [h for h in hands if h.state == "unset"],
        hands[-1:],
    ):
        if chosen:
            return chosen[0]
    return NOTHING


def missed(cafe: Cafe, found: Hand) -> Hand:
    """The first round as one to start still, where the planned times are over and nothing was done on the day.

    A day on which a round was set by hand, a note written or somebody greeted was held; `found` is then right.
    """
    rounds = cafe.rounds_in_order
    if found.state != "after" or any(r.state != "planned" for r in rounds):
        return found
    if any(p.arrived for p in cafe.presences.values()) or any(cafe.notes):
        return found
    first = hand_of(cafe, rounds[0], found.ends or datetime.now(UTC))
    return Hand(rounds[0], "missed", begins=first.begins, ends=first.ends)


def span_words(seconds: int, language: Language) -> str:
    """A span as a clock writes it: "41:20", "2:05:00" from a hundred minutes, whole days from one day."""
    if seconds >= _DAY:
        return language.plural("{n} day", "{n} days", round(seconds / _DAY))
    minutes, rest = divmod(seconds, 60)
    if minutes < 100:
        return f"{minutes:02d}:{rest:02d}"
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}"


def local(cafe: Cafe, clock: str) -> datetime:
    """When a reading of a note's clock was taken, in the café's zone."""
    return written_at(clock).astimezone(zone_of(cafe))


def round_words(round_: Round, language: Language) -> str:
    """What a round is called: its title, or its number."""
    return round_.title or language.say("Round {n}", n=round_.number)
