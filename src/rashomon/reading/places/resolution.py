"""What a toponym means: candidates ranked by name, size and the company they keep.

Each name has one meaning in a report, unless the text says otherwise. Ranking runs a few rounds: the surest
names give the report its countries, subdivisions and points, and these help the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, log10

from rashomon.gazetteer import Entry, Gazetteer
from rashomon.gazetteer.kinds import LANGUAGES
from rashomon.gazetteer.lookup import distance
from rashomon.language import Token
from rashomon.lexicons.countries import country_of_capital
from rashomon.reading.places.names import Mention

_ROUNDS = 4
_SENSES = 8  # candidates of a name that lend others their company
_POINTS = frozenset({"settlement", "admin2", "facility"})
_CAPITAL = 1.5
_SEAT = 1.5  # a capital that speaks or acts stands for a government
_FAME = 1.2  # per ten times as many alternate names
_SIMILAR = -1.0
_AT_HOME = 5.0
_ELSEWHERE, _FOCUS = 4.4, 1.0
_MOST = 80  # candidates scored for one name
_COMPANIONS = 20  # places of the report that lend a candidate their nearness
_REACH = 110.0  # kilometres over which nearness falls to a third
_TEMPERATURE = 0.75
_MATE = 0.8  # for a place in the country of a name beside it in a list, and as much again for one near by
_MATE_REACH = 250.0  # kilometres
_LISTED = 6  # names beside a name that are looked at
_GAP = 3  # words between two names of a list
_JOINING = frozenset({",", "and", "or", "the", "&"})
SURE = 0.55
"""Share of the weight from which the best candidate is the meaning; below it the place is unclear.

On a development set of local news, which is hard (most names are shared by towns far apart), 94 in 100 of the
names so resolved are within 161 km of their place, and 52 in 100 of those left unclear would be."""
SAME = 60.0
"""Kilometres within which two candidates are one place for all purposes (a city and its district)."""

_OWN = 1.5  # our own table holds what reports of conflict name
_KIND = {
    "canonical": 1.6,
    "shared": 1.2,
    "ukrainian": 1.2,
    "russian": 1.2,
    "former": 1.0,
    "bare": 0.4,
    "alternate": -0.4,
    "code": -0.5,
} | dict.fromkeys(LANGUAGES, 1.4)
_FEATURE = {
    "country": 3.0,
    "region": 1.2,
    "sea": 1.2,
    "river": 0.8,
    "mountain": 0.8,
    "admin1": 1.1,
    "admin2": -1.2,
}


@dataclass(slots=True, eq=False)
class Group:
    """The mentions of one name in one report, and its candidates with their scores, best first."""

    mentions: list[Mention]
    candidates: list[Entry]
    asked: str | None
    containers: tuple[Entry, ...]
    scores: list[float]
    """Share of the weight of each candidate, 0 to 1."""
    capital: int | None = None
    """Number of the candidate that is its country's seat of government."""
    mates: list[Group] = field(default_factory=list)
    """Groups whose names stand beside its own in a list (`Arden and Vesk`)."""

    @property
    def best(self) -> Entry:
        """The best candidate."""
        return self.candidates[0]

    @property
    def share(self) -> float:
        """Weight of the best candidate and of those that are the same place."""
        return sum(
            score
            for entry, score in zip(self.candidates[:12], self.scores, strict=False)
            if same_place(entry, self.best)
        )


def same_place(a: Entry, b: Entry) -> bool:
    """True when two entries are one place for all purposes."""
    if a.number == b.number:
        return True
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return a.admin1 is not None and a.admin1 == b.admin1 and a.name == b.name
    return a.country == b.country and distance((a.lat, a.lon), (b.lat, b.lon)) <= SAME


def resolve(mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Group]:
    """The mentions with candidates, in groups of one meaning, ranked. Mentions without any are left out."""
    groups = _groups(mentions, gazetteer)
    for group in groups:
        _rank(group, _Company())
    for _ in range(_ROUNDS):
        company = _Company.of(groups)
        for group in groups:
            _rank(group, company)
    return groups


def _groups(mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Group]:
    by_name: dict[tuple[str, str | None], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.entries:
            by_name[mention.key, None if mention.asked == "settlement" else mention.asked].append(mention)
    groups = []
    for (_, asked), members in by_name.items():
        asked = asked or next((mention.asked for mention in members if mention.asked), None)
        containers = {
            entry.number: entry
            for mention in members
            for entry in mention.containers
            # After a comma it may be the next of a list (`Arden, Belmark and Vesk`).
            if mention.inside or any(_fits_containers(c, mention.containers) > 0 for c in mention.entries)
        }
        candidates = list(members[0].entries)
        if len(candidates) > _MOST:
            inside = [c for c in candidates[_MOST:] if c.admin1 in containers or c.admin2 in containers]
            candidates = candidates[:_MOST] + inside
        group = Group(members, candidates, asked, tuple(containers.values()), [1.0] * len(candidates))
        group.capital = _capital(members[0].name, candidates)
        groups.append(group)
    _find_mates(groups)
    return groups


def _find_mates(groups: Sequence[Group]) -> None:
    """Names of one list most often lie in one part of the world."""
    at = {mention.first.i: group for group in groups for mention in group.mentions}
    for group in groups:
        for mention in group.mentions:
            token = mention.last
            for _ in range(_GAP):
                following = _next(token)
                if following is None or following.lower not in _JOINING:
                    break
                token = following
            following = _next(token)
            other = at.get(following.i) if following is not None and token is not mention.last else None
            if other is not None and other is not group and mention.containers == ():
                group.mates.append(other)
                other.mates.append(group)


def _next(token: Token) -> Token | None:
    """The word after a word, in its sentence."""
    words = token.sent.tokens if token.sent is not None else []
    after = token.i - words[0].i + 1 if words else 0
    return words[after] if 0 < after < len(words) else None


def _capital(name: str, candidates: Sequence[Entry]) -> int | None:
    """The largest settlement of the name in the country whose seat of government has that name."""
    for words in (name, *(entry.name for entry in candidates[:3])):
        country = country_of_capital(words)
        if country is not None:
            inside = [e for e in candidates if e.feature == "settlement" and e.country == country.code]
            return max(inside, key=lambda entry: entry.population).number if inside else None
    return None


class _Company:
    """The countries, subdivisions and points that a report's surer places give it."""

    def __init__(self) -> None:
        self.countries: dict[str, dict[int, float]] = defaultdict(dict)
        self.areas: dict[int, dict[int, float]] = defaultdict(dict)
        self.points: list[tuple[float, Group, tuple[float, float]]] = []
        self.total = 0.0

    @classmethod
    def of(cls, groups: Sequence[Group]) -> _Company:
        company = cls()
        for group in groups:
            weight = 1.0 + min(len(group.mentions), 4) * 0.25
            company.total += weight
            for entry, score in zip(group.candidates[:_SENSES], group.scores, strict=False):
                company._add(entry, weight * score, group)
        company.points.sort(key=lambda point: -point[0])
        del company.points[_COMPANIONS:]
        return company

    def _add(self, entry: Entry, weight: float, group: Group) -> None:
        own = id(group)
        if weight < 0.02:
            return
        if entry.country is not None:
            known = self.countries[entry.country]
            known[own] = known.get(own, 0.0) + weight
        for area in (entry.admin1, entry.admin2 if entry.admin2 != entry.admin1 else None):
            if area is None:
                continue
            known = self.areas[area]
            known[own] = known.get(own, 0.0) + weight
        acts = all(mention.role == "actor" for mention in group.mentions)  # a government has no nearness
        if entry.feature in _POINTS and entry.lat is not None and entry.lon is not None and not acts:
            self.points.append((weight, group, (entry.lat, entry.lon)))

    def share(self, weights: dict[int, float] | None, group: Group) -> float:
        """Part of the report's weight that other groups give to a country or area."""
        if not weights:
            return 0.0
        others = sum(weight for own, weight in weights.items() if own != id(group))
        return others / self.total if self.total else 0.0

    def focus(self, group: Group) -> float:
        """Share of the report's weight, without this group's, that its foremost country has."""
        return max((self.share(weights, group) for weights in self.countries.values()), default=0.0)

    def nearness(self, entry: Entry, group: Group) -> float:
        """How near the report's other places are, 0 to about 1."""
        if entry.lat is None or entry.lon is None:
            return 0.0
        best = 0.0
        for weight, other, point in self.points:
            if other is group or abs(point[0] - entry.lat) > 4.0:
                continue
            near = exp(-distance((entry.lat, entry.lon), point) / _REACH)
            best = max(best, near * min(1.0, weight))
        return best


def _rank(group: Group, company: _Company) -> None:
    scored = sorted(
        ((_score(entry, group, company), entry) for entry in group.candidates), key=lambda pair: -pair[0]
    )
    top = scored[0][0]
    weights = [exp((score - top) / _TEMPERATURE) for score, _ in scored]
    # What the gazetteer does not know also has weight: more so the more the report stays in one country.
    elsewhere = _ELSEWHERE + _FOCUS * company.focus(group)
    total = sum(weights) + exp((elsewhere - top) / _TEMPERATURE)
    group.candidates = [entry for _, entry in scored]
    group.scores = [weight / total for weight in weights]


def _score(entry: Entry, group: Group, company: _Company) -> float:
    score = (
        0.6 * log10(entry.population + 30)
        + _FAME * log10(1 + entry.names)
        + _KIND[entry.kind]
        + _FEATURE.get(entry.feature, 0.0)
    )
    score += _fits_asked(entry, group.asked) + (_OWN if entry.own else 0.0)
    if entry.feature == "settlement" and entry.number == group.capital:
        score += _CAPITAL + (_SEAT if any(m.role == "actor" for m in group.mentions) else 0.0)
    score += _fits_containers(entry, group.containers) + (_SIMILAR if group.mentions[0].similar else 0.0)
    if entry.country is not None:
        score += _AT_HOME * company.share(company.countries.get(entry.country), group)
    if entry.admin1 is not None:
        score += 3.0 * company.share(company.areas.get(entry.admin1), group)
    return score + 2.5 * company.nearness(entry, group) + _beside(entry, group)


def _beside(entry: Entry, group: Group) -> float:
    """How well a candidate fits the likely meanings of the names that stand in a list with it."""
    best = 0.0
    for mate in group.mates[:_LISTED]:
        fit = 0.0
        for other, share in zip(mate.candidates[:_SENSES], mate.scores, strict=False):
            if other.country is not None and other.country == entry.country:
                fit += share * _MATE
                if entry.lat is not None and other.lat is not None and other.lon is not None:
                    away = distance((entry.lat, entry.lon or 0.0), (other.lat, other.lon))
                    fit += share * _MATE * exp(-away / _MATE_REACH)
        best = max(best, fit)
    return best


def _fits_asked(entry: Entry, asked: str | None) -> float:
    area = entry.feature in ("admin1", "admin2", "region")
    if asked is None:
        return -2.2 if entry.kind == "bare" else 0.0
    if asked in ("admin", "admin1", "admin2"):
        exact = entry.feature == asked or (asked == "admin" and entry.feature in ("admin1", "region"))
        return 4.0 if exact else 2.0 if area else -2.0
    return 2.0 if entry.feature == asked else -1.0


def _fits_containers(entry: Entry, containers: tuple[Entry, ...]) -> float:
    if not containers:
        return 0.0
    for area in containers:
        if area.number in (entry.admin1, entry.admin2) and area.number != entry.number:
            return 6.0
        if area.feature == "country" and area.country == entry.country and entry.feature != "country":
            return 5.0
        if area.own and area.country is not None and area.country == entry.country:
            return 3.0
    return -3.0
