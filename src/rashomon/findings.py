"""The vocabulary: everything a reading can say about a report.

Every finding cites the words it rests on and names its maker. Three ways of not knowing are kept apart:
a field that is `None` was not asked; a Stated whose state is `unstated` was asked, and the text does not
say; one whose state is `unclear` was asked, and we cannot tell.

>>> from rashomon.findings import Stated
>>> Stated[str].unstated().state.value
'unstated'
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Literal

from pydantic import BaseModel, ConfigDict

from rashomon.event_model import PLOVER_TYPES as PLOVER_TYPES
from rashomon.event_model import ActorRef as ActorRef
from rashomon.event_model import AuxModes as AuxModes
from rashomon.event_model import DerivedCodes as DerivedCodes
from rashomon.event_model import Event as Event
from rashomon.event_model import Factuality as Factuality
from rashomon.report import Citation, Report, Span
from rashomon.stated import Finding as Finding
from rashomon.stated import Maker as Maker
from rashomon.stated import State as State
from rashomon.stated import Stated as Stated
from rashomon.stated import finding_id as finding_id

# --- Who ----------------------------------------------------------------------------------------------

SECTORS = (
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC "
    "IGO UNO EUR NGO ISM IMG MNC"
).split()
"""PLOVER's actor sectors (codes are facts of the 2024 manual)."""

ActorKind = Literal["named", "generic", "collective", "pronoun"]


class Actor(Finding):
    """A participant that the text mentions: one mention, and what it stands for.

    All mentions of one participant in a report share `entity`.
    """

    mention: str
    """The words of the mention, as written."""
    kind: ActorKind
    """`named` (a proper name), `generic` (`soldiers`), `collective` (`Arden's forces`), `pronoun`."""
    entity: str
    """Id of the participant within the report: the id of its clearest mention."""
    name: Stated[str]
    """The participant's name as the report gives it; behind a pronoun, with the antecedent cited."""
    sector: str | None = None
    """PLOVER sector code; None when the words do not tell."""
    country: str | None = None
    """ISO 3166 alpha-3 code (and XKX for Kosovo); None when the words do not tell."""
    head: Span
    """The mention's head word."""
    chain: tuple[str, ...] = ()
    """For a pronoun or short form: ids of the mentions it was followed back through."""


# --- Where --------------------------------------------------------------------------------------------

NameFormKind = Literal[
    "canonical",
    "ukrainian",
    "russian",
    "armenian",
    "azerbaijani",
    "serbian",
    "albanian",
    "turkish",
    "kurdish",
    "arabic",
    "hebrew",
    "alternate",
    "former",
    "ambiguous",
    "unknown",
]
PlaceRole = Literal["location", "actor", "modifier", "name_part", "unclear"]


class PlaceCandidate(BaseModel):
    """One place that a name could mean."""

    model_config = ConfigDict(frozen=True)

    place_id: str
    """GeoNames id as text (`geonames:703448`), or our own table's (`own:donbas`)."""
    name: str
    """The gazetteer's canonical name."""
    country: str | None = None
    """ISO 3166 alpha-3."""
    admin1: str | None = None
    """First-level subdivision, by name."""
    lat: float | None = None
    """Latitude in degrees; None for areas without a fair point."""
    lon: float | None = None
    """Longitude in degrees."""
    feature: str = "settlement"
    """settlement, admin1, admin2, country, region, river, sea, mountain, facility, other."""
    score: float = 0.0
    """How well it fits, 0 to 1; candidates are listed best first."""


class Place(Finding):
    """A toponym: the name as written, what it means, and in which form the name is given."""

    mention: str
    """The name as written."""
    role: PlaceRole
    """`location`; `actor` (a capital or country that speaks or acts); `modifier`; part of a longer name."""
    resolved: Stated[PlaceCandidate]
    """The place meant, or `unclear` with the candidates below."""
    candidates: tuple[PlaceCandidate, ...] = ()
    """What the name could mean, best first, at most five."""
    name_form: NameFormKind = "unknown"
    """Which form of the name the text uses. The form is reported, never an intent."""
    former_until: int | None = None
    """For a former name: the year in which it was replaced."""
    is_area: bool = False
    """True for regions and countries: never to be drawn as a pin in the middle."""


# --- When ---------------------------------------------------------------------------------------------


class Time(Finding):
    """A time expression in TIMEX3 terms, with the earliest and latest day it can mean."""

    mention: str
    """The words, as written."""
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    """TIMEX3 type."""
    value: str | None
    """TIMEX3 value; None when it cannot be told."""
    earliest: str | None = None
    """ISO date (or date and time) of the earliest moment meant; None for durations and sets."""
    latest: str | None = None
    """ISO date of the latest moment meant."""
    granularity: str | None = None
    """century, decade, year, fiscal_year, half, season, quarter, month, week, weekend, day, part_of_day,
    hour, minute, vague."""
    anchor: Literal["absolute", "published", "dateline", "narrative"] | None = None
    """What a relative expression was counted from; None when it needs no anchor or has none."""
    mod: str | None = None
    """TIMEX3 mod (START, MID, END, APPROX, BEFORE, AFTER...)."""
    zone: str | None = None
    """Zone of a clock: its offset from UTC (`+03:00`), or its words where that depends on the season."""


# --- How many -----------------------------------------------------------------------------------------

QUANTITY_KINDS = tuple(
    (
        "killed injured casualties missing captured abducted arrested displaced evacuated released "
        "destroyed damaged participants fired downed money area other"
    ).split()
)
"""What is counted. `casualties` is dead and hurt together, where the text does not part them."""


class Quantity(Finding):
    """A number that the text gives, with its bounds, its unit and what it counts."""

    mention: str
    """The number's own words with their hedge and unit, as written (`at least 12 people`)."""
    kind: str
    """One of QUANTITY_KINDS."""
    low: float | None
    """The least it can be; None when open (`up to 50`)."""
    best: float | None
    """The figure given; None where none is (`dozens`)."""
    high: float | None
    """The most it can be; None when open (`at least 12`)."""
    bound: Literal["exact", "at_least", "at_most", "approx", "range", "none"]
    """How it is hedged; `none` is a stated zero (`no casualties`)."""
    as_written: str
    """The number's words alone (`nearly three dozen`)."""
    unit: str | None = None
    """What is counted, as written (`people`, `drones`)."""
    who: str | None = None
    """civilian, military, police, children, women, journalists, rescuers, ... ; None when not said."""
    scope: str | None = None
    """Words that say since when or over what it was counted (`since the war began`), as written."""
    subset_of: str | None = None
    """Id of the quantity of which this one is a part (`12, including three children`)."""


# --- On whose word ------------------------------------------------------------------------------------

SourceForm = Literal["explicit", "pronoun", "possessive", "implicit"]
SourceKind = Literal[
    "named_person",
    "named_organisation",
    "outlet",
    "unnamed",
    "collective",
    "document",
    "impersonal",
    "author",
    "unclear",
]
QuoteType = Literal["direct", "mixed", "indirect"]
ReportOf = Literal["words", "thought", "stance", "unclear"]

ACTS = tuple(
    (
        "assert deny doubt confirm accuse promise threaten order decline ask call_for praise expect believe "
        "other"
    ).split()
)
"""What the source does with its words."""


class Attribution(Finding):
    """Somebody's words in a report: source, cue and content, each a list of spans."""

    source: tuple[Citation, ...]
    """Who says it, as written; empty when the text names nobody."""
    cue: tuple[Citation, ...]
    """The words that mark it as said (`said`, `according to`)."""
    content: tuple[Citation, ...]
    """What is said; discontinuous where the cue stands inside it."""
    source_form: SourceForm
    """`explicit`, `pronoun`, `possessive` or `implicit` (no source in the text)."""
    source_kind: SourceKind
    """What sort of source it is."""
    quote_type: QuoteType
    """Computed from the quote marks alone: 95 % of the words inside is direct, none is indirect."""
    act: str
    """One of ACTS."""
    parent: str | None = None
    """Id of the attribution inside whose content this one stands."""
    source_actor: Stated[str] | None = None
    """Id of the actor that the source is, with the words that tell; `unclear` where they do not."""
    addressee: Stated[str] | None = None
    """To whom it was said, as written."""
    report_of: ReportOf | None = None
    """What it is a report of: `words` that were said, written or shown; a `thought` (believed, known, feared)
    that is held; a `stance`, which has no words to repeat (a plan, an attempt, a wish, support); `unclear`;
    None: not asked."""

    @property
    def is_voice(self) -> bool:
        """True where it can be on its source's word that something is told; a stance is nobody's word."""
        return self.report_of != "stance"


# --- How it is told -----------------------------------------------------------------------------------

AgencyForm = Literal[
    "active",
    "passive_by",
    "passive_agentless",
    "headline_participle",
    "reduced_relative",
    "intransitive",
    "nominal",
    "nominal_with_doer",
    "instrument_subject",
    "unclear",
]


class Agency(Finding):
    """How visible the doer of an event is. Passive is not agentless; agentless is not blame."""

    event: str
    """Id of the Event finding."""
    form: AgencyForm
    """The clause's form."""
    by_phrase: Literal["actor", "instrument", "event"] | None = None
    """For a passive with by-phrase: what stands in it."""
    doer: Stated[str]
    """Id of the Actor that does it, in this clause; `unstated` when the clause names none."""
    first_named: str | None = None
    """Where the doer is first named in the report: headline, lead, paragraph_N, never; None if unknown."""
    first_named_at: Citation | None = None
    """The words that name the doer there."""


class Frame(Finding):
    """A choice of wording, with its neutral gloss: a candidate for a reader to judge, never a verdict."""

    category: Literal["act_wording", "naming_variant", "scare_quote", "hedge", "claim_judgement"]
    """What sort of choice it is; `claim_judgement` is what the report itself says of a claim."""
    wording: str
    """The words chosen."""
    gloss: str
    """The plain name of the same thing (`take control of`)."""
    event: str | None = None
    """Id of the Event it words, if any."""


class Reading(BaseModel):
    """Everything that one reader says about one report."""

    model_config = ConfigDict(frozen=True)

    report: Report
    """The report that was read."""
    reader: str
    """Version of the reader: package version and the makers' versions, hashed with the settings."""
    skipped: str | None = None
    """Why nothing was read (a language without a reader), or None."""
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    agency: tuple[Agency, ...] = ()
    frames: tuple[Frame, ...] = ()

    @property
    def report_id(self) -> str:
        """Id of the report that was read."""
        return self.report.report_id

    @property
    def voices(self) -> tuple[Attribution, ...]:
        """The attributions on whose word something is told: all but stances."""
        return tuple(one for one in self.attributions if one.is_voice)

    def summary(self) -> str:
        """What was found, in a line: `A Berlin evening paper, 1916-06-02: 4 events, 3 attributions, ...`."""
        report = self.report
        called = [report.outlet or report.source_file or f"report {report.report_id}", report.published]
        head = ", ".join(part for part in called if part)
        if self.skipped:
            return f"{head}: not read ({self.skipped})"
        names = ("events", "attributions", "actors", "places", "times", "quantities")
        counts = [f"{len(getattr(self, name))} {name}" for name in names]
        return f"{head}: {', '.join(counts)}"

    def __repr__(self) -> str:
        return f"<Reading {self.report_id} of {self.summary()}>"

    def _repr_html_(self) -> str:
        """The reading as a notebook shows it."""
        # By name, since what shows a reading stands above what a reading is.
        notebook = import_module("rashomon.present.notebook")
        html: str = notebook.reading_html(self)
        return html

    def findings(self) -> Iterable[Finding]:
        """All findings, layer by layer."""
        yield from self.actors
        yield from self.places
        yield from self.times
        yield from self.quantities
        yield from self.attributions
        yield from self.events
        yield from self.agency
        yield from self.frames
