"""What the rapporteur changes in notes that are kept: stars, kinds, versions, taken back and brought back."""

from __future__ import annotations

from collections.abc import Callable

from ui.capture.entry import Entry
from ui.capture.keeping import Keeper
from ui.capture.notes_panel import NotesPanel
from ui.models.table_texts import TOP, notes_at, starred
from ui.widgets import Toast
from ui.widgets.conflict_card import joined_text
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.notes import Note, Revision
from worldcafe.language import Language


class NoteChanges:
    """Changes of notes; each is told beside the line, and the line has the focus afterwards.

    `place` gives the table and the round, both by id; `edit` opens a note in the line and `leave` gives it up.
    """

    def __init__(
        self,
        language: Language,
        keeper: Keeper,
        entry: Entry,
        panel: NotesPanel,
        toast: Toast,
        cafe: Callable[[], Cafe],
        place: Callable[[], tuple[str, str]],
        edit: Callable[[Note], None],
        leave: Callable[[], None],
    ) -> None:
        self._language = language
        self._keeper = keeper
        self._entry = entry
        self._panel = panel
        self._toast = toast
        self._cafe = cafe
        self._place = place
        self._edit = edit
        self._leave = leave

    def note(self, note: str) -> Note | None:
        """The note that stands under an id."""
        return next((n for n in self._cafe().notes if n.id == note), None) if note else None

    def star(self, note: Note, on: bool) -> None:
        """Give a note a star, or take it; a fourth star of a round is refused."""
        if on and self.stars_but(note.id) >= TOP:
            self._toast.say(self.too_many_stars())
            self._lay_anew(note)
            return
        self._told(self._keeper.star(note, on))

    def star_last(self) -> None:
        """Give the last note of this table in this round a star, or take it."""
        notes = notes_at(self._cafe(), *self._place())
        if notes:
            self.star(notes[-1], not notes[-1].head.extras.starred)

    def refusal(self) -> str:
        """Why what stands in the line cannot be kept, in a sentence; empty where it can."""
        entry, kind = self._entry, self._entry.kind
        if not kind.id:
            say = self._language.say
            return say("This café has no kinds of note. The organiser adds them on the page Café.")
        if entry.star.isChecked() and not kind.system and self.stars_but(entry.note) >= TOP:
            return self.too_many_stars()
        return entry.refusal()

    def stars_but(self, note: str) -> int:
        """How many other notes of this table in this round have a star."""
        return sum(n.id != note for n in starred(self._cafe(), *self._place()))

    def too_many_stars(self) -> str:
        """Why there is no fourth star."""
        return self._language.say("Three notes of this round have a star. Take one away first.")

    def _lay_anew(self, note: Note) -> None:
        if note.id in {row.line.id for row in self._panel.rows()}:
            self._panel.row(note.id).star.setChecked(note.head.extras.starred)

    def withdraw(self, note: Note) -> None:
        """Take a note back, with a way to bring it back."""
        if self._entry.note == note.id:
            self._leave()
        if self._told(self._keeper.withdraw(note)):
            say = self._language.say
            self._toast.say(
                say("The note is taken back."), say("Bring it back"), lambda: self._bring_back(note.id)
            )
        self._entry.line.setFocus()

    def _bring_back(self, note: str) -> None:
        found = next((n for n in self._cafe().withdrawn if n.id == note), None)
        if found is not None:
            self.bring_back(found)

    def bring_back(self, note: Note) -> None:
        """Let a note stand again that was taken back."""
        self._told(self._keeper.bring_back(note))

    def change_kind(self, note: Note, kind: str) -> None:
        """Make a note of another kind."""
        self._told(self._keeper.revise(note, kind=kind))

    def join(self, note: Note) -> None:
        """End a conflict by one note with all texts, and open it so that it can be made to read well."""
        if self._told(self._keeper.revise(note, text=joined_text((note.head, *note.others)))):
            joined = self.note(note.id)
            if joined is not None:
                self._edit(joined)

    def choose_version(self, note: Note, version: Revision) -> None:
        """End a conflict by one of the versions."""
        self._told(self._keeper.choose(note, version))

    def _told(self, trouble: str) -> bool:
        self._entry.say_trouble(trouble)
        if not trouble:
            self._entry.say_state(self._language.say("Kept"), icon="circle-check")
        self._entry.line.setFocus()
        return not trouble
