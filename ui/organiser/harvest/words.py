"""The sentence of state of the harvest: how much there is, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from ui.models.note_filter import lacks_owner
from ui.models.note_lines import NoteLine
from ui.models.table_texts import INSIGHTS, texts_of_tables
from worldcafe.domain.cafe import Cafe
from worldcafe.language import Language


def state_words(cafe: Cafe, lines: Sequence[NoteLine], language: Language) -> str:
    """One sentence on the notes that stand."""
    say = language.say
    if not lines:
        return say("Here everything comes together that the tables write.")
    tables = len({line.table for line in lines})
    notes = language.plural("{n} note", "{n} notes", len(lines))
    parts = [language.plural("{notes} from {n} table", "{notes} from {n} tables", tables, notes=notes)]
    conflicts = sum(line.note.in_conflict for line in lines)
    if conflicts:
        parts.append(language.plural("{n} has two versions", "{n} have two versions", conflicts))
    unowned = sum(lacks_owner(line) for line in lines)
    if unowned:
        parts.append(language.plural("{n} action has no owner", "{n} actions have no owner", unowned))
    texts = texts_of_tables(cafe).values()
    owing = sum(t.overview is None or t.key_message is None or len(t.insights) < INSIGHTS for t in texts)
    if owing:
        parts.append(language.plural("{n} table owes a text", "{n} tables owe texts", owing))
    first, rest = parts[0], parts[1:]
    if not rest:
        return say("{notes}.", notes=first)
    return say("{notes}; {missing}.", notes=first, missing=language.listed(rest))
