"""Evidence: what speaks for and against two tellings being of one real-world event, in readable features.

Equal numbers are weak evidence only, and different numbers alone are none: numbers are what accounts of one
event differ in. Whether two reports are of one outlet is looked at; which outlet it is, never.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from rashomon.comparison.circumstances import one_vessel, place_reasons, time_reasons
from rashomon.comparison.model import Reason
from rashomon.comparison.openings import ALIKE, likeness
from rashomon.comparison.traits import TAKEN, Traits
from rashomon.comparison.weights import VETO, WEIGHTS, Seen, veto, weighed
from rashomon.comparison.words import Act, Phrase, is_person, relation, side_of_fight

_MOST_ALIKE = 0.5
_AT_ONCE = frozenset(("days overlap", "published on the same day", "day of one, told by the other on it"))
_NEXT_DAY = frozenset(
    ("days side by side", "published on days side by side", "day of one, told by the other in time")
)
MANY_TIMES = 6.0
"""Of tolls of one event by two accounts the higher is seldom so many times the lower: in our own development
incidents never."""
_OWN_MANNER = 0.5
"""What likeness of openings counts for within one outlet, which tells of each day's events in one manner:
by the weights of `mains.py`, fitted on real reports, it says about half as much there."""
_TIES = frozenset(
    (
        "same place",
        "same name undergone",
        "same thing undergone",
        "place within place",
        "same name told",
        "place of one, named by the other",
    )
)
"""What can tie two reports' tellings to one event; words and kinds of act alone cannot."""
_UNDERGONE_APART = frozenset(("other undergone", "other side undergone"))
_TYING = 0.5
"""Weight from which openings that are alike tie two tellings by themselves."""
_ONE_MANNER = frozenset(
    map(
        frozenset,
        (
            ("bombing", "air"),
            ("air", "rocket"),
            ("air", "drone"),
            ("shelling", "rocket"),
            ("bombing", "drone"),
        ),
    )
)
"""Manners that one act of force can be told in: jets that bombed are an air strike."""
_MUTUAL = frozenset(("truce", "talks"))
"""Families of what parties do with one another."""
_FOUGHT_OVER = frozenset(("attack", "capture", "repel"))
"""Families that tell of one fight for a place, whoever won it."""
_MET = frozenset(("down", "repel"))
"""Families that tell of how an attack was met: by them it is the attackers whom something befell."""
_STORMED = frozenset("storm overrun seize occupy recapture retake conquer overwhelm enter".split())
"""Words for the capture of a place; of a captive who is killed later the capture is another act."""
_OF_A_STORMING = frozenset(("kill", "hurt", "shooting"))
"""Families that tell what came of a place's being stormed."""
_PARTED_MODES = frozenset(("aerial", "heavy-weapons", "firearms", "suicide-attack"))
"""Modes of force that seldom tell of one act; a bomb can be any."""
_FIRED = {"firearms", "heavy-weapons"}
"""Modes that can be one: `fired mortar rounds` is read as either."""
_WHOSE = "and not told by both whose"
_WORDS_ONLY = frozenset(("REQUEST", "ACCUSE", "SUPPORT", "REJECT", "THREATEN", "CONSULT", "COOPERATE"))
_UNDERGONE = {
    "name": "same name undergone",
    "noun": "same thing undergone",
    "people": "people undergone",
    "side": "other side undergone",
    "parted": "other undergone",
    "sort": "other sort of people undergone",
    "use": "a thing of other use undergone",
}
_DONE = {
    "name": "same doer",
    "noun": "same sort of doer",
    "people": "same sort of doer",
    "side": "other doer",
    "parted": "other doer",
    "sort": "other doer",
    "use": "other doer",
}


def reasons(a: Traits, b: Traits, *, same_story: bool | None) -> list[Reason]:
    """What speaks for and against two tellings being of one event. A veto has the weight VETO.

    `same_story`: None where it is not known whether their reports are of one story.
    """
    return [
        Reason(feature=feature, value=value, weight=weight)
        for feature, value, weight in _seen(a, b, same_story=same_story)
    ]


def _seen(a: Traits, b: Traits, *, same_story: bool | None, in_words: bool = True) -> list[Seen]:
    """All that is seen; what was seen of the words that both share is left out unless `in_words`."""
    found = [weighed("bias", ""), *_act_reasons(a, b), *time_reasons(a, b), *place_reasons(a, b)]
    found += _actor_reasons(a, b)
    shared = a.words & b.words
    share = len(shared) / max(4, min(len(a.words), len(b.words)))
    words = " ".join(sorted(shared)) if in_words else ""
    found.append(("shared words", words, WEIGHTS["shared words"] * share))
    if a.report == b.report:
        found += _one_report(a, b)
    else:
        undated = a.published and b.published and not (a.days and b.days)
        if undated and not _fits(a, b, found) and not one_vessel(a, b):
            found.append(weighed("no day told by both", ""))
        both = a.opening is not None and b.opening is not None
        if same_story or (same_story is not None and not both):  # openings say more than whole reports
            found.append(weighed("same story" if same_story else "other story", ""))
        if both:
            found.append(_opening_reason(a, b, found))
        if a.outlet is not None and a.outlet == b.outlet:
            found.append(weighed("reports of one outlet", ""))
        if named := _named_by_both(a, b, found):
            where = named & {*a.place_told.split(), *b.place_told.split()}
            feature = "place of one, named by the other" if where else "same name told"
            found.append(weighed(feature, " ".join(sorted(where or named)) if in_words else ""))
        short = a.in_headline or b.in_headline
        tied = any(_ties(seen, a, b) for seen in found)
        if not short and not tied:
            found.append(weighed("no place, day, name or thing in common", ""))
            if not (_says_which(a) and _says_which(b)):
                found.append(weighed("no day, place, figure or victim told", ""))
    if a.numbers & b.numbers:
        found.append(weighed("same number", ""))
    elif far := _far_apart(a, b):
        found.append(weighed("tolls far apart", far))
    if a.main is not None and a.main == b.main:
        found.append(weighed("main event of both reports", ""))
    return found


def _named_by_both(a: Traits, b: Traits, found: Sequence[Seen]) -> frozenset[str]:
    """Proper names in the sentences of both, where they are all that can say that both are of one thing.

    A place that no gazetteer has and a ship that was read as nothing undergone are told by name all the same.
    """
    if a.place_told and b.place_told:
        return frozenset()
    seen = {feature for feature, _, _ in found}
    if seen & _UNDERGONE_APART:
        return frozenset()
    # `a clinic` was struck: the town says whether it was one. People are harmed in it on many days.
    tied = seen & _TIES
    of_things = tied == {"same thing undergone"} and not any(map(is_person, (*a.undergone, *b.undergone)))
    if tied and not of_things:
        return frozenset()
    if _is_mutual(a) and _is_mutual(b):  # the side that one names is in the words of another for it
        return _with_parties(a) & _with_parties(b)
    return a.named & b.named


def _with_parties(one: Traits) -> frozenset[str]:
    return one.named.union(*(phrase.names for phrase in (*one.doers, *one.undergone)))


def _far_apart(a: Traits, b: Traits) -> str | None:
    """The highest tolls of two accounts, where one is many times the other."""
    highest = [max((n for kind, n in one.numbers if kind == "killed"), default=0.0) for one in (a, b)]
    low, high = min(highest), max(highest)
    return f"{low:g}, {high:g}" if low and high >= MANY_TIMES * low else None


def _fits(a: Traits, b: Traits, found: Sequence[Seen]) -> bool:
    """True where the day of one is that of the other's report, or both lead reports of one day."""
    seen = {feature for feature, _, _ in found}
    leads = a.opening is not None and b.opening is not None
    return "day of one, told by the other on it" in seen or (leads and "published on the same day" in seen)


def _ties(seen: Seen, a: Traits, b: Traits) -> bool:
    feature, _, weight = seen
    if feature == "days overlap":  # a day alone ties nothing: where, or to whom, has to be told by both
        return bool(a.undergone and b.undergone) or (_is_placed(a) and _is_placed(b))
    return feature in _TIES or (feature == "openings alike" and weight > _TYING)


def _is_placed(one: Traits) -> bool:
    return one.place_name is not None or (one.place is not None and one.place.feature != "country")


def _opening_reason(a: Traits, b: Traits, found: Sequence[Seen]) -> Seen:
    """Openings that share rare words, of one time: outlets tell of one town's daily attacks in like words."""
    alike = likeness(a.opening or {}, b.opening or {})
    seen = {feature for feature, _, _ in found}
    timely = 1.0 if seen & _AT_ONCE else 0.4 if seen & _NEXT_DAY else 0.0
    weight = WEIGHTS["openings alike"] * (min(alike, _MOST_ALIKE) - ALIKE)
    if a.outlet is not None and a.outlet == b.outlet:
        weight *= _OWN_MANNER
    return "openings alike", f"{alike:.2f}", max(-0.5, weight * timely if weight > 0 else weight)


def link_probability(found: Sequence[Reason]) -> float:
    """Reasons to a probability: the logistic of their sum."""
    return logistic(sum(reason.weight for reason in found))


def _says_which(one: Traits) -> bool:
    """True where a telling says anything by which its event can be known from others of its kind."""
    return bool(one.days or one.place or one.place_name or one.numbers or one.undergone)


def total_of(a: Traits, b: Traits, *, same_story: bool | None, least: float = VETO) -> float:
    """The sum of what speaks for one event, without the words for it; no reason counts less than `least`."""
    weights = [weight for _, _, weight in _seen(a, b, same_story=same_story, in_words=False)]
    return sum(weights if least <= VETO else [max(least, weight) for weight in weights])


def are_one(a: Traits, b: Traits, *, same_story: bool | None) -> float:
    """The probability that two tellings are of one event."""
    return logistic(total_of(a, b, same_story=same_story))


def logistic(total: float) -> float:
    """A sum to a probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _one_report(a: Traits, b: Traits) -> list[Seen]:
    """What it says that one report tells of both."""
    if a.key.split("/")[0] == b.key.split("/")[0]:
        return [veto("two targets of one act", "")]
    if a.denied != b.denied and a.lemma == b.lemma and _can_be_of_one(a, b):
        return []
    if a.in_headline != b.in_headline:
        return [weighed("headline of the same report", "")]
    first, later = sorted((a, b), key=lambda one: one.start)
    if later.one_more and not first.one_more:
        return [weighed("told as one more in one report", "")]
    kinds = {one.act.kind if one.act else "" for one in (a, b)}
    if a.sentence == b.sentence and "result" in kinds and kinds & {"manner", "any"}:
        return [weighed("one sentence, an act and what came of it", "")]
    if a.sentence == b.sentence and kinds == {"result"}:
        return []
    if a.came_of == b.key or b.came_of == a.key:
        return [weighed("what came of the act told before it", "")]
    both = a.opening is not None and b.opening is not None
    return [weighed("told apart in one opening" if both else "told apart in one report", "")]


def _can_be_of_one(a: Traits, b: Traits) -> bool:
    """False where what is told and what is denied are of others (`eight boats were sunk; no tug was`)."""
    if not a.undergone or not b.undergone:
        return True
    return relation(a.undergone, b.undergone) in ("name", "noun", "people")


def _act_reasons(a: Traits, b: Traits) -> list[Seen]:
    """The words for the acts that stand closest, where a report uses several."""
    force = a.kind == b.kind == "force"
    taken = any(act is not None and act.family in TAKEN for one in (a, b) for _, act in one.acts)
    one_thing = taken and a.report != b.report and relation(a.undergone, b.undergone) == "name"
    if not a.words_for_it and not b.words_for_it:
        found = [_word_reason((a.lemma, a.act), (b.lemma, b.act), of_force=force, one_thing=one_thing)]
    else:
        words = [
            _word_reason(one, other, of_force=force, one_thing=one_thing)
            for one in a.acts
            for other in b.acts
        ]
        found = [max(words, key=lambda seen: seen[2])]
    alike = found[0][0] in ("same word", "same act")
    of_one = a.report != b.report or _can_be_of_one(a, b)
    if a.denied != b.denied and of_one and (alike or one_vessel(a, b)):
        found.append(weighed("an act and its denial", ""))
    if a.mode and a.mode == b.mode:
        found.append(weighed("same mode", a.mode))
    elif {a.mode, b.mode} <= _PARTED_MODES and {a.mode, b.mode} != _FIRED:
        found.append(weighed("other mode", f"{a.mode}, {b.mode}"))
    return found


def _word_reason(
    a: tuple[str, Act | None], b: tuple[str, Act | None], *, of_force: bool, one_thing: bool
) -> Seen:
    (lemma_a, act_a), (lemma_b, act_b) = a, b
    if lemma_a == lemma_b:
        return weighed("same word", lemma_a)
    both = f"{lemma_a}, {lemma_b}"
    if act_a is None or act_b is None:
        if of_force:  # a word for an act of force that no family has can be of any
            return weighed("words of force, one of no family", both)
        return weighed("words of two kinds", both)
    kinds = {act_a.kind, act_b.kind}
    if act_a.family == act_b.family:
        return weighed("same act", both)
    if {act_a.family, act_b.family} <= _FOUGHT_OVER:
        return weighed("an attack and a capture", both)
    if {act_a.family, act_b.family} == TAKEN:
        return weighed("an arrest and an abduction", both)
    if "capture" in {act_a.family, act_b.family} and {act_a.family, act_b.family} & TAKEN and one_thing:
        return weighed("an arrest and an abduction", both)  # a ship seized, a ship detained
    if {lemma_a, lemma_b} & _STORMED and {act_a.family, act_b.family} & _OF_A_STORMING:
        return weighed("an attack and a capture", both)
    if "other" in kinds:
        return weighed("other act", both)
    if kinds == {"manner"} and frozenset((act_a.family, act_b.family)) not in _ONE_MANNER:
        return weighed("manners that differ", both)
    return weighed("results that differ" if kinds == {"result"} else "acts that go together", both)


def _actor_reasons(a: Traits, b: Traits) -> list[Seen]:
    found = []
    if _is_mutual(a) and _is_mutual(b):
        return _party_reasons(a, b)
    undergone = relation(a.undergone, b.undergone)
    met = a.report != b.report and _is_met(a, b)
    if met:  # the drones that were shot down are those that struck
        found.append(weighed("undergone by one, who attacked by the other", ""))
    elif undergone is not None:
        body = a.report == b.report and not (a.in_headline or b.in_headline)
        if body and undergone in ("parted", "side") and (a.sentence != b.sentence or _both_named(a, b)):
            return [veto("two acts of one report", "")]
        found.append(weighed(_UNDERGONE[undergone], ""))
        if a.report == b.report and _one_and_many(a, b):
            found.append(weighed("one person undergone, and several", ""))
        if undergone == "parted" and a.numbers and b.numbers and not a.numbers & b.numbers:
            found.append(weighed("other undergone, and other figures", ""))
    done = relation(a.doers, b.doers)
    sides = _parties(a.doers), _parties(b.doers)
    if met or _was_fought_over(a, b):
        pass  # who takes a town and who holds it are two sides
    elif all(sides) and not sides[0] & sides[1]:
        found.append(weighed("doers of two sides", ""))
    elif done is not None:
        found.append(weighed(_DONE[done], ""))
    if a.type in _WORDS_ONLY and b.type in _WORDS_ONLY and done not in ("name", "noun"):
        two = done in ("parted", "side")
        found.append(weighed(f"an act of words, {'of two speakers' if two else _WHOSE}", ""))
    return found


def _was_fought_over(a: Traits, b: Traits) -> bool:
    """True where one tells that an attack was beaten off and the other that it was made, or won."""
    if not any(act is not None and act.family == "repel" for one in (a, b) for _, act in one.acts):
        return False
    one, other = ({act.family for _, act in told.acts if act is not None} for told in (a, b))
    return one | other <= _FOUGHT_OVER and one != other


def _is_met(a: Traits, b: Traits) -> bool:
    """True where one tells how an attack was met (shot down, beaten off) and the other that it struck."""
    for one, other in ((a, b), (b, a)):
        if (
            one.act is not None
            and one.act.family in _MET
            and (other.act is None or other.act.family not in _MET)
        ):
            who = relation(one.undergone, other.doers)
            if who in ("name", "noun") or any(p.head in other.words_told for p in one.undergone if p.head):
                return True
    return False


def _is_mutual(one: Traits) -> bool:
    """True for what two do with one another (a deal, talks): who is named first says nothing."""
    return one.act is not None and one.act.family in _MUTUAL


def _party_reasons(a: Traits, b: Traits) -> list[Seen]:
    """Of what several do with one another all are its parties, whoever is named as its doer."""
    ours, theirs = ((*one.doers, *one.undergone) for one in (a, b))
    kind = relation(ours, theirs)
    if kind is None or kind in ("people", "sort"):
        return [weighed(f"an act of words, {_WHOSE}", "")]
    if kind in ("parted", "side"):
        return [weighed("an act of words, of two speakers", "")]
    return [weighed("same name undergone" if kind == "name" else "same sort of doer", "")]


def _one_and_many(a: Traits, b: Traits) -> bool:
    """True where one telling is of one person (`a pilot`) and the other of people: two acts of one report."""
    several = [{phrase.plural or phrase.people for phrase in one.undergone} for one in (a, b)]
    persons = all(is_person(phrase) for one in (a, b) for phrase in one.undergone)
    return persons and len(several[0]) == len(several[1]) == 1 and several[0] != several[1]


@lru_cache(maxsize=50_000)
def _parties(doers: tuple[Phrase, ...]) -> frozenset[str]:
    """The sides of a fight that the nouns for the doers name (`rebels`, `the regime`)."""
    nouns = (noun for phrase in doers for noun in phrase.nouns)
    return frozenset(party for noun in nouns if (party := side_of_fight(noun)) is not None)


def _both_named(a: Traits, b: Traits) -> bool:
    return any(phrase.names for phrase in a.undergone) and any(phrase.names for phrase in b.undergone)
