"""Mentions of participants: named, generic, collective and pronouns, each with what its own words tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rashomon.findings import Place
from rashomon.language import Parse, Sentence, Token
from rashomon.reading.actors.mention import Mention
from rashomon.reading.actors.named import acting_names, named_mention
from rashomon.reading.actors.names import name_runs
from rashomon.reading.actors.nouns import generic_mentions
from rashomon.reading.actors.pronoun_speech import PARTS, says
from rashomon.reading.grammar import is_listed
from rashomon.report import Span

_PRONOUN_TABLE = """
s m he him his himself
s f she her hers herself
s n it its itself
p - they them their theirs themselves
r - who whom whose
1 - i me my we us our
"""


PRONOUNS: dict[str, tuple[str, str | None]] = {
    word: (number, None if gender == "-" else gender)
    for number, gender, *words in (line.split() for line in _PRONOUN_TABLE.strip().splitlines())
    for word in words
}
"""Pronouns with number (s, p; r relative; 1 speaker) and gender (n is a thing or an institution)."""


def find_mentions(parse: Parse, places: Iterable[Place]) -> list[Mention]:
    """All mentions of a parse in text order, not yet joined into participants."""
    roles = {(place.citations[0].start, place.citations[0].end): place.role for place in places}
    runs = [run for sentence in parse.sentences for run in name_runs(sentence)]
    acting = acting_names(runs)
    mentions: list[Mention] = []
    taken: set[int] = set()
    for run in runs:
        mention = named_mention(run, roles, acting)
        if mention is not None:
            mentions.append(mention)
        if mention is not None or run.kind not in ("role", "unknown"):
            taken.update(token.i for token in run.tokens)
    consumed: set[int] = set()
    for sentence in parse.sentences:
        mentions.extend(generic_mentions(sentence, taken, consumed))
    for sentence in parse.sentences:
        mentions.extend(_pronouns(sentence))
    mentions.sort(key=lambda mention: (mention.head.start, mention.span.start))
    mentions = _neighbours_joined(parse.tokens, mentions)
    for order, mention in enumerate(mentions):
        mention.order = order
    _join_appositions(parse.tokens, mentions)
    return mentions


def _neighbours_joined(tokens: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """Mentions with two words for one participant made one (`Hale regime`, `ALF rebel attack`)."""
    named = {mention.span.end: mention for mention in mentions if mention.name}
    starts = {mention.span.start: mention for mention in mentions if mention.name}
    dropped: set[int] = set()
    for noun in mentions:
        if noun.is_pronoun or noun.name:
            continue
        at = noun.head.i
        while at > 0 and tokens[at].start > noun.span.start:
            at -= 1
        behind = _name_behind(tokens, noun, starts)
        if behind is not None:
            behind.span = Span(noun.span.start, behind.span.end)
            behind.sector = behind.sector or noun.sector
            dropped.add(id(noun))
            continue
        name = named.get(tokens[at - 1].end) if at else None
        if name is None and "(deed)" in noun.modifiers:
            _take_in_names(tokens, noun)
        if name is None or name.head.sent is not noun.head.sent or not _is_one_phrase(name, noun):
            continue
        if "(deed)" in noun.modifiers and name.name_kind in ("organisation", "acronym"):
            name.sector = name.sector or noun.sector
            dropped.add(id(noun))
            continue
        noun.span = Span(name.span.start, noun.span.end)
        noun.country = noun.country or name.country
        noun.has_name = True
        noun.modifiers |= {name.name.lower()}
        dropped.add(id(name))
    return [mention for mention in mentions if id(mention) not in dropped]


def _name_behind(tokens: Sequence[Token], noun: Mention, starts: dict[int, Mention]) -> Mention | None:
    """The body's name that a word for its kind stands before (`the opposition Hearth Party condemned`).

    The parser takes the two for two subjects.
    """
    at = noun.head.i + 1
    name = starts.get(tokens[at].start) if at < len(tokens) else None
    if name is None or name.name_kind == "person" or noun.head.tag not in ("NN", "NNP"):
        return None
    one, other = noun.head, name.head
    alike = one.head is other.head and one.dep == other.dep == "nsubj"
    return name if alike and one.lower in _KINDS and " " in name.name else None


_KINDS = frozenset(("opposition", "government", "rebel", "separatist", "charity", "watchdog", "party"))


def _take_in_names(tokens: Sequence[Token], noun: Mention) -> None:
    """`Hale regime strikes`: the name right before a party to a deed is a part of it."""
    first = noun.head.i
    while first > 0 and tokens[first - 1].is_name and tokens[first - 1].sent is noun.head.sent:
        first -= 1
    if first < noun.head.i and all(word.dep in _BEFORE for word in tokens[first : noun.head.i]):
        noun.span = Span(tokens[first].start, noun.span.end)
        noun.has_name = True


def _is_one_phrase(name: Mention, noun: Mention) -> bool:
    """Whether a name right before a noun belongs to it; not in `told Hale rebels had fled`."""
    one, other = name.head, noun.head
    if one.head is other or (other.head is one and other.dep in ("appos", "nmod")):
        return True
    if "(deed)" in noun.modifiers:
        return one.head is other.head and one.dep in _BEFORE and name.span.end < noun.span.start
    return noun.number == "g" and other.tag == "NN" and other.lower not in _BARE_SUBJECTS


_BEFORE = frozenset(("compound", "amod", "nmod"))
_BARE_SUBJECTS = frozenset(("police", "parliament", "congress", "opposition"))
"""Words for groups that stand without an article (`in Vesk police said`)."""


def _pronouns(sentence: Sentence) -> Iterator[Mention]:
    for token in sentence.tokens:
        if _is_part_that_says(token):
            yield Mention(head=token, span=token.span, kind="pronoun", number="p")
            continue
        found = PRONOUNS.get(token.lower)
        if found is None or token.pos not in ("PRON", "DET") or token.is_name:
            continue
        if token.text == "US" or (token.lower == "it" and _is_empty_it(token)):
            continue
        number, gender = found
        yield Mention(head=token, span=token.span, kind="pronoun", number=number, gender=gender)


def _is_part_that_says(token: Token) -> bool:
    """True for the bare subject of a word of saying that counts some of several (`both said`)."""
    return token.lower in PARTS and says(token) and token.child("prep", "relcl", "acl") is None


def _is_empty_it(token: Token) -> bool:
    """`it is said that`, `it was raining`: an `it` that stands for nobody."""
    verb = token.head
    if token.dep == "expl":
        return True
    return (
        token.dep in ("nsubj", "nsubjpass")
        and verb.child("ccomp", "csubj", "advcl") is not None
        and (verb.lemma in ("be", "seem", "appear", "emerge", "happen", "turn") or token.dep == "nsubjpass")
    )


def _join_appositions(tokens: Sequence[Token], mentions: list[Mention]) -> None:
    """Names and roles that stand for one another in the grammar (`Hale, the army's spokesman,`)."""
    by_head = {mention.head.i: mention for mention in mentions}
    for mention in mentions:
        head = mention.head
        other = by_head.get(head.head.i) if head.dep == "appos" and not head.is_root else None
        if mention.weak and head.dep == "appos" and says(head.head):
            mention.weak = False  # `its chair, Una Feld, said`: somebody, not a place
        if (described := _described_before(tokens, by_head, mention)) is not None:
            mention.alias = described
        elif (
            other is not None
            and not other.is_pronoun
            and not is_listed(head)
            and _can_be_same(mention, other)
        ):
            mention.alias = other
        elif mention.kind == "named" and mention.name_kind in ("acronym", "unknown"):
            previous = mentions[mention.order - 1] if mention.order else None
            if previous is not None and _is_short_form(previous, mention):
                mention.alias, mention.name_kind = previous, "acronym"


def _described_before(
    tokens: Sequence[Token], by_head: dict[int, Mention], mention: Mention
) -> Mention | None:
    """The person described before a name in commas, where the parser hangs it lower down.

    `The captain of the Petrel, Jens Ravik, said`: the name is the captain's, not the ship's.
    """
    if mention.kind != "named" or mention.name_kind not in ("person", "unknown"):
        return None
    last = mention.head.i + 1
    before = mention.head.i - len(mention.name.split())
    closed = last < len(tokens) and tokens[last].text == ","
    if before < 1 or tokens[before].text != "," or not closed:
        return None
    below = tokens[before - 1]
    role = by_head.get(below.i)
    if mention.head.dep == "npadvmod" and role is not None and (role.kind, role.number) == ("generic", "s"):
        return (
            role if _can_be_same(mention, role) else None
        )  # `the arrest of its chair, Ana Hale, the day before`
    for _, above in zip(range(4), below.ancestors(), strict=False):
        other = by_head.get(above.i)
        if other is not None and below.dep == "pobj" and other.kind == "generic" and other.number == "s":
            return other if _can_be_same(mention, other) else None
        if above.pos in ("VERB", "AUX"):
            return None
    return None


def _can_be_same(one: Mention, other: Mention) -> bool:
    people = {"s", "u"}
    if one.number in people and other.number in people:
        return not (one.gender and other.gender and one.gender != other.gender)
    return one.number == other.number or "u" in (one.number, other.number)


def _is_short_form(long: Mention, short: Mention) -> bool:
    """`Arden Liberation Front (ALF)`."""
    between = short.head.start - long.span.end
    letters = short.name.replace(".", "")
    return (
        0 < between <= 3
        and letters.isupper()
        and len(long.name.split()) > 1
        and initials(long.name).startswith(letters[:2])
    )


def initials(name: str) -> str:
    """First letters of a name's capitalised words."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
