"""Addition and multiplication tables of finite fields and of their products."""

from __future__ import annotations

from itertools import product

import numpy as np

from worldcafe.planner.transport import Ints


def prime_powers(number: int) -> list[tuple[int, int]]:
    """The factors of a number as (prime, exponent), smallest prime first; 12 is [(2, 2), (3, 1)]."""
    found: list[tuple[int, int]] = []
    prime = 2
    while number > 1:
        exponent = 0
        while number % prime == 0:
            number //= prime
            exponent += 1
        if exponent:
            found.append((prime, exponent))
        prime = prime + 1 if prime * prime <= number else max(number, prime + 1)
    return found


def field(prime: int, exponent: int) -> tuple[Ints, Ints]:
    """Addition and multiplication of GF(prime^exponent), elements written as digits to the base `prime`."""
    size = prime**exponent
    digits = np.array([[x // prime**i % prime for i in range(exponent)] for x in range(size)], np.int64)
    base = prime ** np.arange(exponent)
    add = ((digits[:, None, :] + digits[None, :, :]) % prime) @ base
    modulus = _irreducible(prime, exponent)
    multiples = [digits]
    for _ in range(exponent - 1):
        multiples.append(_times_x(multiples[-1], modulus, prime))
    scaled = sum(digits[None, :, i, None] * power[:, None, :] for i, power in enumerate(multiples))
    return add, (np.asarray(scaled) % prime) @ base


def _times_x(digits: Ints, modulus: tuple[int, ...], prime: int) -> Ints:
    shifted = np.roll(digits, 1, axis=1)
    shifted[:, 0] = 0
    rest: Ints = (shifted - digits[:, -1:] * np.array(modulus)) % prime
    return rest


def _irreducible(prime: int, exponent: int) -> tuple[int, ...]:
    """Lower coefficients of a monic polynomial of that degree without a divisor of positive degree."""
    if exponent == 1:
        return (0,)
    monic = [
        (*low, 1) for degree in range(1, exponent // 2 + 1) for low in product(range(prime), repeat=degree)
    ]
    for low in product(range(prime), repeat=exponent):
        if not any(_divides(divisor, (*low, 1), prime) for divisor in monic):
            return low
    raise AssertionError("there is an irreducible polynomial of every degree")


def _divides(divisor: tuple[int, ...], polynomial: tuple[int, ...], prime: int) -> bool:
    rest = list(polynomial)
    while len(rest) >= len(divisor):
        lead, shift = rest[-1], len(rest) - len(divisor)
        for i, coefficient in enumerate(divisor):
            rest[shift + i] = (rest[shift + i] - lead * coefficient) % prime
        rest.pop()
    return not any(rest)


def product_ring(tables: list[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    """Addition and multiplication of the product of rings, by components."""
    add, multiply = tables[0]
    for other_add, other_multiply in tables[1:]:
        add, multiply = (_combined(a, b) for a, b in ((add, other_add), (multiply, other_multiply)))
    return add, multiply


def _combined(first: Ints, second: Ints) -> Ints:
    n, m = len(first), len(second)
    made = first[:, None, :, None] * m + second[None, :, None, :]
    return np.asarray(made.reshape(n * m, n * m), np.int64)
