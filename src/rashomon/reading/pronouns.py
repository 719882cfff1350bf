"""What a pronoun stands for: candidates weighed by grammar and nearness, or nobody when two are as fair.

No weight looks at a name; gender and number come from titles, nouns and given names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rashomon.language import Token

if TYPE_CHECKING:
    from rashomon.reading.actor_mentions import Mention
    from rashomon.reading.coreference import Cluster

WINDOW = 3
"""How many sentences back an antecedent may stand."""
MARGIN = 0.5
"""How much better than the next candidate the best must be; chosen on the GAP development set."""
_LOOK_BACK = 60  # clusters looked at, latest first: bounds the work in very long texts

_SUBJECTS = ("nsubj", "nsubjpass")
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_POSSESSIVE = frozenset({"his", "her", "its", "their"})


def resolve_pronoun(
    mention: Mention, clusters: Sequence[Cluster], by_head: Mapping[int, Mention]
) -> Mention | None:
    """The mention that a pronoun goes back to, or None when it cannot be told."""
    if mention.number == "r":
        return _relative_antecedent(mention.head, by_head)
    if mention.number == "1":
        return None
    scored = sorted(score_candidates(mention, clusters), key=lambda pair: (-pair[0], -pair[1].head.start))
    if not scored:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < MARGIN:
        return None
    return scored[0][1]


def score_candidates(mention: Mention, clusters: Sequence[Cluster]) -> list[tuple[float, Mention]]:
    """Every participant that the pronoun could stand for with its weight, by its latest mention."""
    found: list[tuple[float, Mention]] = []
    recent = sorted(clusters, key=lambda cluster: cluster.last.order)[-_LOOK_BACK:]
    for cluster in recent:
        if not fits(mention, cluster):
            continue
        best: tuple[float, Mention] | None = None
        for candidate in cluster.mentions[-3:]:
            if _ruled_out(mention, candidate):
                best = None
                break
            weight = _weight(mention, candidate, cluster)
            if weight is not None and (best is None or weight > best[0]):
                best = (weight, candidate)
        if best is not None:
            found.append(best)
    return found


def fits(mention: Mention, cluster: Cluster) -> bool:
    """Whether number and gender allow the pronoun to stand for the participant."""
    if mention.number == "p":
        return cluster.number in ("p", "g")
    if mention.gender == "n":
        return cluster.number == "g" and cluster.gender != "m" and cluster.gender != "f"
    if cluster.number in ("p", "g"):
        return False
    return cluster.gender in (None, mention.gender)


def _weight(mention: Mention, candidate: Mention, cluster: Cluster) -> float | None:
    here, there = mention.head.sent, candidate.head.sent
    if here is None or there is None:
        return None
    distance = here.i - there.i
    if distance > WINDOW or candidate.head.i > mention.head.i:
        return None
    weight = -0.7 * distance - 0.01 * min(mention.head.i - candidate.head.i, 60)
    dep = _role(candidate.head)
    if dep in _SUBJECTS:
        weight += 1.0
    elif dep == "poss":
        weight += 0.3
    elif dep in ("dobj", "dative"):
        weight += 0.2
    if dep in _SUBJECTS and mention.head.dep in _SUBJECTS:
        weight += 0.4
    weight += 0.25 * min(len(cluster.mentions), 4)
    if mention.gender in ("m", "f") and cluster.gender == mention.gender:
        weight += 0.5
    if candidate.kind == "named" or cluster.names:
        weight += 0.3
    if (
        mention.head.lower in _POSSESSIVE
        and distance == 0
        and dep in _SUBJECTS
        and candidate.head.head in mention.head.ancestors()
    ):
        weight += 0.8
    if mention.number == "p" and cluster.number == "g":
        weight -= 0.5
    return weight


def _role(head: Token) -> str:
    """The word's place in the clause; a conjoined or apposed word has that of the first."""
    climbed = 0
    while head.dep in ("conj", "appos") and not head.is_root and climbed < 8:
        head, climbed = head.head, climbed + 1
    return head.dep


def _ruled_out(mention: Mention, candidate: Mention) -> bool:
    """Grammar forbids it: `Hale shot him` is not Hale; `his officer` is not the officer."""
    pronoun, head = mention.head, candidate.head
    if pronoun.dep == "poss" and pronoun.head is head:
        return True
    if pronoun.lower in _REFLEXIVE:
        return False
    verb = _clause(pronoun)
    same_clause = verb is not None and head.head is verb and head.dep in (*_SUBJECTS, "dobj", "dative")
    if pronoun.dep in ("dobj", "dative") or (pronoun.dep == "pobj" and pronoun.head.head is verb):
        return same_clause
    if pronoun.dep in _SUBJECTS:
        return same_clause
    return False


def _climb(token: Token) -> list[Token]:
    return [ancestor for _, ancestor in zip(range(6), token.ancestors(), strict=False)]


def _clause(token: Token) -> Token | None:
    for ancestor in _climb(token):
        if ancestor.pos in ("VERB", "AUX"):
            return ancestor
    return None


def _relative_antecedent(pronoun: Token, by_head: Mapping[int, Mention]) -> Mention | None:
    token = pronoun
    for _ in range(5):
        if token.dep == "relcl":
            found = by_head.get(token.head.i)
            return found if found is not None and not found.is_pronoun and found.cluster >= 0 else None
        if token.is_root:
            return None
        token = token.head
    return None
