"""Krippendorff's alpha: how far several coders agree, beyond what chance alone would give.

Any number of coders, any of whom may have left units out. For each unit the values are paired with one
another; the disagreement seen in the pairs is divided by the disagreement of values paired at random:
`alpha = 1 - seen / expected`. A unit with one value pairs with nothing and does not count.

>>> krippendorff_alpha([["a", "a"], ["b", "b"], ["a", "b"], ["b", "b"]])
0.533...
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import Literal, NamedTuple

Level = Literal["nominal", "interval"]
"""Values that are the same or not; numbers whose distance counts, squared."""


class AlphaResult(NamedTuple):
    """Alpha, and what it rests on."""

    alpha: float | None
    """None when nothing can be paired, or all values are the same: then chance would agree as well."""
    units: int
    """Units with at least two values."""
    values: int
    """Values in those units."""


def krippendorff_alpha(units: Iterable[Sequence[Hashable]], *, level: Level = "nominal") -> float | None:
    """Alpha of the values that coders gave to each unit; `interval` takes numbers. None: cannot be told."""
    return alpha_of(units, level=level).alpha


def alpha_of(units: Iterable[Sequence[Hashable]], *, level: Level = "nominal") -> AlphaResult:
    """Alpha with the number of units and values that it rests on."""
    paired = [list(values) for values in units if len(values) > 1]
    total = sum(len(values) for values in paired)
    if not paired:
        return AlphaResult(None, 0, 0)
    seen = sum(_differences(Counter(values), level) / (len(values) - 1) for values in paired)
    expected = _differences(Counter(value for values in paired for value in values), level)
    if expected == 0:
        return AlphaResult(None, len(paired), total)
    return AlphaResult(1 - (total - 1) * seen / expected, len(paired), total)


def _differences(counts: Counter[Hashable], level: Level) -> float:
    """The summed difference over all ordered pairs of values, without pairing a value with itself."""
    total = sum(counts.values())
    if level == "nominal":
        return float(total * total - sum(count * count for count in counts.values()))
    # The sum of (x - y)^2 over ordered pairs is 2 n sum x^2 - 2 (sum x)^2: no pair need be looked at.
    numbers = [(float(value), count) for value, count in counts.items()]  # type: ignore[arg-type]
    mean = sum(value * count for value, count in numbers) / total
    return 2 * total * sum(count * (value - mean) ** 2 for value, count in numbers)
