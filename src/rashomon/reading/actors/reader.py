"""Who: the participants that a text mentions, named, generic, collective or behind a pronoun."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.findings import Actor, Maker, Place, Stated
from rashomon.language import Parse
from rashomon.reading.actors.cluster import Cluster
from rashomon.reading.actors.coreference import cluster_mentions
from rashomon.reading.actors.mention import Mention
from rashomon.reading.actors.mentions import find_mentions

LAYER = "actor"
_MAKERS = {
    "named": Maker(kind="rule", id="actors.name"),
    "generic": Maker(kind="rule", id="actors.noun"),
    "collective": Maker(kind="rule", id="actors.collective"),
    "pronoun": Maker(kind="rule", id="actors.pronoun"),
}
_KEPT_UNCLEAR = frozenset({"p", "s", "1"})


def read_actors(parse: Parse, places: list[Place]) -> list[Actor]:
    """All mentions of participants in a parse, in text order; those of one participant share `entity`.

    Places used as locations are no actors; `head` is the head word's own span. A pronoun that could stand for
    two participants is listed with an `unclear` name, and one that stands for a thing is not listed.
    """
    mentions = [mention for mention in find_mentions(parse, places) if not _is_in_credit(mention)]
    for order, mention in enumerate(mentions):
        mention.order = order
    clusters = cluster_mentions(parse, mentions)
    ids: dict[int, str] = {}
    used: set[tuple[int, int]] = set()
    strong = {mention.cluster for mention in mentions if not mention.weak}
    kept: list[Mention] = []
    for mention in mentions:
        if mention.span in used or not _is_kept(mention, strong):
            continue
        used.add(mention.span)
        kept.append(mention)
        ids[mention.order] = parse.finding_id(LAYER, mention.span, mention.head.span)
    told = [
        _Told(_clearest(cluster, ids), _shared(cluster, "sector"), _shared(cluster, "country"))
        for cluster in clusters
    ]
    return [
        _finding(parse, mention, told[mention.cluster] if mention.cluster >= 0 else _NOTHING, ids)
        for mention in kept
    ]


_CREDIT_WORDS = frozenset(
    "agencies agency source sources photo photos image credit newsroom wires via".split()
)
_LONGEST_CREDIT = 10  # words


def _is_in_credit(mention: Mention) -> bool:
    """True within a line that names who wrote or took it (`Source: Arden Post and agencies`)."""
    sentence = mention.head.sent
    if sentence is None or len(sentence.tokens) > _LONGEST_CREDIT or sentence.section.kind == "headline":
        return False
    verbless = not any(token.tag.startswith(("VB", "MD")) for token in sentence.tokens)
    return verbless and any(token.lower in _CREDIT_WORDS for token in sentence.tokens)


class _Told(NamedTuple):
    """What a participant's mentions tell together."""

    clearest: Mention | None
    sector: str | None
    country: str | None


_NOTHING = _Told(None, None, None)


def _is_kept(mention: Mention, strong: set[int]) -> bool:
    if mention.weak:
        return mention.cluster in strong
    if mention.number == "r":
        return False  # `the officer who`: no mention of its own; the clause's subject is the officer
    if not mention.is_pronoun or mention.cluster >= 0:
        return True
    return mention.number in _KEPT_UNCLEAR and mention.gender != "n"


def _clearest(cluster: Cluster, ids: dict[int, str]) -> Mention | None:
    """The mention that tells best who it is: the longest name, then the first noun."""
    listed = [mention for mention in cluster.mentions if mention.order in ids]
    named = [mention for mention in listed if mention.name and mention.name_kind != "acronym"]
    named = named or [mention for mention in listed if mention.name]
    if named:
        return max(
            named,
            key=lambda mention: (mention.name_kind == "country", len(mention.name), -mention.order),
        )
    nouns = [mention for mention in listed if not mention.is_pronoun]
    if nouns:
        return max(nouns, key=lambda mention: (len(mention.modifiers), -mention.order))
    return listed[0] if listed else None


def _finding(
    parse: Parse,
    mention: Mention,
    told: _Told,
    ids: dict[int, str],
) -> Actor:
    clear = told.clearest
    start, end = mention.span
    antecedent = mention.antecedent
    return Actor(
        id=ids[mention.order],
        layer=LAYER,
        citations=(parse.cite(start, end),),
        maker=_MAKERS[mention.kind],
        mention=parse.text[start:end],
        kind=mention.kind,
        entity=ids[clear.order] if clear is not None else ids[mention.order],
        name=_name(parse, mention, clear),
        sector=mention.sector or told.sector,
        country=mention.country or told.country,
        head=mention.head.span,
        chain=(ids[antecedent.order],) if antecedent is not None and antecedent.order in ids else (),
    )


def _shared(cluster: Cluster, field: str) -> str | None:
    """What the participant's mentions tell, unless they tell two things."""
    told = {value for mention in cluster.mentions if (value := getattr(mention, field))}
    return told.pop() if len(told) == 1 else None


def _name(parse: Parse, mention: Mention, clear: Mention | None) -> Stated[str]:
    """The participant's name as the report gives it; for a pronoun, the words it goes back to."""
    maker = _MAKERS[mention.kind]
    if clear is None:
        return (
            Stated[str].unclear(parse.cite(*mention.span), maker=maker)
            if mention.is_pronoun
            else Stated[str].unstated(maker=maker)
        )
    if clear.name:
        return Stated[str].of(clear.name, parse.cite(*clear.span), maker=maker)
    if mention.is_pronoun or (clear.kind == "collective" and clear.has_name):
        return Stated[str].of(_plain(parse, clear), parse.cite(*clear.span), maker=maker)
    return Stated[str].unstated(maker=maker)


def _plain(parse: Parse, mention: Mention) -> str:
    """The mention's words on one line, without its article."""
    words = parse.text[mention.span.start : mention.span.end].split()
    if len(words) > 1 and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words)
