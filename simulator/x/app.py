"""The simulated X as a web application: each route with its limits and its kind of caller."""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from simulator.wire import AsciiJSON, BadBodyError, json_object
from simulator.x import compliance, dm_endpoints, endpoints, webhook_endpoints
from simulator.x.auth import Authentication
from simulator.x.endpoints import Answer, Call, X
from simulator.x.limits import Limit, Windows
from simulator.x.problems import (
    ProblemError,
    invalid,
    not_found,
    too_many,
    unsupported_authentication,
)


@dataclass(frozen=True)
class Endpoint:
    """A route of X's API."""

    method: str
    path: str
    answer: Callable[[X, Call], Answer | Awaitable[Answer]]
    limit: Limit
    user_only: bool = False
    app_only: bool = False


# Where X's pages name no figure, the one that its earlier tiers had.
ENDPOINTS = [
    Endpoint("GET", "/2/users/me", endpoints.me, Limit(user=75), user_only=True),
    Endpoint("GET", "/2/users/by/username/{username}", endpoints.user_by_name, Limit(user=900, app=300)),
    Endpoint("GET", "/2/users/{id}", endpoints.user_by_id, Limit(user=900, app=300)),
    Endpoint("GET", "/2/users/{id}/mentions", endpoints.mentions, Limit(user=300, app=450)),
    Endpoint("GET", "/2/users/{id}/tweets", endpoints.user_posts, Limit(user=900, app=1500)),
    Endpoint("GET", "/2/tweets/search/recent", endpoints.search, Limit(user=300, app=450)),
    Endpoint("GET", "/2/tweets/search/all", endpoints.search_all, Limit(app=300), app_only=True),
    Endpoint("GET", "/2/tweets", endpoints.posts_by_ids, Limit(user=900, app=450)),
    Endpoint("POST", "/2/tweets", endpoints.create_post, Limit(user=100, app_day=10_000), user_only=True),
    Endpoint("GET", "/2/tweets/{id}", endpoints.post_by_id, Limit(user=900, app=450)),
    Endpoint("DELETE", "/2/tweets/{id}", endpoints.delete_post, Limit(user=50), user_only=True),
    Endpoint("GET", "/2/tweets/{id}/quote_tweets", endpoints.quotes, Limit(user=75, app=75)),
    Endpoint("POST", "/2/compliance/jobs", compliance.create, Limit(app=150), app_only=True),
    Endpoint("GET", "/2/compliance/jobs", compliance.listed, Limit(app=150), app_only=True),
    Endpoint("GET", "/2/compliance/jobs/{id}", compliance.one, Limit(app=150), app_only=True),
    Endpoint("GET", "/2/dm_events", dm_endpoints.events, Limit(user=15), user_only=True),
    Endpoint("GET", "/2/dm_events/{event_id}", dm_endpoints.event, Limit(user=15), user_only=True),
    Endpoint(
        "GET",
        "/2/dm_conversations/with/{participant_id}/dm_events",
        dm_endpoints.events_with,
        Limit(user=15),
        user_only=True,
    ),
    Endpoint("GET", "/2/dm_conversations/{id}/dm_events", dm_endpoints.events_in, Limit(user=15), user_only=True),
    Endpoint(
        "POST",
        "/2/dm_conversations/with/{participant_id}/messages",
        dm_endpoints.send_message,
        Limit(user=15, user_day=1440),
        user_only=True,
    ),
    Endpoint("GET", "/2/webhooks", webhook_endpoints.registered, Limit(app=450), app_only=True),
    Endpoint("POST", "/2/webhooks", webhook_endpoints.register, Limit(app=450), app_only=True),
    Endpoint("POST", "/2/webhooks/replay", webhook_endpoints.replay, Limit(app=100), app_only=True),
    Endpoint("PUT", "/2/webhooks/{webhook_id}", webhook_endpoints.validate, Limit(app=450), app_only=True),
    Endpoint("DELETE", "/2/webhooks/{webhook_id}", webhook_endpoints.remove, Limit(app=450), app_only=True),
    Endpoint("GET", "/2/activity/subscriptions", webhook_endpoints.subscriptions, Limit(user=500, app=500)),
    Endpoint("POST", "/2/activity/subscriptions", webhook_endpoints.subscribe, Limit(user=500, app=500)),
]


def routes(x: X, authentication: Authentication, clock_ms: Callable[[], int]) -> list[BaseRoute]:
    """Every route, and X's own 404 for what is none."""
    windows = Windows()
    by_path: list[BaseRoute] = [
        Route(one.path, _serving(one, x, authentication, windows, clock_ms), methods=[one.method]) for one in ENDPOINTS
    ]
    return [*by_path, Route("/2/{rest:path}", _unknown, methods=["GET", "POST", "PUT", "DELETE", "PATCH"])]


async def _unknown(request: Request) -> Response:
    return _problem(not_found(), {})


def _serving(
    endpoint: Endpoint, x: X, authentication: Authentication, windows: Windows, clock_ms: Callable[[], int]
) -> Callable[[Request], Awaitable[Response]]:
    async def serve(request: Request) -> Response:
        headers: dict[str, str] = {}
        try:
            caller = authentication.caller(request, await request.body())
            if (endpoint.user_only and caller != "user") or (endpoint.app_only and caller != "app"):
                raise unsupported_authentication(caller)
            now_ms = clock_ms()
            allowance = windows.take(f"{endpoint.method} {endpoint.path}", caller, endpoint.limit, now_ms // 1000)
            headers = allowance.headers() if allowance else {}
            if allowance and not allowance.allowed:
                raise too_many({})
            body = await json_object(request) if endpoint.method == "POST" else {}
            host = request.headers.get("host", "")
            call = Call(request.path_params, dict(request.query_params), body, caller, now_ms, host)
            answered = endpoint.answer(x, call)
            status, answer = await answered if inspect.isawaitable(answered) else answered
        except BadBodyError as error:
            return _problem(invalid("$", "", str(error)), headers)
        except ProblemError as error:
            return _problem(error, headers)
        return AsciiJSON(answer, status, headers=headers)

    return serve


def _problem(problem: ProblemError, headers: dict[str, str]) -> Response:
    media_type = "application/problem+json" if "type" in problem.body else None
    return AsciiJSON(problem.body, problem.status, headers={**headers, **problem.headers}, media_type=media_type)
