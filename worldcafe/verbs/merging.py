"""Several of one name, or of several names, made one: people, or organisations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import BadInput, WrongUse
from worldcafe.domain.people import folded
from worldcafe.language import mark
from worldcafe.store import edits
from worldcafe.store.document import Document


def merge_named(document: Document, names: Sequence[str], label: str) -> int:
    """Make one of all people, or else of all organisations, who have these names, as one edit; how many they were.

    The first name stays; what its bearer lacks comes from the others. Raises BadInput for a name that is not there,
    WrongUse where there is only one.
    """
    keep, *gone = found = _found(document.cafe, names)
    if not gone:
        raise WrongUse(
            mark("Only one has the name “{name}”. Give another name as well, as it stands in the café."),
            name=names[0],
        )
    with document.edit(label) as w:
        if keep in w.cafe.organisations:
            edits.merge_organisations(w, keep, gone)
        else:
            for other in gone:
                edits.merge_people(w, keep, other)
    return len(found)


def _found(cafe: Cafe, names: Sequence[str]) -> list[str]:
    """Ids of everybody with these names, in the order of the names; of people, or else of organisations."""
    called = {p.id: p.name for p in cafe.people_in_order} | {
        o.id: o.name for o in cafe.organisations.values()
    }
    people, houses = _by_name(cafe.people, called), _by_name(cafe.organisations, called)
    known = people if any(folded(name) in people for name in names) else houses
    for name in names:
        if folded(name) not in known:
            raise BadInput(
                mark("There is no “{name}” here, or it is an organisation among people."),
                name=name,
            )
    # Names are found without their accents; of several the one that is written like this comes first.
    order = [
        id_ for name in names for id_ in sorted(known[folded(name)], key=lambda id_: called[id_] != name)
    ]
    return list(dict.fromkeys(order))


def _by_name(ids: Iterable[str], called: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for id_ in ids:
        found.setdefault(folded(called[id_]), []).append(id_)
    return found
