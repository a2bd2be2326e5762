"""Four corrections of what the emulator asks of a role, so that it is what AWS asks."""

import json
import re
from collections.abc import Callable
from typing import Any

from ministack.core import iam_actions, iam_evaluator

_SESSION = re.compile(r"^arn:aws:sts::(\d+):assumed-role/([^/]+)/.*$")
_BATCH = re.compile(r"^(sqs:(?:SendMessage|DeleteMessage|ChangeMessageVisibility))Batch$")


def correct_permissions() -> None:
    """Correct the emulator's notion of which action an operation is, and of what it is done on."""
    _batches_as_single_ones()
    _mail_by_its_senders_domain()
    _sessions_by_their_roles()
    _loopback_as_tls()


def _batches_as_single_ones() -> None:
    """Batch operations of SQS are authorised as their single ones: no action bears their names."""
    original: Callable[..., str | None] = iam_actions.extract_iam_action

    def corrected(*arguments: Any, **named: Any) -> str | None:
        action = original(*arguments, **named)
        return _BATCH.sub(r"\1", action) if action else action

    iam_actions.extract_iam_action = corrected


def _mail_by_its_senders_domain() -> None:
    """An e-mail is sent on the identity of its sender, here its domain; the emulator wants the right to all of SES."""
    original: Callable[..., str] = iam_actions._ses_v2_resource_arn

    def corrected(method: str, path: str, body: bytes, region: str, account_id: str) -> str:
        if path.rstrip("/").endswith("/outbound-emails"):
            sender = str(json.loads(body or b"{}").get("FromEmailAddress", ""))
            return f"arn:aws:ses:{region}:{account_id}:identity/{sender.rpartition('@')[2]}"
        return original(method, path, body, region, account_id)

    iam_actions._ses_v2_resource_arn = corrected


def _sessions_by_their_roles() -> None:
    """`aws:PrincipalArn` of a role at work is the role's own; the emulator gives the session's."""
    original: Callable[..., Any] = iam_evaluator._resolve_condition_key

    def corrected(key: str, context: Any) -> Any:
        found = original(key, context)
        return _SESSION.sub(r"arn:aws:iam::\1:role/\2", found) if key.lower() == "aws:principalarn" else found

    iam_evaluator._resolve_condition_key = corrected


def _loopback_as_tls() -> None:
    """A bucket that wants TLS takes what never leaves the machine; the emulator speaks plain HTTP."""
    original: Callable[..., Any] = iam_evaluator._resolve_condition_key

    def corrected(key: str, context: Any) -> Any:
        return "true" if key.lower() == "aws:securetransport" else original(key, context)

    iam_evaluator._resolve_condition_key = corrected
