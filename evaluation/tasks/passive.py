"""Passive: does a sentence hold a passive verb?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rashomon.language import Engine
from rashomon.reading.passives import Passive, passives
from rashomon.report import Report

FIELDS = ("id", "sentence")


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One answer for each sentence."""
    engine = Engine(encoder=False)
    parses = engine.parse_many([Report.from_text(row["sentence"]) for row in rows])
    for row, parse in zip(rows, parses, strict=True):
        yield {"id": row["id"], "passive": any(_counts(found) for found in passives(parse.tokens))}


def _counts(found: Passive) -> bool:
    """Participles that only modify a noun (`a game played at night`) are not counted as passive sentences."""
    return found.form != "reduced" or found.verb.dep == "advcl" or found.verb.child("agent") is not None
