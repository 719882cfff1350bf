"""Who does it and to whom, in texts that have lost their commas and in plain ones."""

from __future__ import annotations

from typing import NamedTuple

import pytest

import rashomon
from rashomon.findings import Actor, Event
from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.reading.events.roles.run_on import is_run_into
from rashomon.report import Report


class Sides(NamedTuple):
    """The words of an event's sides; a state where nobody is stated."""

    doers: list[str]
    recipients: list[str]


def _events(engine: Engine, text: str) -> dict[str, Sides]:
    reading = Reader(engine=engine).read(Report.from_text(text))
    actors: dict[str, Actor] = {actor.id: actor for actor in reading.actors}
    return {event.trigger.quote: _sides(event, actors) for event in reading.events}


def _sides(event: Event, actors: dict[str, Actor]) -> Sides:
    told = [
        [actors[ref.value.actor].mention if ref.value else ref.state.value for ref in refs]
        for refs in (event.actors, event.recipients)
    ]
    return Sides(*told)


@pytest.mark.parametrize(
    ("text", "trigger", "doers", "recipients"),
    [
        (
            "The army fired shells at a village killing three farmers.",
            "fired",
            ["The army"],
            ["three farmers"],
        ),
        (
            "Rebels attacked the port killing two women injuring nine men.",
            "attacked",
            ["Rebels"],
            ["two women", "nine men"],
        ),
        (
            "A missile fired by Belmark troops killed at least nine farmers on Tuesday.",
            "fired",
            ["Belmark troops"],
            ["at least nine farmers"],
        ),
        ("The party outlawed in Norland won a seat.", "outlawed", ["unstated"], ["The party"]),
        (
            "The army fired on the crowd as women were leaving the mosque killing three men.",
            "fired on",
            ["The army"],
            ["the crowd", "three men"],
        ),
        (
            "An aid convoy could not enter Vesk due to artillery shelling by army forces on Sunday.",
            "shelling",
            ["army forces"],
            ["unstated"],
        ),
        (
            "The ministry spoke of gas on Monday, dismissing the reports as lies.",
            "dismissing",
            ["The ministry"],
            ["unstated"],
        ),
        ("The convoy came under the attack of the army units.", "attack", ["the army units"], ["The convoy"]),
        (
            "Rebels have held the port since soldiers seized the hill in 2012 the Norland observatory.",
            "seized",
            ["soldiers"],
            ["unstated"],
        ),
        (
            "The report came out following a decision on May 7 to arrest two men.",
            "arrest",
            ["unstated"],
            ["two men"],
        ),
        (
            "At least 44 killed dozens injured in bombing in Vesk",
            "killed",
            ["unstated"],
            ["At least 44", "dozens"],
        ),
        ("Belmark-backed fighters stormed the port.", "stormed", ["Belmark-backed fighters"], ["unstated"]),
        ("Nine people were killed in earlier rebel shelling.", "killed", ["rebel"], ["Nine people"]),
        ("Six women were killed by army shelling of the port.", "killed", ["army"], ["Six women"]),
        ("Army air strikes on Vesk killed 17 farmers.", "killed", ["Army"], ["17 farmers"]),
        ("Norland slammed Belmark over the raid.", "slammed", ["Norland"], ["Belmark"]),
        (
            "A shell hit a school as children left it, killing five.",
            "hit",
            ["unstated"],
            ["a school", "five"],
        ),
        ("Nine people were killed in Norland army shelling.", "killed", ["Norland army"], ["Nine people"]),
        ("The Arden Front rebel attack killed nine soldiers.", "killed", ["Arden Front"], ["nine soldiers"]),
        ("Ravik accused Belmark regime of murder.", "accused", ["Ravik"], ["Belmark regime"]),
        ("They seized the town of Vesk.", "seized", ["unclear"], ["unstated"]),
        (
            "Belmark jets killed at least 72 people in Vesk.",
            "killed",
            ["Belmark jets"],
            ["at least 72 people"],
        ),
    ],
)
def test_sides(engine: Engine, text: str, trigger: str, doers: list[str], recipients: list[str]) -> None:
    assert _events(engine, text)[trigger] == (doers, recipients)


@pytest.mark.parametrize(
    ("text", "trigger", "doer"),
    [
        ("Villagers accuse troops of torching dozens of houses last month.", "torching", "troops"),
        (
            "The ministry added that the militia had been holding two doctors and demanded their release.",
            "demanded",
            "The ministry",
        ),
        (
            "The council said it was alarmed by the fighting and called on both sides to end it.",
            "called on",
            "it",
        ),
    ],
)
def test_who_does_what_is_joined_to_what_somebody_said(
    engine: Engine, text: str, trigger: str, doer: str
) -> None:
    assert _events(engine, text)[trigger].doers == [doer]


def test_dozens_of_houses_are_named_with_their_noun(engine: Engine) -> None:
    reading = Reader(engine=engine).read(Report.from_text("Troops torched dozens of houses in Vesk."))
    (event,) = reading.events
    assert [stated.value for stated in event.targets] == ["dozens of houses"]


def test_the_killed_do_not_shell(engine: Engine) -> None:
    told = _events(engine, "Six women were killed in Vesk during bombing and shelling on Friday.")
    assert all(sides.doers == ["unstated"] for sides in told.values())


def test_keywords_of_a_page_run_together_are_no_doer(engine: Engine) -> None:
    """A name of ten words is cited, and who is meant stays open."""
    text = "Tags Arden Vesk Tarn Belmark Norland Hale Corin Ostrask Army shelled the port on Monday."
    assert _events(engine, text)["shelled"].doers == ["unclear"]


@pytest.mark.parametrize(
    ("text", "trigger", "doers"),
    [
        (
            "The minister said rebels had used gas in Vesk and accused the council of sleep.",
            "accused",
            ["unstated"],
        ),
        (
            "The envoy said rebels may have released gas and urged the council to act.",
            "urged",
            ["unstated"],
        ),
        ("The envoy said the famine has spread and urged the council to act.", "urged", ["The envoy"]),
    ],
)
def test_words_that_either_of_two_may_have_said_are_nobodys(
    engine: Engine, text: str, trigger: str, doers: list[str]
) -> None:
    """Joined to a compound tense of what somebody is said to have done."""
    assert _events(engine, text)[trigger].doers == doers


@pytest.mark.parametrize(
    ("text", "trigger", "doers"),
    [
        (
            "Villagers circulated a statement on social media imploring the council to act.",
            "imploring",
            ["Villagers"],
        ),
        (
            "Rebels intensified their attacks in several provinces continually breaching the ceasefire.",
            "breaching",
            ["Rebels"],
        ),
        ("The mayor fled a town with rebels besieging it.", "besieging", ["rebels"]),
    ],
)
def test_channels_and_places_say_and_break_nothing(
    engine: Engine, text: str, trigger: str, doers: list[str]
) -> None:
    assert _events(engine, text)[trigger].doers == doers


@pytest.mark.parametrize(
    ("mention", "ran_in"),
    [
        ("Arden Times Friday 11 Jul 1915 Vesk council", True),
        ("Vesk 11 July 1915 Belmark Army", True),
        ("ARW/Stringer The Arden army", True),
        ("September 11 Commission", False),
        ("the Friday Market", False),
    ],
)
def test_a_name_with_words_of_a_page_is_nobodys(mention: str, ran_in: bool) -> None:
    assert is_run_into(Actor.model_construct(mention=mention)) is ran_in


@pytest.mark.parametrize(
    ("text", "doer", "mode"),
    [
        ("Army helicopters attacked a farm near Vesk.", "Army helicopters", "aerial"),
        ("Two villages were struck by army aircraft.", "army aircraft", "aerial"),
        ("Belmark jets struck a depot in Vesk.", "Belmark jets", "aerial"),
        ("Jets struck a depot in Vesk.", None, "aerial"),
        ("A suicide bomber killed nine people in Vesk.", "A suicide bomber", "suicide-attack"),
        ("Nine people were killed by a suicide bomber in Vesk.", "a suicide bomber", "suicide-attack"),
        ("A sniper killed a medic in Vesk.", "A sniper", "firearms"),
        ("Rescue helicopters hit a mast near Vesk.", None, None),
    ],
)
def test_planes_and_bombers_tell_who_did_it(text: str, doer: str | None, mode: str | None) -> None:
    events = rashomon.read(text, published="2031-05-03").events
    told = [ref.value.name if ref.value is not None else None for event in events for ref in event.actors]
    assert told == ([doer] if events else [])
    assert doer is None or [event.mode for event in events] == [mode]


def test_who_claims_a_deed_is_its_doer_on_their_own_word() -> None:
    reading = rashomon.read(
        "A bomb killed nine people in Vesk on Friday. The Free Front claimed responsibility for the bombing.",
        published="2031-05-03",
    )
    (event,) = reading.events
    (claim,) = reading.attributions
    (doer,) = event.actors
    assert (event.voice, doer.voice) == ((), (claim.id,))
    assert [citation.quote for citation in doer.citations] == ["Free Front"]


@pytest.mark.parametrize(
    "text",
    [
        "No group claimed responsibility for the bombing.",
        "Nobody claimed responsibility for the bombing.",
        "The Front has not claimed responsibility for the bombing.",
        "The minister took responsibility for the failure.",
    ],
)
def test_where_nobody_claims_a_deed_there_is_no_doer(text: str) -> None:
    assert not rashomon.read(text, published="2031-05-03").events


def test_who_shells_stands_after_by() -> None:
    (event,) = rashomon.read("Five civilians were killed in shelling by rebels.").events
    assert [ref.value.name for ref in event.actors if ref.value is not None] == ["rebels"]
    assert event.mode == "heavy-weapons"
