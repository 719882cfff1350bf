"""What police are told to have done: read from who does what, not from words alone."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rashomon.language import Engine, Parse
from rashomon.report import Report

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evaluation"))
police = importlib.import_module("tasks.police")
likeness = importlib.import_module("tasks._likeness")
sentences = importlib.import_module("police_sentences")

ParseText = Callable[..., Parse]


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("Police arrested two men in Vesk.", "ARREST"),
        ("Two men were arrested in Vesk.", "ARREST"),
        ("The mob caught two men in Vesk.", ""),
        ("A party of constables beat the marchers.", "FORCE"),
        ("The marchers beat a constable.", ""),
        ("Two men died when police fired at the crowd.", "FORCE KILL"),
        ("Two men died when the mob fired at the police.", ""),
        ("The police did not protect the shops.", "FAIL"),
        ("The police did not rule out an accident.", ""),
        ("The mob did not spare the shops near the police station.", ""),
        ("Police would be sent to Vesk, the minister said.", ""),
        ("The superintendent said that the town was calm.", ""),
        ("Police escorted the families to the camp.", "ANY_ACTION"),
        ("The killing of two men by police was condemned.", "FORCE KILL"),
        ("The fatal shooting of a boy by a policeman was condemned.", "FORCE KILL"),
        ("More companies of the reserve police were deployed in Vesk.", "ANY_ACTION"),
    ],
)
def test_labels_of_a_sentence(parse: ParseText, sentence: str, labels: str) -> None:
    assert police.labels(parse(sentence)) - ({"ANY_ACTION"} if labels != "ANY_ACTION" else set()) == set(
        labels.split()
    )


def test_gold_is_well_formed_and_its_scorer_can_fail() -> None:
    rows = sentences.read_gold()
    assert len(rows) == 607
    assert len({sentence for _, _, sentence in rows}) == 607
    assert {label for _, labels, _ in rows for label in labels} == set(sentences.LABELS)
    assert sentences._f1([({"KILL"}, set()), (set(), {"KILL"})], "KILL") == 0.0


def test_likeness_and_rules_are_weighed_together() -> None:
    parses = list(
        Engine(encoder=False).parse_many([Report.from_text("Three rounds were fired by constables.")])
    )
    seen = next(likeness.shown_by(parses))
    assert police.weighed(set(), seen) == police.weighed({"FORCE"}, seen) == {"FORCE", "ANY_ACTION"}
    assert "FAIL" not in police.weighed({"FAIL"}, seen)
