"""Ukrainian and Russian place names in Latin letters, in the systems that reports use.

Ukrainian: the Cabinet resolution of 2010 and BGN/PCGN 1965. Russian: BGN/PCGN 1947 and the simplified form
of the press. The tables are the published ones, written out by us.

>>> sorted(romanise_ukrainian("Гуляйполе")), sorted(romanise_russian("Гуляйполе"))[:2]
(['Huliaipole', 'Hulyaypole'], ['Gulyaipole', 'Gulyaypole'])
"""

from __future__ import annotations

import re
from collections.abc import Callable

_COMMON = {
    "а": "a", "б": "b", "в": "v", "д": "d", "ж": "zh", "з": "z", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ў": "v", "ь": "", "ъ": "", "'": "", "’": "", "ʼ": "",
}  # fmt: skip
_UKRAINIAN = _COMMON | {
    "г": "h", "ґ": "g", "е": "e", "и": "y", "і": "i", "ї": "i", "й": "i",
    "є": "ie", "ю": "iu", "я": "ia",
}  # fmt: skip
_UKRAINIAN_FIRST = {"ї": "yi", "й": "y", "є": "ye", "ю": "yu", "я": "ya"}
_UKRAINIAN_BGN = _UKRAINIAN | _UKRAINIAN_FIRST
_RUSSIAN = _COMMON | {
    "г": "g", "е": "e", "ё": "yo", "и": "i", "й": "y", "ы": "y", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_VOWELS = frozenset("аеёиоуыэюяіїє")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")

_UKRAINIAN_SIGNS = re.compile(r"[іїєґ'’ʼ]|[сц]ьк(?:|е|а|ий|і)\b", re.IGNORECASE)
_RUSSIAN_SIGNS = re.compile(r"[ыэёъ]|[сц]к\b|(?:ое|ее|ская|ский|ово|ево|ов|ев|евка|овка)\b", re.IGNORECASE)
_OTHER_SIGNS = re.compile(r"[ўјљњћђџѓќѕәөүұқғңҳҷӣӯѳѣ]", re.IGNORECASE)


def is_cyrillic(name: str) -> bool:
    """True when every letter of the name is Cyrillic."""
    letters = [letter for letter in name if letter.isalpha()]
    return bool(letters) and all("\u0400" <= letter <= "\u052f" for letter in letters)


def cyrillic_language(name: str) -> str | None:
    """`uk`, `ru`, or None where the letters fit both or neither (of names of places in Ukraine)."""
    if _OTHER_SIGNS.search(name):
        return None
    ukrainian, russian = bool(_UKRAINIAN_SIGNS.search(name)), bool(_RUSSIAN_SIGNS.search(name))
    if ukrainian != russian:
        return "uk" if ukrainian else "ru"
    return None


def romanise_ukrainian(name: str) -> set[str]:
    """The name as a Ukrainian one, in each system."""
    return {spell_ukrainian_2010(name), spell_ukrainian_bgn(name)}


def romanise_russian(name: str) -> set[str]:
    """The name as a Russian one, in each system and in the spellings of the press.

    Names in -поле are found in -поль too, as Russian maps and reports long had them.
    """
    if name.endswith("поле"):
        return _romanise_russian(name) | _romanise_russian(name.removesuffix("е") + "ь")
    return _romanise_russian(name)


def _romanise_russian(name: str) -> set[str]:
    press = _spell(name, _russian_press)
    return {
        _spell(name, _russian_bgn),
        press,
        press.replace("ay", "ai").replace("oy", "oi").replace("ey", "ei"),
        press.replace("yo", "e"),
    }


def spell_ukrainian_2010(name: str) -> str:
    """The name by the Cabinet resolution of 2010, the national system."""
    return _spell(name, _ukrainian_2010)


def spell_ukrainian_bgn(name: str) -> str:
    """The name by BGN/PCGN 1965."""
    return _spell(name, _ukrainian_bgn)


def _spell(name: str, word_by_word: Callable[[str], str]) -> str:
    return _WORD.sub(lambda match: word_by_word(match.group()), name)


def _cased(word: str, latin: str) -> str:
    return latin[:1].upper() + latin[1:] if word[:1].isupper() else latin


def _ukrainian_2010(word: str) -> str:
    lower = word.lower().replace("зг", "зɣ")
    parts = [
        _UKRAINIAN_FIRST[letter]
        if i == 0 and letter in _UKRAINIAN_FIRST
        else "gh"
        if letter == "ɣ"
        else _UKRAINIAN.get(letter, letter)
        for i, letter in enumerate(lower)
    ]
    return _cased(word, "".join(parts))


def _ukrainian_bgn(word: str) -> str:
    return _cased(word, "".join(_UKRAINIAN_BGN.get(letter, letter) for letter in word.lower()))


def _russian_bgn(word: str) -> str:
    lower, parts = word.lower(), []
    for i, letter in enumerate(lower):
        after_vowel = i == 0 or lower[i - 1] in _VOWELS or lower[i - 1] in "йъь"
        if letter in "её":
            parts.append(
                ("ye" if letter == "е" else "yo") if after_vowel else ("e" if letter == "е" else "yo")
            )
        else:
            parts.append(_RUSSIAN.get(letter, letter))
    return _cased(word, "".join(parts))


def _russian_press(word: str) -> str:
    lower = re.sub(r"(ий|ый)$", "ы", word.lower())
    return _cased(word, "".join(_RUSSIAN.get(letter, letter) for letter in lower))
