"""The grammar of headlines: words that the engine mistakes there, and what it is to see in their place.

Headlines leave out auxiliaries and articles, so that a tagger made for sentences takes verbs for nouns
(`Sniper wounds reporter`) and participles for past tenses (`Refugee camp shelled, 30 wounded`). Where the
words around decide, the engine is shown a word that can only be the one thing. The text is not touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.language.headline_states import act_of_state
from rashomon.language.seen import Seen
from rashomon.lexicons.events import event_classes, event_lexicon
from rashomon.lexicons.tables import read_table

FINITE = frozenset(("VBZ", "VBP", "VBD", "MD"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "CD"))
_PHRASE_OPENS = frozenset(("DT", "CD", "PRP$", "PRP", "JJ", "NN", "NNS", "NNP", "NNPS"))
_PHRASE_AFTER_PARTICIPLE = frozenset(("DT", "PRP$", "PRP", "NNP", "NNPS"))
_PARTS = frozenset(",:;—–-|.?!\"“”'‘’")
_JOINS = frozenset("as after amid while before when if because but says say".split())
_THIRD, _PLURAL = "destroys", "destroy"
_THIRD_ALONE, _PLURAL_ALONE = "arrives", "arrive"
_PARTICIPLE, _NOUN = "chosen", "invasion"
SHOWN = {
    _THIRD: "VBZ",
    _PLURAL: "VBP",
    _THIRD_ALONE: "VBZ",
    _PLURAL_ALONE: "VBP",
    _PARTICIPLE: "VBN",
    _NOUN: "NN",
}
"""Words that can be but one thing, with the tag that they and what they stand for have."""
_IRREGULAR = {
    "shot": "shoot", "held": "hold", "hit": "hit", "hurt": "hurt", "sunk": "sink", "burnt": "burn",
    "freed": "free", "beaten": "beat", "taken": "take", "found": "find", "cut": "cut", "hanged": "hang",
    "slain": "slay", "stolen": "steal", "driven": "drive", "overrun": "overrun", "retaken": "retake",
    "struck": "strike", "sent": "send", "torn": "tear", "fought": "fight", "left": "leave", "set": "set",
    "blown": "blow", "broken": "break", "brought": "bring", "thrown": "throw",
    "told": "tell", "shut": "shut", "overthrown": "overthrow", "sought": "seek",
}  # fmt: skip
_PARTICLES = frozenset("away back down in off out over up".split())
_SEVERAL = frozenset("police people men women children".split())
_OF_DEEDS = frozenset("on of in at against by near into".split())
_DATES = frozenset("last next this yesterday today".split())
_BEFORE_DEAD = frozenset(("feared", "found", "shot"))
_PHRASE = _NOUNS | {"DT", "JJ", "PRP$", "POS", "HYPH"}
_PREDICATES = {"dead": "kill", "off": "cancel", "free": "free"}
"""Words that headlines put where a participle could stand, each with its verb."""
_PREDICATED = {"kill": "BLOODSHED", "cancel": "TALKS", "free": "PEOPLE"}
"""Of each such verb, the nouns that must stand beside it: anywhere (`kill`), or right before."""
_NO_PASSIVE = frozenset(
    "fight protest march advance retreat withdraw flee leave stage die perish meet".split()
)


def reworded(words: Sequence[Seen]) -> dict[int, tuple[str, str]]:
    """For each word to be shown otherwise: its place, the word to show, and its own dictionary form."""
    changes: dict[int, tuple[str, str]] = {}
    for start, end in _parts(words):
        finite = _has_finite(words[start:end])
        verb = None if finite else _state(words, start, end) or _hidden_verb(words, start, end)
        if verb is not None:
            changes[verb[0]] = verb[1], verb[2]
    for at in range(len(words)):
        lemma = _bare_participle(words, at) or _predicate(words, at)
        if lemma is not None and at not in changes:
            changes[at] = _PARTICIPLE, lemma
        elif _is_deed_in_ing(words, at) or _is_deed_first(words, at):
            changes[at] = _NOUN, words[at].text.lower()
    return changes


def _state(words: Sequence[Seen], start: int, end: int) -> tuple[int, str, str] | None:
    """What tells of an act by the state it led to (`Rebels in control of Vesk`), as its verb."""
    for at in range(start + 1, end):
        lemma = act_of_state(words[:end], at)
        if lemma is not None:
            who = words[at - 1]
            several = who.tag in ("NNS", "NNPS", "CD") or who.text.lower() in _SEVERAL
            return at, _PLURAL if several and not who.is_name else _THIRD, lemma
    return None


def _parts(words: Sequence[Seen]) -> Iterator[tuple[int, int]]:
    """Stretches between marks and joining words, each of which can hold a clause."""
    start = 0
    for at, word in enumerate(words):
        if (word.text in _PARTS and word.tag != "HYPH") or word.text.lower() in _JOINS:
            if at > start:
                yield start, at
            start = at + 1
    if start < len(words):
        yield start, len(words)


def _has_finite(part: Sequence[Seen]) -> bool:
    return any(
        word.tag in FINITE and word.dep not in ("compound", "amod", "nmod") and not word.is_name
        for word in part
        if not (word.tag == "VBD" and not word.has_object and not word.has_helper)
    )


def _hidden_verb(words: Sequence[Seen], start: int, end: int) -> tuple[int, str, str] | None:
    """The last word of a part that can be its verb: a noun phrase on both sides, in number with the first."""
    for at in range(end - 1, start, -1):
        word, before = words[at], words[at - 1]
        if before.text == "-" and at - 3 >= start:
            before = words[at - 3]  # `Police baton-charge students`
        if word.is_name or not (before.tag in _NOUNS or before.is_name):
            continue
        lower = word.text.lower()
        followed = at + 1 < end and (words[at + 1].tag in _PHRASE_OPENS or words[at + 1].is_name)
        listed = _is_several_names(words, start, at)
        known = _verbs() if followed else _word_class("alone")
        if at + 1 < end and words[at + 1].tag == "IN" and before.tag in ("NNS", "CD"):
            known |= _word_class("crowd")
        third = next((form for form in _third_forms(lower) if form in known), None)
        several = before.tag in ("NNS", "NNPS", "CD") or before.text.lower().endswith("s")
        several = several or before.text.lower() in _SEVERAL
        if third is not None and (not several or before.is_name):
            return at, _THIRD if followed else _THIRD_ALONE, third
        if lower in known and ((several and not before.is_name) or listed):
            return at, _PLURAL if followed else _PLURAL_ALONE, lower
    return None


def _is_several_names(words: Sequence[Seen], start: int, at: int) -> bool:
    """True where names are joined before a word (`Arden, Belmark trade fire`, `Arden and Belmark sign`)."""
    part = words[start:at]
    if not any(word.is_name for word in part):
        return False
    if not all(word.is_name or word.tag in _PHRASE or word.text in ("and", "&") for word in part):
        return False
    if any(word.text in ("and", "&") for word in part[1:-1]):
        return True
    first = next((n for n in range(start - 2, -1, -1) if words[n].text in _PARTS), -1) + 1
    earlier = words[first : start - 1] if start and words[start - 1].text == "," else []
    return bool(earlier) and all(word.is_name or word.tag in _PHRASE for word in earlier)


def _predicate(words: Sequence[Seen], at: int) -> str | None:
    """The verb whose participle a headline could as well have (`12 dead`, `Talks off`, `Hostage free`)."""
    word = words[at]
    verb = _PREDICATES.get(word.text.lower())
    if verb is None or at == 0 or word.has_helper or word.has_object:
        return None
    before, following = words[at - 1], words[at + 1] if at + 1 < len(words) else None
    if not (before.tag in _NOUNS or before.is_name):
        return None
    start, end = next((s, e) for s, e in _parts(words) if s <= at < e)
    if _has_finite(words[start:end]) or (
        following is not None
        and (following.is_name or following.tag in _PHRASE_OPENS or following.text == "-")
    ):
        return None
    nouns = event_classes()[_PREDICATED[verb]]
    if verb == "kill":
        told = any(_one_of(other, nouns) for n, other in enumerate(words) if n != at)
        return verb if told and (before.tag in ("NNS", "CD") or before.is_name) else None
    return verb if not before.is_name and _one_of(before, nouns) else None


def _one_of(word: Seen, nouns: frozenset[str]) -> bool:
    lower = word.text.lower()
    return lower in nouns or lower.removesuffix("s") in nouns


def _is_deed_in_ing(words: Sequence[Seen], at: int) -> bool:
    """True for `shelling` and the like where no object follows, so that it is the noun."""
    word = words[at]
    if word.tag != "VBG" or word.is_name or word.has_helper or word.text.lower() not in event_lexicon().nouns:
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    return following is None or not (following.is_name or following.tag in _PHRASE_OPENS - {"NNS"})


def _is_deed_first(words: Sequence[Seen], at: int) -> bool:
    """True for the noun of an act that opens a stretch, taken for an order (`Strike on clinic: 12 dead`)."""
    word = words[at]
    if word.tag != "VB" or word.is_name or word.text.lower() not in event_lexicon().nouns:
        return False
    opens = at == 0 or words[at - 1].text in _PARTS
    return opens and at + 1 < len(words) and words[at + 1].text.lower() in _OF_DEEDS


def _third_forms(word: str) -> Iterator[str]:
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]
        if word.endswith("ies"):
            yield word[:-3] + "y"


def _bare_participle(words: Sequence[Seen], at: int) -> str | None:
    """The dictionary form of a past form that has no object and no auxiliary, of a verb that needs one."""
    word = words[at]
    if word.tag not in ("VBD", "VBN", "JJ", "NN", "VB", "VBP") or word.is_name or at == 0:
        return None
    lower = word.text.lower()
    following = words[at + 1] if at + 1 < len(words) else None
    dated = following is not None and following.text.lower() in _DATES
    if word.has_helper or (word.dep in ("amod", "compound") and _before_noun(words, at)):
        return None
    lemma = _past_forms().get(lower)
    phrase = _past_phrases().get((lower, following.text.lower())) if following is not None else None
    if phrase is not None:
        lemma, following = phrase, words[at + 2] if at + 2 < len(words) else None
    marked = following is not None and following.text in ("-", "–", "—", "|")  # `Ten killed - Monitor`
    feared = lower in _BEFORE_DEAD and following is not None and following.text.lower() == "dead"
    if lemma is None or (word.has_object and not (dated or marked or feared or _is_toll(words, at))):
        return None
    shot_dead = feared and lower == "shot"
    if word.tag in ("NN", "VB", "VBP", "JJ") and not lower.endswith("ed") and not shot_dead:
        return None
    before = words[at - 1]
    if not (before.tag in _NOUNS or before.is_name or before.tag in ("RB", "UH", "FW")):
        return None
    if _shares_object(words, at):
        return None
    alone = shot_dead and not (at + 2 < len(words) and _opens_phrase(words[at + 2]))
    if following is None or dated or marked or alone or _is_toll(words, at):
        return lemma
    if following.is_name or following.tag in _PHRASE_AFTER_PARTICIPLE:
        return None
    return None if following.tag in ("NN", "NNS", "JJ", "CD") and word.tag != "VBN" else lemma


def _opens_phrase(word: Seen) -> bool:
    return word.is_name or word.tag in _PHRASE_OPENS


def _shares_object(words: Sequence[Seen], at: int) -> bool:
    """True for the first of two verbs with one object (`Police shot and wounded two`): it is active."""
    if at + 2 >= len(words) or words[at + 1].text.lower() != "and":
        return False
    second = words[at + 2]
    return second.has_object and second.tag in ("VBD", "VBN") and not second.has_helper


def _is_toll(words: Sequence[Seen], at: int) -> bool:
    """True for harm right after a bare figure that opens a stretch, whom it befell (`Two killed hut hit`)."""
    if words[at].text.lower() not in _HARMED or not _is_figure(words[at - 1]):
        return False
    if _is_listed(words, at):
        return False  # the parser takes both for one, which `drafts` puts right
    first = at - 1
    while first > 0 and words[first - 1].text.lower() in _HEDGES:
        first -= 1
    return first == 0 or words[first - 1].text in _PARTS


def _is_listed(words: Sequence[Seen], at: int) -> bool:
    """True before one more figure with its own harm (`Two killed nine injured`)."""
    return (
        at + 2 < len(words)
        and _is_figure(words[at + 1])
        and any(word.text.lower() in _HARMED for word in words[at + 2 : at + 4])
    )


def _is_figure(word: Seen) -> bool:
    return word.tag == "CD" or word.text.lower() in _MANY or word.text.isdigit()


_HARMED = frozenset("killed injured hurt wounded martyred slain".split())
_MANY = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozens scores hundreds thousands several "
    "many".split()
)
_HEDGES = frozenset("at least more than over some about around nearly almost up to".split())


def _before_noun(words: Sequence[Seen], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].tag in _NOUNS


@cache
def _verbs() -> frozenset[str]:
    """Verbs that a headline can be built on: those of acts, and common ones of headlines."""
    return _word_class("object") | frozenset(event_lexicon().verbs) | _word_class("alone")


@cache
def _word_class(name: str) -> frozenset[str]:
    rows = (row for row in read_table("en/headline_words.tsv") if row["class"] == name)
    return frozenset(word for row in rows for word in row["words"].split())


@cache
def _past_forms() -> dict[str, str]:
    """Past participles of verbs of acts that need an object, with their dictionary forms."""
    forms = {}
    for head, entries in event_lexicon().verbs.items():
        coded = [entry for entry in entries if entry.type and len(entry.words) == 1]
        if not coded or head in _NO_PASSIVE or not all("obj" in entry.undergoers for entry in coded):
            continue
        forms.update(dict.fromkeys(_regular(head), head))
    for head in _word_class("participle"):
        forms.update(dict.fromkeys(_regular(head), head))
    forms.update({form: lemma for form, lemma in _IRREGULAR.items() if lemma not in _NO_PASSIVE})
    return forms


@cache
def _past_phrases() -> dict[tuple[str, str], str]:
    """Past forms, with particles, of verbs of acts that need an object (`gunned down`)."""
    found: dict[tuple[str, str], str] = {}
    for entry in event_lexicon().entries:
        needs = entry.pos == "v" and entry.type and "obj" in entry.undergoers
        if needs and entry.head not in _NO_PASSIVE and len(entry.words) == 2 and entry.words[1] in _PARTICLES:
            irregular = (form for form, lemma in _IRREGULAR.items() if lemma == entry.head)
            found |= {(form, entry.words[1]): entry.head for form in (*_regular(entry.head), *irregular)}
    return found


def _regular(verb: str) -> Iterator[str]:
    stem = verb.removesuffix("e")
    yield stem + "ed"
    yield stem + stem[-1] + "ed"
    if verb.endswith("y"):
        yield verb[:-1] + "ied"
