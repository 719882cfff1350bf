"""Traits: what linking looks at of one thing done, without the findings behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rashomon.comparison.words import Act, Phrase
from rashomon.findings import PlaceCandidate


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """One thing done, as one report tells of it, in the terms of linking."""

    key: str
    """Names it: the event's id, with the target where the event has several."""
    report: str
    """The report's id: which report it is, never whose."""
    type: str
    """PLOVER type."""
    lemma: str
    """The trigger's word."""
    published: date | None = None
    in_headline: bool = False
    denied: bool = False
    act: Act | None = None
    mode: str | None = None
    days: tuple[date, date] | None = None
    place: PlaceCandidate | None = None
    place_name: str | None = None
    """The place as written, lower-cased, where it is in no gazetteer."""
    busy: bool = False
    """True where the reports at hand tell of acts at this place on many days: the place alone ties little."""
    undergone: tuple[Phrase, ...] = ()
    doers: tuple[Phrase, ...] = ()
    words: frozenset[str] = frozenset()
    numbers: frozenset[tuple[str, float]] = frozenset()
    start: int = 0
    """Where the trigger stands in its text."""
    sentence: int = -1
    """Where the trigger's sentence begins."""

    @property
    def kind(self) -> str:
        """Acts of one kind can tell of one event: force and what came of it, or one family, or one type."""
        if self.act is None:
            return self.type
        forceful = self.act.kind != "other" or self.act.family == "capture"
        return "force" if forceful else self.act.family
