"""The World Café application without its windows: plan, capture, report and print from a script."""

__version__ = "0.1.0"
