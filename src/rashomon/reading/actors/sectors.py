"""What the words of a noun phrase tell: agent noun, sector and country."""

from __future__ import annotations

from rashomon.language import Token
from rashomon.lexicons import agents, countries
from rashomon.reading.actors.names import join_words


def is_agent_noun(token: Token) -> bool:
    """True for a noun that names participants."""
    return token.pos in ("NOUN", "PROPN") and agents.find_agent([token.lower], token.lemma) is not None


def agent_of(token: Token) -> tuple[agents.Agent, str | None] | None:
    """The agent noun that a token is, and the sector that it and the words around it tell."""
    inner = complement(token)
    # `head of state`: one role; only its first word stands in the clause.
    whole = agents.find_agent([token.lower, "of", inner.lower]) if inner is not None else None
    if whole is not None and whole[1] == 3:
        return whole[0], whole[0].sector
    found = agents.find_agent(_words_before(token), token.lemma)
    if found is None:
        return None
    agent, length = found
    sector = agent.sector
    if sector is None:
        sector = sector_around(token, skip=length - 1)
    elif length == 1 and agent.number == "person" and sector in ("GOV", "CVL", "COP", "LAB", "JRN"):
        sector = sector_around(token, skip=0, institutions=True) if sector == "GOV" else None
        sector = sector or agent.sector
    return agent, sector


def _words_before(token: Token) -> list[str]:
    """The token and up to three words right before it that modify it, lower-cased, in order."""
    sentence = token.sent
    if sentence is None:
        return [token.lower]
    at = token.i - sentence.tokens[0].i
    words = [token.lower]
    for earlier in range(at - 1, max(-1, at - 4), -1):
        previous = sentence.tokens[earlier]
        if previous.pos not in ("NOUN", "PROPN", "ADJ", "ADP", "VERB") or previous.head.i > token.i + 3:
            break
        words.insert(0, previous.lower)
    return words


def sector_around(token: Token, *, skip: int, institutions: bool = False) -> str | None:
    """The sector told by the nouns before a word or after its `of` (`army spokesman`, `head of the army`)."""
    for child in reversed(token.children):
        if child.i < token.i - skip and child.dep in ("compound", "nmod", "poss", "amod"):
            sector = noun_sector(child, institutions=institutions)
            if sector is not None:
                return sector
    inner = complement(token)
    return noun_sector(inner, institutions=institutions) if inner is not None else None


_SECTOR_ADJECTIVE_TABLE = """
MIL military naval
UAF armed jihadist extremist militant terrorist
REB rebel separatist insurgent guerrilla
PRM paramilitary
GOV presidential governmental
LEG parliamentary
JUD judicial
REL religious
NGO humanitarian
MED medical
ELI tribal
CRM criminal
CVL civilian
SPY intelligence
OPP opposition
"""


_SECTOR_ADJECTIVES = {
    word: sector
    for sector, *words in (line.split() for line in _SECTOR_ADJECTIVE_TABLE.strip().splitlines())
    for word in words
}


def noun_sector(token: Token, *, institutions: bool = False) -> str | None:
    """The sector that a noun or adjective tells; with `institutions`, not by a person's role."""
    if token.lower in _SECTOR_ADJECTIVES:
        return _SECTOR_ADJECTIVES[token.lower]
    known = agents.organisations().get(_with_name_before(token)) or agents.organisations().get(token.text)
    if known is not None and (token.is_name or token.pos == "PROPN"):
        return known.sector
    found = agents.find_agent(_words_before(token), token.lemma)
    if found is not None and found[0].sector not in ("CVL", None):
        # `lieutenant governor` is no soldier; `army minister` is of the army.
        return None if institutions and found[0].number == "person" else found[0].sector
    if token.text[0].isupper():
        is_head, sector = agents.find_organisation_head([token.lower])
        if is_head:
            return sector
    return None


def _with_name_before(token: Token) -> str:
    """The word with the name word right before it (`White House`)."""
    words = token.sent.tokens if token.sent is not None else [token]
    at = token.i - words[0].i
    return join_words([words[at - 1], token]) if at else token.text


def complement(token: Token) -> Token | None:
    """The noun after `of`."""
    for prep in token.children:
        if prep.lower == "of" and prep.dep == "prep":
            return prep.child("pobj")
    return None


def modifier_country(token: Token) -> str | None:
    """The country told by nationality, country or possessor before a noun, or by `of` after it."""
    for child in token.children:
        if child.i < token.i and child.dep in ("amod", "compound", "nmod", "poss"):
            for word in (child, *child.children):
                row = _country_row(word)
                if row is not None and row.code:
                    return row.code
    inner = complement(token)
    if inner is not None and inner.is_name:
        row = countries.country_of_name(join_words([*inner.children_by("compound"), inner]))
        if row is not None:
            return row.code
    return None


def _country_row(token: Token) -> countries.Country | None:
    if not token.text[0].isupper():
        return None
    text = join_words([*[c for c in token.children_by("compound", "amod") if c.i == token.i - 1], token])
    sentence = token.sent
    at = token.i - sentence.tokens[0].i if sentence is not None else 0
    before = sentence.tokens[at - 1] if sentence is not None and at else None
    # Of several words only the last may be a nationality; `New Jersey` is not Jersey, nor `North Korean`
    # Korean.
    return (
        (countries.country_of_demonym(join_words([before, token])) if before is not None else None)
        or countries.country_of_demonym(text)
        or countries.country_of_name(text)
        or countries.country_of_demonym(token.text)
    )
