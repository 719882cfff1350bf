"""A word of a headline as the engine's first look tagged it, by which headlines are shown anew."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seen:
    """A word of a headline as a first look tagged it."""

    text: str
    """The word that the engine saw."""
    tag: str
    """Penn tag."""
    dep: str
    """Dependency label."""
    is_name: bool
    """Hidden by the name mask."""
    has_object: bool = False
    """A clause or object hangs on it."""
    has_helper: bool = False
    """An auxiliary hangs on it."""
