"""The numbers of an event: those of its clause, and those that count what it was done to."""

from __future__ import annotations

import pytest

import rashomon


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Shelling damaged 12 houses in Vesk on Friday.", "12"),
        ("Police in Vesk said 12 houses damaged in explosions.", "12"),
        (
            "Reports emerged of nearly three dozen houses damaged after explosions near Vesk.",
            "nearly three dozen",
        ),
    ],
)
def test_what_was_damaged_is_counted_wherever_the_verb_stands(text: str, written: str) -> None:
    reading = rashomon.read(text)
    numbers = {quantity.id: quantity for quantity in reading.quantities}
    [event] = [event for event in reading.events if event.lemma.startswith("damage")]
    assert [numbers[stated.value].as_written for stated in event.quantities if stated.value] == [written]


def test_a_number_of_other_people_is_not_taken() -> None:
    reading = rashomon.read("Nine people fled when shells damaged houses in Vesk.")
    [event] = [event for event in reading.events if event.lemma.startswith("damage")]
    assert not event.quantities


def test_who_blows_himself_up_is_not_the_one_it_was_done_to() -> None:
    reading = rashomon.read("A bomber blew himself up at a market in Vesk on Monday, killing 16 people.")
    assert reading.events
    told = [ref.value.name for event in reading.events for ref in event.recipients if ref.value is not None]
    assert "himself" not in told


def told(text: str) -> list[tuple[str, list[tuple[str, float | None]]]]:
    """Each row's words with its figures."""
    reading = rashomon.read(text, published="2031-03-15")
    numbers = {quantity.id: quantity for quantity in reading.quantities}
    return [
        (
            event.trigger.quote,
            [(n.kind, n.best) for one in event.quantities if (n := numbers[one.value or ""])],
        )
        for event in reading.events
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Gunmen shot dead Mayor Ana Voss outside her office in Velm on Friday.", [("killed", 1)]),
        ("Gunmen plan to kill Mayor Ana Voss.", []),
        ("Police arrested 17 people in Velm, according to two aid workers.", [("arrested", 17)]),
        (
            "Rebels attacked Ginti on Monday. About 2,600 people have fled to Sabou, aid workers said.",
            [("displaced", 2600)],
        ),
        (
            "Five killed, 12 hurt\n\nA bomb went off in a market in Vesk on Friday.",
            [("injured", 12), ("killed", 5)],
        ),
    ],
)
def test_figures_of_the_one_act(text: str, figures: list[tuple[str, float]]) -> None:
    assert sorted(figure for _, found in told(text) for figure in found) == figures


def test_one_of_the_dead_is_not_told_beside_them() -> None:
    rows = told("A bomb killed nine people in Vesk on Monday. The mayor was killed in the attack.")
    assert rows == [("killed", [("killed", 9)])]


def test_the_sum_of_two_acts_is_of_neither() -> None:
    rows = told(
        "Shells hit Orvek on Monday, killing four. On Tuesday a drone killed three in Samra. "
        "The two attacks left seven people dead, the governor said."
    )
    assert [(kind, best) for _, found in rows for kind, best in found if best == 7] == []
    assert [found for _, found in rows[:2]] == [[("killed", 4)], [("killed", 3)]]
