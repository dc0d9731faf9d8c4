"""The gettext catalogues: extracted from the source, merged, compiled; with --check only compared.

`resources/i18n/worldcafe.pot` is the template, `resources/i18n/CODE/LC_MESSAGES/worldcafe.po` a language, and the
`.mo` beside it what the program reads. A language is complete when it has no untranslated and no fuzzy message.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
TEMPLATE = FOLDER / "worldcafe.pot"
KEYWORDS = {"say": (1,), "say_in": ((1, "c"), 2), "plural": (1, 2), "mark": (1,)}
HEADER = "# The words of World Café, for translators."


def extracted() -> Catalog:
    """Every message of the source, in the order of its files."""
    catalog = Catalog(project="World Café", fuzzy=False, header_comment=HEADER, charset="utf-8")
    for package in ("ui", "worldcafe"):
        found = extract_from_dir(
            ROOT / package, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
        )
        for file, _line, message, comments, context in found:
            catalog.add(message, locations=[(f"{package}/{file}", 0)], auto_comments=comments, context=context)
    return catalog


def languages() -> list[Path]:
    """The catalogues that there are."""
    return sorted(FOLDER.glob("*/LC_MESSAGES/worldcafe.po"))


def read(path: Path) -> Catalog:
    """A catalogue from its file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name if path != TEMPLATE else None)


def as_po(catalog: Catalog) -> bytes:
    """A catalogue's file without the lines that change by themselves."""
    out = BytesIO()
    write_po(out, catalog, width=110, omit_header=False, sort_output=True, include_lineno=False, ignore_obsolete=True)
    kept = [line for line in out.getvalue().splitlines() if b"-Date:" not in line and b"Generated-By" not in line]
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
        strings = message.string if isinstance(message.string, (list, tuple)) else [message.string]
        if message.fuzzy or not all(strings):
            found.append(f"{code}: not translated {message.id!r}")
        elif places(message.id) != set().union(*map(places, strings)):
            found.append(f"{code}: other places in {message.id!r}")
    if path.with_suffix(".mo").read_bytes() != as_mo(catalog):
        found.append(f"{code}: the compiled catalogue is old")
    return found


def places(text: object) -> set[str]:
    """The named places of a message."""
    import string

    texts = text if isinstance(text, (list, tuple)) else [text]
    return {name for one in texts for _, name, _, _ in string.Formatter().parse(str(one)) if name}


def check() -> int:
    """Say what is not up to date; 1 if anything is."""
    template = extracted()
    found = [] if messages(template) == messages(read(TEMPLATE)) else ["the template is old: run .ci/catalogues"]
    for path in languages():
        found += faults(path, template)
    print("\n".join(found[:40]) or f"{len(messages(template))} messages, {len(languages())} languages: complete.")
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
        missing = sum(1 for m in catalog if m.id and not (all(m.string) if isinstance(m.string, (list, tuple)) else m.string))
        print(f"{path.parent.parent.name}: {len(messages(catalog))} messages, {missing} to translate")
    return 0


if __name__ == "__main__":
    raise SystemExit(check() if "--check" in sys.argv else update())
