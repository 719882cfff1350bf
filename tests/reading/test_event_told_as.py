"""Told as: what has been, is to be, or was not; and clauses that only say on what something depends."""

from __future__ import annotations

import pytest

from rashomon.findings import Reading
from rashomon.language import Engine
from rashomon.lexicons.tables import read_table
from rashomon.reading import Reader
from rashomon.report import Report


@pytest.fixture(scope="module")
def reader(engine: Engine) -> Reader:
    return Reader(engine=engine)


CONDITIONS = [
    "The river will be closed if Belmark forces attack Vesk.",
    "A deputy asked whether the government would expel the exiles.",
    "Had the rebels taken the bridge, the harvest would have been lost.",
    "He did not know whether the rebels had shot the mayor.",
    "The old men will wait until the army leaves Vesk.",
    "Rebels passed through Vesk without firing a shot.",
]


@pytest.mark.parametrize("text", CONDITIONS)
def test_what_something_depends_on_is_no_row(reader: Reader, text: str) -> None:
    """Of such an act nobody says that it was or will be."""
    assert not _read(reader, text).events


ASKED = [
    ("Bishops urged the government on Friday to free the two union leaders.", "urged"),
    ("The council's chairman called for Hale to be freed at once.", "called for"),
    ("President Arno Vell offered on Tuesday evening to meet the party leaders.", "offered"),
    ("Rebels attacked the post to free nine prisoners.", "attacked"),
]


@pytest.mark.parametrize(("text", "trigger"), ASKED)
def test_what_is_asked_offered_or_aimed_at_is_in_the_row_of_who_does_so(
    reader: Reader, text: str, trigger: str
) -> None:
    """A day between the verb and its infinitive parts them no more than an object does."""
    assert [event.trigger.quote for event in _read(reader, text).events] == [trigger]


TOLD = [
    ("Rebels nearly captured the bridge at Vesk on Monday.", "captured", "negation"),
    ("The planned attack on the barracks at Vesk was foiled by police.", "attack", "negation"),
    ("The archbishop is to mediate between the two sides.", "mediate", "future"),
    ("Troops were to withdraw from Vesk by Friday under the accord.", "withdraw", "future"),
    ("A convoy that was to bring flour to Vesk on Tuesday did not set out.", "bring", "negation"),
    ("Colonel Hale was jailed for leading the attempt to overthrow the president.", "overthrow", ""),
    ('"We call for the immediate release of every one of them," said the chair, Dona Resh.', "call for", ""),
    ("The rebels would have taken the town, the general said.", "taken", "hypothetical"),
    ("The government called up three classes of reservists, those born in 2001.", "called up", ""),
    ("The foreign ministers met in Vesk for the first time since the war of 2019.", "met", ""),
    ("It was the worst attack since rebels killed 30 people there.", "killed", "historical"),
    ("The raid came ten years after soldiers shot dead two miners.", "shot dead", "historical"),
    ("The raid came ten days after soldiers shot dead two miners.", "shot dead", ""),
    ("The board has said earlier on several occasions that rebels used gas.", "used gas", ""),
    ("The board has previously said that rebels used gas in Vesk.", "used gas", "historical"),
    ("The government at once banned all marches.", "banned", ""),
    ("Karim Osso, a commander who had fought Belmark troops, died in Vesk.", "fought", "historical"),
    ("Rebels took the town of Vesk early in the war.", "took", "historical"),
    ("Thousands were deported during the Second World War.", "deported", "historical"),
    ("Arden has long accused Belmark of arming the rebels.", "accused", "historical"),
    ("The last cabinet banned rallies in Vesk.", "banned", "historical"),
    ("In recent years rebels have shelled the port.", "shelled", "historical"),
    ("The guard was jailed for eight years.", "jailed", ""),
    ("The war began with a raid on Vesk in which rebels took 250 hostages.", "raid", "historical"),
    ("The war began when rebels killed nine guards.", "killed", "historical"),
    (
        "The Front has been the main force, capturing towns over the past two years.",
        "capturing",
        "historical",
    ),
    (
        "A 2029 order by the court demanding that Belmark halt its invasion was ignored.",
        "demanding",
        "historical",
    ),
    ("At least two citizens arrested in Arden in recent years were exchanged.", "arrested", "historical"),
    ("There is no basis whatsoever for a dialogue with Arden.", "dialogue", "negation"),
    ('"I would call for calm at this time," the governor said.', "call for", ""),
    ("The governor would call for calm if asked.", "call for", "hypothetical"),
    ("The attack occurred in Vesk ahead of the Eid al-Fitr festival.", "attack", ""),
    ("Belmark is supporting Arden against the rebels.", "supporting", ""),
    ("I got to meet the minister on Monday.", "meet", ""),
    ("His unit was attacked in the Gulf War.", "attacked", "historical"),
    ("Police arrested Lena Dale, 40, of 1935 Old Mill Road.", "arrested", ""),
    ("Shots were fired in the 1900 block of Main Street.", "fired", ""),
    ("The meeting of presidents, to be held in Vesk, will be of trade.", "meeting", "future"),
    ("The board approved a plan to send troops to Arden.", "send", "future"),
    ("Arden opted to send 300 tanks to Belmark.", "send", "future"),
    ("Rebels were trying to storm the port.", "storm", ""),
    (
        "In 2027 rebels took the town of Vesk. The army recaptured it two months later.",
        "recaptured",
        "historical",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "told"), TOLD)
def test_told_as(reader: Reader, text: str, trigger: str, told: str) -> None:
    """The auxiliary mode of the act, empty for a fact."""
    event = next(event for event in _read(reader, text).events if event.trigger.quote == trigger)
    assert [name for name, value in event.aux.model_dump().items() if value] == ([told] if told else [])


def test_talks_that_somebody_travels_to_are_told_by_the_journey(reader: Reader) -> None:
    """`For talks` is no second row."""
    events = _read(reader, "The general flies to Norland on Friday for talks on the border.").events
    assert [[event.trigger.quote, *(one.quote for one in event.mentions)] for event in events] == [
        ["flies", "talks"]
    ]


NO_ACT = [
    "Heavy snow cut the road between Vesk and Hale on Sunday.",
    "The road is cut by mud on most days.",
    "Farmers fear that locusts will invade the valley.",
    "A documentary about the massacre at Hale won the main prize at the festival.",
    "Her novel tells of a soldier who deserts and is shot by his own side.",
    "The defence lawyer attacked the testimony of the witness.",
    "Thousands marched in the annual carnival parade in Vesk.",
    "Their Excellencies then went shooting.",
    "The mayor visited a new playground.",
    "She has baked on every day of the siege.",
    "The town, held by the rebels, has lived on lentils since August.",
]


@pytest.mark.parametrize("text", NO_ACT)
def test_weather_books_sport_and_states_are_no_acts(reader: Reader, text: str) -> None:
    assert not _read(reader, text).events


def test_a_night_of_shelling_is_told_where_it_is_new(reader: Reader) -> None:
    """Not where it is known, as in `every day of the siege`."""
    [event] = _read(reader, "After a night of shelling the town was quiet.").events
    assert event.trigger.quote == "shelling"


def _read(reader: Reader, text: str) -> Reading:
    return reader.read(Report.from_text(text, published="2031-03-15"))


def test_chronicles_and_what_was_when_look_back(reader: Reader) -> None:
    """A bare day long past heads an entry; `since 2011, when` goes on in the next sentence."""
    listed = _read(
        reader,
        "Rebels shelled Brask on Monday.\n\nMarch 15 2011 Protests spread in Brask. The regime repressed "
        "demonstrations in Harn.",
    )
    assert [(event.type, event.aux.historical) for event in listed.events] == [
        ("ASSAULT", False),
        ("COERCE", True),
    ]
    told = _read(
        reader,
        "Lia Brandt was arrested on Monday, the first since 2011, when Nils Dale was arrested by the army. "
        "Dale was released 20 days later.",
    )
    assert [(event.type, event.aux.historical) for event in told.events] == [
        ("COERCE", False),
        ("COERCE", True),
        ("RETREAT", True),
    ]


def test_words_for_an_earlier_time_make_their_examples_background(engine: Engine) -> None:
    rows = read_table("en/earlier_words.tsv")
    reader = Reader(engine=engine)
    told = reader.read_many(Report.from_text(row["example"], published="2031-03-15") for row in rows)
    silent = [
        row["example"]
        for row, reading in zip(rows, told, strict=True)
        if not any(event.aux.historical for event in reading.events)
    ]
    assert not silent


def test_an_entry_of_a_chronicle_goes_on_in_the_present(reader: Reader) -> None:
    """Up to the next day, or to what has come of it since."""
    text = (
        "Rebels shelled Vesk on Monday.\n\nSeptember 30 2015 Belmark launches airstrikes on Harn. With its "
        "help the army begins to retake the valley. Thousands more civilians killed."
    )
    assert [event.aux.historical for event in _read(reader, text).events][:4] == [False, True, True, True]
    told = _read(reader, "2015 was a bad year. Rebels have since shelled Vesk.").events
    assert [event.aux.historical for event in told] == [False]


def test_it_is_the_deed_told_last(reader: Reader) -> None:
    text = (
        "Rebels shelled Vesk on Monday.\n\nTwo people were hurt.\n\nIt was the worst day since gas killed "
        "300 people in Harn in August 2023. Belmark blamed it on rebels."
    )
    rows = {event.trigger.quote: event.aux.historical for event in _read(reader, text).events}
    assert rows["blamed"]


def test_a_deed_of_long_ago_dates_what_is_told_of_it_next(reader: Reader) -> None:
    """Not what befalls a thing of long ago, nor what somebody says next."""
    old = _read(reader, "Lena Dale was arrested in Vesk in 1996. She was released 20 days later.")
    assert [event.aux.historical for event in old.events] == [True, True]
    news = _read(reader, "The base was opened in 2015. The attack killed nine soldiers.")
    assert [event.aux.historical for event in news.events] == [False]
    said = _read(reader, "Lena Dale was arrested in 1996. The army said the raid on Vesk killed nine.")
    assert [event.aux.historical for event in said.events] == [True, False]


def test_what_was_when_goes_on_in_the_next_sentence(reader: Reader) -> None:
    text = "The case is of a night in 2019 when police stormed a club. Officers beat the guests."
    assert [event.aux.historical for event in _read(reader, text).events] == [True, True]
    text = "In 2019 guards shot the mayor. Police arrested nine the next year. They beat three of them."
    assert [event.aux.historical for event in _read(reader, text).events] == [True, True, True]


CHARGED = [
    ("A man was arrested over the murder of a shopkeeper in 2019.", [("arrested", False), ("murder", True)]),
    (
        "The colonel was convicted of the killing of a guard in May 2019.",
        [("convicted", False), ("killing", True)],
    ),
    ("Police arrested nine men in 2019 over the murder of a clerk.", [("arrested", True), ("murder", True)]),
]


@pytest.mark.parametrize(("text", "rows"), CHARGED)
def test_a_year_behind_a_charge_is_that_of_the_deed(
    reader: Reader, text: str, rows: list[tuple[str, bool]]
) -> None:
    """Not of the arrest, which is the news."""
    assert [(e.trigger.quote, e.aux.historical) for e in _read(reader, text).events] == rows


ANSWERS = [
    ("Arden blamed the rebels for the 2029 gas attack on Hale.", True),
    ("The government agreed to give up its arsenal after the 2029 attack on Hale.", True),
    ("On Sunday Arden blamed the rebels for the 2029 gas attack on Hale.", False),
    ("Arden has blamed the rebels for the 2029 gas attack on Hale.", False),
]


@pytest.mark.parametrize(("text", "old"), ANSWERS)
def test_what_was_said_of_a_deed_long_past_was_said_then(reader: Reader, text: str, old: bool) -> None:
    """Without a day of its own, and not where the report opens with it."""
    news = "Rebels shelled the port of Vesk on Monday.\n\nNine people were hurt.\n\n"
    rows = {event.trigger.quote: event.aux.historical for event in _read(reader, news + text).events}
    assert rows[next(word for word in ("blamed", "agreed") if word in text)] is old
    opening = {event.trigger.quote: event.aux.historical for event in _read(reader, text).events}
    assert not opening[next(word for word in ("blamed", "agreed") if word in text)]


def test_a_year_counted_from_one_looks_back_in_a_report_without_a_day(reader: Reader) -> None:
    text = "The valley has been at war since 2014. Belmark annexed Vesk the same year."
    assert [e.aux.historical for e in reader.read(Report.from_text(text)).events if e.type == "COERCE"] == [
        True
    ]


CAME_OF = [
    "President Marra fired the judge in 2027, sparking a wave of protests that forced him from power.",
    "In 2027 rebels stormed the port, killing nine and taking 40 hostages.",
    "In 2027 rebels stormed the port and took 40 hostages.",
]


@pytest.mark.parametrize("text", CAME_OF)
def test_what_came_of_a_deed_long_past_is_background(reader: Reader, text: str) -> None:
    assert all(event.aux.historical for event in _read(reader, text).events)


def test_what_has_come_of_it_since_is_news(reader: Reader) -> None:
    text = "In 2027 rebels took the port, which the army has since retaken."
    assert [event.aux.historical for event in _read(reader, text).events] == [True, False]


def test_the_same_year_is_that_of_the_year_named_last(reader: Reader) -> None:
    text = (
        "Troops now gather in Vesk, police said on Monday. The valley has been gripped by war since 2014. "
        "Belmark annexed Harn the same year."
    )
    rows = {e.trigger.quote: e.aux.historical for e in reader.read(Report.from_text(text)).events}
    assert rows["annexed"]
