"""Small shared pieces of every window. The preview of PDF pages is in `ui.widgets.pdf_view`."""

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
    "Tick", "TimeField", "Toast", "ToggleSwitch", "WayIn", "ask_text", "choose", "column", "confirm", "empty",
    "error_dialogue", "fact_row", "row", "tell", "tell_error",
]  # fmt: skip
