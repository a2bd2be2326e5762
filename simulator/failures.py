"""What an injected fault answers, in each platform's own shape."""

from collections.abc import Callable
from http import HTTPStatus

from simulator.faults import Fault
from simulator.reddit.writing import rate_limited
from simulator.wire import AsciiJSON


def x_failure(fault: Fault, clock: Callable[[], float]) -> AsciiJSON:
    """X's answer."""
    status = HTTPStatus(int(fault.kind))
    headers = {}
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        reset = str(int(clock()) + fault.reset_s)
        headers = {"x-rate-limit-limit": "1", "x-rate-limit-remaining": "0", "x-rate-limit-reset": reset}
    body = {"title": status.phrase, "detail": status.phrase, "type": "about:blank", "status": status.value}
    return AsciiJSON(body, status.value, headers=headers, media_type="application/problem+json")


def reddit_failure(fault: Fault) -> AsciiJSON:
    """Reddit's answer."""
    if fault.kind == "ratelimit":
        return AsciiJSON(rate_limited(fault.reset_s))
    status = HTTPStatus(int(fault.kind))
    headers = {}
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        reset = str(fault.reset_s)
        headers = {"x-ratelimit-used": "1000", "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset}
    return AsciiJSON({"message": status.phrase, "error": status.value}, status.value, headers=headers)
