"""The saved page of a report, made harmless, with the words of a finding marked where they stand.

What a page holds is hostile until shown otherwise. It is served under a policy that lets it run nothing and
load nothing, for a frame that is sandboxed besides; and before that everything that could run or load is
taken out: only elements and attributes that are known to be harmless stay.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from lxml import etree
from lxml import html as lxml_html
from lxml_html_clean import Cleaner

from rashomon.findings import Finding
from rashomon.ingest.page import parse_page
from rashomon.present.server.models import PageAnchors
from rashomon.record import Record
from rashomon.record.codec import citations_in
from rashomon.report import Anchor, Report, Span

PAGE_FRAME_POLICY = (
    "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)
"""What a saved page may do: be looked at."""

LARGEST = 20_000_000
"""Bytes of a page beyond which it is not shown: no browser draws that well either."""

_ELEMENTS = frozenset(
    "html head title body a abbr address article aside b bdi bdo big blockquote br caption center cite code "
    "col colgroup dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr "
    "i img ins kbd label li main mark menu nav ol p picture pre q rp rt ruby s samp section small span "
    "strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr".split()
)
_KILLED = (
    "script style noscript template iframe frame frameset object embed applet svg math audio video "
    "source track form input button select textarea option base link meta portal dialog "
    "canvas map area param".split()
)
_ATTRIBUTES = frozenset(
    "class title alt lang dir colspan rowspan width height align valign datetime start value reversed style "
    "src open span border cellpadding cellspacing bgcolor color face size".split()
)
_DATA_IMAGE = re.compile(r"data:image/(?:png|jpe?g|gif|webp|avif);base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE)
# A style that could reach out, or hides what it says behind escapes, is dropped whole: nothing is lost that
# a reader needs.
_REACHING = re.compile(
    r"\\|/\*|url|image|src|import|expression|behaviou?r|binding|namespace|charset|font-face|element\s*\(|paint|"
    r"attr\s*\(|<|javascript|position\s*:\s*(?:fixed|sticky)",
    re.IGNORECASE,
)
_OWN_STYLE = (
    ":target{outline:3px solid #b8860b;outline-offset:4px;scroll-margin:20vh}"
    "mark.rashomon-lit{background:#ffe08a;color:#000;outline:1px solid #b8860b}"
    "img{max-width:100%;height:auto}body{max-width:60rem;margin:1rem auto;padding:0 1rem}"
)


def block_id(anchor: Anchor) -> str:
    """The id of an anchored block's element in the served page: the same for one text, whatever is lit."""
    return f"block-{anchor.start}"


def page_anchors(record: Record, report_id: str) -> PageAnchors:
    """Where each finding of a report stands on its saved page. Raises UnknownFindingError."""
    report = record.report(report_id)
    blocks = sorted((anchor for anchor in report.anchors if anchor.anchored), key=lambda a: a.start)
    starts = [anchor.start for anchor in blocks]
    rows = record.connection.execute(
        "SELECT f.finding_id, f.start FROM findings AS f JOIN readings AS g ON g.reading_id = f.reading_id "
        "WHERE f.report_id = ? AND g.is_current = 1 ORDER BY f.position",
        (report.report_id,),
    )
    anchors: dict[str, str] = {}
    unanchored: list[str] = []
    for finding_id, start in rows:
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < blocks[at].end:
            anchors[finding_id] = block_id(blocks[at])
        else:
            unanchored.append(finding_id)
    return PageAnchors(anchors=anchors, unanchored=unanchored)


def spans_of_finding(finding: Finding, report: Report) -> list[Span]:
    """The words of a finding that are marked on the page; none when it is another report's."""
    if finding.citations[0].text_sha256 != report.text_sha256:
        return []
    cited = {citation.span for _, citation in citations_in(finding)}
    return sorted(span for span in cited if span.end <= len(report.text))


def served_page(report: Report, content: bytes, encoding: str | None, light: Sequence[Span]) -> str:
    """The page's HTML, made harmless; the words of `light` are marked where they are found."""
    root = parse_page(_decoded(content, encoding))
    if root is None:
        return _document("")
    _name_blocks(root, report, light)
    cleaned = _clean(root)
    return _document(lxml_html.tostring(cleaned, encoding="unicode"))


def _document(body: str) -> str:
    return (
        '<!doctype html>\n<html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer">'
        f"<style>{_OWN_STYLE}</style></head>\n{body}\n</html>\n"
    )


def _decoded(content: bytes, encoding: str | None) -> str:
    """The page's characters as ingest saw them when it made the anchors."""
    try:
        text = content.decode(encoding or "utf-8", "replace")
    except (LookupError, UnicodeError):
        text = content.decode("utf-8", "replace")
    return text.removeprefix("\ufeff").replace("\x00", "\ufffd")


# --- Naming blocks and marking words -------------------------------------------------------------------

_NAME, _MARK = "data-rashomon-block", "data-rashomon-lit"


def _name_blocks(root: Any, report: Report, light: Sequence[Span]) -> None:
    """Name the elements of anchored blocks; then mark words, which changes the tree that paths count in."""
    tree = root.getroottree()
    elements: list[tuple[Anchor, Any]] = []
    for element in root.iter(etree.Element):
        for name in (_NAME, _MARK):  # a page may not name or light anything itself
            if name in element.attrib:
                del element.attrib[name]
    for anchor in report.anchors:
        if anchor.path is None:
            continue
        try:
            found = tree.xpath(anchor.path)
        except etree.XPathError:
            continue
        if found and isinstance(getattr(found[0], "tag", None), str):
            elements.append((anchor, found[0]))
    for anchor, element in elements:
        if _NAME not in element.attrib:  # two blocks may stand in one element
            element.set(_NAME, block_id(anchor))
    for anchor, element in elements:
        for span in light:
            start, end = max(span.start, anchor.start), min(span.end, anchor.end)
            if start < end:
                _mark_words(element, report.text[start:end], report.text[anchor.start : start])


def _mark_words(element: Any, words: str, before: str) -> None:
    """Mark words inside an element, where as many letters stand before them as in the text."""
    nodes = list(_text_nodes(element))
    letters = [(node, at) for node, text in nodes for at, letter in enumerate(text) if not letter.isspace()]
    shown = "".join(text[at] for node, text in nodes for at in range(len(text)) if not text[at].isspace())
    needle = "".join(words.split())
    if not needle:
        return
    expected = len("".join(before.split()))
    at = _nearest(shown, needle, expected)
    if at is None:
        return
    hit: dict[int, tuple[_TextNode, int, int]] = {}
    for node, place in letters[at : at + len(needle)]:
        first = hit[id(node)][1] if id(node) in hit else place
        hit[id(node)] = (node, first, place + 1)
    for node, start, end in hit.values():
        _wrap(node, start, end)


def _nearest(shown: str, needle: str, expected: int) -> int | None:
    """Where `needle` stands nearest to where it is expected."""
    after = shown.find(needle, max(0, expected - len(needle)))
    before = shown.rfind(needle, 0, expected + len(needle))
    found = [at for at in (after, before) if at >= 0]
    return min(found, key=lambda at: abs(at - expected)) if found else None


class _TextNode(NamedTuple):
    """A piece of text in the tree: an element's own, or what follows it."""

    element: Any
    is_tail: bool


def _text_nodes(element: Any) -> Iterable[tuple[_TextNode, str]]:
    stack: list[tuple[Any, bool]] = [(element, False)]
    while stack:
        item, tail = stack.pop()
        if tail:
            if item.tail:
                yield _TextNode(item, True), item.tail
            continue
        if item is not element:
            stack.append((item, True))
        if not isinstance(item.tag, str) or item.tag in ("script", "style"):
            continue
        if item.text:
            yield _TextNode(item, False), item.text
        stack.extend((child, False) for child in reversed(item))


def _wrap(node: _TextNode, start: int, end: int) -> None:
    """Put a stretch of a text node inside a mark."""
    mark = etree.Element("mark")
    mark.set(_MARK, "1")
    if node.is_tail:
        text = node.element.tail
        parent = node.element.getparent()
        node.element.tail = text[:start]
        mark.text, mark.tail = text[start:end], text[end:]
        parent.insert(parent.index(node.element) + 1, mark)
    else:
        text = node.element.text
        node.element.text = text[:start]
        mark.text, mark.tail = text[start:end], text[end:]
        node.element.insert(0, mark)


# --- Cleaning ------------------------------------------------------------------------------------------


def _clean(root: Any) -> Any:
    """The tree with nothing left in it that could run, load or lead anywhere."""
    cleaner = Cleaner(
        scripts=True,
        javascript=True,
        comments=True,
        style=False,
        inline_style=False,
        links=True,
        meta=True,
        page_structure=False,
        processing_instructions=True,
        embedded=True,
        frames=True,
        forms=True,
        annoying_tags=False,
        remove_unknown_tags=False,
        kill_tags=_KILLED,
        allow_tags=_ELEMENTS,
        safe_attrs_only=False,
    )
    root = _as_html(root)
    cleaner(root)
    for element in root.iter(etree.Element):
        _clean_element(element)
    return root


def _as_html(root: Any) -> Any:
    """The root as an `html` element: a cleaner needs a root that it may keep."""
    if root.tag == "html":
        return root
    html = lxml_html.Element("html")
    html.append(root)
    return html


def _clean_element(element: Any) -> None:
    named, lit = element.attrib.get(_NAME), element.attrib.get(_MARK)
    for name, value in list(element.attrib.items()):
        if name not in _ATTRIBUTES or not _is_harmless(name, value):
            del element.attrib[name]
    if named is not None:
        element.set("id", named)
    if lit is not None:
        element.set("class", "rashomon-lit")


def _is_harmless(name: str, value: str) -> bool:
    if name == "src":
        return _DATA_IMAGE.fullmatch(value.strip()) is not None
    if name == "style":
        return _REACHING.search(value) is None
    return True
