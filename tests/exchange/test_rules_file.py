"""Every rule of a café goes out to a file and comes in again the same."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from worldcafe.domain import defaults
from worldcafe.domain.balance import order_of, with_column
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import BadInput
from worldcafe.domain.event import Event, Room, Round, Stand, Table, Topic
from worldcafe.domain.people import Bond, Participant, Post, Presence
from worldcafe.domain.rotation import Lock, Plan
from worldcafe.exchange.json_reading import Record
from worldcafe.exchange.rules_in import rules_in
from worldcafe.exchange.rules_out import rules_out
from worldcafe.language import language
from worldcafe.store.recorder import Writer
from worldcafe.verbs.planning import problem_of
from worldcafe.verbs.rules import put_rules

NAMES = ("Ada", "Béla", "Cezary", "Dóra", "Emil", "Ada", "ada", "")


def bare(people: int = 6, tables: int = 3, rounds: int = 2) -> Cafe:
    """A café without a rule; some people share a name."""
    w = Writer(Cafe(Event("e", "Rules")), "")
    w.put_all(defaults.kinds(language("en")))
    w.put_all(defaults.roles(language("en")))
    w.put_all(Topic(f"g{i}", ("Trust", "Money", "Trust")[i % 3] + "!" * (i // 3)) for i in range(tables))
    w.put_all(Table(f"t{i}", i + 1) for i in range(tables))
    w.put_all(Round(f"r{i}", i + 1) for i in range(rounds))
    w.put_all(Room(f"h{i}", name) for i, name in enumerate(("Hall", "Attic")))
    w.put_all(Participant(f"p{i}", NAMES[i % len(NAMES)], "Lind" if i % 2 else "Vale") for i in range(people))
    w.put(Plan("plan", "Plan", adopted=True))
    return w.cafe


def ruled(rnd: Random) -> Cafe:
    """A café with random rules of every kind."""
    cafe = bare(rnd.randint(2, 9), rnd.randint(1, 4), rnd.randint(1, 4))
    people, tables, rounds, topics = map(list, (cafe.people, cafe.tables, cafe.rounds, cafe.topics))

    def some(things: list[str]) -> tuple[str, ...]:
        return tuple(rnd.sample(things, rnd.randint(0, min(3, len(things)))))

    w = Writer(cafe, "")
    criteria = ["colleagues", "repeats", "wishes"]
    rnd.shuffle(criteria)
    wanted = with_column(criteria, rnd.choice(["", "role", "extra:Country, region"]))
    w.put(replace(cafe.event, no_repeat=rnd.choice(["topic", "table", "nothing"]), criteria=wanted))
    for t in tables:
        low = rnd.choice([None, 0, 2])
        w.put(
            replace(
                cafe.tables[t],
                least=low,
                most=rnd.choice([None, 4, 9]),
                room=rnd.choice([None, "h0", "h1"]),
                step_free=rnd.random() < 0.5,
                languages=some(["en", "it"]),
                pool=rnd.choice(["", "north"]),
            )
        )
        w.put_all(Stand(r, t, rnd.choice(topics)) for r in rounds if rnd.random() < 0.8)
    for r in rounds:
        w.put(
            replace(
                cafe.rounds[r],
                kind=rnd.choice(["talk", "talk", "home", "harvest"]),
                state=rnd.choice(["planned", "planned", "over"]),
            )
        )
    w.put(replace(cafe.rooms["h0"], step_free=rnd.random() < 0.5))
    for role in cafe.roles.values():
        w.put(replace(role, stays=rnd.random() < 0.5, seated=rnd.random() < 0.8))
    for p in people:
        w.put(
            replace(
                cafe.people[p],
                role=rnd.choice(list(cafe.roles)),
                languages=some(["en", "it"]),
                step_free=rnd.random() < 0.3,
                stays_seated=rnd.random() < 0.3,
                pool=rnd.choice(["", "north"]),
                wishes=some(topics),
                must=some(topics),
                must_not=some(topics),
            )
        )
        w.put_all(Presence(p, r, rnd.random() < 0.5) for r in rounds if rnd.random() < 0.4)
        w.put_all(
            Post(r, rnd.choice(tables), p, rnd.choice(list(cafe.roles))) for r in rounds if rnd.random() < 0.2
        )
    for i in range(rnd.randint(0, 3)):
        chosen = tuple(rnd.sample(people, 2))
        w.put(Bond(f"b{sorted(chosen)}", chosen, rnd.random() < 0.5, rnd.random() < 0.5))
        w.put(Lock(f"k{i}", "plan", *(rnd.choice([None, *x]) for x in (people, tables, rounds))))
    return w.cafe


def taken_in(cafe: Cafe, rules: dict[str, Any]) -> Writer:
    w = Writer(cafe, "")
    put_rules(w, rules_in(Record("", rules), cafe))
    return w


def on_paper(cafe: Cafe) -> dict[str, Any]:
    return dict(json.loads(json.dumps(rules_out(cafe))))


def comparable(rules: dict[str, Any]) -> dict[str, Any]:
    # The same lock twice is one lock.
    by_words = {
        name: [json.loads(text) for text in sorted(set(map(json.dumps, rules[name])))]
        for name in ("locks", "bonds")
    }
    for bond in by_words["bonds"]:
        bond["people"] = sorted(bond["people"])
    return {**rules, **by_words}


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**9))
def test_rules_come_back_into_a_cafe_that_lost_them(seed: int) -> None:
    cafe = ruled(Random(seed))
    rules = on_paper(cafe)
    back = taken_in(bare(len(cafe.people), len(cafe.tables), len(cafe.rounds)), rules).cafe
    assert comparable(on_paper(back)) == comparable(rules)
    if not any(p.role not in cafe.roles for p in cafe.people.values()):
        mine, theirs = problem_of(cafe), problem_of(back)
        pairs = {"apart": (), "together": ()}
        assert replace(mine, **pairs) == replace(theirs, **pairs)  # type: ignore[arg-type]
        assert pairs_of(mine.apart) == pairs_of(theirs.apart)
        assert pairs_of(mine.together) == pairs_of(theirs.together)


def pairs_of(pairs: Any) -> set[tuple[frozenset[int], bool]]:
    return {(frozenset((x.first, x.second)), x.strict) for x in pairs}


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9))
def test_a_cafe_is_not_changed_by_its_own_rules(seed: int) -> None:
    cafe = ruled(Random(seed))
    assert taken_in(cafe, on_paper(cafe)).step("").images == ()


def test_the_usual_roles_go_by_their_code_in_every_language() -> None:
    usual = {role.id for role in defaults.roles(language("it"))}
    assert {r["role"] for r in rules_out(bare())["roles"]} == usual
    after = taken_in(bare(), {"roles": [{"role": "Helper", "stays": True}]}).cafe
    assert after.roles["helper"].stays


def test_what_a_file_leaves_out_stays() -> None:
    cafe = ruled(Random(4))
    name = rules_out(cafe)["people"][0]["person"]
    after = taken_in(cafe, {"people": [{"person": name, "step_free": True}], "criteria": ["wishes"]}).cafe
    assert after.event.criteria[0] == "wishes"
    assert set(order_of(after.event.criteria)) == {"colleagues", "repeats", "wishes"}
    changed = [p for p in cafe.people if cafe.people[p] != after.people[p]]
    assert len(changed) <= 1
    assert (after.bonds, after.locks, after.posts, after.tables) == (
        cafe.bonds,
        cafe.locks,
        cafe.posts,
        cafe.tables,
    )


def test_null_takes_a_limit_away_and_an_empty_list_all_bonds() -> None:
    cafe = bare()
    w = Writer(cafe, "")
    w.put(replace(cafe.tables["t0"], least=3, most=5, room="h1"), Bond("b", ("p1", "p2")))
    after = taken_in(w.cafe, {"tables": [{"table": 1, "least": None, "room": None}], "bonds": []}).cafe
    assert (after.tables["t0"].least, after.tables["t0"].most, after.tables["t0"].room) == (None, 5, None)
    assert not after.bonds


def test_people_of_one_name_go_by_their_id() -> None:
    cafe = bare()
    names = [p["person"] for p in rules_out(cafe)["people"]]
    assert len(set(names)) == len(names)
    with pytest.raises(BadInput, match="more than once"):
        taken_in(bare(9), {"people": [{"person": "ada vale"}]})


@pytest.mark.parametrize(
    ("rules", "place"),
    cast(
        "list[tuple[dict[str, Any], str]]",
        [
            ({"people": [{"person": "Nobody"}]}, "people[0].person"),
            ({"people": [{}]}, "people[0].person"),
            ({"people": [{"person": "p1", "wishes": ["Peace"]}]}, "people[0].wishes[0]"),
            ({"people": [{"person": "p1", "rounds": [7]}]}, "people[0].rounds[0]"),
            ({"people": [{"person": "p1", "posts": [{"round": 1, "table": 1}]}]}, "people[0].posts[0].role"),
            ({"tables": [{"table": 1, "topics": []}]}, "tables[0].topics"),
            ({"tables": [{"table": 1, "least": -1}]}, "tables[0].least"),
            ({"criteria": ["luck"]}, "criteria[0]"),
            ({"no_repeat": "people"}, "no_repeat"),
            ({"rounds": [{"round": 1, "kind": "chat"}]}, "rounds[0].kind"),
            ({"bonds": [{"people": ["p1"], "apart": True}]}, "bonds[0].people"),
            ({"bonds": [{"people": ["p1", "p2"]}]}, "bonds[0].apart"),
            ({"locks": [{"table": 9}]}, "locks[0].table"),
            ({"roles": "all"}, "roles"),
        ],
    ),
)
def test_what_cannot_be_used_is_named_by_its_place(rules: dict[str, Any], place: str) -> None:
    with pytest.raises(BadInput) as error:
        taken_in(bare(), rules)
    assert f"“{place}”" in str(error.value)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 4) | st.sampled_from(["p1", "t0", "Trust", "topic", "talk"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["person", "people", "table", "round", "posts", "role", "apart", "topics"]), inner
        )
    ),
    max_leaves=12,
)


@settings(max_examples=150)
@given(st.dictionaries(st.sampled_from(list(rules_out(bare()))), VALUES, max_size=4))
def test_whatever_a_file_holds_is_taken_in_or_refused_in_words(rules: dict[str, Any]) -> None:
    try:
        taken_in(bare(), rules)
    except BadInput as error:
        assert "“" in str(error)
