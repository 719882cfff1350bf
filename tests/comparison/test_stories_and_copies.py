"""Stories by shared words, copies by shared runs, and average link."""

from __future__ import annotations

import random

import pytest

from rashomon.comparison.copies import find_copies
from rashomon.comparison.stories import (
    average_link,
    find_stories,
    in_their_crowd,
    similarities,
    story_groups,
    vectors,
)
from rashomon.report import Report, Span

WIRE = (
    "Shells fell on the market of Arden on Friday and killed at least four people, the mayor said, while "
    "rescue workers searched the ruins of the fish hall for survivors until late in the night."
)
OTHER = (
    "The parliament of Norland voted on Tuesday to raise the price of bread for the first time in nine "
    "years, after a debate that lasted until dawn and ended with shouting on the stairs."
)


def report(text: str, published: str, outlet: str, headline: str = "") -> Report:
    whole = f"{headline}\n\n{text}" if headline else text
    return Report.from_text(
        whole, published=published, outlet=outlet, headline=Span(0, len(headline)) if headline else None
    )


def test_average_link_joins_by_the_mean_and_not_by_the_nearest() -> None:
    links = {0: {1: 0.9, 2: 0.0}, 1: {0: 0.9, 2: 0.6}, 2: {0: 0.0, 1: 0.6}}
    assert average_link(3, links, 0.5) == [[0, 1], [2]]
    assert average_link(3, links, 0.25) == [[0, 1, 2]]


def test_average_link_does_not_depend_on_the_order_of_the_pairs() -> None:
    generator = random.Random(7)
    pairs = {(a, b): generator.random() for a in range(12) for b in range(a)}
    tables = []
    for seed in range(4):
        items = list(pairs.items())
        random.Random(seed).shuffle(items)
        table: dict[int, dict[int, float]] = {}
        for (a, b), similarity in items:
            table.setdefault(a, {})[b] = similarity
            table.setdefault(b, {})[a] = similarity
        tables.append(average_link(12, table, 0.5))
    assert all(table == tables[0] for table in tables)


def plainly_linked(count: int, links: dict[int, dict[int, float]], threshold: float) -> list[list[int]]:
    """Average link by its definition: all means anew at each step, the earliest made first among equals."""
    groups = [[i] for i in range(count)]
    while True:
        means = [
            (-sum(links[i].get(j, 0.0) for i in a for j in b) / (len(a) * len(b)), n, m)
            for n, a in enumerate(groups)
            for m, b in enumerate(groups)
            if n < m
        ]
        best = min(means, default=(0.0, 0, 0))
        if -best[0] < threshold:
            return sorted(map(sorted, groups))
        _, n, m = best
        merged = groups[n] + groups[m]
        groups = [group for k, group in enumerate(groups) if k not in (n, m)] + [merged]


def test_average_link_is_what_its_definition_says() -> None:
    generator = random.Random(11)
    for count in (2, 5, 9, 16) * 20:
        links: dict[int, dict[int, float]] = {i: {} for i in range(count)}
        for a in range(count):
            for b in range(a):
                if generator.random() < 0.4:  # sixteenths add up without rounding, so that equals are equal
                    links[a][b] = links[b][a] = generator.choice((-32, *range(17))) / 16
        assert average_link(count, links, 0.4) == plainly_linked(count, links, 0.4)


def test_vectors_are_of_length_one_and_similarity_is_symmetrical() -> None:
    made = vectors([WIRE, OTHER, WIRE + " More."])
    assert all(sum(w * w for w in vector.values()) == pytest.approx(1.0) for vector in made)
    found = similarities(made)
    assert found[0][2] == found[2][0] > 0.9
    assert found[0].get(1, 0.0) < 0.2


def test_likeness_among_texts_that_are_all_alike_says_less() -> None:
    crowd = {a: {b: 0.3 for b in range(8) if b != a} for a in range(8)}
    pair = {8: {9: 0.3}, 9: {8: 0.3}}
    seen = in_their_crowd({**crowd, **pair}, 10)
    assert seen[0][1] < 0.3 < seen[8][9]
    assert seen[8][9] == seen[9][8]
    # One that nobody is near is not brought near anybody: the bar is not lowered without end.
    alone = in_their_crowd({**crowd, 8: {0: 0.1}, 0: {**crowd[0], 8: 0.1}}, 9)
    assert alone[8][0] < 0.12
    # Two reports are their own crowd.
    assert in_their_crowd({0: {1: 0.1}, 1: {0: 0.1}}, 2) == {
        0: {1: pytest.approx(0.1)},
        1: {0: pytest.approx(0.1)},
    }


def test_reports_of_one_happening_are_one_story() -> None:
    texts = [WIRE, OTHER, WIRE.replace("market", "fish market").replace("Friday", "Friday evening")]
    assert story_groups(texts, [None, None, None]) == [[0, 2], [1]]


def test_a_month_apart_is_another_story() -> None:
    assert story_groups([WIRE, WIRE], ["2031-05-03", "2031-06-20"]) == [[0], [1]]


def test_no_reports_no_stories() -> None:
    assert find_stories([]) == []
    assert find_copies([]) == []


def test_a_cut_copy_under_another_headline_is_a_copy() -> None:
    whole = report(WIRE + " " + OTHER, "2031-05-03", "Arden Post", "Shells fall on market")
    cut = report(WIRE, "2031-05-04", "Vesk Courier", "Four dead in Arden")
    apart = report(OTHER.replace("bread", "salt"), "2031-05-04", "Norland Star")
    (group,) = find_copies([cut, apart.model_copy(update={"text": "Nothing in common here at all."}), whole])
    assert group.reports == (whole.report_id, cut.report_id), "the earliest comes first"
    assert group.containment > 0.9


def test_two_own_accounts_of_one_statement_are_no_copies() -> None:
    first = report(f"The mayor said: {WIRE[:60]} and that was all he would say about it.", "2031-05-03", "A")
    second = report(
        "Four people died in Arden when shells hit a market, its mayor told us.", "2031-05-03", "B"
    )
    assert find_copies([first, second]) == []


def test_a_text_that_hundreds_print_is_one_copy_and_one_story() -> None:
    """Also where each changes a figure: the runs that all have are laid beside the first only."""
    texts = [WIRE.replace("four", str(4 + n % 5)) for n in range(300)]
    reports = [report(text, "2031-05-03", f"Outlet {n}") for n, text in enumerate(texts)]
    (copies,) = find_copies(reports)
    assert len(copies.reports) == 300
    assert len(find_stories(reports, copies=[copies])) == 1


def test_one_short_line_that_two_print_is_no_copy() -> None:
    assert not find_copies([report("Shells fell on Arden.", "2031-05-03", name) for name in ("A", "B")])
