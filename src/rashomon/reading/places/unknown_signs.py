"""What one mention of an unknown name says for a place, or against it.

The weights are round numbers set by hand, checked on invented sentences and on a development set of local
news; none depends on which name it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.language import Token
from rashomon.lexicons.agents import agents, organisation_heads, titles
from rashomon.lexicons.countries import is_lost_possessive
from rashomon.lexicons.cues import cue_entries
from rashomon.lexicons.place_words import words
from rashomon.reading.places.introduced import is_called_a_town
from rashomon.reading.places.names import ARTICLES, VAGUE

SURE, LIKELY, _INTO, HINT = 3.0, 2.0, 1.5, 1.0
PERSON, DOUBT = -4.0, -1.5
_LOOSE_IN = frozenset(("in", "at", "around", "inside", "within", "across", "throughout"))
_NEARNESS = frozenset(("near", "outside", "beyond"))
_WAYS = frozenset(("from", "to", "into", "toward", "towards", "through", "via", "along", "between"))
_KM = frozenset("km kilometre kilometres kilometer kilometers mile miles".split())
_DONE_TO_PERSONS = frozenset("tell meet arrest kill elect name".split())
_AHEAD = 3  # words from a name to the noun that it goes with


def evidence(tokens: Sequence[Token], run: Sequence[Token]) -> tuple[float, str | None]:
    """What one mention says for a place (above 0) or against it, and which kind of place it asks for."""
    at = run[0].i - tokens[0].i
    before = tokens[at - 1] if at else None
    after = tokens[at + len(run)] if at + len(run) < len(tokens) else None
    contrary = _against(before, after, run)
    if contrary <= PERSON:
        return contrary, None
    said, asked = 0.0, None
    if run[0].lower in words("before"):
        said, asked = LIKELY, words("before")[run[0].lower]
    typed = words("type").get(run[-1].lower) if len(run) > 1 else None
    if typed is not None and run[0].is_name:
        said, asked = SURE, typed
    if before is not None:
        lead, kind = _before(tokens, at, run)
        said, asked = said + lead, asked or kind
    said += _after(after, run) + _governed(run[-1])
    if is_called_a_town(tokens, run):
        said += SURE
    return said + contrary, None if asked == "any" else asked


def _against(before: Token | None, after: Token | None, run: Sequence[Token]) -> float:
    """What shows a person or body: a title, a name beside it, what it says, `who`, an article."""
    head = run[-1]
    if after is not None and after.is_name and after.text[0].isupper() and after.start - head.end <= 1:
        return PERSON
    if before is not None and (_is_titled(before, head) or _goes_on(before)):
        return PERSON
    if before is not None and before.pos == "NOUN" and before.lower in organisation_heads():
        return PERSON  # `the monitoring group Open Valley`
    if _speaks(head) or any(_is_of_persons(child) for child in head.children):
        return PERSON
    if head.dep == "pobj" and head.head.lower in ("by", "against", "for"):
        return DOUBT
    if head.dep in ("dobj", "iobj", "dative") and head.head.lemma in _DONE_TO_PERSONS:
        return DOUBT
    article = before is not None and before.lower == "the" and head.dep in ("nsubj", "dobj", "pobj")
    return DOUBT if article else 0.0


def _is_titled(before: Token, head: Token) -> bool:
    """`President Vesk`, `rebel leader Vesk`."""
    titled = before.lower.rstrip(".") in titles() or before.lower in agents()
    return titled and (before.text[0].isupper() or head.dep != "pobj")


def _goes_on(before: Token) -> bool:
    """True where the name is the rest of a longer one (`Bank Vesk`, `Dar es Vesk`)."""
    if before.lower in ARTICLES and before.text.islower():
        return True
    if is_lost_possessive(before.text):
        return False
    opens = before.sent is not None and before.sent.tokens[0] is before
    named = before.is_name or (not opens and before.pos in ("PROPN", "NOUN"))
    return before.text[0].isupper() and named


def _speaks(head: Token) -> bool:
    return head.dep == "nsubj" and head.head.lemma in cue_entries()["verb"]


def _is_of_persons(clause: Token) -> bool:
    return clause.dep == "relcl" and any(t.lower in ("who", "whose", "whom") for t in clause.children)


def _before(tokens: Sequence[Token], at: int, run: Sequence[Token]) -> tuple[float, str | None]:
    """The preposition, `the villages of` or the side (`eastern`) before the name."""
    i = at - 1
    side = tokens[i].lower in words("side") and tokens[i].text.islower()
    if side:
        return LIKELY + (HINT if i and tokens[i - 1].lower in _LOOSE_IN else 0.0), None
    while i and (
        (tokens[i].lower in words("skip") and tokens[i].text.islower()) or is_lost_possessive(tokens[i].text)
    ):
        i -= 1
    word = tokens[i].lower
    if word == "of" and i:
        noun = tokens[i - 1].lower
        if tokens[i - 1].text[0].isupper() and noun in organisation_heads():
            return 0.0, None
        kind = words("of").get(noun)
        if kind is not None or noun in words("seat"):
            return (SURE if kind not in (None, "any") else LIKELY), kind
        return 0.0, None
    if word in _NEARNESS:
        return LIKELY, None
    if word in _LOOSE_IN:
        return (HINT if word == "at" else _INTO), None
    return _way(tokens[i], run[-1]), None


def _way(preposition: Token, head: Token) -> float:
    """`fled from Vesk to Karst`, `marched through Vesk`, `12 km from Vesk`, `between Vesk and Karst`."""
    word, governor = preposition.lower, preposition.head
    if word not in _WAYS or head.head is not preposition:
        return 0.0
    if word == "between":
        return LIKELY if governor.lower in words("road") else 0.0
    if word == "from" and governor.lemma in _KM:
        return SURE
    if governor.lemma in words("goes"):
        return LIKELY
    return HINT if word == "through" else _INTO if word in ("into", "toward", "towards") else 0.0


def _after(after: Token | None, run: Sequence[Token]) -> float:
    """`the Vesk market`, `Vesk's market`, `the Vesk-based group`, `the Vesk river`."""
    if after is None:
        return 0.0
    head = run[-1]
    noun = head.head
    typed = words("type").get(after.lower) is not None and after.lower not in VAGUE and after.text.islower()
    if typed and noun in (after, after.head):
        return SURE
    if head.dep == "poss":
        return LIKELY if noun.lower in words("landmark") or noun.lower in words("ground") else 0.0
    if head.dep in ("compound", "nmod") and noun.i > head.i and noun.i - head.i <= _AHEAD:
        return LIKELY if noun.lower in words("landmark") else 0.0
    return LIKELY if after.lower == "-based" or (after.text == "-" and noun.lower == "based") else 0.0


def _governed(head: Token) -> float:
    """What is done to towns: `shelled Vesk`, `Troops entered Vesk`, `Aid reached Vesk`."""
    if head.dep not in ("dobj", "nsubjpass"):
        return 0.0
    if head.head.lemma in words("razed"):
        return LIKELY
    return HINT if head.head.lemma in words("held") or head.head.lemma in words("done") else 0.0
