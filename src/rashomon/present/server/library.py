"""Lists of reports, incidents and events: searched, filtered, counted and paged."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Protocol

from starlette.datastructures import QueryParams

from rashomon.present.server.answers import ProblemError
from rashomon.present.server.board import BoardIncident, Layout
from rashomon.present.server.filters import FACETS, Asked, Row, paging, sift
from rashomon.present.server.models import (
    FacetName,
    IncidentCard,
    IncidentList,
    MapEvent,
    MapPlace,
    MapView,
    ReportCard,
    ReportList,
    SnippetPart,
)
from rashomon.present.server.shelf import Shelf, ShelfEvent, ShelfReport
from rashomon.record import Record

MOST_ROWS = 500
"""Rows of a list that one answer has at most."""
MOST_EVENTS = 20_000
"""Events that the map is sent at most."""
_OPEN, _CLOSE = "\x02", "\x03"
_SORTS = ("published", "newest", "outlet", "events", "relevance")
_WORD = re.compile(r"[^\W_]+")
_PLAIN_WORDS = (
    "The search was taken as plain words: signs like quotes, brackets and hyphens did not fit together."
)


class Layouts(Protocol):
    """What has the layout of a record: the board."""

    def layout(self, record: Record, *, patience: float | None = None) -> tuple[Layout | None, bool]:
        """The layout at hand, and True when it is being replaced."""


class Library:
    """Answers about lists. One for the whole server; every call brings its own open record."""

    def __init__(self, shelf: Shelf, board: Layouts, *, most: int = MOST_ROWS) -> None:
        self.shelf, self.board, self._most = shelf, board, most

    def _ready(self, record: Record, *, patience: float | None) -> tuple[Layout | None, bool]:
        self.shelf.refresh(record)
        return self.board.layout(record, patience=patience)

    # --- Reports --------------------------------------------------------------------------------------

    def reports(self, record: Record, params: QueryParams) -> ReportList:
        """Reports that fit what the address asks for."""
        asked, (offset, limit) = Asked.of(params), paging(params, most=self._most)
        # Only the contrast facet needs the comparison: the library does not wait for it.
        _, comparing = self._ready(record, patience=None if "contrast" in asked.chosen else 0.0)
        found, note = search(record, asked.words) if asked.words else (None, None)
        rows: Iterable[ShelfReport] = self.shelf.reports()
        if found is not None:
            rows = [row for row in rows if row.row in found]
        fitting, facets = sift(rows, asked, label=self.shelf.label, names=FACETS)
        ordered = _sorted(fitting, params.get("sort", ""), found)
        shown = ordered[offset : offset + limit]
        snippets = _snippets(record, asked.words, note is not None, shown) if found is not None else {}
        decided = _decided(record, shown)
        return ReportList(
            total=len(ordered),
            offset=offset,
            limit=limit,
            reports=[self._report_card(row, decided, snippets.get(row.row, [])) for row in shown],
            facets=facets,
            comparing=comparing,
            note=note,
        )

    def _report_card(
        self, row: ShelfReport, decided: dict[str, int], snippet: list[SnippetPart]
    ) -> ReportCard:
        return ReportCard(
            report_id=row.report_id,
            name=row.name,
            outlet=row.outlet,
            published=row.published,
            headline=row.headline,
            agency=row.agency,
            language=row.language,
            source_file=row.source_file,
            source_kind=row.source_kind,
            events=len(row.events),
            attributions=row.attributions,
            same_text_elsewhere=self.shelf.texts.get(row.text_sha256, 1) - 1,
            read=row.reading is not None and row.skipped is None,
            skipped=row.skipped,
            decided=decided.get(row.report_id, 0),
            incidents=row.incidents,
            values=_values(row),
            snippet=snippet,
        )

    # --- Incidents ------------------------------------------------------------------------------------

    def incidents(self, record: Record, params: QueryParams, *, report_id: str | None = None) -> IncidentList:
        """Incidents that fit what the address asks for, most contrasted first."""
        asked, (offset, limit) = Asked.of(params), paging(params, most=self._most)
        layout, comparing = self._ready(record, patience=None)
        found, note = search(record, asked.words) if asked.words else (None, None)
        rows = [] if layout is None else layout.incidents
        if params.get("alone", "") not in ("1", "true") and report_id is None:
            rows = [row for row in rows if len(row.incident.accounts) > 1]
        if report_id is not None:
            full = record.full_id(report_id)
            rows = [row for row in rows if any(a.report == full for a in row.incident.accounts)]
        if found is not None:
            rows = [row for row in rows if any(event.report.row in found for event in row.events)]
        fitting, facets = sift(rows, asked, label=self.shelf.label, names=FACETS)
        return IncidentList(
            total=len(fitting),
            offset=offset,
            limit=limit,
            incidents=[self.incident_card(row) for row in fitting[offset : offset + limit]],
            facets=facets,
            comparing=comparing,
            note=note,
        )

    def incident_card(self, row: BoardIncident) -> IncidentCard:
        """An incident in a list."""
        events, incident = row.events, row.incident
        reports = {event.report.report_id: event.report for event in events}
        days = [report.published for report in reports.values() if report.published]
        places = dict.fromkeys(
            self.shelf.places[e.place_id].name for e in events if e.place_id in self.shelf.places
        )
        return IncidentCard(
            incident_id=incident.id,
            title=incident.title,
            type=incident.type,
            accounts=len(incident.accounts),
            voices=incident.voices,
            contrasts=len(row.contrasts),
            contradictions=sum(contrast.is_contradiction for contrast in row.contrasts),
            contrast_types=dict(row.contrast_types.most_common()),
            outlets=list(dict.fromkeys(r.outlet for r in reports.values() if r.outlet)),
            places=list(places),
            countries=sorted({event.country for event in events if event.country}),
            earliest=min((event.earliest for event in events if event.earliest), default=None),
            latest=max((event.latest for event in events if event.latest), default=None),
            first_published=min(days, default=None),
            last_published=max(days, default=None),
            story=incident.story,
            events=len(events),
            by_hand=row.by_hand,
            values=_values(row),
        )

    # --- Map and timeline -----------------------------------------------------------------------------

    def map(self, record: Record, params: QueryParams) -> MapView:
        """Events that fit what the address asks for, with their places and days."""
        asked = Asked.of(params)
        _, limit = paging(params, default=MOST_EVENTS, most=max(MOST_EVENTS, self._most))
        _, comparing = self._ready(record, patience=None if "contrast" in asked.chosen else 0.0)
        found, _ = search(record, asked.words) if asked.words else (None, None)
        rows: Iterable[ShelfEvent] = self.shelf.events()
        if found is not None:
            rows = (event for event in rows if event.report.row in found)
        fitting, facets = sift(rows, asked, label=self.shelf.label, names=FACETS)
        return MapView(
            total=len(fitting),
            places=self._places(fitting[:limit]),
            events=[_map_event(event) for event in fitting[:limit]],
            without_place=sum(event.place_id not in self.shelf.places for event in fitting),
            without_time=sum(event.earliest is None for event in fitting),
            left_out=max(0, len(fitting) - limit),
            facets=facets,
            comparing=comparing,
        )

    def _places(self, events: Sequence[ShelfEvent]) -> list[MapPlace]:
        names: dict[str, dict[str, None]] = {}
        counts: dict[str, int] = {}
        for event in events:
            if event.place_id in self.shelf.places:
                counts[event.place_id] = counts.get(event.place_id, 0) + 1
                if event.place:
                    names.setdefault(event.place_id, {})[event.place] = None
        return [
            MapPlace(
                place_id=place_id,
                name=place.name,
                as_written=list(names.get(place_id, ())),
                country=place.country,
                admin1=place.admin1,
                lat=place.lat,
                lon=place.lon,
                is_area=place.is_area,
                feature=place.feature,
                events=count,
            )
            for place_id, count in counts.items()
            for place in (self.shelf.places[place_id],)
        ]


def _values(row: Row) -> dict[FacetName, list[str]]:
    return {name: found for name in FACETS if (found := sorted(row.values(name)))}


def _map_event(event: ShelfEvent) -> MapEvent:
    # Not validated: there are thousands, and their values come from the record's own columns.
    return MapEvent.model_construct(
        finding_id=event.finding_id,
        report_id=event.report.report_id,
        incident_id=event.incident,
        type=event.type,
        title=event.title,
        place_id=event.place_id,
        earliest=event.earliest,
        latest=event.latest,
        granularity=event.granularity,
    )


# --- Searching -----------------------------------------------------------------------------------------


def search(record: Record, words: str) -> tuple[dict[int, int] | None, str | None]:
    """Rows of the reports that have these words, with their rank from 0; and a note for people.

    The words are taken as SQLite's FTS5 understands them (`"two words"`, `shell*`, `bridge OR ferry`,
    `headline: bridge`); what it does not understand is taken as plain words, all of which must occur. None
    when there is nothing to search for.
    """
    words = _plain_text(words)
    if not _WORD.search(words):
        return None, None
    try:
        return _search(record, words), None
    except (sqlite3.OperationalError, sqlite3.ProgrammingError):
        return _search(record, _quoted(words)), _PLAIN_WORDS


def _search(record: Record, query: str) -> dict[int, int]:
    rows = record.connection.execute(
        "SELECT rowid FROM reports_fts WHERE reports_fts MATCH ? ORDER BY rank", (query,)
    )
    return {row: rank for rank, (row,) in enumerate(rows)}


def _plain_text(words: str) -> str:
    return words.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")


def _quoted(words: str) -> str:
    return " ".join(f'"{word}"' for word in _WORD.findall(words))


def _snippets(
    record: Record, words: str, plain: bool, shown: Sequence[ShelfReport]
) -> dict[int, list[SnippetPart]]:
    """The words around the first matches, for the reports shown."""
    query = _quoted(words) if plain else _plain_text(words)
    marks = ", ".join("?" for _ in shown)
    if not shown:
        return {}
    rows = record.connection.execute(
        # As bytes: a text with half a character in it is no UTF-8.
        f"SELECT rowid, CAST(snippet(reports_fts, -1, ?, ?, '…', 24) AS BLOB) FROM reports_fts "
        f"WHERE reports_fts MATCH ? AND rowid IN ({marks})",
        (_OPEN, _CLOSE, query, *(row.row for row in shown)),
    )
    return {row: _parts(text.decode("utf-8", "replace")) for row, text in rows if text is not None}


def _parts(snippet: str) -> list[SnippetPart]:
    parts = []
    for i, piece in enumerate(snippet.split(_OPEN)):
        match, closed, rest = piece.partition(_CLOSE)
        if i and closed:
            parts += [SnippetPart(text=match, match=True), SnippetPart(text=rest, match=False)]
        else:
            parts.append(SnippetPart(text=piece, match=False))
    return [part for part in parts if part.text]


def _sorted(rows: list[ShelfReport], sort: str, found: dict[int, int] | None) -> list[ShelfReport]:
    chosen = sort or ("relevance" if found is not None else "published")
    if chosen not in _SORTS:
        raise ProblemError("bad_request", f"sort={sort[:40]!r}", f"there are {', '.join(_SORTS)}")
    if chosen == "relevance" and found is not None:
        return sorted(rows, key=lambda row: found[row.row])
    if chosen == "newest":
        return sorted(rows, key=lambda row: row.published or "", reverse=True)
    if chosen == "outlet":
        return sorted(rows, key=lambda row: (row.outlet is None, row.outlet or ""))
    if chosen == "events":
        return sorted(rows, key=lambda row: -len(row.events))
    return rows


def _decided(record: Record, shown: Sequence[ShelfReport]) -> dict[str, int]:
    """Findings of each report shown that a person has decided about."""
    marks = ", ".join("?" for _ in shown)
    if not shown:
        return {}
    rows = record.connection.execute(
        "SELECT report_id, count(DISTINCT finding_id) FROM standing_decisions "
        f"WHERE decision <> 'comment' AND report_id IN ({marks}) GROUP BY report_id",
        [row.report_id for row in shown],
    )
    return dict(rows.fetchall())
