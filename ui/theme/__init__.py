"""The look: paper, ink and one accent. Colours, sizes, fonts and the rules that give them to Qt."""

from ui.theme.palette import DARK, LIGHT, Palette, contrast
from ui.theme.scale import font
from ui.theme.theme import Choice, Theme

__all__ = ["DARK", "LIGHT", "Choice", "Palette", "Theme", "contrast", "font"]
