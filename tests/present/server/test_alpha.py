"""Alpha against values worked out by hand, and against its definition pair by pair."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.present.server.alpha import alpha_of, krippendorff_alpha

UNITS = st.lists(st.lists(st.integers(0, 4), max_size=5), max_size=12)


def test_two_coders_by_hand() -> None:
    # Four units, eight values: 3 a, 5 b. Seen: one unit differs, 2 ordered pairs of (2 - 1) = 2. By chance:
    # 2 * 3 * 5 = 30 ordered pairs of 8 * 7. alpha = 1 - (2 / 8) / (30 / 56) = 1 - 7 * 2 / 30 = 8 / 15.
    assert krippendorff_alpha([["a", "a"], ["b", "b"], ["a", "b"], ["b", "b"]]) == pytest.approx(8 / 15)


def test_three_coders_with_values_missing_by_hand() -> None:
    # Units: aab, bb, ab, a (pairs with nothing), aaa. Ten values count: 6 a, 4 b.
    # Seen: aab has 4 differing ordered pairs over 2 = 2; ab has 2 over 1 = 2; sum 4. By chance:
    # 2 * 6 * 4 = 48. alpha = 1 - 9 * 4 / 48 = 1/4.
    result = alpha_of([["a", "a", "b"], ["b", "b"], ["a", "b"], ["a"], ["a", "a", "a"]])
    assert result.alpha == pytest.approx(1 / 4)
    assert (result.units, result.values) == (4, 10)


def test_numbers_by_hand() -> None:
    # Units (1, 2), (4, 4). Seen: 2 * 1 = 2. By chance, values 1 2 4 4, ordered pairs:
    # 2 * (1 + 9 + 9 + 4 + 4 + 0) = 54. alpha = 1 - 3 * 2 / 54 = 8/9. As names: 1 - 3 * 2 / 10 = 2/5.
    units = [[1, 2], [4, 4]]
    assert krippendorff_alpha(units, level="interval") == pytest.approx(8 / 9)
    assert krippendorff_alpha(units) == pytest.approx(2 / 5)


def test_full_disagreement_is_below_chance_and_full_agreement_is_one() -> None:
    # Two units, each a b: seen 4, by chance 2 * 2 * 2 = 8: alpha = 1 - 3 * 4 / 8 = -1/2.
    assert krippendorff_alpha([["a", "b"], ["a", "b"]]) == pytest.approx(-1 / 2)
    assert krippendorff_alpha([["a", "a"], ["b", "b", "b"]]) == 1


@pytest.mark.parametrize("units", [[], [["a"]], [["a"], ["b"]], [["a", "a"], ["a", "a"]], [[], []]])
def test_where_there_is_too_little_to_tell_there_is_no_alpha(units: list[list[str]]) -> None:
    assert krippendorff_alpha(units) is None


@given(UNITS, st.sampled_from(["nominal", "interval"]))
def test_alpha_is_what_its_definition_says(units: list[list[int]], level: str) -> None:
    def difference(one: int, other: int) -> float:
        return float(one != other) if level == "nominal" else float((one - other) ** 2)

    paired = [unit for unit in units if len(unit) > 1]
    values = [value for unit in paired for value in unit]
    total = len(values)
    seen = sum(difference(a, b) / (len(unit) - 1) for unit in paired for a, b in permutations(unit, 2))
    chance = sum(difference(a, b) for a, b in permutations(values, 2))
    got = krippendorff_alpha(units, level=level)  # type: ignore[arg-type]
    if chance == 0:
        assert got is None
    else:
        assert got == pytest.approx(1 - (seen / total) / (chance / (total * (total - 1))), abs=1e-9)
