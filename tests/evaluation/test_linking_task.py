"""The task that asks which mentions are of one event: vectors of acts, the second look, and whole answers."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rashomon.language import Engine
from rashomon.report import Report

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evaluation"))
task = importlib.import_module("tasks.linking")
pairing = importlib.import_module("_linking")
second = importlib.import_module("_second_look")

TEXTS = (
    "Gunmen killed the harbour master of Vesk on Friday. He had resigned in May.",
    "The slaying of the harbour master shocked Vesk. The gunmen fled in a boat.",
    "Rebels shelled a grain store near Halme. The fire burned for a day.",
)
TRIGGERS = (("killed", "resigned"), ("slaying", "fled"), ("shelled", "fire"))


def rows() -> list[dict[str, Any]]:
    return [
        {
            "id": f"d{n}",
            "text": text,
            "mentions": [
                {"id": f"d{n}#{word}", "start": at, "end": at + len(word), "kind": "event"}
                for word in words
                for at in (text.index(word),)
            ],
        }
        for n, (text, words) in enumerate(zip(TEXTS, TRIGGERS, strict=True))
    ]


def test_vectors_bring_words_for_one_act_together(engine: Engine) -> None:
    parses = [engine.parse(Report.from_text(text)) for text in TEXTS]
    mentions = [one for n, row in enumerate(rows()) for one in task.event_mentions(n, row, parses[n])]
    vectors = task.act_vectors(mentions, parses)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(6), abs=1e-5)
    at = {mention.id: vector for mention, vector in zip(mentions, vectors, strict=True)}
    killing = at["d0#killed"]
    assert killing @ at["d1#slaying"] > max(
        killing @ at[name] for name in ("d0#resigned", "d1#fled", "d2#fire")
    )
    pairs = pairing.Pairs(TEXTS, mentions)
    assert pairs.features(pairs.cosines(vectors)).shape == (len(pairs.pairs), len(pairing.PLAIN) + 384)


def test_a_third_speaks_for_two_and_a_better_match_against() -> None:
    pairs = [(0, 1), (0, 2), (1, 2), (0, 3)]
    rows_of = second.second_features(pairs, [0.5, 0.9, 0.9, 0.5], [0, 1, 2, 1])
    seen = dict(zip(pairs, rows_of, strict=True))
    shared, rival = second.NAMES.index("shared_sum"), second.NAMES.index("best_rival")
    assert seen[0, 1][shared] == pytest.approx(0.81)
    assert seen[0, 3][shared] == 0.0
    # 1 and 3 are of one document: each is the other's rival for 0.
    assert seen[0, 1][rival] == seen[0, 3][rival] == pytest.approx(0.5)
    assert seen[0, 2][rival] == 0.0


def test_the_order_of_documents_changes_no_cluster() -> None:
    answers = []
    for order in (rows(), rows()[::-1]):
        of = {m["id"]: m["cluster"] for row in task.predict(order) for m in row["mentions"]}
        assert len(of) == 6
        answers.append({frozenset(one for one in of if of[one] == of[other]) for other in of})
    assert answers[0] == answers[1]
    assert any({"d0#killed", "d1#slaying"} <= group for group in answers[0])
