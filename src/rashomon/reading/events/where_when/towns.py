"""The words of a text that name towns."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.findings import Place
from rashomon.language import Parse


def words_of_towns(parse: Parse, places: Sequence[Place]) -> frozenset[int]:
    """Indices of the words of places at which something was, but for countries, which act too."""
    return frozenset(
        token.i
        for place in places
        if place.role in ("location", "modifier")
        and (place.resolved.value is None or place.resolved.value.feature != "country")
        for token in parse.tokens_in(place.citations[0].start, place.citations[0].end)
    )
