"""Patterns: how often an outlet or a source does a thing, as a rate with its n and an interval.

A rate is not a score: it says what the reports read here do, and how far that number can be trusted. Below
`minimum` cases no rate is given.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict

from rashomon.comparison.compare import Comparison, by_report
from rashomon.comparison.facts import Facts
from rashomon.comparison.model import Incident
from rashomon.comparison.voices import source_of
from rashomon.findings import Agency

MINIMUM = 20
"""Cases below which no rate is given: at 20 a Wilson interval is at best about 40 points wide."""
_Z = 1.96
_SHOWN = frozenset(("active", "passive_by", "nominal_with_doer"))

Measure = Literal["doer_unstated", "doer_left_out", "attributed", "source_kind"]
MEASURES: dict[str, str] = {
    "doer_unstated": "acts of force told without a doer in the clause",
    "doer_left_out": "accounts that name no doer where another account of the incident does",
    "attributed": "acts of force told on somebody's word",
    "source_kind": "attributions with a source of this sort",
}
"""Measure to what is counted, in words."""


class Rate(BaseModel):
    """A share with its n and a 95 % Wilson interval."""

    model_config = ConfigDict(frozen=True)

    measure: Measure
    """What is counted: see MEASURES."""
    outlet: str
    """Whose reports, as the source says; `unknown` where it does not."""
    of: str | None
    """The doer or the sort of source that the rate is of; None for all."""
    count: int
    """How many of n."""
    n: int
    """How many cases."""
    low: float
    """Lower end of the interval."""
    high: float
    """Upper end."""

    @property
    def share(self) -> float:
        """count / n."""
        return self.count / self.n


class Patterns(BaseModel):
    """Rates, and how many were not given."""

    model_config = ConfigDict(frozen=True)

    rates: tuple[Rate, ...]
    minimum: int
    """The least n for which a rate is given."""
    left_out: int
    """Rates with fewer cases than that."""


def wilson(count: int, n: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of count in n. Raises ValueError for n below 1."""
    if n < 1:
        raise ValueError("an interval needs at least one case")
    share, square = count / n, _Z * _Z
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = _Z * math.sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def find_patterns(comparison: Comparison, *, minimum: int = MINIMUM) -> Patterns:
    """Rates per outlet over a comparison; copies are left out, so that a wire text counts once."""
    counts: dict[tuple[Measure, str, str | None], Counter[bool]] = defaultdict(Counter)
    repeats = {report for group in comparison.copies for report in group.reports[1:]}
    for measure, outlet, of, holds in _cases(comparison, repeats):
        counts[measure, outlet, of][holds] += 1
    rates = []
    for (measure, outlet, of), seen in counts.items():
        n = seen.total()
        if n >= minimum:
            low, high = wilson(seen[True], n)
            rates.append(
                Rate(measure=measure, outlet=outlet, of=of, count=seen[True], n=n, low=low, high=high)
            )
    rates.sort(key=lambda rate: (rate.measure, rate.of or "", rate.outlet))
    return Patterns(rates=tuple(rates), minimum=minimum, left_out=len(counts) - len(rates))


def _cases(comparison: Comparison, repeats: set[str]) -> Iterator[tuple[Measure, str, str | None, bool]]:
    seen_sources: set[str] = set()
    for incident in comparison.incidents:
        told = by_report(comparison.told(incident))
        kept = {report: facts for report, facts in told.items() if report not in repeats}
        yield from _doers(incident, kept)
        for facts in (one for told_here in kept.values() for one in told_here):
            outlet = facts.report.outlet or "unknown"
            if incident.type == "ASSAULT":
                agency = facts.index.agency.get(facts.event.id)
                if agency is not None and agency.form != "unclear":
                    yield "doer_unstated", outlet, None, not _names_doer(agency)
                yield "attributed", outlet, None, bool(facts.sources)
            for attribution in facts.sources[:1]:
                if attribution.id not in seen_sources:
                    seen_sources.add(attribution.id)
                    for kind in ("named_person", "named_organisation", "unnamed", "collective", "document"):
                        yield "source_kind", outlet, kind, source_of(facts).kind == kind


def _doers(
    incident: Incident, told: dict[str, list[Facts]]
) -> Iterator[tuple[Measure, str, str | None, bool]]:
    """Who leaves out a doer that another account of the incident names."""
    named: dict[str, set[str]] = defaultdict(set)
    for report, all_facts in told.items():
        for name in _named(all_facts):
            named[name].add(report)
    for doer, reports in named.items():
        for report, all_facts in told.items():
            if reports - {report}:
                yield (
                    "doer_left_out",
                    all_facts[0].report.outlet or "unknown",
                    doer,
                    not any(facts.doers for facts in all_facts),
                )


def _named(all_facts: Iterable[Facts]) -> set[str]:
    return {
        actor.country or actor.name
        for facts in all_facts
        for actor in facts.doers
        if actor.country or actor.name[:1].isupper()
    }


def _names_doer(agency: Agency) -> bool:
    return agency.form in _SHOWN or agency.doer.known
