from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.findings import Actor
from rashomon.language import Parse
from rashomon.lexicons import agents
from rashomon.lexicons.tables import read_table
from rashomon.reading.actors.reader import read_actors

ParseText = Callable[..., Parse]

REPORT = (
    "On Monday the Belmark Ministry of Defence said that Colonel Ana Hale, the army's spokesman, was shot "
    "dead by three gunmen. Dozens of residents fled the Ardenian shelling of Vesk. Ardenian forces and "
    "fighters of the Arden Liberation Front (ALF) were near the town, and police arrested a journalist there."
)


def by_words(actors: list[Actor]) -> dict[str, Actor]:
    return {actor.mention: actor for actor in actors}


@pytest.fixture(scope="module")
def found(parse: ParseText) -> dict[str, Actor]:
    return by_words(read_actors(parse(REPORT), []))


def test_named_people_and_organisations(found: dict[str, Actor]) -> None:
    ministry, colonel = found["Belmark Ministry of Defence"], found["Colonel Ana Hale"]
    assert (ministry.kind, ministry.sector) == ("named", "GOV")
    assert (colonel.kind, colonel.sector, colonel.name.value) == ("named", "MIL", "Ana Hale")


def test_heads_are_the_head_words_own_spans(parse: ParseText) -> None:
    tree = parse(REPORT)
    heads = {actor.mention: tree.text[actor.head.start : actor.head.end] for actor in read_actors(tree, [])}
    assert heads["Belmark Ministry of Defence"] == "Ministry"
    assert heads["Colonel Ana Hale"] == "Hale"
    assert heads["Dozens of residents"] == "Dozens"
    starts = {token.start for token in tree.tokens}
    assert all(actor.head.start in starts for actor in read_actors(tree, []))


def test_generic_and_collective_mentions_have_sectors(found: dict[str, Actor]) -> None:
    assert (found["three gunmen"].kind, found["three gunmen"].sector) == ("generic", "UAF")
    assert found["Dozens of residents"].sector == "CVL"
    assert (found["Ardenian forces"].kind, found["Ardenian forces"].sector) == ("collective", "MIL")
    assert found["Ardenian forces"].name.value == "Ardenian forces"
    assert found["police"].sector == "COP"
    assert found["a journalist"].sector == "JRN"
    assert found["three gunmen"].name.state == "unstated"


def test_a_nationality_before_a_deed_is_its_doer(found: dict[str, Actor]) -> None:
    assert found["Ardenian"].kind == "named"


def test_a_name_before_a_deed_may_be_its_target(parse: ParseText) -> None:
    words = by_words(
        read_actors(parse("The minister spoke of the Vesk attack and of the raid on Norland."), [])
    )
    assert "Vesk" not in words


def test_apposition_and_short_form_share_the_participant(found: dict[str, Actor]) -> None:
    assert found["the army's spokesman"].entity == found["Colonel Ana Hale"].entity
    front = next(actor for words, actor in found.items() if words.endswith("Liberation Front"))
    assert front.sector == "REB"
    assert found["ALF"].entity == front.entity
    assert found["ALF"].name.value == "Arden Liberation Front"


def test_role_words_before_a_name_tell_its_sector(parse: ParseText) -> None:
    words = by_words(
        read_actors(parse("On Tuesday police chief Ida Vane told the reporters that he had left."), [])
    )
    vane = next(actor for mention, actor in words.items() if mention.endswith("Ida Vane"))
    assert vane.sector == "COP"


def test_countries_and_their_capitals_act_as_one(parse: ParseText) -> None:
    tree = parse("Denmark rejected the offer on Monday. Copenhagen said later that it would not negotiate.")
    words = by_words(read_actors(tree, []))
    assert words["Denmark"].country == words["Copenhagen"].country == "DNK"
    assert words["Denmark"].entity == words["Copenhagen"].entity
    assert words["it"].entity == words["Denmark"].entity
    assert words["it"].name.citations[0].quote in ("Denmark", "Copenhagen")


def test_a_country_of_two_words_is_not_its_last_word(parse: ParseText) -> None:
    actors = read_actors(parse("North Korea attacked South Korea in June 1950."), [])
    assert {actor.country for actor in actors} == {"PRK", "KOR"}
    (troops,) = read_actors(parse("North Korean troops crossed the river in 1950."), [])
    assert troops.country == "PRK"


def test_places_are_no_actors(parse: ParseText) -> None:
    words = by_words(
        read_actors(parse("The soldiers waited in Vesk, near the bridge, until Monday in March."), [])
    )
    assert set(words) == {"The soldiers"}


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("On 3 May 2031 rebels shelled Vesk.", ["rebels"]),
        ("On 3 May rebels shelled Vesk.", ["rebels"]),
        ("On Monday 3 rebels were killed.", ["3 rebels"]),
        ("The 3 May 2031 attack was led by Anna May.", ["Anna May"]),
    ],
)
def test_a_date_is_no_part_of_a_participant(parse: ParseText, text: str, quotes: list[str]) -> None:
    assert [actor.citations[0].quote for actor in read_actors(parse(text), [])] == quotes


def test_counted_people_stand_alone(parse: ParseText) -> None:
    actors = read_actors(parse("Five were killed in the town, and dozens of people were injured."), [])
    assert [actor.mention for actor in actors] == ["Five", "dozens of people"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ardenian forces shelled Vesk, and Belmarkian troops withdrew.", "Ardenian:Belmarkian"),
        ("Officials in Arden said that Belmark's army had shot three villagers.", "Arden:Belmark"),
    ],
)
def test_swapping_names_swaps_nothing_else(parse: ParseText, one: str, other: str) -> None:
    left, _, right = other.partition(":")
    swapped = one.replace(left, "\0").replace(right, left).replace("\0", right)
    before, after = read_actors(parse(one), []), read_actors(parse(swapped), [])
    assert [(a.kind, a.sector) for a in before] == [(a.kind, a.sector) for a in after]
    assert [a.mention.replace(left, "\0").replace(right, left).replace("\0", right) for a in before] == [
        a.mention for a in after
    ]


@pytest.mark.parametrize(
    "text", ["", " ", "a", "💥", "؟ مرحبا", "THE ARMY SAID HE HAD LEFT", "“(((", "He. " * 50]
)
def test_any_text_is_read(parse: ParseText, text: str) -> None:
    tree = parse(text)
    for actor in read_actors(tree, []):
        cited = actor.citations[0]
        assert tree.text[cited.start : cited.end] == cited.quote == actor.mention


def test_ids_are_unique(parse: ParseText) -> None:
    actors = read_actors(parse(REPORT + " " + REPORT), [])
    assert len({actor.id for actor in actors}) == len(actors)
    assert {actor.entity for actor in actors} <= {actor.id for actor in actors}


def test_every_agent_noun_is_found_in_its_example(parse: ParseText) -> None:
    for row in read_table("en/agents.tsv"):
        words = row["example"].lower().rstrip(".").replace("'s ", " ").split()
        endings = (agents.find_agent(words[: at + 1]) for at in range(len(words)))
        assert any(entry and entry[0].term == row["term"] for entry in endings), row["term"]


def test_plain_terms_stand_beside_chosen_ones() -> None:
    chosen = {entry.term: entry.plain for entry in agents.agents().values() if entry.plain}
    assert {"regime", "terrorist", "occupiers", "invaders", "defender", "mob"} <= chosen.keys()


def test_titles_organisations_and_names_are_well_formed() -> None:
    assert agents.titles()["general"].sector == "MIL"
    assert agents.gender_of_name("Ana") == "f"
    assert all(row["gender"] in ("m", "f") for row in read_table("en/first_names.tsv"))
    for name, organisation in agents.organisations().items():
        assert organisation.sector, name
        if organisation.kind == "armed_group":
            assert organisation.sector in ("REB", "UAF"), name


def test_the_bank_of_a_river_is_no_participant(parse: ParseText) -> None:
    found = {
        actor.mention
        for actor in read_actors(parse("Troops fired from the far bank. The bank denied it."), [])
    }
    assert "The bank" in found and "the far bank" not in found
