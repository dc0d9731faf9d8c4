"""``worldcafe notes``: add a note, bring notes in, or write them all out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from worldcafe.cli.arguments import day, whole
from worldcafe.cli.verb import Outcome, Verb, must_be_apart, nothing_changed
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import CafeError, WrongUse
from worldcafe.language import Language, mark
from worldcafe.store.document import Document
from worldcafe.verbs.keeping import keep_safe
from worldcafe.verbs.noting import (
    Wanted,
    count_texts,
    is_here,
    kind_id,
    round_id,
    table_id,
    take_note,
    take_notes_in,
    write_notes,
)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cafe", type=Path, metavar="CAFE")
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument(
        "--add", action="store_true", help="add one note; needs --table, --round, --kind and --text"
    )
    way.add_argument(
        "--from",
        type=Path,
        dest="source",
        metavar="FILE",
        help="bring notes in: FILE.csv, .xlsx, .ods or .json",
    )
    way.add_argument(
        "--out", type=Path, metavar="FILE", help="write notes, all or those of --table, --round, --kind"
    )
    parser.add_argument("--table", type=whole("--table"), metavar="T")
    parser.add_argument("--round", type=whole("--round"), metavar="R")
    parser.add_argument("--kind", metavar="K", help="a kind by its word or letter: barrier, O, …")
    parser.add_argument("--text")
    parser.add_argument("--author", default="")
    parser.add_argument("--owner", default="")
    parser.add_argument("--due", type=day("--due"), metavar="YYYY-MM-DD")
    parser.add_argument("--star", action="store_true")


def _run(chosen: argparse.Namespace, speaker: Language) -> Outcome:
    if chosen.add:
        return _add(chosen, speaker)
    if chosen.source:
        _refuse(chosen, "--from", "table", "round", "kind", "text", "author", "owner", "due", "star")
        return _bring_in(chosen, speaker)
    _refuse(chosen, "--out", "text", "author", "owner", "due", "star")
    must_be_apart(chosen.cafe, chosen.out)
    with Document.open(chosen.cafe, read_only=True) as document:
        wanted = _wanted(document.cafe, chosen)
        texts = count_texts(document.cafe, wanted)
        count = write_notes(document.cafe, chosen.out, wanted) - texts
    line = (
        speaker.say(
            "{file}: {notes} notes and {texts} texts of tables.",
            file=str(chosen.out),
            notes=count,
            texts=texts,
        )
        if texts
        else speaker.plural("{file}: {n} note.", "{file}: {n} notes.", count, file=str(chosen.out))
    )
    return Outcome({"out": str(chosen.out), "notes": count, "texts": texts}, [line])


def _refuse(chosen: argparse.Namespace, way: str, *names: str) -> None:
    """Refuse what says nothing here, so that nobody believes it did; raises WrongUse."""
    for name in names:
        if getattr(chosen, name):
            raise WrongUse(
                mark("{option} and {other} cannot be used together."), option=f"--{name}", other=way
            )


def _wanted(cafe: Cafe, chosen: argparse.Namespace) -> Wanted:
    return Wanted(
        table=None if chosen.table is None else table_id(cafe, chosen.table),
        round=None if chosen.round is None else round_id(cafe, chosen.round),
        kind=None if chosen.kind is None else kind_id(cafe, chosen.kind),
    )


def _opened(path: Path, speaker: Language) -> Document:
    def say_so(error: CafeError) -> None:
        print(f"worldcafe: {error.sentence(speaker)}", file=sys.stderr)

    return keep_safe(Document.open(path), say_so)


def _add(chosen: argparse.Namespace, speaker: Language) -> Outcome:
    lacking = [name for name in ("table", "round", "kind", "text") if getattr(chosen, name) is None]
    if lacking:
        names = speaker.listed(f"--{name}" for name in lacking)
        raise WrongUse(mark("The note needs {names} too."), names=names)
    with _opened(chosen.cafe, speaker) as document, nothing_changed():
        if is_here(document.cafe, chosen.table, chosen.round, chosen.kind, chosen.text):
            return Outcome(
                {"added": 0, "id": None}, [speaker.say("This note is already here; nothing was added.")]
            )
        note = take_note(
            document,
            table=chosen.table,
            round_=chosen.round,
            kind=chosen.kind,
            text=chosen.text,
            author=chosen.author,
            owner=chosen.owner,
            due=chosen.due,
            star=chosen.star,
            label=speaker.say("Add a note"),
        )
    return Outcome({"added": 1, "id": note.note}, [speaker.say("The note is kept.")])


def _bring_in(chosen: argparse.Namespace, speaker: Language) -> Outcome:
    with _opened(chosen.cafe, speaker) as document, nothing_changed():
        taken = take_notes_in(document, chosen.source, speaker.say("Import notes"))
    facts = {
        "added": taken.added,
        "skipped": [{"row": r.row, "reason": r.sentence(speaker)} for r in taken.skipped],
        "remarks": [{"row": r.row, "remark": r.sentence(speaker)} for r in taken.remarks],
    }
    lines = [speaker.say("Added {added}, skipped {skipped}.", added=taken.added, skipped=len(taken.skipped))]
    lines += [
        speaker.say("Row {row}: {reason}", row=r.row, reason=r.sentence(speaker))
        for r in (*taken.skipped, *taken.remarks)
    ]
    return Outcome(facts, lines)


VERB = Verb("notes", "Add a note, bring notes in from a table, or write them out.", _arguments, _run)
