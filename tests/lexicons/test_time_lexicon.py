"""Every word and every pattern of the time grammar fires in its example."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.language import Parse
from rashomon.lexicons.tables import read_table
from rashomon.reading.times.grammar import find_items
from rashomon.reading.times.reader import lower_in_place, read_times
from rashomon.reading.times.rules import READERS
from rashomon.reading.times.words import words


@pytest.mark.parametrize("row", read_table("en/time_rules.tsv"), ids=lambda row: row["rule"])
def test_each_rule_has_a_reader_and_fires_in_its_example(row: dict[str, str]) -> None:
    assert row["rule"] in READERS
    lowered = lower_in_place(row["example"])
    assert row["rule"] in {item.rule for item in find_items(lowered, 0, len(lowered))}


@pytest.mark.parametrize(
    "row", read_table("en/time_words.tsv"), ids=lambda row: f"{row['class']}-{row['form']}"
)
def test_each_word_is_read_in_its_example(parse: Callable[..., Parse], row: dict[str, str]) -> None:
    times = read_times(parse(row["example"], published="2016-05-31"))
    assert any(row["form"].split()[0] in time.mention.lower() for time in times), row["example"]


def test_each_class_has_words() -> None:
    for kind in ("month", "weekday", "season", "unit", "part", "vague", "set", "day", "festival"):
        assert words(kind)
