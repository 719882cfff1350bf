"""What the tests of comparison lay side by side."""

from __future__ import annotations

import pytest

from rashomon.comparison import Comparison, compare
from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.report import Report

from .laid import NIGHT, Lay


@pytest.fixture(scope="module")
def reader(engine: Engine) -> Reader:
    """A reader over the engine that all tests share."""
    return Reader(engine=engine)


@pytest.fixture
def lay(reader: Reader) -> Lay:
    """Reads bodies, each of another outlet, and compares them."""

    def make(
        *bodies: str,
        outlets: tuple[str, ...] = ("Post", "Mail", "Star", "Wire"),
        days: tuple[str, ...] = NIGHT,
    ) -> Comparison:
        told = zip(bodies, outlets, days, strict=False)
        return compare(
            reader.read_many(
                Report.from_text(body, outlet=outlet, published=day) for body, outlet, day in told
            )
        )

    return make
