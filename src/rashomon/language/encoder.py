"""The encoder: one pass over the masked words, many heads."""

from __future__ import annotations

from typing import Self

from rashomon.language.parse import Parse


class Encoder:
    """Runs the shipped encoder over parses and writes each head's output into `Parse.heads`."""

    version: str

    @classmethod
    def load(cls) -> Self | None:
        """The shipped encoder, or None where no weights are installed."""
        return None

    def annotate(self, parses: list[Parse]) -> None:
        """Fill `heads` of each parse."""
