"""Which times of a sentence can be an act's: how fine they are, and what they are told of instead."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.findings import Time
from rashomon.language import Token
from rashomon.reading.control import acts
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.told_as.plans import is_meant_for_then
from rashomon.reading.events.told_as.tenses import tense_of, told_by
from rashomon.reading.grammar import verb_over

_LENGTHS = {
    "minute": 0,
    "hour": 0,
    "part_of_day": 0,
    "day": 0,
    "weekend": 1,
    "week": 2,
    "month": 3,
    "season": 4,
}


def are_one_day(times: Sequence[Time]) -> bool:
    """True for one time, and for several of which each lies in the coarsest (`at dawn on Saturday`)."""
    values = [time.value or "" for time in times]
    coarsest = min(values, key=len, default="")
    return len(values) == 1 or bool(coarsest and all(value.startswith(coarsest) for value in values))


def is_of_somebody(verb: Token) -> bool:
    """True for what somebody is told by: it was before what the sentence tells, or at any time.

    `On Monday police sought an aide of the man who killed three`, `of officers who accuse him`, `a man
    imprisoned by Norland`.
    """
    noun = verb.head
    if noun.pos not in ("NOUN", "PROPN"):
        return False
    if verb.dep == "acl":
        return verb.tag in ("VBN", "VBD") and acts(noun)
    who = any(child.lower == "who" for child in verb.children_by("nsubj", "nsubjpass"))
    finite = verb.tag in ("VBD", "VBP", "VBZ") or verb.child("auxpass") is not None
    return verb.dep == "relcl" and who and finite


def went_on_before(noun: Token) -> bool:
    """True for what went on for long before the act (`left on Monday after a week of fighting`)."""
    if noun.dep != "pobj" or noun.head.lower != "of":
        return False
    length = noun.head.head
    behind = length.dep == "pobj" and length.head.lower in ("after", "following")
    return behind and length.lemma in _LENGTHS.keys() | {"year", "decade"}


def is_out_of_tense(time: Time, draft: Draft, day: str | None) -> bool:
    """True for a day to come beside an act that was done, and for one gone by beside what will be.

    `Urged him to withdraw by Wednesday`, `will free nine sailors held since March`.
    """
    if not (day and time.earliest and time.latest) or draft.trigger.places.noun is not None:
        return False
    verb = draft.trigger.predicate
    aux = {child.lower for child in told_by(verb).children_by("aux")}
    if aux & {"will", "'ll", "’ll", "shall"}:
        return time.latest[:10] < day[:10]
    done = tense_of(verb) == "past" and (verb.tag == "VBD" or aux & {"was", "were", "did"})
    return bool(done) and time.earliest[:10] > day[:10] and not is_meant_for_then(draft.trigger)


def coarseness(time: Time) -> int:
    """The finer a time the less."""
    return _LENGTHS.get(time.granularity or "", 5)


def is_of_a_thing(token: Token, draft: Draft) -> bool:
    """True for what was done before to the thing acted on (`broke the truce signed in May`).

    And for what the clause tells about: `protested over what it called a violation on Monday`.
    """
    clause, own = draft.trigger.predicate, {node.i for node in draft.trigger.tokens}
    for node in token.ancestors():
        if node is clause:
            return False
        if node.i in own:
            continue
        if node.dep == "acl" and node.tag == "VBN":
            thing = node.head
            while (
                thing.dep == "appos" and thing.lower == "those"
            ):  # `called up three classes, those born in 2001`
                thing = thing.head
            return thing.dep == "dobj" and thing.head is clause
        if node.dep == "pcomp" and node.tag == "VBD" and node.child("nsubj", "nsubjpass") is not None:
            return node.head.head is clause
    return False


def charge_of(time: Time, verb: Token) -> Token | None:
    """The noun of a charge, whose month or year a time is (`arrested over a murder in 2019`).

    None for a day, which may be either's, and for any other verb.
    """
    if coarseness(time) < _LENGTHS["month"] or verb.lemma not in _CHARGING or verb.sent is None:
        return None
    start = time.citations[0].start
    before = [token for token in verb.sent.tokens if verb.start < token.start < start]
    for prep in reversed(before):
        if prep.dep == "prep" and prep.lower in ("for", "over", "of") and prep.head in (verb, *verb.children):
            noun = next((noun for noun in prep.children_by("pobj") if noun.start < start), None)
            after = [token for token in before if noun is not None and token.start > noun.start]
            return None if any(token.text == "," or token.pos == "VERB" for token in after) else noun
    return None


def is_of_words_about(time_word: Token, deed: Token) -> bool:
    """True for the day on which somebody is charged with a deed, or condemns it, told before the deed.

    `arrested a man on Sunday over the killing of a judge`, `condemned on Sunday the shelling of Vesk`.
    """
    above = deed
    while above.dep in ("pobj", "pcomp", "prep", "dobj", "compound") and not above.is_root:
        if above.dep == "dobj" and above.head.lemma not in _JUDGING:
            return False
        if above.dep == "prep" and above.lower not in ("for", "over", "of", "with", "into"):
            return False
        above = above.head
        if above.pos == "VERB":
            break
    if above is deed or above.lemma not in _CHARGING | _JUDGING | _PROBING or time_word.start > deed.start:
        return False
    over = list(time_word.ancestors())
    told_with = verb_over(time_word)
    begun = above.head if above.dep == "xcomp" else above  # `began delving on Thursday into the killings`
    return deed not in over and told_with in (above, begun)


def is_of_past_joined(time_word: Token, verb: Token) -> bool:
    """True for when something was, beside what is now (`took the town last year and is besieging it`)."""
    if verb.dep != "conj" or tense_of(verb) != "now" or any(node is verb for node in time_word.ancestors()):
        return False
    return verb_over(time_word) is verb.head and tense_of(verb.head) == "past"


_PROBING = frozenset("delve look inquire enquire dig probe investigate".split())
_JUDGING = frozenset("condemn denounce criticise criticize deplore decry praise hail mourn".split())
_CHARGING = frozenset(
    "accuse charge blame fault indict convict sentence jail imprison arrest detain try condemn fine".split()
)


def when_of(draft: Draft) -> Token | None:
    """The word that ties an act's clause to the time before it (`since 2029, when rebels shelled it`)."""
    verb = draft.trigger.predicate
    while verb.dep == "conj" and verb.head.pos == "VERB":
        verb = verb.head
    if verb.dep not in ("relcl", "advcl") or tense_of(verb) != "past":
        return None
    return next((child for child in verb.children_by("advmod") if child.lower == "when"), None)


def went_on_meanwhile(draft: Draft) -> list[Token]:
    """The clause of what those acted on were doing then (`shot a man who was fishing on Monday`)."""
    found: list[Token] = []
    for head in draft.undergoers:
        for verb in head.children_by("relcl"):
            going_on = verb.tag == "VBG" and any(c.lower in ("was", "were") for c in verb.children_by("aux"))
            if going_on or (verb.tag == "VBD" and verb.lemma in _TRYING):
                found.extend(token for token in verb.subtree() if token.i > verb.i)
    return found


_TRYING = frozenset(("try", "attempt"))
