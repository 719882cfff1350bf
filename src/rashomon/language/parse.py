"""Parse: a report's text as sentences, words and grammar, in our own plain classes.

Nothing outside `rashomon.language` knows which engine made it. Offsets are code points of the report's
text. A parse carries no outlet, byline or url: no reader can know whose report it reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.findings import finding_id
from rashomon.language.encoded import Encoded
from rashomon.language.token import Section, Sentence, Token
from rashomon.report import Citation, Span


@dataclass(slots=True, eq=False)
class HeadOutput:
    """What one encoder head says of each token of a parse."""

    labels: tuple[str, ...]
    """The head's label names; for tagging heads, BIO labels with `O` first."""
    tags: list[int]
    """Decoded label index for each token (abstentions are index 0); empty for a regression head."""
    scores: list[float]
    """Probability of the decoded label for each token, `B-` and `I-` of one role counted together; empty
    for a regression head."""
    version: str
    """Name and version of the weights."""
    values: list[float] = field(default_factory=list)
    """What a regression head says of each token, on its own scale; empty for every other head."""


@dataclass(slots=True, eq=False)
class Parse:
    """A report's text with its sentences, words and grammar: the one input of every reading layer."""

    report_id: str
    """The report's id, used for finding ids only."""
    text: str
    """The report's frozen text."""
    text_sha256: str
    """Its hash."""
    language: str
    """ISO 639-1 code."""
    published: str | None
    """When the report was published (ISO 8601, possibly truncated): the anchor of relative times."""
    dateline: Span | None
    """Where the dateline stands, if the report has one."""
    sections: list[Section]
    """Headline and paragraphs in text order."""
    sentences: list[Sentence]
    """All sentences in text order."""
    tokens: list[Token]
    """All tokens in text order."""
    engine: str
    """Name and version of the pipeline that made it."""
    heads: dict[str, HeadOutput] = field(default_factory=dict)
    """Outputs of the encoder's heads by name; empty when no encoder ran."""
    encoded: Encoded | None = None
    """The words' states, for heads that are asked about pairs of spans; None when no encoder ran."""
    _starts: list[int] = field(default_factory=list, repr=False)

    def cite(self, start: int, end: int) -> Citation:
        """A citation of `text[start:end]`."""
        return Citation(text_sha256=self.text_sha256, start=start, end=end, quote=self.text[start:end])

    def cite_tokens(self, tokens: Sequence[Token]) -> Citation:
        """A citation from the first of these tokens to the last (both in text order)."""
        return self.cite(tokens[0].start, tokens[-1].end)

    def finding_id(self, layer: str, *spans: tuple[int, int]) -> str:
        """The id of a finding of this report: a hash of report, layer and spans."""
        return finding_id(self.report_id, layer, spans)

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The tokens that overlap `text[start:end]`."""
        from bisect import bisect_left, bisect_right

        if not self._starts:
            self._starts = [token.start for token in self.tokens]
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.tokens[first].end <= start:
            first += 1
        last = bisect_left(self._starts, end)
        return self.tokens[first:last]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds a code point, or the last one before it."""
        from bisect import bisect_right

        return self.sentences[max(0, bisect_right(self.sentences, offset, key=lambda one: one.start) - 1)]

    def section_at(self, offset: int) -> Section | None:
        """The section that holds a code point, or None between sections."""
        for section in self.sections:
            if section.start <= offset < section.end:
                return section
        return None
