"""``python -m worldcafe`` is the terminal's ``worldcafe``."""

from worldcafe.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
