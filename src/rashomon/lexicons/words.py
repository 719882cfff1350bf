"""Words of the field: what our tables of acts, participants and counted things are made of."""

from __future__ import annotations

from functools import cache

from rashomon.lexicons.tables import read_table

_TABLES = {
    "en/agents.tsv": "term",
    "en/events.tsv": "words",
    "en/quantity_nouns.tsv": "form",
    "en/quantity_verbs.tsv": "word",
    "en/source_nouns.tsv": "lemma",
}
"""Tables of ordinary words, with the column that holds them."""

_THINGS = frozenset(("INSTRUMENT", "WEAPON"))
"""Classes of weapons, whose words open headlines (`Landmine maims two`)."""


@cache
def field_words() -> frozenset[str]:
    """Lower-cased words that general dictionaries lack (`airstrike`, `ceasefire`) and that are no names.

    A word that opens a sentence with a capital is a name only where no dictionary and no table has it.
    """
    named = [
        word for table, column in _TABLES.items() for row in read_table(table) for word in row[column].split()
    ]
    things = [
        word
        for row in read_table("en/event_classes.tsv")
        if row["class"] in _THINGS
        for word in row["words"].split("|")
    ]
    return frozenset(word for word in (*named, *things) if word.islower() and word.isalpha())
