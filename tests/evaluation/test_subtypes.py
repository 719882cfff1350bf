"""Sub-events: well-formed gold, a scorer that can fail, classes learnt from words and from events."""

from __future__ import annotations

import importlib
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from rashomon.language import Parse

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evaluation"))
subtypes = importlib.import_module("subtypes")
task = importlib.import_module("tasks.event_subtype")


def test_gold_has_every_class_equally_often() -> None:
    labels = Counter(row["label"] for row in subtypes.read_gold())
    assert len(labels) == 30
    assert set(labels.values()) == {42}
    assert {row["split"] for row in subtypes.read_gold()} > set(subtypes.UNLEARNT)


def test_weighted_f1() -> None:
    assert subtypes.weighted_f1(["A", "A", "B"], ["A", "A", "B"]) == 1.0
    assert subtypes.weighted_f1(["A", "B"], ["B", "A"]) == 0.0


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Norland guns pounded the town of Vesk.", "ART_MISS_ATTACK"),
        ("Soldiers and rebels shot at each other near Vesk.", "ARMED_CLASH"),
        ("A drone dropped a bomb on a truck.", "AIR_STRIKE"),
        ("Police broke up the march and held nine people.", "PROTEST_WITH_INTER"),
        ("The rebels left the town and the army entered it without a fight.", "NON_VIOL_TERRIT_TRANSFER"),
        ("", "OTHER"),
    ],
)
def test_sub_events(sentence: str, label: str) -> None:
    assert [row["subtype"] for row in task.predict([{"id": 1, "sentence": sentence}])] == [label]


def test_what_events_are_is_shown(parse: Callable[..., Parse]) -> None:
    told = task.facts(parse("Rebels will not shell Vesk."))
    assert {"type ASSAULT", "doer REB", "aux future negation ASSAULT"} <= told
    assert task.facts(parse("The harvest was good.")) == frozenset()


def test_names_are_no_facts(parse: Callable[..., Parse]) -> None:
    assert task.facts(parse("Norland shelled Vesk.")) == task.facts(parse("Belmark shelled Ostra."))
