"""How many: numbers with their bounds, units and what they count."""

from __future__ import annotations

from rashomon.findings import Quantity, Time
from rashomon.language import Parse


def read_quantities(parse: Parse, times: list[Time]) -> list[Quantity]:
    """All quantities of a parse, in text order; numbers inside time expressions are never counts."""
    return []
