"""Setting up the café: topics, tables, rounds, rooms and the agenda."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from worldcafe.domain.errors import EditRefused
from worldcafe.domain.event import AgendaItem, Room, Round, Stand, Table, Topic
from worldcafe.domain.identity import new_id
from worldcafe.language import mark
from worldcafe.store.edits.order import in_order, next_position
from worldcafe.store.recorder import Writer

MOST_TABLES = 1_000
MOST_ROUNDS = 50


def add_topic(w: Writer, title: str, *, tables: Iterable[str] = ()) -> Topic:
    """A new topic after the others; it stands at the given tables in every round."""
    at = next_position(w.cafe.topics.values())
    topic = Topic(new_id(), title, hue=at % 12, position=at)
    w.put(topic)
    stand_topic(w, topic.id, tables)
    return topic


def stand_topic(w: Writer, topic: str, tables: Iterable[str], rounds: Iterable[str] | None = None) -> None:
    """Let a topic stand at tables in some rounds, in all by default; what stood there gives way."""
    chosen = list(w.cafe.rounds) if rounds is None else list(rounds)
    w.put_all(Stand(round_, table, topic) for table in tables for round_ in chosen)


def remove_topic(w: Writer, topic: str) -> None:
    """Remove a topic with its stands; wishes for it go, notes keep its id."""
    cafe = w.cafe
    w.remove(*(s for s in cafe.stands.values() if s.topic == topic), cafe.topics[topic])
    for person in cafe.people.values():
        if topic in (*person.wishes, *person.must, *person.must_not):
            w.put(
                replace(
                    person,
                    wishes=_without(person.wishes, topic),
                    must=_without(person.must, topic),
                    must_not=_without(person.must_not, topic),
                )
            )


def _without(ids: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(i for i in ids if i != gone)


def add_table(w: Writer, *, topic: str | None = None) -> Table:
    """A new table with the next number, where a topic may stand in every round."""
    if len(w.cafe.tables) >= MOST_TABLES:
        raise EditRefused(mark("A café can have at most {most} tables."), most=MOST_TABLES)
    table = Table(new_id(), 1 + max((t.number for t in w.cafe.tables.values()), default=0))
    w.put(table)
    if topic:
        stand_topic(w, topic, [table.id])
    return table


def remove_table(w: Writer, table: str) -> None:
    """Remove a table with its stands, posts, seats and locks; its notes stay. The others keep their numbers."""
    cafe = w.cafe
    w.remove(*(s for s in cafe.stands.values() if s.table == table))
    w.remove(*(p for p in cafe.posts.values() if p.table == table))
    w.remove(*(s for s in cafe.seats.values() if s.table == table))
    w.remove(*(k for k in cafe.locks.values() if k.table == table))
    w.remove(cafe.tables[table])


def add_round(w: Writer, *, minutes: int | None = None) -> Round:
    """A new round after the last, like it in length; topics stand where they stood in the last."""
    cafe = w.cafe
    if len(cafe.rounds) >= MOST_ROUNDS:
        raise EditRefused(mark("A café can have at most {most} rounds."), most=MOST_ROUNDS)
    last = cafe.rounds_in_order[-1] if cafe.rounds else None
    length = minutes or (last.minutes if last else 20)
    move = last.move_minutes if last else 5
    start = last.after() if last else None
    round_ = Round(
        new_id(),
        last.number + 1 if last else 1,
        day=last.day if last else None,
        start=start,
        minutes=length,
        move_minutes=move,
    )
    w.put(round_)
    if last:
        w.put_all(Stand(round_.id, s.table, s.topic) for s in cafe.stands.values() if s.round == last.id)
        w.put_all(replace(p, round=round_.id) for p in cafe.posts.values() if p.round == last.id)
    return round_


def remove_round(w: Writer, round_: str) -> None:
    """Remove a round with its stands, posts, seats, locks and presences; later rounds move up. Its notes stay."""
    cafe = w.cafe
    if cafe.rounds[round_].state == "running":
        raise EditRefused(
            mark("Round {round} is running and cannot be removed. End it first."),
            round=cafe.rounds[round_].number,
        )
    w.remove(*(s for s in cafe.stands.values() if s.round == round_))
    w.remove(*(p for p in cafe.posts.values() if p.round == round_))
    w.remove(*(s for s in cafe.seats.values() if s.round == round_))
    w.remove(*(k for k in cafe.locks.values() if k.round == round_))
    w.remove(*(p for p in cafe.presences.values() if p.round == round_))
    w.remove(cafe.rounds[round_])
    for number, later in enumerate(w.cafe.rounds_in_order, start=1):
        w.put(replace(later, number=number))


def add_room(w: Writer, name: str) -> Room:
    """A new room after the others."""
    room = Room(new_id(), name, position=next_position(w.cafe.rooms.values()))
    w.put(room)
    return room


def remove_room(w: Writer, room: str) -> None:
    """Remove a room; its tables have none then."""
    cafe = w.cafe
    w.put_all(replace(t, room=None) for t in cafe.tables.values() if t.room == room)
    w.remove(cafe.rooms[room])


def add_agenda_item(w: Writer, title: str) -> AgendaItem:
    """A new line at the end of the agenda, on the day of the one before."""
    last = w.cafe.agenda_in_order[-1] if w.cafe.agenda else None
    item = AgendaItem(
        new_id(), title, day=last.day if last else None, position=next_position(w.cafe.agenda.values())
    )
    w.put(item)
    return item


def start_round(w: Writer, round_: str) -> None:
    """Let a round run; the one that ran is over then."""
    cafe = w.cafe
    w.put_all(
        replace(r, state="over") for r in cafe.rounds.values() if r.state == "running" and r.id != round_
    )
    w.put(replace(cafe.rounds[round_], state="running"))


def end_round(w: Writer, round_: str) -> None:
    """Say that a round is over."""
    w.put(replace(w.cafe.rounds[round_], state="over"))


def unstand_topic(w: Writer, table: str, rounds: Iterable[str] | None = None) -> None:
    """Let no topic stand at a table in some rounds, in all by default."""
    chosen = None if rounds is None else set(rounds)
    stands = w.cafe.stands.values()
    w.remove(*(s for s in stands if s.table == table and (chosen is None or s.round in chosen)))


def order_topics(w: Writer, topics: Sequence[str]) -> None:
    """Put topics in this order; those that are not named follow in theirs."""
    w.put_all(in_order(w.cafe.topics, topics))


def order_rooms(w: Writer, rooms: Sequence[str]) -> None:
    """Put rooms in this order; those that are not named follow in theirs."""
    w.put_all(in_order(w.cafe.rooms, rooms))


def order_agenda(w: Writer, items: Sequence[str]) -> None:
    """Put the agenda in this order; lines that are not named follow in theirs."""
    w.put_all(in_order(w.cafe.agenda, items))


def number_tables(w: Writer, tables: Sequence[str]) -> None:
    """Number tables from 1 in this order; those that are not named follow in theirs. A number is only a label."""
    named = [i for i in dict.fromkeys(tables) if i in w.cafe.tables]
    others = [t.id for t in w.cafe.tables_in_order if t.id not in named]
    for number, table in enumerate([*named, *others], start=1):
        w.put(replace(w.cafe.tables[table], number=number))


def order_rounds(w: Writer, rounds: Sequence[str]) -> None:
    """Number rounds from 1 in this order; those that are not named follow in theirs. Their times stay."""
    named = [i for i in dict.fromkeys(rounds) if i in w.cafe.rounds]
    others = [r.id for r in w.cafe.rounds_in_order if r.id not in named]
    for number, round_ in enumerate([*named, *others], start=1):
        w.put(replace(w.cafe.rounds[round_], number=number))


def remove_agenda_item(w: Writer, item: str) -> None:
    """Remove a line of the agenda."""
    w.remove(w.cafe.agenda[item])
