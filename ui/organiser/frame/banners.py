"""The banners over a page: what the window has to say that does not go by itself."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from ui.widgets import Banner, column

MOST: Final = 2
"""Banners at once; an older one gives way, so that they never push the page away."""


class BannerShelf(QWidget):
    """Takes room only while it says something."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[Banner] = []
        self._place = column(8)
        self._place.setContentsMargins(24, 12, 24, 4)
        self.setLayout(self._place)
        self.hide()

    def add(self, banner: Banner) -> None:
        """Show a banner under the others; one that says the same goes."""
        for old in [b for b in self._shown if b.text() == banner.text()]:
            self._drop(old)
        banner.closed.connect(lambda: self._drop(banner))
        self._shown.append(banner)
        self._place.addWidget(banner)
        banner.show()
        self.show()
        while len(self._shown) > MOST:
            self._drop(self._shown[0])

    def texts(self) -> list[str]:
        """What the banners say, the oldest first."""
        return [banner.text() for banner in self._shown]

    def _drop(self, banner: Banner) -> None:
        self._shown.remove(banner)
        self._place.removeWidget(banner)
        banner.hide()
        banner.deleteLater()
        self.setVisible(bool(self._shown))
