"""What a pronoun stands for: candidates weighed by grammar and nearness, or nobody when two are as fair.

No weight looks at a name; gender and number come from titles, nouns and given names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from rashomon.language import Sentence, Token
from rashomon.reading.actors.cluster import Cluster
from rashomon.reading.actors.mention import Mention
from rashomon.reading.actors.pronoun_speech import (
    OF_BODIES,
    OF_STATES,
    PARTS,
    SUBJECTS,
    has_owner,
    is_part_of,
    is_spoken_to,
    is_what_harmed,
    listeners,
    owner_says,
    places_an_office,
    says,
    speaks,
    two_before,
)
from rashomon.reading.control import whose_infinitive

WINDOW = 3
"""How many sentences back an antecedent may stand."""
MARGIN = 2.1
"""How much better than the next candidate the best must be: on the GAP development set, four of five answers
are then right (cross-validated; a margin of 1.0 gives .765 at coverage .60)."""
MARGIN_SPEAKER = 1.0
"""The same for the subject of a word of saying, where news names the speaker right before."""
MARGIN_THINGS = 1.6
"""The same for `they` and `it`, which GAP does not hold: our own judgement, on the careful side."""
# Weights of a ranking model fitted on the GAP development set (Apache-2.0) by training/pronouns.py; they are
# rounded. `named`, `gender_known`, `own_agent`, `group`
# and `both_speakers` rest on our own judgement: in GAP every antecedent
# is a person with a name, and the two names offered are mostly of one gender; news is otherwise.
WEIGHTS = {
    "sentences": -1.3,
    "same_sentence": 0.2,
    "words": -0.4,
    "mentions": 1.2,
    "subject": 0.3,
    "possessor": 0.0,
    "object": 0.5,
    "after_preposition": -0.7,
    "other": -0.2,
    "named": 1.6,
    "person": 0.3,
    "gender_known": 0.6,
    "pronoun": -0.9,
    "weak": -0.4,
    "after": 0.0,
    "joined": -0.7,
    "main_subject": 0.2,
    "both_subjects": 0.6,
    "next_main_subject": 1.2,
    "own_clause": 0.2,
    "upper_clause": -0.2,
    "own_agent": 1.5,
    "both_poss": 0.2,
    "both_speakers": 1.2,
    "group": -0.5,
}
_LOOK_BACK = 80  # mentions looked at, latest first: bounds the work in very long texts

REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
"""Pronouns that stand for the doer of their own clause."""


def resolve_pronoun(
    mention: Mention,
    clusters: Sequence[Cluster],
    history: Sequence[Mention],
    by_head: Mapping[int, Mention],
) -> Mention | None:
    """The mention that a pronoun goes back to, or None when it cannot be told.

    `history` holds the mentions before it that have a participant, in text order.
    """
    if mention.number == "r":
        return _relative_antecedent(mention.head, by_head)
    heard = is_spoken_to(mention.head)
    if mention.number == "1" or (
        mention.head.lower == "it" and mention.head.dep not in SUBJECTS and not heard
    ):
        return None  # a speaker is found by the attributions; an `it` acted upon is mostly a thing
    scored = score_candidates(mention, clusters, history)
    heard_by = listeners(mention.head)
    scored = [pair for pair in scored if pair[1].head.i not in heard_by]
    if mention.gender == "n":
        # of `Norland's navy` the navy is what `it` goes back to, where both could be
        heads = {id(one.head) for _, one in scored}
        scored = [pair for pair in scored if pair[1].head.dep != "poss" or id(pair[1].head.head) not in heads]
        # what a body owns (`closed its office`) is not what goes on to speak
        free = [pair for pair in scored if not has_owner(pair[1].head)]
        scored = free or scored
    if mention.number == "p":
        several = [pair for pair in scored if clusters[pair[1].cluster].number == "p"]
        if mention.head.lower in PARTS:
            scored = several  # `both said`: people are counted, not bodies
        elif is_part_of(mention.head) or (several and says(max(several, key=_by_weight)[1].head)):
            scored = several or scored
    scored.sort(key=lambda pair: (-pair[0], -pair[1].head.start))
    if not scored:
        return None
    needed = MARGIN if mention.gender in ("m", "f") else MARGIN_THINGS
    if (says(mention.head) or owner_says(mention.head)) and (
        mention.gender != "n" or owner_says(mention.head)
    ):
        needed = MARGIN_SPEAKER
    if len(scored) > 1 and scored[0][0] - scored[1][0] < needed:
        return None
    best = scored[0][1]
    numbers = {clusters[one.cluster].number for _, one in scored}
    if mention.number == "p" and clusters[best.cluster].number == "g" and "p" in numbers:
        return None  # `the army told the villagers ... they`: several people are `they` before a body is
    before = _sentence_before(mention, history)
    of_two = clusters[best.cluster].number == "g" and two_before(mention.head, before)
    if mention.number == "p" and (of_two or _is_only_told_by(best, [one for _, one in scored])):
        return None
    if mention.number == "s" and _stands_beside_another(best, mention, clusters, by_head):
        return None
    if mention.gender == "n" and (
        _is_of_a_nearer_name(mention.head, best.head) or is_what_harmed(mention.head, best.head)
    ):
        return None
    if mention.gender == "n" and not (
        speaks(mention.head)
        or heard
        or _has_people(mention.head, best.head, alone=len(scored) == 1)
        or _plain_thing(mention.head, best.head, by_head)
    ):
        return None
    return best


def _sentence_before(mention: Mention, history: Sequence[Mention]) -> Sentence | None:
    here = mention.head.sent
    for one in islice(reversed(history), _LOOK_BACK):
        there = one.head.sent
        if here is not None and there is not None and there.i < here.i:
            return there if there.i == here.i - 1 else None
    return None


def _is_only_told_by(best: Mention, fair: Sequence[Mention]) -> bool:
    """True for those who told, behind what somebody else did: `Rebels killed the chief, villagers said`."""
    verb = best.head.head
    if not says(best.head):
        return False
    told = [clause for clause in verb.children_by("ccomp") if clause.i < best.head.i]
    return any(one.head.head in told and one.head.dep in SUBJECTS for one in fair)


def _by_weight(scored: tuple[float, Mention]) -> float:
    return scored[0]


def _is_of_a_nearer_name(pronoun: Token, head: Token) -> bool:
    """True for a deed of states with a name between: `imposed on Belmark after its invasion`."""
    between = pronoun.sent.tokens if pronoun.sent is not None else []
    deed = pronoun.dep == "poss" and pronoun.head.lemma in OF_STATES
    return deed and any(head.i < token.i < pronoun.i and token.is_name for token in between)


def _has_people(pronoun: Token, head: Token, *, alone: bool) -> bool:
    """True for `its director said` right after a sentence whose subject, or whose only body, is meant."""
    owned = pronoun.head
    near = pronoun.sent is not None and head.sent is not None and pronoun.sent.i - head.sent.i <= 1
    has = owned.lemma in OF_BODIES or owned.lemma in OF_STATES
    return pronoun.dep == "poss" and has and near and (alone or _role(head) in SUBJECTS)


def _stands_beside_another(
    best: Mention, mention: Mention, clusters: Sequence[Cluster], by_head: Mapping[int, Mention]
) -> bool:
    """True for one of two that are joined by `and`, where the pronoun could stand for the other as well."""
    head = best.head
    beside = [child for child in head.children if child.dep == "conj"]
    if head.dep == "conj":
        beside.append(head.head)
    for word in beside:
        if has_owner(word):
            continue  # `the envoy and his driver`: of the two the first is whom the report is about
        other = by_head.get(word.i)
        if other is not None and other.cluster >= 0 and fits(mention, clusters[other.cluster]):
            return other.cluster != best.cluster
    return False


def _plain_thing(pronoun: Token, head: Token, by_head: Mapping[int, Mention]) -> bool:
    """Whether an `it` or `its` can hardly be another thing than this institution.

    It is the subject of the clause above (`Belmark said it had fired`), or a subject with no other subject or
    object between the two.
    """
    if _role(head) not in SUBJECTS:
        return False
    if head.head in _climb(pronoun) and head.i < pronoun.i:
        return True
    sentence = head.sent
    if sentence is None or pronoun.sent is None or pronoun.sent.i - sentence.i > 1:
        return False
    between = [*sentence.tokens, *(pronoun.sent.tokens if pronoun.sent is not sentence else [])]
    return not any(
        head.i < token.i < pronoun.i
        and token.dep in (*SUBJECTS, "dobj")
        and token.pos in ("NOUN", "PROPN")
        and token.i not in by_head
        for token in between
    )


def score_candidates(
    mention: Mention, clusters: Sequence[Cluster], history: Sequence[Mention]
) -> list[tuple[float, Mention]]:
    """Every participant that the pronoun could stand for with its weight, by its best late mention."""
    best: dict[int, tuple[float, Mention]] = {}
    for candidate in candidates(mention, clusters, history):
        cluster = clusters[candidate.cluster]
        weight = _weight(mention, candidate, cluster)
        if cluster.index not in best or weight > best[cluster.index][0]:
            best[cluster.index] = (weight, candidate)
    return list(best.values())


def candidates(mention: Mention, clusters: Sequence[Cluster], history: Sequence[Mention]) -> list[Mention]:
    """Late mentions of the participants that number, gender and grammar allow, latest first."""
    found: list[Mention] = []
    barred: set[int] = set()
    for candidate in _recent(mention, history):
        cluster = clusters[candidate.cluster]
        if not fits(mention, cluster) and not _is_speaking_body(mention, candidate, cluster):
            continue
        if mention.gender in ("m", "f") and _is_only_beside_others(cluster):
            continue
        if _ruled_out(mention, candidate):
            barred.add(candidate.cluster)
        else:
            found.append(candidate)
    return [candidate for candidate in found if candidate.cluster not in barred]


def _recent(mention: Mention, history: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of the last sentences, latest first."""
    here = mention.head.sent
    for candidate in islice(reversed(history), _LOOK_BACK):
        there = candidate.head.sent
        if here is None or there is None or here.i - there.i > WINDOW:
            return
        if candidate.head.i < mention.head.i or _comes_after(mention.head, candidate):
            yield candidate


def _comes_after(pronoun: Token, candidate: Mention) -> bool:
    """True for the subject of the clause that a pronoun's clause opens (`In his letter, Hale wrote`)."""
    head = candidate.head
    if pronoun.dep in ("dobj", "pobj", "dative") and pronoun.lower == "them" and says(head):
        return False  # `soldiers fired on them, witnesses said`
    return (
        not candidate.is_pronoun
        and head.dep in SUBJECTS
        and pronoun.head is not head.head
        and head.head in _climb(pronoun)
        and pronoun.i < head.i < head.head.i
    )


def _is_only_beside_others(cluster: Cluster) -> bool:
    """True for a lone name that so far only says whose or where an office is.

    `Belmark's envoy`, `the mayor of Tarn`: reports give people in full where they first name them.
    """
    if cluster.kind != "unknown" or cluster.gender is not None or any(" " in name for name in cluster.names):
        return False
    return all(places_an_office(one.head) for one in cluster.mentions if not one.is_pronoun)


def _is_speaking_body(mention: Mention, candidate: Mention, cluster: Cluster) -> bool:
    """True for `Arden said its men had left`, `Arden says it fired`: the name's own `it` tells what it is.

    Only for a lone name that nothing tells to be a person's: reports give people in full first.
    """
    open_name = cluster.kind == "unknown" and cluster.number == "u" and cluster.gender is None
    if mention.gender != "n" or not open_name or any(" " in name for name in cluster.names):
        return False
    head = candidate.head
    return says(head) and head.i < mention.head.i and head.head in _climb(mention.head)


def fits(mention: Mention, cluster: Cluster) -> bool:
    """Whether number and gender allow the pronoun to stand for the participant."""
    if mention.number == "p":
        return cluster.number == "p" or (cluster.number == "g" and cluster.kind not in ("country", "capital"))
    if mention.gender == "n" and cluster.kind == "unknown" and cluster.number == "u":
        # A state that no table knows speaks as one that is known does (`Belmark will withdraw, it warned`).
        owned = mention.head.dep == "poss" and mention.head.head.lemma in OF_BODIES | OF_STATES
        return cluster.gender is None and (owned or speaks(mention.head))
    if mention.gender == "n":
        return cluster.number == "g" and cluster.gender != "m" and cluster.gender != "f"
    if cluster.number in ("p", "g"):
        return False
    return cluster.gender in (None, mention.gender)


def _weight(mention: Mention, candidate: Mention, cluster: Cluster) -> float:
    found = features(mention, candidate, cluster)
    return sum(WEIGHTS[name] * value for name, value in found.items())


def features(mention: Mention, candidate: Mention, cluster: Cluster) -> dict[str, float]:
    """What speaks for and against a candidate, by the names of WEIGHTS."""
    pronoun, head = mention.head, candidate.head
    here, there = pronoun.sent, head.sent
    distance = here.i - there.i if here is not None and there is not None else WINDOW
    role = _role(head)
    subject = role in SUBJECTS
    found = {
        "sentences": float(distance),
        "same_sentence": float(distance == 0),
        "words": min(abs(pronoun.i - head.i), 60) / 10,
        "after": float(head.i > pronoun.i),
        "mentions": min(len(cluster.mentions), 5) ** 0.5,
        _ROLE_FEATURES.get(role, "other"): 1.0,
        "named": float(bool(cluster.names)),
        "person": float(cluster.kind == "person"),
        "gender_known": float(cluster.gender is not None),
        "pronoun": float(candidate.is_pronoun),
        "weak": float(candidate.weak),
        "joined": float(head.dep in ("conj", "appos")),
        "main_subject": float(subject and _is_main(head)),
    }
    if subject and pronoun.dep in SUBJECTS:
        found["both_subjects"] = 1.0
        found["next_main_subject"] = float(distance == 1 and _is_main(head) and _is_main(pronoun))
    if subject and says(pronoun) and says(head):
        found["both_speakers"] = 1.0
    if pronoun.dep == "poss" and distance == 0 and subject and head.head in _climb(pronoun):
        found["own_clause"] = 1.0
    elif distance == 0 and subject and head.head in _climb(pronoun):
        found["upper_clause"] = 1.0
    if (
        distance == 0
        and head.dep == "pobj"
        and head.head.dep == "agent"
        and head.head.head in _climb(pronoun)
    ):
        found["own_agent"] = 1.0
    if pronoun.dep == "poss" and role == "poss":
        found["both_poss"] = 1.0
    if mention.number == "p" and cluster.number == "g":
        found["group"] = 1.0
    return found


_ROLE_FEATURES = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "poss": "possessor",
    "dobj": "object",
    "dative": "object",
    "pobj": "after_preposition",
}


def _is_main(token: Token) -> bool:
    """True when the word hangs on its sentence's main verb or its reported clause."""
    return token.head.is_root or token.head.dep in ("ccomp", "conj")


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
    if pronoun.dep == "pobj" and pronoun.head.head is head:
        return True  # `four of them`: of others than the four
    if _is_object_of_own_relative(pronoun, head):
        return True  # `engineers whom they kidnapped`
    if mention.number == "p" and (head.dep == "conj" or head.child("conj") is not None):
        return True  # `Hale and Vane ... they`: both, and no mention of ours holds both
    if pronoun.lower in REFLEXIVE:
        return False
    verb = _clause(pronoun)
    same_clause = verb is not None and (
        (head.head is verb and head.dep in (*SUBJECTS, "dobj", "dative"))
        or head in (whose_infinitive(verb) or ())
    )
    if pronoun.dep in ("dobj", "dative") or (pronoun.dep == "pobj" and pronoun.head.head is verb):
        return same_clause
    if pronoun.dep in SUBJECTS:
        return same_clause
    return False


def _is_object_of_own_relative(pronoun: Token, head: Token) -> bool:
    """True for the noun to which a relative clause does something whose subject the pronoun is."""
    verb = pronoun.head
    if pronoun.dep != "nsubj" or verb.dep != "relcl":
        return False
    noun = verb.head
    beside = noun.head if noun.dep == "conj" else noun
    marked = any(child.lower in ("whom", "which", "that") for child in verb.children_by("dobj"))
    return marked and head in (noun, beside)


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
