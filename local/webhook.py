"""`amends webhook`: X's webhook, registered, looked at, replayed."""

import argparse
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import boto3
from amends.adapters.credentials import XCredentials, parse
from amends.errors import AmendsError

from local.errors import LocalError, Usage
from local.parts import api_url
from local.running import Running
from local.state import StateFolder

if TYPE_CHECKING:
    from amends.adapters.x_webhooks import XWebhooks

MOST_HOURS = 24.0  # X keeps no older events


def options(command: argparse.ArgumentParser) -> None:
    """What can be asked for."""
    command.add_argument("action", choices=("register", "status", "replay"))
    command.add_argument("--stack", metavar="NAME", help="a stack in the AWS account that your credentials name")
    command.add_argument("--url", help="the webhook's address (default: the stack's own)")
    command.add_argument("--hours", type=_hours, default=MOST_HOURS, metavar="N", help="how far back (default 24)")


def main(arguments: argparse.Namespace) -> None:
    """Do one thing and say what came of it."""
    run(arguments.action, Place.of(arguments.stack, StateFolder(arguments.state)), arguments.url, arguments.hours)


@dataclass(frozen=True)
class Place:
    """Whose webhook it is, and where X finds it."""

    credentials: XCredentials
    url: str

    @classmethod
    def of(cls, stack: str | None, state: StateFolder) -> "Place":
        """A stack in AWS, or the one that runs here."""
        if stack is None:
            running = Running.on(state)
            secrets, outputs = running.administrator.client("secretsmanager"), running.outputs
            url = f"{api_url(running.ports, outputs)}/webhook/x"
        else:
            session = boto3.Session()
            found = session.client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]["Outputs"]
            secrets, outputs = session.client("secretsmanager"), {o["OutputKey"]: o["OutputValue"] for o in found}
            url = f"{outputs['WebhookUrl']}/x"
        secret = secrets.get_secret_value(SecretId=outputs["CredentialsSecret"])["SecretString"]
        try:
            x = parse(secret).x
        except AmendsError as error:
            raise LocalError(str(error)) from error
        if x is None:
            raise Usage("the credentials hold none for X")
        return cls(x, url)


def run(action: str, place: Place, url: str | None, hours: float) -> None:
    """Register, look, or replay; registering a second time repairs what is missing."""
    # tweepy takes a moment to import, and most commands do without it.
    from amends.adapters.x_client import connect
    from amends.adapters.x_webhooks import XWebhooks

    webhooks = XWebhooks(connect(place.credentials), place.credentials.user_id)
    where, now = url or place.url, datetime.now(UTC)
    try:
        if action == "register":
            registered = webhooks.register(where, now)
            print(f"registered {registered.id} at {where}: {_state(registered.valid)}")
        elif action == "status":
            _status(webhooks, now)
        else:
            _replay(webhooks, where, hours, now)
    except AmendsError as error:
        raise LocalError(str(error)) from error


def _status(webhooks: "XWebhooks", now: datetime) -> None:
    from amends.adapters.x_webhooks import missing

    found = webhooks.registered(now)
    for one in found:
        print(f"{one.id}  {_state(one.valid):12} {one.url}")
    subscribed = webhooks.subscriptions(now)
    for kind, webhook_id in sorted(subscribed.items()):
        print(f"{kind:24} to {webhook_id}")
    if lost := missing(subscribed, found):
        print(f"not delivered: {', '.join(lost)}; `amends webhook register` repairs it")


def _replay(webhooks: "XWebhooks", url: str, hours: float, now: datetime) -> None:
    found = next((one for one in webhooks.registered(now) if one.url == url), None)
    if found is None:
        raise Usage(f"X knows no webhook at {url}; see `amends webhook status`")
    if not found.valid and not webhooks.enable(found.id, now):
        raise LocalError("X gets no right answer from the webhook, so it would send nothing")
    job = webhooks.replay(found.id, now - timedelta(hours=hours), now)
    print(f"X sends the last {hours:g} hours again: job {job}. What we had is taken once.")


def _hours(text: str) -> float:
    try:
        hours = float(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number") from error
    if not 0 < hours <= MOST_HOURS:
        raise argparse.ArgumentTypeError(f"X keeps events for {MOST_HOURS:g} hours")
    return hours


def _state(valid: bool) -> str:
    return "gets events" if valid else "given up"
