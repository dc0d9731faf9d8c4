"""The parts of a café that people come to: its days, or its rounds where no round has a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from worldcafe.domain.cafe import Cafe
from worldcafe.language import Language


@dataclass(frozen=True, slots=True)
class Span:
    """A day with its rounds; `word` is its short name ("Wed"), `name` the long one ("Wednesday 14 April")."""

    key: str
    word: str
    name: str
    rounds: tuple[str, ...]
    day: date | None = None


def spans_of(cafe: Cafe, language: Language) -> tuple[Span, ...]:
    """The days of the café in order; each round is a span of its own where one has no day."""
    rounds = cafe.rounds_in_order
    if any(r.day is None for r in rounds):
        return tuple(
            Span(
                r.id,
                language.say("R{n}", n=r.number),
                r.title or language.say("Round {round}", round=r.number),
                (r.id,),
                r.day,
            )
            for r in rounds
        )
    days = sorted({r.day for r in rounds if r.day})
    return tuple(
        Span(
            day.isoformat(),
            language.day_by("EEE", day),
            language.day_by("EEEEdMMMM", day),
            tuple(r.id for r in rounds if r.day == day),
            day,
        )
        for day in days
    )


def span_at(spans: Sequence[Span], today: date) -> int | None:
    """The place of the day that counts now: today's, else the next, else the last; None where there is none."""
    dated = [(at, span.day) for at, span in enumerate(spans) if span.day is not None]
    if not dated:
        return 0 if spans else None
    return next((at for at, day in dated if day >= today), dated[-1][0])


def is_on(spans: Sequence[Span], today: date) -> bool:
    """Whether today is a day of the café."""
    return any(span.day == today for span in spans)
