"""Where a content ends: what the sentence itself, and not its speaker, adds at the edges is cut off."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.language import Parse, Token
from rashomon.reading.voices.drafts import Draft, runs
from rashomon.reading.voices.sources import TELLING

_REACH = 80  # words before a cue in which a semicolon is looked for
_ARTICLES = frozenset({"a", "an"})
_RESUMING = frozenset(
    "accusation admission allegation argument assertion blow boast challenge change charge claim "
    "comment concession contrast decision denial departure detail development echo escalation gesture "
    "insult milestone move narrative practice promise prospect rebuke reference remark reminder response "
    "reversal setback shift sign signal statement step tactic threat turn view warning".split()
)
"""Nouns for a whole clause before them, whose writer sums it up (`..., a move that angered Belmark`)."""
_JOINTS = frozenset({"and", "but", "or", "while", "as", "after", "before", "because", "although", "when"})
_TO_BE = ("relcl", "acl", "prep")


def cut_edges(parse: Parse, drafts: Sequence[Draft], quoted: frozenset[int]) -> None:
    """Take away what is not the speaker's; `quoted` are the words inside quote marks.

    A semicolon's other side, what the writer adds to sum up, and pieces of another paragraph.
    """
    _part_at_colon(parse, drafts, quoted)
    speakers = sorted(draft.anchor for draft in drafts if draft.source and draft.cue)
    for draft in drafts:
        _cut_those_told(parse, draft)
        _cut_above_relative(parse, draft, quoted)
        _cut_next_deed(parse, draft, quoted)
        _cut_at_semicolon(parse, draft, quoted)
        _cut_before_next(parse, draft, quoted, speakers)
        _cut_summing_up(parse, draft, quoted)
        _cut_strays(parse, draft, quoted)
        _cut_open_relative(parse, draft, quoted)
        _cut_joint(parse, draft, quoted)


def without_pronouns(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, a lone `that` or `which` as content replaced by the noun it stands for.

    A noun with nothing but `that` (`a claim that two disputed`) has no content and is dropped.
    """
    kept = []
    for draft in drafts:
        words = [parse.tokens[i] for i in draft.content]
        words = [word for word in words if word.pos != "PUNCT" and word.lower not in _ARTICLES]
        if len(words) == 1 and words[0].lower in ("that", "which") and draft.cue:
            if not any(parse.tokens[i].pos in ("VERB", "AUX") for i in draft.cue):
                continue
            noun = _antecedent(words[0])
            phrase = {t.i for t in noun.subtree() if t.i <= noun.i} if noun is not None else set()
            draft.content = phrase - set(draft.source) - draft.cue or draft.content
        kept.append(draft)
    return kept


def _antecedent(pronoun: Token) -> Token | None:
    above = pronoun.head
    return above.head if above.dep == "relcl" and above.head.pos in ("NOUN", "PROPN") else None


def _part_at_colon(parse: Parse, drafts: Sequence[Draft], quoted: frozenset[int]) -> None:
    """Part what stands before a colon with a cue of its own from the quote after it that ends in another.

    `rejected the claims as false: "It is made up," he said`: what is rejected is not what he said.
    """
    spoken = [draft for draft in drafts if draft.cue and draft.content]
    for later in spoken:
        ends = min(later.cue)
        colon = next((i for i in sorted(later.content) if _opens_quote(parse, i, quoted)), None)
        if colon is None or colon > ends:
            continue
        before = [one for one in spoken if one is not later and max(one.cue) < colon]
        here = [one for one in before if parse.tokens[max(one.cue)].sent is parse.tokens[colon].sent]
        if not here:
            continue
        later.content = {i for i in later.content if i > colon}
        for one in here:
            kept = {i for i in one.content if i < colon}
            if kept and colon - 1 in one.content:
                one.content = kept


def _opens_quote(parse: Parse, i: int, quoted: frozenset[int]) -> bool:
    """True for a colon right before words in quote marks."""
    after = next((t for t in parse.tokens[i + 1 : i + 3] if t.pos != "PUNCT"), None)
    return parse.tokens[i].text == ":" and i not in quoted and after is not None and after.i in quoted


def _cut_those_told(parse: Parse, draft: Draft) -> None:
    """Take away who was told something: `envoys were told not to speak` holds what they were told alone."""
    for verb in (parse.tokens[i] for i in draft.cue if parse.tokens[i].lemma in TELLING):
        told = verb.child("nsubjpass") if verb.child("auxpass") is not None else None
        if told is not None and told.i in draft.content and any(i > verb.i for i in draft.content):
            draft.content = {i for i in draft.content if i > told.i}


_PROPOSING = frozenset("propose offer suggest request demand seek promise threaten announce".split())


def _cut_above_relative(parse: Parse, draft: Draft, quoted: frozenset[int]) -> None:
    """Leave of the clause above what somebody proposed the thing alone.

    In `rejected an inquiry, which Arden had proposed` Arden proposed an inquiry and rejected none; what
    `which Arden denies` denies is all that stands before it.
    """
    verb = next((word for word in (parse.tokens[i] for i in draft.cue) if word.dep == "relcl"), None)
    if verb is None or verb.lemma not in _PROPOSING:
        return
    if not any(word.lower in ("which", "that") for word in verb.children_by("dobj")):
        return
    noun = verb.head
    if noun.head.pos == "VERB" and noun.head.i in draft.content and noun.head.i not in quoted:
        inside = {token.i for token in verb.subtree()}
        phrase = {token.i for token in noun.subtree()} - inside
        draft.content = (draft.content & phrase) or draft.content


def _cut_next_deed(parse: Parse, draft: Draft, quoted: frozenset[int]) -> None:
    """Take away what a speaker did next (`accused Arden of raids and | closed the border`).

    A past tense shares nothing with an infinitive or an -ing form: it stands beside the word of saying.
    """
    spoken = [parse.tokens[i] for i in draft.cue if parse.tokens[i].pos == "VERB"]
    tense = {word.tag for word in spoken} & {"VBD", "VBZ"}
    for word in (parse.tokens[i] for i in sorted(draft.content - quoted)):
        if word.dep != "conj" or word.tag not in tense or word.i < max(draft.cue):
            continue
        if word.child("nsubj", "nsubjpass", "aux", "auxpass", "mark") is not None:
            continue
        if _is_told_without_tense(word.head, spoken):
            start = min((c.i for c in word.head.children_by("cc") if c.i < word.i), default=word.i)
            kept = {i for i in draft.content if i < start}
            draft.content = kept or draft.content
            return


def _is_told_without_tense(verb: Token, spoken: Sequence[Token]) -> bool:
    """True for what is asked, ordered or charged, and for a word of saying without a clause."""
    if verb in spoken:
        return verb.child("ccomp") is None
    asked = verb.dep == "ccomp" and verb.tag == "VBP" and verb.head.lemma in _ASKING
    while verb.dep == "conj" and verb.tag in ("VB", "VBG"):
        verb = verb.head
    above = verb.head.head if verb.dep == "pcomp" else verb.head
    tensed = any(child.tag in ("MD", "VBZ", "VBP", "VBD") for child in verb.children_by("aux"))
    return above in spoken and (asked or (verb.tag in ("VB", "VBG") and not tensed))


_ASKING = frozenset("demand ask request insist urge propose suggest recommend order".split())
"""Verbs whose clause the tagger gives a present tense (`demanded that he show it and threatened to go`)."""


def _cut_at_semicolon(parse: Parse, draft: Draft, quoted: frozenset[int]) -> None:
    """Take away what a semicolon parts from a cue after it: `Belmark said two fell; Arden said one did`."""
    if not draft.cue or not draft.content or min(draft.content) > min(draft.cue):
        return
    first = min(draft.cue)
    for i in range(first - 1, max(min(draft.content), first - _REACH) - 1, -1):
        if parse.tokens[i].text == ";" and i not in quoted:
            kept = {word for word in draft.content if word > i}
            if any(parse.tokens[word].pos != "PUNCT" for word in kept):
                draft.content = kept
            return


def _cut_before_next(parse: Parse, draft: Draft, quoted: frozenset[int], speakers: list[int]) -> None:
    """Take away what a semicolon parts from a cue before it, where somebody else then speaks."""
    if not draft.cue or not draft.content or max(draft.content) < max(draft.cue):
        return
    for i in sorted(draft.content):
        if parse.tokens[i].text != ";" or i in quoted or i < max(draft.cue):
            continue
        sentence = parse.tokens[i].sent
        end = sentence.tokens[-1].i if sentence is not None else i
        if any(i < speaker <= end for speaker in speakers):
            kept = {word for word in draft.content if word < i}
            draft.content = kept or draft.content
            return


def _cut_summing_up(parse: Parse, draft: Draft, quoted: frozenset[int]) -> None:
    """Take away a writer's summing up after a comma: `said that Vesk had fallen, a claim that ...`."""
    if not draft.cue or not draft.content:
        return
    first = max(min(draft.content), *draft.cue) + 1
    for i in range(first, max(draft.content)):
        token = parse.tokens[i]
        after_comma = parse.tokens[i - 1].text in (",", "—", "–")
        if not after_comma or token.lower not in _ARTICLES or i in quoted:
            continue
        if _sums_up(token):
            kept = {word for word in draft.content if word < i}
            if any(parse.tokens[word].pos != "PUNCT" for word in kept):
                draft.content = kept
            return


def _sums_up(article: Token) -> bool:
    """True for the article of a noun that sums up and is then told more of."""
    noun = article.head
    told = any(child.dep in _TO_BE and child.i > noun.i for child in noun.children)
    return noun.i > article.i and noun.lemma in _RESUMING and told


def _cut_joint(parse: Parse, draft: Draft, quoted: frozenset[int]) -> None:
    """Take away a conjunction that ends a piece (`killed nine while | the council said ...`)."""
    for _, end in list(runs(draft.content)):
        last = parse.tokens[end - 1]
        while last.i in draft.content and last.i not in quoted and (last.pos == "PUNCT" or _joins(last)):
            if not any(parse.tokens[i].pos != "PUNCT" for i in draft.content - {last.i}):
                return
            draft.content.discard(last.i)
            last = parse.tokens[last.i - 1]


def _cut_open_relative(parse: Parse, draft: Draft, quoted: frozenset[int]) -> None:
    """Take away the beginning of a relative clause whose verb is told by others (`a truce, | which has`)."""
    last = parse.tokens[max(draft.content)]
    opening = last
    while opening.pos == "AUX" and opening.i - 1 in draft.content:
        opening = parse.tokens[opening.i - 1]
    verb = opening.head
    if opening.lower not in ("which", "who") or verb.i <= last.i or verb.dep != "relcl" or last.i in quoted:
        return
    kept = {i for i in draft.content if i < opening.i}
    if any(parse.tokens[i].pos != "PUNCT" for i in kept):
        draft.content = kept


def _joins(last: Token) -> bool:
    """True for a conjunction whose clause or second part stands after it."""
    return last.lower in _JOINTS and last.pos in ("CCONJ", "SCONJ", "ADP") and last.dep in ("cc", "mark")


def _cut_strays(parse: Parse, draft: Draft, quoted: frozenset[int]) -> None:
    """Take away unquoted pieces of a paragraph in which neither the cue nor the rest of the words stand."""
    if not draft.cue:
        return
    home = parse.section_at(parse.tokens[draft.anchor].start)
    pieces: dict[int, set[int]] = {}
    for i in draft.content:
        section = parse.section_at(parse.tokens[i].start)
        if section is not None and section is not home:
            pieces.setdefault(section.start, set()).add(i)
    strays = {i for piece in pieces.values() if not piece & quoted for i in piece}
    if strays != draft.content:
        draft.content -= strays
