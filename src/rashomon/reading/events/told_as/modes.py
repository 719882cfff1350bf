"""The four auxiliary modes of an event: historical, future, hypothetical, negation.

They are read from what the trigger hangs on: auxiliaries, negations, governing verbs and nouns, conditional
clauses, and dates. Governors are data (`lexicons/en/event_governors.tsv`).
"""

from __future__ import annotations

from functools import cache

from rashomon.findings import AuxModes, Time
from rashomon.language import Token
from rashomon.lexicons.tables import read_table
from rashomon.reading.clauses import is_negated
from rashomon.reading.control import SPANS, is_of_what_is_meant_for, who_is_one_of_those, word_before
from rashomon.reading.events.told_as.chances import (
    is_against_the_facts,
    is_asked,
    is_fancied,
    is_first_time,
    is_missed,
    would_have_been,
)
from rashomon.reading.events.told_as.earlier import (
    is_after_since,
    is_formerly,
    is_habit,
    is_of_earlier,
    is_of_year,
)
from rashomon.reading.events.told_as.lasting import is_stance, is_standing
from rashomon.reading.events.told_as.plans import (
    due,
    is_attempt,
    is_meant_for_then,
    is_said_plan,
    is_told_back,
    is_until_done,
    is_willed,
)
from rashomon.reading.events.told_as.realised import (
    ENDING,
    has_begun,
    is_able,
    is_done_by,
    is_known,
    is_past_beside_modal,
    is_presupposed,
    is_said_now,
    is_said_politely,
    is_to_end,
    past_ability,
    was_able,
)
from rashomon.reading.events.where_when.days import is_ahead, is_historical, is_historical_start, is_recent
from rashomon.reading.events.words.triggers import Trigger
from rashomon.reading.grammar import is_infinitive

_FUTURE = frozenset(("will", "'ll", "’ll", "shall", "wo"))
_POSSIBLE = frozenset("would could may might should must can ought 'd ’d ca".split())
_CARRIED_THROUGH = frozenset("complete succeed accomplish finish conclude".split())
_CONCEDING = frozenset(("however", "whatever"))
_COMPLETIONS = frozenset(("completion", "accomplishment", "conclusion"))
_CONDITIONS = frozenset("if unless whether lest should provided until till".split())
_SURE_VERB, _SURE_NOUN = 1.1, 0.7
"""Below these the encoder's number tells of something not said to have happened, where no rule sees why
(`reluctant to impose sanctions`). Read off 90 events of ten reports: nouns are told as less sure."""
_SURE_PAST = 0.0
"""The same for a past tense, doubted twice in 98 reports, both times wrongly."""
_OVER_ACTS = frozenset("for against of from out at".split())


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
    one_of_those = who_is_one_of_those(trigger.head) is not None
    if (effects == {"hypothetical"} and is_attempt(trigger)) or is_said_politely(trigger) or one_of_those:
        effects = set()
    ongoing = time is not None and _is_since(trigger, time)
    historical = not ongoing and is_historical(time, reference)
    historical = historical or (is_after_since(trigger.head) and not is_recent(time, reference))
    historical = (
        historical
        or is_habit(trigger)
        or is_formerly(trigger)
        or is_of_year(trigger.predicate, reference)
        or (time is None and is_of_earlier(trigger))
        or (ongoing and is_historical_start(time, reference))
    )
    # `will free nine sailors held since March`: a time gone by is not that of what will be.
    historical = historical and not (effects == {"future"} and is_willed(trigger.predicate))
    if is_ahead(time, reference) and is_meant_for_then(trigger):
        effects.add("future")
    # Histories are told in the present (`In 2015 the army begins to retake the towns`).
    told = (historical and _is_finite(trigger.predicate)) or has_begun(trigger.predicate)
    told = (
        told
        or _in_headline(trigger.head)
        or _is_completed(trigger.head)
        or is_able(trigger.predicate)
        or is_done_by(trigger.head)
        or is_to_end(trigger.head)
        or is_presupposed(trigger.head)
        or is_attempt(trigger)
        or is_past_beside_modal(trigger.head)
        or is_said_now(trigger)
        or is_said_politely(trigger)
        or one_of_those
    )
    if not effects and sureness is not None and not told and sureness < _least_sure(trigger):
        effects.add("hypothetical")
    if not effects and time is None:
        historical = historical or is_standing(trigger) or is_stance(trigger) or is_told_back(trigger)
    return AuxModes(
        historical=historical or "historical" in effects,
        future="future" in effects,
        hypothetical="hypothetical" in effects,
        negation="negation" in effects,
    )


def _least_sure(trigger: Trigger) -> float:
    """How sure the encoder has to be that an act is real; a past tense says of itself that it was."""
    if trigger.places.noun is not None:
        return _SURE_NOUN
    past = trigger.head.tag == "VBD" or (
        trigger.head.tag == "VBN"
        and any(child.lower in ("has", "had", "have", "was", "were") for child in trigger.head.children)
    )
    return _SURE_PAST if past else _SURE_VERB


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
        elif dep == "xcomp" and head.lemma == "be" and is_infinitive(node):
            effects |= due(head)
            break
        elif dep == "xcomp" or (dep == "ccomp" and not _is_finite(node)):
            effects |= past_ability(head) if was_able(head) else _of_infinitive(head)
            if is_infinitive(node):  # `launched an offensive to take the town`
                effects |= {effect for noun in head.children_by("dobj") for effect in _governed(noun, "n")}
            node = head
        elif dep == "ccomp" and head.lemma in _CLAIMING and is_negated(head):
            effects.add("hypothetical")  # `they are not saying that a bridge was burned`
            break
        elif dep == "ccomp" and is_fancied(head):
            effects.add("hypothetical")  # `neighbours thought she was throwing a bomb`
            break
        elif dep == "pcomp":
            anchor = head.head
            if head.lower not in _WHEN:
                effects |= _governed(anchor, "v" if anchor.pos in ("VERB", "AUX") else "n")
            short = any(word.lower == "short" for word in (anchor, *anchor.children))
            if head.lower == "without" or (head.lower == "of" and short):  # `stopped short of backing it`
                effects.add("negation")
            break
        elif (
            dep in ("relcl", "acl")
            and is_infinitive(node)
            and head.lemma in SPANS
            and head.head.dep == "prep"
        ):
            effects |= _of_infinitive(head.head.head)  # `tried for months to take the town`
            break
        elif dep == "acl" and head.dep == "dobj" and head.head.lemma in _DENYING:
            effects.add("negation")  # `denied reports that its jets have hit Vesk`
            break
        elif dep == "acl" and head.lemma in _DRAFTED and head.dep == "dobj" and head.head.lemma in _PENDING:
            effects.add("hypothetical")  # `debated a resolution condemning the raid`
            break
        elif dep == "acl" and is_infinitive(node):
            if _is_completed(node):
                break
            if is_negated(head) and head.lemma in _REASONS:
                effects.add("negation")  # `no grounds to hold talks`
                break
            effects |= _governed(head, "n") | ({"negation"} if is_negated(head) else set())
            break
        elif dep == "relcl" and is_infinitive(node) and is_negated(head) and head.lemma in _REASONS:
            effects.add("negation")
            break
        elif dep == "relcl" and is_infinitive(node) and _governed(head, "n"):
            effects |= _governed(head, "n")  # `disrupted a plot to bomb the port`
            break
        elif dep == "relcl" and is_infinitive(node) and head.is_root and _in_headline(node):
            effects.add("future")  # `Norland to pull troops out of Vesk`
            break
        elif dep == "relcl" and is_infinitive(node) and is_of_what_is_meant_for(node):
            effects.add("hypothetical")  # `had identified officers to attack`
            break
        elif dep == "csubj":
            # `imposing sanctions would help`: no more than what it depends on.
            effects |= _own_effects(head) - {"negation"}
            break
        elif dep == "advcl":
            if _is_completed(node):
                break
            if is_infinitive(node) and not _is_finite(node) and not has_begun(node):
                effects.add("hypothetical")
            break
        else:
            break
        steps += 1
    return effects


def _is_completed(act: Token) -> bool:
    """True for the aim of what was carried through (`the operation to free it was completed`)."""
    noun, verb = act.head, act.head.head
    whole = word_before(act) if is_infinitive(act) else None
    if whole is not None and whole.dep == "pobj" and whole.head.lower == "of":
        ended = whole.head.head  # `the completion of the operation to free it`, hung anywhere
        if ended.lemma in _COMPLETIONS and not any(c.lower in ("a", "any") for c in ended.children):
            return True
    aim = act.dep == "acl" and is_infinitive(act) and noun.dep in ("nsubj", "nsubjpass")
    return aim and verb.lemma in _CARRIED_THROUGH and not is_negated(verb) and not _own_effects(verb)


def _own_effects(node: Token) -> set[str]:
    effects: set[str] = set()
    for child in node.children:
        if child.dep in ("aux", "auxpass"):
            if child.lower in _FUTURE:
                effects.add("future")
            elif child.lower in _POSSIBLE:
                said = is_said_plan(node, child) and not would_have_been(node)
                effects.add("future" if said else "hypothetical")
        elif (child.dep == "mark" and child.lower in _CONDITIONS and not is_until_done(child)) or (
            child.dep in ("advmod", "npadvmod") and child.lower in ("possibly", "perhaps", "potentially")
        ):
            effects.add("hypothetical")
        elif (
            child.dep in ("nsubj", "nsubjpass")
            and (child.lower in ("nobody", "none", "neither", "no-one") or is_negated(child))
        ) or (child.dep == "dobj" and is_negated(child)):
            effects.add("negation")
    if any(
        word.lower in _CONCEDING
        for subject in node.children_by("nsubj", "nsubjpass")
        for word in subject.subtree()
        if word.i < subject.i and word.dep == "advmod"
    ):
        effects.add("hypothetical")  # `however many are banned, it can happen`
    if is_negated(node) and not is_first_time(node):
        effects.add("negation")
    if is_missed(node):
        effects.add("negation")
    if is_asked(node) or is_against_the_facts(node):
        effects.add("hypothetical")
    if node.is_root and is_infinitive(node):
        # A headline's `Arden to withdraw troops`.
        effects.add("future")
    return effects


_BROUGHT_ABOUT = frozenset(("allow", "enable", "help"))
_WHEN = frozenset("after before since while by in during despite besides following".split())
"""Prepositions of what goes with an act (`after meeting the mayor she proposed`): it is real by itself."""


def _of_infinitive(verb: Token) -> set[str]:
    """What a verb does to its infinitive; what somebody helped or allowed to happen has happened."""
    done = verb.lemma in _BROUGHT_ABOUT and verb.tag in ("VBD", "VBN") and _is_finite(verb)
    done = done or (
        verb.lemma == "go" and verb.child("prt") is not None
    )  # `went on to`; `going to` is a plan
    return set() if done and not is_negated(verb) else _governed(verb, "v")


def _own_mood(node: Token) -> bool:
    """True when a conjoined verb has its own subject, or an auxiliary that is not shared."""
    return any(child.dep in ("nsubj", "nsubjpass", "aux") for child in node.children)


def _is_finite(node: Token) -> bool:
    if node.tag == "VBN" and node.child("nsubj") and node.child("dobj") and not node.child("aux", "auxpass"):
        return True  # a past tense (`that the army destroyed last night a car`) taken for a participle
    return node.tag in ("VBD", "VBZ", "VBP") or any(
        child.dep in ("aux", "auxpass") and child.tag in ("VBD", "VBZ", "VBP", "MD")
        for child in node.children
    )


def _governed(word: Token, pos: str) -> set[str]:
    if pos == "n" and word.lemma in _PAPERS and word.dep == "dobj" and word.head.lemma in _PASSING:
        return {"future"}  # `approved a plan to send troops`
    parts = [f"{word.lemma} {child.lower}" for child in word.children_by("prt")]  # `called off`
    return set(next((governors()[part, pos] for part in parts if (part, pos) in governors()), ())) or set(
        governors().get((word.lemma, pos), ())
    )


_PAPERS = frozenset("plan order decree bill law resolution motion move proposal decision measure".split())
_PASSING = frozenset("approve adopt sign pass issue endorse announce unveil".split())


def _noun_effects(trigger: Trigger) -> set[str]:
    effects: set[str] = set()
    noun = trigger.head
    for child in noun.children:
        if child.dep in ("amod", "compound", "det", "advmod"):
            effects |= set(governors().get((child.lower, "a"), ()))
            if child.dep == "det" and child.lower in ("no", "neither"):
                effects.add("negation")
    if any(_is_to_be_held(child) for child in noun.children_by("acl", "relcl")):
        effects.add("future")
    node = noun
    while (node.dep == "conj" and node.head.pos in ("NOUN", "PROPN")) or (
        node.dep == "appos" and node.head.dep == "pobj" and node.head.pos == "NOUN"
    ):
        node = node.head
    if node.dep in ("compound", "nmod"):
        effects |= _governed(node.head, "n")
    elif node.dep == "pobj":
        if node.head.lower == "without":
            effects.add("negation")
        anchor = node.head.head
        if anchor.lower == "whatsoever" or (anchor.lemma == "be" and anchor.child("attr") is not None):
            anchor = anchor.child("attr") or anchor.head  # `There is no basis whatsoever for talks`
        if anchor.pos in ("NOUN", "PROPN") and node.head.lower in ("of", "for", "against", "on", "to"):
            effects |= _over(anchor, "n", noun)
            if anchor.lemma in _GROUNDS and is_negated(anchor):
                effects = effects - {"hypothetical"} | {"negation"}
        elif anchor.pos in ("VERB", "AUX") and node.head.lower in _OVER_ACTS:
            effects |= _over(anchor, "v", noun)
    elif node.dep in ("dobj", "nsubjpass") and trigger.light is None:
        effects |= _over(node.head, "v", noun)
        if "negation" in effects:
            effects -= {"future"}  # `a planned attack was foiled`
        if node.head.lemma in _FAVOURING and any(c.lower in ("a", "an") for c in node.children_by("det")):
            effects.add("hypothetical")  # `voters back a ban on masks`
    while node.dep == "pobj" and node.head.lower == "of" and node.head.head.pos == "NOUN":
        node = node.head.head  # `the number of raids will grow`
    chance = node.dep == "nsubj" and any(c.lower in ("a", "an", "any") for c in node.children_by("det"))
    if chance or (node.dep == "nsubj" and node.head.lemma in _CHANGING):
        # `an invasion would end the talks`, `the raids will go on`
        told = _own_effects(node.head) & {"future", "hypothetical"}
        effects |= {"hypothetical"} if chance and told and node.head.dep == "ccomp" else told
    if node.dep == "nsubj" and any(word.lower in _CHANCES for word in node.head.children_by("acomp")):
        effects.add("hypothetical")
    return effects


def _is_to_be_held(verb: Token) -> bool:
    """True for when an act is to be (`a meeting, to be held on Friday`, `talks to begin in May`)."""
    return is_infinitive(verb) and verb.lemma in (
        "hold",
        "begin",
        "start",
        "open",
        "take",
        "stage",
        "convene",
    )


_BEGINNING = frozenset("hold begin start open take stage convene".split())
_DENYING = frozenset("deny reject dismiss refute rebut".split())
_DRAFTED = frozenset("resolution bill motion draft statement amendment petition law text".split())
_PENDING = frozenset(
    "weigh debate discuss consider propose draft seek block veto oppose table prepare want reject".split()
)
"""Verbs of texts that are not passed: what is written in them is not said yet."""
_CLAIMING = frozenset("say claim suggest mean imply think believe".split())
_FAVOURING = frozenset("support back favour favor endorse advocate".split())
_GROUNDS = frozenset("basis evidence sign plan need prospect talk question possibility chance proof".split())
"""Nouns of which there is none where the act is not told to be (`no sign of an attack`)."""
_REASONS = frozenset("basis ground reason point sense use cause".split())
"""Nouns of which there is none where one will not do it (`no grounds to hold talks`)."""
_CHANCES = frozenset("likely unlikely possible impossible imminent inevitable".split())
"""What an act is that is still to come (`an attack is likely`)."""
_CHANGING = frozenset("increase continue resume begin start intensify escalate follow stop end".split())
"""Verbs of how often or how strongly a thing is done: it is as real as they are (`the raids will go on`)."""


def _over(governor: Token, pos: str, noun: Token) -> set[str]:
    """What a governor does to a noun's act; what is to end (`halt its invasion`) has been."""
    effects = _governed(governor, pos)
    return effects - {"negation"} if governor.lemma in ENDING and is_known(noun) else effects


def _in_headline(token: Token) -> bool:
    """True in a headline, whose present tense the encoder takes for a plan (`Ministers meet`)."""
    return token.sent is not None and token.sent.section.kind == "headline"


def _is_since(trigger: Trigger, time: Time) -> bool:
    """True for what has gone on since a time (`fights since Monday`): it is not over."""
    sentence = trigger.head.sent
    start = time.citations[0].start
    before = [token for token in (sentence.tokens if sentence is not None else ()) if token.end <= start]
    return bool(before) and before[-1].lower == "since"
