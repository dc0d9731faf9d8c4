"""Small shared pieces of every window. The preview of PDF pages is in `ui.widgets.pdf_view`.

A module is read when a piece of it is first asked for: the first window needs few of them, and has no time for more.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from ui.widgets.boxes import Card, FlowBox, FlowLayout, Page, Rule, Scroll, column, row
    from ui.widgets.buttons import Button, IconButton, MenuButton
    from ui.widgets.choices import Chip, ChipRow, SegmentedSwitch, Tabs, ToggleSwitch
    from ui.widgets.dialogue import Dialogue, ask_text, choose, confirm, error_dialogue, tell, tell_error
    from ui.widgets.fields import (
        ComboBox,
        DateField,
        FormField,
        LineEdit,
        NumberField,
        SearchField,
        TextArea,
        Tick,
        TimeField,
        Typed,
    )
    from ui.widgets.figures import Bar, BarChart, BigNumber, Meter
    from ui.widgets.header import PageHeader
    from ui.widgets.heat_map import HeatMap
    from ui.widgets.inspector import Inspector, empty, fact_row
    from ui.widgets.marks import Badge, KeyCap, KindMark, StarMark, StateMark, TableTab
    from ui.widgets.notices import Banner, EmptyState, Example, Picture, TablesFigure, Toast, WayIn
    from ui.widgets.progress_strip import ProgressStrip
    from ui.widgets.rail import Rail, RailItem
    from ui.widgets.words import ElidedLabel, Label, Prose, Run

__all__ = [
    "Badge", "Banner", "Bar", "BarChart", "BigNumber", "Button", "Card", "Chip", "ChipRow", "ComboBox", "DateField",
    "Dialogue", "ElidedLabel", "EmptyState", "Example", "FlowBox", "FlowLayout", "FormField", "HeatMap",
    "IconButton", "Inspector", "KeyCap", "KindMark", "Label", "LineEdit", "MenuButton", "Meter", "NumberField",
    "Page", "PageHeader", "Picture", "ProgressStrip", "Prose", "Rail", "RailItem", "Rule", "Run", "Scroll",
    "SearchField", "SegmentedSwitch", "StarMark", "StateMark", "TableTab", "TablesFigure", "Tabs", "TextArea",
    "Tick", "TimeField", "Toast", "ToggleSwitch", "Typed", "WayIn", "ask_text", "choose", "column", "confirm", "empty",
    "error_dialogue", "fact_row", "row", "tell", "tell_error",
]  # fmt: skip

_HOMES: Final = {
    "boxes": ("Card", "FlowBox", "FlowLayout", "Page", "Rule", "Scroll", "column", "row"),
    "buttons": ("Button", "IconButton", "MenuButton"),
    "choices": ("Chip", "ChipRow", "SegmentedSwitch", "Tabs", "ToggleSwitch"),
    "dialogue": ("Dialogue", "ask_text", "choose", "confirm", "error_dialogue", "tell", "tell_error"),
    "fields": (
        "ComboBox",
        "DateField",
        "FormField",
        "LineEdit",
        "NumberField",
        "SearchField",
        "TextArea",
        "Tick",
        "TimeField",
        "Typed",
    ),
    "figures": ("Bar", "BarChart", "BigNumber", "Meter"),
    "header": ("PageHeader",),
    "heat_map": ("HeatMap",),
    "inspector": ("Inspector", "empty", "fact_row"),
    "marks": ("Badge", "KeyCap", "KindMark", "StarMark", "StateMark", "TableTab"),
    "notices": ("Banner", "EmptyState", "Example", "Picture", "TablesFigure", "Toast", "WayIn"),
    "progress_strip": ("ProgressStrip",),
    "rail": ("Rail", "RailItem"),
    "words": ("ElidedLabel", "Label", "Prose", "Run"),
}
"""Which module each piece comes from."""

_HOME_OF: Final = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """The piece of that name, from its module."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    piece = getattr(import_module(f"ui.widgets.{_HOME_OF[name]}"), name)
    globals()[name] = piece
    return piece
