"""Many readings to comparisons: copies, stories, incidents, contrasts."""

from rashomon.comparison.compare import Comparison, compare, report_name
from rashomon.comparison.model import (
    Account,
    Cell,
    Contrast,
    Copies,
    FactRow,
    Incident,
    Reason,
    Side,
    Story,
)

__all__ = [
    "Account",
    "Cell",
    "Comparison",
    "Contrast",
    "Copies",
    "FactRow",
    "Incident",
    "Reason",
    "Side",
    "Story",
    "compare",
    "report_name",
]
