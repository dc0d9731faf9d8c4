"""What an edit touched: the one message that every view listens to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Key = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The kinds of value that changed (by class, such as `Participant`) and their keys.

    `label` is the edit's name as the person sees it in the menu; `origin` is whatever the editor passed, so
    that a view can skip its own echo.
    """

    touched: Mapping[type, frozenset[Key]] = field(default_factory=lambda: MappingProxyType({}))
    label: str = ""
    origin: object = None

    def concern(self, *kinds: type) -> bool:
        """Whether any of these kinds of value changed."""
        return any(kind in self.touched for kind in kinds)

    def keys(self, kind: type) -> frozenset[Key]:
        """The keys of that kind that changed."""
        return self.touched.get(kind, frozenset())
