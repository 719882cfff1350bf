"""One act as a clause tells it, before its words are tied to findings: what the whole layer works on."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.language import Token
from rashomon.reading.events.words.triggers import Trigger


@dataclass(slots=True, eq=False)
class Draft:
    """One act of one clause, with the head words of who and what stands in its roles."""

    trigger: Trigger
    doers: list[Token] = field(default_factory=list)
    undergoers: list[Token] = field(default_factory=list)
    instruments: list[Token] = field(default_factory=list)
    clause: list[Token] = field(default_factory=list)
    """Tokens of its clause, in text order: where its place, time and numbers are looked for."""
    mode: str | None = None
    more: list[Trigger] = field(default_factory=list)
    """Further triggers of the same act."""
