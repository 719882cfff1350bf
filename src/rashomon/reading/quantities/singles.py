"""One person or thing told of in the singular: `a soldier was killed`, `its skipper`, `the mayor, Ana Voss`.

With an indefinite article (SINGLE) the text counts one of a class; with any other words (ONE) it tells of
somebody or something known, and the count is what a coder writes: one. Only what is harmed, held or freed in
the grammar of its clause is counted so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.language import Sentence, Token
from rashomon.lexicons.agents import find_agent, gender_of_name, organisation_heads, titles
from rashomon.reading.quantities.found import HARM_KINDS, Found
from rashomon.reading.quantities.kinds import governing_kind, kind_of
from rashomon.reading.quantities.phrases import NumberPhrase
from rashomon.reading.quantities.units import Unit, find_unit, noun_entry

SINGLE = "quantities.single"
"""Maker of one told with an article (`a soldier`)."""
ONE = "quantities.one"
"""Maker of one told with no word that counts (`the soldier`, `his wife`, `Ana Voss`)."""

_SINGLE_KINDS = HARM_KINDS | {"released"}
_OF_PERSONS = frozenset("killed injured captured abducted arrested released".split())
_OF_THINGS = frozenset("destroyed damaged downed captured".split())
_ARTICLES = frozenset(("a", "an", "another"))
_NEAR = 200  # characters after a noun in which its predicate is looked for


def singles(lowered: str, sentence: Sentence, found: Sequence[Found]) -> Iterator[Found]:
    """`a soldier was killed`, `another officer was hurt`: one person of a class, where harm is said."""
    taken = iter(sorted((item.phrase.start, item.end) for item in found))
    start, end = next(taken, (-1, -1))
    for index, token in enumerate(sentence.tokens):
        if token.lower not in _ARTICLES:
            continue
        while start >= 0 and end <= token.start:
            start, end = next(taken, (-1, -1))
        if 0 <= start <= token.start:
            continue
        unit = find_unit(sentence.tokens, index + 1, single=True)
        head = unit.head
        if head is None or not _is_person(head, unit) or head.tag not in ("NN", "NNP") or head.pos == "ADJ":
            continue
        if lowered[head.end : head.end + 1] in ("-", "‐", "–"):
            continue  # `a rebel-held town`
        if head.lemma in _NOBODY or _does_harm(head):
            continue
        after = lowered[head.end : min(sentence.end, head.end + _NEAR)]
        kind = kind_of(head, unit, sentence.tokens, "", after)
        if kind is None or kind in _SINGLE_KINDS:
            yield Found(_one(token.start, token.end, token.lower), unit, kind or "", head.end, SINGLE)


def pairs(sentence: Sentence) -> Iterator[Found]:
    """`Both died`, `both men were hurt`: two who were told of before."""
    for token in sentence.tokens:
        if token.lower != "both" or token.dep in ("preconj", "cc"):
            continue
        noun = token.head if token.dep == "det" and token.head.tag == "NNS" else None
        entry = noun_entry(noun) if noun is not None else None
        if noun is not None and (entry is None or entry["class"] not in ("person", "equipment", "building")):
            continue
        tokens = [noun] if noun is not None else []
        unit = Unit(head=noun, tokens=tokens, words=noun.text if noun else None)
        if entry:
            unit.kind_class, unit.who = entry["class"], entry["who"] or None
        kind = governing_kind(noun or token, unit)
        if kind in _OF_PERSONS | _OF_THINGS:
            phrase = NumberPhrase(token.start, token.end, token.start, 2.0, 2.0, 2.0, "exact", "", "both")
            yield Found(phrase, unit, kind, noun.end if noun else token.end, "quantities.both", number=token)


def ones(sentence: Sentence, found: Sequence[Found], surnames: frozenset[str]) -> Iterator[Found]:
    """Single persons and things told of with no word that counts; `surnames` are names of persons' last."""
    taken = {head.i for item in found if (head := item.unit.head) is not None}
    for head in sentence.tokens:
        if head.tag not in ("NN", "NNP") or head.i in taken or head.dep in _INNER or head.child("nummod"):
            continue
        apposed = head.child("appos")
        if head.dep == "appos" or (apposed is not None and apposed.i in taken):
            continue  # told of by the noun that it stands beside
        unit = _unit_of_one(head, surnames)
        if unit is None or _does_harm(head):
            continue
        kind = governing_kind(head, unit)
        if kind not in (_OF_THINGS if unit.is_thing else _OF_PERSONS) or _is_only_shot(head, kind):
            continue
        first = unit.tokens[0]
        yield Found(_one(first.start, head.end, head.lower), unit, kind or "", head.end, ONE)


_INNER = frozenset("compound amod poss nmod punct".split())


def _one(start: int, end: int, word: str) -> NumberPhrase:
    return NumberPhrase(start, end, start, 1.0, 1.0, 1.0, "exact", "", word)


def _unit_of_one(head: Token, surnames: frozenset[str]) -> Unit | None:
    """What is counted, for a word that heads the telling of one person or thing; None for any other."""
    before = [child for child in head.children if child.i < head.i]
    bare = not any(child.dep in ("det", "poss") for child in before)
    headline = head.sent is not None and head.sent.section.kind == "headline"
    told = headline if bare else not any(child.lower in _NONE for child in before)
    if head.is_name:
        if not _is_persons_name(head, surnames) or any(child.dep == "det" for child in before):
            return None
        return Unit(head=head, tokens=[*_stretch(before, head), head], words=None, kind_class="person")
    if not told:
        return None
    entry = noun_entry(head)
    unit = Unit(head=head, tokens=[*_stretch(before, head), head], words=head.text)
    unit.kind_class, unit.who = (entry["class"], entry["who"] or None) if entry else ("", None)
    if unit.is_thing:
        return unit if unit.kind_class != "munition" and head.lower not in _NOT_ONE else None
    if head.lemma in _MANY or not _is_person(head, unit):
        return None
    unit.kind_class = "person"
    return unit


def _stretch(before: Sequence[Token], head: Token) -> list[Token]:
    """The words from a noun's first determiner or adjective up to it."""
    sentence = head.sent.tokens if head.sent is not None else ()
    first = min(
        (part.i for child in before if child.dep in _BEFORE for part in child.subtree()), default=head.i
    )
    return [token for token in sentence if first <= token.i < head.i]


_BEFORE = frozenset("det poss amod compound".split())
_NONE = frozenset("no any every each whose which what".split())
_NOBODY = frozenset("family casualty victim other couple".split())
"""Nouns that are many even behind `a`."""
_MANY = _NOBODY | frozenset(
    "population public enemy foe opposition leadership garrison number member majority minority rest half "
    "party side power offer order tiger crew".split()
)
"""Nouns that behind `the` are many, or nobody in particular (`the enemy`)."""
_NOT_ONE = frozenset(
    "village town market railway pipeline property structure block office aircraft artillery home room radar "
    "store".split()
)
"""Things that in the singular are a place, or of which a sentence often means several."""
_PERSONAL = ("man", "woman", "er", "or", "ist", "ess", "ian", "ant")
"""Ends of nouns for persons, where grammar says already that somebody was killed, hurt or held."""


def _is_person(head: Token, unit: Unit) -> bool:
    """True for a noun of a person: known as one, or by its end."""
    if unit.kind_class:
        return unit.kind_class == "person"
    known = find_agent([head.lower], head.lemma)
    if known is not None:
        return known[0].number == "person"
    return head.tag == "NN" and len(head.lower) > 5 and head.lower.endswith(_PERSONAL)


def surnames_in(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Last words of the names that a text gives in full, or behind a title or office."""
    return frozenset(
        token.lower
        for sentence in sentences
        for token in sentence.tokens
        if token.is_name and token.dep not in _INNER and _is_full_name(token)
    )


def _is_full_name(head: Token) -> bool:
    before = [child for child in head.children if child.dep == "compound" and child.i < head.i]
    if any(child.lower in titles() or find_agent([child.lower]) is not None for child in before):
        return True
    beside = head.head if head.dep == "appos" else head.child("appos")
    if beside is not None and not beside.is_name and _is_person(beside, Unit()):
        return True
    return any(child.is_name and gender_of_name(child.text) is not None for child in before)


def _is_persons_name(head: Token, surnames: frozenset[str]) -> bool:
    if head.lower in organisation_heads() or not head.text[:1].isupper():
        return False
    return _is_full_name(head) or head.lower in surnames


def _does_harm(person: Token) -> bool:
    """True for who hurts somebody (`a sniper wounded a driver`), and is no victim."""
    verb = person.head
    done = person.dep == "nsubj" and verb.lemma in _HARMING and verb.child("auxpass") is None
    return done and verb.child("dobj") is not None


_HARMING = frozenset(
    "kill wound injure hurt shoot murder stab execute assassinate behead kidnap abduct".split()
)
_SHOOTING = frozenset("shoot stab burn".split())


def _is_only_shot(head: Token, kind: str | None) -> bool:
    """True for one who was shot or stabbed, of whom the verb does not say whether he lived."""
    verbs = [head.head, *(child for child in head.children if child.dep in ("relcl", "acl"))]
    return kind == "injured" and any(verb.lemma in _SHOOTING for verb in verbs)
