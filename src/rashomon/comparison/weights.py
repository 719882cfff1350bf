"""Weights of what speaks for and against two tellings being of one event."""

from __future__ import annotations

# Set by hand on our own development incidents (evaluation/gold/incidents) and on incidents of real reports
# read by hand (evaluation/real_reports.md). Positive speaks for one event.
WEIGHTS = {
    "bias": -2.9,
    "same word": 1.3,
    "same act": 1.2,
    "acts that go together": 0.6,
    "manners that differ": -0.9,
    "results that differ": -0.2,
    "an attack and a capture": -0.4,
    "an arrest and an abduction": 0.0,
    "other act": -2.0,
    "same mode": 0.3,
    "other mode": -0.8,
    "days overlap": 0.9,
    "no day told by both": -0.6,
    "days side by side": -1.6,
    "other part of the day": -2.5,
    "day told once in one report": 0.4,
    "day of one, told by the other on it": 0.5,
    "day of one, the day after the other came out": -2.0,
    "day of one, told by the other in time": 0.0,
    "day of one, told by the other some days later": -0.3,
    "day of one, told by the other long after": -2.5,
    "published on the same day": 0.6,
    "published on days side by side": -0.7,
    "published within three days": -2.0,
    "published further apart": -4.0,
    "openings of other days": -2.0,
    "date of publication unknown": -0.4,
    "published on other days, one named vessel": 0.0,
    "other days, one named victim": -0.9,
    "same place": 1.5,
    "other places, one named victim": -0.9,
    "same place, often in these reports": 0.3,
    "same place, often in these reports, and no one day": -0.2,
    "same area": 0.4,
    "place within place": 0.5,
    "told as another one, a day apart": -3.0,
    "place within country": 0.1,
    "other name of place": -2.5,
    "other name of place, in openings alike": -0.8,
    "other name of place, told with another act": -0.8,
    "same name undergone": 2.2,
    "same thing undergone": 1.3,
    "people undergone": 0.4,
    "other side undergone": -3.0,
    "other undergone": -3.0,
    "other undergone, and other figures": -4.0,
    "other sort of people undergone": -0.5,
    "a thing of other use undergone": -1.2,
    "undergone by one, who attacked by the other": 0.8,
    "one person undergone, and several": -1.5,
    "same doer": 0.7,
    "same sort of doer": 0.4,
    "other doer": -0.3,
    "doers of two sides": -1.0,
    "an act of words, and not told by both whose": -1.5,
    "an act of words, of two speakers": -3.5,
    "shared words": 2.0,
    "same story": 0.9,
    "other story": -0.7,
    "reports of one outlet": -0.8,
    "same name told": 0.8,
    "place of one, named by the other": 1.2,
    "same number": 0.5,
    "tolls far apart": -1.2,
    "words of two kinds": -1.0,
    "words of force, one of no family": 0.0,
    "no place, day, name or thing in common": -1.3,
    "no day, place, figure or victim told": -1.5,
    "places of two countries, in openings alike": -1.5,
    "openings alike": 11.0,
    "headline of the same report": 1.6,
    "one sentence, an act and what came of it": 3.4,
    "what came of the act told before it": 0.8,
    "told apart in one report": -1.6,
    "told as one more in one report": -9.0,
    "told apart in one opening": 0.4,
    "an act and its denial": 0.8,
    # Outweighs a veto: where two openings are on one event, a day or place of theirs was misread.
    "main event of both reports": 26.0,
}
VETO = -20.0
"""A weight that no agreement outweighs."""
Seen = tuple[str, str, float]
"""A feature, what was seen, and its weight."""


def weighed(feature: str, value: str) -> Seen:
    """What was seen, with the weight that its feature has."""
    return feature, value, WEIGHTS[feature]


def veto(feature: str, value: str) -> Seen:
    """What was seen, where it rules out that two tellings are of one event."""
    return feature, value, VETO
