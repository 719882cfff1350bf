"""The tense of the clause around a time: whether a bare `Friday` lies ahead of publication or behind it."""

from __future__ import annotations

from rashomon.language import Parse, Token
from rashomon.reading.times.values import Tense
from rashomon.reading.times.words import words

_AHEAD = frozenset("until till through".split())
_DUE = frozenset("effective payable due".split())
_FUTURE_WORDS = frozenset("will shall 'll ’ll wo".split())
_PLANNED = frozenset("schedule plan expect set due slate intend hope aim vow promise".split())
# Verbs whose infinitive lies ahead of them (`agreed to meet on Friday`), though they themselves are told of.
_LEADING = frozenset("agree decide order urge ask invite threaten want refuse offer prepare".split())
# Verbs that put an end off: `extended the truce until Friday` looks ahead, `it lasted until Friday` back.
_PUT_OFF = frozenset(
    "extend postpone delay prolong defer adjourn suspend give allow grant set ban bar close remand order put "
    "jail impose cancel have leave".split()
)
# Doings that are announced before they happen; `Friday's` of anything else is told of afterwards.
_ANNOUNCED = frozenset(
    "meeting talk summit election vote ballot referendum poll deadline session hearing funeral ceremony "
    "parade match game visit conference debate trip event launch anniversary "
    "release round runoff inauguration".split()
)
# Verbs that in the present tense tell of a timetable: `the ministers meet Friday`.
_TIMETABLE = frozenset(
    "meet begin start open resume arrive leave end expire close return go come visit vote travel".split()
)
_ON_FIRE = frozenset("fire ablaze alight aflame".split())
_CLOCK_WORDS = frozenset(
    "a.m. p.m. am pm noon midnight midday early late at on gmt utc est edt local time".split()
)


def clause_tense(parse: Parse, start: int) -> Tense:
    """Tense of the clause around a code point: of the nearest verb above the word there."""
    tokens = parse.tokens_in(start, start + 1)
    if not tokens:
        return "past"
    token = tokens[0]
    if (noun := _noun_of(token)) is not None and noun.lemma not in _ANNOUNCED:
        return "past"
    above = [token, *_some_ancestors(token)]
    lead = _word_before(parse, token)
    if lead in _DUE or (lead == "for" and token.lower in words("weekday")):  # `announced a strike for Monday`
        return "future"
    if lead in _AHEAD:
        return _tense_of_an_end(above)
    for word in above:
        if word.pos in ("VERB", "AUX") and (tense := _verb_tense(word)):
            return _of_timetable(parse, word, token) or tense
    return "present"


def _noun_of(token: Token) -> Token | None:
    """The noun that a time stands before: `Friday's attack`, `the June agreement`."""
    noun = token.head
    if token.dep not in ("poss", "compound", "nmod", "amod") or noun.i <= token.i or noun.pos != "NOUN":
        return None
    timed = noun.lower in words("part") or noun.lower in words("unit") or noun.lower in _CLOCK_WORDS
    return None if timed else noun


def _word_before(parse: Parse, token: Token) -> str:
    """The word before a time, past a clock (`until 9 a.m. Tuesday`)."""
    i = token.i - 1
    while i >= 0 and token.i - i < 5:
        lower = parse.tokens[i].lower
        if lower not in _CLOCK_WORDS and not lower[:1].isdigit():
            return lower
        i -= 1
    return ""


def _tense_of_an_end(above: list[Token]) -> Tense:
    """`held until Friday` is over, `has until Friday` and `extended until Friday` are not."""
    for word in above:
        if word.pos not in ("VERB", "AUX"):
            continue
        lowers = {child.lower for child in word.children if child.dep in ("aux", "auxpass")}
        if "had" in lowers or (word.tag == "VBD" and word.lemma not in _PUT_OFF):
            return "past"
        return "future"
    return "future"


def _of_timetable(parse: Parse, verb: Token, token: Token) -> Tense | None:
    """`The ministers meet Friday`: the plain present of a timetable, outside headlines."""
    if verb.lemma not in _TIMETABLE or verb.tag not in ("VBZ", "VBP") or token.head is not verb:
        return None
    section = next((s for s in parse.sections if s.start <= token.start < s.end), None)
    return "future" if section is not None and section.kind == "paragraph" else None


def _some_ancestors(token: Token) -> list[Token]:
    found: list[Token] = []
    for above in token.ancestors():
        found.append(above)
        if len(found) > 12:
            break
    return found


def _verb_tense(verb: Token) -> Tense | None:
    helpers = [child for child in verb.children if child.dep in ("aux", "auxpass")]
    lowers = {child.lower for child in helpers}
    if lowers & _FUTURE_WORDS or "going" in lowers:
        return "future"
    planned = verb.lemma in _PLANNED and not _sets_a_thing(verb)
    if any(child.tag == "VBD" for child in helpers) or lowers & {"has", "have", "had", "'ve"}:
        return "future" if planned and "had" not in lowers else "past"
    if planned or (verb.lemma == "go" and verb.tag == "VBG"):
        return "future"
    if verb.tag == "VBD":
        return "past"
    if "to" in lowers:
        return _infinitive_tense(verb)
    if verb.tag in ("VBZ", "VBP"):
        return "present"
    if lowers & {"would", "could", "may", "might", "can", "should", "must"}:
        return "future"
    if any(child.tag in ("VBZ", "VBP") for child in helpers):
        return "present" if verb.tag == "VBN" else "future" if verb.tag == "VBG" else "present"
    if verb.tag == "VBN" and verb.dep in ("acl", "relcl", "advcl"):
        return "past"  # `the plan, announced Friday`
    return None


def _sets_a_thing(verb: Token) -> bool:
    """`set fire to the mill`, `was set alight`: done, not planned, unlike `set the vote for Friday`."""
    if verb.lemma != "set":
        return False
    if any(word.lower in _ON_FIRE for child in verb.children for word in (child, *child.children)):
        return True
    if verb.child("auxpass") is not None:
        return False
    return verb.child("dobj") is not None and not any(child.lower == "for" for child in verb.children)


def _infinitive_tense(verb: Token) -> Tense | None:
    """`planned to meet`, `is to meet` and `agreed to meet` look ahead; `had been due to meet` does not."""
    head = verb.head
    if head is verb or verb.dep == "ROOT":
        return "future"
    if any(word.lower == "had" for word in (*head.children, *head.head.children)):
        return "past"
    ahead = head.lemma in _PLANNED or head.lemma in _LEADING
    return "future" if ahead or (head.lemma == "be" and head.tag in ("VBZ", "VBP")) else None
