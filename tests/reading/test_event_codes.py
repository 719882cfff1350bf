"""Derived codes: every row of the table is reached, and only by what it asks for."""

from __future__ import annotations

import pytest

from rashomon.findings import PLOVER_TYPES, SECTORS
from rashomon.lexicons.events import event_lexicon
from rashomon.lexicons.tables import read_table
from rashomon.reading.events.codes import SECTOR_GROUPS, derive_codes

ROWS = read_table("derived_codes.tsv")


def sector(wanted: str) -> list[str]:
    """A sector that fits a cell of the table; an unknown one for `*`."""
    if wanted == "*":
        return []
    return [min(SECTOR_GROUPS.get(wanted, {wanted}))]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join(list(row.values())[:5]))
def test_each_row_is_reached(row: dict[str, str]) -> None:
    """An event with the row's type, mode and sectors gets the row's codes."""
    mode = None if row["mode"] in ("*", "-") else row["mode"]
    codes = derive_codes(
        row["type"],
        mode,
        contexts=[] if row["context"] == "*" else [row["context"]],
        actor_sectors=sector(row["actor"]),
        recipient_sectors=sector(row["recipient"]),
    )
    assert codes.cameo_root == (row["cameo"] or None)
    assert codes.acled_event_type == (row["acled_type"] or None)
    assert codes.acled_sub_event_type == (row["acled_sub_type"] or None)
    assert codes.ucdp_type_of_violence == (int(row["ucdp"]) if row["ucdp"] else None)


def test_every_type_and_mode_of_the_lexicon_has_a_cameo_root() -> None:
    """No type goes without a code; sectors of the groups are PLOVER's."""
    for kind in PLOVER_TYPES:
        assert derive_codes(kind, None).cameo_root
    for entry in event_lexicon().entries:
        if entry.type:
            assert derive_codes(entry.type, entry.mode).cameo_root
    assert all(group <= set(SECTORS) for group in SECTOR_GROUPS.values())


def test_swapped_sectors_swap_no_code() -> None:
    """State against rebels and rebels against state are both armed clashes between the same two."""
    one = derive_codes("ASSAULT", None, actor_sectors=["MIL"], recipient_sectors=["REB"])
    two = derive_codes("ASSAULT", None, actor_sectors=["REB"], recipient_sectors=["MIL"])
    assert one.acled_sub_event_type == two.acled_sub_event_type == "Armed clash"
    assert one.ucdp_type_of_violence == two.ucdp_type_of_violence == 1
