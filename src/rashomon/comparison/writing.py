"""Writes contrasts: ids, sides and one neutral sentence each."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.comparison.circumstances import at_one_time
from rashomon.comparison.evidence import are_one
from rashomon.comparison.facts import Facts
from rashomon.comparison.matrix import Said, joined, says_the_same
from rashomon.comparison.model import CONTRADICTIONS, Contrast, ContrastType, Side
from rashomon.comparison.stories import published_day
from rashomon.comparison.titles import day_words
from rashomon.comparison.traits import Traits
from rashomon.comparison.words import Phrase, relation
from rashomon.report import Report

SURELY_ONE = 0.6
"""Probability of one event from which a difference can be a contradiction: chosen on our own development
incidents, and on real reports read by hand."""
TOLD_AND_DENIED = "told and denied"
"""What a report says that tells of an act and has somebody deny it."""
_WHERE_WHEN = frozenset(("TIME", "PLACE"))
_MOST_NAMED = 3
"""Reports that a sentence names on one side."""

SENTENCES = {
    ("QUANTITY", "disjoint"): "{A} {gives_a} {a} {field}; {B} {gives_b} {b}",
    ("QUANTITY", "undated"): "{A} {gives_a} {a} {field}; {B} {gives_b} {b}; which is later is not known",
    ("QUANTITY", "compatible_under_hedging"): "{A} {gives_a} {a} {field}; {B} {gives_b} {b}; both can hold",
    ("QUANTITY", "subset"): "{A} {gives_a} {a} {field}; {B} {gives_b} {b}; one can be part of the other",
    ("QUANTITY", "other_victims"): "{A} {gives_a} {a} {field}; {B} {gives_b} {b}, of other victims",
    ("QUANTITY", "update"): "{A} {gives_a} {a} {field}; later {B} {gives_b} {b}",
    ("TIME", "conflict"): "{A} {dates_a} it to {a}; {B} {dates_b} it to {b}",
    ("TIME", "granularity"): "{A} {dates_a} it to {a}; {B} {dates_b} it to {b}; both can hold",
    ("PLACE", "conflict"): "{A} {places_a} it at {a}; {B} {places_b} it at {b}",
    ("PLACE", "granularity"): "{A} {places_a} it at {a}; {B} {places_b} it at {b}; both can hold",
    ("ACTOR", "conflict"): "{A} {names_a} “{a}” as the doer; {B} {names_b} “{b}”",
    ("ACTOR", "vaguer"): "{A} {names_a} “{a}” as the doer; {B} {says_b} only “{b}”",
    ("ACTOR", "unstated_here"): "{A} {names_a} “{a}” as the doer; {B} {names_b} nobody",
    ("VICTIM_CLASS", "conflict"): "{A} {describes_a} those harmed as {a}; {B} as {b}",
    ("OUTCOME", "conflict"): "{A} {gives_a} the outcome as {a}; {B} as {b}",
    ("POLARITY", "asserted_or_denied"): "{A} {whether}; {B} {carries_b} a denial{beside}",
    ("MODALITY", "certain_or_possible"): "{A} {tells_a} it as having happened; {B} with reserve (“{b}”)",
    ("CAUSE", "conflict"): "{A} {names_a} “{a}” as what it was done with; {B} “{b}”",
    ("ATTRIBUTION", "lost"): "{A} {tells_a} it on the word of {a}; later {B} {tells_b} it without a source",
    ("ATTRIBUTION", "gained"): "{B} {tells_b} it without a source; later {A} {tells_a} it on the word of {a}",
    ("ATTRIBUTION", "upgraded"): "{A} {tells_a} it as a claim of {a}; later {B} {tells_b} it as fact",
    ("ATTRIBUTION", "attributed_or_not"): "{A} {tells_a} it on the word of {a}; {B} without a source",
    ("ATTRIBUTION", "different_sources"): "{A} {tells_a} it on the word of {a}; {B} on that of {b}",
    ("ATTRIBUTION", "told_or_denied"): "{A} {tells_a} it on the word of {a}; {B} {carries_b} a denial by {b}",
    ("OMISSION", "slot"): "{A} {gives_a} the {slot} ({a}); {B} {gives_b} none",
    ("OMISSION", "event"): "{A} {tells_a} of it; {B}, on the same story and not earlier, {does_b} not",
    ("LABELLING", "wording"): "{A} {writes_a} “{a}”; {B} {writes_b} “{b}”",
    ("LABELLING", "party_name"): "{A} {calls_a} {field} “{a}”; {B} “{b}”",
    ("LABELLING", "place_name"): "{A} {writes_a} “{a}”; {B} {writes_b} “{b}”, of one place",
}
_FIELDS = {"killed": "killed", "injured": "hurt", "casualties": "killed or hurt"}


class Maker:
    """Writes the contrasts of one incident."""

    def __init__(
        self,
        incident_id: str,
        told: Mapping[str, Sequence[Facts]],
        story_of: Mapping[str, str],
        *,
        by_hand: bool = False,
    ) -> None:
        self._incident = incident_id
        self._story_of = story_of
        self._undergone = {
            report: tuple(phrase for one in facts for phrase in one.traits.undergone)
            for report, facts in told.items()
        }
        self._by_hand = by_hand

    def make(
        self, kind: ContrastType, subtype: str, field: str, a: Sequence[Said], b: Sequence[Said]
    ) -> Contrast | None:
        """A contrast between what some accounts say and what others say.

        None for a contradiction between tellings that may be of two events: that too is to be ruled out.
        """
        # A denial names what it denies.
        if (kind, subtype) in CONTRADICTIONS and not self._by_hand and kind != "POLARITY":
            # Other people already speak against a link: that is not to count twice.
            enough = 0.0 if kind == "VICTIM_CLASS" else SURELY_ONE
            if not self._surely_one(a, b, kind, enough=enough):
                return None
        return self._write(kind, subtype, field, (_side(a), _side(b)), _reports(a), _reports(b))

    def _surely_one(self, a: Sequence[Said], b: Sequence[Said], kind: ContrastType, *, enough: float) -> bool:
        """True where the tellings behind both sides are of one event, taken together, and of one time."""
        pairs = [
            (_looked_at(one.facts, kind), _looked_at(other.facts, kind), one, other)
            for one in a
            for other in b
            if relation(self._harmed(one), self._harmed(other)) != "parted"
        ]
        if not pairs:  # the accounts name other things that were hit
            return False
        chances = [
            are_one(first, second, same_story=self._story(one.facts) == self._story(other.facts))
            for first, second, one, other in pairs
        ]
        at_once = any(at_one_time(first, second) for first, second, *_ in pairs)
        return sum(chances) / len(chances) >= enough and (at_once or kind in _WHERE_WHEN)

    def _harmed(self, said: Said) -> tuple[Phrase, ...]:
        return self._undergone.get(said.facts.report.report_id, ())

    def _story(self, facts: Facts) -> str | None:
        return self._story_of.get(facts.report.report_id)

    def omitted(self, tellers: Sequence[Said], silent: Sequence[Report]) -> Contrast:
        """A contrast between accounts of the incident and reports on its story without it."""
        side = Side(
            reports=tuple(report.report_id for report in silent),
            value="unstated",
            citations=tuple(
                report.cite(*span) for report in silent if (span := report.headline or report.lead)
            ),
        )
        return self._write("OMISSION", "event", "event", (_side(tellers), side), _reports(tellers), silent)

    def _write(
        self,
        kind: ContrastType,
        subtype: str,
        field: str,
        sides: tuple[Side, Side],
        first: Sequence[Report],
        second: Sequence[Report],
    ) -> Contrast:
        named = "|".join(
            [self._incident, kind, field]
            + [f"{c.text_sha256[:8]}:{c.start}:{c.end}" for side in sides for c in side.citations]
        )
        undated = [report for report in (*first, *second) if published_day(report.published) is None]
        note = f"without a date: {called(undated)}" if undated else None
        return Contrast(
            id=hashlib.sha256(named.encode()).hexdigest()[:16],
            incident=self._incident,
            type=kind,
            subtype=subtype,
            field=field,
            sides=sides,
            sentence=_sentence(kind, subtype, field, sides, first, second),
            note=note,
        )


def _looked_at(facts: Facts, kind: ContrastType) -> Traits:
    """What says whether tellings are of one event, without what is said to differ: it does not count twice.

    Where days or places differ, not that their openings are alike: openings of two reports tie them over a
    day or place that one of them has, or that was misread.
    """
    if kind in _WHERE_WHEN:
        return replace(facts.traits, main=None)
    if kind == "ACTOR":
        return replace(facts.traits, doers=())
    return replace(facts.traits, mode=None) if kind == "CAUSE" else facts.traits


def unstated(facts: Facts) -> Said:
    """An account that says nothing of a fact, with the clause in which it could have."""
    return Said("unstated", None, (facts.event.clause,), facts)


def called(reports: Sequence[Report], beside: Sequence[Report] = ()) -> str:
    """How a sentence calls reports: outlet and day, at most three by name.

    `beside` are those it has called already: another report of the same outlet and day is told as another.
    """
    unique = Counter(map(_called, {report.report_id: report for report in reports}.values()))
    before = set(map(_called, beside))
    by_outlet: dict[str, list[str]] = {}
    for (name, day), n in unique.items():
        again = f" in {'other reports' if n > 1 else 'another report'}" if (name, day) in before else ""
        by_outlet.setdefault(name, []).append(again or (f"{day}, {n} reports" if n > 1 else day))
    told = [_with_days(name, days) for name, days in by_outlet.items()]
    names = told[:_MOST_NAMED]
    if len(told) > _MOST_NAMED:
        names.append(f"{len(told) - _MOST_NAMED} more")
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _called(report: Report) -> tuple[str, str]:
    """What a report is called by, and its day in words; empty where that is not known."""
    day = published_day(report.published)
    return report.outlet or report.source_file or report.report_id, day_words(day) if day else ""


def _with_days(name: str, days: Sequence[str]) -> str:
    """A name with its days in brackets (`Senna Post (22 May 2034 and 24 May 2034)`)."""
    known = [day for day in days if day and day[0] != " "]
    again = next((day for day in days if day[:1] == " "), "")
    return f"{name} ({' and '.join(known)}){again}" if known else f"{name}{again}"


def _sentence(
    kind: str,
    subtype: str,
    field: str,
    sides: tuple[Side, Side],
    first: Sequence[Report],
    second: Sequence[Report],
) -> str:
    many = {"a": len({r.report_id for r in first}) > 1, "b": len({r.report_id for r in second}) > 1}
    verbs = ("carry", "give", "date", "place", "name", "say", "describe", "tell", "write", "call", "do")
    words = {
        f"{_third(verb)}_{side}": verb if several else _third(verb)
        for verb in verbs
        for side, several in many.items()
    }
    text = SENTENCES[kind, subtype].format(
        A=called(first),
        B=called(second, beside=first),
        a=sides[0].value,
        b=sides[1].value,
        field=_FIELDS.get(field, field),
        beside=" beside it" if sides[1].value == TOLD_AND_DENIED else "",
        whether=_whether(sides[0].value, many=many["a"]),
        slot=f"number {_FIELDS[field]}" if field in _FIELDS else field,
        **words,
    )
    return f"{text}."


def _whether(value: str, *, many: bool) -> str:
    """How accounts that do not deny it tell of it: in their own voice, on the word of others, as possible."""
    if value == "asserted":
        return "say that it happened" if many else "says that it happened"
    if value == "attributed":
        return "carry the claim that it happened" if many else "carries the claim that it happened"
    return "tell of it" if many else "tells of it"


def _third(verb: str) -> str:
    return {"do": "does", "carry": "carries"}.get(verb, f"{verb}s")


def _side(said: Sequence[Said]) -> Side:
    told: list[Said] = []
    for one in said:  # of words for the same, the first account's
        if not any(says_the_same(one, other) for other in told):
            told.append(one)
    return Side(
        reports=tuple(s.facts.report.report_id for s in said),
        value=_either(list(dict.fromkeys(one.value for one in told))),
        citations=tuple(c for s in said for c in joined(s.citations, s.facts.report)),
    )


def _either(values: Sequence[str]) -> str:
    """Some words, any of which may hold: `the army`, `a doctor or two nurses`, `a, b or c`."""
    return " or ".join([", ".join(values[:-1]), values[-1]] if len(values) > 1 else values)


def _reports(said: Sequence[Said]) -> list[Report]:
    return [s.facts.report for s in said]
