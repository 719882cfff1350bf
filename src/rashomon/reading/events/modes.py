"""The four auxiliary modes of an event: historical, future, hypothetical, negation.

They are read from what the trigger hangs on: auxiliaries, negations, governing verbs and nouns, conditional
clauses, and dates. Governors are data (`lexicons/en/event_governors.tsv`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from rashomon.findings import AuxModes, Time
from rashomon.language import Token
from rashomon.lexicons.tables import read_table
from rashomon.reading.clauses import is_bare_participle, is_negated, passive_agents
from rashomon.reading.events.lasting import is_stance, is_standing
from rashomon.reading.events.triggers import Trigger

_FUTURE = frozenset(("will", "'ll", "’ll", "shall", "wo"))
_POSSIBLE = frozenset("would could may might should must can ought 'd ’d ca".split())
_CARRIED_THROUGH = frozenset("complete succeed accomplish finish conclude".split())
_CONDITIONS = frozenset("if unless whether lest should provided until till".split())
_SURE_VERB, _SURE_NOUN = 1.1, 0.7
"""Below these the encoder's number tells of something not said to have happened, where no rule sees why
(`reluctant to impose sanctions`). Read off 90 events of ten reports: nouns are told as less sure."""
_OVER_ACTS = frozenset("for against of from out at".split())
_PAST_DAYS = 60
"""An act dated this many days before the report is background: weekly magazines look back a few weeks."""


@cache
def governors() -> dict[tuple[str, str], tuple[str, ...]]:
    """(word, part of speech) to what it does to the act it governs."""
    return {
        (row["words"], row["pos"]): tuple(row["effect"].split())
        for row in read_table("en/event_governors.tsv")
    }


def aux_modes(
    trigger: Trigger, time: Time | None, reference: str | None, *, sureness: float | None = None
) -> AuxModes:
    """The auxiliary modes of a trigger.

    `time` is its own time, `reference` the report's day (ISO) if known, `sureness` how real the encoder finds
    the telling (-3 to 3), None without one.
    """
    effects: set[str] = set()
    if trigger.places.noun is not None:
        effects |= _noun_effects(trigger)
        # Without a light verb the governing clause says nothing of the act itself, but `prevent` and `of`.
        if trigger.light is not None:
            effects |= _verb_effects(trigger.predicate)
    else:
        effects |= _verb_effects(trigger.head)
    ongoing = time is not None and _is_since(trigger, time)
    historical = not ongoing and _is_historical(time, reference)
    historical = historical or (_after_since(trigger.head) and not _is_recent(time, reference))
    historical = (
        historical
        or _is_habit(trigger)
        or _is_formerly(trigger)
        or (ongoing and _is_historical_start(time, reference))
    )
    if _is_ahead(time, reference) and trigger.predicate.tag not in ("VBD", "VBN"):
        effects.add("future")
    told = _in_headline(trigger.head) or _is_completed(trigger.head)
    # Histories are told in the present (`In 2015 the army begins to retake the towns`).
    told = told or (historical and _is_finite(trigger.predicate)) or _has_begun(trigger.predicate)
    told = told or _is_done_by(trigger.head) or _is_to_end(trigger.head)
    if not effects and sureness is not None and not told:
        least = _SURE_VERB if trigger.places.noun is None else _SURE_NOUN
        if sureness < least:
            effects.add("hypothetical")
    if not effects and time is None:
        historical = historical or is_standing(trigger) or is_stance(trigger)
    return AuxModes(
        historical=historical or "historical" in effects,
        future="future" in effects,
        hypothetical="hypothetical" in effects,
        negation="negation" in effects,
    )


def _verb_effects(verb: Token) -> set[str]:
    effects: set[str] = set()
    node, steps = verb, 0
    while steps < 6:
        effects |= _own_effects(node)
        # Governors act on infinitives, -ing forms and bare clauses, never on a finite clause after `that`.
        if node.is_root:
            break
        head, dep = node.head, node.dep
        if dep == "conj":
            if _own_mood(node) or (node.tag == "VBD" and head.tag == "VB"):
                break  # `said it would protest and called on the army`: the calling is no plan
            node = head
        elif dep == "xcomp" or (dep == "ccomp" and not _is_finite(node)):
            effects |= _past_ability(head) if _was_able(head) else _of_infinitive(head)
            if _has_to(node):  # `launched an offensive to take the town`
                effects |= {effect for noun in head.children_by("dobj") for effect in _governed(noun, "n")}
            node = head
        elif dep == "ccomp" and head.lemma in _CLAIMING and is_negated(head):
            effects.add("hypothetical")  # `they are not saying that a bridge was burned`
            break
        elif dep == "pcomp":
            anchor = head.head
            effects |= _governed(anchor, "v" if anchor.pos in ("VERB", "AUX") else "n")
            if head.lower == "without":
                effects.add("negation")
            if head.lower not in ("by", "after", "without", "in", "since", "while", "of", "for", "from"):
                break
            break
        elif dep == "acl" and _has_to(node):
            if _is_completed(node):
                break
            effects |= _governed(head, "n") | ({"negation"} if is_negated(head) else set())
            break
        elif dep == "relcl" and _has_to(node) and head.is_root and _in_headline(node):
            effects.add("future")  # `Norland to pull troops out of Vesk`
            break
        elif dep == "csubj":
            # `imposing sanctions would help`: no more than what it depends on.
            effects |= _own_effects(head) - {"negation"}
            break
        elif dep == "advcl":
            if _has_to(node) and not _is_finite(node):
                effects.add("hypothetical")
            break
        else:
            break
        steps += 1
    return effects


def _is_completed(act: Token) -> bool:
    """True for the aim of what was carried through (`the operation to free it was completed`)."""
    noun, verb = act.head, act.head.head
    aim = act.dep == "acl" and _has_to(act) and noun.dep in ("nsubj", "nsubjpass")
    return aim and verb.lemma in _CARRIED_THROUGH and not is_negated(verb) and not _own_effects(verb)


def _own_effects(node: Token) -> set[str]:
    effects: set[str] = set()
    for child in node.children:
        if child.dep in ("aux", "auxpass"):
            if child.lower in _FUTURE:
                effects.add("future")
            elif child.lower in _POSSIBLE:
                effects.add("hypothetical")
        elif (child.dep == "mark" and child.lower in _CONDITIONS) or (
            child.dep in ("advmod", "npadvmod") and child.lower in ("possibly", "perhaps", "potentially")
        ):
            effects.add("hypothetical")
        elif (
            (child.dep == "advmod" and child.lower in ("nearly", "almost", "narrowly") and node.tag == "VBN")
            or (
                child.dep in ("nsubj", "nsubjpass")
                and (child.lower in ("nobody", "none", "neither", "no-one") or is_negated(child))
            )
            or (child.dep == "dobj" and is_negated(child))
        ):
            effects.add("negation")
    if is_negated(node):
        effects.add("negation")
    if node.is_root and _has_to(node):
        # A headline's `Arden to withdraw troops`.
        effects.add("future")
    return effects


_BROUGHT_ABOUT = frozenset(("allow", "enable", "help"))
_BEGUN = frozenset(("begin", "start", "continue", "resume"))


def _of_infinitive(verb: Token) -> set[str]:
    """What a verb does to its infinitive; what somebody helped or allowed to happen has happened."""
    done = verb.lemma in _BROUGHT_ABOUT and verb.tag in ("VBD", "VBN") and _is_finite(verb)
    return set() if done and not is_negated(verb) else _governed(verb, "v")


def _has_begun(verb: Token) -> bool:
    """True for the infinitive of what is told to begin or go on (`begins to retake`)."""
    above = verb.head
    begun = verb.dep == "xcomp" and above.lemma in _BEGUN and above.tag in ("VBD", "VBZ", "VBP")
    return begun and not is_negated(above)


def _was_able(word: Token) -> bool:
    """True for what somebody could do and did (`was able to take the town`), or could not."""
    return word.lemma == "able" and word.head.lower in ("was", "were")


def _past_ability(able: Token) -> set[str]:
    return {"negation"} if is_negated(able.head) or is_negated(able) else set()


def _own_mood(node: Token) -> bool:
    """True when a conjoined verb has its own subject, or an auxiliary that is not shared."""
    return any(child.dep in ("nsubj", "nsubjpass", "aux") for child in node.children)


def _is_finite(node: Token) -> bool:
    return node.tag in ("VBD", "VBZ", "VBP") or any(
        child.dep in ("aux", "auxpass") and child.tag in ("VBD", "VBZ", "VBP", "MD")
        for child in node.children
    )


def _has_to(node: Token) -> bool:
    return any(child.dep == "aux" and child.lower == "to" for child in node.children)


def _governed(word: Token, pos: str) -> set[str]:
    return set(governors().get((word.lemma, pos), ()))


def _noun_effects(trigger: Trigger) -> set[str]:
    effects: set[str] = set()
    noun = trigger.head
    for child in noun.children:
        if child.dep in ("amod", "compound", "det", "advmod"):
            effects |= set(governors().get((child.lower, "a"), ()))
            if child.dep == "det" and child.lower in ("no", "neither"):
                effects.add("negation")
    node = noun
    while node.dep == "conj" and node.head.pos in ("NOUN", "PROPN"):
        node = node.head
    if node.dep in ("compound", "nmod"):
        effects |= _governed(node.head, "n")
    elif node.dep == "pobj":
        if node.head.lower == "without":
            effects.add("negation")
        anchor = node.head.head
        if anchor.pos in ("NOUN", "PROPN") and node.head.lower in ("of", "for", "against", "on", "to"):
            effects |= _over(anchor, "n", noun)
            if anchor.lemma in _GROUNDS and is_negated(anchor):
                effects = effects - {"hypothetical"} | {"negation"}
        elif anchor.pos in ("VERB", "AUX") and node.head.lower in _OVER_ACTS:
            effects |= _over(anchor, "v", noun)
    elif node.dep == "dobj" and trigger.light is None:
        effects |= _over(node.head, "v", noun)
    while node.dep == "pobj" and node.head.lower == "of" and node.head.head.pos == "NOUN":
        node = node.head.head  # `the number of raids will grow`
    if node.dep == "nsubj" and node.head.lemma in _CHANGING:
        effects |= _own_effects(node.head) & {"future", "hypothetical"}
    if node.dep == "nsubj" and any(word.lower in _CHANCES for word in node.head.children_by("acomp")):
        effects.add("hypothetical")
    return effects


_CLAIMING = frozenset("say claim suggest mean imply think believe".split())
_GROUNDS = frozenset("basis evidence sign plan need prospect talk question possibility chance proof".split())
"""Nouns of which there is none where the act is not told to be (`no sign of an attack`)."""
_CHANCES = frozenset("likely unlikely possible imminent inevitable".split())
"""What an act is that is still to come (`an attack is likely`)."""
_CHANGING = frozenset("increase continue resume begin start intensify escalate follow stop end".split())
"""Verbs of how often or how strongly a thing is done: it is as real as they are (`the raids will go on`)."""
_ENDING = frozenset("halt stop end cessation oppose reject postpone ban block".split())


def _is_to_end(noun: Token) -> bool:
    """True for an act under way that is to end (`asked Arden to halt its invasion`)."""
    return noun.dep == "dobj" and noun.head.lemma in _ENDING and _is_known(noun)


def _is_known(noun: Token) -> bool:
    return any(child.dep == "poss" or child.lower in ("the", "this", "these") for child in noun.children)


def _is_done_by(verb: Token) -> bool:
    """True for a participle of what somebody did (`a truce brokered by Arden`)."""
    return is_bare_participle(verb) and bool(passive_agents(verb))


def _over(governor: Token, pos: str, noun: Token) -> set[str]:
    """What a governor does to a noun's act; what is to end (`halt its invasion`) has been."""
    effects = _governed(governor, pos)
    return effects - {"negation"} if governor.lemma in _ENDING and _is_known(noun) else effects


def _is_historical(time: Time | None, reference: str | None) -> bool:
    """True when the act's own time ended well before the report's day.

    In a report whose day nobody knows, a bare year looks back: news gives the day, or none.
    """
    if time is None or not time.latest:
        return False
    if not reference:
        return time.granularity == "year" and time.anchor == "absolute"
    return _days(time.latest) < _days(reference) - _PAST_DAYS


def _is_recent(time: Time | None, reference: str | None) -> bool:
    """True for an act dated near the report's day (`since the attack on Tuesday`)."""
    return bool(time and time.latest and reference) and not _is_historical(time, reference)


def _is_historical_start(time: Time | None, reference: str | None) -> bool:
    """True for what has gone on since long before the report (`has been shelled since 2014`)."""
    return (
        time is not None
        and bool(time.earliest and reference)
        and (_days(time.earliest or "") < _days(reference or "") - _PAST_DAYS)
    )


_HABITS = frozenset(
    "regularly routinely frequently often repeatedly constantly usually continually daily always".split()
)


_FORMERLY = frozenset(("previously", "formerly"))


def _is_formerly(trigger: Trigger) -> bool:
    """True for what is told as of an earlier time (`have previously taken oilfields`)."""
    words = (*trigger.predicate.children, *trigger.head.children)
    return any(child.lower in _FORMERLY and child.dep == "advmod" for child in words)


def _is_ahead(time: Time | None, reference: str | None) -> bool:
    """True for a time after the report's day."""
    if time is None or not reference or not time.earliest:
        return False
    return time.earliest[:10] > reference[:10]


def _in_headline(token: Token) -> bool:
    """True in a headline, whose present tense the encoder takes for a plan (`Ministers meet`)."""
    return token.sent is not None and token.sent.section.kind == "headline"


def _is_habit(trigger: Trigger) -> bool:
    """True for what is done again and again (`is regularly targeted in air strikes`)."""
    node = trigger.predicate
    while True:
        if any(
            child.lower in _HABITS and child.dep in ("advmod", "npadvmod", "amod") for child in node.children
        ):
            return True
        if node.is_root or node.dep in ("ccomp", "parataxis", "conj"):
            return False
        node = node.head


def _days(date: str) -> int:
    """A count of days that orders ISO dates; months count 31 days, which a limit of weeks bears."""
    parts = date[:10].split("-")
    numbers = [int(part) for part in parts if part.isdigit()]
    numbers += [12, 31][len(numbers) - 1 :] if 0 < len(numbers) < 3 else []
    if len(numbers) < 3:
        return 0
    return numbers[0] * 372 + numbers[1] * 31 + numbers[2]


def _is_since(trigger: Trigger, time: Time) -> bool:
    """True for what has gone on since a time (`fights since Monday`): it is not over."""
    sentence = trigger.head.sent
    start = time.citations[0].start
    before = [token for token in (sentence.tokens if sentence is not None else ()) if token.end <= start]
    return bool(before) and before[-1].lower == "since"


def _after_since(noun: Token) -> bool:
    """True for background after `since` (`since the coup`), or with a year before it (`the 2014 coup`)."""
    if noun.dep == "pobj" and noun.head.lower == "since":
        return True
    return any(_is_year(child) for child in noun.children if child.dep in ("nummod", "compound", "amod"))


def _is_year(token: Token) -> bool:
    return len(token.text) == 4 and token.text.isdigit() and token.text[:2] in ("17", "18", "19", "20")


def report_day(published: str | None, times: Iterable[Time]) -> str | None:
    """The day from which background is counted: the report's own, else the latest full date that it names."""
    if published:
        return published
    named = [
        time.latest
        for time in times
        if time.latest and time.granularity == "day" and time.anchor == "absolute"
    ]
    return max(named, default=None)
