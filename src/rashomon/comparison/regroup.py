"""A comparison with what people decided about incidents: events joined, parted and pinned by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from rashomon.comparison.compare import Comparison, Silences, by_contrasts, by_report, compare, repeats
from rashomon.comparison.contrasts import find_contrasts
from rashomon.comparison.facts import Facts
from rashomon.comparison.incidents import incident_of, place_in_order
from rashomon.comparison.model import Contrast, Incident
from rashomon.errors import UnknownFindingError
from rashomon.record import Record
from rashomon.record.grouping import group_decisions

BY_HAND = {"merge": "merged", "split": "split", "pin": "pinned"}
"""Action to what an incident is called afterwards."""


class Grouping(Protocol):
    """A standing decision about which events are one."""

    @property
    def action(self) -> str:
        """merge, split or pin."""

    @property
    def events(self) -> Sequence[str]:
        """Tellings: an event's id, and `/TARGET` where it has several targets."""

    @property
    def others(self) -> Sequence[str]:
        """For `split`: the tellings that they left."""


def compare_record(record: Record) -> Comparison:
    """The comparison of a record's readings, with what people decided about incidents."""
    decisions = group_decisions(record, standing_only=True)
    comparison = compare(record.readings())
    return regroup(comparison, decisions)[0] if decisions else comparison


def regroup(comparison: Comparison, decisions: Iterable[Grouping]) -> tuple[Comparison, dict[str, str]]:
    """The comparison with the decisions applied in order, and incident id to how it was changed.

    Events that the comparison does not hold are passed over. Contrasts are found anew for the incidents that
    changed; the others stay as they are.
    """
    facts = {one.key: one for told in comparison._told.values() for one in told}
    groups = {
        i: {one.key for one in comparison._told[incident.id]}
        for i, incident in enumerate(comparison.incidents)
    }
    home = {key: i for i, keys in groups.items() for key in keys}
    parts: dict[str, list[str]] = {}
    for key, one in facts.items():
        parts.setdefault(one.event.id, []).append(key)
    hands: dict[int, str] = {}
    for decision in decisions:
        named = [*decision.events, *decision.others]
        meant = [_meant(given, named, parts, home) for given in (decision.events, decision.others)]
        for i in _apply(decision.action, meant[0], meant[1], groups, home):
            hands[i] = BY_HAND[decision.action]
    kept = [incident for i, incident in enumerate(comparison.incidents) if i not in hands]
    made, told, by_hand = _made(comparison, facts, groups, hands)
    kept_ids = {incident.id for incident in kept}
    silences = Silences(
        comparison.stories, comparison.reports, repeats(comparison.copies, comparison.versions)
    )
    contrasts: dict[str, list[Contrast]] = {}
    for contrast in comparison.contrasts:
        if contrast.incident in kept_ids:
            contrasts.setdefault(contrast.incident, []).append(contrast)
    for incident in made:
        if incident.voices > 1:
            contrasts[incident.id] = find_contrasts(
                incident,
                by_report(told[incident.id]),
                silent=silences.of(incident, told[incident.id]),
                by_hand=True,
            )
    incidents = sorted(
        [*kept, *made],
        key=lambda incident: (*by_contrasts(contrasts.get(incident.id, ())), -incident.voices, incident.id),
    )
    behind = {incident.id: comparison._told[incident.id] for incident in kept} | told
    changed = replace(
        comparison,
        incidents=tuple(incidents),
        contrasts=tuple(c for incident in incidents for c in contrasts.get(incident.id, ())),
        _told=behind,
    )
    return changed, by_hand


def _meant(
    events: Sequence[str], named: Sequence[str], parts: dict[str, list[str]], home: dict[str, int]
) -> list[str]:
    """The tellings that a decision means; one that is told no more is passed over.

    An event with several targets is in several incidents: where a decision names it without its target, meant
    is the one that stands with most of what the decision names.
    """
    homes = Counter(home[key] for event in named for key in parts.get(event, (event,)) if key in home)
    found: list[str] = []
    for event in events:
        if event in home:
            found.append(event)
        elif event in parts:
            found.append(max(parts[event], key=lambda key: (homes[home[key]], key)))
    return found


def incident_events(incident: Incident) -> list[str]:
    """Ids of all events of an incident."""
    return [event for account in incident.accounts for event in account.events]


def incident_tellings(comparison: Comparison, incident: Incident) -> list[str]:
    """What a decision calls all that is told of an incident: event ids, with the target of several."""
    return [facts.key for facts in comparison.told(incident)]


def split_tellings(
    comparison: Comparison, named: Sequence[str], *, incident: Incident | None = None
) -> tuple[list[str], list[str]]:
    """The tellings that leave their incident in a split, and those of it that stay.

    `named` are tellings, events (meant are all tellings of one), or their beginnings. Without `incident` it
    is the one that holds something of each. Raises UnknownFindingError when none does, or more than one.
    """
    holding: list[tuple[list[str], list[str]]] = []
    for one in (incident,) if incident is not None else comparison.incidents:
        held = incident_tellings(comparison, one)
        leaving = [_called_so(name, held) for name in named]
        if all(leaving):
            gone = set().union(*leaving)
            holding.append(([key for key in held if key in gone], [key for key in held if key not in gone]))
    if not holding:
        what = repr(named[0]) if len(named) == 1 else "each of these"
        raise UnknownFindingError(f"no incident holds an event {what}")
    if len(holding) > 1:
        each = ", ".join(event for events, _ in holding for event in events)
        raise UnknownFindingError(f"that is in several incidents; name one of {each}")
    return holding[0]


def _called_so(name: str, held: Sequence[str]) -> list[str]:
    """Of some tellings those that a name means: the telling, its event, or what begins so."""
    exact = [key for key in held if name in (key, key.partition("/")[0])]
    return exact or [key for key in held if name and key.startswith(name)]


def _apply(
    action: str,
    events: list[str],
    others: list[str],
    groups: dict[int, set[str]],
    home: dict[str, int],
) -> list[int]:
    """Apply one decision; returns the groups that it changed (an empty one is no incident any more)."""
    touched = list(dict.fromkeys(home[event] for event in events))
    if not events:
        return []
    if action == "merge":
        if len(touched) < 2:
            return []
        return [*touched, _found(set().union(*(groups[i] for i in touched)), groups, home)]
    if action == "split":
        left = {home[event] for event in others}
        touched = [i for i in touched if i in left]
        events = [event for event in events if home[event] in left]
        if not events:
            return []
    return [*touched, _found(set(events), groups, home)]


def _found(events: set[str], groups: dict[int, set[str]], home: dict[str, int]) -> int:
    """A new group of these events, which leave the groups they were in."""
    number = len(groups)
    for event in events:
        groups[home[event]].discard(event)
        home[event] = number
    groups[number] = events
    return number


def _made(
    comparison: Comparison, facts: dict[str, Facts], groups: dict[int, set[str]], hands: dict[int, str]
) -> tuple[list[Incident], dict[str, list[Facts]], dict[str, str]]:
    story_of = {report: story.id for story in comparison.stories for report in story.reports}
    copy_of = repeats(comparison.copies, comparison.versions)
    made: list[Incident] = []
    told: dict[str, list[Facts]] = {}
    by_hand: dict[str, str] = {}
    for i, hand in hands.items():
        members = sorted((facts[key] for key in groups[i]), key=place_in_order)
        if members:
            incident = incident_of(members, story_of, copy_of)
            made.append(incident)
            told[incident.id] = members
            by_hand[incident.id] = hand
    return made, told, by_hand
