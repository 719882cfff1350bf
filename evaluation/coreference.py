"""coreference.py [--real KIT]: tellings of one act within a report, on reports of our own or on real ones.

A row of `gold/coreference.tsv` is a short report whose words for acts are marked with a letter for the act
(`{a|killed} nine ... the {a|attack}`). The third that is `held` is never looked into, only added up. A marked
word counts where an event, or a further mention of one, stands on it. Scores are over pairs of such words (of
one act or not), and B-cubed; `coded` is the share of marked words that count.

The real reports are the kit's; `gold/retold.tsv` holds their ids and where their words for acts stand. Beside
the scores are counted the rows that tell of a marked act, those of them that repeat an act which an earlier
row tells of, and those that tell of two. Its part `learn` is what the weights were learnt from.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rashomon.findings import Event
from rashomon.ingest import Taken, open_reports
from rashomon.reading.pipeline import Reader
from rashomon.report import Report, Span
from tasks._tables import read_rows, unmarked

GOLD = Path(__file__).parent / "gold" / "coreference.tsv"
RETOLD = Path(__file__).parent / "gold" / "retold.tsv"


@dataclass(frozen=True, slots=True)
class Marked:
    """A report, and where its words for acts stand: (start, end, act)."""

    part: str
    report: Report
    words: tuple[tuple[int, int, str], ...]


@dataclass(slots=True)
class Score:
    """Pairs counted, and what B-cubed adds up."""

    right: int = 0
    told: int = 0
    wanted: int = 0
    words: int = 0
    coded: int = 0
    rows: int = 0
    repeats: int = 0
    joint: int = 0
    precision: list[float] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)

    def line(self) -> str:
        """The scores, as printed."""
        p, r = self.right / max(1, self.told), self.right / max(1, self.wanted)
        f = 2 * p * r / (p + r) if p + r else 0.0
        n = max(1, len(self.precision))
        bp, br = sum(self.precision) / n, sum(self.recall) / n
        b3 = 2 * bp * br / (bp + br) if bp + br else 0.0
        return (
            f"pairs P {p:.3f} R {r:.3f} F1 {f:.3f} ({self.wanted} pairs); B3 P {bp:.3f} R {br:.3f} "
            f"F1 {b3:.3f}; coded {self.coded}/{self.words}; of {self.rows} rows "
            f"{self.repeats} repeat an act, {self.joint} tell of two"
        )


def gold(path: Path = GOLD) -> list[Marked]:
    """The reports of a file, marks taken out."""
    return [_marked(row) for row in read_rows(path)]


def real(data: Path, path: Path = RETOLD) -> list[Marked]:
    """The labelled reports of the kit's data folder, by the ids of a file."""
    taken = (item for item in open_reports([data / "discrepancy.dev.jsonl"]) if isinstance(item, Taken))
    reports = {item.report.extra["id"]: item.report for item in taken}
    for name in _WITH_COMMAS:
        for line in filter(None, (data / name).read_text("utf-8").splitlines()):
            row = json.loads(line)
            reports[row["id"]] = _with_headline(row["text"])
    found = []
    for row in read_rows(path):
        words = []
        for word in row["words"].split():
            place, act = word.split(":")
            start, end = place.split("-")
            words.append((int(start), int(end), act))
        found.append(Marked(part=row["part"], report=reports[row["id"]], words=tuple(words)))
    return found


_WITH_COMMAS = ("attribution.train.jsonl", "stories.dev.jsonl", "muc4.dev.jsonl")
"""Press articles, openings of articles and MUC-4, in the kit's data folder, beside its reports without
commas."""


def _with_headline(text: str) -> Report:
    return Report.from_text(text, headline=Span(0, text.index("\n\n")) if "\n\n" in text else None)


def _marked(row: dict[str, str]) -> Marked:
    text, words = unmarked(f"{row['headline']}\n\n{row['text']}")
    report = Report.from_text(text, published=row["published"], headline=Span(0, text.index("\n\n")))
    return Marked(part=row["part"], report=report, words=tuple(words))


def add(score: Score, marked: Marked, events: Sequence[Event]) -> list[tuple[str, str, str]]:
    """Count a report; the pairs that are wrong, as (what, word, word)."""
    of_word: dict[int, int] = {}
    for n, event in enumerate(events):
        for citation in (event.trigger, *event.mentions):
            for i, (start, end, _) in enumerate(marked.words):
                if citation.start < end and start < citation.end:
                    of_word.setdefault(i, n)
    _add_rows(score, marked, of_word)
    score.words += len(marked.words)
    score.coded += len(of_word)
    wrong = []
    for one, two in itertools.combinations(sorted(of_word), 2):
        same, told = marked.words[one][2] == marked.words[two][2], of_word[one] == of_word[two]
        score.right += same and told
        score.told += told
        score.wanted += same
        if same != told:
            words = (
                marked.report.text[slice(*marked.words[i][:2])] + f"@{marked.words[i][0]}" for i in (one, two)
            )
            wrong.append(("merged" if told else "parted", *words))
    found, meant = defaultdict(set), defaultdict(set)
    for i, n in of_word.items():
        found[n].add(i)
        meant[marked.words[i][2]].add(i)
    for i, n in of_word.items():
        both = len(found[n] & meant[marked.words[i][2]])
        score.precision.append(both / len(found[n]))
        score.recall.append(both / len(meant[marked.words[i][2]]))
    return wrong


def _add_rows(score: Score, marked: Marked, of_word: dict[int, int]) -> None:
    """Count the rows of a report that stand on marked words (word -> row, both by number in text order)."""
    acts: dict[int, list[str]] = defaultdict(list)
    for i, n in sorted(of_word.items()):
        acts[n].append(marked.words[i][2])
    told: set[str] = set()
    for row in acts.values():  # in the order of their first words
        score.rows += 1
        score.repeats += row[0] in told
        score.joint += len(set(row)) > 1
        told |= set(row)


def main() -> int:
    """Print the scores of all parts; with --errors, what is wrong in those that may be looked into."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--real", type=Path, metavar="KIT", help="folder of the kit: its real reports")
    parser.add_argument("--errors", action="store_true", help="list what is wrong in dev or learn")
    options = parser.parse_args()
    rows = real(options.real / "data") if options.real else gold(options.gold)
    scores: dict[str, Score] = defaultdict(Score)
    for row, reading in zip(rows, Reader().read_many([row.report for row in rows]), strict=True):
        wrong = add(scores[row.part], row, reading.events)
        if options.errors and row.part in ("dev", "learn"):
            for what, one, two in wrong:
                print(f"{what}\t{row.report.text.splitlines()[0][:40]}\t{one}\t{two}")
    for part, score in sorted(scores.items()):
        print(f"{part}: {score.line()}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
