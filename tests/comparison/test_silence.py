"""What is not told: differences that another sentence of a report would take back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.comparison import Comparison
from rashomon.comparison.evidence import reasons
from rashomon.comparison.gathering import facts_of
from rashomon.comparison.matrix import said_of
from rashomon.comparison.model import LABELS, TYPE_LABELS
from rashomon.comparison.tolls import main_number
from rashomon.comparison.voices import is_printable, source_of
from rashomon.comparison.words import means_words
from rashomon.comparison.writing import SENTENCES, called
from rashomon.findings import Reading
from rashomon.reading import Reader
from rashomon.report import Report

from .laid import Lay

STRUCK = "Belmark warplanes struck a market in Arden on Friday and killed nine people, a doctor said."


def types(found: Comparison) -> set[tuple[str, str]]:
    return {(contrast.type, contrast.subtype) for contrast in found.contrasts}


def read(reader: Reader, text: str) -> Reading:
    return next(iter(reader.read_many([Report.from_text(text, published="2031-05-03")])))


def test_a_doer_named_elsewhere_is_not_left_out(lay: Lay) -> None:
    bare = "A market in Arden was struck on Friday and nine people were killed, a doctor said."
    assert ("ACTOR", "unstated_here") in types(lay(STRUCK, bare))
    later = f"{bare} The road to the north was closed. Belmark has not spoken of it."
    assert ("ACTOR", "unstated_here") not in types(lay(STRUCK, later))


def test_a_place_named_elsewhere_is_no_other_place(lay: Lay) -> None:
    one = "Shells hit a school in Paris on Friday and killed nine people, a doctor said."
    other = one.replace("Paris", "Lyon")
    assert ("PLACE", "conflict") not in types(lay(one, f"{other} Doctors in Paris took them in."))


def test_a_night_is_no_coarser_than_a_day(lay: Lay) -> None:
    night = STRUCK.replace("on Friday", "on Friday night")
    assert ("TIME", "granularity") not in types(lay(STRUCK, night))


def test_who_uses_both_labels_chooses_neither(lay: Lay) -> None:
    one = "Troops killed nine rebels near Arden on Friday, a doctor said."
    other = one.replace("rebels", "terrorists")
    assert ("LABELLING", "party_name") in types(lay(one, other))
    assert ("LABELLING", "party_name") not in types(lay(one, f"{other} The rebels hold the north."))


def test_victims_are_called_people_by_everybody(lay: Lay) -> None:
    one = "Shells killed nine fighters in Arden on Friday, a doctor said."
    assert ("VICTIM_CLASS", "conflict") in types(lay(one, one.replace("fighters", "civilians")))
    assert ("VICTIM_CLASS", "conflict") not in types(lay(one, one.replace("fighters", "people")))


def test_to_deny_having_done_it_is_not_to_deny_it(lay: Lay) -> None:
    struck = "Warplanes struck a market in Arden on Friday, the mayor of Arden said."
    denial = "The French air force did not strike a market in Arden on Friday, a general in Paris said."
    assert ("POLARITY", "asserted_or_denied") not in types(lay(struck, denial))
    accused = struck.replace("Warplanes", "French warplanes")
    assert ("POLARITY", "asserted_or_denied") in types(lay(accused, denial))


def test_of_many_figures_each_stands_beside_the_next(lay: Lay) -> None:
    counted = {4: "a doctor", 7: "the mayor", 9: "a baker", 12: "the police"}
    bodies = [
        f"Shells killed {n} people at a market in Arden on Friday, {who} said." for n, who in counted.items()
    ]
    found = lay(*bodies, outlets=("Post", "Mail", "Star", "Wire"))
    told = [c for c in found.contrasts if (c.type, c.subtype, c.field) == ("QUANTITY", "disjoint", "killed")]
    assert sorted(tuple(sorted(int(side.value) for side in c.sides)) for c in told) == [
        (4, 7),
        (7, 9),
        (9, 12),
    ]


def test_an_outlet_that_gives_two_figures_has_counted_again(lay: Lay) -> None:
    counted = {4: "a doctor", 7: "the mayor"}
    bodies = [
        f"Shells killed {n} people at a market in Arden on Friday, {who} said." for n, who in counted.items()
    ]
    assert ("QUANTITY", "disjoint") in types(lay(*bodies))
    assert ("QUANTITY", "disjoint") not in types(lay(*bodies, outlets=("Post", "Post")))


@pytest.mark.parametrize(
    "text",
    [
        "Shells killed people including 28 children in Arden on Friday.",
        "Seven people were killed or wounded in Arden on Friday.",
        "Shells killed four people in Arden on Friday. The shells killed 31 people in Arden.",
        "Separate raids on two towns killed 25 people on Friday.",
    ],
    ids=["some of them", "killed or hurt", "two acts", "several acts"],
)
def test_no_figure_of_one_act(reader: Reader, text: str) -> None:
    assert said_of("killed", facts_of(read(reader, text))) is None


def test_two_words_for_many_are_no_figures_that_differ(lay: Lay) -> None:
    bodies = [
        f"Shells killed {many} of people in Arden on Friday, {who} said."
        for many, who in (
            ("dozens", "a nurse"),
            ("hundreds", "the mayor"),
        )
    ]
    assert not [c for c in lay(*bodies).contrasts if c.type == "QUANTITY"]


def test_a_figure_says_more_than_dozens(reader: Reader) -> None:
    text = "Dozens of people were killed in Arden on Friday. Shells killed 31 people in Arden."
    said = said_of("killed", facts_of(read(reader, text)))
    assert said is not None and said.value == "31"


def test_a_figure_of_a_part_is_not_the_act_s(reader: Reader) -> None:
    text = (
        "Attacks in Arden left at least 112 people dead on Friday, a doctor said. "
        "He said 98 villagers were killed when a car bomb hit their buses in Vesk."
    )
    told = [facts for facts in facts_of(read(reader, text)) if main_number("killed", facts) is not None]
    values = {said.value for facts in told if (said := said_of("killed", [facts])) is not None}
    assert "98" not in values


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Nine people were killed in Arden on Friday, the governor said.", True),
        ("Nine people were killed in Arden on Friday, according to the latest death toll.", False),
    ],
)
def test_which_sources_can_be_printed(reader: Reader, text: str, printed: bool) -> None:
    cited = [facts for facts in facts_of(read(reader, text)) if facts.sources]
    assert cited and all(is_printable(source_of(facts), facts) == printed for facts in cited)


def test_a_source_of_a_later_sentence_is_not_the_act_s(lay: Lay) -> None:
    told = "Shells killed nine people in Arden on Friday, a nurse said."
    late = (
        "Shells killed nine people in Arden on Friday. It rained. The road was closed. "
        "Two of the nine killed by the shells in Arden were cooks, the Orlo relief agency said."
    )
    assert ("ATTRIBUTION", "different_sources") not in types(lay(told, late))


def test_a_source_far_from_its_verb_is_not_printed(reader: Reader) -> None:
    (facts,) = [
        facts
        for facts in facts_of(read(reader, "Nine people were killed in Arden on Friday, the governor said."))
        if facts.sources
    ]
    source = source_of(facts)
    assert is_printable(source, facts)
    assert not is_printable(replace(source, is_close=False), facts)


def test_means_that_both_tell_of_are_no_difference(lay: Lay) -> None:
    raid = "An air strike killed nine people at a market in Arden on Friday, a nurse said."
    guns = "Shelling killed nine people at a market in Arden on Friday, the mayor said."
    assert ("CAUSE", "conflict") in types(lay(raid, guns))
    assert ("CAUSE", "conflict") not in types(lay(raid, f"{guns} Air strikes came before it."))


def test_one_of_them_and_several_are_not_called_otherwise(lay: Lay) -> None:
    one = "A rebel killed nine people near Arden on Friday, a doctor said."
    other = "Terrorists killed nine people near Arden on Friday, a nurse said."
    assert ("LABELLING", "party_name") in types(lay(one.replace("A rebel", "Rebels"), other))
    assert ("LABELLING", "party_name") not in types(lay(one, other))


def test_who_does_something_else_at_the_time_is_no_doer(reader: Reader) -> None:
    text = "A bomb attack killed 43 people in Arden on Friday as Belmark troops advanced in the north."
    told = [facts for facts in facts_of(read(reader, text)) if "advance" not in facts.event.lemma]
    assert told and not any("Belmark" in name for facts in told for name in facts.doer_names)


def test_a_make_of_arms_is_no_place(reader: Reader) -> None:
    text = "Belmark launched 59 Paris missiles at an airfield on Friday."
    assert all(facts.place is None for facts in facts_of(read(reader, text)))


def test_tolls_far_apart_and_one_outlet_speak_against_one_event(reader: Reader) -> None:
    bodies = ("Shells killed 31 people in Arden on Friday.", "Gunmen killed two people in Arden on Friday.")
    one, other = (
        next(facts.traits for facts in facts_of(reading) if facts.traits.numbers)
        for reading in reader.read_many(
            Report.from_text(body, outlet="Post", published="2031-05-03") for body in bodies
        )
    )
    seen = {reason.feature for reason in reasons(one, other, same_story=True)}
    assert {"tolls far apart", "reports of one outlet"} <= seen


def test_papers_tell_for_days_of_one_ship_lost(lay: Lay) -> None:
    claim = "Norland gunboats destroyed the cruiser Halvard off Jutland, the Norland Admiralty said."
    denial = "The Belmark Admiralty denied that the cruiser Halvard was sunk. Two tugs were sunk off Jutland."
    found = lay(claim, denial, days=("2031-05-03", "2031-05-06"))
    assert ("POLARITY", "asserted_or_denied") in types(found)
    (incident,) = [one for one in found.incidents if one.voices == 2]
    assert not any("tug" in name for facts in found.told(incident) for name in facts.undergoer_names)


def test_a_source_cited_near_the_act_is_not_dropped(lay: Lay) -> None:
    told = "Belmark forces shelled a market in Arden on Friday"
    days = ("2031-05-03", "2031-05-04", "2031-05-05")
    found = lay(
        f"{told}, the mayor of Arden said.",
        f"{told}. The police reported nine dead.",
        f"{told}, a baker said.",
        days=days,
    )
    (incident,) = [one for one in found.incidents if one.voices == 3]
    assert [step.change for step in found.claim_path(incident).steps] == ["first", "unclear", "other_source"]


def test_contradictions_come_first_and_a_denial_is_cited_with_who_denies(lay: Lay) -> None:
    many = [
        f"Shells killed {n} people in Arden on Friday, {who} said."
        for n, who in ((4, "a nurse"), (9, "a cook"))
    ]
    told = "Norland gunboats destroyed the cruiser Halvard off Jutland on Friday, a sailor said."
    denial = "The Belmark Admiralty denied that the cruiser Halvard was sunk off Jutland on Friday."
    found = lay(told, denial, *many, outlets=("Post", "Mail", "Star", "Wire"))
    counts = [sum(c.is_contradiction for c in found.contrasts_of(one)) for one in found.incidents]
    assert counts == sorted(counts, reverse=True) and counts[0]
    (polarity,) = [contrast for contrast in found.contrasts if contrast.type == "POLARITY"]
    assert polarity.sides[1].citations[0].quote.startswith("The Belmark Admiralty denied")
    assert all(contrast.label and "_" not in contrast.label for contrast in found.contrasts)


def test_every_contrast_that_can_be_told_has_a_label() -> None:
    assert set(SENTENCES) == set(LABELS)
    assert {kind for kind, _ in LABELS} == set(TYPE_LABELS)


def test_causes_are_told_as_written() -> None:
    assert means_words("intensive air strikes on the town", frozenset(("aircraft",))) == "air strikes"


def test_reports_of_one_outlet_and_day_are_counted() -> None:
    reports = [Report.from_text(text, outlet="Post", published="2031-05-03") for text in ("One.", "Two.")]
    assert called(reports) == "Post (3 May 2031, 2 reports)"


def test_who_names_more_of_those_harmed_does_not_differ(lay: Lay) -> None:
    found = lay(
        "Rebels shelled Arden on Friday, killing four people, the mayor said.",
        "Rebels shelled Arden on Friday, the army said. The road to the north was closed after it.",
    )
    (incident,) = [one for one in found.incidents if len(one.accounts) > 1]
    rows = {row.field: [cell.state for cell in row.cells] for row in found.matrix(incident)}
    assert rows["undergoer"] == ["agree", "agree"]
    assert rows["voice"] == ["differ", "differ"]


def test_the_word_for_an_act_is_the_one_beside_whom_it_was_done_to(lay: Lay) -> None:
    found = lay(
        "The fleet lost two ships in a battle off Arden on Friday, the navy said. "
        "The Brann and the Skade were sunk.",
        "Two ships, the Brann and the Skade, were sunk off Arden on Friday, the navy said.",
    )
    told = [one for one in found.incidents if len(one.accounts) > 1]
    assert told
    for incident in told:
        rows = {row.field: row for row in found.matrix(incident)}
        assert [cell.value for cell in rows["wording"].cells] == ["sunk", "sunk"]
        assert {cell.state for cell in rows["wording"].cells} == {"agree"}


def test_one_source_named_more_fully_does_not_differ(lay: Lay) -> None:
    found = lay(
        "A market in Arden was shelled on Friday and nine people were killed, the Belmark army said.",
        "A market in Arden was shelled on Friday and nine people were killed, the army of Belmark said.",
    )
    incident = max(found.incidents, key=lambda one: len(one.accounts))
    (voice,) = [row for row in found.matrix(incident) if row.field == "voice"]
    assert [cell.state for cell in voice.cells] == ["agree", "agree"]


def test_who_claims_that_a_thing_was_destroyed_is_cited(reader: Reader) -> None:
    (facts,) = [
        one
        for one in facts_of(read(reader, "Norland claims the destruction of the cruiser Brann off Arden."))
        if one.event.trigger.quote == "destruction"
    ]
    assert [source.source[0].quote for source in facts.sources] == ["Norland"]
