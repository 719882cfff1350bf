"""Participants named inside what a judgement is about (`condemned Arden's raid`); functions of tokens."""

from __future__ import annotations

from rashomon.language import Token
from rashomon.lexicons.events import EventEntry, event_lexicon
from rashomon.reading.clauses import prepositions

_FORCE = frozenset(("ASSAULT", "COERCE"))
_INQUIRIES = frozenset(("investigation", "inquiry", "probe", "enquiry"))
_INNER = {"poss", "compound", "amod", "nmod"}
_INNER_PREPOSITIONS = ("by", "with", "between", "from", "of")


def _senses(noun: Token) -> tuple[EventEntry, ...]:
    """The senses of a noun, or of the verb that a noun in -ing is made of (`the targeting of villages`)."""
    lexicon = event_lexicon()
    stem = noun.lower.removesuffix("ing")
    verb = lexicon.verbs.get(stem, ()) or lexicon.verbs.get(stem + "e", ()) if stem != noun.lower else ()
    return lexicon.nouns.get(noun.lemma, ()) or verb or lexicon.derived.get(noun.lower, ())


def inner_sides(heads: list[Token]) -> list[Token]:
    """Participants named inside what a judgement is about (`condemned Belmark's raid`), nearest first.

    Whom an act of force was done to is left out: who condemns an attack on a town does not condemn the town.
    """
    found: list[Token] = []
    waiting = [(head, 0) for head in heads]
    while waiting:
        head, depth = waiting.pop(0)
        found += [child for child in head.children if child.dep in _INNER and child.is_name]
        found += [c for c in head.children if c.dep == "poss" and not c.is_name and c.pos != "PRON"]
        senses = _senses(head)
        is_release = any(entry.mode == "release" for entry in senses)
        # Nor is it the prisoners who are asked for a release of prisoners.
        if is_release:
            found = [word for word in found if word.head is not head]
        # The parser may hang the `by` on what stands before it.
        # `an inquiry into the attack by rebels`: it is asked of others.
        near = [head]
        if head.lemma not in _INQUIRIES:
            near += [noun for preposition, noun in prepositions(head) if preposition == "of"]
        near += [head.head] if head.dep == "dobj" else []
        by = [noun for word in near for preposition, noun in prepositions(word) if preposition == "by"]
        if by:
            found += by  # `the closure of the paper by the ministry`
            continue
        if head.lemma in _INQUIRIES:
            continue  # whoever wants a deed looked into asks nothing of who did it
        is_act = is_release or any(entry.type in _FORCE for entry in senses)
        for preposition, noun in prepositions(head):
            if preposition not in _INNER_PREPOSITIONS or (preposition in ("of", "with") and is_act):
                continue
            found.append(noun)
            if depth < 2:
                waiting.append((noun, depth + 1))
    return found
