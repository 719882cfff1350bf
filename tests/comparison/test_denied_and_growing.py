"""Whose a denial is, and which figures cannot both hold while a toll grows."""

from __future__ import annotations

import pytest

from rashomon.comparison import compare
from rashomon.comparison.voices import source_of
from rashomon.reading import Reader
from rashomon.report import Report

from .laid import Lay, lines

ACCUSED = "A rights group accused the army of shelling the village of Sorrel on Friday and killing 17 people"


@pytest.mark.parametrize(
    ("behind", "who"),
    [
        (", a charge denied by the government.", "the government"),
        (", an allegation that was rejected by the provincial governor.", "the provincial governor"),
        (", a claim the army command denied.", "the army command"),
    ],
)
def test_a_charge_that_somebody_denies_behind_it_is_his_denial(lay: Lay, behind: str, who: str) -> None:
    found = lay(f"{ACCUSED}{behind} Neither account could be checked.")
    denials = [
        source
        for incident in found.incidents
        for facts in found.told(incident)
        if facts.event.type == "ASSAULT"
        for source in facts.sources
        if source.act == "deny"
    ]
    assert denials and all(" ".join(c.quote for c in said.source) == who for said in denials)
    voices = {
        source_of(facts).words
        for incident in found.incidents
        for facts in found.told(incident)
        if facts.event.type == "ASSAULT"
    }
    assert f"a rights group, denied by {who}" in voices


@pytest.mark.parametrize(
    "behind",
    [
        ". The army denied entry to the village to reporters.",
        ", a charge that it made in March too.",
        ", and the ministry dismissed the governor.",
    ],
)
def test_to_deny_or_dismiss_something_else_is_no_denial_of_the_act(lay: Lay, behind: str) -> None:
    found = lay(f"{ACCUSED}{behind}")
    told = [
        facts
        for incident in found.incidents
        for facts in found.told(incident)
        if facts.event.type == "ASSAULT"
    ]
    assert told and not any(facts.is_denied or facts.denial_apart for facts in told)


def test_a_deal_that_somebody_denies_in_another_sentence_is_told_and_denied(lay: Lay) -> None:
    told = "The rebels and the government signed a truce in Kesh on Friday, a rebel spokesman said."
    found = lay(
        f"{told} The government denied that there was any agreement.",
        "The rebels and the government signed a truce in Kesh on Friday, the mayor said.",
    )
    assert any("carries a denial beside it" in line for line in lines(found, "POLARITY"))
    found = lay(f"{told} The government denied a visa to the envoy.", f"{told} Shops opened again.")
    assert not lines(found, "POLARITY")


SEVEN = "A bomb killed seven people on a ferry at the quay of Telm on Friday, the police said."
FIVE = "A bomb killed five people on a ferry at the quay of Telm on Friday, the governor said."


@pytest.mark.parametrize(
    "grows",
    [
        "Police said that the toll was expected to rise.",
        "The search went on, and the toll may climb.",
    ],
)
def test_while_a_toll_grows_two_figures_of_one_day_are_no_contradiction(lay: Lay, grows: str) -> None:
    found = lay(SEVEN, f"{FIVE} {grows}")
    (line,) = lines(found, "QUANTITY")
    assert line.endswith("which is later is not known.")
    assert not any(contrast.is_contradiction for contrast in found.contrasts)


def test_two_figures_of_one_day_that_nobody_says_grow_cannot_both_hold(lay: Lay) -> None:
    found = lay(SEVEN, f"{FIVE} Shops on the quay stayed shut.")
    assert [contrast.is_contradiction for contrast in found.contrasts if contrast.type == "QUANTITY"] == [
        True
    ]


def test_a_toll_that_grew_the_day_after_says_nothing_of_the_day_before(lay: Lay) -> None:
    later = (
        "The toll of Friday's bomb on a ferry at the quay of Telm has risen to nine killed, the police said."
    )
    found = lay(SEVEN, FIVE, later, days=("2031-05-02", "2031-05-02", "2031-05-03"))
    assert any(contrast.is_contradiction for contrast in found.contrasts if contrast.type == "QUANTITY")


def test_who_takes_a_person_away_is_what_accounts_of_it_differ_in(lay: Lay) -> None:
    found = lay(
        "Gunmen abducted the journalist Pera Lund from her home in Caldra on Thursday, her newspaper said.",
        "Police detained Pera Lund, a reporter, in Caldra on Thursday, her lawyer said.",
    )
    assert max(incident.voices for incident in found.incidents) == 2
    found = lay(
        "Gunmen abducted the journalist Pera Lund from her home in Caldra on Thursday, her newspaper said.",
        "Police detained Tomas Brell, a baker, in Caldra on Thursday, his lawyer said.",
    )
    assert max(incident.voices for incident in found.incidents) == 1


def test_a_day_behind_its_speaker_is_that_of_the_denial(lay: Lay) -> None:
    found = lay(
        "The Defence Ministry on Wednesday denied that a ceasefire had been agreed with the Hill Front."
    )
    assert all(facts.days is None for incident in found.incidents for facts in found.told(incident))
    found = lay("The Front shelled the town of Arden on Wednesday, said the mayor.")
    assert any(facts.days for incident in found.incidents for facts in found.told(incident))


def test_a_truce_is_agreed_one_day_and_holds_the_next(lay: Lay) -> None:
    agreed = "The army and the Hill Front agreed on a truce in the Lenna valley on Wednesday, mediators said."
    holds = (
        "A truce between the army and the Hill Front took hold in the Lenna valley on Thursday, they said."
    )
    found = lay(agreed, holds)
    assert max(incident.voices for incident in found.incidents) == 2
    assert not lines(found, "TIME")


def test_soldiers_and_those_who_fight_the_state_are_two_doers(lay: Lay) -> None:
    told = "{} burned down the village of Sorrel on Friday, {} said."
    found = lay(told.format("Soldiers", "a rights group"), told.format("Terrorists", "a general"))
    assert any("Soldiers" in line and "Terrorists" in line for line in lines(found, "ACTOR"))
    found = lay(told.format("Soldiers", "a rights group"), told.format("Policemen", "a general"))
    assert not lines(found, "ACTOR")


def test_a_storming_is_told_by_those_it_killed_and_a_captive_is_not(reader: Reader) -> None:
    def voices(one: str, other: str) -> int:
        told = [Report.from_text(b, outlet=b[:9], published="2031-05-03") for b in (one, other)]
        return max(incident.voices for incident in compare(reader.read_many(told)).incidents)

    toll = "Six officers were killed on Friday at the police station of Brask, a hospital said."
    assert voices("Gunmen stormed the police station of Brask on Friday, a police officer said.", toll) == 2
    captive = "Rebels captured a pilot near Brask on Friday, the air force said."
    assert voices(captive, "A pilot was killed near Brask on Sunday, the air force said.") == 1
