"""Who and what was harmed, and by whom, as the encoder tags it: mentions, and which are of one incident.

Used by the task `muc4`. The heads (`harm`, `incident`, `charge` in `training/heads.toml`) read words without
names.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rashomon.findings import Place, Quantity, Time
from rashomon.language import Parse, Token
from rashomon.language.mask import DEMONYM, DEMONYMS

PEOPLE = {"KILLED": "DEATH", "INJURED": "INJURY", "PERSON": None}
"""Roles of people, with the effect on them."""
THINGS = {"DESTROYED": "DESTROYED", "DAMAGED": "SOME DAMAGE", "THING": None}
"""Roles of things, with the effect on them."""
DOERS = frozenset(("DOER", "GROUP"))
"""Roles of those said to have done it: persons, and organisations."""

WEIGHTS = Path(__file__).with_name("incident_weights.tsv")
"""What makes two mentions one incident's: a logistic regression by `training/incident_pairs.py`."""

_MANY = re.compile(
    r"(?i)\b(?:police|people|personnel|population|populace|public|clergy|youth|staff|crew|detachment|patrol|troops|"
    r"family|community|group|peasantry|others|men|women|children|policemen|clergymen|fishermen|businessmen)$"
)
_BEFORE_NOUNS = frozenset("amod compound det nummod poss nmod".split())
_NO_WORD = re.compile(r"^[\W\d_]*$")
_TURN = re.compile(
    r"(?i)\b(?:meanwhile|another|also|other|separate(?:ly)?|previously|earlier|later|last (?:week|month))\b"
)
_NOBODY = frozenset("it they them him her he she who whom which that this these those one".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A tagged stretch, with the kind of incident it is told of in and, of a doer, how sure he is named."""

    role: str
    tokens: tuple[Token, ...]
    words: str
    kind: str
    charge: str
    score: float
    sentence: int
    paragraph: int
    days: frozenset[str]
    """Days told in its sentence."""
    places: frozenset[str]
    """Places told in its sentence."""
    turns: bool
    """True where its sentence turns to something else (`meanwhile`, `another`, `last week`)."""

    @property
    def head(self) -> Token:
        """The word the others hang on."""
        inside = {token.i for token in self.tokens}
        return next((t for t in self.tokens if t.is_root or t.head.i not in inside), self.tokens[-1])

    @property
    def is_name(self) -> bool:
        """True where half of its words or more are a name; `U.S. nuns` and `Spaniards` are none."""
        named = [token for token in self.tokens if token.is_name]
        if self.head.tag in ("NNS", "NNPS"):
            named = [t for t in named if t.masked not in (DEMONYM, DEMONYMS) and t.lower not in self.places]
        return len(named) * 2 >= len(self.tokens)

    @property
    def key(self) -> frozenset[str]:
        """The words that tell it from others."""
        return frozenset(bare(self.words).split())


def mentions(parse: Parse, times: Sequence[Time], places: Sequence[Place]) -> list[Mention]:
    """The tagged mentions of a text, in order."""
    tagged, kinds, charges = (parse.heads[name] for name in ("harm", "incident", "charge"))
    found: list[Mention] = []
    for role, first, end in _stretches([tagged.labels[tag] for tag in tagged.tags]):
        at = range(first, end)
        mention = make_mention(
            parse,
            whole(parse.tokens[first:end], parse),
            role=role,
            kind=_vote([(kinds.labels[kinds.tags[i]], kinds.scores[i]) for i in at]),
            charge=charge_of(
                _vote([(charges.labels[charges.tags[i]], charges.scores[i]) for i in at]),
                parse.tokens[max(0, first - _BESIDE) : end],
            ),
            score=sum(tagged.scores[i] for i in at) / len(at),
            times=times,
            places=places,
        )
        if not _NO_WORD.match(mention.words) and mention.words.lower() not in _NOBODY:
            found.append(mention)
    return found


_BESIDE = 3
"""Words before a doer in which he can be called alleged."""
_ALLEGED = frozenset("alleged allegedly suspected presumed presumably supposed supposedly".split())


def charge_of(charge: str, words: Sequence[Token]) -> str:
    """On whose word a doer, the last of `words`, is named: as the head tells; the alleged are accused."""
    near = (word.lower in _ALLEGED and word.sent is words[-1].sent for word in words)
    return "accused" if charge == "fact" and any(near) else charge


_LONGEST_GAP = 4
"""Words by which a stretch is made longer at most."""


def whole(tokens: Sequence[Token], parse: Parse) -> Sequence[Token]:
    """A stretch with the noun that its last word only tells more of (`oil` of an oil pipeline)."""
    last = tokens[-1]
    wanted = last.head if last.dep in _BEFORE_NOUNS else None
    if last.dep == "prep":
        wanted = next((child for child in last.children if child.dep == "pobj"), None)
    if wanted is None or wanted.sent is not last.sent or not 0 < wanted.i - last.i <= _LONGEST_GAP:
        return tokens
    return [*tokens, *parse.tokens[last.i + 1 : wanted.i + 1]]


def make_mention(
    parse: Parse,
    tokens: Sequence[Token],
    *,
    role: str,
    kind: str,
    charge: str,
    score: float,
    times: Sequence[Time],
    places: Sequence[Place],
) -> Mention:
    """A mention with what its sentence tells of day and place."""
    sentence = tokens[0].sent
    span = (sentence.start, sentence.end) if sentence is not None else (0, 0)
    return Mention(
        role=role,
        tokens=tuple(tokens),
        words=parse.text[tokens[0].start : tokens[-1].end],
        kind=kind,
        charge=charge,
        score=score,
        sentence=sentence.i if sentence is not None else 0,
        paragraph=sentence.section.start if sentence is not None else 0,
        days=frozenset(t.value[:10] for t in times if t.value and _within(t, span) and len(t.value) >= 10),
        places=frozenset(p.mention.lower() for p in places if _within(p, span)),
        turns=_TURN.search(parse.text, *span) is not None,
    )


def _within(finding: Time | Place, span: tuple[int, int]) -> bool:
    cited = finding.citations[0]
    return span[0] <= cited.start and cited.end <= span[1]


def _stretches(labels: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    role, first = "", 0
    for i, label in enumerate([*labels, "O"]):
        prefix, _, name = label.partition("-")
        if prefix == "I" and name == role:
            continue
        if role:
            yield role, first, i
        role, first = name, i


def _vote(told: list[tuple[str, float]]) -> str:
    weights: dict[str, float] = {}
    for label, score in told:
        weights[label] = weights.get(label, 0.0) + score
    return max(weights, key=weights.__getitem__)


def pair_features(one: Mention, two: Mention, *, among: int) -> dict[str, float]:
    """What tells whether two mentions, told of in one kind of incident, are of one incident.

    `among` is how many mentions of that kind the report has: long lists of harm are lists of incidents.
    """
    first, last = sorted((one, two), key=lambda mention: mention.tokens[0].i)
    gap = last.sentence - first.sentence
    shared = one.key & two.key
    harmed = one.role not in DOERS and two.role not in DOERS
    other_days = float(bool(one.days and two.days) and not one.days & two.days)
    return {
        "bias": 1.0,
        "same sentence": float(gap == 0),
        "next sentence": float(gap == 1),
        "same paragraph": float(one.paragraph == two.paragraph),
        "gap": math.log1p(gap),
        "shared words": len(shared) / max(1, min(len(one.key), len(two.key))),
        "other days": other_days,
        "other days, far": other_days * math.log1p(gap),
        "same day": float(bool(one.days & two.days)),
        "other places": float(bool(one.places and two.places) and not one.places & two.places),
        "same place": float(bool(one.places & two.places)),
        "a doer": float(one.role in DOERS or two.role in DOERS),
        "one role": float(one.role == two.role),
        "one role, other words": float(one.role == two.role and not shared),
        "one role, other names": float(one.role == two.role and one.is_name and two.is_name and not shared),
        "others harmed elsewhere": float(harmed and gap > 0 and not shared),
        "a turn": float(last.turns and gap > 0),
        "among": math.log(among),
    }


def groups(told: Sequence[Mention], *, least: float) -> list[list[Mention]]:
    """Mentions of one kind of incident by incident: average link over the chance that two are of one."""
    pairs = itertools.combinations(range(len(told)), 2)
    return linked(told, {(a, b): _chance(told[a], told[b], len(told)) for a, b in pairs}, least=least)


def likeliest(told: Sequence[Mention], parts: Sequence[Sequence[Mention]], *, among: int) -> int:
    """The number of the part that some mentions are likeliest of one incident with."""

    def mean(part: Sequence[Mention]) -> float:
        return sum(_chance(one, two, among) for one in told for two in part) / len(part)

    return max(range(len(parts)), key=lambda i: mean(parts[i]))


def linked(
    told: Sequence[Mention], chance: Mapping[tuple[int, int], float], *, least: float
) -> list[list[Mention]]:
    """Mentions put together while the mean chance that two parts are one is at least `least`."""
    parts = [[i] for i in range(len(told))]
    while len(parts) > 1:
        best, a, b = max(
            (
                sum(chance[min(i, j), max(i, j)] for i in parts[a] for j in parts[b])
                / (len(parts[a]) * len(parts[b])),
                -a,
                -b,
            )
            for a, b in itertools.combinations(range(len(parts)), 2)
        )
        if best < least:
            break
        parts[-a] += parts.pop(-b)
    return [[told[i] for i in sorted(part)] for part in parts]


@cache
def weights_of(table: Path) -> dict[str, float]:
    """The weights of a table by feature."""
    lines = table.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith(("#", "feature")))
    return {name: float(weight) for name, weight in pairs}


def chance_of(table: Path, features: Mapping[str, float]) -> float:
    """What a table of weights makes of some features: a logistic regression's chance."""
    weights = weights_of(table)
    return 1 / (1 + math.exp(-sum(weights[name] * value for name, value in features.items())))


def _chance(one: Mention, two: Mention, among: int) -> float:
    return chance_of(WEIGHTS, pair_features(one, two, among=among))


def number_of(mention: Mention, quantities: Sequence[Quantity]) -> str:
    """How many, as the task writes it: `5`, `5 -`, `~30`, `PLURAL`, `1`."""
    if mention.is_name:
        return "1"
    start, end = mention.tokens[0].start, mention.tokens[-1].end
    for quantity in quantities:
        cited = quantity.citations[0]
        if cited.start < end and start <= cited.end + 1 and quantity.best is not None:
            return _printed(quantity, f"{quantity.best:.0f}")
    counted = next((t for t in mention.head.children if t.dep == "nummod" and t.text.isdigit()), None)
    if counted is not None:
        return counted.text
    plural = mention.head.tag in ("NNS", "NNPS") or _MANY.search(mention.words)
    return "PLURAL" if plural else "1"


def _printed(quantity: Quantity, figure: str) -> str:
    if quantity.bound == "at_least":
        return f"{figure} -"
    return f"~{figure}" if quantity.bound == "approx" else figure


_EFFECT = 0.5
"""Least score of a mention from which an effect is told; chosen on the unseen reports (0: a point less)."""
_EFFECTS = {
    "DEATH": frozenset(
        "kill murder assassinate assassination execute execution massacre slay die death dead killing".split()
    ),
    "INJURY": frozenset("wound injure injury hurt maim injured wounded".split()),
    "DESTROYED": frozenset("destroy demolish raze burn destruction".split()),
    "SOME DAMAGE": frozenset("damage dynamite explode explosion shatter riddle".split()),
}


def effect_of(mention: Mention) -> str | None:
    """What became of a person or thing: as tagged, else by the nearest word of harm in its sentence."""
    if mention.score < _EFFECT:
        return None
    told = (PEOPLE | THINGS)[mention.role]
    if told is not None or mention.kind == "KIDNAPPING" or mention.head.sent is None:
        return told
    wanted = ("DEATH", "INJURY") if mention.role in PEOPLE else ("DESTROYED", "SOME DAMAGE")
    found = [
        (abs(token.i - mention.head.i), effect)
        for token in mention.head.sent.tokens
        for effect in wanted
        if token.lemma in _EFFECTS[effect]
    ]
    return min(found)[1] if found else None


def bare(words: str) -> str:
    """The words without article, possessor and number, in capitals and on one line."""
    return re.sub(
        r"^(?:(?:THE|A|AN|HIS|HER|THEIR|ITS|AT|LEAST|ABOUT|SOME|ANOTHER|OTHER|\d+|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|"
        r"EIGHT|NINE|TEN|ELEVEN|TWELVE)\s+)+(?=\S)",
        "",
        re.sub(r"\s+", " ", words.upper()),
    )
