"""How visible the doer is: the form of each event's clause, and where the doer is first named."""

from __future__ import annotations

from rashomon.findings import Actor, Agency, Event
from rashomon.language import Parse


def read_agency(parse: Parse, events: list[Event], actors: list[Actor]) -> list[Agency]:
    """One Agency for each event that has a doer in principle, in the order of the events."""
    return []
