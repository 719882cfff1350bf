"""Who is asked, found guilty, harmed or behind a deed, told by names and nouns that no list knows."""

from __future__ import annotations

import pytest

from rashomon.findings import Actor, Event
from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.report import Report, Span

_BODY = "\n\nThe court in Vesk sat on Monday."


def _report(text: str) -> Report:
    """A report of a text, whose first line is the headline where a blank line follows."""
    head, blank, _ = text.partition("\n\n")
    return Report.from_text(text, headline=Span(0, len(head))) if blank else Report.from_text(text)


def _row(engine: Engine, text: str, trigger: str) -> tuple[Event, list[str], list[str]]:
    """The event on a word, with the words of its doers and recipients; a state where nobody is stated."""
    reading = Reader(engine=engine).read(_report(text))
    actors: dict[str, Actor] = {actor.id: actor for actor in reading.actors}
    event = next(event for event in reading.events if event.trigger.quote == trigger)
    doers, recipients = (
        [actors[ref.value.actor].mention if ref.value else ref.state.value for ref in refs]
        for refs in (event.actors, event.recipients)
    )
    return event, doers, recipients


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        ("Rebels kidnapped Orvo Kestrel in May.", "kidnapped", ["Orvo Kestrel"]),
        ("The murder of Orvo Kestrel led to an inquiry.", "murder", ["Orvo Kestrel"]),
        ("Police arrested Kestrel on Monday.", "arrested", ["Kestrel"]),
        ("Plumber jailed for three years" + _BODY, "jailed", ["Plumber"]),
        ("Former weaver arrested in Vesk" + _BODY, "arrested", ["Former weaver"]),
        ("He met a friend of Jon Varga, a foreigner imprisoned in Vesk.", "imprisoned", ["a foreigner"]),
        (
            "The court found the two officers guilty of torture.",
            "found the two officers guilty",
            ["the two officers"],
        ),
        ("The trial ended and Kestrel was found guilty of murder by a jury.", "found guilty", ["Kestrel"]),
        ("A jury found Jon Varga guilty by a majority of ten.", "found Jon Varga guilty", ["Jon Varga"]),
        ("Judges ordered Norland to halt the offensive.", "ordered", ["Norland"]),
        (
            "The council urged the county and the state to keep the deal.",
            "urged",
            ["the county", "the state"],
        ),
        ("The party called on the UN Security Council to act.", "called on", ["UN Security Council"]),
        ("The opposition called for the army to withdraw.", "called for", ["the army"]),
        (
            "The president called for Norland and Orland to stop the fighting.",
            "called for",
            ["Norland", "Orland"],
        ),
        ("The union called for the minister to be sacked.", "called for", ["unstated"]),
        ("Villagers demanded that they leave the valley.", "demanded", ["unclear"]),
        ("The governor ordered the bridge to be closed.", "ordered", ["unstated"]),
        ("The minister lashed out at the World Bank.", "lashed out", ["World Bank"]),
        ("The regime blamed it on the opposition.", "blamed", ["the opposition"]),
        ("The army used gas on several occasions.", "used gas", ["unstated"]),
    ],
)
def test_who_it_is_done_to(engine: Engine, text: str, trigger: str, recipients: list[str]) -> None:
    event, _, told = _row(engine, text, trigger)
    assert told == recipients
    assert not {"occasions", *recipients} & {thing.value for thing in event.targets}


@pytest.mark.parametrize(
    ("text", "trigger", "doers"),
    [
        ("A jury found him guilty of fraud by a majority of ten.", "found him guilty", ["A jury"]),
        ("The regime was behind at least three attacks in Vesk.", "attacks", ["The regime"]),
        ("Norland was behind the attacks, the envoy said.", "attacks", ["Norland"]),
        ("Norland was not involved in the attack.", "attack", ["Norland"]),
        ("The militia is involved in a U.S.-backed offensive against rebels.", "offensive", ["The militia"]),
        ("Norland said the shell was old and added that it had killed a guard.", "killed", ["unstated"]),
        ("An array of groups condemned the raid.", "condemned", ["groups"]),
        ("The council denied that police beat protesters, accusing rebels.", "accusing", ["The council"]),
        ("The army said the raid was over and that it had killed nine rebels.", "killed", ["it"]),
    ],
)
def test_who_does_it(engine: Engine, text: str, trigger: str, doers: list[str]) -> None:
    assert _row(engine, text, trigger)[1] == doers


@pytest.mark.parametrize(
    ("text", "trigger", "hypothetical"),
    [
        ("The families returned, only to be shelled again the next day.", "shelled", False),
        ("The convoy reached the bridge only for rebels to attack it.", "attack", False),
        ("The militia came only to free the hostages.", "free", True),
    ],
)
def test_how_a_thing_turned_out_has_happened(
    engine: Engine, text: str, trigger: str, hypothetical: bool
) -> None:
    assert _row(engine, text, trigger)[0].aux.hypothetical is hypothetical


def test_who_is_behind_a_raid_is_not_where_it_was(engine: Engine) -> None:
    assert not _row(engine, "Chad was behind the attacks, the envoy said.", "attacks")[0].place.known


def test_a_relative_with_the_same_surname_is_somebody_else(engine: Engine) -> None:
    text = (
        "Varga won the vote. President Pavel Varga, accompanied by his wife Selka Varga, spoke on Monday. "
        "Selka Varga praised the army."
    )
    reading = Reader(engine=engine).read(Report.from_text(text))
    praised = next(event for event in reading.events if event.trigger.quote == "praised")
    first = next(actor for actor in reading.actors if actor.mention == "Varga")
    assert praised.actors[0].value is not None
    assert praised.actors[0].value.entity != first.entity


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The ministry denied that troops had used gas, dismissing the reports as lies.",
            ["denied", "used gas"],
        ),
        ("U.S. air strikes since January have also hit several areas in the province.", ["air strikes"]),
        ("The minister stood by his claim.", []),
        ("The president stood by his ally.", ["stood by"]),
    ],
)
def test_one_act_is_one_row(engine: Engine, text: str, words: list[str]) -> None:
    reading = Reader(engine=engine).read(_report(text))
    assert [event.trigger.quote for event in reading.events] == words


def test_a_conference_that_is_hosted_is_no_recipient(engine: Engine) -> None:
    text = "President Varga hosted the Vesk Peace Conference in May."
    assert _row(engine, text, "hosted")[2] == ["unstated"]
