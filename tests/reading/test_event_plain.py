"""Rows of plain sentences of war reporting: who did it, to whom, and what is one row or none."""

from __future__ import annotations

import pytest

from rashomon.findings import Event, Reading
from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.report import Report


@pytest.fixture(scope="module")
def reader(engine: Engine) -> Reader:
    """The reader of all layers."""
    return Reader(engine=engine)


def read(reader: Reader, text: str, *, published: str = "2031-03-15") -> Reading:
    """The reading of an invented text."""
    return reader.read(Report.from_text(text, published=published, language="en"))


def names(event: Event, field: str) -> list[str]:
    """The names of an event's actors or recipients that are stated."""
    return [ref.value.name for ref in getattr(event, field) if ref.value is not None]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("A bomb planted by the Vesk Front killed nine people in Brask.", "Vesk Front"),
        ("The Vesk Front said it was behind the attack on the barracks in Brask.", "Vesk Front"),
        ("The Vesk Front claimed the bombing in Brask that killed four guards.", "Vesk Front"),
        ("Thousands marched in Brask against the war.", "Thousands"),
        ("A crowd of 300 attacked the embassy in Brask.", "A crowd of 300"),
    ],
)
def test_who_did_it(reader: Reader, text: str, doer: str) -> None:
    """Who used the weapon, who claims the deed, and people who are only counted."""
    assert doer in names(read(reader, text).events[0], "actors")


def test_nobody_claims_a_deed(reader: Reader) -> None:
    """A claim that nobody makes tells of no doer."""
    events = read(reader, "No group has claimed the attack on Brask.").events
    assert not any(names(event, "actors") for event in events)


@pytest.mark.parametrize("claim", ["claimed the bombing", "took credit for the bombing"])
def test_a_claim_is_the_claimants_word(reader: Reader, claim: str) -> None:
    """The deed stands on the word of who claims it."""
    reading = read(reader, f"The Vesk Front {claim} in Brask.")
    (event,) = reading.events
    told = {attribution.id: attribution for attribution in reading.attributions}
    assert [cited.quote for one in event.voice for cited in told[one].source] == ["The Vesk Front"]


def test_a_deed_that_goes_on_is_nobodys_word(reader: Reader) -> None:
    """`Shelling ... by the army continued` is no speech of the army."""
    reading = read(reader, "Shelling of the town by the army continued on Tuesday.")
    assert reading.attributions == ()
    assert names(reading.events[0], "actors") == ["the army"]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("The governor Orsk Hale survived an assassination attempt in Brask on Friday.", "Orsk Hale"),
        ("Police fired tear gas to disperse hundreds of protesters in Brask.", "hundreds of protesters"),
        ("The consuls protested to the admiral against the blockade.", "the admiral"),
        ("The general called his supporters to a march on the capital.", "his supporters"),
    ],
)
def test_to_whom(reader: Reader, text: str, whom: str) -> None:
    """Survivors, crowds broken up, and whom words are addressed to; one row each."""
    (event,) = read(reader, text).events
    assert whom in names(event, "recipients")


def test_captives_hang_on_the_verb_that_took_them(reader: Reader) -> None:
    """`Took its crew prisoner`, one name to the parser, tells whom."""
    events = read(reader, "The navy boarded a freighter off Vesk and took its crew prisoner.").events
    assert [target.value for target in events[-1].targets] == ["crew"]


def test_a_prisoner_is_not_asked_for_his_release(reader: Reader) -> None:
    """Whoever demands a release asks those who hold the prisoners."""
    (event,) = read(reader, "Thousands demanded the release of the journalists.").events
    assert names(event, "recipients") == []


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("He held a flag above his head as some demonstrators were being arrested.", []),
        ("Masked men kidnapped the journalist Lia Brandt outside her home.", []),
        ("Nils Dale, a correspondent for Vesk News and World Report, was arrested in Brask.", []),
        ("Belmark fired missiles after the bombing of its consulate in Brask.", []),
        (
            "The Queen Orla, the Steadfast and the Heron were sunk.",
            ["The Queen Orla", "the Steadfast", "the Heron"],
        ),
        (
            "The shelling destroyed a bridge, a mosque and the main market.",
            ["a bridge", "a mosque", "the main market"],
        ),
        ("Masked men threw petrol bombs at a police station.", ["a police station"]),
        ("Residents pelted the convoy with stones.", []),
        ("The agency handed out flour and tents to sixty villagers.", ["flour", "tents"]),
        ("The army moved artillery to the ridge.", ["artillery"]),
        ("The union raised money for the families of the miners.", []),
    ],
)
def test_things_hit(reader: Reader, text: str, things: list[str]) -> None:
    """Beside somebody only what hangs with them is a thing hit; a list of things has them all."""
    found = [target.value for event in read(reader, text).events for target in event.targets]
    assert found == things


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Soldiers fired tear gas and rubber bullets at a crowd.", "tear gas and rubber bullets"),
        ("Two grenades were thrown at the home of a judge.", "Two grenades"),
        ("Settlers attacked shepherds with sticks and iron bars.", "sticks and iron bars"),
        ("Troops used bulldozers to demolish 14 houses.", "bulldozers"),
        ("A car bomb outside a barracks wounded nine recruits.", "A car bomb"),
        ("A man armed with an axe killed two passengers.", "an axe"),
        ("The guards beat prisoners with rifle butts.", "rifle butts"),
        ("Police arrested a man with a knife.", None),
        ("Police attacked men who carried knives.", None),
        ("Officers seized 40 rifles and a machine gun.", None),
    ],
)
def test_with_what(reader: Reader, text: str, means: str | None) -> None:
    """Weapons and tools that the clause says were used, joined ones as one; not what somebody had or lost."""
    (event,) = read(reader, text).events
    assert (event.instrument.value if event.instrument else None) == means


def test_a_chronicle_of_the_past_is_its_own_news(reader: Reader) -> None:
    """Dated items of a report that gives no later day are no background; one old day in a report is."""
    listed = (
        "On 18 November fighters burned down a school at Brask. On 24 November gunmen shot a driver at Vesk. "
        "On 4 December soldiers abducted two nurses at Harn."
    )
    assert not any(event.aux.historical for event in read(reader, listed).events)
    mixed = "On 18 November fighters burned down a school at Brask. Gunmen shot a driver at Vesk on Friday."
    assert [event.aux.historical for event in read(reader, mixed).events] == [True, False]


def test_what_will_be_is_no_background(reader: Reader) -> None:
    """A month gone by belongs to what is told beside the promise."""
    (event,) = read(reader, "Belmark will release nine sailors held since January.").events
    assert (event.aux.future, event.aux.historical) == (True, False)


def test_how_is_no_part_of_a_name(reader: Reader) -> None:
    """The parser hangs `how` on the participant."""
    events = read(reader, "The report told how Arden soldiers shelled the village of Vesk.").events
    assert names(events[0], "actors") == ["Arden soldiers"]


def test_who_hurts_somebody_is_not_counted_as_hurt(reader: Reader) -> None:
    """One person of a class is a figure where harm befell them, not where they did it."""
    reading = read(reader, "A sniper wounded a driver near Vesk.")
    assert [(number.kind, number.unit) for number in reading.quantities] == [("injured", "driver")]


@pytest.mark.parametrize("deed", ["shot at a bus", "shot up a cafe", "fired on a bus"])
def test_shots_that_kill_are_no_shots_at_goal(reader: Reader, deed: str) -> None:
    """A killing that came of shots keeps whom it befell."""
    (event,) = read(reader, f"Gunmen {deed} near Vesk, killing two drivers.").events
    assert names(event, "recipients") == ["two drivers"]


@pytest.mark.parametrize(
    "text",
    [
        "Belmark denied that its forces attacked Vesk.",
        "Belmark denied its forces were behind the attack on Vesk.",
        "Belmark denied that any of its soldiers had been captured at Vesk.",
    ],
)
def test_what_is_denied_did_not_happen(reader: Reader, text: str) -> None:
    """A deed that a clause of its own tells, and that is denied, is told as not having happened."""
    events = [event for event in read(reader, text).events if event.type != "REJECT"]
    assert [(event.aux.negation, event.aux.hypothetical) for event in events] == [(True, False)]


def test_a_part_in_a_deed_denied_leaves_the_deed(reader: Reader) -> None:
    """Who denies a part in an attack does not say that there was none."""
    events = read(reader, "The attack on Vesk killed nine. Belmark denied any part in the attack.").events
    assert not any(event.aux.negation for event in events if event.type == "ASSAULT")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "The bishop called the killing a crime against the whole nation.",
            [("ACCUSE", "fact", ["The bishop"])],
        ),
        ("The union called a strike for Friday.", [("PROTEST", "future", ["The union"])]),
        ("Arden lifted the embargo on grain.", [("CONCEDE", "fact", ["Arden"])]),
        ("The bloc agreed to lift sanctions on the airline.", [("AGREE", "fact", ["The bloc"])]),
        ("The rebels agreed to stop attacks on convoys.", [("AGREE", "fact", ["The rebels"])]),
        ("The cabinet voted to expel the envoy.", [("SANCTION", "future", ["The cabinet"])]),
    ],
)
def test_what_is_only_called_or_ended_is_no_act_beside(
    reader: Reader, text: str, rows: list[tuple[str, str, list[str]]]
) -> None:
    """Who calls a deed something did not do it; what is lifted or stopped gives the row of its end alone."""
    found = [
        (event.type, "fact" if event.aux.actual else "future", names(event, "actors"))
        for event in read(reader, text).events
    ]
    assert found == rows


def test_a_charge_that_is_denied_was_made(reader: Reader) -> None:
    """`Which Arden denies` denies what is charged, not that it is charged."""
    charge, arming, denial = read(
        reader, "Belmark has long accused its neighbour of arming the Front, which Arden denies."
    ).events
    assert (charge.type, charge.aux.negation, charge.voice) == ("ACCUSE", False, ())
    assert arming.aux.negation and denial.type == "REJECT"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Talks between the government and the rebels broke down on Friday.",
            [("SANCTION", ["the government", "the rebels"])],
        ),
        ("The truce in Vesk collapsed within hours.", []),
        ("The Red Crescent brought out 60 wounded.", []),
        ("The shell left 60 wounded.", [("ASSAULT", [])]),
        ("One guard was hurt in the attack on Vesk.", [("ASSAULT", [])]),
    ],
)
def test_ends_and_people_already_hurt(reader: Reader, text: str, rows: list[tuple[str, list[str]]]) -> None:
    """Talks that broke down are theirs who talked; with the wounded something else is done."""
    assert [(event.type, names(event, "actors")) for event in read(reader, text).events] == rows
