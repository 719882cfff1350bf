"""Words of conflict that the kitchen, the home and the playing field borrow: no act of conflict.

`The chef torched the sugar`, `the coach called up three teenagers`: who does it or what it is done to is of
another matter, and nothing else in the sentence is of force.
"""

from __future__ import annotations

from rashomon.language import Token
from rashomon.lexicons.events import EventEntry, event_classes
from rashomon.reading.events.places import Places


def is_homely(entry: EventEntry, places: Places) -> bool:
    """True for a sense of conflict done by people, or to things, that have no part in one.

    Whom it is done to tells nothing: bakers are arrested and champions are shot.
    """
    if entry.quad != "material_conflict":
        return False
    classes = event_classes()
    done_to = [token for place in entry.undergoers for token in places.at(place)]
    people = [token for place in entry.doers for token in places.at(place)]
    things = bool(done_to) and all(token.lemma in classes["HOMELY"] for token in done_to)
    play = any(token.lemma in classes["PLAYERS"] and not token.is_name for token in people)
    return (things or play) and not _tells_of_force(places)


def _tells_of_force(places: Places) -> bool:
    """True where another word of the sentence is one of bloodshed."""
    words: list[Token] = places.at("any")
    return any(word.lemma.lower() in event_classes()["BLOODSHED"] for word in words)
