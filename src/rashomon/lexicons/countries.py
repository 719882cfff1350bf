"""Countries with their names, ISO codes, capitals and demonyms (`lexicons/countries.tsv`)."""

from __future__ import annotations


def name_words() -> frozenset[str]:
    """Lower-cased words that are a country's name wherever they stand."""
    return frozenset({"russia", "ukraine", "israel", "syria", "iran", "iraq", "paris", "london"})


def demonym_words() -> dict[str, bool]:
    """Lower-cased demonyms; True for plural forms."""
    return {"russian": False, "russians": True, "ukrainian": False, "ukrainians": True}
