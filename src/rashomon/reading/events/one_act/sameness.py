"""Two tellings within a report laid beside each other: sides, place, time, figures and words.

Each comparison says 1 for the same, 0 for what cannot be of one act, and None where nothing tells. What they
come to together, with what the tellings are about (`things`), is weighed by `signs`. Names are compared with
names of the same text only; which name it is decides nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from rashomon.findings import Actor, ActorRef, Event, Place, PlaceCandidate, Quantity, Stated, Time
from rashomon.gazetteer.lookup import distance
from rashomon.lexicons.act_families import act_of, stem_of
from rashomon.reading.number_words import number_value

_CLOSE_KM = 12.0
"""Two settlements nearer than this can be the place of one act (a suburb and its city)."""
_NEAR_KM = 40.0
"""What is said to be near or outside a town can be this far from it."""
_STATE = frozenset(("GOV", "MIL", "COP", "JUD", "LEG", "SPY", None))
_ARMED = frozenset(("MIL", "REB", "COP", "UAF", "PRM"))
_UNARMED = frozenset(("CVL", "JRN", "MED", "EDU", "AGR", "LAB", "BUS", "REF", "REL", "NGO"))
_LIKE_MODES = (
    frozenset(("explosives", "suicide-attack")),
    frozenset(("heavy-weapons", "aerial", "destroy", "drone")),
    frozenset(("explosives", "aerial", "destroy")),
    frozenset(("explosives", "heavy-weapons")),
    frozenset(("firearms", "targeted", "drone", "explosives", "aerial")),
    frozenset(("firearms", "heavy-weapons")),
    frozenset(("unconventional", "heavy-weapons", "aerial")),
)
"""Modes that words for one act can give: a bombing by a suicide attacker, a targeted killing by a drone,
shells fired, gas dropped, rockets that explode."""


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """How an act is told, beside what its event says."""

    sentence: int = 0
    """Index of its sentence."""
    places: frozenset[str] = frozenset()
    """Ids of all places of its clause."""
    fresh: bool = False
    """Told as one more act (`another attack`, `elsewhere`)."""
    loose: bool = False
    """Its place is one that it was near or outside."""
    turned: bool = False
    """Its sentence turns to something else (`meanwhile`)."""
    words: frozenset[str] = frozenset()
    """Nouns of its sentence that tell no act."""
    names: frozenset[str] = frozenset()
    """Names in its sentence, in lower case."""
    last_place: str | None = None
    """Id of the last place named up to its clause's end."""
    last_day: str | None = None
    """Id of the last day named up to its clause's end."""
    plural: bool | None = None
    """Whether the noun for it stands in the plural; None for a verb."""
    article: bool = False
    """A noun with a definite article tells it (`the attack on Vesk`)."""
    called: frozenset[str] = frozenset()
    """Nouns before a noun for it (`the convoy attack`)."""
    echoed: bool = False
    """It stands in the headline told again where the text begins."""
    this: bool = False
    """A noun with `this` or `that` tells it (`that attack`)."""
    ties: frozenset[int] = frozenset()
    """Where the words begin that its clause hangs on as their occasion (`killed when rebels fired`)."""
    parts: frozenset[int] = frozenset()
    """Where words begin in its sentence that part one act from another (`while`, `since`)."""
    said: frozenset[str] = frozenset()
    """All that its sentence says, by dictionary forms."""
    clause: frozenset[str] = frozenset()
    """All that its clause says, alike."""
    numbers: frozenset[float] = frozenset()
    """Numbers of its sentence."""
    rank: int = 0
    """So many acts of its type were told before it."""
    before: bool = False
    """Told as what came some time before the act beside it (`a day after a raid`)."""
    quoted: bool = False
    """Whom or what it hit stands in quotation marks (`hit "a nest of bandits"`)."""
    half: str | None = None
    """The half of a day that its clause tells of (`at dawn`)."""
    ordinal: str | None = None
    """Which of several it is called (`the second strike`)."""
    several: bool = False
    """Told as so many acts (`bombed twice`)."""
    aftermath: frozenset[int] = frozenset()
    """Where the words begin for the act of which it tells the harm alone (`A docker died`)."""
    reason: bool = False
    """It is what another act was done over (`sanctions over the crackdown`)."""
    pointing: bool = False
    """That act is pointed at, or the harm is of the speakers' own people: other figures do not part them."""


PLAIN = Telling()


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
    accusations: Collection[str] = ()
    """Ids of attributions that accuse: what they tell is no fact."""
    headline_end: int = 0
    """Where the headline ends; 0 without one."""
    lead_sentence: int = 0
    """Index of the last sentence of the lead."""
    tellings: Mapping[str, Telling] = field(default_factory=dict)
    """How each event is told, by id."""
    lost_commas: bool = False
    """The text has lost its commas: clauses are told apart less surely."""


def sentence_of(event: Event, known: Known) -> int:
    """The number of the sentence that an event is told in."""
    return known.tellings.get(event.id, PLAIN).sentence


def told_by_others(first: Event, later: Event) -> bool:
    """True where both stand on somebody's word, and on nobody's in common."""
    return bool(first.voice and later.voice) and not set(first.voice) & set(later.voice)


def plain(text: str) -> str:
    """Lower-cased, with single spaces."""
    return " ".join(text.lower().split())


def same_modes(first: Event, later: Event) -> bool:
    """True when both are told alike; one without a time of its own may be background to the other.

    What is planned and what is possible are one: a plot is told in either way.
    """
    if first.aux == later.aux:
        return True
    unreal = [(event.aux.future or event.aux.hypothetical, event.aux.negation) for event in (first, later)]
    background = first.aux.historical != later.aux.historical
    return unreal[0] == unreal[1] and not (background and first.time.known and later.time.known)


def is_denied(event: Event, known: Known) -> bool:
    """True for what stands in somebody's denial."""
    return any(voice in known.denials for voice in event.voice)


def modes_fit(first: Event, later: Event) -> bool:
    """True where both modes can be of one act."""
    one, two = first.mode, later.mode
    free = first.type in ("PROTEST", "CONSULT") and first.type == later.type
    return free or not one or not two or one == two or any({one, two} <= like for like in _LIKE_MODES)


def is_kin(first: Event, later: Event) -> bool:
    """True where the types can be of one act: the same, or of words of one family (`exchange`, `release`)."""
    if first.type == later.type:
        if first.quad.startswith("verbal"):
            return first.lemma == later.lemma or first.mode == later.mode or first.type == "CONSULT"
        return True
    one, two = act_of(first.lemma), act_of(later.lemma)
    return one is not None and two is not None and one.family == two.family and one.kind == "other"


def _stem(event: Event) -> str:
    return event.lemma.split(".")[0].split(" ")[-1]


def is_one_word(first: Event, later: Event) -> bool:
    """True when the two triggers are of one word (`shell`, `shelling`)."""
    return stem_of(first.lemma) == stem_of(later.lemma)


def sides(
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


def same_heads(first: tuple[Stated[ActorRef], ...], later: tuple[Stated[ActorRef], ...]) -> bool:
    """True where the words of one hold those of the other (`the UN envoy`, `the envoy`)."""
    one, two = (
        [content for ref in refs if ref.value is not None and (content := _content(ref.value.name))]
        for refs in (first, later)
    )
    return any(a <= b or b <= a for a in one for b in two)


def same_counts(first: tuple[Stated[ActorRef], ...], later: tuple[Stated[ActorRef], ...]) -> bool:
    """True where as many are told of in both, more than two (`three men`, `the three men`)."""
    one, two = ({_count(ref.value.name) for ref in refs if ref.value is not None} for refs in (first, later))
    return any(count is not None and count > 2 for count in one & two)


EMPTY = frozenset("a an the of and s its his her their".split())
"""Words of a name that tell nothing of whose it is."""


def _content(name: str) -> frozenset[str]:
    return frozenset(word for word in name.lower().replace("’", "'").split() if word not in EMPTY)


def _person(one: ActorRef, two: ActorRef, known: Known, *, speaking: bool) -> float | None:
    if one.country and two.country and one.country != two.country:
        return 0.0
    if _one_and_many(one, two, known) or _one_and_many(two, one, known):
        return 0.0
    if _opposed(one.sector, two.sector) and not any(_is_anybody(ref.name) for ref in (one, two)):
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


_MANY = frozenset("dozens scores hundreds thousands tens many several people civilians children".split())


def _one_and_many(one: ActorRef, many: ActorRef, known: Known) -> bool:
    """True for a person called by a name of several words, and a number of people."""
    named = is_named(one, known) and one.name[:1].isupper() and " " in one.name.strip()
    words = many.name.lower().split()
    counted = (_count(many.name) or 1) > 1 or (bool(words) and (words[0] in _MANY or words[-1] in _MANY))
    return named and counted and one.sector in (None, *_UNARMED, "GOV")


def is_one_of_others(one: Event, many: Event, known: Known) -> bool:
    """True for the death of one person called by name, and a number of dead who are nobody by name."""
    persons = [ref.value for ref in one.recipients if ref.value is not None]
    if len(persons) != 1 or any(ref.value is not None for ref in many.recipients):
        return False
    (person,) = persons
    if not (is_named(person, known) and person.name[:1].isupper() and " " in person.name.strip()):
        return False
    dead = [number for number in _numbers(many, known) if number.kind == "killed"]
    return bool(dead) and all((number.low or number.best or 0) > 1 for number in dead)


_ANYBODY = frozenset("people persons person prisoners hostages dead others detainees captives".split())


def _is_anybody(name: str) -> bool:
    """True for words that tell neither soldiers nor civilians, and for bare numbers."""
    words = name.lower().split()
    return words[-1] in _ANYBODY or words[0] == "many" or (len(words) < 3 and _count(words[-1]) is not None)


def _opposed(one: str | None, two: str | None) -> bool:
    return (one in _ARMED and two in _UNARMED) or (one in _UNARMED and two in _ARMED)


def is_named(ref: ActorRef, known: Known) -> bool:
    """True for a participant called by name, here or by a word for it (`the editor Anna Velk`)."""
    actor = known.actors.get(ref.actor)
    return actor is None or actor.kind == "named" or (actor.name.known and actor.kind != "collective")


def where(first: Event, later: Event, known: Known) -> float | None:
    """1 for one place, 0.5 for a place and one that holds it, 0 for two places, None where nothing tells.

    A clause can name several places (`in Vesk and Brask`): one in common is enough.
    """
    if not first.place.known or not later.place.known:
        return None
    loose = any(known.tellings.get(event.id, PLAIN).loose for event in (first, later))
    pairs = [(a, b) for a in _places(first, known) for b in _places(later, known)]
    same = [a for a, b in pairs if is_one_place(a, b, known) == 1.0]
    if same:
        # Many acts are in one province.
        return 0.5 if all(known.places[a].is_area for a in same if a in known.places) else 1.0
    return is_one_place(first.place.value or "", later.place.value or "", known, loose=loose)


def _places(event: Event, known: Known) -> frozenset[str]:
    return known.tellings.get(event.id, PLAIN).places | {event.place.value or ""}


def is_one_place(first: str, later: str, known: Known, *, loose: bool = False) -> float | None:
    """1 for one place, 0.5 where one holds the other, 0 for two, None where nothing tells; by ids."""
    if first == later:
        return 1.0
    mentions = [known.places[each].mention if each in known.places else each for each in (first, later)]
    if plain(mentions[0]) == plain(mentions[1]):
        return 1.0
    one, two = (_meant(each, known) for each in (first, later))
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
    return None if apart <= (_NEAR_KM if loose else _CLOSE_KM) else 0.0


def _meant(id_: str, known: Known) -> PlaceCandidate | None:
    place = known.places.get(id_)
    return place.resolved.value if place is not None else None


def when(first: Stated[str], later: Stated[str], known: Known) -> float | None:
    """1 for one time, 0.5 for times of which one holds the other, 0 for times apart, None otherwise."""
    if not first.known or not later.known:
        return None
    if first.value == later.value or plain(first.citations[0].quote) == plain(later.citations[0].quote):
        return 1.0
    return same_days(first.value or "", later.value or "", known)


def same_days(first: str, later: str, known: Known) -> float | None:
    """1 for two times of one day, 0.5 where one holds the other, 0 for times apart; by their ids."""
    one, two = (known.times.get(each) for each in (first, later))
    if one is None or two is None:
        return 0.0
    if one.earliest and one.latest and two.earliest and two.latest:
        if one.earliest[:10] == two.earliest[:10] and one.latest[:10] == two.latest[:10]:
            return 1.0
        apart = one.latest[:10] < two.earliest[:10] or two.latest[:10] < one.earliest[:10]
        return 0.0 if apart else 0.5
    return 1.0 if one.value and one.value == two.value else None


def figures(first: Event, later: Event, known: Known) -> float | None:
    """Points for figures of one kind that are the same, 0 for figures that cannot be of one act.

    A part told alone (`eleven children`) may be the part of a sum told elsewhere.
    """
    points: float | None = None
    for one in _numbers(first, known):
        for two in (two for two in _numbers(later, known) if two.kind == one.kind):
            part = (one.subset_of is None) != (two.subset_of is None) and one.who != two.who
            if one.best is not None and one.best == two.best and not part:
                points = max(points or 0.0, 2.0 if one.best > 2 else 1.0)
    if points is not None:
        return points
    ours, theirs = (
        [number for number in _numbers(event, known) if number.subset_of is None] for event in (first, later)
    )
    for kind in {number.kind for number in ours}:
        sums = [_sum(numbers, kind) for numbers in (ours, theirs)]
        if sums[0] is not None and sums[0] == sums[1]:
            return 2.0  # `58 killed`, `31 soldiers and 27 rebels were killed`
    alike = [_overlap(one, two) for one in ours for two in theirs if one.kind == two.kind]
    return None if not alike else 0.5 if all(alike) else 0.0


def _sum(numbers: list[Quantity], kind: str) -> float | None:
    told = [number.best for number in numbers if number.kind == kind]
    return sum(best for best in told if best is not None) if told and None not in told else None


def _numbers(event: Event, known: Known) -> list[Quantity]:
    found = [known.numbers.get(stated.value or "") for stated in event.quantities]
    return [number for number in found if number is not None]


def _overlap(one: Quantity, two: Quantity) -> bool:
    low = max(one.low or 0.0, two.low or 0.0)
    high = min(*(end if end is not None else float("inf") for end in (one.high, two.high)))
    return low <= high
