"""What came of an act, told in a sentence that names no cause (`Shells hit the port. A docker died.`).

Such harm is of the act of force told last before it in the paragraph, where that is one: whoever reads on
takes nothing else for its cause. Harm with a doer, a weapon, a day or an occasion of its own (`died when a
mine went off`), a sum over time (`have been killed`) and what a sentence turns to (`Elsewhere two were
killed`) are not.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.findings import Event
from rashomon.language import Sentence, Token
from rashomon.lexicons.act_families import act_of
from rashomon.lexicons.events import event_classes
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.one_act.captures import OPERATIONS
from rashomon.reading.events.one_act.clauses import GENERAL
from rashomon.reading.events.one_act.scenes import ties
from rashomon.reading.events.where_when.placing import MAKER

_HARM = frozenset("kill hurt destroy damage sink".split())
"""Families of words for what came of force."""
_HELD = frozenset(("arrest",))
"""Modes that can be what came of a crowd's being broken up."""
_PRISONERS = frozenset(("take prisoner", "take captive", "capture"))
"""Words for what befalls fighters in a fight; who is arrested after one is told apart."""
_BODY = frozenset(
    "leg arm shoulder head chest back hand foot knee thigh stomach abdomen neck face eye hip".split()
)
_OCCASIONS = frozenset("when as after while since because following".split())
_ROUND = frozenset("dozens scores hundreds thousands".split())
_TILL = frozenset(("before", "until", "till"))
"""Words before what put an end to the harm, which is no cause of it."""
_CAUSES = frozenset("by from after following with of since during".split())
_TURNING = frozenset(
    "elsewhere meanwhile earlier later separately also another previously since recently moreover then next "
    "overnight".split()
)
_ASIDE = frozenset("in on at near outside across over inside around".split())
"""Words that a sentence opens with which tells of another place, day or act (`In the north two died`)."""
_SUMS = frozenset("total toll altogether overall sum war conflict insurgency".split())


def is_harm_alone(draft: Draft) -> bool:
    """True for harm or arrests that a finite clause tells without who, with what, when or why."""
    trigger = draft.trigger
    act, verb = act_of(trigger.entry.key), trigger.predicate
    harm = trigger.entry.type == "ASSAULT" and act is not None and act.family in _HARM
    harm = harm or _is_hit_in(verb)
    held = trigger.entry.type == "COERCE" and trigger.entry.mode in _HELD
    return (
        (harm or held)
        and not (draft.doers or draft.instruments)
        and all(_is_harm(more.entry.key) or _is_that(more.head) for more in draft.more)
        and ((trigger.places.noun is None and _is_past(verb)) or _is_counted(trigger.head))
        and not (_names_cause(verb) or _turns(verb) or _is_of_his(draft))
    )


def _is_hit_in(verb: Token) -> bool:
    """True for whom a shot met (`was hit in the leg`)."""
    parts = [prep.child("pobj") for prep in verb.children_by("prep") if prep.lower == "in"]
    return verb.lemma in ("hit", "strike") and any(part is not None and part.lemma in _BODY for part in parts)


_COUNTING = frozenset("count put receive treat give report confirm admit acknowledge".split())
_TALKING = frozenset("speak talk tell".split())
_COUNTED = frozenset("dead killed wounded injured hurt".split())


def _is_counted(word: Token) -> bool:
    """True for harm in a count that somebody gives (`Medics counted four dead and 19 wounded`)."""
    up = word
    while up.dep in ("conj", "amod", "acl", "oprd", "nummod", "appos") or up is word:
        if up.head is up or up.head.lemma in _COUNTING:
            break
        up = up.head
    teller = up.head
    counts = teller.lemma in _COUNTING and up.dep in ("dobj", "oprd", "ccomp", "conj")
    if up.dep == "pobj" and teller.lower == "of":
        teller = teller.head  # `spoke of only eight killed`
        counts = teller.lemma in _TALKING
    return word.lower in _COUNTED and counts and teller.tag in ("VBD", "VBZ")


def _is_of_his(draft: Draft) -> bool:
    """True for one whose man it was (`his driver was hurt`): told apart from what befell himself."""
    return any(
        child.lower in ("his", "her") for head in draft.undergoers for child in head.children_by("poss")
    )


_THAT = GENERAL | OPERATIONS
_ARTICLES = frozenset(("the", "this", "that", "these", "those"))


def _is_that(noun: Token) -> bool:
    """True for a deed that is only pointed at (`in the attack`, not `in the attack on Vesk`)."""
    return (
        noun.lemma in _THAT
        and any(child.dep == "det" and child.lower in _ARTICLES for child in noun.children)
        and not any(child.dep in ("prep", "compound", "amod", "poss") for child in noun.children)
    )


def points_back(draft: Draft) -> bool:
    """True for harm of a deed that is pointed at (`five died in the attack`) or to one's own people.

    Such harm goes with the deed over a paragraph's end, and beside other figures: a side's own dead are not
    those that the other side counts.
    """
    verbs = [draft.trigger.predicate, *(more.predicate for more in draft.more)]
    nouns = [
        noun
        for verb in verbs
        for child in verb.children_by("prep", "agent")
        if child.lower in _OF and (noun := child.child("pobj")) is not None
    ]
    return any(_is_that(noun) for noun in nouns) or _is_of_own(draft)


_OF = frozenset("in during from by".split())
_OWN = frozenset(("its", "their", "our"))
_TROOPS = frozenset("soldier troop man fighter trooper member serviceman guard marine force rebel".split())


def _is_of_own(draft: Draft) -> bool:
    """True for what speakers tell of their own people (`Arden said nine of its soldiers had died`)."""
    if draft.trigger.predicate.dep != "ccomp":
        return False
    heads = [token for head in draft.undergoers for token in head.subtree()]
    return any(
        token.lemma in _TROOPS and any(child.lower in _OWN for child in token.children_by("poss"))
        for token in heads
    )


def _is_harm(key: str) -> bool:
    act = act_of(key)
    return act is not None and act.family in _HARM


def _is_past(verb: Token) -> bool:
    """True for a finite past (`was killed`, `died`), alone, joined to one or told by somebody."""
    helps = {child.lower for child in verb.children if child.dep in ("aux", "auxpass")}
    told = verb
    while above := (told.head if told.dep == "conj" else _listed_with(told)):
        if above.pos not in ("VERB", "AUX"):
            break
        told = above
        helps |= {child.lower for child in told.children if child.dep in ("aux", "auxpass")}
    main = told.head is told or told.dep in ("ccomp", "parataxis", "dep")
    # `Three mourners killed, ten injured.`, not `Thousands killed.`, which may be a sum over years.
    who = told.child("nsubj", "nsubjpass")
    count = who.child("nummod") if who is not None else None
    terse = not helps and count is not None and count.lower not in _ROUND
    past = verb.tag == "VBD" or (verb.tag == "VBN" and (terse or bool(helps & {"was", "were", "had", "got"})))
    return (
        main and past and not helps & {"has", "have", "to", "being", "would", "will", "could", "may", "might"}
    )


def _listed_with(verb: Token) -> Token | None:
    """The harm before it on which the parser hung harm of a list (`Three killed, ten injured`)."""
    if verb.child("mark", "aux", "auxpass") is not None or verb.tag not in ("VBN", "VBD"):
        return None
    above = verb.head
    if verb.dep == "acl" and above.pos == "NUM" and above.dep == "npadvmod":
        above = above.head
    elif verb.dep not in ("advcl", "dep"):
        return None
    return above if _is_harm_word(verb) and _is_harm_word(above) else None


def _is_harm_word(verb: Token) -> bool:
    return _is_harm(f"{verb.lemma}.v")


def _names_cause(verb: Token) -> bool:
    """True where a clause hangs on it that tells how it came, or a phrase that can (`from their wounds`)."""
    for child in verb.children:
        if child.dep == "npadvmod" and child.pos == "NUM":
            continue  # `killed, ten injured`
        if _listed_with(child) is not None or any(mark.lower in _TILL for mark in child.children_by("mark")):
            continue
        if child.dep in ("advcl", "npadvmod", "agent") or (child.dep == "prep" and child.lower in _CAUSES):
            return True
        if child.dep == "prep" and child.child("pcomp") is not None:
            return True  # `killed in what was thought a raid`
        if child.lower in _OCCASIONS:
            return True
    return False


def _turns(verb: Token) -> bool:
    """True in a sentence that opens with another place or day, turns to another act, or gives a sum."""
    words = verb.sent.tokens if verb.sent is not None else []
    opening = [word.lower for word in words[:3]]
    return (
        any(word in _TURNING for word in opening)
        or (words[:1] != [] and words[0].lower in _ASIDE)
        or any(word.lower in _SUMS or word.lower in ("another", "else", "elsewhere") for word in words)
    )


def deeds_before(draft: Draft, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> frozenset[int]:
    """Starts of the words for the act of which a harm told alone came; empty where several can be meant."""
    own = draft.trigger.head.sent
    if own is None or not is_harm_alone(draft):
        return frozenset()
    beside = [other for other in drafts if other.trigger.head.sent is own and not is_harm_alone(other)]
    if any(other.trigger.entry.quad == "material_conflict" for other in beside):
        return frozenset()
    if own.i == 0 or not (sentences[own.i - 1].section is own.section or points_back(draft)):
        return frozenset()
    before = sentences[own.i - 1]
    if (
        own.i > 1
        and not any(other.trigger.head.sent is before for other in drafts)
        and not _opens_new(before)
    ):
        before = sentences[own.i - 2]  # `Shells hit the port. People ran for the cellars. A docker died.`
        if before.section is not own.section:
            return frozenset()
    told = [other for other in drafts if other.trigger.head.sent is before and _is_force(other)]
    deeds = [other for other in told if not is_harm_alone(other)]
    if not _are_one(deeds) or not all(_can_come(draft, other) for other in told):
        return frozenset()
    return frozenset(other.trigger.head.start for other in told)


def _opens_new(sentence: Sentence) -> bool:
    """True for a sentence that turns to something else, or whose words may tell of another act."""
    violent = event_classes()["VIOLENT"] | event_classes()["ACCIDENT"]
    return any(
        token.lower in _TURNING or token.lemma.lower() in violent or token.text in ('"', "“", "”")
        for token in sentence.tokens
    )


def _are_one(deeds: Sequence[Draft]) -> bool:
    """True for one deed, and for several that hang on one another (`killed nine in fighting`)."""
    starts = {deed.trigger.head.start for deed in deeds}
    return sum(not ties(deed.trigger.head) & starts for deed in deeds) <= 1


def _is_force(draft: Draft) -> bool:
    return draft.trigger.entry.type in ("ASSAULT", "COERCE")


_BROKEN_UP = frozenset(("restrict",))


def _can_come(draft: Draft, deed: Draft) -> bool:
    """True where the harm can have come of the deed: arrests of a crowd's dispersal, else of any force."""
    broken = deed.trigger.entry.mode in _BROKEN_UP or deed.mode == "crowd-control"
    if draft.trigger.entry.type == "COERCE":
        taken = " ".join(draft.trigger.entry.words) in _PRISONERS and deed.trigger.entry.type == "ASSAULT"
        return broken or taken or (deed.trigger.entry.type == "COERCE" and is_harm_alone(deed))
    taken = deed.trigger.entry.type == "COERCE" and deed.trigger.entry.mode == "seize"
    return deed.trigger.entry.type == "ASSAULT" or broken or taken


def is_of(first: Event, later: Event, aftermath: frozenset[int]) -> bool:
    """True for a deed and for the harm told alone of it, at no place of its own."""
    return (
        first.trigger.start in aftermath
        and first.aux == later.aux
        and not (later.place.known and later.place.maker == MAKER and later.place.value != first.place.value)
    )
