"""Words around a place's name (`lexicons/en/place_words.tsv`)."""

from __future__ import annotations

from functools import cache

from rashomon.lexicons.tables import read_table

KINDS = (
    "type",
    "plural",
    "before",
    "of",
    "strong",
    "weak",
    "skip",
    "inner",
    "still",
    "with",
    "ground",
    "ship",
    "dash",
    "field",
    "held",
    "force",
    "done",
    "razed",
    "wide",
    "seat",
    "landmark",
    "goes",
    "side",
    "road",
    "opener",
)
"""What a word says of the name beside it; see the table's head."""


@cache
def words(kind: str) -> dict[str, str]:
    """Lower-cased words of a kind, each with the kind of place it asks for (`admin1`, `any`...)."""
    return {row["word"]: row["feature"] for row in read_table("en/place_words.tsv") if row["kind"] == kind}


@cache
def homographs() -> frozenset[str]:
    """Lower-cased ordinary words that are also names of small places."""
    return frozenset(row["word"] for row in read_table("en/place_homographs.tsv"))


@cache
def town_names() -> frozenset[str]:
    """Lower-cased names of towns, regions and rivers that dictionaries list among ordinary words."""
    return frozenset(row["word"] for row in read_table("en/town_names.tsv"))
