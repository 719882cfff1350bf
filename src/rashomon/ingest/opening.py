"""Opening inputs: find files, guess their kind, hand each to its reader; a bad file is a row, not an error.

Folders are read to the bottom in the order of their names. Passed over in silence there: hidden files and
folders, the `NAME_files` folders that browsers put beside a saved `NAME.html`, and the parts of web pages
(styles, scripts, pictures, fonts, sound, film). Any other file that no reader knows becomes a reject.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import stat
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from rashomon.errors import RejectedInputError
from rashomon.ingest.decode import gunzip
from rashomon.ingest.taken import Kind, Options, Outcome, Reject, Taken, reject

_BY_SUFFIX: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "csv",
    ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".warc": "warc", ".wacz": "wacz", ".pdf": "pdf",
}  # fmt: skip
_PAGE_PARTS = frozenset(
    ".css .js .mjs .map .png .jpg .jpeg .gif .svg .webp .avif .ico .bmp .tif .tiff .woff .woff2 .ttf .otf "
    ".eot .mp3 .mp4 .m4a .webm .ogg .wav .avi .mov .mkv .cdx .cdxj".split()
)
# Files that are no report whatever is in them: read as text they would give nonsense.
_NO_REPORT = frozenset(
    ".py .c .h .java .rs .go .sh .toml .yaml .yml .ini .cfg .sql .sqlite .db .lock .zip .tar .7z .rar .exe "
    ".dll .so .doc .docx .odt .rtf .ppt .pptx .xls .xlsx .ods .epub .mobi .parquet .feather .pkl .npy .bin "
    ".eml .mbox .webarchive .mht .mhtml .log".split()
)
_INSTEAD = {
    ".docx": "save it as .txt, .html or .pdf", ".doc": "save it as .txt, .html or .pdf",
    ".odt": "save it as .txt, .html or .pdf", ".rtf": "save it as .txt", ".xlsx": "save the sheet as .csv",
    ".zip": "unpack it", ".tar": "unpack it",
    ".mhtml": "save the page as .html", ".mht": "save the page as .html",
    ".epub": "save the chapters as .html", ".parquet": "write the rows as .jsonl",
}  # fmt: skip
_STREAMED: tuple[Kind, ...] = ("jsonl", "csv", "warc", "wacz")
_FEED = re.compile(rb"<(?:rss|feed|(?:\w+:)?RDF)[\s>]", re.IGNORECASE)
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_SNIFFED = 4096


def open_reports(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], *, options: Options | None = None
) -> Iterator[Outcome]:
    """A `Taken` (report and saved page) or a `Reject` (and why) for every document in `paths`, one at a time.

    `paths` are files, folders, or `-` for standard input, read in the order given. A bad file raises nothing.
    """
    chosen = options or Options()
    for path in [paths] if isinstance(paths, (str, os.PathLike)) else paths:
        name = os.fspath(path)
        if name == "-":
            # Archives must be read back and forth, and rows may be many: the pipe is kept on disk meanwhile.
            with tempfile.TemporaryFile() as kept:
                shutil.copyfileobj(sys.stdin.buffer, kept)
                kept.seek(0)
                yield from _guarded(kept, "-", None, chosen)
        else:
            yield from _open_path(Path(name), chosen)


def _open_path(path: Path, options: Options) -> Iterator[Outcome]:
    if not os.path.isdir(path):  # noqa: PTH112 - unlike Path.is_dir, it is False for names too long to exist
        yield from _open_file(path, options)
        return
    unread: list[OSError] = []
    for file in _walk(path, unread.append):
        yield from _open_file(file, options)
    for error in unread:
        yield Reject(
            source=_source(Path(error.filename or path)),
            reason="not_found",
            detail=f"the folder cannot be listed ({error.strerror}); check its permissions",
        )


def _source(path: Path) -> str:
    """A path as a report names it; bytes of it that are no UTF-8 are replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def _walk(folder: Path, unread: Callable[[OSError], None]) -> Iterator[Path]:
    """The files of a folder that may hold reports, sorted by path; links to folders are not followed."""
    for place, folders, names in os.walk(folder, onerror=unread):
        pages = {
            Path(name).stem for name in names if Path(name).suffix.lower() in (".html", ".htm", ".xhtml")
        }
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and not (name.endswith(("_files", "_Dateien", "_fichiers")) and name.rsplit("_", 1)[0] in pages)
        )
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() not in _PAGE_PARTS:
                yield Path(place, name)


def _open_file(path: Path, options: Options) -> Iterator[Outcome]:
    source = _source(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise reject(
                source, "unsupported_kind", "this is no file (a pipe or a device); use - to read a pipe"
            )
        stream = path.open("rb")
    except RejectedInputError as error:
        yield Reject.from_error(error)
        return
    except FileNotFoundError:
        yield Reject(
            source=source, reason="not_found", detail="there is no such file or folder; check the path"
        )
        return
    except (OSError, ValueError) as error:
        yield Reject(source=source, reason="not_found", detail=f"the file cannot be opened ({error})")
        return
    taken_at = datetime.fromtimestamp(max(0, status.st_mtime), UTC).isoformat(timespec="seconds")
    with stream:
        yield from _guarded(stream, source, taken_at.replace("+00:00", "Z"), options)


def _guarded(stream: IO[bytes], source: str, taken_at: str | None, options: Options) -> Iterator[Outcome]:
    """Everything one file gives; what goes wrong in it becomes a reject."""
    try:
        for outcome in _open_stream(stream, source, options):
            if isinstance(outcome, Taken) and outcome.report.captured_at is None and taken_at is not None:
                report = outcome.report.model_copy(update={"captured_at": taken_at})
                outcome = Taken(report, outcome.page, outcome.page_type, outcome.page_encoding)
            yield outcome
    except RejectedInputError as error:
        yield Reject.from_error(error)
    except OSError as error:
        yield Reject(
            source=source, reason="not_found", detail=f"the file cannot be read ({error}); try again"
        )


def guess_kind(name: str, head: bytes) -> Kind | None:
    """The kind of a file by its name, else by its first bytes; None when no reader knows it."""
    suffix = Path(name.lower().removesuffix(".gz")).suffix
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"WARC/"):
        return "warc"
    if suffix in _PAGE_PARTS or suffix in _NO_REPORT:
        return None
    if head.startswith(b"PK\x03\x04"):
        return "wacz" if b".warc" in head or b"datapackage.json" in head else None
    if _FEED.search(head) and not _HTML.search(head):
        return "feed"
    if _HTML.search(head):
        return "html"
    if suffix == ".xml" or head[:5] == b"<?xml":
        return None
    if re.match(rb'\s*(?:\[\s*)?\{\s*"', head):
        return "json"
    return "text"


def _open_stream(stream: IO[bytes], source: str, options: Options) -> Iterator[Outcome]:
    head = stream.read(_SNIFFED)
    stream.seek(0)
    packed = head.startswith(b"\x1f\x8b")
    inner = _unpacked_head(head) if packed else head
    kind = options.kind or guess_kind(source, inner)
    if kind is None:
        suffix = Path(source).suffix.lower()
        advice = _INSTEAD.get(suffix, "name its kind (option `kind`) if it does hold a report")
        raise reject(source, "unsupported_kind", f"no reader for {suffix or 'this kind of'} files; {advice}")
    if not inner.strip() and not packed:
        raise reject(source, "empty", "the file has no bytes; save it again")
    if kind in _STREAMED:
        yield from _open_streamed(stream, source, kind, options, packed=packed)
        return
    data = _read(stream, source, options)
    yield from _open_bytes(gunzip(data, source, options) if packed else data, source, kind, options)


def _unpacked_head(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, _SNIFFED)
    except zlib.error:
        return b""


def _read(stream: IO[bytes], source: str, options: Options) -> bytes:
    data = stream.read(options.max_raw + 1)
    if len(data) > options.max_raw:
        raise reject(
            source,
            "too_large",
            f"the file has more than {options.max_raw} bytes; split it or raise the limit",
        )
    return data


def _open_streamed(
    stream: IO[bytes], source: str, kind: Kind, options: Options, *, packed: bool
) -> Iterator[Outcome]:
    from rashomon.ingest import archive, rows

    if kind == "warc":
        yield from archive.open_warc(stream, source, options)
    elif kind == "wacz":
        yield from archive.open_wacz(stream, source, options)
    else:
        lines: IO[bytes] = gzip.GzipFile(fileobj=stream) if packed else stream  # type: ignore[assignment]
        try:
            yield from (rows.rows_of_jsonl if kind == "jsonl" else rows.rows_of_csv)(lines, source, options)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise reject(source, "corrupt_archive_member", f"the gzip data is damaged ({error})") from None
        except UnicodeError as error:
            raise reject(source, "wrong_encoding", f"{error}; save the file as UTF-8") from None


def _open_bytes(data: bytes, source: str, kind: Kind, options: Options) -> Iterator[Outcome]:
    # Readers are imported when a file of their kind comes: a text needs no HTML parser.
    from rashomon.ingest import feed, page, pdf, plain, rows

    if kind == "text":
        yield plain.open_text(data, source, options)
    elif kind == "markdown":
        yield plain.open_markdown(data, source, options)
    elif kind == "html":
        yield page.open_page(data, source, options)
    elif kind == "json":
        yield from rows.rows_of_json(data, source, options)
    elif kind == "feed":
        yield from feed.open_feed(data, source, options)
    else:
        yield pdf.open_pdf(data, source, options)
