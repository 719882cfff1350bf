"""Commas that a text has lost are shown to the parser, and to nobody else."""

from __future__ import annotations

import pytest

from rashomon.language import Engine, Parse
from rashomon.report import Report

FILLER = (
    "The town of Vesk lies on the river and its people live off fishing and trade with the coast . The port "
    "was built in the last century and has two piers and a long wall . "
)


def _parse(engine: Engine, sentence: str, filler: str = FILLER) -> Parse:
    return engine.parse(Report.from_text(filler + sentence))


def _shown(parse: Parse) -> list[str]:
    return [token.text for token in parse.tokens if token.after_comma]


@pytest.mark.parametrize(
    ("sentence", "before"),
    [
        ("The army fired shells at a village near Vesk killing three farmers .", ["killing"]),
        ("Six farmers were killed in the strikes on the port the mayor said .", ["the"]),
        ("The strikes wounded more than sixty people said the observatory .", ["said"]),
        ("The army shelled the port as rebels attacked the bridge .", ["as"]),
        ("On Monday rebels captured the bridge .", ["rebels"]),
        ("Meanwhile rebels captured the bridge .", ["rebels"]),
        ("Last Monday rebels captured the bridge .", ["rebels"]),
        ("Since March Vesk Front has held the bridge .", ["Vesk"]),
        ("In late July farmers left the port .", ["farmers"]),
        ("The council wishes the wounded a quick recovery praising the doctors .", ["praising"]),
        ("The strikes hit the port which burned for two days .", ["which"]),
    ],
)
def test_a_comma_is_shown(engine: Engine, sentence: str, before: list[str]) -> None:
    assert _shown(_parse(engine, sentence)) == before


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor accused the army of killing three farmers .",
        "The mayor said on Monday that the army shelled the port .",
        "The army uses the port as a base .",
        "Rebels read a statement praising the raid .",
        "In March and April rebels held the bridge .",
    ],
)
def test_none_is_shown_where_none_belongs(engine: Engine, sentence: str) -> None:
    assert _shown(_parse(engine, sentence)) == []


def test_a_text_that_has_commas_is_left_alone(engine: Engine) -> None:
    filler = FILLER.replace("river and", "river, and")
    assert _shown(_parse(engine, "The army fired shells at Vesk killing three farmers .", filler)) == []


@pytest.mark.parametrize(
    ("sentence", "before"),
    [
        ("On 3 May 2031 rebels shelled Vesk.", ["rebels"]),
        ("On May 3 2031 two gunmen shot a guard.", ["two"]),
        ("At 5 a.m. on Tuesday 3 May the army shelled Vesk.", ["the"]),
        ("In May 2031 rebels shelled Vesk.", ["rebels"]),
        ("On 3 May 2031, rebels shelled Vesk.", []),
        ("On 3 May 2031 at the port rebels shelled a ship.", []),
        ("On 3 May and 4 May rebels shelled Vesk.", []),
        ("The 3 May 2031 attack killed two.", []),
        ("On May Day rebels shelled Vesk.", []),
    ],
)
def test_a_date_that_opens_a_sentence_ends_with_one(engine: Engine, sentence: str, before: list[str]) -> None:
    parse = engine.parse(Report.from_text(f"The port, they say, is open. {sentence}"))
    assert _shown(parse) == before


def test_offsets_and_words_stay_as_they_are(engine: Engine) -> None:
    text = FILLER + "The army fired shells at a village near Vesk killing three farmers ."
    parse = engine.parse(Report.from_text(text))
    assert [text[t.start : t.end] for t in parse.tokens] == [t.text for t in parse.tokens]
    assert "," not in [t.text for t in parse.tokens]
    killing = next(t for t in parse.tokens if t.text == "killing")
    assert killing.head.text == "fired"
    assert [t.text for s in parse.sentences for t in s.tokens] == [t.text for t in parse.tokens]


@pytest.mark.parametrize(
    ("headline", "before"),
    [
        ("Blast kills ten injures scores in Vesk", ["injures"]),
        ("Bomb kills woman wounds 25 in Vesk", ["wounds"]),
        ("Girl killed nine others injured in Vesk", ["nine"]),
        ("Army kills 20 rebels in Vesk", []),
    ],
)
def test_further_figures_of_a_headline(engine: Engine, headline: str, before: list[str]) -> None:
    text = f"{headline}\n\n{FILLER}"
    assert _shown(engine.parse(Report.from_text(text, headline=(0, len(headline))))) == before
