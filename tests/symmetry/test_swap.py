"""Swap the two sides' names in a text: findings swap with them, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.ingest import Taken, open_reports
from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.report import Report

from .swap import Swap, essence

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "jutland"

BRITAIN_GERMANY = Swap.of(
    ("Britain", "Germany"),
    ("British", "German"),
    ("London", "Berlin"),
    ("LONDON", "BERLIN"),
    countries=("GBR", "DEU"),
)
INVENTED = Swap.of(
    ("Arvania", "Belmark"),
    ("Arvanian", "Belmarkian"),
    ("Tolvar", "Miresk"),
    ("TOLVAR", "MIRESK"),
    ("Hale", "Brandt"),
)
REAL_PAIRS = {
    "russia_ukraine": Swap.of(
        ("Russia", "Ukraine"),
        ("Russian", "Ukrainian"),
        ("Russians", "Ukrainians"),
        ("Moscow", "Kyiv"),
        ("Putin", "Zelensky"),
        ("Vladimir", "Volodymyr"),
        countries=("RUS", "UKR"),
    ),
    "israel_iran": Swap.of(
        ("Israel", "Iran"),
        ("Israeli", "Iranian"),
        ("Israelis", "Iranians"),
        ("Jerusalem", "Tehran"),
        countries=("ISR", "IRN"),
    ),
    # The same initials: an acronym beside a swapped long form would not be its acronym any more.
    "syria_serbia": Swap.of(
        ("Syria", "Serbia"),
        ("Syrian", "Serbian"),
        ("Syrians", "Serbians"),
        ("Damascus", "Belgrade"),
        countries=("SYR", "SRB"),
    ),
}
STORY = """Arvanian shells kill four in Tolvar

TOLVAR, May 3 - Arvanian forces shelled a market in Tolvar on Friday, killing at least four civilians, \
the mayor said. The attack was condemned by Belmark's foreign minister, who accused Arvania of breaking \
the ceasefire.

"We did not fire a single shell," Colonel Hale, a spokesman for the Arvanian army, told reporters. He said \
that Belmarkian troops had attacked first. Belmark denied it. According to residents, two villages near \
Miresk were captured by Arvanian troops overnight, and 12 Belmarkian soldiers were taken prisoner.

Arvania and Belmark agreed to hold talks next week. If the talks fail, Belmark will withdraw from the \
treaty, it warned.
"""


@pytest.fixture(scope="module")
def reader(engine: Engine) -> Reader:
    return Reader(engine=engine)


def check(reader: Reader, text: str, swap: Swap, *, known: bool = True, **fields: object) -> None:
    swapped = swap.apply(text)
    assert swap.apply(swapped.text).text == text, "the swap undoes itself"
    before = essence(reader.read(Report.from_text(text, **fields)), known=known)
    after = essence(reader.read(Report.from_text(swapped.text, **fields)), swapped, swap, known=known)
    assert before, "a reading that finds nothing would prove nothing"
    gone, come = sorted(map(str, before - after)), sorted(map(str, after - before))
    assert not gone and not come, (
        f"{len(gone)} findings changed of {len(before)}:\n- "
        + "\n- ".join(gone[:3])
        + "\n+ "
        + "\n+ ".join(come[:3])
    )


def test_an_invented_pair(reader: Reader) -> None:
    check(reader, STORY, INVENTED, published="2031-05-03")


@pytest.mark.parametrize("path", sorted(EXAMPLE.glob("*.txt")), ids=lambda path: path.stem)
def test_the_bundled_example(reader: Reader, path: Path) -> None:
    (report,) = [item.report for item in open_reports([path]) if isinstance(item, Taken)]
    check(reader, report.text, BRITAIN_GERMANY, published=report.published)


def test_fictional_names_change_nothing(reader: Reader) -> None:
    """Names that no list holds are read like names that lists hold; only their country stays unknown."""
    check(
        reader,
        STORY,
        Swap.of(
            ("Arvania", "France"),
            ("Arvanian", "French"),
            ("Tolvar", "Paris"),
        ),
        known=False,
        published="2031-05-03",
    )


@pytest.mark.shared
@pytest.mark.parametrize("pair", REAL_PAIRS)
def test_real_reports(reader: Reader, shared: Path, pair: str) -> None:
    swap = REAL_PAIRS[pair]
    mentioned = 0
    articles = shared / "articles"
    for item in open_reports([articles / "reports.jsonl", *sorted(articles.glob("*.txt"))]):
        if isinstance(item, Taken) and sum(item.report.text.count(word) for word in swap.words) > 3:
            mentioned += 1
            check(reader, item.report.text, swap, published=item.report.published)
            if mentioned == 6:
                break
    assert mentioned
