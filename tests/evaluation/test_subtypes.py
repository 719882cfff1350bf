"""Sub-events: well-formed gold, a scorer that can fail, and the derived code where words tell nothing."""

from __future__ import annotations

import importlib
import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evaluation"))
subtypes = importlib.import_module("subtypes")
task = importlib.import_module("tasks.event_subtype")
shared = importlib.import_module("tasks._events")


def test_gold_has_every_class_equally_often() -> None:
    labels = Counter(row["label"] for row in subtypes.read_gold())
    assert len(labels) == 30
    assert set(labels.values()) == {24}


def test_every_pattern_has_a_class_of_the_gold() -> None:
    labels = {row["label"] for row in subtypes.read_gold()}
    for force in ("sharp", "plain"):
        assert {label for label, _ in task._patterns(force)} <= labels
    assert set(task._LABELS.values()) <= labels


def test_weighted_f1() -> None:
    assert subtypes.weighted_f1(["A", "A", "B"], ["A", "A", "B"]) == 1.0
    assert subtypes.weighted_f1(["A", "B"], ["B", "A"]) == 0.0


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Rebels detained two farmers near Vesk.", "ABDUCT_DISSAP"),
        ("Police detained two farmers near Vesk.", "ARREST"),
        ("Norland guns pounded the town of Vesk.", "ART_MISS_ATTACK"),
        ("Soldiers shot at rebels near Vesk.", "ARMED_CLASH"),
        ("No group claimed responsibility for the bomb that exploded in Vesk.", "REM_EXPLOS"),
        ("Arden celebrated its new year.", "OTHER"),
    ],
)
def test_sub_events_by_codes_and_words(sentence: str, label: str) -> None:
    events = next(iter(shared.events_of([sentence])))
    assert task.subtype(sentence, events) == label


def test_one_label_for_each_snippet() -> None:
    rows = [{"id": i, "sentence": words} for i, words in enumerate(["", "Rebels detained two farmers."])]
    assert [row["subtype"] for row in task.predict(rows)] == ["OTHER", "ABDUCT_DISSAP"]
