"""Live: the clock, who has arrived, what the tables write."""

from ui.organiser.live.page import LivePage

__all__ = ["LivePage"]
