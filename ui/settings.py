"""The preferences: theme and language of the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.house import House
from ui.theme import Choice
from ui.widgets import ComboBox, Dialogue, FormField
from worldcafe.language import available, language


def show_preferences(context: Context, parent: QWidget, house: House | None) -> None:
    """Ask for theme and language; the theme changes at once, the language at Done."""
    dialogue = Settings(context, parent)
    if dialogue.exec() and house is not None and dialogue.code != context.preferences.screen_language():
        house.speak(dialogue.code)
    dialogue.deleteLater()


class Settings(Dialogue):
    """Theme and language; `code` is the language chosen, None for the system's."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        say, say_in = context.language.say, context.language.say_in
        super().__init__(context, parent, say("Preferences"), say("For every café on this computer."))
        self.theme_box = ComboBox(
            [("system", say("As the system")), ("light", say("Light")), ("dark", say("Dark"))],
            name=say_in("light or dark", "Theme"),
        )
        self.theme_box.choose(context.theme.choice.value)
        self.theme_box.picked.connect(self._choose_theme)
        names = [(code, own_name(code)) for code in available()]
        self.language_box = ComboBox(
            [(None, say("As the system")), *names], name=say("Language of the screen")
        )
        self.language_box.choose(context.preferences.screen_language())
        self.body.addWidget(FormField(context, say_in("light or dark", "Theme"), self.theme_box))
        self.body.addWidget(
            FormField(
                context,
                say("Language of the screen"),
                self.language_box,
                help_text=say(
                    "Each café has a language of its own for its papers; it is set on its first page."
                ),
            )
        )
        self.add_button(say("Done"), kind="primary", closes="accept")

    @property
    def code(self) -> str | None:
        """The code of the language that is chosen; None for the system's."""
        key = self.language_box.key()
        return key if isinstance(key, str) else None

    def _choose_theme(self, key: object) -> None:
        choice = Choice(str(key))
        self.context.theme.choose(choice)
        self.context.preferences.set_theme(choice.value)


def own_name(code: str) -> str:
    """A language's name in that language."""
    return language(code).own_name()
