"""Other tools are told when campaigns have to stand still: a signed POST, tried again until they have heard it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import requests

from amends import signatures
from amends.adapters.addresses import NotPublic, public_session
from amends.adapters.credentials import Credentials
from amends.adapters.incidents import Incidents
from amends.event import Event
from amends.outage.freeze import Freeze, freeze_of
from amends.timers import Effect, Timer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

NEXT = timedelta(minutes=1)
GIVEN_UP = timedelta(hours=6)  # a receiver that is away for longer asks GET /freeze when it is back
TOLD = "told"


class Freezing:
    """What a timer does when an incident goes live, or is not any more."""

    def __init__(
        self,
        table: "Table",
        credentials: Callable[[], Credentials],
        session: Callable[[], requests.Session] = public_session,
    ) -> None:
        self._incidents, self._credentials, self._session = Incidents(table), credentials, session

    def fire(self, timer: Timer, now: datetime) -> Effect:
        """Tell each receiver that has not heard of this change; what they are told is how things stand now."""
        receivers = self._credentials().freeze
        told = set(filter(None, timer.data.get(TOLD, "").split(",")))
        freeze = freeze_of(self._incidents.watched(), now)
        since = timer.data.get("since", timer.due_at.isoformat())
        for name in sorted(receivers.keys() - told):
            if self._post(name, f"freeze-{int(datetime.fromisoformat(since).timestamp())}", freeze, now):
                told.add(name)
        missed = sorted(receivers.keys() - told)
        if not missed:
            return Effect()
        if now - datetime.fromisoformat(since) > GIVEN_UP:
            return Effect([Event(at=now, kind="freeze not told", note=", ".join(missed))])
        data = {TOLD: ",".join(sorted(told)), "since": since}
        return Effect(again=timer.model_copy(update={"due_at": now + NEXT, "data": data}))

    def _post(self, name: str, message_id: str, freeze: Freeze, now: datetime) -> bool:
        receiver = self._credentials().freeze[name]
        body = freeze.model_dump_json().encode()
        headers = signatures.sign(receiver.known()[0], message_id, body, now)
        headers |= {"content-type": "application/json", "idempotency-key": message_id}
        try:
            answer = self._session().post(receiver.tell, data=body, headers=headers, allow_redirects=False)
        except (NotPublic, requests.RequestException):
            return False
        return answer.ok and not answer.is_redirect
