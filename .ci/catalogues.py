"""The gettext catalogues: extracted from the source, merged, compiled; with --check only compared.

`resources/i18n/worldcafe.pot` is the template, `resources/i18n/CODE/LC_MESSAGES/worldcafe.po` a language, and the
`.mo` beside it what the program reads. A language is complete when it has no untranslated and no fuzzy message.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from itertools import product
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
TEMPLATE = FOLDER / "worldcafe.pot"
KEYWORDS = {"say": 1, "say_in": 2, "plural": 2, "mark": 1}
"""The functions that take messages, and how many of their first arguments are words for the catalogue."""
UNWRITTEN = (b"-Date:", b"Generated-By:", b"Report-Msgid-Bugs-To:", b"Last-Translator:", b"Language-Team:")
"""Lines of a catalogue's head that change by themselves or say nothing here."""
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
HEADER = "# The words of World Café, for translators."


def extracted() -> Catalog:
    """Every message of the source, in the order of its files."""
    catalog = Catalog(project="World Café", fuzzy=False, header_comment=HEADER, charset="utf-8")
    for package in ("ui", "worldcafe"):
        for file in sorted((ROOT / package).rglob("*.py")):
            for message, context in messages_in(file.read_text(encoding="utf-8")):
                catalog.add(message, locations=[(str(file.relative_to(ROOT)), 0)], context=context)
    return catalog


def messages_in(source: str) -> Iterator[tuple[str | tuple[str, str], str | None]]:
    """The messages of one module with their contexts, line by line.

    Read from the syntax tree: Babel's own reader does not look into f-strings, and glues the two messages of
    `say("a" if x else "b")` into one.
    """
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda c: (c.lineno, c.col_offset)):
        name = str(getattr(call.func, "attr", getattr(call.func, "id", ""))).lstrip("_")
        wanted = KEYWORDS.get(name, 0)
        words = [literals(argument) for argument in call.args[:wanted]]
        if not wanted or len(words) < wanted:
            continue
        for found in product(*words):
            if name == "plural":
                yield (found[0], found[1]), None
            else:
                yield found[-1], found[0] if name == "say_in" else None


def literals(node: ast.expr) -> list[str]:
    """The strings that an argument can be, none if it is not written out."""
    if isinstance(node, ast.IfExp):
        return literals(node.body) + literals(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def languages() -> list[Path]:
    """The catalogues that there are."""
    return sorted(FOLDER.glob("*/LC_MESSAGES/worldcafe.po"))


def read(path: Path) -> Catalog:
    """A catalogue from its file."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parent.parent.name if path != TEMPLATE else None)
    # Else the compiled catalogue would hold the minute in which it is compared.
    catalog.creation_date = catalog.revision_date = LONG_AGO
    return catalog


def as_po(catalog: Catalog) -> bytes:
    """A catalogue's file, the same whenever it is written."""
    out = BytesIO()
    write_po(
        out,
        catalog,
        width=110,
        omit_header=False,
        sort_output=True,
        include_lineno=False,
        ignore_obsolete=True,
    )
    kept = [line for line in out.getvalue().splitlines() if not any(word in line for word in UNWRITTEN)]
    return b"\n".join(kept) + b"\n"


def as_mo(catalog: Catalog) -> bytes:
    """A catalogue compiled."""
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def messages(catalog: Catalog) -> set[tuple[object, str | None]]:
    """What a catalogue can be asked for."""
    return {(message.id, message.context) for message in catalog if message.id}


def faults(path: Path, template: Catalog) -> list[str]:
    """Why a language is not complete and true."""
    catalog = read(path)
    code = path.parent.parent.name
    found = [f"{code}: lacks {key[0]!r}" for key in messages(template) - messages(catalog)]
    found += [f"{code}: no longer used {key[0]!r}" for key in messages(catalog) - messages(template)]
    for message in catalog:
        if not message.id:
            continue
        if message.fuzzy or not all(strings(message)):
            found.append(f"{code}: not translated {message.id!r}")
        elif places(message.id) != set().union(*map(places, strings(message))):
            found.append(f"{code}: other places in {message.id!r}")
    if path.with_suffix(".mo").read_bytes() != as_mo(catalog):
        found.append(f"{code}: the compiled catalogue is old")
    return found


def strings(message: Message) -> list[str]:
    """The translations of a message: one, or one for each plural form."""
    found = message.string
    return list(found) if isinstance(found, (list, tuple)) else [found or ""]


def places(text: object) -> set[str]:
    """The named places of a message."""
    import string

    texts = text if isinstance(text, (list, tuple)) else [text]
    return {name for one in texts for _, name, _, _ in string.Formatter().parse(str(one)) if name}


def check() -> int:
    """Say what is not up to date; 1 if anything is."""
    template = extracted()
    found = (
        [] if messages(template) == messages(read(TEMPLATE)) else ["the template is old: run .ci/catalogues"]
    )
    for path in languages():
        found += faults(path, template)
    print(
        "\n".join(found[:40])
        or f"{len(messages(template))} messages, {len(languages())} languages: complete."
    )
    return 1 if found else 0


def update() -> int:
    """Extract, merge and compile."""
    template = extracted()
    FOLDER.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_bytes(as_po(template))
    for path in languages():
        catalog = read(path)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        path.write_bytes(as_po(catalog))
        path.with_suffix(".mo").write_bytes(as_mo(read(path)))
        missing = sum(bool(m.id) and not all(strings(m)) for m in catalog)
        print(f"{path.parent.parent.name}: {len(messages(catalog))} messages, {missing} to translate")
    return 0


if __name__ == "__main__":
    raise SystemExit(check() if "--check" in sys.argv else update())
