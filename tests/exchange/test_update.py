"""A newer version of a list updates the people who are there and keeps who they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from worldcafe.exchange.columns import recognise_columns
from worldcafe.exchange.roster import RosterPerson, read_roster
from worldcafe.exchange.sheet import read_sheet
from worldcafe.exchange.update import KnownPersonValue, Plan, compare


def people(text: str) -> tuple[RosterPerson, ...]:
    sheet = read_sheet(text)
    return read_roster(sheet, recognise_columns(sheet), likeness=False).people


def known(rows: tuple[RosterPerson, ...]) -> list[KnownPersonValue]:
    return [
        KnownPersonValue(
            f"id{one.row}",
            one.given,
            one.family,
            one.organisation,
            one.email,
            one.role,
            one.table,
            one.languages,
        )
        for one in rows
    ]


def told(
    plan: Plan,
) -> tuple[list[str], list[tuple[object, tuple[str, ...]]], list[object], tuple[object, ...]]:
    return (
        [one.name for one in plan.added],
        [(one.key, one.fields) for one in plan.updated],
        [one.key for one in plan.unchanged],
        plan.missing,
    )


OLD = "Name;Organisation;E-mail\nIda Berg;Lake;ida@x.org\nBen Ashdown;Kestrel;\nZofia Dąbek;Lipa;\n"


def test_the_same_list_again_changes_nothing() -> None:
    rows = people(OLD)
    assert told(compare(known(rows), rows)) == ([], [], ["id2", "id3", "id4"], ())


def test_a_newer_list_adds_updates_and_names_who_is_missing() -> None:
    new = people(
        "Name;Organisation;E-mail\nIda Holm;Lake;IDA@x.org\nDabek Zofia;City of Lipa;z@x.org\nAnna Maj;Lake;\n"
    )
    added, updated, unchanged, missing = told(compare(known(people(OLD)), new))
    assert added == ["Anna Maj"]
    assert updated == [("id2", ("family", "email")), ("id4", ("family", "organisation", "email"))]
    assert unchanged == []
    assert missing == ("id3",)


def test_a_blank_cell_erases_nothing() -> None:
    plan = compare(known(people(OLD)), people("Name;Organisation;E-mail\nIda Berg;;\n"))
    assert told(plan)[:3] == ([], [], ["id2"])


def test_two_people_of_one_name_are_told_apart_by_their_organisation() -> None:
    old = known(people("Name;Organisation\nIda Berg;Lake\nIda Berg;Kestrel\n"))
    plan = compare(old, people("Name;Organisation;Role\nIda Berg;Kestrel;host\nIda Berg;Lake;\n"))
    assert told(plan) == ([], [("id3", ("role",))], ["id2"], ())


def test_a_name_that_two_people_have_is_not_guessed() -> None:
    old = known(people("Name;Organisation\nIda Berg;Lake\nIda Berg;Kestrel\n"))
    plan = compare(old, people("Name;Organisation\nIda Berg;Osprey\n"))
    assert [one.name for one in plan.added] == ["Ida Berg"]
    assert plan.missing == ("id2", "id3")


def test_people_behind_one_office_address_are_told_apart_by_name() -> None:
    text = "Name;E-mail\nIda Berg;office@x.org\nBen Holm;office@x.org\n"
    plan = compare(known(people(text)), people("Name;E-mail\nBen Holm;office@x.org\nIda Berg;office@x.org\n"))
    assert [one.key for one in plan.unchanged] == ["id3", "id2"]


names = st.sampled_from(["Ida Berg", "Ben Holm", "Berg Ida", "Zofia Maj", "Ida B."])
rows = st.lists(
    st.tuples(names, st.sampled_from(["", "Lake", "Kestrel"]), st.sampled_from(["", "a@x.org", "b@x.org"]))
)


@given(rows.filter(bool), rows.filter(bool))
def test_every_row_has_one_place_and_nobody_is_matched_twice(
    old: list[tuple[str, str, str]], new: list[tuple[str, str, str]]
) -> None:
    before, after = ("Name;Organisation;E-mail\n" + "\n".join(map(";".join, part)) for part in (old, new))
    plan = compare(known(people(before)), people(after))
    assert len(plan.added) + len(plan.updated) + len(plan.unchanged) == len(new)
    matched = [one.key for one in plan.updated] + [one.key for one in plan.unchanged]
    assert len(matched) == len(set(matched))
    assert len(matched) + len(plan.missing) == len(old)
