"""Filters and facets: what was asked for, what fits, and how many would fit under each other choice.

The count beside a choice says how many rows there would be with it: rows are counted for a facet when they
fit everything that was asked except that facet's own choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from starlette.datastructures import QueryParams

from rashomon.present.server.answers import ProblemError
from rashomon.present.server.models import Facet, FacetName, FacetValue

FACETS: tuple[FacetName, ...] = (
    "outlet", "month", "place", "country", "type", "source", "contrast", "language",
)  # fmt: skip
"""What can be filtered by, in the order in which it is shown."""

MOST_VALUES = 30
"""Choices shown of one facet; the rest are counted."""
MOST_CHOSEN = 100
LONGEST_QUERY = 1_000


class Row(Protocol):
    """Something that can be filtered."""

    @property
    def published(self) -> str | None:
        """ISO day of publication; of several, the first."""

    def values(self, facet: FacetName) -> Iterable[str]:
        """Its values for a facet."""


R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Asked:
    """What a list was asked for."""

    words: str
    chosen: Mapping[FacetName, frozenset[str]]
    first: str | None
    """Published on this day or later."""
    last: str | None
    """Published on this day or earlier."""

    @classmethod
    def of(cls, params: QueryParams) -> Asked:
        """What the address asks for. Raises ProblemError for what makes no sense."""
        chosen = {
            name: frozenset(value for value in params.getlist(name)[:MOST_CHOSEN] if value) for name in FACETS
        }
        words = params.get("q", "").strip()
        if len(words) > LONGEST_QUERY:
            raise ProblemError("bad_request", "the search is too long", "search for fewer words")
        return cls(
            words=words,
            chosen={name: values for name, values in chosen.items() if values},
            first=params.get("from") or None,
            last=params.get("to") or None,
        )

    @property
    def anything(self) -> bool:
        """True when something was asked for at all."""
        return bool(self.words or self.chosen or self.first or self.last)

    def in_time(self, row: Row) -> bool:
        """True when the row was published within the days asked for; whole months and years fit."""
        day = row.published
        if self.first is None and self.last is None:
            return True
        if day is None:
            return False
        early = self.first is not None and day[:10] < self.first[: len(day[:10])]
        late = self.last is not None and day[: len(self.last)] > self.last
        return not (early or late)


def paging(params: QueryParams, *, default: int = 50, most: int = 500) -> tuple[int, int]:
    """Offset and limit of the address. Raises ProblemError when they are no numbers."""
    found = []
    for name, usual in (("offset", 0), ("limit", default)):
        given = params.get(name, "")
        if given and not (given.isascii() and given.isdigit() and len(given) < 12):
            raise ProblemError(
                "bad_request", f"{name}={given[:40]!r} is not a whole number", "give 0 or more"
            )
        found.append(int(given) if given else usual)
    return found[0], max(1, min(found[1], most))


def sift(
    rows: Iterable[R], asked: Asked, *, label: Callable[[FacetName, str], str], names: Sequence[FacetName]
) -> tuple[list[R], list[Facet]]:
    """The rows that fit, in their order, and the facets of what could be asked for."""
    counts: dict[FacetName, dict[str, int]] = {name: {} for name in names}
    wanted = [(name, values) for name, values in asked.chosen.items()]
    fitting: list[R] = []
    for row in rows:
        if not asked.in_time(row):
            continue
        misses = [name for name, values in wanted if values.isdisjoint(row.values(name))]
        if not misses:
            fitting.append(row)
            fits = counts
        elif len(misses) == 1 and misses[0] in counts:
            fits = {misses[0]: counts[misses[0]]}
        else:
            continue
        for name, found in fits.items():  # unwound: this is most of a request on a large record
            for value in row.values(name):
                found[value] = found.get(value, 0) + 1
    return fitting, [_facet(name, counts[name], asked.chosen.get(name, frozenset()), label) for name in names]


def _facet(
    name: FacetName, counts: Mapping[str, int], chosen: frozenset[str], label: Callable[[FacetName, str], str]
) -> Facet:
    if name == "month":
        ordered = sorted(counts.items(), reverse=True)
    else:
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    shown = dict(ordered[:MOST_VALUES]) | {value: counts.get(value, 0) for value in sorted(chosen)}
    return Facet(
        name=name,
        values=[
            FacetValue(value=value, label=label(name, value), count=count, chosen=value in chosen)
            for value, count in shown.items()
        ],
        more=max(0, len(counts) - len(shown)),
    )
