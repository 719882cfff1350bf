"""Where acts were, in places that no gazetteer has: what points back, and whose a place is."""

from __future__ import annotations

import pytest

import rashomon
from rashomon.reading import Reader


def places(reader: Reader, text: str) -> dict[str, str]:
    """The words of each act with those of its place."""
    reading = reader.read(rashomon.Report.from_text(text, published="2031-03-15"))
    return {
        event.trigger.quote: "; ".join(cited.quote for cited in event.place.citations)
        for event in reading.events
    }


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        # What is called by a word is what it points back at.
        (
            "Ministers met in the town of Sonnholz about the Gessen crossing. Traders protested. Nobody was "
            "hurt. Rain fell. Soldiers closed the crossing in May.",
            "closed",
            "Gessen",
        ),
        (
            "Shells hit the hospital at Sabarun. Dorn denied it. It was late. Nobody came. On Friday the "
            "army bombed the water tower of the same hospital.",
            "bombed",
            "Sabarun",
        ),
        (
            "Rebels took the town of Basanko. At noon jets bombed the road south of the town.",
            "bombed",
            "Basanko",
        ),
        (
            "Rebels attacked the town of Lemba. The army freed 20 women from a prison in the capital.",
            "freed",
            "",
        ),
        ("A bomb exploded in the capital, Brasta, killing nine.", "exploded", "Brasta"),
        # Who talks is no place, where they meet is.
        ("Talks between Arden and Belmark in Halvik broke up.", "broke up", "Halvik"),
        ("Talks between Arden and Belmark broke up.", "broke up", ""),
        ("The ministers agreed on the list at a meeting in Maristella on Monday.", "agreed on", "Maristella"),
        # A word is not where what it is about is.
        ("The movement threatened to shell the barracks at Old Ferrin in return.", "threatened", ""),
        ("The bishop of Dellmor demanded an inquiry into the raid.", "demanded", ""),
        ("Police arrested the mayor of Tulvar at his home in Brennholm.", "arrested", "Brennholm"),
        (
            "Police evacuated 46 people, including nine children, from the village of Vasilka.",
            "evacuated",
            "Vasilka",
        ),
        ("Fighters crossed the border and attacked Gulmet at dawn.", "attacked", "Gulmet"),
        ("Shells fell on the villages of Hazmir and Qabbun.", "fell", "Hazmir"),
        # Of a list in the act's own clause none is likelier than the others: the first is told.
        (
            "Police broke up rallies using force in Dunmark and the southern city of Hazmir.",
            "broke up",
            "Dunmark",
        ),
        # What a participle tells was where its verb was.
        ("Rebels left the town of Basanko on Friday, burning its granary.", "burning", "Basanko"),
    ],
)
def test_where_an_act_was(reader: Reader, text: str, words: str, place: str) -> None:
    assert places(reader, text)[words] == place


def test_a_place_is_not_carried_over_the_items_of_a_list(reader: Reader) -> None:
    text = (
        "What happened on Monday\n\n- A bomb killed two people in the town of Dunmoor.\n\n"
        "- Air defence shot down 41 drones overnight."
    )
    assert places(reader, text)["shot down"] == ""


def test_unknown_lands_act_and_own_as_states_do(reader: Reader) -> None:
    text = (
        "HRENVAR, Tolmark, March 12 - Shells landed on the village of Hrenvar. Tolmark's army shelled a "
        "battery near Castel Brun. Perin accused Tolmark of the raid."
    )
    found = places(reader, text)
    assert (found["landed"], found["shelled"], found["accused"]) == ("Hrenvar", "Castel Brun", "")
