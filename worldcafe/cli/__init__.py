"""The same verbs from a terminal: ``worldcafe VERB …``, for scripts, tests and machines without a screen.

Exit status: 0; 2 wrong usage; 3 bad input; 4 impossible as asked; 5 locked, read-only or newer file, full disk;
130 stopped by the person. A failure says one sentence on the standard error; with ``--json`` one object stands on
the standard output and nothing else.
"""

from worldcafe.cli.main import main

__all__ = ["main"]
