"""From a cue to its content and its source, by the grammar of the sentence.

A Draft is an attribution as sets of word indices. Drafts come from rules here (`link_cues`), from quote marks
(`quote_linking`) or from the encoder's tags (`attribution_tags`); `attributions` makes findings of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rashomon.language import Parse, Token
from rashomon.lexicons.cues import source_nouns
from rashomon.reading.attribution_sources import (
    can_speak,
    source_words,
    subject_of,
    torn_source,
    verb_source,
)
from rashomon.reading.clauses import is_passive
from rashomon.reading.cues import CueSite

_VERBAL = ("VERB", "AUX")
_OBJECTS = frozenset({"obj", "obj_att", "obj_for", "obj_doc"})
# Objects that make a plain deed of the verb (`claimed 80 lives`).
_IDIOMS = {"claim": frozenset({"life", "victim"}), "cite": frozenset({"it"})}
_CARRIERS_OF = {"responsibility": frozenset({"claim", "accept", "admit", "take", "deny", "assume"})}
_NOT_CONTENT = frozenset({"it", "this", "that", "himself", "herself", "itself", "themselves", "so", "what"})
_CLAUSE = ("ccomp", "csubj")
_ASKING = frozenset("ask wonder question inquire".split())
_REASONS = frozenset({"for", "as", "over"})


@dataclass(slots=True, eq=False)
class Draft:
    """One attribution in the making."""

    site: CueSite | None
    """Its cue; None where the encoder or a colon marks it."""
    rule: str
    """Which rule drew it up."""
    cue: set[int]
    content: set[int] = field(default_factory=set)
    source: list[int] = field(default_factory=list)
    source_head: Token | None = None
    addressee: list[int] = field(default_factory=list)
    lead: set[int] = field(default_factory=set)
    """Words that belong to the content once a quote is joined to it (`called the raid "childish"`)."""
    outer: Draft | None = None
    """The draft that it stands in, where that is not told by its place."""
    act: str = "assert"
    confidence: float | None = None

    @property
    def anchor(self) -> int:
        """The word by which it is placed: the first of its cue, or of its content."""
        return min(self.cue) if self.cue else min(self.content)


def link_cues(parse: Parse, sites: list[CueSite]) -> list[Draft]:
    """A draft for each cue that the grammar gives content, or that quote marks could."""
    heads = {site.head.i: site for site in sites}
    drafts = []
    for site in sites:
        draft = Draft(site, f"attribution.{site.entry.pos}", set(site.words), act=site.act)
        link = {
            "verb": _link_verb,
            "noun": _link_noun,
            "adj": _link_adjective,
            "prep": _link_preposition,
        }.get(site.entry.pos, _link_adverb)
        if link(parse, site, draft, heads):
            drafts.append(draft)
    return drafts


# --- verbs --------------------------------------------------------------------------------------------


def _link_verb(parse: Parse, site: CueSite, draft: Draft, heads: dict[int, CueSite]) -> bool:
    verb, frames = site.head, site.entry.frames
    if verb.dep == "amod":
        return False
    if "say_to" in frames and verb.child("xcomp"):
        inner = verb.child("xcomp")
        if inner is not None and inner.i in heads:
            return False
    passive = is_passive(verb)
    if passive:
        _passive_content(site, draft)
    else:
        _active_content(site, draft)
    if not draft.content and _clausal(frames):
        _outer_clause(site, draft)
    if "raise" not in frames and "that_it" not in frames:
        _set_verb_source(parse, site, draft)
    if not draft.content:
        return "quote" in frames or "that" in frames
    if _needs_source(site, draft, passive=passive):
        return False
    draft.content -= draft.cue
    draft.content -= set(draft.source)
    return bool(draft.content)


def _clauses(verb: Token) -> list[Token]:
    """The clauses that can be a verb's content; after asking, `if` and `whether` open one."""
    return [
        child
        for child in verb.children
        if (child.dep in _CLAUSE and not _is_aside(child))
        or (child.dep == "advcl" and verb.lemma in _ASKING and _asks(child))
    ]


def _asks(clause: Token) -> bool:
    return any(child.dep == "mark" and child.lower in ("if", "whether") for child in clause.children)


def _clausal(frames: frozenset[str]) -> bool:
    return "that" in frames or "quote" in frames


def _active_content(site: CueSite, draft: Draft) -> None:
    verb, frames = site.head, site.entry.frames
    clauses = _clauses(verb)
    if _clausal(frames) or "that_it" in frames:
        hung = _statement_clause(verb, draft)
        for clause in clauses or hung:
            _take(draft, clause)
    infinitive = verb.child("xcomp")
    if infinitive is not None and not draft.content and _is_infinitive(infinitive):
        if "to" in frames:
            _take(draft, infinitive)
        elif "raise" in frames:
            subject = subject_of(verb, inverted=False)
            if subject is not None and subject.lower not in ("it", "there", "who", "which", "that"):
                _take(draft, subject)
            _take(draft, infinitive)
        elif "obj_to" in frames and (whom := verb.child("dobj")) is not None:
            _take(draft, whom)
            _take(draft, infinitive)
    if not draft.content and "obj_to" in frames:
        for clause in clauses:
            _take(draft, clause)
    if not draft.content and infinitive is not None and infinitive.tag == "VBG" and "that" in frames:
        _take(draft, infinitive)
    if not draft.content and infinitive is not None and "to_prog" in frames and verb.tag == "VBG":
        _take(draft, infinitive)
    if "addr" in frames or "obj_to" in frames:
        _set_addressee(site, draft)
    if not draft.content:
        _object_content(site, draft)
    if not draft.content:
        _prepositional_content(site, draft)


def _statement_clause(verb: Token, draft: Draft) -> list[Token]:
    """The clause of `said in a statement that`, which the parser hangs on the statement."""
    for prep in verb.children_by("prep"):
        noun = prep.child("pobj")
        if noun is None or source_nouns().get(noun.lemma) != "document":
            continue
        if prep.i == max(draft.cue) + 1 and prep.lower in ("in", "on", "via"):
            draft.cue.update(range(prep.i, noun.i + 1))
        clauses = [
            child for child in noun.children if child.dep in ("acl", "ccomp") and _is_that_clause(child)
        ]
        if clauses:
            return clauses
    return []


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep == "aux" and child.lower == "to" for child in verb.children)


def _is_aside(clause: Token) -> bool:
    """True for a clause that only looks like content (`as he said`)."""
    return any(child.dep == "mark" and child.lower == "as" for child in clause.children)


def _object_content(site: CueSite, draft: Draft) -> None:
    verb, frames = site.head, site.entry.frames
    thing = verb.child("dobj")
    if thing is not None and thing.lemma in _IDIOMS.get(site.entry.lemma, ()):
        return
    if "obj_pred" in frames:
        for child in verb.children_by("oprd", "xcomp", "ccomp"):
            _take(draft, child)
        if draft.content and thing is not None:
            _take(draft, thing)
        elif thing is not None and thing.i > verb.i:
            draft.lead = {token.i for token in thing.subtree()}
        return
    if thing is None or thing.i < verb.i:
        return
    if "obj_as" in frames:
        as_phrase = next((c for c in verb.children_by("prep") if c.lower == "as"), None)
        if as_phrase is not None:
            _take(draft, thing)
            _take(draft, as_phrase)
        return
    if "obj_att" in frames and not _holds_opinion(subject_of(verb)):
        return
    if "obj_for" in frames and not any(c.lower in _REASONS for c in verb.children_by("prep")):
        return
    if "obj_doc" in frames and not _is_document(subject_of(verb)):
        return
    if frames & _OBJECTS and thing.lower not in _NOT_CONTENT:
        _take(draft, thing)
        for child in verb.children_by("prep", "oprd", "xcomp"):
            if child.dep != "prep" or child.lower in ("as", "of", "for"):
                _take(draft, child)


def _holds_opinion(subject: Token | None) -> bool:
    return subject is not None and can_speak(subject)


def _is_document(subject: Token | None) -> bool:
    return subject is not None and source_nouns().get(subject.lemma) == "document"


def _prepositional_content(site: CueSite, draft: Draft) -> None:
    verb, wanted = site.head, site.entry.prepositions
    for prep in verb.children:
        if prep.dep == "prep" and prep.lower in wanted and prep.i > verb.i:
            for inner in prep.children:
                if inner.dep in ("pobj", "pcomp"):
                    _take(draft, inner)
            if draft.content:
                draft.cue.update(
                    range(max(draft.cue), prep.i + 1) if prep.i == max(draft.cue) + 1 else {prep.i}
                )
                # `called on the rebels to withdraw`: the infinitive belongs to what is asked
                for infinitive in verb.children_by("xcomp", "advcl"):
                    if _is_infinitive(infinitive) and infinitive.i > prep.i and prep.lower in ("on", "for"):
                        _take(draft, infinitive)
            return


def _passive_content(site: CueSite, draft: Draft) -> None:
    verb, frames = site.head, site.entry.frames
    clauses = [clause for clause in _clauses(verb) if clause.dep != "csubj"]
    infinitives = [c for c in verb.children_by("xcomp") if _is_infinitive(c)]
    subject = verb.child("nsubjpass")
    if clauses and (_clausal(frames) or "obj_to" in frames):
        for clause in clauses:
            _take(draft, clause)
        return
    # `was said to be`: any verb of saying or thinking raises its subject in the passive
    raises = bool(infinitives) and "that" in frames
    if "pas" not in frames and "obj_to" not in frames and not raises:
        return
    if subject is None and verb.dep not in ("relcl", "acl"):
        subject = subject_of(verb, inverted=False)
    if subject is not None and subject.lower not in ("it", "there", "who", "which", "that"):
        _take(draft, subject)
    if draft.content or subject is not None:
        for child in [*infinitives, *verb.children_by("oprd")]:
            _take(draft, child)
        for prep in verb.children_by("prep"):
            if prep.lower in ("as", "of", "for"):
                _take(draft, prep)


def _outer_clause(site: CueSite, draft: Draft) -> None:
    """Content that the cue hangs on: `the bridge, he said, is gone`, `as Hale said`."""
    verb = site.head
    as_clause = any(c.dep == "mark" and c.lower == "as" for c in verb.children)
    if (verb.dep == "parataxis" or (verb.dep == "advcl" and as_clause)) and verb.head is not verb:
        own = {token.i for token in verb.subtree()}
        draft.content |= {token.i for token in verb.head.subtree()} - own
        if as_clause:
            draft.cue.update(c.i for c in verb.children if c.dep == "mark" and c.i == min(draft.cue) - 1)


def _set_addressee(site: CueSite, draft: Draft) -> None:
    whom = site.head.child("dobj", "dative")
    if whom is not None and whom.i > site.head.i:
        words = [t.i for t in whom.subtree() if t.i not in draft.content]
        draft.addressee = source_words(whom, outside=draft.content) if words else []


def _set_verb_source(parse: Parse, site: CueSite, draft: Draft) -> None:
    heads = verb_source(site.head)
    if not heads or heads[0].i in draft.content:
        torn = None if is_passive(site.head) else torn_source(parse, site.head)
        if torn is not None and draft.content - set(torn[1]):
            draft.source_head, draft.source = torn
            draft.content -= set(draft.source)
        return
    head = heads[0]
    if head.i in draft.cue:
        return
    if head.lower in ("it", "there") and (head.dep == "expl" or is_passive(site.head)):
        return
    if head.i > site.head.i:
        # turned round (`fell, said Hale`): a noun before the verb belongs to what is said
        for early in site.head.children_by("nsubj"):
            if early is not head and early.i < site.head.i:
                _take(draft, early)
    draft.source = source_words(head, outside=draft.cue | draft.content)
    draft.source_head = head


def _needs_source(site: CueSite, draft: Draft, *, passive: bool) -> bool:
    """True where content without a source is no attribution: an object or infinitive of nobody's verb."""
    if draft.source or passive or "raise" in site.entry.frames or "that_it" in site.entry.frames:
        return False
    return not (_clauses(site.head) or site.head.dep == "parataxis")


# --- nouns, adjectives, adverbs, prepositions ------------------------------------------------------------


def _link_noun(parse: Parse, site: CueSite, draft: Draft, heads: dict[int, CueSite]) -> bool:
    noun, frames = site.head, site.entry.frames
    for child in noun.children:
        if child.i < noun.i:
            continue
        that = child.dep in ("acl", "ccomp", "relcl") and "that" in frames and _is_that_clause(child)
        infinitive = child.dep in ("acl", "xcomp") and "to" in frames and _is_infinitive(child)
        if that or infinitive:
            _take(draft, child)
    if not draft.content:
        for prep in noun.children:
            if prep.dep == "prep" and prep.i > noun.i and prep.lower in site.entry.prepositions:
                for inner in prep.children_by("pobj", "pcomp"):
                    _take(draft, inner)
                draft.cue.add(prep.i)
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
    carrier = noun.head
    wanted = _CARRIERS_OF.get(site.entry.lemma)
    if wanted is not None and not (noun.dep == "dobj" and carrier.lemma in wanted):
        return False
    if wanted is not None and carrier.lemma == "deny":
        draft.act = "deny"
    if noun.dep == "dobj" and carrier.pos in _VERBAL and owner is None:
        _support_verb(carrier, noun, draft)
    if noun.dep == "pobj" and noun.head.dep == "prep" and (site := heads.get(noun.head.head.i)) is not None:
        # `said in a statement that`: the statement is part of the verb's cue
        return site.entry.pos != "verb" or not site.entry.frames & {"that", "quote"}
    return True


def _is_that_clause(clause: Token) -> bool:
    return any(c.dep == "mark" or c.lower == "that" for c in clause.children if c.i < clause.i) and not any(
        c.dep in ("nsubj", "dobj", "nsubjpass") and c.lower in ("that", "which", "who")
        for c in clause.children
    )


def _noun_agent(noun: Token, draft: Draft) -> None:
    for prep in noun.children_by("prep"):
        if prep.lower in ("by", "from", "among") and (whose := prep.child("pobj")) is not None:
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
    "deliver offer".split()
)


def _link_adjective(parse: Parse, site: CueSite, draft: Draft, heads: dict[int, CueSite]) -> bool:
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
            clause = child.dep in _CLAUSE and frames & {"that", "that_it", "made"}
            infinitive = child.dep == "xcomp" and "to" in frames and _is_infinitive(child)
            if clause or infinitive:
                _take(draft, child)
    if not draft.content:
        for prep in word.children_by("prep"):
            if prep.lower in site.entry.prepositions:
                for inner in prep.children_by("pobj", "pcomp"):
                    _take(draft, inner)
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


def _link_adverb(parse: Parse, site: CueSite, draft: Draft, heads: dict[int, CueSite]) -> bool:
    governor = site.head.head
    if governor is site.head or governor.pos == "PUNCT":
        return False
    skipped = {t.i for c in governor.children_by("conj", "advcl", "parataxis", "relcl") for t in c.subtree()}
    draft.content = {t.i for t in governor.subtree()} - skipped - {site.head.i}
    return any(parse.tokens[i].pos in ("VERB", "NOUN", "AUX", "NUM", "PROPN", "ADJ") for i in draft.content)


def _link_preposition(parse: Parse, site: CueSite, draft: Draft, heads: dict[int, CueSite]) -> bool:
    last = parse.tokens[max(site.words)]
    who = last.child("pobj")
    if who is None:
        return False
    draft.source = source_words(who, outside=draft.cue)
    draft.source_head = who
    own = {t.i for t in site.head.subtree()} | set(draft.source) | draft.cue
    governor = site.head.head
    if governor is site.head:
        return False
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


def _take(draft: Draft, root: Token) -> None:
    """Add a phrase to the content, without the cue's own clause where that hangs inside it."""
    draft.content.update(token.i for token in root.subtree())


def runs(words: set[int]) -> Iterator[tuple[int, int]]:
    """The unbroken runs of a set of word indices, as half-open ranges in order."""
    start = last = None
    for i in sorted(words):
        if last is None or i != last + 1:
            if start is not None and last is not None:
                yield start, last + 1
            start = i
        last = i
    if start is not None and last is not None:
        yield start, last + 1
