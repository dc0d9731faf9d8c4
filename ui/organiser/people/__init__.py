"""The stage People: who comes, from where, and what they need and wish."""

from ui.organiser.people.page import PeoplePage

__all__ = ["PeoplePage"]
