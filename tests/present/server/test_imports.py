"""Files sent to the server, or named below its folder, are read into the record in the background."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from accounts import ClientMaker
from starlette.testclient import TestClient
from test_routes import get

from rashomon.present.server import imports, models
from rashomon.present.server.app import Server
from rashomon.record import Record

REPORT = (
    "Mill burns in Belmark\n\n"
    "BELMARK, May 9 — Two people were hurt on Monday when a mill burned, the mayor said.\n"
)


def begin(client: TestClient, **asked: Any) -> str:
    answer = client.post("/api/imports", json=asked)
    assert answer.status_code == 201, answer.text
    return str(models.ImportView.model_validate(answer.json()).id)


def send(client: TestClient, one: str, name: str, content: bytes, status: int = 200) -> dict[str, Any]:
    answer = client.put(f"/api/imports/{one}/files", params={"name": name}, content=content)
    assert answer.status_code == status, answer.text
    body: dict[str, Any] = answer.json()
    return body


def wait(client: TestClient, one: str, *, until: set[str]) -> models.ImportView:
    for _ in range(600):
        view = models.ImportView.model_validate(get(client, f"/api/imports/{one}"))
        if view.state in until and view.finished:
            return view
        time.sleep(0.1)
    raise AssertionError(f"the import is still {view.state}")


def test_files_are_sent_read_and_listed(client: TestClient, server: Server) -> None:
    one = begin(client, outlet="Belmark Times")
    send(client, one, "folder/mill.txt", REPORT.encode())
    send(client, one, "../../../broken.bin", b"\x00\x01\x02")
    assert send(client, one, "empty.txt", b"")["files"] == 3
    assert client.post(f"/api/imports/{one}/start").status_code == 200
    view = wait(client, one, until={"done", "failed"})
    assert (view.state, view.read, view.total, view.done) == ("done", 1, 3, 3), view
    assert {reject.source for reject in view.rejects} == {"broken.bin", "empty.txt"}
    assert view.latest == "Mill burns in Belmark"
    found = get(client, "/api/reports?q=mill")["reports"]
    # What the report is called holds nothing of where the server kept it meanwhile, so ids are stable.
    assert [(card["source_file"], card["outlet"]) for card in found] == [("folder/mill.txt", "Belmark Times")]
    again = begin(client, outlet="Belmark Times")
    send(client, again, "folder/mill.txt", REPORT.encode())
    client.post(f"/api/imports/{again}/start")
    assert wait(client, again, until={"done", "failed"}).already == 1
    assert {one.id for one in models.Imports.model_validate(get(client, "/api/imports")).imports} == {
        one,
        again,
    }
    with Record.open(server.path) as record:
        assert len(record.rejects()) == 3


def test_an_import_can_be_cancelled(client: TestClient) -> None:
    one = begin(client)
    send(client, one, "mill.txt", REPORT.encode())
    client.post(f"/api/imports/{one}/start")
    assert client.post(f"/api/imports/{one}/cancel").json()["state"] == "cancelled"
    assert wait(client, one, until={"cancelled"}).state == "cancelled"
    waiting = begin(client)
    assert client.post(f"/api/imports/{waiting}/cancel").json()["state"] == "cancelled"
    assert send(client, waiting, "x.txt", b"x", 409)["error"] == "unavailable"


def test_an_import_without_files_does_not_start(client: TestClient) -> None:
    one = begin(client)
    answer = client.post(f"/api/imports/{one}/start")
    assert (answer.status_code, answer.json()["error"]) == (400, "bad_request")


def test_files_of_the_machine_are_named_below_the_folder_alone(
    client_with: ClientMaker, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "mill.txt").write_text(REPORT)
    (tmp_path / "secret.txt").write_text(REPORT)
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    client = client_with(folder=folder)
    assert get(client, "/api/about")["paths"] is True
    for path in (
        "../secret.txt",
        str(tmp_path / "secret.txt"),
        "/etc/passwd",
        "link.txt",
        "a/../../secret.txt",
        "\x00",
    ):
        answer = client.post("/api/imports", json={"paths": [path]})
        assert (answer.status_code, answer.json()["error"]) == (403, "forbidden"), path
    one = begin(client, paths=["mill.txt"])
    assert wait(client, one, until={"done", "failed"}).read == 1
    assert (folder / "mill.txt").exists()


def test_without_a_folder_no_file_of_the_machine_can_be_named(client: TestClient) -> None:
    assert client.post("/api/imports", json={"paths": ["."]}).status_code == 403


def test_what_is_too_large_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.present.server.app.LARGEST_FILE", 1000)
    monkeypatch.setattr(imports, "LARGEST_IMPORT", 1500)
    one = begin(client)
    assert send(client, one, "big.txt", b"x" * 1001, 413)["error"] == "too_large"
    send(client, one, "a.txt", b"x" * 900)
    assert send(client, one, "b.txt", b"x" * 900, 413)["error"] == "too_large"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("a.txt", ["a.txt"]),
        ("folder/a.txt", ["folder", "a.txt"]),
        ("../../etc/passwd", ["etc", "passwd"]),
        ("/etc/passwd", ["etc", "passwd"]),
        ("C:\\reports\\a.txt", ["C_", "reports", "a.txt"]),
        (".hidden/-rf", ["hidden", "rf"]),
        ("a\x00b\n.txt", ["ab_.txt"]),
        ("x" * 500 + ".txt", ["x" * 116 + ".txt"]),
        ("звіт 🙂.txt", ["звіт 🙂.txt"]),
    ],
)
def test_names_of_sent_files_stay_inside(name: str, parts: list[str]) -> None:
    assert imports._safe_parts(name) == parts


@pytest.mark.parametrize("name", ["", "..", "/", "../..", "\x00", "."])
def test_a_file_needs_a_name(client: TestClient, name: str) -> None:
    assert send(client, begin(client), name, b"x", 400)["error"] == "bad_request"
