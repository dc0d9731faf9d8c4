"""Taking the rotation elsewhere: as a file for other programs."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.organiser.page import Desk
from ui.work import Stop, Watch


def export_rotation(context: Context, desk: Desk, parent: QWidget) -> None:
    """Ask where, and write the rotation as CSV off the GUI thread."""
    from ui.organiser.files import ask_where
    from worldcafe.verbs.rotation_table import write_rotation

    say, cafe = context.language.say, desk.bridge.cafe
    name = say("{name} rotation", name=desk.bridge.document.path.stem) + ".csv"
    title, kinds = say("Export the rotation"), say("Tables (*.csv)")
    path = ask_where(parent, context.preferences, "export", title, name, kinds)
    if path is None:
        return

    def work(stop: Stop, watch: Watch) -> object:
        return write_rotation(cafe, path)

    def done(_rows: object) -> None:
        desk.tell(say("Saved as “{name}”.", name=path.name))

    desk.run(say("Exporting"), work, done)
