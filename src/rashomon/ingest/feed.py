"""RSS and Atom files: each entry is a report. Nothing is fetched: only the bytes at hand are read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from rashomon.errors import RejectedInputError
from rashomon.ingest.dates import to_iso
from rashomon.ingest.decode import check_text
from rashomon.ingest.dom import fragment_blocks
from rashomon.ingest.furniture import is_boilerplate
from rashomon.ingest.layout import compose, flat
from rashomon.ingest.make import make_report
from rashomon.ingest.taken import Options, Outcome, Reject, Taken, reject


def open_feed(data: bytes, source: str, options: Options) -> Iterator[Outcome]:
    """A report or a reject for each entry, in the feed's order; an entry's source is `file!number`.

    Raises RejectedInputError (unsupported_kind) when the bytes are no feed.
    """
    import feedparser

    try:
        found = feedparser.parse(io.BytesIO(data), sanitize_html=True)
    except Exception as error:  # it lets errors of many kinds through on damaged bytes
        raise reject(source, "unsupported_kind", f"it cannot be read as a feed ({error})") from None
    if not found.entries:
        problem = found.get("bozo_exception")
        reason = "empty" if found.get("version") else "unsupported_kind"
        raise reject(source, reason, f"no entry of a feed in it{f' ({problem})' if problem else ''}")
    for number, entry in enumerate(found.entries, start=1):
        here = f"{source}!{number}"
        try:
            yield Taken(_report(entry, found.feed, here, options))
        except RejectedInputError as error:
            yield Reject.from_error(error)


def _report(entry: Any, feed: Any, source: str, options: Options) -> Any:
    title = " ".join(_plain(entry.get("title") or "").split()) or None
    contents = [item.get("value") or "" for item in entry.get("content") or []]
    html = max(contents, key=len, default="")
    summary = entry.get("summary") or ""
    warnings = []
    if not html.strip():
        html = summary
        warnings.append("the feed gives a summary; the whole report is at its address")
    blocks = [block for block in fragment_blocks(html) if not is_boilerplate(block)]
    if title and blocks and flat(blocks[0]) == flat(title):
        blocks = blocks[1:]
    if not blocks:
        raise reject(source, "empty", f"the entry {title!r} has no text; save the page it links to")
    layout = compose(title, blocks)
    check_text(layout.text, source, options)
    own = entry.get("source") or {}
    fields = {
        "outlet": own.get("title") or feed.get("title"),
        "url": entry.get("link"),
        "published": _date(entry.get("published")),
        "updated": _date(entry.get("updated")) if entry.get("updated") != entry.get("published") else None,
        "byline": _byline(entry),
        "language": (entry.get("content") or [{}])[0].get("language") or feed.get("language"),
    }
    # An Atom entry must have `updated` and need not have `published`.
    if fields["published"] is None and "published" not in entry:
        fields["published"] = _date(entry.get("updated"))
    extra = {"id": entry["id"]} if entry.get("id") and entry.get("id") != entry.get("link") else {}
    return make_report(
        layout, fields, source=source, kind="feed", options=options, extra=extra, warnings=warnings
    )


def _plain(text: str) -> str:
    return " ".join(fragment_blocks(text)) if re.search(r"<\w|&\w+;|&#", text) else text


def _date(written: str | None) -> str | None:
    return to_iso(written) if written else None


def _byline(entry: Any) -> str | None:
    names = [author.get("name") or "" for author in entry.get("authors") or []]
    return ", ".join(name for name in names if name) or entry.get("author") or None
