"""The organiser's window: one page for each stage of the work."""
