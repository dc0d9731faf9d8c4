"""The choices of how a list is read: sheet, delimiter, letters, order of names, titles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.organiser.people.import_reading import Choices, Reading
from ui.slots import with_flag, with_value
from ui.theme import scale
from ui.widgets import ComboBox, ElidedLabel, FormField, Picture, Tick, row
from worldcafe.exchange.encodings import ENCODINGS
from worldcafe.exchange.names import Order
from worldcafe.exchange.sheet import Sheet
from worldcafe.language import Language

LETTERS: Final = 6
"""Accented letters shown to prove that the encoding is right."""


LIKE_LATIN: Final = frozenset("АВЕКМНОРСТУХЅІЈавекмнорстухѕіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧικνορτυχ")
"""Cyrillic and Greek letters that are drawn as Latin ones are."""


def unusual_letters(sheet: Sheet) -> list[str]:
    """Letters of the list that only the right encoding shows, the first few of them.

    A Cyrillic or Greek letter that looks like a Latin one proves nothing to the eye, so it is left out.
    """
    found: dict[str, None] = {}
    for cells in sheet.rows[:2000]:
        for cell in cells:
            if not cell.isascii():
                found.update(dict.fromkeys(c for c in cell if _is_telling(c)))
        if len(found) >= LETTERS:
            break
    return list(found)[:LETTERS]


def _is_telling(letter: str) -> bool:
    return letter == "�" or (not letter.isascii() and letter.isalpha() and letter not in LIKE_LATIN)


def delimiters(language: Language) -> list[tuple[object, str]]:
    """What may stand between columns, in words."""
    say = language.say
    return [
        (",", say("Comma ,")),
        (";", say("Semicolon ;")),
        ("\t", say("Tabulator")),
        ("|", say("Upright line |")),
    ]


class ChoiceBar(QWidget):
    """`changed(Choices)` when the person chooses; it shows what was found out until then."""

    changed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._choices: Choices | None = None
        say = context.language.say
        self.sheet = ComboBox(name=say("Sheet"))
        self.delimiter = ComboBox(delimiters(context.language), name=say("Columns end with"))
        self.encoding = ComboBox([(code, say(name)) for code, name in ENCODINGS], name=say("Letters"))
        orders: list[tuple[object, str]] = [
            (Order.AUTO, say("Found out name by name")),
            (Order.GIVEN_FIRST, say("Given name first")),
            (Order.FAMILY_FIRST, say("Family name first")),
        ]
        self.order = ComboBox(orders, name=say("Names"))
        self.header = Tick(say("The first line holds titles"))
        self._mark = Picture(context, "check", "success", 16)
        self.recognised = ElidedLabel(tone="success", size=scale.SMALL)
        self.fields = {
            "sheet": FormField(context, say("Sheet"), self.sheet),
            "delimiter": FormField(context, say("Columns end with"), self.delimiter),
            "encoding": FormField(context, say("Letters"), self.encoding),
            "order": FormField(context, say("Names"), self.order),
        }
        across = row(12)
        across.setContentsMargins(24, 2, 24, 14)
        for field in self.fields.values():
            across.addWidget(field)
        bottom = Qt.AlignmentFlag.AlignBottom
        across.addWidget(self.header, 0, bottom)
        across.addSpacing(8)
        across.addWidget(self._mark, 0, bottom)
        across.addWidget(self.recognised, 1, bottom)
        self.setLayout(across)
        self.header.setFixedHeight(scale.BUTTON)
        self.recognised.setFixedHeight(scale.BUTTON)
        self._mark.setFixedHeight(25)
        self.sheet.picked.connect(with_value(lambda key: self._pick(sheet=str(key))))
        self.delimiter.picked.connect(with_value(lambda key: self._pick(delimiter=str(key))))
        self.encoding.picked.connect(with_value(lambda key: self._pick(encoding=str(key))))
        self.order.picked.connect(with_value(lambda key: self._pick(order=Order(str(key)))))
        self.header.ticked.connect(with_flag(lambda on: self._pick(header=on)))
        self._hide_what_is_unknown()

    def _hide_what_is_unknown(self) -> None:
        self.fields["sheet"].hide()
        self.fields["delimiter"].hide()
        self._mark.hide()

    def _pick(self, **choice: object) -> None:
        if self._choices is None:
            return
        # Another reading of the bytes has other columns, other rows and other cells.
        anew = not {"order"} & choice.keys()
        fresh: dict[str, object] = {"fields": None} if anew else {}
        if anew and "header" not in choice:
            fresh |= {"typed": {}, "left_out": frozenset[int]()}
        if "sheet" in choice:
            fresh["header"] = None
        self.changed.emit(replace(self._choices, **{**fresh, **choice}))  # type: ignore[arg-type]

    def show_reading(self, reading: Reading) -> None:
        """Show how the list was read."""
        self._choices = reading.choices
        sheet, file = reading.raw, isinstance(reading.choices.source, Path)
        text = sheet is None or sheet.kind == "text"
        names = sheet.sheet_names if sheet else ()
        self.sheet.set_options([(name, name) for name in names])
        self.sheet.choose(sheet.sheet_name if sheet else None)
        self.fields["sheet"].setVisible(len(names) > 1)
        self.fields["delimiter"].setVisible(sheet is not None and text)
        self.fields["encoding"].setVisible(file and text)
        if sheet is not None:
            self.delimiter.choose(sheet.delimiter or None)
            self.encoding.choose(_known(sheet.encoding))
        else:
            self.encoding.choose(reading.choices.encoding)
        self.order.choose(reading.choices.order)
        self.header.setChecked(reading.columns is not None and reading.columns.header is not None)
        self._show_letters(sheet if file and text else None)

    def _show_letters(self, sheet: Sheet | None) -> None:
        language = self._context.language
        letters = unusual_letters(sheet) if sheet is not None else []
        words = ""
        if letters and "�" not in letters:
            words = language.say("{letters} read well", letters=language.listed(letters))
        self._mark.setVisible(bool(words))
        self.recognised.set_text(words)


def _known(encoding: str) -> str | None:
    """The codec as the list of choices names it."""
    plain = encoding.lower().replace("_", "-").replace("utf-8-sig", "utf-8")
    return next((code for code, _ in ENCODINGS if plain in (code, code.replace("-", ""))), None)
