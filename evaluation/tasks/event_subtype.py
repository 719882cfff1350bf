# ruff: noqa: E501 - word lists and patterns are read in one line each
"""ACLED sub-event of a snippet, with the extra classes of the task, from the events and their derived codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from rashomon.findings import Event

from ._events import events_of

FIELDS = ("id", "sentence")

_LABELS = {
    "Armed clash": "ARMED_CLASH",
    "Government regains territory": "GOV_REGAINS_TERIT",
    "Non-state actor overtakes territory": "NON_STATE_ACTOR_OVERTAKES_TER",
    "Chemical weapon": "CHEM_WEAP",
    "Air/drone strike": "AIR_STRIKE",
    "Suicide bomb": "SUIC_BOMB",
    "Shelling/artillery/missile attack": "ART_MISS_ATTACK",
    "Remote explosive/landmine/IED": "REM_EXPLOS",
    "Sexual violence": "SEX_VIOL",
    "Attack": "ATTACK",
    "Abduction/forced disappearance": "ABDUCT_DISSAP",
    "Peaceful protest": "PEACE_PROTEST",
    "Protest with intervention": "PROTEST_WITH_INTER",
    "Violent demonstration": "VIOL_DEMONSTR",
    "Mob violence": "MOB_VIOL",
    "Agreement": "AGREEMENT",
    "Arrests": "ARREST",
    "Change to group/activity": "CHANGE_TO_GROUP_ACT",
    "Disrupted weapons use": "DISR_WEAP",
    "Looting/property destruction": "PROPERTY_DISTRUCT",
    "Non-violent transfer of territory": "NON_VIOL_TERRIT_TRANSFER",
    "Other": "OTHER",
}
# Words of the classes that are no political act, and of sub-events that the codes alone cannot tell apart.
_WORDS = (
    ("CHEM_WEAP", r"chemical (?:weapon|attack|agent)|sarin|chlorine|nerve agent|mustard gas|poison(?:ous)? gas|toxic gas"),
    ("SUIC_BOMB", r"suicide (?:bomb|attack|vest|car)|blew (?:him|her)self up|detonated (?:his|her|their) (?:explosive|vest)"),
    ("GRENADE", r"\bgrenades?\b"),
    ("DISR_WEAP", r"(?:seiz|confiscat|defus|intercept|found|discover|recover|destroy)\w* (?:\S+ ){0,6}(?:weapons?|arms cache|explosives?|ammunition|bombs?|ied|landmines?|drone|missile)|defused|bomb disposal|weapons? cache"),
    ("REM_EXPLOS", r"\b(?:land ?mines?|ieds?|improvised explosive|roadside bomb|car bomb|explosive device|booby.trap|remote.controlled|bomb (?:explo|blast|went off|detonat))"),
    ("AIR_STRIKE", r"air ?strikes?|air-strikes?|drone (?:strike|attack)s?|warplanes?|fighter jets?|bombed from the air|barrel bombs?|air raids?"),
    ("ART_MISS_ATTACK", r"\b(?:shell(?:ed|ing|s)|artillery|mortars?|rockets?|missiles?|howitzers?)\b"),
    ("SEX_VIOL", r"\brap(?:ed?|es|ing)\b|sexual(?:ly)? (?:assault|violence|abus|harass)|gang.rape|molest"),
    ("ABDUCT_DISSAP", r"abduct|kidnap|hostages?\b|forcibly disappear|enforced disappear|went missing after"),
    ("NATURAL_DISASTER", r"earthquake|flood(?:s|ing|ed)?\b|cyclone|hurricane|typhoon|landslide|tsunami|tornado|volcan|drought|wildfire|heat ?wave|avalanche|storm"),
    ("MAN_MADE_DISASTER", r"\b(?:train|plane|bus|car|road|helicopter|boat|ferry|industrial|mine|mining) (?:crash|accident|collision|collapse|disaster|derail|capsiz)|gas (?:leak|explosion)|oil spill|building collapse|derailed|capsized|factory fire|dam collapse|caught fire"),
    ("ORG_CRIME", r"drug (?:cartel|traffick|gang|lord|dealer)|smuggl|traffick(?:ing|ers?)|organi[sz]ed crime|mafia|money laundering|cartel|narco|criminal (?:network|gang|group)"),
    ("ATTRIB", r"claimed responsibility|responsibility for|took responsibility|blamed? (?:\S+ ){0,4}for|accused (?:\S+ ){0,4}of|behind the attack|denied (?:any )?(?:involvement|responsibility)"),
    ("HQ_ESTABLISHED", r"(?:set up|established?|built|opened|erected|building|constructed) (?:\S+ ){0,4}(?:headquarters|base|camp|checkpoint|military post|outpost)"),
    ("FORCE_AGAINST_PROTEST", r"(?:opened fire|fired live|live (?:ammunition|fire|rounds)|shot) (?:\S+ ){0,8}(?:protest|demonstrat|crowd|march)|protesters? (?:\S+ ){0,5}(?:killed|shot dead|were shot)"),
    ("PROTEST_WITH_INTER", r"(?:tear ?gas|water cannon|rubber bullets|dispersed?|batons?|arrested|detained|clear(?:ed)?) (?:\S+ ){0,10}(?:protest|demonstrat|rally|march|activist)|(?:protest|demonstrat|rally|march)\w* (?:\S+ ){0,14}(?:tear ?gas|dispersed|water cannon|rubber bullets|arrested|detained)"),
    ("VIOL_DEMONSTR", r"\briot(?:s|ed|ing|ers)?\b|(?:protesters|demonstrators) (?:\S+ ){0,6}(?:clashed|threw|burn|torch|set fire|attacked|vandali|stormed|pelted|hurled)|clash\w* (?:\S+ ){0,6}(?:protesters|demonstrators)|violent (?:protest|demonstration)"),
    ("MOB_VIOL", r"\bmob\b|lynch|vigilante|villagers (?:attacked|beat|clashed)|angry (?:crowd|residents|villagers)|clashes between (?:students|supporters|fans|villagers|farmers|herders)|communal (?:clash|violence)"),
    ("PEACE_PROTEST", r"\b(?:protest(?:s|ed|ers|ing)?|demonstrat(?:ed|ion|ions|ors|ing)|rall(?:y|ied|ies)|march(?:ed|es|ers)?|sit-in|strike action|picket|took to the streets|vigil|hunger strike)\b"),
    ("NON_VIOL_TERRIT_TRANSFER", r"(?:withdr[ae]w|withdrawn|retreat|left|handed over|abandon|evacuat|pull(?:ed)? out)\w* (?:\S+ ){0,8}(?:town|village|city|area|position|base|territory|checkpoint|district)"),
    ("NON_STATE_ACTOR_OVERTAKES_TER", r"(?:rebels?|militants?|insurgents?|fighters|separatists|jihadists|taliban|islamic state|isis|al.shabaab|houthis?|militia\w*)\b.{0,60}\b(?:captur|seiz|overr[au]n|took (?:over|control)|take (?:over|control)|gain(?:ed)? control|conquer)\w*"),
    ("GOV_REGAINS_TERIT", r"(?:army|government|troops|forces|soldiers|military|regime)\b.{0,60}\b(?:recaptur|retak|retook|regain|liberat|reclaim|captur|took (?:back|control)|advanced into|clear(?:ed)? )\w*"),
    ("CHANGE_TO_GROUP_ACT", r"(?:deploy|reinforce|redeploy|mobili[sz]|troop (?:movement|build|deploy)|send(?:ing)? (?:more )?troops|moved (?:troops|forces)|military (?:exercise|drill)|joined forces|split from|merged?|new (?:armed )?group|recruit)\w*"),
    ("AGREEMENT", r"cease-?fire|truce|peace (?:deal|agreement|accord|treaty|pact)|sign(?:ed|ing) (?:\S+ ){0,4}(?:agreement|deal|accord|treaty|pact|memorandum)|reached (?:an? )?(?:\S+ )?(?:agreement|deal)|prisoner (?:swap|exchange)|armistice"),
    ("ARREST", r"\b(?:arrest(?:ed|s|ing)?|detain(?:ed|s|ing)?|jailed|rounded up|taken into custody|apprehended)\b"),
    ("DIPLO", r"\b(?:ambassador|diplomat\w*|embassy|foreign minister|summit|bilateral|talks|sanctions|united nations|negotiat\w+|state visit)\b"),
    ("PROPERTY_DISTRUCT", r"\b(?:loot(?:ed|ing)?|torched|burn(?:ed|t)|set (?:\S+ ){0,4}(?:fire|ablaze)|arson|vandali[sz]\w+|demolish\w*|destroyed|bulldoz\w+|ransacked)\b"),
    ("ARMED_CLASH", r"\b(?:clash(?:es|ed)?|fighting|gun ?battle|firefight|exchange[d]? (?:of )?fire|ambush(?:ed)?|skirmish\w*|battle[sd]?|shoot-?out|crossfire)\b"),
    ("ATTACK", r"\b(?:kill(?:ed|s|ing)?|shot dead|murder\w*|attack(?:ed|s)?|stabb\w+|beat(?:en)?|shot|wounded|tortur\w+|behead\w*|assassinat\w*|gunm[ae]n|execut\w+)\b"),
)  # fmt: skip
_PATTERNS = tuple((label, re.compile(pattern, re.I)) for label, pattern in _WORDS)
# Where an event has already told the sub-event, these words only sharpen it.
_SHARPER = frozenset(
    "CHEM_WEAP SUIC_BOMB GRENADE FORCE_AGAINST_PROTEST PROTEST_WITH_INTER SEX_VIOL REM_EXPLOS DISR_WEAP NATURAL_DISASTER "
    "MAN_MADE_DISASTER HQ_ESTABLISHED MOB_VIOL VIOL_DEMONSTR ATTRIB ORG_CRIME".split()
)
_VAGUE = frozenset(("OTHER", "ATTACK", "PROPERTY_DISTRUCT", "AGREEMENT", "PEACE_PROTEST"))


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One label for each snippet."""
    rows = list(rows)
    for row, events in zip(rows, events_of([row["sentence"] for row in rows]), strict=True):
        yield {"id": row["id"], "subtype": subtype(row["sentence"], events)}


def subtype(sentence: str, events: list[Event]) -> str:
    """The label that the derived codes give, sharpened by words; else the first class whose words stand there."""
    words = [label for label, pattern in _PATTERNS if pattern.search(sentence)]
    sharp = [label for label in words if label in _SHARPER]
    if sharp:
        return sharp[0]
    coded = [
        _LABELS[code]
        for event in events
        if (code := event.codes.acled_sub_event_type) in _LABELS and not event.aux.historical
    ]
    firm = [label for label in coded if label not in _VAGUE]
    if firm:
        return firm[0]
    if words:
        return words[0]
    if coded:
        return coded[0]
    if any(
        event.type in ("CONSULT", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "SANCTION") for event in events
    ):
        return "DIPLO"
    return "OTHER"
