"""The pages of docs/ that are made from the program: `python -m rashomon.cli_docs FOLDER`.

`cli.md` from the command line's own help, `schema/reading.schema.json` from the vocabulary,
`schema/page.schema.json` from the models of the page's routes. The tests compare what stands in the
repository with what is made here.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

GENERATED = "<!-- Made by `python -m rashomon.cli_docs docs`; edit the help in the code instead. -->"

EXIT_CODES = """## Exit codes

| code | meaning |
|---|---|
| 0 | all well |
| 1 | done, but an input was rejected, a citation did not hold, or the doctor found something to mend |
| 2 | it could not be done, or was asked wrongly; one line on standard error says why |
| 130 | stopped with Ctrl-C; what was read is kept, and the same command goes on from there |
"""


def cli_page() -> str:
    """The command line as Markdown."""
    from typer.main import get_command

    from rashomon.cli import app

    root: Any = get_command(app)
    context = root.make_context("rashomon", [], resilient_parsing=True)
    parts = [GENERATED, "# The command line", _prose(root.help), _parameters(root, context), ""]
    for name in root.list_commands(context):
        command = root.get_command(context, name)
        parts += [f"## rashomon {name}", _usage(name, command), _prose(command.help)]
        parts += [_parameters(command, context), ""]
    return "\n\n".join(part for part in parts if part) + "\n\n" + EXIT_CODES


def _prose(text: str | None) -> str:
    return "\n\n".join(" ".join(part.split()) for part in (text or "").split("\n\n"))


def _usage(name: str, command: Any) -> str:
    arguments = " ".join(
        _name(parameter) + ("..." if parameter.nargs == -1 else "")
        for parameter in command.params
        if parameter.param_type_name == "argument"
    )
    return f"```\nrashomon {name} [OPTIONS] {arguments}".rstrip() + "\n```"


def _name(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        named = (parameter.metavar or parameter.name.upper()).strip("[]")
        return named if parameter.required else f"[{named}]"
    flags = ", ".join(f"`{flag}`" for flag in parameter.opts)
    takes = "" if parameter.is_flag else f" {parameter.metavar or 'VALUE'}"
    return flags + takes


def _parameters(command: Any, context: Any) -> str:
    rows = []
    for parameter in command.params:
        told = " ".join((parameter.help or "").split())
        default = parameter.default
        if told and isinstance(default, int) and not isinstance(default, bool):
            told += f" Default: {default}."
        if told:
            rows.append(f"| {_name(parameter)} | {told} |")
    return "\n".join(["| | |", "|---|---|", *rows]) if rows else ""


def reading_schema() -> str:
    """The JSON Schema of a reading, as JSONL exports hold it."""
    from rashomon.findings import Reading

    schema = Reading.model_json_schema(mode="serialization")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def pages() -> dict[str, str]:
    """Path under docs/ to the page's text."""
    from rashomon.present.server.schema import page_schema

    return {
        "cli.md": cli_page(),
        "schema/reading.schema.json": reading_schema(),
        "schema/page.schema.json": page_schema(),
    }


def main() -> int:
    """Write the pages into the folder given."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs")
    for name, text in pages().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
