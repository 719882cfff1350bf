"""Which words of a clause tell of one act: `an air strike killed nine people` is one event, not two.

A noun of force that is the subject of a verb of harm tells of the verb's act, a participle of harm of the
result of the verb it hangs on, a clause of time of how harm came, a purpose of the gathering held for it.
"""

from __future__ import annotations

from rashomon.language import Token
from rashomon.lexicons.events import event_classes
from rashomon.reading.clauses import is_outcome
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.one_act.captures import is_outcome_of, is_taking, verb_of_fight
from rashomon.reading.events.one_act.scenes import is_some_time_before
from rashomon.reading.events.one_act.steps import told_with
from rashomon.reading.grammar import is_infinitive

_HARM = frozenset(
    "kill die perish lose wound injure damage destroy hit strike shoot slay murder maim sink "
    "claim leave flatten raze level explode detonate go blow attack shell bombard target set reduce".split()
)
_DYING = frozenset(("die", "perish"))
GENERAL = frozenset(
    "attack strike airstrike assault raid blast explosion bombing shelling shooting ambush clash battle "
    "incident violence bombardment fighting killing massacre".split()
)
"""Nouns that can point back to an act of force told in other words."""
_SUFFERED = frozenset("die perish kill wound injure hurt maim lose".split())
"""Verbs of what befell people, which a clause of time tells the cause of."""


def same_act(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The draft into which this one goes, or None.

    A noun of force that is subject or `in`-phrase of a verb of harm tells of the verb's act; a participle of
    harm tells of the result of the verb that it hangs on.
    """
    trigger = draft.trigger
    if (step_of := told_with(draft, by_head)) is not None:
        return step_of
    if trigger.entry.type in _GATHERINGS:
        return _purpose_of(draft, by_head) or _talks_of_two(draft, by_head) or _errand(draft, by_head)
    if trigger.entry.type == "REJECT":
        return _denied_with(draft, by_head)
    if trigger.entry.type == "ACCUSE":
        return _purpose_of(draft, by_head)  # `summoned the envoy to protest`
    if trigger.entry.type != "ASSAULT":
        return _broken_up_by(draft, by_head)
    head = trigger.head
    if (other := _befell_when(draft, by_head) or weapon_did(draft, by_head)) is not None:
        return other
    if trigger.places.noun is not None:
        return (
            _thrown_back(head, by_head)
            or _harm_of_noun(head, by_head)
            or _taken_in(head, by_head)
            or _held_in(head, by_head)
        )
    if head.tag == "VBG" and (other := _taken_in(head, by_head)) is not None:
        return other  # `took Vesk after two days of fighting with the army`
    if head.lemma not in _HARM and trigger.entry.head not in _HARM and trigger.entry.group != "kill":
        return None
    if head.dep in ("advcl", "conj", "relcl", "acl"):
        other = by_head.get(head.head.i)
        if other is None and head.dep == "acl":
            other = _result_of(head, by_head)
        elif other is None and head.dep == "relcl":
            other = _deed_that_did(head, by_head)
        elif other is None and head.dep == "advcl" and head.tag == "VBG" and head.lemma in _RESULTS:
            # `hit the school as children left killing five`
            other = next((by_head[above.i] for above in head.ancestors() if above.i in by_head), None)
        if other is None:
            return None
        if is_outcome_of(head, other.trigger.entry) and head.dep in ("advcl", "conj"):
            return other if head.dep == "conj" or head.tag == "VBG" else None
        if other.trigger.entry.type != "ASSAULT" and not _is_seized_with(head, other):
            return None
        own = [child for child in head.children if child.dep in ("nsubj", "nsubjpass")]
        if head.dep == "conj" and _is_in_another(head):
            return None
        if head.dep == "conj" and head.lemma in _DYING:
            return _last_beside(head, by_head) or other  # `a bomb went off and twelve people died`
        if head.dep == "conj" and _is_done_alike(draft, other):
            return other
        if head.dep == "conj" and own and other.trigger.head.lemma not in ("kill", "wound", "injure", "die"):
            return None
        if head.dep == "conj" and head.lemma not in ("kill", "wound", "injure", "die", "damage", "destroy"):
            return None
        if _is_main_behind_noun(head):
            return other
        if head.dep == "advcl" and (head.tag != "VBG" or any(c.dep == "mark" for c in head.children)):
            return other if _tells_how(draft, other) else None
        return other
    return None


_DENYING = frozenset("deny reject dismiss refute rebut".split())


def _denied_with(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The denial that a participle tells once more (`denied that troops used gas, dismissing it as lies`)."""
    verb = draft.trigger.head
    if verb.tag != "VBG" or verb.lemma not in _DENYING or verb.child("nsubj", "mark", "aux") is not None:
        return None
    above = (word for word in verb.ancestors() if word.lemma in _DENYING and word.i < verb.i)
    other = next((by_head[word.i] for word in above if word.i in by_head), None)
    return other if other is not None and other.trigger.entry.type == "REJECT" else None


def _is_main_behind_noun(verb: Token) -> bool:
    """True for the main verb that the parser hung on its noun (`Strikes since May have hit nine towns`)."""
    noun = verb.head
    has = any(child.lower in ("have", "has", "had") for child in verb.children_by("aux"))
    return (
        verb.dep == "advcl"
        and has
        and noun.is_root
        and noun.pos == "NOUN"
        and verb.child("nsubj", "nsubjpass", "mark") is None
    )


def _is_seized_with(harm: Token, other: Draft) -> bool:
    """True for the dead of a seizure by force (`overran the post, killing nine`)."""
    entry = other.trigger.entry
    seized = entry.type == "COERCE" and entry.mode == "seize" and "military" in entry.contexts
    return seized and harm.dep == "advcl" and harm.tag == "VBG" and harm.lemma in ("kill", "wound", "injure")


_ANOTHER = frozenset("another second third separate further".split())


def _last_beside(verb: Token, by_head: dict[int, Draft]) -> Draft | None:
    """The deed told last before those who died, where several stand side by side.

    In `nine were killed, and in the evening the depot was bombed; five men died` five died of the bombing.
    """
    side_by_side = [token for token in verb.head.children if token.dep == "conj"]
    if any(child.text == ";" for child in verb.children):
        side_by_side += verb.children_by("ccomp")  # as the parser has what stands before a semicolon
    beside = [by_head[token.i] for token in side_by_side if token.i < verb.i and token.i in by_head]
    return beside[-1] if beside and beside[-1].trigger.entry.type == "ASSAULT" else None


def _is_in_another(verb: Token) -> bool:
    """True for what came of one more act (`and two others died in a separate strike`)."""
    return any(
        word.lower in _ANOTHER and word.dep in ("det", "amod") and word.head.lemma in GENERAL
        for word in verb.subtree()
    )


_GATHERINGS = frozenset(("CONSULT", "PROTEST"))


def _purpose_of(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The gathering whose purpose this is (`met to discuss the border`, `marched to protest`)."""
    head = draft.trigger.predicate
    other = _told_before(head, by_head)
    return other if other is not None and other.trigger.entry.type == draft.trigger.entry.type else None


def _told_before(head: Token, by_head: dict[int, Draft]) -> Draft | None:
    """The act whose purpose an infinitive tells; None for what is no infinitive of purpose."""
    if head.dep not in ("xcomp", "advcl", "acl") or not is_infinitive(head):
        return None
    return by_head.get(head.head.i)


def _broken_up_by(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The force by which a crowd was broken up (`used tear gas to disperse the crowd`)."""
    if draft.trigger.entry.mode != "restrict" or "repression" not in draft.trigger.entry.contexts:
        return None
    other = _told_before(draft.trigger.predicate, by_head)
    return other if other is not None and other.mode == "crowd-control" else None


def _errand(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The journey to talks that a noun names (`travels to Astrel for talks on Saturday`)."""
    noun = draft.trigger.places.noun
    if (
        noun is None
        or noun.dep != "pobj"
        or noun.head.lower != "for"
        or draft.trigger.entry.type != "CONSULT"
    ):
        return None
    other = by_head.get(noun.head.head.i)
    return other if other is not None and other.trigger.entry.type == "CONSULT" else None


_TWO = frozenset(("two", "both", "pair"))
_TALKING = frozenset("discuss talk speak confer".split())
_MEETINGS = frozenset("meeting talk call summit conversation visit".split())


def _talks_of_two(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The meeting told before in the sentence of which this tells what was spoken of.

    `After a meeting between Hale and Pell, Hale said the two leaders discussed the border`.
    """
    verb = draft.trigger.head
    if draft.trigger.places.noun is not None or verb.lemma not in _TALKING or verb.sent is None:
        return None
    both = any(
        subject.lower in ("they", "both")
        or subject.lemma == "pair"
        or any(child.lower in _TWO for child in subject.children)
        for subject in draft.doers
    )
    if not both or draft.undergoers:
        return None
    before = [by_head[token.i] for token in verb.sent.tokens if token.i < verb.i and token.i in by_head]
    meetings = [
        other
        for other in before
        if other.trigger.entry.type == "CONSULT"
        and other.trigger.head.lemma in _MEETINGS
        and len(other.doers) + len(other.undergoers) > 1
    ]
    return meetings[-1] if meetings else None


def _befell_when(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The harm of which this deed tells how it came (`Ten died when planes carried out raids`)."""
    verb = draft.trigger.predicate
    if verb.dep != "advcl" or verb.tag == "VBG":
        return None
    other = by_head.get(verb.head.i)
    if other is None or other.trigger.entry.type != "ASSAULT":
        return None
    marks = {child.lower for child in verb.children if child.dep in ("mark", "advmod")}
    # `A battle broke out when rebels attacked the town`
    broke_out = other.trigger.light == "occur" and other.trigger.entry.mutual
    suffered = other.trigger.head.lemma in _SUFFERED and not other.doers
    return other if (suffered and marks & {"as", "when"}) or (broke_out and "when" in marks) else None


def is_use_of_weapon(verb: Token) -> bool:
    """True for a participle that tells of a weapon what was done with it (`rockets fired by rebels`)."""
    classes = event_classes()
    weapon = verb.head.lemma in classes["INSTRUMENT"] or verb.head.lemma in classes["WEAPON"]
    return weapon and verb.dep == "acl" and verb.tag in ("VBN", "VBD")


def weapon_did(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The harm that a weapon did of whose use a participle tells.

    `Shells fired by rebels fell on the port` and `hurt in rockets fired by rebels` tell of one act each.
    """
    if not is_use_of_weapon(draft.trigger.head):
        return None
    weapon = draft.trigger.head.head
    if weapon.dep in ("nsubj", "nsubjpass"):
        verb = weapon.head
    elif weapon.dep == "pobj" and weapon.head.lower in ("in", "by", "from", "with"):
        verb = weapon.head.head
    else:
        return None
    other = by_head.get(verb.i)
    return other if other is not None and other.trigger.entry.type == "ASSAULT" else None


_NEXT = 3
"""Of two verbs that share an object the second stands so many words behind the first at most."""


def _is_done_alike(draft: Draft, other: Draft) -> bool:
    """True for two verbs of killing that share whom it was done to (`killed and beheaded two men`)."""
    verb, first = draft.trigger.head, other.trigger.head
    killed = draft.trigger.entry.group == other.trigger.entry.group == "kill"
    if (
        not killed
        or verb.i > first.i + _NEXT
        or any(child.dep in ("nsubj", "nsubjpass", "advmod", "npadvmod") for child in verb.children)
    ):
        return False
    shared = not any(child.dep in ("dobj", "prep") and child.i > first.i for child in first.children)
    return shared or (verb.child("dobj") is None and first.child("nsubjpass") is not None)


def _taken_in(noun: Token, by_head: dict[int, Draft]) -> Draft | None:
    """The taking of a place of which a noun tells the fight (`took Vesk after a night of fighting`)."""
    verb = verb_of_fight(noun)
    other = by_head.get(verb.i) if verb is not None else None
    return other if other is not None and is_taking(other.trigger.entry) else None


_SEARCHES = frozenset("raid search operation swoop sweep roundup attack ambush fighting clash battle".split())


def _held_in(noun: Token, by_head: dict[int, Draft]) -> Draft | None:
    """The arrest or capture that was made in what a noun names (`arrested nine people in raids on homes`)."""
    if noun.lemma not in _SEARCHES or noun.dep != "pobj" or noun.head.lower not in ("in", "during"):
        return None
    other = by_head.get(noun.head.head.i)
    if other is None or other.trigger.entry.type not in ("COERCE", "ASSAULT"):
        return None
    return other if other.trigger.entry.mode in ("arrest", "abduct") else None


THROWN_BACK = frozenset("repel repulse fend ward beat thwart foil".split())


def _thrown_back(noun: Token, by_head: dict[int, Draft]) -> Draft | None:
    """The defence against the attack that a noun names (`repelled an attack by rebels`)."""
    other = by_head.get(noun.head.i) if noun.dep == "dobj" else None
    return other if other is not None and other.trigger.head.lemma in THROWN_BACK else None


_RESULTS = frozenset("kill wound injure claim damage destroy".split())


def _result_of(participle: Token, by_head: dict[int, Draft]) -> Draft | None:
    """The act of whose result a participle tells that the parser hung on a noun.

    `fired shells on the town, killing two` and `two killed, nine injured` are one act; `shells hitting the
    town` is not, for what does it stands right before.
    """
    noun = participle.head
    told = (
        participle.tag == "VBG"
        and participle.lemma in _RESULTS
        and (participle.i > noun.i + 1 or is_outcome(participle) or _is_harmed(noun))
    )
    listed = participle.tag == "VBN" and participle.lemma in _RESULTS and noun.dep in ("dobj", "conj")
    classes = event_classes()
    if not (told or listed) or (
        told
        and not is_outcome(participle)
        and (noun.lemma in classes["INSTRUMENT"] or noun.lemma in classes["FORCES"])
    ):
        return None
    for above in noun.ancestors():
        # `the raids left nine people injured`: the raids stand before the verb.
        deed = above.child("nsubj") if above.lemma == "leave" else None
        for word in (above, deed):
            if word is not None and word.i in by_head:
                return by_head[word.i]
    return None


def _is_harmed(noun: Token) -> bool:
    """True for whom a verb of harm was done to (`killing two children injuring nine others`)."""
    return noun.dep == "dobj" and noun.head.lemma in _RESULTS


def _tells_how(draft: Draft, other: Draft) -> bool:
    """True for a clause that tells how the other's people were hurt (`Ten died when rockets hit Vesk`)."""
    head = draft.trigger.head
    if is_some_time_before(head):
        return False  # `a day after a raid killed three`
    marks = {child.lower for child in head.children if child.dep in ("mark", "advmod")}
    return bool(marks & {"as", "when", "after"}) and other.trigger.head.lemma in _SUFFERED and not other.doers


_RELATIVES = frozenset(("that", "which"))


def _deed_that_did(verb: Token, by_head: dict[int, Draft]) -> Draft | None:
    """The deed that `that killed nine` tells of, where the parser hung it on a nearer noun.

    In `an attack on the suburb of Vesk that killed nine` it is the attack that killed.
    """
    noun, subject = verb.head, verb.child("nsubj")
    classes = event_classes()
    does = noun.lemma in classes["INSTRUMENT"] or noun.lemma in classes["VEHICLE"]
    if verb.lemma not in _RESULTS or subject is None or subject.lower not in _RELATIVES or does:
        return None
    sentence = noun.sent.tokens if noun.sent is not None else ()
    before = [by_head[token.i] for token in sentence if token.i < noun.i and token.i in by_head]
    deeds = [draft for draft in before if draft.trigger.places.noun is not None]
    return deeds[-1] if deeds and deeds[-1].trigger.entry.type == "ASSAULT" else None


_IN_WHICH = frozenset("in by during from after amid with of".split())
_KILLED = frozenset("killing death wounding murder injury".split())


def _harm_of_noun(noun: Token, by_head: dict[int, Draft]) -> Draft | None:
    verb = None
    if noun.dep in ("nsubj", "nsubjpass"):
        verb = noun.head
    elif noun.dep == "pobj" and noun.head.lower in _IN_WHICH:
        verb = noun.head.head
        if noun.head.lower == "of" and verb.lemma == "result" and verb.dep == "pobj":
            verb = verb.head.head  # `were hurt as a result of an attack`
    elif noun.dep == "pobj" and noun.head.lower == "to" and noun.head.head.lower == "due":
        verb = noun.head.head.head  # `were hurt due to an attack`
    elif noun.dep == "conj":
        return _harm_of_noun(noun.head, by_head) if noun.head.pos in ("NOUN", "PROPN") else None
    other = by_head.get(verb.i) if verb is not None else None
    if other is None or other.trigger.entry.type != "ASSAULT":
        return None
    if other.trigger.places.noun is not None:
        during = noun.dep == "pobj" and noun.head.lower in ("during", "in")
        return other if during and verb is not None and verb.lemma in _KILLED else None
    did = noun.dep == "nsubj" or (noun.dep == "pobj" and noun.head.dep == "agent")
    harmed = other.trigger.head.lemma in _HARM or other.trigger.entry.group == "kill"
    if noun.dep == "pobj" and noun.head.lower == "after" and _is_done(other.trigger.head):
        return None  # `hours after the strike drones attacked a depot`
    return other if did or harmed else None  # `devastated by air strikes`


def _is_done(verb: Token) -> bool:
    """True for what somebody did, not what befell somebody."""
    befell = verb.child("auxpass") is not None or verb.tag == "VBN" or verb.lemma in _DYING
    return not befell and verb.child("nsubj") is not None
