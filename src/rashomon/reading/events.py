"""What happened: events as PLOVER codes them, each field cited."""

from __future__ import annotations

from rashomon.findings import Actor, Attribution, Event, Place, Quantity, Time
from rashomon.language import Parse


def read_events(
    parse: Parse,
    *,
    actors: list[Actor],
    places: list[Place],
    times: list[Time],
    quantities: list[Quantity],
    attributions: list[Attribution],
) -> list[Event]:
    """All events of a parse, in text order."""
    return []
