"""Errors as problem details (RFC 9457): one place that turns our exceptions into statuses."""

from collections.abc import Callable
from http import HTTPStatus

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.openapi.exceptions import RequestValidationError
from pydantic import BaseModel

from amends.errors import AmendsError, BadInput, Forbidden, NotFound, Refused, Retry, Stale, Unconditional

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


class Problem(BaseModel):
    """Why a call was declined, in words that can be shown."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


def problem(status: HTTPStatus, detail: str) -> Response[str]:
    """A problem's response."""
    body = Problem(title=status.phrase, status=int(status), detail=detail).model_dump_json()
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
        return problem(status, str(error))

    return answer


def _invalid(error: RequestValidationError) -> Response[str]:
    # What was sent is left out of the answer and of the log: it may be a customer's words.
    detail = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail)
