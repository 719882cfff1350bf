"""Incidents: tellings that are linked, with their accounts, a stable id and a line that names them."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from rashomon.comparison.facts import Facts
from rashomon.comparison.gathering import give_main_figures
from rashomon.comparison.linking import INCIDENT_THRESHOLD as INCIDENT_THRESHOLD
from rashomon.comparison.linking import link_units, with_mains, within_reports
from rashomon.comparison.model import Account, Incident, Story
from rashomon.comparison.titles import title_of
from rashomon.comparison.traits import pooled


def find_incidents(
    facts: Sequence[Facts],
    *,
    stories: Sequence[Story],
    repeats: Mapping[str, str],
    main_of: Mapping[str, int] | None = None,
) -> tuple[list[Incident], dict[str, list[Facts]]]:
    """Incidents with their accounts, most told first, and the facts behind each by incident id.

    `repeats`: report id to the report whose voice it repeats; `main_of`: to the number of its main event.
    """
    ordered = sorted(facts, key=place_in_order)
    story_of = {report: story.id for story in stories for report in story.reports}
    looked_at, repeated = _apart_from_repeats(ordered, repeats)
    traits = [one.own_traits for one in looked_at]
    units = within_reports(traits)
    whole = with_mains([pooled([traits[i] for i in unit]) for unit in units], main_of or {})
    for unit, one in zip(units, whole, strict=True):
        for i in unit:
            looked_at[i].unit = one
    give_main_figures(looked_at)
    groups = [sorted(i for n in group for i in units[n]) for group in link_units(whole, story_of)]
    incidents, behind = [], {}
    for group in sorted(groups):
        members = [looked_at[i] for i in group]
        again = [one for member in members for one in repeated.get(member.key, ())]
        members = sorted([*members, *again], key=place_in_order) if again else members
        incident = incident_of(members, story_of, repeats)
        incidents.append(incident)
        behind[incident.id] = members
    incidents.sort(key=lambda incident: (-incident.voices, -len(incident.accounts), incident.id))
    return incidents, behind


def _apart_from_repeats(
    ordered: Sequence[Facts], repeats: Mapping[str, str]
) -> tuple[list[Facts], dict[str, list[Facts]]]:
    """The facts to link, and by the key of each the facts of copies that say the same in the same words.

    A text that thousands print is linked once.
    """
    first: dict[tuple[str, str, str, int], Facts] = {}
    seen: Counter[tuple[str, str, str]] = Counter()
    looked_at: list[Facts] = []
    repeated: dict[str, list[Facts]] = defaultdict(list)
    for facts in ordered:
        origin = repeats.get(facts.report.report_id, facts.report.report_id)
        words = f"{facts.event.clause.quote}|{facts.part.value if facts.part is not None else ''}"
        counted = (facts.report.report_id, facts.event.lemma, words)
        signature = (origin, facts.event.lemma, words, seen[counted])
        seen[counted] += 1
        held = first.setdefault(signature, facts)
        if held is facts or held.plain_traits.days != facts.plain_traits.days:
            looked_at.append(facts)
        else:
            repeated[held.key].append(facts)
    return looked_at, repeated


def place_in_order(facts: Facts) -> tuple[str, str, int, str]:
    """Sorts facts by publication, report, place in the text, and target."""
    return (facts.report.published or "", facts.report.report_id, facts.event.trigger.start, facts.key)


def incident_of(
    members: Sequence[Facts], story_of: Mapping[str, str], copy_of: Mapping[str, str]
) -> Incident:
    """The incident that these facts are; `members` are not empty, earliest published first."""
    by_report: dict[str, list[Facts]] = defaultdict(list)
    for facts in members:
        by_report[facts.report.report_id].append(facts)
    # Of reports with one text the voice is that which others repeat, or else the first that tells of this.
    voices: dict[str, str] = {}
    for report in by_report:
        origin = copy_of.get(report, report)
        voices.setdefault(origin, origin if origin in by_report else report)
    accounts = tuple(
        Account(
            report=report,
            events=tuple(dict.fromkeys(facts.event.id for facts in told)),
            copy_of=None if (voice := voices[copy_of.get(report, report)]) == report else voice,
        )
        for report, told in by_report.items()
    )
    types = Counter(facts.event.type for facts in members)
    in_stories = Counter(story_of.get(report, "") for report in by_report)
    return Incident(
        id=incident_id(members[0].key),
        title=title_of(members),
        type=types.most_common(1)[0][0],
        accounts=accounts,
        story=in_stories.most_common(1)[0][0] or None,
    )


def incident_id(telling: str) -> str:
    """The id of an incident whose earliest telling this is."""
    return hashlib.sha256(f"incident|{telling}".encode()).hexdigest()[:16]
