"""The event itself: what the café is called, where, why, when, and how its words are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

NoRepeat = Literal["topic", "table", "nothing"]
Paper = Literal["A4", "Letter"]
Status = Literal["draft", "approved"]
RoundKind = Literal["talk", "home", "harvest"]
RoundState = Literal["planned", "running", "over"]


@dataclass(frozen=True, slots=True)
class Event:
    """The facts that there is one of in a café.

    `no_repeat` says what nobody may meet twice; `note_limit` is the longest note in characters, 0 for no limit
    below the hard one; `criteria` orders what the planner wants, strongest first. Times of rounds are wall
    clock in `time_zone` (an IANA name). After `retention` personal data should be erased.
    """

    id: str
    title: str
    theme: str = ""
    place: str = ""
    organiser: str = ""
    aims: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    introduction: str = ""
    conclusion: str = ""
    language: str = "en"
    spoken: tuple[str, ...] = ()
    time_zone: str = "UTC"
    no_repeat: NoRepeat = "topic"
    criteria: tuple[str, ...] = ("colleagues", "repeats", "wishes")
    note_limit: int = 0
    paper: Paper = "A4"
    status: Status = "draft"
    version: int = 1
    submitted_by: str = ""
    submitted_on: date | None = None
    approved_by: str = ""
    approved_on: date | None = None
    next_meeting: str = ""
    retention: date | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """A place inside the venue, printed on cards."""

    id: str
    name: str
    position: int = 0
    step_free: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """A guiding question of a topic; `answers` says that notes may answer it by name."""

    id: str
    text: str
    answers: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """What is discussed. `hue` picks one of twelve colours (0 to 11); `short` is for narrow places."""

    id: str
    title: str
    short: str = ""
    questions: tuple[Question, ...] = ()
    hue: int = 0
    position: int = 0

    @property
    def brief(self) -> str:
        """The short title, or the whole one where none was given."""
        return self.short or self.title


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Its number is a label that may change; `least` and `most` count everyone seated (None: by the plan)."""

    id: str
    number: int
    least: int | None = None
    most: int | None = None
    room: str | None = None
    step_free: bool = True
    languages: tuple[str, ...] = ()
    pool: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """A round of talk. `day` and `start` are wall clock in the café's zone; `move_minutes` follow the talk."""

    id: str
    number: int
    day: date | None = None
    start: time | None = None
    minutes: int = 20
    move_minutes: int = 5
    kind: RoundKind = "talk"
    state: RoundState = "planned"
    title: str = ""

    @property
    def counts(self) -> bool:
        """Whether its seats count for repeats: a round back home or a harvest does not."""
        return self.kind == "talk"

    def end(self) -> time | None:
        """Wall clock at the end of the talk, without the move."""
        return self._later(self.minutes)

    def after(self) -> time | None:
        """Wall clock when the move is over and the next round could start."""
        return self._later(self.minutes + self.move_minutes)

    def _later(self, minutes: int) -> time | None:
        if self.start is None:
            return None
        # Only the wall clock counts here, and a day of its own cannot run over the end of the calendar.
        return (datetime.combine(date(2000, 1, 1), self.start) + timedelta(minutes=minutes)).time()

    def began_at(self, zone: ZoneInfo) -> datetime | None:
        """The moment of its planned start, or None without a date or a time."""
        if self.day is None or self.start is None:
            return None
        return datetime.combine(self.day, self.start, zone)


@dataclass(frozen=True, slots=True)
class Stand:
    """A topic stands at a table in a round; at most one topic for a table and round."""

    round: str
    table: str
    topic: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A line of the event's agenda."""

    id: str
    title: str
    day: date | None = None
    start: time | None = None
    minutes: int = 0
    speaker: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class ReportSection:
    """How a section of the report is printed; `id` is the section's code (see `worldcafe.report.content`)."""

    id: str
    position: int = 0
    shown: bool = True
    title: str = ""
    before: str = ""
    after: str = ""
