"""Source and target of a sentence: where a thing is acted on, the participant that it is for or against."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from rashomon.language import Parse

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evaluation"))
task = importlib.import_module("tasks.actors")

ParseText = Callable[..., Parse]


@pytest.mark.parametrize(
    ("sentence", "source", "target"),
    [
        ("The mayor of Dorn praised the nurses of Vesk.", "mayor", "nurses"),
        ("The villagers were attacked by soldiers.", "soldiers", "villagers"),
        ("Norland sent 40 tonnes of grain to the ports of Belmark.", "Norland", "Belmark"),
        ("Norland approved the sale of two ferries for use in Belmark.", "Norland", "Belmark"),
        ("Norland imposed sanctions on Belmark.", "Norland", "Belmark"),
    ],
)
def test_source_and_target(parse: ParseText, sentence: str, source: str, target: str) -> None:
    found = {row["role"]: sentence[row["start"] : row["end"]] for row in task.spans_of(parse(sentence))}
    assert source in found["source"]
    assert target in found["target"]


def test_no_target_is_a_source_again(parse: ParseText) -> None:
    rows = task.spans_of(parse("Norland said that Norland would open the bridge of Norland."))
    assert [row["role"] for row in rows].count("source") == 1
    ends = sorted((row["start"], row["end"]) for row in rows)
    assert all(one[1] <= two[0] for one, two in pairwise(ends))


def test_names_decide_nothing(parse: ParseText) -> None:
    sentence = "Norland warned Belmark that its ships would be seized off the coast."
    swapped = sentence.replace("Norland", "?").replace("Belmark", "Norland").replace("?", "Belmark")
    assert task.spans_of(parse(sentence)) == task.spans_of(parse(swapped))
