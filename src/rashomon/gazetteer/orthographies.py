"""Names of places in Ukraine as other languages spell them, read back as an English romanisation.

Each table says how one orthography writes a sound; the tables are the published rules of spelling, written
out by us. A name is read in every orthography: which one it is in is not asked.

>>> readings("Tschernihiv")[1]
'chernihiv'
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_MARKED = {
    "č": "ch", "š": "sh", "ž": "zh", "ż": "zh", "ź": "z", "ć": "ts", "ś": "s", "ń": "n", "ň": "n", "ó": "o",
    "ř": "r", "ť": "t", "ď": "d", "ľ": "l", "ĺ": "l", "ş": "sh", "ș": "sh", "ţ": "ts", "ț": "ts", "î": "y",
    "â": "y", "ă": "a", "ą": "a", "ę": "e", "ł": "l", "ç": "ch", "ğ": "g", "ı": "y", "ö": "o", "ü": "u",
    "ў": "v", "ŭ": "v",
}  # fmt: skip
# Letters that mean one thing under a mark and another without it are read with these tables before folding.
_TABLES: dict[str, dict[str, str]] = {
    "marked": {},
    "german": {"tsch": "ch", "sch": "sh", "ch": "kh", "w": "v", "z": "ts", "j": "y", "ä": "e"},
    "polish": {"szcz": "shch", "sz": "sh", "cz": "ch", "rz": "r", "ch": "kh", "dzi": "d", "ci": "t",
               "si": "s", "ni": "n", "zi": "z", "c": "ts", "w": "v", "j": "y"},
    "polish_rz": {"szcz": "shch", "sz": "sh", "cz": "ch", "rz": "zh", "ch": "kh", "c": "ts",
                  "w": "v", "j": "y"},
    "polish_rzh": {"szcz": "shch", "sz": "sh", "cz": "ch", "rz": "rzh", "ch": "kh", "c": "ts",
                   "w": "v", "j": "y"},
    "slovak": {"ch": "kh", "c": "ts", "j": "y", "h": "h"},
    "hungarian": {"cs": "ch", "zs": "zh", "sz": "s", "s": "sh", "gy": "d", "ny": "n", "ly": "l", "c": "ts",
                  "j": "y"},
    "french": {"tch": "ch", "ch": "sh", "ou": "u", "j": "zh"},
    "turkic": {"c": "dzh", "j": "y"},
    "english": {"j": "dzh", "f": "v"},
    "romanian": {"ci": "chi", "ce": "che", "c": "k", "j": "zh"},
    # Persons' names inside names of places, as Russian has them and as Ukrainian does.
    "russian": {"alex": "oleks", "aleks": "oleks", "elen": "olen", "yelen": "olen", "ekaterin": "kateryn",
                "yekaterin": "kateryn", "nikol": "mykol", "nikit": "mykyt", "mikhail": "mykhail",
                "vladimir": "volodymyr", "dmitri": "dmytri", "grigor": "hryhor", "evgen": "yevhen",
                "evdok": "yavdok", "elizavet": "yelyzavet", "osip": "yosyp", "afanas": "opanas", "x": "ks"},
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "t", "ι": "i", "κ": "k",
    "λ": "l", "μ": "m", "ν": "n", "ξ": "ks", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t",
    "υ": "y", "φ": "f", "χ": "kh", "ψ": "ps", "ω": "o",
}  # fmt: skip


def readings(name: str) -> list[str]:
    """The name in small letters, read in each orthography; the plainest reading first, no reading twice."""
    lower = unicodedata.normalize("NFC", name.casefold())
    if any("\u0370" <= letter <= "\u03ff" for letter in lower):
        plain = unicodedata.normalize("NFD", lower)
        spelt = "".join(_GREEK.get(letter, letter) for letter in plain if not unicodedata.combining(letter))
        return [spelt.replace("oy", "u").removesuffix("i"), spelt.replace("oy", "u")]
    found = []
    for table in _TABLES:
        pattern, sounds = _compiled(table)
        read: list[str] = []
        at = 0
        for match in pattern.finditer(lower):
            read += [lower[at : match.start()], sounds[match.group()]]
            at = match.end()
        found.append("".join([*read, lower[at:]]))
        if table == "romanian":
            found.append(found[-1].removesuffix("i"))  # `Halici`: a last i only softens
    return list(dict.fromkeys(found))


@cache
def _compiled(table: str) -> tuple[re.Pattern[str], dict[str, str]]:
    marked = dict(_MARKED)
    if table == "turkic":
        marked["ç"] = "ch"
    sounds = {**marked, **_TABLES[table]}
    longest = sorted(sounds, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))), sounds
