"""Sides of an act that stand in another phrase, clause or sentence than its own words."""

from __future__ import annotations

import pytest

from rashomon.findings import Event
from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.report import Report, Span


def _row(engine: Engine, text: str, trigger: str) -> tuple[list[str], list[str]]:
    """Names or words of the doers and recipients of the row on a word; nobody where none is known."""
    end = text.find("\n\n")
    report = Report.from_text(text, headline=Span(0, end)) if end > 0 else Report.from_text(text)
    reading = Reader(engine=engine).read(report)
    mentions = {actor.id: actor.name.value or actor.mention for actor in reading.actors}

    def sides(event: Event) -> tuple[list[str], list[str]]:
        doers, recipients = (
            [mentions[ref.value.actor] for ref in refs if ref.value]
            for refs in (event.actors, event.recipients)
        )
        return doers, recipients

    return next(sides(event) for event in reading.events if event.trigger.quote == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "doers", "recipients"),
    [
        # aboard what was hit or held
        ("Gunmen attacked a bus carrying 40 pilgrims near Vesk.", "attacked", ["Gunmen"], ["40 pilgrims"]),
        ("Rebels seized a boat with six fishermen on board.", "seized", ["Rebels"], ["six fishermen"]),
        ("A drone hit a truck carrying flour.", "hit", [], []),
        # whose raids
        ("Police arrested 14 people in raids on homes in Vesk.", "arrested", ["Police"], ["14 people"]),
        ("Nine men were arrested in raids on homes in Vesk.", "arrested", [], ["Nine men"]),
        # whose captivity
        (
            "Nine sailors returned home from Belmark's captivity.",
            "returned home",
            ["Belmark"],
            ["Nine sailors"],
        ),
        # help where people fled to
        (
            "Nine villagers were taken to Vesk, where the Red Lantern society handed out blankets.",
            "handed out",
            ["Red Lantern society"],
            ["Nine villagers"],
        ),
        # what is promised is nobody
        ("The mayor promised the consul a guard.", "promised", ["The mayor"], ["the consul"]),
        ("The Front demands two million crowns.", "demands", ["Front"], []),
        # two asked in one breath
        (
            "The union called on the ministry to pay the wages and on its members to stay calm.",
            "called on",
            ["The union"],
            ["the ministry", "its members"],
        ),
        (
            "The bishop appealed to the army to hold fire and to the rebels to free the captives.",
            "appealed to",
            ["The bishop"],
            ["the army", "the rebels"],
        ),
        ("Nine observers were refused entry to the camp.", "refused entry", [], ["Nine observers"]),
        ("The offensive of the Arden army came to a halt.", "offensive", ["Arden army"], []),
        ("Upper Vesk has been cleared of the enemy.", "cleared of", [], ["the enemy"]),
        (
            "Rebels took control of Vesk after two days of fighting with government troops.",
            "took control",
            ["Rebels"],
            ["government troops"],
        ),
        # who goes on, and who hurt nobody
        (
            "The ministry demanded that Illich show one photograph and threatened to shell the port.",
            "threatened",
            ["The ministry"],
            [],
        ),
        ("Six killed, 27 wounded: clash between guards and villagers.", "killed", [], ["Six"]),
        # two who hold one office, and a name hung on the verb
        (
            "The minister, Oren Falk, left. Police arrested the minister, Lia Brandt.",
            "arrested",
            ["Police"],
            ["Lia Brandt"],
        ),
        (
            "Police arrested the leader of the union, Greta Malou, on Monday.",
            "arrested",
            ["Police"],
            ["Greta Malou"],
        ),
        # who came to harm, told in another sentence
        (
            "A bus was bombed by government jets near Vesk. Eight drivers died.",
            "bombed",
            ["government jets"],
            ["Eight drivers"],
        ),
        (
            "Shells fell on the hospital at Vesk. A midwife and three patients died.",
            "fell",
            [],
            ["the hospital", "A midwife", "three patients"],
        ),
        (
            "Air strikes killed nine people in Vesk, it said. Four children were among the dead, it said.",
            "killed",
            [],
            ["nine people", "Four children"],
        ),
        (
            "Gunmen killed nine people in Vesk. Among the dead were two judges.",
            "killed",
            ["Gunmen"],
            ["nine people", "two judges"],
        ),
        # whose offer it is that is turned down, and each of two
        (
            "Belmark offered talks on Monday. Arden turned down the offer on Tuesday.",
            "turned down",
            ["Arden"],
            ["Belmark"],
        ),
        (
            "The mayor turned down a truce that the rebels had offered.",
            "turned down",
            ["The mayor"],
            ["the rebels"],
        ),
        ("Arden rejected a truce proposed by Belmark.", "rejected", ["Arden"], ["Belmark"]),
        (
            "Arden accused Belmark of firing first on Monday. Each side blamed the other.",
            "blamed",
            ["Arden", "Belmark"],
            ["Arden", "Belmark"],
        ),
        # a headline shortens
        (
            "First prisoners freed\n\nThe Council freed 44 government soldiers on Monday.",
            "freed",
            ["Council"],
            ["44 government soldiers"],
        ),
        ("Our aviation struck the bridges at Vesk.", "struck", ["Our aviation"], []),
        # the body that goes on
        (
            "The Red Column took the plant. It arrested four men there.",
            "arrested",
            ["Red Column"],
            ["four men"],
        ),
        ("The dead included three nurses, after shells hit a bridge in Vesk.", "hit", [], ["three nurses"]),
    ],
)
def test_sides_that_stand_elsewhere(
    engine: Engine, text: str, trigger: str, doers: list[str], recipients: list[str]
) -> None:
    assert _row(engine, text, trigger) == (doers, recipients)


def test_sanctions_over_a_crackdown_are_not_the_crackdown(engine: Engine) -> None:
    text = "Norland imposed sanctions on nine officials over the crackdown on protests."
    assert _row(engine, text, "imposed sanctions")[1] == ["nine officials"]
    assert _row(engine, text, "crackdown")[0] == []
