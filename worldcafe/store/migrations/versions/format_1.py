"""The first format."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None


def _id() -> sa.Column[str]:
    return sa.Column("id", sa.Text, primary_key=True)


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _maybe_text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text) for name in names]


def _number(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def _maybe_number(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer) for name in names]


def _key(name: str, table: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, _reference(table), primary_key=True)


def _of(name: str, table: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, _reference(table), nullable=False)


def _maybe_of(name: str, table: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, _reference(table))


def _reference(table: str) -> sa.ForeignKey:
    return sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")


def _table(name: str, *columns: sa.Column[str] | sa.Column[int]) -> None:
    op.create_table(name, *columns, sqlite_strict=True, sqlite_with_rowid=False)


def upgrade() -> None:
    _table(
        "agenda_item",
        _id(),
        *_text("title"),
        *_maybe_text("day", "start"),
        *_number("minutes"),
        *_text("speaker"),
        *_number("position"),
    )
    _table(
        "bond",
        _id(),
        *_text("people"),
        *_number("apart", "strict"),
    )
    _table(
        "erased",
        _id(),
        *_text("at"),
    )
    _table(
        "event",
        _id(),
        *_text(
            "title",
            "theme",
            "place",
            "organiser",
            "aims",
            "objectives",
            "introduction",
            "conclusion",
            "language",
            "spoken",
            "time_zone",
            "no_repeat",
            "criteria",
        ),
        *_number("note_limit"),
        *_text("paper", "status"),
        *_number("version"),
        *_text("submitted_by"),
        *_maybe_text("submitted_on"),
        *_text("approved_by"),
        *_maybe_text("approved_on"),
        *_text("next_meeting"),
        *_maybe_text("retention"),
    )
    _table(
        "kind",
        _id(),
        *_text("word", "plural", "letter", "shape", "colour"),
        *_number("position", "shown", "system"),
    )
    _table(
        "organisation",
        _id(),
        *_text("name", "short", "aliases"),
    )
    _table(
        "plan",
        _id(),
        *_text("name"),
        *_number("adopted"),
        _maybe_of("parent", "plan"),
        *_number("seed", "steps"),
        *_text("rules_digest", "criteria", "figures"),
        *_maybe_text("made_at"),
    )
    _table(
        "report_section",
        _id(),
        *_number("position", "shown"),
        *_text("title", "before", "after"),
    )
    _table(
        "revision",
        _id(),
        *_text("note", "parents", "device"),
        *_number("seq"),
        *_text("clock", "table", "round"),
        *_maybe_text("topic"),
        *_text("kind", "text"),
        *_maybe_text("question"),
        *_text("extras"),
        *_number("deleted"),
        *_text("digest"),
    )
    _table(
        "role",
        _id(),
        *_text("name"),
        *_number("stays", "seated", "position"),
    )
    _table(
        "room",
        _id(),
        *_text("name"),
        *_number("position", "step_free"),
    )
    _table(
        "round",
        _id(),
        *_number("number"),
        *_maybe_text("day", "start"),
        *_number("minutes", "move_minutes"),
        *_text("kind", "state", "title"),
    )
    _table(
        "topic",
        _id(),
        *_text("title", "short", "questions"),
        *_number("hue", "position"),
    )
    _table(
        "cafe_table",
        _id(),
        *_number("number"),
        *_maybe_number("least", "most"),
        _maybe_of("room", "room"),
        *_number("step_free"),
        *_text("languages", "pool"),
    )
    _table(
        "participant",
        _id(),
        *_text("given", "family", "sorted_as"),
        _maybe_of("organisation", "organisation"),
        *_text("email"),
        _of("role", "role"),
        *_text("languages"),
        *_number("step_free", "stays_seated"),
        *_text("wishes", "must", "must_not", "pool"),
        *_maybe_number("listed", "quoted", "photographed", "contacted"),
        *_text("extra", "organisation_spelling"),
    )
    _table(
        "lock",
        _id(),
        _of("plan", "plan"),
        _maybe_of("person", "participant"),
        _maybe_of("table", "cafe_table"),
        _maybe_of("round", "round"),
    )
    _table(
        "post",
        _key("person", "participant"),
        _key("round", "round"),
        _key("table", "cafe_table"),
        _of("role", "role"),
    )
    _table(
        "presence",
        _key("person", "participant"),
        _key("round", "round"),
        *_number("expected"),
        *_maybe_text("arrived", "left"),
    )
    _table(
        "seat",
        _key("person", "participant"),
        _key("plan", "plan"),
        _key("round", "round"),
        _of("table", "cafe_table"),
    )
    _table(
        "stand",
        _key("round", "round"),
        _key("table", "cafe_table"),
        _of("topic", "topic"),
    )
