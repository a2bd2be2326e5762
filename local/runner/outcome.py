"""What came of one invocation."""

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """The function's answer as it gave it, or an error in Lambda's shape."""

    payload: bytes
    failed: bool = False

    @classmethod
    def error(cls, kind: str, message: str) -> "Outcome":
        """An error that the runtime, not the function, reports."""
        return cls(json.dumps({"errorType": kind, "errorMessage": message}).encode(), failed=True)
