"""Notes merge like sets, every text that stands is visible, and clocks never go back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from worldcafe.domain.notes import (
    Extras,
    Revision,
    digest,
    facts_of,
    heads,
    merged,
    standing,
    tick,
    withdrawn,
    written_at,
)

Fleet = list[dict[str, Revision]]


def revision(id: str, note: str = "n", parents: tuple[str, ...] = (), **facts: object) -> Revision:
    new = Revision(
        id, note, parents, "d", 1, f"{100 + len(id):015d}-00000", "t", "r", None, "idea", f"text of {id}"
    )
    return replace(new, **facts)  # type: ignore[arg-type]


@st.composite
def fleets(draw: st.DrawFn) -> Fleet:
    """What eight devices hold who write, change, withdraw and now and then hear of one another."""
    devices: Fleet = [{} for _ in range(8)]
    clock = ""
    for number in range(draw(st.integers(1, 25))):
        at = draw(st.integers(0, 7))
        mine = devices[at]
        parents: tuple[str, ...] = ()
        match draw(st.sampled_from(["new", "change", "withdraw", "hear"])):
            case "hear":
                devices[at], _ = merged(mine, devices[draw(st.integers(0, 7))].values())
                continue
            case "new":
                note, deleted = f"n{number}", False
            case verb:
                notes = standing(mine)
                if not notes:
                    continue
                chosen = draw(st.sampled_from(notes))
                note, deleted = chosen.id, verb == "withdraw"
                parents = tuple(r.id for r in (chosen.head, *chosen.others))
        now = datetime(2030, 1, 1, tzinfo=UTC) + timedelta(seconds=draw(st.integers(-(10**8), 10**8)))
        clock = tick(clock if draw(st.booleans()) else "", now)
        id = f"r{number}"
        mine[id] = revision(id, note, parents, device=str(at), seq=number, clock=clock, deleted=deleted)
    return devices


@given(fleet=fleets(), order=st.permutations(range(8)))
def test_devices_that_heard_everything_agree_in_whatever_order(fleet: Fleet, order: list[int]) -> None:
    def all_of(devices: list[int]) -> dict[str, Revision]:
        union: dict[str, Revision] = {}
        for at in devices:
            union, refused = merged(union, fleet[at].values())
            assert refused == []
        return union

    one, other = all_of(list(range(8))), all_of(order)
    assert one == other
    assert standing(one) == standing(other)
    assert withdrawn(one) == withdrawn(other)
    assert merged(one, one.values()) == (one, [])
    a, b, c = fleet[:3]
    assert merged(merged(a, b.values())[0], c.values())[0] == merged(a, merged(b, c.values())[0].values())[0]


@given(fleet=fleets())
def test_every_text_that_nobody_replaced_or_withdrew_is_visible(fleet: Fleet) -> None:
    union: dict[str, Revision] = {}
    for device in fleet:
        union, _ = merged(union, device.values())
    visible = {r.id for note in standing(union) for r in (note.head, *note.others)}
    replaced = {parent for r in union.values() for parent in r.parents}
    assert visible == {r.id for r in union.values() if r.id not in replaced and not r.deleted}
    notes = {r.note for r in union.values()}
    assert {n.id for n in standing(union)} | {n.id for n in withdrawn(union)} == notes
    assert not {n.id for n in standing(union)} & {n.id for n in withdrawn(union)}


def test_two_changes_apart_are_a_conflict_and_joining_them_ends_it() -> None:
    first = revision("a")
    here, there = revision("bb", parents=("a",)), revision("ccc", parents=("a",))
    apart = {r.id: r for r in (first, here, there)}
    (note,) = standing(apart)
    assert note.in_conflict
    assert (note.head, note.others) == (there, (here,))
    joined = {**apart, "dddd": revision("dddd", parents=("bb", "ccc"))}
    (note,) = standing(joined)
    assert not note.in_conflict


def test_an_edit_that_did_not_know_of_the_withdrawal_stays_visible() -> None:
    chain = [revision("a"), revision("bb", parents=("a",), deleted=True), revision("ccc", parents=("a",))]
    (note,) = standing({r.id: r for r in chain})
    assert note.head.text == "text of ccc"
    assert withdrawn({r.id: r for r in chain}) == ()


def test_a_revision_of_another_note_hides_nothing() -> None:
    chain = [revision("a", "one"), revision("bb", "other", parents=("a",))]
    assert {n.head.text for n in standing({r.id: r for r in chain})} == {"text of a", "text of bb"}


def test_a_ring_of_revisions_hides_nothing() -> None:
    ring = [revision("a", parents=("bb",)), revision("bb", parents=("a",))]
    assert [r.id for r in heads(ring)["n"]] == ["bb", "a"]


def test_an_identity_that_is_taken_is_refused_and_never_overwritten() -> None:
    mine, forged = revision("a"), revision("a", text="something else")
    assert merged({"a": mine}, [forged]) == ({"a": mine}, [forged])


@given(
    last=st.builds("{:015d}-{:05d}".format, st.integers(0, 10**14), st.integers(0, 99_999)),
    now=st.datetimes(min_value=datetime(1970, 1, 2), timezones=st.just(UTC)),
)
def test_a_clock_never_goes_back(last: str, now: datetime) -> None:
    reading = tick(last, now)
    assert reading > last
    assert len(reading) == 21
    assert reading >= tick("", now)


@given(clock=st.builds("{:015d}-{:05d}".format, st.integers(0, 10**15 - 1), st.integers(0, 99_999)))
def test_every_reading_of_a_clock_tells_a_moment(clock: str) -> None:
    assert written_at(clock).tzinfo is UTC


def test_a_clock_tells_when_something_was_written() -> None:
    moment = datetime(2030, 4, 14, 12, 30, 15, tzinfo=UTC)
    assert written_at(tick("", moment)) == moment


def test_the_digest_of_a_revision_is_the_same_for_ever() -> None:
    # Computed by hand from the sorted JSON: another number here would make every kept note look forged.
    written = Revision("a", "n", ("p",), "d", 1, "000000000000001-00000", "t", "r", None, "idea", "Łódź")
    assert facts_of(written)["parents"] == ["p"]
    assert digest(written) == "54a37d161dc3f9339876bb0f118be3db9ca9dd9efbbb001973f804f227df4ef6"


@settings(max_examples=50)
@given(text=st.text(max_size=20), starred=st.booleans())
def test_a_digest_covers_text_and_extras(text: str, starred: bool) -> None:
    plain = revision("a")
    other = replace(plain, text=plain.text + text, extras=Extras(starred=starred))
    if not any("\ud800" <= c <= "\udfff" for c in text):
        assert (digest(plain) == digest(other)) == (not text and not starred)


def test_a_digest_does_not_depend_on_itself() -> None:
    assert digest(revision("a", digest="x")) == digest(revision("a"))
