"""Whether a stretch that could be a toponym is one, and in which role it stands.

Each cue adds to or takes from the evidence. The weights are round numbers set by hand and checked on a
development set of local news; no weight depends on which place or whose side a name is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.gazetteer import Entry
from rashomon.language import Parse, Token
from rashomon.lexicons.place_words import homographs, words
from rashomon.reading.places.context import Context, prior, surnames, token_at
from rashomon.reading.places.contrary import against, is_acronym
from rashomon.reading.places.introduced import STANDING_AT
from rashomon.reading.places.names import KNOWN_TOWN, Mention
from rashomon.reading.places.roles import is_taken, role_of

ACCEPT = 1.0
"""Evidence from which a stretch is taken for a toponym."""

_STRONG, _WEAK, _TYPED, _CONTAINED = 2.5, 0.8, 3.0, 2.5
_DATELINE, _SEEN, _LISTED, _DONE = 3.0, 1.5, 3.5, 1.2
_OVER = frozenset("on over off through above along from to between past".split())


def judge(parse: Parse, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that are toponyms, each with evidence, containers and role."""
    small = frozenset(token.text for token in parse.tokens if token.text.islower())
    context = Context(parse, surnames(parse, mentions), small=small)
    for mention in mentions:
        context.starts[mention.first.i] = mention
        context.ends[mention.last.i] = mention
    _keep_similar_at_home(mentions)
    for mention in mentions:
        mention.containers = _containers(mention, context)
    for mention in mentions:
        mention.evidence = _evidence(mention, context)
    sure = Counter(mention.key for mention in mentions if mention.evidence >= ACCEPT + _STRONG)
    kept = []
    for mention in mentions:
        if sure[mention.key] and mention.part_of is None:
            mention.evidence += _SEEN
        if mention.evidence >= ACCEPT:
            mention.role = role_of(mention)
            kept.append(mention)
    return kept


def _keep_similar_at_home(mentions: Sequence[Mention]) -> None:
    """A name that only sounds like a place's may mean one in a country that the report names otherwise."""
    known = {
        entry.country
        for mention in mentions
        if not mention.similar
        for entry in mention.entries[:1]
        if entry.feature in ("country", "region", "admin1") or entry.population > KNOWN_TOWN
    }
    for mention in mentions:
        if mention.similar:
            mention.entries = tuple(entry for entry in mention.entries if entry.country in known)
            if mention.sure and not mention.entries:
                mention.asked = mention.asked or "settlement"  # none of those: one that no gazetteer has


def _containers(mention: Mention, context: Context) -> tuple[Entry, ...]:
    """Areas named directly after a comma, bracket or `in` (`Arden, La.`, `Arden in Norland`)."""
    parse = context.parse
    mark = token_at(parse, mention.last.i + 1, mention)
    if mark is None or mark.lower not in (",", "(", "in"):
        return ()
    at = mark.i + 1
    for _ in range(3):
        after = token_at(parse, at, mention)
        if after is None:
            return ()
        following = context.starts.get(at)
        if following is not None:
            kinds = {entry.feature for entry in following.entries}
            areas = {"country", "admin1", "admin2", "region"}
            ordinary = len(following.tokens) == 1 and following.first.lower in homographs()
            if ordinary or (mark.lower == "," and not kinds & areas):
                return ()
            mention.inside = mark.lower != ","
            return tuple(entry for entry in following.entries if entry.feature in areas)
        if after.lower not in words("skip"):
            return ()
        at += 1
    return ()


def _evidence(mention: Mention, context: Context) -> float:
    parse = context.parse
    before = token_at(parse, mention.first.i - 1, mention)
    after = token_at(parse, mention.last.i + 1, mention)
    if mention.similar and not mention.entries and mention.asked is None:
        return 0.0
    score = prior(mention)
    plain = len(mention.tokens) > 1 and mention.asked is None
    score += 1.0 if plain else 0.0
    score += _TYPED if mention.asked else 0.0
    score += _CONTAINED if mention.containers else 0.0
    score += _lead_in(mention, context) + _undergone(mention)
    dateline = _is_dateline(mention, context)
    score += dateline
    score += _contains_another(mention, before, context)
    if not dateline:
        score += is_acronym(mention)
    return score + against(mention, before, after, context)


def _undergone(mention: Mention) -> float:
    """`Arden was shelled`, `shelled Arden`: what is done to towns, and seldom to persons."""
    head = mention.last
    subjects = head.head.children_by("nsubj") if head.dep == "dobj" else []
    if head.head.lemma in words("held") and any(subject.lemma in words("force") for subject in subjects):
        return _LISTED  # `Troops left Arden`, where `Mara left Arden` might leave a person
    if head.dep in ("nsubjpass", "dobj") and head.head.lemma in words("razed"):
        return _LISTED
    if head.dep in ("nsubjpass", "dobj") and head.head.lemma in words("done"):
        return _DONE
    if head.dep == "poss" and head.head.lower in words("ground"):
        return _DONE  # `Arden's harbour`
    return _DONE if head.dep == "nsubj" and is_taken(head.head) else 0.0


def _lead_in(mention: Mention, context: Context) -> float:
    """Prepositions and `the village of` before the name."""
    parse, skip = context.parse, words("skip")
    i = mention.first.i - 1
    token = token_at(parse, i, mention)
    steps = 0
    while token is not None and token.lower in skip and token.lower not in words("strong") and steps < 3:
        if token.text[0].isupper() and not mention.section.upper_case and token.lower != "the":
            break
        i, steps = i - 1, steps + 1
        token = token_at(parse, i, mention)
    if token is None:
        return 0.0
    if token.lower in words("before"):
        return _STRONG
    if token.lower == "of":
        noun = token_at(parse, i - 1, mention)
        if noun is not None and noun.lower in words("of"):
            kind = words("of")[noun.lower]
            mention.asked = mention.asked or (kind if kind != "any" else None)
            return _TYPED
    if token.lower == "at" and _stands(token_at(parse, i - 1, mention)):
        return 2 * _TYPED  # `the airfield at Stanley`: as sure as `the town of Stanley`
    if token.lower in _OVER and token.head.lemma in words("field"):
        return _LISTED
    if token.lower in words("strong"):
        return _STRONG
    if token.lower in ("and", "or", ",") and token.i - 1 in context.ends:
        earlier = context.ends[token.i - 1]
        return _WEAK if earlier.evidence >= ACCEPT else 0.0
    return _WEAK if token.lower in words("weak") else 0.0


def _stands(thing: Token | None) -> bool:
    return thing is not None and thing.lemma in STANDING_AT


def _is_dateline(mention: Mention, context: Context) -> float:
    """A name that opens a paragraph, or a sentence in capitals, with a dash within a few words."""
    first, section = mention.first, mention.section
    if section.kind == "dateline":
        return _DATELINE if first.start == section.start else _WEAK
    opens = first.start == section.start
    capitals = first.text.isupper() and len(first.text) > 2 and not section.upper_case
    if section.kind == "headline" or not (opens or capitals):
        return 0.0
    before = token_at(context.parse, first.i - 1, mention)
    if not opens and before is not None and before.text[-1] not in '.!?"”’)':
        return 0.0
    dash = words("dash")
    for step in range(1, 7):
        token = token_at(context.parse, mention.last.i + step, mention)
        if token is None:
            return 0.0
        if token.text in dash or not token.text.strip("-–—―"):
            return _DATELINE
        if token.text[0].islower():
            return 0.0
    return 0.0


def _contains_another(mention: Mention, before: Token | None, context: Context) -> float:
    """The second half of `Arden, Norland`: an area after a comma after a name."""
    if before is None or before.text != "," or before.i - 1 not in context.ends:
        return 0.0
    return _LISTED if context.ends[before.i - 1].containers else 0.0
