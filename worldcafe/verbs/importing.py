"""A list of people brought into the café: who is new, who changed, what could not be used, who looks alike."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import BadInput
from worldcafe.domain.identity import new_id
from worldcafe.domain.people import Organisation, Participant, Post
from worldcafe.exchange.person import RosterPerson
from worldcafe.language import Language, mark
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.store.recorder import Writer

if TYPE_CHECKING:
    from worldcafe.exchange.columns import ColumnMap
    from worldcafe.exchange.remarks import Remark
    from worldcafe.exchange.roster import Roster
    from worldcafe.exchange.sheet import Sheet

CONSENTS: Final = ("listed", "quoted", "photographed", "contacted")
"""What people may agree to: to be listed in the report, quoted by name, photographed, contacted later."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What an import did. `added` and `updated` are ids; duplicates are groups of (name, row).

    `skipped` are all rows that were not used: `left_out` could have been people, `headings` are about the list.
    """

    added: tuple[str, ...]
    updated: tuple[str, ...]
    unchanged: int
    missing: tuple[str, ...]
    skipped: tuple[Remark, ...]
    remarks: tuple[Remark, ...]
    possible_duplicates: tuple[tuple[tuple[str, int], ...], ...]
    similar_organisations: tuple[tuple[str, ...], ...]

    @property
    def left_out(self) -> tuple[Remark, ...]:
        """Rows that could have told of a person and were not used."""
        return tuple(r for r in self.skipped if r.code != "heading")

    @property
    def headings(self) -> tuple[Remark, ...]:
        """Rows that are about the list, whom nobody misses: titles, page numbers, totals."""
        return tuple(r for r in self.skipped if r.code == "heading")

    def facts(self, speaker: Language) -> dict[str, Any]:
        """The arrival as the terminal's object."""
        return {
            "added": len(self.added),
            "updated": len(self.updated),
            "unchanged": self.unchanged,
            "not_in_list": len(self.missing),
            "skipped": [{"row": r.row, "reason": r.sentence(speaker)} for r in self.left_out],
            "headings": [{"row": r.row, "reason": r.sentence(speaker)} for r in self.headings],
            "remarks": [
                {"row": r.row, "rows": list(r.rows or (r.row,)), "remark": r.sentence(speaker)}
                for r in self.remarks
            ],
            "possible_duplicates": [
                [{"name": name, "row": row} for name, row in group] for group in self.possible_duplicates
            ],
            "similar_organisations": [list(group) for group in self.similar_organisations],
        }


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list as it was read: the sheet that was taken, what its columns were taken for, and its people."""

    sheet: Sheet
    columns: ColumnMap
    roster: Roster


def open_list(
    source: Path | bytes | str,
    *,
    columns: str | None = None,
    sheet: str | None = None,
    encoding: str | None = None,
) -> ReadList:
    """Read a list from a file, its bytes or pasted text; `columns` is "name=A,organisation=B" or None to recognise.

    Of a workbook the sheet that names the most people is taken unless `sheet` says which, by name or number.
    Raises BadInput or WrongUse with a sentence.
    """
    from worldcafe.exchange.choosing import read_people
    from worldcafe.exchange.columns import parse_map, recognise_columns
    from worldcafe.exchange.roster import read_roster

    read = read_people(source, sheet=sheet or None, encoding=encoding)
    mapping = parse_map(columns, read) if columns else recognise_columns(read)
    roster = read_roster(read, mapping)
    if not (roster.people or roster.skipped):
        raise BadInput(mark("The list holds nobody: there is nothing below the titles of its columns."))
    return ReadList(read, mapping, roster)


def read_list(source: Path | bytes | str) -> Roster:
    """The people of a list whose columns are recognised; errors are those of `open_list`."""
    return open_list(source).roster


def bring_in(
    document: Document,
    roster: Roster,
    label: str,
    origin: object = None,
    *,
    agreed: Sequence[str] = (),
) -> Arrival:
    """Add and update people as one edit; seats, ids and what the list does not say are kept.

    `agreed` names `CONSENTS` that the organiser vouches for, for everyone on the list who has not said otherwise.
    """
    matches = _matches(document.cafe, roster.people)
    with document.edit(label, origin) as w:
        return _take_in(w, roster, matches, agreed)


def preview(cafe: Cafe, roster: Roster, *, agreed: Sequence[str] = ()) -> Arrival:
    """What `bring_in` would do, done on a copy that is thrown away: the counts are those of the import itself."""
    return _take_in(Writer(cafe, ""), roster, _matches(cafe, roster.people), agreed)


def _take_in(w: Writer, roster: Roster, matches: Mapping[int, str], agreed: Sequence[str]) -> Arrival:
    cafe = w.cafe
    added: list[str] = []
    updated: list[str] = []
    houses = edits.organisations_named(w, dict.fromkeys(row.organisation for row in roster.people))
    arrivals = _Arrivals(w, agreed, houses)
    for row in roster.people:
        known = matches.get(row.row)
        person, changed = arrivals.take(row, cafe.people[known] if known else None)
        if known is None:
            added.append(person)
        elif changed:
            updated.append(person)
    arrivals.keep()
    named = set(matches.values())
    return Arrival(
        added=tuple(added),
        updated=tuple(updated),
        unchanged=len(roster.people) - len(added) - len(updated),
        missing=tuple(p for p in cafe.people if p not in named),
        skipped=tuple(roster.skipped),
        remarks=tuple(
            sorted([*roster.remarks, *arrivals.remarks, *arrivals.remarks_on_several()], key=lambda r: r.row)
        ),
        possible_duplicates=_duplicates(roster),
        similar_organisations=tuple(tuple(like.names) for like in roster.similar_organisations),
    )


def _matches(cafe: Cafe, rows: Sequence[RosterPerson]) -> dict[int, str]:
    """Row number to the id of the person whom the row means."""
    from worldcafe.exchange.update import KnownPersonValue, compare

    if not cafe.people:
        return {}
    names = {o.id: o.name for o in cafe.organisations.values()}
    known = [
        # The list goes on writing an organisation as it did before it was merged into another.
        KnownPersonValue(
            p.id,
            p.given,
            p.family,
            p.organisation_spelling or names.get(p.organisation or "", ""),
            p.email,
            role=p.role,
            languages=p.languages,
            step_free=p.step_free,
            extra=tuple(p.extra.items()),
        )
        for p in cafe.people.values()
    ]
    plan = compare(known, rows)
    updated = {match.person.row: str(match.key) for match in plan.updated}
    return {**updated, **{match.person.row: str(match.key) for match in plan.unchanged}}


def _duplicates(roster: Roster) -> tuple[tuple[tuple[str, int], ...], ...]:
    by_row: Mapping[Hashable, RosterPerson] = {p.row: p for p in roster.people}
    return tuple(
        tuple((by_row[key].name, by_row[key].row) for key in like.keys) for like in roster.duplicates
    )


class _Arrivals:
    """Turns rows into people, organisations, posts and presences of one edit."""

    def __init__(self, w: Writer, agreed: Sequence[str], houses: Mapping[str, Organisation | None]) -> None:
        from worldcafe.exchange.presence import RoundDay
        from worldcafe.exchange.wishes import TopicChoice

        self.w = w
        self.cafe = w.cafe
        self.agreed = agreed
        self.remarks: list[Remark] = []
        self._silent: list[int] = []
        self._tableless: list[int] = []
        self._unclear: dict[int, str] = {}
        self._houses = houses
        self._people: list[Participant] = []
        self._later: list[tuple[str, RosterPerson]] = []
        self._tables = {t.number: t.id for t in self.cafe.tables.values()}
        self._rounds = [RoundDay(r.number, r.day) for r in self.cafe.rounds_in_order]
        self._ids = {r.number: r.id for r in self.cafe.rounds.values()}
        self._topics = [
            TopicChoice(t.id, _numbers(self.cafe, t.id), t.title) for t in self.cafe.topics_in_order
        ]

    def take(self, row: RosterPerson, known: Participant | None) -> tuple[str, bool]:
        """The person's id, and whether the row says anything new of somebody known."""
        before = known or Participant(new_id(), row.given, row.family)
        after = self._described(before, row)
        if known is None or after != before:
            self._people.append(after)
        self._remark_on_presence(row)
        if self._lacks_table(after, row):
            self._tableless.append(row.row)
        news = self._news(after, row)
        if news:
            self._later.append((after.id, row))
        return after.id, known is None or after != before or news

    def _remark_on_presence(self, row: RosterPerson) -> None:
        from worldcafe.exchange.presence import rounds_present

        if not row.presence:
            return
        said = ", ".join(text for _, text in row.presence if text.strip())
        if not said:
            self._silent.append(row.row)
        elif rounds_present(row.presence, self._rounds) is None:
            self._unclear.setdefault(row.row, said)

    def _lacks_table(self, person: Participant, row: RosterPerson) -> bool:
        """Whether the row gives somebody a role that stays at a table, and nobody says at which."""
        role = self.cafe.roles.get(row.role)
        if role is None or not role.stays or row.table is not None:
            return False
        return not any(self.cafe.post_of(person.id, r) for r in self.cafe.rounds)

    def remarks_on_several(self) -> list[Remark]:
        """What was not told of tables and presence: one remark for all rows of a kind."""
        found: list[Remark] = []
        if self._tableless:
            found.append(
                _of_rows(
                    self._tableless,
                    "no-table",
                    mark("the role belongs to a table, and none is given; the person has no post yet"),
                    mark(
                        "Rows {rows} give a role that belongs to a table, and no table: these people have no post yet."
                    ),
                )
            )
        if self._unclear:
            texts = list(dict.fromkeys(self._unclear.values()))
            found.append(
                _of_rows(
                    list(self._unclear),
                    "presence",
                    mark("“{text}” names no round of the café by its day; the person is expected as before"),
                    mark(
                        "Rows {rows}: “{text}” names no round of the café by its day; "
                        "these people are expected as before."
                    ),
                    text="”, “".join(texts[:3]) + ("”, “…" if len(texts) > 3 else ""),
                )
            )
        if self._silent:
            found.append(
                _of_rows(
                    self._silent,
                    "no-presence",
                    mark("nothing says when the person comes; who is new is expected in every round"),
                    mark(
                        "Rows {rows} do not say when these people come: who is new is expected in every round."
                    ),
                )
            )
        return found

    def keep(self) -> None:
        """Write everything: people first, then what refers to them."""
        edits.add_people(self.w, self._people)
        coming: dict[tuple[str, bool], list[str]] = {}
        for person, row in self._later:
            self._post(person, row)
            for round_, here in self._wanted_presence(person, row).items():
                coming.setdefault((round_, here), []).append(person)
        for (round_, here), people in coming.items():
            edits.expect(self.w, people, [round_], expected=here)

    def _described(self, person: Participant, row: RosterPerson) -> Participant:
        from worldcafe.exchange.consent import consents

        said, extra = consents(row.extra)
        vouched = {name: True for name in self.agreed if getattr(person, name) is None}
        agreed: dict[str, Any] = {**vouched, **said}
        given, family = _name(person, row)
        house = self._houses[row.organisation]
        spelling = person.organisation_spelling
        if house is not None and house.id != person.organisation:
            # A name that was merged into another is kept, so that the merging can be taken back for this person too.
            written = " ".join(row.organisation.split())
            spelling = written if written != house.name else ""
        return replace(
            person,
            given=given,
            family=family,
            organisation=house.id if house else person.organisation,
            organisation_spelling=spelling,
            email=row.email or person.email,
            role=self._role(person, row),
            languages=row.languages or person.languages,
            wishes=self._wishes(row) or person.wishes,
            step_free=person.step_free if row.step_free is None else row.step_free,
            extra=_joined(person.extra, (*extra, *((("Title", row.title),) if row.title else ()))),
            **agreed,
        )

    def _role(self, person: Participant, row: RosterPerson) -> str:
        return row.role if row.role in self.cafe.roles else person.role

    def _wishes(self, row: RosterPerson) -> tuple[str, ...]:
        from worldcafe.exchange.remarks import Remark
        from worldcafe.exchange.wishes import resolve_wishes

        if not row.wishes:
            return ()
        found, unknown = resolve_wishes(row.wishes, self._topics)
        for text in unknown:
            message = mark("no topic is called “{text}”; the wish was left out")
            self.remarks.append(Remark(row.row, "wish", message, values={"text": text}))
        return tuple(str(i) for i in found)

    def _news(self, person: Participant, row: RosterPerson) -> bool:
        return self._wanted_post(person.id, row) is not None or bool(self._wanted_presence(person.id, row))

    def _wanted_post(self, person: str, row: RosterPerson) -> tuple[str, str] | None:
        if not row.role or row.role not in self.cafe.roles or row.table is None:
            return None
        table = self._tables.get(row.table)
        if table is None:
            return ("", row.role)
        held = [self.cafe.post_of(person, r) for r in self.cafe.rounds]
        same = bool(held) and all(h is not None and (h.table, h.role) == (table, row.role) for h in held)
        return None if same else (table, row.role)

    def _post(self, person: str, row: RosterPerson) -> None:
        from worldcafe.exchange.remarks import Remark

        wanted = self._wanted_post(person, row)
        if wanted is None:
            return
        if not wanted[0]:
            message = mark("there is no table {n}; the person has no post")
            self.remarks.append(Remark(row.row, "table", message, values={"n": row.table}))
            return
        table, role = wanted
        for round_ in self.cafe.rounds:
            held = self.cafe.post_of(person, round_)
            if held:
                self.w.remove(held)
            self.w.put(Post(round_, table, person, role))

    def _wanted_presence(self, person: str, row: RosterPerson) -> dict[str, bool]:
        """Rounds whose expectation the row changes: id to whether the person comes."""
        from worldcafe.exchange.presence import rounds_present

        if not row.presence:
            return {}
        coming = rounds_present(row.presence, self._rounds)
        if coming is None:
            return {}
        wanted = {self._ids[number]: number in coming for number, _ in self._rounds}
        return {r: here for r, here in wanted.items() if self.cafe.expected(person, r) != here}


def _of_rows(rows: Sequence[int], code: str, one: str, many: str, **values: object) -> Remark:
    """A remark about one row, or one about several that names them; `rows` ascend and are not empty."""
    from worldcafe.exchange.remarks import Remark, rows_in_words

    if len(rows) == 1:
        return Remark(rows[0], code, one, values=values)
    told: dict[str, object] = {**values, "rows": rows_in_words(rows)}
    return Remark(rows[0], code, many, values=told, rows=tuple(rows))


def _name(person: Participant, row: RosterPerson) -> tuple[str, str]:
    """Given and family name: those of the row, unless it has the same words in another order.

    Which of the words is the family name somebody may have set right by hand, and also how a family name that the
    list has in capitals is written: "de Luca" or "De Luca".
    """
    from worldcafe.exchange.capitals import in_normal_case

    words = f"{row.given} {row.family}".split()
    if sorted(words) == sorted(f"{person.given} {person.family}".split()):
        return person.given, person.family
    by_hand = not (person.family.isupper() or person.family.islower())
    if by_hand and row.given == person.given and in_normal_case(person.family.upper()) == row.family:
        return person.given, person.family
    return (row.given, row.family) if words else (person.given, person.family)


def _numbers(cafe: Cafe, topic: str) -> tuple[int, ...]:
    """The numbers that people may call a topic by: those of its tables."""
    tables = {s.table for s in cafe.stands.values() if s.topic == topic}
    return tuple(sorted(cafe.tables[t].number for t in tables))


def _joined(known: Mapping[str, str], new: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    joined = {**known, **dict(new)}
    return known if joined == dict(known) else MappingProxyType(joined)
