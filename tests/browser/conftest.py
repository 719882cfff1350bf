"""A browser, a server on a record of invented reports, and the page that is open in it."""

from __future__ import annotations

import os
import shutil
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn

from hand_made import TEXT, make_reading, make_report
from rashomon.ingest import Reject
from rashomon.present.server.app import Server
from rashomon.present.server.files import MISSING, built_page
from rashomon.record import Page, Record
from rashomon.report import Span

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "present" / "server"))
from accounts import PAGE, hostile_reading, page_report, second_reading

playwright_api = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed: pip install -e '.[dev]'"
)

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
SWITCHES = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
AXE = Path(__file__).resolve().parents[2] / "workbench" / "node_modules" / "axe-core" / "axe.min.js"
RTL_TEXT = "قصف أردن\n\nقال العقيد هيل 🙂 إن القذائف سقطت على أردن يوم الاثنين."  # "Arden shelled ..."


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser and the built page."""
    here = Path(__file__).parent
    reason = None
    if CHROMIUM is None:
        reason = "Chromium is not installed: apt-get install chromium, or name it in CHROMIUM"
    elif built_page() is None:
        reason = f"the page is not built: {MISSING}"
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)
            if reason is not None:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def record_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of two accounts of one event, a saved hostile page, hostile text and a right-to-left text."""
    path = tmp_path_factory.mktemp("browser") / "reports.db"
    with Record.open(path, create=True) as record:
        record.add_reading(make_reading())
        record.add_reading(second_reading())
        _, reading = page_report()
        record.add_reading(reading, page=Page(PAGE.encode(), "text/html", "utf-8"))
        record.add_reading(hostile_reading())
        rtl = make_report(RTL_TEXT, outlet="صحيفة أردن", headline=Span(0, 8), language="ar", url=None)
        record.add_reading(make_reading().model_copy(update=_only_text(rtl)))
        record.add_reject(Reject(source="broken.pdf", reason="not_text", detail="no text in it"))
    return path


def _only_text(report: object) -> dict[str, object]:
    layers = "actors places times quantities attributions events agency frames".split()
    return {"report": report, "skipped": "no reader for language 'ar'", **dict.fromkeys(layers, ())}


@pytest.fixture
def fresh_record(record_file: Path, tmp_path: Path) -> Path:
    """A copy of the record that may be written to."""
    return Path(shutil.copy(record_file, tmp_path / "reports.db"))


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    with playwright_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


class _Served:
    """A server in a thread on a free port."""

    def __init__(self, path: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/"
        config = uvicorn.Config(Server(path).app, host="127.0.0.1", port=self.port, log_level="warning")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        end = time.monotonic() + 30
        while not self._server.started and time.monotonic() < end:
            time.sleep(0.02)
        assert self._server.started, "the server did not start"

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)


@pytest.fixture(scope="session")
def served(record_file: Path) -> Iterator[str]:
    """Address of a server whose record no test writes to."""
    server = _Served(record_file)
    yield server.address
    server.stop()


@pytest.fixture
def served_fresh(fresh_record: Path) -> Iterator[str]:
    """Address of a server whose record a test may write to."""
    server = _Served(fresh_record)
    yield server.address
    server.stop()


@pytest.fixture
def served_twice_captured(tmp_path: Path) -> Iterator[str]:
    """Address of a server on a record that holds one page as it was captured in the morning and at night."""
    path = tmp_path / "captures.db"
    with Record.open(path, create=True) as record:
        record.add_reading(make_reading(make_report(captured_at="2016-05-03T10:00:00Z")))
        later = make_report(TEXT.replace("🙂.", "🙂 again."), captured_at="2016-05-03T20:00:00Z")
        record.add_reading(make_reading(later))
        record.add_reading(second_reading())
    server = _Served(path)
    yield server.address
    server.stop()


@pytest.fixture
def open_page(browser: object) -> Iterator[Callable[..., object]]:
    """Opens pages. Afterwards: nothing was asked of another machine, and no script failed."""
    contexts, asked, failed = [], [], []

    def open_(address: str, **options: object) -> object:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 860}, **options})  # type: ignore[attr-defined]
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()
    abroad = [
        url
        for url in asked
        if urlsplit(url).scheme not in ("data", "blob", "file", "about")
        and urlsplit(url).hostname not in ("127.0.0.1", "localhost")
    ]
    assert not abroad, f"asked of another machine: {abroad}"
    assert not failed, f"scripts failed: {failed}"


@pytest.fixture(scope="session")
def axe() -> Callable[[object], list[str]]:
    """What axe-core finds wrong with a page, each as a line."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci in workbench/")
    script = AXE.read_text(encoding="utf-8")

    def check(page: object) -> list[str]:
        page.evaluate(script)  # type: ignore[attr-defined]
        found = page.evaluate("axe.run(document, {resultTypes: ['violations'], iframes: false})")  # type: ignore[attr-defined]
        return [
            f"{one['id']} ({one['impact']}): {one['help']}: {node['html'][:160]}"
            for one in found["violations"]
            for node in one["nodes"][:3]
        ]

    return check
