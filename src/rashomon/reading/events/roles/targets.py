"""The things that an act was done to, one by one: ships by name, buildings, vehicles.

`The battle cruisers Queen Mary, Indefatigable and Invincible were sunk` has three. Lists of names are where
a parser errs most, so the list is read off the words between its first and its last noun; roles that the
parse gives are the way in, and the fallback.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rashomon.findings import Maker, Stated
from rashomon.language import Parse, Token
from rashomon.lexicons.agents import names_person
from rashomon.lexicons.events import event_classes
from rashomon.reading.clauses import noun_phrase
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.words.conditions import counted
from rashomon.reading.grammar import conjuncts
from rashomon.report import Span

MAKER = Maker(kind="rule", id="events.targets")

_LIST_WORDS = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "CCONJ"))
_COUNTING = frozenset(("number", "dozen", "dozens", "hundreds", "scores"))
_WHERE = frozenset(("in", "at", "near", "off", "outside", "around"))
_THROWN = frozenset("throw hurl lob toss fling".split())
_LONGEST = 40
"""Words: no list of things that one act was done to is longer."""


def targets(
    parse: Parse,
    draft: Draft,
    *,
    is_actor: Callable[[Token], bool],
    is_timed: Callable[[Token], bool],
    voice: Callable[[int, int], tuple[str, ...]],
) -> tuple[Stated[str], ...]:
    """Each thing of the undergoers' list that is no participant, as written, in text order.

    `is_actor` and `is_timed` say of a word whether it heads an actor or belongs to a time.
    """
    handed_over = [
        Span(noun_phrase(head).start, max(token.end for token in counted(head)))
        for head in _handed_over(draft)
        if not is_actor(head)
    ]
    if handed_over:
        return _stated(parse, handed_over, voice)
    if not draft.undergoers:
        return ()
    head = draft.undergoers[0]
    if _is_where(head, draft):
        return ()
    if draft.trigger.entry.type == "CONSULT" and head.lemma in event_classes()["TALKS"] | {"discussion"}:
        return ()  # `ministers gathered, with discussion of the border to follow`
    listed = draft.trigger.entry.type in ("ASSAULT", "COERCE") and draft.trigger.places.noun is None
    entries = list(_entries(_list_of(parse, draft))) if listed else []
    ships = any(_is_ship(token) for words in entries for token in words)
    if is_actor(head) and not ships:
        # Beside somebody only what hangs with them: `a correspondent of News and World Report` is one man.
        own = {token.i for undergoer in draft.undergoers for token in conjuncts(undergoer)}
        entries = [
            words for words in entries if _is_called_the(words) or any(token.i in own for token in words)
        ]
    spans = [
        span
        for words in entries
        if (span := _thing(words, ships=ships, is_actor=is_actor, is_timed=is_timed)) is not None
    ]
    if not spans:
        spans = [
            noun_phrase(head)
            for head in draft.undergoers
            if head.pos not in ("PRON", "NUM") and not is_actor(head) and not is_timed(head)
            if not _is_where(head, draft)
            if head.pos != "ADJ" or any(child.lower == "the" for child in head.children)  # `the wounded`
        ]
    return _stated(parse, spans, voice)


def _stated(
    parse: Parse, spans: Sequence[Span], voice: Callable[[int, int], tuple[str, ...]]
) -> tuple[Stated[str], ...]:
    cited = [parse.cite(span.start, span.end) for span in dict.fromkeys(spans)]
    return tuple(
        Stated[str].of(citation.quote, citation, voice=voice(citation.start, citation.end), maker=MAKER)
        for citation in cited
    )


def _handed_over(draft: Draft) -> Iterator[Token]:
    """What is sent or given, which is no destination (`delivered flour to the besieged town`)."""
    verb = draft.trigger.predicate
    if draft.trigger.entry.type not in ("AID", "MOBILIZE") or draft.trigger.places.noun is not None:
        return
    if all(head.dep in ("pobj", "dative") for head in draft.undergoers):
        for given in verb.children_by("dobj"):
            if given not in draft.trigger.tokens and given.pos == "NOUN":
                yield from (noun for noun in conjuncts(given) if noun not in draft.undergoers)


def _is_where(head: Token, draft: Draft) -> bool:
    """True for where it was hit; what something is thrown at is the thing itself."""
    if head.dep != "pobj" or head.head.lower not in _WHERE:
        return False
    return not (head.head.lower == "at" and draft.trigger.predicate.lemma in _THROWN)


def _is_called_the(words: list[Token]) -> bool:
    """True for a name behind an article (`the Queen Mary, the Invincible`): a ship's, or a house's.

    Not where a word between says that it is somebody's (`the journalist Lia Brandt`).
    """
    if words[0].lower != "the" or not any(token.text[:1].isupper() for token in words[1:]):
        return False
    told = (token for token in words[1:] if not token.text[:1].isupper())
    return not any(names_person(token.lower, token.lemma) for token in told)


def _list_of(parse: Parse, draft: Draft) -> list[Token]:
    """The words of the undergoers' list: before the auxiliary of a passive, after an active verb."""
    tokens = parse.tokens
    verb = draft.trigger.head
    head = draft.undergoers[0]
    auxiliary = next((c for c in verb.children if c.dep in ("auxpass", "aux") and c.i < verb.i), None)
    if verb.pos in ("VERB", "AUX") and head.i < verb.i and auxiliary is not None:
        return _walk(tokens, auxiliary.i - 1, -1, verb)[::-1]
    if head.i < verb.i and verb.pos == "VERB":
        return _walk(tokens, verb.i - 1, -1, verb)[::-1]
    start = head.i
    while start > verb.i + 1 and tokens[start - 1].text != ",":
        if not _in_list(tokens[start - 1], verb) and tokens[start - 1].text != "-":  # `a sit-in`
            break
        start -= 1
    return _walk(tokens, start, 1, verb)


def _walk(tokens: tuple[Token, ...] | list[Token], start: int, step: int, verb: Token) -> list[Token]:
    found: list[Token] = []
    i = start
    while 0 <= i < len(tokens) and len(found) < _LONGEST and tokens[i].sent is verb.sent:
        token = tokens[i]
        counting = token.lower == "of" and any(
            0 <= i + d < len(tokens) and tokens[i + d].lower in _COUNTING for d in (-1, 1)
        )
        beside = [tokens[i + d].lower for d in (-1, 1) if 0 <= i + d < len(tokens)]
        as_well = (token.lower == "as" and "well" in beside) or (token.lower == "well" and "as" in beside)
        if not (_in_list(token, verb) or counting or as_well):
            break
        found.append(token)
        i += step
    # A list that a preposition opens is no role of the verb: its first entry goes (`by gunfire and the ...`).
    if step < 0 and 0 <= i < len(tokens) and tokens[i].pos == "ADP":
        cut = next((n for n in range(len(found) - 1, -1, -1) if _parts(found[n])), None)
        return found[:cut] if cut is not None else []
    return found


def _in_list(token: Token, verb: Token) -> bool:
    if token is verb:
        return False
    if token.pos in _LIST_WORDS or token.text == ",":
        return True
    return token.lower in event_classes()["SHIP"] or token.lower.removesuffix("s") in event_classes()["SHIP"]


def _parts(token: Token) -> bool:
    return token.text == "," or token.pos == "CCONJ"


def _entries(words: list[Token]) -> Iterator[list[Token]]:
    entry: list[Token] = []
    for token in words:
        if _parts(token) or token.lower in ("as", "well"):
            if entry:
                yield entry
            entry = []
        else:
            entry.append(token)
    if entry:
        yield entry


def _thing(
    words: list[Token],
    *,
    ships: bool,
    is_actor: Callable[[Token], bool],
    is_timed: Callable[[Token], bool],
) -> Span | None:
    """The span of an entry that names a thing; None for people, times and places.

    With `ships`, the list holds a word for a ship: then its names are ships' names.
    """
    ship = any(_is_ship(token) for token in words)
    if ship and is_actor(words[-1]) and not words[-1].is_name:
        return None  # `pelted the convoy`: those in it
    named = [token for token in words if token.is_name or (token.text[:1].isupper() and token.pos != "DET")]
    if any(is_timed(token) for token in words) or words[-1].pos == "DET":
        return None
    if any(is_actor(token) for token in words) and not (ship or (named and (ships or _is_called_the(words)))):
        return None
    if ship or named or words[-1].pos == "NOUN":
        end = max(token.end for token in counted(words[-1]))  # `dozens of houses`
        return Span(_name_start(words, ships=ships) if named else words[0].start, end)
    return None


def _name_start(words: list[Token], *, ships: bool) -> int:
    """Where a ship's name begins: after the words for its kind (`the battle cruisers Queen Mary`)."""
    first = len(words)
    while ships and first > 0 and words[first - 1].text[:1].isupper():
        first -= 1
    return words[first].start if 0 < first < len(words) else words[0].start


def _is_ship(token: Token) -> bool:
    ships = event_classes()["SHIP"]
    return token.lemma in ships or token.lower in ships or token.lower.removesuffix("s") in ships
