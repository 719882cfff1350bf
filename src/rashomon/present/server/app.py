"""The routes: each opens the record, asks one function and answers its model as JSON."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, TypeVar

import anyio
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from rashomon.errors import RashomonError
from rashomon.present.exports import FORMATS, export
from rashomon.present.server import judging
from rashomon.present.server.about import about, rejects_of, runs_of
from rashomon.present.server.answers import (
    ProblemError,
    answer_error,
    json_response,
    problem_response,
    read_model,
)
from rashomon.present.server.board import Board, Layout
from rashomon.present.server.files import page_file
from rashomon.present.server.guard import Access, Guard
from rashomon.present.server.imports import LARGEST_FILE, ImportDesk
from rashomon.present.server.incident_view import incident_view, why_view
from rashomon.present.server.library import Library
from rashomon.present.server.models import (
    DecisionIn,
    FindingPlace,
    ImportIn,
    ImportView,
    IncidentDecisionIn,
    Model,
    Problem,
    UndoIn,
)
from rashomon.present.server.report_view import report_view
from rashomon.present.server.saved_page import (
    LARGEST,
    PAGE_FRAME_POLICY,
    page_anchors,
    served_page,
    spans_of_finding,
)
from rashomon.present.server.shelf import Shelf
from rashomon.record import Record
from rashomon.record.judged import judged_copy

M = TypeVar("M", bound=Model)

LARGEST_JSON = 1_000_000
"""Bytes of JSON that a route takes."""

_READ_ONLY = ProblemError(
    "unavailable",
    "the record is open for reading only",
    "serve it without --readonly, from a place that can be written",
)


class Server:
    """One record with everything that answers about it. `app` is the whole of it as ASGI."""

    def __init__(
        self,
        path: Path,
        *,
        access: Access | None = None,
        readonly: bool = False,
        folder: Path | None = None,
    ) -> None:
        """`folder` is where imports may name files of this machine. Raises RecordError for no record."""
        self.path, self.readonly = path, readonly
        self.access = access or Access()
        self.open().close()  # says now what is wrong with the record, and upgrades an older one
        self.shelf = Shelf()
        self.board = Board(self.open, self.shelf)
        self.library = Library(self.shelf, self.board)
        self.desk = ImportDesk(path, readonly=readonly, folder=folder if self.access.loopback else None)

    def open(self) -> Record:
        """The record, opened anew: a connection belongs to one request."""
        return Record.open(self.path, readonly=self.readonly)

    @property
    def app(self) -> ASGIApp:
        """The server as an ASGI application, guarded."""
        inner = Starlette(
            routes=_routes(self),
            lifespan=self._lifespan,
            exception_handlers={
                RashomonError: answer_error,
                HTTPException: _http_error,
                Exception: answer_error,
            },
        )
        inner.state.record_path = self.path
        return Guard(inner, self.access)

    @contextlib.asynccontextmanager
    async def _lifespan(self, app: Starlette) -> AsyncIterator[None]:
        await run_in_threadpool(self._warm)
        yield
        await run_in_threadpool(self.desk.close)

    def _warm(self) -> None:
        """Fill the shelf and begin to compare, so that the first view need not."""
        with self.open() as record:
            self.shelf.refresh(record)
            self.board.layout(record, patience=0.0)

    # --- Helpers of routes ----------------------------------------------------------------------------

    def asks(self, answer: Callable[[Record, Request], Model]) -> Callable[[Request], Any]:
        """A route that only reads: `answer` runs in a thread with the record open."""

        def work(request: Request) -> Response:
            with self.open() as record:
                return json_response(answer(record, request))

        async def route(request: Request) -> Response:
            return await run_in_threadpool(work, request)

        return route

    def takes(self, kind: type[M], answer: Callable[[Record, M, Request], Model]) -> Callable[[Request], Any]:
        """A route that writes: `answer` gets the body as a model."""

        def work(given: M, request: Request) -> Response:
            with self.open() as record:
                return json_response(answer(record, given, request), status=201)

        async def route(request: Request) -> Response:
            given = await read_model(request, kind, limit=LARGEST_JSON)
            if self.readonly:
                raise _READ_ONLY
            return await run_in_threadpool(work, given, request)

        return route

    def layout(self, record: Record) -> tuple[Layout, bool]:
        """The layout at hand, and whether it is being replaced. Raises ProblemError when there is none."""
        self.shelf.refresh(record)
        layout, comparing = self.board.layout(record)
        if layout is None:
            failed = self.board.failure
            if failed is not None:
                raise ProblemError("failed", f"the accounts could not be compared ({failed})", "tell us")
            raise ProblemError(
                "busy", "the accounts are still being laid side by side", "ask again in a moment"
            )
        return layout, comparing


def _routes(server: Server) -> list[Route]:
    library, desk = server.library, server.desk
    asks, takes = server.asks, server.takes

    def about_route(record: Record, request: Request) -> Model:
        _, comparing = server.board.layout(record, patience=0.0)
        return about(record, comparing=comparing, readonly=server.readonly, paths=desk.takes_paths)

    def incident_route(record: Record, request: Request) -> Model:
        layout, comparing = server.layout(record)
        return incident_view(record, layout, library, _id(request), comparing=comparing)

    def why_route(record: Record, request: Request) -> Model:
        layout, _ = server.layout(record)
        a, b = (request.query_params.get(name, "") for name in "ab")
        return why_view(record, layout, a, b)

    def take_group(record: Record, given: IncidentDecisionIn, request: Request) -> Model:
        layout, _ = server.layout(record)
        return judging.take_group(record, layout, given)

    def number(request: Request) -> int:
        return int(request.path_params["id"])

    return [
        Route("/api/about", asks(about_route)),
        Route("/api/runs", asks(lambda record, request: runs_of(record))),
        Route("/api/rejects", asks(lambda record, request: rejects_of(record, request.query_params))),
        Route("/api/reports", asks(lambda record, request: library.reports(record, request.query_params))),
        Route("/api/reports/{id}", asks(lambda record, request: report_view(record, _id(request)))),
        Route(
            "/api/reports/{id}/incidents",
            asks(
                lambda record, request: library.incidents(
                    record, request.query_params, report_id=_id(request)
                )
            ),
        ),
        Route("/api/reports/{id}/anchors", asks(lambda record, request: page_anchors(record, _id(request)))),
        Route("/api/reports/{id}/page", _page_route(server)),
        Route("/api/findings/{id}", asks(_finding_place)),
        Route(
            "/api/incidents", asks(lambda record, request: library.incidents(record, request.query_params))
        ),
        Route("/api/incidents/{id}", asks(incident_route)),
        Route("/api/why", asks(why_route)),
        Route("/api/map", asks(lambda record, request: library.map(record, request.query_params))),
        Route(
            "/api/decisions",
            asks(lambda record, request: judging.decision_list(record, request.query_params)),
            methods=["GET"],
        ),
        Route(
            "/api/decisions",
            takes(DecisionIn, lambda record, given, request: judging.take_decision(record, given)),
            methods=["POST"],
        ),
        Route(
            "/api/decisions/{id:int}/undo",
            takes(UndoIn, lambda record, given, request: judging.take_back(record, number(request), given)),
            methods=["POST"],
        ),
        Route(
            "/api/incident-decisions",
            asks(lambda record, request: judging.group_list(record)),
            methods=["GET"],
        ),
        Route("/api/incident-decisions", takes(IncidentDecisionIn, take_group), methods=["POST"]),
        Route(
            "/api/incident-decisions/{id:int}/undo",
            takes(
                UndoIn, lambda record, given, request: judging.take_group_back(record, number(request), given)
            ),
            methods=["POST"],
        ),
        Route("/api/agreement", asks(lambda record, request: judging.agreement(record))),
        Route("/api/exports/{format}", _export_route(server)),
        *_import_routes(desk),
        Route("/api/{rest:path}", _no_route, methods=["GET", "POST", "PUT", "PATCH", "DELETE"]),
        Route("/{name:path}", _file_route),
    ]


def _id(request: Request) -> str:
    return str(request.path_params["id"])


def _finding_place(record: Record, request: Request) -> Model:
    finding = record.finding(_id(request))
    row = record.connection.execute(
        "SELECT report_id FROM findings WHERE finding_id = ? LIMIT 1", (finding.id,)
    ).fetchone()
    first = finding.citations[0]
    return FindingPlace.model_validate(
        {
            "finding_id": finding.id,
            "report_id": row[0],
            "layer": finding.layer,
            "start": first.start,
            "end": first.end,
        }
    )


# --- Files ---------------------------------------------------------------------------------------------


async def _file_route(request: Request) -> Response:
    return await run_in_threadpool(page_file, request.path_params["name"])


async def _no_route(request: Request) -> Response:
    raise ProblemError("not_found", "there is no such route", "docs/serve.md lists them")


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return problem_response(
            Problem(
                error="not_found", detail="there is nothing at this address", what_to_do="go back to the page"
            )
        )
    return json_response(
        Problem(error="bad_request", detail=str(error.detail), what_to_do="docs/serve.md lists the routes"),
        status=error.status_code,
    )


def _page_route(server: Server) -> Callable[[Request], Any]:
    def work(request: Request) -> Response:
        with server.open() as record:
            report = record.report(_id(request))
            page = record.page(report.report_id)
            if page is None or "html" not in (page.content_type or ""):
                raise ProblemError(
                    "not_found", "the record has no saved page of this report", "read its text"
                )
            if len(page.content) > LARGEST:
                raise ProblemError("too_large", "the saved page is too large to show", "read its text")
            light = request.query_params.get("light")
            spans = [] if not light else spans_of_finding(record.finding(light), report)
        html = served_page(report, page.content, page.encoding, spans)
        return Response(
            html.encode("utf-8", "replace"),
            media_type="text/html; charset=utf-8",
            headers={"content-security-policy": PAGE_FRAME_POLICY, "cache-control": "no-store"},
        )

    async def route(request: Request) -> Response:
        return await run_in_threadpool(work, request)

    return route


def _export_route(server: Server) -> Callable[[Request], Any]:
    def work(format: str, judged: bool) -> Response:
        if format not in FORMATS:
            raise ProblemError(
                "not_found", f"no export format {format[:40]!r}", f"there are {', '.join(FORMATS)}"
            )
        room = tempfile.TemporaryDirectory(prefix="rashomon-")
        try:
            folder = Path(room.name)
            path = folder / f"{server.path.stem}{'-judged' if judged else ''}.{format}"
            with server.open() as record:
                if judged:
                    with judged_copy(record, folder / "judged.db") as copy:
                        export(copy, format, path)
                else:
                    export(record, format, path)
        except BaseException:
            room.cleanup()
            raise
        return FileResponse(
            path,
            filename=path.name,
            content_disposition_type="attachment",
            headers={"cache-control": "no-store"},
            background=BackgroundTask(room.cleanup),
        )

    async def route(request: Request) -> Response:
        judged = request.query_params.get("decisions", "") in ("1", "true")
        return await run_in_threadpool(work, request.path_params["format"], judged)

    return route


# --- Imports -------------------------------------------------------------------------------------------


def _import_routes(desk: ImportDesk) -> list[Route]:
    def answer(view: ImportView, status: int = 200) -> Response:
        return json_response(view, status=status)

    async def listed(request: Request) -> Response:
        return json_response(desk.all())

    async def begin(request: Request) -> Response:
        given = await read_model(request, ImportIn, limit=LARGEST_JSON)
        return answer((await run_in_threadpool(desk.begin, given)).view(), 201)

    async def shown(request: Request) -> Response:
        return answer(desk.one(_id(request)).view())

    async def start(request: Request) -> Response:
        one = desk.one(_id(request))
        await run_in_threadpool(desk.start, one)
        return answer(one.view())

    async def cancel(request: Request) -> Response:
        one = desk.one(_id(request))
        await run_in_threadpool(desk.cancel, one)
        return answer(one.view())

    async def send(request: Request) -> Response:
        one = desk.one(_id(request))
        path = desk.place_for(one, request.query_params.get("name", ""))
        try:
            size = 0
            async with await anyio.open_file(path, "wb") as out:
                async for chunk in request.stream():
                    size += len(chunk)
                    if size > LARGEST_FILE:
                        raise ProblemError(
                            "too_large", f"the file has more than {LARGEST_FILE} bytes", "split it"
                        )
                    desk.grew(one, len(chunk))
                    await out.write(chunk)
        except (ProblemError, ClientDisconnect):
            path.unlink(missing_ok=True)
            raise
        return answer(one.view())

    return [
        Route("/api/imports", listed, methods=["GET"]),
        Route("/api/imports", begin, methods=["POST"]),
        Route("/api/imports/{id}", shown, methods=["GET"]),
        Route("/api/imports/{id}/files", send, methods=["PUT"]),
        Route("/api/imports/{id}/start", start, methods=["POST"]),
        Route("/api/imports/{id}/cancel", cancel, methods=["POST"]),
    ]
