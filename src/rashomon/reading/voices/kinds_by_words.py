"""What sort of source words tell by themselves: a name with a title, a body's head, a noun for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.findings import SourceKind
from rashomon.language import Token
from rashomon.lexicons.agents import (
    find_agent,
    find_organisation_head,
    forms,
    gender_of_name,
    organisations,
    titles,
)
from rashomon.lexicons.countries import country_of_capital, country_of_demonym, country_of_name
from rashomon.lexicons.cues import source_nouns

# Agent nouns by what they name (see the table of agents).
_OF_AGENTS = {"person": "unnamed", "group": "collective", "institution": "body"}


def kind_of_name(words: Sequence[str]) -> SourceKind:
    """What sort of source a proper name is by its own words: a title, a given name, an organisation's head.

    A country's or capital's name is the organisation that speaks for it.
    """
    name = " ".join(words).removeprefix("the ").removeprefix("The ")
    lowered = [word.lower().strip(",.'’") for word in name.split()]
    if not lowered:
        return "unclear"
    if lowered[-1] in ("'s", "’s", "s") and len(lowered) > 1:
        lowered.pop()
    outlets = source_nouns()
    if (
        any(outlets.get(word) == "outlet" for word in lowered[-2:])
        or outlets.get(lowered[-1]) == "outlet_name"
    ):
        return "outlet"
    if outlets.get(lowered[-1]) == "unnamed" and (len(lowered) == 1 or country_of_demonym(lowered[-2])):
        return "unnamed"
    if name in organisations() or country_of_name(name) is not None or country_of_capital(name) is not None:
        return "named_organisation"
    heads = find_organisation_head(lowered)[0]
    if heads and source_nouns().get(lowered[-1]) == "body":
        return "named_organisation"
    table = titles()
    for length in range(min(3, len(lowered) - 1), 0, -1):
        if any(" ".join(lowered[at : at + length]) in table for at in range(len(lowered) - length)):
            return "named_person"
    if heads or outlets.get(lowered[-1]) in ("body", "collective"):
        return "named_organisation"
    if len(lowered) > 1 and any(gender_of_name(word) is not None for word in lowered[:-1]):
        return "named_person"
    return "unclear"


def ends_in_name(head: Token, words: Sequence[Token]) -> bool:
    """True for `the captain of the Petrel, Jens Ravik`: one person's name in commas ends the source."""
    commas = [at for at, word in enumerate(words) if word.text == ","]
    if not commas or head.tag in ("NNS", "NNPS"):
        return False
    name = words[commas[-1] + 1 :] if commas[-1] + 1 < len(words) else words[commas[0] + 1 : commas[-1]]
    names = [word for word in name if word.pos != "PUNCT"]
    return len(names) > 1 and all(is_proper(word) for word in names)


def noun_kind(head: Token, words: Sequence[Token]) -> SourceKind:
    """What sort of source a common noun is."""
    if head.lower in _ONE_OF:
        return "unnamed"
    if head.lower in _SEVERAL_OF or (head.pos == "NUM" and head.lower != "one"):
        return "collective"
    kind = next((kind for form in _forms(head) if (kind := source_nouns().get(form)) is not None), None)
    if kind is None and (agent := find_agent([head.lower], head.lemma)) is not None:
        kind = _OF_AGENTS.get(agent[0].number)
    if kind is None and head.pos in ("NOUN", "PROPN") and head.lemma.lower().endswith(_PERSON_ENDINGS):
        kind = "unnamed"
    plural = head.tag in ("NNS", "NNPS") or head.child("cc") is not None
    if kind == "document":
        return "document"
    if kind == "outlet":
        return "outlet"
    if kind == "body" or (kind is None and find_organisation_head([head.lower])[0]):
        return "named_organisation" if any(is_proper(word) for word in words) else "collective"
    if kind == "collective" or (kind == "unnamed" and plural):
        return "collective"
    if kind == "unnamed":
        named = any(child.dep == "appos" and is_proper(child) for child in head.children)
        return "named_person" if named else "unnamed"
    return "unclear"


_ONE_OF = frozenset({"one", "another", "someone", "somebody"})
_SEVERAL_OF = frozenset(
    "most many some several few both all none half others everyone everybody dozens scores".split()
)
_PERSON_ENDINGS = (
    "ist", "ician", "ologist", "man", "woman", "master", "keeper", "holder", "worker", "maker", "owner",
    "driver", "dweller", "goer", "eer", "farmer", "seeker", "monger", "wright", "marshal", "besieger",
)  # fmt: skip
"""Endings of nouns that name people by what they do; tables come first."""


def _forms(head: Token) -> Iterator[str]:
    yield head.lemma
    yield from forms(head.lower)


def described(head: Token) -> SourceKind:
    """A name by what is said beside it: `Hale, a doctor`, `Hale, who`, `doctor Hale`."""
    nouns = [child for child in head.children if child.dep in ("appos", "compound", "nmod", "amod")]
    if head.dep == "appos":
        nouns.append(head.head)  # `the chief of staff, Hale`
    kinds = {source_nouns().get(noun.lemma) or source_nouns().get(noun.lower) for noun in nouns}
    for noun in nouns:
        found = find_agent([noun.lower], noun.lemma)
        kinds.add(_OF_AGENTS.get(found[0].number) if found is not None else None)
        if found is None and not is_proper(noun) and noun.lemma.endswith(_PERSON_ENDINGS):
            kinds.add("unnamed")
    if "unnamed" in kinds or any(
        child.dep == "relcl" and any(c.lower in ("who", "whom") for c in child.children)
        for child in head.children
    ):
        return "named_person"
    if "outlet" in kinds:
        return "outlet"
    return "named_organisation" if kinds & {"body", "collective"} else "unclear"


def is_proper(token: Token) -> bool:
    """True for a word of a proper name."""
    return token.pos == "PROPN" or token.is_name


def is_of_name(token: Token, head: Token) -> bool:
    """True for the words of a name and its title, not for a body named in what is added to it.

    `Ada Hale, a spokeswoman for the Green Lamp` is a person; `the Army of Vesk` is one name.
    """
    if token is head or (token.head is head and token.dep in ("compound", "nmod", "amod", "poss")):
        return True
    whole = any(child.dep == "compound" and child.i < head.i for child in head.children)
    return is_proper(token) and not any(
        above.dep in ("appos", "relcl", "acl") or (whole and above.dep == "prep" and not above.is_name)
        for above in _up_to(token, head)
    )


def _up_to(token: Token, head: Token) -> Iterator[Token]:
    """A word and those above it, below a head."""
    for above in (token, *token.ancestors()):
        if above is head:
            return
        yield above
