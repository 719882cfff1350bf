"""How likely a row tells of an act of its own, and not once more of one that the report has told.

Tellings that nothing holds together stay rows of their own, and many of them repeat: `the strike`, with
nobody, no day and no figure, after three raids. Signs of that add up in log-odds
(`lexicons/en/acceptance_weights.tsv`, made by `training/acceptance.py`); none looks at a name. A row below
ENOUGH that names who did what an earlier row leaves open is a mention of that (`shells hit the market`, then
`Arden's troops had fired them`); any other is no event, and its clause is listed among the uncoded ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from rashomon.findings import ActorRef, Event, Stated
from rashomon.lexicons.tables import read_table
from rashomon.reading.events.one_act.mentions import joined
from rashomon.reading.events.one_act.sameness import PLAIN, Known, sentence_of
from rashomon.reading.events.one_act.signs import ENOUGH as SAME
from rashomon.reading.events.one_act.signs import likeness

ENOUGH = 0.0
"""Log-odds from which a row is an event: as likely of its own as not. Over folds of labelled real reports, of
rows that tell of an act of their own it leaves out one in 28."""
ENOUGH_WITHOUT_COMMAS = 0.4
"""The same in a text that has lost its commas, where half again as many rows repeat: of rows behind the lead,
in reports that nothing was learnt from, those from none up to here repeat as often as not."""
_UNLIKE = SAME - 5.6
"""Log-odds of likeness (`signs`) below which two tellings are no more unlike."""


def accepted(rows: Sequence[Event], known: Known) -> list[Event]:
    """The rows that likely tell of an act of their own, in text order; those of the lead always are."""
    enough = ENOUGH_WITHOUT_COMMAS if known.lost_commas else ENOUGH
    kept: list[Event] = []
    for row in rows:
        own = (
            sentence_of(row, known) <= known.lead_sentence
            or chance(acceptance_signs(row, rows, known)) >= enough
        )
        if own:
            kept.append(row)
        elif (at := _repeated(row, kept, known)) is not None:
            kept[at] = joined(kept[at], row, known)
    return kept


_REPEATS = 0.0
"""Log-odds of likeness from which a row that is none of its own is a mention of another: likely it is."""


def _repeated(row: Event, kept: Sequence[Event], known: Known) -> int | None:
    """Which row before it, without a doer, a row most likely tells once more with one; None for none."""
    if not _entities(row.actors):
        return None
    likes = [
        (points, -at)
        for at, other in enumerate(kept)
        if _is_kin(other, row)
        and not _entities(other.actors)
        and (points := likeness(other, row, known)) is not None
        and points >= _REPEATS
    ]
    return -max(likes)[1] if likes else None


def chance(signs: Mapping[str, float]) -> float:
    """Log-odds that a row with these signs tells of an act of its own."""
    told = weights()
    return told["bias"] + sum(told[name] * value for name, value in signs.items())


@cache
def weights() -> dict[str, float]:
    """The weight of each sign, and the `bias`."""
    return {row["sign"]: float(row["weight"]) for row in read_table("en/acceptance_weights.tsv")}


def acceptance_signs(row: Event, rows: Sequence[Event], known: Known) -> dict[str, float]:
    """What a row states, and what it adds to rows of its kind in sentences before; a number for each sign.

    Two acts of one sentence are two.
    """
    earlier = [other for other in rows if sentence_of(other, known) < sentence_of(row, known)]
    before = [other for other in earlier if _is_kin(other, row)]
    likes = [points for other in before if (points := likeness(other, row, known)) is not None]
    most = max(likes, default=_UNLIKE)
    recipients = _entities(row.recipients)
    exact = row.time.known or bool(row.quantities)
    found = {
        "kin_before": bool(before),
        # Two at the threshold of one act, down to none at all.
        "like_before": max(most - _UNLIKE, 0.0) / 3,
        "adds_nothing": bool(before) and not exact and not _adds(row, before),
        "same_recipient_before": any(recipients & _entities(other.recipients) for other in before),
        "doer": bool(_entities(row.actors)),
        "time": row.time.known,
        "figures": bool(row.quantities),
        "two_words": any(row.clause.start <= other.start < row.clause.end for other in row.mentions),
        "background": row.aux.historical,
        "speech": row.quad.startswith("verbal"),
        "said_before": _said_before(row, earlier, known),
    }
    return {name: float(value) for name, value in found.items()}


def _said_before(row: Event, earlier: Sequence[Event], known: Known) -> float:
    """The share of its clause's words that sentences of earlier rows have."""
    words = known.tellings.get(row.id, PLAIN).clause
    said = {word for other in earlier for word in known.tellings.get(other.id, PLAIN).said}
    return len(words & said) / max(1, len(words))


def _is_kin(one: Event, two: Event) -> bool:
    """True for acts of one kind, told as equally real."""
    return one.type == two.type and one.aux.negation == two.aux.negation


def _adds(row: Event, before: Sequence[Event]) -> bool:
    """True where a row names somebody, something or a place that no row of its kind before it names."""
    told = {entity for other in before for entity in _entities((*other.actors, *other.recipients))}
    things = {stated.value for other in before for stated in other.targets}
    places = {other.place.value for other in before if other.place.known}
    return (
        bool((_entities(row.actors) | _entities(row.recipients)) - told)
        or any(stated.value not in things for stated in row.targets)
        or (row.place.known and row.place.value not in places)
    )


def _entities(refs: Iterable[Stated[ActorRef]]) -> set[str]:
    return {ref.value.entity for ref in refs if ref.value is not None}
