"""TIMEX3 values as people would say them."""

from __future__ import annotations

import pytest

from rashomon.present.time_words import time_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("PAST_REF", "in the past, no date"),
        ("XXXX-WXX-5", "a Friday, which one is not said"),
        ("XXXX-WXX-2TMO", "a Tuesday in the morning, which one is not said"),
        ("XXXX-02-24", "24 February, year not said"),
        ("XXXX-05", "May, year not said"),
        ("1995-WI", "winter 1995"),
        ("2021-W07", "week 7 of 2021"),
        ("2022-Q1", "quarter 1 of 2022"),
        ("198", "the 1980s"),
        ("19", "the 1900s"),
        ("BC0044", "44 BC"),
        ("2024-08-06", "2024-08-06"),
        ("2024-08-06TNI", "2024-08-06 at night"),
        ("2024-08-06T14:30", "2024-08-06 14:30"),
        ("PXD", "some days"),
        ("PTXH", "some hours"),
        ("P1W", "1 week"),
        ("PT1H30M", "1 hour and 30 minutes"),
        ("P3DT4H", "3 days and 4 hours"),
        ("PT2NI", "2 nights"),
        ("P2CE", "2 centuries"),
    ],
)
def test_a_value_in_plain_words(value: str, words: str) -> None:
    assert time_words(value) == words


@pytest.mark.parametrize("value", ["", "P", "PT", "PXX", "UNKNOWN", "XXXX-WXX-9", "XXXX-13", "P1Z"])
def test_a_value_without_plainer_words_stays_as_it_is(value: str) -> None:
    assert time_words(value) == value
