"""Slack's words and dialogs in answer to a click."""

from typing import Any

from slack_sdk.models.blocks import InputBlock, Option, PlainTextInputElement, PlainTextObject, StaticSelectElement
from slack_sdk.models.views import View

from amends.adapters.slack_blocks import escaped
from amends.review.reasons import Reason

REASON, WHY = "reason", "why"
LONGEST_WHY = 2000


def why_dialog(metadata: str) -> dict[str, Any]:
    """The dialog that asks what should change; it carries the reply and its version, and no word of either."""
    reasons = [Option(value=str(reason), text=PlainTextObject(text=str(reason)[:75])) for reason in Reason]
    view = View(
        type="modal",
        callback_id="request_changes",
        title="Request changes",
        submit="Send back",
        private_metadata=metadata,
        blocks=[
            InputBlock(block_id=REASON, label="Reason", element=StaticSelectElement(action_id=REASON, options=reasons)),
            InputBlock(
                block_id=WHY,
                label="What should change?",
                element=PlainTextInputElement(action_id=WHY, multiline=True, min_length=1, max_length=LONGEST_WHY),
            ),
        ],
    )
    return dict(view.to_dict())


def alone(text: str) -> dict[str, Any]:
    """An answer that only whoever clicked sees."""
    return {"response_type": "ephemeral", "replace_original": False, "text": escaped(text)}


def done(blocks: list[dict[str, Any]], block_id: str, text: str) -> dict[str, Any]:
    """The message with what became of one case in the place of its buttons."""
    outcome = {"type": "context", "elements": [{"type": "plain_text", "text": text}]}
    shown = [outcome if block.get("block_id") == block_id else block for block in blocks]
    return {"replace_original": True, "text": escaped(text), "blocks": shown}
