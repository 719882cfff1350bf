"""Whether a stretch that could be a toponym is one, and in which role it stands.

Each cue adds to or takes from the evidence. The weights are round numbers set by hand and checked on a
development set of local news; no weight depends on which place or whose side a name is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from rashomon.gazetteer import Entry, fold
from rashomon.language import Parse, Token
from rashomon.language.mask import CALENDAR
from rashomon.lexicons.agents import (
    Organisation,
    agents,
    gender_of_name,
    organisation_heads,
    organisations,
    titles,
)
from rashomon.lexicons.countries import country_of_capital, country_of_demonym
from rashomon.lexicons.place_words import homographs, words
from rashomon.reading.place_names import Mention
from rashomon.reading.place_roles import role_of

ACCEPT = 1.0
"""Evidence from which a stretch is taken for a toponym."""

_STRONG, _WEAK, _TYPED, _CONTAINED = 2.5, 0.8, 3.0, 2.5
_TITLED, _GIVEN, _SURNAME, _AFTER_NAME, _BEFORE_NAME, _COMMON = -4.0, -2.5, -4.0, -3.0, -2.0, -2.5
_DATELINE = 3.0
_SEEN = 1.5
_ACRONYM = -4.0
_SHIP, _ARTICLE = -8.0, -2.5
_QUALIFIES = 1.0
_SMALL = 0.5
_HOMOGRAPH = -2.5
_PEOPLED = 1.5
_IN_CAPITALS, _SPEAKS = -1.5, -2.5
_KNOWN_TOWN = 100_000  # people: such a town tells which country a report is about
_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern centre center".split()
)


@dataclass(slots=True)
class Context:
    """What the whole report says of its names."""

    parse: Parse
    surnames: Counter[str] = field(default_factory=Counter)
    """Lower-cased last words of what look like persons' names."""
    starts: dict[int, Mention] = field(default_factory=dict)
    """Mentions by the index of their first word."""
    ends: dict[int, Mention] = field(default_factory=dict)
    """Mentions by the index of their last word."""
    small: frozenset[str] = frozenset()
    """Words that the report also writes without a capital."""
    ships: set[str] = field(default_factory=set)
    """Folded names that the report gives to ships."""


def judge(parse: Parse, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that are toponyms, each with evidence, containers and role."""
    small = frozenset(token.text for token in parse.tokens if token.text.islower())
    context = Context(parse, _surnames(parse, mentions), small=small)
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
        if entry.feature in ("country", "region", "admin1") or entry.population > _KNOWN_TOWN
    }
    for mention in mentions:
        if mention.similar:
            mention.entries = tuple(entry for entry in mention.entries if entry.country in known)


def _token(parse: Parse, i: int, mention: Mention) -> Token | None:
    """The word at an index, if it stands in the mention's section."""
    if 0 <= i < len(parse.tokens):
        token = parse.tokens[i]
        if mention.section.start <= token.start < mention.section.end:
            return token
    return None


def _surnames(parse: Parse, mentions: Sequence[Mention]) -> Counter[str]:
    """Last words of what look like persons' names, lower-cased.

    A run of two or three capitalised names counts that opens with a given name or a title, or that is no
    place, organisation or demonym and has no word for a kind of place in it.
    """
    found: Counter[str] = Counter()
    tokens = parse.tokens
    known_titles, heads, types, skip = titles(), organisation_heads(), words("type"), words("skip")
    longer = {t.i for mention in mentions if len(mention.tokens) > 1 for t in mention.tokens}
    i = 0
    while i < len(tokens) - 1:
        token = tokens[i]
        if not token.text[0].isupper() or not _continues_name(token, tokens[i + 1]):
            i += 1
            continue
        last = i + 1
        while last + 1 < len(tokens) and last - i < 4 and _continues_name(tokens[last], tokens[last + 1]):
            last += 1
        run = tokens[i : last + 1]
        named = token.lower in known_titles or gender_of_name(token.lower) is not None
        strange = any(
            t.i in longer or t.lower in heads or t.lower in types or t.lower in skip or len(t.text) < 3
            for t in run
            if not _is_initial(t)
        ) or any(country_of_demonym(t.text) is not None for t in run)
        if named or (not strange and token.is_name and len(run) <= 3 and not _in_capitals(run)):
            for part in run[1:]:
                found[part.lower] += 2 if named else 1
        i = last + 1
    return found


def _in_capitals(run: Sequence[Token]) -> bool:
    section = run[0].sent.section if run[0].sent is not None else None
    return all(token.text.isupper() for token in run) or (section is not None and section.title_case)


def _continues_name(token: Token, after: Token) -> bool:
    near = after.start - token.end <= 1 and token.text not in (",", ";", ":")
    return near and after.text[0].isupper() and (after.is_name or _is_initial(after))


def _is_initial(token: Token) -> bool:
    return len(token.text) == 2 and token.text[1] == "." and token.text[0].isupper()


def _containers(mention: Mention, context: Context) -> tuple[Entry, ...]:
    """Areas named directly after a comma, bracket or `in` (`Arden, La.`, `Arden in Norland`)."""
    parse = context.parse
    mark = _token(parse, mention.last.i + 1, mention)
    if mark is None or mark.lower not in (",", "(", "in"):
        return ()
    at = mark.i + 1
    for _ in range(3):
        after = _token(parse, at, mention)
        if after is None:
            return ()
        following = context.starts.get(at)
        if following is not None:
            kinds = {entry.feature for entry in following.entries}
            areas = {"country", "admin1", "admin2", "region"}
            if mark.lower == "," and not kinds & areas:
                return ()
            return tuple(entry for entry in following.entries if entry.feature in areas)
        if after.lower not in words("skip"):
            return ()
        at += 1
    return ()


def _prior(mention: Mention) -> float:
    """What the gazetteer alone says: how well known the best place of the name is."""
    best = 0.0 if mention.entries else (1.0 if mention.asked else 0.0)
    for entry in mention.entries[:40]:
        if entry.kind == "code":
            worth = -1.0 if "." in mention.name else -2.5
        elif entry.feature == "country":
            worth = 4.0
        elif entry.feature == "admin1" and entry.kind == "canonical":
            worth = 3.0
        elif entry.own or entry.feature in ("region", "sea", "river", "mountain"):
            worth = 2.0
        elif entry.population >= 1_000_000:
            worth = 2.5
        elif entry.population >= 100_000:
            worth = 1.6
        elif entry.population >= 15_000:
            worth = 0.9
        else:
            worth = 0.3
        if entry.kind == "alternate" and entry.feature == "settlement" and entry.population < 1_000_000:
            worth -= 0.9
        elif entry.kind == "bare":
            worth -= 0.4
        best = max(best, worth) if best else worth
    return best


def _evidence(mention: Mention, context: Context) -> float:
    parse = context.parse
    before = _token(parse, mention.first.i - 1, mention)
    after = _token(parse, mention.last.i + 1, mention)
    if mention.similar and not mention.entries and mention.asked is None:
        return 0.0
    score = _prior(mention)
    plain = len(mention.tokens) > 1 and mention.asked is None
    score += 1.0 if plain else 0.0
    score += _TYPED if mention.asked else 0.0
    score += _CONTAINED if mention.containers else 0.0
    score += _lead_in(mention, context)
    dateline = _is_dateline(mention, context)
    score += dateline
    score += _contains_another(mention, before, context)
    if not dateline:
        score += _is_acronym(mention)
    return score + _against(mention, before, after, context)


def _lead_in(mention: Mention, context: Context) -> float:
    """Prepositions and `the village of` before the name."""
    parse, skip = context.parse, words("skip")
    i = mention.first.i - 1
    token = _token(parse, i, mention)
    steps = 0
    while token is not None and token.lower in skip and token.lower not in words("strong") and steps < 3:
        if token.text[0].isupper() and not mention.section.upper_case and token.lower != "the":
            break
        i, steps = i - 1, steps + 1
        token = _token(parse, i, mention)
    if token is None:
        return 0.0
    if token.lower in words("before"):
        return _STRONG
    if token.lower == "of":
        noun = _token(parse, i - 1, mention)
        if noun is not None and noun.lower in words("of"):
            kind = words("of")[noun.lower]
            mention.asked = mention.asked or (kind if kind != "any" else None)
            return _TYPED
    if token.lower in words("strong"):
        return _STRONG
    if token.lower in ("and", "or", ",") and token.i - 1 in context.ends:
        earlier = context.ends[token.i - 1]
        return _WEAK if earlier.evidence >= ACCEPT else 0.0
    return _WEAK if token.lower in words("weak") else 0.0


def _is_dateline(mention: Mention, context: Context) -> float:
    """A name that opens a paragraph, or a sentence in capitals, with a dash within a few words."""
    first, section = mention.first, mention.section
    if section.kind == "dateline":
        return _DATELINE if first.start == section.start else _WEAK
    opens = first.start == section.start
    capitals = first.text.isupper() and len(first.text) > 2 and not section.upper_case
    if section.kind == "headline" or not (opens or capitals):
        return 0.0
    before = _token(context.parse, first.i - 1, mention)
    if not opens and before is not None and before.text[-1] not in '.!?"”’)':
        return 0.0
    dash = words("dash")
    for step in range(1, 7):
        token = _token(context.parse, mention.last.i + step, mention)
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
    return 3.5 if context.ends[before.i - 1].containers else 0.0


def _against(mention: Mention, before: Token | None, after: Token | None, context: Context) -> float:
    """Cues that the name is a person's, an organisation's or an ordinary word."""
    score = 0.0
    if all(token.lower in _DIRECTIONS for token in mention.tokens):
        return -8.0
    big = _is_big(mention)
    named = mention.tokens[1:] if mention.first.lower == "the" else mention.tokens
    single = len(named) == 1
    lower = named[0].lower if named else "the"
    if single and not mention.first.is_name and not mention.section.upper_case:
        score += _COMMON
    if single:
        score += _not_a_place(lower, mention, context, big=big)
    score += _is_organisation(mention)
    if after is not None and _is_initial(after):
        score += _TITLED
    if before is not None:
        score += _before_name(mention, before, context)
    if after is not None:
        score += _after_name(mention, after, context, big=big)
    return score


def _is_big(mention: Mention) -> bool:
    """True for names of countries and of first-level subdivisions."""
    return any(
        entry.feature == "country" or (entry.feature == "admin1" and entry.kind == "canonical")
        for entry in mention.entries
    )


def _not_a_place(lower: str, mention: Mention, context: Context, *, big: bool) -> float:
    """One word that is also a demonym, a given name, somebody's surname, or a word for a kind of thing."""
    if not any(entry.feature == "country" for entry in mention.entries):
        if country_of_demonym(mention.first.text) is not None:
            return -8.0
        kinds_of_things = (organisation_heads(), words("type"), agents(), CALENDAR)
        if any(lower in known for known in kinds_of_things):
            return _TITLED
    if big:
        return 0.0
    score = 0.0
    if lower in homographs() or lower in context.small:
        score += _HOMOGRAPH
    if mention.section.upper_case and not mention.first.is_name:
        score += _IN_CAPITALS
    if mention.last.dep == "nsubj" and country_of_capital(mention.name) is None:
        score += _SPEAKS if mention.last.head.lemma in words("says") else 0.0
    if gender_of_name(lower) is not None:
        score += _GIVEN
    if context.surnames[lower]:
        score += _SURNAME if context.surnames[lower] > 1 else _SURNAME / 2
    return score


def _is_organisation(mention: Mention) -> float:
    """A well-known organisation or armed group."""
    known = _folded_organisations().get(mention.key)
    if known is not None and known.kind != "seat" and not any(e.own for e in mention.entries):
        return -8.0
    return 0.0


@cache
def _folded_organisations() -> dict[str, Organisation]:
    return {fold(name): known for name, known in organisations().items()}


def _is_acronym(mention: Mention) -> float:
    """One word in capitals, where others are not, that is the name of no country and not of our own table."""
    text, section = mention.first.text, mention.section
    acronym = len(mention.tokens) == 1 and text.isupper() and "." not in text
    known = any(entry.feature == "country" or entry.own for entry in mention.entries)
    return _ACRONYM if acronym and not (known or section.upper_case or section.title_case) else 0.0


def _is_ship(mention: Mention, before: Token, context: Context) -> float:
    """`HMS Arden`, `the cruiser Arden`; and `the Arden`, as ships are called and settlements are not."""
    if before.lower in words("ship"):
        context.ships.add(mention.key)
        return _SHIP
    settled = all(entry.feature in ("settlement", "admin1", "admin2") for entry in mention.entries)
    alone = mention.asked is None and mention.last.dep not in ("compound", "amod", "nmod", "poss")
    if before.lower == "the" and settled and alone and mention.entries and not mention.section.upper_case:
        return _SHIP if mention.key in context.ships else _ARTICLE
    return 0.0


def _of_organisation(mention: Mention, before: Token, context: Context) -> bool:
    """`Bank of Arden`: the name is part of an organisation's."""
    head = _token(context.parse, before.i - 1, mention) if before.lower == "of" else None
    if head is None or not head.text[0].isupper() or mention.section.upper_case:
        return False
    return head.lower in organisation_heads() and head.is_name


def _before_name(mention: Mention, before: Token, context: Context) -> float:
    """A title, given name or other name directly before it."""
    ship = _is_ship(mention, before, context)
    if ship:
        return ship
    if _of_organisation(mention, before, context):
        mention.part_of = "of"
        return 0.0 if _prior(mention) > _SMALL else _ARTICLE
    given = gender_of_name(before.lower) is not None and before.i not in context.ends
    if before.lower in titles() or (given and before.text[0].isupper()):
        return _TITLED
    if not before.text[0].isupper() or mention.section.upper_case:
        return 0.0
    if before.lower in words("skip") or before.lower in words("before") or before.lower in words("strong"):
        return 0.0
    if before.is_name and before.i not in context.ends and country_of_demonym(before.text) is None:
        if before.lower in organisation_heads():
            return 0.0
        mention.part_of = before.text
        return _AFTER_NAME
    return 0.0


def _after_name(mention: Mention, after: Token, context: Context, *, big: bool) -> float:
    """A capitalised word directly after it: the rest of a longer name."""
    if after.text.islower() and not mention.section.upper_case:
        if after.lower in agents() or after.lower in organisation_heads():
            return _PEOPLED
        if after.pos == "NOUN" and (mention.last.dep == "compound" or mention.last.head is after):
            return _QUALIFIES
    if not after.text[0].isupper() or mention.section.upper_case:
        return 0.0
    if after.start - mention.end > 1:
        return 0.0
    if country_of_demonym(after.text) is not None and not mention.section.title_case:
        # `North Norlandic`: the first half of a demonym of two words.
        return _TITLED if not big else 0.0
    if mention.section.title_case or after.i in context.starts:
        return 0.0
    heads = organisation_heads()
    token: Token | None = after
    for _ in range(5):
        if token is None or not (token.text[0].isupper() or token.lower in ("of", "and", "for")):
            break
        if token.lower in heads:
            mention.part_of = token.text
            return _QUALIFIES if _prior(mention) > _SMALL else -_QUALIFIES
        token = _token(context.parse, token.i + 1, mention)
    if not after.is_name:
        return 0.0
    mention.part_of = after.text
    if gender_of_name(mention.first.lower) is not None and len(mention.tokens) == 1:
        return _TITLED
    return 0.0 if big or mention.asked else _BEFORE_NAME
