"""What somebody is typing, kept in a small file on this device, so that a crash loses at most a third of a second."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QStandardPaths


@dataclass(frozen=True, slots=True)
class Draft:
    """The entry line as it stands: `note` is the id of the note that is being changed, empty for a new one.

    `owner`, `due` and `quoted` are the words in their fields.
    """

    text: str = ""
    kind: str = ""
    round: str = ""
    note: str = ""
    owner: str = ""
    due: str = ""
    quoted: str = ""
    starred: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing that anybody would miss."""
        return not (self.text.strip() or self.owner.strip() or self.due.strip() or self.quoted.strip())


class Drafts:
    """The drafts of one café, one for each table, in files of a folder."""

    def __init__(self, cafe: str, folder: Path | None = None) -> None:
        self._folder = folder or usual_folder()
        self._cafe = cafe

    def file(self, table: str) -> Path:
        """Where a table's draft is kept."""
        return self._folder / (re.sub(r"[^0-9A-Za-z_-]", "_", f"{self._cafe}-{table}") + ".json")

    def keep(self, table: str, draft: Draft) -> None:
        """Write a table's draft in one move; raises OSError where that is not possible."""
        file = self.file(table)
        self._folder.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(".new")
        # No fsync: it would hold the typing up on a slow disk. The move is in order, so the file is never cut.
        beside.write_text(json.dumps(asdict(draft), ensure_ascii=False), "utf-8", errors="replace")
        beside.replace(file)

    def drop(self, table: str) -> None:
        """Forget a table's draft: it was kept as a note, or given up."""
        try:
            self.file(table).unlink(missing_ok=True)
        except OSError:
            return  # it is offered once more at the next start, which loses nothing

    def restore(self, table: str) -> Draft | None:
        """The draft of a table, or None where there is none that can be read."""
        try:
            facts = json.loads(self.file(table).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        if not isinstance(facts, dict):
            return None
        draft = _draft_of(cast("dict[str, Any]", facts))
        return None if draft.empty else draft


def _draft_of(facts: dict[str, Any]) -> Draft:
    # The file may be of another version, or somebody else's: only what is known and sound is taken.
    words = {f.name: facts[f.name] for f in fields(Draft) if isinstance(facts.get(f.name), str)}
    words.pop("starred", None)
    return Draft(**words, starred=facts.get("starred") is True)


def usual_folder() -> Path:
    """The folder for drafts among the program's own data."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(place or ".") / "drafts"
