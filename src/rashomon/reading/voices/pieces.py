"""Contents in pieces: the encoder's tags break off inside a phrase or take in a piece of something else."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from rashomon.language import Parse, Token
from rashomon.reading.voices.drafts import Draft, runs
from rashomon.reading.voices.kinds_by_words import is_proper
from rashomon.reading.voices.quotes import QuoteMarks
from rashomon.reading.voices.sources import is_outlet

_UNFINISHED = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod"})
"""What stands before the noun that it belongs to."""
_LABEL_WORDS = 3  # words that the label of a line can have
_TAIL_LETTERS = 60  # letters at a paragraph's end that an unclosed quote can still hold
_RELATIVE = frozenset({"that", "which", "who", "whose"})
_IN_BRACKETS = 8  # words within which a bracket is closed


def keep_quotes_whole(parse: Parse, drafts: Sequence[Draft], marks: QuoteMarks) -> None:
    """Give who is quoted the end of the quote where the tags break off (`from any country, including Arden`).

    Only words that nobody has are taken, of a quote most of which the draft holds.
    """
    taken = {i for draft in drafts for i in (*draft.content, *draft.cue, *draft.source)}
    for draft in drafts:
        if not draft.cue or not draft.content:
            continue
        last = parse.tokens[max(draft.content)]
        quote = marks.at(last.start)
        if quote is None or not (quote.closed or quote.end - last.end <= _TAIL_LETTERS):
            continue
        inside = parse.tokens_in(quote.start, quote.end)
        rest = [token for token in inside if token.i > last.i and token.pos not in ("PUNCT", "SPACE")]
        held = sum(token.i in draft.content for token in inside)
        if rest and held * 2 > len(inside) and taken.isdisjoint(token.i for token in rest):
            draft.content.update(token.i for token in inside if last.i < token.i <= rest[-1].i)


def mend_pieces(parse: Parse, drafts: Sequence[Draft], quoted: frozenset[int]) -> None:
    """Finish broken phrases and take away loose pieces; `quoted` are the words inside quote marks."""
    taken = {i for draft in drafts for i in (*draft.cue, *draft.source)}
    _untangle(parse, drafts)
    for draft in drafts:
        if draft.cue and draft.content:
            _finish(parse, draft, taken, quoted)
            _close_bracket(parse, draft, taken)
            _finish_name(parse, draft, taken, quoted)
            _cut_lone_it(parse, draft)
            _cut_label(parse, draft)
            _cut_before_quote(parse, draft, quoted)
    _cut_anothers(parse, drafts)


def _untangle(parse: Parse, drafts: Sequence[Draft]) -> None:
    """Take an outlet that follows after a comma out of the words of one whose saying it holds.

    `Hale said Vesk had fallen, the agency reported`: the parser makes the agency Hale's words.
    """
    by_anchor = {draft.anchor: draft for draft in drafts if draft.cue and draft.source}
    for outer in by_anchor.values():
        first = min(outer.cue | set(outer.source))
        if first == 0 or parse.tokens[first - 1].text != "," or not is_outlet(parse, outer.source):
            continue
        for anchor in outer.content & by_anchor.keys():
            inner = by_anchor[anchor]
            if inner is not outer and outer.anchor in inner.content and anchor < first:
                inner.content = {i for i in inner.content if i < first - 1} or inner.content


def _cut_lone_it(parse: Parse, draft: Draft) -> None:
    """Take away the `it` of `It is said that ...`."""
    first = min(draft.content)
    token = parse.tokens[first]
    if len(draft.content) > 1 and token.lower in ("it", "there") and first + 1 in draft.cue:
        draft.content.discard(first)


def _cut_label(parse: Parse, draft: Draft) -> None:
    """Take away the label of a line (`Must read: ...`, `Video: ...`), which nobody says."""
    first = parse.tokens[min(draft.content)]
    section = parse.section_at(first.start)
    if section is None or first.start != section.start or min(draft.cue) < first.i:
        return
    label = parse.tokens[first.i : first.i + _LABEL_WORDS + 1]
    colon = next((t.i for t in label if t.text == ":"), None)
    if colon is not None and colon in draft.content and colon + 1 in draft.content:
        draft.content -= set(range(first.i, colon + 1))


def _finish(parse: Parse, draft: Draft, taken: set[int], quoted: frozenset[int]) -> None:
    """Go on to the end of a broken phrase or clause (`declared an | autonomous region`).

    Only over words of the same sentence that nobody has, and up to the next mark.
    """
    last = parse.tokens[max(draft.content)]
    if last.i in quoted or last.i + 1 >= len(parse.tokens):
        return
    for i in range(last.i + 1, _end_of(parse, draft, last) + 1):
        token = parse.tokens[i]
        if i in taken or token.sent is not last.sent or token.pos == "PUNCT":
            return
        draft.content.add(i)


def _end_of(parse: Parse, draft: Draft, last: Token) -> int:
    """Where what a content breaks off in ends: the index of its last word where nothing is broken."""
    relative = last.lower in _RELATIVE and last.dep in ("nsubj", "nsubjpass")
    if last.dep in _UNFINISHED and last.head.i > last.i:
        return last.head.i
    if relative and last.head.i > last.i:
        return max(t.i for t in last.head.subtree())  # `all that | was left`
    governed = last.child("pobj", "pcomp") if last.pos == "ADP" else None
    if governed is not None and governed.i > last.i and last.head.i in draft.content:
        return max(t.i for t in governed.subtree())  # `drawn off by | the capital`
    after = parse.tokens[last.i + 1]
    if last.pos == "VERB" and after.tag == "VBG" and after.dep == "xcomp" and after.head is last:
        return max(t.i for t in after.subtree())  # `his radio began | humming`
    return _end_of_clause(parse, draft, last)


def _end_of_clause(parse: Parse, draft: Draft, last: Token) -> int:
    """The end of a clause that a content breaks off in after its subject (`whether the truce | can hold`)."""
    verb = parse.tokens[last.i + 1]
    while verb.pos == "AUX" and verb.head.i > verb.i:
        verb = verb.head
    subject = verb.child("nsubj", "nsubjpass")
    mark = verb.child("mark")
    begun = mark is not None and mark.i in draft.content
    if verb.pos not in ("VERB", "AUX") or subject is None or not begun or subject.i not in draft.content:
        return last.i
    return max(t.i for t in verb.subtree())


def _close_bracket(parse: Parse, draft: Draft, taken: set[int]) -> None:
    """Take what closes a bracket that a content opened (`the Fund (GF | )`)."""
    last = max(draft.content)
    opened = [i for i in range(max(0, last - _IN_BRACKETS), last + 1) if parse.tokens[i].text == "("]
    if not opened or opened[-1] not in draft.content:
        return
    if any(parse.tokens[i].text == ")" for i in range(opened[-1], last + 1)):
        return
    for i in range(last + 1, min(last + _IN_BRACKETS, len(parse.tokens))):
        if i in taken or parse.tokens[i].sent is not parse.tokens[last].sent:
            return
        if parse.tokens[i].text == ")":
            draft.content.update(range(last + 1, i + 1))
            return


def _finish_name(parse: Parse, draft: Draft, taken: set[int], quoted: frozenset[int]) -> None:
    """Take the country after a place at the end of a content (`a plan to shell Vesk | , Arvania`)."""
    last = parse.tokens[max(draft.content)]
    rest = parse.tokens[last.i + 1 : last.i + 5]
    if not rest or rest[0].text != "," or last.i in quoted or not is_proper(last):
        return
    named = list(itertools.takewhile(is_proper, rest[1:]))
    stops = rest[len(named) + 1 :][:1]
    whole = bool(named) and bool(stops) and stops[0].pos == "PUNCT" and stops[0].text in (".", ",")
    hangs = whole and named[-1].head.i in draft.content and named[-1].dep in ("appos", "npadvmod")
    if hangs and taken.isdisjoint(t.i for t in named) and named[-1].sent is last.sent:
        draft.content.update(range(last.i + 1, named[-1].i + 1))


def _cut_before_quote(parse: Parse, draft: Draft, quoted: frozenset[int]) -> None:
    """Take away unquoted words before a cue that a whole quoted sentence follows.

    `At a talk about her post, a deputy asked Orlo, "What is next?"`: the post is not asked.
    """
    after = [i for i in sorted(draft.content) if i > max(draft.cue)]
    opening = next((parse.tokens[i] for i in after if parse.tokens[i].pos != "PUNCT"), None)
    if opening is None or opening.i not in quoted or not opening.text[:1].isupper():
        return
    before = {i for i in draft.content if i < min(draft.cue)}
    if before and not before & quoted and not any(_is_clause(parse.tokens[i]) for i in before):
        draft.content -= before


def _is_clause(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") and token.dep in ("ROOT", "ccomp")


def _cut_anothers(parse: Parse, drafts: Sequence[Draft]) -> None:
    """Leave a piece that two hold to the later of two cues before it, where the earlier keeps other words.

    `urged all to leave and said that war was near`: what is said is not urged.
    """
    for draft in drafts:
        if not draft.cue:
            continue
        pieces = list(runs(draft.content))
        for first, last in pieces:
            piece = set(range(first, last))
            nearer = any(
                other is not draft
                and other.cue
                and piece <= other.content
                and max(draft.cue) < min(other.cue)
                and max(other.cue) < first
                and not other.cue & draft.content
                and min(other.cue) > min(draft.content)
                for other in drafts
            )
            if nearer and len(pieces) > 1 and draft.content != piece:
                draft.content -= piece
