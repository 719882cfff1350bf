"""Small questions of grammar that every layer asks of a token; pure functions."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.language import Token


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and everything joined to it by `and` or `or`, in text order."""
    yield token
    for child in token.children:
        if child.dep == "conj":
            yield from conjuncts(child)


def is_infinitive(verb: Token) -> bool:
    """True for an infinitive with `to`."""
    return any(child.dep == "aux" and child.lower == "to" for child in verb.children)


WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def verb_over(token: Token) -> Token | None:
    """The nearest verb above a word; None where it hangs on none."""
    return next((node for node in token.ancestors() if node.pos == "VERB"), None)


def word_before(token: Token) -> Token | None:
    """The word before one in its sentence, punctuation included; None for the first."""
    return _beside(token, -1)


def word_after(token: Token) -> Token | None:
    """The word after one in its sentence, punctuation included; None for the last."""
    return _beside(token, 1)


def _beside(token: Token, step: int) -> Token | None:
    words = token.sent.tokens if token.sent is not None else []
    at = token.i - words[0].i + step if words else -1
    return words[at] if 0 <= at < len(words) else None


def members(token: Token) -> Iterator[Token]:
    """The token and everything listed with it, past a name or a further entry hung on it as an apposition.

    `the leader, Oren Falk, and two aides`, `Ana Hale, her driver and two guards`, `a cobbler, a weaver and a
    clerk`; not what an apposition says of one (`the mayor, a doctor and father of two, was shot`).
    """
    for one in conjuncts(token):
        yield one
        for beside in one.children_by("appos"):
            if _is_name_of(beside, one):
                yield from _listed_behind(beside)
            elif _is_next_in_list(beside, one):
                yield from members(beside)


_SEVERAL = frozenset("couple pair duo trio family team crew group brother sister twin".split())


def _is_name_of(name: Token, role: Token) -> bool:
    """True for the name of one person that stands between commas behind what he is."""
    return name.is_name and not role.is_name and role.tag == "NN" and role.lemma not in _SEVERAL


def _listed_behind(name: Token) -> Iterator[Token]:
    """What is joined to a role past its name, from which a comma parts it or which is no name itself."""
    after = word_after(name)
    closed = after is not None and after.text == ","
    for child in name.children:
        if (child.dep == "conj" and (closed or not child.is_name)) or (
            child.dep == "appos" and closed and _is_next_in_list(child, name)
        ):
            yield from members(child)


def _is_next_in_list(beside: Token, one: Token) -> bool:
    """True for the second entry of a list taken for an apposition: the last has a word of its own before it.

    And no comma stands behind the list.
    """
    last = beside
    while (further := last.child("conj")) is not None:
        last = further
    if last is beside or beside.is_name or not (_opens_entry(beside) and _opens_entry(last)):
        return False
    owned = any(child.tag in ("PRP$", "CD") for child in beside.children)
    if not (owned if one.is_name else _is_indefinite(one)):
        return False
    words = one.sent.tokens if one.sent is not None else []
    end = max(word.i for word in last.subtree()) + 1 - (words[0].i if words else 0)
    return end >= len(words) or words[end].text != ","


def is_listed(beside: Token) -> bool:
    """True for a further entry of a list, taken for an apposition of the one before it.

    And for those told apart among others (`nine villagers, among them three women`).
    """
    if beside.dep != "appos" or beside.is_root:
        return False
    return _is_next_in_list(beside, beside.head) or is_told_apart(beside)


def is_told_apart(beside: Token) -> bool:
    """True for the women of `nine villagers, among them three women`."""
    among = [prep for prep in beside.children_by("prep") if prep.lower in ("among", "amongst")]
    return beside.dep == "appos" and any(prep.i < beside.i for prep in among)


def _opens_entry(noun: Token) -> bool:
    return noun.is_name or any(child.dep in ("det", "nummod", "poss") for child in noun.children)


def _is_indefinite(noun: Token) -> bool:
    return any(child.lower in ("a", "an") or child.dep == "nummod" for child in noun.children)
