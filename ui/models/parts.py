"""Whether what is shown of a café still stands."""

from __future__ import annotations


def same_parts(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether the parts of a café that something was made from are still the same; codes and names go by their words.

    The café's parts are kept as they are while nothing in them changes, so identity is enough, and quick.
    """
    return len(one) == len(other) and all(
        a is b or (isinstance(a, str) and a == b) for a, b in zip(one, other, strict=True)
    )
