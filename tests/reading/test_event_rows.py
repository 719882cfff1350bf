"""What rows of real reports got wrong most: who was asked, figures of speech, what was done or only meant.

All sentences are invented.
"""

from __future__ import annotations

import pytest

from rashomon.findings import Actor, Event
from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.report import Report


def _read(engine: Engine, text: str, published: str | None = None) -> dict[str, Event]:
    reading = Reader(engine=engine).read(Report.from_text(text, published=published))
    return {event.trigger.quote: event for event in reading.events}


def _doers(engine: Engine, text: str, trigger: str) -> list[str]:
    reading = Reader(engine=engine).read(Report.from_text(text))
    actors: dict[str, Actor] = {actor.id: actor for actor in reading.actors}
    told = {word.quote: event for event in reading.events for word in (event.trigger, *event.mentions)}
    return [actors[ref.value.actor].mention if ref.value else ref.state.value for ref in told[trigger].actors]


@pytest.mark.parametrize(
    ("text", "trigger", "doers"),
    [
        (
            "The envoy came to press the government of Belmark to allow inspectors to see the plant.",
            "allow",
            ["the government"],
        ),
        (
            "The envoy was in favour of a delegation to investigate the raid.",
            "investigate",
            ["a delegation"],
        ),
        ("The minister railed against rebels for shelling the port.", "shelling", ["rebels"]),
        (
            "The army and the militia battled for a day to push the rebels out of Vesk.",
            "battled",
            ["The army", "the militia"],
        ),
        ("A girl shot in Vesk was evacuated on Monday.", "shot", ["unstated"]),
        (
            "Hundreds of families marched in protest against the rebels demanding bread.",
            "demanding",
            ["Hundreds of families"],
        ),
        ("The mayor told reporters a bomb detonated in Vesk killing nine people.", "killing", ["unstated"]),
        (
            "Norland accused Belmark of being behind the raid and fired missiles at a base.",
            "fired",
            ["Norland"],
        ),
        (
            "The opposition accused the army of gassing farmers by firing shells at Vesk.",
            "firing",
            ["the army"],
        ),
        (
            "Norland and Arden vetoed efforts to impose sanctions on Belmark.",
            "impose sanctions",
            ["unstated"],
        ),
    ],
)
def test_who_is_asked_sent_or_blamed_does_it(
    engine: Engine, text: str, trigger: str, doers: list[str]
) -> None:
    assert _doers(engine, text, trigger) == doers


_CAMPAIGN = (
    "The candidate spoke in Vesk a week before the primary. In the debate he attacked Senator Dale, his "
    "rival for the nomination. Voters at the rally cheered. His campaign said the polls were close. "
)


def test_a_contest_of_words_is_no_assault(engine: Engine) -> None:
    assert "attacked" not in _read(engine, _CAMPAIGN)


def test_an_assault_in_a_report_of_a_contest_stays_one(engine: Engine) -> None:
    found = _read(
        engine, _CAMPAIGN + "On Monday gunmen attacked a police station in Vesk and killed two officers."
    )
    assert any(event.type == "ASSAULT" for event in found.values())


def test_what_is_seized_on_a_day_is_seized(engine: Engine) -> None:
    assert (
        _read(engine, "Troops seized the railway station at Vesk on 24 October.")["seized"].type == "COERCE"
    )
    assert not _read(engine, "The party seized on the report about Vesk.")


def test_outside_a_contest_who_is_attacked_is_attacked(engine: Engine) -> None:
    assert _read(engine, "Rebels attacked Senator Dale in Vesk on Monday.")["attacked"].type == "ASSAULT"


@pytest.mark.parametrize(
    "text",
    [
        "Senator Dale called President Hale a friend of the valley.",
        "Hale's tough talk on borders pleased many.",
        "The army released a poll of Vesk on Monday.",
        "The leader returned him to the post of minister.",
        "Pope Marcus asked God to help the town.",
        "Her husband stood by her side in Vesk.",
        "The suspect was denied bail in Vesk.",
        "A video purportedly shot in Vesk showed the harbour.",
        "Hackers carried out attacks on supply chains with malware.",
        "The World Health Organization called Arden the most dangerous place for nurses.",
    ],
)
def test_words_in_another_sense_are_no_events(engine: Engine, text: str) -> None:
    assert not _read(engine, text)


@pytest.mark.parametrize(
    ("text", "trigger", "modes"),
    [
        ("The assault forced the army to pull back late on Friday.", "pull back", set()),
        ("The editor went on to condemn the raid by Belmark.", "condemn", set()),
        ("Norland called for an end to such attacks on hospitals in Vesk by Belmark.", "attacks", set()),
        ("Do you support President Hale?", "support", {"hypothetical"}),
        ("The market in Vesk had never been shelled before by the army.", "shelled", set()),
        ("The militia sought to retaliate for Belmark air strikes on Vesk.", "air strikes", set()),
        ("Arden denied reports that its jets have hit Vesk.", "hit", {"negation"}),
        ("Voters back a ban on masks in Vesk.", "ban", {"hypothetical"}),
        ("Captain Hale, killed 12 years ago in Vesk, was a nurse.", "killed", {"historical"}),
        ("Nine nurses were killed in the attack on Vesk in December 2012.", "killed", {"historical"}),
        ("Rebels have been trying for months to encircle Vesk.", "encircle", {"hypothetical"}),
    ],
)
def test_what_was_done_and_what_was_only_meant(
    engine: Engine, text: str, trigger: str, modes: set[str]
) -> None:
    found = _read(engine, text)
    aux = found[trigger].aux
    told = {name for name in ("historical", "future", "hypothetical", "negation") if getattr(aux, name)}
    assert told == modes


def test_what_follows_a_day_long_past_is_background_too(engine: Engine) -> None:
    text = (
        "The army shelled Vesk on Monday.\n\n"
        "In February 1982 rebels ambushed a patrol in Vesk. The army attacked the town with tanks. "
        "On Tuesday rebels attacked a base near Orm."
    )
    reading = Reader(engine=engine).read(Report.from_text(text, published="2013-05-14"))
    told = [(event.trigger.quote, event.aux.historical) for event in reading.events]
    assert told == [("shelled", False), ("ambushed", True), ("attacked", True), ("attacked", False)]


def test_a_clause_about_a_year_is_of_that_year(engine: Engine) -> None:
    text = "Arden has been at war since 2011 when the army cracked down on protests in Vesk."
    reading = Reader(engine=engine).read(Report.from_text(text, published="2016-07-01"))
    assert [event.aux.historical for event in reading.events if event.lemma.startswith("crack")] == [True]


def test_a_country_before_a_deed_is_where_it_was(engine: Engine) -> None:
    told = "The site removed videos of the New Zealand attack within a day."
    assert not any(ref.known for event in _read(engine, told).values() for ref in event.actors)
    assert _doers(engine, "A Danish attack on Vesk killed nine people.", "killed") == ["Danish"]


def test_a_town_before_a_deed_is_no_open_doer(engine: Engine) -> None:
    assert _doers(engine, "Nine people died in the Bordeaux bombing on Monday.", "bombing") == ["unstated"]
    brigade = "Nine people were killed by the Bordeaux brigade on Monday."
    assert _doers(engine, brigade, "killed") == ["the Bordeaux brigade"]


def test_who_fell_in_a_fight_is_not_all_who_fought(engine: Engine) -> None:
    reading = Reader(engine=engine).read(
        Report.from_text("Hale and his wife died in a shootout with police.")
    )
    assert all(ref.value.name != "police" for e in reading.events for ref in e.recipients if ref.value)


def test_keywords_of_a_page_are_no_events(engine: Engine) -> None:
    text = (
        "Vesk is quiet. Tags Arden army barrel bombs shelling Vesk Monitor. The army shelled Orm on Monday."
    )
    assert [e.trigger.quote for e in Reader(engine=engine).read(Report.from_text(text)).events] == ["shelled"]


def test_strikes_called_off_are_no_protest(engine: Engine) -> None:
    found = _read(engine, "The minister called off military strikes against Belmark.")
    assert all(event.type == "ASSAULT" and event.aux.negation for event in found.values())


def test_nobody_does_what_he_suffers(engine: Engine) -> None:
    text = "At Least 10 Civilians Die in Strikes on Vesk\n\nAt least 10 civilians were killed in strikes."
    reading = Reader(engine=engine).read(Report.from_text(text))
    for event in reading.events:
        suffered = {ref.value.name.lower() for ref in event.recipients if ref.value}
        assert not suffered & {ref.value.name.lower() for ref in event.actors if ref.value}


def test_what_is_alleged_of_nobody_is_no_accusation(engine: Engine) -> None:
    """Those who allege that they heard something accuse nobody."""
    text = "The men alleged that they heard him scream."
    assert not Reader(engine=engine).read(Report.from_text(text)).events
