"""ACLED sub-event of a snippet, or extra class of the task: likeness to our own sentences of each class.

Learnt from what the sentence says and from the events that the layer of events finds in it (`_likeness.py`).
A table of words that stood beside it, tuned on our older sentences, no longer added anything on sentences of
other manners (weighted F1 .785 to .795 with it, .799 with events alone).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rashomon.findings import ActorRef, Stated
from rashomon.language import Engine, Parse
from rashomon.report import Report

from ._events import events_of_parse
from ._likeness import RECIPES, Shown, load, shown_by

FIELDS = ("id", "sentence")
_RECIPE = RECIPES["event_subtype"]


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One label for each snippet."""
    rows = list(rows)
    reports = [Report.from_text(row["sentence"] or " ") for row in rows]
    for row, shown in zip(rows, shown_in(list(Engine(encoder=False).parse_many(reports))), strict=True):
        yield {"id": row["id"], "subtype": "OTHER" if shown is None else likeliest(shown)}


def shown_in(parses: Sequence[Parse]) -> Iterator[Shown | None]:
    """What each snippet shows; None for one without words."""
    return shown_by(parses, _RECIPE, facts=facts)


def likeliest(shown: Shown) -> str:
    """The class that a snippet is most like."""
    scores = load("event_subtype").scores(shown)
    return max(scores, key=scores.__getitem__)


def facts(parse: Parse) -> frozenset[str]:
    """What the events of a snippet are: their types, modes, derived codes and entries, and whose acts."""
    told: set[str] = set()
    for event in events_of_parse(parse):
        kind = event.type
        doers, undergoers = _sectors(event.actors), _sectors(event.recipients)
        told |= {f"type {kind}", f"mode {kind} {event.mode}", f"entry {event.lemma}"}
        told.add(f"code {event.codes.acled_sub_event_type}")
        told |= {part for one in doers for part in (f"doer {one}", f"doer {one} {kind}")}
        told |= {part for one in undergoers for part in (f"undergoer {one}", f"undergoer {one} {kind}")}
        told |= {f"{one} to {other} {kind}" for one in doers for other in undergoers}
        aux = [
            name for name in ("future", "hypothetical", "negation", "historical") if getattr(event.aux, name)
        ]
        if aux:
            told.add(f"aux {' '.join(aux)} {kind}")
    return frozenset(told)


def _sectors(refs: Sequence[Stated[ActorRef]]) -> set[str]:
    return {str(ref.value.sector) if ref.value is not None else "unknown" for ref in refs}
