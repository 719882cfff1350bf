"""Decisions: kept, taken back, agreed on, exported; two tabs and a reading process write without loss."""

from __future__ import annotations

import csv
import io
import json
import threading
from typing import Any

import pytest
from accounts import ClientMaker, second_reading
from starlette.testclient import TestClient
from test_routes import get, shared_incident

from hand_made import make_reading
from rashomon.findings import Reading
from rashomon.present.server import models
from rashomon.present.server.app import Server
from rashomon.record import Record
from rashomon.record.judged import judge
from rashomon.record.review import decisions

FIRST, SECOND = make_reading(), second_reading()
EVENT, BRIDGE = FIRST.events
PLACE, TOLL = FIRST.places[0], FIRST.quantities[0]


def decide(
    client: TestClient, finding: str, decision: str, coder: str = "ada", **more: Any
) -> dict[str, Any]:
    answer = client.post(
        "/api/decisions", json={"finding_id": finding, "decision": decision, "coder": coder, **more}
    )
    assert answer.status_code == 201, answer.text
    kept: dict[str, Any] = answer.json()
    return kept


def test_decisions_are_kept_shown_and_taken_back(client: TestClient) -> None:
    kept = models.DecisionView.model_validate(decide(client, EVENT.id, "reject", comment="a drill"))
    assert (kept.stands, kept.comment, kept.report_id) == (True, "a drill", FIRST.report_id)
    shown = get(client, f"/api/reports/{FIRST.report_id}")
    assert {one["id"]: one["decision"] for one in shown["findings"]}[EVENT.id] == "reject"
    assert get(client, "/api/reports")["reports"][0]["decided"] == 1
    assert get(client, "/api/about")["coders"] == ["ada"]
    undone = client.post(f"/api/decisions/{kept.id}/undo", json={"coder": "bo"})
    assert (undone.status_code, undone.json()["undoes"]) == (201, kept.id)
    shown = get(client, f"/api/reports/{FIRST.report_id}")
    assert {one["id"]: one["decision"] for one in shown["findings"]}[EVENT.id] is None
    # The trail stays whole.
    listed = models.Decisions.model_validate(get(client, "/api/decisions"))
    assert [(one.decision, one.stands) for one in listed.decisions] == [("reject", False), ("undo", False)]
    assert get(client, "/api/decisions?standing=1")["total"] == 0
    again = client.post(f"/api/decisions/{kept.id}/undo", json={"coder": "ada"})
    assert (again.status_code, again.json()["error"]) == (404, "not_found")


def test_a_comment_is_no_verdict(client: TestClient) -> None:
    decide(client, EVENT.id, "comment", comment="see paragraph 2")
    shown = get(client, f"/api/reports/{FIRST.report_id}")
    assert {one["id"]: one["decision"] for one in shown["findings"]}[EVENT.id] is None
    assert [one["comment"] for one in shown["decisions"]] == ["see paragraph 2"]


def test_decisions_survive_a_new_reading(client: TestClient, server: Server) -> None:
    decide(client, EVENT.id, "accept")
    with Record.open(server.path) as record:
        assert record.add_reading(make_reading(reader="2-test"))
    shown = get(client, f"/api/reports/{FIRST.report_id}")
    assert {one["id"]: one["decision"] for one in shown["findings"]}[EVENT.id] == "accept"


@pytest.mark.parametrize(
    "body",
    [
        {}, [], "x", {"finding_id": EVENT.id, "decision": "perhaps", "coder": "ada"},
        {"finding_id": EVENT.id, "decision": "accept", "coder": ""},
        {"finding_id": EVENT.id, "decision": "accept", "coder": "   "},
        {"finding_id": EVENT.id, "decision": "edit", "coder": "ada"},
        {"finding_id": EVENT.id, "decision": "comment", "coder": "ada"},
        {"finding_id": EVENT.id, "decision": "edit", "coder": "ada", "changes": {"id": "x"}},
        {"finding_id": EVENT.id, "decision": "edit", "coder": "ada", "changes": {"colour": "red"}},
        {"finding_id": EVENT.id, "decision": "edit", "coder": "ada", "changes": {"contexts": 7}},
        {"finding_id": EVENT.id, "decision": "accept", "coder": "ada", "changes": {"mode": "aerial"}},
        {"finding_id": EVENT.id, "decision": "accept", "coder": "ada", "surprise": 1},
    ],
)  # fmt: skip
def test_a_decision_that_says_nothing_is_refused(client: TestClient, body: object) -> None:
    answer = client.post("/api/decisions", json=body)
    assert answer.status_code == 400, answer.text
    assert models.Problem.model_validate(answer.json()).error == "bad_request"
    assert get(client, "/api/decisions")["total"] == 0


def test_a_decision_on_nothing_is_not_found(client: TestClient) -> None:
    answer = client.post("/api/decisions", json={"finding_id": "x", "decision": "accept", "coder": "ada"})
    assert answer.status_code == 404
    assert client.post("/api/decisions/7/undo", json={"coder": "ada"}).status_code == 404
    assert client.post("/api/decisions/x/undo", json={"coder": "ada"}).status_code == 404


def test_a_record_for_reading_only_takes_nothing(client_with: ClientMaker) -> None:
    client = client_with(readonly=True)
    assert get(client, "/api/about")["readonly"] is True
    assert get(client, f"/api/reports/{FIRST.report_id}")["text"] == FIRST.report.text
    body = {"finding_id": EVENT.id, "decision": "accept", "coder": "ada"}
    answer = client.post("/api/decisions", json=body)
    assert (answer.status_code, answer.json()["error"]) == (409, "unavailable")
    assert client.post("/api/imports", json={}).status_code == 409


# --- Agreement -----------------------------------------------------------------------------------------


def test_agreement_is_alpha_per_field(client: TestClient) -> None:
    # Two coders on four findings of three layers: events agree on one and differ on the other.
    for coder, verdicts in {"ada": ("accept", "reject"), "bo": ("accept", "accept")}.items():
        for event, verdict in zip((EVENT, BRIDGE), verdicts, strict=True):
            decide(client, event.id, verdict, coder)
    decide(client, TOLL.id, "edit", "ada", changes={"best": 14.0})
    decide(client, TOLL.id, "accept", "bo")
    decide(client, SECOND.quantities[0].id, "edit", "ada", changes={"best": 200})
    decide(client, SECOND.quantities[0].id, "accept", "bo")
    decide(client, PLACE.id, "accept", "ada")  # one judgement pairs with nothing
    said = models.Agreement.model_validate(get(client, "/api/agreement"))
    fields = {field.field: field for field in said.fields}
    # Events: accept accept, reject accept: 1 - 3 * 2 / 6 = 0.
    assert (fields["event"].alpha, fields["event"].units, fields["event"].values) == (0.0, 2, 4)
    # Quantities: all four accept: nothing to tell chance from.
    assert (fields["quantity"].alpha, fields["quantity"].units) == (None, 2)
    # Figures 14 12, 200 200: 1 - 3 * 8 / (2 * (4 + 2 * 186^2 + 2 * 188^2)).
    best = fields["quantity.best"]
    assert best.level == "interval"
    assert best.alpha == pytest.approx(1 - 3 * 8 / (2 * (4 + 2 * 186**2 + 2 * 188**2)))
    assert "place" not in fields
    assert [(one.coder, one.decisions) for one in said.coders] == [("ada", 5), ("bo", 4)]
    assert {(one.field, one.finding_id) for one in said.disagreements} == {
        ("event", BRIDGE.id),
        ("quantity.best", TOLL.id),
    }
    undone = get(client, "/api/decisions?coder=ada")["decisions"][1]
    client.post(f"/api/decisions/{undone['id']}/undo", json={"coder": "ada"})
    said = models.Agreement.model_validate(get(client, "/api/agreement"))
    assert {field.field: field.units for field in said.fields}["event"] == 1


# --- Incidents -----------------------------------------------------------------------------------------


def test_an_incident_can_be_split_merged_pinned_and_left_as_it_was(client: TestClient) -> None:
    card = shared_incident(client)
    body = {
        "action": "split",
        "coder": "ada",
        "incidents": [card["incident_id"]],
        "events": [SECOND.events[0].id],
    }
    kept = client.post("/api/incident-decisions", json=body)
    assert kept.status_code == 201, kept.text
    assert models.IncidentDecisionView.model_validate(kept.json()).others == [EVENT.id]
    assert fresh(client, "/api/incidents")["total"] == 0
    alone = [one for one in fresh(client, "/api/incidents?alone=1")["incidents"] if one["by_hand"] == "split"]
    assert len(alone) == 2
    body = {"action": "merge", "coder": "bo", "incidents": [one["incident_id"] for one in alone]}
    assert client.post("/api/incident-decisions", json=body).status_code == 201
    merged = fresh(client, "/api/incidents")["incidents"][0]
    assert (merged["by_hand"], merged["accounts"], merged["contrasts"]) == ("merged", 2, card["contrasts"])
    listed = models.IncidentDecisions.model_validate(get(client, "/api/incident-decisions"))
    for one in reversed(listed.decisions):
        undo = client.post(f"/api/incident-decisions/{one.id}/undo", json={"coder": "ada"})
        assert undo.status_code == 201
    assert fresh(client, "/api/incidents")["incidents"][0]["by_hand"] is None
    body = {"action": "pin", "coder": "ada", "incidents": [card["incident_id"]]}
    assert client.post("/api/incident-decisions", json=body).status_code == 201
    pinned = fresh(client, "/api/incidents")["incidents"][0]
    assert (pinned["by_hand"], pinned["accounts"]) == ("pinned", 2)
    view = models.IncidentView.model_validate(get(client, f"/api/incidents/{pinned['incident_id']}"))
    assert [one.action for one in view.decisions] == ["split", "merge", "undo", "undo", "pin"]


def fresh(client: TestClient, route: str) -> dict[str, Any]:
    """A route's answer when nothing is being compared any more."""
    for _ in range(100):
        answer = get(client, route)
        if not answer["comparing"]:
            return answer
        threading.Event().wait(0.05)
    raise AssertionError("still comparing")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"action": "merge", "incidents": ["ONE"]}, 400),
        ({"action": "merge", "incidents": ["ONE", "ONE"]}, 400),
        ({"action": "split", "incidents": ["ONE"], "events": []}, 400),
        ({"action": "split", "incidents": ["ONE"], "events": ["nope"]}, 404),
        ({"action": "split", "incidents": ["ONE"], "events": [EVENT.id, SECOND.events[0].id]}, 400),
        ({"action": "pin", "incidents": ["nope"]}, 404),
        ({"action": "pin", "incidents": []}, 400),
        ({"action": "burn", "incidents": ["ONE"]}, 400),
    ],
)
def test_a_grouping_that_makes_no_sense_is_refused(
    client: TestClient, body: dict[str, Any], status: int
) -> None:
    one = shared_incident(client)["incident_id"]
    body = {
        "coder": "ada",
        **body,
        "incidents": [one if name == "ONE" else name for name in body["incidents"]],
    }
    answer = client.post("/api/incident-decisions", json=body)
    assert answer.status_code == status, answer.text
    assert get(client, "/api/incident-decisions")["decisions"] == []


# --- Exports with decisions ----------------------------------------------------------------------------


def test_exports_come_with_decisions_or_without(client: TestClient) -> None:
    decide(client, EVENT.id, "reject")
    decide(client, BRIDGE.id, "edit", changes={"mode": "aerial", "place": None})
    decide(client, FIRST.actors[0].id, "reject")
    plain = [
        Reading.model_validate(json.loads(line))
        for line in client.get("/api/exports/jsonl").text.splitlines()
    ]
    assert plain[0] == FIRST
    answer = client.get("/api/exports/jsonl?decisions=1")
    assert "judged" in answer.headers["content-disposition"]
    judged = [Reading.model_validate(json.loads(line)) for line in answer.text.splitlines()]
    assert [event.id for event in judged[0].events] == [BRIDGE.id]
    assert (judged[0].events[0].mode, judged[0].events[0].place.state) == ("aerial", "unstated")
    assert len(judged[0].actors) == 2
    assert judged[1] == SECOND
    rows = list(csv.DictReader(io.StringIO(client.get("/api/exports/csv?decisions=1").text)))
    assert len(rows) == 3
    assert {row["finding_id"]: row["decision"] for row in rows}[BRIDGE.id] == "edit"


def test_a_reading_as_judged_names_nothing_that_was_rejected(server: Server) -> None:
    with TestClient(server.app, base_url="http://localhost") as client:
        for finding in (PLACE, TOLL, FIRST.attributions[0], FIRST.actors[0]):
            decide(client, finding.id, "reject")
    with Record.open(server.path) as record:
        standing = decisions(record, standing_only=True)
    judged = judge(FIRST, standing)
    event = judged.events[0]
    assert (event.place.state, event.place.value) == ("unclear", None)
    assert event.place.citations == EVENT.place.citations
    assert (event.voice, event.quantities) == ((), ())
    assert (event.actors[0].state, event.actors[0].value) == ("unclear", None)
    gone = {PLACE.id, TOLL.id, FIRST.attributions[0].id, FIRST.actors[0].id}
    text = judged.model_dump_json()
    assert not any(one in text for one in gone - {FIRST.actors[0].id})


# --- Two writers ---------------------------------------------------------------------------------------


def test_two_tabs_and_a_reading_process_lose_nothing(client_with: ClientMaker, server: Server) -> None:
    findings = [one.id for one in FIRST.findings()]
    failed: list[str] = []

    def tab(coder: str) -> None:
        client = client_with()
        for finding in findings * 3:
            answer = client.post(
                "/api/decisions", json={"finding_id": finding, "decision": "accept", "coder": coder}
            )
            if answer.status_code != 201:
                failed.append(answer.text)

    def reader() -> None:
        with Record.open(server.path) as record:
            for number in range(20):
                record.add_reading(make_reading(reader=f"{number}-other"))

    threads = [threading.Thread(target=tab, args=(name,)) for name in ("ada", "bo")]
    threads.append(threading.Thread(target=reader))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with Record.open(server.path) as record:
        kept = decisions(record)
        assert len(kept) == 2 * 3 * len(findings)
        assert {one.coder for one in kept} == {"ada", "bo"}
        assert record.counts()["readings"] == 3 + 20
