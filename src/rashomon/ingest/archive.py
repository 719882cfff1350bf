"""Web archives: WARC, WARC.gz and WACZ. Their HTML pages become reports; a damaged member is a reject."""

from __future__ import annotations

import gzip
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from warcio.exceptions import ArchiveLoadFailed

from rashomon.errors import RejectedInputError
from rashomon.ingest.decode import unpack
from rashomon.ingest.page import open_page
from rashomon.ingest.taken import Options, Outcome, Reject, reject

_GZIP = b"\x1f\x8b\x08"
_RECORD = b"WARC/1."
_CHUNK = 1 << 20

# What the archive reader raises on damaged members (its own ArchiveLoadFailed is an Exception by name only).
_DAMAGE = (
    zlib.error,
    EOFError,
    ValueError,
    OSError,
    AttributeError,
    TypeError,
    LookupError,
    ArchiveLoadFailed,
)
_ZIP_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    OSError,
    RuntimeError,
    LookupError,
    struct.error,
)
_HTML = ("text/html", "application/xhtml+xml")

# An archive with more damage than this is not worth reading on: each place costs a search for the next.
_MOST_DAMAGE = 1000


def open_warc(stream: IO[bytes], source: str, options: Options, *, kind: str = "warc") -> Iterator[Outcome]:
    """A report or a reject for each HTML response of a seekable WARC stream, in order.

    After a damaged member reading goes on at the next one that begins as a member does.
    """
    stream = _one_piece(stream)
    magic = _GZIP if stream.read(2) == _GZIP[:2] else _RECORD
    reached = _Reached()
    for _ in range(_MOST_DAMAGE):
        try:
            yield from _records(stream, reached, source, options, kind)
            return
        except _DAMAGE as error:
            detail = (
                f"the member at byte {reached.offset} cannot be read ({_named(error)}); the rest is read on"
            )
        following = _next(stream, reached.offset + 1, magic)
        if not reached.taken or following is None:
            # Else it was the next member whose beginning is damaged: it is told when it is reached.
            yield Reject(source=f"{source}!{reached.offset}", reason="corrupt_archive_member", detail=detail)
        if following is None:
            return
        reached = _Reached(following)


def _one_piece(stream: IO[bytes]) -> IO[bytes]:
    """The stream; unpacked where a whole archive was gzipped in one piece, not member by member."""
    head = stream.read(_CHUNK)
    stream.seek(0)
    if not head.startswith(_GZIP):
        return stream
    try:
        first = zlib.decompressobj(wbits=31).decompress(head, 4 * _CHUNK)
    except zlib.error:
        return stream
    if b"\r\n\r\n" + _RECORD not in first:
        return stream
    return gzip.GzipFile(fileobj=stream)  # type: ignore[return-value]


def _named(error: Exception) -> str:
    words = " ".join(str(error).split())[:100]
    return words if words.isascii() and words.isprintable() else type(error).__name__


@dataclass(slots=True)
class _Reached:
    """Where the member begins that is being read, so that damage is laid to the right one."""

    offset: int = 0
    taken: bool = False
    """True when the member's page has been handed on: what fails then is what follows it."""


def _records(
    stream: IO[bytes], reached: _Reached, source: str, options: Options, kind: str
) -> Iterator[Outcome]:
    from warcio.archiveiterator import ArchiveIterator

    stream.seek(reached.offset)
    archive = ArchiveIterator(stream, arc2warc=True)
    for record in archive:
        if _is_page(record):
            yield _page(record, source, options, kind)
            reached.taken = True
        archive.read_to_end(record)
        reached.offset, reached.taken = archive.offset, False


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    mime = (record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    return mime in _HTML and (record.http_headers.get_statuscode() or "") in ("200", "203")


def _page(record: Any, source: str, options: Options, kind: str) -> Outcome:
    url = record.rec_headers.get_header("WARC-Target-URI")
    here = f"{source}!{url or record.rec_headers.get_header('WARC-Record-ID') or 'member'}"
    content_type = record.http_headers.get_header("Content-Type") or ""
    charset = content_type.lower().partition("charset=")[2].split(";")[0].strip(" \"'") or None
    try:
        return open_page(
            _body(record, here, options),
            here,
            options,
            url=url,
            charset=charset,
            captured_at=record.rec_headers.get_header("WARC-Date"),
            kind=kind,
        )
    except RejectedInputError as error:
        return Reject.from_error(error)


def _body(record: Any, source: str, options: Options) -> bytes:
    """The page's bytes, out of chunks and unpacked. Raises RejectedInputError."""
    from warcio.bufferedreaders import ChunkedDataReader

    headers = record.http_headers
    raw = record.raw_stream
    chunked = "chunked" in (headers.get_header("Transfer-Encoding") or "").lower()
    data: bytes = (ChunkedDataReader(raw) if chunked else raw).read(options.max_raw + 1)
    if len(data) > options.max_raw:
        raise reject(source, "too_large", f"the page has more than {options.max_raw} bytes")
    left = getattr(raw, "limit", 0)
    if left > 0 and not chunked:  # chunks say themselves where they end
        raise reject(
            source, "corrupt_archive_member", f"the member ends {left} bytes early; capture the page again"
        )
    encoding = (headers.get_header("Content-Encoding") or "").strip().lower()
    return unpack(data, encoding, source, options)


def _next(stream: IO[bytes], at: int, magic: bytes) -> int | None:
    """Where the next member begins at or after `at`; None at the end."""
    stream.seek(at)
    tail = b""
    while True:
        chunk = stream.read(_CHUNK)
        if not chunk:
            return None
        window = tail + chunk
        found = window.find(magic)
        if found >= 0:
            return at - len(tail) + found
        at += len(chunk)
        tail = window[-len(magic) + 1 :]


def open_wacz(stream: IO[bytes], source: str, options: Options) -> Iterator[Outcome]:
    """A report or a reject for each HTML response in the archives of a WACZ file.

    Raises RejectedInputError (corrupt_archive_member, empty) when the file is no zip or holds no archive.
    """
    try:
        box = zipfile.ZipFile(stream)
    except _ZIP_DAMAGE as error:
        raise reject(
            source, "corrupt_archive_member", f"the file is not a whole zip archive ({error})"
        ) from None
    with box:
        names = sorted(name for name in box.namelist() if name.lower().endswith((".warc", ".warc.gz")))
        if not names:
            raise reject(source, "empty", "no .warc or .warc.gz in the archive; is it a WACZ file?")
        for name in names:
            here = f"{source}!{name}"
            try:
                with box.open(name) as member:
                    yield from open_warc(member, here, options, kind="wacz")
            except _ZIP_DAMAGE as error:
                yield Reject(
                    source=here, reason="corrupt_archive_member", detail=f"cannot be unpacked ({error})"
                )
