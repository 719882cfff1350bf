"""What the event tasks share: readings of bare texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rashomon.findings import Event, Stated
from rashomon.language import Engine, Parse
from rashomon.reading.actors.reader import read_actors
from rashomon.reading.events.reader import read_events
from rashomon.reading.places.reader import read_places
from rashomon.reading.times.reader import read_times
from rashomon.report import Report


def events_of(texts: Sequence[str]) -> Iterator[list[Event]]:
    """The events of each text, in order, from the layers that sentences without context need."""
    reports = [Report.from_text(text or " ") for text in texts]
    for parse in Engine(encoder=False).parse_many(reports):
        yield events_of_parse(parse)


def events_of_parse(parse: Parse) -> list[Event]:
    """The events of a parse, from the layers that sentences without context need."""
    places = read_places(parse)
    return read_events(
        parse,
        actors=read_actors(parse, places),
        places=places,
        times=read_times(parse),
        quantities=[],
        attributions=[],
    )


def spans(*fields: Stated[Any] | None) -> list[tuple[int, int]]:
    """Where the cited words of these fields stand."""
    return [
        (citation.start, citation.end)
        for field in fields
        if field is not None
        for citation in field.citations
    ]


def doer_spans(event: Event) -> list[tuple[int, int]]:
    """Where the doers of an event stand."""
    return spans(*event.actors)


def recipient_spans(event: Event) -> list[tuple[int, int]]:
    """Where those stand to whom or to what it was done."""
    return spans(*event.recipients, *event.targets)


def overlap(places: list[tuple[int, int]], span: Sequence[int] | None) -> bool:
    """True when one of the places shares a character with the span."""
    return span is not None and any(start < span[1] and span[0] < end for start, end in places)


COOPERATION = frozenset(("CONSULT", "COOPERATE", "AID", "RETREAT", "CONCEDE", "SUPPORT", "AGREE"))
FORCE = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST"))


def spoken_type(event: Event) -> str:
    """The type under which announcements are coded.

    PLOVER files promised cooperation under AGREE, refused under REJECT, announced force under THREATEN.
    Rashomon keeps the act's own type and marks it as future or negated.
    """
    if event.aux.future and not event.aux.historical:
        if event.type in COOPERATION:
            return "REJECT" if event.aux.negation else "AGREE"
        if event.type in FORCE and not event.aux.negation and event.type not in ("PROTEST", "SANCTION"):
            return "THREATEN"
    return event.type
