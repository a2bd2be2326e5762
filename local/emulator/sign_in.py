"""A refreshed token names the person's groups, as Cognito's does; the emulator's leaves them out."""

import functools
import inspect
from typing import Any

from ministack.services import cognito

_REFRESH = "TokenGeneration_RefreshTokens"


def keep_groups() -> None:
    """Correct the emulator's making of tokens."""
    original = cognito._fake_token
    signature = inspect.signature(original)

    @functools.wraps(original)
    def corrected(*arguments: Any, **named: Any) -> str:
        call = signature.bind(*arguments, **named)
        given = call.arguments
        if given.get("trigger_source") == _REFRESH and not given.get("groups"):
            pool = cognito._get_pool_unscoped(given["pool_id"]) or {"_users": {}}
            given["groups"] = pool["_users"].get(given.get("username"), {}).get("_groups", [])
        return str(original(*call.args, **call.kwargs))

    cognito._fake_token = corrected
