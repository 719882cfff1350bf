"""What accounts in other words share: parties of a deal, names, tolls told apart, places of parts."""

from __future__ import annotations

from rashomon.comparison.evidence import are_one
from rashomon.comparison.traits import Traits
from rashomon.comparison.words import act_of, is_calendar_or_compass, phrase_of, without_parties


def _told(report: str, lemma: str, **more: object) -> Traits:
    return Traits(key=report, report=report, type="SUPPORT", lemma=lemma, act=act_of(lemma), **more)  # type: ignore[arg-type]


def test_whoever_is_named_first_is_party_to_a_deal() -> None:
    one, other = (phrase_of(name) for name in ("Belmark", "Tosk"))
    a = _told("a", "sign", doers=(one,), undergone=(other,))
    b = _told("b", "agree", doers=(other,), undergone=(one,))
    c = _told("c", "agree", doers=(phrase_of("Karvel"),), undergone=(phrase_of("Norrin"),))
    assert are_one(a, b, same_story=True) > are_one(a, c, same_story=True)


def test_a_name_in_both_sentences_ties_what_has_no_place() -> None:
    a = Traits(key="a", report="a", type="ASSAULT", lemma="strike", named=frozenset(("maren",)))
    b = Traits(key="b", report="b", type="ASSAULT", lemma="strike", named=frozenset(("maren",)))
    c = Traits(key="c", report="c", type="ASSAULT", lemma="strike", named=frozenset(("orvel",)))
    assert are_one(a, b, same_story=True) > are_one(a, c, same_story=True)


def test_a_breach_is_no_truce() -> None:
    assert (act := act_of("break truce.v")) is not None and act.family == "breach"
    assert (act := act_of("reach agreement.v")) is not None and act.family == "truce"


def test_days_and_sides_of_the_compass_name_nothing() -> None:
    assert all(map(is_calendar_or_compass, ("monday", "may", "northern", "south")))
    assert not is_calendar_or_compass("maren")
    assert without_parties("no party here") == "no party here"
