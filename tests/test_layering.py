"""Each folder imports only from those below it, and only `language` knows the engines."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "rashomon"

ORDER = (
    "errors",
    "report",
    "stated",
    "event_model",
    "findings",
    "lexicons",
    "gazetteer",
    "models",
    "ingest",
    "language",
    "reading",
    "record",
    "comparison",
    "scale",
    "api",
    "present",
    "commands",
    "cli",
    "cli_docs",
    "__main__",
)
LAYERS = ("times", "quantities", "places", "actors", "voices", "events")
"""The folders of `reading`, in the order in which they may ask one another."""
ENGINES = {"spacy", "onnxruntime", "tokenizers", "thinc"}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")
LONGEST = 450


def layer_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_folder_imports_only_from_those_before_it(path: Path) -> None:
    mine = ORDER.index(layer_of(path))
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "rashomon" and len(parts) > 1 and parts[1] in ORDER:
            assert ORDER.index(parts[1]) <= mine, f"{path.name} imports {name}"


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_of_reading_asks_only_those_before_it(layer: str) -> None:
    for path in (PACKAGE / "reading" / layer).rglob("*.py"):
        for name in imported(path):
            parts = name.split(".")
            if parts[:2] == ["rashomon", "reading"] and len(parts) > 2 and parts[2] in LAYERS:
                assert LAYERS.index(parts[2]) <= LAYERS.index(layer), f"{path.name} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_language_knows_the_engines(path: Path) -> None:
    if layer_of(path) != "language":
        found = {name.split(".")[0] for name in imported(path)} & ENGINES
        assert not found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_stay_small_enough_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_every_folder_has_its_place_in_the_order() -> None:
    for path in MODULES:
        assert layer_of(path) in ORDER, path
