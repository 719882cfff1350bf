"""A few short reports laid side by side: what they have in common besides words, and what parts them."""

from __future__ import annotations

import pytest

from rashomon.comparison import Comparison, compare
from rashomon.comparison.evidence import are_one, reasons
from rashomon.comparison.index import names_of
from rashomon.comparison.linking import in_one_story
from rashomon.comparison.sequence import is_one_more
from rashomon.comparison.traits import Traits
from rashomon.comparison.words import act_of, is_person, phrase_of, relation
from rashomon.lexicons.tables import read_table
from rashomon.reading import Reader
from rashomon.report import Report

from .laid import Lay, lines


def _told(report: str, lemma: str, **more: object) -> Traits:
    return Traits(key=report, report=report, type="ASSAULT", lemma=lemma, act=act_of(lemma), **more)  # type: ignore[arg-type]


def _seen(a: Traits, b: Traits) -> set[str]:
    return {reason.feature for reason in reasons(a, b, same_story=None)}


def _together(found: Comparison) -> set[frozenset[str | None]]:
    """The outlets of each incident that several tell of."""
    return {
        frozenset(found.reports[account.report].outlet for account in incident.accounts)
        for incident in found.incidents
        if incident.voices > 1
    }


def test_what_an_army_holds_is_no_people() -> None:
    assert not is_person(phrase_of("army positions"))
    assert not is_person(phrase_of("a headquarters of rebels"))
    assert is_person(phrase_of("36 soldiers of the garrison"))
    assert relation([phrase_of("the cattle market")], [phrase_of("army positions")]) == "use"
    assert relation([phrase_of("a hospital")], [phrase_of("a rebel headquarters")]) == "use"
    assert relation([phrase_of("a dairy")], [phrase_of("a fuel depot")]) == "parted"


def test_a_shelled_market_is_not_the_posts_stormed_above_it(lay: Lay) -> None:
    found = lay(
        "Sixteen people were killed on Thursday when shells struck the market in Orvel, a doctor said.",
        "Gunmen attacked army positions on the heights above Orvel on Thursday, a military source said.",
        "Shells hit the market in Orvel on Thursday and killed 14 people, an official said.",
    )
    assert _together(found) == {frozenset(("Post", "Star"))}


def test_north_and_northern_are_one_name() -> None:
    assert relation([phrase_of("Northern trenches")], [phrase_of("the North")]) == "name"
    assert names_of("Orvel’s") == {"orvel"}


def test_of_a_few_reports_it_is_not_known_that_their_stories_are_two() -> None:
    story_of = {"a": "one", "b": "two", "c": "one"}
    assert in_one_story("a", "c", story_of) is True
    assert in_one_story("a", "b", story_of) is None
    many = {**story_of, **{str(n): str(n) for n in range(30)}}
    assert in_one_story("a", "b", many) is False


def test_a_street_is_not_another_town() -> None:
    town, street = (_told(name, "shell", place_name=name) for name in ("orvel", "mill street"))
    assert "other name of place" in _seen(town, _told("c", "shell", place_name="marrow"))
    assert "other name of place" not in _seen(town, street)
    beside = _told("d", "shell", place_name="dock square", named=frozenset(("orvel",)))
    assert "place within place" in _seen(town, beside)


def test_morning_and_afternoon_speak_against_one_strike(lay: Lay) -> None:
    found = lay(
        "An air strike hit a dairy in Orvel on Tuesday morning, the mayor said.",
        "Jets bombed the town of Orvel on Tuesday afternoon and killed two people, residents said.",
        "Jets bombed the town of Orvel on Tuesday and killed two people, residents said.",
    )
    traits = {f.report.outlet: f.own_traits for i in found.incidents for f in found.told(i)}
    assert "other part of the day" in _seen(traits["Post"], traits["Mail"])
    assert "other part of the day" not in _seen(traits["Post"], traits["Star"])


def test_drones_shot_down_are_those_that_struck() -> None:
    struck = _told("a", "hit", doers=(phrase_of("drones"),), undergone=(phrase_of("a refinery"),))
    downed = _told("b", "shoot down", undergone=(phrase_of("eight drones"),))
    assert "undergone by one, who attacked by the other" in _seen(struck, downed)
    plane = _told("c", "shoot down", undergone=(phrase_of("a helicopter"),))
    assert are_one(struck, downed, same_story=None) > are_one(struck, plane, same_story=None)


def test_one_ship_seized_and_detained(lay: Lay) -> None:
    found = lay(
        "Gunmen seized the tanker Sea Tessa off Cape Orro on Friday, her owners said.",
        "Marines detained the tanker Sea Tessa on Friday, the navy said.",
        days=("2031-05-02", "2031-05-02"),
    )
    assert _together(found) == {frozenset(("Post", "Mail"))}


def test_a_day_is_counted_back_from_the_one_that_is_told(lay: Lay) -> None:
    found = lay(
        "The town buried 19 people on Friday, two days after the shelling of the market in Orvel.",
        days=("2031-05-02",),
    )
    days = [facts.own_traits.days for incident in found.incidents for facts in found.told(incident)]
    assert {str(day) for told in days if told for day in told} == {"2031-04-30"}


def test_the_headline_names_the_village(reader: Reader) -> None:
    text = "Orvel buries 31\n\nElders in Orvel said they had buried 31 people after bandits raided it."
    report = Report.from_text(text, outlet="Post", published="2031-05-03", headline=(0, 15))
    found = compare([reader.read(report)])
    raid = next(f for i in found.incidents for f in found.told(i) if f.event.type == "ASSAULT")
    assert "orvel" in raid.own_traits.named


TOLD = "Arden jets bombed a clinic in the town of Orvel on Sunday, killing nine people, an aid group said."
AGAIN = "A clinic in Orvel was bombed by jets on Sunday and nine people were killed, residents said."


@pytest.mark.parametrize(
    ("denial", "denied"),
    [
        ("The defence ministry said the report was untrue.", True),
        ("The defence ministry called the claims baseless.", True),
        ("“No such thing happened,” a ministry spokesman said.", True),
        ("The governor said that there had been no bombing.", True),
        ("The mayor said the claim was true.", False),
        ("The mayor said that there had been no warning.", False),
        ("The monitor said that there were no deaths in the town hall.", False),
    ],
)
def test_untrue_baseless_and_no_such_thing_deny(lay: Lay, denial: str, denied: bool) -> None:
    assert bool(lines(lay(f"{TOLD} {denial}", AGAIN), "POLARITY")) is denied


def test_who_tells_of_it_with_a_denial_tells_of_it_beside_who_only_denies(lay: Lay) -> None:
    found = lay(
        f"{TOLD} The ministry said the report was untrue.",
        AGAIN,
        "The ministry denied on Monday that Arden jets had bombed a clinic in Orvel on Sunday.",
        days=("2031-05-05",) * 3,
    )
    sides = [c.sides for c in found.contrasts if c.type == "POLARITY"]
    assert [[len(side.reports) for side in both] for both in sides] == [[2, 1]]


def test_each_word_for_untrue_is_in_the_table_with_its_example() -> None:
    kinds = {row["kind"] for row in read_table("en/account_words.tsv") if row["example"]}
    assert {"untrue", "held thing", "no people", "town part"} <= kinds


def test_of_four_figures_each_is_told_beside_the_next_and_no_more(lay: Lay) -> None:
    body = "At least {} people were killed when shells struck the market in Orvel on Friday, {} said."
    told = (("six", "a doctor"), ("nine", "the mayor"), ("12", "residents"), ("15", "a monitoring group"))
    found = lay(*(body.format(*one) for one in told))
    assert len(lines(found, "QUANTITY")) == 3


def test_hostages_freed_are_the_captives_let_go(lay: Lay) -> None:
    found = lay(
        "The Reed Brigade released nine captives at the Orvel crossing on Wednesday, its command announced.",
        "Special forces freed nine hostages near Orvel on Wednesday, the premier's office said.",
    )
    assert len(_together(found)) == 1


def test_one_more_attack_is_not_what_came_of_the_first(lay: Lay) -> None:
    found = lay(
        "A blast at a clinic in Orvel killed four people on Monday. In a separate attack in the evening, "
        "gunmen killed two guards at the bank.",
        "Four people were killed in a blast at a clinic in Orvel on Monday.",
        "Gunmen shot dead two guards at a bank in Orvel on Monday evening.",
    )
    assert _together(found) == {frozenset(("Post", "Star")), frozenset(("Post", "Mail"))}


def test_what_sets_an_act_apart_and_what_does_not() -> None:
    for clause in (
        "In a separate attack, two people were killed",
        "a second drone hit rescuers",
        ", then gunmen shot four more",
        "and in the evening the depot was bombed",
    ):
        assert is_one_more(clause)
    for clause in (
        "It was the second attack on the town in a day",
        "another twelve were wounded",
        "secondary explosions shook the depot",
        "the depot was bombed in the evening",
    ):
        assert not is_one_more(clause)
