"""Files that the organiser's window gives: copies and exports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.preferences import Preferences
from ui.work import Stop, Watch
from worldcafe.domain.cafe import Cafe
from worldcafe.language import Language

if TYPE_CHECKING:
    from ui.organiser.window import OrganiserWindow


def ask_where(
    parent: QWidget, preferences: Preferences, purpose: str, title: str, name: str, kinds: str
) -> Path | None:
    """Ask where to write a file, beginning in the folder last used for `purpose`; None if the person turns away."""
    from ui.folders import documents

    folder = preferences.folder(purpose) or documents()
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(folder / name), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    if not path.suffix:
        path = path.with_suffix(Path(name).suffix)
    preferences.set_folder(purpose, path.parent)
    return path


def save_copy(window: OrganiserWindow) -> None:
    """Ask where, and write the whole café there off the GUI thread."""
    language = window.context.language
    say = language.say
    document = window.bridge.document
    name = say("{name} (copy)", name=document.path.stem) + ".cafe"
    kinds = say("Cafés (*.cafe)")
    path = ask_where(window, window.context.preferences, "copy", say("Save a copy"), name, kinds)
    if path is None:
        return
    if path == document.path and document.in_place:
        window.tell(say("This is the café itself: every change is kept in it as you make it."))
        return

    def work(stop: Stop, watch: Watch) -> object:
        document.save_copy(path)
        return path

    window.run(
        say("Saving a copy"), work, lambda _path: window.tell(say("Saved as “{name}”.", name=path.name))
    )


def export(window: OrganiserWindow, what: str) -> None:
    """Ask where, and write the notes or the rotation there off the GUI thread."""
    language = window.context.language
    say = language.say
    stem = window.bridge.document.path.stem
    titles = {
        "notes-csv": (say("Export notes"), say("{name} notes", name=stem) + ".csv", say("Tables (*.csv)")),
        "notes-json": (say("Export notes"), say("{name} notes", name=stem) + ".json", say("JSON (*.json)")),
        "rotation-csv": (
            say("Export the rotation"),
            say("{name} rotation", name=stem) + ".csv",
            say("Tables (*.csv)"),
        ),
    }
    path = ask_where(window, window.context.preferences, "export", *titles[what])
    if path is None:
        return
    cafe = window.bridge.cafe

    def work(stop: Stop, watch: Watch) -> object:
        return write(what, cafe, path, language)

    window.run(titles[what][0], work, lambda _count: window.tell(say("Written to “{name}”.", name=path.name)))


def write(what: str, cafe: Cafe, path: Path, language: Language) -> int:
    """Write notes or rotation; the count of rows. Raises what the verbs raise."""
    if what == "rotation-csv":
        from worldcafe.verbs.rotation_table import write_rotation

        return write_rotation(cafe, path)
    from worldcafe.verbs.noting import write_notes

    return write_notes(cafe, path)
