"""compare: many readings in, stories, incidents and contrasts out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.comparison.contrasts import find_contrasts, has_room
from rashomon.comparison.copies import find_copies
from rashomon.comparison.evidence import link_probability, reasons
from rashomon.comparison.facts import Facts
from rashomon.comparison.gathering import facts_of, mark_common, mark_openings
from rashomon.comparison.incidents import find_incidents
from rashomon.comparison.incidents import incident_id as id_of
from rashomon.comparison.linking import in_one_story
from rashomon.comparison.mains import main_events, main_groups
from rashomon.comparison.matrix import matrix
from rashomon.comparison.model import (
    ClaimPath,
    Contrast,
    Copies,
    FactRow,
    Incident,
    Reason,
    Story,
    Versions,
)
from rashomon.comparison.stories import find_stories, published_day
from rashomon.comparison.versions import find_versions
from rashomon.comparison.voices import claim_path
from rashomon.comparison.words import phrase_of
from rashomon.errors import UnknownFindingError
from rashomon.findings import Reading
from rashomon.report import Report

_DEEDS = frozenset(("ASSAULT", "COERCE", "PROTEST", "RETREAT", "MOBILIZE"))
"""Types of event whose absence from a report is told."""
_FRESH_DAYS = 2
"""Later reports than this after the first account have moved on: their silence says nothing."""


_INITIALS = 3
"""Letters of a name up to which it can stand in other words."""


@dataclass(frozen=True)
class Comparison:
    """Accounts of the same events, laid side by side."""

    reports: dict[str, Report]
    """The reports compared, by id."""
    copies: tuple[Copies, ...]
    """Groups of reports that print one text."""
    stories: tuple[Story, ...]
    """Groups of reports on one happening."""
    incidents: tuple[Incident, ...]
    """Real-world events: most contradictions first, then most contrasts, then most voices."""
    contrasts: tuple[Contrast, ...]
    """Typed differences between accounts, incident by incident."""
    versions: tuple[Versions, ...] = ()
    """Captures of one address whose texts differ."""
    _facts: dict[str, Facts] = field(repr=False, default_factory=dict)
    _told: dict[str, list[Facts]] = field(repr=False, default_factory=dict)

    def incident(self, incident_id: str) -> Incident:
        """The incident of an id or of the only id that begins so. Raises UnknownFindingError.

        An id once given leads to the incident that holds its telling now, after earlier accounts arrived and
        after incidents were merged.
        """
        found = [incident for incident in self.incidents if incident.id.startswith(incident_id)]
        if not found:
            found = [
                incident
                for incident in self.incidents
                if any(id_of(facts.key).startswith(incident_id) for facts in self._told[incident.id])
            ]
        if len(found) != 1:
            known = "no incident" if not found else f"{len(found)} incidents"
            raise UnknownFindingError(f"{known} with an id that begins with {incident_id!r}")
        return found[0]

    def contrasts_of(self, incident: Incident) -> tuple[Contrast, ...]:
        """The contrasts of one incident."""
        return tuple(contrast for contrast in self.contrasts if contrast.incident == incident.id)

    def matrix(self, incident: Incident) -> tuple[FactRow, ...]:
        """Each fact of an incident against each account."""
        return matrix(incident.accounts, by_report(self._told[incident.id]))

    def told(self, incident: Incident) -> tuple[Facts, ...]:
        """What is told of an incident, earliest published first, in text order."""
        return tuple(self._told[incident.id])

    def claim_path(self, incident: Incident) -> ClaimPath:
        """On whose word each independent report tells of an incident, earliest first."""
        return claim_path(incident, by_report(self._told[incident.id]))

    def facts_of(self, event_id: str) -> Facts:
        """A compared event with its findings at hand; one target of it by `ID/TARGET`.

        Raises UnknownFindingError.
        """
        if event_id not in self._facts:
            raise UnknownFindingError(f"no compared event has the id {event_id!r}")
        return self._facts[event_id]

    def event_id(self, beginning: str) -> str:
        """The id of the one event that begins so, or of the first event of such an incident.

        Raises UnknownFindingError where there is none or more than one.
        """
        found = {facts.event.id for name, facts in self._facts.items() if name.startswith(beginning)}
        if not found:
            found = {self.incident(beginning).accounts[0].events[0]}
        if len(found) != 1:
            raise UnknownFindingError(f"{len(found)} events with an id that begins with {beginning!r}")
        return found.pop()

    def name(self, report_id: str) -> str:
        """How to call a report: outlet and day, or its file."""
        return report_name(self.reports[report_id])

    def why(self, a: str, b: str) -> tuple[float, tuple[Reason, ...]]:
        """The probability that two events are one, and the features that joined or parted them.

        `a` and `b` are ids of Event findings, or tellings (`ID/TARGET`). Raises UnknownFindingError for an
        id that was not compared.
        """
        one, other = self.facts_of(a), self.facts_of(b)
        story_of = {report: story.id for story in self.stories for report in story.reports}
        same = in_one_story(one.report.report_id, other.report.report_id, story_of)
        found = reasons(one.traits, other.traits, same_story=same)
        return link_probability(found), tuple(found)


def compare(readings: Iterable[Reading]) -> Comparison:
    """Lay readings of reports side by side.

    Only reports that were read take part in incidents; copies and stories are found among all. The order in
    which readings are given changes nothing.
    """
    read = sorted(readings, key=lambda r: (r.report.published or "", r.report.report_id))
    reports = {reading.report.report_id: reading.report for reading in read}
    versions = find_versions(reports.values())
    copies = copies_beside(versions, find_copies(reports.values()))
    stories = find_stories(reports.values(), copies=copies)
    facts = [one for reading in read if not reading.skipped for one in facts_of(reading)]
    mark_common(facts)
    mark_openings(facts)
    repeated = repeats(copies, versions)
    mains = main_groups(main_events(one for one in facts if one.report.report_id not in repeated))
    # A copy, however it was cut or edited, is of its text's event.
    mains |= {report: mains[origin] for report, origin in repeated.items() if origin in mains}
    incidents, told = find_incidents(facts, stories=stories, repeats=repeated, main_of=mains)
    silent = Silences(stories, reports, repeated)
    contrasts = {
        incident.id: find_contrasts(
            incident,
            by_report(told[incident.id]),
            silent=silent.of(incident, told[incident.id]),
            stories=stories,
        )
        for incident in incidents
        if incident.voices > 1
    }
    contrasts = told_once(contrasts)
    incidents.sort(key=lambda i: (*by_contrasts(contrasts.get(i.id, ())), -i.voices, i.id))
    return Comparison(
        reports=reports,
        copies=tuple(copies),
        stories=tuple(stories),
        incidents=tuple(incidents),
        contrasts=tuple(c for incident in incidents for c in contrasts.get(incident.id, ())),
        versions=tuple(versions),
        _facts=first_of_each(facts),
        _told=told,
    )


def told_once(contrasts: Mapping[str, Sequence[Contrast]]) -> dict[str, list[Contrast]]:
    """Contrasts by incident without those that another incident has with the same words."""
    seen: set[tuple[object, ...]] = set()
    kept: dict[str, list[Contrast]] = {}
    for incident, found in contrasts.items():
        kept[incident] = []
        for contrast in found:
            cited = frozenset(
                (c.text_sha256, c.start, c.end) for side in contrast.sides for c in side.citations
            )
            key = (contrast.type, contrast.subtype, contrast.field, cited)
            if key not in seen:
                seen.add(key)
                kept[incident].append(contrast)
    return kept


def by_contrasts(found: Sequence[Contrast]) -> tuple[int, int]:
    """Sorts incidents by their contrasts: most contradictions first, then most contrasts."""
    return -sum(contrast.is_contradiction for contrast in found), -len(found)


def first_of_each(facts: Iterable[Facts]) -> dict[str, Facts]:
    """Event id to its facts, of an event with several targets the first; and each telling to its own."""
    found: dict[str, Facts] = {}
    for one in facts:
        found.setdefault(one.event.id, one)
        found[one.key] = one
    return found


def copies_beside(versions: Iterable[Versions], copies: Iterable[Copies]) -> list[Copies]:
    """The copies that are not merely versions of one address."""
    homes = {report: n for n, group in enumerate(versions) for report in group.reports}
    return [group for group in copies if len({homes.get(report, report) for report in group.reports}) > 1]


def repeats(copies: Iterable[Copies], versions: Iterable[Versions]) -> dict[str, str]:
    """Report id to the report whose voice it repeats: copies, and later captures of one address."""
    found: dict[str, str] = {}
    groups = [*(group.reports for group in versions), *(group.reports for group in copies)]
    for first, *others in groups:
        for report in others:
            found.setdefault(report, first)
    return found


class Silences:
    """Which reports on a story leave one of its events out, though it was known and they had room."""

    def __init__(
        self, stories: Iterable[Story], reports: dict[str, Report], repeated: Mapping[str, str]
    ) -> None:
        self._story = {story.id: story for story in stories}
        self._reports = reports
        self._repeats = repeated

    def of(self, incident: Incident, told_here: Sequence[Facts]) -> list[Report]:
        """Reports on the incident's story without it, earliest first; none for words alone, or undated.

        A report that names the incident's place, or whom or what it befell, may tell of it in words that were
        not understood: its silence is not told. Nor is any silence where the place is not known.
        """
        story = self._story.get(incident.story or "")
        told = {account.report for account in incident.accounts}
        days = [day for report in told if (day := published_day(self._reports[report].published))]
        places = {name for facts in told_here for name in place_names(facts)}
        named = places | {name for facts in told_here for name in befallen(facts)}
        if story is None or incident.type not in _DEEDS or not days or not places:
            return []
        # An outlet that tells of it in another report has not left it out.
        outlets = {self._reports[report].outlet for report in told}
        silent = [
            report
            for report_id in story.reports
            if report_id not in told and report_id not in self._repeats
            for report in (self._reports[report_id],)
            if has_room(report)
            and not any(name in report.text.lower() for name in named)
            and (report.outlet is None or report.outlet not in outlets)
            and (day := published_day(report.published))
            and 0 < (day - min(days)).days <= _FRESH_DAYS
        ]
        # Told by most, left out by few: else nobody has to tell it.
        return silent if len(silent) < incident.voices else []


def place_names(facts: Facts) -> set[str]:
    """The names of where it happened, as written and as the gazetteer has it, in lower case."""
    written = facts.place_words
    if written is None:
        return set()
    resolved = written.resolved.value
    return {written.mention.lower()} | ({resolved.name.lower()} if resolved is not None else set())


def befallen(facts: Facts) -> set[str]:
    """The proper names of those it befell and of the things, word by word in lower case."""
    return {word for name in facts.undergoer_names for word in phrase_of(name).names if len(word) > _INITIALS}


def report_name(report: Report) -> str:
    """How to call a report in a line: its outlet and day, else its file, else its id."""
    called = report.outlet or report.source_file or report.report_id
    return f"{called}, {report.published[:10]}" if report.published else called


def by_report(told: Sequence[Facts]) -> dict[str, list[Facts]]:
    """Facts by the id of their report, in order."""
    grouped: dict[str, list[Facts]] = {}
    for facts in told:
        grouped.setdefault(facts.report.report_id, []).append(facts)
    return grouped
