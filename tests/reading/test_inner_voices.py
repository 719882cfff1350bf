"""Speakers inside others' words, whom the grammar finds where no list tells what they say."""

from __future__ import annotations

import pytest

from rashomon.findings import Attribution
from rashomon.language import Engine
from rashomon.reading.voices.reader import read_attributions
from rashomon.report import Report


def inner(engine: Engine, text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of what stands inside somebody's words."""
    (parse,) = engine.parse_many([Report.from_text(text)])
    found: list[Attribution] = read_attributions(parse, [])
    return [
        tuple(" … ".join(c.quote for c in cited) for cited in (one.source, one.cue, one.content))  # type: ignore[misc]
        for one in found
        if one.parent is not None
    ]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Captain Toll testified that the colonel told his driver to lose the list.",
            ("the colonel", "told", "to lose the list"),
        ),
        (
            "The monitor said her teams had been told by both armies that the bridge was mined.",
            ("both armies", "had been told", "that the bridge was mined"),
        ),
        ("A rebel leader said he knew of no threats.", ("he", "knew", "no threats")),
        (
            "The minister, who came back on Monday, denied reports that soldiers had looted the market.",
            ("", "reports", "that soldiers had looted the market"),
        ),
        (
            "General Worm acknowledged concerns that the shells were old.",
            ("", "concerns", "that the shells were old"),
        ),
        (
            "Its members cited the testimony of a tram driver that the square was quiet.",
            ("a tram driver", "the testimony", "that the square was quiet"),
        ),
        (
            "The envoy said he had received assurances from the rebels that the dam was safe.",
            ("the rebels", "assurances", "that the dam was safe"),
        ),
        (
            "A report uncovered how some officers promised contracts to win the traders over.",
            ("some officers", "promised", "contracts to win the traders over"),
        ),
        (
            "An aide said the president frets that the generals will desert him.",
            ("the president", "frets", "that the generals will desert him"),
        ),
    ],
)
def test_what_complements_an_inner_verb_is_its_content(
    engine: Engine, text: str, held: tuple[str, str, str]
) -> None:
    assert inner(engine, text) == [held]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said the guards made sure that the gate was shut.",
        "The mayor said the villagers had heard two bangs.",
        "The rebels demand that the governor say publicly that the curfew is over.",
        "“You know that this town is at war,” the mayor said.",
        "“Even if we assume that they were rebels, it was a crime,” the mayor said.",
        "President Hale has done that “openly, brazenly and nothing happened,” Orlo said.",
    ],
)
def test_what_is_brought_about_heard_or_demanded_is_not_said(engine: Engine, text: str) -> None:
    assert inner(engine, text) == []
