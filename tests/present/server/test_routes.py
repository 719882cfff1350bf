"""Every route answers what its model says, and what cannot be done is a problem that says what to do."""

from __future__ import annotations

import time
from typing import Any

import pytest
from accounts import second_reading
from starlette.testclient import TestClient

from hand_made import TEXT, make_reading
from rashomon.present.server import models
from rashomon.present.server.app import Server
from rashomon.record import Record
from rashomon.report import Report

FIRST = make_reading()
SECOND = second_reading()


def get(client: TestClient, route: str, status: int = 200) -> dict[str, Any]:
    answer = client.get(route)
    assert answer.status_code == status, answer.text
    body: dict[str, Any] = answer.json()
    return body


def shared_incident(client: TestClient) -> dict[str, Any]:
    """The incident that both accounts tell of, when it has been found."""
    for _ in range(50):
        listed = get(client, "/api/incidents")
        if listed["incidents"] and not listed["comparing"]:
            found: dict[str, Any] = listed["incidents"][0]
            return found
        time.sleep(0.1)
    raise AssertionError("the accounts were not compared")


def test_about_says_what_is_open(client: TestClient) -> None:
    said = models.About.model_validate(get(client, "/api/about"))
    assert said.record == "reports.db"
    assert said.counts["reports"] == 3
    assert {"jsonl", "csv", "html"} <= set(said.formats)
    assert not said.paths and not said.readonly


def test_the_library_lists_filters_counts_and_pages(client: TestClient) -> None:
    listed = models.ReportList.model_validate(get(client, "/api/reports"))
    assert [card.outlet for card in listed.reports] == ["Arden Post", "Belmark Times", "Vesk Herald"]
    assert [card.events for card in listed.reports] == [2, 2, 0]
    outlets = next(facet for facet in listed.facets if facet.name == "outlet")
    assert {value.value: value.count for value in outlets.values} == {
        "Arden Post": 1,
        "Belmark Times": 1,
        "Vesk Herald": 1,
    }
    one = models.ReportList.model_validate(get(client, "/api/reports?outlet=Arden+Post"))
    assert one.total == 1
    # The facet of what was chosen still says what choosing otherwise would give.
    outlets = next(facet for facet in one.facets if facet.name == "outlet")
    assert {value.value: (value.count, value.chosen) for value in outlets.values}["Belmark Times"] == (
        1,
        False,
    )
    types = next(facet for facet in one.facets if facet.name == "type")
    assert [(value.value, value.count) for value in types.values] == [("ASSAULT", 1)]
    assert get(client, "/api/reports?type=ASSAULT")["total"] == 2
    assert get(client, "/api/reports?place=own:vesk&country=NOR")["total"] == 2
    assert get(client, "/api/reports?source=named_person")["total"] == 2
    assert get(client, "/api/reports?from=2016-05-04")["total"] == 2
    assert get(client, "/api/reports?to=2016-05-03")["total"] == 1
    assert get(client, "/api/reports?month=2016-05")["total"] == 3
    assert get(client, "/api/reports?outlet=Arden+Post&outlet=Vesk+Herald")["total"] == 2
    paged = get(client, "/api/reports?limit=1&offset=2")
    assert (paged["total"], [card["outlet"] for card in paged["reports"]]) == (3, ["Vesk Herald"])
    assert get(client, "/api/reports?offset=99999")["reports"] == []
    assert get(client, "/api/reports?sort=newest")["reports"][0]["outlet"] == "Vesk Herald"


@pytest.mark.parametrize("asked", ["offset=-1", "limit=x", "offset=1e9", "sort=truth", "q=" + "x" * 2000])
def test_a_list_asked_for_nonsense_says_so(client: TestClient, asked: str) -> None:
    problem = models.Problem.model_validate(get(client, f"/api/reports?{asked}", 400))
    assert problem.error == "bad_request" and problem.what_to_do


def test_search_finds_words_and_shows_them(client: TestClient) -> None:
    found = get(client, "/api/reports?q=witness")
    assert [card["outlet"] for card in found["reports"]] == ["Vesk Herald"]
    assert [part["text"] for part in found["reports"][0]["snippet"] if part["match"]] == ["witness"]
    assert get(client, '/api/reports?q="health ministry"')["total"] == 2
    assert get(client, "/api/reports?q=ministry OR witness")["total"] == 3
    assert get(client, "/api/reports?q=")["total"] == 3
    assert get(client, "/api/incidents?q=ministry")["total"] == 1
    assert get(client, "/api/map?q=witness")["total"] == 0


@pytest.mark.parametrize(
    "words",
    [
        '"', "((((", "a AND", "NOT", "^", "headline:", "no_such_column: x", "*", "don't", "a-b", "-", "{x}",
        "NEAR(", "x" * 900, "\x00", "%00", "\udc80", "🙂", "вежа", "OR OR", "+", "col:(a", '"a" "', "\\",
        "a^2", "--", ";DROP TABLE reports",
    ],
)  # fmt: skip
def test_odd_searches_never_fail(client: TestClient, words: str) -> None:
    for route in ("reports", "incidents", "map"):
        answer = client.get(f"/api/{route}", params={"q": words.encode("utf-8", "surrogatepass")})
        assert answer.status_code == 200, (route, words, answer.text)


def test_a_report_comes_ready_to_draw(client: TestClient) -> None:
    shown = models.ReportView.model_validate(get(client, f"/api/reports/{FIRST.report_id}"))
    assert shown.text == TEXT
    assert [section.kind for section in shown.sections][:2] == ["headline", "lead"]
    assert len(shown.findings) == len(list(FIRST.findings()))
    for finding in shown.findings:
        assert finding.spans
        for span in [*finding.spans, *(words for field in finding.fields for words in field.words)]:
            assert shown.text[span.start : span.end] == span.quote
    event = next(one for one in shown.findings if one.id == FIRST.events[0].id)
    assert event.voice == "according to the health ministry"
    assert {span.role for span in event.spans} >= {"trigger", "doer", "place", "time", "number"}
    states = {field.name: field.state for field in event.fields}
    assert (states["doer"], states["recipient"]) == ("stated", "unstated")
    assert FIRST.attributions[0].id in event.related
    other = next(one for one in shown.findings if one.id == FIRST.events[1].id)
    assert {f.name: f.state for f in other.fields}["recipient"] == "unclear"
    assert (other.maker.kind, other.confidence) == ("model", 0.75)
    assert [band.speaker for band in shown.voices] == ["the health ministry", "Colonel Hale"]


def test_a_report_can_be_named_by_the_beginning_of_its_id(client: TestClient) -> None:
    assert get(client, f"/api/reports/{FIRST.report_id[:10]}")["report"]["report_id"] == FIRST.report_id


@pytest.mark.parametrize(
    "route",
    [
        "/api/reports/nope", "/api/reports/%00", "/api/reports/nope/page", "/api/reports/nope/anchors",
        "/api/reports/nope/incidents", "/api/findings/nope", "/api/incidents/nope", "/api/why?a=x&b=y",
        "/api/why", "/api/imports/nope", "/api/exports/nope", "/api/nope", "/api/", "/nope.js",
    ],
)  # fmt: skip
def test_what_is_not_there_is_a_problem_that_says_what_to_do(client: TestClient, route: str) -> None:
    problem = models.Problem.model_validate(get(client, route, 404))
    assert problem.error == "not_found" and problem.detail and problem.what_to_do


def test_a_finding_says_where_it_is(client: TestClient) -> None:
    event = FIRST.events[0]
    place = models.FindingPlace.model_validate(get(client, f"/api/findings/{event.id}"))
    assert (place.report_id, place.start) == (FIRST.report_id, event.citations[0].start)


def test_incidents_lay_accounts_side_by_side(client: TestClient) -> None:
    card = shared_incident(client)
    assert (card["accounts"], card["contrasts"] > 0) == (2, True)
    assert get(client, "/api/incidents?contrast=QUANTITY")["total"] == 1
    assert get(client, "/api/incidents?contrast=LABELLING")["total"] == 0
    assert get(client, "/api/incidents?alone=1")["total"] >= 1
    assert get(client, f"/api/reports/{SECOND.report_id}/incidents")["total"] >= 1
    view = models.IncidentView.model_validate(get(client, f"/api/incidents/{card['incident_id']}"))
    assert [account.report.outlet for account in view.accounts] == ["Arden Post", "Belmark Times"]
    killed = next(row for row in view.matrix if row.field == "killed")
    assert [(cell.state, cell.value) for cell in killed.cells] == [
        ("near", "at least 12"),
        ("near", "200"),
    ]
    contrast = next(one for one in view.contrasts if one.type == "QUANTITY")
    texts = {FIRST.report_id: FIRST.report.text, SECOND.report_id: SECOND.report.text}
    for side in contrast.sides:
        for words in side.words:
            assert words.report_id in side.reports
            assert texts[words.report_id][words.start : words.end] == words.quote
    assert [step.source_change for step in view.claim_path] == ["first", "same"]
    changes = {fact.field: fact.change for fact in view.claim_path[1].facts}
    assert (changes["killed"], changes["place"]) == ("first", "repeated")
    named = {one.report.report_id for one in view.accounts} | {one.report_id for one in view.silent}
    assert {one for told in view.contrasts for side in told.sides for one in side.reports} <= named
    # The library knows by now which reports are in contrasts.
    assert get(client, "/api/reports?contrast=QUANTITY")["total"] == 2


def test_why_gives_reasons_for_two_events(client: TestClient) -> None:
    shared_incident(client)
    a, b = FIRST.events[0].id, SECOND.events[0].id
    why = models.WhyView.model_validate(get(client, f"/api/why?a={a}&b={b}"))
    assert why.together and why.probability >= why.threshold
    assert "same place" in {reason.feature for reason in why.reasons}
    assert get(client, f"/api/why?a={a}&b={a}", 404)["error"] == "not_found"


def test_the_map_has_places_and_days(client: TestClient) -> None:
    shared_incident(client)
    shown = models.MapView.model_validate(get(client, "/api/map"))
    assert [(place.name, place.as_written, place.events) for place in shown.places] == [("Vesk", ["Vesk"], 2)]
    placed = [event for event in shown.events if event.place_id]
    assert {(event.earliest, event.granularity) for event in placed} == {("2016-05-02", "day")}
    assert all(event.incident_id for event in placed)
    assert (shown.total, shown.without_place, shown.left_out) == (4, 2, 0)
    assert get(client, "/api/map?limit=1")["left_out"] == 3


def test_rejects_and_runs(client: TestClient) -> None:
    rejects = models.Rejects.model_validate(get(client, "/api/rejects"))
    assert [(one.source, one.reason) for one in rejects.rejects] == [("broken.pdf", "not_text")]
    runs = models.Runs.model_validate(get(client, "/api/runs"))
    assert [run.readings for run in runs.runs] == [3]


def test_exports_are_downloads(client: TestClient) -> None:
    answer = client.get("/api/exports/jsonl")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    assert len(answer.text.splitlines()) == 3
    assert client.get("/api/exports/csv").text.startswith("finding_id,")


def test_without_the_built_page_there_is_a_page_that_says_how_to_build_it(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rashomon.present.server.files.built_page", lambda: None)
    answer = client.get("/")
    assert answer.status_code == 200 and "make workbench" in answer.text
    problem = models.Problem.model_validate(client.get("/reports/x").json())
    assert "make workbench" in problem.what_to_do


def test_a_large_record_is_paged_whole(server: Server, client: TestClient) -> None:
    with Record.open(server.path) as record:
        for number in range(700):
            text = f"Report number {number}. Nothing was read in it."
            record.add_report(
                Report.from_text(
                    text, outlet=f"Outlet {number % 80}", published=f"2016-06-{number % 28 + 1:02}"
                )
            )
    seen: list[str] = []
    while True:
        page = get(client, f"/api/reports?offset={len(seen)}&limit=300")
        assert page["total"] == 703
        if not page["reports"]:
            break
        seen += [card["report_id"] for card in page["reports"]]
    assert len(seen) == len(set(seen)) == 703
    outlets = next(facet for facet in page["facets"] if facet["name"] == "outlet")
    assert len(outlets["values"]) == 30 and outlets["more"] == 53
    assert len(get(client, "/api/reports?limit=100000")["reports"]) == 500
    assert get(client, "/api/reports?q=nothing&limit=1")["total"] == 700
    assert get(client, f"/api/reports/{seen[-1]}")["reader"] is None  # kept, and not read
    assert get(client, f"/api/reports/{seen[-1]}")["findings"] == []


def test_the_shelf_learns_what_another_process_adds(client: TestClient, server: Server) -> None:
    assert get(client, "/api/reports")["total"] == 3
    before = get(client, "/api/about")["state"]
    with Record.open(server.path) as record:
        record.add_reading(make_reading(reader="2-test"))
    listed = get(client, "/api/reports")
    assert listed["total"] == 3
    assert [card["events"] for card in listed["reports"]] == [2, 2, 0]  # read anew, not twice
    assert get(client, "/api/about")["state"] != before
