"""Bytes to text, without changing a character: byte order marks, encodings, gzip with a bound.

Line ends stay as they are. A text that is not clearly UTF-8, UTF-16 with a mark, or Windows-1252 is turned
away rather than guessed: a wrong guess would freeze wrong characters into every citation.
"""

from __future__ import annotations

import codecs
import re
import zlib

from rashomon.ingest.taken import Options, reject

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SURROGATE = re.compile("[\ud800-\udfff]")

# Controls that no text holds; tab, line feed, vertical tab, form feed, return and escape do occur.
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

# cp1252 letters, quote marks, dashes and signs that English and Western European prose uses above ASCII.
_WESTERN = frozenset(
    "‘’“”–—…•€£§©®°«»¿¡·´½¼¾ªº\xa0\xadàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŠšŽžŒœŸ‚„™"
)
_LATIN_RUN = re.compile("[À-ÖØ-öø-ÿŠšŽžŒœŸ]{3,}")

# Windows-1252 is plausible while at most this share of the text is above ASCII. French, the accent-richest
# of the languages it was made for, stays near 5 %; Cyrillic or Greek read as cp1252 is far above 50 %.
_WESTERN_SHARE = 0.15


def decode_text(data: bytes, source: str, options: Options) -> tuple[str, str]:
    """The text of a file's bytes, and its encoding; the byte order mark is not part of the text.

    Raises RejectedInputError: not_text for binary data, wrong_encoding, too_large.
    """
    if options.encoding is not None:
        text, encoding = _decode_as(data, options.encoding, source), options.encoding
    else:
        text, encoding = _decode_guessed(data, source)
    return check_text(text, source, options), encoding


def check_text(text: str, source: str, options: Options) -> str:
    """The same text, when it can be frozen: within the limit, without NULs and lone surrogates."""
    if len(text) > options.max_text:
        raise reject(
            source,
            "too_large",
            f"the text has {len(text)} code points, more than {options.max_text}; split it",
        )
    if "\x00" in text:
        raise reject(source, "not_text", "the text holds NUL characters; export it again as plain text")
    found = _SURROGATE.search(text)
    if found:
        raise reject(
            source,
            "wrong_encoding",
            f"a lone surrogate (U+{ord(found[0]):04X}) stands at {found.start()}: half of a character; "
            "export the text again as UTF-8",
        )
    return text


def _decode_as(data: bytes, encoding: str, source: str) -> str:
    for mark, _ in _MARKS[:1]:
        data = data.removeprefix(mark) if encoding.lower().replace("_", "-").startswith("utf-8") else data
    try:
        return data.decode(encoding)
    except LookupError:
        raise reject(source, "wrong_encoding", f"there is no encoding named {encoding!r}") from None
    except UnicodeDecodeError as error:
        raise reject(source, "wrong_encoding", _where(error, encoding)) from None
    except UnicodeError as error:
        raise reject(source, "wrong_encoding", f"the file is not {encoding} ({error})") from None


def _where(error: UnicodeDecodeError, encoding: str) -> str:
    return (
        f"byte 0x{error.object[error.start]:02X} at {error.start} is not {encoding}; save the file as UTF-8 "
        "or name its encoding (option `encoding`)"
    )


def _decode_guessed(data: bytes, source: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding, source), encoding
    control = _CONTROLS.search(data)
    if control:
        raise reject(
            source,
            "not_text",
            f"byte 0x{data[control.start()]:02X} at {control.start()} does not occur in text: this is a "
            "binary file, or UTF-16 without its byte order mark",
        )
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        western = _as_western(data)
        if western is None:
            raise reject(source, "wrong_encoding", _where(error, "UTF-8")) from None
        return western, "cp1252"


def _as_western(data: bytes) -> str | None:
    """The bytes read as Windows-1252, when the outcome looks like prose of Western Europe; else None."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    high = [char for char in text if char > "\x7f"]
    if len(high) > _WESTERN_SHARE * len(text) or any(char not in _WESTERN for char in high):
        return None
    return None if _LATIN_RUN.search(text) else text


def gunzip(data: bytes, source: str, options: Options) -> bytes:
    """The unpacked bytes of a .gz file, of which no more than `max_raw` are ever made."""
    out = bytearray()
    rest = data
    while rest:
        unpacker = zlib.decompressobj(wbits=31)
        try:
            out += unpacker.decompress(rest, options.max_raw + 1 - len(out))
        except zlib.error as error:
            raise reject(source, "corrupt_archive_member", f"the gzip data is damaged ({error})") from None
        if len(out) > options.max_raw:
            raise reject(
                source, "too_large", f"unpacks to more than {options.max_raw} bytes; raise the limit"
            )
        if not unpacker.eof:
            raise reject(source, "corrupt_archive_member", "the gzip data ends early; fetch the file again")
        rest = unpacker.unused_data.lstrip(b"\x00")
    return bytes(out)


_PIECE = 1024


def unpack(data: bytes, encoding: str, source: str, options: Options) -> bytes:
    """A page's body without its Content-Encoding (gzip, deflate, br); bodies stored unpacked pass through.

    Raises RejectedInputError: too_large, corrupt_archive_member, unsupported_kind.
    """
    if encoding in ("", "identity") or data.lstrip()[:1] == b"<":
        return data
    if encoding in ("gzip", "x-gzip"):
        return gunzip(data, source, options) if data[:2] == b"\x1f\x8b" else data
    if encoding == "deflate":
        return _inflate(data, source, options)
    if encoding == "br":
        return _unbrotli(data, source, options)
    raise reject(source, "unsupported_kind", f"the page is packed as {encoding!r}; capture it again unpacked")


def _inflate(data: bytes, source: str, options: Options) -> bytes:
    for bits in (15, -15):  # with the header that the standard asks for, and as many servers send it
        try:
            out = zlib.decompressobj(wbits=bits).decompress(data, options.max_raw + 1)
        except zlib.error:
            continue
        _bounded(len(out), source, options)
        return out
    raise reject(source, "corrupt_archive_member", "the deflate data is damaged; capture the page again")


def _unbrotli(data: bytes, source: str, options: Options) -> bytes:
    import brotli

    unpacker = brotli.Decompressor()
    out = bytearray()
    try:
        for at in range(0, len(data), _PIECE):
            out += unpacker.process(data[at : at + _PIECE])
            _bounded(len(out), source, options)
    except brotli.error as error:
        raise reject(source, "corrupt_archive_member", f"the brotli data is damaged ({error})") from None
    return bytes(out)


def _bounded(size: int, source: str, options: Options) -> None:
    if size > options.max_raw:
        raise reject(source, "too_large", f"unpacks to more than {options.max_raw} bytes; raise the limit")


_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})["']""")

# As in the web's own table of encoding labels: pages that say Latin-1 or ASCII mean Windows-1252.
_LABELS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252",
           "us-ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "ks_c_5601-1987": "cp949",
           "euc-kr": "cp949", "shift_jis": "cp932", "shift-jis": "cp932", "unicode": "utf-8"}  # fmt: skip


def decode_page(data: bytes, charset: str | None, source: str, options: Options) -> tuple[str, str]:
    """An HTML page as text and its encoding, as a browser would find it.

    Byte order mark, then `charset` (of the HTTP header), then what the page declares (UTF-8 is believed
    over a wrong declaration when the bytes are UTF-8), then UTF-8, then Windows-1252. NULs and bytes outside
    the encoding become U+FFFD, as in a browser. Raises RejectedInputError (not_text, too_large).
    """
    if len(data) > options.max_raw:
        raise reject(source, "too_large", f"the page has {len(data)} bytes, more than {options.max_raw}")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace").replace("\x00", "\ufffd"), encoding
    try:
        return data.decode("utf-8").replace("\x00", "\ufffd"), "utf-8"
    except UnicodeDecodeError:
        pass
    declared = _META_CHARSET.search(data, 0, 4096) or _XML_ENCODING.search(data)
    for label in (options.encoding, charset, declared[1].decode("ascii", "replace") if declared else None):
        name = _known(label)
        if name is None:
            continue
        try:
            return data.decode(name, "replace").replace("\x00", "\ufffd"), name
        except UnicodeError:  # codecs of host names know no replacement
            continue
    return data.decode("cp1252", "replace").replace("\x00", "\ufffd"), "cp1252"


def _known(label: str | None) -> str | None:
    if not label:
        return None
    name = _LABELS.get(label.strip().lower(), label.strip().lower())
    try:
        return codecs.lookup(name).name if codecs.lookup(name)._is_text_encoding else None
    except LookupError:
        return None
