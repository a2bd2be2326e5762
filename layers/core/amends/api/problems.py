"""Errors as problem details (RFC 9457): one place that turns our exceptions into statuses."""

import re
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from math import ceil
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.openapi.exceptions import RequestValidationError
from pydantic import BaseModel

from amends import wiring
from amends.errors import (
    AmendsError,
    BadInput,
    Changed,
    Forbidden,
    NotFound,
    Overtaken,
    RateLimited,
    Refused,
    Retry,
    Stale,
    Unconditional,
)

logger = Logger(child=True)

STATUS: dict[type[AmendsError], HTTPStatus] = {
    BadInput: HTTPStatus.BAD_REQUEST,
    Unconditional: HTTPStatus.PRECONDITION_REQUIRED,
    Forbidden: HTTPStatus.FORBIDDEN,
    NotFound: HTTPStatus.NOT_FOUND,
    Stale: HTTPStatus.CONFLICT,
    # RFC 9110: If-Match names a version that is no longer the current one.
    Overtaken: HTTPStatus.PRECONDITION_FAILED,
    Refused: HTTPStatus.CONFLICT,
    Retry: HTTPStatus.SERVICE_UNAVAILABLE,
    RateLimited: HTTPStatus.SERVICE_UNAVAILABLE,
}


class Meanwhile(BaseModel):
    """What somebody did to a thing after the caller had looked at it."""

    who: str
    when: str
    what: str


class Problem(BaseModel):
    """Why a call was declined, in words that can be shown."""

    type: str
    title: str
    status: int
    detail: str
    # Of a change that someone else came before: the version as it is now, and what happened since the caller's.
    version: int | None = None
    changes: list[Meanwhile] | None = None


def kind(name: str) -> str:
    """The URI of a kind of problem, from the name of its exception; docs/api.md says what each means."""
    return "urn:amends:problem:" + re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


def problem(error: str, status: HTTPStatus, detail: str, until: datetime | None = None, **more: Any) -> Response[str]:
    """A problem's response; `until` is when trying again can help."""
    said = Problem(type=kind(error), title=status.phrase, status=int(status), detail=detail, **more)
    body = said.model_dump_json(exclude_none=True)
    response = Response(status_code=int(status), content_type="application/problem+json", body=body)
    if until:
        response.headers["Retry-After"] = str(max(1, ceil((until - wiring.now()).total_seconds())))
    return response


def register(app: APIGatewayHttpResolver) -> None:
    """Answer each of our exceptions with its status."""
    for error, status in STATUS.items():
        app.exception_handler(error)(_handler(error.__name__, status))
    app.exception_handler(RequestValidationError)(_invalid)
    app.not_found()(lambda _: problem("NoRoute", HTTPStatus.NOT_FOUND, "no such route"))


def _handler(name: str, status: HTTPStatus) -> Callable[[AmendsError], Response[str]]:
    def answer(error: AmendsError) -> Response[str]:
        logger.info("declined", status=int(status), error=type(error).__name__)
        more = {"version": error.version, "changes": error.changes} if isinstance(error, Changed) else {}
        return problem(name, status, str(error), error.until if isinstance(error, RateLimited) else None, **more)

    return answer


def _invalid(error: RequestValidationError) -> Response[str]:
    # What was sent is left out of the answer and of the log: it may be a customer's words.
    detail = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
    return problem("Invalid", HTTPStatus.UNPROCESSABLE_ENTITY, detail)
