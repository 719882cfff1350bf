"""What the page's routes answer and take, as typed models: the page's own types are made from them.

Offsets count Unicode code points, half open, of the report that is named beside them. `docs/schema` holds the
JSON Schema of everything here.
"""

from __future__ import annotations

from rashomon.present.server.models.base import CitedWords, MakerView, Model, Problem, Words
from rashomon.present.server.models.importing import ImportIn, Imports, ImportView
from rashomon.present.server.models.incident import (
    AccountView,
    CellView,
    ClaimFact,
    ClaimStep,
    ContrastView,
    EventCard,
    FactRowView,
    IncidentView,
    ReasonView,
    ReportName,
    SideView,
    WhyView,
)
from rashomon.present.server.models.judging import (
    Agreement,
    CoderView,
    DecisionIn,
    Decisions,
    Disagreement,
    FieldAgreement,
    IncidentDecisionIn,
    IncidentDecisions,
    IncidentDecisionView,
    UndoIn,
)
from rashomon.present.server.models.library import (
    About,
    Facet,
    FacetName,
    FacetValue,
    IncidentCard,
    IncidentList,
    MapEvent,
    MapPlace,
    MapView,
    Rejects,
    RejectView,
    ReportCard,
    ReportList,
    Run,
    Runs,
    SnippetPart,
)
from rashomon.present.server.models.report import (
    DecisionView,
    FieldView,
    FindingPlace,
    FindingSpan,
    FindingView,
    LayerName,
    PageAnchors,
    ReportMeta,
    ReportView,
    Section,
    SpanRole,
    SpanView,
    VoiceBand,
)
from rashomon.present.server.models.versions import EditView, VersionsView, VersionView

ANSWERS: tuple[type[Model], ...] = (
    Problem, About, Runs, Rejects, ReportList, IncidentList, ReportView, FindingPlace, PageAnchors,
    IncidentView, WhyView, MapView, DecisionView, Decisions, IncidentDecisionView, IncidentDecisions,
    Agreement, ImportView, Imports,
)  # fmt: skip
"""What routes answer."""

REQUESTS: tuple[type[Model], ...] = (DecisionIn, UndoIn, IncidentDecisionIn, ImportIn)
"""What routes take."""


__all__ = [
    "ANSWERS",
    "REQUESTS",
    "About",
    "AccountView",
    "Agreement",
    "CellView",
    "CitedWords",
    "ClaimFact",
    "ClaimStep",
    "CoderView",
    "ContrastView",
    "DecisionIn",
    "DecisionView",
    "Decisions",
    "Disagreement",
    "EditView",
    "EventCard",
    "Facet",
    "FacetName",
    "FacetValue",
    "FactRowView",
    "FieldAgreement",
    "FieldView",
    "FindingPlace",
    "FindingSpan",
    "FindingView",
    "ImportIn",
    "ImportView",
    "Imports",
    "IncidentCard",
    "IncidentDecisionIn",
    "IncidentDecisionView",
    "IncidentDecisions",
    "IncidentList",
    "IncidentView",
    "LayerName",
    "MakerView",
    "MapEvent",
    "MapPlace",
    "MapView",
    "Model",
    "PageAnchors",
    "Problem",
    "ReasonView",
    "RejectView",
    "Rejects",
    "ReportCard",
    "ReportList",
    "ReportMeta",
    "ReportName",
    "ReportView",
    "Run",
    "Runs",
    "Section",
    "SideView",
    "SnippetPart",
    "SpanRole",
    "SpanView",
    "UndoIn",
    "VersionView",
    "VersionsView",
    "VoiceBand",
    "WhyView",
    "Words",
]
