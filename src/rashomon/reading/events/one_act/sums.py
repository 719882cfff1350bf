"""Sums of several acts, taken off one act's row: `12 died in Vesk, five in Brask. In all, 17 were killed`.

A figure is a sum where a sentence that gives it says so and it is what a row's own figure makes with those of
other rows. A total of one act (`In all, 12 died in the attack`) stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from rashomon.findings import Event, Quantity
from rashomon.language import Parse

_KINDS = ("killed", "injured", "arrested", "destroyed", "displaced")
_SUM = re.compile(
    r"\b(?:in all|altogether|overall|in total|a total of|across|combined|together|"
    r"(?:both|two|three|four|five|six|several|separate) (?:\w+ )?"
    r"(?:attacks|strikes|incidents|raids|blasts|bombings|shootings|clashes|explosions|assaults|ambushes))\b",
    re.IGNORECASE,
)
_MOST = 4
"""So many other rows at most make a sum with one: of more, some would by chance."""


def without_sums(rows: Sequence[Event], quantities: Iterable[Quantity], parse: Parse) -> list[Event]:
    """The rows without figures that are the sum of theirs and of other rows'."""
    by_id = {quantity.id: quantity for quantity in quantities}
    summed: set[tuple[str, float | None]] = {
        (number.kind, number.best)
        for number in by_id.values()
        if number.kind in _KINDS and number.best and _SUM.search(_sentence(number, parse))
    }
    if not summed:
        return list(rows)
    told = {row.id: _figures(row, by_id) for row in rows}
    return [_without(row, told, by_id, summed) for row in rows]


def _sentence(number: Quantity, parse: Parse) -> str:
    own = parse.sentence_at(number.citations[0].start)
    return parse.text[own.start : own.end]


def _figures(row: Event, by_id: Mapping[str, Quantity]) -> dict[str, set[float]]:
    """The figures of a row by kind, without parts of others."""
    found: dict[str, set[float]] = {}
    for stated in row.quantities:
        number = by_id.get(stated.value or "")
        if number is not None and number.best and number.subset_of is None and row.aux.actual:
            found.setdefault(number.kind, set()).add(number.best)
    return found


def _without(
    row: Event,
    told: Mapping[str, Mapping[str, set[float]]],
    by_id: Mapping[str, Quantity],
    summed: set[tuple[str, float | None]],
) -> Event:
    sums = set()
    for kind, figures in told[row.id].items():
        others = [max(more[kind]) for other, more in told.items() if other != row.id and kind in more]
        for figure in figures:
            if (kind, figure) in summed and _makes(figure, figures - {figure}, others):
                sums.add((kind, figure))
    if not sums:
        return row
    left = [
        stated
        for stated in row.quantities
        if (number := by_id.get(stated.value or "")) is None or (number.kind, number.best) not in sums
    ]
    return row.model_copy(update={"quantities": tuple(left)})


def _makes(figure: float, own: Iterable[float], others: Sequence[float]) -> bool:
    """True where one of a row's own figures and some of other rows' make the figure."""
    return any(
        one + sum(chosen) == figure
        for one in own
        for count in range(1, min(_MOST, len(others)) + 1)
        for chosen in combinations(others[:12], count)
    )
