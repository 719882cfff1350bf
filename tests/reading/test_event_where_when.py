"""To which place and time of a sentence an act is tied."""

from __future__ import annotations

import pytest

import rashomon
from rashomon.reading import Reader
from rashomon.report import Report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("text", "trigger", "place", "value"),
    [
        ("Two sailors were killed near Hull yesterday, the notice said.", "killed", "Hull", "1916-06-02"),
        ("The Esbjerg airfield was bombed on Thursday.", "bombed", "Esbjerg", "1916-06-01"),
        ("Troops landed at Skagen on Thursday and seized the port.", "seized", "Skagen", None),
        ("KIEL, June 2 - Ships shelled Hull on Thursday, officers said.", "shelled", "Hull", "1916-06-01"),
        ("Insurgents surrendered in Kiel on Thursday, Hull radio said.", "surrendered", "Kiel", "1916-06-01"),
        ("Ships shelled Hull on Thursday, the mayor said on Friday.", "shelled", "Hull", "1916-06-01"),
        ("A convoy with food for Kiel was attacked near Hull on Thursday.", "attacked", "Hull", "1916-06-01"),
        ("Soldiers from Kiel killed nine farmers in Hull on Thursday.", "killed", "Hull", "1916-06-01"),
        ("Nine men were killed when a shell hit Hull on Thursday.", "killed", "Hull", "1916-06-01"),
        ("Sappers blew up a bridge at Hull, cutting the line, on Thursday.", "blew up", "Hull", "1916-06-01"),
        (
            "The Esbjerg garrison laid down its arms on Thursday.",
            "laid down its arms",
            "Esbjerg",
            "1916-06-01",
        ),
        ("Two old ships shelled Ostrask from the sea on Thursday.", "shelled", "Ostrask", "1916-06-01"),
        ("Ostrask was bombarded again from the sea on Thursday.", "bombarded", "Ostrask", "1916-06-01"),
        ("Boats of the fleet were sunk in the Ostrask marshes on Thursday.", "sunk", "Ostrask", "1916-06-01"),
        (
            "Cavalry stormed the heights of Ostrask at dawn on Thursday.",
            "stormed",
            "Ostrask",
            "1916-06-01TMO",
        ),
        ("Nine mills were set alight near Hull on Thursday.", "set alight", "Hull", "1916-06-01"),
        ("Esbjerg fell on Thursday.", "fell", "Esbjerg", "1916-06-01"),
        ("Cavalry entered Esbjerg on Thursday.", "entered", "Esbjerg", "1916-06-01"),
    ],
)
def test_place_and_time_of_an_act(
    reader: Reader, text: str, trigger: str, place: str, value: str | None
) -> None:
    reading = reader.read(Report.from_text(text, published="1916-06-03"))
    event = next(
        event
        for event in reading.events
        for told in (event.trigger, *event.mentions)
        if told.quote == trigger
    )
    places = {found.id: found.mention for found in reading.places}
    times = {found.id: found.value for found in reading.times}
    assert places.get(event.place.value or "") == place
    if value is not None:
        assert times.get(event.time.value or "") == value


def test_a_second_act_shares_the_hour_of_the_first(reader: Reader) -> None:
    text = "Raiders crossed the river before dawn on Thursday and stormed the fort of Ostrask."
    reading = reader.read(Report.from_text(text, published="1916-06-03"))
    event = next(event for event in reading.events if event.trigger.quote == "stormed")
    assert {time.id: time.value for time in reading.times}[event.time.value or ""] == "1916-06-01TMO"


def test_the_place_of_a_dateline_is_no_place_of_an_act(reader: Reader) -> None:
    reading = reader.read(Report.from_text("KIEL, June 2 - Ships shelled a convoy on Thursday."))
    assert all(event.place.state == "unstated" for event in reading.events)


def test_a_place_that_no_gazetteer_has_is_one_where_force_was_used_at_it(reader: Reader) -> None:
    text = "News from the coast\n\nNine villagers were massacred at Ostrask on Thursday, the notice said."
    reading = reader.read(Report.from_text(text, published="1916-06-03"))
    event = next(event for event in reading.events if event.trigger.quote == "massacred")
    place = next(place for place in reading.places if place.id == event.place.value)
    assert (place.mention, place.resolved.state) == ("Ostrask", "unclear")


def test_here_is_where_the_report_was_sent_from(reader: Reader) -> None:
    text = "Shells fall on a port\n\nKIEL, June 2 - Nine people were killed here on Thursday, officers said."
    reading = reader.read(Report.from_text(text, published="1916-06-03"))
    event = next(event for event in reading.events if event.trigger.quote == "killed")
    assert [place.mention for place in reading.places if place.id == event.place.value] == ["KIEL"]


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Ships shelled the village of Ostrask, near Hull, on Thursday.", "shelled", "Ostrask"),
        ("A shell fired from the forest of Skagen struck a mill in Esbjerg.", "struck", "Esbjerg"),
        ("Rockets that landed on Esbjerg harbour killed four mechanics.", "killed", "Esbjerg"),
        ("Ships shelled Hull on Thursday. Nine bakers were killed in the city.", "killed", "Hull"),
        ("Troops landed at Skagen; the next day raiders burned nine mills there.", "burned", "Skagen"),
        (
            "Hull was shelled on Friday. Officers in Kiel said raiders burned the station on Saturday.",
            "burned",
            "Hull",
        ),
        ("Hull was shelled on Friday and two days later its citadel was stormed.", "stormed", "Hull"),
        ("Hull was shelled on Friday. Nine bakers were arrested.", "arrested", "Hull"),
        ("Raiders took Esbjerg, 90 miles west of Hull. Nine men were shot there.", "shot", "Esbjerg"),
        (
            "Troops entered Esbjerg as the garrison withdrew to Hull. Cars were shelled near the station.",
            "shelled",
            "Esbjerg",
        ),
        ("COPENHAGEN, June 3 - Raiders shelled the Danish capital on Friday.", "shelled", "COPENHAGEN"),
        ("Gunners shelled Skovlund camp, near Hull, on Friday.", "shelled", "Skovlund"),
        (
            "Hull, Kiel. Ships hit the town of Esbjerg. Nine men died in Kiel. Raiders captured the town.",
            "captured",
            "Esbjerg",
        ),
        ("Raiders burned Esbjerg in Jutland. Ships shelled the town.", "shelled", "Esbjerg"),
        ("Ships shelled Jutland. Nine bakers were arrested in the city.", "arrested", None),
        ("Ships shelled Hull. The bridge at Kiel was destroyed.", "destroyed", "Kiel"),
        ("Ships shelled Hull. Raiders burned nine mills in the city of Kiel.", "burned", "Kiel"),
        ("Mutineers attacked Camp Ostrask, the army headquarters in Kiel, on Friday.", "attacked", "Kiel"),
        ("Infantry stormed Ostrask Ridge near Kiel on Friday.", "stormed", "Kiel"),
        ("KIEL, June 2 - Infantry stormed Ostrask Ridge on Friday.", "stormed", "Ostrask Ridge"),
        (
            "Travellers from Kiel said the harbour police headquarters there had been besieged.",
            "besieged",
            "Kiel",
        ),
        ("Envoys from Skagen held a first round of talks in Kiel.", "held a first round of talks", "Kiel"),
    ],
)
def test_words_that_point_back_take_the_place_told_before(
    reader: Reader, text: str, trigger: str, place: str | None
) -> None:
    reading = reader.read(Report.from_text(text, published="1916-06-03"))
    event = next(
        event
        for event in reading.events
        for told in (event.trigger, *event.mentions)
        if told.quote == trigger
    )
    places = {found.id: found.mention for found in reading.places}
    assert places.get(event.place.value or "") == place


def test_a_bare_year_looks_back_where_the_report_has_no_day(reader: Reader) -> None:
    """News gives the day of what is new; with the report's day known, its own year is no background."""
    text = "Insurgents bombed Kiel in 1916."
    (undated,) = reader.read(Report.from_text(text)).events
    (dated,) = reader.read(Report.from_text(text, published="1916-06-02")).events
    assert (undated.aux.historical, dated.aux.historical) == (True, False)


def test_since_a_recent_act_is_no_background(reader: Reader) -> None:
    """`Since` looks back on what has no day; an act of this week is news."""
    text = "The raid was the first since an attack on Tuesday that killed nine farmers."
    (event,) = reader.read(Report.from_text(text, published="1916-06-02")).events
    assert not event.aux.historical


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The court demanded that Belmark halt its invasion of Arden.", "invasion"),
        ("Arden agreed to destroy its arms in 1914 under a deal brokered by Norland.", "brokered"),
    ],
)
def test_what_is_to_end_and_what_somebody_did_are_no_mere_chances(
    reader: Reader, text: str, trigger: str
) -> None:
    """The encoder takes both for something wished; their words say that they are or were."""
    events = reader.read(Report.from_text(text, published="1916-06-02")).events
    told = {event.trigger.quote: event.aux.hypothetical for event in events}
    assert told[trigger] is False


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        (
            "Troops hold the Jutland peninsula, where nine villagers were killed on Thursday.",
            "killed",
            "Jutland",
        ),
        ("Ships shelled the town of Esbjerg on Thursday. Nine people were killed.", "killed", "Esbjerg"),
        ("Grenadiers raided a farm near Skagen on Thursday. Nine people were wounded.", "wounded", "Skagen"),
        ("There were reports of clashes near Skagen.", "clashes", "Skagen"),
        ("Nine villagers were massacred in Ostrask on Thursday.", "massacred", "Ostrask"),
        ("Ostrask, a rebel stronghold on the coast, was captured on Thursday.", "captured", "Ostrask"),
        ("Heavy shells fell on Ostrask for nine hours on Thursday.", "fell", "Ostrask"),
        ("Gunners shelled the small enclave of Ostrask late on Thursday.", "shelled", "Ostrask"),
        ("The Ostrask naval base was bombarded on Thursday.", "bombarded", "Ostrask"),
    ],
)
def test_places_are_taken_from_around_the_clause(reader: Reader, text: str, trigger: str, place: str) -> None:
    reading = reader.read(Report.from_text(text, published="1916-06-03"))
    event = next(
        event
        for event in reading.events
        for told in (event.trigger, *event.mentions)
        if told.quote == trigger
    )
    places = {found.id: found.mention for found in reading.places}
    assert place in places.get(event.place.value or "", "")


def test_whence_a_shell_came_is_not_where_it_struck(reader: Reader) -> None:
    text = "The port was shelled from Skagen on Thursday."
    reading = reader.read(Report.from_text(text, published="1916-06-03"))
    event = next(event for event in reading.events if event.trigger.quote == "shelled")
    assert event.place.state == "unstated"


def test_nine_miles_from_here_is_not_here(reader: Reader) -> None:
    text = "KIEL, June 2 - The fort, nine miles south of here, was shelled on Thursday."
    reading = reader.read(Report.from_text(text, published="1916-06-03"))
    assert all(event.place.state == "unstated" for event in reading.events)


def test_sanctions_have_no_place_but_that_of_their_clause(reader: Reader) -> None:
    text = "Ships shelled Hull on Thursday. The government imposed sanctions."
    reading = reader.read(Report.from_text(text, published="1916-06-03"))
    event = next(event for event in reading.events if "sanctions" in event.trigger.quote)
    assert event.place.state == "unstated"


def test_a_night_of_fighting_before_is_not_the_day_of_the_act(reader: Reader) -> None:
    text = "After a night of fighting, cavalry entered Esbjerg on Thursday."
    reading = reader.read(Report.from_text(text, published="1916-06-03"))
    event = next(event for event in reading.events if event.trigger.quote == "entered")
    times = {found.id: found.value for found in reading.times}
    assert times.get(event.time.value or "") == "1916-06-01"


def test_when_a_truce_was_signed_is_not_when_it_was_broken(reader: Reader) -> None:
    text = "The envoy accused Belmark of breaking the ceasefire signed in Kiel on 2 February."
    reading = reader.read(Report.from_text(text, published="1916-06-03"))
    broken = next(event for event in reading.events if "breaking" in event.trigger.quote)
    assert broken.time.state == "unstated"


def test_the_town_is_not_where_a_truce_was_signed(reader: Reader) -> None:
    text = (
        "Rebels seized Hull in January. They accused the army of breaking the ceasefire signed in Esbjerg. "
        "Two doctors were abducted near the town on Thursday."
    )
    reading = reader.read(Report.from_text(text, published="1916-06-03"))
    event = next(event for event in reading.events if event.trigger.quote == "abducted")
    assert {place.id: place.mention for place in reading.places}[event.place.value or ""] == "Hull"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The president stepped down on Monday after days of fighting in the capital.", [["Monday"], []]),
        ("The army withdrew on Friday after clashes with rebels.", [["Friday"], ["Friday"]]),
    ],
)
def test_what_went_on_for_long_before_an_act_is_not_of_its_day(text: str, days: list[list[str]]) -> None:
    events = rashomon.read(text, published="2031-05-03").events
    assert [[citation.quote for citation in event.time.citations] for event in events] == days


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        ("It was the worst since December 1914, when rebels blew up a lift.", "blew up", "December 1914"),
        ("Snipers shot two farmers who were cutting hay on Thursday.", "shot", "Thursday"),
        ("A convoy that tried to reach Hull on Thursday was bombed by jets.", "bombed", "Thursday"),
        # What an act is about has its own day, and those who are to serve were born on another.
        ("Kiel protested over what it called a violation of its waters on Thursday.", "protested", None),
        ("Kiel called up three classes of reservists, those born in 1896.", "called up", None),
        ("Kiel will release nine sailors held since March, the two sides said.", "release", None),
        ("A patrol shot a shepherd who had fled Hull on Thursday.", "shot", None),
    ],
)
def test_a_time_is_taken_from_what_tells_of_the_act(
    reader: Reader, text: str, trigger: str, words: str | None
) -> None:
    events = reader.read(Report.from_text(text, published="1916-06-03")).events
    event = next(event for event in events if event.trigger.quote == trigger)
    assert [cited.quote for cited in event.time.citations] == ([words] if words else [])
