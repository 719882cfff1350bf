"""Captures of one address: what a report's page and an incident's say of them."""

from __future__ import annotations

from pathlib import Path

from accounts import BASE
from starlette.testclient import TestClient

from hand_made import TEXT, make_reading, make_report
from rashomon.present.server.app import Server
from rashomon.record import Record

URL = "https://arden.example/vesk"


def record_of(path: Path, *captures: tuple[str, str, str | None]) -> Path:
    with Record.open(path, create=True) as record:
        for text, url, captured in captures:
            record.add_reading(make_reading(make_report(text, url=url, captured_at=captured)))
    return path


def answers(path: Path, report: int) -> dict[str, object]:
    with TestClient(Server(path).app, base_url=BASE) as client:
        ids = [one["report_id"] for one in client.get("/api/reports").json()["reports"]]
        found: list[dict[str, object]] = [client.get(f"/api/reports/{one}").json() for one in ids]
    return sorted(found, key=lambda one: str(one["report"]["captured_at"]))[report]  # type: ignore[index]


def test_a_report_tells_what_another_capture_of_its_page_changed(tmp_path: Path) -> None:
    later = TEXT.replace("🙂.", "🙂 again.") + " Rescue workers left the town."
    path = record_of(
        tmp_path / "r.db",
        (TEXT, f"{URL}/", "2016-05-03T10:00:00Z"),
        (later, f"http://www.{URL.removeprefix('https://')}#top", "2016-05-03T18:00:00Z"),
        (TEXT, f"{URL}-2", "2016-05-04T10:00:00Z"),
    )
    first = answers(path, 0)["versions"]
    assert isinstance(first, dict) and first["order_known"]
    assert [one["captured_at"][11:13] for one in first["versions"]] == ["10", "18"]
    kinds = [edit["kind"] for edit in first["edits"]]
    assert kinds == ["changed", "added"]
    changed = first["edits"][0]
    assert "again" not in changed["before"]["quote"] and "again" in changed["after"]["quote"]
    assert changed["before"]["report_id"] == first["versions"][0]["report_id"]
    assert answers(path, 2)["versions"] is None


def test_versions_without_a_time_have_no_order(tmp_path: Path) -> None:
    later = TEXT.replace("🙂.", "🙂 again.")
    path = record_of(tmp_path / "r.db", (TEXT, URL, None), (later, URL, None))
    found = answers(path, 0)["versions"]
    assert isinstance(found, dict) and not found["order_known"]


def test_an_incident_shows_the_versions_of_its_accounts(tmp_path: Path) -> None:
    later = TEXT.replace("🙂.", "🙂 again.")
    path = record_of(
        tmp_path / "r.db", (TEXT, URL, "2016-05-03T10:00:00Z"), (later, URL, "2016-05-03T18:00:00Z")
    )
    with TestClient(Server(path).app, base_url=BASE) as client:
        listed = client.get("/api/incidents").json()["incidents"]
        views = [client.get(f"/api/incidents/{one['incident_id']}").json() for one in listed]
    assert any(len(view["versions"]) == 1 and len(view["versions"][0]["edits"]) == 1 for view in views)
