"""The tutorial is run, and the pages made from the program are current."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from doctest import ELLIPSIS, OutputChecker
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from hand_made import make_reading
from rashomon.cli_docs import pages
from rashomon.present.exports.jsonl import reading_line

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: Path) -> list[tuple[str, str]]:
    return FENCE.findall(page.read_text(encoding="utf-8"))


def commands(block: str) -> list[tuple[str, str]]:
    """The commands of a console block (`$ ` begins one, `> ` goes on) with the output that is shown."""
    found: list[tuple[str, str]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], ""))
        elif line == ">" or line.startswith("> "):
            found[-1] = (found[-1][0] + "\n" + line[2:], found[-1][1])
        else:
            found[-1] = (found[-1][0], found[-1][1] + line + "\n")
    return found


def test_the_tutorial_runs_and_shows_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "NO_COLOR": "1"}
    namespace: dict[str, Any] = {}
    ran = 0
    for kind, block in blocks(DOCS / "tutorial.md"):
        if kind == "python":
            exec(compile(block, "tutorial.md", "exec"), namespace)
            ran += 1
        for command, expected in commands(block) if kind == "console" else ():
            shown = subprocess.run(
                ["bash", "-c", command + "\n"],
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            assert shown.returncode == 0, f"{command}\n{shown.stdout}"
            same = OutputChecker().check_output(expected, shown.stdout, ELLIPSIS)
            assert not expected or same, f"{command}\nexpected:\n{expected}\nshown:\n{shown.stdout}"
            ran += 1
    assert ran > 15


@pytest.mark.parametrize("name", ["cli.md", "schema/reading.schema.json", "schema/page.schema.json"])
def test_pages_made_from_the_program_are_current(name: str) -> None:
    kept = (DOCS / name).read_text(encoding="utf-8")
    assert kept == pages()[name], f"docs/{name} is old; run `python -m rashomon.cli_docs docs`"


def test_a_reading_fits_its_schema() -> None:
    schema = json.loads(pages()["schema/reading.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    line = json.loads(reading_line(make_reading()))
    jsonschema.validate(line, schema)
    line["events"][0]["type"] = 7
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(line, schema)


def test_every_command_and_option_is_on_the_page() -> None:
    from rashomon.cli import app

    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    for command in app.registered_commands:
        assert command.callback is not None
        assert f"## rashomon {command.callback.__name__}" in page


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target
