"""Figures: how accounts of one incident differ in numbers, beside what their words and days allow."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from rashomon.comparison.facts import Facts
from rashomon.comparison.matrix import COUNTED, Said, said_of
from rashomon.comparison.model import Contrast
from rashomon.comparison.numbers import number_subtype
from rashomon.comparison.openings import opening_end
from rashomon.comparison.tolls import figure_of, main_number
from rashomon.comparison.voices import same_source, source_of
from rashomon.comparison.writing import Maker
from rashomon.findings import Quantity
from rashomon.reading.number_words import number_value

_TWO, _FEW_FIGURES = 2, 5
"""Figures that can hold together of which each is told beside the next; of more, the two furthest apart."""
_FEW_PAIRS = 3
"""Pairs of figures that cannot hold together, all of which are told; of more, each figure and the next."""
_GROWS = re.compile(
    r"\b(?:ris(?:es|en|ing) to|rose to|climb(?:s|ed) to|updat(?:ed|ing)|new toll|previous toll|earlier toll|"
    r"toll (?:hits|mounts|reach\w*|rises|climbs)|has reached)\b",
    re.IGNORECASE,
)
_STILL_COUNTED = re.compile(
    r"\b(?:so far|expected to (?:rise|increase|climb|grow)|(?:could|may|might|likely to) (?:rise|climb|grow)|"
    r"still (?:being )?(?:trapped|counted|searching)|toll (?:is )?expected|provisional toll|initial toll)\b",
    re.IGNORECASE,
)
"""Words by which a report says that its figure is not the last one."""
_LIVE_TIMES = re.compile(r"(?:^|\s)(?:[01]?\d|2[0-3])[:.][0-5]\d\b")
"""Hours before what a live ticker tells at them."""
_A_PART = 4
"""Of two tolls the lower, where it is so many times less, can be of some of those whom the higher counts."""
_TICKER = 3
"""Such hours in an opening from which it is a live ticker, whose figures grow from one to the next."""
_TOLLS = frozenset(("killed", "injured", "casualties", "missing"))
"""Kinds of figures that grow as they are counted."""
_OF_THE_HARMED = re.compile(
    r"\b([\w-]+) of (?:the (?:dead|killed|slain|fallen|wounded|injured|victims|casualties)|"
    r"those (?:killed|hurt|wounded|injured)|them)\b",
    re.IGNORECASE,
)
"""A figure of some of those already counted (`two of the dead were officers`)."""
Told = Mapping[str, Sequence[Facts]]


def sides_of(field: str, voices: Told) -> list[list[Said]]:
    """What accounts say of a fact, those that say the same together, in order of publication."""
    sides: dict[object, list[Said]] = defaultdict(list)
    for told in voices.values():
        said = said_of(field, told)
        if said is not None:
            sides[said.key].append(said)
    return list(sides.values())


def number_contrasts(voices: Told, maker: Maker) -> Iterator[Contrast | None]:
    """Figures that differ. Of those that can be part of one another only the two furthest apart are told.

    Figures that cannot hold together, and a few that can, are told each beside the next; of updates each
    beside the figure that it follows: the same source's last one, else the nearest.
    """
    for kind in COUNTED:
        pairs: dict[str, list[tuple[list[Said], list[Said]]]] = defaultdict(list)
        for a, b in combinations(sides_of(kind, voices), 2):
            subtype = _subtype(kind, a, b)
            if subtype is not None:
                pairs[subtype].append((a, b))
        if kind in _TOLLS and "disjoint" in pairs:
            days = _growing_days(voices, pairs.get("update", ()))
            unsure = [pair for pair in pairs["disjoint"] if _may_be_later(*pair, days)]
            pairs["disjoint"] = [pair for pair in pairs["disjoint"] if pair not in unsure]
            pairs["undated"] += unsure
        for subtype in ("disjoint", "undated"):
            found = pairs.pop(subtype, [])
            for a, b in found if len(found) <= _FEW_PAIRS else _nearest(found):
                yield maker.make("QUANTITY", subtype, kind, a, b)
        followed: dict[int, list[tuple[list[Said], list[Said]]]] = defaultdict(list)
        for pair in pairs.pop("update", []):
            old, new = sorted(pair, key=_by_day_and_size)
            followed[id(new)].append((old, new))
        for befores in followed.values():
            yield maker.make("QUANTITY", "update", kind, *max(befores, key=_follows))
        hedged = pairs.get("compatible_under_hedging", [])
        figures = len({id(side) for pair in hedged for side in pair})
        chain = list(_nearest(hedged)) if _TWO < figures <= _FEW_FIGURES else []
        for a, b in chain:
            yield maker.make("QUANTITY", "compatible_under_hedging", kind, a, b)
        told = [{id(a), id(b)} for a, b in chain]
        for subtype, left in pairs.items():
            a, b = max(left, key=_gap)
            # Of many told each beside the next the first and the last say nothing more.
            many = subtype == "compatible_under_hedging" and len(chain) > _TWO
            if not many and {id(a), id(b)} not in told:
                yield maker.make("QUANTITY", subtype, kind, a, b)


def _growing_days(voices: Told, updates: Sequence[tuple[list[Said], list[Said]]]) -> frozenset[date | None]:
    """Days of publication on which the toll was still counted: a report says so, or one was counted again."""
    said = {
        facts.published
        for told in voices.values()
        for facts in told
        if (facts.leads or facts.in_headline) and _may_grow(facts)
    }
    again = {
        one.facts.published
        for pair in updates
        for one in pair[0]
        if any(one.facts.published == other.facts.published for other in pair[1])
    }
    return frozenset(said | again)


def _may_grow(facts: Facts) -> bool:
    """True where a report says in its opening that the toll has grown, or that more are expected."""
    text, end = facts.report.text, opening_end(facts.index)
    live = len(_LIVE_TIMES.findall(text[:end])) >= _TICKER
    return live or any(pattern.search(text, 0, end) for pattern in (_GROWS, _STILL_COUNTED))


def _may_be_later(a: Sequence[Said], b: Sequence[Said], growing: frozenset[date | None]) -> bool:
    """True where a toll grew on the days that two figures of it came out: which is the later is not known."""
    days = [said.facts.published for said in (a[0], b[0])]
    own = [day for day in days if day is not None]
    if len(own) < len(days):
        return False
    # What grew a day after both came out says nothing of what was known when they did.
    told = [day for day in growing if day is not None and day <= max(own)]
    return any(all(abs((day - one).days) <= 1 for one in own) for day in told)


def _subtype(kind: str, a: Sequence[Said], b: Sequence[Said]) -> str | None:
    """How the figures of two sides stand to each other; None where they are one."""
    first, second = main_number(kind, a[0].facts), main_number(kind, b[0].facts)
    if first is None or second is None or figure_of(first) == figure_of(second):
        return None
    if first.best is None and second.best is None and "range" not in (first.bound, second.bound):
        return None  # `dozens`, `hundreds`: words, of which neither counts
    if _has_figure(a, kind, second) or _has_figure(b, kind, first):
        return None
    subtype = number_subtype(first, second, a[0].facts.published, b[0].facts.published)
    if subtype in ("disjoint", "undated", "subset") and _both_tell_part(a, b, kind):
        return None  # `31 dead, two of them medics`, and elsewhere the two medics
    if subtype == "disjoint" and _is_part_of_other(a, b, kind):
        return "subset"
    if subtype == "compatible_under_hedging" and (_is_counted_on(a[0], b[0]) or _one_outlet(a, b)):
        return "update"
    if subtype == "subset":
        if any(number.best is None and number.bound != "range" for number in (first, second)):
            return None  # of `scores` nobody knows what is a part
        of_some = {first.who, second.who} & {"children", "women"}
        return "update" if not of_some and _is_counted_on(a[0], b[0]) else subtype
    if subtype == "other_victims" and (_counts_too(a, kind, second) or _counts_too(b, kind, first)):
        return None
    again = _one_source(a[0], b[0]) or _is_counted_on(a[0], b[0]) or _one_outlet(a, b)
    return "update" if subtype == "disjoint" and again else subtype


def _has_figure(side: Sequence[Said], kind: str, other: Quantity) -> bool:
    """True where an account has the other figure beside its own, as of a second act told in one row.

    Not where it says that the toll has grown, nor as some of those it counts: that is told as such.
    """
    return not any(map(_grows, side)) and any(
        number.kind == kind and number.subset_of is None and figure_of(number) == figure_of(other)
        for said in side
        for number in said.facts.quantities
    )


def _counts_too(side: Sequence[Said], kind: str, other: Quantity) -> bool:
    """True where a report of a side counts victims of the other side's sort as well."""
    return any(
        number.kind == kind and number.who == other.who
        for said in side
        for number in said.facts.index.reading.quantities
    )


def _both_tell_part(a: Sequence[Said], b: Sequence[Said], kind: str) -> bool:
    """True where each report of the higher figure has the lower one too, and each of the lower the higher."""
    few, many = sorted((a, b), key=lambda side: _size_of(side[0]))
    part, whole = _size_of(few[0]), _size_of(many[0])
    return part * _A_PART <= whole and _all_count(many, part, kind) and _all_count(few, whole, kind)


def _all_count(side: Sequence[Said], figure: float, kind: str) -> bool:
    """True where each report has the figure, or where it is more than its own, so many or more."""
    return all(
        any(
            q.kind == kind and (figure_of(q) == figure or (figure_of(q) > figure and figure > _size_of(said)))
            for q in said.facts.index.reading.quantities
        )
        for said in side
    )


def _is_part_of_other(a: Sequence[Said], b: Sequence[Said], kind: str) -> bool:
    """True where a report of the higher figure has the lower one too, as some of those it counts.

    `Seven soldiers were killed. Two of the dead were officers.`
    """
    few, many = sorted((a, b), key=lambda side: _size_of(side[0]))
    part = _size_of(few[0])
    for said in many:
        counted = said.facts.index.reading.quantities
        if any(q.kind == kind and q.subset_of is not None and figure_of(q) == part for q in counted):
            return True
        text = said.facts.report.text
        if any(number_value(found[1]) == part for found in _OF_THE_HARMED.finditer(text)):
            return True
    return False


def _nearest(
    pairs: Sequence[tuple[list[Said], list[Said]]],
) -> Iterator[tuple[list[Said], list[Said]]]:
    """Of pairs of sides, those of each side and the next larger one that it is paired with."""
    ordered = [tuple(sorted(pair, key=lambda side: _size_of(side[0]))) for pair in pairs]
    sides = {id(low): low for low, _ in ordered}
    for low in sorted(sides.values(), key=lambda side: _size_of(side[0])):
        yield low, min((high for one, high in ordered if one is low), key=lambda side: _size_of(side[0]))


def _gap(pair: tuple[list[Said], list[Said]]) -> float:
    return abs(_size_of(pair[0][0]) - _size_of(pair[1][0]))


def _by_day_and_size(side: Sequence[Said]) -> tuple[date, float]:
    return day_or_last(side[0].facts.published), _size_of(side[0])


def _follows(pair: tuple[list[Said], list[Said]]) -> tuple[bool, str, float]:
    """Which earlier figure a later one follows: the same source's, the last published, the highest."""
    old, new = pair
    one, other = source_of(old[0].facts), source_of(new[0].facts)
    same = not one.is_own and same_source(one, other)
    return same, str(old[0].facts.published), _size_of(old[0])


def _one_source(a: Said, b: Said) -> bool:
    """True where both figures stand on one source's word: it has counted again."""
    one, other = source_of(a.facts), source_of(b.facts)
    return not one.is_own and same_source(one, other) and _is_quoted(a) and _is_quoted(b)


def _is_quoted(said: Said) -> bool:
    """True where the figure itself stands in what a source said, not in the sentence after it."""
    at = said.citations[0]
    contents = (content for source in said.facts.sources for content in source.content)
    return any(content.start <= at.start and at.end <= content.end for content in contents)


def _one_outlet(a: Sequence[Said], b: Sequence[Said]) -> bool:
    """True where one outlet gives both figures, in two reports: it has counted again."""
    outlets = {said.facts.report.outlet for said in (*a, *b)}
    return len(outlets) == 1 and None not in outlets


def _is_counted_on(a: Said, b: Said) -> bool:
    """True where the account of the higher figure says that the toll has grown (`rises to`, `a new toll`)."""
    return _grows(max(a, b, key=_size_of))


def _grows(said: Said) -> bool:
    """True where an account says, in its headline or with its figure, that the toll has grown."""
    text, headline = said.facts.report.text, said.facts.report.headline
    spans = [(0, headline.end)] if headline is not None else []
    spans += [said.facts.index.sentence(citation.start) for citation in said.citations]
    return any(_GROWS.search(text, *span) for span in spans)


def _size_of(said: Said) -> float:
    return next((figure_of(q) for q in said.facts.quantities if q.citations == said.citations), 0.0)


def day_or_last(day: date | None) -> date:
    """A day; one that is not known comes after all others."""
    return day or date.max
