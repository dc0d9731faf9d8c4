"""Notes by hand and by the file: taken, brought in, written out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import BadInput
from worldcafe.domain.notes import Extras, Kind, Note, Revision, written_at
from worldcafe.domain.people import folded
from worldcafe.exchange.tables import write_table
from worldcafe.language import mark
from worldcafe.store import edits
from worldcafe.store.document import Document

if TYPE_CHECKING:
    from worldcafe.exchange.note_rows import NoteRow
    from worldcafe.exchange.remarks import Remark

COLUMNS: Final = (
    *("id", "table", "round", "topic", "kind", "text", "author", "owner", "due", "star"),
    *("quoted", "language", "translation", "written"),
)


def take_note(
    document: Document,
    *,
    table: int,
    round_: int,
    kind: str,
    text: str,
    author: str = "",
    owner: str = "",
    due: date | None = None,
    star: bool = False,
    label: str,
) -> Revision:
    """Record one note by the table's and the round's number; raises BadInput for one that the café does not have."""
    cafe = document.cafe
    extras = Known(cafe).extras(author=author, owner=owner, due=due, star=star)
    with document.edit(label) as w:
        return edits.record_note(
            w, table_id(cafe, table), round_id(cafe, round_), kind_id(cafe, kind), text, extras
        )


def table_id(cafe: Cafe, number: int) -> str:
    """The table of that number."""
    for table in cafe.tables.values():
        if table.number == number:
            return table.id
    raise BadInput(mark("The café has no table {n}."), n=number)


def round_id(cafe: Cafe, number: int) -> str:
    """The round of that number."""
    for round_ in cafe.rounds.values():
        if round_.number == number:
            return round_.id
    raise BadInput(mark("The café has no round {n}."), n=number)


def kind_id(cafe: Cafe, word: str) -> str:
    """The kind of note of that id, word or letter, whatever its case."""
    wanted = folded(word)
    for kind in _by_position(cafe):
        if wanted and wanted in {
            folded(kind.id),
            folded(kind.word),
            folded(kind.plural),
            folded(kind.letter),
        }:
            return kind.id
    known = ", ".join(k.word for k in cafe.kinds_in_order)
    raise BadInput(mark("The café has no kind of note “{word}”; it has {known}."), word=word, known=known)


def is_here(cafe: Cafe, table: int, round_: int, kind: str, text: str) -> bool:
    """Whether a note of that table, round and kind says the same word for word; raises BadInput as `take_note`."""
    wanted = (table_id(cafe, table), round_id(cafe, round_), kind_id(cafe, kind), text.strip())
    return wanted in _said(cafe)


def _said(cafe: Cafe) -> set[tuple[str, str, str, str]]:
    return {(n.head.table, n.head.round, n.head.kind, n.head.text) for n in cafe.notes}


class Known:
    """Finds people by their names, so that a note can refer to them by id."""

    def __init__(self, cafe: Cafe) -> None:
        self._ids: dict[str, str | None] = {}
        for person in cafe.people.values():
            for name in {folded(person.name), folded(f"{person.family} {person.given}")}:
                # Two people of one name: nobody can tell which is meant, so the words alone are kept.
                self._ids[name] = None if name in self._ids else person.id

    def person(self, name: str) -> str | None:
        """The id of the only person of that name, or None."""
        return self._ids.get(folded(name))

    def extras(
        self,
        *,
        author: str = "",
        owner: str = "",
        due: date | None = None,
        star: bool = False,
        quoted: str = "",
        language: str = "",
        translation: str = "",
    ) -> Extras:
        """What a note carries; a name that is known becomes the person's id, and no name is kept beside it."""
        writer, bearer, speaker = self.person(author), self.person(owner), self.person(quoted)
        return Extras(
            author="" if writer else author,
            author_person=writer,
            owner="" if bearer else owner,
            owner_person=bearer,
            due=due,
            starred=star,
            quoted="" if speaker else quoted,
            quoted_person=speaker,
            language=language,
            translation=translation,
        )


@dataclass(frozen=True, slots=True)
class NotesIn:
    """What became of a list of notes: how many were added, rows not used, and what was not understood in others."""

    added: int
    skipped: Sequence[Remark]
    remarks: Sequence[Remark]


def take_notes_in(document: Document, path: Path, label: str) -> NotesIn:
    """Bring notes in from a table, or from a JSON list of objects as `write_notes` writes it.

    Rows that say word for word what a note of the same table, round and kind says already are skipped, so that
    the same file read twice adds nothing twice. All of the rest is one edit.
    """
    from worldcafe.exchange.note_rows import KindName, notes_sheet, read_notes
    from worldcafe.exchange.objects import read_objects
    from worldcafe.exchange.sheet import read_sheets

    cafe = document.cafe
    kinds = [KindName(k.id, k.word, k.letter) for k in _by_position(cafe)]
    sheet = read_objects(path) if path.suffix.lower() == ".json" else notes_sheet(read_sheets(path))
    found = read_notes(sheet, kinds)
    added, skipped = _keep(document, found.rows, found.skipped, label)
    unused = {remark.row for remark in skipped}
    return NotesIn(added, skipped, [remark for remark in found.remarks if remark.row not in unused])


def bring_notes_in(document: Document, path: Path, label: str) -> tuple[int, Sequence[Remark]]:
    """`take_notes_in`: how many notes were added, and what is to be said of rows, used and not."""
    taken = take_notes_in(document, path, label)
    return taken.added, sorted([*taken.skipped, *taken.remarks], key=lambda r: r.row)


def _by_position(cafe: Cafe) -> list[Kind]:
    return sorted(cafe.kinds.values(), key=lambda k: k.position)


def _keep(
    document: Document, rows: Sequence[NoteRow], skipped: Sequence[Remark], label: str
) -> tuple[int, Sequence[Remark]]:
    from worldcafe.exchange.remarks import Remark

    cafe = document.cafe
    known = Known(cafe)
    tables = {t.number: t.id for t in cafe.tables.values()}
    rounds = {r.number: r.id for r in cafe.rounds.values()}
    said = _said(cafe)
    refused = list(skipped)
    new: list[edits.NewNote] = []
    for row in rows:
        if row.table not in tables:
            refused.append(Remark(row.row, "table", mark("there is no table {n}"), values={"n": row.table}))
        elif row.round not in rounds:
            refused.append(Remark(row.row, "round", mark("there is no round {n}"), values={"n": row.round}))
        elif (tables[row.table], rounds[row.round], row.kind, row.text.strip()) in said:
            refused.append(Remark(row.row, "known", mark("this note is already here")))
        else:
            place = tables[row.table], rounds[row.round]
            new.append(edits.NewNote(*place, row.kind, row.text, _extras(known, row)))
    with document.edit(label) as w:
        edits.record_notes(w, new)
    return len(new), sorted(refused, key=lambda r: r.row)


def _extras(known: Known, row: NoteRow) -> Extras:
    return known.extras(
        author=row.author,
        owner=row.owner,
        due=row.due,
        star=row.star,
        quoted=row.quoted,
        language=row.language,
        translation=row.translation,
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which notes: of a table and a round by their ids, of a kind; None is all of them."""

    table: str | None = None
    round: str | None = None
    kind: str | None = None

    def has(self, head: Revision) -> bool:
        """Whether that note is among them."""
        return (
            self.table in (None, head.table)
            and self.round in (None, head.round)
            and self.kind in (None, head.kind)
        )


ALL_NOTES: Final = Wanted()


def write_notes(cafe: Cafe, path: Path, wanted: Wanted = ALL_NOTES) -> int:
    """Write the notes that stand as CSV, XLSX or JSON by the file's ending; returns their count."""
    rows = note_rows(cafe, wanted)
    write_table(path, list(COLUMNS), rows)
    return len(rows)


def count_texts(cafe: Cafe, wanted: Wanted = ALL_NOTES) -> int:
    """How many of these are texts of a table (overview, key message) rather than notes that people made."""
    system = {kind.id for kind in cafe.kinds.values() if kind.system}
    heads = (head for note in cafe.notes for head in (note.head, *note.others))
    return sum(head.kind in system and wanted.has(head) for head in heads)


def note_rows(cafe: Cafe, wanted: Wanted = ALL_NOTES) -> list[list[str]]:
    """The notes as rows of `COLUMNS`, by round, table and time; both versions of a note in conflict."""
    tables = {t.id: t.number for t in cafe.tables.values()}
    rounds = {r.id: r.number for r in cafe.rounds.values()}

    def place(note: Note) -> tuple[int, int, str]:
        return rounds.get(note.head.round, 0), tables.get(note.head.table, 0), note.first_clock

    heads = [head for note in sorted(cafe.notes, key=place) for head in (note.head, *note.others)]
    return [_row(cafe, head, tables, rounds) for head in heads if wanted.has(head)]


def _row(cafe: Cafe, head: Revision, tables: Mapping[str, int], rounds: Mapping[str, int]) -> list[str]:
    extras = head.extras
    topic = cafe.topics.get(head.topic or "")
    return [
        head.note,
        str(tables.get(head.table, "")),
        str(rounds.get(head.round, "")),
        topic.title if topic else "",
        head.kind,
        head.text,
        person_words(cafe, extras.author_person, extras.author),
        person_words(cafe, extras.owner_person, extras.owner),
        extras.due.isoformat() if extras.due else "",
        "1" if extras.starred else "",
        person_words(cafe, extras.quoted_person, extras.quoted),
        extras.language,
        extras.translation,
        written_at(head.clock).isoformat(timespec="seconds"),
    ]


def person_words(cafe: Cafe, person: str | None, words: str) -> str:
    """The name of a person who is known, else what was written."""
    found = cafe.people.get(person or "")
    return found.name if found else words
