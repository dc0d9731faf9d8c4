"""How long the document takes to store, open and undo, beside SQLite alone doing the same.

Run: ``python benchmarks/store_speed.py [people]``. Each figure is the best of several runs on the same machine.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from worldcafe.domain import defaults
from worldcafe.domain.event import Event
from worldcafe.domain.identity import new_id
from worldcafe.domain.people import Participant, Role
from worldcafe.domain.rotation import Plan, Seat
from worldcafe.language import language
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.store.rows import SHELF_OF
from worldcafe.verbs.sample import make_sample

RUNS = 5
TARGET = 3.0
OPENING = 0.05
PRAGMAS = (
    "locking_mode=EXCLUSIVE",
    "journal_mode=TRUNCATE",
    "synchronous=FULL",
    "secure_delete=ON",
    "foreign_keys=ON",
)

Rows = list[tuple[str | int | None, ...]]


def invented(count: int) -> list[Participant]:
    """Invented people as an import brings them."""
    return [
        Participant(
            new_id(),
            f"Given{number}",
            f"Family{number % 977}",
            email=f"p{number}@example.org",
            languages=("en", "it"),
            listed=True,
            extra={"Badge": str(number), "Diet": ""},
        )
        for number in range(count)
    ]


def new_document(folder: Path) -> Document:
    """An empty café with the usual kinds and roles."""
    english = language("en")
    values = (*defaults.kinds(english), *defaults.roles(english))
    return Document.create(folder / f"{new_id()}.cafe", Event(new_id(), "Speed"), values)


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def raw_insert(folder: Path, kind: type, rows: Rows, roles: Rows) -> float:
    """SQLite alone, by executemany, into a file like the document's."""
    with new_document(folder) as document:
        document.save_copy(folder / "raw.cafe")
    shelf = SHELF_OF[kind]
    connection = sqlite3.connect(folder / "raw.cafe", isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchall()
    if kind is Seat:  # seats alone, without the people and tables that they name
        connection.execute("PRAGMA foreign_keys=OFF")
    marks = ", ".join("?" * len(shelf.columns))
    names = ", ".join(f'"{name}"' for name in shelf.columns)

    def work() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(f"INSERT INTO {shelf.table.name} ({names}) VALUES ({marks})", rows)
        connection.execute("COMMIT")

    taken = seconds(work)
    connection.close()
    return taken


def store_people(folder: Path, people: list[Participant]) -> float:
    """The same people as one edit of a document."""
    with new_document(folder) as document:

        def work() -> None:
            with document.edit("Import") as w:
                edits.add_people(w, people)

        return seconds(work)


def adopt(folder: Path, people: int, rounds: int, tables: int) -> dict[str, float]:
    """Adopt a rotation; then remove a tenth of the people, take that back, close and open again."""
    with new_document(folder) as document:
        with document.edit("Set up") as w:
            edits.add_people(w, invented(people))
            at = [edits.add_table(w).id for _ in range(tables)]
            for _ in range(rounds):
                edits.add_round(w)
        ids = list(document.cafe.people)
        seats = {
            r: {p: at[(i + n) % tables] for i, p in enumerate(ids)}
            for n, r in enumerate(document.cafe.rounds)
        }

        def plan() -> None:
            with document.edit("Plan") as w:
                edits.adopt_rotation(w, Plan(new_id(), "Plan"), seats)

        def remove() -> None:
            with document.edit("Remove") as w:
                edits.remove_people(w, ids[: max(1, people // 10)])

        times = {"adopt": seconds(plan), "remove a tenth": seconds(remove), "undo": seconds(document.undo)}
        path = document.path
    return {**times, "open": seconds(lambda: Document.open(path).close())}


def best(work: Callable[[Path], float]) -> float:
    """The best of several runs, each in an empty folder."""
    times: list[float] = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            times.append(work(Path(folder)))
    return min(times)


def main() -> None:
    """Print a table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    people = invented(count)
    shelf = SHELF_OF[Participant]
    roles = [SHELF_OF[Role].row(role) for role in defaults.roles(language("en"))]
    rows = [shelf.row(person) for person in people]
    alone = best(lambda folder: raw_insert(folder, Participant, rows, roles))
    stored = best(lambda folder: store_people(folder, people))
    ratio = stored / alone
    verdict = "reached" if ratio <= TARGET else "MISSED"
    print(f"{count} people: SQLite alone {alone * 1000:.0f} ms, as an edit {stored * 1000:.0f} ms,")
    print(f"  ratio {ratio:.2f} (at most {TARGET:.0f}: {verdict})")
    for number, rounds, tables in ((90, 3, 8), (10_000, 5, 1000)):
        with tempfile.TemporaryDirectory() as folder:
            times = adopt(Path(folder), number, rounds, tables)
        told = ", ".join(f"{name} {taken * 1000:.0f} ms" for name, taken in times.items())
        print(f"{number * rounds} seats of {number} people: {told}")
    with tempfile.TemporaryDirectory() as folder:
        make_sample(path := Path(folder) / "sample.cafe", language("en")).close()
        opened = best(lambda _: seconds(lambda: Document.open(path).close()))
    verdict = "reached" if opened <= OPENING else "MISSED"
    print(f"The sample opens and closes in {opened * 1000:.0f} ms (at most {OPENING * 1000:.0f}: {verdict})")


if __name__ == "__main__":
    main()
