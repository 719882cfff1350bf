"""Nouns, adjectives, adverbs and prepositions as cues: where their content and their source stand."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.language import Parse, Token
from rashomon.lexicons.agents import find_agent
from rashomon.reading.clauses import is_passive
from rashomon.reading.grammar import is_infinitive
from rashomon.reading.voices.cues import CueSite
from rashomon.reading.voices.drafts import CLAUSE, Draft, is_that_clause, take
from rashomon.reading.voices.sources import can_speak, source_words, subject_of

_VERBAL = ("VERB", "AUX")
# Nouns that are cues only as the object of these verbs.
_CARRIERS_OF = {
    "responsibility": frozenset({"claim", "accept", "admit", "take", "deny", "assume"}),
    "credit": frozenset({"claim", "take"}),
}


def link_noun(parse: Parse, site: CueSite, draft: Draft, heads: dict[int, CueSite]) -> bool:
    """Fill a noun's draft (`the claim that`); False where it has no content."""
    noun, frames = site.head, site.entry.frames
    for child in (*noun.children, *_clauses_further_off(noun)):
        if child.i < noun.i:
            continue
        that = child.dep in ("acl", "ccomp", "relcl") and "that" in frames and is_that_clause(child)
        infinitive = child.dep in ("acl", "xcomp") and "to" in frames and is_infinitive(child)
        if that or infinitive:
            take(draft, child)
    if not draft.content:
        for prep in noun.children:
            if prep.dep == "prep" and prep.i > noun.i and prep.lower in site.entry.prepositions:
                for inner in prep.children_by("pobj", "pcomp"):
                    take(draft, inner)
                draft.cue.add(prep.i)
                if prep.lower == "for":
                    # `requests for the court to look into it`
                    asked = (c for c in noun.children_by("acl", "relcl") if c.i > prep.i and is_infinitive(c))
                    for deed in asked:
                        take(draft, deed)
    if not draft.content:
        return False
    owner = noun.child("poss")
    if owner is not None:
        draft.source = source_words(owner, outside=draft.cue | draft.content)
        draft.source_head = owner
        case = next((c.i for c in owner.children if c.dep == "case"), None)
        if case is not None:
            draft.source = [i for i in draft.source if i < case]
            draft.cue.add(case)
    else:
        _noun_agent(noun, draft)
        if draft.source_head is None and (owner := _body_before(noun)) is not None:
            draft.source, draft.source_head = source_words(owner, outside=draft.cue | draft.content), owner
            draft.cue -= set(draft.source)
    carrier = noun.head
    wanted = _CARRIERS_OF.get(site.entry.lemma)
    if wanted is not None and not (noun.dep == "dobj" and carrier.lemma in wanted):
        return False
    if wanted is not None and carrier.lemma == "deny":
        draft.act = "deny"
    if noun.dep == "dobj" and carrier.pos in _VERBAL and owner is None:
        _support_verb(carrier, noun, draft)
    if noun.dep == "pobj" and noun.head.dep == "prep" and (verb := heads.get(noun.head.head.i)) is not None:
        # `said in a statement that`: the statement is part of the verb's cue
        return verb.entry.pos != "verb" or not verb.entry.frames & {"that", "quote"}
    return True


def _clauses_further_off(noun: Token) -> Iterator[Token]:
    """Clauses that the parser hung on the speaker named after a noun, or on its verb.

    `assurances from the rebels that ...`, `cited the testimony of a driver that ...`
    """
    agents = [whose for whose in _agents(noun) if _is_somebody(whose)]
    for agent in agents:
        yield from agent.children_by("relcl", "acl")
    if agents and noun.dep == "dobj":
        yield from noun.head.children_by("ccomp")


def _agents(noun: Token) -> Iterator[Token]:
    """Whose a noun is, by `of`, `by` or `from`; also beside a verb (`received word from Vesk that`)."""
    for prep in noun.children_by("prep"):
        if prep.lower in _AGENT_OF:
            yield from prep.children_by("pobj")
    if noun.dep == "dobj" and noun.head.lemma in _GETTING:
        for prep in noun.head.children_by("prep"):
            if prep.lower == "from" and prep.i > noun.i:
                yield from prep.children_by("pobj")


def _is_somebody(noun: Token) -> bool:
    return can_speak(noun) or find_agent([noun.lower], noun.lemma) is not None


_AGENT_OF = frozenset({"by", "from", "among", "of"})
_GETTING = frozenset("receive get obtain win have seek hear".split())


def _body_before(noun: Token) -> Token | None:
    """Arvania in `the Arvania position that`: a name right before the noun is whose it is."""
    before = [child for child in noun.children_by("compound", "nmod") if child.i == noun.i - 1]
    return before[0] if before and (before[0].is_name or before[0].pos == "PROPN") else None


def _noun_agent(noun: Token, draft: Draft) -> None:
    of_what = draft.site is not None and "p:of" in draft.site.entry.frames
    for whose in _agents(noun):
        if whose.head.lower != "of" or (not of_what and _is_somebody(whose)):
            draft.source = source_words(whose, outside=draft.cue | draft.content)
            draft.source_head = whose
            return


def _support_verb(verb: Token, noun: Token, draft: Draft) -> None:
    """`expressed hope that`: the verb belongs to the cue, and its subject is the source."""
    carries = verb.lemma in _SUPPORT_VERBS or verb.lemma in _CARRIERS_OF.get(noun.lemma, ())
    if not carries or is_passive(verb):
        return
    subject = subject_of(verb)
    if subject is None or subject.i in draft.content:
        return
    draft.source = source_words(subject, outside=draft.cue | draft.content)
    draft.source_head = subject
    draft.cue.add(verb.i)


_SUPPORT_VERBS = frozenset(
    "make express issue voice claim have take raise give reiterate repeat announce release share "
    "deliver offer provide present file submit lodge".split()
)


def link_adjective(parse: Parse, site: CueSite, draft: Draft, heads: dict[int, CueSite]) -> bool:
    """Fill an adjective's draft (`aware that`, `alleged`); False where it has no content."""
    word, frames = site.head, site.entry.frames
    if "noun" in frames:
        if word.dep == "amod" and word.head.i > word.i:
            draft.content = {t.i for t in word.head.subtree() if t.i > word.i}
            return bool(draft.content)
        return False
    made = "made" in frames
    if made and len(site.words) == 1:
        return False
    carriers = [word, word.head] if word.dep == "acomp" or made else [word]
    for carrier in carriers:
        for child in carrier.children:
            if child.i < word.i:
                continue
            clause = child.dep in CLAUSE and frames & {"that", "that_it", "made"}
            infinitive = child.dep == "xcomp" and "to" in frames and is_infinitive(child)
            if clause or infinitive:
                take(draft, child)
    if not draft.content:
        for prep in word.children_by("prep"):
            if prep.lower in site.entry.prepositions:
                for inner in prep.children_by("pobj", "pcomp"):
                    take(draft, inner)
                draft.cue.add(prep.i)
    if not draft.content:
        return False
    draft.content -= draft.cue
    if "that_it" in frames:
        return True
    if word.dep == "acomp" or made:
        subject = subject_of(word.head, inverted=False)
    elif word.dep == "amod":
        subject = None
    else:
        subject = word.head if word.head.pos in ("NOUN", "PROPN") else None
    if subject is None or subject.lower in ("it", "there") or subject.i in draft.content:
        return False
    draft.source = source_words(subject, outside=draft.cue | draft.content)
    draft.source_head = subject
    return True


def link_adverb(parse: Parse, site: CueSite, draft: Draft, heads: dict[int, CueSite]) -> bool:
    """Fill an adverb's draft (`reportedly`): its content is the clause it stands in."""
    governor = site.head.head
    if governor is site.head or governor.pos == "PUNCT":
        return False
    skipped = {t.i for c in governor.children_by("conj", "advcl", "parataxis", "relcl") for t in c.subtree()}
    draft.content = {t.i for t in governor.subtree()} - skipped - {site.head.i}
    return any(parse.tokens[i].pos in ("VERB", "NOUN", "AUX", "NUM", "PROPN", "ADJ") for i in draft.content)


def link_preposition(parse: Parse, site: CueSite, draft: Draft, heads: dict[int, CueSite]) -> bool:
    """Fill the draft of `according to`: its content is the clause it hangs on."""
    last = parse.tokens[max(site.words)]
    who = last.child("pobj")
    if who is None:
        return False
    draft.source = source_words(who, outside=draft.cue)
    draft.source_head = who
    own = {t.i for t in site.head.subtree()} | set(draft.source) | draft.cue
    governor = site.head.head
    if governor is site.head:
        # `According to Hale:` alone on its line waits for the quote after it
        return site.head.sent is not None and site.head.sent.tokens[-1].text.endswith(":")
    if site.head.i == (site.head.sent.tokens[0].i if site.head.sent else -1):
        governor = site.head.sent.root if site.head.sent else governor
    while (
        governor.pos not in _VERBAL
        and governor.head is not governor
        and governor.dep not in ("conj", "appos")
    ):
        governor = governor.head
    draft.content = {t.i for t in governor.subtree()} - own
    if governor.i < site.head.i:
        for later in governor.children_by("conj", "cc", "parataxis", "punct"):
            if later.i > site.head.i:
                draft.content -= {t.i for t in later.subtree()}
    return bool(draft.content)
