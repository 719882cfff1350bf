"""What rows of press reports got wrong: who does what, what happens once only, where and when it was not.

All sentences are invented.
"""

from __future__ import annotations

import pytest

from rashomon.findings import Reading
from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.report import Report


def _reading(engine: Engine, text: str) -> Reading:
    return Reader(engine=engine).read(Report.from_text(text, published="2031-05-07"))


def _names(engine: Engine, text: str, trigger: str, field: str = "actors") -> list[str]:
    (event,) = (e for e in _reading(engine, text).events if e.trigger.quote == trigger)
    return [ref.value.name if ref.value else ref.state.value for ref in getattr(event, field)]


@pytest.mark.parametrize(
    ("text", "trigger", "doers"),
    [
        (
            "South Belmark has submitted four requests for the army to investigate Arden.",
            "investigate",
            ["the army"],
        ),
        (
            "Cars tried to rush past the tank, only for soldiers on the ground to then open fire on them.",
            "open fire",
            ["soldiers"],
        ),
        ("Belmark still faces sanctions over its invasion of Arden.", "invasion", ["Belmark"]),
        ("British troops would be openly deployed to Arden.", "deployed", ["British troops"]),
        ("The analyst said that the West refused to support the peace talks.", "refused", ["West"]),
        (
            "It was quiet. President Jon Hale said during a visit to Arden on March 14 that all was well.",
            "visit",
            ["Jon Hale"],
        ),
    ],
)
def test_who_does_it(engine: Engine, text: str, trigger: str, doers: list[str]) -> None:
    assert _names(engine, text, trigger) == doers


def test_whose_deed_is_open_where_another_is_named_nearer(engine: Engine) -> None:
    text = "The council will not lift the sanctions imposed on Belmark after its 2030 invasion of Arden."
    assert _names(engine, text, "invasion") == ["unstated"]


def test_who_is_quoted_does_not_call_himself_he(engine: Engine) -> None:
    """In whole sentences between marks the speaker says `I`."""
    text = (
        "Boris Bendar warned that Ivan Putar would sacrifice many to win in Arden.\n\n"
        '"He is not smart. Now I think his luck is over," Mr Bendar told Arden News. '
        '"You should have no doubt about it, he may slaughter all Norlanders."'
    )
    assert _names(engine, text, "slaughter") == ["Ivan Putar"]


def test_them_can_be_the_two_before_it(engine: Engine) -> None:
    text = (
        "Prigar has poured scathing criticism on Arden Defence Minister Sergei Shoar and army chief of staff "
        "Valery Gerar, accusing them of being incompetent."
    )
    assert len(_names(engine, text, "accusing", "recipients")) == 2


def test_a_curled_mark_after_s_tells_whose(engine: Engine) -> None:
    text = "It was quiet. The rebels’ political leader Ismar Haneth was killed by Belmark in Vesk."
    assert _names(engine, text, "killed", "recipients") == ["Ismar Haneth"]


def test_a_person_dies_once(engine: Engine) -> None:
    """Wherever the report has been since."""
    text = (
        "Ismar Haneth was assassinated by Belmark in Vesk on Monday.\n\nThe port of Brask was closed. Ships "
        "lay off Tarn. The price of grain rose, and the bishop of Hull spoke of hard times.\n\nIn Tarn "
        "people spoke of the assassination of Ismar Haneth."
    )
    (event,) = (e for e in _reading(engine, text).events if e.type == "ASSAULT")
    assert [word.quote for word in event.mentions] == ["assassination"]


def test_a_fight_is_no_murder(engine: Engine) -> None:
    text = "Tomas Vane had fought Belmark troops in the hills. Rebels assassinated Belmark troops in Vesk."
    assert {e.trigger.quote for e in _reading(engine, text).events} == {"fought", "assassinated"}


def test_a_list_of_contents_tells_of_no_act(engine: Engine) -> None:
    text = "Read on:\n\nThe Rebels of Arden Attack Vesk With Gas, page 268.\n\nThe book is free."
    assert not _reading(engine, text).events


def test_those_on_whose_word_it_is_are_no_place(engine: Engine) -> None:
    text = "A captain was killed when the ship was hit by missiles, according to Kyiv sources."
    assert not any(event.place.known for event in _reading(engine, text).events)


def test_what_a_state_owns_tells_not_where(engine: Engine) -> None:
    text = "The bombs fail less often than France’s munitions that were deployed against Arden."
    for event in _reading(engine, text).events:
        assert not event.place.known or event.place.citations[0].quote != "France"


def test_when_something_else_was_is_not_its_day(engine: Engine) -> None:
    text = "During his first visit to Arden since taking office in January, Hale met Vane."
    (event,) = (e for e in _reading(engine, text).events if e.trigger.quote == "visit")
    assert not event.time.known


def test_no_basis_is_a_denial(engine: Engine) -> None:
    text = "Belmark says there is ‘no basis’ for arms control, strategic dialogue with Arden."
    (event,) = (e for e in _reading(engine, text).events if e.type == "CONSULT")
    assert event.aux.negation


def test_a_call_for_others_to_act(engine: Engine) -> None:
    text = "The minister has called for the Norland nations to give up the crown."
    assert "called for" in {e.trigger.quote for e in _reading(engine, text).events}


@pytest.mark.parametrize(
    "text",
    [
        "The bill would damage cooperation with Norland as troops shell Vesk.",
        "Shoppers hoped to beat the crowds at the market.",
        "The growers agreed that the grape is a fickle one.",
        "Workers dug trenches for mass burials.",
        "Social media allow Ardenians to share information in real time.",
    ],
)
def test_words_in_another_sense(engine: Engine, text: str) -> None:
    words = {"damage", "beat", "agreed", "dug trenches", "share information"}
    assert not words & {e.trigger.quote for e in _reading(engine, text).events}
