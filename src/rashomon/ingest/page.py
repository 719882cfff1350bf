"""Saved HTML pages: extracted text, what the page says of itself, anchors back into the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from rashomon.ingest.anchors import anchor_blocks
from rashomon.ingest.decode import check_text, decode_page
from rashomon.ingest.dom import Dom, compact
from rashomon.ingest.layout import Layout, compose, flat
from rashomon.ingest.make import make_report
from rashomon.ingest.pagemeta import PageMeta, read_meta
from rashomon.ingest.taken import Options, Taken, reject
from rashomon.report import Span

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLOCKS = frozenset("p head item quote code ab".split())
_LINE_ENDS = re.compile(r"\s*\n\s*")

# Where a line may be broken and marks of encoding: no characters of the text, and they split words in two.
# (Joiners stay: Persian and emoji are spelled with them.)
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")

# A body of fewer letters than this is a menu, an error page or a bare headline, not a report.
_FEWEST_LETTERS = 40


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
    root = _parse(html)
    if root is None:
        raise reject(source, "no_article_found", "there is no HTML element in it; is it a saved page?")
    meta = read_meta(root, url)
    blocks = _article_blocks(_parse(html))
    dom = Dom(root)
    headline, blocks = _headed(meta, blocks, dom)
    blocks = _without_repeats([block for block in blocks if not is_boilerplate(block)], dom)
    if sum(map(str.isalpha, "".join(blocks))) < _FEWEST_LETTERS:
        raise reject(
            source,
            "no_article_found",
            f"the page ({headline or 'without a title'}) holds no article text that could be told "
            "from its frame; save the text itself as a .txt file",
        )
    layout = compose(headline, blocks)
    check_text(layout.text, source, options)
    return _taken(data, encoding, layout, meta, dom, source, options, captured_at, kind)


def _taken(
    data: bytes,
    encoding: str,
    layout: Layout,
    meta: PageMeta,
    dom: Dom,
    source: str,
    options: Options,
    captured_at: str | None,
    kind: str,
) -> Taken:
    spans: list[Span] = [*([layout.headline] if layout.headline else []), *layout.paragraphs]
    anchors, warnings = anchor_blocks(dom, layout.text, spans)
    fields = {
        "outlet": meta.outlet,
        "url": meta.url,
        "published": meta.published,
        "updated": meta.updated,
        "byline": meta.byline,
        "language": meta.language,
        "captured_at": captured_at,
    }
    report = make_report(
        layout,
        fields,
        source=source,
        kind=kind,
        options=options,
        warnings=warnings,
        anchors=anchors,
    )
    return Taken(report, page=data, page_type="text/html", page_encoding=encoding)


def _parse(html: str) -> Any | None:
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
    document = bare_extraction(root, include_tables=False, include_comments=False, with_metadata=False)
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


def _headed(meta: PageMeta, blocks: list[str], dom: Dom) -> tuple[str | None, list[str]]:
    """The headline, the one that stands on the page if there is a choice, and the blocks without it."""
    on_page = (title for title in meta.headlines if compact(title) in dom.compact)
    headline = next(on_page, meta.headlines[0] if meta.headlines else None)
    printed = {flat(title) for title in meta.headlines} - {""}
    # The extract may repeat the headline (or its other printings) above the text: among its first blocks.
    top = [block for block in blocks[:3] if flat(block) not in printed]
    return headline, top + blocks[3:]


def _without_repeats(blocks: list[str], dom: Dom) -> list[str]:
    """Blocks that were extracted more often than they stand on the page, once each."""
    kept: list[str] = []
    seen: dict[str, int] = {}
    for block in blocks:
        key = compact(block)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1 and dom.compact.count(key) < seen[key]:
            continue
        kept.append(block)
    return kept


@cache
def _furniture() -> re.Pattern[str]:
    rows = files("rashomon.ingest").joinpath("boilerplate.tsv").read_text(encoding="utf-8").splitlines()
    patterns = [row.split("\t")[0] for row in rows if row.strip() and not row.startswith("#")]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def is_boilerplate(block: str) -> bool:
    """True when a whole block is furniture of the page (`Read more`, `Advertisement`, a cookie line)."""
    return len(block) <= 400 and _furniture().fullmatch(block.strip(" \t»›>→*•|[]()-–—")) is not None
