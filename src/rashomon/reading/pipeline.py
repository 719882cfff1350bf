"""The order in which the layers read, and the reader that runs them.

Each layer is a function of the parse and of earlier layers' findings; none changes another's. A report in a
language without a reader is not read: its Reading says so in `skipped`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from rashomon.findings import Reading
from rashomon.language import Engine, Parse
from rashomon.reading.actors.reader import read_actors
from rashomon.reading.events.agency import read_agency
from rashomon.reading.events.reader import read_events, uncoded_clauses
from rashomon.reading.framing import read_frames
from rashomon.reading.places.reader import read_places
from rashomon.reading.quantities.reader import read_quantities
from rashomon.reading.times.reader import read_times
from rashomon.reading.voices.marks import read_voice_marks
from rashomon.reading.voices.reader import read_attributions
from rashomon.report import Citation, Report

READER_VERSION = "1"
"""Raised when readings change in kind; smaller changes are told by the digest of rules and lexicons."""

LANGUAGES = frozenset({"en"})
"""Languages with a reader."""

_BATCH = 16


@cache
def rules_digest() -> str:
    """SHA-256 over the rules (code) and lexicons (tables) that read.

    A record holds a report as read by a version of the reader; a changed rule must be another version without
    anyone's having to remember it.
    """
    package = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256()
    for folder in ("gazetteer", "language", "lexicons", "reading"):
        for path in sorted((package / folder).rglob("*")):
            if path.suffix in (".py", ".tsv"):
                digest.update(f"{path.relative_to(package).as_posix()}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


class Reader:
    """Reads reports: loads its engine once, at the first report, and keeps it warm.

    `engine` is a prepared Engine (another pipeline, no encoder); `assume_language` is used for reports that
    name no language.
    """

    def __init__(self, *, engine: Engine | None = None, assume_language: str = "en") -> None:
        self.engine = engine or Engine()
        self._assume = assume_language

    @property
    def version(self) -> str:
        """What made the readings: reader version, rules and lexicons, engine; hashed into a short name."""
        made_by = f"{rules_digest()} {self.engine.name}"
        return f"{READER_VERSION}-{hashlib.sha256(made_by.encode()).hexdigest()[:8]}"

    def read(self, report: Report) -> Reading:
        """Everything this reader finds in one report."""
        return next(self.read_many([report]))

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Readings of many reports, in order; batched, so give it many at once."""
        waiting = iter(reports)
        while batch := list(islice(waiting, _BATCH)):
            readable = [report for report in batch if self._language(report) in LANGUAGES]
            parses = iter(self.engine.parse_many(readable))
            for report in batch:
                language = self._language(report)
                if language in LANGUAGES:
                    yield self._read_parse(report, next(parses))
                else:
                    yield Reading(
                        report=report, reader=self.version, skipped=f"no reader for language {language!r}"
                    )

    def uncoded(self, reading: Reading) -> list[Citation]:
        """Clauses of a report that look like events and were not coded, in text order: for audit."""
        if reading.skipped:
            return []
        return uncoded_clauses(self.engine.parse(reading.report), list(reading.events))

    def _language(self, report: Report) -> str:
        return report.language or self._assume

    def _read_parse(self, report: Report, parse: Parse) -> Reading:
        times = read_times(parse)
        quantities = read_quantities(parse, times)
        places = read_places(parse)
        actors = read_actors(parse, places)
        attributions = read_attributions(parse, actors)
        events = read_events(
            parse,
            actors=actors,
            places=places,
            times=times,
            quantities=quantities,
            attributions=attributions,
        )
        return Reading(
            report=report,
            reader=self.version,
            actors=tuple(actors),
            places=tuple(places),
            times=tuple(times),
            quantities=tuple(quantities),
            attributions=tuple(attributions),
            events=tuple(events),
            agency=tuple(read_agency(parse, events, actors)),
            frames=(*read_frames(parse, events), *read_voice_marks(parse, attributions)),
        )
