"""Datelines and agency credits."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from rashomon.ingest.source import agency_of_byline, find_dateline


@pytest.mark.parametrize(
    ("text", "dateline", "agency"),
    [
        ("KYIV, Aug. 14 (Agency) — Two bridges", "KYIV, Aug. 14", "Agency"),
        ("ARDEN (AP) - Two bridges", "ARDEN", "AP"),
        ("Copenhagen, June 2. The battle", "Copenhagen, June 2", None),
        ("NEW ARDEN – The council", "NEW ARDEN", None),
        ("ARDEN, Norland (AP) — The council", "ARDEN, Norland", "AP"),
        ("ARDEN/VESK, Aug 4 (Reuters) - The", "ARDEN/VESK, Aug 4", "Reuters"),
        ("(Reuters) - The council", None, "Reuters"),
        ("Arden, SANA – The council", "Arden", "SANA"),
        ("ARDEN, June 3. /TASS/. Two bridges", "ARDEN, June 3", "TASS"),
        ("ARDEN — (CP) Two bridges", "ARDEN", "CP"),
        ("ST. ARDEN, Fla. (AP) — Two", "ST. ARDEN, Fla.", "AP"),
        ("ARDEN, May 31, 1916 — Two bridges", "ARDEN, May 31, 1916", None),
        ("ARDEN: Shells fell", "ARDEN", None),
        ("ARDEN, 9 JAN 90 (RADIO NORLAND) -- [TEXT] SHELLS", "ARDEN, 9 JAN 90", "RADIO NORLAND"),
        ("ARDEN (AP) --\n\nShells fell", "ARDEN", "AP"),
        ("ARDEN (NORLAND), 9 JAN 90 (DPA) -- SHELLS", "ARDEN (NORLAND), 9 JAN 90", "DPA"),
        ("CBO: Rising interest", None, None),
        ("NEW: Norland may draft", None, None),
        ("BREAKING: Shells fell", None, None),
        ("NATO - the alliance - met", None, None),
        ("Arden (Norland) Two bridges", None, None),
        ("Hale (Norland) - the colonel", None, None),
        ("On June 3, the fleet met", None, None),
        ("THIS is the moment", None, None),
        ("Arden-based ferries stopped", None, None),
        ("", None, None),
        ("💥💥", None, None),
    ],
)
def test_dateline(text: str, dateline: str | None, agency: str | None) -> None:
    for lead_in in ("", "Two bridges closed\n\n"):
        found = find_dateline(lead_in + text, len(lead_in))
        assert (found.dateline, found.agency) == (dateline, agency)
        if found.span is not None:
            assert (lead_in + text)[found.span.start : found.span.end] == dateline


def rows() -> list[list[str]]:
    lines = files("rashomon.ingest").joinpath("agencies.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t"))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_every_agency_is_credited_in_its_example(row: list[str]) -> None:
    form, others, _, example = row
    assert find_dateline(example, 0).agency in {form, *others.split("|")}
    assert agency_of_byline(f"By {form}") == form


def test_bylines_of_persons_name_no_agency() -> None:
    for byline in ("Ann Hale", "Map Trend", None, "", "Petra Hale and Efe Vesk"):
        assert agency_of_byline(byline) is None
    assert agency_of_byline("By Ann Hale, Associated Press") == "Associated Press"
