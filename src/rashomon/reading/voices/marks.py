"""How a report keeps its distance: terms that it leaves to others, and what it says of a claim itself.

A term is a noun phrase in quote marks, after `so-called`, or after `what ... calls`. A judgement is a phrase
of the report's own (`could not be verified`, `falsely claimed`) that stands in nobody's words. Both are
reported as they stand, with a plain gloss; neither says who is right.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from rashomon.findings import Attribution, Frame, Maker
from rashomon.language import Parse, Sentence, Token
from rashomon.lexicons.judgements import Judgement, judgements
from rashomon.reading.clauses import noun_phrase
from rashomon.reading.voices.quotes import Quote, QuoteMarks

_TERM = "a term it leaves to others"
_LONGEST_TERM = 8  # words: longer quoted phrases are speech
_DISTANCE = re.compile(
    r"(?<!\w)(?:so[- ]called|self-(?:styled|proclaimed|declared|described))\s+", re.IGNORECASE
)
_CUT = re.compile(r"\s*[,;:(\u2014\u2013]")
_QUOTES = '"\u2018\u201c\u201e\u00ab'
_CALLING = frozenset("call describe term brand label dub characterize characterise style".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
_OF_SPEECH = frozenset({"no", "very", "any", "such", "not", "so", "too"})
"""Words that open quoted speech, and no term (`"no basis" for talks`)."""
_NEAR_CUE = 3  # characters between an adverb of judgement and the word of saying
_REACH = 12  # words between `what` and the verb of calling


def read_voice_marks(parse: Parse, attributions: list[Attribution]) -> list[Frame]:
    """Terms left to others and the report's own judgements on claims, as frames in text order."""
    marks = QuoteMarks(parse)
    found = [
        _frame(parse, start, end, "scare_quote", _TERM)
        for start, end in sorted({*_quoted_terms(parse, marks), *_named_terms(parse, marks)})
    ]
    found += _judgements(parse, attributions, marks)
    return sorted(found, key=lambda frame: frame.citations[0].start)


def _frame(parse: Parse, start: int, end: int, category: str, gloss: str) -> Frame:
    citation = parse.cite(start, end)
    return Frame.model_validate(
        {
            "id": parse.finding_id(f"frame.{category}", (start, end)),
            "layer": "frame",
            "citations": (citation,),
            "maker": Maker(kind="rule", id=f"voice_marks.{category}"),
            "category": category,
            "wording": citation.quote,
            "gloss": gloss,
        }
    )


# --- Terms --------------------------------------------------------------------------------------------


def _quoted_terms(parse: Parse, marks: QuoteMarks) -> Iterator[tuple[int, int]]:
    for quote in marks.quotes:
        if not quote.closed or quote.end - quote.start > 100:
            continue
        tokens = [t for t in parse.tokens_in(quote.start, quote.end) if t.pos not in ("PUNCT", "SPACE")]
        tokens = [t for t in tokens if any(c.isalnum() for c in t.text)]
        if len(tokens) == 1 and len(tokens[0].text) == 1:
            continue  # a letter
        if tokens and len(tokens) <= _LONGEST_TERM and _is_term(parse, quote, tokens):
            first = tokens[0]
            if _DISTANCE.match(parse.text, first.start):
                continue  # `"so-called surveyors"`: the term is found by its word of distance
            yield first.start, tokens[-1].end


def _is_term(parse: Parse, quote: Quote, tokens: list[Token]) -> bool:
    inside = {token.i for token in tokens}
    last = parse.text[tokens[-1].end : quote.end]
    if any(mark in last for mark in ",?!.…") and _opens_sentence(tokens[0]):
        return False  # a whole quoted sentence
    if any(token.tag in _FINITE for token in tokens) or tokens[0].lower in _OF_SPEECH:
        return False
    if _is_title(tokens):
        return False
    root = next((token for token in tokens if token.head.i not in inside or token.head is token), tokens[0])
    if any(child.dep == "expl" for child in root.head.children):
        return False  # `there is a "real risk"`: a judgement is quoted, no name
    if root.pos in _NOUNS:
        return root.dep not in ("ROOT", "npadvmod") or not _opens_sentence(tokens[0])
    modifies = root.dep in _BEFORE_NOUN and root.head.i > tokens[-1].i
    nominal = tokens[-1].pos in _NOUNS and all(
        token.pos in ("ADJ", "NOUN", "PROPN", "DET", "NUM", "ADV") for token in tokens
    )
    return modifies or nominal


def _opens_sentence(token: Token) -> bool:
    if token.sent is None:
        return False
    words = [other for other in token.sent.tokens[:4] if other.pos not in ("PUNCT", "SPACE")]
    return bool(words) and words[0] is token and token.text[:1].isupper()


def _is_title(tokens: list[Token]) -> bool:
    """True for a name in quote marks: a ship, a film, a nickname."""
    weighty = [token for token in tokens if token.pos not in ("DET", "ADP", "CCONJ", "PART", "PUNCT")]
    if not all(token.text[:1].isupper() for token in weighty):
        return False
    return len(weighty) > 1 or (bool(weighty) and weighty[0].pos == "PROPN")


def _named_terms(parse: Parse, marks: QuoteMarks) -> Iterator[tuple[int, int]]:
    for match in _DISTANCE.finditer(parse.text):
        found = _phrase_at(parse, match.end())
        if found is not None and marks.at(found[0]) is marks.at(match.start()):
            yield found
    for token in parse.tokens:
        if token.lemma in _CALLING and token.pos in _VERBS and _after_what(parse, token):
            start = _after_calling(parse, token)
            found = _phrase_at(parse, start.start, whole=True) if start is not None else None
            if found is not None and marks.at(found[0]) is marks.at(token.start):
                yield found


def _after_what(parse: Parse, verb: Token) -> bool:
    """True for the verb of `what he called ...`, `what Belmark has described as ...`."""
    for i in range(verb.i - 1, max(-1, verb.i - _REACH), -1):
        token = parse.tokens[i]
        if token.sent is not verb.sent or (token.pos == "VERB" and token.tag in _FINITE):
            return False
        if token.lower == "what":
            return True
    return False


def _after_calling(parse: Parse, verb: Token) -> Token | None:
    """The first word of what it is called."""
    for token in parse.tokens[verb.i + 1 : verb.i + 4]:
        if token.sent is not verb.sent:
            return None
        if token.lower not in ("as", "to", "be"):
            return token if token.pos not in ("PUNCT", "VERB", "AUX") else None
    return None


def _phrase_at(parse: Parse, offset: int, *, whole: bool = False) -> tuple[int, int] | None:
    """The noun phrase that begins at an offset; with `whole`, with the phrases that hang on it."""
    tokens = parse.tokens_in(offset, offset + 1)
    if not tokens:
        return None
    first = head = tokens[0]
    for _ in range(6):
        if head.pos in _NOUNS and (head.head.i <= head.i or head.dep not in _BEFORE_NOUN):
            break
        if head.head.i <= head.i or head.head.sent is not first.sent:
            return None
        head = head.head
    if head.pos not in _NOUNS:
        return None
    end = max(noun_phrase(head, with_prepositions=whole or head.pos == "PROPN").end, head.end)
    cut = _CUT.search(parse.text, head.end, end)
    if cut is not None:
        end = cut.start()  # `a rescue, a word that ...`
    if any(mark in parse.text[first.start : end] for mark in _QUOTES):
        return None  # the words in the marks are the term
    return (first.start, end) if end > first.start else None


# --- Judgements ---------------------------------------------------------------------------------------


class _Stretches:
    """Answers whether an offset lies in any of some spans."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def near(self, start: int, end: int, gap: int = 0) -> bool:
        """True where one of the spans comes within `gap` characters of `[start, end)`."""
        at = bisect_right(self._starts, end + gap) - 1
        return at >= 0 and self._ends[at] > start - gap


def _judgements(parse: Parse, attributions: list[Attribution], marks: QuoteMarks) -> list[Frame]:
    contents = _Stretches((c.start, c.end) for one in attributions if one.source for c in one.content)
    cues = _Stretches((c.start, c.end) for one in attributions for c in one.cue)
    found: list[Frame] = []
    taken = 0
    hits = sorted(
        ((match.start(), -match.end(), entry) for entry in judgements() for match in _matches(entry, parse)),
        key=lambda hit: hit[:2],
    )
    for start, negative_end, entry in hits:
        end = -negative_end
        if marks.at(start) is not None:
            continue
        if entry.kind == "noun":
            span = _claim_noun(parse, start, end, contents, cues)
            if span is not None:
                found.append(_frame(parse, *span, "claim_judgement", entry.gloss))
            continue
        if start < taken or not _is_own(contents, cues, start, end, entry):
            continue
        found.append(_frame(parse, start, end, "claim_judgement", entry.gloss))
        taken = end
    return found


def judged_words(parse: Parse, sentences: Iterable[Sentence]) -> frozenset[int]:
    """Indices of words by which the report itself judges a claim in these sentences (`gave no proof`)."""
    found: set[int] = set()
    for sentence in sentences:
        start, end = sentence.tokens[0].start, sentence.tokens[-1].end
        for entry in judgements():
            for match in entry.pattern.finditer(parse.text, start, end) if entry.kind == "alone" else ():
                found.update(token.i for token in parse.tokens_in(match.start(), match.end()))
    return frozenset(found)


def _matches(entry: Judgement, parse: Parse) -> Iterator[re.Match[str]]:
    return entry.pattern.finditer(parse.text)


def _is_own(contents: _Stretches, cues: _Stretches, start: int, end: int, entry: Judgement) -> bool:
    """True where the words are the report's: in nobody's content, or, for an adverb, in or beside a cue."""
    if entry.kind == "saying":
        return cues.near(start, end, _NEAR_CUE)
    return entry.kind == "aside" or not contents.near(start, start + 1)


def _claim_noun(
    parse: Parse, start: int, end: int, contents: _Stretches, cues: _Stretches
) -> tuple[int, int] | None:
    """`the claim`, `Belmark's claim`: the noun with what stands before it, not the verb.

    What is denied or doubted as a claim (`denied the claim`) is called one by the report.
    """
    tokens = parse.tokens_in(start, end)
    if not tokens or tokens[0].pos != "NOUN" or tokens[0].dep in _BEFORE_NOUN:
        return None
    noun = tokens[0]
    if parse.text.startswith((" to fame", " to the "), end):
        return None  # `the claim to the throne`
    before = [child for child in noun.children if child.i < noun.i and child.dep in ("det", "poss", "amod")]
    object_of_cue = noun.dep in ("dobj", "pobj") and cues.near(noun.head.start, noun.head.end)
    if not before:
        return None
    first = min((word for child in before for word in child.subtree()), key=lambda word: word.i)
    loose = noun.dep in ("appos", "npadvmod", "dep") and first.i > 0
    aside = loose and parse.tokens[first.i - 1].text == ","  # `..., a claim that two men disputed`
    if contents.near(start, end) and not (object_of_cue or aside):
        return None
    return first.start, noun.end
