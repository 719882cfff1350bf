"""Every entry of the quantity lexicons fires in its example."""

from __future__ import annotations

import pytest

from rashomon.language import Engine
from rashomon.lexicons.tables import read_table
from rashomon.reading.number_words import number_value
from rashomon.reading.quantities.phrases import find_numbers
from rashomon.reading.quantities.reader import read_quantities
from rashomon.reading.times.reader import read_times
from rashomon.report import Report


def _found(engine: Engine, rows: list[dict[str, str]]) -> list[tuple[dict[str, str], list[object]]]:
    parses = engine.parse_many(Report.from_text(row["example"]) for row in rows)
    return [
        (row, list(read_quantities(parse, read_times(parse))))
        for row, parse in zip(rows, parses, strict=True)
    ]


def test_words_for_what_happened_fire_in_their_examples(engine: Engine) -> None:
    silent = []
    for row, found in _found(engine, list(read_table("en/quantity_verbs.tsv"))):
        kinds = {quantity.kind for quantity in found}  # type: ignore[attr-defined]
        if not kinds & {row["kind"], row["kind_things"]}:
            silent.append((row["word"], row["example"], kinds))
    assert not silent


def test_counted_nouns_are_the_unit_of_their_examples(engine: Engine) -> None:
    silent = []
    for row, found in _found(engine, list(read_table("en/quantity_nouns.tsv"))):
        if not found or not found[0].unit:  # type: ignore[attr-defined]
            silent.append((row["form"], row["example"]))
        elif (found[0].who or "") != row["who"]:  # type: ignore[attr-defined]
            silent.append((row["form"], found[0].who))  # type: ignore[attr-defined]
    assert not silent


@pytest.mark.parametrize("row", read_table("en/number_words.tsv"), ids=lambda row: row["form"])
def test_number_words_are_found_in_their_examples(row: dict[str, str]) -> None:
    text = row["example"]
    found = list(find_numbers(text, 0, len(text)))
    if row["class"] == "vague" and row["low"] in ("", "0"):
        assert not found
    elif row["class"] == "vague":
        assert found[0].low == float(row["low"])
        assert found[0].best is None
    elif row["class"] == "scale":
        assert found[0].best == 3 * float(row["value"])
    else:
        assert found[0].best == float(row["value"]) == number_value(row["form"])
