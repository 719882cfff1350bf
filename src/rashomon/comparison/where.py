"""Where: how two places stand to each other, and how much a place takes in."""

from __future__ import annotations

from rashomon.findings import PlaceCandidate
from rashomon.gazetteer.lookup import distance

WIDTH = {"country": 4, "sea": 4, "region": 3, "admin1": 2, "admin2": 1}
"""How much a kind of place takes in; towns, and what is in them, are not here."""
_NEAR_KM = 30.0
_HELD_KM = 400.0


def is_wide(place: PlaceCandidate) -> bool:
    """True for an area rather than a town or a part of one."""
    return place.feature in WIDTH


def kilometres(a: PlaceCandidate, b: PlaceCandidate) -> float | None:
    """Great-circle distance, or None where a place has no fair point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return distance((a.lat, a.lon), (b.lat, b.lon))


def place_relation(a: PlaceCandidate, b: PlaceCandidate) -> str:
    """`same`, `within` (one can hold the other), `near` or `apart`."""
    if a.place_id == b.place_id:
        return "same"
    if a.feature == b.feature == "admin1" and a.country == b.country:
        return "apart"
    for area, other in ((a, b), (b, a)):
        if area.feature == "country" and area.country == other.country:
            return "within"
        if area.feature == "admin1" and area.country == other.country and other.admin1:
            return "within" if area.name == other.admin1 else "apart"
    apart = kilometres(a, b)
    if apart is None:
        return "within" if is_wide(a) or is_wide(b) else "apart"
    if is_wide(a) or is_wide(b):
        alike = a.country == b.country or None in (a.country, b.country)
        return "within" if apart < _HELD_KM and alike else "apart"
    return "near" if apart <= _NEAR_KM else "apart"
