"""Doers that grammar gives doubtfully are left open, and what can do nothing is no open doer."""

from __future__ import annotations

import pytest

from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.report import Report


def _doers(engine: Engine, text: str, word: str) -> list[str]:
    """Who does what a word tells: names as written, else a state."""
    reading = Reader(engine=engine).read(Report.from_text(text))
    (event,) = [event for event in reading.events if event.trigger.quote == word]
    return [ref.value.name if ref.value is not None else ref.state.value for ref in event.actors]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "Arden and Norland say their pause in bombing the town will end on Monday accusing rebels of "
            "using it to launch attacks.",
            "accusing",
        ),
        ("The countryside shelled the town on Monday.", "shelled"),
        ("The trade deals rejected the mayor's plan.", "rejected"),
        ("Officials announced the kidnapping of Mayor Corin Hale on Sunday.", "kidnapping"),
    ],
)
def test_a_doubtful_doer_is_nobody(engine: Engine, text: str, word: str) -> None:
    """Somebody stands between, with no comma; the subject can do nothing; or he only tells of it."""
    assert _doers(engine, text, word) == ["unstated"]


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        (
            "The mayor spoke to reporters in the old town hall of Vesk on the river on Monday morning, "
            "accusing rebels of arson.",
            "accusing",
            ["The mayor"],
        ),
        ("The army entered the town shelling two villages.", "shelling", ["The army"]),
        (
            "The mayor opened the old town hall of Vesk on the river by the mill on Monday after years of "
            "work and condemned the raid.",
            "condemned",
            ["The mayor"],
        ),
        ("A statement accused the mayor of arson.", "accused", ["unclear"]),
        ("The majority opposed the ban.", "opposed", ["unclear"]),
        ("Players of the league condemned the raid.", "condemned", ["unclear"]),
        ("The army announced an offensive in Vesk.", "offensive", ["The army"]),
        ("Belmark turns down Hale request to visit Vesk.", "visit", ["unclear"]),
    ],
)
def test_a_doer_behind_a_comma_or_alone_stands(
    engine: Engine, text: str, word: str, doers: list[str]
) -> None:
    assert _doers(engine, text, word) == doers


def test_what_which_begins_is_nobody(engine: Engine) -> None:
    """The parser took `which` for a word of the name behind it."""
    text = "The bombardment struck an area south of Vesk which Arden-led forces captured on Friday."
    reading = Reader(engine=engine).read(Report.from_text(text))
    told = [ref for event in reading.events for ref in (*event.actors, *event.recipients)]
    assert not any(ref.value is not None and ref.value.name.startswith("which") for ref in told)


def test_who_stops_short_of_it_does_not_do_it(engine: Engine) -> None:
    reading = Reader(engine=engine).read(
        Report.from_text("The council stopped short of condemning the raid.")
    )
    assert [event.aux.negation for event in reading.events if event.trigger.quote == "condemning"] == [True]


def test_giving_back_needs_a_thing(engine: Engine) -> None:
    reading = Reader(engine=engine).read(Report.from_text("The company gave back to local charities."))
    assert not reading.events
