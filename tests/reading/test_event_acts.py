"""Which acts are coded at all, as what, and told how: plain agency wording, on invented sentences."""

from __future__ import annotations

import pytest

from rashomon.findings import Event
from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.report import Report


@pytest.fixture(scope="module")
def reader(engine: Engine) -> Reader:
    """A reader, loaded once."""
    return Reader(engine=engine)


def read(reader: Reader, text: str) -> list[Event]:
    """The events of a text of a known day."""
    return list(reader.read(Report.from_text(text, published="2031-03-13")).events)


def told(event: Event) -> str:
    """How an act is told: one of its auxiliary modes, or nothing."""
    return next((name for name, value in event.aux.model_dump().items() if value is True), "")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The mayor of Vesk asked the capital for more troops on Monday.", "REQUEST"),
        ("The League of Vesk appealed to both states to keep calm.", "REQUEST"),
        ("Norland handed out rifles to the villagers.", "MOBILIZE"),
        ("The Council thanks the governments of Norland and Arden.", "SUPPORT"),
        ("Arden has moved two brigades up to the border.", "MOBILIZE"),
        ("On Sunday shelling continued to the north of the post, residents said.", "ASSAULT"),
        ("The minister spoke by telephone with the president of Norland.", "CONSULT"),
        ("A truce signed in Vesk in 2030 broke down.", "SUPPORT"),
        ("A pact concluded in 2029 lapsed.", "SUPPORT"),
        ("Norland granted nine million crowns for shelter in Vesk.", "AID"),
        ("The envoy said her country had proposed an exchange of prisoners.", "AGREE"),
        ("We shot down two drones near Vesk.", "ASSAULT"),
    ],
)
def test_plain_wording_is_coded(reader: Reader, text: str, kind: str) -> None:
    """Each sentence gives a row of its type."""
    assert kind in [event.type for event in read(reader, text)]


@pytest.mark.parametrize(
    ("before", "text", "kind", "word"),
    [
        (
            "Police raided the house of Anka Veren, the editor of the Star.",
            "They took away computers.",
            "",
            "",
        ),
        ("The editor Anka Veren left Vesk.", "Agents held Veren for questioning.", "COERCE", "held"),
        ("The Vesk Council met on Monday.", "It granted nine million crowns for shelter.", "AID", "granted"),
        ("Police came to the bridge.", "They searched a flat near Vesk.", "COERCE", "searched"),
    ],
)
def test_a_pronoun_or_name_stands_for_somebody(
    reader: Reader, before: str, text: str, kind: str, word: str
) -> None:
    """Conditions of a sense are met by whom a word stands for; computers are nobody."""
    found = [event for event in read(reader, f"{before} {text}") if event.trigger.start > len(before)]
    assert [event.type for event in found if event.trigger.quote == word] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("text", "word", "aux"),
    [
        ("The guild called a one-day strike for Monday.", "strike", "future"),
        ("The league said it would send nine hundred troops to Vesk.", "send", "future"),
        ("The general said troops would attack Vesk if talks failed.", "attack", "hypothetical"),
        ("Nine men died after the crowd had tried to storm the barracks.", "storm", ""),
        ("Rebels failed to storm the barracks at Vesk.", "storm", "negation"),
        ("Crowds sang until riot police dragged the demonstrators off the rails.", "dragged", ""),
        ("The mayor had been threatened for months over the camp.", "threatened", "historical"),
        ("Fighters ambushed a convoy near Vesk on January 20.", "ambushed", "historical"),
        ("Fighters ambushed a convoy near Vesk on March 2.", "ambushed", ""),
        ("Belmark gives Arden until Friday to withdraw.", "gives Arden until", ""),
    ],
)
def test_told_as(reader: Reader, text: str, word: str, aux: str) -> None:
    """Plans told in the past, attempts, ends that came, and what was long before the news."""
    found = [event for event in read(reader, text) if word in event.trigger.quote]
    assert [told(event) for event in found] == [aux]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The opposition demanded that the minister resign.", ["REQUEST"]),
        ("Belmark gave Arden until Friday to withdraw its troops.", ["THREATEN"]),
        ("Lawyers petitioned the court to free the editor.", ["REQUEST"]),
        ("Belmark forces said they would protest and later attacked Vesk.", ["ASSAULT"]),
    ],
)
def test_what_is_asked_is_no_row(reader: Reader, text: str, kinds: list[str]) -> None:
    """The clause of a demand or ultimatum goes with it; what was done later does not."""
    assert [event.type for event in read(reader, text) if event.type != "PROTEST"] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "The dentist urged people to floss.",
        "The bride thanked the cook for the dessert.",
        "The auditor faulted the shop for its poor bookkeeping.",
        "The tenant asked the landlord to send a plumber.",
        "The hotel lifted the fee for dogs.",
        "The colonel, whose men are accused of shooting at villagers, is fifty.",
        "The conflict has killed about 9,000 people since 2027.",
        "Arden has been fighting an insurgency since 2026.",
        "The two schools struck a friendship over a chess match.",
    ],
)
def test_private_life_and_background_give_no_row(reader: Reader, text: str) -> None:
    """No public word, no act; nor what only tells how things have long stood."""
    kinds = [event.type for event in read(reader, text)]
    assert "shooting" in text or kinds == []
    assert "ACCUSE" not in kinds


def test_neighbours_and_residents_are_public(reader: Reader) -> None:
    """Who has a part in public life keeps its rows."""
    for text in (
        "The two neighbours agreed to a ceasefire.",
        "Mothers of the missing made a plea for news of their sons.",
        "Her office dismissed the report as a fable.",
    ):
        assert read(reader, text), text


def test_seizure_told_with_its_dead_is_an_attack(reader: Reader) -> None:
    """Without them it is a seizure."""
    [attack] = read(reader, "Gunmen overran an army post near Vesk, killing nine soldiers.")
    [seizure] = read(reader, "Gunmen overran an army post near Vesk.")
    assert (attack.type, seizure.type, attack.mode) == ("ASSAULT", "COERCE", None)


def test_main_verb_taken_for_a_participle(reader: Reader) -> None:
    """Who stands before the relative clause or heads the sentence asks."""
    for text, doer in (
        ("Norland, where nine thousand refugees live in camps, called on both sides to stop.", "Norland"),
        ("Relatives of the missing called on the army to open its files.", "Relatives"),
    ):
        [event] = [event for event in read(reader, text) if event.type == "REQUEST"]
        assert event.actors[0].citations[0].quote.startswith(doer)


def test_second_verb_of_a_headline_has_its_object(reader: Reader) -> None:
    """In `expels two envoys, recalls ambassador` the ambassador recalls nobody."""
    text = "Meridor expels two Castrian diplomats, recalls ambassador"
    report = Report.from_text(text, headline=(0, len(text)), published="2031-03-13")
    found = {event.trigger.quote: event for event in reader.read(report).events}
    assert found["recalls"].type == "SANCTION"


def test_dispersed_march_is_an_act_of_its_own(reader: Reader) -> None:
    """Brought in as broken up; one that is only spoken of is none."""
    kinds = [
        event.type for event in read(reader, "In Vesk police with batons dispersed a march of teachers.")
    ]
    assert sorted(kinds) == ["COERCE", "PROTEST"]


def test_march_is_a_month(reader: Reader) -> None:
    """A protest told of in March has no march in it."""
    [event] = read(reader, "Protests against the junta of Belmark began in March 2011.")
    assert event.trigger.quote == "Protests"
    assert told(event) == "historical"
