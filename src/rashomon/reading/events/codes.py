"""Codes of the field's other schemes, derived from type, mode and sectors by a table, never read apart.

`lexicons/derived_codes.tsv` is searched from the top; the first row whose type, mode, context and sectors fit
is taken. In it `*` fits anything, and `armed`, `state`, `civil` stand for groups of sectors.
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.findings import ActorRef, DerivedCodes, Stated
from rashomon.lexicons.tables import read_table

SECTOR_GROUPS = {
    "state": frozenset("MIL COP GOV SPY PRM JUD LEG".split()),
    "rebel": frozenset("REB UAF ISM".split()),
    "armed": frozenset("MIL COP SPY PRM REB UAF ISM CRM".split()),
    "civil": frozenset("CVL OPP EDU LAB MED REF REL SOC JRN AGR BUS ELI NGO PTY".split()),
}
"""Groups of PLOVER sectors that the table names."""


def derive_codes(
    type: str,
    mode: str | None,
    *,
    contexts: Iterable[str] = (),
    actor_sectors: Iterable[str | None] = (),
    recipient_sectors: Iterable[str | None] = (),
) -> DerivedCodes:
    """CAMEO root, ACLED types and UCDP type of violence for an event; empty where the table has no row.

    Sectors are PLOVER codes; None or an empty list fits only rows that ask nothing.
    """
    settings = set(contexts)
    actors, recipients = set(actor_sectors), set(recipient_sectors)
    cameo = acled = sub = ucdp = ""
    for row in read_table("derived_codes.tsv"):
        if row["type"] != type or row["mode"] not in ("*", mode or "-"):
            continue
        if row["context"] != "*" and row["context"] not in settings:
            continue
        if not (_fits(row["actor"], actors) and _fits(row["recipient"], recipients)):
            continue
        cameo, acled, sub, ucdp = row["cameo"], row["acled_type"], row["acled_sub_type"], row["ucdp"]
        break
    return DerivedCodes(
        cameo_root=cameo or None,
        acled_event_type=acled or None,
        acled_sub_event_type=sub or None,
        ucdp_type_of_violence=int(ucdp) if ucdp else None,
    )


def codes_of(
    type: str,
    mode: str | None,
    *,
    contexts: Iterable[str],
    actors: Iterable[Stated[ActorRef]],
    recipients: Iterable[Stated[ActorRef]],
) -> DerivedCodes:
    """The codes of an event with these participants; those who are open have no sector."""
    return derive_codes(
        type,
        mode,
        contexts=contexts,
        actor_sectors=[ref.value.sector for ref in actors if ref.value is not None],
        recipient_sectors=[ref.value.sector for ref in recipients if ref.value is not None],
    )


def _fits(wanted: str, sectors: set[str | None]) -> bool:
    if wanted == "*":
        return True
    group = SECTOR_GROUPS.get(wanted, frozenset((wanted,)))
    return any(sector in group for sector in sectors)
