"""To whom something is said: whom the speaker tells, asks or orders, writes or speaks to.

Found by the grammar of the cue: its object (`told the council`), a phrase with `to` (`complained to the
mission`), the carrier of the words (`in a letter to the bishop`), the subject of a passive (`the council was
told`). Only somebody can be told something; where the grammar names nobody, nothing is said of it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from rashomon.language import Parse, Token
from rashomon.lexicons.agents import find_agent
from rashomon.lexicons.cues import cue_entries
from rashomon.reading.clauses import is_passive
from rashomon.reading.grammar import is_infinitive
from rashomon.reading.voices.drafts import Draft
from rashomon.reading.voices.sources import can_speak, is_told, source_words, subject_of

_TELLING = frozenset(
    "tell inform warn assure promise remind notify brief advise ask order urge beg press persuade "
    "convince instruct command implore invite encourage caution reassure alert guarantee".split()
)
"""Words whose object is the one who is told."""
_ALWAYS = frozenset("tell inform assure remind notify urge beg persuade convince implore reassure".split())
"""Those of them whose object is hardly ever a thing."""
_TOLD_THINGS = frozenset("story truth lie tale joke time news fact thing".split())
_TO = frozenset("admit confess present address confirm point".split())
"""Words that are said `to` somebody; words of saying that are in the table of cues are too."""
_SAID = dict.fromkeys(("plead", "argue", "joke", "remonstrate", "protest"), ("with",)) | dict.fromkeys(
    ("shout", "yell", "scream", "rant", "bark"), ("at",)
)
"""Words that are said `with` or `at` somebody."""
_CARRIERS = frozenset(
    "letter message call conversation interview speech address statement briefing email e-mail note "
    "cable testimony remark comment telegram appeal report reply response meeting talk broadcast "
    "complaint".split()
)
"""What carries words to somebody (`in a letter to`, `in an interview with`)."""
_SPEAKING = frozenset("speak talk write testify".split())
_REFUSING = frozenset("refuse decline fail want try hope offer promise".split())
"""Words whose infinitive has its own listener (`refused to tell the families`)."""
_BEFORE = frozenset("accuse testify plead argue complain appear swear speak".split())
"""What is said `before` a court or a council."""
_WHO_DOES = ("tor", "sor", "ist", "ian", "eer", "man", "woman")
"""Endings of nouns that name people by what they do; tables come first."""
_PERSONS = frozenset("me us you him her them whom one".split())
_PASSIVE_PERSONS = _PERSONS | frozenset("i we he she they who someone somebody".split())
_BEFORE_HEAD = ("det", "poss", "amod", "nummod", "compound")
_CLIMB = 4  # words between a carrier and the cue that it hangs on


def find_addressee(parse: Parse, draft: Draft) -> list[int]:
    """Indices of the words that name who is told; empty where the grammar names nobody."""
    verb = _verb_of(parse, draft)
    if verb is None:
        return []
    for head in _told(verb):
        said = set[int]() if head.i in draft.content else draft.content
        after = _clause_after(head)
        own = {child.i for child in head.children if child.dep in _BEFORE_HEAD}
        words = [i for i in source_words(head, outside=(draft.cue | said) - own) if i < after]
        if set(words).isdisjoint(draft.source) and not draft.content <= set(words):
            return words
    return []


def _clause_after(head: Token) -> int:
    """Where what is no part of somebody's name begins; past all words where nothing does.

    A clause that tells more (`a woman who asked`), or a deed (`the council of arming the clans`).
    """
    clauses = [*head.children_by("relcl"), *(p for p in head.children_by("prep") if p.child("pcomp"))]
    return min((word.i for clause in clauses for word in clause.subtree()), default=sys.maxsize)


def _verb_of(parse: Parse, draft: Draft) -> Token | None:
    if draft.site is not None and draft.site.entry.pos == "verb":
        return draft.site.head
    verbs = [parse.tokens[i] for i in sorted(draft.cue) if parse.tokens[i].pos == "VERB"]
    return verbs[-1] if verbs else None


def _told(verb: Token) -> Iterator[Token]:
    """Heads that may name who is told, the surest first."""
    telling = verb.lemma in _TELLING
    if is_told(verb):
        subject = subject_of(verb)
        yield from (one for one in (subject,) if one is not None and _is_somebody(one))
        return
    if verb.lemma in _REFUSING:
        yield from (one for inner in verb.children_by("xcomp") for one in _told(inner))
    if telling and is_passive(verb):
        yield from (one for one in verb.children_by("nsubjpass") if _is_somebody(one))
        return
    if telling:
        yield from (
            one for one in verb.children_by("dative", "dobj") if one.i > verb.i and _is_told(verb, one)
        )
        for clause in verb.children_by("xcomp", "ccomp"):
            whom = clause.child("nsubj")
            if whom is not None and is_infinitive(clause) and whom.i > verb.i and _is_told(verb, whom):
                yield whom  # `urged the capital to send powder`
    if verb.lemma == "call":
        yield from _after(verb, "on", "upon")
    if verb.lemma in _BEFORE:
        for word in (verb, *verb.children_by("dobj")):  # the parser may hang it on whom is accused
            yield from _after(word, "before")
    yield from _after(verb, *_SAID.get(verb.lemma, ()))
    if verb.lemma in _TO or _is_said_to(verb):
        yield from _after(verb, "to")
        yield from (one for one in verb.children_by("dative") if _is_somebody(one))
    yield from _by_carrier(verb)


def _is_said_to(verb: Token) -> bool:
    """True for a word of saying whose `to` does not name its topic (`referred to the general`)."""
    entry = cue_entries()["verb"].get(verb.lemma)
    return entry is not None and entry.cue_class == "communication" and "to" not in entry.prepositions


def _after(word: Token, *prepositions: str) -> Iterator[Token]:
    """Somebody after one of these prepositions, hung on a word."""
    for prep in word.children_by("prep", "dative"):
        whom = prep.child("pobj")
        if prep.lower in prepositions and whom is not None and _is_somebody(whom):
            yield whom


def _by_carrier(verb: Token) -> Iterator[Token]:
    """Who is told by `in a letter to`, `in a phone call with`, `speaking to`."""
    for token in verb.sent.tokens if verb.sent is not None else ():
        if token.lemma not in _CARRIERS and token.lemma not in _SPEAKING and token.lemma != "question":
            continue
        above = [one for _, one in zip(range(_CLIMB), token.ancestors(), strict=False)]
        if verb not in above:
            continue
        near = above[: above.index(verb)]
        if any(one.pos in ("VERB", "AUX") for one in near):
            continue
        if (
            token.lemma in _CARRIERS
            and token.dep == "pobj"
            and token.head.lower in ("in", "during", "at", "on")
        ):
            yield from _after(token, "to", "with", "before", "for")
            if token.lemma in ("call", "interview", "conversation", "message", "letter"):
                yield from _after(verb, "to", "with")
        elif token.lemma == "question" and token.dep == "pobj":
            yield from _after(token, "from", "by")  # `in answer to a question from a deputy`
        elif token.lemma in _SPEAKING and token.tag == "VBG" and token.dep in ("advcl", "acl"):
            yield from _after(token, "to", "with", "before")


def _is_told(verb: Token, noun: Token) -> bool:
    thing = noun.pos == "PRON" or noun.lemma in _TOLD_THINGS
    if verb.lemma == "ask" and any(prep.lower == "for" for prep in verb.children_by("prep")) and not thing:
        return noun.pos in ("NOUN", "PROPN")  # `asked the base for tugs`
    return _is_somebody(noun) or (verb.lemma in _ALWAYS and not thing and noun.pos in ("NOUN", "PROPN"))


def _is_somebody(noun: Token) -> bool:
    """True for a word that names or stands for somebody who can be told something."""
    if noun.lower in _PASSIVE_PERSONS:
        return True
    if noun.pos == "PRON" or noun.pos not in ("NOUN", "PROPN"):
        return False
    known = can_speak(noun) or find_agent([noun.lower], noun.lemma) is not None
    return known or noun.lemma.lower().endswith(_WHO_DOES)
