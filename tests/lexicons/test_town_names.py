"""A town's name is masked also where it opens a sentence, though dictionaries list it in small letters."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.language import Parse
from rashomon.lexicons.tables import read_table


def test_each_name_is_masked_at_the_beginning_of_its_example(parse: Callable[..., Parse]) -> None:
    rows = read_table("en/town_names.tsv")
    parsed = parse("Vesk was quiet.\n\n" + "\n\n".join(row["example"] for row in rows))
    masked = {token.lower for token in parsed.tokens if token.is_name}
    assert [row["word"] for row in rows if row["word"] not in masked] == []


def test_ordinary_words_at_the_beginning_stay_as_they_are(parse: Callable[..., Parse]) -> None:
    parsed = parse("Vesk was quiet.\n\nReading takes time. Mobile units came. Troops left.")
    assert {token.text for token in parsed.tokens if token.is_name} == {"Vesk"}
