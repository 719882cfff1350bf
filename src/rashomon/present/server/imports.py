"""Imports: files sent to the server, or named by their path, read into the record in the background."""

from __future__ import annotations

import json
import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any, Literal

from rashomon.ingest import KINDS
from rashomon.present.server.answers import ProblemError
from rashomon.present.server.models import ImportIn, Imports, ImportView, RejectView
from rashomon.record.inserts import now

LARGEST_FILE = 200_000_000
"""Bytes of one file sent: a web archive of some thousand pages."""
LARGEST_IMPORT = 2_000_000_000
"""Bytes of one import."""
MOST_FILES = 20_000
MOST_WAITING = 20
"""Imports that may be waiting for files or reading at one time."""
_SHOWN_REJECTS = 1_000
_LAST_WORDS = 2_000

State = Literal["waiting", "reading", "done", "cancelled", "failed"]


@dataclass(eq=False)
class Import:
    """One import. Its fields change under `lock`."""

    id: str
    folder: Path
    """Where the reading process stands: paths are named from here."""
    options: dict[str, Any]
    paths: list[str] = field(default_factory=list)
    """What to read; empty for everything that was sent."""
    sent: bool = True
    """True when the files were sent, so that the folder is the import's own and goes with it."""
    state: State = "waiting"
    files: int = 0
    size: int = 0
    total: int | None = None
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("read", "already", "not_read"), 0))
    events: int = 0
    rejects: list[RejectView] = field(default_factory=list)
    rejected: int = 0
    latest: str | None = None
    detail: str | None = None
    started: str | None = None
    finished: str | None = None
    process: subprocess.Popen[str] | None = field(default=None, repr=False)
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def view(self) -> ImportView:
        """The import as it is shown."""
        with self.lock:
            return ImportView(
                id=self.id,
                state=self.state,
                files=self.files,
                total=self.total,
                done=sum(self.counts.values()) + self.rejected,
                read=self.counts["read"],
                already=self.counts["already"],
                not_read=self.counts["not_read"],
                events=self.events,
                rejects=list(self.rejects),
                latest=self.latest,
                detail=self.detail,
                started=self.started,
                finished=self.finished,
            )

    def note(self, said: dict[str, Any]) -> None:
        """One line of the reading process."""
        with self.lock:
            if "total" in said:
                self.total = said["total"]
            step = said.get("step")
            if step == "reject":
                self.rejected += 1
                if len(self.rejects) < _SHOWN_REJECTS:
                    self.rejects.append(
                        RejectView(source=said["source"], reason=said["reason"], detail=said["detail"])
                    )
            elif step in self.counts:
                self.counts[step] += 1
                self.events += said.get("events", 0)
                self.latest = said.get("name") or self.latest


class ImportDesk:
    """All imports of one server."""

    def __init__(self, record_path: Path, *, readonly: bool = False, folder: Path | None = None) -> None:
        """`folder` is where files of this machine may be named; None: nowhere."""
        self._record, self._readonly = record_path.absolute(), readonly
        self._folder = None if folder is None else folder.resolve()
        self._imports: dict[str, Import] = {}
        self._lock = threading.Lock()
        self._room: tempfile.TemporaryDirectory[str] | None = None

    @property
    def takes_paths(self) -> bool:
        """True when files of this machine can be named."""
        return self._folder is not None

    def all(self) -> Imports:
        """All imports, newest first."""
        with self._lock:
            return Imports(imports=[one.view() for one in reversed(self._imports.values())])

    def one(self, import_id: str) -> Import:
        """One import. Raises ProblemError."""
        with self._lock:
            found = self._imports.get(import_id)
        if found is None:
            raise ProblemError("not_found", "there is no such import", "start a new one")
        return found

    def begin(self, given: ImportIn) -> Import:
        """A new import; with paths it starts at once. Raises ProblemError."""
        if self._readonly:
            raise ProblemError(
                "unavailable", "the record is open for reading only", "serve it without --readonly"
            )
        if given.kind is not None and given.kind not in KINDS:
            raise ProblemError(
                "bad_request", f"no kind of input is {given.kind!r}", f"there are {', '.join(KINDS)}"
            )
        options = {"outlet": given.outlet, "language": given.language, "kind": given.kind}
        paths = None if given.paths is None else self._checked(given.paths)
        with self._lock:
            if sum(one.state in ("waiting", "reading") for one in self._imports.values()) >= MOST_WAITING:
                raise ProblemError("busy", "too many imports are open", "wait for one, or cancel one")
            name = secrets.token_hex(8)
            if paths is None:
                one = Import(name, self._new_folder(name), options)
            else:
                assert self._folder is not None
                one = Import(name, self._folder, options, paths, sent=False, files=len(paths))
            self._imports[name] = one
        if paths is not None:
            self.start(one)
        return one

    def _checked(self, paths: Sequence[str]) -> list[str]:
        """The paths as seen from the folder, none of them outside it. Raises ProblemError."""
        if self._folder is None:
            raise ProblemError(
                "forbidden",
                "this server does not read files of this machine by their path",
                "send the files, or start it with --folder",
            )
        found = []
        for given in paths:
            try:
                path = (self._folder / given).resolve()
                inside = path.relative_to(self._folder)
            except (ValueError, OSError, RuntimeError):
                raise ProblemError(
                    "forbidden", "a path leads out of the folder that was given", "name files inside it"
                ) from None
            found.append(str(inside))
        if not found:
            raise ProblemError("bad_request", "there are no paths", "name a file or a folder")
        return found

    def _new_folder(self, name: str) -> Path:
        if self._room is None:
            self._room = tempfile.TemporaryDirectory(prefix="rashomon-")
        folder = Path(self._room.name) / name
        folder.mkdir()
        return folder

    # --- Files sent -----------------------------------------------------------------------------------

    def place_for(self, one: Import, name: str) -> Path:
        """Where a file that is sent is put: inside the import's folder, whatever its name is."""
        parts = _safe_parts(name)
        with one.lock:
            if one.state != "waiting" or not one.sent:
                raise ProblemError("unavailable", "this import takes no more files", "start a new one")
            if one.files >= MOST_FILES:
                raise ProblemError("too_large", f"an import has at most {MOST_FILES} files", "start another")
            one.files += 1
        path = one.folder.joinpath(*parts)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                raise OSError("a folder has that name")
        except OSError:
            raise ProblemError("bad_request", "a file cannot have that name", "rename it") from None
        return path

    def grew(self, one: Import, size: int) -> None:
        """Count bytes that were sent. Raises ProblemError when they are too many."""
        with one.lock:
            one.size += size
            if one.size > LARGEST_IMPORT:
                raise ProblemError("too_large", "the import is too large", "send it in parts")

    # --- Reading --------------------------------------------------------------------------------------

    def start(self, one: Import) -> None:
        """Begin reading. Raises ProblemError when there is nothing to read."""
        with one.lock:
            if one.state != "waiting":
                raise ProblemError("unavailable", "this import was started already", "start a new one")
            if not one.files:
                raise ProblemError("bad_request", "the import has no files", "send files first")
            paths = one.paths or sorted(entry.name for entry in one.folder.iterdir())
            one.process = subprocess.Popen(
                [sys.executable, "-m", "rashomon.present.server.import_worker"],
                cwd=one.folder,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="replace",
            )
            one.state, one.started = "reading", now()
        job = {
            "record": str(self._record),
            "paths": [_as_path(path) for path in paths],
            "options": one.options,
        }
        threading.Thread(target=self._follow, args=(one, one.process, job), daemon=True).start()

    def _follow(self, one: Import, process: subprocess.Popen[str], job: dict[str, Any]) -> None:
        """Hear the reading process out."""
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        last_words: list[str] = []
        hearing = threading.Thread(target=_hear, args=(process.stderr, last_words), daemon=True)
        hearing.start()
        finished = False
        try:
            process.stdin.write(json.dumps(job) + "\n")
            process.stdin.close()
        except OSError:
            pass  # it is gone already; its exit code says so below
        for line in process.stdout:
            try:
                said = json.loads(line)
            except ValueError:
                continue
            finished = finished or bool(said.get("finished"))
            one.note(said)
        code = process.wait()
        hearing.join(timeout=5)
        with one.lock:
            one.finished = now()
            if one.state == "reading":
                one.state = "done" if finished else "failed"
                if not finished:
                    words = "".join(last_words).strip().splitlines()
                    one.detail = words[-1] if words else f"the reading process ended with code {code}"
        if one.sent:
            shutil.rmtree(one.folder, ignore_errors=True)

    def cancel(self, one: Import) -> None:
        """Stop an import; what was read is kept. Nothing happens when it is over."""
        with one.lock:
            was = one.state
            if was in ("waiting", "reading"):
                one.state = "cancelled"
                one.finished = now()
        if was == "reading" and one.process is not None:
            one.process.terminate()
        elif was == "waiting" and one.sent:
            shutil.rmtree(one.folder, ignore_errors=True)

    def close(self) -> None:
        """Stop everything; called when the server ends."""
        with self._lock:
            imports = list(self._imports.values())
        for one in imports:
            self.cancel(one)
        for one in imports:
            if one.process is not None:
                try:
                    one.process.wait(timeout=10)
                except subprocess.TimeoutExpired:
                    one.process.kill()
        if self._room is not None:
            self._room.cleanup()


def _safe_parts(name: str) -> list[str]:
    """The parts of a sent file's name, none of which leads out of a folder or hides the file."""
    parts = []
    for part in PurePosixPath(name.replace("\\", "/").replace("\x00", "").lstrip("/")).parts:
        kept = "".join(c if c.isprintable() and c not in '/:*?"<>|' else "_" for c in part)
        kept = kept.encode("utf-8", "replace").decode("utf-8").strip().lstrip(".-")[-120:]
        if kept:
            parts.append(kept)
    if not parts:
        raise ProblemError("bad_request", "the file has no name", "give it one with ?name=")
    return parts[-8:]


def _as_path(path: str) -> str:
    """A path that is never taken for standard input."""
    return "./-" if path == "-" else path


def _hear(stream: IO[str], heard: list[str]) -> None:
    for line in stream:
        heard.append(line[:_LAST_WORDS])
        del heard[:-20]
