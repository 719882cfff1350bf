"""Which place an unusual spelling means, where the country is known.

For lists and forms in which a name stands alone; in running text a name is looked up as it is written, and
by its skeleton only where the words around it say that it is a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from math import log10

from rashomon.gazetteer.folding import fold, skeleton
from rashomon.gazetteer.lookup import Entry, Gazetteer, distance
from rashomon.gazetteer.orthographies import readings
from rashomon.gazetteer.romanise import is_cyrillic, romanise_russian, romanise_ukrainian
from rashomon.gazetteer.sounds import sound, sound_of

_LOOK_ALIKE = str.maketrans("aceiopxyABCEHIKMOPTX", "асеіорхуАВСЕНІКМОРТХ")
# What Polish and German add to the name of a spa.
_SPA = re.compile(r"(?:^Bad\s+|[-\s]Zdr[óo]j$|[-\s]Bad$)")
_SAME = 30.0  # kilometres within which two entries are one place for a reader of lists
_LEAST = 6  # letters of a key of sound from which one letter may differ; shorter names meet by chance
# A place's worth: how like its name is (0 to 1) and how large it is (powers of ten). Set by hand on a
# development set of spellings: a name one letter in ten off weighs as much as a place seven times larger.
_LIKENESS = 8.0
_ALIKE = 0.97  # likeness of names that are one by sound
_KNOWN = 0.85  # least likeness of another name that the sources have
_AREA = 6.0  # what a place must be worth more than a settlement of the name to come before it
_MARGIN = 0.18  # how much more the best must be worth than the next that lies elsewhere: 1.5 times as large
_FLOOR = 0.72  # least likeness of a place found by sound or one letter off: strangers are below


def place_of_spelling(name: str, gazetteer: Gazetteer, *, country: str | None = None) -> Entry | None:
    """The one place that a spelling means; None where nothing is near enough or where several share it.

    Several share a name when the next place of it lies elsewhere and is not much smaller.
    """
    found = places_of_spelling(name, gazetteer, country=country)
    if not found:
        return None
    keys = _keys(name)
    worth = _worth(found[0], keys)
    rivals = (_worth(entry, keys) for entry in found[1:] if not _is_near(entry, found[0]))
    return None if max(rivals, default=0.0) > worth - _MARGIN else found[0]


def places_of_spelling(name: str, gazetteer: Gazetteer, *, country: str | None = None) -> tuple[Entry, ...]:
    """Places that a spelling can mean, likeliest first: as written, romanised, by sound, one letter off.

    `country` (ISO alpha-3) keeps to one country; the last two steps are taken only inside one. Settlements
    come before areas of the same name, and places that are called so before those that were or can be. The
    empty tuple means that nothing is near enough.
    """
    written, keys = [_in_one_script(name)], _keys(name)
    romanised = _romanised(written[0])
    latin = [form for form in (*written, *romanised) if fold(form).isascii()]
    # Romanised first: a former name is in the table in Latin letters.
    found = _ranked((e for form in (*romanised, *written) for e in gazetteer.find(form)), country, keys)
    if found:
        if found[0].feature != "settlement" or _likeness(found[0], keys) < _ALIKE:
            # Known only as another name of some place: one that is called so by sound may be meant.
            forms = [*latin, *(reading for form in latin for reading in readings(form))]
            called = [
                entry
                for form in dict.fromkeys(forms)
                for entry in _by_sound([form], gazetteer, country, keys)
                if entry.kind == "canonical"
            ]
            found = _ranked([*found, *called], country, keys)
        return found
    found = _ranked((entry for form in latin for entry in gazetteer.find_similar(form)), country, keys)
    if found or country is None:
        return found
    forms = [*latin, *readings(name), *(reading for form in romanised for reading in readings(form))]
    found = _ranked((entry for form in forms for entry in gazetteer.find(form)), country, keys)
    if found:
        return found
    found = _by_sound(forms, gazetteer, country, keys) or _one_off(forms, gazetteer, country, keys)
    plain = _SPA.sub("", name)
    if found or plain == name:
        return found
    return places_of_spelling(plain, gazetteer, country=country)


def _keys(name: str) -> frozenset[str]:
    """The skeletons that a name has, in whichever way it is read."""
    name = _in_one_script(name)
    plain = (name, *_romanised(name))
    forms = [fold(form) for form in (*plain, *(reading for form in plain for reading in readings(form)))]
    return frozenset(skeleton(form) for form in forms if form.isascii())


def _likeness(entry: Entry, keys: frozenset[str]) -> float:
    """How like a place's name is to one of the keys, 0 to 1; a former name is the place's own."""
    if entry.kind == "former":
        return 1.0
    own = skeleton(fold(entry.name))
    if own in keys:
        return 1.0
    if sound(fold(entry.name)) in {sound_of(key) for key in keys}:
        return _ALIKE
    least = 0.0 if entry.kind in ("canonical", "similar") else _KNOWN
    return max([least, *(SequenceMatcher(None, own, key, autojunk=False).ratio() for key in keys)])


def _worth(entry: Entry, keys: frozenset[str]) -> float:
    settled = _AREA if entry.feature == "settlement" else 0.0
    return _LIKENESS * _likeness(entry, keys) + log10(entry.population + 100) + settled


def _by_sound(
    forms: Iterable[str], gazetteer: Gazetteer, country: str | None, keys: frozenset[str]
) -> tuple[Entry, ...]:
    if country is None:
        return ()
    for form in forms:
        key = sound(fold(form))
        found = _ranked(_like(gazetteer.find_by_sound(key, country), keys), country, keys)
        if found:
            return found
    return ()


def _one_off(
    forms: Iterable[str], gazetteer: Gazetteer, country: str, keys: frozenset[str]
) -> tuple[Entry, ...]:
    """Places whose key of sound is one letter off: added, left out, changed, or two that changed places."""
    for form in forms:
        key = sound(fold(form))
        if len(key) < _LEAST:
            continue
        found = _ranked(_like(gazetteer.find_by_sound(key, country, off=1), keys), country, keys)
        if found:
            return found
    return ()


def _like(entries: Iterable[Entry], keys: frozenset[str]) -> list[Entry]:
    return [entry for entry in entries if _likeness(entry, keys) >= _FLOOR]


def _is_near(a: Entry, b: Entry) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return a.number == b.number
    return distance((a.lat, a.lon), (b.lat, b.lon)) <= _SAME


def _in_one_script(name: str) -> str:
    """The name; in one script where Latin letters stand for Cyrillic ones that look alike."""
    if any("\u0400" <= letter <= "\u052f" for letter in name):
        return name.translate(_LOOK_ALIKE)
    return name


def _romanised(name: str) -> list[str]:
    if not is_cyrillic(name):
        return []
    return sorted(romanise_ukrainian(name) | romanise_russian(name))


def _ranked(entries: Iterable[Entry], country: str | None, keys: frozenset[str]) -> tuple[Entry, ...]:
    kept: dict[int, Entry] = {}
    for entry in entries:
        if country is None or entry.country == country:
            kept.setdefault(entry.number, entry)
    return tuple(sorted(kept.values(), key=lambda entry: -_worth(entry, keys)))
