"""What is printed for the day itself: cards, lists, tents; the paper that helps when every screen fails."""

from worldcafe.report.handouts.pack import (
    HANDOUTS,
    Pack,
    agenda_poster,
    door_list,
    itineraries,
    table_lists,
    tents,
    write_handouts,
)

__all__ = [
    "HANDOUTS",
    "Pack",
    "agenda_poster",
    "door_list",
    "itineraries",
    "table_lists",
    "tents",
    "write_handouts",
]
