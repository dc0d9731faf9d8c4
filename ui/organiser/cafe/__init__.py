"""The stage Café: what the café is about, its topics and tables, its rounds."""

from ui.organiser.cafe.page import CafePage

__all__ = ["CafePage"]
