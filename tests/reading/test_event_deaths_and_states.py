"""Deaths told by `dead` and `to death`, states by which headlines tell an act, foiled plans, entries."""

from __future__ import annotations

import pytest

from rashomon.findings import Event, Reading
from rashomon.reading import Reader
from rashomon.report import Report


@pytest.fixture(scope="module")
def reader() -> Reader:
    """One reader for all."""
    return Reader()


def read(reader: Reader, text: str, *, headline: bool = False) -> Reading:
    """The reading of a text, or of a headline alone."""
    return reader.read(Report.from_text(text, headline=(0, len(text)) if headline else None))


def sides(reading: Reading, event: Event) -> tuple[list[str], list[str]]:
    """Mentions of doers and of recipients."""
    mentions = {actor.id: actor.mention for actor in reading.actors}
    return (
        [mentions[ref.value.actor] for ref in event.actors if ref.value is not None],
        [mentions[ref.value.actor] for ref in event.recipients if ref.value is not None],
    )


@pytest.mark.parametrize(
    ("text", "headline", "doers", "recipients"),
    [
        ("Police shot dead two protesters in Vesk on Monday.", False, ["Police"], ["two protesters"]),
        ("Gunmen shot dead three guards near Vesk.", False, ["Gunmen"], ["three guards"]),
        ("Two men were shot dead in Vesk.", False, [], ["Two men"]),
        ("Three traders were found shot dead in Vesk.", False, [], ["Three traders"]),
        ("Police shoot dead two protesters in Vesk", True, ["Police"], ["two protesters"]),
        ("Two shot dead in Vesk", True, [], ["Two"]),
        ("Attackers stabbed to death two guards in Vesk.", False, ["Attackers"], ["two guards"]),
        ("Two guards were stabbed to death in Vesk.", False, [], ["Two guards"]),
        ("Guards beat two prisoners to death in Vesk.", False, ["Guards"], ["two prisoners"]),
    ],
)
def test_who_was_killed_by_whom(
    reader: Reader, text: str, headline: bool, doers: list[str], recipients: list[str]
) -> None:
    """One act, its dead are killed and not hurt, and `dead` is no part of who they are."""
    reading = read(reader, text, headline=headline)
    assert [event.type for event in reading.events] == ["ASSAULT"]
    assert sides(reading, reading.events[0]) == (doers, recipients)
    assert [quantity.kind for quantity in reading.quantities] == ["killed"]


@pytest.mark.parametrize("headline", [False, True])
def test_shot_and_wounded_is_hurt(reader: Reader, headline: bool) -> None:
    """The mirror: who was only wounded is injured, and two verbs with one object have one doer."""
    reading = read(reader, "Police shot and wounded two protesters", headline=headline)
    assert sides(reading, reading.events[0]) == (["Police"], ["two protesters"])
    assert [quantity.kind for quantity in reading.quantities] == ["injured"]


def test_a_sentence_to_death_kills_nobody(reader: Reader) -> None:
    """A court's words are no killing yet."""
    reading = read(reader, "A court sentenced two men to death.")
    assert "killed" not in {quantity.kind for quantity in reading.quantities}


@pytest.mark.parametrize(
    "text",
    [
        "Police foiled a plot to kill the mayor.",
        "The army thwarted an attempt to bomb the embassy in Vesk.",
        "Police disrupted a plot to bomb the port.",
        "Police foiled an assassination attempt on the mayor.",
        "Rebels foiled a plot to kill the mayor.",
    ],
)
def test_a_foiled_plan_is_no_fact_and_not_of_who_foiled_it(reader: Reader, text: str) -> None:
    """What was planned is hypothetical or negated, on either side, and nobody's."""
    reading = read(reader, text)
    planned = [event for event in reading.events if event.type == "ASSAULT"]
    assert len(planned) == 1 and not planned[0].aux.actual
    assert sides(reading, planned[0])[0] == []


def test_an_attack_thrown_back_stays_one(reader: Reader) -> None:
    """Troops who foiled an attack fought."""
    reading = read(reader, "Arden troops foiled an attack by rebels on the base.")
    assert [(event.type, event.aux.actual) for event in reading.events] == [("ASSAULT", True)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The tanker was boarded on Monday.", ("COERCE", "seize")),
        ("Troops broke into the hospital in Vesk on Monday.", ("COERCE", "seize")),
        ("Soldiers went into the camp at dawn.", ("MOBILIZE", "troops")),
        ("Police burst into the newsroom in Vesk.", ("COERCE", "seize")),
        ("Rebels forced their way into the compound in Vesk.", ("ASSAULT", None)),
        ("A drone attack sparked a fire at a depot in Vesk.", ("ASSAULT", "drone")),
        ("An ambush delayed the convoy near Vesk.", ("ASSAULT", "firearms")),
    ],
)
def test_entering_and_deeds_that_had_effects(reader: Reader, text: str, kind: tuple[str, str | None]) -> None:
    """Places entered by force, and a deed that a sentence brings in by what it led to."""
    assert [(event.type, event.mode) for event in read(reader, text).events] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Tourists boarded the ferry at the port.",
        "The ship was boarded by passengers.",
        "Officers broke into applause.",
        "Police burst into song.",
        "The army went into detail.",
        "The militia went into exile.",
        "The team forced its way into the final.",
        "A drone attack was likely.",
        "A rocket attack did not stop the talks.",
        "A panic attack stopped her.",
        "A fierce attack marked the debate.",
    ],
)
def test_what_only_sounds_like_it_is_quiet(reader: Reader, text: str) -> None:
    """No row at all."""
    assert read(reader, text).events == ()


@pytest.mark.parametrize(
    ("text", "kind", "doers", "recipients"),
    [
        ("Rebels in control of Vesk", ("COERCE", "seize"), ["Rebels"], []),
        ("Army in full control of Vesk, ministry says", ("COERCE", "seize"), ["Army"], []),
        ("Editor in custody", ("COERCE", "arrest"), [], ["Editor"]),
        ("Two men in custody after raid in Vesk", ("COERCE", "arrest"), [], ["Two men"]),
        ("Arden envoy in Belmark for talks", ("CONSULT", "visit"), ["Arden envoy"], []),
        ("Border troops on high alert", ("MOBILIZE", "troops"), ["Border troops"], []),
        ("Mayor sorry for attack", ("SUPPORT", None), ["Mayor"], []),
    ],
)
def test_states_by_which_headlines_tell_an_act(
    reader: Reader, text: str, kind: tuple[str, str | None], doers: list[str], recipients: list[str]
) -> None:
    """Cited by the words of the state; a doer is shown by a noun, not by a verb."""
    reading = read(reader, text, headline=True)
    event = reading.events[0]
    assert (event.type, event.mode) == kind and len(reading.events) == 1
    assert sides(reading, event) == (doers, recipients)
    assert event.trigger.quote in text
    if not text.startswith("Mayor"):
        form = next(agency.form for agency in reading.agency if agency.event == event.id)
        assert form == ("nominal_with_doer" if doers else "nominal")


@pytest.mark.parametrize(
    "text",
    [
        "Home team in control of match",
        "Sales team in control of budget",
        "Hale in control of party",
        "Patients in custody of nurses",
        "Father in custody battle",
        "Doctors on alert",
        "Singer in Vesk for concert",
        "Mayor sorry for delay",
        "Shop out of stock",
        "Minister out",
    ],
)
def test_other_states_are_quiet(reader: Reader, text: str) -> None:
    """Where no act is told, none is read."""
    assert read(reader, text, headline=True).events == ()


def test_freed_hostages_are_whom_it_was_done_to(reader: Reader) -> None:
    """The noun is no part of the verb's words."""
    reading = read(reader, "The rebels freed nine hostages in Vesk.")
    assert sides(reading, reading.events[0]) == (["The rebels"], ["nine hostages"])
