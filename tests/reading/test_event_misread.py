"""Clauses that parsers often hang elsewhere, and words for one act that stand in one sentence.

All sentences are invented.
"""

from __future__ import annotations

import pytest

from rashomon.findings import Actor, Event
from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.report import Report, Span


def _rows(engine: Engine, text: str, headline: str = "") -> list[Event]:
    whole = f"{headline}\n\n{text}" if headline else text
    report = Report.from_text(whole, headline=Span(0, len(headline)) if headline else None)
    return list(Reader(engine=engine).read(report).events)


def _sides(engine: Engine, text: str, word: str) -> tuple[list[str], list[str]]:
    """Mentions of who does what a word tells, and of whom it is done to."""
    reading = Reader(engine=engine).read(Report.from_text(text))
    actors: dict[str, Actor] = {actor.id: actor for actor in reading.actors}
    told = {cited.quote: event for event in reading.events for cited in (event.trigger, *event.mentions)}
    sides = (told[word].actors, told[word].recipients)
    doers, recipients = (
        [actors[ref.value.actor].mention for ref in refs if ref.value is not None] for refs in sides
    )
    return doers, recipients


@pytest.mark.parametrize(
    "text",
    [
        "Shells fired by rebels fell on the port of Vesk on Monday.",
        "Four civilians were injured due to a rocket attack on Vesk.",
        "Four men were injured in rockets fired by rebels on Vesk.",
        "Rebels killed and beheaded two captives in Vesk.",
        "The port of Vesk was devastated by Belmark air strikes.",
        "A fierce battle broke out on Friday when rebels staged a major assault on Vesk.",
        "Rebels shelled the market of Vesk, and nine people were killed.",
    ],
)
def test_a_deed_and_what_came_of_it_are_one_row(engine: Engine, text: str) -> None:
    """Weapons used, harm done and the noun for both are told once."""
    assert len([event for event in _rows(engine, text) if event.type == "ASSAULT"]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed in Vesk while rebels shelled the port of Lund.",
        "Belmark killed the rebels and executed two captives.",
    ],
)
def test_what_a_sentence_parts_stays_two_rows(engine: Engine, text: str) -> None:
    """`While` tells of another act, and so does another object."""
    assert len([event for event in _rows(engine, text) if event.type == "ASSAULT"]) == 2


def test_further_wounded_are_of_the_act_that_killed(engine: Engine) -> None:
    """`Another nine people were wounded` tells of no other attack."""
    text = "A bomb killed four people in Vesk on Monday. Another nine people were wounded in the attack."
    assert len(_rows(engine, text)) == 1


def test_an_act_called_after_what_it_struck_is_that_act(engine: Engine) -> None:
    """`The market attack` points back at the market."""
    text = (
        "Gunmen stormed a market in Vesk on Monday. The mayor went to the site and spoke. "
        "The market attack killed nine traders."
    )
    assert len([event for event in _rows(engine, text) if event.type == "ASSAULT"]) == 1


def test_how_a_bomb_went_off_is_told_of_the_bombing(engine: Engine) -> None:
    """`One of them blew himself up` tells of no second bomb."""
    text = (
        "A suicide bombing killed nine people at a camp near Vesk on Monday. The mayor said so. "
        "One of the attackers blew himself up at the gate."
    )
    assert len([event for event in _rows(engine, text) if event.type == "ASSAULT"]) == 1


def test_a_headline_and_its_lead_say_one_thing(engine: Engine) -> None:
    """The speaker of a headline is named more closely below."""
    rows = _rows(engine, "Governor Hale on Thursday called for calm in Vesk.", "Vesk leader calls for calm")
    assert len([event for event in rows if event.type == "REQUEST"]) == 1


@pytest.mark.parametrize(
    ("text", "word", "doers", "recipients"),
    [
        (
            "The town has emptied as various armed groups have been shelling the port.",
            "shelling",
            ["various armed groups"],
            [],
        ),
        (
            "The party called for a special prosecutor to look into the deals.",
            "called for",
            ["The party"],
            [],
        ),
        ("Envoys sent letters to the council calling for talks in Vesk.", "calling for", ["Envoys"], []),
        ("Jets thought to be theirs struck the port of Vesk.", "struck", [], []),
        ("Judges have powers to order a ceasefire in Vesk.", "ceasefire", [], []),
        ("A major suicide attack by rebels on the lines was foiled.", "suicide attack", ["rebels"], []),
    ],
)
def test_who_does_it_where_the_parser_errs(
    engine: Engine, text: str, word: str, doers: list[str], recipients: list[str]
) -> None:
    """Nobody takes part who only stands near."""
    assert _sides(engine, text, word) == (doers, recipients)


@pytest.mark.parametrize(
    ("text", "word", "mode"),
    [
        ("Arden was no longer able to shell Vesk.", "shell", "negation"),
        ("Neighbours thought she was throwing a bomb.", "throwing", "hypothetical"),
        ("The council debated a resolution condemning the raid on Vesk.", "condemning", "hypothetical"),
        ("The drill was a prelude to an attack on Vesk.", "attack", "hypothetical"),
    ],
)
def test_what_was_not_done_is_not_told_as_done(engine: Engine, text: str, word: str, mode: str) -> None:
    """What somebody fancies, debates or can no longer do is no fact."""
    (event,) = [event for event in _rows(engine, text) if event.trigger.quote == word]
    assert getattr(event.aux, mode)


@pytest.mark.parametrize(
    "text",
    [
        "A Turkey citizen was detained on Monday.",
        "At least 50 fighters were killed in clashes and Turkey-led air strikes.",
    ],
)
def test_a_nationality_is_no_place(engine: Engine, text: str) -> None:
    """Whose citizen somebody is tells nothing of where he was detained."""
    (event,) = _rows(engine, text)
    assert not event.place.known
