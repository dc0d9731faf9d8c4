"""How long the table of people takes with 10,000 of them, as a ratio to Python's own list doing the same.

Run: ``python benchmarks/people_table.py [people]``. Each figure is the best of several runs on the same machine;
the table is shown offscreen, and its painting is measured too. No step should hold the window for 50 ms.
"""

from __future__ import annotations

import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.context import Context
from ui.models.people_filter import PeopleFilter
from ui.models.people_model import ORGANISATION, PeopleModel
from ui.models.people_rows import RowMaker, merged, stale
from ui.organiser.people.cells import PersonDelegate
from ui.organiser.people.table import PeopleTable
from ui.preferences import Preferences
from ui.theme import Choice, Theme
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Event
from worldcafe.domain.people import Organisation, Participant
from worldcafe.language import language

SYLLABLES = re.findall("..", "arbecodaelfagohainjokalamonoparastotavaziełużyиванпетр")
TODAY = date(2027, 4, 14)
LIMIT = 50.0


def invented(count: int, seed: int = 1) -> Cafe:
    """A café of invented people in invented organisations."""
    dice = random.Random(seed)

    def word() -> str:
        return "".join(dice.choice(SYLLABLES) for _ in range(dice.choice((2, 3, 3, 4)))).title()

    houses = {f"h{n}": Organisation(f"h{n}", f"{word()} {word()}") for n in range(count // 8 + 1)}
    people = {
        f"p{n}": Participant(f"p{n}", word(), word(), organisation=f"h{dice.randrange(len(houses))}")
        for n in range(count)
    }
    return Cafe(Event("e", "Many"), organisations=houses, people=people)


def best(runs: int, work: Callable[[], object], before: Callable[[], object] | None = None) -> float:
    """Milliseconds of the quickest run."""
    times: list[float] = []
    for _ in range(runs):
        if before is not None:
            before()
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


class Desk:
    """The table over many people, and what is done to it."""

    def __init__(self, count: int, folder: Path, app: QApplication) -> None:
        self.app = app
        self.cafe = invented(count)
        self.context = Context(
            language("en"), Theme(app, Choice.LIGHT), Preferences.at(folder / "preferences.ini")
        )
        self.maker = RowMaker(self.cafe, self.context.language, TODAY)
        self.rows = self.maker.rows()
        self.model = PeopleModel(self.context.language, lambda _person, _key, _text: True)
        self.table = PeopleTable(self.context, self.model, PersonDelegate(self.context, self.model, list))
        self.table.resize(1100, 760)
        self.table.show()
        self.model.show_rows(self.rows, self.maker.grounds)
        app.processEvents()
        self._down = False

    def make(self) -> None:
        """All rows from the café, as a job does it."""
        RowMaker(self.cafe, self.context.language, TODAY).rows()

    def bring_in(self) -> None:
        """The rows into an empty table."""
        self.model.forget()
        self.model.show_rows(self.rows, self.maker.grounds)

    def sort(self) -> None:
        """By organisation, and the other way round the next time."""
        self._down = not self._down
        order = Qt.SortOrder.DescendingOrder if self._down else Qt.SortOrder.AscendingOrder
        self.model.sort(self.model.column_of(ORGANISATION), order)

    def key(self, words: str) -> Callable[[], object]:
        """A key in the search field."""
        return lambda: self.model.set_filter(PeopleFilter(words))

    def edit(self) -> None:
        """One person renamed: who is stale, the new row, its place."""
        person = self.cafe.people["p5"]
        people = {**self.cafe.people, "p5": Participant("p5", person.given + "a", person.family)}
        after = Cafe(self.cafe.event, organisations=self.cafe.organisations, people=people)
        changed = stale(self.cafe, after) or set()
        maker = RowMaker(after, self.context.language, TODAY)
        self.model.show_rows(maker.rows(changed), maker.grounds)

    def paste(self) -> Callable[[], object]:
        """Half of the people again, as an import brings them."""
        more = invented(len(self.cafe.people) // 2, seed=2)
        rows = {f"n{i}": row for i, row in RowMaker(more, self.context.language, TODAY).rows().items()}
        fresh = {key: replace(row, id=key) for key, row in rows.items()}
        base = merged(list(self.rows.values()), fresh, ())
        return lambda: self.model.show_rows(fresh, self.maker.grounds, base=base)

    def paint(self) -> None:
        """What is seen, painted anew."""
        self.table.grab()


def main() -> int:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(count, Path(folder), app)
        names = [row.name for row in desk.rows.values()]
        base = best(9, lambda: sorted(names, key=str.casefold))
        everyone = desk.key("")
        paste = desk.paste()
        lines = [
            ("sorted names (baseline)", base, ""),
            ("rows made, in a job", best(3, desk.make), "off the window"),
            ("rows brought in", best(5, desk.bring_in), "window"),
            ("sort by organisation", best(9, desk.sort), "window"),
            ("first key of a search", best(9, desk.key("a"), everyone), "window"),
            ("search cleared", best(9, everyone, desk.key("a")), "window"),
            ("one person changed", best(9, desk.edit), "window"),
            ("paste of half as many", best(3, paste, desk.bring_in), "window"),
            ("a screen painted", best(9, desk.paint), "window"),
        ]
        desk.table.close()
    sys.stdout.write(f"table of {count} people\n")
    for what, took, where in lines:
        slow = "  TOO LONG" if where == "window" and took > LIMIT else ""
        sys.stdout.write(f"  {what:<26} {took:8.1f} ms  {took / base:6.1f} x baseline  {where}{slow}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
