"""Kinds of names, from the surest to the least sure."""

from __future__ import annotations

LANGUAGES = ("armenian", "azerbaijani", "serbian", "albanian", "turkish", "kurdish", "arabic", "hebrew")
"""Languages after which our table labels the forms of a place's name, the gazetteer's own name included."""

KINDS = (
    *LANGUAGES,
    "canonical",
    "bare",  # an area's name without its type word: `Kursk` for the oblast
    "former",
    "shared",  # the Ukrainian and the Russian romanisation alike
    "ukrainian",
    "russian",
    "alternate",
    "code",  # a postal or ISO code: `LA`
)
"""Kinds of names; an index entry stores the position in this list."""

KIND_CODES = {kind: code for code, kind in enumerate(KINDS)}
