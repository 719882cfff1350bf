"""Figures: how accounts of one incident differ in numbers, beside what their words and days allow."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from rashomon.comparison.facts import Facts
from rashomon.comparison.matrix import COUNTED, Said, main_number, said_of
from rashomon.comparison.model import Contrast
from rashomon.comparison.numbers import number_subtype
from rashomon.comparison.voices import same_source, source_of
from rashomon.comparison.writing import Maker
from rashomon.findings import Quantity

_TWO, _FEW_FIGURES = 2, 5
"""Figures that can hold together of which each is told beside the next; of more, the two furthest apart."""
_GROWS = re.compile(
    r"\b(?:ris(?:es|en|ing) to|rose to|climb(?:s|ed) to|updat(?:ed|ing)|new toll|previous toll|earlier toll|"
    r"toll (?:hits|mounts|reach\w*|rises|climbs)|has reached)\b",
    re.IGNORECASE,
)
Told = Mapping[str, Sequence[Facts]]


def sides_of(field: str, voices: Told) -> list[list[Said]]:
    """What accounts say of a fact, those that say the same together, in order of publication."""
    sides: dict[object, list[Said]] = defaultdict(list)
    for told in voices.values():
        said = said_of(field, told)
        if said is not None:
            sides[said.key].append(said)
    return list(sides.values())


def number_contrasts(voices: Told, maker: Maker) -> Iterator[Contrast | None]:
    """Figures that differ. Of those that can be part of one another only the two furthest apart are told.

    Of figures that can both hold each is told beside the next too, while they are few; of updates each beside
    the figure that it follows: the same source's last one, else the nearest.
    """
    for kind in COUNTED:
        widest: dict[str, tuple[float, list[Said], list[Said]]] = {}
        updates: dict[int, list[tuple[list[Said], list[Said]]]] = defaultdict(list)
        hedged: dict[int, list[Said]] = {}
        for a, b in combinations(sides_of(kind, voices), 2):
            first, second = main_number(kind, a[0].facts), main_number(kind, b[0].facts)
            if first is None or second is None or _figure(first) == _figure(second):
                continue
            subtype = number_subtype(first, second, a[0].facts.published, b[0].facts.published)
            if subtype == "disjoint" and (_one_source(a[0], b[0]) or _is_counted_on(a[0], b[0])):
                subtype = "update"
            if subtype in ("disjoint", "undated"):
                yield maker.make("QUANTITY", subtype, kind, a, b)
                continue
            if subtype == "update":
                old, new = sorted((a, b), key=_by_day_and_size)
                updates[id(new)].append((old, new))
                continue
            if subtype == "compatible_under_hedging":
                hedged |= {id(side): side for side in (a, b)}
            gap = abs(_figure(first) - _figure(second))
            if subtype not in widest or gap > widest[subtype][0]:
                widest[subtype] = (gap, a, b)
        for pairs in updates.values():
            old, new = max(pairs, key=_follows)
            yield maker.make("QUANTITY", "update", kind, old, new)
        if _TWO < len(hedged) <= _FEW_FIGURES:
            yield from _step_by_step(kind, list(hedged.values()), maker)
        for subtype, (_, a, b) in widest.items():
            yield maker.make("QUANTITY", subtype, kind, a, b)


def _by_day_and_size(side: Sequence[Said]) -> tuple[date, float]:
    return day_or_last(side[0].facts.published), _size_of(side[0])


def _step_by_step(kind: str, sides: list[list[Said]], maker: Maker) -> Iterator[Contrast | None]:
    """Figures that can hold together, each beside the next larger one with which it can."""
    ordered = sorted(sides, key=lambda side: _size_of(side[0]))
    for n, low in enumerate(ordered):
        for high in ordered[n + 1 :]:
            numbers = main_number(kind, low[0].facts), main_number(kind, high[0].facts)
            if numbers[0] is None or numbers[1] is None or _figure(numbers[0]) == _figure(numbers[1]):
                continue
            days = low[0].facts.published, high[0].facts.published
            if number_subtype(numbers[0], numbers[1], *days) == "compatible_under_hedging":
                yield maker.make("QUANTITY", "compatible_under_hedging", kind, low, high)
                break


def _follows(pair: tuple[list[Said], list[Said]]) -> tuple[bool, str, float]:
    """Which earlier figure a later one follows: the same source's, the last published, the highest."""
    old, new = pair
    one, other = source_of(old[0].facts), source_of(new[0].facts)
    same = not one.is_own and same_source(one, other)
    return same, str(old[0].facts.published), _size_of(old[0])


def _one_source(a: Said, b: Said) -> bool:
    """True where both figures stand on one source's word: it has counted again."""
    one, other = source_of(a.facts), source_of(b.facts)
    return not one.is_own and same_source(one, other)


def _is_counted_on(a: Said, b: Said) -> bool:
    """True where the account of the higher figure says that the toll has grown (`rises to`, `a new toll`)."""
    more = max(a, b, key=_size_of)
    text, headline = more.facts.report.text, more.facts.report.headline
    spans = [(0, headline.end)] if headline is not None else []
    spans += [more.facts.index.sentence(citation.start) for citation in more.citations]
    return any(_GROWS.search(text, *span) for span in spans)


def _size_of(said: Said) -> float:
    return next((_figure(q) for q in said.facts.quantities if q.citations == said.citations), 0.0)


def _figure(number: Quantity) -> float:
    return number.best or number.low or number.high or 0.0


def day_or_last(day: date | None) -> date:
    """A day; one that is not known comes after all others."""
    return day or date.max
