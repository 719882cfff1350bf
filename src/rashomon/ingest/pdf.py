"""PDF files, by pypdfium2 (`pip install 'rashomon[pdf]'`): the text of the pages in order."""

from __future__ import annotations

import re
from typing import Any

from rashomon.ingest.decode import check_text
from rashomon.ingest.layout import join
from rashomon.ingest.make import make_report
from rashomon.ingest.taken import Options, Taken, reject

# The reader marks a hyphen at a line's end with these.
_LINE_HYPHEN = re.compile("[\ufffe\x02]")
_MOST_PAGES = 2000


def open_pdf(data: bytes, source: str, options: Options) -> Taken:
    """A PDF file as a report. Raises RejectedInputError: missing_extra, not_text, empty, too_large.

    Lines stay as they are on the page; pages are set apart by a blank line. The dates in a PDF tell when the
    file was made, not when the report was published: they are kept in `extra` only.
    """
    try:
        import pypdfium2
    except ImportError:
        raise reject(
            source, "missing_extra", "reading PDF needs pypdfium2: run pip install 'rashomon[pdf]'"
        ) from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise reject(source, "not_text", f"the PDF cannot be opened ({error}); unlock or repair it") from None
    try:
        text = _text(document, source, options)
        info = {key: value for key, value in document.get_metadata_dict().items() if value}
    except pypdfium2.PdfiumError as error:
        raise reject(source, "not_text", f"a page of the PDF cannot be read ({error})") from None
    finally:
        document.close()
    if not text.strip():
        raise reject(
            source, "empty", "the PDF holds pictures of text, no text; run character recognition on it"
        )
    title = " ".join(str(info.get("Title", "")).split())
    layout = join(title if title and text.lstrip().startswith(title) else None, text)
    report = make_report(
        layout,
        {},
        source=source,
        kind="pdf",
        options=options,
        extra={"pdf": info} if info else {},
    )
    return Taken(report, page=data, page_type="application/pdf")


def _text(document: Any, source: str, options: Options) -> str:
    pages: list[str] = []
    size = 0
    for number in range(min(len(document), _MOST_PAGES)):
        page = document[number]
        reader = page.get_textpage()
        raw = reader.get_text_range()
        reader.close()
        page.close()
        text = _LINE_HYPHEN.sub("-", raw.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", ""))
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        pages.append(text.strip())
        size += len(text)
        if size > options.max_text:
            break
    return check_text("\n\n".join(filter(None, pages)), source, options)
