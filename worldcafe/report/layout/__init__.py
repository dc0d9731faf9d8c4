"""Blocks laid out on sheets of paper, by the rules of the typographic system (see `worldcafe.report.style`)."""
