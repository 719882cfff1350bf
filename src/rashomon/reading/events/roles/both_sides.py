"""Who `the two countries`, `both sides` or `them` are, where the report has just told of exactly two.

The words are taken for the two sides of an earlier row, the nearest that has two, unless a third has come in
between or another pair stands as near. Names are compared with names of the same report only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.findings import Actor, ActorRef, Event, Maker, Stated
from rashomon.reading.events.one_act.sameness import Known, sentence_of
from rashomon.reading.events.roles.elsewhere import with_sides
from rashomon.reading.events.roles.refs import Refs, actor_ref
from rashomon.reading.events.roles.same_side import are_one_side, is_of, names_in

MAKER = Maker(kind="rule", id="events.both_sides")
_WINDOW = 4
"""So many sentences back the two stand."""
_BOTH = re.compile(
    r"(?:the |its |these )?(?:two|both|warring|rival|opposing)(?: \w+)? "
    r"(?P<kind>sides|parties|countries|states|nations|neighbou?rs|governments|armies|forces|foes|rivals|capitals"
    r"|delegations|factions|camps|republics|powers|groups|leaders|ministers|presidents|generals|militias"
    r"|movements|fronts)"
    r"|both|each side|each|the warring (?P<also>sides|parties|factions)|they|them|(?:the )?sides",
    re.IGNORECASE,
)
_STATES = frozenset(
    "countries states nations neighbours neighbors governments capitals republics powers armies".split()
)
_FRIENDLY = frozenset(("SUPPORT", "AID", "COOPERATE", "CONCEDE"))
_PERSONS = frozenset("leaders ministers presidents generals".split())
_OF_TWO = frozenset(("CONSULT", "AGREE", "COOPERATE", "RETREAT"))
_TIES = ("break off", "cut tie", "sever", "restore", "fight", "exchange", "clash")
_OTHER = ("the other", "the other side")
_UNARMED = frozenset("CVL JRN MED EDU LAB BUS NGO REL JUD LEG COP".split())


def with_both_sides(rows: Sequence[Event], known: Known) -> list[Event]:
    """The rows with the two whom words for both of them stand for, in text order."""
    told: list[Event] = []
    for row in rows:
        told.append(_told(row, told, known))
    return told


def _told(row: Event, told: Sequence[Event], known: Known) -> Event:
    doers, sufferers = (_both(refs, row) for refs in (row.actors, row.recipients))
    if doers is None and sufferers is None:
        return row
    each = doers is not None and doers.citations[0].quote.lower().startswith("each")
    if each and not any((stated.value or "").lower() in _OTHER for stated in row.targets):
        return row
    word = doers or sufferers
    assert word is not None
    pair = _pair(row, told, known, _kind(word.citations[0].quote))
    if pair is None:
        return row
    both = tuple(_as_written(ref, word) for ref in pair)
    hurt = tuple(ref for ref in row.recipients if ref.known)
    mutual = each or row.type in _OF_TWO or row.lemma.startswith(_TIES)
    if doers is not None and sufferers is None and (mutual or not hurt):
        return with_sides(row, actors=both, recipients=(*both, *hurt) if mutual else ())
    return with_sides(
        row,
        actors=both if doers is not None else (),
        recipients=both if sufferers is not None else (),
    )


def _both(refs: Refs, row: Event) -> Stated[ActorRef] | None:
    """The only words of a side, where they are words for two."""
    cited = [ref for ref in refs if ref.citations]
    if len(cited) != 1 or (match := _BOTH.fullmatch(cited[0].citations[0].quote.strip())) is None:
        return None
    loose = match[0].lower() in ("they", "them", "sides", "the sides")
    if loose and (cited[0].known and match[0].lower() in ("they", "them")):
        return None  # it is told who they are
    return None if loose and row.type not in ("CONSULT", "AGREE") else cited[0]


def _kind(quote: str) -> str:
    match = _BOTH.fullmatch(quote.strip())
    word = (match["kind"] or match["also"] or "sides").lower() if match is not None else "sides"
    return "states" if word in _STATES else "persons" if word in _PERSONS else "sides"


def _pair(row: Event, told: Sequence[Event], known: Known, kind: str) -> Refs | None:
    """The two sides of the nearest row before that has two, where no third is told of from there on."""
    if kind == "states" and (only := _only_two_states(row, known)) is not None:
        return only
    here = sentence_of(row, known)
    since: list[Stated[ActorRef]] = []
    for other in reversed(told):
        if here - sentence_of(other, known) > _WINDOW:
            return None
        if other.type == "REQUEST":
            continue  # of one who asks two, and is none of them
        sides = [_side(ref, known, kind) for ref in (*other.actors, *other.recipients)]
        found = _distinct([side for side in sides if side is not None])
        if len(found) > 2:
            return None
        if len(found) == 2 and sentence_of(other, known) < here and other.type not in _FRIENDLY:
            third = any(not any(are_one_side(side, one) for one in found) for side in since)
            return None if third else tuple(sorted(found, key=lambda ref: _first_named(ref, known)))
        since += found
    return None


_OFTEN = 2
"""So many times before a state is named that a report is about."""


def _only_two_states(row: Event, known: Known) -> Refs | None:
    """The only two lone names that a report names again and again before a row, and that are no person's."""
    named: dict[str, list[Actor]] = {}
    for actor in known.actors.values():
        lone = actor.name.known and " " not in (actor.name.value or "") and actor.sector in (None, "GOV")
        if actor.kind == "named" and lone and actor.citations[0].start < row.trigger.start:
            named.setdefault(actor.entity, []).append(actor)
    often = [mentions for mentions in named.values() if len(mentions) >= _OFTEN]
    if len(often) != 2:
        return None
    return tuple(_ref_of(mentions[0], None) for mentions in often)


def _first_named(ref: Stated[ActorRef], known: Known) -> int:
    actor = known.actors.get(ref.value.entity) if ref.value is not None else None
    return (actor or ref).citations[0].start


def _distinct(sides: Sequence[Stated[ActorRef]]) -> list[Stated[ActorRef]]:
    found: list[Stated[ActorRef]] = []
    for side in sides:
        if not any(are_one_side(side, one) for one in found):
            found.append(side)
    return found


def _side(ref: Stated[ActorRef], known: Known, kind: str) -> Stated[ActorRef] | None:
    """The side that a participant stands for: a state for its ministry; None where it can be no side."""
    value = ref.value
    actor = known.actors.get(value.actor) if value is not None else None
    if value is None or actor is None or _BOTH.fullmatch(value.name.strip()) is not None:
        return None
    longer = actor.kind == "named" and " " in ref.citations[0].quote.strip()
    if kind == "persons":
        return ref if longer else None
    if value.sector in _UNARMED:
        return None
    state = next(_states_named(ref, known), None)
    if state is not None:
        return _ref_of(state, ref)
    if kind == "states":
        return ref if actor.kind == "named" and not longer and value.sector in (None, "GOV") else None
    if (longer or actor.kind == "generic") and value.sector == "GOV":
        return None  # a minister is no side of a war
    return ref if value.sector or actor.kind == "named" else None


def _states_named(ref: Stated[ActorRef], known: Known) -> Iterator[Actor]:
    """Mentions of the bare state whose ministry or army a participant is (`Arden's army`: `Arden`)."""
    names = names_in(ref)
    for actor in known.actors.values():
        bare = actor.kind == "named" and " " not in actor.mention and actor.sector in (None, "GOV")
        if bare and any(is_of(actor.mention, name) for name in names):
            yield actor


def _ref_of(actor: Actor, ref: Stated[ActorRef] | None) -> Stated[ActorRef]:
    cited, voice = (ref.citations, ref.voice) if ref is not None else (actor.citations, ())
    return Stated[ActorRef].of(actor_ref(actor), *cited, voice=voice, maker=MAKER)


def _as_written(side: Stated[ActorRef], word: Stated[ActorRef]) -> Stated[ActorRef]:
    """One of the two, cited where the row has its words for both."""
    assert side.value is not None
    return Stated[ActorRef].of(side.value, *word.citations, voice=word.voice, maker=MAKER)
