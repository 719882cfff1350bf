"""How differences are told: whose word, which figure, and in words that an editor can print."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from rashomon.comparison import compare
from rashomon.comparison.figures import _both_tell_part
from rashomon.comparison.matrix import Said, said_of
from rashomon.comparison.voices import NOT_CLEAR, account_source, is_printable, shown, source_of
from rashomon.comparison.words import is_number, phrase_of
from rashomon.reading import Reader
from rashomon.report import Report

from .laid import Lay, lines


def test_what_came_of_an_act_is_told_on_the_word_given_with_the_act(lay: Lay) -> None:
    told = (
        "Rebels shot down a transport plane near Arden on Friday, the air force said. All nine on board died."
    )
    bare = "Rebels shot down a transport plane near Arden on Friday. All nine on board died."
    found = lay(told, bare, days=("2031-05-03", "2031-05-04"))
    assert any("on the word of the air force" in line for line in lines(found, "ATTRIBUTION"))


def test_who_blames_somebody_for_what_was_told_is_not_its_source(lay: Lay) -> None:
    told = (
        "Air strikes hit a market in Arden on Friday, a doctor said. Rebels blamed Belmark for the strikes."
    )
    found = lay(told)
    sources = [account_source(found.told(incident)) for incident in found.incidents]
    assert all("rebels" not in pair[0].words.lower() for pair in sources if pair)


def test_a_headline_leaves_out_the_hedge_of_its_figure(lay: Lay) -> None:
    told = "Bomb kills 44 in Arden\n\nA bomb killed at least 44 people in Arden on Friday, the mayor said."
    (incident,) = lay(told).incidents
    said = said_of("killed", lay(told).told(incident))
    assert said is not None and said.value == "at least 44"


def test_of_three_figures_that_can_hold_no_two_are_told_twice(lay: Lay) -> None:
    bodies = [
        f"A bomb killed at least {n} people in a market in Arden on Friday, {who} said."
        for n, who in ((20, "a doctor"), (30, "the mayor"), (40, "a monitor"))
    ]
    pairs = [
        frozenset(side.value for side in contrast.sides)
        for contrast in lay(*bodies).contrasts
        if contrast.type == "QUANTITY"
    ]
    assert pairs and len(pairs) == len(set(pairs))


def test_the_other_report_has_the_lower_figure_as_a_part(lay: Lay) -> None:
    whole = (
        "Gunmen ambushed a patrol near Arden on Friday and killed seven soldiers, the army said. "
        "Two of the dead were officers."
    )
    part = (
        "Two army officers were killed when gunmen ambushed a patrol near Arden on Friday, an official said."
    )
    subtypes = [contrast.subtype for contrast in lay(whole, part).contrasts if contrast.field == "killed"]
    assert subtypes == ["subset"]


def test_a_sum_over_days_is_no_toll_of_one_act(lay: Lay) -> None:
    one = "Shells killed 20 civilians in Arden on Friday, a doctor said."
    total = "Shells killed 57 civilians in Arden on Friday, state radio said. In recent days 57 were killed."
    assert not [contrast for contrast in lay(one, total).contrasts if contrast.field == "killed"]


def test_a_denial_is_told_with_who_denies(lay: Lay) -> None:
    told = "Belmark troops captured Arden on Friday, the Belmark staff said."
    denied = "The mayor denied that Belmark troops captured Arden on Friday."
    found = lay(told, denied)
    assert [line for line in lines(found, "ATTRIBUTION") if "carries a denial by the mayor" in line]
    steps = [step.change for i in found.incidents for step in found.claim_path(i).steps]
    assert "denied" in steps


def test_a_denial_beside_the_claim_is_told_as_that(lay: Lay) -> None:
    told = "Soldiers shot dead six people in Arden on Friday, two doctors said."
    both = (
        "Six people were shot dead in Arden on Friday, an attendant said. "
        "The minister denied that anyone had been shot dead in Arden on Friday."
    )
    assert all(line.endswith("a denial beside it.") for line in lines(lay(told, both), "POLARITY"))


def test_sources_stand_in_a_sentence_as_they_would_within_one(lay: Lay) -> None:
    told = [
        "Rebels said that a bomb killed six people in Arden on Friday.",
        "A bomb killed six people in Arden on Friday, their commander said.",
        "District governor Amos Verrin said that a bomb killed six people in Arden on Friday.",
    ]
    words = []
    for body in told:
        found = lay(body)
        words += [source_of(facts).words for i in found.incidents[:1] for facts in found.told(i)[:1]]
    assert words == ["rebels", "the commander", "district governor Amos Verrin"]


def test_one_town_makes_no_one_source_of_two_people(lay: Lay) -> None:
    found = lay(
        "Shells killed nine people in Vesk on Friday, an informed source in Vesk said.",
        "Shells killed nine people in Vesk on Friday, the Vesk governor said.",
    )
    assert any(
        "an informed source in Vesk" in line and "the Vesk governor" in line
        for line in lines(found, "ATTRIBUTION")
    )


def test_a_denial_is_by_who_denies_and_not_by_who_told_what_is_denied(lay: Lay) -> None:
    found = lay(
        "Troops killed more than 200 villagers in Vesk on Friday, activists said.",
        "The army denied what the opposition said, that troops killed 200 villagers in Vesk on Friday.",
        days=("2031-05-03", "2031-05-05"),
    )
    told = [line for line in lines(found, "ATTRIBUTION") if "denial" in line]
    assert told and all(line.endswith("carries a denial by the army.") for line in told)


def test_nobody_claimed_it_is_no_source(lay: Lay) -> None:
    told = "A bomb killed six people in Arden on Friday, the police said."
    bare = "A bomb killed six people in Arden on Friday. No group has claimed the attack."
    found = lay(told, bare, days=("2031-05-03", "2031-05-04"))
    assert [c.subtype for c in found.contrasts if c.type == "ATTRIBUTION"] == ["lost"]


def test_two_reports_of_one_outlet_and_day_are_told_apart(reader: Reader) -> None:
    bodies = (
        "A bomb killed six people in Arden on Friday, a nurse said.",
        "A bomb killed nine people in Arden on Friday, the army said.",
    )
    found = compare(
        reader.read_many(Report.from_text(b, outlet="Post", published="2031-05-03") for b in bodies)
    )
    assert found.contrasts and all("Post in another report" in c.sentence for c in found.contrasts)


def test_a_copy_is_no_other_account_that_says_the_same(lay: Lay) -> None:
    text = (
        "A bomb killed six people in the fish market of Arden on Friday, the police said. The stalls burned "
        "until noon and the harbour was closed to all boats. Nobody could say who had brought the bomb there."
    )
    other = "A bomb killed nine people in the fish market of Arden on Friday, a porter told the Star."
    found = lay(text, text, other)
    incident = next(i for i in found.incidents if len(i.accounts) == 3)
    killed = next(row for row in found.matrix(incident) if row.field == "killed")
    assert {cell.state for cell in killed.cells} == {"differ"}


def test_a_second_act_a_day_later_is_another(lay: Lay) -> None:
    first = "An aid convoy was bombed near Arden on Thursday, the relief committee said."
    second = "A second aid convoy was bombed near Arden on Friday, the relief committee said."
    found = lay(first, second)
    assert all(len(incident.accounts) == 1 for incident in found.incidents)


def test_numbers_with_a_hyphen_are_numbers() -> None:
    assert is_number("thirty-one") and not is_number("thirty-odd")
    assert phrase_of("Thirty-one people").names == frozenset()


@pytest.mark.parametrize("words", ["KNA) - the agency in Arden", "the latest death toll", "tags Arden bombs"])
def test_words_that_name_no_source_are_shown_to_nobody(lay: Lay, words: str) -> None:
    found = lay("A bomb killed six people in Arden on Friday, the mayor said.")
    (facts,) = found.told(found.incidents[0])
    source = source_of(facts)
    assert shown(source, facts) == "the mayor"
    assert shown(replace(source, words=words), facts) == NOT_CLEAR


def test_a_district_governor_is_a_source_and_the_end_of_a_phrase_is_none(lay: Lay) -> None:
    found = lay("A bomb killed six people in Arden on Friday, the mayor said.")
    (facts,) = found.told(found.incidents[0])
    source = source_of(facts)
    assert is_printable(replace(source, words="district governor Amos Hale"), facts)
    assert not is_printable(replace(source, words="district where Amos Hale"), facts)


def test_a_cell_that_can_hold_beside_another_is_not_marked_as_saying_otherwise(lay: Lay) -> None:
    told = "Shells killed {} people in a school in Arden on Friday, {} said."
    for figures, state in ((("at least nine", "eleven"), "near"), (("nine", "eleven"), "differ")):
        found = lay(told.format(figures[0], "the mayor"), told.format(figures[1], "a doctor"))
        (incident,) = found.incidents
        killed = next(row for row in found.matrix(incident) if row.field == "killed")
        assert {cell.state for cell in killed.cells} == {state}


def test_who_denies_says_nothing_that_the_tellers_do(lay: Lay) -> None:
    found = lay(
        "Northern jets bombed the harbour of Arden on Friday, the ministry said.",
        "The ministry denied that jets bombed the harbour of Arden on Friday.",
    )
    incident = next(one for one in found.incidents if len(one.accounts) == 2)
    voice = next(row for row in found.matrix(incident) if row.field == "voice")
    assert [cell.value for cell in voice.cells] == ["the ministry", "the ministry (denies it)"]
    assert {cell.state for cell in voice.cells} == {"differ"}


def _counting(*figures: float) -> list[Said]:
    """A side whose report counts these dead, the last of them of the act."""
    counted = [
        SimpleNamespace(kind="killed", best=n, low=n, high=n, citations=(str(n),), subset_of=None)
        for n in figures
    ]
    index = SimpleNamespace(reading=SimpleNamespace(quantities=counted))
    facts = SimpleNamespace(index=index, quantities=counted)
    return [Said(str(figures[-1]), figures[-1], (str(figures[-1]),), facts)]  # type: ignore[arg-type]


def test_some_whom_both_reports_count_beside_the_whole_toll_differ_from_nothing() -> None:
    assert _both_tell_part(_counting(2, 31), _counting(43, 2), "killed")
    assert not _both_tell_part(_counting(31), _counting(43, 2), "killed")  # one report knows of no such part
    assert not _both_tell_part(_counting(2, 31), _counting(2), "killed")  # the other of no such toll
    assert not _both_tell_part(_counting(9, 11), _counting(11, 9), "killed")  # no small part of it


def test_a_sum_over_a_weekend_is_no_toll_of_one_act(lay: Lay) -> None:
    strike = "Jets bombed the market of Arden on Saturday, killing 45 people, the mayor said."
    weekend = "Jets bombed the market of Arden on Saturday. Bombs killed 49 people there over the weekend."
    assert not lines(lay(strike, weekend), "QUANTITY")
