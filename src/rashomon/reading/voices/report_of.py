"""What an attribution is a report of: words that were said, a thought that is held, or a mere stance.

`said that Vesk fell` reports words, `fears that Vesk falls` a thought; `plans to leave`, `backs the truce`
and `refuses to move` report a plan, a support, a deed: nobody's words, though people who mark attributions
mark many of them. Words of saying with a speaker and a clause report words; of all else signs decide, which
add up in log-odds (`lexicons/en/report_of_weights.tsv`, made by `training/report_of.py`). No sign is a name
or a word of the report; where they do not tell, it is `unclear`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from rashomon.findings import QuoteType, ReportOf
from rashomon.language import Parse, Token
from rashomon.lexicons.agents import find_agent
from rashomon.lexicons.cues import cue_entries, source_nouns
from rashomon.lexicons.tables import read_table
from rashomon.reading.clauses import is_negated, is_passive
from rashomon.reading.grammar import is_infinitive
from rashomon.reading.voices.drafts import Draft
from rashomon.reading.voices.sources import can_speak
from rashomon.reading.voices.verbs import is_plain_deed

KINDS: tuple[ReportOf, ...] = ("words", "thought", "stance")
"""What the signs tell apart."""

SURE = 0.6
"""Chance from which an attribution is a stance. Over folds of the texts that the weights were made on, four
in five that reach it are; at .5 three in four, at .7 seven in eight, and fewer stances are found."""
_DOUBTFUL = 0.4  # chance of a stance from which it is unclear: below it seven in eight are not
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENING = frozenset({"that", "whether", "if", "how", "why"})
_VERBAL = ("VERB", "AUX")
_SURENESS = 0.8  # of what a rule drew up: about the mean of what the encoder tags
_LONG = 3  # words from which a cue is long (`has made no mention of`)
_WITHHELD = frozenset("avoid refrain abstain shy shrink stop steer".split())
"""Verbs by which words are not said (`avoided criticism of`, `stopped short of calling for`)."""
_SIGHTS = frozenset("see spot photograph picture film sight".split())
"""What is seen is nobody's view (`were seen leaving`), but for `seen as`."""
_TOPICS = frozenset("discuss debate mull".split())
"""What is talked about is not said."""
_TURNS = frozenset("go come continue begin start proceed use have be hasten".split())
"""Verbs after which an infinitive is done (`went on to say`)."""
_SPEAKING_FOR = frozenset("class_communication class_evidential document that act_believe act_expect".split())
"""Signs of which any leaves a doubtful one `unclear`."""
_MEANING = frozenset({"refer"})
"""What a word or figure does that stands for something (`the rate refers to`)."""


def report_of(parse: Parse, draft: Draft, *, quote_type: QuoteType, nested: bool) -> ReportOf:
    """What a draft is a report of."""
    told = plainly(parse, draft)
    if told is not None:
        return told
    found = signs(parse, draft, quote_type=quote_type, nested=nested)
    chances = chances_of(found)
    if chances["stance"] >= SURE:
        return "stance"
    if chances["stance"] >= _DOUBTFUL:
        return "stance" if _is_hardly_said(parse, draft, found) else "unclear"
    return "words" if chances["words"] >= chances["thought"] else "thought"


def _is_hardly_said(parse: Parse, draft: Draft, found: Mapping[str, float]) -> bool:
    """True for a doubtful one that no word of saying, quote mark or clause speaks for, and no thought."""
    heads = (token for i in draft.content if (token := parse.tokens[i]).head.i not in draft.content)
    clause = any(head.pos in _VERBAL and head.tag in _FINITE for head in heads)
    return "quote_indirect" in found and not clause and not found.keys() & _SPEAKING_FOR


def plainly(parse: Parse, draft: Draft) -> ReportOf | None:
    """What needs no weighing: a dash, colon or quote without a cue; `alleged`, `suspected`; `X said that`."""
    if not any(parse.tokens[i].text[0].isalpha() for i in draft.cue):
        return "words"
    entry = draft.site.entry if draft.site is not None else None
    if _is_nobodys(parse, draft):
        return "stance"
    if entry is None:
        return None
    if entry.pos == "prep" or (entry.cue_class == "evidential" and entry.pos in ("adj", "adv")):
        return "thought" if entry.act in ("believe", "doubt") else "words"
    if entry.act == "believe" and _judges(draft):
        return "thought"
    clause = any(parse.tokens[i].pos in _VERBAL for i in draft.content)
    said = entry.cue_class == "communication" and entry.pos == "verb"
    return "words" if said and clause and draft.source and not _is_aim(draft) else None


def _is_nobodys(parse: Parse, draft: Draft) -> bool:
    """True for what is not said, is only seen or talked about, or is the meaning of a word."""
    verbs = [parse.tokens[i] for i in sorted(draft.cue) if parse.tokens[i].pos in _VERBAL]
    if any(verb.lemma in _WITHHELD for verb in verbs):
        return True
    head = verbs[-1] if verbs else None
    if head is None:
        return False
    if head.lemma in _SIGHTS and (is_passive(head) or head.lemma != "see"):
        return not any(child.lower == "as" for child in head.children)
    if is_plain_deed(head):
        return True
    if (head.lemma in _MEANING or head.tag == "VB") and _is_thing(draft.source_head):
        return True
    return head.lemma in _TOPICS and _shape(parse, draft) == "phrase"


def _judges(draft: Draft) -> bool:
    """True for `finds the warnings credible`: somebody holds that a thing is something."""
    head = draft.site.head if draft.site is not None else None
    said_of = head.child("oprd", "ccomp", "xcomp") if head is not None else None
    speaks = draft.source_head is not None and (
        can_speak(draft.source_head) or draft.source_head.pos == "PRON"
    )
    return said_of is not None and said_of.i in draft.content and said_of.pos == "ADJ" and speaks


def _is_thing(source: Token | None) -> bool:
    """True for what neither speaks nor is written (`the rate refers to`, `the aim is to reveal`)."""
    if source is None or source.pos != "NOUN" or can_speak(source) or source_nouns().get(source.lemma):
        return False
    return find_agent([source.lower], source.lemma) is None


def _is_aim(draft: Draft) -> bool:
    """True for the infinitive of a deed (`set them up to blame`): what it aims at has not been said."""
    head = draft.site.head if draft.site is not None else None
    if head is None or head.tag != "VB" or not is_infinitive(head):
        return False
    above = head.head
    return above.i not in draft.cue and above.lemma not in _TURNS and above.lemma not in cue_entries()["verb"]


def chances_of(found: Mapping[str, float]) -> dict[str, float]:
    """How likely each of KINDS is, given the signs."""
    table = weights()
    points = {
        kind: table["bias"][kind]
        + sum(table[name][kind] * value for name, value in found.items() if name in table)
        for kind in KINDS
    }
    most = max(points.values())
    shares = {kind: math.exp(value - most) for kind, value in points.items()}
    whole = sum(shares.values())
    return {kind: share / whole for kind, share in shares.items()}


@cache
def weights() -> dict[str, dict[str, float]]:
    """The weight of each sign, and of the `bias`, for each of KINDS."""
    rows = read_table("en/report_of_weights.tsv")
    return {row["sign"]: {kind: float(row[kind]) for kind in KINDS} for row in rows}


def signs(parse: Parse, draft: Draft, *, quote_type: QuoteType, nested: bool) -> dict[str, float]:
    """The signs that a draft shows: its cue's class and act, the shape of its content, its source."""
    entry = draft.site.entry if draft.site is not None else None
    head = draft.site.head if draft.site is not None else _head(parse, draft)
    source = draft.source_head if draft.source else None
    found = {
        f"class_{entry.cue_class if entry is not None else 'none'}": True,
        f"pos_{entry.pos if entry is not None else 'none'}": True,
        f"shape_{_shape(parse, draft)}": True,
        f"quote_{quote_type}": True,
        "that": _has_that(parse, draft),
        "nobody": not draft.source,
        "mute": source is not None and not (can_speak(source) or source.pos == "PRON"),
        "document": source is not None and source_nouns().get(source.lemma) == "document",
        "passive": head.pos in _VERBAL and is_passive(head),
        "infinitive": head.tag == "VB",
        "participle": head.tag == "VBG",
        "negated": is_negated(head),
        "nested": nested,
        "long_cue": len(draft.cue) >= _LONG,
        "content_first": min(draft.content) < min(draft.cue),
    }
    if entry is not None:
        found[f"act_{entry.act}"] = True
    shown = {name: 1.0 for name, value in found.items() if value}
    shown["sure"] = draft.confidence if draft.confidence is not None else _SURENESS
    return shown


def _head(parse: Parse, draft: Draft) -> Token:
    """The word of a cue of no list that hangs outside it."""
    for i in sorted(draft.cue):
        token = parse.tokens[i]
        if token.pos != "PUNCT" and (token.head.i not in draft.cue or token.head is token):
            return token
    return parse.tokens[min(draft.cue)]


def _shape(parse: Parse, draft: Draft) -> str:
    """A clause with a finite verb, an infinitive, other words with a verb, or a phrase without one."""
    words = [parse.tokens[i] for i in sorted(draft.content) if parse.tokens[i].pos not in ("PUNCT", "SPACE")]
    if words and words[0].tag == "TO" and words[0].lower == "to":
        return "infinitive"
    verbs = [word for word in words if word.pos in _VERBAL]
    if any(word.tag in _FINITE for word in verbs):
        return "clause"
    return "verbal" if verbs else "phrase"


def _has_that(parse: Parse, draft: Draft) -> bool:
    """True where `that`, `whether`, `how` follows the cue."""
    after = max(draft.cue) + 1
    return any(token.lower in _OPENING for token in parse.tokens[after : after + 2])
