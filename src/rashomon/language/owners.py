"""Curled marks that tell whose something is (`the rebels’ camp`), which look like closing quotes."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.language.token import Token


def owning_marks(tokens: Sequence[Token]) -> frozenset[int]:
    """Where the curled marks of a section begin that stand right after an `s` and before a further word.

    A mark that closes what `‘` opened is none.
    """
    found: set[int] = set()
    opened = False
    for before, mark, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        opened = opened or before.text == "‘"
        if mark.text != "’":
            continue
        if opened:
            opened = False
        elif (
            before.end == mark.start
            and before.text[-1:] in "sS"
            and mark.end < after.start
            and after.text[:1].isalnum()
        ):
            found.add(mark.start)
    return frozenset(found)
