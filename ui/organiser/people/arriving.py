"""People brought in: typed one by one, chosen as a list, pasted, dropped; and what came of the last list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog

from ui.dropping import LISTS, dropped
from ui.folders import documents
from ui.organiser.people import clip
from ui.organiser.people.add import AddPeople
from ui.slots import with_value
from worldcafe.verbs.importing import Arrival

if TYPE_CHECKING:
    from ui.organiser.people.page import PeoplePage

MOST_PASTED: Final = 20_000_000
"""Characters of a paste that are looked at."""


class Arriving:
    """The ways in of a page. `last` is what the last import did."""

    def __init__(self, page: PeoplePage) -> None:
        self._page = page
        self._context = page.context
        self.last: Arrival | None = None

    def add_people(self) -> None:
        """Type people one after the other."""
        page = self._page
        if page.desk.bridge.document.read_only:
            return
        adding = AddPeople(self._context, page.window(), page.deeds)
        adding.finished.connect(with_value(lambda _code: self._added(adding.added)))
        page.open(adding)

    def _added(self, people: list[str]) -> None:
        if people:
            self._page.choose(people)

    def choose_file(self) -> None:
        """Let the person choose a list, and open the import on it."""
        say = self._context.language.say
        folder = self._context.preferences.folder("import") or documents()
        kinds = say("Lists ({endings})", endings=" ".join(f"*{end}" for end in sorted(LISTS)))
        chosen, _ = QFileDialog.getOpenFileName(
            self._page.window(),
            say("Import a list of people"),
            str(folder),
            f"{kinds};;{say('All files')} (*)",
        )
        if chosen:
            self._context.preferences.set_folder("import", Path(chosen).parent)
            self.open(Path(chosen))

    def paste(self) -> None:
        """Open the import on what is in the clipboard."""
        data = clip.in_clipboard()
        path = dropped(data) if data is not None else None
        text = clip.rows_in(data)[:MOST_PASTED] if data is not None else ""
        if path is not None and path.suffix.lower() in LISTS:
            self.open(path)
        elif text:
            self.open(text)
        else:
            self._page.desk.tell(
                self._context.language.say("The clipboard holds no rows. Copy them in the spreadsheet first.")
            )

    def open(self, source: Path | str) -> None:
        """Open the import on a file, or on pasted rows."""
        from ui.organiser.people.import_dialogue import ImportDialogue

        page = self._page
        if page.desk.bridge.document.read_only:
            page.desk.tell(self._context.language.say("This café is open for reading only."))
            return
        dialogue = ImportDialogue(self._context, page.window(), page.desk, source)
        dialogue.imported.connect(self._imported)
        page.open(dialogue)

    def _imported(self, arrival: object) -> None:
        if not isinstance(arrival, Arrival):
            return
        from ui.organiser.people.import_outcome import outcome_sentence

        page, language = self._page, self._context.language
        self.last = arrival
        page.actions_by_name["outcome"].setVisible(True)
        page.duplicates.offer_again()
        # Nobody is chosen: what comes next is not about the new ones, and Remove would stand beside them.
        page.table.clearSelection()
        page.desk.tell(outcome_sentence(language, arrival), language.say("What it did"), self.show_outcome)

    def show_outcome(self) -> None:
        """Show what the last import did, and which rows it left out."""
        from ui.organiser.people.import_outcome import Outcome

        if self.last is not None:
            self._page.open(Outcome(self._context, self._page.window(), self.last, self._page.cafe))


def list_in(data: QMimeData) -> Path | str | None:
    """The list of people that is dropped: a file, or rows of text; None for anything else."""
    path = dropped(data)
    if path is not None:
        return path if path.suffix.lower() in LISTS else None
    text = clip.rows_in(data) if not data.hasUrls() else ""
    return text if "\t" in text or "\n" in text else None
