"""What the organiser should know before printing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from worldcafe.domain.errors import Speaker

NO_VALUES: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that the organiser should know before printing; `message` is marked for the catalogue."""

    code: str
    message: str
    values: Mapping[str, object] = field(default_factory=lambda: NO_VALUES)

    def sentence(self, speaker: Speaker) -> str:
        """The remark in the speaker's language."""
        return speaker.say(self.message, **dict(self.values))
