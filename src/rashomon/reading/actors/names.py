"""Proper names in a sentence: runs of name words, parted into titles, modifiers and the name itself."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.language import Sentence, Token
from rashomon.language.mask import CALENDAR
from rashomon.lexicons import agents, countries

_LINKS = frozenset("of for and de del da di al el bin ibn van von der den la le the".split())
_PARTICLES = _LINKS - {"of", "for", "and", "the"}
_INITIAL_LENGTH = 2  # `A.`


@dataclass(slots=True)
class NameRun:
    """Words of one name as they stand together, with what their parts are."""

    tokens: list[Token]
    """All words of the run."""
    core: list[Token]
    """The name itself, without titles and nationality; empty when the run is a role (`the President`)."""
    kind: str
    """person, organisation, country, capital, acronym, people, role or unknown."""
    title: agents.Title | None = None
    """The title before the name."""
    sector: str | None = None
    """PLOVER sector that the name's words or title tell."""
    country: str | None = None
    """ISO code that the name's words or the nationality before it tell."""

    @property
    def text(self) -> str:
        """The core's words joined by single spaces."""
        return join_words(self.core or self.tokens)

    @property
    def head(self) -> Token:
        """The word of the run by which it hangs in the sentence."""
        inside = {token.i for token in self.tokens}
        for token in reversed(self.core or self.tokens):
            if token.is_root or token.head.i not in inside:
                return token
        return self.tokens[-1]


def join_words(tokens: list[Token]) -> str:
    """Words with the spaces they have in the text, each stretch of white space as one space."""
    parts: list[str] = []
    end: int | None = None
    for token in tokens:
        if end is not None and token.start > end:
            parts.append(" ")
        parts.append(token.text)
        end = token.end
    return "".join(parts)


def is_name_word(token: Token) -> bool:
    """True for a word of a name: what the mask hid, and capitalised words that the tagger takes for names."""
    if token.lower in CALENDAR and (token.lower not in _CALENDAR_OR_NAME or _beside_figure(token)):
        return False
    if token.is_name:
        return True
    if not token.text[0].isupper() or token.pos not in ("PROPN", "NOUN", "ADJ"):
        return False
    sentence = token.sent
    if sentence is None or sentence.section.title_case or sentence.section.upper_case:
        return token.tag in ("NNP", "NNPS") and not sentence_loose(sentence)
    if token is sentence.tokens[0]:
        # A dictionary word with the capital of its sentence is a name only if it is given to people.
        return token.tag == "NNP" and agents.gender_of_name(token.text) is not None
    return token.pos in ("PROPN", "NOUN") and any(letter.isalpha() for letter in token.text)


_CALENDAR_OR_NAME = frozenset(("may", "am", "march", "mar", "sat", "sun", "august"))
"""Words of the calendar that are names of people and places too."""


_MONTHS = frozenset(("may", "march", "august"))


def _beside_figure(token: Token) -> bool:
    """True for a month in a date (`3 May`, `May 2031`), and after `since`: no name then."""
    sentence = token.sent
    if sentence is None:
        return False
    at = token.i - sentence.tokens[0].i
    beside = sentence.tokens[max(0, at - 1) : at + 2]
    since = at > 0 and sentence.tokens[at - 1].lower in ("since", "until")
    # `In March Telsey's coast guard`: a month by its preposition, before a name or not
    since = since or (at > 0 and sentence.tokens[at - 1].lower == "in" and token.lower in _MONTHS)
    return since or any(word.text[0].isdigit() for word in beside)


def sentence_loose(sentence: Sentence | None) -> bool:
    """True where capitals say nothing."""
    return sentence is None or sentence.section.title_case or sentence.section.upper_case


def name_runs(sentence: Sentence) -> list[NameRun]:
    """All runs of name words of a sentence, in order."""
    runs: list[NameRun] = []
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        if not _opens(tokens, at):
            at += 1
            continue
        end = _run_end(tokens, at)
        runs.extend(_parts(tokens[at:end]))
        at = end
    return runs


def _opens(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if is_name_word(token):
        return True
    # `Army spokesman`, `President Hale`: a role word that opens the sentence before a name.
    if at == 0 and token.text[0].isupper() and len(tokens) > 1 and is_name_word(tokens[1]):
        return token.lower in agents.titles() or agents.find_organisation_head([token.lower])[0]
    # A given name that is a dictionary word too (`Charles Hale`).
    if (
        at == 0
        and len(tokens) > 1
        and token.tag == "NNP"
        and token.dep == "compound"
        and is_name_word(tokens[1])
    ):
        return True
    # `Ministry of Defence` at the opening of a sentence.
    return (
        at == 0
        and len(tokens) > 2
        and token.text[0].isupper()
        and tokens[1].lower == "of"
        and tokens[2].text[0].isupper()
        and agents.find_organisation_head([token.lower])[0]
    )


def _run_end(tokens: list[Token], start: int) -> int:
    end = start + 1
    organisation = agents.find_organisation_head([tokens[start].lower])[0]
    while end < len(tokens):
        token = tokens[end]
        if is_name_word(token) or _is_initial(token):
            organisation = organisation or agents.find_organisation_head([token.lower])[0]
            end += 1
            continue
        reach = _link_reach(tokens, end, organisation=organisation)
        if reach is None:
            break
        end = reach
    return end


def _link_reach(tokens: list[Token], at: int, *, organisation: bool) -> int | None:
    """Where a run goes on after small words inside a name (`Ministry of the Interior`), or None."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return None
    if token.lower in _PARTICLES and is_name_word(following) and token.text.islower():
        return at + 2
    if (
        token.text == "-"
        and is_name_word(following)
        and token.start == tokens[at - 1].end == following.start - 1
    ):
        return at + 2
    if organisation and token.lower in ("of", "for"):
        if is_name_word(following) and not countries.country_of_demonym(following.text):
            return at + 2
        if following.lower == "the" and at + 2 < len(tokens) and is_name_word(tokens[at + 2]):
            return at + 3
    # `Secretary of State Hale`: a title with `of` inside.
    role = f"{tokens[at - 1].lower} of {following.lower}"
    if token.lower == "of" and (role in agents.titles() or role in agents.agents()):
        return at + 2
    # `People's Front`: a possessive inside a name in capitals.
    if (
        token.tag == "POS"
        and is_name_word(following)
        and tokens[at - 1].lower in ("people", "lord", "workers")
    ):
        return at + 2
    return None


def _is_initial(token: Token) -> bool:
    return len(token.text) == _INITIAL_LENGTH and token.text[0].isupper() and token.text[1] == "."


def _parts(tokens: list[Token]) -> list[NameRun]:
    """One run, parted where a country stands before a person or role (`Belmark President Hale`)."""
    while tokens and not any(letter.isalnum() for letter in tokens[-1].text):
        tokens = tokens[:-1]
    if not tokens:
        return []
    words = [token.lower for token in tokens]
    whole = join_words(tokens)
    known = agents.organisations().get(whole) or agents.organisations().get(whole.removeprefix("the "))
    if known is not None:
        return [NameRun(tokens, tokens, "organisation", sector=known.sector, country=known.country)]
    for at in range(1, len(tokens) - 1):
        known = agents.organisations().get(join_words(tokens[at:]))
        if known is not None:
            return [NameRun(tokens, tokens, "organisation", sector=known.sector, country=known.country)]
    run = _country_run(tokens, whole)
    if run is not None:
        return [run]
    title_end, title = _find_title(words)
    lead = _lead_country(tokens)
    if title is not None:
        core = tokens[title_end:]
        if not core:
            sector = title.sector
            return [NameRun(tokens, [], "role", title=title, sector=sector, country=lead)]
        return [NameRun(tokens, core, "person", title=title, sector=title.sector, country=lead)]
    is_head, sector = agents.find_organisation_head(words)
    if is_head and (len(tokens) > 1 or sector in ("MIL", "LEG", "COP", "GOV")):
        return [
            NameRun(tokens, tokens, "organisation", sector=sector, country=lead or _inner_country(tokens))
        ]
    return [_plain_run(tokens, lead)]


def _plain_run(tokens: list[Token], lead: str | None) -> NameRun:
    core = tokens
    if len(tokens) > 1 and _nationality(tokens[0]):
        core = tokens[1:]
        found = agents.organisations().get(join_words(core))
        if found is not None:
            return NameRun(tokens, tokens, "organisation", sector=found.sector, country=found.country or lead)
    text = core[0].text
    if len(core) == 1 and _is_office(core[0]):
        return NameRun(tokens, [], "role", country=lead)
    if len(core) >= 2 and agents.gender_of_name(text):
        return NameRun(tokens, core, "person", country=lead)
    if len(core) == 1 and text.isupper() and len(text) >= 2 and not sentence_loose(core[0].sent):
        return NameRun(tokens, core, "acronym", country=lead)
    last = core[-1]
    if (last.tag == "NNPS" and len(core) == 1) or countries.is_plural_demonym(last.text):
        row = countries.country_of_demonym(join_words(core)) or countries.country_of_demonym(last.text)
        return NameRun(tokens, core, "people", country=row.code if row else lead)
    return NameRun(tokens, core, "unknown", country=lead)


def _is_office(token: Token) -> bool:
    """True for a role written with a capital (`the Director`, `CEO of`), which is nobody's name."""
    found = agents.find_agent([token.lower])
    if found is None or found[0].number != "person":
        return False
    described = token.child("det") is not None or any(
        c.lower in ("of", "for") for c in token.children_by("prep")
    )
    return described or (token.text.isupper() and not sentence_loose(token.sent))


def _country_run(tokens: list[Token], whole: str) -> NameRun | None:
    row = countries.country_of_name(whole)
    if row is not None and row.kind not in ("faith", "people"):
        kind = "country" if row.kind != "region" else "unknown"
        return NameRun(tokens, tokens, kind, sector="GOV" if kind == "country" else None, country=row.code)
    row = countries.country_of_capital(whole)
    if row is not None:
        return NameRun(tokens, tokens, "capital", sector="GOV", country=row.code)
    row = countries.country_of_demonym(whole)
    if row is not None:
        plural = countries.is_plural_demonym(whole) or tokens[-1].tag in ("NNPS", "NNS")
        return NameRun(tokens, tokens, "people" if plural else "nationality", country=row.code)
    return None


def _find_title(words: list[str]) -> tuple[int, agents.Title | None]:
    """Index after the last title word of the run, and what the titles together tell.

    A title may stand after nationality and office (`Belmark Army General Hale`); role words count too.
    """
    end, sector, gender = 0, None, None
    at = 0
    while at < min(len(words), 7):
        length, found = _title_at(words, at)
        if found is None:
            at += 1
            continue
        at += length
        end, sector, gender = at, found.sector or sector, gender or found.gender
    return (end, agents.Title(sector, gender)) if end else (0, None)


def _title_at(words: list[str], at: int) -> tuple[int, agents.Title | None]:
    table = agents.titles()
    for length in (3, 2, 1):
        found = table.get(" ".join(words[at : at + length])) if at + length <= len(words) else None
        if found is not None:
            return length, found
    role = agents.agents().get(words[at])
    if role is not None and role.number == "person" and at + 1 < len(words):
        return 1, agents.Title(role.sector, None)
    return 0, None


def _nationality(token: Token) -> bool:
    return bool(
        countries.country_of_demonym(token.text) or countries.country_of_name(token.text)
    ) or token.tag in ("JJ",)


def _lead_country(tokens: list[Token]) -> str | None:
    for length in (3, 2, 1):
        if len(tokens) > length:
            text = join_words(tokens[:length])
            row = countries.country_of_demonym(text) or countries.country_of_name(text)
            if row is not None:
                return row.code
    return None


def _inner_country(tokens: list[Token]) -> str | None:
    for at, token in enumerate(tokens):
        row = countries.country_of_demonym(token.text)
        if row is None and (at == 0 or tokens[at - 1].text.islower()):
            row = countries.country_of_name(token.text)
        if row is not None and row.code:
            return row.code
    return None
