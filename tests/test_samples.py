"""The sample café and the tricky lists hold what the rest of the product counts on."""

import csv
import json
import unicodedata
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parents[1] / "resources" / "samples"
LISTS = Path(__file__).parent / "data"
KINDS = ("barrier", "opportunity", "idea", "action", "question", "quote")
Row = dict[str, str]

# The spellings that an organiser would merge: first the one to keep.
ALIKE = (
    ("Comune di Valdoro", "Comune Valdoro", "Valdoro"),
    ("Câmara Municipal de Vila Sarça", "CM Vila Sarça"),
    ("Miasto Brzezimost", "City of Brzezimost"),
    ("Община Ясеноград", "Yasenograd Municipality"),
    ("Δήμος Φωτολίμνης", "Municipality of Fotolimni"),
    ("Alderhaven City Council", "Alderhaven"),
    ("Politecnico delle Valli", "Politecnico delle Valli (IT)"),
    ("Lanterna Nove S.p.A.", "Lanterna Nove"),
)


def rows(name: str, folder: Path = SAMPLES, encoding: str = "utf-8", delimiter: str = ",") -> list[Row]:
    """The rows of a list as dictionaries; a cell too many or too few fails."""
    with (folder / name).open(encoding=encoding, newline="") as file:
        found = list(csv.DictReader(file, delimiter=delimiter, strict=True))
    assert all(None not in row and None not in row.values() for row in found)
    return found


def cafe() -> dict[str, Any]:
    """The café's own facts."""
    loaded: dict[str, Any] = json.loads((SAMPLES / "cafe.json").read_text(encoding="utf-8"))
    return loaded


def plain_name(written: str) -> str:
    """A name with the given name first, as the list would have it."""
    if written == "Wysocka Zofia":
        return "Zofia Wysocka"
    return " ".join(reversed(written.split(", ")))


def merged(organisation: str) -> str:
    """The organisation after merging the spellings."""
    return next((spellings[0] for spellings in ALIKE if organisation in spellings), organisation)


def test_the_list_has_90_rows_and_89_people() -> None:
    names = Counter(row["Name"] for row in rows("participants.csv"))
    assert names.total() == 90
    assert [name for name, count in names.items() if count > 1] == ["Tomás Quintelas"]


def test_42_spellings_of_organisation_are_33_organisations() -> None:
    spellings = {row["Organisation"] for row in rows("participants.csv")}
    assert len(spellings) == 42
    assert all(spelling in spellings for alike in ALIKE for spelling in alike)
    assert len({merged(spelling) for spelling in spellings}) == 33


def test_no_organisation_has_more_people_than_there_are_tables() -> None:
    sizes = Counter(merged(row["Organisation"]) for row in rows("participants.csv"))
    assert max(sizes.values()) == 7


def test_each_table_has_its_rapporteur_who_is_there_on_both_days() -> None:
    posted = [row for row in rows("participants.csv") if row["Role"]]
    assert sorted(row["Table"] for row in posted) == list("12345678")
    assert {(row["Role"], row["Presence (days)"]) for row in posted} == {("Rapporteur", "1;2")}


def test_two_names_are_written_surname_first() -> None:
    names = [row["Name"] for row in rows("participants.csv")]
    assert sorted(name for name in names if plain_name(name) != name) == [
        "Dvořáčková, Alena",
        "Wysocka Zofia",
    ]


def test_wishes_name_topics_that_exist_and_none_twice() -> None:
    wished = [row["Wishes"].split(";") for row in rows("participants.csv") if row["Wishes"]]
    assert len(wished) == 65
    for wishes in wished:
        assert len(set(wishes)) == len(wishes)
        assert set(wishes) <= set("12345678")


def test_few_people_miss_a_day_and_few_need_a_step_free_table() -> None:
    people = rows("participants.csv")
    assert Counter(row["Presence (days)"] for row in people) == {"1;2": 86, "1": 2, "2": 2}
    assert Counter(row["Step-free"] for row in people) == {"": 87, "yes": 3}


def test_consents_are_yes_no_or_unknown() -> None:
    people = rows("participants.csv")
    for consent in ("Listed", "Quoted"):
        assert {row[consent] for row in people} == {"yes", "no", ""}


def test_addresses_cannot_belong_to_anybody() -> None:
    addresses = [row["E-mail"] for row in rows("participants.csv") if row["E-mail"]]
    assert len(set(addresses)) == len(addresses) == 85
    assert all(address.isascii() and address.endswith(".example") for address in addresses)


def test_the_newer_list_changes_three_people_and_adds_two() -> None:
    def keyed(name: str) -> dict[tuple[str, str], Row]:
        return {
            (row["Name"], row["E-mail"] if row["Name"] == "Tomás Quintelas" else ""): row
            for row in rows(name)
        }

    old, new = keyed("participants.csv"), keyed("participants-update.csv")
    assert [key[0] for key in new if key not in old] == ["Noor Hallenberg", "Ινώ Γαλανού"]
    assert old.keys() <= new.keys()
    changed = {key[0] for key in old if old[key] != new[key]}
    assert changed == {"Conceição Seabra", "Luca Peruginelli", "Bożena Sikorowa"}


def test_the_cafe_has_eight_topics_eight_tables_and_three_rounds_of_ninety_minutes() -> None:
    facts = cafe()
    numbers = list(range(1, 9))
    assert [topic["number"] for topic in facts["topics"]] == numbers
    assert [table["number"] for table in facts["tables"]] == numbers
    assert sorted(len(topic["questions"]) for topic in facts["topics"]) == [1] * 7 + [2]
    assert [each["minutes"] for each in facts["rounds"]] == [90, 90, 90]
    assert len(facts["aims"]) == 3 and len(facts["objectives"]) == 6
    assert tuple(facts["kinds"]) == KINDS


def test_tables_stand_in_rooms_and_steps_agree() -> None:
    facts = cafe()
    step_free = {room["name"]: room["step_free"] for room in facts["rooms"]}
    assert len(step_free) == 3
    assert all(step_free[table["room"]] == table["step_free"] for table in facts["tables"])
    assert all(table["seats_least"] * 8 <= 86 and table["seats_most"] * 8 >= 90 for table in facts["tables"])


def test_the_agenda_has_no_overlaps_and_shows_every_round() -> None:
    facts = cafe()
    ends: dict[int, datetime] = {}
    for item in facts["agenda"]:
        day = int(item["day"])
        start = datetime.fromisoformat(f"{facts['dates'][day - 1]} {item['start']}")
        assert day not in ends or ends[day] <= start, item["title"]
        ends[day] = start + timedelta(minutes=item["minutes"])
    shown = [
        (item["day"], item["start"], item["minutes"]) for item in facts["agenda"] if "round" in item["title"]
    ]
    assert shown == [(each["day"], each["start"], each["minutes"]) for each in facts["rounds"]]


def test_notes_of_every_kind_come_from_every_table_in_every_round() -> None:
    notes = rows("notes.csv")
    kinds = Counter(note["kind"] for note in notes)
    assert len(notes) >= 120
    assert set(kinds) == set(KINDS)
    assert min(kinds["barrier"], kinds["opportunity"]) >= 40
    groups = Counter((note["table"], note["round"]) for note in notes)
    assert set(groups) == {(table, turn) for table in "12345678" for turn in "123"}
    assert min(groups.values()) >= 5


def test_notes_are_short_and_no_text_is_written_twice() -> None:
    texts = [note["text"] for note in rows("notes.csv")]
    assert max(map(len, texts)) <= 140
    assert len(set(texts)) == len(texts)


def test_a_table_stars_at_most_three_notes_in_a_round() -> None:
    stars = Counter((note["table"], note["round"]) for note in rows("notes.csv") if note["star"] == "yes")
    assert len(stars) == 24
    assert max(stars.values()) <= 3


def test_notes_name_only_people_of_the_list_and_their_own_rapporteur() -> None:
    people = rows("participants.csv")
    names = {plain_name(row["Name"]) for row in people}
    rapporteurs = {row["Table"]: row["Name"] for row in people if row["Table"]}
    for note in rows("notes.csv"):
        assert note["author"] == rapporteurs[note["table"]]
        assert {note["owner"], note["quoted"]} <= names | {""}


def test_actions_are_due_on_working_days_after_the_event_and_some_have_no_owner() -> None:
    actions = [note for note in rows("notes.csv") if note["kind"] == "action"]
    owned = [action for action in actions if action["owner"]]
    assert 0 < len(actions) - len(owned) <= 6
    for action in actions:
        if action["due"]:
            due = date.fromisoformat(action["due"])
            assert due > date(2027, 4, 15) and due.weekday() < 5
    assert all(
        not note["owner"] and not note["due"] for note in rows("notes.csv") if note["kind"] != "action"
    )


def test_nobody_is_quoted_or_given_an_action_on_a_day_of_absence() -> None:
    days = {plain_name(row["Name"]): row["Presence (days)"] for row in rows("participants.csv")}
    for note in rows("notes.csv"):
        day = "2" if note["round"] == "3" else "1"
        for person in filter(None, (note["owner"], note["quoted"])):
            assert day in days[person], person


def test_one_quoted_person_has_not_agreed_to_be_named() -> None:
    agreed = {plain_name(row["Name"]): row["Quoted"] for row in rows("participants.csv")}
    quoted = [note["quoted"] for note in rows("notes.csv") if note["quoted"]]
    assert [name for name in quoted if agreed[name] != "yes"] == ["Siobhán Ó Duibhne"]


def test_notes_in_other_languages_carry_a_translation() -> None:
    foreign = [note for note in rows("notes.csv") if note["language"]]
    assert {note["language"] for note in foreign} >= {"it", "pt", "pl", "bg", "el"}
    assert all(bool(note["language"]) == bool(note["translation"]) for note in rows("notes.csv"))


def test_each_table_has_an_overview_a_key_message_and_three_insights() -> None:
    tables = rows("tables.csv")
    assert [row["table"] for row in tables] == list("12345678")
    for row in tables:
        assert 70 <= len(row["overview"].split()) <= 130
        assert 0 < len(row["key_message"].split()) <= 25
        assert len({row["insight_1"], row["insight_2"], row["insight_3"]} - {""}) == 3


def test_texts_are_composed_and_without_stray_blanks() -> None:
    for name in ("participants.csv", "notes.csv", "tables.csv"):
        for row in rows(name):
            for cell in row.values():
                assert cell == unicodedata.normalize("NFC", cell) == " ".join(cell.split())


def test_the_tricky_list_is_as_untidy_as_its_description_says() -> None:
    text = (LISTS / "attendance.txt").read_bytes().decode("utf-8")
    expected = json.loads((LISTS / "attendance.expected.json").read_text(encoding="utf-8"))
    lines = text.split("\r\n")
    cells = [[cell.strip() for cell in line.split("\t")] for line in lines]
    named = [line for line in cells if line[0] and line[0] != "Name"]
    assert len(named) == expected["people_rows"] == 64
    assert [number for number, line in enumerate(cells, 1) if line[0] == "Name"] == expected["headers"]
    assert cells[expected["without_a_name"]["line"] - 1][1] == expected["without_a_name"]["organisation"]
    assert "\u00a0" in text and "\t\t\r\n" in text and "\r\n\r\n" in text
    assert text != unicodedata.normalize("NFC", text)


def test_the_same_small_list_is_there_in_three_encodings() -> None:
    variants = (
        rows("attendance-cp1250.csv", LISTS, "cp1250", ";"),
        rows("attendance-utf16.txt", LISTS, "utf-16", "\t"),
        rows("attendance-semicolon.csv", LISTS, "utf-8-sig", ";"),
    )
    assert variants[0] == variants[1] == variants[2]
    assert len(variants[0]) == 8
    assert variants[0][1]["Name"] == "Grzegorz Błotny"
