"""What the report says: its sections as the organiser wants them, the truth of its sentences, and whom it names."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.report.cafes import revision, small_cafe, text_of, with_notes
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import ReportSection
from worldcafe.domain.notes import Extras
from worldcafe.domain.people import Post
from worldcafe.language import Language
from worldcafe.report.blocks import (
    ActionTable,
    Attendance,
    Cover,
    Opening,
    Quotes,
    Report,
    SideBySide,
    Sitting,
)
from worldcafe.report.compose import compose
from worldcafe.report.content import SECTIONS, sections
from worldcafe.report.pdf import pdf_bytes


def titles(report: Report) -> list[str]:
    return [b.title for b in report.blocks if isinstance(b, Opening) and b.rank == 0]


def blocks(report: Report, kind: type[Any]) -> list[Any]:
    return [b for b in report.blocks if isinstance(b, kind)]


def printed(cafe: Cafe, words: Language, **options: Any) -> str:
    return text_of(pdf_bytes(compose(cafe, words, **options), words))


def test_sections_stand_in_their_usual_order(sample: Cafe, english: Language) -> None:
    assert [plan.code for plan in sections(sample, english)] == list(SECTIONS)


def test_a_section_can_be_switched_off_retitled_moved_and_given_texts(
    sample: Cafe, english: Language
) -> None:
    own = [
        ReportSection("about", 0, title="About this paper", before="Read me first.", after="Read me last."),
        *(ReportSection(code, at + 1, shown=code != "agenda") for at, code in enumerate(SECTIONS[:-1])),
    ]
    cafe = replace(sample, sections={s.id: s for s in own})
    report = compose(cafe, english)
    assert titles(report)[0] == "About this paper"
    assert "Agenda" not in titles(report)
    text = printed(cafe, english)
    assert text.index("Read me first.") < text.index("Read me last.")


def test_barriers_and_opportunities_stand_side_by_side(sample: Cafe, english: Language) -> None:
    pairs = blocks(compose(sample, english), SideBySide)
    beside = [(p.left.kind.id, p.right.kind.id) for p in pairs if p.right]
    assert beside.count(("barrier", "opportunity")) == 1 + len(sample.topics)


def test_notes_with_a_star_come_first(sample: Cafe, english: Language) -> None:
    for pair in blocks(compose(sample, english), SideBySide):
        starred = [item.starred for item in pair.left.items]
        assert starred == sorted(starred, reverse=True)


def test_actions_are_sorted_by_day_missing_owners_last(english: Language) -> None:
    cafe = with_notes(
        small_cafe(english),
        revision(1, "table-1", "round-1", "action", "without anything"),
        revision(
            2, "table-1", "round-1", "action", "late", Extras(owner="Somebody Else", due=date(2027, 6, 1))
        ),
        revision(3, "table-2", "round-1", "action", "early", Extras(due=date(2027, 5, 1))),
    )
    table = blocks(compose(cafe, english), ActionTable)[-1]
    assert [row.text for row in table.rows] == ["late", "early", "without anything"]
    assert [(row.owner, row.due) for row in table.rows] == [
        ("Somebody Else", "1 Jun 2027"),
        ("no owner yet", "1 May 2027"),
        ("no owner yet", "no date yet"),
    ]


@pytest.mark.parametrize("proven", [True, False])
def test_the_bound_is_told_as_what_it_is(proven: bool, sample: Cafe, english: Language) -> None:
    figures = {"repeats": 70, "squares": 72, "bound": 66, "proven": proven, "max_meetings": 2}
    text = printed(sample, english, figures=figures)
    assert ("Why not fewer than 70?" in text) is proven
    assert ("whether one lies between is not known" in text) is not proven


def test_nothing_is_said_about_a_bound_that_nobody_gave(sample: Cafe, english: Language) -> None:
    text = printed(sample, english)
    assert "Proven" not in text
    assert "repeat meetings" in text


@pytest.mark.parametrize(("answer", "role"), [(False, "host"), (None, "host"), (None, "rapporteur")])
def test_who_has_not_agreed_is_named_nowhere(
    sample: Cafe, english: Language, answer: bool | None, role: str
) -> None:
    person = sample.people["person-000"]
    shy = replace(person, given="Zyxwa", family="Vutsrq", listed=answer, quoted=answer)
    table, round_ = sample.tables_in_order[0].id, sample.rounds_in_order[0].id
    posts = {**sample.posts, (round_, table, shy.id): Post(round_, table, shy.id, role)}
    cafe = replace(sample, people={**sample.people, shy.id: shy}, posts=posts)
    cafe = with_notes(
        cafe,
        revision(9_001, table, round_, "action", "An action", Extras(owner="Zyxwa Vutsrq")),
        revision(9_002, table, round_, "action", "Another", Extras(owner_person=shy.id)),
        revision(9_003, table, round_, "quote", "A saying", Extras(quoted="Vutsrq, Zyxwa")),
        revision(9_004, table, round_, "quote", "Another saying", Extras(quoted_person=shy.id)),
        revision(9_005, table, round_, "idea", "An idea", Extras(author="Zyxwa Vutsrq")),
    )
    text = printed(cafe, english)
    assert "Vutsrq" not in text
    assert "Zyxwa" not in text
    assert ("not named at their wish" in text) == (answer is False)
    assert "1 person, not named" in text
    assert text.count("names only people who agreed to be listed") == 2


def test_a_name_that_two_people_share_is_printed_only_if_both_agreed(english: Language) -> None:
    cafe = small_cafe(english)
    same = {
        id_: replace(cafe.people[id_], given="Ada", family="Lind", listed=said)
        for id_, said in (("person-000", True), ("person-001", None))
    }
    cafe = with_notes(
        replace(cafe, people={**cafe.people, **same}),
        revision(1, "table-1", "round-1", "action", "Ask for a bench", Extras(owner="Ada Lind")),
    )
    owners = {row.owner for table in blocks(compose(cafe, english), ActionTable) for row in table.rows}
    assert owners == {"owner known"}


def test_the_public_edition_names_nobody(sample: Cafe, english: Language) -> None:
    bare = replace(
        sample,
        event=replace(sample.event, introduction="", conclusion=""),
        revisions={k: r for k, r in sample.revisions.items() if r.kind not in ("overview", "insight")},
    )
    text = printed(bare, english, edition="public")
    spoken = " ".join(n.head.text for n in bare.notes)
    named = [p.name for p in bare.people.values() if p.name in text and p.name not in spoken]
    assert named == []
    assert bare.event.submitted_by.split(",")[0] not in text


def test_people_who_have_not_said_are_counted_and_not_named(sample: Cafe, english: Language) -> None:
    people = {p.id: replace(p, listed=None) for p in sample.people.values()}
    report = compose(replace(sample, people=people), english)
    (attendance,) = blocks(report, Attendance)
    assert attendance.people == ()
    assert "90 people have not said whether they may be listed" in attendance.note
    assert all(
        not r.names and r.others == f"{r.count} guests" for s in blocks(report, Sitting) for r in s.rounds
    )
    assert "unasked" in [remark.code for remark in report.warnings]


def test_a_quotation_carries_a_name_only_with_consent(english: Language) -> None:
    cafe = small_cafe(english)
    people = {
        **cafe.people,
        "person-000": replace(cafe.people["person-000"], quoted=True),
        "person-001": replace(cafe.people["person-001"], quoted=None),
    }
    cafe = with_notes(
        replace(cafe, people=people),
        *(
            revision(n, "table-1", "round-1", "quote", f"Saying {n}", Extras(quoted=name))
            for n, name in enumerate(("Given0 Family0", "Given1 Family1", "Someone Unknown"), 1)
        ),
    )
    (quotes,) = blocks(compose(cafe, english), Quotes)
    assert [quote.by for quote in quotes.items] == ["Given0 Family0", "", ""]


def test_a_note_that_names_somebody_who_declined_is_pointed_out(english: Language) -> None:
    cafe = small_cafe(english)
    people = {**cafe.people, "person-003": replace(cafe.people["person-003"], listed=False)}
    cafe = with_notes(
        replace(cafe, people=people), revision(1, "table-1", "round-1", "idea", "Ask given3 FAMILY3 about it")
    )
    (remark,) = [r for r in compose(cafe, english).warnings if r.code == "named-in-note"]
    assert "1-1-01" in remark.sentence(english)


def test_the_report_speaks_the_language_of_the_café(sample: Cafe) -> None:
    from worldcafe.language import language

    text = printed(sample, language("it"))
    assert "aprile 2027" in text


def test_the_cover_shows_a_day_and_a_place_only_where_they_are_known(sample: Cafe, english: Language) -> None:
    bare = [fact.label for fact in blocks(compose(small_cafe(english), english), Cover)[0].facts]
    full = [fact.label for fact in blocks(compose(sample, english), Cover)[0].facts]
    assert bare == ["People", "Report"]
    assert full == ["Date", "Place", "People", "Report"]
