"""In whose words an act stands, and to whom they were said."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.findings import Attribution
from rashomon.report import Span


class Voices:
    """Answers in whose words a stretch of text stands."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        spans = [
            (content.end - content.start, content.start, content.end, attribution)
            for attribution in attributions
            for content in attribution.content
        ]
        self._told = attributions
        # Widest first: the outermost words hold the others.
        self._spans = sorted(spans, key=lambda item: (-item[0], item[1]))

    def chain(self, start: int, end: int) -> list[Attribution]:
        """The voices in whose content `text[start:end]` stands, outermost first; a stance is none."""
        return [one for one in self.held(start, end) if one.is_voice]

    def held(self, start: int, end: int) -> list[Attribution]:
        """The attributions in whose content it stands, stances too, outermost first."""
        found: dict[str, Attribution] = {}
        for _, first, last, attribution in self._spans:
            if first <= start and end <= last:
                found.setdefault(attribution.id, attribution)
        return list(found.values())

    def cued(self, start: int) -> list[Attribution]:
        """The attributions among whose cues a code point stands."""
        return [told for told in self._told if any(cue.start <= start < cue.end for cue in told.cue)]

    def addressees(self) -> list[tuple[int, int]]:
        """Where those stand to whom something was said."""
        told = {id(attribution): attribution.addressee for *_, attribution in self._spans}
        return [cited.span for stated in told.values() if stated is not None for cited in stated.citations]

    def sources(self) -> list[Span]:
        """Where those stand on whose word something is told."""
        told = {attribution.id: attribution.source for *_, attribution in self._spans}
        return [cited.span for source in told.values() for cited in source]

    def ids(self, start: int, end: int) -> tuple[str, ...]:
        """Their ids."""
        return tuple(attribution.id for attribution in self.chain(start, end))
