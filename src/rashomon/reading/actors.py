"""Who: the participants that a text mentions, named, generic, collective or behind a pronoun."""

from __future__ import annotations

from rashomon.findings import Actor, Maker, Place, Stated
from rashomon.language import Parse
from rashomon.reading.actor_mentions import Mention, find_mentions
from rashomon.reading.coreference import Cluster, cluster_mentions

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
    mentions = find_mentions(parse, places)
    clusters = cluster_mentions(parse, mentions)
    ids: dict[int, str] = {}
    used: set[tuple[int, int]] = set()
    kept: list[Mention] = []
    for mention in mentions:
        if mention.span in used or not _is_kept(mention, clusters):
            continue
        used.add(mention.span)
        kept.append(mention)
        ids[mention.order] = parse.finding_id(LAYER, mention.span, mention.head.span)
    clearest = [_clearest(cluster, ids) for cluster in clusters]
    return [_finding(parse, mention, clusters, clearest, ids) for mention in kept]


def _is_kept(mention: Mention, clusters: list[Cluster]) -> bool:
    if mention.weak:
        return any(not other.weak for other in clusters[mention.cluster].mentions)
    if not mention.is_pronoun or mention.cluster >= 0:
        return True
    return mention.number in _KEPT_UNCLEAR and mention.gender != "n"


def _clearest(cluster: Cluster, ids: dict[int, str]) -> Mention | None:
    """The mention that tells best who it is: the longest name, then the first noun."""
    listed = [mention for mention in cluster.mentions if mention.order in ids]
    named = [mention for mention in listed if mention.name and mention.name_kind != "acronym"]
    named = named or [mention for mention in listed if mention.name]
    if named:
        return max(named, key=lambda mention: (len(mention.name), -mention.order))
    nouns = [mention for mention in listed if not mention.is_pronoun]
    if nouns:
        return max(nouns, key=lambda mention: (len(mention.modifiers), -mention.order))
    return listed[0] if listed else None


def _finding(
    parse: Parse,
    mention: Mention,
    clusters: list[Cluster],
    clearest: list[Mention | None],
    ids: dict[int, str],
) -> Actor:
    cluster = clusters[mention.cluster] if mention.cluster >= 0 else None
    clear = clearest[mention.cluster] if cluster is not None else None
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
        sector=mention.sector or _shared(cluster, "sector"),
        country=mention.country or _shared(cluster, "country"),
        head=mention.head.span,
        chain=(ids[antecedent.order],) if antecedent is not None and antecedent.order in ids else (),
    )


def _shared(cluster: Cluster | None, field: str) -> str | None:
    """What the participant's other mentions tell, unless they tell two things."""
    if cluster is None:
        return None
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
