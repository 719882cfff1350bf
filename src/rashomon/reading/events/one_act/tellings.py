"""How an act is told: whether its words point back to one told before, or bring up one more.

`The attack` and `the bomber` point back. `Another attack`, `a second bomb` and a sentence that opens with
`elsewhere` tell of one more act; `meanwhile` may.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.language import Sentence, Token
from rashomon.lexicons.events import event_classes
from rashomon.reading.clauses import prepositions
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.one_act.aftermath import deeds_before, points_back
from rashomon.reading.events.one_act.clauses import GENERAL
from rashomon.reading.events.one_act.sameness import Telling
from rashomon.reading.events.one_act.scenes import (
    Named,
    all_words,
    is_some_time_before,
    numbers_of,
    ties,
    words_of,
)
from rashomon.reading.events.one_act.told_apart import half_of_day, is_at_another, is_several, ordinal

_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_OWN = frozenset("of on against in at near by".split())
_ATTACKERS = frozenset("attacker bomber assailant gunman shooter perpetrator".split())
_BLOWN = frozenset("bomb device mine car-bomb missile rocket".split())
"""Things whose going off is an act told before (`the bomb also wounded nine`)."""
_FURTHER = frozenset(
    "another second third fourth fifth other separate further similar different earlier previous".split()
)
"""Words before a noun of what is one more of its kind."""
_ELSEWHERE = frozenset("elsewhere separately separate another earlier".split())
_TURNS = frozenset("meanwhile meantime moreover later furthermore additionally".split())
_PARTING = frozenset("while since before although whereas where also then later".split())
_OPENING = 6
"""So many words of a sentence can tell that it turns to something else."""


def is_definite(draft: Draft) -> bool:
    """True for words that point back to an act.

    `The attack killed two`, `the bomber blew himself up`, `those killed`; not `the attack on Vesk`.
    """
    nouns = [trigger.places.noun for trigger in (draft.trigger, *draft.more)]
    force = draft.trigger.entry.type == "ASSAULT"
    told = any(
        _has_article(noun)
        and not (force and any(preposition in _OWN for preposition, _ in prepositions(noun)))
        for noun in nouns
        if noun is not None and (noun.lemma in GENERAL or not force)
    )
    by_him = any(doer.lemma in _ATTACKERS and _has_article(doer) for doer in draft.doers)
    by_him = by_him or any(doer.lemma in GENERAL and _has_article(doer) for doer in draft.doers)
    by_him = by_him or any(
        _has_article(thing) and thing.lemma in _BLOWN for thing in (*draft.instruments, *draft.undergoers)
    )
    by_him = by_him or (any(thing.lower == "it" for thing in draft.undergoers) and draft.mode == "explosives")
    return (
        told
        or by_him
        or _is_result(draft.trigger.head)
        or any(head.lower in ("those", "the") for head in draft.undergoers)
    )


def _is_result(word: Token) -> bool:
    """True in a sentence that opens with what came of the one before (`As a result nine people died`)."""
    opening = [token.lower for token in word.sent.tokens[:3]] if word.sent is not None else []
    return opening[:1] == ["as"] and any(token in ("result", "results") for token in opening)


def _has_article(noun: Token) -> bool:
    return any(child.dep == "det" and child.lower in _DEFINITE for child in noun.children)


def telling(
    draft: Draft,
    places: frozenset[str],
    *,
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    stations: Named,
    days: Named,
) -> Telling:
    """How a draft's act is told, of all drafts of the report in text order."""
    sentence = draft.trigger.head.sent
    tokens = sentence.tokens if sentence is not None else []
    opening = {token.lower for token in tokens[:_OPENING]}
    words, names = words_of(tokens, drafts)
    end = draft.clause[-1].end
    noun = draft.trigger.places.noun
    return Telling(
        sentence=sentence.i if sentence is not None else 0,
        words=words,
        names=names,
        last_place=stations.last(end),
        last_day=days.last(end),
        article=noun is not None and _has_article(noun),
        ties=ties(draft.trigger.head),
        called=_called(draft),
        echoed=_is_echoed(draft.trigger.head),
        this=any(_is_this(trigger.places.noun) for trigger in (draft.trigger, *draft.more)),
        parts=frozenset(token.start for token in tokens if token.lower in _PARTING or is_at_another(token)),
        said=all_words(tokens),
        clause=all_words(draft.clause),
        numbers=numbers_of(tokens),
        rank=_rank(draft, drafts),
        plural=None if noun is None else noun.tag in ("NNS", "NNPS"),
        places=places,
        fresh=(_is_clause(draft) and bool(opening & _ELSEWHERE)) or _is_further(draft) or _is_added(draft),
        before=is_some_time_before(draft.trigger.head),
        quoted=_is_in_quotes(draft.trigger.head),
        half=half_of_day(draft.clause),
        ordinal=ordinal(draft),
        several=is_several(draft),
        aftermath=deeds_before(draft, drafts, sentences),
        reason=_is_reason(draft.trigger.places.noun),
        pointing=points_back(draft),
        loose=any(token.lower in _LOOSELY for token in draft.clause),
        turned=bool(opening & _TURNS),
    )


def _is_this(noun: Token | None) -> bool:
    """True for a noun that can only mean the act told last (`that bombing killed five`)."""
    return (
        noun is not None
        and noun.tag == "NN"
        and noun.lemma in GENERAL
        and any(child.dep == "det" and child.lower in ("this", "that") for child in noun.children)
    )


_QUOTES = frozenset('"“”‘«„')


def _is_in_quotes(verb: Token) -> bool:
    """True where whom or what it hit is a quotation (`hit "a nest of bandits"`)."""
    things = verb.children_by("dobj")
    things += [thing for prep in verb.children_by("prep") for thing in prep.children_by("pobj")]
    tokens = {token.i: token for token in verb.sent.tokens} if verb.sent is not None else {}
    for thing in things:
        left = min(token.i for token in thing.subtree())
        # The mark hangs on the thing or on the verb.
        opening = (tokens[at].text for at in (left - 1, left) if at in tokens)
        if left > verb.i and any(text in _QUOTES for text in opening):
            return True
    return False


def _is_reason(noun: Token | None) -> bool:
    """True for what something else is done over (`arrested the editor over a ban on marches`)."""
    return noun is not None and noun.dep == "pobj" and noun.head.lower == "over"


def _called(draft: Draft) -> frozenset[str]:
    """What nouns for an act are called after: whom or what it struck, or where (`the convoy attack`)."""
    nouns = [trigger.places.noun for trigger in (draft.trigger, *draft.more)]
    doers = {token.i for token in draft.doers}
    means = event_classes()["INSTRUMENT"] | event_classes()["WEAPON"] | event_classes()["VEHICLE"]
    return frozenset(
        child.lemma.lower()
        for noun in nouns
        if noun is not None
        for child in noun.children_by("compound", "nmod")
        if child.pos in ("NOUN", "PROPN")
        and child.i not in doers
        and child.lemma.lower() not in means
        and len(child.text) > 3
    )


def _rank(draft: Draft, drafts: Sequence[Draft]) -> int:
    """How many acts of its type were told before, but for those of the headline told again."""
    kind, start = draft.trigger.entry.type, draft.trigger.head.start
    return sum(
        other.trigger.entry.type == kind
        and other.trigger.head.start < start
        and not _is_echoed(other.trigger.head)
        for other in drafts
    )


def _is_echoed(word: Token) -> bool:
    """True in a headline that does not open the report."""
    section = word.sent.section if word.sent is not None else None
    return section is not None and section.kind == "headline" and section.index > 0


_LOOSELY = frozenset("near outside outskirts around".split())


def _is_clause(draft: Draft) -> bool:
    """True for an act that a verb tells, not a noun only spoken of (`earlier the UN condemned the raid`)."""
    return draft.trigger.places.noun is None or draft.trigger.light is not None


def _is_added(draft: Draft) -> bool:
    """True for what somebody `also` did; what an attack also did is of the attack."""
    adds = any(child.lower == "also" for child in draft.trigger.predicate.children)
    return adds and bool(draft.doers) and not is_definite(draft)


_HURT = frozenset("injure wound hurt".split())


def _is_further(draft: Draft) -> bool:
    """True for one more of its kind; `the raids left another nine hurt`, after deaths, tells of the same."""
    nouns = [trigger.places.noun for trigger in (draft.trigger, *draft.more)]
    same = any(trigger.head.lemma in _HURT for trigger in (draft.trigger, *draft.more)) or any(
        noun is not None and noun.lemma in GENERAL and _has_article(noun) for noun in nouns
    )
    return any(
        child.lower in _FURTHER and child.dep in ("det", "amod")
        for noun in (*nouns, *([] if same else draft.undergoers[:1]), *draft.instruments)
        if noun is not None and noun.dep != "attr"
        for child in noun.children
    )
