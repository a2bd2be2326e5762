"""A deployed stack that is for rehearsals alone: posts go in by its signed webhook, and its sink keeps the answers."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import boto3
import httpx
from amends import signatures
from amends.adapters.credentials import parse
from amends.adapters.deliveries import Deliveries
from amends.adapters.incidents import Incidents
from amends.adapters.sink import Sunk, taken_in
from amends.errors import AmendsError
from amends.outage.delivery import Delivery
from amends.webhook import REHEARSAL, WebhookPost

from local import switch
from local.errors import LocalError, Usage
from local.rehearsal.venue import File, alert
from simulator.scenario import ScenarioPost

if TYPE_CHECKING:
    from amends.adapters.postings import Postings
    from mypy_boto3_dynamodb.service_resource import Table


class There:
    """A stack in an AWS account, asked as its operator: the command reads its table, as `amends stop --stack` does."""

    def __init__(self, stack: str, table: "Table", postings: "Postings", secret: str, webhook_url: str) -> None:
        try:
            credentials = parse(secret)
        except AmendsError as error:
            raise LocalError(str(error)) from error
        sender, alerts = credentials.webhooks.get(REHEARSAL), credentials.alerts.alertmanager
        if not credentials.rehearsal or sender is None or alerts is None:
            raise Usage(f"{stack} is not a stack for rehearsals alone; docs/outages.md says how to make one")
        self._secret, self._bearer = sender.known()[0], alerts.known()[0]
        self._table, self._incidents, self._given = table, Incidents(table), Deliveries(table)
        self._postings, self._url = postings, webhook_url
        self._run = uuid4().hex[:8]  # no post of an earlier rehearsal has its id

    @classmethod
    def of(cls, session: boto3.Session, stack: str) -> "There":
        """The stack of that name, as its outputs say where things are; Usage where it is not for rehearsals alone."""
        postings, _ = switch.deployed(session, stack)
        found = session.client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]
        outputs = {output["OutputKey"]: output["OutputValue"] for output in found.get("Outputs", [])}
        secret = session.client("secretsmanager").get_secret_value(SecretId=outputs["CredentialsSecret"])
        table = session.resource("dynamodb").Table(outputs["Table"])
        return cls(stack, table, postings, secret["SecretString"], outputs["WebhookUrl"])

    def posting(self) -> str:
        """How the switch of posting stands."""
        return str(self._postings.get().mode)

    def say(self, post: ScenarioPost, said: Mapping[str, str]) -> str:
        """A customer writes; the brand's own posts are left out, because only customers write to us."""
        if post.brand:
            return ""
        body = self._body(post, said).model_dump_json().encode()
        post_id = self._id(post.key)
        headers = signatures.sign(self._secret, post_id, body, datetime.now(UTC))
        httpx.post(f"{self._url}/{REHEARSAL}", content=body, headers=headers, timeout=30).raise_for_status()
        return f"{REHEARSAL}:{post_id}"

    def alarm(self, name: str, title: str, since: datetime, ended: datetime | None = None) -> None:
        """As Alertmanager says it."""
        headers = {"authorization": f"Bearer {self._bearer}"}
        body = alert(name, title, since, ended)
        httpx.post(f"{self._url}/alerts/alertmanager", json=body, headers=headers, timeout=30).raise_for_status()

    def watched(self) -> list[str]:
        """The incidents that are suspected or live."""
        return [one.id for one in self._incidents.watched()]

    def file(self, incident_id: str) -> File:
        """All that is known of an incident."""
        kept = self._incidents
        return File(kept.get(incident_id), kept.statements(incident_id), kept.history(incident_id))

    def deliveries(self, incident_id: str) -> list[Delivery]:
        """Who was given what."""
        return self._given.deliveries(incident_id)

    def taken(self) -> list[Sunk]:
        """What the sink holds."""
        return list(taken_in(self._table))

    def _body(self, post: ScenarioPost, said: Mapping[str, str]) -> WebhookPost:
        above = said.get(post.reply_to or "", "").removeprefix(f"{REHEARSAL}:")
        fields: dict[str, Any] = {
            "id": self._id(post.key),
            "conversation_id": above or None,
            "author_id": post.author,
            "author_handle": post.author,
            "author_name": post.name or "",
            "author_followers": post.followers or 0,
            "text": f"{post.title}\n\n{post.text}" if post.title else post.text,
            "created_at": datetime.now(UTC),
            "lang": post.lang,
        }
        return WebhookPost.model_validate(fields)

    def _id(self, key: str) -> str:
        return f"{self._run}-{key}"
