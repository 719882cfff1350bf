"""Speakers named by layout: `HALE: ...` in transcripts, `Hale: ...` in headlines, a name after a dash."""

from __future__ import annotations

import re
from collections import Counter

from rashomon.language import Parse, Section, Token
from rashomon.lexicons.agents import gender_of_name, titles
from rashomon.lexicons.cues import source_nouns
from rashomon.reading.voices.drafts import Draft
from rashomon.reading.voices.quotes import QuoteMarks

LABEL, SIGNED = "attribution.label", "attribution.signed"
LAYOUT = (LABEL, SIGNED)
"""The rules of this module. They are exact: what they give a speaker no tag takes away."""
_LABEL_WORDS = 5  # words that a label before a colon can have
_NAME_WORDS = 9  # words that a name with its title can have after a dash
_LEAST_SAID = 4  # words before a headline's last colon from which they can be somebody's
_NAME_LENGTH = 120  # characters that the dash and the name can have
_OPENING = frozenset('"“”„«')  # marks that a quoted paragraph opens with, the wrong one typed as well
_DASH = re.compile(r"\s*(—|–|―|--?)\s*")
_HEADLINE_SOURCES = frozenset(
    {"report", "reports", "poll", "study", "survey", "officials", "police", "sources"}
)


def labelled_speech(parse: Parse, marks: QuoteMarks) -> list[Draft]:
    """A draft for each section that begins with its speaker, and each quote signed after a dash."""
    drafts: list[Draft] = []
    labels = _transcript_labels(parse)
    speaker: Draft | None = None  # whose transcript, printed in quote marks, the paragraph before was
    for position, section in enumerate(parse.sections):
        tokens = parse.tokens_in(section.start, section.end)
        colon = _label_end(tokens)
        label = _words(tokens[:colon]) if colon is not None else []
        headline = section.kind == "headline" or position == 0
        spoken = bool(label) and " ".join(t.text for t in label) in labels
        if colon is not None and (
            spoken or (headline and _is_headline_source(label, tokens[colon + 1 :], section))
        ):
            drafts.append(_labelled(label, tokens[colon], tokens[colon + 1 :]))
        elif headline and (last := _closing_speaker(tokens)) is not None:
            drafts.append(last)
        quoted = parse.text[section.start] in _OPENING
        if spoken and quoted:
            speaker = drafts[-1]
        elif not quoted:
            speaker = None
        elif speaker is not None and not _is_stage_note(tokens):
            speaker.content.update(t.i for t in tokens)
    drafts.extend(_signed(parse, marks))
    drafts.extend(_posted(parse))
    return drafts


def _words(tokens: list[Token]) -> list[Token]:
    return [t for t in tokens if t.pos != "PUNCT" and any(c.isalnum() for c in t.text)]


def _is_stage_note(tokens: list[Token]) -> bool:
    """True for `(Laughter)`, `"(CROSSTALK.)`: nobody's words."""
    marks = [t.text for t in tokens if t.text not in ('"', "“", "”", ".")]
    return bool(marks) and marks[0] in ("(", "[") and marks[-1] in (")", "]")


def _label_end(tokens: list[Token]) -> int | None:
    """Index of the colon that ends a label at the beginning of a section."""
    for i, token in enumerate(tokens[: _LABEL_WORDS + 2]):
        if token.text == ":":
            return i if 0 < i < len(tokens) - 1 else None
    return None


def _transcript_labels(parse: Parse) -> set[str]:
    """Labels in capitals: a report has them only where it prints a transcript."""
    found: Counter[str] = Counter()
    for section in parse.sections:
        if section.upper_case:
            continue
        tokens = parse.tokens_in(section.start, section.end)
        colon = _label_end(tokens)
        if colon is None:
            continue
        label = _words(tokens[:colon])
        if any(t.lower in _rubrics() for t in label):
            continue  # `VIDEO: ...`
        if label and all(t.text.isupper() for t in label) and any(len(t.text) > 2 for t in label):
            found[" ".join(t.text for t in label)] += 1
    # a single one is a rubric (`NEW: ...`, `WATCH: ...`)
    return set(found) if found.total() > 1 else set()


def _is_headline_source(label: list[Token], rest: list[Token], section: Section) -> bool:
    if not label or not any(t.pos in ("VERB", "AUX") for t in rest):
        return False
    if len(label) == 1 and label[0].lower in _HEADLINE_SOURCES:
        return True
    rubrics = _rubrics()
    if any(t.pos in ("VERB", "AUX", "ADP", "DET") or t.lower in rubrics for t in label):
        return False
    return all(t.text[:1].isupper() for t in label) and label[-1].is_name and len(label) <= 3


def _closing_speaker(tokens: list[Token]) -> Draft | None:
    """`Give up your own coin: President Hale to traders`: a headline's speaker after its last colon."""
    at = next((i for i in range(len(tokens) - 2, 0, -1) if tokens[i].text in (":", "–", "—", "-")), None)
    if at is None:
        return None
    said, after = _words(tokens[:at]), _words(tokens[at + 1 :])
    to = next((i for i, t in enumerate(after) if t.lower == "to"), len(after))
    name = after[:to]
    if not 1 <= len(name) <= _NAME_WORDS or len(said) < _LEAST_SAID:
        return None
    if not any(t.pos in ("VERB", "AUX") for t in said) or any(t.pos in ("VERB", "AUX") for t in after):
        return None
    if not _is_person(name) or any(t.pos in ("ADP", "DET", "CCONJ") for t in name):
        return None
    draft = Draft(None, LABEL, {tokens[at].i}, content={t.i for t in tokens[:at]})
    draft.source, draft.source_head = list(range(name[0].i, name[-1].i + 1)), name[-1]
    return draft


def _is_person(name: list[Token]) -> bool:
    """True for a name with a title or a given name: a place or a body may be what a headline is about."""
    titled = any(t.lower in titles() for t in name[:-1])
    given = gender_of_name(name[0].lower) is not None and len(name) > 1
    return name[-1].text[:1].isupper() and (titled or given)


def _rubrics() -> frozenset[str]:
    """Words that head a headline's rubric, not its speaker (`Video: ...`, `Photos: ...`)."""
    return frozenset(noun for noun, kind in source_nouns().items() if kind in ("document", "outlet"))


def _labelled(label: list[Token], colon: Token, rest: list[Token]) -> Draft:
    draft = Draft(None, LABEL, {colon.i}, content={t.i for t in rest})
    draft.source = [t.i for t in label]
    draft.source_head = label[-1]
    return draft


_POST = re.compile(r"\s*(?:—|–|―|--?)\s*([^()\n]{2,60}?)\s*\(@\w{2,30}\)\s+\w+ \d{1,2}, \d{4}\s*")
"""The line under a post that a report shows: a dash, who wrote it, the handle and the day."""
_POST_LENGTH = 4  # paragraphs that a shown post can have


def _posted(parse: Parse) -> list[Draft]:
    """`— Ada Hale (@ada_hale) May 3, 2021` under the words of a post.

    The post is the paragraph before; where an earlier one ends in a colon, all after the colon.
    """
    drafts = []
    for position, section in enumerate(parse.sections):
        line = _POST.fullmatch(parse.text, section.start, section.end)
        if line is None or position == 0:
            continue
        near = range(position - 1, max(-1, position - 2 - _POST_LENGTH), -1)
        colon = next((at for at in near if _ends_in_colon(parse, parse.sections[at])), None)
        first = parse.sections[position - 1 if colon is None or colon == position - 1 else colon + 1]
        words = parse.tokens_in(first.start, parse.sections[position - 1].end)
        while words and ("/" in words[-1].text or words[-1].pos == "SPACE"):
            words.pop()  # a link under the post
        name = [t for t in parse.tokens_in(line.start(1), line.end(1)) if t.pos != "SPACE"]
        dash = parse.tokens_in(section.start, line.start(1))
        if words and name and dash:
            draft = Draft(None, SIGNED, {dash[0].i}, content={t.i for t in words})
            draft.source, draft.source_head = list(range(name[0].i, name[-1].i + 1)), name[-1]
            drafts.append(draft)
    return drafts


def _ends_in_colon(parse: Parse, section: Section) -> bool:
    return parse.text[section.start : section.end].rstrip().endswith(":")


def _signed(parse: Parse, marks: QuoteMarks) -> list[Draft]:
    """`"We hold the bridge." — Colonel Hale` at the end of a line."""
    drafts = []
    for quote in marks.quotes:
        section = parse.section_at(quote.start)
        if section is None or not quote.closed:
            continue
        newline = parse.text.find("\n", quote.end, section.end)
        end = newline if newline >= 0 else section.end
        dash = _DASH.match(parse.text, quote.end, end)
        if end - quote.end > _NAME_LENGTH or dash is None or dash.end() >= end:
            continue
        after = parse.tokens_in(dash.end(), end)
        name = [t for t in after if t.pos != "PUNCT"]
        if not 1 <= len(after) < _NAME_WORDS or not name or not name[0].text[:1].isupper():
            continue
        if any(t.pos in ("VERB", "AUX") and not t.is_name for t in name):
            continue
        # a line that opens with a mark is signed whole, whatever the marks inside it
        line = max(section.start, parse.text.rfind("\n", section.start, quote.start) + 1)
        start = line if parse.text[line] in _OPENING else quote.start
        inside = parse.tokens_in(start, quote.end)
        if len(inside) < 4:
            continue
        mark = parse.tokens_in(dash.start(1), dash.end(1))[0].i  # may be one word with the closing mark
        draft = Draft(None, SIGNED, {mark}, content={t.i for t in inside} - {mark})
        draft.source = list(range(name[0].i, name[-1].i + 1))
        draft.source_head = name[-1]
        drafts.append(draft)
    return drafts
