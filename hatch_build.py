"""Compiles the gazetteer and builds the page while the package is built, so that the wheel carries both.

The page is built only where it is not there yet and Node is; without it everything but the page works. The
compiled file is left in the source tree and made again only when its inputs change. To make it by hand:
`python -m rashomon.gazetteer.build`.
"""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
import types
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path(__file__).resolve().parent / "src" / "rashomon"
WORKBENCH = Path(__file__).resolve().parent / "workbench"
PAGE = SOURCE / "present" / "dist" / "index.html"
LONGEST_BUILD = 600
"""Seconds after which a build of the page is given up."""


def compile_gazetteer() -> Path:
    """Compile the gazetteer unless it is current; returns its path.

    The package's own `__init__` needs packages that are not there while it is built, so a bare module
    stands in its place and only the folder `gazetteer` is imported.
    """
    known = {name: module for name, module in sys.modules.items() if name.split(".")[0] == "rashomon"}
    for name in known:
        del sys.modules[name]
    stand_in = types.ModuleType("rashomon")
    stand_in.__path__ = [str(SOURCE)]
    sys.modules["rashomon"] = stand_in
    try:
        build = importlib.import_module("rashomon.gazetteer.build")
        if not build.is_current():
            build.build()
        return Path(build.OUTPUT)
    finally:
        for name in [name for name in sys.modules if name.split(".")[0] == "rashomon"]:
            del sys.modules[name]
        sys.modules.update(known)


def build_page() -> str | None:
    """Build the page unless it is there; returns why it is not, if so. Never raises."""
    npm = shutil.which("npm")
    if PAGE.is_file() or not WORKBENCH.is_dir():
        return None
    if npm is None:
        return "npm is not installed"
    for command in (["ci", "--no-audit", "--no-fund", "--loglevel=error"], ["run", "--silent", "build"]):
        try:
            done = subprocess.run(
                [npm, *command],
                cwd=WORKBENCH,
                capture_output=True,
                text=True,
                timeout=LONGEST_BUILD,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return str(error)
        if done.returncode:
            return done.stderr.strip()[-500:] or f"npm {command[0]} ended with {done.returncode}"
    return None


class RashomonBuildHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        compile_gazetteer()
        missing = build_page()
        if missing:
            self.app.display_warning(f"The page was not built, everything else works: {missing}")
