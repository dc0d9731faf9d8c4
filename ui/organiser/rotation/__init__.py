"""The Rotation stage: plan, see who sits where, move people and know what follows."""

from ui.organiser.rotation.page import RotationPage

__all__ = ["RotationPage"]
