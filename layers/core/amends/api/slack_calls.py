"""What Slack calls: clicks, dialogs and the command that links a user. A signature over the very bytes, or nothing.

Whoever clicks is a person of ours, and what they do goes through the same checks as a call of the API.
"""

import base64
import json
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.metrics import MetricUnit
from pydantic import ValidationError

from amends import wiring
from amends.adapters.slack import open_dialog, post
from amends.adapters.slack_blocks import APPROVE, CHANGES
from amends.adapters.slack_dialog import REASON, WHY, alone, done, why_dialog
from amends.adapters.slack_signature import verify
from amends.api.slack_payload import Asked, Click, Command, Dialog, Payload
from amends.api.slack_review import approve, may_review, send_back
from amends.errors import AmendsError, BadInput, Forbidden, Retry, Stale, Unverified
from amends.notify.slack_links import SlackUser, digest
from amends.notify.words import case_link
from amends.roles import Person

logger = Logger(child=True)
metrics = Metrics()
HELP = "Say: link CODE (the console gives you the code), or: unlink"
BUSY = "Amends was busy; try again"


def resolver() -> APIGatewayHttpResolver:
    """Slack's two ways in."""
    app = APIGatewayHttpResolver()

    @app.post("/slack/interactions")
    def interaction() -> Response[str]:
        """A click on a button, or a dialog that was filled in."""
        (sent,) = _form(app).get("payload", [""])
        kind = Payload.model_validate_json(sent).type
        if kind == "view_submission":
            return _filled_in(Dialog.model_validate_json(sent))
        if kind == "block_actions":
            _clicked(Click.model_validate_json(sent))
        return _ok()

    @app.post("/slack/commands")
    def command() -> Response[str]:
        """`/amends link CODE` and `/amends unlink`."""
        called = Command.model_validate({name: values[0] for name, values in _form(app).items()})
        return _ok(alone(_linked(called)))

    app.exception_handler(Unverified)(_refused)
    app.exception_handler(ValueError)(_malformed)
    app.exception_handler(ValidationError)(_malformed)
    app.not_found()(lambda _: _refused(Unverified("no such path")))
    return app


def _form(app: APIGatewayHttpResolver) -> dict[str, list[str]]:
    """The form, once it is Slack's."""
    slack, event = wiring.webhook_credentials().slack, app.current_event
    body = event.body or ""
    raw = base64.b64decode(body) if event.is_base64_encoded else body.encode("utf-8", "surrogatepass")
    if slack is None or slack.signing_secret is None:
        raise Unverified("there is no secret to know Slack by")
    verify(event.headers, raw, slack.signing_secret.get_secret_value(), wiring.now())
    _count("SlackTaken")
    return parse_qs(raw.decode())


def _clicked(click: Click) -> None:
    action = click.actions[0]
    if action.action_id not in (APPROVE, CHANGES):
        return  # "Open case" is a link, which Slack tells of too.
    try:
        asked, person = Asked.model_validate_json(action.value), wiring.slack_person(click.who())
        if action.action_id == APPROVE:
            approve(asked.case, asked.reply, asked.version, person)
            _answer(click.response_url, done(click.message.blocks, action.block_id, f"Approved by {person.name}"))
        else:
            _ask_why(click, asked, person)
    except AmendsError as error:
        _answer(click.response_url, alone(_said(error)))


def _ask_why(click: Click, asked: Asked, person: Person) -> None:
    may_review(asked.case, asked.reply, asked.version, person)
    slack = wiring.webhook_credentials().slack
    back = {**asked.model_dump(), "url": click.response_url}
    if not slack or not open_dialog(slack, click.trigger_id, why_dialog(json.dumps(back))):
        where = case_link(wiring.settings().console_url, asked.case)
        _answer(click.response_url, alone(f"Request changes in the console: {where}"))


def _filled_in(dialog: Dialog) -> Response[str]:
    asked = Asked.model_validate_json(dialog.view.private_metadata)
    try:
        person = wiring.slack_person(dialog.who())
        send_back(asked.case, asked.reply, asked.version, dialog.chosen(REASON), dialog.written(WHY), person)
    except AmendsError as error:
        return _ok({"response_action": "errors", "errors": {WHY: _said(error)}})
    _answer(asked.url, alone(f"Changes requested by {person.name}"))
    return _ok()


def _linked(command: Command) -> str:
    word, _, code = command.text.strip().partition(" ")
    links, user = wiring.slack_links(), SlackUser(team=command.team_id, user=command.user_id)
    if word == "unlink":
        if person_id := links.person_id(user):
            links.remove(person_id)
        return "You are not linked any more."
    if word != "link" or not code.strip():
        return HELP
    try:
        found = links.redeem(digest(code), user, wiring.now())
    except (Retry, Stale) as error:
        return _said(error)
    _count("SlackLinked" if found else "SlackCodeRefused")
    return f"You are {found.person_name} now." if found else "This code is no good any more; the console gives another."


def _answer(url: str, body: dict[str, Any]) -> None:
    """Tell whoever clicked; what they did is done, also where Slack does not take the answer."""
    slack = wiring.webhook_credentials().slack
    if slack is None or not slack.is_slacks(url):
        return
    try:
        post(url, body)
    except Retry as error:
        logger.warning("Slack took no answer", why=str(error))


def _said(error: AmendsError) -> str:
    known = isinstance(error, (BadInput, Forbidden, Stale))
    if not known:
        logger.warning("not done", error=type(error).__name__)
    return str(error) if known else BUSY


def _ok(body: dict[str, Any] | None = None) -> Response[str]:
    return Response(HTTPStatus.OK, "application/json", json.dumps(body) if body else "")


def _refused(_: Unverified) -> Response[str]:
    _count("WebhookRefused")
    return Response(HTTPStatus.FORBIDDEN, body="")


def _malformed(_: ValueError) -> Response[str]:
    """Slack signed it, and it is not what its documentation says; none of it is logged."""
    _count("WebhookMalformed")
    return Response(HTTPStatus.BAD_REQUEST, body="")


def _count(name: str) -> None:
    metrics.add_metric(name=name, unit=MetricUnit.Count, value=1)
