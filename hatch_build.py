"""Compiles the gazetteer while the package is built, so that the wheel carries it.

The compiled file is left in the source tree and made again only when its inputs change. To make it by hand:
`python -m rashomon.gazetteer.build`.
"""

from __future__ import annotations

import importlib
import sys
import types
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path(__file__).resolve().parent / "src" / "rashomon"


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


class GazetteerBuildHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        compile_gazetteer()
