"""Where: toponyms, what they mean and in which form the name is given."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.findings import Maker, NameFormKind, Place, PlaceCandidate, Stated
from rashomon.gazetteer import Entry, Gazetteer, load
from rashomon.language import Parse
from rashomon.reading.places.judge import judge
from rashomon.reading.places.names import KNOWN_TOWN, Mention, find_mentions
from rashomon.reading.places.resolution import SURE, Group, resolve
from rashomon.reading.places.senses import lend_areas
from rashomon.reading.places.unknown import with_unknown_places

_MAKER = Maker(kind="rule", id="places.gazetteer")
_SHOWN = 5  # candidates shown with a place
_FORMS: dict[str, NameFormKind] = {
    "armenian": "armenian",
    "azerbaijani": "azerbaijani",
    "serbian": "serbian",
    "albanian": "albanian",
    "turkish": "turkish",
    "kurdish": "kurdish",
    "arabic": "arabic",
    "hebrew": "hebrew",
    "canonical": "canonical",
    "bare": "canonical",
    "shared": "ambiguous",
    "ukrainian": "ukrainian",
    "russian": "russian",
    "former": "former",
    "alternate": "alternate",
    "code": "alternate",
}


def read_places(parse: Parse) -> list[Place]:
    """All toponyms of a parse, in text order.

    A place is `unclear` where the name could well mean several, or where the gazetteer does not know it;
    the candidates are then shown and none is chosen. Raises GazetteerMissingError without a gazetteer.
    """
    gazetteer = load()
    found = find_mentions(parse, gazetteer)
    mentions = with_unknown_places(parse, found, judge(parse, found))
    lend_areas(mentions)
    resolved = resolve(mentions, gazetteer)
    groups = {id(mention): group for group in resolved for mention in group.mentions}
    strays = {id(group) for group in resolved if _is_stray(group, resolved)}
    places = [
        _place(parse, mention, group, gazetteer, sure=group is not None and id(group) not in strays)
        for mention in mentions
        for group in (groups.get(id(mention)),)
    ]
    return _without_strange_parts(places, parse)


def _is_stray(group: Group, groups: Sequence[Group]) -> bool:
    """True where a name is another name of a small town in a country that nothing else in the report means.

    Villages of places that no gazetteer has are often called as some town far away is called besides.
    """
    best = group.best
    if best.kind != "alternate" or best.feature != "settlement" or best.population >= KNOWN_TOWN:
        return False
    if group.containers:
        return False
    return not any(other.best.country == best.country for other in groups if other is not group)


def _without_strange_parts(places: list[Place], parse: Parse) -> list[Place]:
    """The places without words of longer names that only happen to be called as an area far away.

    Of a part of a name that means a town in a country which the report does not name, none is chosen.
    """
    countries = {
        place.resolved.value.country
        for place in places
        if place.role != "name_part" and place.resolved.value is not None
    }
    kept = []
    for place in places:
        meant = place.resolved.value
        whole = place.role != "name_part" or meant is None or meant.feature == "country"
        near = meant is None or meant.country is None or not countries or meant.country in countries
        # `the Bank of England` is told of wherever it stands
        if whole or near or parse.text.endswith(" of ", 0, place.citations[0].start):
            kept.append(place)
        elif meant is not None and meant.feature == "settlement":
            unclear: Stated[PlaceCandidate] = Stated.unclear(*place.citations, maker=_MAKER)
            kept.append(place.model_copy(update={"resolved": unclear}))
    return kept


def candidate(entry: Entry, score: float, gazetteer: Gazetteer) -> PlaceCandidate:
    """An entry of the gazetteer as a finding shows it."""
    admin1 = gazetteer.place(entry.admin1) if entry.admin1 is not None else None
    return PlaceCandidate(
        place_id=entry.place_id,
        name=entry.name,
        country=entry.country,
        admin1=admin1.name if admin1 is not None and admin1.number != entry.number else None,
        lat=entry.lat,
        lon=entry.lon,
        feature=entry.feature,
        score=round(min(1.0, score), 3),
    )


def _place(parse: Parse, mention: Mention, group: Group | None, gazetteer: Gazetteer, *, sure: bool) -> Place:
    citation = parse.cite(mention.start, mention.end)
    candidates: tuple[PlaceCandidate, ...] = ()
    resolved: Stated[PlaceCandidate] = Stated.unclear(citation, maker=_MAKER)
    form: NameFormKind = "unknown"
    until, area = None, mention.asked in ("admin", "admin1", "admin2", "river", "sea", "mountain", "region")
    if group is not None:
        pairs = zip(group.candidates[:_SHOWN], group.scores, strict=False)
        candidates = tuple(candidate(entry, score, gazetteer) for entry, score in pairs)
        share = group.share
        if sure and share >= SURE:
            best = candidates[0].model_copy(update={"score": round(min(1.0, share), 3)})
            resolved = Stated.of(best, citation, maker=_MAKER)
            form, until = _form(group.best, mention, gazetteer)
            area = group.best.is_area
        else:
            forms = {_FORMS[entry.kind] for entry in group.candidates[:_SHOWN]}
            form = forms.pop() if len(forms) == 1 else "ambiguous"
            area = area or all(entry.is_area for entry in group.candidates[:_SHOWN])
    return Place(
        id=parse.finding_id("place", citation.span),
        layer="place",
        citations=(citation,),
        maker=_MAKER,
        mention=citation.quote,
        role=mention.role,
        resolved=resolved,
        candidates=candidates,
        name_form=form,
        former_until=until,
        is_area=area,
    )


def _form(entry: Entry, mention: Mention, gazetteer: Gazetteer) -> tuple[NameFormKind, int | None]:
    form = _FORMS[entry.kind]
    return form, gazetteer.until(mention.name, entry.number) if form == "former" else None
