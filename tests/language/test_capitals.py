"""Texts written in capitals throughout, as wires once sent them: what is a name and what is a word."""

from __future__ import annotations

from rashomon.language import Engine
from rashomon.report import Report

WIRE = (
    "VESK, 3 MAY -- THE GUARDS, WHO HAD FLED THE DEPOT, TOLD US THAT IT IS LOST AND THAT THREE SOLDIERS WERE "
    "KILLED BY MEN OF THE HALME FRONT."
)


def test_words_that_are_also_acronyms_stay_words(engine: Engine) -> None:
    tokens = {token.text: token for token in engine.words(Report.from_text(WIRE)).tokens}
    assert not any(tokens[word].is_name for word in ("WHO", "US", "IS", "IT"))
    assert tokens["WHO"].masked == "who"


def test_names_are_still_masked(engine: Engine) -> None:
    tokens = {token.text: token for token in engine.words(Report.from_text(WIRE)).tokens}
    assert tokens["HALME"].is_name


def test_acronyms_in_ordinary_text_are_names(engine: Engine) -> None:
    text = "The guards told the WHO that the US had sent tents to Vesk on Monday."
    tokens = {token.text: token for token in engine.words(Report.from_text(text)).tokens}
    assert tokens["WHO"].is_name
    assert tokens["US"].is_name


def test_words_of_the_field_that_open_a_sentence_are_words(engine: Engine) -> None:
    text = "Gunmen fled. Airstrikes went on. Policemen watched. Ceasefire talks failed. Halme fell."
    tokens = {token.text: token for token in engine.words(Report.from_text(text)).tokens}
    assert not any(tokens[word].is_name for word in ("Gunmen", "Airstrikes", "Policemen", "Ceasefire"))
    assert tokens["Halme"].is_name
