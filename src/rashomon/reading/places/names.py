"""Which stretches of a text could be toponyms: longest gazetteer names over capitalised words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.gazetteer import Entry, Gazetteer, fold
from rashomon.language import Parse, Section, Token
from rashomon.lexicons.agents import organisation_heads
from rashomon.lexicons.countries import country_of_demonym
from rashomon.lexicons.place_words import words
from rashomon.reading.places.introduced import introduced_at, name_run
from rashomon.reading.places.longer_names import introduced_longer, opened_at
from rashomon.reading.places.mention import KNOWN_TOWN as KNOWN_TOWN
from rashomon.reading.places.mention import Mention as Mention

_LONGEST = 6  # words in the longest name looked for
_AREA_TYPES = frozenset({"admin", "admin1", "admin2"})
_TITLE_LINE = 14  # words: a longer section in capitals is text in capitals, not a title


def find_mentions(parse: Parse, gazetteer: Gazetteer) -> list[Mention]:
    """All stretches that could be toponyms, in text order; they do not overlap."""
    found: list[Mention] = []
    for section, tokens in section_tokens(parse):
        inside = list(_in_section(parse, section, tokens, gazetteer))
        _share_plural(inside, parse)
        found.extend(inside)
    return _name_again(found, parse)


def _name_again(mentions: list[Mention], parse: Parse) -> list[Mention]:
    """A name that was introduced as a place's (`the town of Vesk`) is one wherever it stands again."""
    introduced = {tuple(t.text for t in m.tokens): m for m in mentions if m.similar}
    if not introduced:
        return mentions
    firsts: dict[str, list[tuple[str, ...]]] = {}
    for texts in introduced:
        firsts.setdefault(texts[0], []).append(texts)
    again: list[Mention] = []
    for section, tokens in section_tokens(parse):
        for i, token in enumerate(tokens):
            for texts in sorted(firsts.get(token.text, ()), key=len, reverse=True):
                run = list(tokens[i : i + len(texts)])
                if tuple(t.text for t in run) == texts and not (again and again[-1].end > run[0].start):
                    known = introduced[texts]
                    again.append(replace(known, tokens=run, section=section))
                    break
    taken = {token.i for mention in again for token in mention.tokens}
    kept = [m for m in mentions if not m.similar and not any(t.i in taken for t in m.tokens)]
    return sorted([*kept, *again], key=lambda mention: mention.start)


def _share_plural(mentions: list[Mention], parse: Parse) -> None:
    """`Arden and Belmark regions`: the type word is that of each name in the list."""
    plural, tokens = words("plural"), parse.tokens
    for order in range(len(mentions) - 1, -1, -1):
        mention = mentions[order]
        after = tokens[mention.last.i + 1] if mention.last.i + 1 < len(tokens) else None
        if after is None or mention.asked is not None or after.lower not in plural:
            continue
        asked, earlier = plural[after.lower], order
        while True:
            mentions[earlier].asked = asked
            gap = tokens[mentions[earlier - 1].last.i + 1 : mentions[earlier].first.i] if earlier else []
            if not gap or any(token.lower not in (",", "and", "or") for token in gap):
                break
            earlier -= 1


def mention_of(section: Section, tokens: Sequence[Token], name: str, gazetteer: Gazetteer) -> Mention:
    """A mention over words that are known to name a place; a type word at its end is what is asked for."""
    entries = _entries(name, gazetteer)
    asked = words("type").get(tokens[-1].lower) if len(tokens) > 1 else None
    if asked is not None and not entries:
        name = name[: tokens[-1].start - tokens[0].start].rstrip()
        entries = _entries(name, gazetteer) if asked in _AREA_TYPES else ()
    return Mention(list(tokens), section, name, entries, asked)


def section_tokens(parse: Parse) -> Iterator[tuple[Section, Sequence[Token]]]:
    """Each section with its words."""
    at, tokens = 0, parse.tokens
    for section in parse.sections:
        first = at
        while at < len(tokens) and tokens[at].start < section.end:
            at += 1
        yield section, tokens[first:at]


def _in_section(
    parse: Parse, section: Section, tokens: Sequence[Token], gazetteer: Gazetteer
) -> Iterator[Mention]:
    i = 0
    while i < len(tokens):
        if not _can_open(tokens, i):
            i += 1
            continue
        known = _longest_at(parse, section, tokens, i, gazetteer)
        if known is not None and len(known.tokens) == 1 and _goes_on(known, tokens, i):
            i += 1
            continue
        if known is not None and len(known.tokens) == 1 and known.asked is None:
            known = introduced_longer(parse, section, tokens, i, gazetteer) or known
        if known is None or len(known.tokens) == 1:
            known = _prefixed_at(parse, section, tokens, i, gazetteer) or known
        known = known or opened_at(parse, section, tokens, i, gazetteer)
        if (
            known is not None
            and len(known.tokens) == 1
            and _owns(tokens, i, i + 1)
            and not is_well_known(known)
        ):
            known = _typed_at(parse, section, tokens, i) or known  # `Arden's Pass`, where Arden is a village
        mention = (
            known
            or _after_article(parse, section, tokens, i, gazetteer)
            or _typed_at(parse, section, tokens, i)
            or _water_of(parse, section, tokens, i)
            or introduced_at(parse, section, tokens, i, gazetteer)
        )
        if mention is None:
            i += 1
            continue
        yield mention
        i += len(mention.tokens)


def _can_open(tokens: Sequence[Token], i: int) -> bool:
    text = tokens[i].text
    if not text[0].isupper() and not (text[0] in "'’ʿ" and text[1:2].isupper()):
        # `al-Bab`, `el-Fasher`: the article is small and the name after its dash is not.
        return text in ARTICLES and i + 2 < len(tokens) and tokens[i + 1].text == "-"
    return True


def _after_article(
    parse: Parse, section: Section, tokens: Sequence[Token], i: int, gazetteer: Gazetteer
) -> Mention | None:
    """`Al-Arden` where the gazetteer has `Arden`: the article is part of the name."""
    if tokens[i].lower not in ARTICLES or i + 2 >= len(tokens) or tokens[i + 1].text != "-":
        return None
    found = _longest_at(parse, section, tokens, i + 2, gazetteer)
    if found is not None:
        found.tokens = [*tokens[i : i + 2], *found.tokens]
    return found


def _goes_on(mention: Mention, tokens: Sequence[Token], i: int) -> bool:
    """`Bab al-Arden`: a little-known place's name that is the first word of a longer one."""
    longer = (
        i + 3 < len(tokens)
        and tokens[i + 1].lower in ARTICLES
        and tokens[i + 2].text == "-"
        and tokens[i + 3].text[0].isupper()
    )
    return longer and not is_well_known(mention)


def is_well_known(mention: Mention) -> bool:
    """True for countries, their parts and large towns."""
    return any(e.feature in ("country", "admin1") or e.population >= KNOWN_TOWN for e in mention.entries[:8])


def _prefixed_at(
    parse: Parse, section: Section, tokens: Sequence[Token], i: int, gazetteer: Gazetteer
) -> Mention | None:
    """`Port Arden` where the gazetteer has only an `Arden`: another place, which it does not know."""
    asked = words("before").get(tokens[i].lower)
    loose = section.title_case or section.upper_case
    if asked is None or (loose and section.kind != "dateline"):
        return None
    run = list(name_run(tokens, i + 1)) if i + 1 < len(tokens) and tokens[i + 1].is_name else []
    if not run or run[0].start - tokens[i].end > 1 or any(t.lower in organisation_heads() for t in run):
        return None
    if any(entry.feature == asked != "settlement" for entry in gazetteer.find(run[0].text)):
        return None  # `the River Arden`, of which the gazetteer has the name alone
    name = parse.text[tokens[i].start : run[-1].end]
    return Mention([tokens[i], *run], section, name, (), asked)


def _water_of(parse: Parse, section: Section, tokens: Sequence[Token], i: int) -> Mention | None:
    """`the Strait of Vesk`, `Gulf of Vesk`: waters that no gazetteer has under the name."""
    asked = words("before").get(f"{tokens[i].lower} of")
    if asked is None or section.title_case or section.upper_case or i + 2 >= len(tokens):
        return None
    if tokens[i + 1].lower != "of" or not tokens[i + 2].is_name or not tokens[i + 2].text[0].isupper():
        return None
    run = [*tokens[i : i + 2], *name_run(tokens, i + 2)]
    return Mention(run, section, parse.text[run[0].start : run[-1].end], (), asked)


def _longest_at(
    parse: Parse, section: Section, tokens: Sequence[Token], i: int, gazetteer: Gazetteer
) -> Mention | None:
    """The longest gazetteer name that opens here, with the type word after it."""
    inner = words("inner")
    end = i
    while end + 1 < len(tokens) and end + 1 - i < _LONGEST * 2:
        after = tokens[end + 1]
        capital = after.text[0].isupper() or after.text[0].isdigit()
        joined = after.text in ("-", "’", "'", "–") or (
            after.text == "," and tokens[end].text == "Washington"
        )
        if not (capital or joined or after.lower in inner or after.lower in _NAMED_THINGS):
            break
        end += 1
    for last in range(end, i - 1, -1):
        text = tokens[last].text
        if last > i and not (text[0].isupper() or text.lower() in _NAMED_THINGS):
            continue
        name = parse.text[tokens[i].start : tokens[last].end]
        if len(name) > 60 or "\n\n" in name:
            continue
        folded = fold(name)
        if not folded or not (gazetteer.has(folded) or gazetteer.has(_written_out(folded))):
            continue
        if last == i and not _cased_well(tokens[i], section):
            continue
        return _with_type_word(section, tokens, i, last, name, _entries(name, gazetteer))
    return None


def _entries(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Places of the name, and of its form with the abbreviation written out (`St. Vesk`)."""
    found = gazetteer.find(name)
    first, _, rest = fold(name).partition(" ")
    if rest and first in _WRITTEN_OUT:
        known = {entry.number for entry in found}
        more = gazetteer.find(f"{_WRITTEN_OUT[first]} {rest}")
        found = (*found, *(entry for entry in more if entry.number not in known))
    return found


_NAMED_THINGS = frozenset(
    "region peninsula dam reservoir camp crossing plant airbase base airfield steelworks strip corridor "
    "valley basin bridge hospital river steel states gap".split()
)
ARTICLES = frozenset("al el ad as ash at az ar an ed ez er es et".split())
"""Articles of Arabic and other names, before a dash (`al-Arden`)."""
_WRITTEN_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


def _written_out(folded: str) -> str:
    first, _, rest = folded.partition(" ")
    return f"{_WRITTEN_OUT[first]} {rest}" if rest and first in _WRITTEN_OUT else folded


def _cased_well(token: Token, section: Section) -> bool:
    """False for words that are names only when written otherwise (`us`, `it`, `La`)."""
    text = token.text
    if len(text) <= 2:
        return text.isupper() and not (section.upper_case and len(text) == 2)
    if "." in text and len(text) <= 3 and not text[0].isupper():
        return False
    return not (text[1:].islower() and text.rstrip(".") in ("Us", "It", "Is"))


def _with_type_word(
    section: Section,
    tokens: Sequence[Token],
    i: int,
    last: int,
    name: str,
    entries: tuple[Entry, ...],
) -> Mention:
    """The mention, with the type word that follows it: inside when it has a capital (`Arden Region`)."""
    asked = _own_type(tokens[i : last + 1])
    end = last
    if [token.lower for token in tokens[last + 1 : last + 3]] == ["sub", "-"]:
        last += 2  # `Arden sub-district`
        end = last + 1 if tokens[last - 1].text[0].isupper() else end
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is not None and asked is None:
        asked = words("type").get(after.lower)
        areas = any(entry.feature in ("admin1", "admin2", "region") for entry in entries)
        if asked in _AREA_TYPES and not areas and entries and any(e.feature == "country" for e in entries):
            asked = None  # `the Norland State Department`
        if asked is not None:
            if after.text[0].isupper() and not section.upper_case:
                if asked not in _AREA_TYPES and asked != "settlement":
                    # `Arden River` is not Arden: another thing, which the gazetteer does not know. But in
                    # `Arden Port Authority` the type word belongs to what follows.
                    beyond = tokens[last + 2] if last + 2 < len(tokens) else None
                    if beyond is not None and beyond.text[0].isupper() and beyond.is_name:
                        return Mention(list(tokens[i : last + 1]), section, name, entries, None)
                    return Mention(list(tokens[i : last + 2]), section, f"{name} {after.text}", (), asked)
                end = last + 1
            elif asked not in _AREA_TYPES and asked != "settlement":
                asked = None
    return Mention(list(tokens[i : end + 1]), section, name, entries, asked)


def _own_type(tokens: Sequence[Token]) -> str | None:
    """The kind of subdivision that a name's own last word tells (`Arden County`)."""
    asked = words("type").get(tokens[-1].lower) if len(tokens) > 1 else None
    return asked if asked in _AREA_TYPES else None


def _typed_at(parse: Parse, section: Section, tokens: Sequence[Token], i: int) -> Mention | None:
    """A name that no gazetteer knows, with a capitalised type word after it (`Vesk Street`)."""
    if section.upper_case or (section.title_case and len(tokens) > _TITLE_LINE):
        return None
    types, heads = words("type"), organisation_heads().keys()
    end = i
    while end < len(tokens) and end - i < 4 and (tokens[end].text[0].isupper() or _owns(tokens, i, end)):
        lower = tokens[end].lower
        if end > i and types.get(lower, "settlement") not in _NOT_ALONE and lower not in heads | VAGUE:
            run = tokens[i : end + 1]
            named = all(country_of_demonym(token.text) is None for token in run)
            before = [token.lower for token in run[:-1]]
            ordinary = any(word in heads or word in _ORDINARY for word in before)
            ordinary = ordinary or all(word in _DIRECTIONS for word in before)
            beyond = tokens[end + 1] if end + 1 < len(tokens) else None
            longer = beyond is not None and beyond.text[0].isupper() and beyond.is_name
            if not named or ordinary or longer or not (run[0].is_name or _owns(tokens, i, i + 1)):
                return None
            return Mention(list(run), section, parse.text[run[0].start : run[-1].end], (), types[lower])
        end += 1
    return None


def _owns(tokens: Sequence[Token], i: int, at: int) -> bool:
    """True for the mark in `Saddlers' Street`, `Shepherd's Pass`."""
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    marked = at == i + 1 and tokens[at].text in ("'", "’", "'s", "’s")
    return marked and after.text[0].isupper() and after.lower in words("type")


_NOT_ALONE = frozenset({"admin", "admin1", "settlement"})
# Type words that are part of too many names of other things to make a place of an unknown word.
VAGUE = frozenset(
    "plant base port camp prison park front strip stadium channel sound coast pocket range state line".split()
)
_ORDINARY = frozenset(
    "water fire school park police state city the this that our your dr. st. rev. reverend coroner criminal "
    "national country central first".split()
)
_DIRECTIONS = frozenset(("north", "south"))
