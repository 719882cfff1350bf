"""smoke.py [--kit FOLDER] [--every N]: read every text of the evaluation material; nothing may raise.

Every document that the kit holds, and every article beside it, is read with all layers; each citation of
each finding is sliced again from the text. Prints documents, findings and citations; exit code 1 if a
document raises or a citation does not hold.
"""

from __future__ import annotations

import argparse
import json
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from rashomon.findings import Reading
from rashomon.ingest import Taken, open_reports
from rashomon.reading import Reader
from rashomon.report import Citation, Report
from run import kit_folder


def kit_texts(kit: Path) -> Iterator[Report]:
    """Each text or sentence of the kit's files, once."""
    seen: set[str] = set()
    for file in sorted((kit / "data").glob("*.jsonl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
            if not line.strip():
                continue
            row = json.loads(line)
            text = row.get("text") or row.get("sentence") or ""
            if text and text not in seen:
                seen.add(text)
                yield Report.from_text(text, source_file=f"{file.name}:{number}", published=row.get("dct"))


def citations_in(value: Any) -> Iterator[Citation]:
    """Every citation inside a finding, a list of findings, or any of their fields."""
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from citations_in(getattr(value, name))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from citations_in(item)


def read_all(reader: Reader, reports: Iterator[Report]) -> Iterator[tuple[Report, Reading | None]]:
    """Each report with its reading, or None where reading raised (the traceback is printed)."""
    for report in reports:
        try:
            yield report, reader.read(report)
        except Exception:  # any error at all is what this program looks for
            traceback.print_exc()
            yield report, None


def main() -> int:
    """Read everything and count."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kit", type=Path, default=kit_folder())
    parser.add_argument("--every", type=int, default=1, help="read each N-th document of the kit only")
    options = parser.parse_args()
    if not options.kit.is_dir():
        print(f"no evaluation kit at {options.kit}; nothing was read")
        return 0
    reader = Reader()
    articles = [
        item.report for item in open_reports([options.kit.parent / "articles"]) if isinstance(item, Taken)
    ]
    chosen = (r for n, r in enumerate(kit_texts(options.kit)) if n % options.every == 0)
    raised = findings = citations = documents = bad = 0
    for source in (iter(articles), chosen):
        for report, reading in read_all(reader, source):
            documents += 1
            if reading is None:
                raised += 1
                print(f"raised on {report.source_file}")
                continue
            found = list(reading.findings())
            findings += len(found)
            for citation in citations_in(found):
                citations += 1
                if report.text[citation.start : citation.end] != citation.quote or not citation.quote:
                    bad += 1
                    print(f"{report.source_file}: {citation}")
    print(
        f"{documents} documents, {raised} raised; {findings} findings, "
        f"{citations} citations, {bad} do not hold"
    )
    return 1 if raised or bad else 0


if __name__ == "__main__":
    sys.exit(main())
