"""X's error answers."""

from typing import Any

TYPES = "https://api.x.com/2/problems"


class ProblemError(Exception):
    """An answer that is an error, in X's shape."""

    def __init__(self, status: int, body: dict[str, Any], headers: dict[str, str] | None = None) -> None:
        super().__init__(status)
        self.status = status
        self.body = body
        self.headers = headers or {}


def plain(status: int, title: str, detail: str) -> ProblemError:
    """An error without a type of its own."""
    return ProblemError(status, {"title": title, "detail": detail, "type": "about:blank", "status": status})


def forbidden(detail: str) -> ProblemError:
    """What the rules do not permit."""
    return plain(403, "Forbidden", detail)


def unauthorized() -> ProblemError:
    """Credentials that are missing or wrong; X does not say which."""
    return plain(401, "Unauthorized", "Unauthorized")


def too_many(headers: dict[str, str]) -> ProblemError:
    """A window without calls left."""
    body = {"title": "Too Many Requests", "detail": "Too Many Requests", "type": "about:blank", "status": 429}
    return ProblemError(429, body, headers)


def not_found() -> ProblemError:
    """A path that X does not have."""
    return plain(404, "Not Found", "Not Found")


def unsupported_authentication(caller: str = "app") -> ProblemError:
    """An app's token where a user's signature is needed, or the other way round."""
    used, supported = "Application-Only", "OAuth 1.0a User Context, OAuth 2.0 User Context"
    if caller == "user":
        used, supported = "User Context", "OAuth 2.0 Application-Only"
    return ProblemError(
        403,
        {
            "title": "Unsupported Authentication",
            "detail": f"Authenticating with OAuth 2.0 {used} is forbidden for this endpoint.  Supported "
            f"authentication types are [{supported}].",
            "type": f"{TYPES}/unsupported-authentication",
            "status": 403,
        },
    )


def invalid(parameter: str, value: str, message: str) -> ProblemError:
    """A parameter that X does not accept."""
    return ProblemError(
        400,
        {
            "errors": [{"parameters": {parameter: [value]}, "message": message}],
            "title": "Invalid Request",
            "detail": "One or more parameters to your request was invalid.",
            "type": f"{TYPES}/invalid-request",
        },
    )


def unauthorized_for(kind: str, parameter: str, value: str) -> dict[str, Any]:
    """The entry in `errors` for something that its owner does not show to the caller."""
    return {
        "value": value,
        "detail": f"Sorry, you are not authorized to see the {kind.title()} with {parameter}: [{value}].",
        "title": "Authorization Error",
        "resource_type": kind,
        "parameter": parameter,
        "resource_id": value,
        "type": f"{TYPES}/not-authorized-for-resource",
    }


def missing(kind: str, parameter: str, value: str) -> dict[str, Any]:
    """The entry in `errors` for something that is not there."""
    return {
        "value": value,
        "detail": f"Could not find {kind} with {parameter}: [{value}].",
        "title": "Not Found Error",
        "resource_type": kind,
        "parameter": parameter,
        "resource_id": value,
        "type": f"{TYPES}/resource-not-found",
    }
