"""Acts known by the acts told beside them, and words of acts that the parser takes for others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.language import Parse
from rashomon.reading.events.words.triggers import find_triggers

SCENE = "Shells hit the market of Vesk on Monday. "


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Nine people died.", "died"),
        ("Only a guesthouse was damaged.", "damaged"),
        ("They advanced towards the bridge.", "advanced"),
    ],
)
def test_a_doubtful_word_is_an_act_beside_an_act_of_force(
    parse: Callable[..., Parse], text: str, word: str
) -> None:
    """`Nine people died` is of the war where the report tells of war; alone it may be of anything."""
    alone, beside = (
        {token.text for trigger in find_triggers(parse(told)) for token in trigger.tokens}
        for told in (text, SCENE + text)
    )
    assert word in beside
    assert word not in alone


@pytest.mark.parametrize(
    "text",
    [
        "Nine people died in an earthquake.",
        "The scale of the losses surprised the garrison.",
        "I cannot answer that question.",
        "He hit the nail on the head.",
    ],
)
def test_no_scene_makes_an_act_of_what_is_none(parse: Callable[..., Parse], text: str) -> None:
    """An accident, a feeling or a figure of speech stays one among acts of force."""
    triggers = find_triggers(parse(SCENE + text))
    assert [trigger.head.text for trigger in triggers if trigger.head.start >= len(SCENE)] == []


def test_a_scene_reaches_few_sentences(parse: Callable[..., Parse]) -> None:
    """Long after the last act of force a word needs its own reasons again."""
    between = "The mayor opened a school. The weather was fine. The mayor thanked the teachers. "
    words = {trigger.head.text for trigger in find_triggers(parse(SCENE + between + "Nine people died."))}
    assert "died" not in words


def test_a_particle_taken_for_a_preposition_has_its_object(parse: Callable[..., Parse]) -> None:
    """`finished off the wounded prisoners`: the prisoners are whom it was done to."""
    (trigger,) = find_triggers(parse("Soldiers finished off the wounded prisoners."))
    assert [token.text for token in trigger.places.at("obj")] == ["prisoners"]


def test_hundreds_of_things_are_no_people(parse: Callable[..., Parse]) -> None:
    """`fired hundreds of mortar bombs` dismisses nobody."""
    triggers = find_triggers(parse("Rebels fired hundreds of mortar bombs at Vesk."))
    assert [trigger.entry.type for trigger in triggers] == ["ASSAULT"]
