"""Seats that are fixed or struck out: whether they can be taken, and what is left for everybody."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from worldcafe.language import mark
from worldcafe.planner.feasibility.finding import Finding, open_rounds, seats_open
from worldcafe.planner.problem import Problem


def seats_fixed(problem: Problem) -> Iterator[Finding]:
    """Seats that cannot be taken, and more of them at a table than it takes."""
    for r in open_rounds(problem):
        at: Counter[int] = Counter()
        for p in range(problem.people):
            table = problem.fixed[p][r]
            if table < 0:
                continue
            values: dict[str, object] = {"person": problem.person_names[p], "round": r + 1}
            if not 0 <= table < problem.tables or problem.topic[table][r] < 0:
                values["table"] = problem.table_names[table] if table < problem.tables else str(table + 1)
                yield Finding(
                    "fixed-at-closed-table",
                    mark(
                        "{person} is to sit at table {table} in round {round}, where "
                        "that table is not used. Open the table or free the seat."
                    ),
                    values,
                    people=(p,),
                )
                continue
            values["table"] = problem.table_names[table]
            at[table] += 1
            if not problem.present[p][r]:
                yield Finding(
                    "fixed-while-absent",
                    mark(
                        "{person} is to sit at table {table} in round {round} but is "
                        "absent then. Free the seat or mark the person as present."
                    ),
                    values,
                    people=(p,),
                )
            elif table not in problem.choices(p, r):
                yield Finding(
                    "fixed-where-barred",
                    mark(
                        "{person} is to sit at table {table} in round {round}, and a "
                        "rule keeps them from that table. Free the seat or lift the rule."
                    ),
                    values,
                    people=(p,),
                )
        for table, count in sorted(at.items()):
            if count > problem.most[table][r]:
                yield Finding(
                    "table-overfull",
                    mark(
                        "{people} people are to sit at table {table} in round {round} "
                        "and it takes {most}. Free {excess} of these seats."
                    ),
                    {
                        "people": count,
                        "table": problem.table_names[table],
                        "round": r + 1,
                        "most": problem.most[table][r],
                        "excess": count - problem.most[table][r],
                    },
                )


def nowhere(problem: Problem) -> Iterator[Finding]:
    """People who may sit at no table, or at tables with too few seats."""
    if problem.allowed is None:
        return
    for r in open_rounds(problem):
        groups: dict[frozenset[int], list[int]] = defaultdict(list)
        for p in problem.here(r):
            if problem.fixed[p][r] < 0:
                groups[frozenset(seats_open(problem, p, r))].append(p)
        for tables, people in groups.items():
            if not tables:
                yield Finding(
                    "allowed-nowhere",
                    mark(
                        "{person} may sit at no table in round {round} (people in the "
                        "same position: {people}). Lift a rule or open a table for them."
                    ),
                    {
                        "person": problem.person_names[people[0]],
                        "people": len(people),
                        "round": r + 1,
                    },
                    people=tuple(people),
                )
                continue
            inside = [p for other, members in groups.items() if other and other <= tables for p in members]
            pinned = sum(problem.fixed[p][r] in tables for p in problem.here(r))
            seats = sum(problem.most[t][r] for t in tables)
            if len(inside) + pinned > seats:
                yield Finding(
                    "too-few-seats-for-some",
                    mark(
                        "{people} people can only sit at tables {tables} in round "
                        "{round}, which have {seats} seats. "
                        "Add seats there or let some sit elsewhere."
                    ),
                    {
                        "people": len(inside) + pinned,
                        "tables": ", ".join(problem.table_names[t] for t in sorted(tables)),
                        "round": r + 1,
                        "seats": seats,
                    },
                    people=tuple(inside),
                )
