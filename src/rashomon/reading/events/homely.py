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
    if places.noun is not None and entry.mutual:
        people += places.noun.children_by("compound", "poss")  # `Bakers battle for crown`
    things = bool(done_to) and all(token.lemma in classes["HOMELY"] for token in done_to)
    # `Bakers` opening a headline keeps its plural in the lemma.
    play = any(
        not token.is_name
        and (token.lemma in classes["PLAYERS"] or token.lower.removesuffix("s") in classes["PLAYERS"])
        for token in people
    )
    return (things or play) and not _tells_of_force(places)


def _tells_of_force(places: Places) -> bool:
    """True where another word of the sentence is one of bloodshed."""
    words: list[Token] = places.at("any")
    return any(word.lemma.lower() in event_classes()["BLOODSHED"] for word in words)


def is_labour_strike(entry: EventEntry, places: Places) -> bool:
    """True for a sense of force that rests on a strike of workers (`a strike by dockers hit the port`).

    A strike that tells who laid down work, or that stands with pay or a union, and with no word of bloodshed.
    """
    if entry.type != "ASSAULT":
        return False
    strikes = [places.noun] if places.noun is not None else places.at("subj")
    strikes = [noun for noun in strikes if noun is not None and noun.lemma == "strike"]
    if not strikes or _tells_of_force(places):
        return False
    workers = event_classes()["WORKERS"]
    return any(word.lemma.lower() in event_classes()["LABOUR"] for word in places.at("any")) or any(
        word.lemma.lower() in workers or word.lower.removesuffix("s") in workers
        for noun in strikes
        for word in noun.subtree()
    )
