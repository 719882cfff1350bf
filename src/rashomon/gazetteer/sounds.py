"""Keys of sound: what two spellings of one name share when endings and vowels are evened out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.gazetteer.folding import skeleton

# Endings of Russian and Polish forms and what Ukrainian has in their place, on skeletons.
_ENDINGS = [
    (re.compile(pattern), ending)
    for pattern, ending in (
        (r"(?:ov|ev|iv)(?=ka$|ke$|k$|ze$|zi$|$)", "iv"),
        (r"(?:ove|eve|ive|iv|ov|ev)$", "iv"),
        (r"(?:o|e)$", "e"),
        (r"(?:aa|a|i)$", "a"),
    )
]
_VOWELS = re.compile(r"[aeiou]+")


def sound(folded: str) -> str:
    """A key coarser than the skeleton: endings evened out, vowels inside the word all alike."""
    return sound_of(skeleton(folded))


def sound_of(key: str) -> str:
    """The key of `sound` of a skeleton."""
    for pattern, ending in _ENDINGS:
        changed = pattern.sub(ending, key)
        if changed != key:
            key = changed
            break
    return key[:1] + _VOWELS.sub("e", key[1:])


def shortened(key: str) -> Iterator[str]:
    """The key and all keys that lack one of its letters."""
    yield key
    for i in range(len(key)):
        yield key[:i] + key[i + 1 :]


def is_one_off(a: str, b: str) -> bool:
    """True when two keys are at most one edit apart (one letter, or two neighbours that changed places).

    >>> is_one_off("bereslev", "berenslev"), is_one_off("abc", "acb"), is_one_off("abcd", "axyd")
    (True, True, False)
    """
    if a == b:
        return True
    if abs(len(a) - len(b)) > 1:
        return False
    if len(a) > len(b):
        a, b = b, a
    first = next((i for i, letter in enumerate(a) if letter != b[i]), len(a))
    if len(a) < len(b):
        return a[first:] == b[first + 1 :]
    rest, other = a[first:], b[first:]
    return rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
