"""Whether an act is told of an earlier time than the news, though no day of its own says so.

`Rebels once kidnapped tourists`, `In recent years police have jailed dozens`, `during his reign`, `ten years
after soldiers shot 200 miners`, `The previous government banned rallies`. The words are data
(`lexicons/en/earlier_words.tsv`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.language import Token
from rashomon.lexicons.tables import read_table
from rashomon.reading.clauses import is_bare_participle
from rashomon.reading.events.told_as.tenses import Tense, tense_of, told_by
from rashomon.reading.events.words.triggers import Trigger
from rashomon.reading.grammar import is_infinitive, word_after, word_before

_SPANS = frozenset(("year", "decade", "century"))
_LONG = frozenset(("month", "year", "decade", "century", "generation"))
"""What must lie between an act and the one after it for the act to be background: weeks are news."""
_WITHIN = frozenset(("in", "over", "for", "during", "throughout", "through"))
_GONE = frozenset(("recent", "past", "last", "previous", "earlier", "those", "many", "several", "few"))
_WARS = frozenset(("war", "conflict", "uprising", "revolution", "revolt", "invasion", "occupation"))
_EARLY = frozenset(("early", "first", "opening", "initial", "last", "final", "previous"))
_BEFORE = frozenset(("previous", "preceding", "former", "last", "old"))
_SINGLE = frozenset(("a", "an", "young"))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("en/earlier_words.tsv") if row["kind"] == kind)


def is_of_earlier(trigger: Trigger) -> bool:
    """True for an act whose clause, or whose own noun, is told of an earlier time."""
    noun = trigger.places.noun
    if noun is not None and any(child.lower in _words("prior") for child in noun.children_by("amod")):
        return True
    if _began_a_war(trigger.head):
        return True
    verb = told_by(trigger.predicate)
    bare = is_bare_participle(verb) or (verb.tag == "VBG" and verb.child("aux") is None)
    tense = "up_to_now" if bare else tense_of(verb)
    if tense in ("now", "none"):
        return False
    if _has_kin(verb):
        return True
    if noun is not None and trigger.light is None:
        return False
    gone = tense != "up_to_now"
    own = list(_phrases(verb))
    # `have been the main force, capturing much land over the past years`
    phrases = own if trigger.predicate is verb else [*own, *_phrases(trigger.predicate)]
    return (
        _said_formerly(verb)
        or any(_is_span(prep) or _is_named_war(prep) or _is_occasions(prep) for prep in phrases)
        or (gone and (_once(verb) or any(_is_age(prep) for prep in own)))
        or (gone and (_is_life_told(verb, tense, own) or _is_predecessors(verb) or _long_before(verb)))
    )


def _began_a_war(word: Token) -> bool:
    """True for the deed with which a war is told to have begun (`began with a raid in which 40 died`)."""
    for node in (word, *word.ancestors()):
        above = node.head
        if above.lemma in _BEGINNING and above.tag == "VBD" and node is not above:
            with_it = node.dep == "prep" and node.lower == "with"
            when = node.dep == "advcl" and any(child.lower == "when" for child in node.children)
            return (with_it or when) and any(subject.lemma in _WARS for subject in above.children_by("nsubj"))
        if node.dep not in ("pobj", "prep", "relcl", "conj", "compound", "dobj", "advcl"):
            return False
    return False


_BEGINNING = frozenset("begin start erupt".split())


def is_formerly(trigger: Trigger) -> bool:
    """True for what is told as of an earlier time (`have previously taken oilfields`)."""
    words = (*trigger.predicate.children, *trigger.head.children)
    adverbs = _words("adverb") - {"once"}
    return any(child.lower in adverbs and child.dep == "advmod" for child in words)


def is_habit(trigger: Trigger) -> bool:
    """True for what is done again and again (`is regularly targeted in air strikes`, `has long accused`)."""
    node = trigger.predicate
    if any(
        c.lower == "long" and (b := word_before(c)) and b.lemma == "have" for c in node.children_by("advmod")
    ):
        return True
    while True:
        if any(
            child.lower in _words("habit") and child.dep in ("advmod", "npadvmod", "amod")
            for child in node.children
        ):
            return True
        if node.is_root or node.dep in ("ccomp", "parataxis", "conj"):
            return False
        node = node.head


def is_after_since(noun: Token) -> bool:
    """True for background after `since` (`since the coup`), or with a year before it (`the 2014 coup`)."""
    if noun.dep == "pobj" and noun.head.lower == "since":
        return True
    return any(is_year(child) for child in noun.children if child.dep in ("nummod", "compound", "amod"))


def is_of_year(verb: Token, reference: str | None) -> bool:
    """True for a clause with `when` behind a year before the report's (`since 2011 when troops shot`).

    And for one about a thing of such a year (`A 2022 order demanding that it halt`).
    """
    if verb.dep in ("acl", "relcl"):
        years = (c for c in verb.head.children if c.dep in ("nummod", "compound", "amod") and is_year(c))
        if any(year.text < (reference or "9999")[:4] for year in years):
            return True
    if verb.dep in ("xcomp", "advcl") and is_infinitive(verb) and not verb.is_root:
        verb = verb.head  # `when crowds took to the streets to call for his fall`
    when = next((child for child in verb.children_by("advmod", "mark") if child.lower == "when"), None)
    before = word_before(when) if when is not None else None
    while before is not None and before.text == ",":
        before = word_before(before)
    return before is not None and is_year(before) and before.text < (reference or "9999")[:4]


def is_year(token: Token) -> bool:
    """True for four figures that are a year of the last centuries."""
    return len(token.text) == 4 and token.text.isdigit() and token.text[:2] in ("17", "18", "19", "20")


def _phrases(verb: Token) -> Iterator[Token]:
    """Prepositions of a clause: the verb's, and those hung on its nouns (`took hostages over the years`)."""
    seen = [verb]
    while seen:
        for child in seen.pop().children:
            if child.pos in ("VERB", "AUX") or child.dep in ("conj", "relcl", "acl", "appos"):
                continue
            if child.dep == "prep":
                yield child
            seen.append(child)


def _objects(prep: Token) -> list[Token]:
    return list(prep.children_by("pobj"))


def _once(verb: Token) -> bool:
    """True for `once took hostages`, not for `once again` or `at once`."""
    for child in verb.children_by("advmod"):
        beside = {word.lower for word in (word_before(child), word_after(child)) if word is not None}
        if child.lower == "once" and not beside & {"again", "more", "at", "than"}:
            return True
    return False


def _said_formerly(verb: Token) -> bool:
    """True for what was said to be so earlier (`has previously said that forces used gas`)."""
    while verb.dep == "ccomp" and verb.head is not verb:
        verb = verb.head
        if any(child.lower in _words("adverb") for child in verb.children_by("advmod")):
            return True
    return False


def _is_span(prep: Token) -> bool:
    """True for `in recent years`, `over the past decade`, `for decades`, `in those days`, `at the time`."""
    if prep.lower == "at" and prep.i > prep.head.i:
        return any([c.lower for c in n.children] == ["the"] for n in _objects(prep) if n.lower == "time")
    if prep.lower not in _WITHIN:
        return False
    for noun in _objects(prep):
        beside = {child.lower for child in noun.children}
        if noun.lemma == "day" and "those" in beside:
            return True
        if noun.lemma not in _SPANS or any(child.dep in ("prep", "relcl") for child in noun.children):
            continue
        if noun.tag == "NNS" and (beside & _GONE or (prep.lower == "for" and not beside)):
            return True
        if noun.lemma != "year" and beside & _GONE:
            return True
    return False


def _is_named_war(prep: Token) -> bool:
    """True for `during the Second World War`; what is unheard of since it is of now."""
    return prep.lower != "since" and any(
        noun.lower in ("war", "wars") and any(child.lower in _words("war") for child in noun.children)
        for noun in _objects(prep)
    )


def _is_occasions(prep: Token) -> bool:
    """True for `on several occasions`."""
    return prep.lower == "on" and any(n.lower == "occasions" for n in _objects(prep))


def _is_age(prep: Token) -> bool:
    """True for a time of life or of somebody's rule, or the beginning of a war."""
    for noun in _objects(prep):
        within = prep.lower in ("during", "in", "throughout", "under", "before")
        owned = (
            prep.lower in ("during", "throughout") or noun.child("poss") is not None or noun.lemma == "era"
        )
        of = [prep for prep in noun.children_by("prep") if prep.lower == "of"]
        if within and noun.tag == "NN" and noun.lemma in _words("age") and (owned or of):
            return True
        before = word_before(prep)
        if before is not None and before.lower in ("early", "late", "midway") and noun.lemma in _WARS:
            return True
        early = noun.lemma not in _LONG | {"week"} or any(c.lower in _EARLY for c in noun.children)
        wars = any(word.lemma in _WARS for prep in of for word in _objects(prep))
        if prep.lower in ("in", "at", "during") and noun.lemma in _words("stage") and early and wars:
            return True
        if prep.lower == "as" and noun.lemma in _words("youth"):
            return any(child.lower in _SINGLE for child in noun.children) and prep.i < prep.head.i
    return False


def _is_life_told(verb: Token, tense: Tense, phrases: Sequence[Token]) -> bool:
    """True for what took years (`worked for eight years with`), and for what somebody `who had fought` is."""
    if verb.lemma not in _words("lasting"):
        return False
    if verb.dep == "relcl" and tense == "before":
        return True
    nouns = list(verb.children_by("dobj", "npadvmod"))
    nouns += [noun for prep in phrases if prep.lower == "for" for noun in _objects(prep)]
    counted = (c.dep == "nummod" or c.lower == "a" for n in nouns if n.lemma in _SPANS for c in n.children)
    return any(counted)


def _is_predecessors(verb: Token) -> bool:
    """True for a deed of a government before this one, and for what came of an attack before."""
    for doer in verb.children_by("nsubj"):
        beside = {child.lower for child in doer.children_by("amod")}
        if beside & (_BEFORE if doer.lemma in _words("office") else _words("prior")):
            return True
    return False


def _has_kin(verb: Token) -> bool:
    """True where the clause is about people of long ago (`Her ancestors were deported`)."""
    return any(noun.lemma in _words("kin") for noun in verb.children_by("nsubj", "nsubjpass", "dobj"))


def _long_before(verb: Token) -> bool:
    """True for a clause `ten years after` which something came, or since which nothing was like it."""
    for mark in verb.children_by("mark"):
        before = word_before(mark)
        if mark.lower == "after" and before is not None and before.lemma in _LONG:
            return True
        if mark.lower == "since" and verb.dep == "advcl" and _is_the_most(verb.head):
            return True
    return False


def _is_the_most(verb: Token) -> bool:
    """True for a clause that tells what is the first or the most of its kind."""
    nouns = verb.children_by("attr", "nsubj", "dobj")
    words = (word for noun in nouns for word in (noun, *noun.children))
    return any(word.tag == "JJS" or word.lower in ("first", "last") for word in words)
