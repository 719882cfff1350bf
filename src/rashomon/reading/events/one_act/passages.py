"""Passages that a page prints twice: an act told once more in the very words of the first telling."""

from __future__ import annotations

from rashomon.findings import Event
from rashomon.reading.events.one_act.sameness import PLAIN, Known, sentence_of, when

_SAME_WORDS = 6
"""So many words on end, alike in two sentences, are one passage printed twice."""


def is_printed_again(first: Event, later: Event, known: Known) -> bool:
    """True for one word for an act in two sentences that go on alike to the clause's end.

    A page prints a chronicle twice, once under its days and once without: what stands before the words may
    differ (`July 2011 the Emir sacks the governor of Vesk over the riots`), days that both name may not.
    """
    if first.lemma != later.lemma or sentence_of(first, known) == sentence_of(later, known):
        return False
    if when(first.time, later.time, known) == 0 or first.aux.negation != later.aux.negation:
        return False
    (before, one), (earlier, two) = (_around_trigger(event) for event in (first, later))
    least = min(len(one), len(two))
    # A short rest (`striking the farms`) needs the words before it.
    if known.tellings.get(later.id, PLAIN).echoed and first.trigger.start < known.headline_end:
        return before == earlier and one[:least] == two[:least]
    told = least + (len(before) if before == earlier else 0)
    return told >= _SAME_WORDS and one[:least] == two[:least]


def _around_trigger(event: Event) -> tuple[list[str], list[str]]:
    """Two words of an event's clause before its trigger; those from the trigger to the clause's end."""
    at = max(0, event.trigger.start - event.clause.start)
    return (
        event.clause.quote[:at].lower().split()[-2:],
        event.clause.quote[at:].lower().rstrip(".").split(),
    )
