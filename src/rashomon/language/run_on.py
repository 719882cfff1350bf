"""Where a sentence begins that no full stop parts from what stands before it.

Texts taken off pages and out of collections often run their parts together: the day of publication, the
headline told again, subheadings (`Shells hit market in Vesk Two people were killed`). A parser that
takes such a run for one sentence finds subjects that are none. Only plain signs count: the headline's own
words, a date that opens the text, and a small word with a capital where its section writes it small.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.ingest.source import as_agency
from rashomon.language.mask import CALENDAR, MONTHS

_OPENING = frozenset(
    "a an the this that these those it its he she they their his her we there one two three four five six "
    "seven eight nine ten eleven twelve dozens scores hundreds thousands several some many more most at on "
    "in earlier later meanwhile moreover however also but according after before during since while when as "
    "for other another each all".split()
)
"""Small words with which sentences open; inside one they are written small."""
_PREPOSITION = frozenset(("at", "on", "in", "for", "after", "before", "during", "since", "according", "as"))
_NOT_AFTER = frozenset(
    "a an the of in on at by to from with for and or nor but as into near between against over than "
    "said says told tell called named titled entitled newspaper magazine daily group film book song".split()
)
"""Words after which a name with its article may stand (`by The Arden Post`)."""
_NUMBERS = frozenset("one two three four five six seven eight nine ten eleven twelve".split())
_NUMBERED = frozenset("war channel phase division day chapter number formula radio group unit".split())
"""Words with whose number a name is written out (`World War Two`)."""
_NAMED_ARTICLE = frozenset(("the", "a", "an", "this", "that", "his", "her", "their", "its"))
_SHORTEST_ECHO = 4  # words; a shorter headline may recur inside a sentence
_ECHO_WITHIN = 400  # words of a section
_STAMP_WORDS = frozenset("date of publication published posted updated last at on first added".split())
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?$")
_DOTTED = re.compile(r"\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_LONGEST_STAMP = 9


def run_on_starts(words: Sequence[str], *, headline: Sequence[str], loose: bool) -> frozenset[int]:
    """Indices of words of a section that open a sentence though no full stop stands before them.

    `headline` are the words of the report's headline, empty for the headline itself; `loose` says that
    capitals tell nothing here.
    """
    found = set(_after_echo(words, headline))
    found.update(_after_credits(words))
    stamp = _stamp_end(words)
    if stamp:
        found.add(stamp)
    if not loose:
        found.update(i for i in range(1, len(words)) if _opens(words, i))
    return frozenset(i for i in found if 0 < i < len(words) and words[i][-1:].isalnum())


def _after_echo(words: Sequence[str], headline: Sequence[str]) -> list[int]:
    """Both ends of the headline told again."""
    length = len(headline)
    if length < _SHORTEST_ECHO:
        return []
    sought = [word.lower() for word in headline]
    low = [word.lower() for word in words[:_ECHO_WITHIN]]
    found: list[int] = []
    at = 0
    while at + length <= len(low):
        if low[at] == sought[0] and low[at : at + length] == sought:
            found += [at, at + length]
            at += length
        else:
            at += 1
    return found


def _after_credits(words: Sequence[str]) -> list[int]:
    """After an agency or a photographer in brackets (`VESK (Reuters) Rebels shelled`)."""
    found = []
    for i, word in enumerate(words[:-1]):
        if word != "(":
            continue
        end = next((j for j in range(i + 1, min(i + 7, len(words))) if words[j] == ")"), None)
        if end is None or end + 1 >= len(words) or not words[end + 1][:1].isupper():
            continue
        inside = [part for part in words[i + 1 : end] if part.isalpha()]
        if as_agency(" ".join(inside)) or {"photo", "agencies", "photos"} & {part.lower() for part in inside}:
            found.append(end + 1)
    return found


def source_last(words: Sequence[str]) -> int | None:
    """Where a headline without marks names its source at the end (`kills six state TV`), or None."""
    last = len(words) - 1
    if last < _SHORTEST_ECHO or not all(word[-1:].isalnum() or word == "-" for word in words):
        return None
    if words[last].lower() in ("tv", "television", "media") and words[last - 1].lower() == "state":
        last -= 1
    elif words[last].lower() not in _SOURCES:
        return None
    return last if words[last - 1].lower() not in _NOT_AFTER else None


def page_last(words: Sequence[str]) -> int | None:
    """Where a headline names its page after a bar (`Shells kill six in Vesk | Brask Times`), or None."""
    at = next((i for i, word in enumerate(words) if word == "|"), 0)
    return at if at >= _SHORTEST_ECHO else None


_SOURCES = frozenset("monitor monitors observatory ngo report reports".split())


def _stamp_end(words: Sequence[str]) -> int:
    """Where the text begins after a date that opens its section (`Published 5 May 2016`), or 0."""
    at = 0
    low = [word.lower().strip(".,") for word in words[:_LONGEST_STAMP]]
    while at < len(low) and (low[at] in _STAMP_WORDS or low[at] in ("", ":")):
        at += 1
    if at and low[0] in ("at", "on", "of", "first", "last") and not {"published", "updated"} & set(low[:at]):
        return 0
    if at < len(low) and low[at] in CALENDAR and low[at] not in MONTHS:
        at += 1
    parts = low[at : at + 3]
    if at < len(low) and _DOTTED.match(low[at]):
        return at + 1 if at + 1 < len(words) and words[at + 1][:1].isupper() else 0
    day_first = len(parts) == 3 and _DAY.match(parts[0]) and parts[1] in MONTHS
    month_first = len(parts) == 3 and parts[0] in MONTHS and _DAY.match(parts[1])
    if not (day_first or month_first) or not _YEAR.match(parts[2]):
        return 0
    end = at + 3
    return end if end < len(words) and words[end][:1].isupper() else 0


def _opens(words: Sequence[str], i: int) -> bool:
    """True for a small word with a capital after a word that ends no sentence."""
    word, before = words[i], words[i - 1]
    if not word[0].isupper() or word[1:] != word[1:].lower() or word.lower() not in _OPENING:
        return False
    if not _is_word(before) or before.lower() in _NOT_AFTER or i + 1 >= len(words):
        return False
    after = words[i + 1]
    named = before.lower() in _NUMBERED or after.lower() in _NOT_AFTER or after.lower() in ("across", "was")
    if word.lower() in _NUMBERS and named:
        return False
    if after[:1].islower():
        # `Vesk In the meantime`; not `the Front In charge`, where a title goes on.
        return True
    if word.lower() in _PREPOSITION:
        return after.lower() in CALENDAR
    if word.lower() in ("the", "a", "an") and not after.isupper() and _is_label(words, i):
        return True
    # `destroying their weapons The Belmark army went on`: no name has so plain a word before it.
    return word.lower() in _NAMED_ARTICLE and (before.islower() or before.isdigit()) and after[:1].isupper()


_LONGEST_LABEL = 3


def _is_label(words: Sequence[str], i: int) -> bool:
    """True when all that stands before in the sentence is a place or credit (`Vesk The Belmark army`)."""
    first = i
    while first > 0 and i - first < _LONGEST_LABEL and words[first - 1][:1].isupper():
        first -= 1
    opens = first == 0 or words[first - 1] in _ENDS
    return opens and not any(
        word.lower() in _NOT_AFTER or word.lower() in _OPENING for word in words[first:i]
    )


_ENDS = frozenset(".!?")


def _is_word(text: str) -> bool:
    return text[-1:].isalnum() and len(text) > 1
