"""Spellings of one place in Ukraine, brought to the place they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rashomon.gazetteer import load
from rashomon.gazetteer.spellings import place_of_spelling

FIELDS = ("id", "variants")


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One output row for each input row; each variant is resolved by itself."""
    gazetteer = load()
    for row in rows:
        found = []
        for form in row["variants"]:
            best = place_of_spelling(form, gazetteer, country="UKR")
            if best is None:
                continue
            found.append({"form": form, "canonical": best.name, "lat": best.lat, "lon": best.lon})
        yield {"id": row["id"], "resolutions": found}
