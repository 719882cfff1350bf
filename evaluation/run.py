"""run.py [NAME ...] [--floors] [--kit FOLDER]: score every layer on the development sets, beside its peers.

At the end, and for the name `own` alone, come the scores on our own gold (`gold/`), scorer after scorer.

The evaluation kit (texts, gold and scorer) is not part of this repository; it is looked for beside it, or
where RASHOMON_EVALUATION_KIT says. With `--floors` the exit code is 1 when a score is under its floor.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import tomllib
import zlib
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
DEFAULT_KIT = HERE.parent.parent / "shared" / "eval"


def kit_folder() -> Path:
    """Where the evaluation kit is expected."""
    return Path(os.environ.get("RASHOMON_EVALUATION_KIT", DEFAULT_KIT))


def chosen_rows(gold: Path, spec: dict[str, Any]) -> list[str]:
    """The gold's lines that an evaluation uses: those of its `where`, the unseen share, every n-th."""
    lines = [line for line in gold.read_text(encoding="utf-8").split("\n") if line.strip()]
    for field, values in spec.get("where", {}).items():
        lines = [line for line in lines if json.loads(line)[field] in values]
    if share := spec.get("unseen"):
        # The rows that training held out, chosen as training/prepare.py chooses them.
        lines = [
            line for line in lines if zlib.crc32(str(json.loads(line)["id"]).encode()) % 1000 < share * 1000
        ]
    return lines[:: spec.get("every", 1)]


def run_one(spec: dict[str, Any], kit: Path, folder: Path) -> dict[str, Any]:
    """Metrics of one evaluation, with the CPU seconds its predictions took."""
    gold, inputs, answers = folder / "gold.jsonl", folder / "inputs.jsonl", folder / "answers.jsonl"
    rows = chosen_rows(kit / "data" / spec["gold"], spec)
    gold.write_text("\n".join(rows) + "\n", encoding="utf-8")
    score = [sys.executable, str(kit / "score.py")]
    subprocess.run([*score, "--inputs", spec["task"], gold, inputs], check=True)
    before = os.times()
    subprocess.run([sys.executable, HERE / "predict.py", spec["task"], inputs, answers], check=True)
    after = os.times()
    scored = subprocess.run(
        [*score, spec["task"], gold, answers, "--json"], check=True, capture_output=True, text=True
    )
    result: dict[str, Any] = json.loads(scored.stdout)
    result["cpu_s"] = (
        after.children_user + after.children_system - before.children_user - before.children_system
    )
    result["rows"] = len(rows)
    return result


OWN = {
    "headlines": "headlines.py",
    "countries": "countries.py",
    "quantities": "quantities.py",
    "police": "police_sentences.py",
    "sub-events": "subtypes.py",
    "name forms": "name_forms.py",
    "where and when": "event_where_when.py",
    "tellings": "coreference.py",
    "whole tables": "tables.py",
    "incidents": "incidents.py",
    "voices": "voices.py",
}
"""Scorers of our own gold; each prints a line or a few for each split, `held` being what rules never saw."""


def print_own() -> None:
    """The scores on our own gold."""
    print("own gold")
    for name, script in OWN.items():
        if not (HERE / script).is_file():
            continue
        made = subprocess.run([sys.executable, HERE / script], capture_output=True, text=True)
        lines = [line for line in made.stdout.splitlines() if line.strip()]
        for line in lines if made.returncode == 0 else [f"failed: {made.stderr.splitlines()[-1:]}"]:
            print(f"{name:20s} {line}", flush=True)


def failures(name: str, spec: dict[str, Any], metrics: dict[str, float]) -> list[str]:
    """A line for each floor that the metrics do not reach."""
    return [
        f"{name}: {metric} = {metrics[metric]:.4f}, under its floor of {floor}"
        for metric, floor in spec["floors"].items()
        if metrics[metric] < floor
    ]


def main() -> int:
    """Score, print, and hold the floors when asked."""
    specs = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", help=f"any of: {', '.join(specs)}, own (default: all)")
    parser.add_argument("--floors", action="store_true", help="fail when a score is under its floor")
    parser.add_argument("--kit", type=Path, default=kit_folder())
    options = parser.parse_args()
    unknown = set(options.names) - set(specs) - {"own"}
    if unknown:
        parser.error(f"no such evaluation: {', '.join(sorted(unknown))}")
    names = [name for name in options.names if name != "own"] if options.names else [*specs]
    if names and not (options.kit / "score.py").is_file():
        print(f"no evaluation kit at {options.kit}; nothing was measured on it")
        names = []
    missed: list[str] = []
    for name in names:
        started = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            result = run_one(specs[name], options.kit, Path(folder))
        metrics = result["metrics"]
        shown = "  ".join(f"{metric} {metrics[metric]:.3f}" for metric in specs[name]["show"])
        low, high = result.get("ci95") or (float("nan"), float("nan"))
        print(f"{name:20s} {shown}   [95 % CI of {result['headline']}: {low:.3f}-{high:.3f}]")
        print(f"{'':20s} peers: {specs[name]['peers']}")
        print(
            f"{'':20s} {result['rows']} rows, {result['cpu_s']:.0f} CPU-s, "
            f"{time.monotonic() - started:.0f} s",
            flush=True,
        )
        missed += failures(name, specs[name], metrics)
    if not options.names or "own" in options.names:
        print_own()
    print("\n".join(missed) if missed else "every floor holds" if options.floors else "")
    return 1 if missed and options.floors else 0


if __name__ == "__main__":
    raise SystemExit(main())
