"""The language of the screen: the person's choice, else the system's if the program speaks it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from worldcafe.language import SOURCE, Language, available, language


def chosen(code: str | None, system: Sequence[str] | None = None) -> Language:
    """The language of `code`, else the first of the system's that there is a catalogue for, else English.

    `system` are codes such as ``it-IT``, dearest first; by default what Qt says.
    """
    spoken = available()
    wanted = [code] if code else list(system if system is not None else QLocale.system().uiLanguages())
    for tag in wanted:
        name = tag.replace("-", "_")
        for candidate in (name, name.split("_")[0]):
            if candidate in spoken:
                return language(candidate)
        regional = [c for c in spoken if c.split("_")[0] == name.split("_")[0]]
        if regional:
            return language(regional[0])
    return language(SOURCE)


def speak_qt(app: QApplication, words: Language) -> QTranslator:
    """Let Qt's own words and the order of dates in its fields follow; keep what is returned, Qt does not."""
    locale = QLocale("en_GB" if words.code == SOURCE else words.code)
    QLocale.setDefault(locale)
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.code != SOURCE and translator.load(locale, "qtbase", "_", folder):
        app.installTranslator(translator)
    return translator
