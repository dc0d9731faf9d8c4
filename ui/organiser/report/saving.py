"""The report and the handouts as files: where they go, and that they were written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.context import Context
from ui.organiser.page import Desk
from ui.organiser.people.alike import Decisions
from ui.work import Stop, Watch
from worldcafe.domain.cafe import Cafe
from worldcafe.verbs import reporting


class Saver:
    """Asks where, writes off the GUI thread, and says what was saved. Its dialogues stand over `over`."""

    def __init__(self, context: Context, desk: Desk, over: QWidget) -> None:
        self._context = context
        self._language = context.language
        self._desk = desk
        self._over = over

    def save_report(self, cafe: Cafe, edition: reporting.Edition) -> None:
        """Save the report as a PDF."""
        say = self._language.say
        name = say("{title}, report.pdf", title=safe_name(cafe.event.title))
        path = ask_file(self._over, say("Save the report"), self._folder() / name)
        if path is None:
            return
        self._remember(path.parent)
        decided = Decisions(self._context.preferences, cafe.event.id).all()

        def work(stop: Stop, watch: Watch) -> object:
            def share(done: int, total: int) -> None:
                watch(done / max(total, 1))

            return reporting.make_report(cafe, path, edition=edition, decided=decided, stop=stop, watch=share)

        self._desk.run(
            say("Writing the report"), work, lambda made: self._saved(made.path.name, made.warnings)
        )

    def save_handouts(self, cafe: Cafe, only: Sequence[str]) -> None:
        """Save these handouts into a folder."""
        say = self._language.say
        folder = ask_folder(self._over, say("Save the handouts in"), self._folder())
        if folder is None:
            return
        self._remember(folder)

        def work(stop: Stop, watch: Watch) -> object:
            def share(done: int, total: int) -> None:
                watch(done / max(total, 1))

            return reporting.make_handouts(cafe, folder, only, stop=stop, watch=share)

        self._desk.run(
            say("Writing the handouts"), work, lambda made: self._saved(folder.name, made.warnings)
        )

    def _saved(self, name: str, warnings: Sequence[Any]) -> None:
        language = self._language
        said = [language.say("Saved as “{name}”.", name=name), *(w.sentence(language) for w in warnings[:2])]
        self._desk.tell(" ".join(said))

    def _folder(self) -> Path:
        from ui.folders import documents

        return self._context.preferences.folder("report") or documents()

    def _remember(self, folder: Path) -> None:
        self._context.preferences.set_folder("report", folder)


def safe_name(title: str) -> str:
    """A title as a file may be called."""
    return "".join("-" if c in '/\\:*?"<>|' else c for c in title).strip() or "World Café"


def ask_file(parent: QWidget, title: str, proposal: Path) -> Path | None:
    """Ask where to save a PDF; None if the person turns away."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposal), "PDF (*.pdf)")
    return Path(chosen).with_suffix(".pdf") if chosen else None


def ask_folder(parent: QWidget, title: str, proposal: Path) -> Path | None:
    """Ask for a folder; None if the person turns away."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(proposal))
    return Path(chosen) if chosen else None
