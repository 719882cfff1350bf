"""Names that the gazetteer does not have, weighed over the whole report.

One sentence seldom says that an unknown name is a place's; a report that sends convoys to it, quotes its
mayor and tells of its market does. What each mention says (`unknown_signs`) is added up; a name with enough
of it is a place wherever the report uses it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.language import Parse, Section, Token
from rashomon.language.mask import CALENDAR
from rashomon.lexicons.agents import gender_of_name, organisation_heads, organisations, titles
from rashomon.lexicons.countries import country_of_demonym, is_lost_possessive
from rashomon.lexicons.place_words import words
from rashomon.reading.places.datelines import sent_from
from rashomon.reading.places.mention import Mention
from rashomon.reading.places.names import ARTICLES, is_well_known, section_tokens
from rashomon.reading.places.roles import role_of
from rashomon.reading.places.unknown_leads import LAND, LIKELY, SURE
from rashomon.reading.places.unknown_signs import DOUBT, evidence

ENOUGH = 2.0
"""Evidence of a whole report from which a name is a place's: one plain sign and nothing against it."""
_JOINS = ("and", ",", "or")
_BESIDE = 2.0  # what a place beside it in a list says for a name
_LONGEST = 3  # words of a name
_SHORTEST = 3  # letters of a name of one word
_ADJECTIVES = ("ian", "ians", "ese", "ish", "ern", "nic", "tic")
"""Endings of adjectives of peoples and directions that no list has (`Veskian`, `Southern`)."""


@dataclass(slots=True, eq=False)
class _Name:
    """One unknown name of a report: where it stands, and what speaks for a place."""

    runs: list[tuple[Section, list[Token]]] = field(default_factory=list)
    evidence: float = 0.0
    strongest: float = 0.0
    asked: str | None = None
    in_list: bool = False
    """True once a place beside it in a list has spoken for it."""

    @property
    def is_place(self) -> bool:
        """True where enough speaks for it, and one mention speaks plainly."""
        return self.evidence >= ENOUGH and self.strongest >= LIKELY

    @property
    def edges(self) -> list[tuple[str, int]]:
        """The edges of all its mentions."""
        return [edge for _, run in self.runs for edge in _edges(run)]


def with_unknown_places(parse: Parse, found: Sequence[Mention], kept: Sequence[Mention]) -> list[Mention]:
    """The toponyms `kept`, and those names that only the whole report shows to be places'.

    `found` are all mentions that were judged: a name that the gazetteer knows keeps what it means.
    """
    taken = {token.i for mention in kept for token in mention.tokens}
    big = {token.i for mention in found if is_well_known(mention) for token in mention.tokens}
    names = _names_of(parse, taken, big)
    _weigh_lists(parse.tokens, names, kept)
    _in_titles(parse, taken, names)
    judged = {(mention.start, mention.end): mention for mention in found}
    more: list[Mention] = []
    for text, name in names.items():
        if not name.is_place:
            continue
        for section, run in name.runs:
            known = judged.get((run[0].start, run[-1].end))
            entries = known.entries if known is not None and not known.similar else ()
            mention = Mention(run, section, text, entries, name.asked or (None if entries else "settlement"))
            mention.role = role_of(mention)
            more.append(mention)
    whole = {token.i for mention in more for token in mention.tokens}
    others = [mention for mention in kept if not any(token.i in whole for token in mention.tokens)]
    _mark_lands(parse, [*others, *more])
    return sorted([*others, *more], key=lambda mention: mention.start)


def _mark_lands(parse: Parse, mentions: Sequence[Mention]) -> None:
    """Marks unknown names as lands where the report tells of their people (`the Veskian army`) or rulers."""
    peoples = {token.text for token in parse.tokens if token.is_name}
    states = {mention.name for mention in mentions if _is_a_state(mention)}
    for mention in mentions:
        if mention.entries or mention.asked not in (None, "settlement"):
            continue
        if mention.name in states:
            mention.asked = LAND
            continue
        stems = (mention.name, mention.name.rstrip("aeio"))
        told = {stem + end for stem in stems for end in _PEOPLES} - {mention.name}  # `Veski` has itself
        if told & peoples:
            mention.asked = LAND


def _is_a_state(mention: Mention) -> bool:
    """`Vesk's army`, `the government of Vesk`, `the capital of Vesk`."""
    head = mention.last
    of = head.dep == "pobj" and head.head.lower == "of"
    owned = head.head if head.dep == "poss" else head.head.head if of else None
    return owned is not None and (owned.lemma in _RULING or (owned.lemma == "capital" and _is_told(owned)))


def _is_told(capital: Token) -> bool:
    """True where a town is said to be a land's capital (`Karst, the capital of Vesk`), and not its money."""
    return capital.dep == "appos" or any(child.dep == "appos" for child in capital.children)


_RULING = frozenset(
    "ministry army government president parliament military minister premier navy ambassador embassy staff "
    "chancellor monarch king queen".split()
)


_PEOPLES = ("n", "an", "ian", "ish", "ese", "i", "ic")
"""Endings of the people and the things of a land."""


def _names_of(parse: Parse, taken: set[int], big: set[int]) -> dict[str, _Name]:
    """The report's unknown names that may be places', each with what its mentions say.

    A name of several words of which one, in `big`, is that of a well-known place is left alone.
    """
    names: dict[str, _Name] = defaultdict(_Name)
    persons: set[str] = set()
    for section, tokens in section_tokens(parse):
        if section.kind == "dateline" or section.upper_case or section.title_case:
            continue
        for run in _runs(tokens, taken):
            if len(run) > 1 and any(token.i in big and token.lower not in words("opener") for token in run):
                continue
            if _is_no_name_of_place(run):
                persons.update(token.text for token in run)
                continue
            name = names[parse.text[run[0].start : run[-1].end]]
            name.runs.append((section, run))
            said, asked = evidence(tokens, run)
            name.evidence += said
            name.strongest = max(name.strongest, said)
            if asked is not None and name.asked in (None, LAND):
                name.asked = asked
    for text, name in list(names.items()):
        words_of_it = text.split()
        if _is_of_those_of(text, names):
            persons.add(text)
            continue
        if len(words_of_it) > 1 and not name.is_place:
            persons.add(words_of_it[-1])  # `Idris Kalo`, then `Kalo`
    found = {text: name for text, name in names.items() if text not in persons}
    _add_datelines(parse, taken, big, found)
    return found


def _add_datelines(parse: Parse, taken: set[int], big: set[int], names: dict[str, _Name]) -> None:
    """Adds the names in datelines, which may be written in capitals there; each is surely a place's."""
    written = {text.casefold(): text for text in names}
    for section, tokens in section_tokens(parse):
        if section.kind != "dateline":
            continue
        for run in sent_from(tokens, taken, big):
            text = parse.text[run[0].start : run[-1].end]
            name = names.setdefault(written.get(text.casefold(), text), _Name())
            name.runs.append((section, run))
            if run[0].i > tokens[0].i and name.asked is None:
                name.asked = LAND  # `VESK, Arden, June 3`
            name.evidence = max(name.evidence, 0.0) + SURE
            name.strongest = SURE


def _in_titles(parse: Parse, taken: set[int], names: Mapping[str, _Name]) -> None:
    """Adds mentions where capitals say nothing (`Rebels Seize Vesk`) to names that are places'."""
    places = {tuple(text.casefold().split()): name for text, name in names.items() if name.is_place}
    longest = max((len(words_of_it) for words_of_it in places), default=0)
    for section, tokens in section_tokens(parse):
        if section.kind == "dateline" or not (section.upper_case or section.title_case):
            continue
        for i, token in enumerate(tokens):
            for length in range(longest, 0, -1):
                run = list(tokens[i : i + length])
                name = places.get(tuple(each.lower for each in run))
                if name is not None and token.text[0].isupper() and not any(t.i in taken for t in run):
                    name.runs.append((section, run))
                    taken.update(each.i for each in run)


def _is_of_those_of(text: str, names: Collection[str]) -> bool:
    """True for `Vesker` and `Veskers` where the report names `Vesk`: who lives there, or what is theirs."""
    return any(text.endswith(end) and text.removesuffix(end) in names for end in ("er", "ers"))


def _runs(tokens: Sequence[Token], taken: set[int]) -> Iterator[list[Token]]:
    """Runs of name words, with what opens a place's name (`Port Vesk`, `Little Vesk`, `al-Vesk`)."""
    i = 0
    while i < len(tokens):
        known = tokens[i].i in taken or is_lost_possessive(tokens[i].text)
        if known or not tokens[i].is_name or not tokens[i].text[0].isupper():
            i += 1
            continue
        end = _run_end(tokens, i)
        start = i
        if i > 1 and tokens[i - 1].text == "-" and tokens[i - 2].lower in ARTICLES:
            start = i - 2
        elif i and _opens_name(tokens, i - 1):
            start = i - 1
        if not any(token.i in taken for token in tokens[start:end]):
            yield list(tokens[start:end])
        i = end


def _run_end(tokens: Sequence[Token], i: int) -> int:
    """One past the last word of a name: `Vesk`, `Bab al-Vesk`, `Vesk-Karst`."""
    end = i + 1
    while end < len(tokens):
        gap = tokens[end].start - tokens[end - 1].end
        if gap <= 1 and tokens[end].is_name and tokens[end].text[0].isupper():
            end += 1
            continue
        at = end + (tokens[end].lower in ARTICLES)
        dashed = at + 1 < len(tokens) and tokens[at].text == "-" and tokens[at + 1].text[0].isupper()
        if gap > 1 or not dashed:
            break
        end = at + 2
    return end


def _opens_name(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    opener = token.lower in words("before") or token.lower in words("opener")
    first = token.sent is not None and token.sent.tokens[0] is token
    return opener and token.text[0].isupper() and not (first and token.lower in words("opener"))


def _is_no_name_of_place(run: Sequence[Token]) -> bool:
    """True for names of persons, bodies, peoples and days, for initials and for long names."""
    heads, known = organisation_heads(), organisations()
    first = run[0].lower in words("before") or run[0].lower in words("opener")
    named = [token for token in run if token.text != "-" and token.lower not in ARTICLES]
    if not named or len(named) > _LONGEST + first or named[-1].dep == "amod":
        return True
    if run[0].text in known or run[0].lower in ("operation", "the"):
        return True
    if all(token.lower in words("opener") for token in named) or (
        len(named) == 1 and len(named[0].text) < _SHORTEST
    ):
        return True
    return any(
        token.lower in heads
        or token.lower in CALENDAR
        or token.lower.rstrip(".") in titles()
        or (gender_of_name(token.lower) is not None and not first)
        or country_of_demonym(token.text) is not None
        or (token.text.isupper() and len(token.text) > 1)
        or any(letter.isdigit() for letter in token.text)
        or token.pos not in ("PROPN", "NOUN", "ADJ", "VERB")
        or token.lower.endswith(_ADJECTIVES)
        for token in named
    )


def _weigh_lists(tokens: Sequence[Token], names: Mapping[str, _Name], kept: Sequence[Mention]) -> None:
    """A name in a list with a place is more likely one (`Vesk, Karst and Dorn`)."""
    waiting: dict[tuple[str, int], list[_Name]] = defaultdict(list)  # by the edge of a place that helps each
    for name in names.values():
        if name.is_place or name.evidence < DOUBT:
            continue
        for _, run in name.runs:
            for edge in _beside(tokens, run):
                waiting[edge].append(name)
    edges = [edge for mention in kept for edge in _edges(mention.tokens)]
    edges += [edge for name in names.values() if name.is_place for edge in name.edges]
    while edges:
        for name in waiting.pop(edges.pop(), ()):
            if name.in_list:
                continue
            name.in_list = True
            name.evidence += _BESIDE
            name.strongest = max(name.strongest, _BESIDE)
            if name.is_place:
                edges += name.edges


def _edges(run: Sequence[Token]) -> tuple[tuple[str, int], tuple[str, int]]:
    """The first and the last word of a name, as others in a list lean on them."""
    return ("first", run[0].i), ("last", run[-1].i)


def _beside(tokens: Sequence[Token], run: Sequence[Token]) -> Iterator[tuple[str, int]]:
    """Edges of what stands past a `,` or `and` beside the name, where the grammar joins it."""
    if run[-1].dep != "conj" and not any(child.dep == "conj" for child in run[-1].children):
        return
    left, right = run[0].i - 1, run[-1].i + 1
    if left > 0 and tokens[left].lower in _JOINS:
        yield "last", left - 1
    if right + 1 < len(tokens) and tokens[right].lower in _JOINS:
        yield "first", right + 1
