"""Where the place and the time of an act may stand in its sentence, and which of several places is the act's.

Pure functions of tokens. `near Vesk` says where an act was; `a convoy to Vesk` and `soldiers from Vesk` say
where somebody was going or came from, which is the act's place only where nothing better stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rashomon.findings import Place
from rashomon.language import Parse, Token
from rashomon.lexicons.agents import find_agent
from rashomon.lexicons.countries import country_of_capital
from rashomon.lexicons.events import event_classes
from rashomon.lexicons.place_words import words
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.roles.drafts import clause_under
from rashomon.reading.grammar import word_before
from rashomon.reading.number_words import number_value

FINENESS = (
    "facility",
    "settlement",
    "river",
    "mountain",
    "admin2",
    "admin1",
    "sea",
    "region",
    "country",
    "other",
)
SITES = frozenset(
    "airfield airport base station hospital school market port harbour harbor bridge factory plant depot "
    "barracks camp fort fortress garrison prison church mosque cathedral hotel square dam railway "
    "refinery warehouse shipyard dock docks suburb outskirts waterfront runway citadel quay mine post "
    "checkpoint outpost crossing clinic university stadium terminal oilfield courthouse junction".split()
)
"""Things that stand in the place that their name tells."""
SAYING = frozenset("say tell report add announce state note write claim confirm quote reiterate".split())
_ENDS = frozenset("from to for toward towards".split())
_TOGETHER = frozenset("when as while".split())
# What may stand between a place and another that only tells where the first is: `Vesk, a port north of Hull`.
_BESIDE = frozenset(
    ", ( a an the just about some near outside off of from on in to close north south east west northeast "
    "northwest southeast southwest kilometre kilometres kilometer kilometers km mile miles village town port "
    "city hamlet island suburb harbour harbor junction camp railway rail mining fishing small besieged "
    "border".split()
)
_LANDMARK = frozenset(
    "near outside off from north south east west northeast northwest southeast southwest".split()
)
# What points back at a place told of before, and the kinds of place it can mean: any where none is given.
_BACK = {
    **dict.fromkeys("city town village hamlet suburb capital port".split(), ("settlement", "other")),
    **dict.fromkeys(
        "province region governorate oblast district county".split(), ("admin1", "admin2", "region")
    ),
    **dict.fromkeys("island peninsula enclave camp valley".split(), ()),
}
_MOVED = frozenset(
    "drive push chase expel flush dislodge oust force evict throw drag abduct kidnap snatch seize take carry "
    "march".split()
)
"""Verbs of force whose `from` tells where it was done (`dragged from a bus in Vesk`)."""
_SENT = frozenset("send fire launch shoot arrive come deploy dispatch return set".split())
_FAR = 3  # sentences back
_APPOSITION = 8  # words of `, the army headquarters in`
_NEARBY = frozenset("in at near outside".split())
_INHABITED = frozenset("settlement admin admin1 admin2".split())
_SITE_BEFORE = frozenset("camp fort mount lake hotel hill".split())


def standing(token: Token) -> int:
    """How well a place's first word stands for the act's place; the less the better.

    0 where it happened, 1 what a thing is named by, 2 where an act led from or to, 3 the same of somebody.
    """
    head = token
    while head.dep in ("compound", "amod", "nmod", "appos", "conj") and not head.is_root:
        if head.dep in ("compound", "nmod") and not head.head.is_name and head.head.i > head.i:
            return 1
        head = head.head
    preposition = head.head
    while head.dep == "pobj" and preposition.lower == "of" and preposition.head.dep == "pobj":
        head = preposition.head  # `from the forest of Vesk`
        preposition = head.head
    if head.dep != "pobj" or preposition.lower not in _ENDS:
        return 1 if head.dep == "poss" or _is_whose(head, preposition) else 0
    return 2 if preposition.head.pos in ("VERB", "AUX") else 3


def _is_whose(place: Token, preposition: Token) -> bool:
    """True for `the leaders of Arden met in Vesk`, `police in Arden`: whose or where they are besides."""
    whose = preposition.head
    led = place.dep == "pobj" and preposition.lower == "of" and whose.dep in ("nsubj", "nsubjpass", "dobj")
    led = led or (place.dep == "pobj" and preposition.lower in ("in", "at") and whose.dep == "nsubj")
    return led and find_agent([whose.lower], whose.lemma) is not None


_LENGTHS = frozenset("day week month year decade hour".split())


def is_at_a_distance(preposition: Token) -> bool:
    """True for `after` and `before` with a length before them (`a few months after the raid on Vesk`).

    What stands under it is told of another day, and of another place as often as not.
    """
    if preposition.lower not in ("after", "following", "before") or preposition.sent is None:
        return False
    words = preposition.sent.tokens
    beside = [c for c in preposition.head.children_by("prep") if c.i <= preposition.i]
    return any(
        each.lower in ("after", "following", "before")
        and each.i > words[0].i
        and words[each.i - words[0].i - 1].lemma in _LENGTHS
        for each in (preposition, *beside)
    )


def is_origin(token: Token) -> bool:
    """True for a place's first word after `from` on a verb, or on what is fired (`shells from Vesk`)."""
    head = token
    while head.dep in ("compound", "amod", "nmod") and not head.is_root:
        head = head.head
    way = head.head
    if head.dep == "pobj" and way.lower in ("at", "in", "near", "of"):
        # `reinforcements sent from the garrison at Vesk`, however the parser hung it
        thing = way.head if way.head.dep == "pobj" else word_before(way)
        whence = thing.head if thing is not None and thing.dep == "pobj" else way
        return whence.lower == "from" and whence.head.lemma in _SENT
    if head.dep != "pobj" or way.lower != "from":
        return False
    return way.head.pos in ("VERB", "AUX") and way.head.lemma not in _MOVED


def is_party(token: Token) -> bool:
    """True for who is told of by `between`, `with` and `by` (`talks between Arden and Belmark`).

    Not of a road, a line or a border, which lies between places.
    """
    head = token
    while head.dep in ("compound", "amod", "nmod", "appos", "conj") and not head.is_root:
        head = head.head
    if head.dep != "pobj" or head.head.lower not in ("between", "with", "by"):
        return False
    above = head.head.head
    return above.lower not in words("road") and above.pos in ("NOUN", "VERB") and above.lemma not in _LINES


_LINES = frozenset("distance frontier crossing front boundary stretch lie stand situate run".split())


def says_here(draft: Draft) -> bool:
    """True for `shells fell here`, not for `nine miles south of here`."""
    return any(token.lower == "here" and token.head.pos != "ADP" for token in draft.clause)


def fineness(place: Place) -> int:
    """The finer a place is the less; an unclear one is taken for a settlement, or for a region."""
    value = place.resolved.value
    if value is None:
        return FINENESS.index("region" if place.is_area else "settlement")
    return FINENESS.index(value.feature) if value.feature in FINENESS else len(FINENESS)


def best_place(parse: Parse, found: Sequence[tuple[Token, Place]]) -> Place | None:
    """The place that stands best for the act's, of these the finest, of these the first.

    A place that only tells where another of them is counts for nothing (`Vesk, a village near Hull`).
    """
    told: set[str] = set()
    for (_, first), (_, second) in pairwise(found):
        if is_unknown_site(first) and _is_placed_by(parse, first, second):
            told.add(first.id)  # `Camp Arden in Vesk`: the town can be shown, and is as near
        elif is_landmark(parse, first, second):
            told.add(second.id)
    ranked = [(standing(token), fineness(place), place) for token, place in found if place.id not in told]
    return min(ranked, key=lambda item: item[:2])[2] if ranked else None


def _is_placed_by(parse: Parse, site: Place, town: Place) -> bool:
    """True for `Camp Arden in Vesk`, `Camp Arden, the army headquarters outside Vesk`."""
    if town.resolved.value is None or town.is_area:
        return False
    if is_landmark(parse, site, town) or lies_in(parse, site, town):
        return True
    between = parse.tokens_in(site.citations[0].end, town.citations[0].start)
    apposition = 1 < len(between) <= _APPOSITION and between[0].text == "," and between[-1].lower in _NEARBY
    return apposition and not any(token.pos in ("VERB", "AUX", "CCONJ") for token in between)


def is_unknown_site(place: Place) -> bool:
    """True for a ridge, camp or street that no gazetteer has, which a known town beside it places."""
    if place.candidates or place.resolved.value is not None:
        return False
    called = place.mention.lower().split()
    return len(called) > 1 and (
        called[-1] in SITES
        or words("type").get(called[-1], "settlement") not in _INHABITED
        or called[0] in _SITE_BEFORE
    )


def is_landmark(parse: Parse, first: Place, second: Place) -> bool:
    """True where the second of two places only tells where the first is."""
    between = parse.tokens_in(first.citations[0].end, second.citations[0].start)
    lowers = [token.lower for token in between]
    if not _LANDMARK.intersection(lowers):
        return False
    return all(lower in _BESIDE or number_value(lower) is not None or lower == "-" for lower in lowers)


def beside(draft: Draft) -> list[Token]:
    """Tokens told with the act: `killed when a shell hit Vesk`, `fighting around Vesk killed nine`."""
    predicate = draft.trigger.predicate
    found: list[Token] = []
    instruments = event_classes()["INSTRUMENT"]
    noun = draft.trigger.places.noun
    if noun is not None and noun.dep == "dobj":
        # `recorded the abduction of a teacher at Vesk`, hung on the verb
        found.extend(
            token
            for child in noun.head.children_by("prep")
            if child.lower in _NEARBY and child.i == max(t.i for t in noun.subtree()) + 1
            for token in child.subtree()
        )
    for child in predicate.children:
        if child.dep == "prep" and child.lower in ("at", "during", "in"):
            # `agreed on the list at a meeting in Vesk`
            found.extend(
                t for noun in child.children_by("pobj") if noun.lemma in _MEETINGS for t in noun.subtree()
            )
        if child.dep in ("nsubj", "nsubjpass"):
            found.extend(clause_under(child))
            if child.lemma in instruments:
                # `Rockets that landed on Vesk killed nine`
                found.extend(t for rel in child.children_by("relcl", "acl") for t in clause_under(rel))
        if child.dep != "advcl" or child.pos not in ("VERB", "AUX"):
            continue
        marks = {word.lower for word in child.children if word.dep in ("mark", "advmod")}
        trailing = child.tag == "VBG" and child.i > predicate.i and child.child("nsubj") is None
        if marks & _TOGETHER or (trailing and not marks):
            found.extend(clause_under(child))
    return found


_MEETINGS = frozenset("meeting summit conference talk talks ceremony session congress rally visit".split())


class Back(NamedTuple):
    """What a word asks for that points at a place told of before."""

    features: tuple[str, ...]
    """Kinds of place; empty when any will do."""
    reach: int
    """How many sentences back."""
    word: str = ""
    """The word that points back, where it is a kind of place."""


THERE = Back((), _FAR)
"""`there`: any place, in the sentences before too."""


def pointed_back(draft: Draft) -> Back | None:
    """What a word of the clause asks for: `there`, `the town`, `its station`, `the naval base`."""
    for token in draft.clause:
        word = token.lower
        if word == "there" and token.dep == "advmod":
            return THERE
        if token.pos != "NOUN":
            if word == "its" and token.dep == "poss" and token.head.lower in {*SITES, *words("ground")}:
                return Back((), 1)
            continue
        if word in _BACK and _is_bare(token):
            return Back(_BACK[word], _FAR, word)
        if (word in SITES or word in _NAMED) and _is_bare(token):
            return Back((), 1, word)
    return None


_NAMED = frozenset("pass hill ridge heights river lake road highway farm mission quarter building".split())
"""Things that stand where their name tells, besides sites (`the Vesk pass`, then `the pass`)."""


def pointed_back_above(draft: Draft) -> Back | None:
    """What `the city` asks for in `the worst in the city since 2029, when rebels blew up a courthouse`."""
    node = draft.trigger.predicate
    while node.dep in ("conj", "xcomp") and node.head is not node:
        node = node.head
    timed = any(child.lower in ("when", "since") for child in node.children)
    if node.dep not in ("relcl", "advcl") or not timed or node.sent is None:
        return None
    for token in node.sent.tokens:
        word = token.lower
        if token.i < node.i and token.pos == "NOUN" and (word in _BACK or word in _NAMED) and _is_bare(token):
            return Back(_BACK.get(word, ()), _FAR, word)
    return None


def _is_bare(noun: Token) -> bool:
    """`in the town`: named by nothing, and neither doer nor owner."""
    children = noun.children
    article = any(child.lower in ("the", "this", "that") for child in children if child.dep == "det")
    named = any(
        child.dep in ("appos", "poss", "relcl")
        or child.pos == "PROPN"
        or child.is_name
        or (child.dep == "prep" and child.lower in ("of", "in", "at", "near", "to", "from", "between"))
        for child in children
    )
    return article and not named and (_is_where(noun) or noun.dep in ("dobj", "nsubjpass"))


def _is_where(noun: Token) -> bool:
    """True after a preposition of place, in `south of the town`, and in `withdrew from the post`."""
    if noun.dep != "pobj":
        return False
    preposition = noun.head
    if any(child.lower == "same" for child in noun.children):
        return True
    if preposition.lower == "of":
        return preposition.head.lower in _SIDES or preposition.head.lower in words("ground")
    if preposition.lower == "from":
        return preposition.head.lemma in _LEAVE
    return preposition.lower not in ("by", "to", "with")


_SIDES = frozenset(
    "north south east west northeast northwest southeast southwest outside edge centre center middle heart "
    "streets control capture fall siege recapture".split()
)
_LEAVE = frozenset("withdraw retreat pull flee escape evacuate withdrawal retreat".split())


def told_before(parse: Parse, places: Sequence[Place], at: Token, back: Back) -> Place | None:
    """The last place told before a word, in its sentence or the few before, that fits what points back at it.

    Where somebody only speaks is passed over (`officers in Vesk said`), where somebody only goes, and what
    another lies in or near (`Vesk in Jutland`). A place that was called by the same word comes first
    (`the town of Vesk`).
    """
    if back.word == "capital":
        return None
    found: list[Place] = []
    sources: list[Place] = []
    for before, place in reversed(list(pairwise((None, *places)))):
        if place is None or place.citations[0].start >= at.start:
            continue
        tokens = parse.tokens_in(place.citations[0].start, place.citations[0].end)
        if not tokens or _sentences_between(parse, tokens[0], at) > back.reach:
            break
        value = place.resolved.value
        feature = value.feature if value is not None else "settlement"
        fits = not back.features or feature in back.features
        if not fits or _speaks(tokens[0]) or standing(tokens[0]) > 1:
            sources += [place] if back == THERE and tokens[0].sent is at.sent else []
            continue
        if before is not None and (lies_in(parse, before, place) or is_landmark(parse, before, place)):
            continue
        if back.word and parse.text.endswith(f"{back.word} of ", 0, tokens[0].start):
            return place
        found.append(place)
    told = [place for place in found if not _is_aside(parse, place)]
    # `Travellers from Vesk said the barracks there had been besieged`: it can mean nothing else.
    return next(iter(told or found or (sources if len(sources) == 1 else ())), None)


def the_only(places: Sequence[Place], back: Back) -> Place | None:
    """The one settlement of a report, which is `the city` wherever that stands; None where there are more."""
    if back.word not in _BACK or not back.features or back.word == "capital":
        return None
    found: dict[str, Place] = {}
    for place in places:
        meant = place.resolved.value
        feature = meant.feature if meant is not None else "settlement"
        if place.role == "location" and feature in back.features:
            found[meant.place_id if meant is not None else place.mention.lower()] = place
    # A name that no gazetteer has may be a city's, though `central Vesk` would do for a land too.
    towns = [place for place in found.values() if not place.is_area] or list(found.values())
    return towns[0] if len(towns) == 1 else None


def called(parse: Parse, places: Sequence[Place], at: Token, word: str) -> Place | None:
    """The last place before a word that was called by it: `the Vesk crossing`, `the post of Vesk`.

    However long ago that was: nothing else of the kind has been told of since. Capitals are known besides.
    """
    for place in reversed(places if word else ()):
        start, end = place.citations[0].start, place.citations[0].end
        if start >= at.start:
            continue
        tokens = parse.tokens_in(start, end)
        if not tokens:
            continue
        before = [token.lower for token in parse.tokens[max(0, tokens[0].i - 2) : tokens[0].i]]
        after = parse.tokens[tokens[-1].i + 1 : tokens[-1].i + 2]
        joined = before[-1:] in (["of"], ["at"], [","]) and before[:1] == [word]
        own = word in (tokens[0].lower, tokens[-1].lower)
        if joined or own or before[-1:] == [word] or [t.lower for t in after] == [word]:
            return place
        if word == "capital" and place.resolved.value is not None and is_capital(place.resolved.value.name):
            return place
    return None


def is_capital(name: str) -> bool:
    """True for the name of a country's capital."""
    return country_of_capital(name) is not None


def _is_aside(parse: Parse, place: Place) -> bool:
    """True for a place at which something was done to a thing told of (`the truce signed in Vesk`)."""
    tokens = parse.tokens_in(place.citations[0].start, place.citations[0].end)
    return any(node.dep == "acl" and node.tag == "VBN" for node in tokens[0].ancestors())


def lies_in(parse: Parse, first: Place, second: Place) -> bool:
    """True for `Vesk in Jutland` and `Vesk, Jutland`."""
    between = parse.text[first.citations[0].end : second.citations[0].start].strip()
    return between in ("in", ",", "(", ", in")


def _sentences_between(parse: Parse, first: Token, last: Token) -> int:
    count, sentence = 0, first.sent
    for token in parse.tokens[first.i : last.i + 1]:
        if token.sent is not sentence:
            count, sentence = count + 1, token.sent
    return count


def _speaks(token: Token) -> bool:
    """True for a place inside who speaks, or where (`officers in Vesk said`, `said in Vesk`)."""
    below = token
    for node in token.ancestors():
        if node.pos == "VERB":
            where = below.dep == "prep" and below.lower in ("in", "at", "from") and token.head is below
            return node.lemma in SAYING and (where or below.dep in ("nsubj", "nsubjpass"))
        below = node
    return False
