"""Days of acts that another part of the report tells: which are carried, and which words are cited."""

from __future__ import annotations

import pytest

from rashomon.findings import Event, Reading
from rashomon.reading import Reader
from rashomon.report import Report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def told(reader: Reader, text: str, trigger: str, published: str = "2031-05-06") -> tuple[Event, Reading]:
    reading = reader.read(Report.from_text(text, published=published))
    event = next(
        event
        for event in reading.events
        for cited in (event.trigger, *event.mentions)
        if cited.quote == trigger
    )
    return event, reading


LEAD = "A car bomb exploded in Vesk on Monday, officials said. "


@pytest.mark.parametrize(
    ("text", "trigger", "rule", "words"),
    [
        # Told in the train of an act whose day was told last.
        (LEAD + "Shells hit the station.", "hit", "carried_day", "Monday"),
        (LEAD + "The mayor said police had arrested nine men.", "arrested", "carried_day", "Monday"),
        (LEAD + "Nobody claimed it.\n\nIn Brask snipers shot a boy.", "shot", "carried_day", "Monday"),
        ("Troops entered Vesk on Tuesday. Police arrested the mayor.", "arrested", "carried_day", "Tuesday"),
        (
            "Monitors documented the killing of nine men on Monday. Two were shot.",
            "shot",
            "carried_day",
            "Monday",
        ),
        # The finding for a whole day is taken where the part of one was told last.
        (
            "Troops entered Vesk on Tuesday.\n\nOn Tuesday morning jets bombed Brask. Police arrested nine.",
            "arrested",
            "carried_day",
            "Tuesday",
        ),
        # Verbs of one sentence.
        ("Arden accused Belmark and expelled its envoy on Monday.", "accused", "joined_day", "Monday"),
        (
            "Arden denied the raid in a statement on Monday and called for an inquiry.",
            "called for",
            "joined_day",
            "Monday",
        ),
        ("Ministers agreed on a ceasefire at a meeting in Vesk on Monday.", "agreed on", None, "Monday"),
        ("Police detained nine men in raids on a mosque in Vesk on Monday.", "detained", None, "Monday"),
        # Words of the day's news.
        ("Rebels raided Vesk on Tuesday. Belmark condemned the raid.", "condemned", "news_day", "Tuesday"),
        (
            "Rebels raided Vesk on Monday, the army said on Tuesday.\n\nBelmark condemned the raid.",
            "condemned",
            "news_day",
            "Tuesday",
        ),
        # What followed within hours.
        (
            "Missiles hit a ferry on Sunday. Arden held talks on Monday. Hours after the strike, "
            "Belmark shelled a depot in Brask.",
            "shelled",
            "after_day",
            "Sunday",
        ),
        ("Police arrested two men on Tuesday. They were freed hours later.", "freed", "after_day", "Tuesday"),
        ("Police raided a farm on Monday. The owner protested at once.", "protested", "after_day", "Monday"),
        # What those did whom the next sentence goes on to tell of; what was taken in a search.
        (
            "On Monday the militia came down from the hills. They burned a mill.",
            "burned",
            "carried_day",
            "Monday",
        ),
        (
            "On the morning of 5 May the enemy avenged himself. His guns shelled a hamlet.",
            "shelled",
            "carried_day",
            "the morning of 5 May",
        ),
        (
            "Police searched a union's offices on Monday. Officers arrested its chairman.",
            "arrested",
            "carried_day",
            "Monday",
        ),
        # At the scene of another act.
        (
            "A court sentenced Anna Welk to six years on Monday.\n\nOutside, police dispersed a crowd.",
            "dispersed",
            "carried_day",
            "Monday",
        ),
        # Who spoke on a day went on to speak on it; others did on the day of the dateline.
        (
            "The League said on Tuesday that nine men had been killed on 2 May. The army denied it.\n\n"
            "Belmark closed a port on Sunday.\n\nThe League urged Belmark to withdraw.",
            "urged",
            "news_day",
            "Tuesday",
        ),
        ("The army said on Monday it was ready to talk. It accused Arden.", "accused", "news_day", "Monday"),
        (
            "VESK, May 6 (Coastal Press) - Shells killed nine men in Brask on Monday, the mayor said.\n\n"
            "He blamed the Red Column.",
            "blamed",
            "news_day",
            "May 6",
        ),
        # A paragraph that looks months back is over with it; what is to come dates nothing.
        (
            "Rebels raided Vesk on Tuesday.\n\nThey burned a school there in March.\n\n"
            "Belmark condemned the raid.",
            "condemned",
            "news_day",
            "Tuesday",
        ),
        (
            "Rebels raided Vesk on Tuesday. A council will meet on Thursday; its head condemned the raid.",
            "condemned",
            "news_day",
            "Tuesday",
        ),
        # Words above a list or paragraph.
        (
            "5 May. Shells fell on Vesk.\n\n6 May. Armed men abducted a nurse in Obo.",
            "abducted",
            "heading_day",
            "6 May",
        ),
        (
            "Events of Monday, 5 May:\n\n- Rebels captured Vesk.\n- Jets bombed Brask.",
            "bombed",
            "heading_day",
            "Monday, 5 May",
        ),
        ("Monday: Rebels captured Vesk.\n\nSunday: Jets bombed Brask.", "bombed", None, "Sunday"),
        (
            "4 May, Port Amaris: Police arrested two men. Rebels burned a mill.",
            "burned",
            "heading_day",
            "4 May",
        ),
    ],
)
def test_a_day_told_elsewhere_is_carried_and_cited(
    reader: Reader, text: str, trigger: str, rule: str | None, words: str
) -> None:
    event, _ = told(reader, text, trigger)
    assert [cited.quote for cited in event.time.citations] == [words]
    assert event.time.maker is not None
    if rule is not None:
        assert event.time.maker.id == f"events.{rule}"
        assert not event.tells_its_day


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (LEAD + "The same group had attacked a barracks.", "attacked"),
        (LEAD + "Rebels have shelled the town.", "shelled"),
        (LEAD + "The army often arrests strikers.", "arrests"),
        (LEAD + "Rebels will attack Brask, a general said.", "attack"),
        (LEAD + '"They arrested my brother," a farmer said.', "arrested"),
        (LEAD + "The Front, which killed a judge, said nothing.", "killed"),
        (LEAD + "It was the worst since jets killed ninety in 2013. Arden blamed Belmark.", "blamed"),
        (LEAD + "Arden suspended deliveries after the summit.", "suspended"),
        (LEAD + "On Friday troops left Brask and Tarn on Saturday.\n\nPolice arrested nine.", "arrested"),
        # Words are of the day of the news, and that is not the day of the act.
        (LEAD + "Belmark condemned the bombing.", "condemned"),
        # What came before the act that was told.
        ("A court jailed the editor Anna Welk on Monday. Police arrested nine others.", "arrested"),
        # Force goes on from force: this is what an arrest, a release or a report is about.
        ("Nine hostages were freed near Kolm on Monday. Rebels shot two others.", "shot"),
        ("A suspect was arrested in Vesk on Tuesday. Gunmen shot a judge near his home.", "shot"),
        ("Envoys met in Vesk on Tuesday. Belmark occupied two islands.", "occupied"),
        ("Rebels raided Vesk on Tuesday. A report said troops had shot nine miners.", "shot"),
        # Sums, lists of days and what was earlier are of no one day.
        (LEAD + "Gunmen shot nine people in the past 48 hours.", "shot"),
        ("Rebels raided Vesk on Saturday and Sunday. In Brask snipers shot a boy.", "shot"),
        (LEAD + "Earlier police arrested nine men.", "arrested"),
        # A dated paragraph among others is no heading of what stands below it.
        (
            "4 May. Shells fell on Vesk.\n\n5 May. Rebels burned a mill.\n\nThe UN called on both to stop.",
            "called on",
        ),
        # What others told of only somebody's saying, or of what is still to come.
        ("Belmark said on Monday that it had shot nine men. Arden rejected the charge.", "rejected"),
        # A day long past goes on with nothing but force.
        ("On 6 March the Council imposed sanctions on Arden. Belmark then sent troops to Vesk.", "sent"),
    ],
)
def test_a_day_is_not_carried(reader: Reader, text: str, trigger: str) -> None:
    event, _ = told(reader, text, trigger)
    assert not event.time.known, event.time


@pytest.mark.parametrize(
    ("text", "trigger", "value"),
    [
        ("Rebels took Vesk on Saturday.\n\nAt dawn jets bombed Brask.", "bombed", "2031-05-03TMO"),
        ("Rebels took Vesk on Saturday.\n\nThat night shells fell on Brask.", "fell", "2031-05-03TNI"),
        ("Rebels took Vesk on Saturday.\n\nThe next day shells fell on Brask.", "fell", "2031-05-04"),
        ("Rebels took Vesk on Saturday.\n\nTwo days later shells fell on Brask.", "fell", "2031-05-05"),
        (
            "Vesk was taken on Saturday.\n\nAt noon on Sunday shells fell on Brask.",
            "fell",
            "2031-05-04T12:00",
        ),
    ],
)
def test_times_count_from_the_day_of_the_news(reader: Reader, text: str, trigger: str, value: str) -> None:
    event, reading = told(reader, text, trigger)
    assert next(time.value for time in reading.times if time.id == event.time.value) == value


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        ("Arden urged Belmark on Monday to leave Vesk by Thursday.", "urged", ["Monday"]),
        ("Arden urged Belmark to leave Vesk by Thursday.", "urged", []),
        ("Arden will free nine sailors held since March.", "free", []),
        ("Police arrested two men on Sunday. The Front claimed the blast in Vesk on Monday.", "blast", []),
    ],
)
def test_a_time_out_of_tense_or_of_a_claim_is_not_the_acts(
    reader: Reader, text: str, trigger: str, words: list[str]
) -> None:
    event, _ = told(reader, text, trigger)
    assert [cited.quote for cited in event.time.citations] == words


def test_a_carried_day_neither_joins_nor_parts_rows(reader: Reader) -> None:
    text = LEAD + "On Friday gunmen killed a judge in Brask. Soldiers shot two men in Tarn."
    reading = reader.read(Report.from_text(text, published="2031-05-06"))
    shot = next(event for event in reading.events if event.trigger.quote == "shot")
    killed = next(event for event in reading.events if event.trigger.quote == "killed")
    assert shot.time.value == killed.time.value
    assert shot.id != killed.id


WORDS_ABOUT = [
    ("Police arrested a man on Sunday over the killing of a judge.", "killing"),
    ("Arden condemned on Sunday the shelling of Vesk.", "shelling"),
    ("A court on Monday jailed two men for bombing a market.", "bombing"),
]


@pytest.mark.parametrize(("text", "deed"), WORDS_ABOUT)
def test_the_day_of_a_charge_is_not_that_of_the_deed(reader: Reader, text: str, deed: str) -> None:
    """It is told before the deed, of whoever judges it."""
    rows = reader.read(Report.from_text(text, published="2031-03-15")).events
    assert [row.time.known for row in rows if row.trigger.quote == deed] == [False]
    assert any(row.time.known for row in rows)


def test_when_something_was_is_not_when_another_is_now(reader: Reader) -> None:
    text = "The militia captured Vesk last year and is besieging Harn."
    rows = reader.read(Report.from_text(text, published="2031-03-15")).events
    assert [(row.trigger.quote, row.time.known, row.aux.historical) for row in rows] == [
        ("captured", True, True),
        ("besieging", False, False),
    ]
