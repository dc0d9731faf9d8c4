"""What pairs of people cost by how often they have met and would meet again, for whole paths at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from worldcafe.planner.model import Model
from worldcafe.planner.transport import Bools, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Classes of pairs: those who have met as often, and to whom the same wishes and rules apply.

    kind: [P, P] the class. squares, company, strict: [C, R + 1] what it adds if such a pair shares 0, 1, ... of the
    rounds to come. (m - 1)^2 over all meetings m, past ones included, is what squares grow by; company are colleague
    meetings and wished pairs not granted; strict are breaches of pairs that must hold.
    """

    kind: Ints
    squares: Ints
    company: Ints
    strict: Ints


def pairs_of(model: Model, frozen: Ints, open_rounds: Ints) -> Pairs:
    """The classes of a problem whose first rounds are over."""
    people = model.shape[1]
    met = np.zeros((people, people), np.int64)
    for f in frozen.tolist():
        at = model.fixed[f]
        together = (at[:, None] == at[None, :]) & (at >= 0)[:, None]
        met += together & ~(model.stays[f][:, None] & model.stays[f][None, :])
    no_pairs: Bools = np.zeros((people, people), np.bool_)
    # Two who both stay do not meet; pairs who are to be together do not count as repeats.
    stays: Bools = np.asarray(model.stays[open_rounds].all(0))
    uncounted: Bools = stays[:, None] & stays[None, :]
    if model.together is not None:
        uncounted |= model.together > 0
    flags: list[Bools] = [
        uncounted,
        no_pairs if model.colleague is None else model.colleague,
        no_pairs if model.apart is None else model.apart,
        no_pairs if model.strict_apart is None else model.strict_apart,
        no_pairs if model.together is None else model.together == 1,
        no_pairs if model.together is None else model.together == 2,
    ]
    code: Ints = met.copy()
    for i, flag in enumerate(flags):
        code += flag.astype(np.int64) << (8 + i)
    np.fill_diagonal(code, -1)
    names, kind = np.unique(code, return_inverse=True)
    again = np.arange(open_rounds.size + 1)
    counted = [_bit(names, 8 + i) for i in range(len(flags))]
    before = np.where(names >= 0, names & 255, 0)
    meetings = np.maximum(before[:, None] + again - 1, 0) ** 2 - np.maximum(before - 1, 0)[:, None] ** 2
    return Pairs(
        kind=kind.reshape(people, people).astype(np.int64),
        squares=np.where(counted[0][:, None] | (names < 0)[:, None], 0, meetings),
        company=(counted[1].astype(np.int64) + counted[2] - counted[4])[:, None] * again,
        strict=(counted[3].astype(np.int64) - counted[5])[:, None] * again,
    )


def _bit(names: Ints, at: int) -> Bools:
    found: Bools = (names >= 0) & ((np.maximum(names, 0) >> at) & 1 == 1)
    return found
