"""The figure one, of a row whose tellings name whom it befell and count nobody (`shot the mayor dead`).

It is given when all tellings of an act are together, so that which are one act never hangs on it: the mayor
told apart from the nine dead of the same bomb is one of the nine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rashomon.findings import Event, Quantity, Stated


def with_ones(
    rows: Sequence[Event], ones: Mapping[int, Sequence[Stated[str]]], quantities: Iterable[Quantity]
) -> list[Event]:
    """The rows, each with one of a kind of which it has no figure.

    `ones` has the single persons and things of each telling by where its words begin.
    """
    by_id = {quantity.id: quantity for quantity in quantities}
    return [_with_ones(row, ones, by_id) for row in rows]


def _with_ones(row: Event, ones: Mapping[int, Sequence[Stated[str]]], by_id: Mapping[str, Quantity]) -> Event:
    kinds = {by_id[stated.value or ""].kind for stated in row.quantities if stated.value in by_id}
    if row.aux.negation or row.aux.future or row.aux.hypothetical:
        return row  # a figure only of what is told to have been
    more: dict[str, Stated[str]] = {}
    for cited in (row.trigger, *row.mentions):
        for stated in ones.get(cited.start, ()):
            kind = by_id[stated.value or ""].kind
            if kind not in kinds:
                more.setdefault(kind, stated)
    return row.model_copy(update={"quantities": (*row.quantities, *more.values())}) if more else row
