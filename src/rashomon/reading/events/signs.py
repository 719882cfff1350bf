"""Whether two tellings within a report are of one act: what rules it out, and how much speaks for it.

Sides, places, days or kinds of victim that differ rule it out. What is the same adds up, each sign by its
weight (`lexicons/en/telling_weights.tsv`, made by `training/tellings.py`). Words differ from telling to
telling (`a blast`, `the bombing`, `nine people died`), so the word itself is but one sign among others.
"""

from __future__ import annotations

import math
from functools import cache

from rashomon.findings import Event
from rashomon.lexicons.act_families import act_of
from rashomon.lexicons.tables import read_table
from rashomon.reading.events.sameness import (
    PLAIN,
    Known,
    Telling,
    family,
    figures,
    happens_once,
    is_denied,
    is_kin,
    is_one_word,
    modes_fit,
    plain,
    same_heads,
    same_modes,
    sides,
    things,
    when,
    where,
)

ENOUGH = -0.4
"""Log-odds from which two tellings are one act: of 0, -.4 and -.8 the one with the best F1 on those of our
own reports that are not held."""
_NEUTRAL = 0.6
"""Likeness of two words in context where no encoder tells."""


def likeness(first: Event, later: Event, known: Known) -> float | None:
    """Log-odds that two tellings are of one act; None where something rules it out."""
    given = signs(first, later, known)
    if given is None:
        return None
    told = weights()
    return told["bias"] + sum(told[name] * value for name, value in given.items())


@cache
def weights() -> dict[str, float]:
    """The weight of each sign, and the `bias`."""
    return {row["sign"]: float(row["weight"]) for row in read_table("en/telling_weights.tsv")}


def signs(first: Event, later: Event, known: Known) -> dict[str, float] | None:
    """What two tellings have in common, a number for each sign; None where something rules one act out."""
    if not is_kin(first, later) or not same_modes(first, later) or not modes_fit(first, later):
        return None
    tellings = (known.tellings.get(first.id, PLAIN), known.tellings.get(later.id, PLAIN))
    gap = tellings[1].sentence - tellings[0].sentence
    if is_denied(first, known) != is_denied(later, known) or (tellings[1].fresh and gap):
        return None
    verbal = first.quad.startswith("verbal")
    who = _who(first, later, known, speaking=verbal)
    places, times = where(first, later, known), when(first.time, later.time, known)
    if who is None or places == 0 or times == 0:
        return None
    counts, objects = figures(first, later, known), things(first, later)
    definite = later.id in known.definite
    if counts == 0 and not (definite or first.voice != later.voice):
        return None
    found = {
        **_of_words(first, later),
        **who,
        "same_place": places == 1,
        "wider_place": places == 0.5,
        "same_time": times == 1,
        "wider_time": times == 0.5,
        "same_figure": (counts or 0) > 1,
        "fitting_figure": counts in (0.5, 1.0),
        "other_figure": counts == 0,
        "same_thing": objects == 1,
        "other_thing": objects == 0,
        "definite": definite,
        "verbal": verbal,
        "unreal": not first.aux.actual,
        "background": first.aux.historical != later.aux.historical,
        "own_time": gap != 0 and later.time.known and not first.time.known,
        "own_thing": bool(later.targets) and not first.targets,
        "own_place": gap != 0 and later.place.known and not first.place.known,
        "bare": _is_bare(later),
        **_of_layout(first, later, known, tellings),
    }
    # `Four were killed and six injured in a blast`
    found["listed_harm"] = found["other_result"] and not gap
    found["other_undergoer"] = found["other_undergoer"] and not found["listed_harm"]
    in_sentence = not gap and (found["deed_and_result"] or found["other_result"])
    return found if in_sentence or any(found[name] for name in _HOLDS) else None


_HOLDS = (
    "same_doer same_head same_undergoer same_place same_time same_figure same_thing definite bare "
    "headed_lead same_clause_words"
).split()
"""Signs of which one at least must hold, but for a deed and its result in one sentence: words of one family
alone tell of two acts as often as of one."""


def _who(first: Event, later: Event, known: Known, *, speaking: bool) -> dict[str, float] | None:
    """Signs of who did it and to whom; None where these differ. Who speaks must be known to be the same."""
    doers = sides(first.actors, later.actors, known, speaking=speaking)
    undergoers = sides(first.recipients, later.recipients, known)
    if _is_turned_round(first, later, known):
        return None
    speaker = speaking and _speaks_for(first, later)
    if (doers == 0 and not speaker) or undergoers == 0:
        return None
    same_head = doers != 1 and (speaker or same_heads(first.actors, later.actors))
    if speaking and doers != 1 and not same_head and undergoers != 1:
        return None
    told = all(any(ref.known for ref in event.recipients) for event in (first, later))
    return {
        "same_doer": doers == 1,
        "same_head": same_head,
        "other_doer": doers is None and not same_head and all(_has_doer(each) for each in (first, later)),
        "same_undergoer": undergoers == 1,
        "other_undergoer": undergoers is None and told,
        "speaks_same": speaking and undergoers == 1,
        "once": undergoers == 1 and happens_once(first, later, known),
    }


def _has_doer(event: Event) -> bool:
    """True where words stand for who did it, known or not."""
    return any(ref.citations for ref in event.actors)


_MUTUAL = frozenset("clash fight fighting battle combat skirmish engage".split())
"""Acts of two sides, of which either may be told as the doer."""


def _is_turned_round(first: Event, later: Event, known: Known) -> bool:
    """True where who does the one suffers the other."""
    if {event.lemma.split(".")[0] for event in (first, later)} & _MUTUAL:
        return False
    back = sides(first.recipients, later.actors, known)
    return sides(first.actors, later.recipients, known) == 1 and back != 0


def _speaks_for(first: Event, later: Event) -> bool:
    """True where the words of one telling name who speaks in the other (`the secretary of the Coalition`)."""
    return first.lemma == later.lemma and any(
        ref.value is not None and " " in ref.value.name and ref.value.name in other.clause.quote
        for one, other in ((first, later), (later, first))
        for ref in one.actors
    )


def _of_words(first: Event, later: Event) -> dict[str, float]:
    """Signs of the words for the act: the same, of one family, a deed and what came of it."""
    acts = [act_of(event.lemma) for event in (first, later)]
    kinds = {act.kind if act is not None else None for act in acts}
    one_family = acts[0] is not None and acts[1] is not None and acts[0].family == acts[1].family
    one_word = is_one_word(first, later)
    return {
        "same_word": one_word,
        "killing_both": family(first, later) and not one_word,
        "same_family": one_family,
        "deed_and_result": "result" in kinds and bool(kinds & {"any", "manner"}),
        "any_manner": kinds in ({"any"}, {"any", "manner"}),
        "other_manner": kinds == {"manner"} and not one_family,
        "other_result": kinds == {"result"} and not one_family,
        "same_mode": first.mode == later.mode is not None,
        "same_clause_words": first.lemma == later.lemma
        and plain(first.clause.quote) == plain(later.clause.quote),
    }


def _of_layout(
    first: Event, later: Event, known: Known, tellings: tuple[Telling, Telling]
) -> dict[str, float]:
    """Signs of where the two stand, and of the words in their context."""
    one, two = tellings
    headed = first.trigger.start < known.headline_end <= later.trigger.start
    vector = _NEUTRAL
    if one.state is not None and two.state is not None:
        vector = float(one.state @ two.state)
    return {
        "headed": headed,
        "headed_lead": headed and two.sentence <= known.lead_sentence,
        "same_sentence": one.sentence == two.sentence,
        "distance": math.log1p(abs(two.sentence - one.sentence)),
        "turned": two.turned and two.sentence != one.sentence,
        "vector": vector,
    }


def _is_bare(event: Event) -> bool:
    """True for a telling that says nothing but the act (`the attack`)."""
    return not (
        event.place.known
        or event.time.known
        or event.quantities
        or event.targets
        or any(ref.known for ref in (*event.actors, *event.recipients))
    )
