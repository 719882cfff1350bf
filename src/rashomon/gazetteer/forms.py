"""The names under which a place is entered: bare names of areas, romanisations, former names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from rashomon.gazetteer.folding import fold, skeleton
from rashomon.gazetteer.kinds import LANGUAGES
from rashomon.gazetteer.romanise import (
    cyrillic_language,
    is_cyrillic,
    romanise_russian,
    romanise_ukrainian,
    spell_ukrainian_2010,
    spell_ukrainian_bgn,
)
from rashomon.gazetteer.sources import AREAS, Former, RawPlace

# Countries for whose places Cyrillic names are kept and romanised.
_CYRILLIC_COUNTRIES = frozenset("UA RU BY MD KZ KG TJ TM UZ GE AM AZ RS ME BA MK BG XK LT LV EE".split())

_TYPE_WORDS = (
    "autonomous republic of|autonomous region|autonomous oblast|autonomous okrug|special municipality|"
    "respublika|republic of|republic|oblast|oblasti|oblysy|okrug|kray|krai|raion|rayon|province of|province|"
    "provincia de|provincia del|provincia|departamento de|departamento del|department of|departement de|"
    "département de|department|district of|district|governorate|muhafazat|muhafazah|wilayat|wilaya de|wilaya|"
    "county of|county|parish|borough|state of|estado de|state|region of|region|prefecture|canton of|canton|"
    "municipality of|municipality|municipio de|city of|voivodeship|wojewodztwo|judetul|gorod|misto|division|"
    "metropolitan borough of|community|regency|kabupaten|kota|city|ostan e|ostan|arrondissement|commune"
)
_TYPE = re.compile(rf"^(?:{_TYPE_WORDS}) +(?=\w)|(?<=\w) +(?:{_TYPE_WORDS})$")
_ADJECTIVE = re.compile(r"(s)?k(?:aya|aja|a|yi|iy|yy|e|oe|oye)$")
_LATIN = re.compile(r"^['’ʼʻ]?[A-ZÀ-ÖØ-ÞĀ-ſƏȘȚḀ-ỿ]")
_MARKED = re.compile(r"[İ‘’ʻʼʿʾ\u0180-\uffff]")
_ORDINARY = frozenset(
    "north south east west northern southern eastern western central upper lower new old free federal "
    "national capital coast coastal city metropolitan inner outer greater mid union special lakes river "
    "rivers valley islands north east north west south east south west".split()
)
_TABLED = frozenset({"ukrainian", "russian"})  # a label of the table stands over one made by rule
_LIKE = 0.6  # `Ugledar` and `Vuhledar` are .93 alike, `Zaporozhye` and `Zaporizhzhia` .8, strangers below .5
_MACRONS = re.compile(r"[^\x20-\x7e]")
_ARABIC = frozenset("SY IQ LB JO PS IL YE LY SD EG SA TN DZ MA KW BH QA AE OM TD IR AF PK".split())
_ENGLISH = re.compile(r"^[A-Z][A-Za-z' -]+ (?:Governorate|Province|Oblast|Prefecture|Region|Voivodeship)$")
_CODE = re.compile(r"^[A-Z0-9]{1,4}$")


def all_forms(place: RawPlace) -> Iterator[tuple[str, str, int | None]]:
    """Every name of a place with its kind and, for a former name, the year until which it was used."""
    yield place.name, "canonical", None
    for name in place.names:
        if _keep(name, place):
            yield name, "alternate", None
    for name, kind in place.forms:
        kind, _, until = kind.partition(":")
        yield name, kind, int(until) if until else None


def _keep(name: str, place: RawPlace) -> bool:
    if is_cyrillic(name):
        return place.country in _CYRILLIC_COUNTRIES
    if place.feature not in AREAS and _CODE.match(name):
        return False  # an airport's code, not a name that reports use
    if place.feature in AREAS and len(fold(name)) <= (3 if place.feature == "country" else 2):
        return False  # abbreviations in use are in our own table
    return bool(_LATIN.match(name)) and len(name) <= 40


def bare_name(name: str) -> str | None:
    """The folded name of an area without its type word, or None where it has none."""
    folded = fold(name)
    bare = _TYPE.sub("", folded).strip()
    return bare if bare and bare != folded else None


def add_bare_names(subdivisions: list[RawPlace], settlements: list[RawPlace]) -> None:
    """Enter each area under its name without `Oblast`, `County` and the like.

    An area named by an adjective (`Kurskaya oblast'`) is entered under the name of its largest place from
    which that adjective is made (`Kursk`).
    """
    inside: dict[str, dict[str, str]] = defaultdict(dict)
    for place in sorted(settlements, key=lambda place: place.population):
        if place.admin1 is not None:
            inside[place.admin1][fold(place.name)] = place.name
    for area in subdivisions:
        bare: dict[str, str] = {}
        for name in [area.name, *area.names]:
            stem = bare_name(name) if _LATIN.match(name) else None
            if stem is None or stem in _ORDINARY:
                continue
            bare[stem] = stem
            if area.feature == "admin1" and _ADJECTIVE.search(stem):
                known = inside.get(area.admin1 or "", {})
                for end in ("", "k", "sk", "y", "e", "a", "v"):
                    guess = _ADJECTIVE.sub("", stem) + end
                    if guess in known:
                        bare[guess] = known[guess]
                        _name_in_english(area, known[guess])
        area.forms.extend((name, "bare") for name in bare.values())


def _name_in_english(area: RawPlace, bare: str) -> None:
    """`Kurskaya oblast'` is `Kursk Oblast` in English."""
    if re.search(r"oblast['’]?$", area.name):
        area.names.append(area.name)
        area.name = f"{bare} Oblast"


def write_plainly(places: Iterable[RawPlace]) -> None:
    """Name places without the marks of scholarly transliteration, and subdivisions by their English name.

    Both only where a source has that form too.
    """
    for place in places:
        english = [name for name in place.names if _ENGLISH.match(name)] if place.feature == "admin1" else []
        if english and not _ENGLISH.match(place.name):
            place.names.append(place.name)
            place.name = english[0]
            continue
        marked = _MACRONS if place.country in _ARABIC else _MARKED
        if marked.search(place.name):
            folded = fold(place.name)
            plain = [name for name in place.names if name.isascii() and fold(name) == folded]
            if plain:
                place.names.append(place.name)
                place.name = plain[0]


def add_romanisations(places: Iterable[RawPlace]) -> None:
    """Enter places under the romanisations of their Cyrillic names.

    For places in Ukraine the kind says which language a form is made from: `ukrainian`, `russian`, or
    `shared` where both give it.
    """
    for place in places:
        if place.country not in _CYRILLIC_COUNTRIES:
            continue
        cyrillic = [name for name in place.names if is_cyrillic(name)]
        if place.country != "UA":
            if place.country in ("RU", "BY", "KZ", "KG"):
                place.forms.extend(
                    (form, "alternate") for name in cyrillic if name[:1].isupper()
                    for form in romanise_russian(name)
                )  # fmt: skip
            continue
        for name in cyrillic:
            if cyrillic_language(name) != "ru" and place.feature == "settlement":
                _modernise(place, name)
        current = fold(place.name)
        own = {name for name in cyrillic if fold(spell_ukrainian_2010(name)) == current}
        # `Хмельницкий` spelt by the Ukrainian rules comes to the current name too.
        own = {name for name in own if cyrillic_language(name) == "uk"} or own
        ukrainian: set[str] = set()
        russian: set[str] = set()
        for name in cyrillic:
            language = cyrillic_language(name)
            if language is None and own and name not in own:
                language = "ru"  # the Ukrainian name is known, and this is another
            elif language is None and own and any(cyrillic_language(other) == "ru" for other in cyrillic):
                language = "uk"  # and here the Russian one
            if language != "ru":
                ukrainian |= romanise_ukrainian(name)
            if language != "uk":
                russian |= romanise_russian(name)
        canonical = {fold(place.name)}
        folded_ukrainian, folded_russian = {fold(f) for f in ukrainian}, {fold(f) for f in russian}
        for form in ukrainian | russian:
            key = fold(form)
            if key in canonical:
                continue
            both = key in folded_ukrainian and key in folded_russian
            kind = "shared" if both else "ukrainian" if key in folded_ukrainian else "russian"
            place.forms.append((form, kind if _is_like(key, place.name) else "alternate"))


def _is_like(folded: str, name: str) -> bool:
    """False for another name of the place (an older one), which is no romanisation of the current name."""
    ours, theirs = skeleton(folded), skeleton(fold(name))
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= _LIKE


def _modernise(place: RawPlace, ukrainian: str) -> None:
    """Name a place by the national romanisation of 2010 where the source has another one of the same name."""
    national, older = spell_ukrainian_2010(ukrainian), spell_ukrainian_bgn(ukrainian)
    current = fold(place.name)
    if current == fold(older) and place.name != national:
        place.forms.append((place.name, "ukrainian"))
        place.name = national
    elif cyrillic_language(ukrainian) == "uk" and current != fold(national) and _is_like(current, national):
        russian = [name for name in place.names if cyrillic_language(name) == "ru" and is_cyrillic(name)]
        others = [name for name in place.names if cyrillic_language(name) != "ru" and is_cyrillic(name)]
        if current in {fold(form) for name in others for form in romanise_ukrainian(name)}:
            return
        if any(current == fold(form) for name in russian for form in romanise_russian(name)):
            place.forms.append((place.name, "russian"))
            place.name = national


def add_former(places: dict[int, RawPlace], rows: Iterable[Former], by_id: dict[str, int]) -> None:
    """Enter names that were replaced, with the year; the current name is found by name and country.

    Raises ValueError that names all rows whose place is not there.
    """
    wanted = list(rows)
    keys = {(fold(row.current), row.country) for row in wanted}
    best: dict[tuple[str, str], tuple[bool, int, RawPlace]] = {}
    countries = {country for _, country in keys}
    for place in places.values():
        if place.country not in countries or place.feature != "settlement":
            continue
        for order, name in enumerate([place.name, *place.names]):
            key = (fold(name), place.country)
            if key in keys:
                fit = (order == 0, place.population, place)
                if key not in best or fit[:2] > best[key][:2]:
                    best[key] = fit
    missing = []
    areas: dict[tuple[str, str], list[RawPlace]] = defaultdict(list)
    for place in places.values():
        if place.country in countries and place.feature in ("admin1", "admin2"):
            called = {place.name, *place.names, *(name for name, kind in place.forms if kind == "bare")}
            for folded in {fold(name) for name in called}:
                areas[folded, place.country].append(place)
    for row in wanted:
        number = by_id.get(row.current)
        fitting = best.get((fold(row.current), row.country))
        found = places.get(number) if number is not None else fitting[2] if fitting else None
        if found is None:
            missing.append(f"{row.current!r} in {row.country!r}")
            continue
        kind = row.form if row.until is None else f"former:{row.until}"
        if row.form in _TABLED:
            folded = fold(row.name)
            found.forms = [form for form in found.forms if fold(form[0]) != folded]
        found.forms.append((row.name, kind))
        if row.form in LANGUAGES:
            # Subdivisions are called after their seats, in the same languages.
            for area in areas.get((fold(row.name), row.country), ()):
                area.forms.append((row.name, kind))
    if missing:
        raise ValueError(f"former_names.tsv: no place {', '.join(sorted(set(missing)))}")
