"""Words of time by class (`lexicons/en/time_words.tsv`), ordinals and decades."""

from __future__ import annotations

from functools import cache

from rashomon.lexicons.tables import read_table

ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first "
        "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth "
        "twenty-ninth thirtieth thirty-first".split(),
        1,
    )
}
DECADES = {
    word: 10 * number
    for number, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), 2
    )
}


@cache
def words(kind: str) -> dict[str, str]:
    """Time words of one class with their TIMEX3 values (`time_words.tsv`)."""
    return {row["form"]: row["value"] for row in read_table("en/time_words.tsv") if row["class"] == kind}


@cache
def cased_words() -> frozenset[str]:
    """Time words that count only with a capital (`May`, `March`, abbreviations)."""
    return frozenset(row["form"] for row in read_table("en/time_words.tsv") if row["cased"] == "yes")
