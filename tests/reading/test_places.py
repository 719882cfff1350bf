"""Places: found by their words, judged by the words beside them, resolved by their company."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import rashomon
from rashomon.findings import Place
from rashomon.gazetteer import load
from rashomon.language import Parse
from rashomon.lexicons.tables import read_table
from rashomon.reading.places.judge import ACCEPT, judge
from rashomon.reading.places.names import find_mentions
from rashomon.reading.places.reader import read_places

Make = Callable[..., Parse]


def places(parse: Make, text: str) -> list[Place]:
    return read_places(parse(text))


def only(parse: Make, text: str, mention: str) -> Place:
    found = [place for place in places(parse, text) if place.mention == mention]
    assert found, (mention, [place.mention for place in places(parse, text)])
    return found[0]


def test_every_place_quotes_the_text(parse: Make) -> None:
    text = "KIEL, June 1 - The fleet left Wilhelmshaven for the Skagerrak.\n\nIt met in the North Sea."
    found = places(parse, text)
    assert [p.mention for p in found] == ["KIEL", "Wilhelmshaven", "Skagerrak", "North Sea"]
    for place in found:
        (citation,) = place.citations
        assert text[citation.start : citation.end] == citation.quote == place.mention
    assert len({place.id for place in found}) == len(found)


def test_seas_and_regions_are_areas(parse: Make) -> None:
    found = places(parse, "The squadrons met in the Skagerrak, north of Wilhelmshaven.")
    assert [place.is_area for place in found] == [True, False]


@pytest.mark.parametrize(
    ("text", "mention", "country"),
    [
        ("Fighting went on near Pokrovsk and Toretsk on Monday.", "Pokrovsk", "UKR"),
        ("A fire broke out in Paris, Texas, on Monday.", "Paris", "USA"),
        ("A fire broke out in Paris on Monday.", "Paris", "FRA"),
        ("Ships left Portsmouth, England, at dawn.", "Portsmouth", "GBR"),
        ("Ships left Portsmouth, N.H., at dawn.", "Portsmouth", "USA"),
        ("Shells fell in Lugansk and Donetsk on Monday.", "Lugansk", "UKR"),
    ],
)
def test_names_are_resolved_by_their_company(parse: Make, text: str, mention: str, country: str) -> None:
    place = only(parse, text, mention)
    assert place.resolved.value is not None
    assert place.resolved.value.country == country


def test_a_type_word_asks_for_an_area(parse: Make) -> None:
    text = "Crossings were closed in the Kursk region. Trains to Kursk ran late."
    region, city = [place for place in places(parse, text) if place.mention == "Kursk"]
    assert region.resolved.value is not None and region.resolved.value.feature == "admin1"
    assert city.resolved.value is not None and city.resolved.value.feature == "settlement"
    assert (region.is_area, city.is_area) == (True, False)


@pytest.mark.parametrize(
    ("mention", "form", "until"),
    [
        ("Kyiv", "canonical", None),
        ("Kiev", "russian", None),
        ("Kharkov", "russian", None),
        ("Artyomovsk", "former", 2016),
        ("Leningrad", "former", 1991),
    ],
)
def test_the_form_of_the_name_is_told(parse: Make, mention: str, form: str, until: int | None) -> None:
    place = only(parse, f"A train from {mention} came in late.", mention)
    assert (place.name_form, place.former_until) == (form, until)


def test_a_name_shared_by_many_places_is_unclear(parse: Make) -> None:
    place = only(parse, "The march ended in Springfield on Monday.", "Springfield")
    assert place.resolved.state == "unclear"
    assert 2 <= len(place.candidates) <= 5
    scores = [candidate.score for candidate in place.candidates]
    assert scores == sorted(scores, reverse=True)


def test_names_of_persons_ships_and_organisations_are_no_places(parse: Make) -> None:
    text = (
        "Mr Houston met Colonel Lincoln Hale. Hamilton Brooks, 34, said Brooks would not go. "
        "HMS Warwick and the cruiser Dublin were hit. The Dublin sank. "
        "NATO said nothing. Western officials agreed."
    )
    assert places(parse, text) == []


def test_roles(parse: Make) -> None:
    text = (
        "Denmark rejected the note. Danish ships left Copenhagen. The Copenhagen police made no arrests. "
        "The Bank of England was closed."
    )
    roles = {(place.mention, place.role) for place in places(parse, text)}
    assert ("Denmark", "actor") in roles
    assert ("Copenhagen", "location") in roles
    assert ("Copenhagen", "modifier") in roles
    assert ("England", "name_part") in roles
    assert not any(mention == "Danish" for mention, _ in roles)


def test_swapped_names_swap_and_change_nothing_else(parse: Make) -> None:
    frame = "{a} shelled {b} on Monday, officials in {a} said. {b} answered near the border of {a}."
    one = places(parse, frame.format(a="Norway", b="Poland"))
    two = places(parse, frame.format(a="Poland", b="Norway"))
    swap = {"Norway": "Poland", "Poland": "Norway"}
    assert [(swap[p.mention], p.role, p.name_form) for p in one] == [
        (p.mention, p.role, p.name_form) for p in two
    ]


def test_capitals_throughout(parse: Make) -> None:
    text = "SEAMEN SAID THE FLEET HAD LEFT KIEL FOR WILHELMSHAVEN AND THAT NOBODY TOLD US WHY IT WENT THERE."
    assert [p.mention for p in places(parse, text)] == ["KIEL", "WILHELMSHAVEN"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a",
        ".",
        "🙂🙂",
        "‏مرحبا بالعالم",
        "\n\n\n",
        "“" * 50,
        "A" * 3000,
        "In In In",
        "Paris",
        ",,,(((",
        "al-",
    ],
)
def test_any_text_is_read(parse: Make, text: str) -> None:
    for place in places(parse, text):
        assert text[place.citations[0].start : place.citations[0].end] == place.mention


@pytest.mark.parametrize(
    "row", read_table("en/place_words.tsv"), ids=lambda row: f"{row['kind']}-{row['word']}"
)
def test_every_place_word_has_an_example_with_it(row: dict[str, str]) -> None:
    assert row["word"] in row["example"].lower() or row["word"] in row["example"]


@pytest.mark.parametrize("kind", ["type", "of", "before", "strong"])
def test_place_words_make_a_place_of_the_name_beside_them(engine: object, parse: Make, kind: str) -> None:
    rows = [row for row in read_table("en/place_words.tsv") if row["kind"] == kind]
    missed = []
    for row in rows:
        made = parse(row["example"])
        kept = judge(made, find_mentions(made, load()))
        if not any("Arden" in mention.name and mention.evidence >= ACCEPT for mention in kept):
            missed.append(row["word"])
    assert missed == []


def test_ordinary_words_are_no_places_without_other_cues(parse: Make) -> None:
    read = [row["word"] for row in read_table("en/place_homographs.tsv") if places(parse, row["example"])]
    assert read == []


def test_a_name_introduced_once_is_known_again(parse: Make) -> None:
    found = places(
        parse, "Two died in the village of Vesk. Vesk has no hospital, and roads to Vesk are closed."
    )
    assert [place.mention for place in found] == ["Vesk", "Vesk", "Vesk"]
    assert all(place.resolved.state == "unclear" and not place.candidates for place in found)


def test_ten_thousand_names_in_one_text_are_read(parse: Make) -> None:
    names = ("Hull", "Kiel", "Vesk", "Esbjerg", "Skagen")
    made = parse(" ".join(f"Ships left {names[i % 5]} for {names[(i + 2) % 5]}." for i in range(5_000)))
    found = read_places(made)
    assert len(found) > 5_000


def test_names_of_one_list_help_each_other(parse: Make) -> None:
    made = parse("The talks went on in Moscow. Settlements such as Volchansk and Krasnoarmeysk were named.")
    meant = {place.mention: place.resolved.value for place in read_places(made)}
    volchansk, other = meant["Volchansk"], meant["Krasnoarmeysk"]
    if volchansk is not None and other is not None:
        assert volchansk.country == other.country
    assert "Moscow" in meant


def test_a_word_of_a_longer_name_is_no_area_far_away(parse: Make) -> None:
    text = "Norway closed the Nord Stream line. Shells fell near Bergen. Norway said so."
    assert "Nord" not in {place.mention for place in places(parse, text)}


@pytest.mark.parametrize(
    ("text", "features"),
    [
        ("Shells fell in the province of Seville. The campaign in Seville went on.", ["admin", "admin"]),
        ("Troops left the province of Seville. A mill burned in Seville.", ["admin", "settlement"]),
        ("The campaign in Seville went on. Troops left the province of Seville.", ["settlement", "admin"]),
        (
            "Troops left the province of Seville. The city of Seville fell. The campaign in Seville went on.",
            ["admin", "settlement", "settlement"],
        ),
        ("The mayor of Seville spoke. The campaign in Seville went on.", ["settlement", "settlement"]),
    ],
)
def test_a_bare_name_goes_on_speaking_of_the_region_only_where_the_words_do(
    parse: Make, text: str, features: list[str]
) -> None:
    found = [place.resolved.value for place in places(parse, text)]
    assert [value.feature[: len(f)] for value, f in zip(found, features, strict=True) if value] == features


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("The army bombed the villages of Vesk and Karlov on Friday, a spokesman said.", ["Vesk", "Karlov"]),
        ("Thousands of people fled from Velmora to Tirvan before the troops came.", ["Velmora", "Tirvan"]),
        ("The mayor of Velmora said that two people had been hurt.", ["Velmora"]),
        ("A bomb exploded in central Velmora on Friday, police said.", ["Velmora"]),
        ("Gunmen stormed the Velmora police station and left with ten rifles.", ["Velmora"]),
        ("The road between Velmora and Tirvan has been mined since the spring.", ["Velmora", "Tirvan"]),
        ("The government in Port Velmora said nothing about the attack.", ["Port Velmora"]),
        (
            "Seven people were killed in Ossel district, Marren Province, on Friday.",
            ["Ossel", "Marren Province"],
        ),
        ("Rockets were fired at the Tarrab al-Vesk neighbourhood, the agency said.", ["Tarrab al-Vesk"]),
        ("Two regiments stormed the fort of Pampa Velmora on Friday.", ["Pampa Velmora"]),
        ("Nine men were shot in the camp at Kiel-Kiel on Friday.", ["Kiel-Kiel"]),
        ("Raiders killed nine men in the hills above Velmora on Friday.", ["Velmora"]),
        ("Jets rocketed Zelmac, a working-class quarter of the capital, on Sunday.", ["Zelmac"]),
        ("Two destroyers fired Tomahawk missiles from the sea.", []),
        ("Rebels fought near the city of Tabqa Syria on Friday.", ["Tabqa", "Syria"]),
    ],
)
def test_a_name_that_no_gazetteer_has_is_known_by_what_is_said_of_it(
    parse: Make, text: str, mentions: list[str]
) -> None:
    assert [place.mention for place in places(parse, text)] == mentions


def test_what_one_sentence_leaves_open_another_tells(parse: Make) -> None:
    text = "Velmora was quiet on Friday. Aid had reached Velmora. The mayor of Velmora thanked the drivers."
    assert [place.mention for place in places(parse, text)] == ["Velmora"] * 3
    assert places(parse, "Velmora was quiet again on Friday. Aid had reached Velmora.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Colonel Brennick attacked the budget in parliament on Friday.",
        "She met Tessal on Friday and told Tessal what the court had heard from Maddox and Brel.",
        "Brennick, who leads the rebels, fled on Friday. Troops looked for Brennick near the border.",
        "The Veskian navy and the Southern command were told of it on Friday.",
        "Idris Brennick was seen near the border. The soldiers of Brennick followed him.",
    ],
)
def test_unknown_names_of_persons_and_peoples_are_no_places(parse: Make, text: str) -> None:
    assert places(parse, text) == []


def test_a_dateline_in_capitals_names_one_place(parse: Make) -> None:
    text = "PORT VELMORA, May 7 (Reuters) - The army said on Friday that two of its posts had been shelled."
    assert [place.mention for place in places(parse, text)] == ["PORT VELMORA"]


def test_a_village_is_not_some_town_far_away_that_is_called_so_besides(parse: Make) -> None:
    alone = only(
        parse, "The army bombed the villages of Dorn and Karlov near Tirvan on Friday, it said.", "Dorn"
    )
    assert alone.resolved.state == "unclear"
    assert alone.candidates
    helped = only(
        parse, "The army of the Netherlands bombed the village of Dorn near Utrecht in 1940.", "Dorn"
    )
    assert helped.resolved.state == "stated"


def test_a_country_that_lost_its_apostrophe_is_no_part_of_a_name(parse: Make) -> None:
    text = "Sixteen people were killed in Norways Tirvan city on Tuesday, an official said in a statement."
    assert "Norways Tirvan" not in [place.mention for place in places(parse, text)]
    assert "Tirvan" in [place.mention for place in places(parse, text)]


def test_who_lives_in_a_place_by_er_is_no_place(parse: Make) -> None:
    text = (
        "Corland's navy denied it. A Corlander cutter fired off the Corlander coast near Ostrask in Corland."
    )
    assert "Corlander" not in {place.mention for place in places(parse, text)}


def test_ground_called_by_a_name_is_a_place() -> None:
    text = (
        "Security forces freed an officer at Halven. "
        "Five men were killed in an air strike on a camp in the Sarn hills."
    )
    events = rashomon.read(text, published="2031-03-15").events
    assert [[c.quote for c in event.place.citations] for event in events] == [["Halven"], ["Sarn"]]


def test_whose_leaders_meet_is_not_where() -> None:
    (event,) = rashomon.read("The leaders of Belmark and Norland met in the town of Vesk on Friday.").events
    assert [citation.quote for citation in event.place.citations] == ["Vesk"]


def test_a_post_called_by_its_town_is_there() -> None:
    text = "Rockets hit a farm near Halven. It came after a raid on the Arden customs post killed two."
    events = rashomon.read(text, published="2031-03-15").events
    assert [[c.quote for c in event.place.citations] for event in events] == [["Halven"], ["Arden"]]
