"""The simulated Reddit as a web application."""

import html
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from simulator.brand import BOT, SUBREDDIT
from simulator.reddit.auth import Tokens
from simulator.reddit.limits import Window
from simulator.reddit.names import number_of
from simulator.reddit.reading import INBOXES, Reading
from simulator.reddit.writing import Writing
from simulator.wire import AsciiJSON

Answer = dict[str, Any] | list[dict[str, Any]] | None  # None: there is no such thing
Endpoint = Callable[["Call"], Answer]


@dataclass(frozen=True)
class Call:
    """A request that was let in."""

    path: dict[str, str]
    query: dict[str, str]
    form: dict[str, str]
    now: float


def routes(reading: Reading, writing: Writing, tokens: Tokens, clock: Callable[[], float]) -> list[BaseRoute]:
    """Every route, each with and without the slash at its end."""
    window = Window(clock())
    endpoints = _endpoints(reading, writing)
    found: list[BaseRoute] = [Route("/api/v1/access_token", _granting(tokens, clock), methods=["POST"])]
    for method, path, endpoint in endpoints:
        serve = _serving(endpoint, tokens, window, clock)
        found += [Route(path, serve, methods=[method]), Route(f"{path}/", serve, methods=[method])]
    nothing = _serving(lambda _: None, tokens, window, clock)
    return [*found, Route("/{rest:path}", nothing, methods=["GET", "POST", "PUT", "DELETE", "PATCH"])]


def _endpoints(reading: Reading, writing: Writing) -> list[tuple[str, str, Endpoint]]:
    return [
        ("GET", "/api/v1/me", lambda call: _account(reading, BOT, bare=True)),
        ("GET", "/api/info", lambda call: reading.info(call.query.get("id", ""))),
        *[("GET", f"/message/{which}", _inbox(reading, which)) for which in INBOXES],
        ("GET", "/message/sent", lambda call: reading.sent(call.query)),
        ("GET", "/r/{sub}/about", lambda call: reading.subreddit() if _ours(call) else None),
        ("GET", "/r/{sub}/comments", lambda call: _listed(reading, call, reading.new_comments)),
        ("GET", "/r/{sub}/new", lambda call: _listed(reading, call, reading.new_submissions)),
        ("GET", "/comments/{id}", lambda call: _thread(reading, call)),
        ("GET", "/comments/{id}/{slug}/{comment}", lambda call: _thread(reading, call)),
        ("GET", "/r/{sub}/comments/{id}", lambda call: _thread(reading, call)),
        ("GET", "/r/{sub}/comments/{id}/{slug}", lambda call: _thread(reading, call)),
        ("GET", "/r/{sub}/comments/{id}/{slug}/{comment}", lambda call: _thread(reading, call)),
        ("GET", "/user/{name}/about", lambda call: _account(reading, call.path["name"])),
        ("GET", "/user/{name}/comments", lambda call: reading.comments_by(call.path["name"], call.query)),
        ("GET", "/user/{name}/submitted", lambda call: reading.submissions_by(call.path["name"], call.query)),
        ("POST", "/api/comment", lambda call: writing.comment(call.form, call.now)),
        ("POST", "/api/compose", lambda call: writing.compose(call.form, call.now)),
        ("POST", "/api/read_message", lambda call: writing.mark(call.form, unread=False)),
        ("POST", "/api/unread_message", lambda call: writing.mark(call.form, unread=True)),
        ("POST", "/api/read_all_messages", lambda call: writing.mark_all()),
    ]


def _inbox(reading: Reading, which: str) -> Endpoint:
    return lambda call: reading.inbox(which, call.query)


def _ours(call: Call) -> bool:
    return call.path["sub"].lower() == SUBREDDIT


def _listed(reading: Reading, call: Call, listed: Callable[[str, dict[str, str]], dict[str, Any]]) -> Answer:
    return listed(call.path["sub"], call.query) if reading.things.is_subreddit(call.path["sub"]) else None


def _account(reading: Reading, name: str, bare: bool = False) -> Answer:
    row = reading.things.account(name)
    if row is None:
        return None
    account = reading.shapes.account(row)
    return account["data"] if bare else account


def _thread(reading: Reading, call: Call) -> Answer:
    submission = number_of(call.path["id"])
    focus = number_of(call.path["comment"]) if "comment" in call.path else None
    context = call.query.get("context", "0")
    if submission is None:
        return None
    return reading.thread(submission, focus, min(int(context), 100) if context.isdecimal() else 0)


def _granting(tokens: Tokens, clock: Callable[[], float]) -> Callable[[Request], Awaitable[Response]]:
    async def grant(request: Request) -> Response:
        if not tokens.is_app(request.headers.get("authorization", "")):
            return AsciiJSON({"message": "Unauthorized", "error": 401}, 401)
        return AsciiJSON(tokens.grant(_form(await request.body()), int(clock())))

    return grant


def _serving(
    endpoint: Endpoint, tokens: Tokens, window: Window, clock: Callable[[], float]
) -> Callable[[Request], Awaitable[Response]]:
    async def serve(request: Request) -> Response:
        now = clock()
        if not tokens.is_valid(request.headers.get("authorization", ""), int(now)):
            challenge = {"www-authenticate": 'Bearer realm="reddit", error="invalid_token"'}
            return AsciiJSON({"message": "Unauthorized", "error": 401}, 401, headers=challenge)
        allowed, headers = window.take(now)
        if not allowed:
            return AsciiJSON({"message": "Too Many Requests", "error": 429}, 429, headers=headers)
        call = Call(request.path_params, dict(request.query_params), _form(await request.body()), now)
        answer = endpoint(call)
        if answer is None:
            return AsciiJSON({"message": "Not Found", "error": 404}, 404, headers=headers)
        if call.query.get("raw_json") != "1":
            answer = _escaped(answer)
        return AsciiJSON(answer, headers=headers)

    return serve


def _form(body: bytes) -> dict[str, str]:
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def _escaped(value: Any) -> Any:
    """Reddit's older habit: unless `raw_json=1` is asked for, `<`, `>` and `&` come as entities."""
    if isinstance(value, str):
        return html.escape(value, quote=False)
    if isinstance(value, list):
        return [_escaped(item) for item in value]
    if isinstance(value, dict):
        return {name: _escaped(item) for name, item in value.items()}
    return value
