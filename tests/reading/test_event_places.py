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
        # `where` means the place told before it.
        (
            "Villagers were taken to Sankt Ulver, where an agency handed out blankets.",
            "handed out",
            "Sankt Ulver",
        ),
        # Where people were because of an act elsewhere is not where that was; where they died of it is.
        ("Three families were sleeping in Vandem after men burned their village.", "burned", ""),
        ("Four people died in Vandem after rebels shelled the market.", "died", "Vandem"),
        # Where a bus goes, where reinforcements come from, and what a court tries.
        ("Two nurses were abducted from the bus to Velm.", "abducted", ""),
        ("Reinforcements sent from the garrison at Kolabo hit a mine on the way.", "hit", ""),
        ("The court jailed a militia chief for the massacre of villagers at Pale Creek.", "jailed", ""),
        # Elsewhere is at none of the places before, and another part of the land is another place.
        ("Shells hit the town of Dorn. Elsewhere, gunmen killed two policemen.", "killed", ""),
        ("Shells hit the town of Dorn. Further north, gunmen killed two policemen.", "killed", ""),
        ("Shells hit the town of Dorn. On the coast, ships shelled the outer islands.", "shelled", ""),
        # Words are not where the land is that they are to.
        ("The ministry thanks the Republic of Fennoy for its help.", "thanks", ""),
        ("Arden called home its ambassador in Zemlan on Thursday.", "called home its ambassador", ""),
        (
            "The charity has brought 31 patients to Amaranth and appealed to both parties to keep away.",
            "appealed to",
            "",
        ),
        # Where something was done comes before where those are who did it.
        ("Elders in Ourka signed a peace deal in Belgara on Sunday.", "signed", "Belgara"),
        (
            "Police in Velmonte have arrested three people. The three were seized on Monday at a farm near "
            "Altavena.",
            "seized",
            "Altavena",
        ),
        ("Rebels took control of the eastern town of Bisunde on Tuesday.", "took control", "Bisunde"),
        # What points back from another clause of the sentence.
        (
            "A bomb hit a ferry on Lake Onde. It rained. They left. Nobody spoke. It was the first "
            "attack on the lake since a patrol boat was mined there in 2030.",
            "mined",
            "Lake Onde",
        ),
        ("In Kef Andar youths looted the state bakery.", "looted", "Kef Andar"),
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


def test_a_day_and_a_name_head_the_item_of_a_list(reader: Reader) -> None:
    text = (
        "The office logged 46 breaches.\n\n- 2 April, Zubar: snipers wounded two soldiers.\n"
        "- 9 April, Mount Halle: gunners fired 30 rounds at the mast.\n- 14 April: men kidnapped a judge."
    )
    found = places(reader, text)
    assert [found[word] for word in ("wounded", "fired", "kidnapped")] == ["Zubar", "Mount Halle", ""]


def test_unknown_lands_act_and_own_as_states_do(reader: Reader) -> None:
    text = (
        "HRENVAR, Tolmark, March 12 - Shells landed on the village of Hrenvar. Tolmark's army shelled a "
        "battery near Castel Brun. Perin accused Tolmark of the raid."
    )
    found = places(reader, text)
    assert (found["landed"], found["shelled"], found["accused"]) == ("Hrenvar", "Castel Brun", "")
