"""Readings made by hand, so that what keeps and shows them is tested apart from what reads."""

from __future__ import annotations

from rashomon.findings import (
    Actor,
    ActorRef,
    Agency,
    Attribution,
    AuxModes,
    DerivedCodes,
    Event,
    Factuality,
    Frame,
    Maker,
    Place,
    PlaceCandidate,
    Quantity,
    Reading,
    Stated,
    Time,
    finding_id,
)
from rashomon.report import Citation, Report, Span

HEADLINE = "Shells fall on Vesk"
TEXT = (
    f"{HEADLINE}\n\n"
    "ARDEN, May 3 — Norland forces shelled the town of Vesk on Monday, killing at least 12 people, "
    "the health ministry said. Colonel Hale denied it 🙂.\n\n"
    "The bridge was destroyed."
)
MAKER = Maker(kind="rule", id="test.hand")
MODEL = Maker(kind="model", id="test.model", version="7")


def make_report(text: str = TEXT, **fields: object) -> Report:
    """The invented report, or another text."""
    given: dict[str, object] = {
        "outlet": "Arden Post",
        "published": "2016-05-03",
        "language": "en",
        "url": "https://arden.example/vesk",
        "extra": {"section": "world"},
        "warnings": ("a by-phrase was left out",),
    }
    if text.startswith(HEADLINE):
        given["headline"] = Span(0, len(HEADLINE))
    return Report.from_text(text, **{**given, **fields})


def make_reading(report: Report | None = None, *, reader: str = "1-test") -> Reading:
    """A reading of the invented report with every layer in it."""
    report = report or make_report()

    def cite(words: str, after: str = "") -> Citation:
        start = report.text.index(words, report.text.index(after) if after else 0)
        return report.cite(start, start + len(words))

    def named(layer: str, *cited: Citation) -> str:
        return finding_id(report.report_id, layer, [(c.start, c.end) for c in cited])

    def base(layer: str, *cited: Citation) -> dict[str, object]:
        return {"id": named(layer, *cited), "layer": layer, "citations": cited, "maker": MAKER}

    def actor(words: str, *, sector: str | None, country: str | None = None) -> Actor:
        found = cite(words)
        return Actor(
            **base("actor", found),
            mention=words,
            kind="named",
            entity=named("actor", found),
            name=Stated[str].of(words, found, maker=MAKER),
            sector=sector,
            country=country,
            head=Span(found.start, found.end),
        )

    forces = actor("Norland forces", sector="MIL", country="NOR")
    ministry = actor("the health ministry", sector="GOV")
    colonel = actor("Colonel Hale", sector="MIL")
    vesk = cite("Vesk", after="town")
    candidate = PlaceCandidate(
        place_id="own:vesk", name="Vesk", country="NOR", admin1="Upper Vesk", lat=50.5, lon=30.25, score=0.9
    )
    place = Place(
        **base("place", vesk),
        mention="Vesk",
        role="location",
        resolved=Stated[PlaceCandidate].of(candidate, vesk),
        candidates=(candidate,),
        name_form="canonical",
    )
    monday = cite("on Monday")
    when = Time(
        **base("time", monday),
        mention="on Monday",
        type="DATE",
        value="2016-05-02",
        earliest="2016-05-02",
        latest="2016-05-02",
        granularity="day",
        anchor="published",
    )
    dead = cite("at least 12 people")
    toll = Quantity(
        **base("quantity", dead),
        mention=dead.quote,
        kind="killed",
        low=12,
        best=12,
        high=None,
        bound="at_least",
        as_written="at least 12",
        unit="people",
    )
    said, content = cite("said"), cite("Norland forces shelled the town of Vesk on Monday")
    says = Attribution(
        **base("attribution", said),
        source=(cite("the health ministry"),),
        cue=(said,),
        content=(content,),
        source_form="explicit",
        source_kind="named_organisation",
        quote_type="indirect",
        act="assert",
        source_actor=Stated[str].of(ministry.id, cite("the health ministry")),
    )
    denied = cite("denied")
    denies = Attribution(
        **base("attribution", denied),
        source=(cite("Colonel Hale"),),
        cue=(denied,),
        content=(cite("it 🙂"),),
        source_form="explicit",
        source_kind="named_person",
        quote_type="indirect",
        act="deny",
    )
    shelled = cite("shelled")
    shelling = Event(
        **base("event", shelled),
        type="ASSAULT",
        mode="artillery",
        contexts=("military",),
        quad="material_conflict",
        trigger=shelled,
        lemma="shell.v",
        actors=(
            Stated[ActorRef].of(
                ActorRef(
                    actor=forces.id, entity=forces.entity, name="Norland forces", sector="MIL", country="NOR"
                ),
                cite("Norland forces"),
                voice=(says.id,),
                maker=MAKER,
            ),
        ),
        recipients=(Stated[ActorRef].unstated(),),
        place=Stated[str].of(place.id, vesk, voice=(says.id,)),
        time=Stated[str].of(when.id, monday),
        quantities=(Stated[str].of(toll.id, dead, voice=(says.id,)),),
        voice=(says.id,),
        factuality=(Factuality(source=says.id, score=3.0),),
        codes=DerivedCodes(cameo_root="19", acled_event_type="Explosions/Remote violence"),
        clause=content,
    )
    broken = cite("destroyed")
    bridge = Event(
        **base("event", broken) | {"maker": MODEL, "confidence": 0.75},
        type="ASSAULT",
        quad="material_conflict",
        trigger=broken,
        lemma="destroy.v",
        actors=(Stated[ActorRef].unstated(maker=MAKER),),
        recipients=(Stated[ActorRef].unclear(cite("The bridge")),),
        targets=(Stated[str].of("The bridge", cite("The bridge")),),
        place=Stated[str].unstated(),
        time=Stated[str].unclear(broken),
        aux=AuxModes(historical=True),
        clause=cite("The bridge was destroyed."),
    )
    agency = Agency(
        **base("agency", broken, cite("The bridge")),
        event=bridge.id,
        form="passive_agentless",
        doer=Stated[str].unstated(),
        first_named="never",
    )
    fall = cite("fall")
    frame = Frame(**base("frame", fall), category="act_wording", wording="fall", gloss="be fired at")
    return Reading(
        report=report,
        reader=reader,
        actors=(forces, ministry, colonel),
        places=(place,),
        times=(when,),
        quantities=(toll,),
        attributions=(says, denies),
        events=(shelling, bridge),
        agency=(agency,),
        frames=(frame,),
    )
