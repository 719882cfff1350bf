"""Incidents: which events of which reports are one real-world event, and why.

Pairs are looked at only inside a block (one story, or one day and place), scored by a weighted sum of
readable features, and joined by average link. Two events of one report with different undergoers, disjoint
days or disjoint places are never joined. Equal numbers are weak evidence only: numbers are what accounts of
one event differ in.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from rashomon.comparison.facts import Facts, content_words
from rashomon.comparison.model import Account, Copies, Incident, Reason, Story
from rashomon.comparison.stories import average_link
from rashomon.findings import PlaceCandidate

# Set by hand on the bundled example and read against the development reports; a trained scorer can replace
# them without changing anything else. Positive speaks for one event.
WEIGHTS = {
    "bias": -2.6,
    "same lemma": 1.0,
    "same mode": 0.6,
    "other mode": -0.6,
    "days overlap": 0.9,
    "published within three days": 0.3,
    "published further apart": -0.8,
    "same place": 1.4,
    "place within place": 0.7,
    "same undergoer": 1.6,
    "other undergoer": -2.2,
    "same doer": 0.6,
    "other doer": -0.4,
    "shared words": 2.5,
    "same story": 0.6,
    "other story": -1.4,
    "same number": 0.3,
}
INCIDENT_THRESHOLD = 0.5
"""Mean link probability above which events are one incident."""
VETO = -20.0
"""A similarity that no agreement outweighs."""

_NEAR_KM = 30.0
_MOST_IN_BLOCK = 400
_AREAS = frozenset({"country", "admin1", "admin2", "region", "sea"})


def kilometres(a: PlaceCandidate, b: PlaceCandidate) -> float | None:
    """Great-circle distance, or None where a place has no fair point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def place_relation(a: PlaceCandidate, b: PlaceCandidate) -> str:
    """`same`, `within` (one can hold the other), `near` or `apart`."""
    if a.place_id == b.place_id:
        return "same"
    for area, other in ((a, b), (b, a)):
        if area.feature == "country" and area.country == other.country:
            return "within"
        if area.feature == "admin1" and area.country == other.country and area.name == other.admin1:
            return "within"
    distance = kilometres(a, b)
    if distance is None:
        return "within" if a.feature in _AREAS or b.feature in _AREAS else "apart"
    if a.feature in _AREAS or b.feature in _AREAS:
        return (
            "within"
            if distance < 400 and (a.country == b.country or None in (a.country, b.country))
            else "apart"
        )
    return "near" if distance <= _NEAR_KM else "apart"


def names_match(a: Sequence[str], b: Sequence[str]) -> bool | None:
    """True when a name of one is made of words of a name of the other; None where either names nobody."""
    if not a or not b:
        return None
    words_a, words_b = [content_words(name) for name in a], [content_words(name) for name in b]
    return any(one and other and (one <= other or other <= one) for one in words_a for other in words_b)


def reasons(a: Facts, b: Facts, *, same_story: bool) -> list[Reason]:
    """What speaks for and against two events being one. A veto has the weight VETO."""
    found = [_reason("bias", "")]
    if a.event.lemma == b.event.lemma:
        found.append(_reason("same lemma", a.event.lemma))
    if a.event.mode and b.event.mode:
        found.append(_reason("same mode" if a.event.mode == b.event.mode else "other mode", a.event.mode))
    found += _time_reasons(a, b) + _place_reasons(a, b) + _actor_reasons(a, b)
    shared = a.words & b.words
    share = len(shared) / max(1, min(len(a.words), len(b.words)))
    found.append(
        Reason(
            feature="shared words",
            value=" ".join(sorted(shared)),
            weight=WEIGHTS["shared words"] * share,
        )
    )
    found.append(_reason("same story" if same_story else "other story", ""))
    if any(p.kind == q.kind and p.best == q.best is not None for p in a.quantities for q in b.quantities):
        found.append(_reason("same number", ""))
    return found


def link_probability(found: Sequence[Reason]) -> float:
    """Reasons to a probability: the logistic of their sum."""
    total = sum(reason.weight for reason in found)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def find_incidents(
    facts: Sequence[Facts], *, stories: Sequence[Story], copies: Sequence[Copies]
) -> tuple[list[Incident], dict[str, list[Facts]]]:
    """Incidents with their accounts, most told first, and the facts behind each by incident id."""
    ordered = sorted(
        facts, key=lambda f: (f.report.published or "", f.report.report_id, f.event.trigger.start)
    )
    story_of = {report: story.id for story in stories for report in story.reports}
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for a, b in _candidate_pairs(ordered, story_of):
        same_story = story_of.get(ordered[a].report.report_id) == story_of.get(ordered[b].report.report_id)
        found = reasons(ordered[a], ordered[b], same_story=same_story)
        vetoed = any(reason.weight == VETO for reason in found)
        links[a][b] = links[b][a] = VETO if vetoed else link_probability(found)
    groups = average_link(len(ordered), links, INCIDENT_THRESHOLD)
    copy_of = {report: group.reports[0] for group in copies for report in group.reports[1:]}
    incidents, behind = [], {}
    for group in groups:
        members = [ordered[i] for i in group]
        incident = incident_of(members, story_of, copy_of)
        incidents.append(incident)
        behind[incident.id] = members
    incidents.sort(key=lambda incident: (-incident.voices, -len(incident.accounts), incident.id))
    return incidents, behind


def _candidate_pairs(ordered: Sequence[Facts], story_of: dict[str, str]) -> set[tuple[int, int]]:
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, facts in enumerate(ordered):
        blocks[facts.event.type, "story", story_of.get(facts.report.report_id, "")].append(i)
        if facts.days and facts.place:
            blocks[facts.event.type, "where", facts.place[1].place_id, str(facts.days[0])].append(i)
    return {
        (a, b)
        for members in blocks.values()
        for n, a in enumerate(members)
        for b in members[n + 1 : n + 1 + _MOST_IN_BLOCK]
    }


def _reason(feature: str, value: str) -> Reason:
    return Reason(feature=feature, value=value, weight=WEIGHTS[feature])


def _veto(feature: str, value: str) -> Reason:
    return Reason(feature=feature, value=value, weight=VETO)


def _time_reasons(a: Facts, b: Facts) -> list[Reason]:
    if a.days and b.days:
        gap = max((a.days[0] - b.days[1]).days, (b.days[0] - a.days[1]).days)
        # A day's slack: datelines, nights and time zones move an event over midnight.
        return [_reason("days overlap", "")] if gap <= 1 else [_veto("disjoint days", f"{gap} days apart")]
    if a.published and b.published:
        near = abs((a.published - b.published).days) <= 3
        return [_reason("published within three days" if near else "published further apart", "")]
    return []


def _place_reasons(a: Facts, b: Facts) -> list[Reason]:
    if not (a.place and b.place):
        return []
    relation = place_relation(a.place[1], b.place[1])
    if relation == "same":
        return [_reason("same place", a.place[1].name)]
    if relation == "apart":
        return [_veto("disjoint places", f"{a.place[1].name}, {b.place[1].name}")]
    return [_reason("place within place", f"{a.place[1].name}, {b.place[1].name}")]


def _actor_reasons(a: Facts, b: Facts) -> list[Reason]:
    found = []
    undergone = names_match(a.undergoer_names, b.undergoer_names)
    if undergone is not None:
        if not undergone and a.report.report_id == b.report.report_id:
            return [_veto("two events of one report", "")]
        found.append(_reason("same undergoer" if undergone else "other undergoer", ""))
    done = names_match(a.doer_names, b.doer_names)
    if done is not None:
        found.append(_reason("same doer" if done else "other doer", ""))
    return found


def incident_of(members: Sequence[Facts], story_of: dict[str, str], copy_of: dict[str, str]) -> Incident:
    """The incident that these events are; `members` are not empty, earliest published first."""
    by_report: dict[str, list[Facts]] = defaultdict(list)
    for facts in members:
        by_report[facts.report.report_id].append(facts)
    accounts = tuple(
        Account(
            report=report,
            events=tuple(facts.event.id for facts in told),
            copy_of=copy_of.get(report) if copy_of.get(report) in by_report else None,
        )
        for report, told in by_report.items()
    )
    types = Counter(facts.event.type for facts in members)
    in_stories = Counter(story_of.get(report, "") for report in by_report)
    return Incident(
        id=hashlib.sha256(f"incident|{members[0].event.id}".encode()).hexdigest()[:16],
        title=_title(members),
        type=types.most_common(1)[0][0],
        accounts=accounts,
        story=in_stories.most_common(1)[0][0] or None,
    )


def _title(members: Sequence[Facts]) -> str:
    """The act, who it was done to, where and when, as most accounts have it."""
    lemma = Counter(f.event.lemma.split(".")[0] for f in members).most_common(1)[0][0]
    names = Counter(name for f in members for name in f.undergoer_names).most_common(1)
    places = Counter(f.place[1].name for f in members if f.place).most_common(1)
    days = Counter(f.days[0] for f in members if f.days and f.days[0] == f.days[1]).most_common(1)
    parts = [f"{lemma}: {names[0][0]}" if names else lemma]
    parts += [f"at {place}" for place, _ in places]
    parts += [day.isoformat() for day, _ in days]
    return ", ".join(parts)
