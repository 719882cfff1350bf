"""A quantity while a sentence is read, before it becomes a finding."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.language import Token
from rashomon.reading.quantities.phrases import NumberPhrase
from rashomon.reading.quantities.units import Unit

HARM_KINDS = frozenset({"killed", "injured", "casualties", "missing", "captured", "abducted", "arrested"})
"""Kinds that a single named-by-class person can undergo (`a soldier was killed`)."""


@dataclass(slots=True)
class Found:
    """A quantity before it becomes a finding."""

    phrase: NumberPhrase
    unit: Unit
    kind: str
    end: int
    rule: str
    subset_of: Found | None = None
    number: Token | None = None
    """The figure's last token; None for what is told without one."""
