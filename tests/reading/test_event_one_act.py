"""What came of an act, its steps and its figures stand in its row, however many sentences tell of it."""

from __future__ import annotations

import pytest

import rashomon
from rashomon.findings import Event, Reading


def read(text: str) -> Reading:
    return rashomon.read(text, published="2031-03-15")


def rows(text: str) -> list[tuple[str, str]]:
    return [(event.type, event.trigger.quote) for event in read(text).events]


def numbers(event: Event, reading: Reading) -> dict[str, list[str]]:
    held = {stated.value for stated in event.quantities}
    found: dict[str, list[str]] = {}
    for quantity in reading.quantities:
        if quantity.id in held:
            found.setdefault(quantity.kind, []).append(quantity.as_written)
    return found


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Rockets struck the power station at Gorn on Friday. Two engineers were killed.",
            {"killed": ["Two"]},
        ),
        (
            "Shells hit the market in Vesk. Nine people were hurt and three houses were destroyed.",
            {"injured": ["Nine"], "destroyed": ["three"]},
        ),
        (
            "Arden said its forces had killed 60 Belmark soldiers in fighting near Sella. "
            "Belmark said seven of its soldiers had died.",
            {"killed": ["60", "seven"]},
        ),
        (
            "Rebels attacked the post at Hal on Monday, killing 38 soldiers.\n\nThe ministry said that five "
            "soldiers were killed and 11 wounded in the attack.",
            {"killed": ["38", "five"], "injured": ["11"]},
        ),
        (
            "Troops opened fire on a funeral in Vesk on Friday. Three mourners killed, ten injured.",
            {"killed": ["Three"], "injured": ["ten"]},
        ),
        (
            "Rebels took the town of Bas after a night of fighting. The ministry spoke of only eight "
            "soldiers killed.",
            {"killed": ["only eight"]},
        ),
        (
            "Our units attacked the fuel park at Gate. Eleven tankers were destroyed and nine men were taken "
            "prisoner.",
            {"destroyed": ["Eleven"], "captured": ["nine"]},
        ),
        (
            "Shells hit the port of Vesk on Monday. Two people were killed before the guns fell silent.",
            {"killed": ["Two"]},
        ),
        ("Police fired on a crowd in Vesk. A student was hit in the leg.", {}),
        (
            "Police dispersed a crowd in Vesk. Nine people were detained.",
            {"arrested": ["Nine"]},
        ),
        (
            "Militants attacked a post at Gorm. The guards ran into the hills. Three policemen died.",
            {"killed": ["Three"]},
        ),
        (
            "Soldiers shot at protesters in Vesk on Sunday. Medics counted four dead and 19 wounded.",
            {"killed": ["four"], "injured": ["19"]},
        ),
        ("Jets bombed the road south of Vesk. A nurse counted six bodies.", {"killed": ["six"]}),
        (
            "Planes dropped bombs on the market of Vesk. Dead: 11. Injured: 30.",
            {"killed": ["11"], "injured": ["30"]},
        ),
        (
            "Thousands of people marched through Vesk on Tuesday.\n\nOrganisers put the turnout at 20,000.",
            {"participants": ["Thousands", "20,000"]},
        ),
    ],
)
def test_what_came_of_an_act_stands_in_its_row(text: str, figures: dict[str, list[str]]) -> None:
    reading = read(text)
    [event] = [event for event in reading.events if event.quad == "material_conflict"]
    assert {kind: told for kind, told in numbers(event, reading).items() if kind in figures} == figures


@pytest.mark.parametrize(
    "text",
    [
        "Rockets struck the port of Vesk. Elsewhere two engineers were killed.",
        "Rockets struck the port of Vesk. Two engineers were killed in Dorn by a mine.",
        "Rockets struck the port of Vesk. Two engineers died when their truck ran over a mine.",
        "The army bombed Vesk and shelled Dorn. Six people were killed.",
        "The army shelled the town of Vesk. Thousands more civilians killed.",
        "Gunmen murdered the mayor of Vesk on Monday. On Friday nine people were killed.",
    ],
)
def test_harm_with_a_cause_place_or_day_of_its_own_is_told_apart(text: str) -> None:
    assert len([row for row in rows(text) if row[0] == "ASSAULT"]) > 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels overran the camp at Holm on Friday, killing nine soldiers.", [("ASSAULT", "overran")]),
        ("Rebels captured the town of Vesk after three days of fighting.", [("ASSAULT", "captured")]),
        ("Rebels captured the town of Vesk on Friday.", [("COERCE", "captured")]),
        ("The army entered the village of Vesk and arrested three elders.", [("COERCE", "arrested")]),
        (
            "Police dispersed a march of teachers, injuring seven.",
            [("COERCE", "dispersed"), ("PROTEST", "march")],
        ),
        ("Rebels attacked Vesk at dawn and were driven back by the army.", [("ASSAULT", "attacked")]),
        (
            "Troops pushed into the suburbs of Vesk and captured the village of Orm.",
            [("ASSAULT", "captured")],
        ),
        (
            "Police raided the newspaper's office in Vesk and seized its computers.",
            [("COERCE", "raided")],
        ),
        ("Police arrested 24 people in raids on homes in Vesk.", [("COERCE", "arrested")]),
        (
            'Jets bombed a market in Vesk. The army said it had hit "a den of bandits".',
            [("ASSAULT", "bombed")],
        ),
        ("Nurses walked out on Monday to demand safer wards.", [("PROTEST", "walked out")]),
        ("Protesters burned tyres and blocked the main bridge.", [("PROTEST", "burned tyres")]),
        ("Arden shot down 41 of 50 drones launched by Belmark.", [("ASSAULT", "shot down")]),
        (
            "The ambassador was summoned to the ministry and handed a note of protest.",
            [("ACCUSE", "summoned")],
        ),
        ("Arden ordered two members of the Belmark embassy to leave.", [("SANCTION", "ordered")]),
        ("Envoys met in Gentz on Tuesday for their first talks.", [("CONSULT", "met")]),
        (
            "Belmark on Monday gave Arden until Thursday to withdraw its troops from the pass.",
            [("THREATEN", "gave Arden until")],
        ),
    ],
)
def test_steps_of_one_act_are_one_row(text: str, expected: list[tuple[str, str]]) -> None:
    assert rows(text) == expected


def test_an_ultimatum_is_told_as_made_not_as_running_out() -> None:
    [event] = read("Belmark gives Arden until Thursday to leave the pass.").events
    assert event.aux.actual
    assert not event.time.known


def test_a_claim_is_of_another_day_than_the_deed() -> None:
    [event] = read(
        "Gunmen killed a judge in Vesk on Friday. The Red Hand claimed the killing on Saturday."
    ).events
    assert [cited.quote for cited in event.time.citations] == ["Friday"]


@pytest.mark.parametrize(
    ("text", "kind", "written"),
    [
        ("Some 6,000 dock workers downed tools on Thursday.", "participants", "Some 6,000"),
        ("Around 300 students held a vigil in Vesk.", "participants", "Around 300"),
        ("Arden shot down 41 of 50 drones launched by Belmark.", "downed", "41"),
        ("The defenders knocked out nine armoured vehicles.", "destroyed", "nine"),
        ("Drones attacked a depot, setting two tanks on fire.", "damaged", "two"),
        ("Two members of the militia fell in a clash with a patrol.", "killed", "Two"),
        ("Eleven are still in hospital.", "injured", "Eleven"),
        ("Police picked up four men.", "arrested", "four"),
        ("Dead: 11.", "killed", "11"),
    ],
)
def test_figures_of_set_phrases(text: str, kind: str, written: str) -> None:
    assert (kind, written) in [(quantity.kind, quantity.as_written) for quantity in read(text).quantities]


def test_a_request_quoted_after_it_is_told_is_one() -> None:
    """Who asks, the word for it and what is asked are the same; another request is another row."""
    told = (
        "The National Coalition demanded a UN inquiry into the attack. "
        '"The National Coalition demands that the council open an immediate inquiry", the body said.'
    )
    asked = [event for event in read(told).events if event.type == "REQUEST"]
    assert [[one.quote for one in event.mentions] for event in asked] == [["demands"]]
    other = "Arden demanded an apology from Belmark. It also demanded money from Norland, it said."
    assert len([event for event in read(other).events if event.type == "REQUEST"]) == 2


def test_the_attacker_set_off_the_bomb_of_the_attack_told_before() -> None:
    told = (
        "A motorcycle bomber killed 16 people outside a bakery in Vesk on Tuesday. Nine people were hurt in "
        "the blast. The suicide attacker detonated his explosives in front of the bakery."
    )
    assert len([event for event in read(told).events if event.type == "ASSAULT"]) == 1
