"""How long a list of 10,000 people takes to read, as a ratio to Python's csv over the same file.

Run: ``python benchmarks/import_speed.py [rows]``. Each figure is the best of several runs on the same machine,
in seconds of the processor: what else runs there does not count.
"""

from __future__ import annotations

import csv
import io
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from worldcafe.exchange.columns import recognise_columns
from worldcafe.exchange.given_names import given_names
from worldcafe.exchange.likeness import PersonLike, duplicate_people, similar_organisations
from worldcafe.exchange.roster import Roster, read_roster
from worldcafe.exchange.sheet import read_sheet
from worldcafe.exchange.tables import csv_text, xlsx_bytes

HEADER = (
    "Name",
    "Organisation",
    "E-mail",
    "Languages",
    "Preferred tables",
    "Day 1",
    "Day 2",
    "Dietary needs",
)
SYLLABLES = re.findall("..", "arbecodaelfagahoinjakalamonoolpaquirosatoulvawiyazetebule")


def invented_rows(count: int, seed: int = 1) -> list[tuple[str, ...]]:
    """Invented people in invented organisations; 1 % of them listed twice."""
    dice = random.Random(seed)
    given = sorted(word.title() for word in given_names().written if word.isalpha() and len(word) > 2)
    kinds = ("Council", "Institute", "GmbH", "Trust")
    houses = [f"{_word(dice).title()} {dice.choice(kinds)}" for _ in range(count // 8 + 1)]
    rows: list[tuple[str, ...]] = []
    for number in range(count):
        if number % 100 == 99:
            rows.append((rows[-40][0], dice.choice(houses), *rows[-40][2:]))
            continue
        name = f"{dice.choice(given)} {_word(dice).title()}"
        wishes = ", ".join(str(n) for n in dice.sample(range(1, 9), 3))
        languages = dice.choice(("en", "it en", "pt, en", "pl", "Italian, English"))
        days = ("yes", dice.choice(("yes", "")))
        rows.append((name, dice.choice(houses), f"p{number}@example.org", languages, wishes, *days, ""))
    return rows


def _word(dice: random.Random) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(dice.choice((2, 3, 3, 4))))


def best_of(runs: int, work: Callable[[], object]) -> float:
    """Seconds of the quickest run."""
    times: list[float] = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def best_of_both(runs: int, one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the quickest run of each, taken in turns: a hot or busy machine then meets both."""
    pairs = [(best_of(1, one), best_of(1, other)) for _ in range(runs)]
    return min(first for first, _ in pairs), min(second for _, second in pairs)


def csv_alone(path: Path) -> list[list[str]]:
    """The baseline: the standard library reads the file into lists."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def parse(path: Path) -> Roster:
    """File to people, without looking for duplicates."""
    sheet = read_sheet(path)
    return read_roster(sheet, recognise_columns(sheet), likeness=False)


def main() -> int:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    rows = invented_rows(count)
    with tempfile.TemporaryDirectory() as folder:
        text, book = Path(folder) / "people.csv", Path(folder) / "people.xlsx"
        text.write_text(csv_text(HEADER, rows), encoding="utf-8")
        book.write_bytes(xlsx_bytes(HEADER, rows))
        people = parse(text).people
        like = [PersonLike(one.row, one.given, one.family, one.organisation, one.email) for one in people]
        houses = [one.organisation for one in people]
        base, whole = best_of_both(25, lambda: csv_alone(text), lambda: parse(text))
        lines = [
            ("csv alone (baseline)", base, ""),
            ("sheet and roster from CSV", whole, "at most 8"),
            ("the sheet alone from CSV", best_of(5, lambda: read_sheet(text)), ""),
            ("sheet and roster from XLSX", best_of(3, lambda: parse(book)), ""),
            ("possible duplicates", best_of(3, lambda: duplicate_people(like)), ""),
            ("look-alike organisations", best_of(3, lambda: similar_organisations(houses)), ""),
        ]
    out = io.StringIO()
    out.write(f"import of {len(people)} rows\n")
    for what, seconds, target in lines:
        out.write(f"  {what:<28} {seconds * 1000:8.1f} ms  {seconds / base:6.1f} x csv  {target}\n")
    sys.stdout.write(out.getvalue())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
