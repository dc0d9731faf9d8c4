"""A note that is kept, opened in the line to be changed."""

from __future__ import annotations

from ui.capture.drafts import Draft
from ui.capture.entry import Entry
from ui.models.day import local
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.notes import Note
from worldcafe.language import Language


def show_note(entry: Entry, note: Note, cafe: Cafe, language: Language) -> None:
    """Put a note with all that it carries in the place of what stands in the line, and say which note it is."""
    head, extras = note.head, note.head.extras
    entry.show_draft(Draft(head.text, head.kind, head.round, note.id, starred=extras.starred))
    entry.owner.show_person(cafe.people.get(extras.owner_person or ""), extras.owner)
    entry.due.show_day(extras.due)
    entry.speaker.show_person(cafe.people.get(extras.quoted_person or ""), extras.quoted)
    entry.say_trouble("")
    time = language.clock(local(cafe, note.first_clock).time())
    entry.say_state(language.say("Changing the note of {time}", time=time), "accent", "pencil")
