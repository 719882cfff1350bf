"""One act told in different words, paragraphs apart, is one event; two acts stay two."""

from __future__ import annotations

import pytest

from rashomon.findings import Event
from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.report import Report, Span


def told(engine: Engine, body: str, headline: str = "") -> list[Event]:
    text = f"{headline}\n\n{body}" if headline else body
    report = Report.from_text(
        text, headline=Span(0, len(headline)) if headline else None, published="1915-08-20", language="en"
    )
    return list(Reader(engine=engine).read(report).events)


ONE = [
    (
        "Twelve killed in Vesk blast",
        "A bomb went off at the market of Vesk on Monday, and twelve people died.",
    ),
    ("Rebels shell Vesk", "Rebel gunners shelled the town of Vesk on Monday, the mayor said."),
    ("", "A suicide bomber killed nine people in Vesk. The bombing wounded forty more."),
    (
        "",
        "Rebels killed the editor Anna Velk on Monday. Her brother fled. Velk was murdered at home.",
    ),
    (
        "",
        "Police arrested the editor Anna Velk on Monday. The mayor spoke. Velk's arrest was lawful.",
    ),
    ("", "Nine people were killed by a mine near Vesk. The mayor spoke. The blast killed nine farm hands."),
    (
        "Barrel bomb kills eleven children",
        "Fifteen civilians, among them eleven children, were killed by a barrel bomb in Vesk.",
    ),
    ("", "Ten civilians were killed when jets carried out two air raids on Vesk."),
    ("", "The army repelled an attack by rebels near Vesk."),
    (
        "Gunmen storm barracks in Tarvel, nine soldiers dead",
        "Gunmen overran a barracks near the market of Tarvel on Monday, killing nine soldiers.",
    ),
    ("Miners walk out in Osken", "Some 4,000 miners in Osken and Brell downed tools over unpaid wages."),
    ("Attack on Dorn beaten off", "Rebels attacked the town of Dorn at dawn and were driven back."),
    ("First hostages freed in Vask", "The Front freed 12 hostages on Tuesday at the village of Orm."),
    (
        "",
        "Rockets hit a depot in Vesk on Monday killing nine men. The explosions in it killed nine men.",
    ),
    ("", "The ministers of Arden and Belmark met in Vesk on Monday to discuss the border."),
    (
        "Gas kills 58 in Vesk",
        "58 people were killed in a gas attack in Vesk. The mayor spoke. 58 people died, a doctor said.",
    ),
]


@pytest.mark.parametrize(("headline", "body"), ONE)
def test_one_act_told_again_is_one_row(engine: Engine, headline: str, body: str) -> None:
    """The figure, the victim, the place or the headline shows that it is the same act."""
    assert len(told(engine, body, headline)) == 1


TWO = [
    "Rebels shelled Vesk on Monday. Rebels shelled Vesk on Friday.",
    "Rebels killed nine people in Vesk. Rebels killed four people in Vesk.",
    "Rebels killed nine people in Vesk. The mayor said rebels killed four people in Vesk.",
    "Rebels attacked the police in Vesk. The police attacked rebels in Vesk.",
    "A bomb killed nine people. The mayor recalled the bombing of the town hall, in which a guard died.",
    "Rebels killed nine soldiers in Vesk. Rebels killed nine civilians in Vesk.",
    "Rebels shelled the market of Vesk. Another attack on the market killed two.",
    "A bomb killed nine people. Elsewhere a bomb hurt two drivers.",
    "Gunmen killed the editor Anna Velk. Gunmen killed thousands of people.",
    "Rebels shelled Vesk on Monday. In 1914 rebels shelled Vesk.",
    "Norland ships destroyed the cruiser Brann on Friday. The cruiser Skade was hit by a torpedo.",
    "Rebels attacked the fleet off Vesk, the navy said. Belmark claims the destruction of the Brann.",
]


@pytest.mark.parametrize("body", TWO)
def test_what_differs_keeps_acts_apart(engine: Engine, body: str) -> None:
    """Another day, figure, side, or kind of victim is another act."""
    assert len(told(engine, body)) == 2


def test_the_row_takes_what_the_later_telling_says_more_closely(engine: Engine) -> None:
    """The day of the text and the people of the lead stand beside the headline's act."""
    (event,) = told(engine, "Snipers killed six children in Vesk on Monday.", "Six killed")
    assert event.time.known
    assert [ref.value.name for ref in event.recipients if ref.value] == ["six children"]


def test_tolls_by_several_sources_are_of_one_act(engine: Engine) -> None:
    """Each figure stays, on the word of whom it is."""
    body = (
        "A car bomb killed nine people in Vesk on Monday, the mayor said. "
        "The town hospital said eleven people were killed in the blast."
    )
    (event,) = told(engine, body)
    assert len(event.quantities) == 2
    assert len({stated.voice for stated in event.quantities}) == 2


def test_what_one_telling_doubts_another_tells_as_fact(engine: Engine) -> None:
    """Who carried out the strikes is open; that there were strikes is not."""
    body = (
        "Air strikes killed nine people in Vesk on Monday. "
        "It was unclear whether the strikes were carried out by Arden."
    )
    (event,) = told(engine, body)
    assert event.aux.actual


RESULTS = [
    "Rebels fired shells on many districts of the town, killing a guard and injuring nine people.",
    "Two blasts shook the market near the cemetery, killing two guards and injuring 120 others.",
    "One person killed 16 others injured in rocket attacks in Vesk.",
    "A bomb exploded at the market and twelve people died.",
]


@pytest.mark.parametrize("body", RESULTS)
def test_what_came_of_an_act_is_no_act_of_its_own(engine: Engine, body: str) -> None:
    """Dead and hurt belong to the act that the sentence names, wherever the parser hangs them."""
    assert len(told(engine, body)) == 1


def test_who_was_thrown_back_is_who_attacked(engine: Engine) -> None:
    """`Repelled an attack by rebels` is done to the rebels."""
    (event,) = told(engine, "The army repelled an attack by rebels near Vesk.")
    assert [ref.value.name for ref in event.recipients if ref.value] == ["rebels"]


def test_clauses_that_name_a_place_in_common_can_be_of_one_act(engine: Engine) -> None:
    """`In Hull and Kiel` holds Kiel."""
    body = "Rebels executed three men in Hull and Kiel. The mayor spoke. The three men were shot in Kiel."
    assert len(told(engine, body)) == 1


NO_ACT = [
    "The navy in cooperation with the coastguard cleaned the bay.",
    "Nine buses entered the town.",
    "A video shot in Vesk showed a mill.",
    "The council stood idly by.",
]


@pytest.mark.parametrize("body", NO_ACT)
def test_manner_errands_and_figures_of_speech_are_no_acts(engine: Engine, body: str) -> None:
    """How a thing was done, buses on their way, and standing by are nobody's act."""
    assert not told(engine, body)


def test_the_aim_of_an_offensive_has_not_been_reached(engine: Engine) -> None:
    """`To take the town` is what the offensive is for, and no row of its own."""
    events = told(engine, "Rebels launched an offensive to capture the town of Vesk.")
    assert [event.type for event in events] == ["ASSAULT"]


def test_a_list_of_harm_without_commas_is_one_act(engine: Engine) -> None:
    """`Killing two children injuring nine others` goes on with one act."""
    assert len(told(engine, "Rebels fired a rocket at Vesk killing two children injuring nine others.")) == 1


BACKGROUND = [
    "The town is regularly shelled by the army.",
    "The mayor recalled the bombing of the town hall.",
    "Norland thanked the rebels backed by Arden.",
    "The town has been shelled since 1911.",
    "Rebels have attacked the town in the past.",
]


@pytest.mark.parametrize("body", BACKGROUND)
def test_habits_memories_and_long_states_are_background(engine: Engine, body: str) -> None:
    """They are told, but not as what happened on the report's day."""
    events = [event for event in told(engine, body) if event.type in ("ASSAULT", "SUPPORT")]
    assert events and any(event.aux.historical for event in events)


def test_what_was_done_is_not_ahead_whatever_the_date(engine: Engine) -> None:
    """A day after the report's own, in the past tense, is a wrong date and no plan."""
    (event,) = told(engine, "Troops killed nine rebels on 24 August 1915.")
    assert not event.aux.future


def test_people_before_a_bare_participle_did_not_do_it(engine: Engine) -> None:
    """Figures in a list, and `shot dead` without an object, name those it was done to."""
    for body in ("One person killed 16 others injured in attacks in Vesk.", "Editor Ruan Velk shot dead."):
        (event,) = told(engine, body)
        assert not any(ref.known for ref in event.actors)
        assert event.recipients[0].known


def test_a_vehicle_before_an_attack_was_attacked(engine: Engine) -> None:
    """`A convoy attack` is no act of the convoy."""
    events = told(engine, "Two drivers were killed in a convoy attack near Vesk.")
    assert not any(ref.known for event in events for ref in event.actors)


def test_what_is_denied_is_not_joined_to_what_is_told(engine: Engine) -> None:
    """The act, the denial, and the denied act are three rows."""
    body = (
        "Belmark forces shelled the market on Friday. Norland denied that Belmark forces shelled the market."
    )
    assert [event.type for event in told(engine, body)] == ["ASSAULT", "REJECT", "ASSAULT"]


def test_the_text_names_the_act_of_which_the_headline_tells_the_result(engine: Engine) -> None:
    """`Four killed` above `shelled` is one row, of the shelling; the same word stays the headline's."""
    (event,) = told(engine, "Rebels shelled the market on Monday, killing four people.", "Four people killed")
    assert event.trigger.quote == "shelled"
    assert {cited.quote for cited in event.mentions} == {"killed", "killing"}
    (event,) = told(engine, "Rebels shelled the market on Monday.", "Rebels shell market")
    assert event.trigger.quote == "shell"


def test_the_sum_of_a_war_is_background(engine: Engine) -> None:
    """A total of tens of thousands is no happening of the report's day."""
    (event,) = told(engine, "More than 230,000 people have been killed in the war.")
    assert event.aux.historical


AGAIN = [
    "Rebels killed nine people in Vesk. The mayor said those killed were farm hands.",
    "A suicide bomber killed nine people at the market. The attacker detonated his explosives at noon.",
    "A military source denied the claim. Later the military source denied it.",
]


@pytest.mark.parametrize("body", AGAIN)
def test_words_that_point_back_make_no_second_row(engine: Engine, body: str) -> None:
    """`Those killed`, `the bomber`, and a denial that nothing tells from the first."""
    assert len(told(engine, body)) == 1


def test_one_who_speaks_for_a_state_is_not_the_state(engine: Engine) -> None:
    """Two who deny are two rows, of one country though they be."""
    body = "The Norwegian army denied the claim. Norway denied the claim."
    assert len([event for event in told(engine, body) if event.type == "REJECT"]) == 2


def test_the_deed_that_killed_is_found_behind_a_nearer_noun(engine: Engine) -> None:
    """`That killed nine` belongs to the attack, not to the suburb."""
    (event,) = told(engine, "He recalled the attack on the suburb of Vesk that killed nine people.")
    assert [ref.value.name for ref in event.recipients if ref.value] == ["nine people"]
    assert not any(ref.known for ref in event.actors)


def test_a_deed_does_not_suffer_its_own_result(engine: Engine) -> None:
    """In a bare clause `the air strikes wounded` the strikes are not the wounded."""
    for event in told(
        engine, "The air strikes on the town also wounded more than 60 people, said a monitor."
    ):
        assert "The air strikes" not in [target.value for target in event.targets]


def test_a_headline_s_act_stands_on_the_word_that_the_text_gives(engine: Engine) -> None:
    text = "Nine killed in Vesk market\n\nRebels killed nine people in Vesk market on Monday, the mayor said."
    report = Report.from_text(text, headline=Span(0, 26))
    reading = Reader(engine=engine).read(report)
    (event,) = reading.events
    told = {said.id: said for said in reading.attributions}
    assert [told[id_].source[0].quote for id_ in event.voice] == ["the mayor"]


_CHRONICLE = (
    "The emir sacks the governor of Brask over the riots in the port. Rebels seize the mill town of Tarn "
    "after nine days of shelling."
)


def test_a_chronicle_printed_twice_tells_its_acts_once(engine: Engine) -> None:
    """First under its days, then without them."""
    dated = _CHRONICLE.replace("The emir", "July 1911 The emir").replace("Rebels", "March 1912 Rebels")
    between = "Bread was dear. The harvest was poor. The ferry was late."
    seized = [
        event for event in told(engine, f"{dated} {between} {_CHRONICLE}") if event.lemma.startswith("seize")
    ]
    assert len(seized) == 1
    assert [cited.quote for cited in seized[0].mentions] == ["seize"]


def test_the_same_words_of_another_day_are_another_act(engine: Engine) -> None:
    """A clause said once more of a later day is no passage printed twice."""
    body = (
        "Rebels shelled the mill town of Tarn from the far bank of the river on Monday. Bread was dear. "
        "On Wednesday rebels shelled the mill town of Tarn from the far bank of the river."
    )
    assert len([event for event in told(engine, body) if event.type == "ASSAULT"]) == 2


def test_what_is_asked_about_at_any_time_is_no_act(engine: Engine) -> None:
    """How a monitor tells `whose planes carry out raids`."""
    body = "The monitor says it determines whose planes carry out raids according to their make."
    assert not [event for event in told(engine, body) if event.type == "ASSAULT"]


def _names(refs: object) -> list[str]:
    return [ref.value.name if ref.value else ref.state.value for ref in refs]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("headline", "doers"),
    [
        ("Two villagers killed nine injured in blast in Vesk", ["unstated"]),
        ("Two killed nine injured in blast in Vesk", ["unstated"]),
        ("Ten rebels killed nine injured six in Vesk", ["Ten rebels"]),
        ("Two gunmen killed nine injured villagers in Vesk", ["Two gunmen"]),
    ],
)
def test_two_tolls_side_by_side_are_no_deed(engine: Engine, headline: str, doers: list[str]) -> None:
    event = told(engine, "The mayor spoke.", headline)[0]
    assert _names(event.actors) == doers


def test_this_attack_is_the_one_told_last(engine: Engine) -> None:
    body = "Planes damaged a clinic in Vesk on Saturday. That bombardment near Brask wounded five doctors."
    assert len(told(engine, body)) == 1
    two = "Planes damaged a clinic in Vesk on Saturday. A bombardment near Brask on Sunday hurt five."
    assert len(told(engine, two)) == 2


def test_others_hurt_are_hurt_in_the_act_that_killed(engine: Engine) -> None:
    body = (
        "Planes bombed Vesk on Monday and killed nine people. The raids left another thirty people injured."
    )
    assert len(told(engine, body)) == 1
    more = "Planes bombed Vesk on Monday and killed nine people. Another raid left thirty injured in Brask."
    assert len(told(engine, more)) == 2


def test_a_headline_told_again_makes_no_second_row(engine: Engine) -> None:
    headline = "Belmark Army Kills Nine Rebels in Vesk"
    rows = told(engine, f"4 May 1915 {headline}. The army of Belmark killed nine rebels on Monday.", headline)
    assert [_names(row.recipients) for row in rows] == [["Nine Rebels"]]
    assert len(rows[0].mentions) == 2
