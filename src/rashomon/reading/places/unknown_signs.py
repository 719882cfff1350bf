"""What one mention of an unknown name says for a place, or against it.

The weights are round numbers set by hand, checked on invented sentences and on a development set of local
news; none depends on which name it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.language import Token
from rashomon.language.mask import CALENDAR
from rashomon.lexicons.agents import agents, organisation_heads, titles
from rashomon.lexicons.countries import is_lost_possessive
from rashomon.lexicons.cues import cue_entries
from rashomon.lexicons.place_words import words
from rashomon.reading.number_words import number_value
from rashomon.reading.places.introduced import FOLLOWERS, TOWNS, is_called_a_town, is_person, subjects_of
from rashomon.reading.places.names import ARTICLES, VAGUE
from rashomon.reading.places.roles import is_taken
from rashomon.reading.places.unknown_leads import HINT, LAND, LENGTHS, LIKELY, LOOSE_IN, SURE, leads_to

PERSON, DOUBT = -4.0, -1.5
_OUT = frozenset("visit tour flee quit control".split())
"""Verbs of which a name is a place's, unless they go on where it was (`visited Vesk at her home`)."""
_LINES = frozenset("front axis sector direction road frontline".split())
"""What a place gives its name to, after `on the`."""
_DONE_TO_PERSONS = frozenset("tell meet arrest kill elect name".split())
_AHEAD = 3  # words from a name to the noun that it goes with


def evidence(tokens: Sequence[Token], run: Sequence[Token]) -> tuple[float, str | None]:
    """What one mention says for a place (above 0) or against it, and which kind of place it asks for."""
    at = run[0].i - tokens[0].i
    before = tokens[at - 1] if at else None
    after = tokens[at + len(run)] if at + len(run) < len(tokens) else None
    contrary = PERSON if _has_an_age(tokens, run) else _against(before, after, run)
    if contrary <= PERSON:
        return contrary, None
    said, asked = 0.0, None
    if run[0].lower in words("before"):
        said, asked = LIKELY, words("before")[run[0].lower]
    typed = words("type").get(run[-1].lower) if len(run) > 1 else None
    if typed is not None and run[0].is_name:
        said, asked = SURE, typed
    if before is not None:
        lead, kind = leads_to(tokens, at, run)
        said, asked = said + lead, asked or kind
    said += _after(after, run) + _governed(run[-1])
    if is_called_a_town(tokens, run) or _is_the_town(tokens, at, run) or _is_at_a_distance(tokens, at, run):
        said, asked = said + SURE, "settlement" if asked in (None, LAND) else asked
    if after is not None and after.text == ":" and heads_an_item(tokens[:at]):
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
    if head.dep in ("compound", "nmod", "poss") and head.head.lemma in FOLLOWERS:
        return DOUBT
    if head.dep == "pobj" and head.head.lower == "of" and head.head.head.lemma in FOLLOWERS:
        return DOUBT
    article = before is not None and before.lower == "the" and head.dep in ("nsubj", "dobj", "pobj")
    return DOUBT if article else 0.0


def _has_an_age(tokens: Sequence[Token], run: Sequence[Token]) -> bool:
    """`Mara Vesk, 62, said`."""
    at = run[-1].i - tokens[0].i + 1
    rest = [token.text for token in tokens[at : at + 3]]
    return len(rest) > 1 and rest[0] == "," and rest[1].isdigit() and len(rest[1]) < 3 and rest[2:] == [","]


def _is_titled(before: Token, head: Token) -> bool:
    """`President Vesk`, `rebel leader Vesk`."""
    titled = before.lower.rstrip(".") in titles() or before.lower in agents()
    return titled and (before.text[0].isupper() or head.dep != "pobj")


def _goes_on(before: Token) -> bool:
    """True where the name is the rest of a longer one (`Bank Vesk`, `Dar es Vesk`)."""
    if before.lower in ARTICLES and before.text.islower() and before.lower != "at":
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
        line = noun.lower in _LINES and noun.dep == "pobj" and noun.head.lower in ("on", "along")
        return LIKELY if line or noun.lower in words("landmark") else 0.0
    return LIKELY if after.lower == "-based" or (after.text == "-" and noun.lower == "based") else 0.0


def _governed(head: Token) -> float:
    """What is done to towns: `shelled Vesk`, `Troops entered Vesk`, `Aid reached Vesk`; and `Vesk fell`."""
    verb = head.head
    if head.dep == "nsubj":
        if is_taken(verb) or _lies(verb) or _is_shelled(verb):
            return LIKELY
        return HINT if _is_quiet(verb) else 0.0
    if head.dep not in ("dobj", "nsubjpass"):
        return 0.0
    if verb.lemma in words("razed"):
        return LIKELY
    forces = any(subject.lemma in words("force") for subject in subjects_of(verb))
    meant = verb.lemma in _OUT and not any(child.lower in LOOSE_IN for child in verb.children)
    if head.dep == "dobj" and ((forces and verb.lemma in words("held")) or meant):
        return LIKELY
    return HINT if verb.lemma in words("held") or verb.lemma in words("done") else 0.0


def _lies(verb: Token) -> bool:
    """`Vesk lies two days' walk from the road`, `Vesk lies on the coast`; persons lie to and about others."""
    return (
        verb.lemma == "lie"
        and verb.tag in ("VBZ", "VBP")
        and any(
            child.dep == "npadvmod"
            or child.lower in ("in", "on", "near", "at", "between", "along", "north", "south")
            for child in verb.children
        )
    )


def _is_quiet(verb: Token) -> bool:
    """`Vesk was quiet on Wednesday`."""
    return verb.lemma in ("be", "remain") and any(
        child.lower in ("quiet", "deserted") for child in verb.children_by("acomp")
    )


def _is_shelled(verb: Token) -> bool:
    """`Vesk came under heavy bombardment`."""
    under = [child for child in verb.children_by("prep") if child.lower == "under"]
    return verb.lemma in ("come", "remain", "be") and any(
        what.lemma in _UNDER for child in under for what in child.children_by("pobj")
    )


_UNDER = frozenset("bombardment shelling siege curfew blockade bombing artillery".split())


def _is_the_town(tokens: Sequence[Token], at: int, run: Sequence[Token]) -> bool:
    """`the provincial capital, Vesk`, `the village Vesk`: a kind of place right before the name."""
    i = at - 1 - (at > 0 and tokens[at - 1].text == ",")
    if i < 1 or tokens[i].lower not in TOWNS or tokens[i].text[0].isupper() or is_person(run):
        return False
    noun, before = tokens[i], tokens[max(0, i - 4) : i]
    if i == at - 1:
        return run[-1].head is noun or noun.head is run[-1]
    after = tokens[at + len(run)] if at + len(run) < len(tokens) else None
    closed = after is None or after.text in (",", ".", ";", ")", ":") or after.lower in ("in", "on", "and")
    return closed and any(token.lower in ("the", "a", "an", "its", "whose") for token in before)


def heads_an_item(before: Sequence[Token]) -> bool:
    """`- 2 April, Vesk:`: a day, and nothing else, stands before the name in its line."""
    line = list(before)
    opens = [n for n, token in enumerate(line) if token.text in BULLETS]
    line = line[opens[-1] + 1 :] if opens else line
    dated = [token.lower.rstrip(".") in CALENDAR or token.text.rstrip(".").isdigit() for token in line]
    return any(dated) and all(day or token.text in (",", ".") for day, token in zip(dated, line, strict=True))


BULLETS = frozenset("-•*–—·")


def _is_at_a_distance(tokens: Sequence[Token], at: int, run: Sequence[Token]) -> bool:
    """`Vesk, some 20 km east of the border`: how far away it is, after a comma."""
    rest = tokens[at + len(run) : at + len(run) + 5]
    if not rest or rest[0].text != ",":
        return False
    lengths = [n for n, token in enumerate(rest) if token.lemma in LENGTHS]
    return bool(lengths) and any(
        token.pos == "NUM" or number_value(token.lower) is not None for token in rest[1 : lengths[0]]
    )
