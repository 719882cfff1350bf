"""Factuality: how far a sentence commits itself to one event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from rashomon.language import Engine, Parse
from rashomon.reading.events.told_as.factuality import author_score, judgement
from rashomon.report import Report

FIELDS = ("id", "sentence", "start", "end")

# The crowd workers' scale is not ours. Of an event that is not told as real they say about -1.5; of a negated
# one some say that it did not happen and some that it is so that it did not (mean -0.1).
_UNREAL, _REAL, _NEGATED = -1.5, 2.5, -0.1


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One score for each row, on the scale of the judgements."""
    waiting = list(rows)
    groups = [list(group) for _, group in groupby(waiting, key=lambda row: row["sentence"])]
    parses = Engine().parse_many(Report.from_text(group[0]["sentence"]) for group in groups)
    for group, parse in zip(groups, parses, strict=True):
        for row in group:
            yield {"id": row["id"], "score": score(parse, row["start"], row["end"])}


def score(parse: Parse, start: int, end: int) -> float:
    """The score of the event in `text[start:end]`: the encoder's, else the rules'; 0 for no word."""
    words = parse.tokens_in(start, end)
    if not words:
        return 0.0
    trigger = next((word for word in words if word.head not in words), words[0])
    judged = judgement(parse, trigger)
    return round(judged, 3) if judged is not None else on_crowd_scale(author_score(trigger))


def on_crowd_scale(own: float) -> float:
    """Our score laid on the scale of the judgements."""
    if own < 0:
        return _NEGATED
    return round(_UNREAL + (_REAL - _UNREAL) * own / 3, 2)
