"""Terms left to others, and the report's own judgements on claims."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.findings import Frame
from rashomon.language import Engine, Parse
from rashomon.lexicons.judgements import judgements
from rashomon.reading.actors.reader import read_actors
from rashomon.reading.voices.marks import read_voice_marks
from rashomon.reading.voices.reader import read_attributions
from rashomon.report import Report

Maker = Callable[..., Parse]


def read(parse: Maker, text: str) -> list[Frame]:
    parsed = parse(text)
    return read_voice_marks(parsed, read_attributions(parsed, read_actors(parsed, [])))


def terms(parse: Maker, text: str) -> list[str]:
    return [frame.wording for frame in read(parse, text) if frame.category == "scare_quote"]


def glosses(parse: Maker, text: str) -> list[str]:
    return [frame.gloss for frame in read(parse, text) if frame.category == "claim_judgement"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('The army said it had killed "thirty bandits" near Vesk.', ["thirty bandits"]),
        ('The "peaceful" march ended in Arden.', ["peaceful"]),
        ("The so-called Order Act takes effect on Monday.", ["Order Act"]),
        ("She spoke against what the ministry called a rescue.", ["a rescue"]),
        ('"We hold the bridge," Colonel Hale said.', []),
        ('Colonel Hale said he was "not sorry".', []),
        ('Colonel Hale said there was a "real and present risk" of war.', []),
        ('Colonel Hale said there was "no basis" for talks.', []),
        ('The film "The Long Road" opened in Vesk.', []),
        ('He shouted "', []),
    ],
)
def test_terms(parse: Maker, text: str, wanted: list[str]) -> None:
    assert terms(parse, text) == wanted


def test_every_judgement_s_example_fires(engine: Engine) -> None:
    entries = judgements()
    failed = []
    for entry, parsed in zip(
        entries, engine.parse_many(Report.from_text(entry.example) for entry in entries), strict=True
    ):
        found = read_voice_marks(parsed, read_attributions(parsed, read_actors(parsed, [])))
        if entry.gloss not in {frame.gloss for frame in found if frame.category == "claim_judgement"}:
            failed.append(entry.example)
    assert not failed


@pytest.mark.parametrize(
    "text",
    [
        'Colonel Hale said: "The figure could not be verified."',
        "He was wrongly arrested in Vesk.",
        "The widow claims a pension.",
        "The door is unlocked.",
    ],
)
def test_what_is_no_judgement_of_the_report(parse: Maker, text: str) -> None:
    assert not glosses(parse, text)


def test_judgements_are_alike_for_both_sides(parse: Maker) -> None:
    text = "Arden falsely claimed that Vesk fell. Belmark correctly stated that Vesk held."
    swapped = text.replace("Arden", "#").replace("Belmark", "Arden").replace("#", "Belmark")
    assert glosses(parse, text) == glosses(parse, swapped) == ["says it is not so", "says it is so"]


@pytest.mark.parametrize(
    "text", ["", "\u201c", "so-called", "\U0001f600", '"""""', "what he called", "claims " * 500]
)
def test_nothing_raises(parse: Maker, text: str) -> None:
    for frame in read(parse, text):
        cited = frame.citations[0]
        assert text[cited.start : cited.end] == cited.quote == frame.wording
