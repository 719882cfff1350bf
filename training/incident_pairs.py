"""incident_pairs.py TEMPLATES OUTPUT: fit what makes two mentions of harm one incident's (task `muc4`).

TEMPLATES is a file of MUC-4 reports with their incidents (`muc4.dev.jsonl` of the evaluation kit); those that
`prepare.py` holds out are left out here too. OUTPUT gets one weight for each feature: no text and no word of
it.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation"))

from incident_rows import KINDS, stretches
from linking import fit
from prepare import held_out, read_rows
from rashomon.language import Engine, Parse
from rashomon.reading.places.reader import read_places
from rashomon.reading.times.reader import read_times
from rashomon.report import Report
from tasks._harm import Mention, make_mention, pair_features
from tasks.muc4 import header_date, plain

HELD_OUT = 0.15  # as in heads.toml for `harm`


def gold_mentions(report: dict[str, Any], parse: Parse) -> list[tuple[int, Mention]]:
    """The mentions that the templates name, each with the number of its incident."""
    times, places = read_times(parse), read_places(parse)
    made: dict[tuple[int, int, int], tuple[int, Mention]] = {}
    for number, incident in enumerate(report["incidents"]):
        if incident["type"] not in KINDS:
            continue
        for start, end, role in stretches(parse.text, incident):
            tokens = parse.tokens_in(start, end)
            if tokens:
                mention = make_mention(
                    parse,
                    tokens,
                    role=role,
                    kind=incident["type"],
                    charge=incident["perp_confidence"] or "fact",
                    score=1.0,
                    times=times,
                    places=places,
                )
                made[number, start, end] = number, mention
    return list(made.values())


def main() -> int:
    """Read TEMPLATES, write OUTPUT."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("templates", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    reports = [
        one for one in read_rows(options.templates) if one["incidents"] and not held_out(one, HELD_OUT)
    ]
    texts = [plain(one["text"]) for one in reports]
    made = [Report.from_text(text, published=header_date(text)) for text in texts]
    rows, same, names = [], [], ["bias"]
    for report, parse in zip(reports, Engine(encoder=False).parse_many(made), strict=True):
        told = gold_mentions(report, parse)
        among = Counter(mention.kind for _, mention in told)
        for (n, one), (m, two) in itertools.combinations(told, 2):
            if one.kind == two.kind and one.tokens[0].i != two.tokens[0].i:
                features = pair_features(one, two, among=among[one.kind])
                names = [name for name in features if name != "bias"]
                rows.append([features[name] for name in names])
                same.append(n == m)
    bias, weights = fit(np.array(rows), np.array(same, dtype=np.float64), plain=len(names))
    told = [
        "# Weights of the pairs of mentions, made by training/incident_pairs.py from muc4.dev.",
        "feature\tweight",
        *(f"{name}\t{weight:.5g}" for name, weight in zip(["bias", *names], [bias, *weights], strict=True)),
    ]
    options.output.write_text("\n".join(told) + "\n", encoding="utf-8")
    print(f"{len(rows)} pairs, {sum(same)} of one incident")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
