"""Commas that a text has lost, so that the parser can be shown them.

Collections of reports are often stored with their commas stripped. A parser that learnt on edited text then
hangs `killing three` on the village that was shelled, and takes `the observatory said` for the subject of
what stands before it. In a report without a single comma the places where one must have stood are told by
plain signs, and the engine is shown a comma there; in any report also after a full date that opens a
sentence. The report's words, offsets and tokens stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.language.mask import CALENDAR, DAY_OF_MONTH, MONTHS, WEEKDAYS
from rashomon.lexicons import agents

FEWEST_WORDS = 40
"""Words of a report from which the lack of any comma tells that they were taken out."""

_NOMINAL = frozenset(("NN", "NNS", "NNP", "NNPS", "CD", "PRP", "RB", "JJ", "-RRB-", "''"))
_NAMES = frozenset(("NNP", "NNPS"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_OPENS_PHRASE = frozenset(("DT", "CD", "PRP", "PRP$"))
_OUTCOMES = frozenset(
    "killing injuring wounding causing leaving claiming destroying damaging forcing prompting sending "
    "trapping burning adding saying noting stressing citing describing accusing blaming putting bringing "
    "making warning urging marking dismissing denying rejecting triggering sparking inflicting seizing "
    "capturing hitting targeting explaining pointing according asserting affirming confirming "
    "threatening displacing including cutting giving raising taking turning allowing reducing".split()
)
"""Participles that open a clause of their own at the end of another, besides those of speech."""
_SAYING_NOUNS = frozenset("statement resolution letter message speech communique text draft".split())
"""What itself says something (`a statement praising the crew`)."""
_OF_SPEECH = frozenset(
    "praising hailing emphasizing emphasising underlining reiterating vowing pledging insisting "
    "lamenting".split()
)
_SPEAKING = frozenset("said says say told reported added claimed announced confirmed stated".split())
_AFTER_SPEECH = frozenset(
    ("on", "in", "at", "during", "from", "late", "early", "earlier", "by", "via", "through")
)
_WHO_SPEAKS_WITHIN = 9
"""Words: the longest phrase for a speaker that is looked for before `said`."""
_WITHIN = 10
"""Words after `as` in which the verb of its clause must stand."""
_ADVERBS = frozenset("meanwhile moreover however elsewhere separately additionally furthermore".split())
_PARTS_OF_DAY = frozenset(("night", "evening", "morning", "afternoon"))
_GOES_ON = frozenset(("and", "when", "that"))
"""Words after a day with which what opens the sentence goes on."""
_BEFORE_SPEAKER = _NOMINAL | {"VBN", "RP"}
_PLURAL_SPEAKERS = frozenset("activists sources officials residents witnesses".split())
_STOPS = frozenset(".!?;")
_OPENING_DATE = 12
"""Words of a sentence within which the date that opens it ends."""
_BEFORE_DATE = WEEKDAYS | frozenset(
    "on in at of the morning evening night afternoon dawn dusk noon midnight early late overnight around "
    "about shortly before after a.m. p.m. am pm hours o'clock local time".split()
)
_NOT_AFTER_DATE = (_BEFORE_DATE - {"the"}) | frozenset(
    "this last next and or to until till through that when where which was were is are be been has had have "
    "did does it by for from with than as alone at but came saw marked brought became began ended went "
    "passed".split()
)
"""Words with which the date goes on, or of which it is the subject."""
_YEAR = re.compile(r"(?:1\d|20)\d\d$")


def has_lost_commas(words: Sequence[str], fewest: int = FEWEST_WORDS) -> bool:
    """True for the words of a text of some length without a single comma."""
    return len(words) >= fewest and "," not in words


def lost_commas(words: Sequence[str], tags: Sequence[str]) -> list[int]:
    """Indices of the words before which a comma must have stood; `tags` are a first look's Penn tags."""
    found: set[int] = set()
    for start, end in _sentences(words):
        found.update(_opening(words, tags, start, end))
        for i in range(start + 1, end):
            if _opens_clause(words, tags, i, end) or _opens_apposition(words, tags, i, start):
                found.add(i)
        found.update(_speaker_last(words, tags, start, end))
        low = [word.lower() for word in words[start:end]]
        found.update(start + i for i in lost_in_figures(low))
    return sorted(i for i in found if words[i - 1][-1:].isalnum() or words[i - 1] in (")", '"'))


def after_opening_dates(words: Sequence[str]) -> list[int]:
    """Where a sentence goes on after the full date that opens it; `words` are lower-cased.

    `On 3 May 2031 rebels shelled Vesk` is good style in many offices; the parser then takes
    `3 May 2031 rebels` for one phrase, and nobody shells.
    """
    found: list[int] = []
    for start, end in _sentences(words):
        at = _date_end(words, start, min(end, start + _OPENING_DATE))
        if at is not None and at < end and words[at][:1].isalnum() and words[at] not in _NOT_AFTER_DATE:
            found.append(at)
    return found


def _date_end(words: Sequence[str], start: int, end: int) -> int | None:
    """Where the date with which a sentence opens is over (`at dawn on 3 may 2031`), or None."""
    month = next((i for i in range(start, end) if words[i] in MONTHS), None)
    before = words[start:month]
    if month is None or any(word not in _BEFORE_DATE and not DAY_OF_MONTH.match(word) for word in before):
        return None
    if not any(word in ("on", "in", "of") for word in before):
        return None
    at = month + 1
    has_day = DAY_OF_MONTH.match(words[month - 1]) is not None
    if not has_day and at < end and DAY_OF_MONTH.match(words[at]):
        at, has_day = at + 1, True
    has_year = at < end and _YEAR.match(words[at]) is not None
    return at + has_year if has_day or has_year else None


def lost_in_figures(words: Sequence[str]) -> list[int]:
    """Where a headline without commas goes on to further figures; `words` are lower-cased.

    `Blast kills ten injures scores`, `Girl killed nine injured in Vesk`.
    """
    if "," in words:
        return []
    return [i for i in range(2, len(words) - 1) if _is_further_harm(words, i) or _is_further_hurt(words, i)]


def _is_further_harm(words: Sequence[str], i: int) -> bool:
    form = _HARM.get(words[i])
    before = next((j for j in range(i - 2, max(i - 6, -1), -1) if _HARM.get(words[j]) == form), None)
    if form is None or before is None or not _is_figure(words[i + 1]):
        return False
    return _is_figure(words[before + 1]) or words[before + 1] in _SOMEBODY


def _is_further_hurt(words: Sequence[str], i: int) -> bool:
    """A figure right after somebody and a participle of harm, and before another (`Girl killed two hurt`).

    Two figures (`Ten killed nine injured`) are told apart by the grammar of headlines.
    """
    somebody = words[i - 1] in _HURT and words[i - 2] in _SOMEBODY and not _is_figure(words[max(0, i - 3)])
    return somebody and _is_figure(words[i]) and any(word in _HURT for word in words[i + 1 : i + 4])


def _is_figure(word: str) -> bool:
    return word[:1].isdigit() or word in _FIGURES


_FORMS = (
    ("kills", "injures", "wounds", "hurts", "destroys"),
    ("kill", "injure", "wound", "hurt", "destroy"),
    ("killed", "injured", "wounded", "hurt", "destroyed"),
)
_HARM = {word: form for form, words in enumerate(_FORMS) for word in words}
_HURT = frozenset(("killed", "injured", "wounded", "hurt", "dead", "missing", "martyred"))
_FIGURES = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozens scores hundreds several others "
    "another many more".split()
)
_SOMEBODY = frozenset("woman man child girl boy civilian soldier person officer teenager one".split())


def _sentences(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for i, word in enumerate(words):
        if word in _STOPS or i + 1 == len(words):
            if i > start:
                yield start, i + 1
            start = i + 1


def _opens_clause(words: Sequence[str], tags: Sequence[str], i: int, end: int) -> bool:
    """A clause that begins in the middle: an outcome, a relative with `which`, `as the rebels attacked`."""
    word, before = words[i], tags[i - 1]
    if before not in _NOMINAL or not word.islower():
        return False
    if word in _OF_SPEECH and words[i - 1].lower() in _SAYING_NOUNS:
        return False
    if word in _OUTCOMES or word in _OF_SPEECH:
        return before != "JJ" or word in ("according", "adding", "saying")
    if word in ("which", "whom"):
        return before in _NOUNS
    if word in ("as", "while", "whereas", "although", "though"):
        if words[i + 1 : i + 2] == ["saying"]:
            return False
        return (
            before != "JJ"
            and words[i - 1] not in ("such", "same", "known", "well", "soon", "far", "long")
            and any(tag in _FINITE for tag in tags[i + 2 : min(i + _WITHIN, end)])
        )
    return False


def _opens_apposition(words: Sequence[str], tags: Sequence[str], i: int, start: int) -> bool:
    """`Hale a resident of Vesk`: a name, and a phrase with `a` that describes it."""
    if words[i] not in ("a", "an") or tags[i - 1] not in _NAMES or words[i - 1].lower() in CALENDAR:
        return False
    first = i - 1
    while first > start and tags[first - 1] in _NAMES:
        first -= 1
    return not tags[first - 1].startswith("VB") if first > start else True


def _opening(words: Sequence[str], tags: Sequence[str], start: int, end: int) -> Iterator[int]:
    """After what opens a sentence: `On Monday rebels said`, `In the town of Vesk the army`."""
    while start < end and not words[start][:1].isalnum():
        start += 1
    if start + 2 >= end:
        return
    if words[start].lower() in ("on", "late", "early", "earlier") and words[start + 1].lower() in CALENDAR:
        after = start + 2
        dated = words[after][:1].isdigit() or words[after].lower() in CALENDAR
        if words[after].lower() in _PARTS_OF_DAY:
            if after + 1 < end:
                yield after + 1
        elif not dated and words[after].lower() not in _GOES_ON and tags[after] not in _FINITE:
            yield after
        return
    if words[start].lower() in _ADVERBS and tags[start + 1] not in _FINITE:
        yield start + 1
        return
    if words[start] == "Last" and words[start + 1].lower() in CALENDAR and tags[start + 2] not in _FINITE:
        yield start + 2
        return
    month = start + 1 + (words[start + 1].lower() in ("late", "early", "mid"))
    if words[start] in ("In", "Since", "By", "Until", "During") and words[month].lower() in MONTHS:
        after = month + 1
        if after < end and words[after][:1].isalpha() and words[after].lower() not in _NOT_AFTER_DATE:
            yield after
        return
    if words[start] not in ("In", "At", "Near", "Since", "After", "During", "For", "According"):
        return
    for i in range(start + 2, min(start + 14, end)):
        if tags[i].startswith("VB") or tags[i] == "MD":
            return
        hedged = words[i : i + 2] == ["at", "least"] or words[i : i + 2] == ["more", "than"]
        year = len(words[i]) == 4 and words[i].isdigit()
        if (hedged or tags[i] in _OPENS_PHRASE) and not year and tags[i - 1] in _NOUNS:
            yield i
            return


def _speaker_last(words: Sequence[str], tags: Sequence[str], start: int, end: int) -> Iterator[int]:
    """Before who said it, where that stands last (`... the mayor said.`, `... said the mayor.`)."""
    for i in range(start + 4, end):
        if words[i] not in _SPEAKING:
            continue
        if _closes(words, tags, i, end):
            first = _speaker_start(words, tags, i, start)
            if first is not None:
                yield first
        elif words[i] == "said" and tags[i - 1] in ("NN", "NNS", "CD", "RB", "''", "NNP"):
            rest = tags[i + 1 : end]
            told = any(tag in _FINITE for tag in tags[start : i - 1])
            speaker = bool(rest) and (rest[0] in ("DT", "NNP", "NNPS", "PRP$"))
            if told and speaker and not any(tag in _FINITE for tag in rest):
                yield i


def _closes(words: Sequence[str], tags: Sequence[str], verb: int, end: int) -> bool:
    """True when after a verb of speech nothing is said any more (`told Reuters on Monday.`)."""
    rest = range(verb + 1, end)
    if words[verb + 1 : verb + 2] in (["citing"], ["adding"], ["referring"]):
        return True
    if any(tags[i] in _FINITE or words[i] in ("that", "whether", '"', "``") for i in rest):
        return False
    first = next((i for i in rest if words[i] not in _STOPS), None)
    if first is None or words[first] in _AFTER_SPEECH or words[first].lower() in CALENDAR:
        return True
    return words[verb] == "told" and end - verb <= 8


def _speaker_start(words: Sequence[str], tags: Sequence[str], verb: int, start: int) -> int | None:
    """Where the phrase for the speaker begins, or None when that cannot be told."""
    i = verb - 1
    if words[i].lower() in ("he", "she", "it", "they", "who"):
        return i if words[i].lower() != "who" and tags[i - 1] in _NOMINAL else None
    lowest = max(start + 3, verb - _WHO_SPEAKS_WITHIN)
    name = i
    while name > lowest and tags[name - 1] in _NAMES and tags[name] in _NAMES:
        name -= 1
    if tags[name] in _NAMES and tags[name - 1] in ("NN", "NNS", "JJ", "VBN", "RB", "CD"):
        return None if tags[name - 1] == "NN" and agents.find_agent([words[name - 1]]) else name
    while i >= lowest:
        if tags[i] in _FINITE or words[i] in ("that", "who", "which", "when", "what", "as"):
            return None
        if tags[i] in ("DT", "PRP$"):
            return i if tags[i - 1] in _BEFORE_SPEAKER else None
        if words[i] in _PLURAL_SPEAKERS:
            while i > lowest and tags[i - 1] == "JJ":
                i -= 1
            return i if tags[i - 1] in _BEFORE_SPEAKER and tags[i - 1] not in _NAMES else None
        i -= 1
    return None
