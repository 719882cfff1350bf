"""Which mentions are one participant: names and short forms, repeated nouns, pronouns.

Every step prefers to leave two mentions apart. A pronoun with two fair antecedents has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rashomon.language import Parse, Token
from rashomon.lexicons.agents import gender_of_name, titles
from rashomon.reading.actors.cluster import Cluster, called, restricting
from rashomon.reading.actors.harmed import harmed_among
from rashomon.reading.actors.mention import Mention
from rashomon.reading.actors.mentions import initials
from rashomon.reading.actors.pronoun_speech import (
    opens_as_owner,
    owner_of_speaker,
    quoted_words,
    says,
    subject_before_colon,
    subject_before_semicolon,
)
from rashomon.reading.actors.pronouns import fits, resolve_pronoun

_NEAR_SENTENCES = 6  # how far back a bare `the soldiers` may look
_HEARD = 80  # mentions outside quotes looked at for a speaker: bounds the work in very long texts
_SPOKE_BEFORE = 3  # sentences back that a quote's speaker may stand
_REMEMBERED = 30  # participants of one name or noun looked at: bounds the work in very long texts


def cluster_mentions(parse: Parse, mentions: Sequence[Mention]) -> list[Cluster]:
    """The participants behind the mentions; each mention's `cluster` and `antecedent` are set.

    Pronouns that stand for nobody found stay without a cluster (-1).
    """
    work = _Work({mention.head.i: mention for mention in mentions}, quoted_words(parse))
    # Within a sentence the names come first, so that a pronoun before its name can find it.
    for _, together in groupby(mentions, key=lambda mention: mention.head.sent):
        sentence = list(together)
        for mention in sentence:
            if not mention.is_pronoun:
                work.place(mention)
        for mention in sentence:
            if mention.is_pronoun:
                work.follow(mention)
    return work.clusters


class _Work:
    """The state of one report's clustering."""

    def __init__(self, by_head: dict[int, Mention], quoted: frozenset[int]) -> None:
        self.clusters: list[Cluster] = []
        self._by_head = by_head
        self._quoted = quoted
        self._by_name: dict[str, list[Cluster]] = {}
        self._by_noun: dict[str, list[Cluster]] = {}
        self._history: list[Mention] = []

    def place(self, mention: Mention) -> None:
        """Give a name or noun its participant, a new one unless it is plainly known."""
        cluster = _known_cluster(mention, self.clusters, self._by_name, self._by_noun)
        if cluster is None:
            cluster = self._body_before(mention)
        if cluster is None:
            cluster = Cluster(len(self.clusters))
            self.clusters.append(cluster)
        else:
            mention.antecedent = cluster.first_named or cluster.mentions[0]
        cluster.add(mention)
        self._history.append(mention)
        if mention.name:
            for key in _name_keys(mention):
                _note(self._by_name, key, cluster)
        for word in (mention.lemma, *called(mention)):
            if word:
                _note(self._by_noun, word, cluster)
        if " " in mention.lemma:
            _note(self._by_noun, mention.lemma.split()[-1], cluster)  # `the aid group`: later `the group`

    def _body_before(self, mention: Mention) -> Cluster | None:
        """The body that is the subject of the sentence before, for `the group` as a sentence's subject."""
        head, here = mention.head, mention.head.sent
        word = mention.lemma.split()[-1] if mention.lemma and not mention.name else ""
        if word not in _UMBRELLAS or not mention.definite or not _is_speaker(head) or here is None:
            return None
        if mention.has_name or head.child("poss") is not None or head.child("relcl", "prep") is not None:
            return None
        subjects = self._main_subjects_before(head)
        if len(subjects) != 1:
            return None
        cluster = self.clusters[subjects[0].cluster]
        named = cluster.kind in ("organisation", "acronym") or _is_long_name(subjects[0], cluster)
        body = cluster.number == "g" and not cluster.names and subjects[0].has_name
        return cluster if (named or body) and cluster.number in ("g", "u") else None

    def follow(self, mention: Mention) -> None:
        """Give a pronoun the participant it goes back to, if that can be told."""
        found = (
            self._spoken_for(mention)
            or self._told_before(mention)
            or self._harmed_among(mention)
            or self._goes_on(mention)
            or resolve_pronoun(mention, self.clusters, self._heard_before(mention), self._by_head)
        )
        if found is not None:
            mention.antecedent = found
            self.clusters[found.cluster].add(mention)
            self._history.append(mention)

    def _heard_before(self, mention: Mention) -> list[Mention]:
        """The mentions before; of whom a quote speaks is not who says it (`"... fear of Hale," she said`)."""
        if mention.gender in ("m", "f") and mention.head.i in self._quoted:
            speakers = self._speakers_of(mention.head)
            return [one for one in self._history if one.cluster not in speakers]
        speaker = mention.gender in ("m", "f") and says(mention.head) and mention.head.i not in self._quoted
        if not speaker:
            return self._history
        heard = [one for one in self._history[-_HEARD:] if one.head.i not in self._quoted]
        if mention.head.head.dep == "parataxis":
            # `the officer, he said, had struck him`: who is spoken of in the main clause is not who
            # speaks; who is told of before it (`when Hale came, he said, it was late`) can be
            return [
                one
                for one in heard
                if one.head.sent is not mention.head.sent
                or (one.head.i < mention.head.i and not one.head.head.is_root and one.kind != "pronoun")
            ]
        return heard

    def _speakers_of(self, word: Token) -> set[int]:
        """Who says the whole sentences between quote marks that a word stands in: of himself he says `I`.

        The subject of a word of saying beside the quote in its sentence, else the last one before it.
        """
        sentence = word.sent
        if sentence is None or not self._opens_with_capital(word):
            return set()
        beside = [
            token
            for token in sentence.tokens
            if token.i not in self._quoted and says(token) and token.i in self._by_head
        ]
        if beside:
            return {one.cluster for token in beside if (one := self._by_head[token.i]).cluster >= 0}
        for one in reversed(self._history[-_HEARD:]):
            there = one.head.sent
            if there is None or sentence.i - there.i > _SPOKE_BEFORE:
                return set()
            if one.head.i not in self._quoted and says(one.head):
                return {one.cluster}
        return set()

    def _opens_with_capital(self, word: Token) -> bool:
        """True within a quote of whole sentences; of `said he "would win"` the speaker can be `he`."""
        words = word.sent.tokens if word.sent is not None else []
        at = word.i - words[0].i if words else 0
        while at > 0 and words[at - 1].i in self._quoted:
            at -= 1
        return bool(words) and words[at].text[:1].isupper()

    def _told_before(self, mention: Mention) -> Mention | None:
        """The main subject before a colon or, for the `its` that opens a sentence, of the sentence before."""
        if opens_as_owner(mention.head):
            subjects = self._main_subjects_before(mention.head)
            found = subjects[0] if len(subjects) == 1 else None
        elif _opens_as_it(mention.head):
            return self._body_told_before(mention.head)
        else:
            subject = subject_before_colon(mention.head)
            found = self._by_head.get(subject.i) if subject is not None else None
        if found is None or found.cluster < 0 or not fits(mention, self.clusters[found.cluster]):
            return None
        return found

    def _body_told_before(self, head: Token) -> Mention | None:
        """The lone subject of the sentence before: a body, or a name with an article, as no person's has.

        `The Night Watch took the plant. It executed four men there`.
        """
        subjects = self._main_subjects_before(head)
        if len(subjects) != 1 or subjects[0].cluster < 0:
            return None
        cluster, before = self.clusters[subjects[0].cluster], subjects[0].head
        article = any(child.lower == "the" for child in before.children_by("det"))
        open_kind = cluster.kind == "unknown" and cluster.number == "u" and cluster.gender is None
        several = before.tag == "NNPS" or before.lower.endswith("s") or before.child("conj") is not None
        if cluster.kind in ("organisation", "acronym") and cluster.number == "g":
            return subjects[0]
        return subjects[0] if article and open_kind and not several and " " in subjects[0].name else None

    def _goes_on(self, mention: Mention) -> Mention | None:
        """Who is the subject of the clause before a semicolon, for the `they` behind it."""
        subject = subject_before_semicolon(mention.head)
        one = self._by_head.get(subject.i) if subject is not None else None
        if one is None or one.cluster < 0 or self.clusters[one.cluster].number == "s":
            return None
        return one

    def _harmed_among(self, mention: Mention) -> Mention | None:
        """The people between a main verb and `killing nine of them`, where they are the only ones."""
        between = harmed_among(mention.head)
        told = [
            one
            for token in between
            if (one := self._by_head.get(token.i)) is not None and one.cluster >= 0 and not one.is_pronoun
        ]
        people = [one for one in told if self.clusters[one.cluster].number == "p"]
        return people[0] if len(people) == len({one.cluster for one in told}) == 1 else None

    def _main_subjects_before(self, head: Token) -> list[Mention]:
        """Who is the subject of the main clause of the sentence before."""
        here = head.sent
        return [
            one
            for one in self._history[-_HEARD:]
            if here is not None
            and one.head.sent is not None
            and here.i - one.head.sent.i == 1
            and one.head.dep in ("nsubj", "nsubjpass")
            and one.head.head.is_root
        ]

    def _spoken_for(self, mention: Mention) -> Mention | None:
        """Whom an office or a lawyer tells of (`Hale's office said that he ...`)."""
        owner = owner_of_speaker(mention.head) if mention.gender in ("m", "f") else None
        found = self._by_head.get(owner.i) if owner is not None else None
        if found is None or found.cluster < 0 or not fits(mention, self.clusters[found.cluster]):
            return None
        return found


_UMBRELLAS = frozenset(
    "group organisation organization charity agency network movement body institute company firm union "
    "foundation association federation mission faction newspaper paper daily broadcaster station channel "
    "magazine".split()
)
"""Nouns by which a report goes on about any body that it has just named (`River Watch ... The group`)."""


def _opens_as_it(head: Token) -> bool:
    """True for the `it` that opens a sentence and does something there; a deed may do harm as well."""
    first = head.sent is not None and head.sent.tokens[0] is head
    verb = head.head
    acts = verb.is_root and verb.pos == "VERB" and verb.child("dobj") is not None
    return first and head.lower == "it" and head.dep == "nsubj" and acts and verb.lemma not in _OF_DEEDS


_OF_DEEDS = frozenset(
    "kill wound injure hurt maim destroy damage hit strike follow bring mark cause leave cost take claim end "
    "raise spark prompt trigger draw give make show".split()
)
"""What an attack or a statement can do as well as a body."""


def _is_speaker(head: Token) -> bool:
    """True for a subject, and for whom `according to` names."""
    return head.dep == "nsubj" or (head.dep == "pobj" and head.head.head.lower == "according")


def _is_long_name(mention: Mention, cluster: Cluster) -> bool:
    """True for a name of several words, none a title or given name, that nothing tells to be a person's."""
    words = [child for child in mention.head.children if child.dep in ("compound", "amod", "nmod")]
    if cluster.kind != "unknown" or not words:
        return False
    return not any(word.lower in titles() or gender_of_name(word.lower) is not None for word in words)


def _note(table: dict[str, list[Cluster]], key: str, cluster: Cluster) -> None:
    known = table.setdefault(key, [])
    if cluster not in known[-_REMEMBERED:]:
        known.append(cluster)


def _name_keys(mention: Mention) -> list[str]:
    """Keys under which a name can be found again: itself, its last and first word, initials, its state."""
    name = mention.name.lower()
    keys = [f"={name}"]
    words = name.split()
    if mention.name_kind in ("person", "unknown") and len(words) > 1:
        keys += [f"last:{words[-1]}", f"first:{words[0]}"]
    elif mention.name_kind in ("person", "unknown"):
        keys.append(f"single:{name}")
    if mention.name_kind == "organisation":
        keys.append(f"initials:{initials(mention.name).lower()}")
        keys += [f"tail:{' '.join(words[at:])}" for at in range(1, len(words))]
    if mention.name_kind in ("country", "capital") and mention.country:
        keys.append(f"state:{mention.country}")
    return keys


def _known_cluster(
    mention: Mention,
    clusters: list[Cluster],
    by_name: dict[str, list[Cluster]],
    by_noun: dict[str, list[Cluster]],
) -> Cluster | None:
    if mention.name:
        found = _same_name(mention, by_name)
        if found is not None:
            return found
    if mention.alias is not None and mention.alias.cluster >= 0:
        cluster = clusters[mention.alias.cluster]
        if not (mention.name and cluster.names and mention.name_kind != "acronym"):
            return cluster
    if mention.name:
        return None
    return _same_noun(mention, by_noun)


def _same_name(mention: Mention, by_name: dict[str, list[Cluster]]) -> Cluster | None:
    name = mention.name.lower()
    words = name.split()
    keys = [f"={name}"]
    if mention.name_kind in ("country", "capital") and mention.country:
        keys.append(f"state:{mention.country}")
    if mention.name_kind in ("person", "unknown", "nationality") and len(words) == 1:
        # A surname may be a people's name as well (`President Luka Moro`, later `Moro`).
        keys += [f"last:{name}", f"first:{name}"]
    elif mention.name_kind in ("person", "unknown"):
        keys += [f"single:{words[-1]}"]
    if mention.name_kind in ("acronym", "organisation", "unknown") and len(words) == 1:
        keys.append(f"initials:{name.replace('.', '')}")
    if mention.name_kind == "organisation":
        keys.append(f"tail:{name}")
    for key in keys:
        fitting = [
            cluster
            for cluster in by_name.get(key, [])[-_REMEMBERED:]
            if _agrees(mention, cluster) and not _is_of_the_family(name, cluster)
        ]
        if key.startswith("single:"):
            family = by_name.get(f"last:{words[-1]}", [])[-_REMEMBERED:]
            if any(_is_of_the_family(name, cluster) for cluster in family):
                return None  # `Hale` was said of another Hale, or of either
        if len(fitting) == 1:
            return fitting[0]
        if len(fitting) > 1:
            return None  # two Hales: which one is not told
    return None


def _is_of_the_family(name: str, cluster: Cluster) -> bool:
    """True for a full name beside another with its surname (`Selka Varga`, where `Varga` is Pavel Varga).

    Given names with one first letter may be two forms of one name (`Joe`, `Joseph`).
    """
    given, _, last = name.partition(" ")
    others = [other.split() for other in cluster.names if " " in other]
    return bool(last) and any(other[-1] == name.split()[-1] and other[0][0] != given[0] for other in others)


def _agrees(mention: Mention, cluster: Cluster) -> bool:
    if mention.gender and cluster.gender and mention.gender != cluster.gender:
        return False
    pairs = {mention.name_kind, cluster.kind}
    if "people" in pairs and len(pairs) > 1:
        return False
    if pairs == {"person", "organisation"} or pairs == {"person", "country"}:
        return False
    return not (
        mention.name_kind == "organisation"
        and mention.country
        and cluster.country
        and mention.country != cluster.country
    )


def _same_noun(mention: Mention, by_noun: dict[str, list[Cluster]]) -> Cluster | None:
    """The participant that a repeated noun stands for; None unless there is exactly one that fits."""
    known = by_noun.get(mention.lemma, [])[-_REMEMBERED:]
    restrict = restricting(mention)
    if _is_loose_clause(mention):
        restrict -= {"(clause)"}
    if mention.number == "p" and not mention.definite:
        return None
    if restrict:
        if mention.kind == "generic" and not mention.definite:
            return None
        fitting = [cluster for cluster in known if (mention.lemma, restrict) in cluster.described]
        if not fitting and mention.definite:
            titled = (f"{' '.join(restrict)} {mention.lemma}", frozenset[str]())  # `Arvanian President Hale`
            fitting = [
                cluster
                for cluster in known
                if titled in cluster.described
                or (_near(mention, cluster) and _told_in_more_words(mention, restrict, cluster))
            ]
    elif mention.definite:
        fitting = [cluster for cluster in known if _near(mention, cluster)]
    else:
        return None
    fitting = [
        cluster
        for cluster in fitting
        if cluster.number in (mention.number, "u")
        and _same_country(mention, cluster)
        and not _is_named_otherwise(mention, cluster)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _is_named_otherwise(mention: Mention, cluster: Cluster) -> bool:
    """True for `the minister, Lia Brandt,` after another minister was named: an office that two hold."""
    name = mention.head.child("appos")
    if name is None or not name.is_name or mention.number != "s" or not cluster.names:
        return False
    return not any(name.lower in known.split() for known in cluster.names)


def _told_in_more_words(mention: Mention, restrict: frozenset[str], cluster: Cluster) -> bool:
    """True for `the Osterby official` after `a senior Osterby official`: the same words and others."""
    return any(lemma == mention.lemma and restrict < words for lemma, words in cluster.described)


def _is_loose_clause(mention: Mention) -> bool:
    """True for `the officer, who was in Vesk,`, `the officer, speaking low`: it does not tell which."""
    clause = mention.head.child("relcl", "acl")
    if clause is None:
        return False
    return any(child.text == "," and mention.head.i < child.i < clause.i for child in mention.head.children)


def _near(mention: Mention, cluster: Cluster) -> bool:
    here, there = mention.head.sent, cluster.last.head.sent
    return here is not None and there is not None and here.i - there.i <= _NEAR_SENTENCES


def _same_country(mention: Mention, cluster: Cluster) -> bool:
    return not (mention.country and cluster.country and mention.country != cluster.country)
