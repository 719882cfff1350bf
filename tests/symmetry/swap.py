"""Swap the names of two sides in a text, and bring findings back to the places of the first text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from rashomon.findings import Reading, Stated


@dataclass(frozen=True)
class Swap:
    """Two sides' words, each with its counterpart, and their countries."""

    words: dict[str, str]
    countries: dict[str, str]

    @classmethod
    def of(cls, *pairs: tuple[str, str], countries: tuple[str, str] | None = None) -> Swap:
        words = dict(pairs) | {b: a for a, b in pairs}
        codes = {countries[0]: countries[1], countries[1]: countries[0]} if countries else {}
        return cls(words, codes)

    def apply(self, text: str) -> Swapped:
        """The text with each side's words replaced by the other's."""
        longest_first = sorted(self.words, key=len, reverse=True)
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
        parts: list[str] = []
        cuts: list[tuple[int, int, int]] = [(0, 0, 0)]  # start in new text, start in old text, is_name
        new = old = 0
        for match in pattern.finditer(text):
            parts.append(text[old : match.start()])
            new += match.start() - old
            cuts.append((new, match.start(), 1))
            word = self.words[match.group()]
            parts.append(word)
            new += len(word)
            old = match.end()
            cuts.append((new, old, 0))
        parts.append(text[old:])
        return Swapped("".join(parts), cuts)

    def country(self, code: str | None) -> str | None:
        """The other side's code."""
        return self.countries.get(code or "", code)

    def name(self, words: str | None) -> str | None:
        return None if words is None else self.apply(words).text


@dataclass(frozen=True)
class Swapped:
    """A swapped text that knows where each of its code points stood before."""

    text: str
    cuts: list[tuple[int, int, int]]

    def back(self, offset: int, *, is_end: bool) -> int:
        """The place in the first text; inside a replaced name, the name's own edge."""
        starts = [cut[0] for cut in self.cuts]
        i = bisect_right(starts, offset) - 1
        if is_end and i and self.cuts[i][0] == offset:
            i -= 1
            if self.cuts[i][2]:
                return self.cuts[i + 1][1]
        new, old, is_name = self.cuts[i]
        if is_name:
            return old if not is_end else self.cuts[i + 1][1]
        return old + offset - new


def essence(
    reading: Reading, swapped: Swapped | None = None, swap: Swap | None = None, *, known: bool = True
) -> set[tuple[Any, ...]]:
    """What a reading says, by places in the first text and with names and countries swapped back.

    Without `known`, what only lists of names can tell is left out: sectors, countries, derived codes.
    """

    def place(citation: Any) -> tuple[int, int]:
        if swapped is None:
            return citation.start, citation.end
        return swapped.back(citation.start, is_end=False), swapped.back(citation.end, is_end=True)

    def places(citations: Any) -> tuple[tuple[int, int], ...]:
        return tuple(place(citation) for citation in citations)

    def stated(value: Stated[Any] | None) -> Any:
        return None if value is None else (value.state.value, places(value.citations))

    def code(country: str | None) -> str | None:
        return swap.country(country) if swap else country

    attributions = {a.id: (places(a.cue), places(a.content)) for a in reading.attributions}

    def chain(ids: tuple[str, ...] | None) -> Any:
        return None if ids is None else tuple(attributions[i] for i in ids)

    found: set[tuple[Any, ...]] = set()
    for actor in reading.actors if known else ():
        who = (actor.kind, actor.sector, code(actor.country), stated(actor.name))
        found.add(("actor", places(actor.citations), *who))
    for item in reading.places if known else ():
        found.add(("place", places(item.citations), item.role))
    for time in reading.times:
        found.add(("time", places(time.citations), time.type, time.value))
    for number in reading.quantities:
        figures = (number.kind, number.low, number.best, number.high, number.who)
        found.add(("quantity", places(number.citations), *figures))
    for a in reading.attributions:
        spans = (places(a.source), places(a.cue), places(a.content))
        kinds = (a.source_form, a.source_kind if known else "", a.quote_type, a.act)
        found.add(("attribution", *spans, *kinds, stated(a.source_actor), stated(a.addressee)))
    for event in reading.events:
        roles = tuple(tuple(stated(s) for s in side) for side in (event.actors, event.recipients))
        where = stated(event.place) if known else ()
        fields = (stated(event.time), where, tuple(stated(q) for q in event.quantities))
        told = (chain(event.voice), tuple(f.score for f in event.factuality), event.aux)
        codes = (event.type, event.mode, event.codes if known else "")
        found.add(("event", place(event.trigger), *codes, roles, *fields, *told, places(event.mentions)))
    triggers = {event.id: place(event.trigger) for event in reading.events}
    for agency in reading.agency:
        doer = (stated(agency.doer), agency.first_named) if known else ()
        found.add(("agency", triggers[agency.event], agency.form, agency.by_phrase, *doer))
    for frame in reading.frames:
        found.add(("frame", places(frame.citations), frame.category, frame.gloss))
    return found
