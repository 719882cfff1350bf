"""Which figures an act can have."""

from __future__ import annotations

NUMBERS = {
    "ASSAULT": frozenset(
        (
            "killed injured casualties missing abducted captured destroyed damaged fired downed displaced "
            "evacuated"
        ).split()
    ),
    "COERCE": frozenset(
        "arrested captured abducted displaced evacuated area money other destroyed injured killed".split()
    ),
    "RETREAT": frozenset("released captured area".split()),
    "AID": frozenset("money evacuated released displaced injured other".split()),
    "PROTEST": frozenset("participants injured arrested killed".split()),
    "MOBILIZE": frozenset("participants fired other".split()),
    "SANCTION": frozenset(("money", "other")),
    "COOPERATE": frozenset(("released", "money")),
    "AGREE": frozenset(("money", "released")),
    "SUPPORT": frozenset(("money",)),
}
"""Which kinds of quantity belong to an event of a type."""
