"""The built page's files, and what is said when it is not built."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from starlette.responses import FileResponse, HTMLResponse, Response

from rashomon.present.server.answers import ProblemError

MISSING = "build it with `make workbench` in a checkout (needs Node), or install a wheel, which has it"

_TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}
"""Types that a machine's own table may have wrong."""

_LONGEST = 200
"""Letters of a file's name; the page has none that long."""

_NOT_BUILT = f"""<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Rashomon</title>
<meta name="viewport" content="width=device-width">
<style>body{{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem}}
:root{{color-scheme:light dark}}</style>
<h1>The page is not built</h1>
<p>The server runs, and everything but the page works. To have the page: {MISSING}.</p>
<p>What the page would show is at <a href="/api/about">/api/about</a>,
<a href="/api/reports">/api/reports</a> and <a href="/api/incidents">/api/incidents</a>.</p>
</html>
"""


def page_folder() -> Path:
    """Where the built page is put."""
    return Path(__file__).resolve().parents[1] / "dist"


def built_page() -> Path | None:
    """The folder of the built page; None when it is not built."""
    folder = page_folder()
    return folder if (folder / "index.html").is_file() else None


def page_file(name: str) -> Response:
    """A file of the built page; the page itself for every address that is a view. Raises ProblemError."""
    folder = built_page()
    if folder is None:
        if name in ("", "index.html"):
            return HTMLResponse(_NOT_BUILT)
        raise ProblemError("not_found", "the page is not built", MISSING)
    if len(name) > _LONGEST or "\x00" in name:
        raise ProblemError("not_found", "there is no such file", "go back to the page")
    path = (folder / name).resolve() if name else folder / "index.html"
    if not path.is_relative_to(folder.resolve()):
        raise ProblemError("not_found", "there is no such file", "go back to the page")
    if not path.is_file():
        if Path(name).suffix:  # a view's address has no ending
            raise ProblemError("not_found", "there is no such file", "go back to the page")
        path = folder / "index.html"
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    # Names of built files carry a hash of what is in them; the page that names them does not.
    fresh = "max-age=31536000, immutable" if path.parent.name == "assets" else "no-cache"
    return FileResponse(path, media_type=kind, headers={"cache-control": fresh})
