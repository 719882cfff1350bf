"""Traits: what linking looks at of one thing done, without the findings behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.comparison.where import WIDTH
from rashomon.comparison.words import Act, Phrase, singular
from rashomon.findings import PlaceCandidate


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """One thing done, as one report tells of it, in the terms of linking."""

    key: str
    """Names it: the event's id, with the target where the event has several."""
    report: str
    """The report's id."""
    type: str
    """PLOVER type."""
    lemma: str
    """The trigger's word."""
    outlet: str | None = None
    """Who published the report: whether two reports are of one outlet is looked at, never which it is."""
    published: date | None = None
    in_headline: bool = False
    denied: bool = False
    act: Act | None = None
    mode: str | None = None
    days: tuple[date, date] | None = None
    part_of_day: str = ""
    """`morning` or `later`, where the day's first or second half is told; nights can be of either."""
    place: PlaceCandidate | None = None
    place_name: str | None = None
    """The place as written, lower-cased, where it is in no gazetteer."""
    carried: bool = False
    """True where the place stands in another sentence: it may be that of another act."""
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
    came_of: str | None = None
    """Key of the act told before it that it came of, by the order of the telling."""
    one_more: bool = False
    """Set apart from what the report told before it (`in a separate attack`)."""
    near: frozenset[str] = frozenset()
    """Ids of the towns and districts that its sentence names."""
    named: frozenset[str] = frozenset()
    """Words of proper names in its sentences, besides those of doers, sides and whoever tells of it."""
    opening: Mapping[str, float] | None = None
    """Weighted words of the report's opening, where the opening tells of it."""
    main: int | None = None
    """Number of the main event that its report shares with others, where this is its telling of it."""
    words_for_it: tuple[tuple[str, Act | None], ...] = ()
    """The words for the act with their families, where a report tells of it more than once."""

    @property
    def acts(self) -> tuple[tuple[str, Act | None], ...]:
        """The words for the act, with their families."""
        return self.words_for_it or ((self.lemma, self.act),)

    @property
    def words_told(self) -> frozenset[str]:
        """Its words, plurals as one (`drones`: `drone`)."""
        return frozenset(map(singular, self.words))

    @property
    def place_told(self) -> str:
        """The name of where it happened, lower-cased; empty where none is told."""
        return self.place.name.lower() if self.place is not None else self.place_name or ""

    @property
    def kind(self) -> str:
        """Acts of one kind can tell of one event."""
        return kind_of(self.act, self.type)


TAKEN = frozenset(("detain", "abduct"))
"""Families for taking somebody away: which of them it was is what accounts differ in."""


def kind_of(act: Act | None, event_type: str) -> str:
    """Force and what came of it, or one family, or one type: acts of one kind can tell of one event."""
    if act is None:
        return "force" if event_type == "ASSAULT" else event_type
    if act.family in TAKEN:
        return "taken"
    return "force" if act.kind != "other" or act.family == "capture" else act.family


def pooled(members: Sequence[Traits]) -> Traits:
    """What one report tells of one thing done, taken together; `members` are in text order.

    One sentence gives the day, another the place, a third the victims: the narrowest day and place hold.
    """
    if len(members) == 1:
        return members[0]
    body = [one for one in members if not one.in_headline] or list(members)
    first = body[0]
    days = min((one.days for one in body if one.days), key=lambda d: (d[1] - d[0]).days, default=None)
    days = days or next((one.days for one in members if one.days), None)
    where = min(
        (one for one in members if one.place is not None or one.place_name),
        key=lambda one: WIDTH.get(one.place.feature, 0) if one.place is not None else 1,
        default=first,
    )
    return replace(
        first,
        in_headline=all(one.in_headline for one in members),
        denied=all(one.denied for one in members),
        type=Counter(one.type for one in members).most_common(1)[0][0],
        mode=next((one.mode for one in body if one.mode), None),
        days=days,
        part_of_day=_one_part({one.part_of_day for one in body if one.part_of_day}),
        place=where.place,
        place_name=where.place_name,
        carried=where.carried,
        busy=where.busy,
        undergone=tuple(dict.fromkeys(phrase for one in members for phrase in one.undergone)),
        doers=tuple(dict.fromkeys(phrase for one in members for phrase in one.doers)),
        words=frozenset().union(*(one.words for one in members)),
        numbers=frozenset().union(*(one.numbers for one in members)),
        near=frozenset().union(*(one.near for one in members)),
        named=frozenset().union(*(one.named for one in members)),
        opening=next((one.opening for one in members if one.opening is not None), None),
        words_for_it=tuple(dict.fromkeys((one.lemma, one.act) for one in members)),
    )


def _one_part(parts: set[str]) -> str:
    return parts.pop() if len(parts) == 1 else ""
