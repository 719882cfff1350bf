"""The second opinion of the sentence tasks: weights that fit the shipped encoder and tell sentences apart."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import numpy as np
import pytest

from rashomon.language import Engine
from rashomon.report import Report

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evaluation"))
likeness = importlib.import_module("tasks._likeness")
subtype = importlib.import_module("tasks.event_subtype")


def shown(sentence: str) -> likeness.Shown:
    parses = list(Engine(encoder=False).parse_many([Report.from_text(sentence)]))
    found = next(subtype.shown_in(parses))
    assert found is not None
    return found


def test_a_sentence_is_like_those_of_its_class() -> None:
    told = likeness.load("event_subtype").scores(shown("Five houses were swept away when the river rose."))
    assert max(told, key=told.__getitem__) == "NATURAL_DISASTER"


def test_names_make_no_difference() -> None:
    one, other = (shown(f"Gunmen shot the mayor of {town} dead.") for town in ("Vesk", "Arden"))
    assert np.array_equal(one.states, other.states)
    assert one.words == other.words


def test_words_tell_apart_what_no_state_does() -> None:
    told = likeness.load("event_subtype")
    one = shown("Something happened to a grenade.")
    other = likeness.Shown(one.states, {**one.words, "lemma": one.words["lemma"] - {"grenade"}})
    assert told.scores(one)["GRENADE"] > told.scores(other)["GRENADE"]


def test_a_text_without_words_shows_nothing() -> None:
    parses = list(Engine(encoder=False).parse_many([Report.from_text(" ")]))
    assert list(subtype.shown_in(parses)) == [None]


def test_no_name_is_among_the_known_words() -> None:
    for task in likeness.RECIPES:
        known = {
            part for words in likeness.load(task).words.values() for word in words for part in word.split()
        }
        assert not known & {"vesk", "dorn", "kellar", "norland", "belmark"}


def test_weights_of_another_encoder_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with np.load(likeness.WEIGHTS) as told:
        arrays = dict(told) | {"encoder": np.array("another")}
    np.savez(tmp_path / "sentences.npz", **arrays)
    monkeypatch.setattr(likeness, "WEIGHTS", tmp_path / "sentences.npz")
    likeness.load.cache_clear()
    try:
        with pytest.raises(ValueError, match="another encoder"):
            likeness.load("police")
    finally:
        likeness.load.cache_clear()
