"""Figures drawn as vectors: marks of kinds, tabs, the day to scale, the moves, dots and codes."""
