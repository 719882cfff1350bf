"""Mentions of one act within a report: joined only where nothing speaks against it.

Two distinct strikes must stay apart, so a later mention joins an earlier event only when type and word family
fit, no role, place or number differs, the auxiliary modes agree, and the later one is no new telling with its
own time.
"""

from __future__ import annotations

from collections.abc import Collection

from rashomon.findings import ActorRef, Event, Quantity, Stated

_REACH = 12
"""How many events back an earlier telling is looked for: beyond a page, the same words mean another act."""


def join_mentions(
    events: list[Event], numbers: dict[str, Quantity], *, definite: Collection[str] = ()
) -> list[Event]:
    """The events with later mentions of an earlier one joined to it, in text order.

    `definite` are the ids of events whose words point back (`the attack`).
    """
    kept: list[Event] = []
    for event in events:
        place = next(
            (
                i
                for i in range(len(kept) - 1, max(-1, len(kept) - 1 - _REACH), -1)
                if _same(kept[i], event, numbers, definite=event.id in definite)
            ),
            None,
        )
        if place is None:
            kept.append(event)
        else:
            kept[place] = _joined(kept[place], event)
    return kept


def _same(first: Event, later: Event, numbers: dict[str, Quantity], *, definite: bool) -> bool:
    if first.type != later.type or not _same_modes(first, later):
        return False
    verbal = first.quad.startswith("verbal")
    points_back = definite and not verbal and first.type == "ASSAULT"
    if verbal and first.lemma != later.lemma:
        return False
    if first.lemma == later.lemma and _plain(first.clause.quote) == _plain(later.clause.quote):
        return True  # a headline repeated above the text
    once = _befalls_once(first, later) or _one_arrest(first, later)
    if not _family(first, later) and not points_back and not once:
        return False
    if first.mode and later.mode and first.mode != later.mode:
        return False
    shared = [
        _agree(first.actors, later.actors),
        _agree(first.recipients, later.recipients),
        _equal(first.place, later.place),
        _equal(first.time, later.time),
    ]
    if first.targets and later.targets:
        shared.append(bool(_last_words(first) & _last_words(later)))
    if False in shared or not _numbers_agree(first, later, numbers):
        return False
    if verbal:
        # Much is said twice: only the same words by the same one to or about the same are one act.
        return shared[0] is True and (shared[1] is True or (shared[1] is None and True in shared[4:]))
    if points_back:
        return True
    if not first.aux.actual and True in shared:
        return True  # one plan, fear or background, spoken of again
    # Something beyond the bare type must be the same; what can befall a person but once needs only the name.
    return shared.count(True) >= 2 or (bool(shared[1]) and once)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _same_modes(first: Event, later: Event) -> bool:
    """True when both are told alike; one without a time of its own may be background to the other."""
    if first.aux == later.aux:
        return True
    told = [event.aux.model_copy(update={"historical": False}) for event in (first, later)]
    return told[0] == told[1] and not (first.time.known and later.time.known)


_ONCE = frozenset(
    ("kill", "killing", "murder", "assassinate", "assassination", "execute", "execution", "behead")
)


def _befalls_once(first: Event, later: Event) -> bool:
    """True for the killing of one named person, told twice."""
    words = {event.lemma.split(".")[0] for event in (first, later)}
    names = [ref.value.name for ref in later.recipients if ref.value is not None]
    return words <= _ONCE and len(names) == 1 and names[0][:1].isupper() and len(names[0].split()) > 1


def _one_arrest(first: Event, later: Event) -> bool:
    """True for the arrest of one named person, told in two ways (`was detained`, `his arrest`)."""
    names = [
        [ref.value.name for ref in event.recipients if ref.value is not None] for event in (first, later)
    ]
    both = first.mode == later.mode == "arrest" and all(len(each) == 1 for each in names)
    return both and all(each[0][:1].isupper() and len(each[0].split()) > 1 for each in names)


def _family(first: Event, later: Event) -> bool:
    """True when the two triggers are of one word (`shell`, `shelling`)."""
    return first.lemma.split(".")[0].split(" ")[-1][:5] == later.lemma.split(".")[0].split(" ")[-1][:5]


def _agree(first: tuple[Stated[ActorRef], ...], later: tuple[Stated[ActorRef], ...]) -> bool | None:
    """True when a participant is shared, False when both name others, None when one names nobody."""
    one = {ref.value.entity for ref in first if ref.value is not None}
    two = {ref.value.entity for ref in later if ref.value is not None}
    if not one or not two:
        return None
    return bool(one & two)


def _equal(first: Stated[str], later: Stated[str]) -> bool | None:
    if not first.known or not later.known:
        return None
    same_words = first.citations[0].quote.lower() == later.citations[0].quote.lower()
    return first.value == later.value or same_words


def _last_words(event: Event) -> set[str]:
    return {stated.value.lower().split()[-1] for stated in event.targets if stated.value}


def _numbers_agree(first: Event, later: Event, numbers: dict[str, Quantity]) -> bool:
    """False when both give a number of one kind and the numbers differ."""
    ours = _figures(first, numbers)
    theirs = _figures(later, numbers)
    return all(ours[kind] & theirs[kind] for kind in ours.keys() & theirs.keys())


def _figures(event: Event, numbers: dict[str, Quantity]) -> dict[str, set[float | None]]:
    found: dict[str, set[float | None]] = {}
    for stated in event.quantities:
        quantity = numbers.get(stated.value or "")
        if quantity is not None:
            found.setdefault(quantity.kind, set()).add(quantity.best)
    return found


def _joined(first: Event, later: Event) -> Event:
    """The earlier event with the later mention, and with what only the later one states."""
    known = {stated.value for stated in first.quantities}
    return first.model_copy(
        update={
            "mentions": (*first.mentions, later.trigger, *later.mentions),
            "mode": first.mode or later.mode,
            "aux": later.aux if later.time.known and not first.time.known else first.aux,
            "actors": first.actors if first.actors[0].known else later.actors,
            "recipients": first.recipients if first.recipients[0].known else later.recipients,
            "targets": first.targets or later.targets,
            "instrument": first.instrument or later.instrument,
            "place": first.place if first.place.known else later.place,
            "time": first.time if first.time.known else later.time,
            "quantities": (*first.quantities, *(s for s in later.quantities if s.value not in known)),
        }
    )
