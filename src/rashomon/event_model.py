"""What happened: the vocabulary of events, as the field codes them. `rashomon.findings` re-exports it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from rashomon.report import Citation
from rashomon.stated import Finding, Stated

PLOVER_TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
    "MOBILIZE COERCE ASSAULT"
).split()
"""PLOVER's sixteen event types (2024 manual)."""


DAY_RULES = ("carried_day", "joined_day", "after_day", "heading_day", "news_day")
"""Rules (`events.carried_day` ...) that give an event a day told elsewhere in its report."""


class AuxModes(BaseModel):
    """PLOVER's four auxiliary modes: an event that is not simply said to have happened now."""

    model_config = ConfigDict(frozen=True)

    historical: bool = False
    """Background: told of an earlier time than the report's own happenings."""
    future: bool = False
    """Announced, planned, promised or threatened."""
    hypothetical: bool = False
    """Conditional, possible, or only wished or feared."""
    negation: bool = False
    """Said not to have happened."""

    @property
    def actual(self) -> bool:
        """True when none of the four is set: told as having happened."""
        return not (self.historical or self.future or self.hypothetical or self.negation)


class ActorRef(BaseModel):
    """An actor in a role of an event."""

    model_config = ConfigDict(frozen=True)

    actor: str
    """Id of the Actor finding."""
    entity: str
    """Id of the participant within the report."""
    name: str
    """The participant's name or words, for reading."""
    sector: str | None = None
    """PLOVER sector."""
    country: str | None = None
    """ISO 3166 alpha-3."""


class Factuality(BaseModel):
    """How far one source commits itself to an event: -3 certainly not .. 3 certainly so."""

    model_config = ConfigDict(frozen=True)

    source: str
    """Attribution id, or `author` for the report itself."""
    score: float
    """-3 to 3."""


class DerivedCodes(BaseModel):
    """Codes of the field's other schemes, derived from type, mode, sectors and quantities by a table."""

    model_config = ConfigDict(frozen=True)

    cameo_root: str | None = None
    """Two-digit CAMEO root."""
    acled_event_type: str | None = None
    """ACLED event type."""
    acled_sub_event_type: str | None = None
    """ACLED sub-event type."""
    ucdp_type_of_violence: int | None = None
    """1 state-based, 2 non-state, 3 one-sided; None when it is none of these or cannot be told."""


class Event(Finding):
    """Something said to have happened, as the field codes it; every field cited or `unstated`."""

    type: str
    """One of PLOVER_TYPES."""
    mode: str | None = None
    """PLOVER mode (`aerial`, `arrest`, `demo`), where the words tell."""
    contexts: tuple[str, ...] = ()
    """PLOVER contexts."""
    quad: str
    """verbal_cooperation, material_cooperation, verbal_conflict or material_conflict."""
    trigger: Citation
    """The word or words that name the act."""
    lemma: str
    """The trigger's lexicon entry (`shell.v`, `attack.n`)."""
    actors: tuple[Stated[ActorRef], ...]
    """Who did it; one `unstated` entry when the clause names nobody."""
    recipients: tuple[Stated[ActorRef], ...]
    """To whom; likewise."""
    targets: tuple[Stated[str], ...] = ()
    """Each thing it was done to that is no participant (a bridge, a ship by name), as written."""
    instrument: Stated[str] | None = None
    """With what (`a missile`), as written."""
    place: Stated[str]
    """Id of the Place finding: the finest place that the clause supports."""
    time: Stated[str]
    """Id of the Time finding: the clause's own, or a day told elsewhere, as its maker says."""
    quantities: tuple[Stated[str], ...] = ()
    """Ids of the Quantity findings of the same clause or by a stated link."""
    aux: AuxModes = AuxModes()
    """Historical, future, hypothetical, negation."""
    voice: tuple[str, ...] = ()
    """The chain of attributions it stands in, outermost first; `()` is the report's own voice."""
    factuality: tuple[Factuality, ...] = ()
    """How far each source in the chain, and the report, commits to it."""
    codes: DerivedCodes = DerivedCodes()
    """CAMEO root, ACLED and UCDP types, derived."""
    clause: Citation
    """The clause it was read from."""
    mentions: tuple[Citation, ...] = ()
    """Further triggers in the report that tell of the same event."""

    @property
    def tells_its_day(self) -> bool:
        """True where its own words tell its time, False where that is told elsewhere or nowhere."""
        rule = self.time.maker.id.removeprefix("events.") if self.time.maker is not None else ""
        return self.time.known and rule not in DAY_RULES
