"""Incidents of violence in reports written in capitals: type, date, place, who, to whom, how many.

The encoder's heads tag who and what was harmed and by whom (`_harm.py`); here the tagged mentions are put
together into incidents and written as the task's templates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rashomon.findings import Place, Quantity, Time
from rashomon.language import Engine, Parse
from rashomon.language.encoder import Encoder
from rashomon.reading.places.reader import read_places
from rashomon.reading.quantities.reader import read_quantities
from rashomon.reading.times.reader import read_times
from rashomon.report import Report

from ._harm import DOERS, PEOPLE, THINGS, Mention, bare, groups, likeliest, mentions
from ._targets import targets

FIELDS = ("id", "text")

WEIGHTS = Path(__file__).resolve().parent.parent / "models" / "harm"
"""The encoder whose heads this task asks."""

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_TOGETHER = 0.65
"""Mean chance of being of one incident from which mentions are put together; chosen on half of the unseen
reports, as what follows."""
_SURE = 0.8
"""Least sum of the scores of an incident's mentions: most of those told of once, by a doubtful mention, are
none (.7 to 1 differ by a point)."""
_DOER = 0.5
"""What a doer counts there beside somebody or something harmed: many are named in reports of no incident."""


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The incidents of each report."""
    rows = list(rows)
    texts = [plain(row["text"]) for row in rows]
    reports = [Report.from_text(text, published=header_date(text)) for text in texts]
    encoder = Encoder.load(folder=WEIGHTS)
    assert encoder is not None, f"{WEIGHTS}: the weights of this task are missing"
    for row, parse in zip(rows, Engine(encoder=False).parse_many(reports), strict=True):
        encoder.annotate([parse])
        times = read_times(parse)
        found = incidents(parse, times, read_quantities(parse, times), read_places(parse))
        yield {"id": row["id"], "incidents": found}


def header_date(text: str) -> str | None:
    """The day in the wire's own header (`SAN SALVADOR, 3 JAN 90 --`), ISO."""
    match = re.search(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)})[A-Z]* (\d\d)\b", text[:300])
    return f"19{match[3]}-{_MONTHS.index(match[2]) + 1:02}-{int(match[1]):02}" if match else None


def plain(text: str) -> str:
    """The text without the line breaks and editor's brackets of the wire."""
    text = re.sub(
        r"\[(?:TEXT|REPORT|EXCERPT|EXCERPTS|PASSAGE OMITTED|COMMENTARY|BEGIN RECORDING|END RECORDING)\]",
        " ",
        text,
    )
    text = re.sub(r"(?<!\n)\n(?!\s*\n)", " ", text)
    return text.replace("[", "(").replace("]", ")")


def incidents(
    parse: Parse, times: Sequence[Time], quantities: Sequence[Quantity], places: Sequence[Place]
) -> list[dict[str, Any]]:
    """The incidents of a report, as templates."""
    told = mentions(parse, times, places)
    made = []
    for kind in dict.fromkeys(mention.kind for mention in told):
        same = [mention for mention in told if mention.kind == kind]
        parts = groups(same, least=_TOGETHER)
        harmed = [part for part in parts if any(m.role not in DOERS for m in part)] or parts
        whole = [list(part) for part in harmed]
        for part in parts:
            if part not in harmed:  # doers alone, of no incident of their own
                whole[likeliest(part, harmed, among=len(same))].extend(part)
        made += [
            incident(kind, all_of_it, quantities, told)
            for part, all_of_it in zip(harmed, whole, strict=True)
            if evidence(part) >= _SURE
        ]
    return made


def evidence(told: Sequence[Mention]) -> float:
    """How much speaks for an incident: its mentions by their scores."""
    return sum(mention.score * (_DOER if mention.role in DOERS else 1.0) for mention in told)


def incident(
    kind: str, told: Sequence[Mention], quantities: Sequence[Quantity], report: Sequence[Mention] = ()
) -> dict[str, Any]:
    """The template of one incident; `report` has the mentions of the whole report."""
    doers = [mention for mention in told if mention.role in DOERS]
    # Where nobody is tagged as its doer, he is named as the report names doers.
    charges = Counter(mention.charge for mention in doers or report if mention.role in DOERS)
    people = targets([mention for mention in told if mention.role in PEOPLE], quantities)
    things = targets([mention for mention in told if mention.role in THINGS], quantities)
    return {
        "type": kind,
        "stage": "ACCOMPLISHED",
        "date": next((made for m in told for day in sorted(m.days) if (made := printed(day))), None),
        "location": next((place.upper() for m in told for place in sorted(m.places)), None),
        "perp_individual": names(doers, "DOER"),
        "perp_org": names(doers, "GROUP"),
        "perp_confidence": charges.most_common(1)[0][0] if charges else "fact",
        "human_targets": people,
        "physical_targets": things,
    }


def names(doers: Sequence[Mention], role: str) -> list[dict[str, Any]]:
    """Those said to have done it, each once."""
    words = dict.fromkeys(bare(mention.words) for mention in doers if mention.role == role)
    return [{"text": text} for text in words]


def printed(day: str) -> str | None:
    """A day as the task prints it (`30 DEC 89`)."""
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", day)
    return f"{match[3]} {_MONTHS[int(match[2]) - 1]} {match[1][2:]}" if match else None
