"""The PLOVER type of the event between a source and a target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rashomon.findings import Event

from ._events import doer_spans, events_of, overlap, recipient_spans, spoken_type

FIELDS = ("id", "sentence", "source_span", "target_span")


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One type for each sentence, or null where nothing was coded."""
    rows = list(rows)
    for row, events in zip(rows, events_of([row["sentence"] for row in rows]), strict=True):
        event = between(events, row.get("source_span"), row.get("target_span"))
        plover = spoken_type(event) if event is not None else None
        yield {"id": row["id"], "plover": "YIELD" if plover in ("CONCEDE", "RETREAT") else plover}


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
