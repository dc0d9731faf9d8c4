"""All rules of a café in one file: written out, and taken in as one edit."""

from __future__ import annotations

from pathlib import Path

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.identity import new_id
from worldcafe.domain.people import Bond
from worldcafe.domain.rotation import Lock
from worldcafe.exchange.json_reading import read_json
from worldcafe.exchange.plan_file import write_json
from worldcafe.exchange.rules_in import LockRead, RulesRead, rules_in
from worldcafe.exchange.rules_out import rules_out
from worldcafe.store.document import Document
from worldcafe.store.recorder import Writer


def write_rules(cafe: Cafe, path: Path) -> None:
    """Write every rule as JSON; raises NotWritable."""
    write_json(path, rules_out(cafe), indent=1)


def read_rules(document: Document, path: Path, label: str) -> tuple[str, ...]:
    """Take the rules of a file in, as one edit; returns what in it means nothing here.

    What the file leaves out stays. Raises BadInput, and changes nothing then.
    """
    rules = rules_in(read_json(path), document.cafe)
    with document.edit(label) as w:
        put_rules(w, rules)
    return rules.unknown


def put_rules(w: Writer, rules: RulesRead) -> None:
    """Put the rules in place of the café's."""
    w.put(rules.event)
    for values in (rules.rounds, rules.rooms, rules.tables, rules.roles, rules.people, rules.presences):
        w.put_all(values)
    for key, stand in rules.stands.items():
        known = w.cafe.stands.get(key)
        if stand is not None:
            w.put(stand)
        elif known is not None:
            w.remove(known)
    _put_posts(w, rules)
    if rules.bonds is not None:
        _put_bonds(w, rules.bonds)
    if rules.locks is not None:
        _put_locks(w, rules.locks)


def _put_posts(w: Writer, rules: RulesRead) -> None:
    wanted = {(p.round, p.table, p.person): p for posts in rules.posts.values() for p in posts}
    w.remove(*(p for key, p in w.cafe.posts.items() if p.person in rules.posts and key not in wanted))
    w.put_all(wanted.values())


def _put_bonds(w: Writer, bonds: tuple[Bond, ...]) -> None:
    """Bonds of the same people keep their identity."""
    known = {frozenset(b.people): b for b in w.cafe.bonds.values()}
    wanted = {frozenset(b.people): b for b in bonds}
    w.remove(*(b for people, b in known.items() if people not in wanted))
    for people, bond in wanted.items():
        old = known.get(people)
        kept = Bond(old.id if old else new_id(), old.people if old else bond.people, bond.apart, bond.strict)
        w.put(kept)


def _put_locks(w: Writer, locks: tuple[LockRead, ...]) -> None:
    plan = w.cafe.adopted
    if plan is None:
        return
    known = {(k.person, k.table, k.round): k for k in w.cafe.locks.values() if k.plan == plan.id}
    wanted = {(k.person, k.table, k.round) for k in locks}
    w.remove(*(lock for key, lock in known.items() if key not in wanted))
    w.put_all(Lock(new_id(), plan.id, *key) for key in sorted(wanted - set(known), key=str))
