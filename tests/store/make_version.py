"""Write the document of the present format that later versions of the program must open; run by hand at a release.

python -m tests.store.make_version
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

from worldcafe.domain import defaults
from worldcafe.domain.event import Event, Question
from worldcafe.domain.notes import Extras
from worldcafe.domain.people import Participant
from worldcafe.domain.rotation import Plan
from worldcafe.language import language
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.store.recorder import Writer
from worldcafe.store.schema import FORMAT


def make(path: Path) -> None:
    """A small invented café with something in every table."""
    english = language("en")
    event = Event(
        "5f1d",
        "Łódź – a café about trams",
        aims=("Trams for everybody",),
        language="pl",
        time_zone="Europe/Warsaw",
        retention=date(2031, 1, 1),
    )
    with Document.create(path, event, (*defaults.kinds(english), *defaults.roles(english))) as document:
        with document.edit("Set up") as w:
            fill(w)
        with document.edit("Note") as w:
            edits.revise_note(w, document.cafe.notes[0], text="Stops without kerbs – “for everybody”")


def fill(w: Writer) -> None:
    """Everything but the second revision of the note."""
    first, second = edits.add_round(w, minutes=30), edits.add_round(w)
    w.put(replace(first, day=date(2030, 5, 2), start=time(9, 30)))
    topic = edits.add_topic(w, "Stops")
    w.put(replace(topic, questions=(Question("q1", "Who cannot get on?", True),)))
    here = edits.add_table(w, topic=topic.id)
    there = edits.add_table(w, topic=edits.add_topic(w, "Lines").id)
    w.put(replace(here, room=edits.add_room(w, "Depot").id, least=1, most=4, languages=("pl",)))
    office, spelling = (edits.organisation_named(w, name) for name in ("MPK", "M.P.K."))
    assert office and spelling
    asa = Participant(
        "a1", "Åsa", "Ångström", organisation=office.id, wishes=(topic.id,), extra={"Badge": "7"}
    )
    maja = Participant("m1", "Maja", "Łuczak", organisation=spelling.id, listed=False)
    eleni = Participant("e1", "Ελένη", "Ωραία", email="eleni@example.org", step_free=True)
    edits.add_people(w, [asa, maja, eleni])
    edits.merge_organisations(w, office.id, [spelling.id])
    edits.post_person(w, asa.id, here.id, "rapporteur")
    edits.expect(w, [eleni.id], [second.id], expected=False)
    edits.bind_people(w, [asa.id, maja.id], apart=True)
    seats = {
        first.id: {asa.id: here.id, maja.id: here.id, eleni.id: there.id},
        second.id: {asa.id: here.id, maja.id: there.id},
    }
    plan = edits.adopt_rotation(w, Plan("plan", "First", figures={"squares": 2}), seats)
    edits.lock_seat(w, plan.id, maja.id, first.id)
    edits.add_agenda_item(w, "Welcome")
    edits.word_section(w, "cover", before="Welcome")
    extras = Extras(author="Maja", due=date(2030, 6, 1), starred=True)
    edits.record_note(w, here.id, first.id, "idea", "Stops without kerbs", extras, question="q1")


if __name__ == "__main__":
    make(Path(__file__).parent / "versions" / f"format-{FORMAT}.cafe")
