"""The rapporteur's window: one line to write in, what this table said, and what the harvest still needs."""
