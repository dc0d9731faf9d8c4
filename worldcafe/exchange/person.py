"""A person as one row of a list tells it."""

from __future__ import annotations

from typing import NamedTuple


class RosterPerson(NamedTuple):
    """One usable row. A tuple, since ten thousand of them are made at once."""

    row: int
    """The row's number as people see it."""
    given: str
    family: str
    """May be empty when the name has one word."""
    title: str
    """ "Dr" and the like, as written."""
    organisation: str
    email: str
    role: str
    """``host``, ``rapporteur``, ``co-host``, ``interpreter``, ``observer``, ``helper`` or empty."""
    table: int | None
    """The number of the table that the row names, for a role."""
    languages: tuple[str, ...]
    """ISO 639-1 codes in the order written."""
    wishes: tuple[str, ...]
    """Numbers of tables or titles of topics, best first."""
    presence: tuple[tuple[str, str], ...]
    """Per column about presence: its title and what the row says; see `presence.rounds_present`."""
    step_free: bool | None
    """Whether the person needs step-free access; None when the row does not say."""
    extra: tuple[tuple[str, str], ...]
    """The organiser's own columns: title and text, blank ones left out."""
    surname_first: bool
    """Whether the name was recognised as written surname first."""

    @property
    def name(self) -> str:
        """Given and family name as spoken."""
        return f"{self.given} {self.family}".strip()
