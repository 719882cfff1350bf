"""What a page says of itself: JSON-LD first, then meta tags, then marked elements. No date is guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from rashomon.ingest.dates import to_iso
from rashomon.ingest.layout import flat

_ARTICLE_TYPES = (
    "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle",
    "backgroundnewsarticle",
    "liveblogposting", "article", "report", "blogposting", "socialmediaposting", "webpage",
)  # fmt: skip
_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date",
    "publish-date", "publishdate", "pubdate", "pdate", "article.published", "date", "rnews:datepublished",
    "citation_publication_date", "cxenseparse:recs:publishtime", "displaydate", "publication_date",
    "originalpublicationdate", "iso-8601-publish-date",
)  # fmt: skip
_UPDATED_META = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified",
    "lastmod", "article.updated", "revision_date", "dc.date.modified",
)  # fmt: skip
_AUTHOR_META = ("author", "byl", "parsely-author", "sailthru.author", "dc.creator", "article:author",
                "dc.author", "article:author_name", "citation_author")  # fmt: skip
_OUTLET_META = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
    "article:publisher",
    "copyright",
)
_TITLE_META = (
    "og:title",
    "twitter:title",
    "headline",
    "dc.title",
    "parsely-title",
    "sailthru.title",
    "title",
)
_MOST_TAGS = 3000

# Headline and date share a header: one to three elements up, on the pages read.
_HEADER_LEVELS = 3
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:date|time|timestamp|published|publishing|pubdate)(?:$|[\s_-])", re.IGNORECASE
)

Meta = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class PageMeta:
    """Fields of a page as it states them; None where it does not."""

    headlines: tuple[str, ...]
    """Candidate headlines, the surest first."""
    outlet: str | None
    url: str | None
    published: str | None
    updated: str | None
    byline: str | None
    language: str | None


def read_meta(root: Any, url: str | None) -> PageMeta:
    """The metadata of a parsed page; `url` is where it was fetched, when that is known."""
    nodes = list(_json_ld(root))
    article = _article(nodes)
    meta = _meta_tags(root)
    canonical = _url(root, meta, article, url)
    outlet = _outlet(article, nodes, meta, canonical)
    return PageMeta(
        headlines=tuple(_headlines(root, article, meta, outlet)),
        outlet=outlet,
        url=canonical,
        published=_date(article, "datePublished", meta, _PUBLISHED_META)
        or _marked_date(root, "datePublished")
        or _header_date(root)
        or _only_date(root, meta),
        updated=_date(article, "dateModified", meta, _UPDATED_META) or _marked_date(root, "dateModified"),
        byline=_other_than(outlet, _byline(root, article, nodes, meta)),
        language=_language(root, article, meta),
    )


def _json_ld(root: Any) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        text = re.sub(r"^\s*(?:<!--|<!\[CDATA\[|//.*\n)*|(?:-->|\]\]>|;)*\s*$", "", script.text)
        try:
            stack = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            continue
        while stack:
            item = stack.pop()
            if isinstance(item, list):
                stack.extend(reversed(item))
            elif isinstance(item, dict):
                yield item
                stack.extend(item[key] for key in ("@graph", "mainEntity", "hasPart") if key in item)


def _types(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type") or ""
    return [str(kind).rsplit("/", 1)[-1].lower() for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _article(nodes: list[dict[str, Any]]) -> dict[str, Any]:
    def rank(node: dict[str, Any]) -> int:
        return min(
            (_ARTICLE_TYPES.index(kind) for kind in _types(node) if kind in _ARTICLE_TYPES), default=99
        )

    best = min(nodes, key=rank, default={})
    return best if best and rank(best) < 99 else {}


def _meta_tags(root: Any) -> Meta:
    meta: Meta = {}
    for count, tag in enumerate(root.iter("meta")):
        if count > _MOST_TAGS:
            break
        content = (tag.get("content") or "").strip()
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        if content and name:
            meta.setdefault(name.strip().lower(), []).append(content)
    return meta


def _first(meta: Meta, names: tuple[str, ...]) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _date(article: dict[str, Any], key: str, meta: Meta, names: tuple[str, ...]) -> str | None:
    value = article.get(key)
    for written in (value if isinstance(value, list) else [value]) + [
        meta[name][0] for name in names if name in meta
    ]:
        found = to_iso(written) if isinstance(written, str) else None
        if found:
            return found
    return None


def _marked_date(root: Any, prop: str) -> str | None:
    """A date that an element is marked to hold; times without such a mark may belong to other articles."""
    for element in root.xpath(f"//*[@itemprop='{prop}'] | //time[@pubdate and 'datePublished'='{prop}']"):
        for written in (element.get("datetime"), element.get("content"), element.text_content()):
            found = to_iso(written) if written else None
            if found:
                return found
    return None


def _header_date(root: Any) -> str | None:
    """The one date that the page shows beside its headline, in an element whose class calls it a date."""
    for heading in list(root.iter("h1"))[:3]:
        scope = heading.getparent()
        for _ in range(_HEADER_LEVELS):
            if scope is None or scope.tag in ("body", "html"):
                break
            dates = _classed_dates(scope)
            if dates:
                return dates.pop() if len(dates) == 1 else None
            scope = scope.getparent()
    return None


def _classed_dates(scope: Any) -> set[str]:
    dates: set[str] = set()
    for element in scope.iter("span", "time", "div", "p", "li"):
        if _DATE_CLASS.search(element.get("class") or ""):
            found = to_iso(element.text_content()[:200])
            if found and len(found) >= len("2016-05-31"):
                dates.add(found[: len("2016-05-31")])
    return dates


def _only_date(root: Any, meta: Meta) -> str | None:
    """The date behind the last bar of the title, or of the page's one dated `time` element."""
    for title in (*meta.get("og:title", ()), *(_text(t.text_content()) for t in root.iter("title"))):
        found = to_iso((title or "").rpartition("|")[2]) if "|" in (title or "") else None
        if found and len(found) >= len("2016-05-31"):
            return found
    dates = {to_iso(element.get("datetime") or "") for element in root.iter("time")}
    return dates.pop() if len(dates) == 1 else None


def _text(value: Any) -> str | None:
    if isinstance(value, str):
        # JSON can hold NULs and half characters, which no text may.
        whole = value.replace("\x00", " ").encode("utf-8", "replace").decode()
        return " ".join(_unescaped(whole).split()) or None
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("@value"))
    if isinstance(value, list):
        return _text(value[0]) if value else None
    return None


def _unescaped(value: str) -> str:
    from html import unescape

    return re.sub(r"<[^>]{1,200}>", "", unescape(value)) if "&" in value or "<" in value else value


def _url(root: Any, meta: Meta, article: dict[str, Any], fetched: str | None) -> str | None:
    canonical = next(
        (link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"),
        None,
    )
    entity = article.get("mainEntityOfPage")
    entity = entity.get("@id") if isinstance(entity, dict) else entity
    for written in (canonical, _first(meta, ("og:url",)), article.get("url"), entity):
        if not isinstance(written, str) or not written.strip():
            continue
        try:
            whole = urljoin(fetched or "", written.strip())
            if urlsplit(whole).scheme in ("http", "https"):
                return whole
        except ValueError:
            continue
    return fetched


def _outlet(article: dict[str, Any], nodes: list[dict[str, Any]], meta: Meta, url: str | None) -> str | None:
    named = _text(article.get("publisher"))
    site = next((_text(node.get("name")) for node in nodes if "website" in _types(node)), None)
    for name in (meta.get("og:site_name", [None])[0], named, site, _first(meta, _OUTLET_META[1:3])):
        name = _text(name)
        if name and len(name) <= 80 and not name.startswith(("http://", "https://", "@")):
            return name
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        host = None
    return host.removeprefix("www.") if host else None


def _headlines(root: Any, article: dict[str, Any], meta: Meta, outlet: str | None) -> Iterator[str]:
    stated = [_text(article.get("headline")), *(_text(meta[name][0]) for name in _TITLE_META if name in meta)]
    titles = [_text(title.text_content()) for title in root.iter("title")][:1]
    known = [_without_outlet(title, outlet) for title in [*stated, *titles] if title]
    shown = [text for h1 in root.iter("h1") if (text := " ".join(h1.text_content().split()))]
    # The headline that readers see, where the page's own data confirm it: then it can be found on the page.
    for text in shown:
        if any(_alike(text, title) for title in known) and len(text) <= 400:
            yield text
    yield from known
    if len(shown) == 1 and len(shown[0]) <= 400:
        yield shown[0]


def _without_outlet(title: str, outlet: str | None) -> str:
    """A page title without the outlet's name behind the last bar or dash."""
    parts = re.split(r"\s+[|–—·»:-]\s+|\s+\|\s*|:\s", title)
    tail = parts[-1]
    if (
        len(parts) > 1
        and outlet
        and (flat(tail) in flat(outlet) or flat(outlet) in flat(tail))
        and flat(tail)
    ):
        return re.sub(r"\s*[|–—·»:-]\s*$", "", title[: title.rindex(tail)]).strip() or title
    return title


def _alike(shown: str, title: str) -> bool:
    """True when two printings of a headline share most of their words."""
    one, other = set(re.findall(r"\w+", shown.casefold())), set(re.findall(r"\w+", title.casefold()))
    return bool(one and other) and len(one & other) >= 0.6 * min(len(one), len(other))


_NO_NAME = re.compile(
    r"https?://|www\.|^@|\d{4}"
    r"|^(?:admin|administrator|webmaster|editor|root|staff|no author|unknown|none|null|n/a)$",
    re.IGNORECASE,
)


def _byline(root: Any, article: dict[str, Any], nodes: list[dict[str, Any]], meta: Meta) -> str | None:
    stated = article.get("author")
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    names = []
    for author in stated if isinstance(stated, list) else [stated]:
        if isinstance(author, dict) and "name" not in author and author.get("@id") in by_id:
            author = by_id[author["@id"]]
        names.append(_name(_text(author)))
    found = list(dict.fromkeys(name for name in names if name))
    if found:
        return ", ".join(found)
    for key in _AUTHOR_META:
        found = [name for name in map(_name, meta.get(key, ())) if name]
        if found:
            return ", ".join(dict.fromkeys(found))
    return _marked_author(root)


def _other_than(outlet: str | None, byline: str | None) -> str | None:
    """A byline; None where it only gives the outlet's own name, which is not a writer's."""
    if byline and outlet and (flat(byline) in flat(outlet) or flat(outlet) in flat(byline)):
        return None
    return byline


def _name(written: str | None) -> str | None:
    if not written:
        return None
    name = re.sub(
        r"^\s*(?:by|von|par|por)\s+", "", " ".join(_unescaped(written).split()), flags=re.IGNORECASE
    ).strip(" ,;|")
    return name if name and len(name) <= 120 and not _NO_NAME.search(name) else None


def _marked_author(root: Any) -> str | None:
    for element in root.xpath("//*[@rel='author'] | //*[@itemprop='author']")[:5]:
        inner = element.xpath(".//*[@itemprop='name']")
        name = _name((inner[0] if inner else element).text_content())
        if name:
            return name
    return None


def _language(root: Any, article: dict[str, Any], meta: Meta) -> str | None:
    stated = (
        _text(article.get("inLanguage"))
        or root.get("lang")
        or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    )
    return stated or _first(meta, ("content-language", "og:locale", "language"))
