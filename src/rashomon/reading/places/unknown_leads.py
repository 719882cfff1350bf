"""What stands before an unknown name and leads to a place: `in Vesk`, `the villages of Vesk`, `fled to Vesk`.

Words weigh as in `unknown_signs`.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.language import Token
from rashomon.lexicons.agents import organisation_heads
from rashomon.lexicons.countries import is_lost_possessive
from rashomon.lexicons.events import event_classes
from rashomon.lexicons.place_words import words
from rashomon.reading.places.introduced import is_of_force, is_person, is_whose, tells_of_force
from rashomon.reading.places.longer_names import opens_without_comma

SURE, LIKELY, _INTO, HINT = 3.0, 2.0, 1.5, 1.0
LAND = "region"
"""What is asked of a name that is said of a land or a part of one (`eastern Vesk`)."""
LOOSE_IN = frozenset(("in", "at", "around", "inside", "within", "across", "throughout"))
_NEARNESS = frozenset(("near", "outside", "beyond"))
_WAYS = frozenset(("from", "to", "into", "toward", "towards", "through", "via", "along", "between"))
_OVER = frozenset(("over", "above", "off"))
_OF_PERSONS = frozenset(
    "believe trust faith belief confidence stake share interest invest investment hope role part pride "
    "engage specialise specialize star appear play work result end succeed interested involved rest deal "
    "report group faction trade article interview publish write quote editorial column story post".split()
)
"""Words of which `in` tells whom or what they are about, and hardly where."""
_AT_WORK = frozenset(
    "work teach study laugh look shout fire shoot aim throw lash rail swipe jab hit strike point scoff "
    "direct anger hurl swing professor analyst leader judge commander head office official spokesman "
    "researcher worker employee staff engineer shareholder".split()
)
"""Words of which `at` tells of a firm, or at whom."""
_TRAFFIC = frozenset("train bus flight ferry road route highway way railway line convoy track path".split())
"""What goes `to` a place, and hardly to a person."""
_MOVED = frozenset("take bring send carry rush ferry bus deport deploy order move transport fly lead".split())
"""Verbs that tell where people are brought, but also to whom a thing is."""
_SHOT = frozenset(("shoot", "down", "intercept", "explode", "circle", "destroy"))
LENGTHS = frozenset("km kilometre kilometres kilometer kilometers mile miles".split())


def leads_to(tokens: Sequence[Token], at: int, run: Sequence[Token]) -> tuple[float, str | None]:
    """The preposition, `the villages of` or the side (`eastern`) before the name."""
    i = at - 1
    side = tokens[i].lower in words("side") and tokens[i].text.islower()
    if side:
        return LIKELY + (HINT if i and tokens[i - 1].lower in LOOSE_IN else 0.0), LAND
    while i and (
        (tokens[i].lower in words("skip") and tokens[i].text.islower()) or is_lost_possessive(tokens[i].text)
    ):
        i -= 1
    word = tokens[i].lower
    if word == "of" and i:
        noun = tokens[i - 1].lower
        if is_whose(run):
            return 0.0, None
        if noun == "out":
            return _way(tokens[i], tokens[i - 1], run[-1]), None
        if noun == "control" and _is_gained(tokens[i - 1]):
            return LIKELY, None
        if tokens[i - 1].text[0].isupper() and noun in organisation_heads():
            return 0.0, None
        kind = words("of").get(noun)
        if kind is not None or noun in words("seat"):
            return (SURE if kind not in (None, "any") else LIKELY), kind
        return 0.0, None
    if word in _NEARNESS:
        return LIKELY, None
    if tokens[i - 1].text == "-" and word == "held":
        return LIKELY, None  # `rebel-held Vesk`
    if word in LOOSE_IN:
        return _in(tokens[i], run), None
    if word in _OVER and tokens[i].head.lemma in {*words("field"), *_SHOT}:
        return LIKELY, None
    return _way(tokens[i], tokens[i - 1] if i else None, run[-1]), None


def _in(preposition: Token, run: Sequence[Token]) -> float:
    """`in Vesk`: more likely a place's where no dictionary has the word, and nothing is about it.

    `stocks in Vesk`, `trust in Vesk` and `in the Vesk case` tell of firms, persons and cases.
    """
    at = preposition.lower == "at"
    least = HINT if at else _INTO
    if opens_without_comma(run[0], run[-1]) and not is_person(run):
        return LIKELY
    strange = not all(token.ordinary or token.text == "-" for token in run)
    if (
        not strange
        or preposition.lower == "within"
        or run[-1].head is not preposition
        or run[-1].dep != "pobj"
        or is_person(run)
    ):
        return least
    above = preposition.head
    about = above.lemma in (_AT_WORK if at else _OF_PERSONS) and above.i < preposition.i
    aimed = about and above.child("dobj") is None
    if aimed or any(child.dep == "case" for child in run[-1].children):
        return least
    return least + HINT if at and _is_of_war(preposition) else least if at else LIKELY


def _is_of_war(preposition: Token) -> bool:
    """True where the sentence tells of force, whatever the preposition was hung on."""
    sentence = preposition.sent
    return tells_of_force(preposition, through_nouns=True) or (
        sentence is not None and any(is_of_force(token) for token in sentence.tokens)
    )


def _way(preposition: Token, before: Token | None, head: Token) -> float:
    """`fled from Vesk to Karst`, `marched through Vesk`, `12 km from Vesk`, `between Vesk and Karst`."""
    word, governor = preposition.lower, preposition.head
    if word == "of" and before is not None and before.lower == "out":
        word, governor = "from", before.head  # `streamed out of Vesk`
    if word not in _WAYS or head.head is not preposition:
        return 0.0
    if before is not None and (before.lemma in _TRAFFIC or before.lower in words("road")):
        governor = before  # the parser often hangs it on the verb (`killed on the road to Vesk`)
    if word == "between":
        return LIKELY if governor.lower in words("road") else 0.0
    if word == "from" and governor.lemma in LENGTHS:
        return SURE
    if governor.lemma in words("goes") or (word != "via" and governor.lemma in _TRAFFIC):
        return LIKELY
    if word == "to" and governor.lemma in _MOVED and _are_moved(governor):
        return LIKELY
    if (
        word in ("from", "to")
        and _from_to(preposition)
        and (_are_moved(governor) or governor.lemma in _MOVED)
    ):
        return LIKELY
    return HINT if word == "through" else _INTO if word in ("into", "toward", "towards") else 0.0


def _is_gained(control: Token) -> bool:
    """True where troops take, lose or fight for it (`lost control of Vesk`)."""
    verb = control.head.head if control.dep == "pobj" else control.head
    return any(subject.lemma in words("force") for subject in verb.children_by("nsubj"))


def _from_to(preposition: Token) -> bool:
    """`carried passengers from Vesk to Karst`: both ends of the way are told."""
    head = preposition.head
    beside = {child.lower for node in (head, head.head) for child in node.children if child.dep == "prep"}
    return {"from", "to"} <= beside


def _are_moved(verb: Token) -> bool:
    """True where people, troops or vehicles are taken somewhere (`the wounded were taken to Vesk`)."""
    classes = event_classes()
    return any(
        moved.lemma in kind or moved.lower in kind
        for moved in verb.children_by("dobj", "nsubjpass")
        for kind in (classes["PEOPLE"], classes["FORCES"], classes["VEHICLE"])
    )
