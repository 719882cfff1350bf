"""Saved HTML pages: extracted text, what the page says of itself, anchors back into the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rashomon.ingest.anchors import anchor_layout
from rashomon.ingest.decode import check_text, decode_page
from rashomon.ingest.dom import Dom, compact
from rashomon.ingest.furniture import printed_before, without_furniture
from rashomon.ingest.layout import compose
from rashomon.ingest.make import make_report
from rashomon.ingest.pagemeta import PageMeta, read_meta
from rashomon.ingest.taken import Options, Taken, reject

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLOCKS = frozenset("p head item quote code ab".split())
_LINE_ENDS = re.compile(r"\s*\n\s*")

# Where a line may be broken and marks of encoding: no characters of the text, and they split words in two.
# (Joiners stay: Persian and emoji are spelled with them.)
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")

# A body of fewer letters than this is a menu, an error page or a bare headline, not a report.
_FEWEST_LETTERS = 40


# What the extractor lets through on broken or very deep markup: one page is then without an article, no more.
_EXTRACTOR_ERRORS = (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)


def open_page(
    data: bytes,
    source: str,
    options: Options,
    *,
    url: str | None = None,
    charset: str | None = None,
    captured_at: str | None = None,
    kind: str = "html",
) -> Taken:
    """A saved page as a report, with its bytes. `url`, `charset`, `captured_at` are the archive's, if any.

    Raises RejectedInputError: empty, too_large, no_article_found.
    """
    if not data.strip():
        raise reject(source, "empty", "the page has no bytes; save it again")
    html, encoding = decode_page(data, charset, source, options)
    root = parse_page(html)
    if root is None:
        raise reject(source, "no_article_found", "there is no HTML element in it; is it a saved page?")
    meta = read_meta(root, url)
    blocks = _article_blocks(parse_page(html))
    dom = Dom(root)
    headline = _headline(meta, dom)
    kept = without_furniture(printed_before(blocks, meta.headlines), dom)
    blocks = kept.blocks
    if sum(map(str.isalpha, "".join(blocks))) < _FEWEST_LETTERS:
        raise reject(
            source,
            "no_article_found",
            f"the page ({headline or 'without a title'}) holds no article text that could be told "
            "from its frame; save the text itself as a .txt file",
        )
    layout = compose(headline, blocks)
    check_text(layout.text, source, options)
    anchors, warnings = anchor_layout(dom, layout)
    fields = {
        "outlet": meta.outlet,
        "url": meta.url,
        "published": meta.published,
        "updated": meta.updated,
        "byline": meta.byline or kept.byline,
        "agency": kept.agency,
        "language": meta.language,
        "captured_at": captured_at,
    }
    report = make_report(
        layout,
        fields,
        source=source,
        kind=kind,
        options=options,
        warnings=[*kept.warnings, *warnings],
        anchors=anchors,
    )
    return Taken(report, page=data, page_type="text/html", page_encoding=encoding)


def parse_page(html: str) -> Any | None:
    """The tree of a decoded page, in which anchors count; None when there is no element in it."""
    from lxml import etree
    from lxml import html as lxml_html

    # As bytes: a string that declares an encoding is refused, and half characters have no bytes.
    encoded = _XML_DECLARATION.sub("", html).encode("utf-8", "replace")
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = lxml_html.document_fromstring(encoded, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return root if root is not None and isinstance(root.tag, str) else None


def _article_blocks(root: Any) -> list[str]:
    """The text blocks of the page's article; tables are left out, as their rows cannot be put back."""
    import logging

    from trafilatura.core import bare_extraction  # a slow import: only when a page is read
    from trafilatura.settings import Document

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it discards is told as a Reject
    try:
        document = bare_extraction(root, include_tables=False, include_comments=False, with_metadata=False)
    except _EXTRACTOR_ERRORS:
        return []
    if not isinstance(document, Document) or document.body is None:
        return []
    return list(_blocks(document.body))


def _blocks(body: Any) -> Iterator[str]:
    """The text of each block element; line breaks inside a block make blocks of their own."""
    pending: list[str] = []

    def flush() -> Iterator[str]:
        for line in _LINE_ENDS.split("".join(pending)):
            block = " ".join(_INVISIBLE.sub("", line).split())
            if block:
                yield block
        pending.clear()

    stack: list[Any] = [body]
    while stack:
        item = stack.pop()
        if item is None:
            yield from flush()
        elif isinstance(item, str):
            pending.append(item)
        else:
            if item.tail and item is not body:
                stack.append(re.sub(r"\s+", " ", item.tail))
            edge = item.tag in _BLOCKS or item.tag in (
                "list",
                "div",
                "main",
                "section",
                "row",
                "cell",
                "table",
            )
            if edge:
                yield from flush()
                stack.append(None)
            if item.tag == "lb":
                pending.append("\n")
            stack.extend(reversed(item))
            if item.text and isinstance(item.tag, str):
                stack.append(re.sub(r"\s+", " ", item.text))
    yield from flush()


def _headline(meta: PageMeta, dom: Dom) -> str | None:
    """The surest headline that stands on the page; where none does, the surest."""
    on_page = (title for title in meta.headlines if compact(title) in dom.compact)
    return next(on_page, meta.headlines[0] if meta.headlines else None)
