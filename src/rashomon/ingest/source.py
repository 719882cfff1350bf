"""What a report says of its own origin in its first words: the dateline and the agency credit.

>>> found = find_dateline("ARDEN, June 3 (AP) — Two bridges are closed.", 0)
>>> found.dateline, found.agency
('ARDEN, June 3', 'AP')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.ingest.dates import MONTH_NAMES
from rashomon.report import Span

_DAY_NAME = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_DATE = (
    rf"(?:{_DAY_NAME},?\s+)?(?:(?:{MONTH_NAMES})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTH_NAMES})\b\.?)(?:,?\s+(?:\d{{4}}|['’]?\d\d\b))?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}"
)
_CAP = r"[^\W\d_a-zß-öø-ÿа-яё][\w'’.-]*"
_UPPER = r"[^\W\d_a-zß-öø-ÿа-яё](?:(?![a-zß-öø-ÿа-яё])[\w'’.-])+"
_JOINER = r"(?:al|am|an|de|del|der|di|do|el|en|la|le|los|of|on|the|upon)"
_UPPER_PLACE = rf"{_UPPER}(?:[ /]+{_UPPER}){{0,4}}"
_PLACE = rf"{_CAP}(?:[ /]+(?:{_JOINER}[ ]+)?{_CAP}){{0,3}}"
_REGION = rf"(?:,[ ]+{_PLACE}|[ ]+\[{_PLACE}\]|[ ]+\({_PLACE}\)(?=,[ ]+{_DATE})){{0,2}}"
_DASH = r"(?:[–—―]|--+|-(?=\s)|(?<=\))-|(?<=\s)-|[.:]-)"
_CREDIT = r"[^\W\d_][\w ./&’'-]{1,40}"
_SPACE = r"[^\S\n\r]*"


def _case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(_DATE, f"(?i:{_DATE})"))


# From the surest to the least sure. `line` is the dateline as kept, `credit` the agency.
_SIGNED = rf"(?:\((?P<credit>{_CREDIT})\)|/(?P<slash>{_CREDIT})/\.?)"
_FORMS = (
    # KYIV, Norland, Aug. 14 (Agency) — ; Arden (Agency) - ; ARDEN. June 3 (Agency) -
    _case(
        rf"(?P<line>{_PLACE}{_REGION}(?:[,.]?[ ]+{_DATE})?)[,.]?[ ]*{_SIGNED}"
        rf"(?P<late>,[ ]*{_DATE})?{_SPACE}(?P<end>{_DASH}|:|(?=\s*[A-Z“\"‘]))"
    ),
    # ARDEN, June 3 — ; Arden, Norland, June 3: ; Copenhagen, June 2.
    _case(rf"(?P<line>{_PLACE}{_REGION},?[ ]+{_DATE}){_SPACE}(?:{_DASH}|[.:](?=\s)|(?=[\n\r]|$))"),
    # ARDEN, June 3, AGENCY - ; Arden, AGENCY – ; ARDEN / AGENCY -
    _case(
        rf"(?P<line>{_PLACE}{_REGION}(?:,?[ ]+{_DATE})?)(?:,|[ ]+/)[ ]+(?P<credit>{_CAP}(?:[ ]{_CAP})?)"
        rf"{_SPACE}(?:{_DASH}|\.(?=\s))"
    ),
    # (Agency) -- ; (Agency) - ARDEN, JUN 3 -
    _case(
        rf"\((?P<credit>{_CREDIT})\){_SPACE}{_DASH}"
        rf"(?:{_SPACE}(?P<line>{_UPPER_PLACE}(?:,[ ]+{_DATE})?){_SPACE}{_DASH})?"
    ),
    # ARDEN, Norland — ; NEW ARDEN – ; ARDEN/VESK - ; ARDEN — (Agency) ; ARDEN:
    _case(
        rf"(?P<line>{_UPPER_PLACE}(?:,[ ]+{_PLACE}){{0,2}}){_SPACE}"
        rf"(?:{_DASH}(?:{_SPACE}\((?P<signed>{_CREDIT})\))?|:(?=\s))"
    ),
    # OUTLET via Agency —
    _case(rf"{_UPPER_PLACE}[ ]+via[ ]+(?P<credit>{_CREDIT}?){_SPACE}{_DASH}"),
)

_DATE_ALONE = _case(rf"(?:{_PLACE}{_REGION},[ ]+)?{_DATE}")

# Words in capitals before a dash or colon that name no place.
_NO_PLACE = frozenset(
    "advertisement analysis breaking comment correction editorial exclusive explained explainer fact "
    "factbox file focus gallery interview just live more news newsletter note op-ed opinion photo photos "
    "podcast posted profile published q&a read related report review special subscribe summary timeline "
    "update updated updates urgent video watch who what why how when where warning writethru alert "
    "insight backgrounder chronology snapshot quotes wrapup refile recasts see also editor's editor’s by "
    "fact-check the key points top latest day view q a us u.s un u.n uk u.k eu nato osce isis isil imf "
    "opec brics unicef icrc cia fbi idf pkk hamas ngo pm".split()
)
# And these, which may begin the name of one (NEW ARDEN), when they stand alone.
_NO_PLACE_ALONE = frozenset(
    "new now note notes quote next previously today tonight tomorrow yesterday must inside on in at to from "
    "our my your his her their this that it is are do not no yes two three".split()
)
# A dateline is short: the longest forms (two places, region, date, agency) stay under this many characters.
_LONGEST = 120

# A single word in capitals before a dash or colon, without date or agency: three letters are initials.
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Origin:
    """The dateline (as written, where it stands) and the agency credit (as written); either may be None."""

    dateline: str | None
    span: Span | None
    agency: str | None


NO_ORIGIN = Origin(None, None, None)


def find_dateline(text: str, start: int) -> Origin:
    """The dateline and agency credit with which the paragraph at `start` begins; offsets are in `text`."""
    window = text[start : start + _LONGEST]
    for form in _FORMS:
        found = form.match(window)
        if found:
            origin = _origin(found.groupdict(), found, start)
            if origin is not None:
                return origin
    return NO_ORIGIN


def is_dateline_alone(line: str) -> bool:
    """True for a line that is nothing but a day, or a place and a day (`Arden, 3 May 2031`)."""
    return _DATE_ALONE.fullmatch(line) is not None


def _origin(groups: dict[str, str | None], found: re.Match[str], start: int) -> Origin | None:
    line, credit = groups.get("line"), groups.get("credit") or groups.get("slash")
    closed = groups.get("end") not in (None, "", ":")
    # After a place and a date, and before a dash, the words in brackets are a credit, known or not.
    if credit is not None and as_agency(credit) is None and not (closed and _dated(line or "")):
        credit = None
        # Words in brackets that are no agency: only a dash after a place in capitals makes it a dateline.
        if line is None or not closed or not line.split(",")[0].isupper():
            return None
    elif credit is not None and "end" in groups and not groups["end"] and not _dated(line or ""):
        return None
    signed = groups.get("signed")
    if signed is not None and as_agency(signed) is not None:
        credit = signed
    if line is None:
        return Origin(None, None, credit) if credit else None
    if _names_no_place(line):
        return None
    end = found.end("line")
    if groups.get("late"):
        end = found.end("late")
    text = found.string[found.start("line") : end]
    return Origin(text, Span(start + found.start("line"), start + end), credit)


def _dated(line: str) -> bool:
    return re.search(_DATE, line, re.IGNORECASE) is not None


def _names_no_place(line: str) -> bool:
    first = line.split(",")[0]
    words = [word.strip(".").lower() for word in re.split(r"[ /]+", first)]
    if len(words) == 1 and line == first and (len(first) < _SHORTEST or words[0] in _NO_PLACE_ALONE):
        return True
    months = re.fullmatch(rf"(?:{MONTH_NAMES})\.?", words[0]) is not None
    return months or any(word in _NO_PLACE for word in words) or len(first) < 3


@cache
def _agencies() -> dict[str, str]:
    rows = files("rashomon.ingest").joinpath("agencies.tsv").read_text(encoding="utf-8").splitlines()
    known: dict[str, str] = {}
    for row in rows:
        if row.startswith("#") or not row.strip():
            continue
        form, others = row.split("\t")[:2]
        for name in (form, *filter(None, others.split("|"))):
            known[_key(name)] = form
    return known


def _key(name: str) -> str:
    key = " ".join(name.strip(" /.").split()).casefold().removeprefix("the ")
    # Initials are told from a common word or a name by their capitals (MAP, Map; MENA, Mena).
    return f"^{key}" if name.strip(" /.").isupper() else key


def as_agency(name: str) -> str | None:
    """The agency's short form when `name` is (or ends in, or is signed with) the name of one; else None."""
    for part in (name, *re.split(r"[/|,&]|\band\b|-", name)):
        found = _agencies().get(_key(part))
        if found:
            return found
    return None


def agency_of_byline(byline: str | None) -> str | None:
    """The agency named in a byline, as written there; None when it names persons only."""
    for part in re.split(r"[,;/|]|\band\b|\bvia\b|\bwith\b", byline or ""):
        name = re.sub(r"^\s*by\s+", "", part, flags=re.IGNORECASE).strip(" .()")
        if name and _agencies().get(_key(name)):
            return name
    return None
