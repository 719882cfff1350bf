"""Steps of one act told side by side: `entered the village and arrested its elder` is one act, not two.

Going in is told for what was done there; what a crowd demands or blocks, who was hurt as it was broken up,
the note that an envoy is handed, and the launch of what was shot down are of the act that they are told with.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.language import Token
from rashomon.lexicons.act_families import is_of_family
from rashomon.reading.events.draft import Draft
from rashomon.reading.grammar import is_infinitive

_GOING_IN = frozenset(
    ("enter", "march into", "move into", "drive into", "burst into", "storm into", "go into")
)
_GOING_ON = frozenset("fight advance push move drive battle attack capture seize take".split())
_HURT = frozenset("injure wound hurt".split())
_MOVING = frozenset("advance push drive thrust break sweep move".split())
_TAKING = frozenset("capture take seize liberate occupy retake recapture".split())
_SEARCHING = frozenset("raid search".split())
_FINDING = frozenset("seize confiscate".split())
_INCIDENTS = frozenset("incident operation action confrontation episode".split())
_CALLED_IN = frozenset(("summon", "call in"))


def told_with(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The act of whose steps a draft tells one, in the same sentence; None where it stands for itself."""
    kind = draft.trigger.entry.type
    if kind == "MOBILIZE":
        return _done_inside(draft, by_head)
    if kind == "ASSAULT":
        return (
            _hurt_as_broken_up(draft, by_head)
            or _shot_down(draft, by_head)
            or _incident(draft, by_head)
            or _driven_back(draft, by_head)
            or _taken_after(draft, by_head)
        )
    if kind == "CONSULT":
        return _on_a_visit(draft, by_head) or _met_for(draft, by_head)
    if kind == "REQUEST":
        return _demanded(draft, by_head)
    if kind in ("COERCE", "PROTEST"):
        return _blocked(draft, by_head) or _found(draft, by_head)
    return _handed(draft, by_head) if kind == "ACCUSE" else None


def _above(draft: Draft, by_head: dict[int, Draft], dep: str) -> Draft | None:
    """The draft of the verb that a draft's verb hangs on in some way, without a subject of its own."""
    verb = draft.trigger.predicate
    if draft.trigger.places.noun is not None or verb.dep != dep or _has_subject(verb):
        return None
    return by_head.get(verb.head.i)


def _has_subject(verb: Token) -> bool:
    return verb.child("nsubj", "nsubjpass", "csubj") is not None


def _joined_verbs(verb: Token) -> Iterator[Token]:
    """Verbs joined to one that share its subject, in text order."""
    for child in verb.children_by("conj"):
        if child.pos in ("VERB", "AUX") and not _has_subject(child):
            yield child
            yield from _joined_verbs(child)


def _done_inside(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """What those who went in did there (`entered the village and arrested nine`)."""
    if draft.trigger.places.noun is not None or " ".join(draft.trigger.entry.words) not in _GOING_IN:
        return None
    for verb in _joined_verbs(draft.trigger.head):
        other = by_head.get(verb.i)
        if other is not None and other.trigger.entry.type in ("ASSAULT", "COERCE"):
            # `entered Vesk and fought their way to the bridge`: they went on from there.
            return None if verb.lemma in _GOING_ON or other.trigger.entry.mutual else other
    return None


def _hurt_as_broken_up(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The breaking up of a crowd in which people were hurt (`dispersed a march, injuring seven`)."""
    other = _above(draft, by_head, "advcl")
    verb = draft.trigger.head
    hurt = verb.tag == "VBG" and verb.lemma in _HURT and verb.child("mark") is None
    return other if hurt and other is not None and _breaks_up(other) else None


def _breaks_up(draft: Draft) -> bool:
    entry = draft.trigger.entry
    return entry.type == "COERCE" and entry.mode == "restrict"


def _shot_down(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The downing of what was launched (`shot down nine of ten drones launched by Arden`)."""
    verb = draft.trigger.head
    if verb.dep != "acl" or verb.tag not in ("VBN", "VBD") or verb.lemma not in ("launch", "fire", "send"):
        return None
    weapon = verb.head
    if weapon.dep == "pobj" and weapon.head.lower == "of":
        weapon = weapon.head.head
    other = by_head.get(weapon.head.i) if weapon.dep in ("dobj", "nsubjpass") else None
    return other if other is not None and is_downing(other) else None


def is_downing(draft: Draft) -> bool:
    """True for aircraft or missiles brought down, whose owner it is done to."""
    return is_of_family(draft.trigger.entry.key, "down")


def _incident(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The deed that is called an incident, in which this befell people (`an incident in which one died`)."""
    verb = draft.trigger.head
    noun = verb.head
    if verb.dep != "relcl" or noun.lemma not in _INCIDENTS or noun.dep != "appos" or draft.doers:
        return None
    for above in noun.ancestors():
        other = by_head.get(above.i)
        if other is not None:
            return other if other.trigger.entry.type in ("ASSAULT", "COERCE") else None
    return None


def _driven_back(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The attack that was thrown back (`attacked at dawn and were driven back`)."""
    if not is_of_family(draft.trigger.entry.key, "repel") or draft.trigger.head.child("auxpass") is None:
        return None
    other = _above(draft, by_head, "conj")
    return other if other is not None and other.trigger.entry.type == "ASSAULT" else None


def _taken_after(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """What was taken in an advance (`pushed into the suburbs and captured the yard`)."""
    if draft.trigger.places.noun is not None or _stem(draft) not in _MOVING:
        return None
    taken = (by_head.get(verb.i) for verb in _joined_verbs(draft.trigger.head) if verb.lemma in _TAKING)
    return next(
        (other for other in taken if other is not None and other.trigger.entry.type == "COERCE"), None
    )


def _found(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The search in which things were found (`raided the newspaper and seized its computers`)."""
    other = _above(draft, by_head, "conj")
    searched = other is not None and other.trigger.entry.type == "COERCE" and _stem(other) in _SEARCHING
    return other if searched and _stem(draft) in _FINDING else None


def _stem(draft: Draft) -> str:
    return draft.trigger.head.lemma


_GOING_TO = frozenset("fly travel arrive come visit go head journey".split())
_HOSTED = frozenset("receive welcome host greet meet".split())
_TALKS = frozenset("talk talks meeting discussion negotiation consultation summit session round".split())


def _on_a_visit(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The journey of whom somebody received there (`flew to Arden and was received by its king`)."""
    other = _above(draft, by_head, "conj")
    went = other is not None and other.trigger.head.lemma in _GOING_TO and draft.trigger.head.lemma in _HOSTED
    return other if went and other is not None and other.trigger.entry.type == "CONSULT" else None


def _met_for(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The meeting whose talks a noun names (`met in Vesk for their first talks`)."""
    noun = draft.trigger.places.noun
    if noun is None or noun.lemma not in _TALKS or noun.dep != "pobj" or noun.head.lower not in ("for", "in"):
        return None
    other = by_head.get(noun.head.head.i)
    met = other is not None and other.trigger.places.noun is None and other.trigger.head.lemma == "meet"
    return other if met else None


def _demanded(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The protest by which something is demanded (`stayed off work to demand their wages`)."""
    verb = draft.trigger.predicate
    if verb.dep not in ("advcl", "xcomp", "acl") or not is_infinitive(verb):
        return None
    other = by_head.get(verb.head.i)
    return other if other is not None and other.trigger.entry.type == "PROTEST" else None


def _blocked(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The protest of which a blockade is a part (`burned tyres and blocked the bridge`)."""
    other = _above(draft, by_head, "conj")
    shuts = draft.trigger.entry.mode in ("restrict", "obstruct")
    blocks = shuts and draft.trigger.head.lemma in ("block", "blockade")
    return other if blocks and other is not None and other.trigger.entry.type == "PROTEST" else None


def _handed(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The calling in of an envoy who is handed a note (`was summoned and handed a note of protest`)."""
    other = _above(draft, by_head, "conj")
    called = other is not None and " ".join(other.trigger.entry.words) in _CALLED_IN
    return other if called and draft.trigger.head.lemma in ("hand", "give") else None
