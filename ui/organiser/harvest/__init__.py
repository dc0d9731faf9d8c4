"""Harvest: everything that was written, found, put right, taken out, and what each table still owes."""

from ui.organiser.harvest.page import HarvestPage

__all__ = ["HarvestPage"]
