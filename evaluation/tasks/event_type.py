"""The PLOVER type of the event between a source and a target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rashomon.findings import Event
from rashomon.language import Engine
from rashomon.reading.events.opinion import SURE, best, opinions, plain_type
from rashomon.report import Report

from ._events import doer_spans, events_of_parse, overlap, recipient_spans, spoken_type

FIELDS = ("id", "sentence", "source_span", "target_span")


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One type for each sentence, by rules and encoder together, with its probability.

    `rules` is what the rules alone say, `sure` whether the two together would say it in earnest.
    """
    rows = list(rows)
    reports = [Report.from_text(row["sentence"] or " ") for row in rows]
    for row, parse in zip(rows, Engine().parse_many(reports), strict=True):
        events = events_of_parse(parse)
        source, target = row.get("source_span"), row.get("target_span")
        event = between(events, source, target)
        told = plain_type(spoken_type(event)) if event is not None else None
        words = [parse.tokens_in(*span) if span else [] for span in (source, target)]
        opinion = best(opinions(parse, sentence=parse.tokens, source=words[0], target=words[1], told=told))
        yield {
            "id": row["id"],
            "plover": opinion.type if opinion is not None else told,
            "rules": told,
            "score": round(opinion.score, 4) if opinion is not None else None,
            "sure": opinion is not None and opinion.score >= SURE,
        }


def between(
    events: Sequence[Event], source: Sequence[int] | None, target: Sequence[int] | None
) -> Event | None:
    """The event that best joins the two spans; the earliest of equals."""
    if not events:
        return None

    def fit(event: Event) -> tuple[float, int]:
        score = 0.0
        if overlap(doer_spans(event), source):
            score += 3
        elif overlap(recipient_spans(event), source):
            score += 1
        if overlap(recipient_spans(event), target):
            score += 2
        elif overlap([(event.clause.start, event.clause.end)], target):
            score += 0.5
        if event.aux.historical:
            score -= 0.5
        return score, -event.trigger.start

    return max(events, key=fit)
