"""Circumstances: what the days and places of two tellings say for and against one event.

Days and places rule out more than they tie: one town is attacked on many days, and a day has many attacks.
What can befall a named person or ship only once may be one event though reports differ on its day or place.
"""

from __future__ import annotations

from datetime import date

from rashomon.comparison.openings import ALIKE, likeness
from rashomon.comparison.traits import Traits
from rashomon.comparison.weights import Seen, veto, weighed
from rashomon.comparison.where import is_wide, place_relation
from rashomon.comparison.words import account_words, relation

_NEWS_DAYS, _LATE_DAYS = 2, 6
"""Days after an event on which most accounts of it appear; and within a week of it."""
_ANOTHER = frozenset(("second", "third", "another", "new", "fresh", "again"))
"""Words by which a report says that an act was not the first."""
_WIDE = frozenset(("country", "admin1", "region"))
"""Areas in which many events happen on one day: to be in one of them ties nothing."""
_TWICE_TOLD = 0.2
"""Cosine of openings from which a place of another country in one of them was rather misread."""
_ONCE = frozenset(("kill", "sink", "down", "abduct", "detain", "shooting", "destroy", "free"))
"""Families of what befalls a person or thing only once."""
_LOST = frozenset(("sink", "down"))
"""Families of the loss of a ship or aircraft."""


def at_one_time(a: Traits, b: Traits) -> bool:
    """True where nothing leaves it open that these are two events of two days."""
    if a.days and b.days:
        return _overlap(a.days, b.days) and not _weeks(a.days) and not _weeks(b.days)
    if _one_victim(a, b):
        return True
    for told, other in ((a, b), (b, a)):
        if told.days and other.published:
            return 0 <= (other.published - told.days[1]).days <= _NEWS_DAYS and not _weeks(told.days)
    return bool(a.published and b.published) and abs((a.published - b.published).days) <= 1  # type: ignore[operator]


def _overlap(a: tuple[date, date], b: tuple[date, date]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _weeks(days: tuple[date, date]) -> bool:
    return (days[1] - days[0]).days > _LATE_DAYS


def time_reasons(a: Traits, b: Traits) -> list[Seen]:
    """The days told by both, else a day of one and when the other came out, else when both did."""
    if a.days and b.days:
        gap = max((a.days[0] - b.days[1]).days, (b.days[0] - a.days[1]).days)
        # A day's slack: datelines, nights and time zones move an event over midnight.
        if gap > 1 and not (gap <= _LATE_DAYS and _one_victim(a, b)):
            return [veto("disjoint days", f"{gap} days apart")]
        if gap > 1:
            return [weighed("other days, one named victim", f"{gap} days apart")]
        found = [weighed("days overlap" if gap < 1 else "days side by side", "")]
        if a.part_of_day and b.part_of_day and gap < 1 and a.part_of_day != b.part_of_day:
            found.append(weighed("other part of the day", f"{a.part_of_day}, {b.part_of_day}"))
        if gap == 1 and bool(a.words & _ANOTHER) != bool(b.words & _ANOTHER):
            found.append(weighed("told as another one, a day apart", ""))
        return found
    if a.report == b.report:
        return [weighed("day told once in one report", "")] if a.days or b.days else []
    for told, other in ((a, b), (b, a)):
        if told.days and other.published and not other.days:
            found = [_told_in_time(told.days, other.published)]
            if other.opening is not None and (other.published - told.days[1]).days >= _NEWS_DAYS:
                found.append(weighed("openings of other days", ""))
            return found
    if a.published and b.published:
        apart = abs((a.published - b.published).days)
        if apart and one_vessel(a, b):
            return [weighed("published on other days, one named vessel", f"{apart} days")]
        near = "published on the same day" if apart == 0 else "published on days side by side"
        far = "published within three days" if apart <= 3 else "published further apart"
        found = [weighed(near if apart <= 1 else far, f"{apart} days")]
        if 1 < apart <= _LATE_DAYS and a.opening is not None and b.opening is not None:
            # An opening that gives no day tells what is new.
            found.append(weighed("openings of other days", ""))
        return found
    return [weighed("date of publication unknown", "")]


def _told_in_time(days: tuple[date, date], published: date) -> Seen:
    """A report that gives no day tells of what has just happened: that day or the two before."""
    late, early = (published - days[1]).days, (days[0] - published).days
    if early > 1:
        return veto("day of one, after the other came out", f"{early} days")
    if early == 1:
        return weighed("day of one, the day after the other came out", "")
    if late <= 0:
        return weighed("day of one, told by the other on it", "")
    if late <= _NEWS_DAYS:
        return weighed("day of one, told by the other in time", f"{late} days after")
    if late <= _LATE_DAYS:
        return weighed("day of one, told by the other some days later", f"{late} days after")
    return weighed("day of one, told by the other long after", f"{late} days after")


def place_reasons(a: Traits, b: Traits) -> list[Seen]:
    """The places told by both, resolved or by name; nothing where one tells none."""
    if a.place_name and b.place_name:
        if a.place_name == b.place_name:
            return [weighed("same place", a.place_name)]
        both = f"{a.place_name}, {b.place_name}"
        one, other = set(a.place_name.split()), set(b.place_name.split())
        if one <= other or other <= one or _named_with_it(a, b):  # `Fort Ansel`, `Ansel`
            return [weighed("place within place", both)]
        if a.report != b.report and _is_part_of_town(a) != _is_part_of_town(b):
            return []  # `Mill Street`, `Brask`: it may be in it
        return [_other_name(a, b, both) if a.report != b.report else veto("disjoint places", both)]
    if not (a.place and b.place):
        towns = not any(one.place is not None and is_wide(one.place) for one in (a, b))
        told = a.place_told and b.place_told
        if towns and told and a.place_told == b.place_told:  # one is in a gazetteer by another's words
            return [weighed("same place", a.place_told)]
        if towns and told and not set(a.place_told.split()) & set(b.place_told.split()):
            if a.report != b.report and _is_part_of_town(a) != _is_part_of_town(b):
                return []
            return [_other_name(a, b, f"{a.place_told}, {b.place_told}")]
        return []
    names = f"{a.place.name}, {b.place.name}"
    kind = place_relation(a.place, b.place)
    if kind == "same":
        wide = a.place.feature in _WIDE
        often = "same place, often in these reports"
        busy = (
            (often if _one_day(a, b) else f"{often}, and no one day") if a.busy and b.busy else "same place"
        )
        return [weighed("same area" if wide else busy, a.place.name)]
    if kind == "apart" and _one_victim(a, b):
        return [weighed("other places, one named victim", names)]
    if kind == "apart" and _one_opening(a, b) and a.place.country != b.place.country:
        return [weighed("places of two countries, in openings alike", names)]
    if kind == "apart" and _names_others_place(a, b):
        return [weighed("place within place", names)]  # `the Skerries of Lom`, `Lom`
    if kind == "apart":
        return [veto("disjoint places", names)]
    country = "country" in (a.place.feature, b.place.feature)
    return [weighed("place within country" if country else "place within place", names)]


def _is_part_of_town(one: Traits) -> bool:
    """True for `Mill Street`: a town is told by another name."""
    last = one.place_told.split()[-1:]
    return bool(last) and last[0] in account_words("town part")


def _named_with_it(a: Traits, b: Traits) -> bool:
    """True where one report names the other's place beside a part of it (`Dock Square in Ilmet`)."""
    if a.report == b.report:
        return False
    return any(
        _is_part_of_town(one) and set(other.place_told.split()) <= one.named
        for one, other in ((a, b), (b, a))
    )


def _names_others_place(a: Traits, b: Traits) -> bool:
    """True where one report names both places in one sentence, and the other has it at one of them."""
    if a.report == b.report or a.place is None or b.place is None:
        return False
    same = relation(a.undergone, b.undergone) == "name"
    return same and (a.place.place_id in b.near or b.place.place_id in a.near)


def _other_name(a: Traits, b: Traits, names: str) -> Seen:
    """Two names that no gazetteer has: another place, or a part of one told in openings that are alike.

    A place that stands in another sentence than the act says less.
    """
    if a.carried or b.carried:
        return weighed("other name of place, told with another act", names)
    alike = a.opening is not None and b.opening is not None and likeness(a.opening, b.opening) > ALIKE
    return weighed("other name of place, in openings alike" if alike else "other name of place", names)


def _one_day(a: Traits, b: Traits) -> bool:
    """True where both tell of one day, or came out on one and give no other."""
    if a.days and b.days:
        return _overlap(a.days, b.days)
    day = a.days or b.days
    if day is None:
        return a.published == b.published
    told = b.published if a.days else a.published
    return told is None or day[0] <= told <= day[1]


def _one_opening(a: Traits, b: Traits) -> bool:
    """True where two openings are so alike that a place of another country is rather a town misread."""
    if a.opening is None or b.opening is None or a.report == b.report:
        return False
    return likeness(a.opening, b.opening) >= _TWICE_TOLD


def _one_victim(a: Traits, b: Traits) -> bool:
    """True where two reports tell of what can befall one named person or ship only once."""
    once = all(one.act is not None and one.act.family in _ONCE for one in (a, b))
    return (
        once
        and a.report != b.report
        and any(p.names & q.names and not p.plural and not q.plural for p in a.undergone for q in b.undergone)
    )


def one_vessel(a: Traits, b: Traits) -> bool:
    """True where both tell of the loss of one named ship or aircraft: papers tell of it for days."""
    return _one_victim(a, b) and any(one.act is not None and one.act.family in _LOST for one in (a, b))
