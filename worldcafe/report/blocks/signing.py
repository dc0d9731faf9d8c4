"""Who signs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who signs: label, name, what they are, date."""

    label: str
    name: str
    note: str
    date: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class SignOff:
    """Lines to sign."""

    title: str
    parties: tuple[Party, ...]
    signature: str
    date: str
