"""On whose word: source, cue and content of everything that is somebody's words.

Cues come from a lexicon (`cues`), their content and source from the grammar (`linking`) and from
quote marks (`quote_linking`); `nesting` says which attribution stands inside which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.findings import Actor, Attribution, Maker, Stated
from rashomon.language import Parse, Token
from rashomon.lexicons.judgements import judging_words
from rashomon.reading.voices.acts import act_by_content
from rashomon.reading.voices.addressees import find_addressee
from rashomon.reading.voices.cues import find_cues
from rashomon.reading.voices.drafts import Draft, runs
from rashomon.reading.voices.edges import cut_edges, without_pronouns
from rashomon.reading.voices.linking import link_cues
from rashomon.reading.voices.marks import judged_words
from rashomon.reading.voices.nesting import (
    cited_sources,
    detach_tails,
    find_parents,
    without_doubles,
    without_repeats,
)
from rashomon.reading.voices.pieces import keep_quotes_whole, mend_pieces
from rashomon.reading.voices.quote_linking import join_quotes
from rashomon.reading.voices.quotes import QuoteMarks
from rashomon.reading.voices.report_of import report_of
from rashomon.reading.voices.source_kinds import SourceKinds, source_form
from rashomon.reading.voices.sources import is_nobody, trim
from rashomon.reading.voices.speaker_labels import labelled_speech
from rashomon.reading.voices.stretches import HEAD, has_tags
from rashomon.reading.voices.tags import join_tags
from rashomon.report import Citation

RULES_VERSION = "1"

_EDGE_MARKS = frozenset({",", ";", ":", ".", "—", "–", "-", "--", "(", ")"})


def read_attributions(parse: Parse, actors: list[Actor]) -> list[Attribution]:
    """All attributions of a parse, in text order, nested ones with their parent."""
    marks = QuoteMarks(parse)
    labelled = labelled_speech(parse, marks)
    sites = find_cues(parse)
    drafts = join_quotes(parse, [*labelled, *link_cues(parse, sites)], marks)
    quoted = frozenset(t.i for t in parse.tokens if marks.at(t.start) is not None)
    detach_tails(parse, drafts, quoted)
    cited_sources(drafts)
    if has_tags(parse):
        drafts = join_tags(parse, drafts, sites, marks)
    drafts = [draft for draft in without_doubles(drafts) if _spans(parse, draft.content)]
    drafts = without_repeats(drafts)
    drafts = [draft for draft in drafts if draft.source_head is None or not is_nobody(draft.source_head)]
    drafts = _without_judgements(parse, drafts, quoted)
    drafts = without_pronouns(parse, drafts)
    keep_quotes_whole(parse, drafts, marks)
    mend_pieces(parse, drafts, quoted)
    cut_edges(parse, drafts, quoted)
    drafts.sort(key=lambda draft: (draft.anchor, min(draft.content)))
    ids = [_identify(parse, draft) for draft in drafts]
    parents = find_parents(drafts)
    kinds = SourceKinds(parse, actors)
    for draft in drafts:
        kinds.learn(draft.source_head, [parse.tokens[i] for i in trim(parse, draft.source)])
    found: dict[str, Attribution] = {}
    for draft, own_id, parent in zip(drafts, ids, parents, strict=True):
        if own_id not in found:
            outer = None if parent is None or ids[parent] == own_id else ids[parent]
            found[own_id] = _finding(parse, draft, own_id, outer, marks, kinds)
    return [_spoken_by(one, found) for one in found.values()]


def _without_judgements(parse: Parse, drafts: list[Draft], quoted: frozenset[int]) -> list[Draft]:
    """The drafts without the report's own judgements (`has not been confirmed`), which are nobody's words."""
    suspects = [
        draft
        for draft in drafts
        if (draft.rule == HEAD or not draft.source)
        and any(parse.tokens[i].lower in judging_words() for i in draft.cue)
    ]
    sentences = {one.i: one for draft in suspects if (one := parse.tokens[draft.anchor].sent) is not None}
    judged = judged_words(parse, sentences.values()) - quoted
    dropped = {id(draft) for draft in suspects if len(draft.cue & judged) * 2 > len(draft.cue)}
    return [draft for draft in drafts if id(draft) not in dropped]


def _spoken_by(one: Attribution, found: dict[str, Attribution]) -> Attribution:
    """`I` and `we` in somebody's quoted words are the one who is quoted."""
    outer = found.get(one.parent or "")
    if outer is None or len(one.source) != 1 or one.source[0].quote.lower() not in ("i", "we"):
        return one
    if one.source[0].quote.lower() == "we" and outer.source_kind not in ("collective", "named_organisation"):
        return one
    return one.model_copy(update={"source_kind": outer.source_kind, "source_actor": outer.source_actor})


def _identify(parse: Parse, draft: Draft) -> str:
    return parse.finding_id(
        "attribution",
        *((c.start, c.end) for c in [*_spans(parse, draft.cue), *_spans(parse, draft.content)]),
    )


def _finding(
    parse: Parse,
    draft: Draft,
    own_id: str,
    parent: str | None,
    marks: QuoteMarks,
    kinds: SourceKinds,
) -> Attribution:
    source_tokens = [parse.tokens[i] for i in trim(parse, draft.source)]
    head = draft.source_head if source_tokens else None
    source = (parse.cite_tokens(source_tokens),) if source_tokens else ()
    cue = tuple(_spans(parse, draft.cue, keep_marks=True))
    content = tuple(_spans(parse, draft.content))
    words = [parse.tokens[i] for i in sorted(draft.content) if parse.tokens[i].pos not in ("PUNCT", "SPACE")]
    in_quotes = bool(draft.cue) and marks.at(parse.tokens[min(draft.cue)].start) is not None
    kind = kinds.kind(head, source_tokens, in_quotes=in_quotes) if draft.cue else "unclear"
    addressee = _addressee(parse, draft)
    if kind == "unclear" and addressee is not None and head is not None and head.pos == "NOUN":
        kind = "collective" if head.tag == "NNS" else "unnamed"  # whoever tells somebody is somebody
    quote_type = marks.quote_type([(word.start, word.end) for word in words])
    return Attribution(
        id=own_id,
        layer="attribution",
        citations=tuple(sorted([*source, *cue, *content], key=lambda citation: citation.start)),
        maker=_maker(parse, draft),
        confidence=draft.confidence,
        source=source,
        cue=cue,
        content=content,
        source_form=source_form(head),
        source_kind=kind,
        quote_type=quote_type,
        act=act_by_content(draft, words),
        parent=parent,
        source_actor=kinds.actor(head, source_tokens),
        addressee=addressee,
        report_of=report_of(parse, draft, quote_type=quote_type, nested=parent is not None),
    )


def _maker(parse: Parse, draft: Draft) -> Maker:
    if draft.rule == HEAD:
        return Maker(kind="model", id=f"encoder.{HEAD}", version=parse.heads[HEAD].version)
    return Maker(kind="rule", id=draft.rule, version=RULES_VERSION)


def _addressee(parse: Parse, draft: Draft) -> Stated[str] | None:
    words = trim(parse, find_addressee(parse, draft))
    if not words:
        return None
    citation = parse.cite_tokens([parse.tokens[i] for i in words])
    return Stated[str].of(citation.quote, citation)


def _spans(parse: Parse, words: Iterable[int], *, keep_marks: bool = False) -> list[Citation]:
    """Citations of the unbroken runs of these words, without commas and stops at their edges."""
    found = []
    for first, last in runs(set(words)):
        for tokens in _by_section(parse.tokens[first:last]):
            kept = tokens if keep_marks else _trimmed(tokens)
            if kept:
                found.append(parse.cite_tokens(kept))
    return found


def _by_section(tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens cut where a new headline or paragraph begins."""
    start = 0
    for i in range(1, len(tokens)):
        before, after = tokens[i - 1].sent, tokens[i].sent
        if before is not after and before and after and before.section is not after.section:
            yield tokens[start:i]
            start = i
    yield tokens[start:]


def _trimmed(tokens: list[Token]) -> list[Token]:
    first, last = 0, len(tokens)
    while first < last and tokens[first].text in _EDGE_MARKS:
        first += 1
    while last > first and tokens[last - 1].text in _EDGE_MARKS:
        if tokens[last - 1].text == ")" and any(token.text == "(" for token in tokens[first:last]):
            break  # `the Relief Fund (RF)`
        last -= 1
    kept = tokens[first:last]
    return kept if any(t.pos != "PUNCT" for t in kept) else []
