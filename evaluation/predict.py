"""predict.py TASK INPUT OUTPUT: answer an evaluation task with Rashomon, from the permitted fields only.

Each task lives in `evaluation/tasks/TASK.py` and has `FIELDS`, the input fields it may read, and
`predict(rows)`, which yields one output row for each input row. Every other field is dropped before the task
sees a row.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

TASKS = tuple(sorted(p.stem for p in (Path(__file__).parent / "tasks").glob("[a-z]*.py")))


def permitted(rows: list[dict[str, Any]], fields: tuple[str, ...]) -> list[dict[str, Any]]:
    """The rows with the permitted fields only; `a[b,c]` keeps fields b and c of the items of list a."""
    kept = []
    for row in rows:
        clean: dict[str, Any] = {}
        for field in fields:
            name, _, inner = field.partition("[")
            if name not in row:
                continue
            if inner:
                names = inner.rstrip("]").split(",")
                clean[name] = [{key: item[key] for key in names if key in item} for item in row[name]]
            else:
                clean[name] = row[name]
        kept.append(clean)
    return kept


def answer(task: str, rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Output rows for the input rows of a task, in order."""
    module = importlib.import_module(f"tasks.{task}")
    yield from module.predict(permitted(rows, module.FIELDS))


def main() -> int:
    """Read INPUT, write OUTPUT."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("input", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    lines = options.input.read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line.strip()]
    with options.output.open("w", encoding="utf-8") as out:
        for row in answer(options.task, rows):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
