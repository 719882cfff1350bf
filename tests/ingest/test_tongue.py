"""Which language a text is taken to be in."""

from __future__ import annotations

import pytest

from rashomon.ingest.tongue import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The foreign ministers of Kenya and Niger met in Togo on Friday.", "en"),
        ("Di army don tok say dem no dey shoot pipol wey dey waka for di town on Friday.", "pcm"),
        ("Die Außenminister trafen sich am Freitag in der Hauptstadt und sprachen über den Krieg.", "de"),
    ],
)
def test_short_english_of_west_africa_is_english(text: str, language: str) -> None:
    assert language_of(text, None) == (language, None)
