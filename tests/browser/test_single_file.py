"""The page in one file: opened from disk with the network off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rashomon.present.exports import export
from rashomon.record import Record

from .test_views import settled, until

OpenPage = Callable[..., Any]


@pytest.fixture(scope="module")
def single_file(record_file: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("file") / "reports.html"
    with Record.open(record_file) as record:
        export(record, "html", path)
    return path.as_uri()


@pytest.mark.parametrize("view", ["#/library", "#/library?show=reports", "#/map", "#/review"])
def test_a_view_works_from_disk(
    view: str, single_file: str, open_page: OpenPage, axe: Callable[[Any], list[str]]
) -> None:
    page = open_page(single_file + view, offline=True)
    settled(page)
    assert "This did not work" not in page.inner_text("main")
    assert axe(page) == []


def test_from_the_list_to_the_words_on_both_sides(single_file: str, open_page: OpenPage) -> None:
    page = open_page(single_file, offline=True)
    settled(page)
    page.locator("section ul a").first.click()
    until(page, "location.hash.startsWith('#/incident/')")
    settled(page)
    assert "Where the accounts differ" in page.inner_text("main")
    page.locator(".sides a").first.click()
    until(page, "location.hash.startsWith('#/report/')")
    settled(page)
    assert page.locator("article .here").count() > 0


def test_its_lists_are_searched_and_filtered(single_file: str, open_page: OpenPage) -> None:
    page = open_page(f"{single_file}#/library?show=reports", offline=True)
    settled(page)
    page.get_by_role("checkbox", name="Belmark Times").check()
    page.get_by_text("1 report", exact=True).wait_for()
    page.get_by_role("searchbox").fill("nowhere")
    page.get_by_text("Nothing fits").wait_for()


def test_nothing_can_be_decided_in_it(single_file: str, open_page: OpenPage) -> None:
    page = open_page(f"{single_file}#/review", offline=True)
    settled(page)
    page.locator(".work ul a").first.click()
    settled(page)
    assert page.get_by_role("button", name="Accept").count() == 0
    assert page.get_by_role("button", name="Next").count() == 1
