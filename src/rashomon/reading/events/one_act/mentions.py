"""Mentions of one act within a report, joined into one event with all its citations.

Which tellings are of one act is weighed by `signs`; those most alike are put together first, and the event
keeps what any of them says most exactly, and every figure on whose word it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

from rashomon.findings import ActorRef, AuxModes, Event, Quantity, Stated
from rashomon.reading.events.one_act.captures import by_force
from rashomon.reading.events.one_act.sameness import PLAIN, Known, figures, is_named, is_one_word
from rashomon.reading.events.one_act.signs import ENOUGH, SURELY, is_aftermath, likeness
from rashomon.reading.events.where_when.placing import MAKER
from rashomon.reading.number_words import number_value


def join_mentions(events: list[Event], known: Known) -> list[Event]:
    """The events with later mentions of an earlier one joined to it, in text order."""
    groups = groups_of_one(events, known)
    rows = [reduce(lambda first, later: joined(first, later, known), group) for group in groups]
    return sorted(rows, key=lambda event: event.trigger.start)


_AGAINST = -1.0
"""Log-odds below which a pair keeps two groups apart: of 0 to -9, over folds of the labelled real reports and
of our own, the one that joins most of what is one act at the same share of rows of two."""


_WITHIN = 100
"""So many acts before it a telling is laid beside: no report of those labelled tells of as many."""


def groups_of_one(events: list[Event], known: Known) -> list[list[Event]]:
    """The events by act: the two groups with the closest pair are joined as long as it is close enough.

    Of a text that tells of hundreds of acts only those near one another are laid side by side.
    Harm told alone goes with the act of which it came. Two tellings that cannot be of one act are never in
    one group, nor two that speak against it. Tellings that must be of one act, which come first, are weighed
    as one. What then only the headline tells is the act of the text that is most like it: the text tells all
    that its headline does.
    """
    of = _aftermaths(events, known)
    groups = {i: [i] for i in range(len(events)) if i not in of}
    weighed = {i: [i] for i in groups}
    for harm, deed in of.items():
        groups[deed].append(harm)
    told = {i: tuple(groups[i]) for i in groups}
    likes = {
        (i, j): points
        for j in groups
        for i in groups
        if j - _WITHIN <= i < j and (points := _likeness(i, j, told, events, known)) is not None
    }
    links = dict(likes)
    while links:
        (i, j), points = max(links.items(), key=lambda item: (item[1], -item[0][1]))
        if points < ENOUGH:
            break
        groups[i] += groups.pop(j)
        weighed[i] += weighed.pop(j) if points < SURELY else []
        del links[i, j]
        for k in groups.keys() - {i}:
            one, two = links.pop(_pair(i, k), None), links.pop(_pair(j, k), None)
            if one is not None and two is not None:
                if points >= SURELY:  # the two stand as one, by the telling that is more like
                    likes[_pair(i, k)] = max(likes[_pair(i, k)], likes[_pair(j, k)])
                between = [likes[_pair(a, b)] for a in weighed[i] for b in weighed[k]]
                if min(between) >= _AGAINST:
                    links[_pair(i, k)] = max(between)
    headed = [i for i in groups if all(events[a].trigger.start < known.headline_end for a in groups[i])]
    for i in headed:
        told_in = [k for k in groups if k not in headed and events[i].aux == events[k].aux]
        text = _most_like(weighed[i], {k: weighed[k] for k in told_in}, likes)
        if text is not None:
            groups[text] += groups.pop(i)
            weighed[text] += weighed.pop(i)
    return [
        sorted((events[i] for i in group), key=lambda event: event.trigger.start) for group in groups.values()
    ]


_HEADED = -0.5
"""Log-odds from which what only the headline tells is of an act of the text. Of 16 that it joined in labelled
real reports and the tables, read by hand, some twelve were of one act; of the others, all but one are by now
kept apart by their modes or by what is ruled out."""


def _most_like(
    one: list[int], others: Mapping[int, list[int]], likes: Mapping[tuple[int, int], float]
) -> int | None:
    """Which other group a group is most like, of those that nothing rules out; None for none."""
    found: list[tuple[float, int]] = []
    for k, other in others.items():
        between = [likes.get(_pair(a, b)) for a in one for b in other]
        points = [each for each in between if each is not None]
        if len(points) == len(between) and max(points) >= _HEADED:
            found.append((max(points), -k))
    return -max(found)[1] if found else None


def _aftermaths(events: list[Event], known: Known) -> dict[int, int]:
    """By number, the harm that is told alone, with the act of which it came, which is none itself."""
    of: dict[int, int] = {}
    for j, later in enumerate(events):
        if not known.tellings.get(later.id, PLAIN).aftermath:
            continue
        deeds = [i for i in range(max(0, j - _WITHIN), j) if is_aftermath(events[i], later, known)]
        if deeds:
            of[j] = of.get(deeds[-1], deeds[-1])
    return of


def _likeness(
    i: int, j: int, told: Mapping[int, tuple[int, ...]], events: list[Event], known: Known
) -> float | None:
    """How like two acts are: the deeds, or harm told alone of either that gives a figure of the other."""
    points = likeness(events[i], events[j], known)
    if points is None:
        return None
    pairs = [_pair(a, b) for a in told[i] for b in told[j] if (a, b) != (i, j)]
    other = [
        likeness(events[a], events[b], known)
        for a, b in pairs
        if (figures(events[a], events[b], known) or 0) >= 1
    ]
    return max([points, *(each for each in other if each is not None)])


def _pair(i: int, j: int) -> tuple[int, int]:
    return (i, j) if i < j else (j, i)


def joined(first: Event, later: Event, known: Known) -> Event:
    """The earlier event with the later mention, and with what only the later one states."""
    mentions = (*first.mentions, later.trigger, *later.mentions)
    alone = all(told.start < known.headline_end for told in (first.trigger, *first.mentions))
    if alone and known.headline_end <= later.trigger.start and not is_one_word(first, later):
        # `Four killed` above `Rebels shelled the market`: the text's words name the act.
        mentions = (first.trigger, *first.mentions, *later.mentions)
        first, later = later, first
        alone = False
    forced = by_force(first, later) or first
    fuller = alone and first.trigger.start < known.headline_end <= later.trigger.start
    doers = _clearer(first.actors, later.actors, known, fuller=fuller)
    alleged = [_is_alleged(event, known) for event in (first, later)]
    if alleged[0] != alleged[1]:
        # Who is said by an accuser to have done it is no doer of what is told as a fact.
        doers = later.actors if alleged[0] else first.actors
    recipients = _with_those_of_other_figures(
        _clearer(first.recipients, later.recipients, known, fuller=fuller),
        (first.recipients, later.recipients),
        (*first.quantities, *later.quantities),
        known,
    )
    return first.model_copy(
        update={
            "mentions": mentions,
            "type": forced.type,
            "codes": forced.codes,
            "mode": forced.mode if first.type != later.type else _closer(first.mode, later.mode),
            "aux": _surer(first, later),
            "actors": without_suffering(doers, recipients) if first.quad == "material_conflict" else doers,
            "recipients": recipients,
            "targets": first.targets or later.targets,
            "instrument": first.instrument or later.instrument,
            "place": _landing(first, later, known),
            "time": first.time if first.time.known else later.time,
            "quantities": _all_figures(first, later, known.numbers),
            # A headline leaves out on whose word the text has it.
            "voice": later.voice
            if first.trigger.start < known.headline_end and not first.voice
            else first.voice,
        }
    )


def _is_alleged(event: Event, known: Known) -> bool:
    """True for what an accuser tells."""
    return event.aux.hypothetical or any(voice in known.accusations for voice in event.voice)


def without_suffering(
    doers: tuple[Stated[ActorRef], ...], recipients: tuple[Stated[ActorRef], ...]
) -> tuple[Stated[ActorRef], ...]:
    """The doers but for whom it was done to (`Child killed`), by who or by the same words: none is better."""
    suffered = {ref.value.entity for ref in recipients if ref.value is not None}
    words = {ref.value.name.lower() for ref in recipients if ref.value is not None and not ref.value.sector}
    left = tuple(
        ref
        for ref in doers
        if ref.value is None or (ref.value.entity not in suffered and ref.value.name.lower() not in words)
    )
    return left or (Stated[ActorRef].unstated(maker=doers[0].maker),)


def _surer(first: Event, later: Event) -> AuxModes:
    """The modes of the first telling; of the later one where it alone has a day, or tells it as fact."""
    if first.aux.hypothetical != later.aux.hypothetical:
        return later.aux if first.aux.hypothetical else first.aux
    return later.aux if later.time.known and not first.time.known else first.aux


def _closer(one: str | None, two: str | None) -> str | None:
    """The mode that says more."""
    if one in (None, "destroy", "explosives") and two:
        return two if two != "destroy" else one or two
    return one


def _clearer(
    first: tuple[Stated[ActorRef], ...], later: tuple[Stated[ActorRef], ...], known: Known, *, fuller: bool
) -> tuple[Stated[ActorRef], ...]:
    """Participants as the first telling has them, or as the later one has where it says more who they are.

    A text says it more `fuller` than its headline (`first prisoners`, `44 soldiers`).
    """
    one, two = _clearness(first, known), _clearness(later, known)
    return later if two > one or (two == one > 1 and fuller) else first


def _with_those_of_other_figures(
    chosen: tuple[Stated[ActorRef], ...],
    every: tuple[tuple[Stated[ActorRef], ...], ...],
    figures: tuple[Stated[str], ...],
    known: Known,
) -> tuple[Stated[ActorRef], ...]:
    """Participants as one telling has them, and of the other those to whom something else befell.

    `17 soldiers` killed and `23 others` wounded are both who suffered, and so are a bus and `eight drivers`
    killed; `17 soldiers` and `at least 16 people` killed are not. Who is listed with such goes with them.
    """
    found_of = (known.numbers.get(one.value or "") for one in figures)
    numbers = [number for number in found_of if number is not None]

    def befell(ref: Stated[ActorRef]) -> frozenset[str]:
        return frozenset(
            number.kind
            for number in numbers
            if number.kind in _BEFALLING
            and (
                any(c.start <= number.citations[0].start < c.end for c in ref.citations)
                or _counts(ref) & {number.low, number.best}  # the same figure, kept as another told it
            )
        )

    told: set[str] = {kind for ref in chosen for kind in befell(ref)}
    entities = {ref.value.entity for ref in chosen if ref.value is not None}
    found = list(chosen)
    for telling in every:
        kinds = [befell(ref) for ref in telling]
        if not any(
            each and not each & told and _is_phrase(ref) for ref, each in zip(telling, kinds, strict=True)
        ):
            continue
        for ref, each in zip(telling, kinds, strict=True):
            if not each & told and ref.value is not None and ref.value.entity not in entities:
                found.append(ref)
                entities.add(ref.value.entity)
        told.update(*kinds)
    return tuple(found)


def _counts(ref: Stated[ActorRef]) -> set[float]:
    """The numbers among the words for somebody (`at least 58`)."""
    words = (word for cited in ref.citations for word in cited.quote.split())
    return {value for word in words if (value := number_value(word)) is not None}


def _is_phrase(ref: Stated[ActorRef]) -> bool:
    return any(len(cited.quote.split()) > 1 for cited in ref.citations)


_BEFALLING = frozenset(("killed", "injured", "abducted", "captured", "arrested"))


def _clearness(refs: tuple[Stated[ActorRef], ...], known: Known) -> int:
    """0 for nobody, 1 for a bare number or pronoun, 2 for a noun, 3 where it tells the kind, 4 for a name."""
    told = [ref.value for ref in refs if ref.value is not None]
    if not told:
        return 0
    if all(is_named(ref, known) for ref in told):
        return 4
    kinds = {actor.kind for ref in told if (actor := known.actors.get(ref.actor))}
    if all(ref.sector for ref in told) and "pronoun" not in kinds:
        return 3
    return 1 if "pronoun" in kinds or any(number_value(ref.name) is not None for ref in told) else 2


def _finer(events: tuple[Event, Event], known: Known) -> Stated[str]:
    """The place of the first telling; of the later one where that is a settlement and the first a land.

    A place told with the act comes before one taken from the sentences before, but a land or province does
    not come before a town.
    """
    first, later = (event.place for event in events)
    if not first.known or not later.known:
        return first if first.known else later
    places = [known.places.get(stated.value or "") for stated in (first, later)]
    is_area = [place is not None and place.is_area for place in places]
    if is_area != [False, True] and _is_carried(first) and not _is_carried(later):
        return later
    return later if is_area == [True, False] else first


def _is_carried(place: Stated[str]) -> bool:
    """True for a place that no telling's own clause names."""
    return place.maker != MAKER


_SENT = frozenset(("fire", "launch"))
"""Acts told where they start: what they hit is elsewhere."""


def _landing(first: Event, later: Event, known: Known) -> Stated[str]:
    """The place of an act; of a shot and what it hit, that of what it hit."""
    sent = [event.lemma.split(".")[0] in _SENT for event in (first, later)]
    if sent == [True, False] and later.place.known:
        return later.place
    return first.place if sent == [False, True] and first.place.known else _finer((first, later), known)


def _all_figures(first: Event, later: Event, numbers: Mapping[str, Quantity]) -> tuple[Stated[str], ...]:
    """Figures of both tellings; of equal ones the first that says of whom (`four`, `four civilians`)."""
    found: dict[tuple[object, ...], Stated[str]] = {}
    for stated in (*first.quantities, *later.quantities):
        number = numbers.get(stated.value or "")
        if number is None:
            found.setdefault((stated.value,), stated)
            continue
        figure = (number.kind, number.low, number.best, number.high, number.subset_of is None)
        told = numbers.get((found[figure].value if figure in found else None) or "")
        if told is None or (told.who is None and number.who is not None):
            found[figure] = stated
        elif number.who not in (None, told.who):
            found.setdefault((*figure, number.who), stated)  # `two men and two women`
    return tuple(found.values())
