"""People told by no word of the lexicon, but by what befell them: `arrested a weaver`, `killed nine of them`.

Pure functions of tokens. Only what verbs of harm are done to is taken: of it alone is it plain that it is
people, and only where the word is counted, is somebody's or has an article.
"""

from __future__ import annotations

from rashomon.language import Token
from rashomon.lexicons.agents import find_agent
from rashomon.lexicons.events import event_classes
from rashomon.reading.actors.mention import Mention
from rashomon.reading.clauses import is_bare_participle, is_passive, noun_phrase
from rashomon.reading.grammar import is_listed
from rashomon.report import Span

_HARMING = frozenset(
    "kill wound injure maim massacre slay stab torture beat rescue free release evacuate exile deport "
    "execute hang poison shoot strangle rape".split()
)
"""Verbs done to people, and to animals and things."""
_CAPTURING = frozenset(
    "arrest detain jail imprison abduct kidnap murder assassinate behead lynch interrogate handcuff "
    "sentence convict expel fine flog whip evict indict prosecute pardon acquit".split()
)
"""Verbs done to people alone, and to ships."""
_DYING = frozenset(("die", "perish"))
_DEATHS = frozenset(
    "killing murder death assassination arrest detention abduction kidnapping execution beheading lynching "
    "imprisonment jailing deportation expulsion".split()
)
"""Nouns of such deeds."""
_ENDINGS = (
    "er",
    "or",
    "ist",
    "ian",
    "man",
    "men",
    "woman",
    "women",
    "eer",
    "keeper",
    "herd",
    "wright",
    "monger",
)
_NO_PEOPLE = frozenset(
    "number order computer tower power paper letter offer river water border quarter corner centre center "
    "ladder shoulder finger motor sector factor reactor tractor trailer tanker carrier steamer freighter "
    "trawler cruiser destroyer lighter server newsletter newspaper poster banner tiger panther spider deer "
    "steer rooster otter beaver hamster oyster lobster badger heifer filter helicopter chopper bomber "
    "fighter launcher interceptor charter chapter matter manner member daughter error terror horror mirror "
    "tenor summer winter dinner supper disaster cover cluster flower tender boiler cooker freezer router "
    "snowman talisman specimen regimen abdomen omen acumen stamen semen other another rather either "
    "list mist fist twist wrist cist waist harvest heist hoist civilian".split()
)
_THINGS = frozenset(
    "cargo shipment truck lorry car vehicle bus minibus train plane aircraft boat ship vessel convoy tanker "
    "yacht container consignment decline fall slide spread flow advance progress growth".split()
)


_ANIMALS = frozenset(
    "dog horse cow cattle sheep goat camel donkey mule cat pony livestock herd flock arm leg hand head foot "
    "eye face chest back shoulder neck stomach finger career chance hope dream".split()
)
"""What is somebody's and can be killed or hurt, and is nobody."""


def harmed_mention(noun: Token) -> Mention | None:
    """The person or people that an unknown noun must be by what befalls them; None where it need not be."""
    opens = _opens_headline(noun)
    if noun.is_name or find_agent([noun.lower], noun.lemma) is not None:
        return None
    if noun.tag not in ("NN", "NNS") and not (opens and noun.tag == "NNP"):
        return None
    if not (opens or noun.tag == "NNS" or noun.child("det", "nummod", "poss") is not None):
        return None
    lemma = noun.lemma.lower()
    classes = event_classes()
    if lemma in _NO_PEOPLE | _THINGS or any(
        lemma in classes[n] for n in ("SHIP", "VEHICLE", "WEAPON", "ABSTRACT")
    ):
        return None
    verb = what_befell(noun)
    if verb is None:
        return None
    his = any(child.lower in ("his", "her") for child in noun.children_by("poss"))
    if verb not in _CAPTURING and not lemma.endswith(_ENDINGS) and not (his and lemma not in _ANIMALS):
        return None
    if lemma.endswith(("ion", "ness", "ment", "ity", "ship", "ing", "age")):
        return None
    return Mention(
        head=noun,
        span=noun_phrase(noun),
        kind="generic",
        number="p" if noun.tag == "NNS" else "s",
        lemma=lemma,
        definite=any(child.dep == "poss" or child.lower == "the" for child in noun.children),
        modifiers=frozenset(child.lower for child in noun.children_by("amod", "compound", "nummod", "poss")),
    )


def _opens_headline(noun: Token) -> bool:
    """True for the bare noun that a headline begins with (`Plumber jailed`): headlines leave out articles."""
    sentence = noun.sent
    if (
        sentence is None
        or noun.dep not in ("nsubj", "nsubjpass", "ROOT")
        or sentence.section.kind != "headline"
    ):
        return False
    return all(word.dep in ("amod", "compound") for word in sentence.tokens if word.i < noun.i)


def what_befell(word: Token) -> str | None:
    """The lemma of the harm done to a word, which stands as its object, passive subject or after its `of`."""
    first = word
    while (first.dep == "conj" and first.head.pos in _NOMINAL) or is_listed(first) or _is_his_name(first):
        first = first.head
    above = first.head
    if first.dep == "dobj" and _harms(above) and not is_passive(above):
        return above.lemma
    if first.dep == "nsubjpass" and _harms(above):
        return above.lemma
    if first.dep == "nsubj" and _harms(above) and is_passive(above):
        return above.lemma  # a headline's `Plumber jailed`
    held = next((verb for verb in word.children_by("acl") if _harms(verb) and is_bare_participle(verb)), None)
    if held is not None and held.i > word.i:
        return held.lemma  # `another foreigner imprisoned in Vesk`
    if first.dep == "nsubj" and above.lemma in _DYING:
        return "die"
    told = next(
        (verb for verb in word.children_by("relcl") if _harms(verb) and verb.child("nsubjpass")), None
    )
    if told is not None and told.children_by("nsubjpass")[0].lower == "who":
        return told.lemma  # `the dean, who was arrested in May`
    if first.dep == "pobj" and above.dep == "agent" and _harms(above.head):
        return "kill"  # `gunned down by masked riders`
    if first.dep == "pobj" and above.lower == "of" and above.head.lemma in _DEATHS:
        return "kill" if above.head.lemma in ("killing", "death", "execution") else "arrest"
    return None


_TO_PEOPLE = _CAPTURING | frozenset(
    "kill slay stab torture wound injure execute strangle rape shoot hang take gun find".split()
)
"""Verbs done to nobody but people where no more is known of a name than that they are done to it."""


def names_somebody_harmed(name: Token) -> bool:
    """True for an unknown name of which is told what befalls people alone (`arrested Orvo Kestrel`)."""
    if name.dep == "pobj" and name.head.lower == "of" and name.head.head.lemma == "death":
        return False  # `the death of Communism`
    return what_befell(name) in _TO_PEOPLE


_NOMINAL = ("NOUN", "PROPN", "NUM", "PRON")


def _is_his_name(name: Token) -> bool:
    """True for the name behind a role, on which the parser hangs the rest of a list."""
    return name.dep == "appos" and name.is_name and name.head.pos in _NOMINAL


def _harms(verb: Token) -> bool:
    """True for a verb of harm or capture, of one word or two (`let go`, `taken prisoner`)."""
    if verb.lemma in _HARMING | _CAPTURING:
        return True
    further = _OF_TWO_WORDS.get(verb.lemma, frozenset())
    return any(child.lower in further for child in verb.children if child.i > verb.i)


_OF_TWO_WORDS = {
    "let": frozenset(("go",)),
    "set": frozenset(("free",)),
    "take": frozenset(("prisoner", "hostage", "captive", "prisoners", "hostages")),
    "shoot": frozenset(("dead",)),
    "gun": frozenset(("down",)),
    "find": frozenset(("guilty",)),
}


def part_of_them(number: Token) -> Mention | None:
    """The people of `nine of them` and `ten of those held`, where they are harmed, freed or held."""
    if what_befell(number) is None:
        return None
    of = next((child for child in number.children_by("prep") if child.lower == "of"), None)
    whole = of.child("pobj") if of is not None else None
    if whole is None or whole.lower not in _THEM:
        return None
    held = whole.child("acl")
    if whole.lower == "those" and held is None:
        return None
    end = held.end if held is not None else whole.end
    who = number.child("appos")
    if who is not None and who.i == whole.i + 1:
        return None  # `two of them minors`: told of others
    if who is not None and who.tag == "NN" and number.lower == "one":
        start, end = noun_phrase(who)  # `one of them, a former welder`
        return Mention(head=number, span=Span(start, end), kind="generic", number="s", lemma=who.lemma)
    return Mention(
        head=number,
        span=Span(number.start, end),
        kind="generic",
        number="s" if number.lower == "one" else "p",
        lemma="person",
        modifiers=frozenset({number.lower, "(part)"}),
    )


_THEM = frozenset(("them", "those", "whom"))


def harmed_among(pronoun: Token) -> list[Token]:
    """The words among whom those stand that `killing nine of them` tells of; empty for any other pronoun.

    They stand behind the main verb: its subject killed them.
    """
    of, verb = pronoun.head, pronoun.head.head.head
    if pronoun.lower not in ("them", "whom") or of.lower != "of" or what_befell(of.head) is None:
        return []
    while verb.dep == "conj" and verb.head.tag == "VBG":
        verb = verb.head
    main = verb.head
    if verb.tag != "VBG" or verb.dep != "advcl" or main.pos != "VERB" or pronoun.sent is None:
        return []
    return [token for token in pronoun.sent.tokens if main.i < token.i < verb.i]
