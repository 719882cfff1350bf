"""Each view shows what it should, keeps its state in its address, and is usable by everybody."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest

OpenPage = Callable[..., Any]


def answer(address: str, path: str) -> Any:
    with urllib.request.urlopen(address + path) as response:
        return json.load(response)


def report_id(address: str, outlet: str) -> str:
    cards = answer(address, "api/reports?limit=50")["reports"]
    return next(card["report_id"] for card in cards if card["outlet"] == outlet)


def incident_id(address: str) -> str:
    return answer(address, "api/incidents")["incidents"][0]["incident_id"]


def views(address: str) -> dict[str, str]:
    vesk = report_id(address, "Arden Post")
    return {
        "incidents": "#/library",
        "reports": "#/library?show=reports",
        "nothing fits": "#/library?show=reports&q=zzzz",
        "reader": f"#/report/{vesk}?layers=event,attribution,actor,place,time,quantity,agency,frame",
        "saved page": f"#/report/{report_id(address, 'Vesk Herald')}?page=1",
        "right to left": f"#/report/{report_id(address, 'صحيفة أردن')}",
        "not there": "#/report/0000000000000000",
        "comparison": f"#/incident/{incident_id(address)}",
        "blind": f"#/incident/{incident_id(address)}?blind=1",
        "map": "#/map",
        "review list": "#/review",
        "review": f"#/review/{vesk}",
        "import": "#/import",
    }


VIEW_NAMES = [
    "incidents", "reports", "nothing fits", "reader", "saved page", "right to left", "not there",
    "comparison", "blind", "map", "review list", "review", "import",
]  # fmt: skip


def until(page: Any, condition: str) -> None:
    """Wait for a condition of the page. (The page's policy forbids the browser's own way, which is eval.)"""
    end = time.monotonic() + 10
    while not page.evaluate(condition):
        assert time.monotonic() < end, f"never came true: {condition}"
        page.wait_for_timeout(20)


def settled(page: Any) -> None:
    until(
        page,
        "!document.querySelector('.wait') && (document.querySelector('main')?.innerText.length ?? 0) > 20",
    )
    page.wait_for_timeout(150)


@pytest.mark.parametrize("name", VIEW_NAMES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_view_is_accessible(
    name: str, scheme: str, served: str, open_page: OpenPage, axe: Callable[[Any], list[str]]
) -> None:
    page = open_page(served + views(served)[name], color_scheme=scheme)
    settled(page)
    assert axe(page) == []


@pytest.mark.parametrize("name", VIEW_NAMES)
def test_a_view_fits_a_small_screen(name: str, served: str, open_page: OpenPage) -> None:
    page = open_page(served + views(served)[name], viewport={"width": 400, "height": 800})
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_the_library_is_searched_and_filtered_by_its_address(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}#/library?show=reports")
    page.get_by_role("searchbox").fill("bridge")
    page.wait_for_url("**/#/library?show=reports&q=bridge")
    page.wait_for_selector("mark")
    assert page.locator("section ul mark").first.inner_text().lower() == "bridge"
    page.get_by_role("checkbox", name="Belmark Times").check()
    until(page, "location.hash.includes('outlet=Belmark')")
    page.get_by_text("1 report", exact=True).wait_for()
    page.reload()
    page.get_by_text("1 report", exact=True).wait_for()
    assert page.get_by_role("searchbox").input_value() == "bridge"


@pytest.mark.parametrize("outlet", ["Arden Post", "Belmark Times", "Vesk Herald", "صحيفة أردن"])
def test_every_highlight_is_the_words_of_the_record(outlet: str, served: str, open_page: OpenPage) -> None:
    one = report_id(served, outlet)
    view = answer(served, f"api/reports/{one}")
    page = open_page(
        f"{served}#/report/{one}?layers=event,attribution,actor,place,time,quantity,agency,frame"
    )
    settled(page)
    drawn = page.evaluate(
        "[...document.querySelectorAll('article [data-start]')]"
        ".map(e => [+e.dataset.start, +e.dataset.end, e.textContent])"
    )
    assert drawn
    for start, end, words in drawn:
        assert view["text"][start:end] == words
    text = "".join(view["text"].split())
    assert "".join("".join(words for _, _, words in drawn).split()) == text
    for place, finding in enumerate(view["findings"]):
        marked = page.evaluate(
            "n => [...document.querySelectorAll('article mark')]"
            ".filter(e => e.dataset.f.split(' ').includes(String(n)))"
            ".map(e => [+e.dataset.start, e.textContent])",
            place,
        )
        for span in finding["spans"]:
            inside = "".join(words for start, words in marked if span["start"] <= start < span["end"])
            assert "".join(inside.split()) == "".join(span["quote"].split())


def test_a_note_lights_all_words_of_its_finding_by_keyboard(served: str, open_page: OpenPage) -> None:
    one = report_id(served, "Arden Post")
    page = open_page(f"{served}#/report/{one}")
    settled(page)
    page.locator("[data-finding]").first.focus()
    assert page.locator("article mark.lit").count() > 1
    page.keyboard.press("Enter")
    until(page, "location.hash.includes('finding=')")
    assert page.locator(".note.open h2").is_visible()
    page.keyboard.press("Escape")
    until(page, "!location.hash.includes('finding=')")
    page.keyboard.press("n")
    until(page, "location.hash.includes('finding=')")


def test_why_tells_the_maker_and_a_citation_is_a_sentence(served: str, open_page: OpenPage) -> None:
    one = report_id(served, "Arden Post")
    event = next(f for f in answer(served, f"api/reports/{one}")["findings"] if f["layer"] == "event")
    page = open_page(
        f"{served}#/report/{one}?finding={event['id']}", permissions=["clipboard-read", "clipboard-write"]
    )
    settled(page)
    card = page.locator(".note.open")
    card.get_by_text("Why", exact=True).click()
    assert event["maker"]["id"] in card.inner_text()
    card.get_by_role("button", name="Copy citation").click()
    card.get_by_text("Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Arden Post, 3 May 2016, ")
    assert f"characters {event['start']}–{event['end']}" in copied


def test_layers_are_switched_and_kept_in_the_address(served: str, open_page: OpenPage) -> None:
    one = report_id(served, "Arden Post")
    page = open_page(f"{served}#/report/{one}")
    settled(page)
    assert page.locator(".speaker").count() > 0
    page.get_by_role("button", name="Voices").click()
    assert page.locator(".speaker").count() == 0
    page.reload()
    settled(page)
    assert page.get_by_role("button", name="Voices").get_attribute("aria-pressed") == "false"


def test_the_text_of_another_script_runs_its_own_way(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}#/report/{report_id(served, 'صحيفة أردن')}")
    settled(page)
    assert page.locator("article").get_attribute("dir") == "rtl"


def test_hostile_text_and_pages_run_nothing(served: str, open_page: OpenPage) -> None:
    dialogs: list[str] = []
    cards = answer(served, "api/reports?limit=50")["reports"]
    for card in cards:
        page = open_page(f"{served}#/report/{card['report_id']}?page=1")
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        settled(page)
        assert page.evaluate("document.querySelectorAll('article script, article img').length") == 0
    assert not dialogs


def test_the_saved_page_stands_beside_with_the_words_lit(served: str, open_page: OpenPage) -> None:
    one = report_id(served, "Vesk Herald")
    frame = next(f for f in answer(served, f"api/reports/{one}")["findings"] if f["layer"] == "frame")
    page = open_page(f"{served}#/report/{one}?page=1&finding={frame['id']}")
    settled(page)
    until(page, "document.querySelector('iframe').src.includes('light=')")
    assert page.locator("iframe").get_attribute("sandbox") == ""
    lit = page.frame_locator("iframe").locator("mark").first
    lit.wait_for()
    assert lit.inner_text() == frame["spans"][0]["quote"]


def test_accounts_are_laid_side_by_side(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}#/incident/{incident_id(served)}")
    settled(page)
    text = page.inner_text("main")
    assert "Where the accounts differ" in text and "≠" in text
    assert page.get_by_role("region", name="Facts and accounts").locator("td").count() > 2
    side = page.locator(".sides a").first
    quote = side.inner_text().strip("“”")
    side.click()
    until(page, "location.hash.startsWith('#/report/')")
    settled(page)
    assert page.locator("article .here").first.inner_text() in quote


def test_the_versions_of_a_page_are_shown_with_what_changed(
    served_twice_captured: str, open_page: OpenPage, axe: Callable[[Any], list[str]]
) -> None:
    address = served_twice_captured
    page = open_page(f"{address}#/incident/{incident_id(address)}")
    settled(page)
    section = page.locator("section", has=page.get_by_role("heading", name="Versions of a page"))
    text = section.inner_text()
    assert "changed" in text and "20:00" in text and "again" in text
    assert axe(page) == []
    section.get_by_role("link", name="version 1").first.click()
    until(page, "location.hash.startsWith('#/report/')")
    settled(page)
    page.get_by_text("2 versions of this page, 1 edit").click()
    assert page.locator(".versions [aria-current]").inner_text() == "version 1"
    assert axe(page) == []
    page.goto(page.url + "?blind=1")
    page.reload()
    settled(page)
    page.get_by_text("2 versions of this page, 1 edit").click()
    assert "20:00" not in page.inner_text("main")


def test_outlets_are_hidden_for_blind_coding(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}#/incident/{incident_id(served)}")
    settled(page)
    assert "Arden Post" in page.inner_text("main")
    page.get_by_role("button", name="Hide outlets").click()
    text = page.inner_text("main")
    assert "Report A" in text and "Report B" in text
    for name in ("Arden Post", "Belmark Times"):
        assert name not in text


def test_map_timeline_and_list_choose_for_one_another(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}#/map")
    settled(page)
    whole = page.locator("#list").inner_text()
    page.locator(".cluster, .area").first.focus()
    page.keyboard.press("Enter")
    until(page, "location.hash.includes('at=')")
    assert " at " in page.locator("#list").inner_text()
    page.get_by_role("button", name="Everything again").click()
    assert page.locator("#list").inner_text() == whole
    assert "Borders are drawn by" in page.inner_text("main")


def test_a_finding_is_judged_by_keyboard_and_taken_back(served_fresh: str, open_page: OpenPage) -> None:
    one = report_id(served_fresh, "Arden Post")
    page = open_page(f"{served_fresh}#/review/{one}")
    settled(page)
    page.keyboard.press("a")
    page.get_by_role("alert").wait_for()  # no name yet
    page.get_by_label("Your name").fill("Ada")
    page.locator("main").focus()
    page.keyboard.press("r")
    page.get_by_text("rejected:").wait_for()
    page.keyboard.press("a")
    page.get_by_text("accepted:").wait_for()
    made = answer(served_fresh, "api/decisions?standing=1")["decisions"]
    assert [(m["coder"], m["decision"]) for m in made] == [("Ada", "reject"), ("Ada", "accept")]
    page.keyboard.press("u")
    page.get_by_text("taken back: accept").wait_for()
    assert len(answer(served_fresh, "api/decisions?standing=1")["decisions"]) == 1
    page.get_by_label("Your name").fill("Grace")
    page.locator("main").focus()
    page.keyboard.press("p")
    page.keyboard.press("e")
    page.locator("form select").first.select_option("COERCE")
    page.get_by_role("button", name="Save the edit").click()
    page.get_by_text("edited:").wait_for()
    assert "COERCE" in json.dumps(answer(served_fresh, "api/decisions?standing=1"))
    page.get_by_text("Grace (1)").wait_for()


def chosen_by_keyboard(page: Any, control: Any) -> None:
    control.focus()
    page.keyboard.press("Space")


def accounts_of(address: str) -> list[list[str]]:
    """The outlets of each incident as the record has them now, also those with one account."""
    while answer(address, "api/about")["comparing"]:
        time.sleep(0.05)
    incidents = answer(address, "api/incidents?alone=1")["incidents"]
    return sorted(sorted(one["outlets"]) for one in incidents)


def test_incidents_are_split_merged_pinned_and_taken_back_by_keyboard(
    served_fresh: str, open_page: OpenPage
) -> None:
    before = accounts_of(served_fresh)
    both = ["Arden Post", "Belmark Times"]
    assert both in before
    page = open_page(f"{served_fresh}#/incident/{incident_id(served_fresh)}")
    settled(page)
    grouping = page.get_by_role("region", name="Is this one event?")
    split = grouping.get_by_role("button", name="Split off")
    assert split.is_disabled()  # nothing is chosen
    chosen_by_keyboard(page, grouping.get_by_role("checkbox", name="Belmark Times"))
    split.focus()
    page.keyboard.press("Enter")
    grouping.get_by_role("alert").wait_for()  # no name yet
    assert answer(served_fresh, "api/incident-decisions")["decisions"] == []
    grouping.get_by_label("Your name").fill("Ada")
    grouping.get_by_label("Why").fill("two days")
    split.focus()
    page.keyboard.press("Enter")
    grouping.get_by_text("left this incident").wait_for()
    assert both not in accounts_of(served_fresh)
    made = answer(served_fresh, "api/incident-decisions")["decisions"]
    assert [(m["coder"], m["action"], m["comment"]) for m in made] == [("Ada", "split", "two days")]

    grouping.get_by_role("button", name="Merge with another").focus()
    page.keyboard.press("Enter")
    grouping.get_by_role("searchbox").fill("Belmark")
    page.keyboard.press("Enter")
    other = grouping.locator(".others li", has_text="Belmark Times").get_by_role("checkbox").first
    other.wait_for()
    chosen_by_keyboard(page, other)
    grouping.get_by_role("button", name="Merge 2 incidents").focus()
    page.keyboard.press("Enter")
    grouping.get_by_text("Merged:").wait_for()
    assert both in accounts_of(served_fresh)
    until(page, "document.querySelector('main').innerText.includes('merged by hand')")

    grouping.get_by_role("button", name="Pin these tellings").focus()
    page.keyboard.press("Enter")
    grouping.get_by_text("Pinned:").wait_for()
    made = answer(served_fresh, "api/incident-decisions")["decisions"]
    assert [m["action"] for m in made if m["stands"]] == ["split", "merge", "pin"]

    for standing in (2, 1, 0):
        grouping.get_by_role("button", name="Take back").last.focus()
        page.keyboard.press("Enter")
        until(page, f"[...document.querySelectorAll('.decisions button')].length === {standing}")
    assert accounts_of(served_fresh) == before
    page.reload()
    settled(page)
    assert grouping.locator(".decisions li").count() == 6  # who decided what is kept


def test_files_are_added_with_progress_and_rejects(served_fresh: str, open_page: OpenPage) -> None:
    page = open_page(f"{served_fresh}#/import")
    settled(page)
    text = b"Shells fell on Arden\n\nShells fell on Arden on Monday, the mayor said. Two people were hurt."
    page.locator("input[type=file]").first.set_input_files(
        [
            {"name": "arden.txt", "mimeType": "text/plain", "buffer": text},
            {"name": "empty.txt", "mimeType": "text/plain", "buffer": b""},
        ]
    )
    page.get_by_role("link", name="To the reports").wait_for(timeout=90_000)
    shown = page.inner_text("main")
    assert "1 report read" in shown and "empty.txt" in shown
