"""Slack: messages by incoming webhooks, answers to a click, and the dialog that asks for a reason."""

from datetime import UTC, datetime, timedelta
from http.client import HTTPException
from typing import Any

from slack_sdk.errors import SlackClientError
from slack_sdk.web import WebClient
from slack_sdk.webhook import WebhookClient, WebhookResponse

from amends.adapters.credentials import SlackCredentials
from amends.adapters.slack_blocks import blocks_of, escaped
from amends.errors import RateLimited, Retry
from amends.notify.words import Message

TIMEOUT = 8  # seconds
OK = 200
BUSY = 429
MOST_WAIT = 3600


class SlackHooks:
    """The incoming webhooks of the credentials, by their names."""

    def __init__(self, slack: SlackCredentials | None) -> None:
        self._slack = slack

    def send(self, where: list[str], told: Message) -> None:
        """Post the message to each hook; raises Retry when one did not take it."""
        for name in where:
            hook = self._slack.webhooks.get(name) if self._slack else None
            if hook is None or self._slack is None:
                raise Retry(f"the credentials hold no Slack webhook of the name {name}")
            acts = self._slack.signing_secret is not None
            post(
                hook.get_secret_value(),
                {
                    "text": escaped(told.subject),
                    "blocks": [block.to_dict() for block in blocks_of(told, acts=acts)],
                    "unfurl_links": False,
                    "unfurl_media": False,
                },
            )


def post(url: str, body: dict[str, Any]) -> None:
    """Post to one of Slack's addresses once; raises Retry, which names no address: it is a secret."""
    try:
        # Its own retries could say a thing twice; ours are the mailbox's.
        answer: WebhookResponse = WebhookClient(url, timeout=TIMEOUT, retry_handlers=[]).send_dict(body)
    except (OSError, HTTPException, SlackClientError) as error:
        raise Retry(f"Slack could not be reached: {type(error).__name__}") from None
    if answer.status_code == BUSY:
        after = {name.lower(): value for name, value in answer.headers.items()}.get("retry-after", "")
        wait = min(int(after), MOST_WAIT) if str(after).isdecimal() else 60
        raise RateLimited(datetime.now(UTC) + timedelta(seconds=wait))
    if answer.status_code != OK:
        raise Retry(f"Slack answered {answer.status_code}")


def open_dialog(slack: SlackCredentials, trigger: str, view: dict[str, Any]) -> bool:
    """Show the dialog to whoever clicked; false where there is no bot's token, or Slack did not show it."""
    if slack.bot_token is None:
        return False
    base = f"{slack.base_url}/api/" if slack.base_url else WebClient.BASE_URL
    client = WebClient(slack.bot_token.get_secret_value(), base_url=base, timeout=TIMEOUT, retry_handlers=[])
    try:
        client.views_open(trigger_id=trigger, view=view)
    except (OSError, HTTPException, SlackClientError):
        return False
    return True
