"""Doers that grammar gives doubtfully, of whom nothing is said instead.

A wrong doer is worse than none. On rows of real reports read by hand, who is shared with another clause past
others was the wrong one as often as not, where of all doers one in sixteen is; and an open doer that is a
thing unable to do anything (`the countryside killed`) was mostly a slip of the parser.
"""

from __future__ import annotations

from collections.abc import Collection

from rashomon.language import Token
from rashomon.lexicons.events import event_classes, event_lexicon
from rashomon.reading.control import BODIES, acts

_NEAR = 7
"""So many words before a participle its doer is sure, whoever stands between."""
_WRITINGS = frozenset(
    "resolution statement letter bill law order decree directive ruling editorial column ad advert "
    "advertisement commercial placard banner leaflet petition poster study survey declaration communique "
    "message tweet post article broadcast verdict constitution treaty charter amendment".split()
)
"""What people wrote, which bans, urges or accuses in their stead."""
_SHARES = frozenset(
    "majority minority many half third quarter most part rest number handful dozen score hundred thousand "
    "million group crowd mob gang one other chorus circle family % percent".split()
)
"""Words that count or gather people."""
_ALSO = frozenset(
    "board team staff side wing camp house court crew cell base branch club league people".split()
)
"""Further bodies."""
_PEOPLE_ENDINGS = ("er", "or", "ist", "ian", "ee", "man", "woman", "men")
"""What words for people mostly end in (`players`)."""
_CAUSES = frozenset(
    "war conflict violence inquiry investigation probe summit talk campaign crackdown power country city "
    "state nation regime opposition fund loudspeaker car truck vehicle convoy plane flight".split()
)
"""What else stands for those who act, or acts on its own."""


def can_do(head: Token) -> bool:
    """True for a noun that can stand for whoever does an act; what can do nothing is no open doer."""
    lemma = head.lemma.lower()
    classes = event_classes()
    return (
        head.pos != "NOUN"
        or acts(head)
        or lemma in BODIES
        or lemma in _WRITINGS | _SHARES | _CAUSES | _ALSO
        or lemma.endswith(_PEOPLE_ENDINGS)
        or any(lemma in classes[name] for name in ("VIOLENT", "INSTRUMENT", "WEAPON", "VEHICLE", "SHIP"))
        or lemma in event_lexicon().nouns
    )


def is_doubtful(doer: Token, act: Token, participants: Collection[int]) -> bool:
    """True for a doer shared from another clause past others who may have done it.

    For a participle behind no comma somebody between is enough (`the coalition strikes the town to back the
    militia fighting in it`); for others, but infinitives and joined verbs, he has to be a verb's subject.
    `participants` are where the head words of participants begin.
    """
    if doer.sent is None or doer.sent is not act.sent or doer.i > act.i:
        return False
    if act.dep in ("dobj", "conj") or any(word is act for word in (doer, *doer.ancestors())):
        return False  # the act's own, or told by rules of their own
    tokens = doer.sent.tokens
    offset = tokens[0].i
    opening = min((child.i for child in act.children if child.dep in _BEFORE_VERB), default=act.i)
    opening = min(opening, act.i)
    if opening - 1 < offset or tokens[opening - 1 - offset].text in _PARTING:
        return False
    if any(child.dep == "aux" and child.lower == "to" for child in act.children):
        return False
    between = tokens[doer.i + 1 - offset : act.i - offset]
    if any(word.dep in ("nsubj", "nsubjpass") and word.lower not in _RELATIVE for word in between):
        return True
    participle = act.dep == "advcl" and act.tag == "VBG"
    return participle and len(between) >= _NEAR and any(word.start in participants for word in between)


_BEFORE_VERB = frozenset(("aux", "advmod", "neg", "mark"))
_PARTING = frozenset((",", ";", ":", "-", "–", "—"))
_RELATIVE = frozenset(("who", "which", "that"))
