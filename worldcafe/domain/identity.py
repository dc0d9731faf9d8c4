"""Identities: random, opaque, made where a thing is created."""

from __future__ import annotations

from uuid import uuid4


def new_id() -> str:
    """A new random identity: 32 hexadecimal digits of a version 4 UUID."""
    return uuid4().hex
