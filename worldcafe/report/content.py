"""What the report consists of: the codes of its sections, their order and their titles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from worldcafe.domain.cafe import Cafe
from worldcafe.language import Language, mark

TITLES: Final = {
    "summary": mark("At a glance"),
    "aims": mark("Why we met"),
    "method": mark("How it worked"),
    "attendance": mark("Who took part"),
    "topics": mark("The tables"),
    "actions": mark("Actions and next steps"),
    "conclusion": mark("Conclusion"),
    "agenda": mark("Agenda"),
    "notes": mark("Every note, word for word"),
    "about": mark("Method, limits and privacy"),
}
"""The sections by their code, in the usual order. Cover and contents are always there."""

SECTIONS: Final = tuple(TITLES)


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A section as this café prints it; `title` is never empty, `own_title` is empty where it is the usual one."""

    code: str
    title: str
    shown: bool = True
    before: str = ""
    after: str = ""
    own_title: str = ""


def default_title(code: str, language: Language) -> str:
    """The usual title of a section; an unknown code is its own title."""
    return language.say(TITLES[code]) if code in TITLES else code


def sections(cafe: Cafe, language: Language) -> tuple[SectionPlan, ...]:
    """All sections in the café's order: those it has placed by their position, the others where they usually stand."""
    places = {code: float(at) for at, code in enumerate(SECTIONS)}
    for section in cafe.sections.values():
        if section.id in places:
            # A placed section comes before an unplaced one of the same rank: somebody has put it there.
            places[section.id] = section.position - 0.5
    return tuple(
        _plan(cafe, language, code) for code in sorted(SECTIONS, key=lambda c: (places[c], SECTIONS.index(c)))
    )


def _plan(cafe: Cafe, language: Language, code: str) -> SectionPlan:
    own = cafe.sections.get(code)
    usual = default_title(code, language)
    if own is None:
        return SectionPlan(code, usual)
    return SectionPlan(code, own.title.strip() or usual, own.shown, own.before, own.after, own.title.strip())
