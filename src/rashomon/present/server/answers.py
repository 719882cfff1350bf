"""Answers as JSON, and errors as problems that say what to do."""

from __future__ import annotations

import json
from typing import Any, Literal

from starlette.requests import Request
from starlette.responses import Response

from rashomon.errors import ExportError, RashomonError, RecordError, UnknownFindingError
from rashomon.present.server.models import Model, Problem

ProblemName = Literal[
    "not_found", "bad_request", "forbidden", "unauthorised", "too_large", "busy", "unavailable", "failed"
]

_STATUS: dict[str, int] = {
    "not_found": 404,
    "bad_request": 400,
    "forbidden": 403,
    "unauthorised": 401,
    "too_large": 413,
    "busy": 503,
    "unavailable": 409,
    "failed": 500,
}


class ProblemError(RashomonError):
    """A route cannot do what was asked; the message has what was wrong and what to do."""

    def __init__(self, error: ProblemName, detail: str, what_to_do: str) -> None:
        self.problem = Problem(error=error, detail=detail, what_to_do=what_to_do)
        super().__init__(f"{detail}; {what_to_do}")


def json_response(model: Model, *, status: int = 200) -> Response:
    """A model as JSON. Lone surrogates, which UTF-8 cannot hold, are written as escapes."""
    try:
        body = model.model_dump_json().encode("utf-8")
    except ValueError:  # pydantic's writer refuses lone surrogates
        body = json.dumps(model.model_dump(mode="python"), separators=(",", ":")).encode("ascii")
    return Response(
        body, status_code=status, media_type="application/json", headers={"cache-control": "no-store"}
    )


def problem_response(problem: Problem) -> Response:
    """A problem with the status that belongs to it."""
    response = json_response(problem, status=_STATUS.get(problem.error, 500))
    if problem.error == "busy":
        response.headers["retry-after"] = "2"
    return response


async def answer_error(request: Request, error: Exception) -> Response:
    """What a named error answers. Paths of this machine are not told."""
    if isinstance(error, ProblemError):
        return problem_response(error.problem)
    detail = _without_path(request, str(error))
    if isinstance(error, UnknownFindingError):
        return problem_response(
            Problem(
                error="not_found",
                detail=detail,
                what_to_do="go back to the list; the record may have been read anew since",
            )
        )
    if isinstance(error, RecordError):
        held = "cannot be written" in detail or "holds the record" in detail
        return problem_response(
            Problem(
                error="unavailable" if held else "bad_request",
                detail=detail,
                what_to_do="try again in a moment; check that the record can be written"
                if held
                else "check what was asked",
            )
        )
    if isinstance(error, ExportError):
        return problem_response(
            Problem(error="unavailable", detail=detail, what_to_do="choose another format")
        )
    return problem_response(
        Problem(
            error="failed",
            detail="something went wrong inside the server",
            what_to_do="look at what `rashomon serve` printed, and tell us",
        )
    )


def _without_path(request: Request, message: str) -> str:
    path = getattr(request.app.state, "record_path", None)
    return message if path is None else message.replace(str(path), path.name)


async def read_model(request: Request, kind: type[Any], *, limit: int) -> Any:
    """The request's body as a model. Raises ProblemError when it is not JSON of that shape, or too large."""
    kind_of = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind_of != "application/json":
        raise ProblemError("bad_request", "the body is not JSON", "send it as application/json")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise ProblemError("too_large", f"the body has more than {limit} bytes", "send less at once")
    try:
        return kind.model_validate_json(body)
    except ValueError as error:
        first = error.errors()[0] if hasattr(error, "errors") else {}
        where = ".".join(str(part) for part in first.get("loc", ()))
        detail = f"{where}: {first.get('msg', 'not valid')}" if where else str(first.get("msg", "not JSON"))
        raise ProblemError("bad_request", detail, "see docs/schema/page.schema.json for its shape") from None
