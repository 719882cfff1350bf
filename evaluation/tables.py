"""tables.py [--errors] [--gold FILE]: whole tables of events beside those a trained coder would write.

A row of `gold/tables.jsonl` is an invented report whose words for acts are marked with a letter for the act
(`{a|shelled} ... the {a|attack}`), and for each act the row of a coder: type, told-as, doers, to whom, things
hit, place, day, numbers and on whose word (`read_tables` says how they are written). Written and coded before
anything was run on them; `plain` and `plain_held` are in the manner of agencies and monitors, `genres` and
`held` are lists, communiques, features and telegrams as well. The gold lets ground taken be ASSAULT or
COERCE, sanctions SANCTION or COERCE, what is signed AGREE or SUPPORT. Errors of held parts are not printed.

`rows` are those the reader gives; of them `extra` are no coder's row: on words of no act, of an act that an
earlier row tells, of two acts, of another type or told as something else, or with a doer or recipient that
the act does not have. `found` is the share of acts with a row. The fields are scored over rows of an act.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.findings import ActorRef, Event, Reading
from rashomon.reading import Reader
from rashomon.reading.actors.mentions import PRONOUNS
from rashomon.report import Report, Span
from rashomon.stated import Stated
from tasks._tables import unmarked

GOLD = Path(__file__).parent / "gold" / "tables.jsonl"
_EMPTY = frozenset(
    "the a an of and to in on at for by from his her their its two three four five six".split()
)
_EITHER_WAY = frozenset(("AGREE", "CONSULT", "COOPERATE"))
"""Types whose two sides may stand in either column."""
READ = ("dev", "plain", "genres")
"""Parts whose errors may be read."""
_FINER = {"downed": "destroyed", "abducted": "captured", "evacuated": "displaced"}
"""Kinds of figures that the reader parts more finely than the gold."""
_YIELDING = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""Two types that the gold does not part."""


@dataclass(frozen=True, slots=True)
class Act:
    """A coder's row, and where the report's words for it stand."""

    name: str
    row: dict[str, Any]
    spans: tuple[tuple[int, int], ...]

    @property
    def counts(self) -> bool:
        """False where a coder may leave the row out: neither wanted nor extra."""
        return not (self.row.get("optional") or self.row.get("sum"))


@dataclass(frozen=True, slots=True)
class Table:
    """An invented report and its acts."""

    id: str
    part: str
    genre: str
    report: Report
    acts: tuple[Act, ...]


def read_tables(path: Path = GOLD) -> Iterator[Table]:
    """The reports of a file with their marks taken out.

    A participant is a list of wordings that name it; `type` and `voice` may hold several that are right,
    parted by bars, as are several figures told of one number; empty fields are what the report leaves open.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, words = unmarked(f"{row['headline']}\n\n{row['text']}")
        spans = defaultdict(list)
        for start, end, act in words:
            spans[act].append((start, end))
        headline = Span(0, text.index("\n\n"))
        report = Report.from_text(text, published=row["published"], headline=headline)
        acts = tuple(Act(name, act, tuple(spans[name])) for name, act in row["acts"].items())
        yield Table(row["id"], row.get("part", "dev"), row["genre"], report, acts)


def paired(table: Table, events: Sequence[Event]) -> list[tuple[Event, list[Act]]]:
    """Each row with the acts it stands on, the one it tells of oftenest first."""
    found = []
    for event in events:
        told: Counter[str] = Counter()
        for n, cited in enumerate((event.trigger, *event.mentions)):
            for act in table.acts:
                if any(start < cited.end and cited.start < end for start, end in act.spans):
                    told[act.name] += 3 if n == 0 else 2
        acts = sorted((act for act in table.acts if told[act.name]), key=lambda act: -told[act.name])
        found.append((event, acts))
    return found


def content(words: str) -> set[str]:
    """The words of a name that tell it from others; of a mere number (`five`) the number."""
    every = {w.removesuffix("'s") for w in re.findall(r"[\w'-]+", words.casefold().replace("’", "'"))}
    return every - _EMPTY or every


def alike(told: str, wordings: Sequence[str]) -> bool:
    """True where words name a participant: they share the last word or half of the shorter."""
    mine = content(told)
    for wording in wordings:
        other = content(wording)
        shared = len(mine & other)
        if shared and (shared * 2 >= min(len(mine), len(other))):
            return True
    return False


def words_of(stated: Stated[ActorRef]) -> str:
    """A participant's name and words."""
    name = stated.value.name if stated.value is not None else ""
    return " ".join(dict.fromkeys([name, *(cited.quote for cited in stated.citations)]))


class Scores:
    """Counts over tables."""

    def __init__(self) -> None:
        """Nothing counted yet."""
        self.right: Counter[str] = Counter()
        self.of: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.errors: list[str] = []

    def count(self, what: str, right: bool) -> bool:
        """Count one answer."""
        self.of[what] += 1
        self.right[what] += right
        return right

    def lines(self) -> Iterator[str]:
        """The scores, as printed."""
        for what in self.of:
            yield f"  {what:22s} {self.right[what] / self.of[what]:.3f} of {self.of[what]}"
        yield "  extra rows: " + ", ".join(f"{n} {kind}" for kind, n in self.kinds.most_common())

    def value(self, what: str) -> float:
        """One of the scores."""
        return self.right[what] / self.of[what] if self.of[what] else 0.0


def add(scores: Scores, table: Table, reading: Reading) -> None:
    """Count a report."""
    rows = paired(table, list(reading.events))
    taken: dict[str, Event] = {}
    for event, acts in rows:
        own = [act for act in acts if act.counts]
        if acts and not own:
            continue
        if not acts:
            _extra(scores, table, event, "no act")
            continue
        act = own[0]
        if act.name in taken:
            _extra(scores, table, event, f"repeat of {taken[act.name].trigger.quote}", kind="repeat")
            continue
        taken[act.name] = event
        faults = list(_fields(scores, act, event, reading))
        if len(own) > 1:
            faults.insert(0, f"two acts: {', '.join(a.name for a in own)}")
        if told := [fault for fault in faults if not fault.startswith("-")]:
            _extra(scores, table, event, "; ".join(faults), kind=told[0].split(":")[0])
        else:
            scores.count("rows not extra", True)
            if faults:
                scores.errors.append(
                    f"{table.id} field  [{event.type} {event.trigger.quote}] {'; '.join(faults)}"
                )
        scores.count("wholly right", not faults)
    for act in table.acts:
        if act.counts and not scores.count("acts found", act.name in taken):
            start = act.spans[0][0]
            around = table.report.text[max(0, start - 60) : start + 60]
            scores.errors.append(f"{table.id} missed [{act.row['type']} {act.name}] {around!r}")


def _extra(scores: Scores, table: Table, event: Event, why: str, *, kind: str | None = None) -> None:
    scores.count("rows not extra", False)
    scores.kinds[kind or why] += 1
    told = table.report.text[event.clause.start : event.clause.end][:110]
    scores.errors.append(f"{table.id} EXTRA  [{event.type} {event.trigger.quote}] {why} | {told!r}")


def _fields(scores: Scores, act: Act, event: Event, reading: Reading) -> Iterator[str]:
    """Faults of a row; those that make it extra first, those of fields behind a `-`."""
    row = act.row
    if not scores.count("type", _YIELDING.get(event.type, event.type) in row["type"].split("|")):
        yield f"type: {event.type} for {row['type']}"
    aux = next((name for name, value in event.aux.model_dump().items() if value is True), "")
    if not scores.count("told as", aux == row["aux"]):
        yield f"told as: {aux or 'fact'} for {row['aux'] or 'fact'}"
    yield from _participants(scores, act, event)
    for field, value in (("place", event.place), ("day", event.time)):
        told = "; ".join(cited.quote for cited in value.citations)
        if field == "day" and value.value:
            times = {time.id: time.value for time in reading.times}
            told = times.get(value.value) or told
        yield from _setting(scores, field, row[field], told)
    yield from _numbers(scores, row["numbers"], event, reading)
    yield from _voice(scores, row["voice"], event, reading)


def _tells(one: Stated[ActorRef]) -> bool:
    """True for a participant who is named; a pronoun that the row leaves open names nobody."""
    left_open = one.value is None and all(cited.quote.lower() in PRONOUNS for cited in one.citations)
    return bool(one.citations) and not left_open


def _participants(scores: Scores, act: Act, event: Event) -> Iterator[str]:
    sides = {"doers": act.row["doers"], "to": act.row["to"]}
    for field, given in (("doers", event.actors), ("to", event.recipients)):
        wanted = sides[field]
        accepted = sides["doers"] + sides["to"] if event.type in _EITHER_WAY else wanted
        if field == "to":  # a town that was shelled may stand there too
            accepted = accepted + [[thing] for thing in (*act.row["things"], act.row["place"]) if thing]
        told = [words_of(one) for one in given if _tells(one)]
        for words in told:
            if not scores.count(f"{field}: right", any(alike(words, one) for one in accepted)):
                yield f"{field}: {words!r} for {[one[0] for one in wanted]}"
        every = told
        if event.type in _EITHER_WAY:
            every = [words_of(one) for one in (*event.actors, *event.recipients) if _tells(one)]
        if field == "to":
            every = every + [cited.quote for target in event.targets for cited in target.citations]
        for one in wanted:
            if not scores.count(f"{field}: found", any(alike(words, one) for words in every)):
                yield f"- {field} lacks {one[0]!r}"


def _setting(scores: Scores, field: str, wanted: str, told: str) -> Iterator[str]:
    if wanted:
        right = alike(told, [wanted]) if field == "place" else told.startswith(wanted)
    else:
        right = not told
    if not scores.count(field if wanted else f"no {field}", right):
        yield f"- {field} {told or 'none'!r} for {wanted or 'none'!r}"


def _numbers(scores: Scores, wanted: dict[str, str], event: Event, reading: Reading) -> Iterator[str]:
    by_id = {quantity.id: quantity for quantity in reading.quantities}
    told = [by_id[one.value] for one in event.quantities if one.value in by_id]
    for kind, figures in wanted.items():
        numbers = {
            f"{q.best if q.best is not None else q.low:.0f}"
            for q in told
            if kind in (q.kind, _FINER.get(q.kind)) and (q.best or q.low) is not None
        }
        if not scores.count("numbers", bool(numbers & set(figures.split("|")))):
            yield f"- {kind} {sorted(numbers)} for {figures}"


def _voice(scores: Scores, wanted: str, event: Event, reading: Reading) -> Iterator[str]:
    by_id = {told.id: told for told in reading.attributions}
    sources = [cited.quote for n in event.voice for cited in by_id[n].source]
    right = any(alike(source, [w]) for w in wanted.split("|") if w for source in sources)
    if "" in wanted.split("|"):
        right = right or not event.voice
    if not scores.count("voice", right):
        yield f"- voice {sources} for {wanted!r}"


def scores_of(reader: Reader, tables: Sequence[Table]) -> dict[str, Scores]:
    """Scores by part."""
    found: dict[str, Scores] = defaultdict(Scores)
    for table, reading in zip(tables, reader.read_many([table.report for table in tables]), strict=True):
        add(found[table.part], table, reading)
    return found


def main() -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--gold", type=Path, default=GOLD)
    options = parser.parse_args()
    for part, scores in scores_of(Reader(), list(read_tables(options.gold))).items():
        print(part, *scores.lines(), sep="\n")
        if options.errors and part in READ:
            print(*scores.errors, sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
