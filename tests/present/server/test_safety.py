"""Nobody but the person at the machine reads or writes, and nothing in a report or a saved page ever runs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from accounts import BASE, HOSTILE_TEXT, PAGE, ClientMaker, hostile_reading, page_report
from lxml import html as lxml_html
from starlette.testclient import TestClient

from hand_made import make_reading
from rashomon.present.server.answers import json_response
from rashomon.present.server.guard import Access, is_loopback
from rashomon.present.server.models import Words
from rashomon.present.server.saved_page import served_page
from rashomon.record import Page, Record
from rashomon.report import Report, Span

FIRST = make_reading()
DECISION = {"finding_id": FIRST.events[0].id, "decision": "accept", "coder": "ada"}


# --- Who may ask ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "evil.example:8765", "127.0.0.1.evil.example", "localhost.evil.example", "",
        "@127.0.0.1x", "[::1", "192.168.1.5:8765",
    ],
)  # fmt: skip
def test_a_name_that_someone_pointed_here_is_refused(client: TestClient, host: str) -> None:
    for route in ("/", "/api/about", f"/api/reports/{FIRST.report_id}"):
        answer = client.get(route, headers={"host": host})
        assert answer.status_code == 403
        assert answer.json()["error"] == "forbidden"


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765", "LOCALHOST"])
def test_the_machines_own_names_are_served(client: TestClient, host: str) -> None:
    assert client.get("/api/about", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://localhost:8765"},  # another name than the one it was asked by
        {"origin": "http://127.0.0.1:8765.evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},  # another port of this machine
    ],
)
def test_another_sites_page_cannot_write(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/api/decisions", json=DECISION, headers=headers).status_code == 403
    assert client.post("/api/imports", json={}, headers=headers).status_code == 403
    assert client.put("/api/imports/x/files?name=a.txt", content=b"x", headers=headers).status_code == 403
    assert client.get("/api/decisions").json()["total"] == 0


def test_the_page_itself_can_write(client: TestClient) -> None:
    headers = {"origin": BASE, "sec-fetch-site": "same-origin"}
    assert client.post("/api/decisions", json=DECISION, headers=headers).status_code == 201


def test_another_sites_page_cannot_read_routes_but_may_link_here(client: TestClient) -> None:
    assert client.get("/api/about", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.get("/", headers={"sec-fetch-site": "cross-site"}).status_code in (200, 404)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_form_cannot_write(client: TestClient, kind: str) -> None:
    """What a page may send without asking first is no JSON."""
    answer = client.post("/api/decisions", content=json.dumps(DECISION), headers={"content-type": kind})
    assert answer.status_code == 400
    assert client.get("/api/decisions").json()["total"] == 0


def test_every_answer_is_locked_down(client: TestClient) -> None:
    for route in ("/", "/api/about", "/api/nope", f"/api/reports/{FIRST.report_id}"):
        headers = client.get(route).headers
        assert headers["x-content-type-options"] == "nosniff"
        policy = headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy and "default-src 'none'" in policy
        assert "unsafe-inline" not in policy.partition("script-src")[2].partition(";")[0]
        assert "access-control-allow-origin" not in headers


# --- Beyond loopback -----------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "example.org"])
def test_beyond_loopback_there_is_always_a_token(host: str) -> None:
    assert not is_loopback(host)
    assert Access.for_host(host).token


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.0.0.2"])
def test_on_loopback_there_is_none(host: str) -> None:
    assert Access.for_host(host).token is None
    assert Access.for_host(host, token=True).token  # where others use the machine


def test_the_token_comes_as_header_or_by_the_address_that_works_once(client_with: ClientMaker) -> None:
    access = Access.for_host("0.0.0.0")
    key = access.one_time
    client = client_with(base="http://192.168.1.5:8765", access=access)
    answer = client.get("/api/about")
    assert (answer.status_code, answer.json()["error"]) == (401, "unauthorised")
    assert client.get("/").status_code == 401
    assert client.get("/api/about", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/api/about", headers={"authorization": f"Bearer {access.token}"}).status_code == 200
    assert client.get("/enter?key=wrong").status_code == 401
    entered = client.get(f"/enter?key={key}")
    assert entered.status_code == 303
    cookie = entered.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie
    assert client.get("/api/about").status_code == 200  # by the cookie
    client.cookies.clear()
    assert client.get(f"/enter?key={key}").status_code == 401  # once
    assert client.get("/api/about").status_code == 401


def test_the_token_can_be_typed(client_with: ClientMaker) -> None:
    access = Access.for_host("0.0.0.0")
    client = client_with(base="http://192.168.1.5:8765", access=access)
    assert client.post("/enter", data={"key": "wrong"}).status_code == 401
    assert client.post("/enter", data={"key": access.token}).status_code == 303
    assert client.get("/api/about").status_code == 200


def test_beyond_loopback_a_name_is_refused_unless_given(client_with: ClientMaker) -> None:
    access = Access.for_host("0.0.0.0", names=frozenset({"desk.arden.example"}))
    client = client_with(base="http://192.168.1.5:8765", access=access)
    token = {"authorization": f"Bearer {access.token}"}
    assert client.get("/api/about", headers={**token, "host": "evil.example"}).status_code == 403
    assert client.get("/api/about", headers={**token, "host": "desk.arden.example"}).status_code == 200


def test_files_of_the_machine_cannot_be_named_beyond_loopback(
    client_with: ClientMaker, tmp_path: Path
) -> None:
    access = Access.for_host("0.0.0.0")
    client = client_with(base="http://192.168.1.5:8765", access=access, folder=tmp_path)
    answer = client.post(
        "/api/imports", json={"paths": ["."]}, headers={"authorization": f"Bearer {access.token}"}
    )
    assert answer.status_code == 403


# --- Paths ---------------------------------------------------------------------------------------------


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A stand-in for the built page, with a secret beside it."""
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>built</title><body></body>")
    (folder / "assets" / "app-1.js").write_text("console.log(1)")
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "dist-secret").mkdir()
    (tmp_path / "dist-secret" / "x.txt").write_text("secret")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    monkeypatch.setattr("rashomon.present.server.files.page_folder", lambda: folder)
    yield folder


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/assets/../../secret.txt",
        "/%2fetc/passwd",
        "//etc/passwd", "/..%5csecret.txt", "/%00", "/assets/%00.js", "/../dist-secret/x.txt", "/link.txt",
        "/reports.db", "/../reports.db", "/%2e%2e%2freports.db", "/~root/.ssh/id_rsa",
        "/" + "a" * 5000 + ".js",
    ],
)  # fmt: skip
def test_no_file_outside_the_page_is_read(client: TestClient, built: Path, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (200, 404), answer.text
    assert "secret" not in answer.text and "root:" not in answer.text and "SQLite" not in answer.text
    if answer.status_code == 200:
        assert "<title>built</title>" in answer.text  # a view's address gives the page


def test_the_built_page_is_served(client: TestClient, built: Path) -> None:
    for view in ("/", "/incidents/abc", "/reports/xyz"):
        answer = client.get(view)
        assert "<title>built</title>" in answer.text and answer.headers["cache-control"] == "no-cache"
    script = client.get("/assets/app-1.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert "immutable" in script.headers["cache-control"]
    assert client.get("/assets/gone.js").status_code == 404


def test_errors_tell_no_path_of_the_machine(client: TestClient, record_path: Path) -> None:
    for route in ("/api/reports/nope", "/api/findings/nope", "/api/incidents/nope"):
        assert str(record_path.parent) not in client.get(route).text


def test_too_large_a_body_is_refused(client: TestClient) -> None:
    body = json.dumps({**DECISION, "comment": "x" * 2_000_000})
    answer = client.post("/api/decisions", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["error"]) == (413, "too_large")


# --- Hostile reports -----------------------------------------------------------------------------------


def test_a_hostile_report_is_json_and_nothing_else(record_path: Path, client: TestClient) -> None:
    reading = hostile_reading()
    with Record.open(record_path) as record:
        record.add_reading(reading)
    answer = client.get(f"/api/reports/{reading.report_id}")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["text"] == HOSTILE_TEXT
    assert answer.json()["findings"][0]["spans"][0]["quote"] == "<img src=x onerror=alert(1)>"
    listed = client.get("/api/reports?q=alert")
    assert listed.headers["content-type"] == "application/json"
    assert listed.json()["total"] == 1


def test_half_characters_are_answered(record_path: Path, client: TestClient) -> None:
    report = Report.from_text("Half a \ud83d letter fell on Vesk.", outlet="Vesk Herald", published="2016")
    with Record.open(record_path) as record:
        record.add_reading(make_reading().model_copy(update={"report": report, **_nothing()}))
    answer = client.get(f"/api/reports/{report.report_id}")
    assert answer.status_code == 200
    assert answer.json()["text"] == report.text
    assert client.get("/api/reports?q=letter").status_code == 200
    assert b"\\ud83d" in json_response(Words(start=0, end=1, quote="\ud83d")).body


def _nothing() -> dict[str, tuple[object, ...]]:
    return dict.fromkeys(
        ("actors", "places", "times", "quantities", "attributions", "events", "agency", "frames"), ()
    )


# --- Hostile pages -------------------------------------------------------------------------------------


def test_a_saved_page_can_neither_run_nor_load_nor_lead_anywhere(client: TestClient) -> None:
    report, _ = page_report()
    answer = client.get(f"/api/reports/{report.report_id}/page")
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'")
    assert_harmless(answer.text)
    root = lxml_html.document_fromstring(answer.text)
    assert "Two people were hurt" in " ".join(root.text_content().split())
    assert [image.get("src") for image in root.iter("img")] == [
        None,
        "data:image/png;base64,iVBORw0KGgo=",
        None,
    ]
    assert root.xpath("//p[@style]/@style") == ["color: red"]


FORBIDDEN = frozenset(
    "script iframe object embed form input button link base svg math video audio template noscript source "
    "frame".split()
)


def assert_harmless(page: str) -> None:
    assert "evil.example" not in page
    assert "alert" not in page and "javascript" not in page.lower()
    root = lxml_html.document_fromstring(page)
    for element in root.iter():
        assert isinstance(element.tag, str), "a comment is left"
        assert element.tag not in FORBIDDEN
        for name, value in element.attrib.items():
            assert not name.startswith("on"), (element.tag, name)
            assert name not in {
                "href",
                "action",
                "srcset",
                "ping",
                "background",
                "poster",
                "srcdoc",
                "formaction",
            }
            if name == "src":
                assert value.startswith("data:image/")
    styles = [element for element in root.iter("style") if "rashomon-lit" not in (element.text or "")]
    assert styles == []


@pytest.mark.parametrize(
    "markup",
    [
        "<img src=x onerror=alert(1)//", "<svg/onload=alert(1)>", "<a href='jav&#x09;ascript:alert(1)'>x</a>",
        "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>", "<iframe/src=javascript:alert(1)>",
        "<p style='background:u/**/rl(//evil.example/x)'>x</p>",
        "<p style=\"width:expression(alert(1))\">x</p>",
        "<p style='background-image:image-set(\"//evil.example/x\" 1x)'>x</p>", "<body/onpageshow=alert(1)>",
        "<p style='background: \\75rl(//evil.example)'>x</p>", "<details open ontoggle=alert(1)>x</details>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>x</p></noscript>",
        "<style><!--</style><script>alert(1)//--></style>x", "<xmp><script>alert(1)</script></xmp>",
        "<img src='data:text/html,<script>alert(1)</script>'>", "<img src=' javascript:alert(1)'>",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<select><template><script>alert(1)</script></template></select>",
        "<plaintext><script>alert(1)</script>",
        "<p xmlns='x' xlink:href='javascript:alert(1)'>x</p>", "<table background='//evil.example/t'><td>x",
        "<frameset onload=alert(1)><frame src='//evil.example'>", "<p id=x tabindex=1 onfocus=alert(1)>x</p>",
        "<?xml-stylesheet href='//evil.example/x.css'?><p>x", "<![CDATA[<script>alert(1)</script>]]>",
    ],
)  # fmt: skip
def test_known_tricks_are_taken_out(markup: str) -> None:
    report = Report.from_text("Shells fell.", outlet="Vesk Herald")
    for page in (f"<html><body><p>Shells fell.</p>{markup}</body></html>", markup):
        shown = served_page(report, page.encode(), "utf-8", [Span(0, 6)])
        # Read as a browser reads it: what is text stays text.
        root = lxml_html.document_fromstring(shown)
        for element in root.iter():
            if not isinstance(element.tag, str):
                continue
            assert element.tag not in ("script", "iframe", "svg", "math", "form", "frame", "object"), shown
            assert not any(name.startswith("on") or "href" in name for name in element.attrib), shown
            assert "evil" not in " ".join(element.attrib.values()), shown
            assert "javascript" not in " ".join(element.attrib.values()), shown


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff\xfe", b"no markup", b"<" * 50_000, b"<div>" * 20_000, b"<!--"]
)
def test_broken_pages_are_shown_or_empty(content: bytes) -> None:
    report = Report.from_text("Shells fell.", outlet="Vesk Herald")
    assert served_page(report, content, "utf-8", [Span(0, 6)]).startswith("<!doctype html>")
    assert served_page(report, content, "no-such-encoding", []).startswith("<!doctype html>")


def test_words_are_lit_where_they_stand_on_the_page(client: TestClient) -> None:
    report, reading = page_report()
    anchors = client.get(f"/api/reports/{report.report_id}/anchors").json()
    assert anchors["unanchored"] == []
    first, second = reading.frames
    for frame, block in ((first, 1), (second, 2)):
        page = client.get(f"/api/reports/{report.report_id}/page?light={frame.id}").text
        root = lxml_html.document_fromstring(page)
        marks = root.xpath("//mark[@class='rashomon-lit']")
        assert " ".join("".join(mark.text_content() for mark in marks).split()) == frame.wording
        element = root.get_element_by_id(anchors["anchors"][frame.id])
        assert element is root.xpath(f"//p[{block}]")[0]
        assert set(marks) <= set(element.iter("mark"))
    # Ids of the page's own are gone, so that none of them can be taken for ours.
    page = client.get(f"/api/reports/{report.report_id}/page").text
    assert re.findall(r'id="([^"]*)"', page) == ["block-0", "block-21", "block-75"]


def test_a_report_without_a_page_says_so(client: TestClient) -> None:
    answer = client.get(f"/api/reports/{FIRST.report_id}/page")
    assert answer.status_code == 404 and "text" in answer.json()["what_to_do"]


def test_a_pdf_is_never_served_as_a_page(record_path: Path, client: TestClient) -> None:
    report = Report.from_text("A PDF's text.", outlet="Vesk Herald", published="2016")
    with Record.open(record_path) as record:
        record.add_report(report, page=Page(PAGE.encode(), "application/pdf", None))
    assert client.get(f"/api/reports/{report.report_id}/page").status_code == 404
    assert client.get(f"/api/reports/{report.report_id}").json()["report"]["has_page"] is False
