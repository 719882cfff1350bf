"""Whether two tellings within a report are of one act: what rules it out, and how much speaks for it.

Sides, days, kinds of victim and modes that differ rule it out. What else there is adds up, each sign by its
weight (`lexicons/en/telling_weights.tsv`, made by `training/tellings.py`): what the two share, where they
stand, and whether the report named another place or day between them. Words differ from telling to telling
(`a blast`, `the bombing`, `nine people died`), so the word itself is but one sign among others; so are
figures, for several sources give several tolls of one act.
"""

from __future__ import annotations

import math
from functools import cache

from rashomon.findings import Event
from rashomon.lexicons.act_families import act_of
from rashomon.lexicons.tables import read_table
from rashomon.reading.events.one_act.aftermath import is_of
from rashomon.reading.events.one_act.passages import is_printed_again
from rashomon.reading.events.one_act.sameness import (
    PLAIN,
    Known,
    Telling,
    figures,
    is_denied,
    is_kin,
    is_one_of_others,
    is_one_place,
    is_one_word,
    modes_fit,
    plain,
    same_counts,
    same_days,
    same_heads,
    same_modes,
    sentence_of,
    sides,
    told_by_others,
    when,
    where,
)
from rashomon.reading.events.one_act.things import cannot_recur, happens_once, other_named_things, things
from rashomon.reading.events.one_act.told_apart import are_told_apart

ENOUGH = 0.9
"""Log-odds from which two groups of tellings are one act: of .4 to 1.4, over folds of the labelled real
reports, the one that joins most where one row in forty tells of two acts."""


SURELY = 9.0
"""Log-odds, beyond those of any two that are weighed, of tellings of what can happen only once, and of an act
told once more in the same words by a page that prints a passage twice."""


POINTED_AT = 3.0
"""Log-odds, where nothing rules it out, of an act and of `this attack` in the sentence after it."""


CALLED_OTHERWISE = 1.6
"""Log-odds for an act and a claim of one whose mark stands in quotation marks (`the army said it had hit "a
nest of bandits"`): a report sets them so where it does not hold with the words for what it told before. By
hand."""


def likeness(first: Event, later: Event, known: Known) -> float | None:
    """Log-odds that two tellings are of one act; None where something rules it out."""
    if is_printed_again(first, later, known) or _is_asked_again(first, later, known):
        return SURELY
    given = signs(first, later, known)
    if given is None:
        return None
    told = weights()
    points = told["bias"] + sum(told[name] * value for name, value in given.items())
    if _is_this(first, later, known):
        points = max(points, POINTED_AT)
    if _is_by_the_attacker(first, later):
        points = max(points, POINTED_AT)
    if _is_called_otherwise(first, later, known):
        points += CALLED_OTHERWISE
    return max(points, SURELY) if cannot_recur(first, later, known) else points


def is_aftermath(first: Event, later: Event, known: Known) -> bool:
    """True for a deed and for harm told alone of it, of figures that can be of it and not of who did it."""
    telling = known.tellings.get(later.id, PLAIN)
    return (
        is_of(first, later, telling.aftermath)
        and (not later.time.known or (telling.pointing and when(first.time, later.time, known) != 0))
        and is_denied(first, known) == is_denied(later, known)
        and (telling.pointing or figures(first, later, known) != 0)
        and sides(first.actors, later.recipients, known) != 1
    )


def _is_this(first: Event, later: Event, known: Known) -> bool:
    """True for the act told last before a sentence that says `this attack` or `that bombing` of it."""
    one, two = (known.tellings.get(event.id, PLAIN) for event in (first, later))
    next_to = two.sentence - one.sentence == 1 and two.rank - one.rank == 1
    return two.this and next_to and first.type == later.type == "ASSAULT"


def _is_asked_again(first: Event, later: Event, known: Known) -> bool:
    """True for a request quoted after it was told (`demanded an inquiry`, `"The body demands it be open"`).

    Whom it is put to may be told more closely, but who asks, the word for it and what is asked are the same.
    """
    one, two = (known.tellings.get(event.id, PLAIN) for event in (first, later))
    if not first.type == later.type == "REQUEST" or not is_one_word(first, later) or first.aux != later.aux:
        return False
    asked = {(stated.value or "").lower().split(" ")[-1] for stated in first.targets} - {""}
    next_to = 0 < two.sentence - one.sentence <= _SOON
    return next_to and sides(first.actors, later.actors, known) == 1 and bool(asked & two.said)


_SOON = 2
"""So many sentences after a request its own words may be quoted."""


def _is_by_the_attacker(first: Event, later: Event) -> bool:
    """True for how `the attacker` set off his bomb, after an attack by a bomber or with one."""
    word = later.lemma.split(".")[0].split(" ")[0]
    who = [ref.citations[0].quote.lower().split() for ref in later.actors if ref.citations]
    known = any(name[0] == "the" and name[-1] in _BOMBERS for name in who)
    told = set(first.clause.quote.lower().split())
    bombed = not first.aux.historical and (bool(told & _BOMBERS) or first.mode in _BOMBS)
    return known and word in _GOING_OFF and first.type == later.type == "ASSAULT" and bombed


_BOMBERS = frozenset("attacker bomber assailant".split())


def _is_called_otherwise(first: Event, later: Event, known: Known) -> bool:
    """True for the act told last (but for what came of it) and a claim that names otherwise what it hit."""
    one, two = (known.tellings.get(event.id, PLAIN) for event in (first, later))
    if not (two.quoted and later.voice and first.type == later.type == "ASSAULT"):
        return False
    between = (told for told in known.tellings.values() if one.sentence < told.sentence < two.sentence)
    last = one.sentence < two.sentence and all(told.aftermath for told in between)
    return last and where(first, later, known) != 0


@cache
def weights() -> dict[str, float]:
    """The weight of each sign, and the `bias`."""
    return {row["sign"]: float(row["weight"]) for row in read_table("en/telling_weights.tsv")}


def signs(first: Event, later: Event, known: Known) -> dict[str, float] | None:
    """What two tellings have in common, a number for each sign; None where something rules one act out."""
    if not is_kin(first, later) or not modes_fit(first, later):
        return None
    chance = _is_chance(first, later)
    if not (chance or same_modes(first, later)) or is_denied(first, known) != is_denied(later, known):
        return None
    tellings = (known.tellings.get(first.id, PLAIN), known.tellings.get(later.id, PLAIN))
    who = _who(first, later, known, speaking=first.quad.startswith("verbal"))
    places, times = where(first, later, known), when(first.time, later.time, known)
    if who is None or times == 0 or other_named_things(first, later, known):
        return None
    if are_told_apart(first, later, tellings) or _is_done_over(first, later, tellings):
        return None
    if is_one_of_others(first, later, known) or is_one_of_others(later, first, known):
        return None
    counts, objects = figures(first, later, known), things(first, later)
    apart, definite = tellings[0].sentence != tellings[1].sentence, later.id in known.definite
    found = {
        **_of_words(first, later, apart=apart),
        "went_off": apart and places != 0 and not tellings[1].fresh and _goes_off(first, later),
        "called_after": apart and bool(tellings[1].called & _struck(first, known)),
        "harm_beside": not apart and _is_harm_beside(first, later, tellings[1]),
        **who,
        **_of_order(first, later, tellings),
        **(_of_sentences(tellings) if apart else _SENTENCE_ITSELF),
        "same_place": places == 1,
        "other_place": places == 0,
        "own_place": apart and later.place.known and not first.place.known,
        "same_time": times == 1,
        "same_figure": (counts or 0) > 1 or (counts != 0 and same_counts(first.recipients, later.recipients)),
        "other_figure": counts == 0,
        "same_thing": objects == 1,
        "other_thing": objects == 0,
        "definite": definite,
        "points_back": definite and tellings[1].sentence - tellings[0].sentence == 1,
        "bare": _is_bare(later),
        "background": first.aux.historical != later.aux.historical,
        "chance": chance,
        "heard_other": told_by_others(first, later),
        **_of_layout(first, later, known, tellings),
        **(_of_scene(first, later, known, tellings) if apart else _IN_ONE_SENTENCE),
    }
    in_sentence = not apart and (found["deed_and_result"] or found["other_result"])
    found["holds"] = bool(in_sentence or any(found[name] for name in _HOLDS))
    return {name: float(value) for name, value in found.items() if name not in _UNWEIGHED}


def _is_done_over(first: Event, later: Event, tellings: tuple[Telling, Telling]) -> bool:
    """True for measures taken over a deed, and that deed (`sanctions over the crackdown`)."""
    measures = first.type in _MEASURES and later.type in _MEASURES
    return measures and tellings[0].reason != tellings[1].reason and first.lemma != later.lemma


_MEASURES = frozenset(("COERCE", "SANCTION"))

_HOLDS = (
    "same_doer same_head same_undergoer same_place same_time same_figure same_thing definite bare "
    "headed_lead same_clause_words"
).split()
"""Signs of which one at least mostly holds an act together; words of one family tell of two as often."""
_UNWEIGHED = frozenset(("same_head", "bare"))
"""Signs that count among `_HOLDS` alone."""


def _is_chance(first: Event, later: Event) -> bool:
    """True where one of two alike is told as possible only (`who carried out the strikes was not clear`)."""
    one, two = first.aux, later.aux
    rest = [(aux.negation, aux.future, aux.historical) for aux in (one, two)]
    return one.hypothetical != two.hypothetical and rest[0] == rest[1]


def _who(first: Event, later: Event, known: Known, *, speaking: bool) -> dict[str, float] | None:
    """Signs of who did it and to whom; None where these differ. Who speaks must be known to be the same."""
    doers = sides(first.actors, later.actors, known, speaking=speaking)
    undergoers = sides(first.recipients, later.recipients, known)
    headed = first.trigger.start < known.headline_end <= later.trigger.start
    if _is_murder_in_battle(first, later):
        return None
    # A headline's `fifty rebels killed` has its rebels kill as often as not: there they are not turned round.
    if _is_turned_round(first, later, known) and not (headed and doers is None):
        return None
    speaker = speaking and _speaks_for(first, later)
    if (doers == 0 and not speaker) or undergoers == 0:
        return None
    same_head = doers != 1 and (speaker or same_heads(first.actors, later.actors))
    # A headline's `Mayor calls for talks` names the speaker of the lead by another word as often as not.
    lead = headed and is_one_word(first, later) and sentence_of(later, known) <= known.lead_sentence
    if speaking and doers != 1 and not same_head and undergoers != 1 and not lead:
        return None
    return {
        "same_doer": doers == 1,
        "same_head": same_head,
        "other_doer": doers is None and not same_head and all(_has_doer(each) for each in (first, later)),
        "same_undergoer": undergoers == 1,
        "speaks_same": speaking and undergoers == 1,
        "same_speech": speaking and doers == 1 and is_one_word(first, later),
        "once": undergoers == 1 and happens_once(first, later, known),
        "later_doer": _has_doer(later),
    }


def _is_murder_in_battle(first: Event, later: Event) -> bool:
    """True for a fight and for a killing of somebody singled out (`fought in the hills`, `assassinated`)."""
    words = [event.lemma.split(".")[0] for event in (first, later)]
    return any(a in _BATTLES and b in _SINGLED_OUT for a, b in (words, reversed(words)))


_SINGLED_OUT = frozenset("assassinate assassination murder execute execution liquidate behead".split())


def _has_doer(event: Event) -> bool:
    """True where words stand for who did it, known or not."""
    return any(ref.citations for ref in event.actors)


_MUTUAL = frozenset("clash fight fighting battle combat skirmish engage".split())
"""Acts of two sides, of which either may be told as the doer."""
_BATTLES = _MUTUAL | frozenset("offensive counteroffensive advance".split())


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


def _of_words(first: Event, later: Event, *, apart: bool) -> dict[str, float]:
    """Signs of the words for the act: of one family, a deed and what came of it, two results."""
    acts = [act_of(event.lemma) for event in (first, later)]
    kinds = {act.kind if act is not None else None for act in acts}
    one_family = acts[0] is not None and acts[1] is not None and acts[0].family == acts[1].family
    other_result = kinds == {"result"} and not one_family
    return {
        "same_family": one_family,
        "deed_and_result": "result" in kinds and bool(kinds & {"any", "manner"}),
        "other_result": other_result,
        "first_other": acts[0] is not None and acts[0].kind == "other",
        "listed_harm": other_result and not apart,  # `Four were killed and six injured in a blast`
        "same_clause_words": first.lemma == later.lemma
        and plain(first.clause.quote) == plain(later.clause.quote),
    }


_BOMBS = frozenset(("explosives", "suicide-attack"))
_GOING_OFF = frozenset("detonate explode blow go".split())


def _goes_off(first: Event, later: Event) -> bool:
    """True for how a bomb went off (`one of them blew himself up`), after a bombing."""
    word = later.lemma.split(".")[0].split(" ")[0]
    return first.mode in _BOMBS and later.mode in _BOMBS and word in _GOING_OFF


def _struck(event: Event, known: Known) -> frozenset[str]:
    """Words for whom or what an act struck, and where."""
    told = [stated.value for stated in event.targets if stated.value]
    told += [ref.value.name for ref in event.recipients if ref.value is not None]
    place = known.places.get(event.place.value or "")
    if place is not None:
        told.append(place.mention)
    return frozenset(word.lower() for each in told for word in each.split())


def _is_harm_beside(first: Event, later: Event, telling: Telling) -> bool:
    """True for a deed and what came of it in one sentence, which nothing there parts (`while`, `since`)."""
    acts = [act_of(event.lemma) for event in (first, later)]
    kinds = {act.kind for act in acts if act is not None}
    deed = "result" in kinds and bool(kinds & {"any", "manner"})
    return deed and not any(first.trigger.start < at < later.trigger.start for at in telling.parts)


def _of_layout(
    first: Event, later: Event, known: Known, tellings: tuple[Telling, Telling]
) -> dict[str, float]:
    """Signs of where in the report the two stand, and of the grammar between them."""
    one, two = tellings
    headed = first.trigger.start < known.headline_end <= later.trigger.start
    led = one.sentence < two.sentence and one.sentence <= known.lead_sentence
    force = first.type == later.type == "ASSAULT"
    return {
        "headed": headed,
        "headed_lead": headed and two.sentence <= known.lead_sentence,
        "led": led and force,
        "led_other": led and not force,
        "distance": math.log1p(abs(two.sentence - one.sentence)),
        "tied": one.sentence == two.sentence
        and (first.trigger.start in two.ties or later.trigger.start in one.ties),
        "other_number": None not in (one.plural, two.plural) and one.plural != two.plural,
    }


def _of_order(first: Event, later: Event, tellings: tuple[Telling, Telling]) -> dict[str, float]:
    """Signs of how many acts could be meant, and of what each telling says for itself."""
    one, two = tellings
    between = two.rank - one.rank - 1 if first.type == later.type else 0
    return {
        "acts_before": math.log1p(two.rank),
        "acts_between": math.log1p(max(0, between)),
        "later_voice": bool(later.voice),
        "first_figure": bool(first.quantities),
        "later_figure": bool(later.quantities),
        "first_verb": one.plural is None,
        "later_plural": bool(two.plural),
    }


def _of_sentences(tellings: tuple[Telling, Telling]) -> dict[str, float]:
    """Signs of how much two sentences say alike, where no field of an event holds it."""
    one, two = tellings
    said, shared = len(one.said & two.said), len(one.numbers & two.numbers)
    other_numbers = bool(one.numbers and two.numbers) and not shared
    return {
        "shared_numbers": math.log1p(shared),
        "shared_clause": len(one.clause & two.clause) / max(1, min(len(one.clause), len(two.clause))),
        "twin": said > _TWINS * len(one.said | two.said) and not other_numbers,
    }


_TWINS = 0.6
"""Share of words from which a sentence says another once more (a lead printed twice)."""
_SENTENCE_ITSELF = dict.fromkeys("shared_numbers shared_clause twin".split(), 0.0)


def _of_scene(
    first: Event, later: Event, known: Known, tellings: tuple[Telling, Telling]
) -> dict[str, float]:
    """Signs of what stands around two tellings of two sentences, and was named between them."""
    one, two = tellings
    place = day = None
    stands = first.place.value or one.last_place, later.place.value or two.last_place
    if stands[0] and stands[1] and not (first.place.known and later.place.known):
        place = is_one_place(stands[0], stands[1], known)
    falls = first.time.value or one.last_day, later.time.value or two.last_day
    if falls[0] and falls[1] and not (first.time.known and later.time.known):
        day = same_days(falls[0], falls[1], known)
    return {
        "stays_place": place == 1,
        "stays_day": day == 1,
        "other_names": bool(one.names and two.names) and not one.names & two.names,
        "article": two.article,
        "fresh": two.fresh and not (two.ordinal and two.ordinal == one.ordinal),
        "turned": two.turned and not first.quad.startswith("verbal"),
    }


_IN_ONE_SENTENCE = dict.fromkeys("stays_place stays_day other_names article fresh turned".split(), 0.0)


def _is_bare(event: Event) -> bool:
    """True for a telling that says nothing but the act (`the attack`)."""
    return not (
        event.place.known
        or event.time.known
        or event.quantities
        or event.targets
        or any(ref.known for ref in (*event.actors, *event.recipients))
    )
