"""The version that a caller saw, from the request's If-Match: when the thing has changed since, nothing happens."""

import re
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Header

from amends.errors import BadInput, Unconditional

PATTERN = r'^(W/)?"[0-9]{1,9}"$'
_SEEN = "The version that you saw, as its ETag says it"

# For a route that only changes what the caller has seen. Empty stands for a header that was not sent: the caller is
# told with 428 to send one, and the API's description calls it required.
IfMatch = Annotated[str, Header(alias="If-Match", description=_SEEN)]
# For a route that asks for it only sometimes.
IfMatchOrNone = Annotated[str | None, Header(alias="If-Match", description=_SEEN)]


def seen_in(if_match: str | None) -> int:
    """The version that the request is meant for; raises Unconditional without one, and BadInput on another shape."""
    if not if_match:
        raise Unconditional("say with If-Match which version you saw")
    if not re.fullmatch(PATTERN, if_match.strip(), re.ASCII):
        raise BadInput('If-Match holds one version in quotes, like "3"')
    return int(if_match.strip().removeprefix("W/").strip('"'))


def etag(version: int) -> str:
    """How a version is written in ETag and If-Match."""
    return f'"{version}"'
