"""Who may ask: Host, Origin and token are checked before any route is reached; every answer is locked down.

The page runs on this machine, in a browser that also shows other people's pages. Those must not be able to
read the record through a name that points here (Host), nor to write to it (Origin), nor to frame it.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.present.server.answers import problem_response
from rashomon.present.server.models import Problem

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""What the page itself may load: its own files, nothing else. (Styles are set from its own scripts.)"""

_LOCKED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
_READS = frozenset({"GET", "HEAD"})


def is_loopback(host: str) -> bool:
    """True for a host that only this machine can reach."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


@dataclass
class Access:
    """Who may ask. Made once when the server starts."""

    host: str = "127.0.0.1"
    """The address that is listened on."""
    names: frozenset[str] = frozenset()
    """Further names by which the server may be called."""
    token: str | None = None
    """What must come with every request; None on loopback."""
    one_time: str | None = field(default=None, repr=False)
    """What the one-time address has; None once it was used."""

    @classmethod
    def for_host(cls, host: str, *, names: frozenset[str] = frozenset(), token: bool = False) -> Access:
        """Access for an address: with a token where `token` asks for it, and always beyond loopback."""
        if is_loopback(host) and not token:
            return cls(host=host, names=names)
        return cls(
            host=host, names=names, token=secrets.token_urlsafe(32), one_time=secrets.token_urlsafe(24)
        )

    @property
    def loopback(self) -> bool:
        """True when only this machine can reach the server."""
        return is_loopback(self.host)

    def may_be_called(self, host_header: str) -> bool:
        """True when the Host header names this server, and not a name that someone pointed here."""
        try:
            host = urlsplit(f"//{host_header}").hostname or ""
        except ValueError:
            return False
        if host in _LOOPBACK_NAMES or host in self.names or host == self.host.strip("[]").lower():
            return True
        # Beyond loopback any address of the machine will do: pointing a name here needs a name.
        return not self.loopback and _is_address(host)

    def has_token(self, headers: Headers, port: int | None) -> bool:
        """True when no token is needed, or the right one came as header or cookie."""
        if self.token is None:
            return True
        scheme, _, given = headers.get("authorization", "").partition(" ")
        offered = [given.strip()] if scheme.lower() == "bearer" else []
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(cookie_name(port))
        except CookieError:
            cookie = None
        if cookie is not None:
            offered.append(cookie.value)
        return any(_same(one, self.token) for one in offered)

    def use_one_time(self, key: str) -> bool:
        """True, once, for the one-time address's key; and for the token itself, which a person may type."""
        if self.one_time is not None and _same(key, self.one_time):
            self.one_time = None
            return True
        return self.token is not None and _same(key, self.token)


def cookie_name(port: int | None) -> str:
    """Cookies do not know ports, so the name does: two servers on one machine do not mix."""
    return f"rashomon_{port or 0}"


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8"))


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


class Guard:
    """ASGI middleware around the whole app."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app, self.access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":  # nothing here speaks WebSocket
            await send({"type": "websocket.close", "code": 1008})
            return

        async def locked_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _LOCKED.items():
                    headers.setdefault(name, value)
                headers.setdefault("content-security-policy", PAGE_POLICY)
            await send(message)

        headers = Headers(scope=scope)
        refused = self._refusal(scope, headers)
        if refused is None and self.access.token is not None and scope["path"] == "/enter":
            refused = await self._enter(scope, receive)
        elif refused is None and not self.access.has_token(headers, _port(scope)):
            refused = _token_asked(scope)
        await (refused or self.app)(scope, receive, locked_send)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        if not self.access.may_be_called(headers.get("host", "")):
            return _forbidden(
                "this server is not called by that name",
                "open it by the address that `rashomon serve` printed, or give the name with --name",
            )
        site = headers.get("sec-fetch-site", "none")
        if scope["method"] in _READS:
            # A link from another page may open the page here; nothing but a person's click may read routes.
            if scope["path"].startswith("/api/") and site not in ("none", "same-origin"):
                return _forbidden("another site's page asked", "open the page itself")
            return None
        origin = headers.get("origin")
        if site not in ("none", "same-origin") or (origin is not None and not _is_here(origin, headers)):
            return _forbidden("another site's page tried to write", "write from the page itself")
        return None

    async def _enter(self, scope: Scope, receive: Receive) -> Response:
        """The one-time address, or the form where the token is typed: a cookie, and on to the page."""
        given = ""
        if scope["method"] == "GET":
            query = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=5)
            given = query.get("key", [""])[0]
        elif scope["method"] == "POST":
            body = await _small_body(receive)
            given = parse_qs(body.decode("latin-1"), max_num_fields=5).get("key", [""])[0]
        if not given or not self.access.use_one_time(given):
            return _token_asked(scope)
        response = RedirectResponse("/", status_code=303)
        response.set_cookie(
            cookie_name(_port(scope)), self.access.token or "", httponly=True, samesite="strict", path="/"
        )
        return response


async def _small_body(receive: Receive, *, limit: int = 4096) -> bytes:
    body = b""
    while len(body) <= limit:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    return body[:limit]


def _port(scope: Scope) -> int | None:
    server = scope.get("server")
    return server[1] if server else None


def _is_here(origin: str, headers: Headers) -> bool:
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == headers.get("host", "").lower()


def _forbidden(detail: str, what_to_do: str) -> Response:
    return problem_response(Problem(error="forbidden", detail=detail, what_to_do=what_to_do))


def _token_asked(scope: Scope) -> Response:
    if scope["path"].startswith("/api/"):
        return problem_response(
            Problem(
                error="unauthorised",
                detail="the token is missing or is not the right one",
                what_to_do="open the one-time address that `rashomon serve` printed, or send the token as "
                "`Authorization: Bearer TOKEN`",
            )
        )
    return HTMLResponse(_ENTER_PAGE, status_code=401)


_ENTER_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Rashomon</title>
<meta name="viewport" content="width=device-width">
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem}
:root{color-scheme:light dark}</style>
<h1>This record asks for its token</h1>
<p><code>rashomon serve</code> printed it when it started, with an address that can be opened once.</p>
<form method="post" action="/enter"><label>Token <input name="key" type="password" autocomplete="off"
required></label> <button>Open</button></form>
</html>
"""
