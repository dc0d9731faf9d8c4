"""What is printed for the day itself: cards, lists, tents; the paper that helps when every screen fails."""

from worldcafe.report.handouts.pack import HANDOUTS, TITLES, Pack, handout_pdf, write_handouts

__all__ = ["HANDOUTS", "TITLES", "Pack", "handout_pdf", "write_handouts"]
