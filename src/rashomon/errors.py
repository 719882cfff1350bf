"""Everything that can go wrong, by name, and what a person can do about it."""

from __future__ import annotations


class RashomonError(Exception):
    """The parent of every error that Rashomon raises on purpose."""


class CitationError(RashomonError):
    """A span does not lie in the text it is said to cite."""

    def __init__(self, report_id: str, start: int, end: int, length: int) -> None:
        self.report_id, self.start, self.end = report_id, start, end
        super().__init__(
            f"report {report_id}: span {start}:{end} is empty or outside the text of {length} code points; "
            "cite a stretch that lies inside it"
        )


class ModelFileError(RashomonError):
    """A language model's file is missing or is not the file that was tested."""


class LexiconError(RashomonError):
    """A lexicon file breaks its own rules; the message names the file and the row."""


class GazetteerMissingError(RashomonError):
    """The compiled gazetteer is not where the package expects it."""


class RejectedInputError(RashomonError):
    """An input could not be made into a report; it becomes a row of the rejects list.

    `reason` is one of REJECT_REASONS, `source` the file (or `archive!member`), `detail` what was seen and
    what to do.
    """

    def __init__(self, reason: str, source: str, detail: str) -> None:
        self.reason, self.source, self.detail = reason, source, detail
        super().__init__(f"{source}: {reason.replace('_', ' ')}: {detail}")


REJECT_REASONS = (
    "empty",
    "not_text",
    "wrong_encoding",
    "no_article_found",
    "too_large",
    "corrupt_archive_member",
    "unsupported_kind",
    "bad_field",
    "not_found",
    "missing_extra",
    "reader_failed",
)
"""Why an input can be rejected. The list is closed: a new reason is added here first."""


class RecordError(RashomonError):
    """A record file cannot be opened, is of another schema version, or is not a record."""


class UnknownFindingError(RashomonError):
    """A report, finding, incident or run id that the record does not hold."""


class PoolError(RashomonError):
    """The reading processes cannot do any work; the message has the last thing that one of them said."""


class ExportError(RashomonError):
    """An export cannot be written or read back; the message names the file and the row."""
