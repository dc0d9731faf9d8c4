"""Rows as other programs take them: copied as a table, and pasted rows told from a stray word."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ui.models.people_model import TICK, Column, PeopleModel


def as_table(model: PeopleModel, people: Sequence[str], hidden: frozenset[str]) -> QMimeData:
    """The rows with their titles, as text with tabs and as an HTML table."""
    columns = [c for c in model.columns if c.key != TICK and c.key not in hidden]
    rows = [row for p in people if (row := model.known(p)) is not None]
    cells = [[_title(c) for c in columns], *([model.text(row, c) for c in columns] for row in rows)]
    data = QMimeData()
    data.setText("\n".join("\t".join(_flat(cell) for cell in line) for line in cells))
    body = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in line)}</tr>" for line in cells)
    data.setHtml(f"<table>{body}</table>")
    return data


def _title(column: Column) -> str:
    return column.title or column.name


def _flat(cell: str) -> str:
    return " ".join(cell.split())


def in_clipboard() -> QMimeData | None:
    """What is in the clipboard; Qt gives nothing at all for one that has been cleared."""
    return QGuiApplication.clipboard().mimeData()


def rows_in(data: QMimeData) -> str:
    """The text that may be rows of people; empty if there is none."""
    return data.text() if data.hasText() and data.text().strip() else ""
