"""Fixtures that every test may use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rashomon.language import Engine, Parse
from rashomon.report import Report

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def engine() -> Engine:
    """One warm engine for the whole run."""
    return Engine()


@pytest.fixture(scope="session")
def parse(engine: Engine) -> Callable[..., Parse]:
    """Text (and fields of Report) to Parse."""

    def make(text: str, **fields: object) -> Parse:
        return engine.parse(Report.from_text(text, **fields))

    return make


@pytest.fixture(scope="session")
def shared() -> Path:
    """The evaluation material beside the project; the test is skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("the evaluation material is not beside the project")
    return SHARED
