"""The bundled examples: in an installed package beside this file, in a checkout under `examples/`."""

from __future__ import annotations

from pathlib import Path

from rashomon.errors import RashomonError


def example_folder(name: str) -> Path:
    """The folder of an example. Raises RashomonError when it is not installed."""
    here = Path(__file__).resolve()
    for folder in (here.parent / name, here.parents[3] / "examples" / name):
        if folder.is_dir():
            return folder
    raise RashomonError(
        f"the example {name!r} is not installed; install rashomon from its wheel or a checkout"
    )
