from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.findings import Actor
from rashomon.language import Parse
from rashomon.reading.actors.reader import read_actors

ParseText = Callable[..., Parse]


def mentions(parse: ParseText, text: str, words: str) -> list[Actor]:
    return [actor for actor in read_actors(parse(text), []) if actor.mention == words]


def test_a_last_name_goes_back_to_the_full_name(parse: ParseText) -> None:
    text = "On Monday the rebels freed Colonel Ana Hale. On Tuesday Hale said that the soldiers were well."
    full, short = mentions(parse, text, "Colonel Ana Hale")[0], mentions(parse, text, "Hale")[0]
    assert short.entity == full.entity == full.id
    assert short.chain == (full.id,)
    assert short.name.value == "Ana Hale"


def test_two_bearers_of_a_name_are_kept_apart(parse: ParseText) -> None:
    text = (
        "On Monday Colonel Ana Hale met Mayor Tom Hale in the town. Later on Tuesday Hale told the reporters "
        "that the bridge was open."
    )
    alone = mentions(parse, text, "Hale")[0]
    assert alone.entity == alone.id


def test_a_pronoun_cites_its_antecedent(parse: ParseText) -> None:
    text = "Colonel Ana Hale crossed the river with the soldiers on Monday. She said the bridge had been hit."
    she = mentions(parse, text, "She")[0]
    assert she.name.value == "Ana Hale"
    assert she.name.citations[0].quote == "Colonel Ana Hale"
    assert she.chain


def test_gender_parts_two_people(parse: ParseText) -> None:
    text = "Mr. Vane met Mrs. Hale on Monday in the harbour. He left, and she stayed until Tuesday morning."
    he, she = mentions(parse, text, "He")[0], mentions(parse, text, "she")[0]
    assert (he.name.value, she.name.value) == ("Vane", "Hale")


def test_two_fair_antecedents_leave_a_pronoun_unclear(parse: ParseText) -> None:
    text = "The colonel and the captain spoke with the driver and the guard. He was tired."
    he = mentions(parse, text, "He")[0]
    assert he.name.state == "unclear"
    assert he.entity == he.id


def test_the_object_of_a_verb_is_not_its_subject(parse: ParseText) -> None:
    text = "Colonel Hale shot him on Monday."
    assert mentions(parse, text, "him")[0].name.state == "unclear"


def test_an_institution_says_it(parse: ParseText) -> None:
    text = "The Belmark navy said on Monday that it had sunk the cruiser."
    assert mentions(parse, text, "it")[0].name.value == "Belmark navy"


def test_an_empty_it_is_nobody(parse: ParseText) -> None:
    text = "The Belmark navy left. It was clear that the weather had changed. It is a pity."
    assert not mentions(parse, text, "It")


def test_a_pronoun_before_its_name(parse: ParseText) -> None:
    text = "In his letter to the reporters, Colonel Hale wrote that the army had left the town on Monday."
    assert mentions(parse, text, "his")[0].name.value == "Hale"


def test_a_definite_noun_goes_back_to_the_only_one(parse: ParseText) -> None:
    text = "Three gunmen entered the bank on Monday. The gunmen left after an hour."
    first, again = mentions(parse, text, "Three gunmen")[0], mentions(parse, text, "The gunmen")[0]
    assert again.entity == first.entity


def test_a_noun_shared_by_two_sides_is_not_resolved(parse: ParseText) -> None:
    text = "Ardenian forces met Belmarkian forces on Monday. The forces withdrew on Tuesday."
    alone = mentions(parse, text, "The forces")[0]
    assert alone.entity == alone.id


def test_a_relative_pronoun_is_no_mention_beside_its_noun(parse: ParseText) -> None:
    text = "The soldiers who shelled the town on Monday have withdrawn."
    assert not mentions(parse, text, "who")
    assert mentions(parse, text, "The soldiers")


@pytest.mark.parametrize("speaker", ["I", "We"])
def test_speakers_are_left_to_the_attributions(parse: ParseText, speaker: str) -> None:
    text = f"“{speaker} saw the ships,” Colonel Hale said on Monday."
    assert mentions(parse, text, speaker)[0].name.state == "unclear"


def test_many_mentions_are_read_in_linear_time(parse: ParseText) -> None:
    import time

    def cost(times: int) -> float:
        tree = parse("He said that Hale met the soldiers. " * times)
        started = time.process_time()
        read_actors(tree, [])
        return time.process_time() - started

    cost(50)
    assert cost(2000) < 40 * max(cost(200), 0.01)


@pytest.mark.parametrize(
    ("text", "later", "earlier"),
    [
        ("The Hollin Institute counted 40 dead. The institute blamed both sides.", "The institute", "Hollin"),
        (
            "Prime Minister Elin Hale flew home. The prime minister said nothing.",
            "The prime minister",
            "Hale",
        ),
        ("River Watch counted 40 dead. The monitoring group said they were boys.", "The monitoring", "Watch"),
        ("Vesk's coast guard seized a boat. The agency said it held rifles.", "The agency", "coast guard"),
        ("The Vesk admiralty said the tug was lost. It blamed a mine.", "It", "The Vesk admiralty"),
        ("The Green Lamp charity opened in May. Its surgeon said the beds were full.", "Its", "Green Lamp"),
    ],
)
def test_a_body_or_officer_is_followed_back(parse: ParseText, text: str, later: str, earlier: str) -> None:
    actors = read_actors(parse(text), [])
    one = next(a for a in actors if a.citations[0].start == text.rindex(later))
    assert any(earlier in a.mention for a in actors if a.entity == one.entity and a is not one)


@pytest.mark.parametrize(
    "text",
    [
        "Sergeant Hale came home. The group said he was well.",
        "Hale and Vane left Vesk. The group said they were well.",
        "Ada Hale left Vesk. The agency said she was well.",
    ],
)
def test_a_person_before_is_no_body(parse: ParseText, text: str) -> None:
    actors = read_actors(parse(text), [])
    body = next(a for a in actors if a.mention in ("The group", "The agency"))
    assert not [a for a in actors if a.entity == body.entity and a.kind != "pronoun" and a is not body]


@pytest.mark.parametrize(
    ("text", "word", "stands_for"),
    [
        (
            "Belmark's navy said a boat was hit. Norland's coast guard gave another account: it said nobody "
            "was hurt.",
            "it",
            "Norland's coast guard",
        ),
        (
            "The strike committee said police had fired without cause. Its members cited a tram driver.",
            "Its",
            "The strike committee",
        ),
        (
            "Ferry owner Jon Askel said he was beaten. The officer, he said, had accused him of lying.",
            "he",
            "Jon Askel",
        ),
        (
            "Scott Marl lowered me down the ropes. By the time Jon Askel arrived in camp, he says, it was "
            "dark.",
            "he",
            "Jon Askel",
        ),
    ],
)
def test_a_speaker_goes_on_from_the_main_subject(
    parse: ParseText, text: str, word: str, stands_for: str
) -> None:
    pronoun = mentions(parse, text, word)[-1]
    assert mentions(parse, text, stands_for)[0].entity == pronoun.entity


def test_a_body_named_before_is_the_charity_of_according_to(parse: ParseText) -> None:
    text = (
        "The Tarn Relief Society said its convoy was stopped. According to the charity, the men were armed."
    )
    charity, named = mentions(parse, text, "the charity"), mentions(parse, text, "Tarn Relief Society")
    assert charity[0].entity == named[0].entity
