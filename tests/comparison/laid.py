"""Reports laid side by side, and what is then said of them: shared by the tests of comparison."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.comparison import Comparison

Lay = Callable[..., Comparison]
"""Bodies of reports, with their outlets and days where these matter, to their comparison."""
NIGHT = ("2031-05-03",) * 4
"""Reports of one day."""


def lines(found: Comparison, kind: str) -> list[str]:
    """The lines of one type of contrast."""
    return [contrast.sentence for contrast in found.contrasts if contrast.type == kind]
