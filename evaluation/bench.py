"""bench.py [--folder FOLDER]: how fast reading is, on one core, as whole processes.

Prints articles a second and words a CPU-second with all layers (in units of 500 words), the CPU seconds of a
cold start (a new process that reads one sentence), and the peak memory. Texts are the bundled example's,
repeated, or those of a folder.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.report import Report

from bench_linking import measure as measure_linking

HERE = Path(__file__).resolve().parent
BUNDLED = HERE.parent / "examples" / "jutland"
_MODES = ("cold", "warm")


def _measure(mode: str, folder: Path) -> dict[str, float]:
    """What one process measures of itself: run in a child so that figures are whole-process."""
    from rashomon.ingest import Taken, open_reports
    from rashomon.reading import Reader
    from rashomon.report import Report

    reader = Reader()
    if mode == "cold":
        reader.read(Report.from_text("Shells fell on Arden on Friday, the mayor said."))
        return {"cpu_s": time.process_time()}
    reports = [item.report for item in open_reports([folder]) if isinstance(item, Taken)]
    reader.read(reports[0])
    words = sum(len(report.text.split()) for report in reports)
    rounds = max(1, 30_000 // words)
    before = time.process_time()
    for _ in range(rounds):
        for _reading in reader.read_many(reports):
            pass
    spent = time.process_time() - before
    layers = _layers(reports)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"words": words * rounds, "cpu_s": spent, "peak_mb": peak, **layers}


def _layers(reports: list[Report]) -> dict[str, float]:
    """CPU milliseconds for 500 words of some layers, the texts being parsed and earlier layers read.

    Those of times, places and events (with the doer's visibility); of voices, the rules and the report's
    own judgements, the encoder having tagged (`voices`), and the encoder with all heads (`encoder`).
    """
    from rashomon.language import Engine
    from rashomon.reading.actors.reader import read_actors
    from rashomon.reading.events.agency import read_agency
    from rashomon.reading.events.reader import read_events
    from rashomon.reading.places.reader import read_places
    from rashomon.reading.quantities.reader import read_quantities
    from rashomon.reading.times.reader import read_times
    from rashomon.reading.voices.reader import read_attributions

    parses = list(Engine(encoder=False).parse_many(reports))
    words = sum(len(report.text.split()) for report in reports)
    rounds = max(1, 20_000 // words)
    found = {}
    for name, layer in (("times", read_times), ("places", read_places)):
        before = time.process_time()
        for _ in range(rounds):
            for parse in parses:
                layer(parse)
        found[f"{name}_ms"] = (time.process_time() - before) * 1000 / (words * rounds) * 500
    earlier = []
    for parse in parses:
        times, places = read_times(parse), read_places(parse)
        actors = read_actors(parse, places)
        given = {
            "actors": actors,
            "places": places,
            "times": times,
            "quantities": read_quantities(parse, times),
            "attributions": read_attributions(parse, actors),
        }
        earlier.append((parse, given))
    found.update(_voices(reports, words))
    before = time.process_time()
    for _ in range(rounds):
        for parse, given in earlier:
            read_agency(parse, read_events(parse, **given), given["actors"])
    found["events_ms"] = (time.process_time() - before) * 1000 / (words * rounds) * 500
    return found


def _voices(reports: list[Report], words: int) -> dict[str, float]:
    """CPU milliseconds for 500 words of the voice layer, and of the encoder that it shares with others."""
    from rashomon.language import Engine
    from rashomon.language.encoder import Encoder
    from rashomon.reading.actors.reader import read_actors
    from rashomon.reading.places.reader import read_places
    from rashomon.reading.voices.marks import read_voice_marks
    from rashomon.reading.voices.reader import read_attributions

    parses = list(Engine(encoder=False).parse_many(reports))
    encoder = Encoder.load()
    found = {}
    rounds = max(1, 20_000 // words)
    if encoder is not None:
        encoder.annotate(parses)  # loads the session
        before = time.process_time()
        for _ in range(rounds):
            encoder.annotate(parses)
        found["encoder_ms"] = (time.process_time() - before) * 1000 / (words * rounds) * 500
    given = [(parse, read_actors(parse, read_places(parse))) for parse in parses]
    before = time.process_time()
    for _ in range(rounds):
        for parse, actors in given:
            read_voice_marks(parse, read_attributions(parse, actors))
    found["voices_ms"] = (time.process_time() - before) * 1000 / (words * rounds) * 500
    return found


def main() -> int:
    """Measure a cold start and a warm run, each in a process of its own."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, default=BUNDLED)
    parser.add_argument("--linking", action="store_true", help="also link 100,000 synthetic tellings")
    parser.add_argument("--child", choices=_MODES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        print(json.dumps(_measure(options.child, options.folder)))
        return 0
    figures = {}
    for mode in _MODES:
        command = [sys.executable, __file__, "--child", mode, "--folder", str(options.folder)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        figures[mode] = json.loads(done.stdout)
    warm = figures["warm"]
    per_second = warm["words"] / warm["cpu_s"]
    print(f"articles of 500 words / second / core  {per_second / 500:.2f}")
    print(f"words / CPU-second                     {per_second:.0f}")
    for name in ("times", "places", "events", "voices", "encoder"):
        if f"{name}_ms" in warm:
            print(f"{name + ', CPU-ms for 500 words':38s} {warm[name + '_ms']:.1f}")
    print(f"cold start, CPU-seconds                {figures['cold']['cpu_s']:.2f}")
    print(f"peak memory, MB                        {warm['peak_mb']:.0f}")
    if options.linking:
        for name, value in measure_linking().items():
            print(f"{name:38s} {value:.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
