"""Who does what an infinitive or a participle tells, where grammar leaves its subject out.

`urged the court to order`, `called on both sides to stop`, `sent a team to search`: who was asked or sent,
not who asked. Pure functions of tokens; each answers None where the clause above decides as usual.
"""

from __future__ import annotations

from rashomon.language import Token
from rashomon.language.mask import CALENDAR
from rashomon.lexicons.agents import find_agent
from rashomon.lexicons.events import event_classes
from rashomon.reading.grammar import conjuncts, is_infinitive

_ASKING = frozenset(
    "ask hire tell urge press push pressure persuade order call appeal plead beg invite encourage force "
    "allow permit enable instruct command request lobby task authorise authorize warn implore advise "
    "compel convince wait want expect".split()
)
"""Verbs whose infinitive is done by whom they are said to."""
_CALLED = frozenset(("call",))
"""Verbs whose object is only spoken to: who `called us to offer help` offers it."""
_ASKED_BY = frozenset(("on", "upon", "for", "to", "with"))
_SENT = frozenset(
    "delegation team mission commission coalition panel committee expedition detachment envoy taskforce "
    "convoy contingent".split()
)
"""Bodies that are sent or made for what the infinitive after them tells."""
_REQUESTS = frozenset("request plea bid offer appeal demand".split())
_PLANS = frozenset("push plan bid effort attempt plot campaign move decision threat drive".split())
SPANS = frozenset("month year week day hour time decade minute".split())
"""Nouns for a time on which the parser hangs an infinitive of others (`tried for months to flee`)."""
_BLAMING = frozenset(("against", "at"))
BODIES = frozenset(
    "party group organisation organization movement company ministry council union government army "
    "coalition front agency committee office village town city university network mission embassy caucus "
    "senate congress parliament commission association federation institute bureau department hospital "
    "bank newspaper".split()
)
"""Words for bodies of people, which act as one."""
_MEMBERS = frozenset(
    "employee co-chairman cochairman chairman chairwoman staffer worker aide founder".split()
)
"""Words for people of a body, beside those of the lexicon."""
_ADDRESSING = frozenset(
    "demand call chant urge insist criticise criticize condemn denounce accuse ask warn blame protest "
    "request appeal reject dismiss oppose praise".split()
)
_JUDGING = frozenset("condemn denounce welcome criticise criticize reject deplore decry slam".split())
_SENDING = frozenset("send write address deliver submit hand issue present tell say add carry".split())
_OF_BODIES = frozenset(("of", "with", "from", "in", "for"))


def whose_infinitive(verb: Token) -> list[Token] | None:
    """Who does an infinitive with `to`: whoever was asked, sent, or has the plan before it."""
    if verb.dep not in ("advcl", "xcomp", "acl", "relcl") or not is_infinitive(verb):
        return None
    before = word_before(verb)
    if before is not None and (owner := _of_for(before)) is not None:
        return list(conjuncts(owner))
    if before is not None and before.pos == "NOUN" and verb.dep != "xcomp":
        if before.lemma in _SENT:
            return [before]
        if before.lemma in _PLANS and verb.dep == "advcl" and before.children_by("poss"):
            return before.children_by("poss")
    asking = verb.head
    if verb.dep in ("acl", "relcl") and asking.dep == "pobj":
        asking = asking.head.head  # `appealed to the council to act`, hung on the council
    if asking.pos != "VERB" or asking.lemma not in _ASKING or asking.i > verb.i:
        return None
    return _asked(asking, verb)


def _of_for(before: Token) -> Token | None:
    """Who stands after `for` right before an infinitive (`a request for the court to look into it`).

    Not where somebody sets out for a place (`left for Vesk to meet the mayor`).
    """
    node = before
    for _ in range(_NEAR):
        if node.dep == "pobj" and node.head.lower == "for":
            return node if acts(node) and node.head.head.lemma not in _SETTING_OUT else None
        if node.dep not in ("pobj", "prep", "compound", "conj", "appos") or node.pos in ("VERB", "AUX"):
            return None
        node = node.head
    return None


_NEAR = 6
"""So many steps up from the word before an infinitive who stands after `for` is looked for."""
_SETTING_OUT = frozenset("leave head depart set make sail fly travel bind embark move run vote wait".split())


def _asked(asking: Token, verb: Token) -> list[Token] | None:
    """Whom a verb of asking is said to, where they stand before the infinitive."""
    if asking.dep == "relcl" and asking.lemma == "hire":
        return [asking.head]  # `the firm that the party hired to look into it`
    heard = [] if asking.lemma in _CALLED else asking.children_by("dobj")
    things = [t for child in heard if child.i < verb.i for t in conjuncts(child)]
    if any(acts(thing) for thing in things):
        return things
    found: list[Token] | None = None
    for prep in asking.children:
        if prep.lower in _ASKED_BY and asking.i < prep.i < verb.i:
            sides = [t for child in prep.children_by("pobj") for t in conjuncts(child)]
            if any(acts(side) for side in sides) or (prep.lower == "for" and sides and not things):
                found = sides
    return found


def acts(token: Token) -> bool:
    """True for a word for somebody who can do things: a person, a body, a name, a pronoun."""
    classes = event_classes()
    return (
        token.is_name
        or token.pos in ("PRON", "PROPN")
        or token.lemma in classes["PEOPLE"]
        or token.lemma in classes["FORCES"]
        or find_agent([token.lower], token.lemma) is not None
    )


def word_before(verb: Token) -> Token | None:
    """The word right before the infinitive's `to`."""
    to = next((child for child in verb.children if child.dep == "aux" and child.lower == "to"), None)
    words = verb.sent.tokens if verb.sent is not None else []
    at = to.i - words[0].i if to is not None and words else 0
    return words[at - 1] if at > 0 else None


def blamed(verb: Token, preposition: Token) -> list[Token]:
    """Who does what one is blamed or struck `for`: `railed against the party for refusing`."""
    if preposition.lower != "for":
        return []
    return [
        t
        for prep in verb.children
        if prep.lower in _BLAMING and prep.i < preposition.i
        for child in prep.children_by("pobj")
        for t in conjuncts(child)
        if acts(child)
    ]


def who_is_meant(noun: Token, clause: Token) -> Token:
    """Whom a relative pronoun is about: in `an adviser of the party who`, the adviser, not the party.

    And in `a rescue group in Vesk which` the group, for what is told with an object or in the active.
    """
    marks = {child.lower for child in clause.children if child.dep in ("nsubj", "nsubjpass")}
    if (whole := _before_part(noun)) is not None:
        return whole
    if noun.dep != "pobj" or not marks & {"who", "which", "that"}:
        return noun
    above = noun.head.head
    known = event_classes()["PEOPLE"] | _MEMBERS
    sited = noun.head.lower in _SITED and noun.is_name
    if sited and "who" in marks and above.pos == "VERB":
        # `named clerks across Arden who backed it`: hung on the verb
        people = [child for child in above.children_by("dobj") if child.i < noun.i]
        if people and find_agent([people[-1].lower], people[-1].lemma) is not None:
            return people[-1]
    if sited and "who" in marks and find_agent([above.lower], above.lemma) is not None:
        return above
    if sited and ("who" in marks or _acts_itself(clause)):
        return above if above.lemma in known or above.lemma in BODIES else noun
    if "who" not in marks or noun.lemma.lower() not in BODIES or noun.tag not in ("NN", "NNP"):
        return noun
    is_person = above.lemma in known and above.lemma not in BODIES
    return above if noun.head.lower in _OF_BODIES and is_person else noun


def _before_part(noun: Token) -> Token | None:
    """The people of `five people, two of them minors, who`: of them, not of the two, the clause tells."""
    words = noun.sent.tokens if noun.sent is not None else []
    at = noun.i - words[0].i if words else 0
    if noun.dep != "appos" or at < 5 or words[at - 1].lower != "them" or words[at - 2].lower != "of":
        return None
    before = words[at - 5] if words[at - 4].text == "," else None
    return before if before is not None and before.pos == "NOUN" and before.tag == "NNS" else None


_SITED = frozenset(("in", "near", "at", "outside", "across", "throughout", "around"))


def _acts_itself(clause: Token) -> bool:
    """True for a verb in the active with an object: towns do little of that."""
    return clause.child("nsubj") is not None and clause.child("dobj") is not None


def goes_with_infinitive(verb: Token) -> Token | None:
    """The infinitive with which a bare one goes that is hung on the finite verb of asking above both.

    In `urged the union to stay and commit to arms` the union is to commit.
    """
    above = verb.head
    if verb.tag != "VB" or above.tag not in ("VBD", "VBZ", "VBP") or verb.child("aux", "nsubj") is not None:
        return None
    before = [clause for clause in above.children_by("xcomp") if is_infinitive(clause) and clause.i < verb.i]
    return before[-1] if before else None


def speaks_for_himself(verb: Token, above: Token) -> bool:
    """True for what somebody turns to another for to say (`phoned her counterpart to protest`)."""
    return verb.lemma in _TO_SAY and above.lemma in _TURNING_TO


_TO_SAY = frozenset(
    "protest complain apologise apologize congratulate thank condemn denounce express discuss convey".split()
)
_TURNING_TO = frozenset(
    "phone telephone call ring contact meet visit summon write cable approach see receive".split()
)
_CHOOSING = frozenset("identify choose pick select list name find seek want".split())


def whose_plan(noun: Token) -> list[Token]:
    """Whose a plan or request is (`their plan to attack`); of `last summer's attempt` that is not told.

    A headline names before a request who has it (`Arden rejects Hale request to visit Vesk`).
    """
    owners = [
        child
        for child in noun.children_by("poss")
        if child.lower not in CALENDAR and child.lemma not in _TIMES
    ]
    if owners or noun.lemma not in _REQUESTS:
        return owners
    return [child for child in noun.children_by("compound", "nmod") if child.is_name]


_TIMES = frozenset(
    "day week month year decade summer winter spring autumn night morning evening weekend yesterday".split()
)


def is_of_what_is_meant_for(verb: Token) -> bool:
    """True for an infinitive told of what it is done with or to, as a relative clause.

    `took measures to free the port`, `had identified officers to attack`: neither does it. `Troops to guard
    the port` do.
    """
    noun = verb.head
    if verb.dep != "relcl" or noun.dep != "dobj" or noun.pos != "NOUN":
        return False
    if not acts(noun) and not any(acts(inner) for _, inner in _of(noun)):
        return verb.child("dobj") is not None and noun.lemma in _MEANS
    return verb.child("dobj") is None and noun.head.lemma in _CHOOSING


_MEANS = frozenset("measure step action effort plan order power right chance opportunity time way".split())


def _of(noun: Token) -> list[tuple[str, Token]]:
    return [
        (prep.lower, inner)
        for prep in noun.children_by("prep")
        if prep.lower == "of"
        for inner in prep.children_by("pobj")
    ]


def says_on_above(verb: Token) -> bool:
    """True for words to somebody joined to what is told in the perfect of what cannot speak.

    In `told the court that the famine has spread and urged the judges to act` it is who told that urged. So
    is a past behind what is only demanded (`demanded that the army go and threatened to march`).
    """
    said, above = verb.head, verb.head.head
    subject = said.child("nsubj", "nsubjpass")
    if _goes_on_saying(verb, subject):
        return True
    if above.lemma in _DEMANDING and said.dep == "ccomp" and said.tag in ("VB", "VBP") and verb.tag == "VBD":
        return said.child("aux") is None and said.i > above.i
    return (
        verb.tag == "VBD"
        and verb.lemma in _ADDRESSING
        and said.dep == "ccomp"
        and above.tag == "VBD"
        and any(child.lower in ("has", "have", "had") for child in said.children_by("aux"))
        and subject is not None
        and not acts(subject)
    )


_DEMANDING = frozenset("demand insist urge ask require request order propose".split())


def _goes_on_saying(verb: Token, subject: Token | None) -> bool:
    """True where tense or owner shows who goes on: `maintains that he had been held, and accuses them`.

    And `said its members had counted nine and accused the army`: its members are the teller's own.
    """
    said, above = verb.head, verb.head.head
    if verb.lemma not in _ADDRESSING or said.dep != "ccomp" or verb.child("aux", "nsubj") is not None:
        return False
    compound = any(child.tag in ("VBD", "MD") for child in said.children_by("aux"))
    if verb.tag == "VBZ" and above.tag == "VBZ" and compound:
        return True
    owner = subject.child("poss") if subject is not None else None
    own = owner is not None and owner.lower in ("its", "his", "her", "their")
    return own and verb.tag == "VBD" and above.tag == "VBD" and compound


def is_torn_between_tellers(verb: Token) -> bool:
    """True for words to somebody joined to a compound tense of what somebody is said to have done.

    In `the minister said the rebels had used gas and accused the council of sleep` either may have accused.
    """
    said, above = verb.head, verb.head.head
    return (
        verb.tag in ("VBD", "VBZ")
        and verb.lemma in _ADDRESSING
        and verb.child("aux") is None
        and said.dep == "ccomp"
        and said.i > above.i
        and above.pos == "VERB"
        and any(child.tag in ("VBD", "VBZ", "VBP", "MD") for child in said.children_by("aux"))
    )


def stands_on_where(verb: Token) -> bool:
    """True for a participle hung on where or through what its doer acts (`a note on the radio urging calm`).

    Places and channels urge, breach and accuse nobody.
    """
    noun = verb.head
    if verb.dep != "acl" or verb.tag != "VBG" or noun.dep != "pobj" or noun.head.lower not in _WHERE:
        return False
    return noun.pos == "NOUN" and (noun.lemma in _PLACES_AND_CHANNELS or noun.lemma in SPANS)


_WHERE = frozenset("on in at across over via through throughout during for".split())
_PLACES_AND_CHANNELS = frozenset(
    "province region area city town village district neighborhood neighbourhood street square road camp "
    "country front border hospital school market media medium radio television tv internet web site "
    "website channel telephone phone video footage speech interview conference rally meeting".split()
)


def is_said_to(verb: Token) -> bool:
    """True for a participle of speech hung on who is spoken to (`sent letters to the council urging talks`).

    Whoever sent the letters urges.
    """
    if verb.dep != "acl" or verb.tag != "VBG" or verb.lemma not in _ADDRESSING:
        return False
    heard = verb.head
    while heard.dep in ("conj", "appos") and heard.head is not heard:
        heard = heard.head
    if heard.pos == "VERB":
        return heard.lemma in _SENDING  # `sent letters to the envoy and to the council calling for talks`
    if heard.dep == "pobj" and heard.head.lower == "to":
        above = heard.head.head
        while above.pos == "NOUN" and above.dep in ("dobj", "nsubjpass"):
            above = above.head  # `a letter to the council`
        return above.lemma in _SENDING
    if heard.dep == "dobj" and heard.head.lemma in _JUDGING and not acts(heard):
        return True  # `condemned the massacre calling on the council to act`
    return heard.dep in ("dobj", "dative") and heard.head.lemma in ("tell", "address")


def who_is_one_of_those(verb: Token) -> Token | None:
    """Who is told to be the first, or one of so many, that something happened to or who did it.

    `Dale is the first reporter to be arrested since 2016`: Dale was arrested. None for any other infinitive.
    """
    noun = verb.head
    if verb.dep not in ("acl", "relcl") or not is_infinitive(verb) or noun.dep != "attr":
        return None
    rank = any(child.lower in _RANKS or child.lower.endswith("th") for child in noun.children_by("amod"))
    told = noun.head.tag in ("VBZ", "VBD") or noun.head.child("aux") is None
    return noun.head.child("nsubj") if rank and told else None


_RANKS = frozenset("first second third last latest only".split())
