"""What is printed for the day itself: cards, lists, tents; the paper that helps when every screen fails."""

from worldcafe.report.handouts.pack import HANDOUTS, USUAL, Pack, handout_pdf, write_handouts

__all__ = ["HANDOUTS", "USUAL", "Pack", "handout_pdf", "write_handouts"]
