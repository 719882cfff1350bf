"""The page in one file: everything inlined, nothing in a report that could end an element, no network."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from accounts import HOSTILE_TEXT, hostile_reading

from rashomon.errors import ExportError
from rashomon.present.exports import export, html
from rashomon.present.server import models
from rashomon.record import Record
from rashomon.record.verify import Tally


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(
        '<!doctype html><html><head><title>Rashomon</title>\n<link rel="icon" href="./favicon.svg">'
        '<link rel="modulepreload" crossorigin href="./assets/more-1.js">\n'
        '<script type="module" crossorigin src="./assets/app-1.js"></script>\n'
        '<link rel="stylesheet" crossorigin href="./assets/app-1.css">\n</head><body><div id="app"></div>\n'
        "</body></html>"
    )
    (folder / "assets" / "app-1.js").write_text('const a = "</script><!--"; document.title = "</body>";')
    (folder / "assets" / "app-1.css").write_text("body{color:red}/*</style>*/")
    monkeypatch.setattr("rashomon.present.server.files.page_folder", lambda: folder)
    return folder


def test_without_the_built_page_it_says_how_to_build_it(
    record_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rashomon.present.server.single_file.built_page", lambda: None)
    with Record.open(record_path) as record, pytest.raises(ExportError, match="make workbench"):
        export(record, "html", tmp_path / "page.html")
    assert not (tmp_path / "page.html").exists()


def test_everything_is_in_the_file(record_path: Path, tmp_path: Path, built: Path) -> None:
    path = tmp_path / "page.html"
    with Record.open(record_path) as record:
        record.add_reading(hostile_reading())
        export(record, "html", path)
    page = path.read_text(encoding="utf-8")
    assert not re.findall(r'(?:src|href)="(?!data:)', page)
    assert "default-src 'none'" in page
    assert page.index('id="rashomon-record"') < page.index("document.title")
    # The policy names the very script that is in the file, and stands before everything that it is for.
    script = re.findall(r'<script type="module">(.*?)</script>', page, flags=re.DOTALL)[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in page
    assert page.index("Content-Security-Policy") < min(page.index("<style"), page.index("<script"))
    data = html.read(path)
    about = models.About.model_validate(data["/api/about"])
    assert about.readonly and about.counts["reports"] == 4
    listed = models.ReportList.model_validate(data["/api/reports"])
    for card in listed.reports:
        view = models.ReportView.model_validate(data[f"/api/reports/{card.report_id}"])
        for finding in view.findings:
            for words in [*finding.spans, *(one for field in finding.fields for one in field.words)]:
                assert view.text[words.start : words.end] == words.quote
    assert {value for card in listed.reports for value in card.values["outlet"]} >= {"Arden Post"}
    incidents = models.IncidentList.model_validate(data["/api/incidents"])
    assert incidents.total == 1 and not incidents.comparing
    for card in incidents.incidents:
        models.IncidentView.model_validate(data[f"/api/incidents/{card.incident_id}"])
    models.MapView.model_validate(data["/api/map"])
    tally = Tally()
    assert list(html.verify(path, tally)) == []
    assert tally.texts == 4 and tally.citations > 90
    path.write_text(page.replace("shelled", "greeted"), encoding="utf-8", newline="\n")
    reasons = {offence.reason for offence in html.verify(path, Tally())}
    assert "text was changed" in reasons
    losses = json.loads((tmp_path / "page.html.losses.json").read_text())
    assert losses["rows"] == 4


def test_no_text_of_a_report_is_markup_in_the_file(record_path: Path, tmp_path: Path, built: Path) -> None:
    path = tmp_path / "page.html"
    with Record.open(record_path) as record:
        record.add_reading(hostile_reading())
        export(record, "html", path)
    page = path.read_text(encoding="utf-8")
    assert page.count("<script") == 2 and page.count("</script>") == 2
    assert "\\x3c/script>\\x3c!--" in page  # in the page's own script
    assert "alert(" not in re.sub(r'<script type="application/json".*?</script>', "", page, flags=re.DOTALL)
    data = html.read(path)
    assert HOSTILE_TEXT in [answer.get("text") for answer in data.values()]


def test_a_file_of_another_kind_is_told(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html></html>")
    with pytest.raises(ExportError, match="not a page"):
        html.read(path)
