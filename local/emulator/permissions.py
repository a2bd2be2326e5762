"""Batch operations of SQS are authorised as their single ones, as in AWS, where no action bears their names."""

import re
from collections.abc import Callable
from typing import Any

from ministack.core import iam_actions

_BATCH = re.compile(r"^(sqs:(?:SendMessage|DeleteMessage|ChangeMessageVisibility))Batch$")


def correct_permissions() -> None:
    """Correct the emulator's notion of which action an operation is."""
    original: Callable[..., str | None] = iam_actions.extract_iam_action

    def corrected(*arguments: Any, **named: Any) -> str | None:
        action = original(*arguments, **named)
        return _BATCH.sub(r"\1", action) if action else action

    iam_actions.extract_iam_action = corrected
