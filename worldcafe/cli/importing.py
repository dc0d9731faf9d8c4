"""``worldcafe import``: bring a list of people in."""

from __future__ import annotations

import argparse
from pathlib import Path

from worldcafe.cli.list_words import list_facts, list_lines
from worldcafe.cli.verb import Outcome, Verb, nothing_changed
from worldcafe.domain.errors import WrongUse
from worldcafe.exchange.remarks import rows_in_words
from worldcafe.language import Language, mark
from worldcafe.store.document import Document
from worldcafe.verbs.importing import CONSENTS, Arrival, bring_in, open_list

MOST_NAMES = 20
"""Names of people who are not in the list that are said; the others are counted."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cafe", type=Path, metavar="CAFE")
    parser.add_argument("roster", type=Path, metavar="ROSTER", help="CSV, tab-separated text, XLSX or ODS")
    parser.add_argument(
        "--map",
        metavar="FIELD=COLUMN,…",
        help="name=A,organisation=B … by letter, number or title of the column",
    )
    parser.add_argument("--sheet", metavar="S", help="name or number of the workbook's sheet")
    parser.add_argument("--encoding", metavar="E", help="encoding of a text file, if it is not recognised")
    parser.add_argument(
        "--agreed",
        metavar="CONSENT,…",
        help=f"what everyone on the list agreed to, unless it says otherwise: {','.join(CONSENTS)}",
    )


def _run(chosen: argparse.Namespace, speaker: Language) -> Outcome:
    with Document.open(chosen.cafe) as document:
        with nothing_changed():
            read = open_list(chosen.roster, columns=chosen.map, sheet=chosen.sheet, encoding=chosen.encoding)
        label = speaker.say("Import {file}", file=chosen.roster.name)
        arrival = bring_in(document, read.roster, label, agreed=_agreed(chosen.agreed))
        gone = [document.cafe.people[person].name for person in arrival.missing]
    facts = {**arrival.facts(speaker), "missing": gone, **list_facts(read)}
    return Outcome(facts, [*list_lines(read, speaker), *_lines(arrival, speaker), *_gone(gone, speaker)])


def _gone(names: list[str], speaker: Language) -> list[str]:
    """Who of the café is not in the list, by name as far as a line holds."""
    if not names:
        return []
    shown = names[:MOST_NAMES]
    words = speaker.plural(
        "{n} person of the café is not in this list and stays: {names}.",
        "{n} people of the café are not in this list and stay: {names}.",
        len(names),
        names=", ".join(shown) + (", …" if len(names) > len(shown) else ""),
    )
    return [words]


def _agreed(text: str | None) -> tuple[str, ...]:
    names = tuple(text.split(",")) if text else ()
    for name in names:
        if name not in CONSENTS:
            raise WrongUse(
                mark("There is no consent “{name}”; there are {known}."), name=name, known=", ".join(CONSENTS)
            )
    return names


def _lines(arrival: Arrival, speaker: Language) -> list[str]:
    lines = [
        speaker.say(
            "Added {added}, updated {updated}, unchanged {unchanged}, left out {left}.",
            added=len(arrival.added),
            updated=len(arrival.updated),
            unchanged=arrival.unchanged,
            left=len(arrival.left_out),
        )
    ]
    lines += [
        speaker.say("Row {row}: {reason}", row=r.row, reason=r.sentence(speaker)) for r in arrival.left_out
    ]
    lines += _headings(arrival, speaker)
    lines += [
        r.sentence(speaker)
        if r.rows
        else speaker.say("Row {row}: {reason}", row=r.row, reason=r.sentence(speaker))
        for r in arrival.remarks
    ]
    lines += [
        speaker.say(
            "Perhaps the same person: {names}.",
            names=speaker.listed(
                speaker.say("{name} (row {row})", name=name, row=row) for name, row in group
            ),
        )
        for group in arrival.possible_duplicates
    ]
    lines += [
        speaker.say("Perhaps the same organisation: {names}.", names=speaker.listed(group).removesuffix("."))
        for group in arrival.similar_organisations
    ]
    return lines


def _headings(arrival: Arrival, speaker: Language) -> list[str]:
    """The rows that are about the list, in one line."""
    rows = sorted({r.row for r in arrival.headings})
    if not rows:
        return []
    return [
        speaker.plural(
            "Row {rows} is a heading, not a person.",
            "Rows {rows} are titles and headings, not people.",
            len(rows),
            rows=rows_in_words(rows),
        )
    ]


VERB = Verb(
    "import", "Bring people in from a spreadsheet; a newer version of a list updates them.", _arguments, _run
)
