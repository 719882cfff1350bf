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
    told = set(labels.split())
    assert police.labels(parse(sentence)) == told | ({"ANY_ACTION"} if told - {"FAIL"} else set())


def test_gold_is_well_formed_and_its_scorer_can_fail() -> None:
    rows = sentences.read_gold()
    assert len(rows) == 1394
    assert len({row.sentence for row in rows}) == 1394
    assert {label for row in rows for label in row.labels} == set(sentences.LABELS)
    assert all(row.manner for row in rows if row.split in ("breadth", "unread"))
    assert sentences._f1([({"KILL"}, set()), (set(), {"KILL"})], "KILL") == 0.0
    assert sentences.macro_f1([({"KILL"}, {"KILL"})]) == 0.2


def test_who_only_fails_does_not_act() -> None:
    assert sentences.labels_of("FAIL") == {"FAIL"}
    assert sentences.labels_of("FAIL ANY") == {"FAIL", "ANY_ACTION"}
    assert sentences.labels_of("KILL") == {"KILL", "FORCE", "ANY_ACTION"}
    scores = dict.fromkeys(sentences.LABELS, 0.0)
    assert police.sure(set(), scores | {"FAIL": 0.9}) == {"FAIL"}
    assert police.sure(set(), scores | {"ARREST": 0.9}) == {"ARREST", "ANY_ACTION"}


def shown(*sentences: str) -> list[likeness.Shown]:
    parses = list(Engine(encoder=False).parse_many(map(Report.from_text, sentences)))
    return [seen for seen in police.shown_in(parses) if seen is not None]


def test_likeness_and_rules_are_weighed_together() -> None:
    rounds, doubt = shown("Three rounds were fired by constables.", "Some say that they came late.")
    assert police.weighed(set(), rounds) == police.weighed({"FORCE"}, rounds) == {"FORCE", "ANY_ACTION"}
    assert "ARREST" not in police.weighed({"ARREST"}, doubt)


def test_what_is_told_of_police_is_told_of_the_words_for_them() -> None:
    kicked, was = shown("The constable kicked a marcher.", "A marcher kicked the constable.")
    scores = [likeness.load("police").scores(one)["FORCE"] for one in (kicked, was)]
    assert scores[0] > scores[1]


def test_a_sentence_without_a_word_for_police_may_tell_of_them() -> None:
    rows = [
        {"id": 1, "doc": "a", "sentence": "Nine of the stone-throwers were bundled into a van."},
        {"id": 2, "doc": "a", "sentence": "The harvest was good this year."},
        {"id": 3, "doc": "a", "sentence": ""},
    ]
    assert [row["labels"] for row in police.predict(rows)] == [["ANY_ACTION", "ARREST"], [], []]
