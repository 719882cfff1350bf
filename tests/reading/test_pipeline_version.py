from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rashomon.language import Engine
from rashomon.reading import Reader, pipeline


def test_a_changed_rule_or_lexicon_is_another_reader(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = Path(pipeline.__file__).parents[1]
    for folder in ("gazetteer", "language", "lexicons", "reading"):
        shutil.copytree(package / folder, tmp_path / folder, ignore=shutil.ignore_patterns("*.sqlite"))
    monkeypatch.setattr(pipeline, "__file__", str(tmp_path / "reading" / "pipeline.py"))

    def version() -> str:
        pipeline.rules_digest.cache_clear()
        return Reader(engine=engine).version

    first = version()
    assert version() == first
    table = next((tmp_path / "lexicons").rglob("*.tsv"))
    table.write_text(table.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    second = version()
    (tmp_path / "reading" / "new_rule.py").write_text("RULE = 1\n")
    assert len({first, second, version()}) == 3
    monkeypatch.undo()
    pipeline.rules_digest.cache_clear()
