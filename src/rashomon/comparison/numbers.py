"""How two accounts' figures of one kind stand to each other."""

from __future__ import annotations

import math
from datetime import date

from rashomon.findings import Quantity

_ARMED = frozenset(("military", "fighters"))
"""Sorts of people that two accounts can call the same dead by: `soldiers`, `pro-government fighters`."""


def number_subtype(a: Quantity, b: Quantity, day_a: date | None, day_b: date | None) -> str:
    """`disjoint` only when other victims, a subset, a hedge and an update over time are ruled out.

    `day_a` and `day_b` are the reports' days of publication; without them an update cannot be ruled out, and
    figures that differ are `undated`.
    """
    if a.who != b.who and None not in (a.who, b.who) and not {a.who, b.who} <= _ARMED:
        return "other_victims"
    low_a, high_a, low_b, high_b = *_bounds(a), *_bounds(b)
    if low_a <= high_b and low_b <= high_a:
        return "compatible_under_hedging"
    if a.who != b.who:
        # `three children` can be part of an undivided `four`, and not of an undivided `two`.
        part, whole = (low_a, high_b) if a.who else (low_b, high_a)
        if part < whole:
            return "subset"
    if day_a is None or day_b is None:
        return "undated"
    if day_a != day_b:
        earlier, later = (high_a, low_b) if day_a < day_b else (high_b, low_a)
        if later > earlier:
            return "update"
    return "disjoint"


def _bounds(quantity: Quantity) -> tuple[float, float]:
    best = quantity.best
    if quantity.bound == "approx" and best is not None:
        # `about 50` allows a tenth either way, as the field's scorers do.
        given = [one for one in (quantity.low, quantity.high) if one is not None]
        return min([best * 0.9, *given]), max([best * 1.1, *given])
    low = quantity.low if quantity.low is not None else 0.0
    high = quantity.high if quantity.high is not None else math.inf
    return low, high
