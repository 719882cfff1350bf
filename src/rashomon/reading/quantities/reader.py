"""How many: numbers with their bounds, units and what they count.

Number phrases come from `phrases`, what they count from `units` and `kinds`. Here
numbers that count nothing (dates, ages, names of units and roads) are left out, zeros and single persons are
added (`no one was hurt`, `a soldier was killed`), and parts are tied to their wholes (`12, including three`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from rashomon.findings import Maker, Quantity, Time
from rashomon.language import Parse, Sentence, Token
from rashomon.lexicons.agents import names_person
from rashomon.reading.quantities.found import HARM_KINDS, Found
from rashomon.reading.quantities.kinds import kind_of
from rashomon.reading.quantities.lists import wholes
from rashomon.reading.quantities.phrases import NumberPhrase, find_numbers
from rashomon.reading.quantities.singles import ones, pairs, singles, surnames_in
from rashomon.reading.quantities.units import Unit, find_unit, noun_entry
from rashomon.reading.times.reader import lower_in_place

_NAMED = re.compile(
    r"(?<![a-z])(?:resolution|article|chapter|flight|pages?|no|number|room|route|highway|section|paragraph|"
    r"channel|unit|hill|height|checkpoint|battalion|brigade|regiment|division|boeing|airbus|group of|"
    r"level|category|phase|protocol|line|platform|gate|apartment|building|school|hospital|district|"
    r"sector|zone|area|camp|base|aged?|version|part|volume|top|covid|world war|war)[\s.-]*$"
)
_ADDRESS = re.compile(
    r"\s+(?:[A-Z][a-z]+\s+){1,3}(?:Street|Road|Avenue|Lane|Square|Boulevard|Drive|St|Rd|Ave|Ln|Dr|Blvd)\b"
)
_AGE_AFTER = re.compile(
    r"[\s-]+(?:years?|months?)[\s-]+(?:old|of age)|(?:st|nd|rd|th)\b|['’]s\b|"
    r"[\s-](?:year|month|week|day|hour|minute)s?\b|[\s-](?:thirds?|fourths?|quarters?|fifths?|tenths?|halves)\b"
)
_AGES = re.compile(r"(?:\baged (?:\d+, )*|[a-z], |\b\d+, )(?:\d+ and |\d+, )?$")
"""Before one of two or more ages (`two women, 29 and 41, were shot`)."""
_STRAY = re.compile(
    r"[ \t]+(?:(?:over|at least|more than|some|about|around|nearly|almost|up to) )?\d", re.IGNORECASE
)
"""After a figure: another one, which counts what follows (`Views 85 12 fighters killed`)."""
_TOLD = re.compile(r"\b(?:to|of|at|by|kill\w*|wound\w*|injur\w*|leav\w+|left) $")
"""Before a figure that counts, whatever follows it (`toll rises to 11 44 injured`)."""
_PART = re.compile(r"\b(?:including|among them|among whom|of whom|most of them|of them|include[ds]?)\b")
_OF_THEM = re.compile(r"\s*(?:of them|of whom)\b")
_SINCE = re.compile(r"\b(?:since|so far|to date)\b[^.,;:)\n]{0,60}")
_MOST_SINCE = re.compile(r"\b(?:\w{2,}iest|worst|highest|largest|biggest|most|first|only)\b[^.;:]{0,80}$")
"""Before `since` where that counts nothing (`the deadliest attack since 2029`)."""
_ZERO = re.compile(
    r"(?<![\w-])(?:(?P<nobody>no[\s-]?one|nobody|none)(?:\s+of\s+(?P<of>(?:the|his|her|its|their|them|us)"
    r"(?:\s+\w+)?))?|"
    r"(?P<no>no|zero|without(?:\s+any)?)(?P<adj>(?:\s+(?:further|other|immediate|civilian|military|fatal|human|"
    r"new|serious|known|reported|significant|major))*)\s+(?P<what>casualties|deaths?|fatalities|"
    r"injuries|injured|losses|victims|wounded|dead|arrests|people|civilians|soldiers|passengers|one))(?!\w)"
)
_ZERO_KINDS = {
    "casualties": "casualties", "losses": "casualties", "victims": "casualties", "death": "killed",
    "deaths": "killed", "fatalities": "killed", "dead": "killed", "injuries": "injured", "injured": "injured",
    "wounded": "injured", "arrests": "arrested",
}  # fmt: skip
_REPORTS_OF = re.compile(
    r"no\s+(?:immediate\s+|further\s+|initial\s+)*"
    r"(?:reports?|word|information|details|indication|confirmation)"
)
_CURRENCIES = {
    "$": "dollars", "£": "pounds", "€": "euros", "₽": "roubles", "₴": "hryvnias", "₹": "rupees", "¥": "yen",
    "₺": "lira",
}  # fmt: skip
_LABEL = 12  # characters before a sentence in which a label of its first figure is looked for
_NEAR = 200  # characters around a number in which a toll or a list of victims is looked for


def read_quantities(parse: Parse, times: list[Time]) -> list[Quantity]:
    """All quantities of a parse, in text order; numbers inside time expressions are never counts."""
    lowered = lower_in_place(parse.text)
    starts = [time.citations[0].start for time in times]
    ends = [time.citations[0].end for time in times]
    quantities: list[Quantity] = []
    surnames = surnames_in(parse.sentences)
    for sentence in parse.sentences:
        found = [*_counted(parse, lowered, sentence, starts, ends), *_zeros(parse, lowered, sentence)]
        found.extend((*singles(lowered, sentence, found), *pairs(sentence)))
        found.sort(key=lambda item: (item.phrase.start, item.end))
        _share_kinds(lowered, found)
        found = [item for item in found if item.kind]
        _tie_parts(lowered, found)
        found = sorted([*found, *ones(sentence, found, surnames)], key=lambda item: item.phrase.start)
        found = [*wholes(parse.text, found), *found]
        scope = _scope(parse, lowered, sentence) if any(item.kind != "other" for item in found) else None
        made: dict[int, Quantity] = {}
        told: list[Quantity] = []
        for item in found:
            whole = made.get(id(item.subset_of))
            quantity = _finding(parse, item, scope if item.kind != "other" else None, whole)
            made[id(item)] = quantity
            told.append(quantity)
        quantities += sorted(told, key=lambda one: (one.citations[0].end, -one.citations[0].start))
    return quantities


# --- Figures ------------------------------------------------------------------------------------------


def _counted(
    parse: Parse, lowered: str, sentence: Sentence, starts: list[int], ends: list[int]
) -> Iterator[Found]:
    for phrase in find_numbers(lowered, sentence.start, sentence.end):
        at = bisect_right(starts, phrase.end - 1) - 1
        if at >= 0 and phrase.figure < ends[at]:
            continue
        if _is_no_count(parse.text, lowered, phrase):
            continue
        item = _count(parse, lowered, sentence, phrase)
        if item is not None:
            yield item


def _is_no_count(text: str, lowered: str, phrase: NumberPhrase) -> bool:
    """Ages, ordinals, addresses and numbers that are part of a name."""
    if phrase.sign not in ("", "%"):
        return False
    before = lowered[max(0, phrase.figure - 20) : phrase.figure]
    if phrase.start == phrase.figure and re.search(r"[\w.)][-–/]$", before):
        return True
    digits = phrase.word[:1].isdigit()
    if digits and _NAMED.search(before) and not before.endswith("\n"):
        return True
    after = text[phrase.end : phrase.end + 40]
    if digits and phrase.bound == "exact" and _STRAY.match(after) and not _TOLD.search(before):
        return True
    if _AGE_AFTER.match(after.lower()) or (digits and _ADDRESS.match(after)):
        return True
    if digits and re.match(r"[-/]\w|:\d|\.\d", after):
        return not re.match(r"-(?:strong|member|ship|man|person)", after)
    if digits and phrase.bound == "exact" and _AGES.search(before) and re.match(r"[,.);]|$| and\b", after):
        return True
    # `Mara Lind, 34, lives`: a figure between commas after a name is an age.
    if (
        digits
        and phrase.best
        and phrase.best < 120
        and re.search(r"[A-Za-z’'][,(] ?$", text[max(0, phrase.start - 4) : phrase.start])
    ):
        named = _name_before(text, phrase.start) or _person_before(lowered, phrase.start)
        return bool(re.match(r"[,.)]|$| (?:and|who|of|from)\b", after)) and named
    return phrase.word == "one" and not re.match(r"\s+[a-z]", after.lower())


def _name_before(text: str, start: int) -> bool:
    words = text[max(0, start - 24) : start].rstrip(" ,(").split()
    return bool(words) and words[-1][:1].isupper()


def _person_before(lowered: str, start: int) -> bool:
    """True behind a noun for one person (`a boy, 12, and his father`)."""
    words = lowered[max(0, start - 24) : start].rstrip(" ,(").split()
    return bool(words) and not words[-1].endswith("s") and names_person(words[-1])


def _count(parse: Parse, lowered: str, sentence: Sentence, phrase: NumberPhrase) -> Found | None:
    tokens = sentence.tokens
    number = _number_token(parse, sentence, phrase)
    if number is None:
        return None
    position = number.i - tokens[0].i + 1
    while position < len(tokens) and tokens[position].start < phrase.end:
        position += 1
    unit = find_unit(tokens, position, single=phrase.best is not None and phrase.best <= 1)
    end = max(phrase.end, unit.head.end if unit.head else phrase.end)
    if phrase.sign:
        return _money_or_percent(phrase, unit)
    opens = not lowered[sentence.start : phrase.start].strip()
    # `Dead: 4. Wounded: 11.`: a label may be cut off from what it tells of.
    first = max(0, phrase.start - _LABEL) if opens else max(sentence.start, phrase.start - _NEAR)
    before = lowered[first : phrase.start]
    after = lowered[end : min(sentence.end, end + _NEAR)]
    kind = kind_of(number, unit, tokens, before, after)
    if phrase.word.startswith("a couple") and unit.head is None:
        return None
    if kind is None:
        kind = "other" if _worth_telling(phrase, unit) else None
    if kind is None or (phrase.word == "one" and kind == "other"):
        return None
    return Found(phrase, unit, kind, end, f"quantities.{kind}", number=number)


def _number_token(parse: Parse, sentence: Sentence, phrase: NumberPhrase) -> Token | None:
    """The last token of a figure, if it stands in the sentence."""
    tokens = parse.tokens_in(phrase.figure, phrase.end)
    return tokens[-1] if tokens and tokens[-1].sent is sentence else None


def _money_or_percent(phrase: NumberPhrase, unit: Unit) -> Found:
    if phrase.sign == "%":
        bare = Unit(words="percent")
        return Found(phrase, bare, "other", phrase.end, "quantities.percent")
    unit = Unit(words=_CURRENCIES.get(phrase.sign[-1]))
    return Found(phrase, unit, "money", phrase.end, "quantities.money")


def _worth_telling(phrase: NumberPhrase, unit: Unit) -> bool:
    """Counts of known things and people, and larger counts of any plural noun."""
    if unit.kind_class:
        return True
    large = (phrase.best or phrase.low or 0) >= 10
    return large and unit.head is not None and unit.head.tag in ("NNS", "NNPS")


# --- Zeros and single persons -------------------------------------------------------------------------


def _zeros(parse: Parse, lowered: str, sentence: Sentence) -> Iterator[Found]:
    text = lowered[sentence.start : sentence.end]
    if not re.search(r"\bno|zero|without", text):
        return
    for match in _ZERO.finditer(lowered, sentence.start, sentence.end):
        if _REPORTS_OF.search(lowered, max(sentence.start, match.start() - 30), match.end()):
            continue
        item = _zero(parse, sentence, match)
        if item is not None:
            yield item


def _zero(parse: Parse, sentence: Sentence, match: re.Match[str]) -> Found | None:
    tokens = parse.tokens_in(match.start(), match.end())
    if not tokens:
        return None
    last = tokens[-1]
    name = "nobody" if match["nobody"] else "no"
    figure_end = match.end("nobody") if match["nobody"] else match.end("no")
    phrase = NumberPhrase(match.start(), figure_end, match.start(), 0.0, 0.0, 0.0, "none", "", name)
    what = match["what"] or ""
    unit = Unit(words=last.text if what or match["of"] else None)
    entry = noun_entry(last)
    if entry and not match["nobody"]:
        unit.who = entry["who"] or None
    if what in _ZERO_KINDS:
        return Found(phrase, unit, _ZERO_KINDS[what], match.end(), "quantities.none")
    if match["of"] and entry:
        unit.who = entry["who"] or None
    probe = Unit(head=last, tokens=[last], kind_class="person")
    kind = kind_of(last, probe, sentence.tokens, "", "")
    if kind in HARM_KINDS:
        return Found(phrase, unit, kind, match.end(), "quantities.none")
    return None


def _share_kinds(lowered: str, found: list[Found]) -> None:
    """Let the members of a list share what is said of its last one: `Two soldiers, five civilians killed`.

    In `eight of the 12 hostages` the twelve are only the group: nothing is said of all of them.
    """
    for item, after in reversed(list(pairwise(found))):
        between = lowered[item.end : after.phrase.start].strip()
        persons = item.unit.kind_class in ("person", "group") and after.unit.kind_class in ("person", "group")
        if (
            item.kind in ("other", "")
            and persons
            and between in (",", "and", ", and")
            and after.kind in HARM_KINDS
        ):
            item.kind = after.kind
    for item, after in pairwise(found):
        between = lowered[item.end : after.phrase.start].strip()
        others = (after.unit.words or "").lower() in ("others", "other people")
        if after.kind in ("other", "") and others and between == "and" and item.kind in HARM_KINDS:
            after.kind = item.kind  # `injuring a teacher and 19 others`
    for item, after in pairwise(found):
        if after.phrase.start < item.end:
            after.kind = "other"


# --- Parts, scope and the finding ---------------------------------------------------------------------


def _tie_parts(lowered: str, found: list[Found]) -> None:
    """Tie parts to their wholes: `12, including three children`; `11 others, two of them critically`."""
    whole: Found | None = None
    for item in found:
        if whole is not None and _is_part(lowered, whole, item):
            item.subset_of = whole
            if item.kind in ("other", "participants") and whole.kind in HARM_KINDS:
                item.kind = whole.kind
        elif item.kind != "money" and item.unit.words != "percent":
            whole = item


def _is_part(lowered: str, whole: Found, item: Found) -> bool:
    if item.kind not in ("other", whole.kind, "participants") or item.phrase.bound == "none":
        return False
    between = lowered[whole.end : item.phrase.start]
    if ";" in between or len(between) > 80:
        return False
    if _PART.search(between) or _OF_THEM.match(lowered, item.phrase.end):
        most = (item.phrase.best or item.phrase.low or 0) <= (
            whole.phrase.best or whole.phrase.low or float("inf")
        )
        return most
    return False


def _scope(parse: Parse, lowered: str, sentence: Sentence) -> str | None:
    """Words that say since when or over what a figure was counted, as written."""
    match = _SINCE.search(lowered, sentence.start, sentence.end)
    if match is not None and _MOST_SINCE.search(lowered, sentence.start, match.start()):
        return None
    if match is None:
        match = _PERIOD.search(lowered, sentence.start, sentence.end)
    return parse.text[match.start() : match.end()].rstrip() if match else None


_PERIOD = re.compile(
    r"\b(?:in|over|during|within)\s+(?:the|these)\s+(?:past|last|previous|first|preceding)\s+"
    r"(?:\w+\s+){0,2}(?:hours?|days?|weeks?|months?|years?|night)\b"
)


def _finding(parse: Parse, item: Found, scope: str | None, whole: Quantity | None) -> Quantity:
    phrase, unit = item.phrase, item.unit
    span = (phrase.start, item.end)
    return Quantity(
        id=parse.finding_id("quantity", span, (phrase.figure, phrase.end)),
        layer="quantity",
        citations=(parse.cite(*span),),
        maker=Maker(kind="rule", id=item.rule),
        mention=parse.text[span[0] : span[1]],
        kind=item.kind,
        low=phrase.low,
        best=phrase.best,
        high=phrase.high,
        bound=phrase.bound,
        as_written=parse.text[phrase.start : phrase.end],
        unit=unit.words,
        who=unit.who,
        scope=scope,
        subset_of=whole.id if whole is not None else None,
    )
