"""Organisations: found by name, merged, taken apart again, renamed, removed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from worldcafe.domain.errors import EditRefused
from worldcafe.domain.identity import new_id
from worldcafe.domain.people import Organisation
from worldcafe.language import mark
from worldcafe.store.recorder import Writer


def organisation_named(w: Writer, name: str) -> Organisation | None:
    """The organisation of that name or alias, made if there is none; None for an empty name."""
    return organisations_named(w, [name])[name]


def organisations_named(w: Writer, names: Iterable[str]) -> dict[str, Organisation | None]:
    """For each name its organisation, made if there is none; None for an empty name. Quick for a long list.

    Only spaces are forgiven: a spelling that differs in a letter or an accent is another organisation until
    somebody merges the two.
    """
    known: dict[str, Organisation] = {}
    for organisation in w.cafe.organisations.values():
        for spelling in (organisation.name, *organisation.aliases):
            known.setdefault(_spelt(spelling), organisation)
    found: dict[str, Organisation | None] = {}
    for name in names:
        wanted = _spelt(name)
        if wanted and wanted not in known:
            known[wanted] = Organisation(new_id(), wanted)
            w.put(known[wanted])
        found[name] = known.get(wanted) if wanted else None
    return found


def _spelt(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def rename_organisation(w: Writer, organisation: str, name: str) -> None:
    """Give an organisation another name; the old one stays as an alias, so that lists still find it."""
    known = w.cafe.organisations[organisation]
    name = name.strip()
    if not name:
        raise EditRefused(mark("An organisation needs a name."))
    if name != known.name:
        w.put(replace(known, name=name, aliases=_distinct([*known.aliases, known.name], but=name)))


def merge_organisations(w: Writer, keep: str, gone: Iterable[str]) -> None:
    """Make one organisation of several. The names of the others become its aliases, by which it can be split."""
    cafe = w.cafe
    others = {i: cafe.organisations[i] for i in gone if i != keep}
    kept = cafe.organisations[keep]
    names = [*kept.aliases, *(name for o in others.values() for name in (o.name, *o.aliases))]
    w.put(replace(kept, aliases=_distinct(names, but=kept.name)))
    for person in cafe.people.values():
        if person.organisation in others:
            spelling = person.organisation_spelling or others[person.organisation].name
            w.put(replace(person, organisation=keep, organisation_spelling=spelling))
    w.remove(*others.values())


def split_organisation(w: Writer, organisation: str, alias: str) -> Organisation:
    """Take a merged name out again: it becomes an organisation of its own, with the people who came with it."""
    kept = w.cafe.organisations[organisation]
    new = Organisation(new_id(), alias)
    w.put(replace(kept, aliases=tuple(a for a in kept.aliases if a != alias)), new)
    for person in w.cafe.people.values():
        if person.organisation == organisation and person.organisation_spelling == alias:
            w.put(replace(person, organisation=new.id, organisation_spelling=""))
    return new


def remove_organisation(w: Writer, organisation: str) -> None:
    """Remove an organisation; its people have none then."""
    people = w.cafe.people.values()
    w.put_all(
        replace(p, organisation=None, organisation_spelling="")
        for p in people
        if p.organisation == organisation
    )
    w.remove(w.cafe.organisations[organisation])


def _distinct(names: Iterable[str], *, but: str) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(names) if name != but)
