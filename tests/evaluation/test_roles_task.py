"""Roles of named mentions: what is told of them, also under a shorter name."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "evaluation"))

from tasks import roles  # noqa: E402

TEXT = (
    "Vesk troops shelled the town of Sorrel on Monday. Ana Marrow helped the wounded.\n\n"
    "The council thanked Dr. Marrow. Oda Tellin came later."
)


def cast(*names: str) -> list[str | None]:
    mentions = [{"start": TEXT.rindex(name), "end": TEXT.rindex(name) + len(name)} for name in names]
    (row,) = roles.predict([{"id": "x", "text": TEXT, "mentions": mentions}])
    return [mention["main_role"] for mention in row["mentions"]]


def test_one_who_does_harm_is_cast_as_told_and_one_of_whom_nothing_is_told_as_nothing() -> None:
    assert cast("Vesk", "Oda Tellin") == ["Antagonist", None]


def test_a_shorter_name_counts_for_the_longer() -> None:
    assert roles._name_words("Dr. Ana Marrow") & roles._name_words("Marrow") == {"Marrow"}
    assert not roles._name_words("the Ana") & roles._name_words("Ana Marrow")
    assert cast("Dr. Marrow") == cast("Ana Marrow")
