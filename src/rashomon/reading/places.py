"""Where: toponyms, what they mean and in which form the name is given."""

from __future__ import annotations

from rashomon.findings import Place
from rashomon.language import Parse


def read_places(parse: Parse) -> list[Place]:
    """All toponyms of a parse, in text order."""
    return []
