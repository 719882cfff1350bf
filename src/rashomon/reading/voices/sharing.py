"""Words that two speakers share: what one says is held by another who passes it on."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.language import Parse
from rashomon.reading.voices.drafts import Draft
from rashomon.reading.voices.sources import is_outlet

_OF_SAYINGS = ("deny", "doubt", "confirm")  # what is done to another's saying, not with one's own
_SAME_WORDS = 0.8  # share of the smaller content from which two drafts hold the same words


def hold_shared(parse: Parse, made: list[Draft]) -> None:
    """Give a trailing speaker the inner speaker whose words the tags gave to both.

    `The army told Hale that Vesk fell, an aide said`: the aide's words hold the army's, cue and all.
    """
    by_sentence: dict[int, list[Draft]] = {}
    for draft in made:
        sentence = parse.tokens[draft.anchor].sent
        if draft.content and draft.cue and sentence is not None:
            by_sentence.setdefault(sentence.i, []).append(draft)
    for drafts in by_sentence.values():
        for outer in drafts:
            inside = [one for one in drafts if one is not outer and _trails(parse, outer, one)]
            for inner in inside:
                outer.content |= inner.content | inner.cue | set(inner.source)
                between = range(min(outer.content), max(outer.content))
                outer.content |= {i for i in between if parse.tokens[i].text == ","}


def hold_quoted(parse: Parse, made: Sequence[Draft]) -> None:
    """Give whoever passes on a saying the words that were said right before it, too.

    `"Leave!" Hale shouted to them, according to a witness`: the quote ends a sentence, and the tags give the
    witness what stands after it alone.
    """
    for outer in made:
        if outer.site is None or outer.site.entry.pos != "prep" or not outer.content:
            continue
        first = min(outer.content)
        for inner in made:
            whole = inner.cue | set(inner.source)
            if inner is outer or not inner.source or not inner.content or not whole <= outer.content:
                continue
            between = parse.tokens[max(inner.content) + 1 : first]
            if max(inner.content) < first and all(token.pos in ("PUNCT", "SPACE") for token in between):
                outer.content |= inner.content | {token.i for token in between}


def _trails(parse: Parse, outer: Draft, inner: Draft) -> bool:
    """True where both hold the same words and the outer speaker follows them and the inner one.

    The inner cue stands before the words (`Hale was told that ..., an aide said`) or after them
    (`..., Hale said on a visit, the agency reported`).
    """
    shared = outer.content & inner.content
    if len(shared) < _SAME_WORDS * min(len(outer.content), len(inner.content)):
        return False
    if not inner.source or inner.site is None or outer.source_head is None:
        return False
    if set(outer.source) & set(inner.source) or outer.source_head.pos == "PRON":
        return False
    after = min(outer.cue | set(outer.source))
    comma = any(token.text == "," for token in parse.tokens[max(0, after - 2) : after])  # `,` or `,"`
    if inner.site.entry.pos != "verb" or not comma:
        return False
    if max(inner.cue) < min(shared):
        # `she promised him an answer, her office said`: who is told something is told it by the first
        told = "addr" in inner.site.entry.frames or inner.site.head.child("dative", "dobj") is not None
        return max(shared) < after and (told or is_outlet(parse, outer.source))
    return max(shared) < min(inner.cue) and max(inner.cue | set(inner.source)) < after - 1


def denied_noun(rules: Sequence[Draft]) -> Draft | None:
    """The noun of `denied reports that ...`, which the tags take into the cue: somebody else's saying."""
    verbs = {one.site.head.i for one in rules if one.site is not None and one.act in _OF_SAYINGS}
    for rule in rules:
        if rule.site is None or rule.site.entry.pos != "noun" or "that" not in rule.site.entry.frames:
            continue
        noun = rule.site.head
        if noun.dep == "dobj" and noun.head.i in verbs and rule.anchor > noun.head.i:
            return rule
    return None
