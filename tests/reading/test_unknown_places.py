"""Names that no gazetteer has: what makes places of them, and what does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.language import Parse
from rashomon.reading.places.reader import read_places

Make = Callable[..., Parse]


def told(parse: Make, text: str) -> set[str]:
    return {place.mention for place in read_places(parse(text)) if place.role != "name_part"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fighting raged in Dunmar for a fifth day.", {"Dunmar"}),
        ("Explosions were heard in Tarvik and Sellomar overnight.", {"Tarvik", "Sellomar"}),
        ("Two drones were shot down over Rostave.", {"Rostave"}),
        ("Aid workers fled Soltane before dawn.", {"Soltane"}),
        ("The army lost control of Tessaly.", {"Tessaly"}),
        ("Nekkar fell to the rebels after three weeks.", {"Nekkar"}),
        ("Jarmund came under heavy bombardment.", {"Jarmund"}),
        ("Rebel-held Sabrak was shelled at dawn.", {"Sabrak"}),
        ("The provincial capital, Velmora, was calm.", {"Velmora"}),
        ("Dellin, about 60 km from the border, was cut off.", {"Dellin"}),
        ("A roadside bomb killed three soldiers on the road to Nabkha.", {"Nabkha"}),
        ("Protesters blocked the highway between Nolen and Krass.", {"Nolen", "Krass"}),
        ("About sixty villagers were taken by bus to Drevik.", {"Drevik"}),
        ("The ferry was carrying passengers from Istran to Lower Pell.", {"Istran", "Lower Pell"}),
        ("Refugees streamed out of Gondrell.", {"Gondrell"}),
        ("The watch recorded the abduction of a schoolmaster at Tindi.", {"Tindi"}),
        ("Shells hit the border community of Vasilka.", {"Vasilka"}),
        ("Eleven were killed in clashes on the Zubayd front.", {"Zubayd"}),
        ("Guards fired on a balloon over the Strait of Eelvik.", {"Strait of Eelvik"}),
        ("Shells hit a battery near Ostra Ruonvik on Wednesday.", {"Ostra Ruonvik"}),
        ("Militiamen attacked a river convoy at Nine Mouths on Monday evening.", {"Nine Mouths"}),
        ("The Women's Committee marched through Holm Abbey on Saturday.", {"Holm Abbey"}),
        ("On Wednesday the Guard blew up the bridge at Sidi Marl.", {"Sidi Marl"}),
        ("A drone struck their hut at Monte Ruo on Wednesday.", {"Monte Ruo"}),
        ("A fisherman lost his life on Little Holm.", {"Little Holm"}),
        ("On the Great North Road, unknown men stopped a minibus.", {"Great North Road"}),
        ("Rocket fire hit a house in Chandlers' Street.", {"Chandlers' Street"}),
        ("Soldiers occupied the Shepherd's Pass on 17 July.", {"Shepherd's Pass"}),
        ("In Ulvdal soldiers shot two looters.", {"Ulvdal"}),
    ],
)
def test_what_makes_a_place_of_a_name(parse: Make, text: str, names: set[str]) -> None:
    assert told(parse, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The rebels trust in Omarr, who has led them since 2020.",
        "He had a stake in Oilvex, the state firm.",
        "The head of the press office at Umirt Kelg told reporters little.",
        "He lashed out at Pelvari on Monday.",
        "Twenty people died in the stronghold of the Taskir group.",
        "Near the capital, Zaira Kokoit, 62, pointed to the cellar.",
        "They marched against Orban Vask. Followers of Zarkan attacked the convoy.",
        "The shares rose in the Grendex case, within Grendex as well.",
        "According to a report in Veritan, nobody was hurt.",
        "Workers at Ferrolux were shot at during a strike.",
        "The army is fighting in Operation Dawnlight.",
        "A statement in the name of the Lake Liberation Column claimed the explosion.",
        "The aid agency Relief Bridge is distributing food.",
    ],
)
def test_what_makes_none(parse: Make, text: str) -> None:
    assert told(parse, text) == set()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("DORVASK, Sept 11 - ", {"DORVASK"}),
        ("HRENVAR, Tolmark (Northwire) - ", {"HRENVAR", "Tolmark"}),
        ("AL-QUSAIRA, Nov 20 (Delta News Service) - ", {"AL-QUSAIRA"}),
        ("KINTARA CITY - ", {"KINTARA CITY"}),
        ("LANDRY CROSS, Nov. 23 - ", {"LANDRY CROSS"}),
        ("ARDEN WAR - ", set()),
        ("BREAKING - ", set()),
    ],
)
def test_a_dateline_names_a_place(parse: Make, line: str, names: set[str]) -> None:
    found = told(parse, f"Rebels attack a post near the border\n\n{line}Gunmen killed two soldiers.")
    assert found - {"ARDEN"} == names


def test_a_name_in_a_dateline_or_a_headline_is_that_of_the_text(parse: Make) -> None:
    text = (
        "Rebels Seize Dorvask After Night Of Fighting\n\nDORVASK, May 3 - Troops left. Dorvask has no water."
    )
    made = parse(text)
    found = [place.mention for place in read_places(made)]
    assert found.count("Dorvask") + found.count("DORVASK") == len(found) == 3


def test_what_is_called_like_a_place_far_away_is_still_a_place(parse: Make) -> None:
    """A name that only sounds like one in a land nobody speaks of is one that no gazetteer has."""
    assert "Sankt Ariel" in told(parse, "Sixty villagers were killed at Sankt Ariel on Monday.")


def test_a_name_is_no_land_by_its_own_ending(parse: Make) -> None:
    found = read_places(parse("Gunmen attacked a convoy near the village of Ginti on Monday."))
    assert [place.is_area for place in found] == [False]
