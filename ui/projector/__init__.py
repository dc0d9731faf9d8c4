"""The large screen: the clock, where to go next, and what the tables said."""
