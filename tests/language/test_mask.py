"""The name mask: names and demonyms are hidden wherever they stand, however many words they have."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.language import Parse

ParseText = Callable[..., Parse]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("North Korea attacked South Korea in June 1950.", ["North", "Korea", "South", "Korea"]),
        ("South Korean troops crossed the river in 1950.", ["South", "Korean"]),
        ("In 1945 the U.S. and the U.K. met.", ["U.S.", "U.K."]),
        ("U.S. troops landed in Normandy in 1944.", ["U.S.", "Normandy"]),
        ("New Zealand troops landed on the island in 1941.", ["New", "Zealand"]),
    ],
)
def test_each_word_of_a_countrys_name_is_hidden(parse: ParseText, text: str, names: list[str]) -> None:
    assert [token.text for token in parse(text).tokens if token.is_name] == names


@pytest.mark.parametrize(
    "text", ["North of the town a bridge fell.", "New talks began.", "The Netherlands met."]
)
def test_an_ordinary_word_that_opens_a_sentence_is_none(parse: ParseText, text: str) -> None:
    assert not parse(text).tokens[0].is_name
