"""Bonds: who should sit together, and who apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from worldcafe.domain.errors import EditRefused
from worldcafe.domain.identity import new_id
from worldcafe.domain.people import Bond
from worldcafe.language import mark
from worldcafe.store.recorder import Writer


def bind_people(w: Writer, people: Iterable[str], *, apart: bool, strict: bool = False) -> Bond:
    """Keep people together or apart. The same people get one bond: the newer word counts."""
    chosen = tuple(dict.fromkeys(people))
    if len(chosen) < 2:
        raise EditRefused(mark("Choose two people or more to keep together or apart."))
    known = next((b for b in w.cafe.bonds.values() if set(b.people) == set(chosen)), None)
    bond = replace(known or Bond(new_id(), chosen), apart=apart, strict=strict)
    w.put(bond)
    return bond


def unbind(w: Writer, bond: str) -> None:
    """Let a bond go."""
    w.remove(w.cafe.bonds[bond])
