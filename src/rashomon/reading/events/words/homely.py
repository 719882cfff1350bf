"""Words of conflict that the kitchen, the home and the playing field borrow: no act of conflict.

`The chef torched the sugar`, `the coach called up three teenagers`: who does it or what it is done to is of
another matter, and nothing else in the sentence is of force.
"""

from __future__ import annotations

from rashomon.language import Token
from rashomon.lexicons.agents import find_agent
from rashomon.lexicons.events import EventEntry, event_classes
from rashomon.reading.events.words.conditions import WordsKnown
from rashomon.reading.events.words.places import Places


def is_homely(entry: EventEntry, places: Places) -> bool:
    """True for a sense of conflict done by people, or to things, that have no part in one.

    Whom it is done to tells nothing: bakers are arrested and champions are shot.
    """
    if entry.quad != "material_conflict":
        return False
    if _is_sport(places):
        return True
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
        and not _lays_down_work(token, places)
        for token in people
    )
    return (things or play) and not _tells_of_force(places)


def is_between_firms(entry: EventEntry, places: Places, known: WordsKnown) -> bool:
    """True for a contest of firms (`The two retailers will battle for customers`), which is no fight.

    Pickets and guards clash with firms, so each side must be one, or a name of nobody known beside one.
    """
    if entry.type != "ASSAULT" or not _CONTESTS & set(entry.words):
        return False
    sides = [token for place in (*entry.doers, *entry.undergoers) for token in places.at(place)]
    firms = [token for token in sides if _is_firm(token, known)]
    others = [token for token in sides if token not in firms]
    unknown = all(token.is_name and known.sectors.get(token.i) is None for token in others)
    return bool(firms) and unknown and not _tells_of_force(places)


_CONTESTS = frozenset("clash battle fight war duel attack raid assault".split())


def _is_firm(word: Token, known: WordsKnown) -> bool:
    if word.i in known.sectors:
        return known.sectors[word.i] == "BUS"
    if word.is_name:
        return word.lower.rstrip(".") in _LEGAL_FORMS
    found = find_agent([word.lower], word.lemma)
    return (found is not None and found[0].sector == "BUS") or word.lemma in _FIRMS


_LEGAL_FORMS = frozenset("co corp inc ltd plc llc motors airlines airways".split())
_FIRMS = frozenset(
    "firm company retailer supermarket carmaker automaker airline brewer brand publisher studio maker bidder "
    "bank insurer supplier manufacturer chain suitor takeover investor shareholder bid offer".split()
)


def _lays_down_work(word: Token, places: Places) -> bool:
    """True for strikers in a sentence without a word of games: they have left work, not shot at goal."""
    if word.lemma != "striker" or word.tag != "NNS":
        return False
    return not any(
        other.lower in event_classes()["VOTEGAME"] for other in places.at("any") if other is not word
    )


def _is_sport(places: Places) -> bool:
    """True for `went shooting`, which is a day out."""
    verb = places.predicate
    if verb is None or verb.lemma != "shoot" or verb.tag != "VBG" or verb.child("dobj") is not None:
        return False
    return verb.head.lemma == "go" and verb.i == verb.head.i + 1


_OWN_LIFE = frozenset((None, "-", "BUS", "EDU", "ELI", "SOC"))
"""Sectors of those who have a life of their own beside any conflict; None is a word for no participant."""
_AT_HOME = frozenset(
    "bride groom couple guest mother father aunt uncle cousin friend fan tourist "
    "passenger shopper visitor tenant homeowner cyclist boy girl wife husband grandmother grandfather".split()
)


def is_private(entry: EventEntry, places: Places) -> bool:
    """True for what people of private life do in a sentence without a public word (`The dentist urged him`).

    Who is named, or told by a pronoun, may be anybody; force and protest are never private.
    """
    if entry.type in ("ASSAULT", "PROTEST", None):
        return False
    anchor = places.predicate or places.noun
    if anchor is None or anchor.sent is None or anchor.sent.section.kind == "headline":
        return False  # a headline has too few words
    doers = [token for place in entry.doers for token in places.at(place)]
    if not doers or not all(_is_private_person(token) for token in doers):
        return False
    done_to = [token for place in entry.undergoers for token in places.at(place)]
    if any(token.is_name for token in done_to):
        return False
    head = places.noun or places.predicate
    own = {token.i for token in (*doers, head) if token is not None}
    return not any(_is_public(word) for word in places.at("any") if word.i not in own)


def _is_private_person(word: Token) -> bool:
    classes = event_classes()
    if word.is_name or word.pos != "NOUN" or any(child.is_name for child in word.subtree()):
        return False
    if word.lemma in _AT_HOME or (word.lemma in classes["PLAYERS"] and word.lemma != "striker"):
        return True
    if any(word.lemma in classes[name] for name in _NOBODY):
        return False
    found = find_agent([word.lower], word.lemma)
    if found is not None:
        return found[0].sector in _OWN_LIFE and not _is_public(word)
    if word.text[:1].isupper() and word.tag != "NNS":
        return False  # `Arden closed its airspace`, where the tagger sees no name
    return word.lemma not in classes["PEOPLE"] and not _is_public(word)


_NOBODY = ("SHIP", "VEHICLE", "INSTRUMENT", "FORCES", "SOLDIERS", "TOWN", "ACCIDENT")
"""Classes of what does things without being anybody of private life, or is no doer."""


def _is_public(word: Token) -> bool:
    classes = event_classes()
    lemma = word.lemma.lower()
    return any(lemma in classes[name] for name in ("PUBLIC", "STATE", "BLOODSHED", "LABOUR", "VIOLENT"))


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
