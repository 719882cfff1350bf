"""Participants without a name: soldiers, the army, dozens of residents, five (killed)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.language import Sentence, Token
from rashomon.language.mask import CALENDAR, DAY_OF_MONTH, MONTHS
from rashomon.lexicons.agents import word_class
from rashomon.lexicons.cues import cue_entries
from rashomon.reading.actors.asked import asked_mention
from rashomon.reading.actors.deeds import is_deed, is_weapon, names_party
from rashomon.reading.actors.harmed import harmed_mention, part_of_them, what_befell
from rashomon.reading.actors.mention import Mention
from rashomon.reading.actors.named import ACTING
from rashomon.reading.actors.sectors import agent_of, complement, is_agent_noun, modifier_country
from rashomon.reading.clauses import noun_phrase
from rashomon.report import Span


def generic_mentions(sentence: Sentence, taken: set[int], consumed: set[int]) -> Iterator[Mention]:
    """Mentions headed by agent nouns and bare numbers of people; those not in `taken` by names.

    Nouns that another mention holds (`dozens of residents`) are added to `consumed`.
    """
    for token in sentence.tokens:
        if token.i in taken or token.i in consumed:
            continue
        if token.lower in word_class("counted") or token.pos == "NUM":
            mention = _counted(token, consumed)
            if mention is not None:
                yield mention
        elif token.pos in ("NOUN", "PROPN") or (token.pos == "ADJ" and token.dep in (*ACTING, "amod")):
            mention = _generic(token, consumed)
            if mention is not None:
                yield mention


def _generic(token: Token, consumed: set[int]) -> Mention | None:
    if token.dep in ("compound", "amod", "nmod", "npadvmod") and token.head.i > token.i:
        return _party(token)
    found = agent_of(token)
    if found is None:
        return harmed_mention(token) or asked_mention(token)
    agent, sector = found
    bare = not token.children_by("det", "poss", "amod", "compound", "nmod", "nummod")
    if (bare and token.lower in word_class("needs_article")) or _is_shore(token) or _are_rooms(token):
        return None
    if token.lemma.lower() == "crown" and token.child("nummod") is not None:
        return None  # `two million crowns`
    inner = complement(token)
    if (agent.term in word_class("hollow") and sector is None and not _is_source(token)) or (
        agent.term == "state" and inner and not inner.is_name
    ):
        return None
    country = modifier_country(token)
    if agent.term.split()[-1] in word_class("crewed") and not _has_owner(token, country):
        return None
    number = {"person": "s", "group": "g", "institution": "g"}[agent.number]
    # `Guerrillas` opening a sentence may be tagged as one name.
    several = token.lower == f"{agent.term.split()[-1]}s"
    if agent.number == "person" and (token.tag in ("NNS", "NNPS") or token.lower == "people" or several):
        number = "p"
    if inner is not None and agent.term in word_class("group_head"):
        deeper = agent_of(inner)
        if deeper is None and not inner.is_name and inner.pos != "NUM":
            return None  # `a family of tanks`
        if deeper is not None:
            consumed.add(inner.i)
            sector = sector or deeper[1]
            country = country or modifier_country(inner)
    modifiers = _modifiers(token)
    return Mention(
        head=token,
        span=_trimmed(token, with_prepositions=inner is not None and agent.term in word_class("group_head")),
        kind="collective" if agent.number != "person" else "generic",
        number=number,
        gender=_noun_gender(agent.term, number),
        sector=sector,
        country=country,
        lemma=agent.term,
        definite=_is_definite(token),
        modifiers=modifiers,
        has_name=any(word.is_name for child in token.children for word in (child, *child.children)),
    )


_SIDES = frozenset(
    "far near opposite other left right west western east eastern north northern south southern".split()
)


def _are_rooms(token: Token) -> bool:
    """True for offices that are gone into or searched."""
    return token.lower == "offices" and token.dep in ("dobj", "pobj", "nsubjpass", "conj")


def _is_shore(token: Token) -> bool:
    """True for the bank of a river (`shelled from the far bank`)."""
    return token.lemma == "bank" and any(child.lower in (*_SIDES, "river") for child in token.children)


def _is_source(token: Token) -> bool:
    """True for the subject of a word of saying, or whom a report cites (`citing its agent`)."""
    if token.dep == "dobj":
        return token.head.lemma in ("cite", "quote")
    cue = cue_entries()["verb"].get(token.head.lemma) if token.dep == "nsubj" else None
    return cue is not None and cue.cue_class == "communication"


def _party(token: Token) -> Mention | None:
    """The participant named right before its deed (`rebel attack`, `a police raid`)."""
    deed = token.head
    if (
        deed.dep in ("compound", "amod", "nmod")
        or not (is_deed(deed) or is_weapon(deed) or deed.lemma == "captivity")
        or not names_party(token, deed)
    ):
        return None
    found = agent_of(token)
    if found is None:
        return None
    agent, sector = found
    country = modifier_country(token) or modifier_country(deed)
    return Mention(
        head=token,
        span=token.span,
        kind="collective",
        number="g" if agent.number != "person" else "p",
        sector=sector,
        country=country,
        lemma=agent.term,
        modifiers=frozenset({"(deed)"}),
    )


def _has_owner(token: Token, country: str | None) -> bool:
    """Whether the words around a craft tell whose it is (`Ardenian warplanes`, `the army's boats`)."""
    words = [word for child in token.children for word in (child, *child.children)]
    named = any(word.is_name and word.dep in ("amod", "compound", "nmod", "poss") for word in words)
    owned = any(child.dep in ("poss", "compound") and is_agent_noun(child) for child in token.children)
    owned = owned or any(child.lower == "enemy" for child in token.children)
    return bool(country) or named or owned


def _trimmed(token: Token, *, with_prepositions: bool = False) -> Span:
    """The noun phrase without a possessive mark at its end."""
    span = _without_lead(token, noun_phrase(token, with_prepositions=with_prepositions))
    mark = token.child("case")
    return Span(span.start, mark.start) if mark is not None and mark.end == span.end else span


_HEDGES = {"least": ("at",), "most": ("at",), "than": ("more", "fewer", "less"), "to": ("up",)}


def _without_lead(head: Token, span: Span) -> Span:
    """The phrase without a day or year before it, and with the whole of its hedge (`at least 72 people`)."""
    sentence = head.sent
    if sentence is None:
        return span
    words = sentence.tokens
    first = next((i for i, word in enumerate(words) if word.start >= span.start), 0)
    while words[first] is not head and (_is_of_date(words, first) or _is_asking(words, first)):
        first += 1
    if first and words[first - 1].lower in _HEDGES.get(words[first].lower, ()):
        first -= 1
    elif first > 1 and words[first].pos == "NUM":
        inner, outer = words[first - 1].lower, words[first - 2].lower
        first -= 2 if outer in _HEDGES.get(inner, ()) else 0
    return Span(words[first].start, span.end) if words[first].start < span.end else span


def _is_asking(words: Sequence[Token], at: int) -> bool:
    """True for the `how` of `told how rebels fled`, hung on the noun; not in `how many rebels`."""
    return words[at].lower == "how" and words[at + 1].lower not in ("many", "much")


_SHORT = 5


def _is_of_date(words: Sequence[Token], at: int) -> bool:
    """True for a word of a date that the parser took into a phrase: its day, month or year."""
    if _is_day(words[at].lower) or words[at].pos == "PUNCT" or words[at].lower in _HOURS:
        return True
    beside = [*words[max(0, at - 1) : at], *words[at + 1 : at + 2]]
    return DAY_OF_MONTH.match(words[at].lower) is not None and any(word.lower in MONTHS for word in beside)


_HOURS = frozenset("noon midday midnight dawn dusk daybreak nightfall sunrise sunset".split())
"""Words for an hour that the parser takes into the phrase behind them (`Towards noon two jets bombed`)."""


def _is_day(word: str) -> bool:
    possessive = len(word) > _SHORT and word.removesuffix("s") in CALENDAR  # `Tuesdays attack`
    return word in CALENDAR or possessive or _YEAR.match(word) is not None


_YEAR = re.compile(r"(?:19|20)\d\d$")


def _counted(token: Token, consumed: set[int]) -> Mention | None:
    """`dozens of residents`, `three of them`, `five` in `five were killed`."""
    if token.dep in ("nummod", "compound", "quantmod", "amod", "det", "advmod", "npadvmod"):
        return None
    inner = complement(token)
    if inner is not None:
        found = agent_of(inner)
        if found is None:
            return part_of_them(token)
        consumed.add(inner.i)
        agent, sector = found
        return Mention(
            head=token,
            span=Span(token.start, noun_phrase(inner).end),
            kind="generic" if agent.number == "person" else "collective",
            number="p",
            sector=sector,
            country=modifier_country(inner),
            lemma=agent.term,
            modifiers=frozenset({token.lower}),
        )
    if token.pos == "NUM" and not token.text[0].isalpha() and not token.text.replace(",", "").isdigit():
        return None
    harmed = token.dep in ("nsubjpass", "nsubj", "dobj") and token.head.lemma in word_class("harm")
    harmed = harmed or what_befell(token) is not None
    headline = any(
        child.tag == "VBN" and child.dep == "acl" and child.lemma in word_class("harm")
        for child in token.children
    )
    gathered = token.dep == "nsubj" and token.head.lemma in word_class("gather")
    if not harmed and not headline and not (gathered and token.pos != "NUM"):
        return None
    if token.head.lemma == "shoot" and any(child.lower == "down" for child in token.head.children):
        return None  # `two were shot down`: planes
    if token.pos == "NUM" and any(child.text in "$€£%" for child in token.children):
        return None
    return Mention(
        head=token,
        span=_without_lead(token, noun_phrase(token)),
        kind="generic",
        number="p",
        lemma="person",
        modifiers=frozenset({token.lower}),
    )


def _modifiers(token: Token) -> frozenset[str]:
    """Words that restrict a noun: adjectives, nouns, possessors and complements, lower-cased."""
    found = {
        child.lower
        for child in token.children
        if child.dep in ("amod", "compound", "nmod", "nummod", "poss")
        and child.lower not in ("other", "same")
    }
    inner = complement(token)
    if inner is not None:
        found.add(inner.lower)
    if token.child("relcl", "acl"):
        found.add("(clause)")
    return frozenset(found)


def _is_definite(token: Token) -> bool:
    return any(
        (child.dep == "det" and child.lower in ("the", "this", "that", "these", "those", "both"))
        or child.dep == "poss"
        for child in token.children
    )


def _noun_gender(term: str, number: str) -> str | None:
    if number == "g":
        return "n"
    if term in word_class("female") or term.endswith("woman"):
        return "f"
    if term in word_class("male"):
        return "m"
    return None
