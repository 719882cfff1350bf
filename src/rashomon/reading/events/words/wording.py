"""The words of an entry around its head, and the light verb that carries a noun (`carried out an attack`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rashomon.language import Token
from rashomon.language.mask import CALENDAR
from rashomon.lexicons.events import event_classes, event_lexicon
from rashomon.lexicons.tables import read_table
from rashomon.reading.events.words.nominals import is_claimed_by_nobody, owning_up
from rashomon.reading.grammar import word_after

_NEAR = frozenset(
    "prt dobj prep advmod acomp oprd attr pobj agent xcomp dative ccomp npadvmod nsubjpass compound "
    "amod".split()
)
_OBJECT_PREDICATES = frozenset(
    ("dead", "hostage", "prisoner", "free", "ablaze", "responsible", "accountable", "guilty")
)


@cache
def light_verbs() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Light verbs by head word: their further words, and which side their subject is on."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in read_table("en/event_light_verbs.tsv"):
        head, *rest = row["words"].split()
        found.setdefault(head, []).append((tuple(rest), row["subject"]))
    return {head: tuple(sorted(forms, key=lambda form: -len(form[0]))) for head, forms in found.items()}


def _light_forms(verb: Token) -> tuple[tuple[tuple[str, ...], str], ...]:
    return light_verbs().get(verb.lemma) or light_verbs().get(base_form(verb), ())


def base_form(token: Token) -> str:
    """The verb of which a word is a form, where the engine's lemma is wrong (`staged`, of `stag`)."""
    return _forms().get(token.lower, token.lemma)


@cache
def _forms() -> dict[str, str]:
    """Regular past and -ing forms of the lexicon's verbs and light verbs, and a few irregular ones."""
    forms = {
        "retook": "retake",
        "retaken": "retake",
        "overran": "overrun",
        "burnt": "burn",
        "slew": "slay",
        "slain": "slay",
        "overflew": "overfly",
        "overflown": "overfly",
    }
    for verb in {*event_lexicon().verbs, *light_verbs()}:
        stem = verb.removesuffix("e")
        for ending in ("ed", "ing"):
            forms.setdefault(stem + ending, verb)
            if not verb.endswith("e"):
                forms.setdefault(stem + stem[-1] + ending, verb)  # `extolled`, `transferred`
    return forms


def words_around(verb: Token, words: tuple[str, ...]) -> list[Token] | None:
    """The further words of a verb entry among what hangs on the verb, or None when one is missing."""
    found: list[Token] = []
    missing = list(words)
    for _ in range(len(words)):
        anchors = (verb, *found)
        for word in missing:
            match = next(
                (c for a in anchors for c in a.children if _is_word(c, word) and c not in found), None
            )
            if match is None and word == "for":
                # `called for both sides to stop`: the parser opens a clause with it.
                clauses = verb.children_by("advcl", "ccomp", "xcomp")
                marks = (mark for clause in clauses for mark in clause.children_by("mark"))
                match = next((mark for mark in marks if mark.lower == word and mark.i == verb.i + 1), None)
            if match is None and word in _OBJECT_PREDICATES:
                # `shot dead two officers`: the parser hangs `dead` on the object.
                # Or takes it for a clause (`took nine nurses hostage in a ward`).
                near = (verb, *verb.children_by("dobj"))
                match = next((c for o in near for c in o.children if c.lower == word), None)
            if match is None and verb.lemma in _OF_TWO_OBJECTS:
                match = next((c for c in _second_objects(verb) if _is_word_itself(c, word)), None)
            if match is not None:
                found.append(match)
                missing.remove(word)
                break
        else:
            return None
        if not missing:
            break
    return found


_OF_TWO_OBJECTS = frozenset("call brand label show give hand".split())


def _second_objects(verb: Token) -> Iterator[Token]:
    """What the parser took for an apposition of the first object (`called Arden an aggressor`)."""
    for thing in verb.children_by("dobj", "dative"):
        after = word_after(thing)
        if after is not None and after.text != ",":
            yield from thing.children_by("appos")


def _is_word_itself(token: Token, word: str) -> bool:
    return word in (token.lemma, token.lower)


def _is_word(token: Token, word: str) -> bool:
    if token.dep in ("prep", "prt") and token.i < token.head.i:
        return False  # `on Monday, officials called`
    if token.dep == "prep" and _is_of_calendar(token):
        return False  # `called a strike for Monday`
    if token.dep == "aux" and token.lemma == word == "let":
        return True  # `let go nine captives`, where the parser takes `go` for the verb
    return token.dep in _NEAR and (token.lemma == word or token.lower == word)


_REPORTS = frozenset(
    "report account news word sound rumour rumor night day week hour month fortnight spate wave bout "
    "round".split()
)
"""Nouns that tell that or how long there was what stands after their `of` (`a night of shooting`)."""


_LENGTHS = frozenset("day week hour month fortnight".split())
"""Of them those that only count the time of what is known (`on every day of the siege`)."""
_REPEATED = frozenset("series string pair couple number succession dozen handful volley".split())
"""Nouns that only count the deeds after their `of`, so that the verb is theirs."""


def _told_of(noun: Token) -> Token | None:
    """What only says that it was: `there was fighting`, `clashes were reported`, `reports of clashes`."""
    above = noun.head
    if noun.child("expl") is not None:
        return noun  # `there was fighting`, taken for a verb
    if noun.dep == "attr" and above.child("expl") is not None:
        return above
    if noun.dep == "nsubjpass" and any(side == "told" for _, side in _light_forms(above)):
        return above
    if noun.dep == "pobj" and above.lower == "of" and above.head.lemma in _REPORTS:
        known = above.head.lemma in _LENGTHS and any(c.lower == "the" for c in noun.children_by("det"))
        return None if known else above.head
    if noun.dep == "pobj" and above.lower in ("under", "on") and above.head.pos in ("NOUN", "PROPN"):
        # `Vesk under curfew`, `Dockers on strike`: headlines leave out `is`.
        headline = noun.sent is not None and noun.sent.section.kind == "headline"
        plain = above.lower == "under" or noun.lemma == "strike"
        return above if headline and plain and above.head.is_root else None
    return None


def _is_of_calendar(preposition: Token) -> bool:
    """True for `for Monday`, `on Friday`: when, and no word of an act."""
    nouns = preposition.children_by("pobj") if preposition.lower in ("for", "on", "in", "at") else []
    return bool(nouns) and all(noun.lower.rstrip(".") in CALENDAR for noun in nouns)


def _is_called_names(noun: Token) -> bool:
    """True for a deed that one only calls something (`called the killing a crime`); one calls a strike."""
    given = any(child.dep == "poss" or child.lower in _GIVEN for child in noun.children)
    violent = event_classes()["VIOLENT"] - {"strike", "protest", "demonstration"}
    return given and (noun.lemma in violent or noun.lower in violent)


_GIVEN = frozenset("the this that these those".split())


def _is_behind(deed: Token) -> bool:
    """True for what comes right after `behind`, which the parser took for an adverb of the verb."""
    return any(
        word.lower == "behind" and word.i == min(inner.i for inner in deed.subtree()) - 1
        for word in deed.head.children_by("advmod")
    )


def light_verb(noun: Token) -> tuple[str | None, Token | None]:
    """The light verb that an event noun stands with, and which side that verb's subject is on."""
    top = noun
    while top.dep == "conj" and top.head.pos in ("NOUN", "PROPN"):
        top = top.head
    if top.dep == "pobj" and top.head.lower == "of" and top.head.head.lemma in _REPEATED:
        top = top.head.head  # `a series of explosions shook Vesk`
    if (teller := _told_of(top)) is not None:
        return "told", teller if teller.pos in ("VERB", "AUX") else None
    if top.dep == "attr" and top.head.lemma == "be" and _is_behind(top):
        return "doer", top.head  # `was behind at least nine raids`, taken for what it was
    if top.dep == "attr" and top.head.lemma == "be" and not top.children_by("det", "amod", "poss"):
        return "undergoer", top.head  # `Vesk was overrun`, taken for a noun
    if top.dep in ("nsubj", "nsubjpass") or (top.dep == "aux" and top.tag == "VBG"):
        verb = top.head
        for words, side in _light_forms(verb):
            passive = top.dep == "nsubjpass"
            fits = (side == "occur" and not passive) or (side == "doer" and passive)
            if fits and words_around(verb, words) is not None:
                return side, verb
        return None, None
    path = [top.head] if top.dep == "dobj" and not top.head.child("oprd") else []
    if top.dep == "pobj":
        above = top.head.head
        path = [owning_up(above) or above] if top.head.dep in ("prep", "agent") else []
    for verb in path:
        for words, side in _light_forms(verb):
            if side in ("occur", "told"):
                continue
            if top.dep == "pobj" and (not words or top.head.lower != words[-1]):
                continue
            needed = words[:-1] if top.dep == "pobj" else words
            if top.dep == "dobj" and words and words[-1] in ("under", "to", "in", "of"):
                continue
            if not words and (verb.child("prt") is not None or is_claimed_by_nobody(verb)):
                continue  # `called off an attack` is no `called an attack`
            if verb.lemma == "call" and _is_called_names(top):
                continue
            if words_around(verb, needed) is not None:
                return side, verb
    return None, None
