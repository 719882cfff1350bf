"""What a number counts and what is said to have happened to it: unit, category and kind, from the clause.

Four signs are tried, the surest first: a noun that says it itself (`54 deaths`), a toll before the number
(`the death toll rose to 43`), a predicate right after it (`five killed`, `two people dead`), and the verb or
noun that governs it in the grammar (`killed 12`, `the sinking of two cruisers`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.language import Token
from rashomon.reading.grammar import WEEKDAYS
from rashomon.reading.quantities.set_phrases import (
    is_set_on_fire,
    kind_by_label,
    kind_by_losses,
    kind_by_phrase,
)
from rashomon.reading.quantities.units import ROUND, Unit, outcome_words

_SKIPPED = frozenset(
    "was were is are be been being have has had feared reported believed confirmed presumed said thought "
    "left also later critically seriously severely badly still now already since lightly mortally "
    "reportedly immediately others who that which and then declared listed remain remained remains got get "
    "gone go went aboard on board may might could found people of them more".split()
)
_ASIDES = frozenset({"mostly", "mainly", "including", "chiefly"})  # `10 people, mostly pupils, killed`
_BE_WORDS = frozenset(
    "was were is are be been being got get left reported feared believed confirmed presumed".split()
)
_HEDGE_WORDS = frozenset(
    "at least most about around some nearly almost more than over up to an estimated as many roughly another "
    "further no fewer less approximately a total of half couple".split()
)

_TOLL = re.compile(
    r"(?:(?:death )?toll|body count|(?:number|tally) of (?:[\w-]+ ){0,3}(?P<what>dead|deaths|killed|"
    r"fatalities|wounded|injured|missing|arrests|arrested|displaced|casualties))\b[^.;,]{0,100}?"
    r"\b(?:to|at|of|reached|reaches|is|"
    r"was|hits?|passed|passes|exceeded|exceeds|above|tops?|topped|:|put)\s*(?:[^\W\d]+ ){0,2}$"
)
_PUT_AT = re.compile(
    r"\bput(?:s|ting)? (?:the )?(?:number of )?(?P<what>dead|deaths|killed|fatalities|wounded|injured|"
    r"missing|arrested|displaced)(?: [\w']+){0,3}? at (?:\w+ ){0,2}$"
)
_PART_OF = re.compile(
    r"\b(?:most|half|third|thirds|quarter|quarters|some|many|few|several|none|part|parts|majority|minority|dozens|"
    r"hundreds|percent|per cent|%) of "
    r"(?:the |its |their |his |her |our |these |those )?"
    r"(?:(?:[^\W\d]+['’]s?|population|total|force|crew|group|of|an?|estimated|remaining|other|almost|nearly|about|"
    r"around|roughly|some|more than|over|at least|up to) )*$"
)
"""Before the figure of a whole of which an unnumbered part met the fate (`most of the 300 villagers`)."""
_AMONG = re.compile(
    r"(?:the|those|its|their)(?: \d+| \w+)? (?P<what>dead|killed|fallen|wounded|injured|hurt|"
    r"missing|arrested|detained|captured|victims)"
    r"[^.;,]{0,30}?\b(?:include|includes|included|including|were|are|was)\s*$"
)
_AMONG_AFTER = re.compile(
    r"[^.;:]{0,40}?\bamong (?:the|those) (?P<what>dead|killed|wounded|injured|missing|arrested|detained|"
    r"captured)\b"
)
_TAKEN_BEFORE = re.compile(r"\b(?:claim|cost|took|tak|los[ts]|loss of|lost)\w*\b[^.;]{0,40}$")
_TAKEN_AFTER = re.compile(
    r"\s*(?:\w+ ){0,2}(?:are|were|was|been|be) (?:[\w-]+ ){0,5}?(?:lost|claimed|taken)\b"
)
_OWN_LIVES = re.compile(r"\s*(?:\w+ ){0,2}los(?:t|e|es|ing) (?:their|his|her) li(?:ves|fe)\b")
"""After a figure of people: they died (`63 persons lost their lives`)."""
_WHAT = {
    "dead": "killed", "deaths": "killed", "killed": "killed", "fatalities": "killed",
    "fallen": "killed",
    "wounded": "injured", "injured": "injured", "hurt": "injured", "missing": "missing",
    "arrests": "arrested",
    "arrested": "arrested", "detained": "arrested", "displaced": "displaced", "captured": "captured",
    "casualties": "casualties", "victims": "casualties",
}  # fmt: skip


# --- The kind -----------------------------------------------------------------------------------------


def kind_of(number: Token, unit: Unit, tokens: Sequence[Token], before: str, after: str) -> str | None:
    """One of QUANTITY_KINDS, or None when nothing tells.

    `number` is the figure's last token, `tokens` those of the sentence, `before` and `after` the sentence's
    text around number and unit, in lower case.
    """
    if _PART_OF.search(before):
        return "other"
    if labelled := kind_by_label(before, after, unit):
        return labelled
    toll = _TOLL.search(before) or _PUT_AT.search(before)
    if toll and unit.kind_class != "measure" and not unit.is_thing:
        return _WHAT[toll["what"]] if toll["what"] else "killed"
    if unit.kind_class in ("area", "currency"):
        return unit.kind
    if unit.kind_class == "measure":
        return "other"
    if _OWN_LIVES.match(after) and not unit.is_thing:
        return "killed"
    among = _AMONG.search(before) or _AMONG_AFTER.match(after)
    if among and not unit.is_thing:
        return _WHAT[among["what"]]
    if _is_some_of_so_many(number, tokens) and (kind := governing_kind(number, unit)):
        return kind  # `shot down 41 of 50 drones launched at it`
    governed = governing_kind(unit.head or number, unit)
    if unit.kind_class == "count" and unit.kind not in ("casualties", "participants", "other"):
        if unit.head and unit.head.lower.startswith(("li", "bod", "corp")) and unit.kind == "killed":
            return _life_kind(unit.head, before, after)
        return unit.kind
    if unit.kind_class == "count" and unit.kind == "casualties":
        return unit.kind
    return (
        _predicate_kind(unit, tokens, number)
        or governed
        or _verb_before(number, unit, tokens)
        or _modifier_kind(unit)
        or kind_by_losses(before, unit)
        or _own_kind(unit)
    )


def _is_some_of_so_many(number: Token, tokens: Sequence[Token]) -> bool:
    """True for a figure of a counted whole (`nine of the 12 drones`)."""
    after = tokens[number.i - tokens[0].i + 1 :][:3]
    words = [token for token in after if token.lower not in ("the", "some")]
    return len(words) > 1 and words[0].lower == "of" and words[1].pos == "NUM"


def _verb_before(number: Token, unit: Unit, tokens: Sequence[Token]) -> str | None:
    """The kind from a verb form right before the figure, where the tagger took it for something else."""
    position = number.i - tokens[0].i
    first = position
    while first > 0 and first > position - 5 and tokens[first - 1].lower in _HEDGE_WORDS:
        first -= 1
    if first == 0:
        return None
    verb = tokens[first - 1]
    if verb.lower not in _LEMMAS or (
        verb.pos in ("VERB", "AUX") and verb.dep not in ("amod", "compound", "acl")
    ):
        return None
    if first > 1 and tokens[first - 2].lower in _BE_WORDS:
        return None
    for row in outcome_words("verb").get(_LEMMAS[verb.lower], []):
        if row["role"] == "object":
            return _kind_for(row, unit)
    return None


def _own_kind(unit: Unit) -> str | None:
    if unit.kind_class == "count":
        return unit.kind
    if unit.head and unit.head.lemma in ("refugee",):
        return "displaced"
    if unit.head and unit.head.lemma == "hostage":
        return "abducted"
    if unit.head and unit.head.lemma in ("detainee", "inmate"):
        return "arrested"
    if unit.head and unit.head.lemma in ("protester", "demonstrator", "marcher", "striker", "rioter"):
        return "participants"
    return None


def _life_kind(head: Token, before: str, after: str) -> str | None:
    if head.lower.startswith(("bod", "corp")):
        return "killed"
    taken = _TAKEN_BEFORE.search(before) or _TAKEN_AFTER.match(after)
    return "killed" if taken else None


def _predicate_kind(unit: Unit, tokens: Sequence[Token], number: Token) -> str | None:
    """The predicate that follows number and unit: `five killed`, `12 people were hurt`, `20 feared dead`."""
    last = unit.tokens[-1] if unit.tokens else number
    single = number is unit.head
    position = last.i - tokens[0].i + 1
    passive, skipped, aside = False, 0, False
    while position < len(tokens) and skipped < 6:
        token = tokens[position]
        if _is_predicate(token):
            objects = _object_follows(tokens, position)
            rows = outcome_words("adjective").get(token.lower) or []
            if rows:
                if token.lower == "killed" and not passive and (objects or (single and token.tag != "VBN")):
                    return None
                if aside and not passive and objects and token.child("dobj") is not None:
                    return None  # `killed nine, including two boys, and injured 400 others`
                return _kind_for(rows[0], unit)
            return _verb_kind(token, unit, passive, objects or (single and token.tag != "VBN"))
        aside = aside or token.lower in _ASIDES
        if aside and (token.lower in _ASIDES or token.pos in ("NOUN", "ADJ", "CCONJ", "NUM", "DET")):
            position += 1
            continue
        if token.lower not in _SKIPPED or (
            token.lower in ("of", "and", "people") and not passive and token.lower != "people"
        ):
            return None
        passive = passive or token.lower in _BE_WORDS
        position += 1
        skipped += 1
    return None


def _is_predicate(token: Token) -> bool:
    if token.lower in outcome_words("adjective"):
        return True
    return (
        token.tag in ("VBN", "VBD", "VBP", "VB", "VBZ", "NN", "NNS", "JJ")
        and bool(_entries(token))
        and token.lower not in _SKIPPED
    )


def _object_follows(tokens: Sequence[Token], position: int) -> bool:
    """True when what follows a verb form is its object, so that the form is active: `killed at least 16`."""
    verb = tokens[position]
    following = [token.lower for token in tokens[position + 1 : position + 3]]
    if not following:
        return verb.child("dobj") is not None
    if len(following) > 1 and following[0] == "dead":  # `shot dead five worshippers`
        return tokens[position + 2].pos in ("NUM", "DET", "NOUN", "PROPN", "ADP")
    counted = tokens[position + 1].pos == "NUM" or following[0] in ROUND
    if counted and len(following) > 1 and following[1] in outcome_words("adjective"):
        return False  # `six people killed 22 injured`, `six killed dozens injured`: lists without a comma
    if verb.child("dobj") is not None:
        return True
    token = tokens[position + 1]
    hedged = following in (["at", "least"], ["more", "than"], ["up", "to"], ["as", "many"], ["dead", "at"])
    return (
        hedged
        or following[0] in _HEDGE_WORDS - {"at", "as", "up", "to", "over", "no", "more", "than"}
        or (token.pos in ("DET", "NOUN", "PROPN", "NUM", "PRON") or token.is_name)
    )


def _entries(verb: Token) -> list[dict[str, str]]:
    table = outcome_words("verb")
    if _is_deadly(verb):
        return table["kill"]
    lemma = _LEMMAS.get(verb.lower, verb.lemma)
    for child in verb.children:
        if child.lower in _PARTICLES and (rows := table.get(f"{lemma} {child.lower}")):
            return rows
    if lemma in ("bring", "blow", "round", "walk", "take", "gun"):
        return []
    return table.get(lemma, [])


_GROUPS = frozenset(
    "garrison crowd group crew total number majority most team force band party ten dozen score hundred "
    "thousand million rest couple pair handful detachment column class family member one each half third "
    "quarter".split()
)
_PLAIN_COMPLEMENTS = frozenset({"prisoner", "captive", "hostage", "dead", "missing"})
_PARTICLES = frozenset({"up", "down", "out", "part", "arms"})

# Forms that a tagger unsure of a headline leaves without their lemma.
_LEMMAS = {
    "killed": "kill", "wounded": "wound", "injured": "injure", "hurt": "hurt", "arrested": "arrest",
    "detained": "detain", "sunk": "sink", "destroyed": "destroy", "damaged": "damage", "shot": "shoot",
    "captured": "capture", "freed": "free", "released": "release", "displaced": "displace",
    "evacuated": "evacuate",
    "kidnapped": "kidnap", "abducted": "abduct", "died": "die", "drowned": "drown", "fired": "fire",
    "launched": "launch", "downed": "down", "intercepted": "intercept", "kills": "kill", "wounds": "wound",
    "injures": "injure", "marched": "march", "lost": "lose", "burnt": "burn",
    "die": "die", "dies": "die", "kill": "kill", "wound": "wound", "injure": "injure", "arrest": "arrest",
}  # fmt: skip


def _verb_kind(verb: Token, unit: Unit, passive: bool, has_object: bool) -> str | None:
    for row in _entries(verb):
        participle = verb.tag == "VBN" or passive or (verb.tag == "VBD" and not has_object)
        if row["role"] == "object" and participle and not (not passive and has_object):
            return _shot_dead(verb) or _kind_for(row, unit)
        named = verb.tag in ("NN", "NNS") and unit.head is not None
        if row["role"] == "subject" and not named and not passive:
            return _kind_for(row, unit)
    return None


_DEADLY = frozenset(
    "shoot stab beat hack stone burn bludgeon club batter crush trample torture starve knife slash kick "
    "choke strangle freeze whip flog put hound spear axe blow".split()
)
"""Verbs that with `to death` tell that people were killed; whom a court sentenced lives."""


def _is_deadly(verb: Token) -> bool:
    """True for `beat to death`, of which the verb alone tells no death."""
    return verb.lemma in _DEADLY and any(
        prep.lower == "to" and any(noun.lower == "death" for noun in prep.children) for prep in verb.children
    )


def _shot_dead(verb: Token) -> str | None:
    if verb.lemma == "shoot" and any(child.lower == "dead" for child in verb.children):
        return "killed"
    return None


def _kind_for(row: dict[str, str], unit: Unit) -> str | None:
    if unit.is_thing:
        return row["kind_things"] if row["kind_things"] != "-" else None
    if row["kind"] != "-":
        return row["kind"]
    return (
        None
        if unit.kind_class in ("person", "group") and unit.head and unit.head.lower != "others"
        else row["kind_things"]
    )


def _modifier_kind(unit: Unit) -> str | None:
    for token in unit.tokens[:-1]:
        rows = outcome_words("adjective").get(token.lower)
        if rows and token.lower != "burned":
            return _kind_for(rows[0], unit)
    return None


def governing_kind(token: Token, unit: Unit) -> str | None:
    """The kind from the word that governs a noun in the grammar."""
    relative = _relative_kind(token, unit)
    if relative:
        return relative
    child, steps = token, 0
    while child.head is not child and steps < 8:
        head, dep, steps = child.head, child.dep, steps + 1
        if dep == "pobj":
            found = _preposition(child, head, unit)
            if found is None or isinstance(found, str):
                return found
            child = found
            continue
        if head.pos in ("VERB", "AUX") or head.tag.startswith("VB"):
            return _role_kind(head, child, dep, unit)
        if dep == "nummod" and head.lower in WEEKDAYS and head.dep == "npadvmod":
            return _role_kind(head.head, child, "dobj", unit)  # `wounded 40 Tuesday in a raid`
        if dep not in ("conj", "nummod", "quantmod", "amod", "compound", "nmod", "appos", "poss", "npadvmod"):
            return None
        child = head
    return None


def _relative_kind(noun: Token, unit: Unit) -> str | None:
    for child in noun.children:
        if child.dep == "acl" and child.tag == "VBN":
            for row in _entries(child):
                if row["role"] == "object":
                    return _shot_dead(child) or _kind_for(row, unit)
        if child.dep == "relcl":
            subject = child.child("nsubj", "nsubjpass")
            if subject is None or subject.lower not in ("who", "that", "which"):
                continue
            for row in _entries(child):
                if (row["role"] == "object") == (subject.dep == "nsubjpass"):
                    return _kind_for(row, unit)
    return None


def _preposition(child: Token, prep: Token, unit: Unit) -> str | Token | None:
    """Kind, the noun to climb on from, or None, for the object of a preposition."""
    above = prep.head
    if unit.is_thing and is_set_on_fire(prep):
        return "destroyed"
    if prep.lower != "of" or above.pos not in ("NOUN", "NUM", "PROPN", "PRON", "ADJ"):
        return None
    for row in outcome_words("noun").get(above.lemma, []):
        return _kind_for(row, unit)
    if above.lemma in ("body", "corpse", "life", "remains"):
        return "killed"
    # Of other nouns the number is the size: `the town's population of 23 million` says nothing of them all.
    return above if above.pos in ("NUM", "PRON", "ADJ") or above.lemma in _GROUPS else None


def _role_kind(verb: Token, child: Token, dep: str, unit: Unit) -> str | None:
    bare = verb.tag in ("VBN", "VBD") and verb.child("dobj", "aux") is None and verb.child("auxpass") is None
    role = {
        "dobj": "object",
        "nsubjpass": "object",
        "dative": "object",
        "oprd": "object",
        "nsubj": "subject",
    }.get(dep)
    if role is None:
        return None
    if role == "object" and (special := _object_special(verb)):
        return special
    if told := kind_by_phrase(verb, role, unit):
        return told
    for row in _entries(verb):
        if row["role"] == role or (
            role == "subject" and row["role"] == "object" and bare and verb.tag == "VBN"
        ):
            if verb.lemma == "leave" and not _leaves_home(verb):
                continue
            return (_shot_dead(verb) if role == "object" else None) or _kind_for(row, unit)
    acts = dep == "nsubj" and verb.child("dobj") is not None  # `a gunman shot dead five worshippers`
    if dep in ("nsubj", "nsubjpass", "dobj") and not acts:
        for complement in verb.children_by("acomp", "oprd", "attr", "ccomp", "xcomp", "advmod"):
            bare = complement.tag in ("VBN", "JJ") and complement.child("nsubj", "nsubjpass") is None
            if not bare and complement.lower not in _PLAIN_COMPLEMENTS:
                continue
            rows = outcome_words("adjective").get(complement.lower)
            if (rows and complement.lower not in ("injured",)) or (rows and complement.tag == "VBN"):
                return _kind_for(rows[0], unit)
            if complement.lower in ("prisoner", "captive", "hostage"):
                return "abducted" if complement.lower == "hostage" else "captured"
    return None


def _object_special(verb: Token) -> str | None:
    """`took 33 soldiers prisoner`, `were taken hostage`."""
    if verb.lemma != "take":
        return None
    near = {token.lower for token in verb.children} | {t.lower for c in verb.children for t in c.children}
    if near & {"prisoner", "captive"}:
        return "captured"
    return "abducted" if "hostage" in near else None


def _leaves_home(verb: Token) -> bool:
    if any(child.dep == "aux" and child.lemma == "have" for child in verb.children):
        return True
    return any(
        child.lemma in ("home", "town", "village", "city", "country", "house", "area")
        for child in verb.children_by("dobj")
    )
