"""One small function for each thing that a person does to a café; each is called inside `Document.edit`.

Simple changes of one value need no verb of their own: `writer.put(replace(topic, title=...))`.
"""

from worldcafe.store.edits.notes import record_note, resolve_conflict, revise_note, withdraw_note
from worldcafe.store.edits.people import (
    add_people,
    expect,
    merge_organisations,
    merge_people,
    organisation_named,
    post_person,
    remove_people,
    unpost_person,
)
from worldcafe.store.edits.rotation import (
    adopt_plan,
    adopt_rotation,
    lock_seat,
    move_person,
    remove_plan,
    swap_people,
    unlock_seat,
)
from worldcafe.store.edits.setting import (
    add_agenda_item,
    add_room,
    add_round,
    add_table,
    add_topic,
    remove_agenda_item,
    remove_room,
    remove_round,
    remove_table,
    remove_topic,
    stand_topic,
)

__all__ = [
    "add_agenda_item",
    "add_people",
    "add_room",
    "add_round",
    "add_table",
    "add_topic",
    "adopt_plan",
    "adopt_rotation",
    "expect",
    "lock_seat",
    "merge_organisations",
    "merge_people",
    "move_person",
    "organisation_named",
    "post_person",
    "record_note",
    "remove_agenda_item",
    "remove_people",
    "remove_plan",
    "remove_room",
    "remove_round",
    "remove_table",
    "remove_topic",
    "resolve_conflict",
    "revise_note",
    "stand_topic",
    "swap_people",
    "unlock_seat",
    "unpost_person",
    "withdraw_note",
]
