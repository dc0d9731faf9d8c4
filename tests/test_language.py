"""The words of the program: numbers, dates and plurals by language, and catalogues that are complete and true."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from types import ModuleType

import pytest

from tests.report.cafes import text_of
from worldcafe.domain.errors import CafeError
from worldcafe.language import SOURCE, available, language
from worldcafe.resources import path
from worldcafe.verbs.new import new_document
from worldcafe.verbs.reporting import language_of, preview_report

ROOT = Path(__file__).resolve().parent.parent
ENGLISH, ITALIAN = language("en"), language("it")
TRANSLATED = [code for code in available() if code != SOURCE]


@pytest.fixture(scope="module")
def catalogues() -> ModuleType:
    """The program that extracts and compares the catalogues."""
    spec = importlib.util.spec_from_file_location("catalogues", ROOT / ".ci" / "catalogues.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# Numbers, dates, lists.


@pytest.mark.parametrize(
    ("value", "digits", "english", "italian"),
    [
        (7, None, "7", "7"),
        (1225, None, "1,225", "1.225"),
        (1234567, None, "1,234,567", "1.234.567"),
        (-1225, None, "-1,225", "-1.225"),
        (2.5, 1, "2.5", "2,5"),
        (1234.567, 2, "1,234.57", "1.234,57"),
        (2.4, 0, "2", "2"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(
    value: float, digits: int | None, english: str, italian: str
) -> None:
    assert ENGLISH.number(value, digits) == english
    assert ITALIAN.number(value, digits) == italian


def test_a_number_in_a_sentence_is_written_by_the_language_too() -> None:
    assert ENGLISH.say("Plan {n}", n=1225) == "Plan 1,225"
    assert ITALIAN.say("Plan {n}", n=1225) == "Piano 1.225"


def test_dates_are_british_in_english_and_italian_in_italian() -> None:
    day = date(2027, 4, 14)
    assert ENGLISH.day(day) == "14 April 2027"
    assert ITALIAN.day(day) == "14 aprile 2027"
    assert ITALIAN.day(day, "full") == "mercoledì 14 aprile 2027"


@pytest.mark.parametrize(
    ("first", "last", "english", "italian"),
    [
        (date(2027, 4, 14), date(2027, 4, 14), "14 April 2027", "14 aprile 2027"),
        (date(2027, 4, 14), date(2027, 4, 15), "14–15 April 2027", "14–15 aprile 2027"),
        (date(2027, 4, 30), date(2027, 5, 2), "30 April – 2 May 2027", "30 aprile – 2 maggio 2027"),
        (
            date(2027, 12, 30),
            date(2028, 1, 2),
            "30 December 2027 – 2 January 2028",
            "30 dicembre 2027 – 2 gennaio 2028",
        ),
    ],
)
def test_what_several_days_share_is_said_once(first: date, last: date, english: str, italian: str) -> None:
    assert ENGLISH.days(first, last) == english
    assert ITALIAN.days(first, last) == italian


def test_the_clock_has_twenty_four_hours() -> None:
    assert ENGLISH.clock(time(14, 5)) == "14:05"
    assert ITALIAN.clock(time(14, 5)) == "14:05"


def test_words_are_joined_as_the_language_joins_a_list() -> None:
    assert ENGLISH.listed(["Ilaria", "Rui", "Ewa"]) == "Ilaria, Rui and Ewa"
    assert ITALIAN.listed(["Ilaria", "Rui", "Ewa"]) == "Ilaria, Rui e Ewa"
    assert ITALIAN.listed(["Ilaria"]) == "Ilaria"
    assert ITALIAN.listed([]) == ""


def test_quotation_marks_are_those_of_the_language() -> None:
    assert ENGLISH.quoted("Valdoro") == "“Valdoro”"
    assert ITALIAN.quoted("Valdoro") == "«Valdoro»"
    assert ITALIAN.quoted("{name}") == "«{name}»"


# Plurals and contexts.


@pytest.mark.parametrize(
    ("n", "english", "italian"),
    [
        (0, "0 people", "0 persone"),
        (1, "1 person", "1 persona"),
        (2, "2 people", "2 persone"),
        (1225, "1,225 people", "1.225 persone"),
    ],
)
def test_the_number_chooses_the_form(n: int, english: str, italian: str) -> None:
    assert ENGLISH.plural("{n} person", "{n} people", n) == english
    assert ITALIAN.plural("{n} person", "{n} people", n) == italian


def test_a_word_that_also_has_a_plural_is_translated_alone() -> None:
    assert ITALIAN.say("Table") == "Tavolo"
    assert ITALIAN.plural("Table", "Tables", 2) == "Tavoli"


def test_a_context_tells_two_meanings_of_a_word_apart() -> None:
    assert ITALIAN.say("Theme") == "Filo conduttore"
    assert ITALIAN.say_in("light or dark", "Theme") == "Aspetto"
    assert ENGLISH.say_in("light or dark", "Theme") == "Theme"


# Which languages there are.


def test_an_unknown_language_speaks_english() -> None:
    for code in ("xx", "tlh", "", "../it"):
        unknown = language(code)
        assert unknown.say("Plan the rotation") == "Plan the rotation"
        assert unknown.plural("{n} person", "{n} people", 1) == "1 person"
        assert unknown.day(date(2027, 4, 14)) == "14 April 2027"
        assert unknown.number(1225) == "1,225"


def test_a_language_without_a_catalogue_keeps_its_own_dates() -> None:
    assert language("cy").say("Plan the rotation") == "Plan the rotation"
    assert language("cy").day(date(2027, 4, 14)) == "14 Ebrill 2027"


def test_the_languages_are_english_and_those_with_a_catalogue() -> None:
    assert available()[0] == SOURCE
    assert "it" in available()
    assert ENGLISH.own_name() == "English"
    assert ITALIAN.own_name() == "Italiano"
    assert ITALIAN.name_of("en") == "inglese"
    assert ITALIAN.name_of("xx") == "xx"


# The catalogues.


def test_messages_are_found_wherever_they_are_said(catalogues: ModuleType) -> None:
    source = """
first = f"{say('In a string.')} {plural('{n} seat', '{n} seats', n)}"
second = say("Yes, now" if now else "No, later")
third = self.context.language.say_in("due date", "By")
fourth = self._say("Behind a private name")
NAME = mark("Marked to be said later")
nothing = say(name), plural(one, many, n), print("Not for people")
"""
    assert list(catalogues.messages_in(source)) == [
        ("In a string.", None),
        (("{n} seat", "{n} seats"), None),
        ("Yes, now", None),
        ("No, later", None),
        ("By", "due date"),
        ("Behind a private name", None),
        ("Marked to be said later", None),
    ]


def test_a_number_is_never_said_with_one_form_where_another_sentence_has_two(catalogues: ModuleType) -> None:
    plurals: dict[str, set[str]] = {}
    said: set[str] = set()
    for package in ("ui", "worldcafe"):
        for file in (ROOT / package).rglob("*.py"):
            for message, _context in catalogues.messages_in(file.read_text(encoding="utf-8")):
                if isinstance(message, str):
                    said.add(message)
                else:
                    plurals.setdefault(message[0], set()).add(message[1])
    assert {one: many for one, many in plurals.items() if len(many) > 1} == {}
    assert {one for one in plurals if "{" in one} & said == set()


def test_the_template_names_every_message_of_the_source(catalogues: ModuleType) -> None:
    template = catalogues.messages(catalogues.read(catalogues.TEMPLATE))
    source = catalogues.messages(catalogues.extracted())
    assert source - template == set(), "run .ci/catalogues"
    assert template - source == set(), "run .ci/catalogues"


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_language_is_complete_and_names_the_same_places(catalogues: ModuleType, code: str) -> None:
    assert catalogues.faults(path(f"i18n/{code}/LC_MESSAGES/worldcafe.po"), catalogues.extracted()) == []


def translations(catalogues: ModuleType, code: str) -> Iterator[tuple[str, str]]:
    """Every message of a language and each of its forms, the many of the source beside them."""
    for message in catalogues.read(path(f"i18n/{code}/LC_MESSAGES/worldcafe.po")):
        source = str(message.id if isinstance(message.id, str) else message.id[-1])
        for text in catalogues.strings(message) if source else ():
            yield source, str(text)


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_begins_and_ends_as_its_message_does(catalogues: ModuleType, code: str) -> None:
    for source, text in translations(catalogues, code):
        for mark in (" ", ".", ":", "?", "…"):
            assert text.endswith(mark) == source.endswith(mark), (source, text)
        assert text.startswith(" ") == source.startswith(" "), (source, text)
        assert ("&" in text) == ("&" in source), (source, text)


def test_italian_has_its_own_quotation_marks_and_apostrophes(catalogues: ModuleType) -> None:
    assert [text for _, text in translations(catalogues, "it") if set(text) & set("“”\"'‘")] == []


def test_no_two_kinds_of_note_share_a_letter() -> None:
    from worldcafe.domain.defaults import kinds

    for code in available():
        letters = [kind.letter for kind in kinds(language(code)) if kind.letter]
        assert len(set(letters)) == len(letters), (code, letters)


# Two languages at once.


def test_an_italian_café_prints_italian_while_the_screen_speaks_english(tmp_path: Path) -> None:
    document = new_document(tmp_path / "biblioteca.cafe", ITALIAN, title="La biblioteca", tables=3, rounds=2)
    try:
        cafe = document.cafe
        assert [topic.title for topic in cafe.topics_in_order] == ["Tema 1", "Tema 2", "Tema 3"]
        assert language_of(cafe).code == "it"
        printed = text_of(preview_report(cafe))
        with pytest.raises(CafeError) as refused:
            new_document(tmp_path / "more.cafe", ITALIAN, title="Too many", tables=3, rounds=0)
    finally:
        document.close()
    for words in ("Come si è svolto", "Conclusione", "Metodo, limiti e privacy", "Bozza 1", "Tema 1"):
        assert words in printed
    for words in ("How it worked", "Who took part", "Draft", "Round"):
        assert words not in printed
    assert refused.value.sentence(ENGLISH).startswith("A café has 1 to")
    assert refused.value.sentence(ITALIAN).startswith("Un café ha da 1 a")
