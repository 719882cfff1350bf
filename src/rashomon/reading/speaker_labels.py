"""Speakers named by layout: `HALE: ...` in transcripts, `Hale: ...` in headlines, a name after a dash."""

from __future__ import annotations

import re

from rashomon.language import Parse, Section, Token
from rashomon.lexicons.cues import source_nouns
from rashomon.reading.attribution_drafts import Draft
from rashomon.reading.quotes import QuoteMarks

LABEL, SIGNED = "attribution.label", "attribution.signed"
LAYOUT = (LABEL, SIGNED)
"""The rules of this module. They are exact: what they give a speaker no tag takes away."""
_LABEL_WORDS = 5  # words that a label before a colon can have
_NAME_WORDS = 9  # words that a name with its title can have after a dash
_NAME_LENGTH = 120  # characters that the dash and the name can have
_DASH = re.compile(r"\s*(—|–|―|--?)\s*")
_HEADLINE_SOURCES = frozenset(
    {"report", "reports", "poll", "study", "survey", "officials", "police", "sources"}
)


def labelled_speech(parse: Parse, marks: QuoteMarks) -> list[Draft]:
    """A draft for each section that begins with its speaker, and each quote signed after a dash."""
    drafts: list[Draft] = []
    labels = _transcript_labels(parse)
    for position, section in enumerate(parse.sections):
        tokens = parse.tokens_in(section.start, section.end)
        colon = _label_end(tokens)
        if colon is None:
            continue
        label = [t for t in tokens[:colon] if t.pos != "PUNCT"]
        key = " ".join(t.text for t in label)
        headline = section.kind == "headline" or position == 0
        if key in labels or (headline and _is_headline_source(label, tokens[colon + 1 :], section)):
            drafts.append(_labelled(label, tokens[colon], tokens[colon + 1 :]))
    drafts.extend(_signed(parse, marks))
    return drafts


def _label_end(tokens: list[Token]) -> int | None:
    """Index of the colon that ends a label at the beginning of a section."""
    for i, token in enumerate(tokens[: _LABEL_WORDS + 2]):
        if token.text == ":":
            return i if 0 < i < len(tokens) - 1 else None
    return None


def _transcript_labels(parse: Parse) -> set[str]:
    """Labels in capitals: a report has them only where it prints a transcript."""
    found: set[str] = set()
    for section in parse.sections:
        if section.upper_case:
            continue
        tokens = parse.tokens_in(section.start, section.end)
        colon = _label_end(tokens)
        if colon is None:
            continue
        label = [t for t in tokens[:colon] if t.pos != "PUNCT"]
        if label and all(t.text.isupper() for t in label) and any(len(t.text) > 2 for t in label):
            found.add(" ".join(t.text for t in label))
    return found


def _is_headline_source(label: list[Token], rest: list[Token], section: Section) -> bool:
    if not label or not any(t.pos in ("VERB", "AUX") for t in rest):
        return False
    if len(label) == 1 and label[0].lower in _HEADLINE_SOURCES:
        return True
    rubrics = _rubrics()
    if any(t.pos in ("VERB", "AUX", "ADP", "DET") or t.lower in rubrics for t in label):
        return False
    return all(t.text[:1].isupper() for t in label) and label[-1].is_name and len(label) <= 3


def _rubrics() -> frozenset[str]:
    """Words that head a headline's rubric, not its speaker (`Video: ...`, `Photos: ...`)."""
    return frozenset(noun for noun, kind in source_nouns().items() if kind in ("document", "outlet"))


def _labelled(label: list[Token], colon: Token, rest: list[Token]) -> Draft:
    draft = Draft(None, LABEL, {colon.i}, content={t.i for t in rest})
    draft.source = [t.i for t in label]
    draft.source_head = label[-1]
    return draft


def _signed(parse: Parse, marks: QuoteMarks) -> list[Draft]:
    """`"We hold the bridge." — Colonel Hale` at the end of a section."""
    drafts = []
    for quote in marks.quotes:
        section = parse.section_at(quote.start)
        if section is None or not quote.closed or section.end - quote.end > _NAME_LENGTH:
            continue
        dash = _DASH.match(parse.text, quote.end, section.end)
        if dash is None or dash.end() >= section.end:
            continue
        after = parse.tokens_in(dash.end(), section.end)
        name = [t for t in after if t.pos != "PUNCT"]
        if not 1 <= len(after) < _NAME_WORDS or not name or not name[0].text[:1].isupper():
            continue
        if any(t.pos in ("VERB", "AUX") and not t.is_name for t in name):
            continue
        inside = parse.tokens_in(quote.start, quote.end)
        if len(inside) < 4:
            continue
        mark = parse.tokens_in(dash.start(1), dash.end(1))[0].i  # may be one word with the closing mark
        draft = Draft(None, SIGNED, {mark}, content={t.i for t in inside} - {mark})
        draft.source = list(range(name[0].i, name[-1].i + 1))
        draft.source_head = name[-1]
        drafts.append(draft)
    return drafts
