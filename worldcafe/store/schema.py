"""The tables of a café document, written beside the domain's values: a column for each field, by the same name.

Every column is TEXT, INTEGER or REAL so that SQLite can be STRICT and PostgreSQL needs nothing special. Lists,
mappings and nested values are JSON in TEXT (see `worldcafe.store.rows`).
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    insert,
)

APPLICATION_ID: Final = 0x43414645
"""SQLite's application id of a café document: the letters CAFE."""

FORMAT: Final = 1
"""Version of the format, SQLite's user_version. A newer file is refused, an older one is migrated on a copy."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id(name: str = "id") -> Column[str]:
    return Column(name, Text, primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _maybe(name: str) -> Column[str]:
    return Column(name, Text)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _maybe_number(name: str) -> Column[int]:
    return Column(name, Integer)


def _of(name: str, target: str, *, key: bool = False, maybe: bool = False) -> Column[str]:
    # Deferred, so that an edit may write its rows in any order: it is judged whole, at its end.
    reference = ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Text, reference, primary_key=key, nullable=maybe and not key)


def _table(name: str, *columns: Column[str] | Column[int]) -> Table:
    return Table(name, metadata, *columns, sqlite_strict=True, sqlite_with_rowid=False)


event = _table(
    "event",
    _id(),
    *map(_text, ("title", "theme", "place", "organiser", "aims", "objectives", "introduction", "conclusion")),
    *map(_text, ("language", "spoken", "time_zone", "no_repeat", "criteria")),
    _number("note_limit"),
    *map(_text, ("paper", "status")),
    _number("version"),
    _text("submitted_by"),
    _maybe("submitted_on"),
    _text("approved_by"),
    _maybe("approved_on"),
    _text("next_meeting"),
    _maybe("retention"),
)

room = _table("room", _id(), _text("name"), _number("position"), _number("step_free"))

topic = _table(
    "topic", _id(), _text("title"), _text("short"), _text("questions"), _number("hue"), _number("position")
)

table = _table(
    "cafe_table",
    _id(),
    _number("number"),
    _maybe_number("least"),
    _maybe_number("most"),
    _of("room", "room", maybe=True),
    _number("step_free"),
    _text("languages"),
    _text("pool"),
)

round_ = _table(
    "round",
    _id(),
    _number("number"),
    _maybe("day"),
    _maybe("start"),
    _number("minutes"),
    _number("move_minutes"),
    _text("kind"),
    _text("state"),
    _text("title"),
)

stand = _table(
    "stand",
    _of("round", "round", key=True),
    _of("table", "cafe_table", key=True),
    _of("topic", "topic"),
)

agenda_item = _table(
    "agenda_item",
    _id(),
    _text("title"),
    _maybe("day"),
    _maybe("start"),
    _number("minutes"),
    _text("speaker"),
    _number("position"),
)

report_section = _table(
    "report_section",
    _id(),
    _number("position"),
    _number("shown"),
    _text("title"),
    _text("before"),
    _text("after"),
)

kind = _table(
    "kind",
    _id(),
    *map(_text, ("word", "plural", "letter", "shape", "colour")),
    _number("position"),
    _number("shown"),
    _number("system"),
)

role = _table("role", _id(), _text("name"), _number("stays"), _number("seated"), _number("position"))

organisation = _table("organisation", _id(), _text("name"), _text("short"), _text("aliases"))

participant = _table(
    "participant",
    _id(),
    *map(_text, ("given", "family", "sorted_as")),
    _of("organisation", "organisation", maybe=True),
    _text("email"),
    _of("role", "role"),
    _text("languages"),
    *map(_number, ("step_free", "stays_seated")),
    *map(_text, ("wishes", "must", "must_not", "pool")),
    *map(_maybe_number, ("listed", "quoted", "photographed", "contacted")),
    _text("extra"),
    _text("organisation_spelling"),
)

presence = _table(
    "presence",
    _of("person", "participant", key=True),
    _of("round", "round", key=True),
    _number("expected"),
    _maybe("arrived"),
    _maybe("left"),
)

bond = _table("bond", _id(), _text("people"), _number("apart"), _number("strict"))

# Where a person is part of a key they come first: when somebody leaves, their rows are found without a search.
post = _table(
    "post",
    _of("person", "participant", key=True),
    _of("round", "round", key=True),
    _of("table", "cafe_table", key=True),
    _of("role", "role"),
)

plan = _table(
    "plan",
    _id(),
    _text("name"),
    _number("adopted"),
    _of("parent", "plan", maybe=True),
    *map(_number, ("seed", "steps")),
    *map(_text, ("rules_digest", "criteria", "figures")),
    _maybe("made_at"),
)

seat = _table(
    "seat",
    _of("person", "participant", key=True),
    _of("plan", "plan", key=True),
    _of("round", "round", key=True),
    _of("table", "cafe_table"),
)

lock = _table(
    "lock",
    _id(),
    _of("plan", "plan"),
    _of("person", "participant", maybe=True),
    _of("table", "cafe_table", maybe=True),
    _of("round", "round", maybe=True),
)

# Revisions may arrive from a device that knows a table or round which was removed here since: no foreign keys,
# or somebody's words would be refused.
revision = _table(
    "revision",
    _id(),
    _text("note"),
    _text("parents"),
    _text("device"),
    _number("seq"),
    *map(_text, ("clock", "table", "round")),
    _maybe("topic"),
    *map(_text, ("kind", "text")),
    _maybe("question"),
    _text("extras"),
    _number("deleted"),
    _text("digest"),
)

erased = _table("erased", _id(), _text("at"))

stamp = Table(
    "alembic_version",
    metadata,
    # As Alembic makes it, so that a document made new and one that was migrated are the same.
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


def fill_stamp(connection: Connection) -> None:
    """Say in a new document which migration it needs none of."""
    connection.execute(insert(stamp), {"version_num": str(FORMAT)})
