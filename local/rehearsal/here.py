"""The stack on this machine: its simulated X and Reddit are the sink, and all else goes through its API."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import httpx
from amends.adapters.credentials import parse
from amends.adapters.sink import Sunk
from amends.event import Event
from amends.outage.delivery import Delivery
from amends.outage.incident import Incident
from amends.outage.statement import Statement

from local.errors import LocalError
from local.parts import api_url
from local.people import token
from local.rehearsal.venue import File, alert
from local.running import Running
from local.state import StateFolder
from simulator.brand import BOT, HANDLE
from simulator.scenario import ScenarioPost

READER = "auditor"  # reads, and can change nothing


class Here:
    """The running stack of a state folder."""

    def __init__(self, state: StateFolder) -> None:
        self._state = state
        self._running = Running.on(state)
        ports = self._running.ports
        self._simulator = httpx.Client(base_url=ports.url("x") + "/_sim", timeout=30, trust_env=False)
        self._api = httpx.Client(base_url=ports.url("console") + "/api/v1", timeout=30, trust_env=False)
        secrets = self._running.administrator.client("secretsmanager")
        secret = secrets.get_secret_value(SecretId=self._running.outputs["CredentialsSecret"])["SecretString"]
        alerts = parse(secret).alerts.alertmanager
        if alerts is None:
            raise LocalError("this stack takes no alerts: stop it and start it again")
        self._bearer = alerts.known()[0]

    def posting(self) -> str:
        """How the switch of posting stands."""
        return str(self._get("/posting")["mode"])

    def say(self, post: ScenarioPost, said: Mapping[str, str]) -> str:
        """A customer writes on a simulated platform."""
        above = said[post.reply_to] if post.reply_to else None
        if post.platform == "reddit":
            words = {"author": BOT if post.brand else post.author, "body": post.text}
            words |= {"title": post.title} if post.title is not None else {}
            return str(self._post("/reddit/comments", words | ({"parent": above} if above else {}))["name"])
        body: dict[str, Any] = {"author": HANDLE if post.brand else post.author, "text": post.text}
        body |= {"reply_to": above} if above else {}
        body |= {"quote_of": said[post.quote_of]} if post.quote_of else {}
        body |= {"followers": post.followers} if post.followers is not None else {}
        return str(self._post("/x/posts", body)["id"])

    def alarm(self, name: str, title: str, since: datetime, ended: datetime | None = None) -> None:
        """As Alertmanager says it, through the stack's own way in."""
        url = f"{api_url(self._running.ports, self._running.outputs)}/webhook/alerts/alertmanager"
        headers = {"authorization": f"Bearer {self._bearer}"}
        answer = httpx.post(url, json=alert(name, title, since, ended), headers=headers, timeout=30, trust_env=False)
        answer.raise_for_status()

    def watched(self) -> list[str]:
        """The incidents that are suspected or live."""
        return [str(one["id"]) for one in self._get("/incidents/live")]

    def file(self, incident_id: str) -> File:
        """All that is known of an incident."""
        found = self._get(f"/incidents/{incident_id}")
        return File(
            Incident.model_validate(found["incident"]),
            [Statement.model_validate(one) for one in found["statements"]],
            [Event.model_validate(one) for one in found["events"]],
        )

    def deliveries(self, incident_id: str) -> list[Delivery]:
        """Who was given what, page after page."""
        found: list[Delivery] = []
        cursor: str | None = None
        while True:
            more = {"cursor": cursor} if cursor else {}
            page = self._get(f"/incidents/{incident_id}/deliveries", limit=100, **more)
            found += [Delivery.model_validate(one) for one in page["items"]]
            cursor = page["next"]
            if cursor is None:
                return found

    def taken(self) -> list[Sunk]:
        """What stands on the simulated platforms."""
        answers = self._simulator.get("/answers").raise_for_status().json()["answers"]
        return [Sunk.model_validate(one) for one in answers]

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        return dict(self._simulator.post(path, json=body).raise_for_status().json())

    def _get(self, path: str, **query: Any) -> Any:
        answer = self._api.get(path, params=query)
        if answer.status_code == httpx.codes.UNAUTHORIZED:  # The first call, and each hour: tokens end.
            running = self._running
            signed = token(running.administrator, self._state, running.outputs, READER)
            self._api.headers["Authorization"] = f"Bearer {signed}"
            answer = self._api.get(path, params=query)
        return answer.raise_for_status().json()
