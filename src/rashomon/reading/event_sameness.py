"""Whether two tellings within a report are of one act: what speaks against it, and how much speaks for it.

Anything that differs (side, place, day, figure, thing) rules it out. What is the same adds up: a figure and a
named victim weigh most, and a headline is told again below. Words differ from telling to telling (`a blast`,
`the bombing`, `nine people died`), so the word itself is but one sign among others. Names are compared with
names of the same text only; which name it is decides nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from rashomon.findings import Actor, ActorRef, Event, Place, PlaceCandidate, Quantity, Stated, Time
from rashomon.gazetteer.lookup import distance
from rashomon.reading.number_words import number_value

_ENOUGH = 3.0
"""Points from which two tellings are one act, read off 60 reports: the word and two more things the same, or
a figure and one more."""
_CLOSE_KM = 12.0
"""Two settlements nearer than this can be the place of one act (a suburb and its city)."""
_STATE = frozenset(("GOV", "MIL", "COP", "JUD", "LEG", "SPY", None))
_ARMED = frozenset(("MIL", "REB", "COP", "UAF", "PRM"))
_UNARMED = frozenset(("CVL", "JRN", "MED", "EDU", "AGR", "LAB", "BUS", "REF", "REL", "NGO"))
_LIKE_MODES = (
    frozenset(("explosives", "suicide-attack")),
    frozenset(("heavy-weapons", "aerial", "destroy", "drone")),
    frozenset(("explosives", "aerial", "destroy")),
    frozenset(("firearms", "targeted", "drone", "explosives", "aerial")),
)
"""Modes that words for one act can give: a bombing by a suicide attacker, a targeted killing by a drone."""
_KILLING = frozenset(
    "kill killing die death perish murder assassinate assassination execute execution behead beheading slay "
    "massacre slaughter shoot gun lose eliminate liquidate".split()
)
_VAGUE = frozenset(
    "town city village area areas district districts neighbourhood neighborhood neighbourhoods neighborhoods "
    "region province target targets site sites position positions building buildings place places house "
    "houses civilians people".split()
)
"""Last words of things that another word may name more closely."""


@dataclass(frozen=True, slots=True)
class Known:
    """The findings that events point at, by id, and what the text's layout tells of events."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    times: Mapping[str, Time] = field(default_factory=dict)
    numbers: Mapping[str, Quantity] = field(default_factory=dict)
    definite: Collection[str] = ()
    """Ids of events whose words point back (`the attack`)."""
    denials: Collection[str] = ()
    """Ids of attributions that deny: what somebody denies is told apart from what is asserted."""
    headline_end: int = 0
    """Where the headline ends; 0 without one."""


def likeness(first: Event, later: Event, known: Known) -> float:
    """Points for two tellings of one act; 0 when something speaks against it."""
    if first.type != later.type or not _same_modes(first, later) or not _modes_fit(first.mode, later.mode):
        return 0.0
    if _is_denied(first, known) != _is_denied(later, known):
        return 0.0
    verbal = first.quad.startswith("verbal")
    if verbal and first.lemma != later.lemma:
        return 0.0
    if first.lemma == later.lemma and _plain(first.clause.quote) == _plain(later.clause.quote):
        return 2 * _ENOUGH  # a headline repeated above the text
    sides = (
        _sides(first.actors, later.actors, known, speaking=verbal),
        _sides(first.recipients, later.recipients, known),
    )
    where = _where(first.place, later.place, known)
    when = _when(first.time, later.time, known)
    figures, things = _figures(first, later, known), _things(first, later)
    if any(sign is not None and sign <= 0 for sign in (*sides, where, when, figures, things)):
        return 0.0
    told = [sign or 0.0 for sign in (*sides, where, when, figures, things)]
    headed = first.trigger.start < known.headline_end <= later.trigger.start
    if figures == 0.5 and not headed:
        told[4] = 0.0  # `hundreds` and `thousands` fit many acts; the headline's figure is told again
    if verbal:
        # Much is said twice: only the same words by the same one to or about the same are one act.
        about = sides[1] is not None or any(told[4:]) or _alone(first, later)
        return _ENOUGH + sum(told) if sides[0] is not None and about else 0.0
    family = _family(first, later)
    if later.id in known.definite and first.type == "ASSAULT":
        # `the attack` is the one that the report is about before any other.
        return _ENOUGH + sum(told) + (1.0 if headed else 0.0)
    if not first.aux.actual and family and any(told):
        return _ENOUGH + sum(told)  # one plan, fear or background, spoken of again
    if not family and not (first.type == "ASSAULT" or first.mode == later.mode is not None):
        return 0.0
    return (
        sum(told)
        + (1.0 if family else 0.0)
        + (1.5 if headed else 0.0)
        + (0.5 if first.mode and later.mode else 0.0)
        + (2.0 if sides[1] is not None and _happens_once(first, later, known) else 0.0)
    )


def is_same(points: float) -> bool:
    """True for points that two tellings of one act have."""
    return points >= _ENOUGH


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _same_modes(first: Event, later: Event) -> bool:
    """True when both are told alike; one without a time of its own may be background to the other.

    What is planned and what is possible are one: a plot is told in either way.
    """
    if first.aux == later.aux:
        return True
    unreal = [(event.aux.future or event.aux.hypothetical, event.aux.negation) for event in (first, later)]
    background = first.aux.historical != later.aux.historical
    return unreal[0] == unreal[1] and not (background and first.time.known and later.time.known)


def _is_denied(event: Event, known: Known) -> bool:
    return any(voice in known.denials for voice in event.voice)


def _modes_fit(one: str | None, two: str | None) -> bool:
    return not one or not two or one == two or any({one, two} <= like for like in _LIKE_MODES)


def _stem(event: Event) -> str:
    return event.lemma.split(".")[0].split(" ")[-1]


def _family(first: Event, later: Event) -> bool:
    """True when the two triggers are of one word, or both tell of killing."""
    words = {_stem(first), _stem(later)}
    heads = {event.lemma.split(".")[0].split(" ")[0] for event in (first, later)}
    both_selves = all(_is_self_bombing(event) for event in (first, later))
    return is_one_word(first, later) or (words | heads) <= _KILLING or both_selves


def _is_self_bombing(event: Event) -> bool:
    """True for an attack by one who dies in it (`blew himself up`, `suicide attack`)."""
    return event.mode == "suicide-attack" or any(
        word in event.trigger.quote.lower().split() for word in ("himself", "herself", "themselves", "bomber")
    )


def is_one_word(first: Event, later: Event) -> bool:
    """True when the two triggers are of one word (`shell`, `shelling`)."""
    return _stem(first)[:5] == _stem(later)[:5]


def _happens_once(first: Event, later: Event, known: Known) -> bool:
    """True for the killing or arrest of one named person, told twice."""
    names = [_named(event.recipients, known) for event in (first, later)]
    if any(len(each) != 1 for each in names):
        return False
    words = {event.lemma.split(".")[0].split(" ")[0] for event in (first, later)}
    return words <= _KILLING or first.mode == later.mode == "arrest"


def _named(refs: tuple[Stated[ActorRef], ...], known: Known) -> list[ActorRef]:
    """Persons called by a name of several words."""
    return [
        ref.value
        for ref in refs
        if ref.value is not None and ref.value.name[:1].isupper() and " " in ref.value.name.strip()
        if is_named(ref.value, known)
    ]


def _alone(first: Event, later: Event) -> bool:
    """True when neither telling says about whom or what."""
    return not any(
        [ref.value for ref in event.recipients if ref.known] or event.targets for event in (first, later)
    )


def _sides(
    first: tuple[Stated[ActorRef], ...],
    later: tuple[Stated[ActorRef], ...],
    known: Known,
    *,
    speaking: bool = False,
) -> float | None:
    """1 for a shared participant, 0 for others who cannot be the same, None where nothing tells.

    A state and its army are one side of an act, and two who speak.
    """
    one = [ref.value for ref in first if ref.value is not None]
    two = [ref.value for ref in later if ref.value is not None]
    if not one or not two:
        return None
    if {ref.entity for ref in one} & {ref.entity for ref in two}:
        return 1.0
    answers = [_person(a, b, known, speaking=speaking) for a in one for b in two]
    if 1.0 in answers:
        return 1.0
    return None if None in answers else 0.0


def _person(one: ActorRef, two: ActorRef, known: Known, *, speaking: bool) -> float | None:
    if one.country and two.country and one.country != two.country:
        return 0.0
    if _opposed(one.sector, two.sector):
        return 0.0
    if not speaking and one.country and one.country == two.country and {one.sector, two.sector} <= _STATE:
        return 1.0  # a state and its army
    if _count(one.name) is not None and _count(one.name) == _count(two.name):
        return 1.0  # `twelve` of a headline, and `twelve people`
    if one.name.lower().split()[-1:] == two.name.lower().split()[-1:]:
        return 1.0 if _bare(one.name) == _bare(two.name) else None
    named = [is_named(ref, known) for ref in (one, two)]
    return 0.0 if all(named) else None


def _bare(name: str) -> str:
    """A name's words without their article (`a military source`, `the military source`)."""
    words = name.lower().split()
    return " ".join(words[1:] if words[0] in ("a", "an", "the") else words)


def _count(name: str) -> float | None:
    """The number that words for people begin with (`at least twelve people`), or None."""
    return next((value for word in name.split()[:3] if (value := number_value(word)) is not None), None)


def _opposed(one: str | None, two: str | None) -> bool:
    return (one in _ARMED and two in _UNARMED) or (one in _UNARMED and two in _ARMED)


def is_named(ref: ActorRef, known: Known) -> bool:
    """True for a participant called by name, here or by a word for it (`the editor Anna Velk`)."""
    actor = known.actors.get(ref.actor)
    return actor is None or actor.kind == "named" or (actor.name.known and actor.kind != "collective")


def _where(first: Stated[str], later: Stated[str], known: Known) -> float | None:
    """1 for one place, 0.5 for a place and one that holds it, 0 for two places, None where nothing tells."""
    if not first.known or not later.known:
        return None
    if first.value == later.value or _plain(first.citations[0].quote) == _plain(later.citations[0].quote):
        return 1.0
    one, two = (_meant(stated, known) for stated in (first, later))
    if one is None or two is None:
        return 0.0
    if one.place_id == two.place_id:
        return 1.0
    if "country" in (one.feature, two.feature):
        return None  # a whole country tells no act from another
    for wide, fine in ((one, two), (two, one)):
        held = fine.admin1 and fine.admin1 == (wide.admin1 or wide.name) and fine.country == wide.country
        if wide.feature == "admin1" and held:
            return 0.5
    ends = [(place.lat, place.lon) for place in (one, two)]
    if any(lat is None or lon is None for lat, lon in ends):
        return None
    apart = distance(*((lat or 0.0, lon or 0.0) for lat, lon in ends))
    return None if apart <= _CLOSE_KM else 0.0


def _meant(stated: Stated[str], known: Known) -> PlaceCandidate | None:
    place = known.places.get(stated.value or "")
    return place.resolved.value if place is not None else None


def _when(first: Stated[str], later: Stated[str], known: Known) -> float | None:
    """1 for one time, 0.5 for times of which one holds the other, 0 for times apart, None otherwise."""
    if not first.known or not later.known:
        return None
    if first.value == later.value or _plain(first.citations[0].quote) == _plain(later.citations[0].quote):
        return 1.0
    one, two = (known.times.get(stated.value or "") for stated in (first, later))
    if one is None or two is None:
        return 0.0
    if one.earliest and one.latest and two.earliest and two.latest:
        if one.earliest[:10] == two.earliest[:10] and one.latest[:10] == two.latest[:10]:
            return 1.0
        apart = one.latest[:10] < two.earliest[:10] or two.latest[:10] < one.earliest[:10]
        return 0.0 if apart else 0.5
    return 1.0 if one.value and one.value == two.value else None


def _figures(first: Event, later: Event, known: Known) -> float | None:
    """Points for figures of one kind that are the same, 0 for figures that cannot be of one act."""
    points: float | None = None
    for one in _numbers(first, known):
        for two in (two for two in _numbers(later, known) if two.kind == one.kind):
            if one.best is not None and one.best == two.best:
                points = max(points or 0.0, 2.0 if one.best > 2 else 1.0)
    if points is not None:
        return points
    ours, theirs = (_numbers(event, known) for event in (first, later))
    alike = [_overlap(one, two) for one in ours for two in theirs if one.kind == two.kind]
    return None if not alike else 0.5 if all(alike) else 0.0


def _numbers(event: Event, known: Known) -> list[Quantity]:
    found = [known.numbers.get(stated.value or "") for stated in event.quantities]
    return [number for number in found if number is not None and number.subset_of is None]


def _overlap(one: Quantity, two: Quantity) -> bool:
    low = max(one.low or 0.0, two.low or 0.0)
    high = min(*(end if end is not None else float("inf") for end in (one.high, two.high)))
    return low <= high


def _things(first: Event, later: Event) -> float | None:
    one, two = (_last_words(event) for event in (first, later))
    if not one or not two:
        return None
    if one & two:
        return 1.0
    return None if (one | two) & _VAGUE else 0.0


def _last_words(event: Event) -> set[str]:
    return {stated.value.lower().split()[-1] for stated in event.targets if stated.value}
