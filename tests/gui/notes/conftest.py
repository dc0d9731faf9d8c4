"""A small café to write at: two tables, three rounds on one afternoon, six people with seats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from ui.bridge import DocumentBridge
from ui.capture.drafts import Drafts
from ui.capture.window import CaptureWindow
from ui.clock import Clock
from ui.context import Context
from ui.work import Jobs, Work
from worldcafe.domain import defaults
from worldcafe.domain.event import Event, Question, Round, Stand, Table, Topic
from worldcafe.domain.notes import Extras, Note, Revision, digest, tick
from worldcafe.domain.people import Organisation, Participant, Post
from worldcafe.domain.rotation import Plan, Seat
from worldcafe.language import language
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.store.recorder import Writer

DAY = date(2027, 4, 14)


class HandClock(Clock):
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.moment = datetime.combine(DAY, time(14, 10), UTC)
        super().__init__(lambda: self.moment)

    def set(self, hour: int, minute: int, second: int = 0) -> None:
        """Set it, and tell everybody to look."""
        self.moment = datetime.combine(DAY, time(hour, minute, second), UTC)
        self.tick()


class FakeDesk:
    """What a page asks of its window, kept for the test to look at."""

    def __init__(self, bridge: DocumentBridge) -> None:
        self.bridge = bridge
        self.jobs = Jobs()
        self.went: list[tuple[str, object]] = []
        self.told: list[str] = []
        self.errors: list[Exception] = []
        self.captured: list[str | None] = []

    def go_to(self, stage: str, target: object = None) -> None:
        self.went.append((stage, target))

    def edit(self, label: str, change: Callable[[Writer], Any], origin: object = None) -> bool:
        try:
            with self.bridge.document.edit(label, origin) as writer:
                change(writer)
        except Exception as error:  # as the window does
            self.errors.append(error)
            return False
        return True

    def run(
        self,
        label: str,
        work: Work,
        done: Callable[[Any], None] | None = None,
        progressed: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        quiet: bool = False,
    ) -> Callable[[], None]:
        job = self.jobs.start(work, label)
        if done is not None:
            job.finished.connect(done)
        job.failed.connect(failed or self.tell_error)
        return job.cancel

    def tell(self, text: str, button: str = "", do: Callable[[], object] | None = None) -> None:
        self.told.append(text)

    def undo(self) -> None:
        self.bridge.document.undo()

    def tell_error(self, error: Exception) -> None:
        self.errors.append(error)

    def open_capture(self, table: str | None = None) -> None:
        self.captured.append(table)


def values() -> list[object]:
    english = language("en")
    topics = [
        Topic(
            "topic1",
            "Telling the story",
            "Story",
            (Question("q1", "Who hears of us first?"),),
            hue=0,
            position=0,
        ),
        Topic("topic2", "Buying together", "Buying", hue=1, position=1),
    ]
    tables = [Table("t1", 1), Table("t2", 2)]
    rounds = [
        Round("r1", 1, DAY, time(14, 0), 30, 10),
        Round("r2", 2, DAY, time(15, 0), 30, 10),
        Round("r3", 3, DAY, time(16, 0), 30, 10),
    ]
    stands = [Stand(r.id, t.id, f"topic{t.number}") for r in rounds for t in tables]
    people = [
        Participant("p1", "Ewa", "Żurawska", role="rapporteur"),
        Participant("p2", "Łucja", "Pietrzyk", organisation="o1", quoted=True),
        Participant("p3", "Marta", "Colombari", organisation="o1", quoted=False),
        Participant("p4", "Стоян", "Врабчев"),
        Participant("p5", "Diogo", "Moura"),
        Participant("p6", "Marco", "Bellandri"),
    ]
    posts = [Post(r.id, "t1", "p1", "rapporteur") for r in rounds]
    seats = [
        Seat("plan", r.id, p.id, "t1" if (at + r.number) % 2 or p.id == "p1" else "t2")
        for r in rounds
        for at, p in enumerate(people)
    ]
    kinds = [*defaults.kinds(english), *defaults.roles(english)]
    plan = Plan("plan", "Plan", adopted=True)
    town = Organisation("o1", "City of Valdoro")
    return [*kinds, *topics, *tables, *rounds, *stands, town, *people, *posts, plan, *seats]


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    made = Document.create(
        tmp_path / "cafe.cafe", Event("event", "Bright Streets", time_zone="UTC"), values()
    )
    yield made
    made.close()


@pytest.fixture
def bridge(document: Document) -> Iterator[DocumentBridge]:
    made = DocumentBridge(document)
    yield made
    made.close()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def desk(bridge: DocumentBridge) -> Iterator[FakeDesk]:
    made = FakeDesk(bridge)
    yield made
    made.jobs.close()


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts("event", tmp_path / "drafts")


@pytest.fixture
def window(
    context: Context, bridge: DocumentBridge, clock: HandClock, drafts: Drafts, qtbot: Any
) -> Iterator[CaptureWindow]:
    made = CaptureWindow(context, bridge, "t1", clock=clock, drafts=drafts)
    made.resize(1280, 860)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def write(document: Document) -> Callable[..., Revision]:
    """Write a note as somebody else would: `write(kind, text, table, round, **extras)`."""

    def written(kind: str, text: str, table: str = "t1", round_: str = "r1", **extras: Any) -> Revision:
        with document.edit("note") as w:
            return edits.record_note(w, table, round_, kind, text, Extras(**extras))

    return written


@pytest.fixture
def disagree(document: Document) -> Callable[..., Note]:
    """Change a note in two places at once; gives the note in conflict."""

    def made(note: str, here: str, there: str) -> Note:
        head = next(n.head for n in document.cafe.notes if n.id == note)
        later = tick(head.clock, datetime.now(UTC) + timedelta(seconds=2))
        one = replace(head, id="one", parents=(head.id,), text=here, seq=900, clock=later, digest="")
        last = tick(later, datetime.now(UTC))
        two = replace(one, id="two", text=there, seq=1, device="other", clock=last)
        with document.edit("elsewhere") as w:
            w.put(replace(one, digest=digest(one)), replace(two, digest=digest(two)))
        return next(n for n in document.cafe.notes if n.id == note)

    return made
