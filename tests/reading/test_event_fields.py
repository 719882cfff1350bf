"""Fields of rows that were taken from another clause: whose places, days and deeds they are not.

All sentences are invented.
"""

from __future__ import annotations

import pytest

from rashomon.findings import Event, Reading
from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.report import Report


def _reading(engine: Engine, text: str) -> Reading:
    return Reader(engine=engine).read(Report.from_text(text, published="2031-05-07"))


def _event(engine: Engine, text: str, trigger: str) -> Event:
    (event,) = (e for e in _reading(engine, text).events if e.trigger.quote == trigger)
    return event


def _place(engine: Engine, text: str, trigger: str) -> str:
    reading = _reading(engine, text)
    (event,) = (e for e in reading.events if e.trigger.quote == trigger)
    places = {place.id: place.mention for place in reading.places}
    return places[event.place.value] if event.place.value else event.place.state.value


def _doers(engine: Engine, text: str, trigger: str) -> list[str]:
    event = _event(engine, text, trigger)
    return [ref.value.name if ref.value else ref.state.value for ref in event.actors]


@pytest.mark.parametrize(
    ("text", "trigger", "doers"),
    [
        # A bare infinitive goes with the infinitive before it, not with who asked.
        (
            "Western officials urged Norland to stay the course on Belmark, and commit to more weapons.",
            "commit to",
            ["unstated"],
        ),
        # What cannot speak did not urge; who told of it did.
        (
            "South Belmark told the court that the famine in Vesk has reached a new stage, and urged the "
            "15 judges to take action.",
            "urged",
            ["Belmark"],
        ),
        # `who` behind a place is of people before it.
        (
            "The officers listed executives across Europe who were supporting the rebels.",
            "supporting",
            ["executives"],
        ),
        # `by`, which the parser hung on the verb, tells whose deed a noun is.
        (
            "They try to head off a potential invasion of Arden by Belmark's forces.",
            "invasion",
            ["Belmark's forces"],
        ),
    ],
)
def test_who_does_it(engine: Engine, text: str, trigger: str, doers: list[str]) -> None:
    assert _doers(engine, text, trigger) == doers


def test_who_cites_is_not_whom_a_quoted_participle_befell(engine: Engine) -> None:
    text = (
        "“The day will be remembered. Humiliated and destroyed without a single shot fired,” ministry "
        "spokeswoman Mara Zelk said in a statement."
    )
    assert not any(
        ref.value and "Zelk" in ref.value.name for e in _reading(engine, text).events for ref in e.recipients
    )


def test_the_talks_of_two_are_their_meeting(engine: Engine) -> None:
    both = (
        "After a meeting Monday between President Jon Hale and Belmark President Ona Pell, Hale said the two "
        "leaders discussed the war."
    )
    assert [e.trigger.quote for e in _reading(engine, both).events] == ["meeting"]
    others = (
        "After a meeting Monday between President Jon Hale and Belmark President Ona Pell, the ministers "
        "discussed the war with Norland."
    )
    assert [e.trigger.quote for e in _reading(engine, others).events] == ["meeting", "discussed"]


def test_a_participle_with_war_before_it_is_an_adjective(engine: Engine) -> None:
    assert not _reading(engine, "Planes were seen in the sky above war ravaged Arden.").events
    assert _event(engine, "Belmark's bombers ravaged Vesk on Monday.", "ravaged").type == "ASSAULT"


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        # Words are not where the people live that they are about.
        (
            "Arden is negotiating a secret deal with the leaders of two other countries, France and Poland.",
            "negotiating",
            "unstated",
        ),
        ("Arden put sanctions on owners with ties to Paris.", "sanctions", "unstated"),
        ("Hale met the owners of the bank in Paris.", "met", "Paris"),
        ("Hale will meet his counterparts in Marseille, France.", "meet", "Marseille"),
        # What may come, or was long ago, is not where the report was.
        ("Hale met Pell in Paris on Monday. Rebels may kill many soon.", "kill", "unstated"),
        ("Hale was met in Paris. In 2010 rebels killed nine miners.", "killed", "unstated"),
        ("Rebels attacked a market in Marseille. They killed nine traders.", "attacked", "Marseille"),
        # What an act came months after was elsewhere.
        (
            "Gunmen attacked nine miners a few months after the ceremony in Marseille.",
            "attacked",
            "unstated",
        ),
    ],
)
def test_where_it_was(engine: Engine, text: str, trigger: str, place: str) -> None:
    assert _place(engine, text, trigger) == place


def test_when_it_was_is_not_when_that_was_which_it_came_months_after(engine: Engine) -> None:
    text = (
        "The downing of the airliner took place a few months following the loss of a ferry after leaving "
        "Vesk on March 8, 2030."
    )
    assert not _event(engine, text, "downing").time.known
    text = "Rebels captured the fort on Sunday after a battle."
    assert _event(engine, text, "captured").time.known


def test_no_grounds_to_talk_is_no_talk(engine: Engine) -> None:
    text = "Arden said that there is currently no basis to hold a dialogue with Norland."
    aux = _event(engine, text, "dialogue").aux
    assert aux.negation and not aux.hypothetical


def test_what_was_completed_was_done(engine: Engine) -> None:
    text = "Hale congratulated the army on the completion of the operation to liberate Vesk."
    assert _event(engine, text, "liberate").aux.actual
    text = "Hale asked the army for an operation to liberate Vesk."
    assert not _event(engine, text, "liberate").aux.actual


@pytest.mark.parametrize(
    ("text", "trigger", "country"),
    [
        ("They condemned the invasion of Iceland on Monday.", "invasion", "ISL"),
        ("They deplored the sanctions on Iceland.", "sanctions", "ISL"),
        ("The union must supply Iceland with grain.", "supply", "ISL"),
        # A town may be but where it was, and so may a state that an act was `in`.
        ("They condemned the attack in Iceland on the convoy.", "attack", None),
        ("They recalled the shelling of Marseille.", "shelling", None),
    ],
)
def test_a_state_suffers_what_is_done_to_it(
    engine: Engine, text: str, trigger: str, country: str | None
) -> None:
    (recipient,) = _event(engine, text, trigger).recipients
    assert (recipient.value.country if recipient.value else None) == country


@pytest.mark.parametrize(
    ("text", "trigger", "known"),
    [
        ("In March 2030, Hale hinted that Norland had attacked the port.", "attacked", False),
        (
            "Police were searching on Monday for an aide of the gunman who killed three people.",
            "killed",
            False,
        ),
        (
            "Hale marked a year in jail Friday following his arrest by officers who accuse him.",
            "accuse",
            False,
        ),
        ("Asked on Monday, Hale spoke of a man imprisoned by Norland.", "imprisoned", False),
        (
            "Belmark's court rejected the appeal, keeping him in jail until at least June 30.",
            "rejected",
            False,
        ),
        ("On Monday, gunmen who came from the hills killed three people.", "killed", True),
        ("In March 2030, Norland attacked the port.", "attacked", True),
    ],
)
def test_the_day_of_words_or_of_a_search_is_not_the_deeds(
    engine: Engine, text: str, trigger: str, known: bool
) -> None:
    assert _event(engine, text, trigger).time.known is known


@pytest.mark.parametrize(
    ("text", "trigger", "doers"),
    [
        ("Officials said forces were taking measures to eliminate the rebels.", "eliminate", ["forces"]),
        (
            "During their phone call Tuesday, Jon Hale and Ona Pell reaffirmed their commitment.",
            "phone call",
            ["Jon Hale", "Ona Pell"],
        ),
        # A day after `on` is nobody whom an attack is aimed at, by which its place would be its doer.
        ("It was the night of the Vesk attack on Sept. 11 that shook the guards.", "attack", ["unclear"]),
    ],
)
def test_who_does_what_things_are_meant_for(
    engine: Engine, text: str, trigger: str, doers: list[str]
) -> None:
    assert _doers(engine, text, trigger) == doers


@pytest.mark.parametrize(
    "text",
    [
        "Speaking with the newspaper Le Monde, President Jon Hale said all was well.",
        "Joggers had already identified a number of police officers to attack.",
        "The senator clashed with the secretary during the hearing.",
        "Belmark's pilots deployed anti-missile flares over Vesk.",
        "Hale has supplied ample reasons to doubt it.",
    ],
)
def test_no_act_of_conflict_or_diplomacy(engine: Engine, text: str) -> None:
    assert not [e for e in _reading(engine, text).events if e.trigger.quote != "killed"]


def test_what_is_conceded_is_only_possible(engine: Engine) -> None:
    text = "However many walls Arden builds, however many parties are banned, it can happen."
    assert _event(engine, text, "banned").aux.hypothetical


def test_who_is_requested_is_no_recipient(engine: Engine) -> None:
    text = "The ministry requested nine guards from the army."
    assert [r.value.name for r in _event(engine, text, "requested").recipients if r.value] == ["the army"]


def test_one_states_invasion_of_another_is_one(engine: Engine) -> None:
    text = (
        "Norway joined after Sweden's invasion of Iceland. The leader met the press.\n\n"
        "The office said prices had changed. Much has changed since Sweden's Feb. 24 invasion of Iceland."
    )
    assert [e.trigger.quote for e in _reading(engine, text).events].count("invasion") == 1
    apart = (
        "Sweden's invasion of Iceland came after a vote.\n\nAn earlier invasion of Iceland by Denmark failed."
    )
    assert [e.trigger.quote for e in _reading(engine, apart).events].count("invasion") == 2


def test_aid_to_a_state_has_it_as_recipient(engine: Engine) -> None:
    text = "The union cut off electricity supplies to Iceland on Friday."
    (recipient,) = _event(engine, text, "cut off").recipients
    assert recipient.value is not None and recipient.value.country == "ISL"


def test_a_number_of_dead_is_not_one_by_name(engine: Engine) -> None:
    text = (
        "Those behind the assassination of six members of his order are the same who killed Bishop Oscar "
        "Velk."
    )
    assert [e.trigger.quote for e in _reading(engine, text).events] == ["assassination", "killed"]


def test_a_participle_between_preposition_and_name_tells_of_no_act(engine: Engine) -> None:
    text = "Can the statue stand a bit longer in temporarily occupied Vesk?"
    assert not _reading(engine, text).events


def test_what_one_stands_in_the_face_of_is_real(engine: Engine) -> None:
    text = "He said it was the only way in the face of the Belmark invasion of Iceland."
    assert not _event(engine, text, "invasion").aux.hypothetical


def test_attacks_on_an_ideology_are_words(engine: Engine) -> None:
    assert not _reading(engine, "In August, Hale attacked the hateful ideology of the rebels.").events
