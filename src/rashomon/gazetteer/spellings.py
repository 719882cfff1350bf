"""Which place an unusual spelling means, where the country is known.

For lists and forms in which a name stands alone; in running text a name is looked up as it is written, and
by its skeleton only where the words around it say that it is a place.
"""

from __future__ import annotations

import re

from rashomon.gazetteer.folding import fold, skeleton
from rashomon.gazetteer.lookup import Entry, Gazetteer
from rashomon.gazetteer.romanise import is_cyrillic, romanise_russian, romanise_ukrainian

# Endings of Russian and Polish forms and what Ukrainian has in their place, on skeletons.
_ENDINGS = [
    (re.compile(pattern), ending)
    for pattern, ending in (
        (r"(?:ov|ev|iv)(?=ka$|ke$|k$|$)", "iv"),
        (r"(?:ove|eve|ive|iv|ov|ev)$", "iv"),
        (r"(?:o|e)$", "e"),
        (r"(?:aa|a|i)$", "a"),
    )
]
_LOOK_ALIKE = str.maketrans("aceiopxyABCEHIKMOPTX", "асеіорхуАВСЕНІКМОРТХ")
_VOWELS = re.compile(r"[aeiou]+")


def places_of_spelling(name: str, gazetteer: Gazetteer, *, country: str | None = None) -> tuple[Entry, ...]:
    """Places that a spelling can mean, likeliest first: as written, romanised, then by sound.

    `country` (ISO alpha-3) keeps to one country. Settlements come before areas of the same name. The empty
    tuple means that nothing is near enough.
    """
    for forms in (_as_written(name), _romanised(name)):
        found = _ranked([entry for form in forms for entry in gazetteer.find(form)], country)
        if found:
            return found
    latin = [form for form in (*_as_written(name), *_romanised(name)) if form.isascii()]
    found = _ranked([entry for form in latin for entry in gazetteer.find_similar(form)], country)
    if found or country is None:
        return found
    for form in latin:
        found = _ranked(gazetteer.find_by_sound(sound(fold(form)), country), country)
        if found:
            return found
    return ()


def sound(folded: str) -> str:
    """A key coarser than the skeleton: endings evened out, vowels inside the word all alike."""
    key = skeleton(folded)
    for pattern, ending in _ENDINGS:
        changed = pattern.sub(ending, key)
        if changed != key:
            key = changed
            break
    return key[:1] + _VOWELS.sub("e", key[1:])


def _as_written(name: str) -> list[str]:
    """The name; in one script where Latin letters stand for Cyrillic ones that look alike."""
    if any("\u0400" <= letter <= "\u052f" for letter in name):
        return [name.translate(_LOOK_ALIKE)]
    return [name]


def _romanised(name: str) -> list[str]:
    (name,) = _as_written(name)
    if not is_cyrillic(name):
        return []
    return sorted(romanise_ukrainian(name) | romanise_russian(name))


def _ranked(entries: list[Entry] | tuple[Entry, ...], country: str | None) -> tuple[Entry, ...]:
    kept = {entry.number: entry for entry in entries if country is None or entry.country == country}
    return tuple(
        sorted(
            kept.values(),
            key=lambda entry: (
                entry.feature != "settlement",
                entry.kind in ("alternate", "code"),
                -entry.population,
            ),
        )
    )
