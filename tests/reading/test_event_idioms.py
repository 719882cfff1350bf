"""Idioms, threats told as speech, strikes of workers, meetings of several sides, and what is none."""

from __future__ import annotations

import pytest

from rashomon.findings import Event
from rashomon.reading import Reader
from rashomon.report import Report


@pytest.fixture(scope="module")
def reader() -> Reader:
    """One reader for all."""
    return Reader()


def told(reader: Reader, text: str, *, headline: bool = False) -> list[tuple[str, str | None]]:
    """Type and mode of each event of a text."""
    report = Report.from_text(text, headline=(0, len(text)) if headline else None)
    found: list[Event] = list(reader.read(report).events)
    return [(event.type, event.mode) for event in found]


@pytest.mark.parametrize(
    "text",
    [
        "Belmark promised to bomb the port.",
        "Arden promised to bomb the port.",
        "The rebels said they would attack the capital within days.",
        "The army said it would attack the capital within days.",
    ],
)
def test_what_one_says_one_will_do_by_force_is_a_threat(reader: Reader, text: str) -> None:
    """On either side, and told once: the deed is not a further row."""
    assert told(reader, text) == [("THREATEN", "violence")]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels said they would not attack the capital.",
        "The minister promised to rebuild the port.",
        "The rebels said troops would attack the capital.",
    ],
)
def test_what_is_denied_or_others_will_do_is_none(reader: Reader, text: str) -> None:
    """No threat where the speakers will not do it, or do it to nobody's harm, or others will."""
    assert "THREATEN" not in {kind for kind, _ in told(reader, text)}


def test_a_strike_of_workers_is_no_blow(reader: Reader) -> None:
    """Who laid down work, or pay, tells which; with bloodshed it stays a blow."""
    assert told(reader, "A strike by dockers hit the port of Vesk on Monday.") == [("PROTEST", "strike")]
    assert told(reader, "Dockers' strike hits Vesk port", headline=True) == [("PROTEST", "strike")]
    blow = told(reader, "A drone strike hit the port of Vesk, killing nine dockers.")
    assert [kind for kind, _ in blow] == ["ASSAULT"]


def test_meetings_of_several_sides(reader: Reader) -> None:
    """Told by a noun with the number of its sides."""
    text = "A four-way meeting of Arden, Belmark, Norland and Osterra took place in Vesk."
    assert told(reader, text) == [("CONSULT", "multilateral")]


@pytest.mark.parametrize(
    "text",
    [
        "Six soldiers gave their lives in the battle for the bridge.",
        "Four fighters fell as martyrs in the battle for Vesk.",
    ],
)
def test_deaths_in_battle_by_idiom(reader: Reader, text: str) -> None:
    """They suffered it; nobody is named as the doer."""
    event = next(e for e in reader.read(Report.from_text(text)).events if e.type == "ASSAULT")
    assert event.recipients and not any(ref.value for ref in event.actors)


@pytest.mark.parametrize(
    "text",
    [
        "Shares came under fire from sellers in late trading.",
        "The team surrendered a two-goal lead in Vesk.",
        "The builder razed an old garage to make room for a pond.",
        "Two cars collided near Vesk, killing three.",
        "Snow blocked the road to Vesk on Friday.",
        "The factory fired 200 workers on Monday.",
        "Shoppers besieged the store on the day of the sale.",
    ],
)
def test_figures_of_speech_and_accidents_are_quiet(reader: Reader, text: str) -> None:
    """No row at all."""
    assert told(reader, text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Ceasefire in Derra plain from midnight", "RETREAT"), ("Prisoner swap at Dorn bridge", "RETREAT")],
)
def test_a_truce_that_a_headline_only_names(reader: Reader, text: str, kind: str) -> None:
    """With its place or time it is told; as a question it is not."""
    assert [found for found, _ in told(reader, text, headline=True)] == [kind]
    assert told(reader, text + "?", headline=True) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The government repeated that it would not pay a ransom.", "REJECT"),
        ("The rebels said they won't leave the town.", "REJECT"),
        ('"We will not talk to murderers," the premier said.', "REJECT"),
        ("The general said her men would fire on any boat.", "THREATEN"),
    ],
)
def test_what_one_says_one_will_not_do_is_a_refusal(reader: Reader, text: str, kind: str) -> None:
    """And what one's own men will do is a threat; the deed is no further row."""
    assert [found for found, _ in told(reader, text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The tenor said he would not join the tour.",
        "The club announced that it would not sign the striker.",
        "The captain's wife said the boys would not come.",
    ],
)
def test_what_others_or_private_people_will_not_do_is_none(reader: Reader, text: str) -> None:
    """No refusal of private life, or where others than the speakers will not do it."""
    assert "REJECT" not in {kind for kind, _ in told(reader, text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police broke up a sit-in by railwaymen in Vesk.", "COERCE"),
        ("Yesterday the strikers stoned the mill in Vesk.", "ASSAULT"),
        ("The premier called Belmark an aggressor.", "ACCUSE"),
        ("The regent had nine hostages shot in Vesk.", "ASSAULT"),
        ("The citadel surrendered on Monday.", "RETREAT"),
        ("The League appealed to both states to keep calm and offered to mediate.", "AGREE"),
        ("The commander gave in after a telephone call from the premier of Norland.", "CONSULT"),
    ],
)
def test_acts_that_the_parse_or_the_words_hide(reader: Reader, text: str, kind: str) -> None:
    """A word parted by its hyphen, workers who strike, a second object, what one has done to others."""
    assert kind in {found for found, _ in told(reader, text)}


@pytest.mark.parametrize(
    "text",
    [
        "Strikers hit the post twice before half time.",
        "The couple had the kitchen painted.",
        "The widow had a phone call from her son.",
        "The village celebrated its fair.",
        "Students occupied the library during the exam week.",
        "The union of bakers voted to close the branch by May.",
    ],
)
def test_like_words_of_private_life_are_quiet(reader: Reader, text: str) -> None:
    """The same words of games, homes and trade tell of no act."""
    assert told(reader, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A house fire hit a street in Vesk on Sunday, firefighters said.",
        "Two people died in an apartment fire in Vesk.",
        "Three children were killed when fire tore through their home in Vesk.",
        "The blaze injured four people and damaged a church in Vesk.",
        "No firefighters were injured. The blaze destroyed a barn in Vesk.",
        "In 2008, a fire at a home in Vesk injured a woman, who later succumbed to her injuries.",
        "Firefighters launched an attack on the flames from the roof.",
        "They were not saying that a wire got burned down near Vesk.",
        "The school in Vesk burned down in 2008.",
        "A worker was killed by a falling beam in Vesk.",
        "A bull killed a farmer near Vesk.",
        "The wall collapsed and killed nine.",
    ],
)
def test_a_fire_by_itself_is_no_act_of_force(reader: Reader, text: str) -> None:
    """Nor is the work of those who put it out."""
    assert told(reader, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Arsonists broke into the mosque in Vesk. The fire destroyed its roof.",
        "A suspicious fire damaged a church in Vesk.",
        "Police said the fire was set deliberately and destroyed the mosque.",
        "Shells hit the market in Vesk. A fire destroyed six shops.",
        "Soldiers died in artillery fire near Vesk.",
        "Nine men were killed in an exchange of fire in Vesk.",
        "Rebels burned down two houses in Vesk.",
        "The mission house in Vesk was burned down.",
        "A car bomb killed nine people in Vesk.",
        "An army truck killed a boy in Vesk.",
    ],
)
def test_a_fire_that_somebody_set_stays_one(reader: Reader, text: str) -> None:
    """Where whoever set it, or other force, is told near."""
    assert "ASSAULT" in {kind for kind, _ in told(reader, text)}


@pytest.mark.parametrize(
    "text",
    [
        "Anka Veren can't complain.",
        "The army declared the week-long ceasefire over on Monday.",
        "The army declared a week-long ceasefire over on Monday.",
        "A rebel leader agreed with what the monk said.",
        "Voters seemed to agree.",
        "The villagers agreed that the road had been neglected.",
        "The two retailers will battle for customers.",
        "Investors bet on a clash between Ardent Motors and Vesk Motors.",
        "The decision was met with outrage among exiles.",
        "She can stand with help from a nurse.",
        "The agency wants to help Arden meet disasters.",
        "The governor warned against optimism about the talks.",
        "The stock gave back its gains.",
        "The strong crown will beat up the manufacturing sector.",
        "Vesk hosts the Harvest Fair.",
        "Two million died of illness in the war.",
        "Police turned the suspects over to the courts.",
        "Commissioners approved nine million crowns for software licensing and training.",
        "Fans battled traffic on the road to Vesk.",
    ],
)
def test_another_sense_of_the_word_is_no_act(reader: Reader, text: str) -> None:
    """What stands beside the word tells which sense it has."""
    assert told(reader, text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The farmers complained about the police.", "ACCUSE"),
        ("The rebels declared a truce over the weekend.", "RETREAT"),
        ("The two sides agreed that troops would leave Vesk.", "AGREE"),
        ("The rebels agreed.", "AGREE"),
        ("Arden agreed with Belmark to open the bridge.", "AGREE"),
        ("The company's guards fought miners in Vesk.", "ASSAULT"),
        ("The envoy met with the leader of Belmark in Vesk.", "CONSULT"),
        ("Norland stood with Arden.", "SUPPORT"),
        ("Belmark warned against crossing the river.", "THREATEN"),
        ("Norland gave back the statue to Arden.", "RETREAT"),
        ("Guards beat up a reporter.", "ASSAULT"),
        ("Norland hosted the summit in Vesk.", "CONSULT"),
        ("Two million died of their wounds in the war.", "ASSAULT"),
        ("Rebels turned over nine captives to the army.", "RETREAT"),
        ("The senate approved nine million for Arden.", "AID"),
    ],
)
def test_the_sense_of_an_act_stays_one(reader: Reader, text: str, kind: str) -> None:
    """The same words where they tell of one."""
    assert kind in {found for found, _ in told(reader, text)}


@pytest.mark.parametrize(
    "text",
    [
        "The ruling frees the agency from a painful duty.",
        "This is not a battle of Norland against the West.",
        "Consultants agreed that there might be gains in Vesk.",
        "Tragedy struck the family on Sunday.",
        "Nine people were killed when a bus plunged into a river.",
        "Police stopped the car for speeding.",
        "The coach held talks with the player about a contract.",
        "The judge condemned the building.",
        "The city banned plastic bags.",
        "An invasion of ants ruined the picnic.",
        "The explosion in prices worried buyers.",
        "Her battle with cancer lasted nine years.",
        "The strike of the clock woke the town.",
        "A blast of cold air reached Vesk.",
        "The shooting of the film began in Vesk.",
        "The volcano exploded, killing nine.",
    ],
)
def test_news_of_other_things_is_no_act(reader: Reader, text: str) -> None:
    """Local news, business, weather, sport and culture borrow words of conflict."""
    assert told(reader, text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The deal freed nine sailors from the pirates.", "RETREAT"),
        ("This was not an attack on civilians, the army said.", "ASSAULT"),
        ("A missile struck a bus in Vesk.", "ASSAULT"),
        ("Police stopped a bus near Vesk and dragged out nine men.", "COERCE"),
        ("Belmark's invasion of Arden began on Monday.", "ASSAULT"),
        ("An explosion in the market killed nine.", "ASSAULT"),
        ("A strike on the clock tower killed nine.", "ASSAULT"),
        ("The rebels battled government forces in a snow storm near Vesk.", "ASSAULT"),
        ("Tanks opened fire, killing nine.", "ASSAULT"),
    ],
)
def test_force_beside_such_words_stays_an_act(reader: Reader, text: str, kind: str) -> None:
    """The same words of an act."""
    assert kind in {found for found, _ in told(reader, text)}


def test_a_report_of_a_crash_tells_of_no_force(reader: Reader) -> None:
    """Nor are those released whom a hospital lets go; but whoever shot at the car did."""
    crash = (
        "A two-car accident killed one person and hurt four. The car was struck from behind. "
        "All other victims were treated and released."
    )
    assert not reader.read(Report.from_text(crash, published="2031-03-15")).events
    shot = "A car crash killed a judge in Vesk. Rebels said they had shot at his car."
    rows = reader.read(Report.from_text(shot, published="2031-03-15")).events
    assert [event.trigger.quote for event in rows] == ["shot at"]
