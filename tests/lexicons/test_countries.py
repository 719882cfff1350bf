from __future__ import annotations

import re

from rashomon.lexicons import countries


def test_codes_are_unique_and_well_formed() -> None:
    codes = [row.code for row in countries.table() if row.code]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[A-Z]{3}", code) for code in codes)
    assert sum(row.kind in ("country", "territory") for row in countries.table()) >= 249


def test_every_row_can_be_found_by_each_of_its_names() -> None:
    for row in countries.table():
        assert countries.country_of_name(row.name) is not None
        for word in (*row.adjectives, *(many for _, many in row.nouns if many)):
            assert countries.country_of_demonym(word) is not None, word


def test_names_abbreviations_and_articles() -> None:
    for name in ("UK", "U.K.", "Britain", "the United Kingdom"):
        found = countries.country_of_name(name)
        assert found and found.code == "GBR"
    assert countries.country_of_name("Arvania") is None


def test_the_pronoun_us_is_not_a_country() -> None:
    assert countries.country_of_name("us") is None
    found = countries.country_of_name("US")
    assert found and found.code == "USA"
    assert "US" in countries.name_words() and "us" not in countries.name_words()


def test_demonyms_and_their_number() -> None:
    demonyms = countries.demonym_words()
    assert demonyms["danes"] is True and demonyms["danish"] is False
    assert demonyms["kurds"] is True and demonyms["tuareg"] is False
    assert "zealand" not in demonyms and "zealand" in countries.name_words()
    assert countries.is_plural_demonym("Danes") and not countries.is_plural_demonym("Danish")


def test_ordinary_words_are_not_names() -> None:
    for word in ("road", "new", "republic", "male", "car", "reunion", "the"):
        assert word not in countries.name_words(), word
        assert word not in countries.demonym_words(), word


def test_capitals_stand_for_governments() -> None:
    found = countries.country_of_capital("Copenhagen")
    assert found and found.code == "DNK"
    assert countries.country_of_capital("Aarhus") is None
