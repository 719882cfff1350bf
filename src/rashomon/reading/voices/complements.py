"""What stands inside somebody's words as another's, where no list says how: the complement of its verb.

The encoder tags outermost attributions alone, so what it tags as content is searched by grammar. A list of
cues tells where the content of each word stands; inside somebody's words a word of saying, knowing or
thinking that finds none there takes whatever complements it (`told his driver to lose the list`, `knew of no
threats`, `had been told by both armies that ...`), and a verb of no list that has a speaker and a clause with
`that` is taken for one (`trusts that they will obey`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from rashomon.language import Parse, Token
from rashomon.lexicons.cues import Cue
from rashomon.reading.clauses import is_passive, passive_agents
from rashomon.reading.grammar import is_infinitive
from rashomon.reading.voices.cues import CueSite, verb_group
from rashomon.reading.voices.drafts import Draft, take
from rashomon.reading.voices.sources import (
    can_speak,
    is_told,
    source_words,
    subject_of,
    verb_source,
)

RULE = "attribution.complement"

_ABOUT = frozenset({"of", "about", "on", "against"})
_SAID_TO = frozenset({"tell", "shout", "signal", "radio", "warn", "whisper", "write", "yell", "cry", "phone"})
"""Words of saying whose infinitive is what is said (`told his driver to leave`)."""
_BROUGHT_ABOUT = frozenset(
    "ensure make mean cause help let see arrange provide guarantee happen pretend prove be do have "
    "get".split()
)
"""Verbs whose clause is brought about or follows, and is nobody's word."""
_PRONOUNS = frozenset({"i", "we", "he", "she", "they", "everybody", "everyone", "who", "you"})
_EMPTY = frozenset({"it", "this", "that", "him", "her", "them", "me", "us", "itself", "so"})


def inner_drafts(
    parse: Parse, drafts: Sequence[Draft], sites: Mapping[int, CueSite], inside: Collection[int]
) -> list[Draft]:
    """Drafts of words `inside` somebody's words that are no cue of `drafts`; `sites` are known cues."""
    taken = {i for draft in drafts for i in draft.cue}
    found = []
    for i in sorted(set(inside) - taken):
        verb = parse.tokens[i]
        if verb.pos != "VERB" or is_told(verb):
            continue
        site = sites.get(i)
        draft = _of_cue(site) if site is not None else _of_clause(verb)
        if draft is not None and draft.content:
            found.append(draft)
    return found


def _of_cue(site: CueSite) -> Draft | None:
    """A draft of a cue of the list with whatever complements it."""
    if site.entry.pos != "verb":
        return None
    draft = Draft(site, RULE, set(site.words), act=site.act)
    for root in _complements(site.head, site.entry):
        take(draft, root)
    heads = verb_source(site.head)
    return _spoken(draft, heads[0] if heads else None)


def _of_clause(verb: Token) -> Draft | None:
    """A draft of a verb of no list that has a speaker and a clause with `that`."""
    clause = next((c for c in verb.children_by("ccomp") if _has_that(c) and c.i > verb.i), None)
    if clause is None or verb.lemma in _BROUGHT_ABOUT or is_passive(verb) or verb.child("dobj") is not None:
        return None
    draft = Draft(None, RULE, verb_group(verb))
    take(draft, clause)
    return _spoken(draft, subject_of(verb, inverted=False))


def _spoken(draft: Draft, speaker: Token | None) -> Draft | None:
    """The draft with its speaker; None where nobody is told who could speak."""
    if speaker is None or not (can_speak(speaker) or speaker.lower in _PRONOUNS):
        return None
    draft.content -= draft.cue
    draft.source, draft.source_head = source_words(speaker, outside=draft.cue | draft.content), speaker
    draft.content -= set(draft.source)
    return draft


def _complements(verb: Token, cue: Cue) -> Iterator[Token]:
    """The heads of what a verb has said, known or thought of."""
    if is_passive(verb):
        # `told by both armies that the bridge was mined`: the parser hangs the clause on the teller
        for agent in passive_agents(verb):
            yield from (child for child in agent.children_by("relcl", "acl") if _is_that_clause(child))
        return
    infinitive = verb.child("xcomp")
    if infinitive is not None and is_infinitive(infinitive) and verb.lemma in _SAID_TO:
        yield infinitive
        return
    thing = verb.child("dobj")
    if thing is not None and verb.child("dative") is not None and thing.lower not in _EMPTY:
        if cue.act == "promise" or verb.lemma in _SAID_TO:
            yield thing  # `told me forty`, `offered him a truce`: what is only shown is nobody's words
    elif thing is None and cue.cue_class == "knowledge":
        for prep in verb.children_by("prep"):
            noun = prep.child("pobj", "pcomp")
            if prep.lower in _ABOUT and prep.i == verb.i + 1 and noun is not None:
                yield noun
                return


def _has_that(clause: Token) -> bool:
    return any(child.dep == "mark" and child.lower == "that" for child in clause.children)


def _is_that_clause(clause: Token) -> bool:
    """True for a clause with `that` and a subject of its own: it tells, and does not describe."""
    subject = clause.child("nsubj", "nsubjpass")
    return _has_that(clause) and subject is not None and subject.lower != "that"
