"""A record of invented reports, and a client of a server on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from accounts import BASE, PAGE, ClientMaker, page_report, second_reading
from starlette.testclient import TestClient

from hand_made import make_reading
from rashomon.ingest import Reject
from rashomon.present.server.app import Server
from rashomon.present.server.guard import Access
from rashomon.record import Page, Record


@pytest.fixture
def record_path(tmp_path: Path) -> Path:
    path = tmp_path / "reports.db"
    with Record.open(path, create=True) as record:
        record.add_reading(make_reading())
        record.add_reading(second_reading())
        report, reading = page_report()
        record.add_reading(reading, page=Page(PAGE.encode(), "text/html", "utf-8"))
        record.add_reject(Reject(source="broken.pdf", reason="not_text", detail="no text in it"))
        assert report.report_id == reading.report_id
    return path


@pytest.fixture
def server(record_path: Path) -> Server:
    return Server(record_path)


@pytest.fixture
def client(server: Server) -> Iterator[TestClient]:
    with TestClient(server.app, base_url=BASE, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def client_with(record_path: Path) -> Iterator[ClientMaker]:
    opened: list[TestClient] = []

    def make(*, base: str = BASE, access: Access | None = None, **options: object) -> TestClient:
        app = Server(record_path, access=access, **options).app  # type: ignore[arg-type]
        client = TestClient(app, base_url=base, raise_server_exceptions=False, follow_redirects=False)
        opened.append(client)
        return client

    yield make
    for client in opened:
        client.close()
