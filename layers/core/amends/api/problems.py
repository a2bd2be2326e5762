"""Errors as problem details (RFC 9457): one place that turns our exceptions into statuses."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.openapi.exceptions import RequestValidationError
from pydantic import BaseModel

from amends.errors import AmendsError, BadInput, Changed, Forbidden, NotFound, Refused, Retry, Stale, Unconditional

logger = Logger(child=True)

STATUS: dict[type[AmendsError], HTTPStatus] = {
    BadInput: HTTPStatus.BAD_REQUEST,
    Unconditional: HTTPStatus.PRECONDITION_REQUIRED,
    Forbidden: HTTPStatus.FORBIDDEN,
    NotFound: HTTPStatus.NOT_FOUND,
    Stale: HTTPStatus.CONFLICT,
    Refused: HTTPStatus.CONFLICT,
    Retry: HTTPStatus.SERVICE_UNAVAILABLE,
}


class Meanwhile(BaseModel):
    """What somebody did to a thing after the caller had looked at it."""

    who: str
    when: str
    what: str


class Problem(BaseModel):
    """Why a call was declined, in words that can be shown."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    # Of a change that someone else came before: the version as it is now, and what happened since the caller's.
    version: int | None = None
    changes: list[Meanwhile] | None = None


def problem(status: HTTPStatus, detail: str, **more: Any) -> Response[str]:
    """A problem's response."""
    said = Problem(title=status.phrase, status=int(status), detail=detail, **more)
    body = said.model_dump_json(exclude_none=True)
    return Response(status_code=int(status), content_type="application/problem+json", body=body)


def register(app: APIGatewayHttpResolver) -> None:
    """Answer each of our exceptions with its status."""
    for kind, status in STATUS.items():
        app.exception_handler(kind)(_handler(status))
    app.exception_handler(RequestValidationError)(_invalid)
    app.not_found()(lambda _: problem(HTTPStatus.NOT_FOUND, "no such route"))


def _handler(status: HTTPStatus) -> Callable[[AmendsError], Response[str]]:
    def answer(error: AmendsError) -> Response[str]:
        logger.info("declined", status=int(status), error=type(error).__name__)
        more = {"version": error.version, "changes": error.changes} if isinstance(error, Changed) else {}
        return problem(status, str(error), **more)

    return answer


def _invalid(error: RequestValidationError) -> Response[str]:
    # What was sent is left out of the answer and of the log: it may be a customer's words.
    detail = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail)
