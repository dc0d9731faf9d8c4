"""Every verb of the organiser does what it says, whole, and takes care of what hangs on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from tests.store.cafes import furnish, note
from worldcafe.domain.errors import EditRefused
from worldcafe.domain.notes import LONGEST, Extras
from worldcafe.domain.people import Participant
from worldcafe.domain.rotation import Lock, Plan
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.store.recorder import Writer

# --- Setting up -------------------------------------------------------------------------------------------------


def test_a_new_round_follows_the_last_in_time_and_topics(document: Document) -> None:
    last = document.cafe.rounds_in_order[-1]
    with document.edit("Time") as w:
        w.put(replace(last, day=date(2030, 4, 14), start=time(9, 0), minutes=30, move_minutes=10))
        edits.post_person(w, "p0", document.cafe.tables_in_order[0].id, "rapporteur")
    with document.edit("Round") as w:
        new = edits.add_round(w)
    assert (new.number, new.start, new.minutes, new.day) == (3, time(9, 40), 30, date(2030, 4, 14))
    for table in document.cafe.tables:
        assert document.cafe.topic_at(new.id, table) == document.cafe.topic_at(last.id, table)
    role = document.cafe.role_of("p0", new.id)
    assert role is not None
    assert role.id == "rapporteur"


def test_removing_a_round_moves_the_later_ones_up_and_keeps_its_notes(document: Document) -> None:
    note(document, "From round one")
    first, second = document.cafe.rounds_in_order
    with document.edit("Presence") as w:
        edits.expect(w, ["p0"], [first.id], expected=False)
        edits.lock_seat(w, "plan-1", "p1", first.id)
    with document.edit("Remove") as w:
        edits.remove_round(w, first.id)
    assert [(r.id, r.number) for r in document.cafe.rounds_in_order] == [(second.id, 1)]
    assert not document.cafe.presences
    assert not document.cafe.locks
    assert {s.round for s in document.cafe.seats.values()} == {second.id}
    assert [n.head.text for n in document.cafe.notes] == ["From round one"]


def test_a_round_that_runs_is_not_removed(document: Document) -> None:
    first, second = document.cafe.rounds_in_order
    with document.edit("Start") as w:
        edits.start_round(w, first.id)
    with pytest.raises(EditRefused, match="Round 1 is running"), document.edit("Remove") as w:
        edits.remove_round(w, first.id)
    with document.edit("Next") as w:
        edits.start_round(w, second.id)
    assert [r.state for r in document.cafe.rounds_in_order] == ["over", "running"]
    with document.edit("End") as w:
        edits.end_round(w, second.id)
    assert [r.state for r in document.cafe.rounds_in_order] == ["over", "over"]


def test_removing_a_topic_takes_it_from_tables_and_wishes(document: Document) -> None:
    gone, other = (t.id for t in document.cafe.topics_in_order)
    with document.edit("Wishes") as w:
        w.put(replace(document.cafe.people["p0"], wishes=(gone, other), must=(gone,), must_not=(gone,)))
    with document.edit("Remove") as w:
        edits.remove_topic(w, gone)
    person = document.cafe.people["p0"]
    assert (person.wishes, person.must, person.must_not) == ((other,), (), ())
    assert {s.topic for s in document.cafe.stands.values()} == {other}


def test_a_topic_gives_way_to_another_in_some_rounds(document: Document) -> None:
    first, second = document.cafe.rounds_in_order
    table = document.cafe.tables_in_order[0]
    old, new = document.cafe.topics_in_order
    with document.edit("Stand") as w:
        edits.stand_topic(w, new.id, [table.id], [second.id])
    assert document.cafe.topic_at(first.id, table.id) == old
    assert document.cafe.topic_at(second.id, table.id) == new
    with document.edit("Clear") as w:
        edits.unstand_topic(w, table.id)
    assert document.cafe.topic_at(first.id, table.id) is document.cafe.topic_at(second.id, table.id) is None


def test_removing_a_table_or_a_room_takes_what_hangs_on_it(document: Document) -> None:
    first, second = document.cafe.tables_in_order
    with document.edit("Room") as w:
        room = edits.add_room(w, "Attic")
        w.put(replace(first, room=room.id), replace(second, room=room.id))
        edits.post_person(w, "p0", first.id, "host")
        w.put(Lock("k", "plan-1", table=first.id))
    with document.edit("Remove") as w:
        edits.remove_table(w, first.id)
        edits.remove_room(w, room.id)
    cafe = document.cafe
    assert [t.number for t in cafe.tables_in_order] == [2]
    assert cafe.tables[second.id].room is None
    assert {s.table for s in cafe.seats.values()} == {second.id}
    assert not cafe.posts
    assert not cafe.locks


def test_things_are_put_in_order_and_the_rest_follows(document: Document) -> None:
    with document.edit("More") as w:
        edits.add_topic(w, "Topic 3")
        rooms = [edits.add_room(w, name).id for name in ("Attic", "Barn", "Cellar")]
        lines = [edits.add_agenda_item(w, title).id for title in ("Welcome", "Coffee")]
    ids = [t.id for t in document.cafe.topics_in_order]
    with document.edit("Order") as w:
        edits.order_topics(w, [ids[2], "unknown", ids[2]])
        edits.order_rooms(w, rooms[::-1])
        edits.order_agenda(w, lines[::-1])
        edits.number_tables(w, [document.cafe.tables_in_order[1].id])
        edits.order_rounds(w, [document.cafe.rounds_in_order[1].id])
    cafe = document.cafe
    assert [t.title for t in cafe.topics_in_order] == ["Topic 3", "Topic 1", "Topic 2"]
    assert [r.name for r in cafe.rooms_in_order] == ["Cellar", "Barn", "Attic"]
    assert [a.title for a in cafe.agenda_in_order] == ["Coffee", "Welcome"]
    assert [t.number for t in cafe.tables_in_order] == [1, 2]
    document.undo()
    assert [t.id for t in document.cafe.topics_in_order] == ids


def test_there_is_an_end_to_tables_and_rounds(empty: Document) -> None:
    with pytest.raises(EditRefused, match="at most 50 rounds"), empty.edit("Many") as w:
        for _ in range(51):
            edits.add_round(w)
    assert not empty.cafe.rounds


# --- People -----------------------------------------------------------------------------------------------------


def test_a_name_of_300_characters_is_kept_and_a_longer_one_is_refused(document: Document) -> None:
    with document.edit("Long") as w:
        edits.add_people(w, [Participant("long", "", "x" * 300)])
    with pytest.raises(EditRefused, match="at most 300 characters"), document.edit("Longer") as w:
        edits.add_people(w, [Participant("longer", "", "x" * 301)])
    with pytest.raises(EditRefused, match="needs a name"), document.edit("None") as w:
        edits.add_people(w, [Participant("none", " ", "")])
    assert "longer" not in document.cafe.people


def test_a_name_keeps_what_can_be_kept(document: Document) -> None:
    with document.edit("Add") as w:
        edits.add_people(w, [Participant("odd", "A\0da", "Love\ud83dlace")])
    assert document.cafe.people["odd"].name == "A�da Love�lace"


def test_removing_people_takes_seats_posts_presences_locks_and_bonds(document: Document) -> None:
    first = document.cafe.rounds_in_order[0].id
    with document.edit("Ties") as w:
        edits.post_person(w, "p0", document.cafe.tables_in_order[0].id, "host")
        edits.expect(w, ["p0"], [first], expected=False)
        edits.lock_seat(w, "plan-1", "p0", first)
        edits.bind_people(w, ["p0", "p1"], apart=True)
        edits.bind_people(w, ["p0", "p2", "p3"], apart=False)
    before = document.cafe
    with document.edit("Remove") as w:
        edits.remove_people(w, ["p0", "p0", "nobody"])
    cafe = document.cafe
    assert "p0" not in cafe.people
    assert not cafe.posts
    assert not cafe.presences
    assert not cafe.locks
    assert [b.people for b in cafe.bonds.values()] == [("p2", "p3")]
    assert "p0" not in cafe.rotation().people()
    assert document.check() == []
    document.undo()
    assert document.cafe == before


def test_merging_two_people_loses_nothing(document: Document) -> None:
    first, second = document.cafe.rounds_in_order
    table, other_table = document.cafe.tables_in_order
    with document.edit("Twins") as w:
        office = edits.organisation_named(w, "MPK")
        assert office
        w.put(
            replace(document.cafe.people["p0"], extra={"Badge": "7"}, quoted=False),
            replace(
                document.cafe.people["p1"],
                organisation=office.id,
                email="twin@example.org",
                quoted=True,
                listed=True,
                step_free=True,
                extra={"Badge": "8", "Diet": "vegan"},
            ),
        )
        edits.post_person(w, "p1", table.id, "host", [second.id])
        edits.expect(w, ["p1"], [second.id], expected=False)
        edits.lock_seat(w, "plan-1", "p1", first.id)
        edits.bind_people(w, ["p1", "p2"], apart=True)
        edits.bind_people(w, ["p0", "p1"], apart=True)
        w.remove(document.cafe.seats["plan-1", first.id, "p0"])
    with document.edit("Merge") as w:
        edits.merge_people(w, "p0", "p1")
    cafe = document.cafe
    person = cafe.people["p0"]
    assert "p1" not in cafe.people
    assert (person.organisation, person.email, person.step_free) == (office.id, "twin@example.org", True)
    assert (person.quoted, person.listed) == (False, True)
    assert dict(person.extra) == {"Badge": "7", "Diet": "vegan"}
    assert cafe.rotation().itinerary("p0") == {first.id: other_table.id, second.id: other_table.id}
    assert not cafe.expected("p0", second.id)
    assert [p.person for p in cafe.posts.values()] == ["p0"]
    assert [k.person for k in cafe.locks.values()] == ["p0"]
    assert [b.people for b in cafe.bonds.values()] == [("p0", "p2")]
    assert document.check() == []
    document.undo()
    assert "p1" in document.cafe.people


def test_merging_a_person_with_themselves_does_nothing(document: Document) -> None:
    with document.edit("Merge") as w:
        edits.merge_people(w, "p0", "p0")
    assert "p0" in document.cafe.people


def test_a_person_holds_one_post_in_a_round(document: Document) -> None:
    first, second = document.cafe.rounds_in_order
    here, there = document.cafe.tables_in_order
    with document.edit("Post") as w:
        edits.post_person(w, "p0", here.id, "rapporteur")
    assert document.cafe.people["p0"].role == "rapporteur"
    with document.edit("Move one round") as w:
        edits.post_person(w, "p0", there.id, "host", [second.id])
    cafe = document.cafe
    assert [(p.round, p.table, p.role) for p in cafe.posts.values()] == [
        (first.id, here.id, "rapporteur"),
        (second.id, there.id, "host"),
    ]
    assert cafe.people["p0"].role == "rapporteur"
    with document.edit("Again") as w:
        edits.post_person(w, "p0", here.id, "rapporteur")
    assert {(p.round, p.table) for p in document.cafe.posts.values()} == {
        (first.id, here.id),
        (second.id, here.id),
    }


def test_who_has_no_post_left_is_a_participant_again(document: Document) -> None:
    first, second = document.cafe.rounds_in_order
    with document.edit("Post") as w:
        edits.post_person(w, "p0", document.cafe.tables_in_order[0].id, "rapporteur")
        w.put(replace(document.cafe.people["p1"], role="observer"))
    with document.edit("One") as w:
        edits.unpost_person(w, "p0", [first.id])
    assert document.cafe.people["p0"].role == "rapporteur"
    with document.edit("Other") as w:
        edits.unpost_person(w, "p0", [second.id])
        edits.unpost_person(w, "p1")
    assert document.cafe.people["p0"].role == "participant"
    assert document.cafe.people["p1"].role == "observer"


def test_expectation_and_fact_are_kept_apart(document: Document) -> None:
    first = document.cafe.rounds_in_order[0].id
    noon = datetime(2030, 4, 14, 12, 0, tzinfo=UTC)
    with document.edit("Presence") as w:
        edits.expect(w, ["p0"], [first], expected=False)
        edits.arrive(w, "p0", first, noon)
        edits.leave(w, "p0", first, noon)
        edits.arrive(w, "p1", first)
    presence = document.cafe.presences["p0", first]
    assert (presence.expected, presence.arrived, presence.left) == (False, noon, noon)
    assert document.cafe.presences["p1", first].expected


# --- Organisations ----------------------------------------------------------------------------------------------


def test_spellings_are_merged_and_split_again_with_their_people(document: Document) -> None:
    with document.edit("Offices") as w:
        office, spelling, third = (edits.organisation_named(w, n) for n in ("MPK", "M.P.K.", "Miejskie PK"))
        assert office and spelling and third
        for person, organisation in (("p0", office), ("p1", spelling), ("p2", spelling), ("p3", third)):
            w.put(replace(document.cafe.people[person], organisation=organisation.id))
    with document.edit("Merge") as w:
        edits.merge_organisations(w, spelling.id, [third.id, spelling.id])
    with document.edit("Merge") as w:
        edits.merge_organisations(w, office.id, [spelling.id])
    assert [(o.name, o.aliases) for o in document.cafe.organisations.values()] == [
        ("MPK", ("M.P.K.", "Miejskie PK"))
    ]
    assert {document.cafe.organisation_of(p) for p in ("p0", "p1", "p2", "p3")} == {"MPK"}
    with document.edit("Found by its alias") as w:
        assert edits.organisation_named(w, " M.P.K. ") == w.cafe.organisations[office.id]
    with document.edit("Split") as w:
        edits.split_organisation(w, office.id, "M.P.K.")
    names = [document.cafe.organisation_of(p) for p in ("p0", "p1", "p2", "p3")]
    assert names == ["MPK", "M.P.K.", "M.P.K.", "MPK"]
    assert document.cafe.organisations[office.id].aliases == ("Miejskie PK",)


def test_a_long_list_of_organisations_makes_each_once(document: Document) -> None:
    with document.edit("Import") as w:
        found = edits.organisations_named(w, ["Łódź  Trams", "", " Łódź Trams ", "Warsaw", "Łódź Trams"])
    assert found[""] is None
    assert found["Łódź  Trams"] == found[" Łódź Trams "] == found["Łódź Trams"] != found["Warsaw"]
    assert [o.name for o in document.cafe.organisations.values()] == ["Łódź Trams", "Warsaw"]


def test_two_spellings_stay_apart_until_somebody_merges_them(document: Document) -> None:
    with document.edit("Import") as w:
        found = edits.organisations_named(w, ["Łódź", "lodz", "LODZ"])
    assert len({o.id for o in found.values() if o}) == 3


def test_a_renamed_organisation_is_still_found_by_its_old_name(document: Document) -> None:
    with document.edit("Rename") as w:
        office = edits.organisation_named(w, "Old")
        assert office
        edits.rename_organisation(w, office.id, "New")
        edits.rename_organisation(w, office.id, "New")
        assert edits.organisation_named(w, "Old") == w.cafe.organisations[office.id]
    assert document.cafe.organisations[office.id].aliases == ("Old",)
    with pytest.raises(EditRefused), document.edit("Rename") as w:
        edits.rename_organisation(w, office.id, " ")


def test_people_of_a_removed_organisation_have_none(document: Document) -> None:
    with document.edit("Office") as w:
        office = edits.organisation_named(w, "MPK")
        assert office
        w.put(replace(document.cafe.people["p0"], organisation=office.id))
    with document.edit("Remove") as w:
        edits.remove_organisation(w, office.id)
    assert document.cafe.organisation_of("p0") == ""


# --- Kinds, roles, bonds, report ----------------------------------------------------------------------------------


def test_kinds_are_added_ordered_hidden_and_removed_while_unused(document: Document) -> None:
    with document.edit("Kinds") as w:
        kind = edits.add_kind(w, "Takeaway", "Takeaways", letter="T")
        edits.order_kinds(w, [kind.id, "action"])
        edits.show_kind(w, "barrier", shown=False)
    shown = [k.word for k in document.cafe.kinds_in_order]
    assert shown == ["Takeaway", "Action", "Opportunity", "Idea", "Question", "Quote"]
    note(document, "Take this", kind.id)
    for id, reason in (
        (kind.id, "There are notes of the kind “Takeaway”"),
        ("overview", "belongs to the report"),
    ):
        with pytest.raises(EditRefused, match=reason), document.edit("Remove") as w:
            edits.remove_kind(w, id)
    with document.edit("Remove") as w:
        edits.remove_kind(w, "barrier")
    assert "barrier" not in document.cafe.kinds


def test_a_removed_role_leaves_participants(document: Document) -> None:
    with document.edit("Role") as w:
        role = edits.add_role(w, "Scribe", stays=True)
        edits.order_roles(w, [role.id])
        edits.post_person(w, "p0", document.cafe.tables_in_order[0].id, role.id)
    assert document.cafe.roles_in_order[0].name == "Scribe"
    with document.edit("Remove") as w:
        edits.remove_role(w, role.id)
    assert document.cafe.people["p0"].role == "participant"
    assert not document.cafe.posts
    with pytest.raises(EditRefused), document.edit("Remove") as w:
        edits.remove_role(w, "participant")


def test_the_newer_word_about_the_same_people_counts(document: Document) -> None:
    with document.edit("Bonds") as w:
        edits.bind_people(w, ["p0", "p1"], apart=True)
        bond = edits.bind_people(w, ["p1", "p0", "p1"], apart=False, strict=True)
    assert [(b.apart, b.strict) for b in document.cafe.bonds.values()] == [(False, True)]
    with document.edit("Unbind") as w:
        edits.unbind(w, bond.id)
    assert not document.cafe.bonds
    with pytest.raises(EditRefused), document.edit("Alone") as w:
        edits.bind_people(w, ["p0", "p0"], apart=True)


def test_sections_of_the_report_are_worded_ordered_and_left_out(document: Document) -> None:
    with document.edit("Sections") as w:
        edits.order_sections(w, ["cover", "summary", "actions"])
        edits.word_section(w, "summary", before="In short:")
        edits.word_section(w, "summary", title="Summary")
        edits.show_section(w, "annex", shown=False)
        edits.order_sections(w, ["actions"])
    sections = sorted(document.cafe.sections.values(), key=lambda s: s.position)
    assert [(s.id, s.shown) for s in sections] == [
        ("actions", True), ("cover", True), ("summary", True), ("annex", False),
    ]  # fmt: skip
    assert (sections[2].title, sections[2].before) == ("Summary", "In short:")


def test_a_report_is_submitted_approved_and_reopened_as_the_next_version(document: Document) -> None:
    day = date(2030, 5, 1)
    with document.edit("Submit") as w:
        edits.submit_report(w, "Åsa Ångström ", day)
    with pytest.raises(EditRefused), document.edit("Approve") as w:
        edits.approve_report(w, " ", day)
    with document.edit("Approve") as w:
        edits.approve_report(w, "Maja Łuczak", day)
    event = document.cafe.event
    assert (event.submitted_by, event.approved_by, event.status) == (
        "Åsa Ångström",
        "Maja Łuczak",
        "approved",
    )
    with document.edit("Reopen") as w:
        edits.reopen_report(w)
        edits.reopen_report(w)
    event = document.cafe.event
    assert (event.status, event.version, event.approved_by, event.approved_on) == ("draft", 2, "", None)


# --- The rotation -------------------------------------------------------------------------------------------------


def test_adopting_a_rotation_lets_the_former_one_go(document: Document) -> None:
    first = document.cafe.rounds_in_order[0].id
    table = document.cafe.tables_in_order[0].id
    with document.edit("Adopt") as w:
        plan = edits.adopt_rotation(w, Plan("plan-2", "Second"), {first: {"p0": table}})
    assert plan.adopted
    assert document.cafe.adopted == document.cafe.plans["plan-2"] == plan
    with document.edit("Adopt anew") as w:
        edits.adopt_rotation(w, plan, {first: {"p1": table}})
    assert document.cafe.rotation().people() == {"p1"}
    with document.edit("Back") as w:
        edits.adopt_plan(w, "plan-1")
        edits.adopt_plan(w, "plan-1")
    adopted = document.cafe.adopted
    assert adopted is not None
    assert adopted.id == "plan-1"
    assert sum(p.adopted for p in document.cafe.plans.values()) == 1


def test_a_plan_is_copied_with_seats_and_locks_and_removed_alone(document: Document) -> None:
    first = document.cafe.rounds_in_order[0].id
    with document.edit("Copy") as w:
        edits.lock_seat(w, "plan-1", "p0", first)
        copy = edits.copy_plan(w, "plan-1", "What if")
        edits.rename_plan(w, copy.id, "What if not")
    cafe = document.cafe
    assert cafe.rotation(copy.id) == cafe.rotation("plan-1")
    assert (cafe.plans[copy.id].name, cafe.plans[copy.id].adopted) == ("What if not", False)
    assert len(cafe.locks) == 2
    with document.edit("Remove") as w:
        edits.remove_plan(w, "plan-1")
    assert list(document.cafe.plans) == [copy.id]
    assert document.cafe.plans[copy.id].parent is None
    assert {k.plan for k in document.cafe.locks.values()} == {copy.id}


def test_people_are_moved_swapped_and_unseated(document: Document) -> None:
    first = document.cafe.rounds_in_order[0].id
    here, there = document.cafe.tables_in_order
    with document.edit("Move") as w:
        edits.move_person(w, "plan-1", first, "p0", there.id)
    assert document.cafe.rotation().table_of("p0", first) == there.id
    with document.edit("Swap") as w:
        edits.swap_people(w, "plan-1", first, "p0", "p2")
    assert document.cafe.rotation().table_of("p0", first) == here.id
    assert document.cafe.rotation().table_of("p2", first) == there.id
    with document.edit("Unseat") as w:
        edits.unseat_person(w, "plan-1", first, "p0")
        edits.unseat_person(w, "plan-1", first, "p0")
    with document.edit("Swap with nobody") as w:
        edits.swap_people(w, "plan-1", first, "p0", "p2")
    assert document.cafe.rotation().table_of("p0", first) == there.id
    assert document.cafe.rotation().table_of("p2", first) is None


@pytest.mark.parametrize("lock", [{"person": "p0"}, {"round": ""}, {"table": ""}, {}], ids=str)
def test_a_locked_seat_is_not_moved(document: Document, lock: dict[str, str]) -> None:
    first = document.cafe.rounds_in_order[0].id
    here, there = document.cafe.tables_in_order
    facts = {"round": first, "table": here.id, "person": "p0"}
    with document.edit("Lock") as w:
        w.put(Lock("k", "plan-1", **{name: facts[name] for name in lock}))
    before = document.cafe
    attempts: list[Callable[[Writer], object]] = [
        lambda w: edits.move_person(w, "plan-1", first, "p0", there.id),
        lambda w: edits.swap_people(w, "plan-1", first, "p1", "p0"),
        lambda w: edits.unseat_person(w, "plan-1", first, "p0"),
    ]
    for attempt in attempts:
        with pytest.raises(EditRefused, match="in this round is locked"), document.edit("Try") as w:
            attempt(w)
    assert document.cafe == before


def test_a_seat_is_locked_once_and_unlocked(document: Document) -> None:
    first = document.cafe.rounds_in_order[0].id
    with document.edit("Lock") as w:
        assert edits.lock_seat(w, "plan-1", "p0", first) == edits.lock_seat(w, "plan-1", "p0", first)
    assert len(document.cafe.locks) == 1
    with document.edit("Unlock") as w:
        edits.unlock_seat(w, "plan-1", "p0", first)
        edits.unlock_seat(w, "plan-1", "p0", first)
    assert not document.cafe.locks


# --- Notes --------------------------------------------------------------------------------------------------------


def test_a_note_knows_its_topic_and_who_wrote_it(document: Document) -> None:
    table, round_ = document.cafe.tables_in_order[0], document.cafe.rounds_in_order[0]
    with document.edit("Note") as w:
        written = edits.record_note(
            w, table.id, round_.id, "idea", "  Fish ladders ", Extras(author="Åsa"), question="q"
        )
    (found,) = document.cafe.notes
    assert found.head == written
    topic = document.cafe.topic_at(round_.id, table.id)
    assert topic is not None
    assert (written.text, written.topic, written.question) == ("Fish ladders", topic.id, "q")
    assert (written.device, written.seq, written.parents) == (document.device, 1, ())


def test_a_note_is_revised_withdrawn_and_brought_back(document: Document) -> None:
    id = note(document, "First")
    with document.edit("Revise") as w:
        edits.revise_note(w, document.cafe.notes[0], text="Second", kind="action")
    with document.edit("Withdraw") as w:
        edits.withdraw_note(w, document.cafe.notes[0])
    assert [n.id for n in document.cafe.notes] == []
    assert [n.head.text for n in document.cafe.withdrawn] == ["Second"]
    with document.edit("Back") as w:
        edits.bring_back(w, id)
    (found,) = document.cafe.notes
    assert (found.head.text, found.head.kind, found.in_conflict) == ("Second", "action", False)
    assert document.cafe.withdrawn == ()
    with pytest.raises(EditRefused, match="cannot be brought back"), document.edit("Back") as w:
        edits.bring_back(w, id)
    clocks = [r.clock for r in document.cafe.revisions.values()]
    assert clocks == sorted(set(clocks))
    assert [r.seq for r in document.cafe.revisions.values()] == [1, 2, 3, 4]


def test_two_changes_from_the_same_state_are_both_visible_until_joined(document: Document) -> None:
    note(document, "First")
    (seen,) = document.cafe.notes
    for text in ("Mine", "Yours"):
        with document.edit("Revise") as w:
            edits.revise_note(w, seen, text=text)
    (found,) = document.cafe.notes
    assert {found.head.text, *(r.text for r in found.others)} == {"Mine", "Yours"}
    with document.edit("Join") as w:
        edits.resolve_conflict(w, found, "Ours")
    (found,) = document.cafe.notes
    assert (found.head.text, found.in_conflict) == ("Ours", False)


def test_many_notes_are_one_edit_and_stand_in_the_order_in_which_they_were_given(document: Document) -> None:
    note(document, "Before")
    table, round_ = document.cafe.tables_in_order[0].id, document.cafe.rounds_in_order[0].id
    told: list[str] = []
    document.subscribe(lambda changes: told.append(changes.label))
    with document.edit("Import notes") as w:
        made = edits.record_notes(w, [edits.NewNote(table, round_, "idea", f"note {n}") for n in range(300)])
    assert told == ["Import notes"]
    assert [n.head.text for n in document.cafe.notes] == ["Before", *(f"note {n}" for n in range(300))]
    assert [revision.seq for revision in made] == list(range(2, 302))
    assert all(revision.topic is not None for revision in made)


def test_of_many_notes_none_is_kept_when_one_is_refused(document: Document) -> None:
    table, round_ = document.cafe.tables_in_order[0].id, document.cafe.rounds_in_order[0].id
    new = [edits.NewNote(table, round_, "idea", text) for text in ("one", " ", "three")]
    with pytest.raises(EditRefused), document.edit("Import notes") as w:
        edits.record_notes(w, new)
    assert not document.cafe.revisions


@pytest.mark.parametrize("text", ["", "  \n\t", "x" * (LONGEST + 1)], ids=["empty", "blank", "endless"])
def test_a_note_without_text_or_without_end_is_refused(document: Document, text: str) -> None:
    with pytest.raises(EditRefused):
        note(document, text)
    assert not document.cafe.revisions


def test_a_note_keeps_every_word_even_with_a_broken_character(document: Document) -> None:
    table, round_ = document.cafe.tables_in_order[0].id, document.cafe.rounds_in_order[0].id
    with document.edit("Note") as w:
        edits.record_note(w, table, round_, "idea", "a\0b \ud83d c", Extras(author="\ude00"))
    document.close()
    with Document.open(document.path) as again:
        (found,) = again.cafe.notes
        assert (found.head.text, found.head.extras.author) == ("a�b � c", "�")
        assert again.check() == []


def test_furnishing_twice_is_no_trouble(document: Document) -> None:
    with document.edit("Plan away") as w:
        edits.remove_plan(w, "plan-1")
    furnish(document)
    assert document.check() == []
