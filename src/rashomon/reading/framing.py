"""How it is told: wordings that have plainer or mirrored ones, as candidates."""

from __future__ import annotations

from rashomon.findings import Event, Frame
from rashomon.language import Parse


def read_frames(parse: Parse, events: list[Event]) -> list[Frame]:
    """Wordings of acts with their neutral gloss, in text order."""
    return []
