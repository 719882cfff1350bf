"""Many readings to comparisons: copies, stories, incidents, contrasts."""

from rashomon.comparison.compare import Comparison, compare, report_name
from rashomon.comparison.model import (
    Account,
    Cell,
    ClaimPath,
    ClaimStep,
    Contrast,
    Copies,
    Edit,
    FactRow,
    Incident,
    Reason,
    Side,
    Story,
    Versions,
)
from rashomon.comparison.patterns import Patterns, Rate, find_patterns
from rashomon.comparison.regroup import compare_record, incident_events, incident_tellings, split_tellings

__all__ = [
    "Account",
    "Cell",
    "ClaimPath",
    "ClaimStep",
    "Comparison",
    "Contrast",
    "Copies",
    "Edit",
    "FactRow",
    "Incident",
    "Patterns",
    "Rate",
    "Reason",
    "Side",
    "Story",
    "Versions",
    "compare",
    "compare_record",
    "find_patterns",
    "incident_events",
    "incident_tellings",
    "report_name",
    "split_tellings",
]
