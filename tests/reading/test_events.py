"""Events: structure of the clause, auxiliary modes, voice and mentions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.findings import Actor, Attribution, Event, Maker, Stated
from rashomon.language import Parse
from rashomon.reading.clauses import noun_phrase
from rashomon.reading.events.reader import read_events, uncoded_clauses
from rashomon.reading.times.reader import read_times

MAKER = Maker(kind="rule", id="test")


def actors_of(parse: Parse) -> list[Actor]:
    """A stand-in for the layer of actors: every noun phrase headed by one of a few words or a name."""
    people = "forces troops rebels police soldiers officers people government ministry army militants".split()
    found = []
    for token in parse.tokens:
        if token.pos not in ("NOUN", "PROPN") or (token.dep in ("compound", "amod") and not token.is_name):
            continue
        if token.lower in people or token.is_name:
            span = noun_phrase(token)
            made = parse.finding_id("actor", span)
            end = span.end - 2 if parse.text[: span.end].endswith("'s") else span.end
            cited = parse.cite(span.start, end)
            found.append(
                Actor(
                    id=made,
                    layer="actor",
                    citations=(cited,),
                    maker=MAKER,
                    mention=cited.quote,
                    kind="generic",
                    entity=made,
                    name=Stated[str].of(cited.quote, cited),
                    head=token.span,
                )
            )
    return found


def read(parse: Parse, attributions: list[Attribution] | None = None) -> list[Event]:
    """The events of a parse with the stand-in's actors."""
    return read_events(
        parse, actors=actors_of(parse), places=[], times=[], quantities=[], attributions=attributions or []
    )


def names(refs: tuple[Stated[object], ...]) -> list[str]:
    """Names of the known participants."""
    return [ref.value.name for ref in refs if ref.value is not None]  # type: ignore[attr-defined]


STRUCTURES = [
    # text, type, doers, recipients
    ("Belmark forces attacked Norland troops.", "ASSAULT", ["Belmark forces"], ["Norland troops"]),
    ("Norland troops were attacked by Belmark forces.", "ASSAULT", ["Belmark forces"], ["Norland troops"]),
    ("Norland troops were attacked near the river.", "ASSAULT", [], ["Norland troops"]),
    ("Belmark's attack on Norland troops failed.", "ASSAULT", ["Belmark"], ["Norland troops"]),
    ("The attack on Norland by rebels failed.", "ASSAULT", ["rebels"], ["Norland"]),
    ("Rebels carried out an attack on Norland troops.", "ASSAULT", ["Rebels"], ["Norland troops"]),
    ("An attack was carried out by rebels.", "ASSAULT", ["rebels"], []),
    ("Norland troops came under attack.", "ASSAULT", [], ["Norland troops"]),
    ("The rebels who attacked the police fled.", "ASSAULT", ["The rebels"], ["the police"]),
    ("The soldiers attacked by rebels fled.", "ASSAULT", ["rebels"], ["The soldiers"]),
    ("Police arrested and beat the rebels.", "COERCE", ["Police"], ["the rebels"]),
    ("Belmark and Norland clashed.", "ASSAULT", ["Belmark"], ["Norland"]),
    ("Belmark clashed with Norland.", "ASSAULT", ["Belmark"], ["Norland"]),
    ("The Belmark killing of two soldiers shook Vesk.", "ASSAULT", ["Belmark"], ["two soldiers"]),
    ("The army thwarted an attack by rebels.", "ASSAULT", ["The army"], ["rebels"]),
    ("Belmark warned that it would respond to any raid.", "THREATEN", ["Belmark"], []),
]


@pytest.mark.parametrize(
    ("text", "kind", "doers", "recipients"), STRUCTURES, ids=lambda value: str(value)[:40]
)
def test_roles(
    parse: Callable[..., Parse], text: str, kind: str, doers: list[str], recipients: list[str]
) -> None:
    """Doer and recipient are found whatever the form of the clause."""
    events = read(parse(text))
    assert events, text
    assert events[0].type == kind
    assert names(events[0].actors) == doers
    assert names(events[0].recipients) == recipients
    if not doers:
        assert not events[0].actors[0].known


NOT_EVENTS = [
    "The board fired the editor.",
    "A war of words began over the budget.",
    "The campaign ran an attack ad against the mayor.",
    "The court struck down the law.",
    "Inflation hit the poor.",
    "He had a heart attack.",
    "The team attacked down the left in the second half of the match.",
    "The company killed the project.",
    "The ministry released a report.",
    "An earthquake killed nine people.",
    "A spokesman declined to comment.",
    "The song was a hit.",
    "The firm came under fire from its workers.",
    "Homes are using more pipeline gas.",
    "The road cannot support the traffic.",
    "Medics carried away the injured on stretchers.",
    "A soldier shot himself.",
    "Officials warned that the river would rise.",
]


@pytest.mark.parametrize("text", NOT_EVENTS)
def test_figures_of_speech_are_no_events(parse: Callable[..., Parse], text: str) -> None:
    """Senses that are no political act give no row."""
    assert read(parse(text)) == []


MODES = [
    ("Belmark forces attacked Vesk.", ""),
    ("Belmark forces did not attack Vesk.", "negation"),
    ("Belmark forces failed to attack Vesk.", "negation"),
    ("Belmark forces will attack Vesk.", "future"),
    ("Belmark forces plan to attack Vesk.", "future"),
    ("Belmark forces could attack Vesk.", "hypothetical"),
    ("Rebels carried out no attack on Vesk.", "negation"),
    ("The police prevented an attack on Vesk.", "negation"),
    ("Since the 2014 attack on Vesk much has changed.", "historical"),
    ("Belmark forces have previously attacked Vesk.", "historical"),
    ("The storm allowed Belmark forces to attack Vesk.", ""),
    ("Belmark forces begin to attack Vesk.", ""),
    ("They are not saying that Belmark forces attacked Vesk.", "hypothetical"),
    ("There is no sign of an attack on Vesk.", "negation"),
    ("The number of attacks on Vesk will increase.", "future"),
    ("The number of attacks on Vesk has increased.", ""),
    ("The campaign is aimed at an attack on Vesk.", "future"),
    ("Belmark forces said they would protest and later attacked Vesk.", ""),
    ("An attack on Vesk is likely, the mayor said.", "hypothetical"),
    ("Belmark forces strive to attack Vesk.", "hypothetical"),
    ("Belmark forces were able to attack Vesk.", ""),
    ("Belmark forces were not able to attack Vesk.", "negation"),
    ("Belmark forces are able to attack Vesk.", "hypothetical"),
]


@pytest.mark.parametrize(("text", "mode"), MODES)
def test_auxiliary_modes(parse: Callable[..., Parse], text: str, mode: str) -> None:
    """What is not simply told as having happened is marked."""
    event = next(event for event in read(parse(text)) if event.type == "ASSAULT")
    found = [name for name, value in event.aux.model_dump().items() if value]
    assert found == ([mode] if mode else [])


@pytest.mark.parametrize(
    ("told", "real"),
    [("had been completed", True), ("has not been completed", False), ("may be completed", False)],
)
def test_the_aim_of_what_was_carried_through_was_reached(
    parse: Callable[..., Parse], told: str, real: bool
) -> None:
    (event,) = read(parse(f"The operation to liberate Vesk {told}, the general said."))
    assert event.aux.hypothetical is not real


def test_one_act_in_one_clause_is_one_event(parse: Callable[..., Parse]) -> None:
    """A strike that kills is one event, with the strike's mode and doer."""
    events = read(parse("A Belmark air strike killed nine people and wounded two officers."))
    assert len(events) == 1
    assert events[0].mode == "aerial"
    assert [mention.quote for mention in events[0].mentions] == ["air strike", "wounded"]


def test_a_clause_of_time_tells_who_hurt_them(parse: Callable[..., Parse]) -> None:
    (event,) = read(parse("Nine people were killed when Belmark forces shelled the market of Vesk."))
    assert names(event.actors) == ["Belmark forces"]
    assert [citation.quote for citation in event.mentions] == ["shelled"]
    later = read(parse("Nine people were arrested after Belmark forces shelled the market of Vesk."))
    assert [event.type for event in later] == ["COERCE", "ASSAULT"]


def test_two_acts_stay_two(parse: Callable[..., Parse]) -> None:
    """Attacks on different sides are different events."""
    events = read(parse("Rebels attacked the police. Rebels attacked the army."))
    assert len(events) == 2


def test_a_promise_is_one_event(parse: Callable[..., Parse]) -> None:
    """The infinitive of a promise, threat or refusal is no event of its own."""
    assert [e.type for e in read(parse("Belmark threatened to attack Norland."))] == ["THREATEN"]
    assert [e.type for e in read(parse("Belmark agreed to withdraw its troops."))] == ["AGREE"]


def test_an_accusation_keeps_what_is_accused(parse: Callable[..., Parse]) -> None:
    """Both the accusing and the alleged act are events, the second with the accused as doer."""
    events = read(parse("Norland accused Belmark of shelling the port."))
    assert [event.type for event in events] == ["ACCUSE", "ASSAULT"]
    assert names(events[1].actors) == ["Belmark"]


def test_voice_is_the_chain_of_attributions(parse: Callable[..., Parse]) -> None:
    """An event stands in the attributions whose content holds its trigger, the outermost first."""
    made = parse("Norland said the ministry reported that rebels attacked the police.")
    text = made.text

    def attribution(name: str, start: str) -> Attribution:
        content = made.cite(text.index(start), len(text) - 1)
        return Attribution(
            id=name,
            layer="attribution",
            citations=(content,),
            maker=MAKER,
            source=(),
            cue=(),
            content=(content,),
            source_form="explicit",
            source_kind="organisation" if False else "named_organisation",
            quote_type="indirect",
            act="assert",
        )

    inner, outer = attribution("inner", "rebels"), attribution("outer", "the ministry")
    event = next(e for e in read(made, [inner, outer]) if e.type == "ASSAULT")
    assert event.voice == ("outer", "inner")
    assert event.actors[0].voice == ("outer", "inner")


def test_every_citation_is_the_text(parse: Callable[..., Parse]) -> None:
    """Quotes are what stands at their offsets."""
    made = parse("Rebels killed nine people in an attack on Vesk on Monday. Police arrested two rebels.")
    for event in read(made):
        for cited in (event.trigger, event.clause, *event.citations, *event.mentions):
            assert made.text[cited.start : cited.end] == cited.quote


def test_clauses_that_look_like_events_and_were_not_coded(parse: Callable[..., Parse]) -> None:
    """A finite verb with subject and object that no table knows is listed, cited; what is coded is not."""
    made = parse("Rebels shelled the port. Surveyors repainted the bridge. The mayor said he was glad.")
    found = uncoded_clauses(made, read(made))
    assert [cited.quote for cited in found] == ["Surveyors repainted the bridge"]
    assert all(made.text[cited.start : cited.end] == cited.quote for cited in found)


@pytest.mark.parametrize("text", ["", " ", "a", "😀", "ATTACK", "“killed", "قتل", "attack " * 300])
def test_any_text_is_read(parse: Callable[..., Parse], text: str) -> None:
    """No text raises."""
    made = parse(text)
    assert isinstance(uncoded_clauses(made, read(made)), list)


def test_a_place_of_another_clause_is_not_taken(parse: Callable[..., Parse], engine: object) -> None:
    """The place of the main clause is not the place of what another clause tells."""
    from rashomon.reading.places.reader import read_places

    made = parse("As rebels attacked the police, Norland sent troops to London.")
    events = read_events(
        made, actors=actors_of(made), places=read_places(made), times=[], quantities=[], attributions=[]
    )
    attack = next(event for event in events if event.type == "ASSAULT")
    assert not attack.place.known


@pytest.mark.parametrize(
    ("text", "things"),
    [
        (
            "The battle cruisers Queen Mary, Indefatigable and Invincible were sunk.",
            ["Queen Mary", "Indefatigable", "Invincible"],
        ),
        ("Arden shells destroyed a bridge and two warehouses.", ["a bridge", "two warehouses"]),
    ],
)
def test_each_thing_acted_on_by_its_whole_name(
    parse: Callable[..., Parse], text: str, things: list[str]
) -> None:
    told = [target.value for event in read(parse(text)) for target in event.targets]
    assert told == things


def aux_of(parse: Callable[..., Parse], text: str) -> list[bool]:
    return [event.aux.actual for event in read(parse(text))]


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("Norland faced Arden sanctions, the minister said.", [False]),
        ("Norland imposed sanctions on Arden on Monday.", [True]),
        ("Arden leaders were reluctant to impose sanctions on Norland.", [False]),
        ("Belmark troops have been engaged in battles with Arden units since August 6, 1915.", [True]),
    ],
)
def test_lasting_states_and_mere_thoughts_are_no_happenings(
    parse: Callable[..., Parse], text: str, actual: list[bool]
) -> None:
    assert aux_of(parse, text) == actual


def test_the_attack_is_the_attack_told_before(parse: Callable[..., Parse]) -> None:
    events = read(parse("Belmark soldiers attacked the depot on Monday. The attack killed two people."))
    assert [len(event.mentions) for event in events] == [2]


def test_a_participle_shares_the_day_of_its_clause(parse: Callable[..., Parse]) -> None:
    text = "On Monday Belmark troops entered the village of Dorn, arresting four men."
    tree = parse(text)
    told = read_events(
        tree, actors=actors_of(tree), places=[], times=read_times(tree), quantities=[], attributions=[]
    )
    assert next(event for event in told if event.mode == "arrest").time.known


def test_what_a_headline_says_is_to_be_done_is_ahead(parse: Callable[..., Parse]) -> None:
    """An infinitive that carries a headline, hung on the doer's name."""
    words = "Norland to pull troops out of Vesk"
    assert [event.aux.future for event in read(parse(words, headline=(0, len(words))))] == [True]


def test_who_is_held_for_a_deed_is_newly_held(parse: Callable[..., Parse]) -> None:
    """A town held is a state; persons held over a deed are arrested."""
    (event,) = read(parse("Two soldiers held over the bombing", headline=(0, 34)))
    assert (event.mode, event.aux.historical) == ("arrest", False)
