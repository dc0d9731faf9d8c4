"""The style rules of every control, with ``@names`` for colours and ``$names`` for drawings.

Rules are rewritten with literal colours for each palette, because ``palette(role)`` in an application style sheet
does not follow a change of palette. A rule takes Fusion's focus frame away, so every class that can have the focus
says how it shows it; every colour has its disabled twin.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ui.theme.palette import Palette

_GROUND: Final = """
QWidget { outline: none; }
QMainWindow, QDialog, Page { background: @paper; }
QToolTip { background: @surface; color: @ink; border: 1px solid @edge; padding: 5px 8px; font-size: 13px; }
QStatusBar { background: @paper; color: @muted; border-top: 1px solid @line; font-size: 13px; }
QStatusBar::item { border: none; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; } QSplitter::handle:vertical { height: 1px; }
Card, Inspector, FormBox { background: @surface; }
Card { border: 1px solid @line; border-radius: 8px; }
Card[sunk="true"] { background: @sunk; border: none; }
Card[tone="tint"] { background: @tint; border-color: @tint_line; }
Card[tone="warning"] { background: @warning_bg; border-color: @warning_line; }
Card[tone="error"] { background: @error_bg; border-color: @error_line; }
Card[dashed="true"] { background: transparent; border: 1px dashed @edge; }
Inspector { border: none; border-left: 1px solid @line; }
Card[inside="true"] { border: none; border-radius: 0; }
Rule { background: @line; border: none; }
"""

_WORDS: Final = """
QLabel { color: @ink; background: transparent; }
Label[tone="ink2"] { color: @ink2; } Label[tone="muted"] { color: @muted; }
Label[tone="accent"] { color: @accent; } Label[tone="warning"] { color: @warning; }
Label[tone="error"] { color: @error; } Label[tone="success"] { color: @success; }
Label[tone="edge"] { color: @edge; }
QLabel:disabled, Label:disabled { color: @disabled; }
"""

_BUTTONS: Final = """
QPushButton { background: @surface; color: @ink; border: 1px solid @line2; border-radius: 8px; padding: 0 14px;
  min-height: 32px; font-size: 14px; font-weight: 600; }
QPushButton:hover { background: @sunk; border-color: @edge; }
QPushButton:pressed { background: @line; }
QPushButton:checked { background: @tint; color: @accent; border-color: @tint_line; }
QPushButton:focus { border: 2px solid @accent; padding: 0 13px; min-height: 30px; }
QPushButton:disabled { background: transparent; color: @disabled; border-color: @line; }
QPushButton::menu-indicator { image: url($chevron-down); width: 14px; height: 14px; right: 8px;
  subcontrol-origin: padding; subcontrol-position: center right; }
QPushButton[kind="primary"] { background: @accent; color: @on_accent; border: 1px solid @accent; }
QPushButton[kind="primary"]:hover { background: @accent_hover; border-color: @accent_hover; }
QPushButton[kind="primary"]:pressed { background: @accent_pressed; }
QPushButton[kind="primary"]:focus { border: 2px solid @ink; }
QPushButton[kind="primary"]:disabled { background: @line; color: @disabled; border-color: @line; }
QPushButton[kind="danger"] { color: @error; border-color: @error_line; }
QPushButton[kind="danger"]:hover { background: @error_bg; }
QPushButton[kind="danger"]:focus { border: 2px solid @error; }
QPushButton[kind="danger"]:disabled { color: @disabled; border-color: @line; }
QPushButton[extent="small"] { border-radius: 6px; padding: 0 10px; min-height: 26px; font-size: 13px; }
QPushButton[extent="small"]:focus { padding: 0 9px; min-height: 24px; }
QPushButton[extent="touch"] { min-height: 46px; font-size: 15px; padding: 0 18px; }
QPushButton[extent="touch"]:focus { min-height: 44px; padding: 0 17px; }
QPushButton[kind="link"], QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent;
  padding: 0 1px; min-height: 24px; border-radius: 6px; }
QPushButton[kind="link"] { color: @accent; }
QPushButton[kind="link"]:hover { color: @accent_hover; background: @tint; }
QPushButton[kind="quiet"]:hover { background: @sunk; }
QPushButton[kind="quiet"]:checked { background: @tint; }
QPushButton[kind="link"]:focus, QPushButton[kind="quiet"]:focus { border: 2px solid @accent; padding: 0;
  min-height: 22px; }
QPushButton[kind="link"]:disabled, QPushButton[kind="quiet"]:disabled { color: @disabled; }
QPushButton[kind="quiet"][extent="icon"] { padding: 0; min-width: 28px; max-width: 28px; min-height: 28px;
  max-height: 28px; }
QPushButton[kind="quiet"][extent="icon"]:focus { padding: 0; min-width: 26px; max-width: 26px; min-height: 26px;
  max-height: 26px; }
QToolButton { background: transparent; color: @ink; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: @sunk; } QToolButton:checked { background: @tint; color: @accent; }
QToolButton:focus { border: 2px solid @accent; padding: 3px; }
QToolButton:disabled { color: @disabled; }
"""

_FIELDS: Final = """
QLineEdit, QAbstractSpinBox, QComboBox, QTextEdit, QPlainTextEdit { background: @surface; color: @ink;
  border: 1px solid @line2; border-radius: 8px; selection-background-color: @accent;
  selection-color: @on_accent; font-size: 14px; placeholder-text-color: @muted; }
QLineEdit { padding: 0 10px; min-height: 32px; }
QAbstractSpinBox { padding: 0 28px 0 2px; min-height: 32px; max-height: 32px; }
QComboBox { padding: 0 28px 0 10px; min-height: 32px; }
QDateEdit { padding: 0 28px 0 10px; }
QTextEdit, QPlainTextEdit { padding: 6px 8px; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover, QTextEdit:hover, QPlainTextEdit:hover {
  border-color: @edge; }
QLineEdit:focus { border: 2px solid @accent; padding: 0 9px; min-height: 30px; }
QLineEdit[extent="small"] { min-height: 26px; border-radius: 6px; font-size: 13px; }
QLineEdit[extent="small"]:focus { min-height: 24px; }
QLineEdit[ground="inline"] { background: transparent; border: 1px solid transparent; border-radius: 6px;
  padding: 0 6px; min-height: 22px; }
QLineEdit[ground="inline"][strong="true"] { font-weight: 600; }
QLineEdit[ground="inline"]:hover { border-color: @line2; }
QLineEdit[ground="inline"]:focus { background: @surface; border: 2px solid @accent; padding: 0 5px;
  min-height: 20px; }
QLineEdit[ground="inline"]:disabled, QLineEdit[ground="inline"]:read-only { color: @ink; background: transparent;
  border-color: transparent; }
QPlainTextEdit[ground="inline"] { background: transparent; border: 1px solid transparent; border-radius: 6px;
  padding: 2px 8px; }
QPlainTextEdit[ground="inline"][serif="true"] { font-family: "Source Serif 4"; font-style: italic; }
QPlainTextEdit[ground="inline"]:hover { border-color: @line2; }
QPlainTextEdit[ground="inline"]:focus { background: @surface; border: 2px solid @accent; padding: 1px 7px; }
QAbstractSpinBox:focus { border: 2px solid @accent; padding: 0 27px 0 1px; min-height: 30px;
  max-height: 30px; }
QComboBox:focus, QComboBox:on { border: 2px solid @accent; padding: 0 27px 0 9px; min-height: 30px; }
QDateEdit:focus { padding: 0 27px 0 9px; }
QTextEdit:focus, QPlainTextEdit:focus { border: 2px solid @accent; padding: 5px 7px; }
QLineEdit[wrong="true"], QAbstractSpinBox[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {
  border-color: @error; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled, QTextEdit:disabled, QPlainTextEdit:disabled {
  background: transparent; color: @disabled; border-color: @line; }
QLineEdit:read-only { background: @paper; }
QPlainTextEdit[extent="entry"] { font-size: 18px; }
QTextEdit[ground="none"], QPlainTextEdit[ground="none"], QLineEdit[ground="none"] { border: none;
  background: transparent; padding: 0; }
QTextEdit[ground="none"]:focus, QPlainTextEdit[ground="none"]:focus, QLineEdit[ground="none"]:focus { border: none;
  padding: 0; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { background: transparent; border: none; padding: 0; min-height: 0;
  border-radius: 0; }
SearchField { padding: 0 2px; } SearchField:focus { padding: 0 1px; }
QAbstractItemView QLineEdit { border: 2px solid @accent; border-radius: 4px; padding: 0 6px; min-height: 0; }
QAbstractItemView QComboBox, QAbstractItemView QAbstractSpinBox { min-height: 0; border-radius: 4px; }
QAbstractItemView QAbstractSpinBox, QCalendarWidget QSpinBox { max-height: 999px; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QTimeEdit::up-button, QDateTimeEdit::up-button,
QAbstractSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right; width: 26px; height: 16px;
  border: none; background: transparent; margin: 1px 1px 0 0; border-top-right-radius: 7px; }
QSpinBox::down-button, QDoubleSpinBox::down-button, QTimeEdit::down-button, QDateTimeEdit::down-button,
QAbstractSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right; width: 26px;
  height: 16px; border: none; background: transparent; margin: 0 1px 1px 0; border-bottom-right-radius: 7px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: @sunk; }
QAbstractSpinBox::up-arrow { image: url($chevron-up); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url($chevron-down); width: 12px; height: 12px; }
QAbstractSpinBox::up-arrow:disabled, QAbstractSpinBox::up-arrow:off { image: url($chevron-up-off); }
QAbstractSpinBox::down-arrow:disabled, QAbstractSpinBox::down-arrow:off { image: url($chevron-down-off); }
QComboBox::drop-down, QDateEdit::drop-down, QDateTimeEdit::drop-down { subcontrol-origin: border;
  subcontrol-position: center right; width: 28px; border: none; background: transparent; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url($chevron-down); width: 14px; height: 14px; }
QComboBox::down-arrow:disabled, QDateEdit::down-arrow:disabled { image: url($chevron-down-off); }
QComboBox[extent="small"] { min-height: 26px; border-radius: 6px; font-size: 13px; padding: 0 26px 0 9px; }
QComboBox[extent="small"]:focus, QComboBox[extent="small"]:on { min-height: 24px; padding: 0 25px 0 8px; }
QComboBox[chosen="true"] { background: @tint; color: @accent; border-color: @tint_line; font-weight: 600; }
QComboBox QAbstractItemView { background: @surface; color: @ink; border: 1px solid @edge; padding: 4px;
  selection-background-color: @tint; selection-color: @ink; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; border-radius: 6px; }
QComboBox QAbstractItemView::item:focus { border: none; padding: 0 8px; }
QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover { background: @tint;
  color: @ink; }
"""

_CHOICES: Final = """
QCheckBox, QRadioButton { color: @ink; spacing: 10px; min-height: 26px; background: transparent; font-size: 14px;
  border: 1px solid transparent; border-radius: 6px; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QCheckBox::indicator, QAbstractItemView::indicator, QGroupBox::indicator { width: 14px; height: 14px;
  border: 1px solid @edge; border-radius: 4px; background: @surface; }
QCheckBox::indicator:hover, QAbstractItemView::indicator:hover { border-color: @ink2; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QGroupBox::indicator:checked {
  background: @accent; border-color: @accent; image: url($tick); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate { background: @accent;
  border-color: @accent; image: url($dash); }
QCheckBox::indicator:disabled { border-color: @line2; background: transparent; }
QCheckBox::indicator:checked:disabled { background: @line2; border-color: @line2; image: url($tick-off); }
QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid @edge; border-radius: 9px;
  background: @surface; }
QRadioButton::indicator:hover { border-color: @ink2; }
QRadioButton::indicator:checked { border-color: @accent; image: url($dot); }
QRadioButton::indicator:disabled { border-color: @line2; background: transparent; }
QRadioButton::indicator:checked:disabled { image: url($dot-off); }
QCheckBox::indicator:focus { border: 2px solid @ink; width: 12px; height: 12px; }
QRadioButton::indicator:focus { border: 2px solid @ink; width: 14px; height: 14px; }
QGroupBox { border: none; margin-top: 22px; font-weight: 600; color: @ink; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; color: @ink; }
QSlider { min-height: 24px; background: transparent; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @line; margin: 0 2px; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; margin: 0 2px; }
QSlider::handle:horizontal { background: @surface; border: 2px solid @accent; width: 14px; height: 14px;
  margin: -7px -2px; border-radius: 9px; }
QSlider::handle:horizontal:hover { background: @tint; }
QSlider::handle:horizontal:focus { background: @accent; border-color: @ink; }
QSlider::sub-page:horizontal:disabled { background: @line2; }
QSlider::handle:horizontal:disabled { border-color: @line2; background: @paper; }
QProgressBar { background: @line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px;
  color: transparent; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QProgressBar::chunk:disabled { background: @line2; }
"""

_LISTS: Final = """
QAbstractItemView { background: @surface; color: @ink; border: none; selection-background-color: @tint;
  selection-color: @ink; alternate-background-color: @surface; font-size: 14px; }
QTableView { gridline-color: @line; }
QTableView::item { border: none; border-bottom: 1px solid @line; padding: 0 8px; }
QTableView::item:hover, QListView::item:hover, QTreeView::item:hover { background: @paper; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected { background: @tint; color: @ink; }
QTableView::item:focus { border: 2px solid @accent; border-radius: 4px; padding: 0 6px; }
QListView::item, QTreeView::item { min-height: 32px; padding: 0 8px; border: none; }
QListView::item:focus, QTreeView::item:focus { border: 2px solid @accent; border-radius: 6px; padding: 0 6px; }
QAbstractItemView:disabled { color: @disabled; }
QHeaderView { background: @paper; border: none; }
QHeaderView::section { background: @paper; color: @muted; font-size: 12px; font-weight: 500; border: none;
  border-bottom: 1px solid @line; padding: 0 11px; min-height: 31px; }
QHeaderView::section:hover { color: @ink; }
QHeaderView::section:vertical { border-bottom: 1px solid @line; padding: 0 6px; }
QHeaderView::up-arrow { image: url($chevron-up); width: 12px; height: 12px; subcontrol-origin: padding;
  subcontrol-position: center right; right: 4px; }
QHeaderView::down-arrow { image: url($chevron-down); width: 12px; height: 12px; subcontrol-origin: padding;
  subcontrol-position: center right; right: 4px; }
QTableCornerButton::section { background: @paper; border: none; border-bottom: 1px solid @line; }
QTreeView::branch { background: transparent; }
QTreeView::branch:closed:has-children { image: url($chevron-right); }
QTreeView::branch:open:has-children { image: url($chevron-down); }
QTabWidget::pane { border: none; border-top: 1px solid @line; top: -1px; }
QTabWidget::tab-bar { left: 12px; }
QTabBar { background: transparent; border: none; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted; font-size: 14px; padding: 0 12px; min-height: 36px;
  border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @ink; }
QTabBar::tab:selected { color: @ink; font-weight: 600; border-bottom-color: @accent; }
QTabBar::tab:focus { background: @tint; }
QTabBar::tab:disabled { color: @disabled; }
QScrollArea, QAbstractScrollArea { border: none; }
QScrollArea { background: transparent; }
QScrollArea > QWidget > QWidget#ground { background: transparent; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; } QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @line2; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; } QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
"""

_MENUS: Final = """
QMenuBar { background: @paper; color: @ink; border-bottom: 1px solid @line; padding: 2px 8px; font-size: 14px; }
QMenuBar::item { background: transparent; padding: 6px 10px; border-radius: 6px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @sunk; }
QMenuBar::item:disabled { color: @disabled; }
QMenu { background: @surface; color: @ink; border: 1px solid @edge; padding: 5px; font-size: 14px; }
QMenu::item { padding: 6px 28px 6px 30px; border-radius: 6px; min-width: 120px; }
QMenu::item:selected { background: @tint; color: @ink; }
QMenu::item:disabled { color: @disabled; background: transparent; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @line; margin: 5px 8px; }
QMenu::indicator { width: 14px; height: 14px; left: 8px; }
QMenu::indicator:checked { image: url($tick-menu); }
QMenu::right-arrow { image: url($chevron-right); width: 14px; height: 14px; right: 6px; }
QCalendarWidget QWidget { background: @surface; color: @ink; alternate-background-color: @surface; }
QCalendarWidget QTableView { font-size: 13px; border-top: 1px solid @line; }
QCalendarWidget QTableView::item { padding: 0; border: none; }
QCalendarWidget QTableView::item:selected { background: @accent; color: @on_accent; border-radius: 6px; }
QCalendarWidget QTableView:disabled { color: @disabled; }
QCalendarWidget QToolButton { color: @ink; font-weight: 600; padding: 4px 8px; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: url($chevron-left); }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: url($chevron-right); }
QCalendarWidget QSpinBox { min-height: 24px; }
"""

RULES: Final = _GROUND + _WORDS + _LISTS + _BUTTONS + _FIELDS + _CHOICES + _MENUS


def style_sheet(palette: Palette, marks: Mapping[str, str]) -> str:
    """The style sheet of a palette; `marks` are the paths of the drawings by name (see `ui.theme.marks`)."""
    drawn = re.sub(r"\$([a-z-]+)", lambda found: f'"{marks[found[1]]}"', RULES)
    return re.sub(r"@([a-z0-9_]+)", lambda found: palette.hex(found[1]), drawn)
