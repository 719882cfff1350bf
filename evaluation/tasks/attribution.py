"""Attribution: source, cue and content of the outermost attributions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rashomon.findings import Attribution
from rashomon.language import Engine
from rashomon.reading.voices.reader import read_attributions
from rashomon.report import Citation, Report

FIELDS = ("id", "text")


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row of outermost attributions for each text."""
    waiting = list(rows)
    parses = Engine().parse_many(Report.from_text(row["text"]) for row in waiting)
    for row, parse in zip(waiting, parses, strict=True):
        found = read_attributions(parse, [])
        yield {"id": row["id"], "attributions": [answer(one) for one in found if one.parent is None]}


def answer(attribution: Attribution) -> dict[str, list[list[int]]]:
    """The spans of one attribution."""
    return {
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
    }


def _spans(citations: Iterable[Citation]) -> list[list[int]]:
    return [[citation.start, citation.end] for citation in citations]
