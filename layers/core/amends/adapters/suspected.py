"""Suspicions become incidents: the one of their topic that is watched for already, or a new one."""

import re
from typing import TYPE_CHECKING

from amends.adapters.cases import Cases
from amends.adapters.incidents import Incidents
from amends.errors import NotFound, Retry, Stale
from amends.outage.incident import Incident, Suspicion, Watched
from amends.outage.linking import link
from amends.outage.moves import alert_ended, join, suspect
from amends.suspect.alert import Alert
from amends.suspect.complaints import ANY, ANYWHERE
from amends.suspect.suspicion import Suspicion as Told

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

TRIES = 5  # at incidents that others open or change meanwhile
LINKED = 50  # cases that one suspicion links; the rest joins with its next post, or by hand


class Suspected:
    """Where suspicions are taken."""

    def __init__(self, table: "Table", brand: str) -> None:
        self._brand = brand
        self._cases, self._incidents = Cases(table), Incidents(table)

    def suspect(self, told: Told) -> None:
        """Join the suspected or live incident of the same topic, or open one; told again, it changes nothing."""
        seen = told.model_dump(include={"region", "at", "count", "expected", "why", "cases"})
        self.take(Suspicion(topic="" if told.topic == ANY else told.topic, p=1.0 if told.p is None else told.p, **seen))

    def note(self, alert: Alert, topic: str, region: str) -> None:
        """Write on the timeline of the topic's incident, if there is one, that its alert ended."""
        ended = Suspicion(topic="" if topic == ANY else topic, region=region, at=alert.at)
        for _ in range(TRIES):
            known = next((one for one in self._incidents.watched() if _same(one, ended)), None)
            if known is None:
                return
            before = self._incidents.get(known.id)
            try:
                self._incidents.save(before, alert_ended(before, f"{alert.source}: {alert.title}", alert.at), alert.at)
            except Stale:
                continue
            return
        raise Retry("others kept changing the incident")

    def take(self, suspicion: Suspicion) -> Incident:
        """The incident that the suspicion joined or opened; its cases belong to it."""
        incident = self._stored(suspicion)
        for case_id in suspicion.cases[:LINKED]:
            self._link(case_id, incident, suspicion)
        return incident

    def _stored(self, suspicion: Suspicion) -> Incident:
        for again in range(TRIES):
            try:
                if known := next((one for one in self._incidents.watched() if _same(one, suspicion)), None):
                    before = self._incidents.get(known.id)
                    moved = join(before, suspicion)
                    return self._incidents.save(before, moved, suspicion.at) if moved else before
                # Named after its topic and its day, so that two who suspect at once open one.
                return self._incidents.add(suspect(_name(suspicion, again), self._brand, suspicion))
            except Stale:
                continue
        raise Retry("others kept changing the incident")

    def _link(self, case_id: str, incident: Incident, suspicion: Suspicion) -> None:
        for _ in range(TRIES):
            try:
                case = self._cases.get(case_id)
                if case.incident or case.merged_into:
                    return
                self._cases.save(*link(case, incident, None, suspicion.at))
            except NotFound:
                return
            except Stale:
                continue
            return


def _same(one: Watched, suspicion: Suspicion) -> bool:
    if suspicion.topic not in (one.scope.topics or [""]):
        return False
    return suspicion.region in ("", ANYWHERE) or not one.scope.regions or suspicion.region in one.scope.regions


def _name(suspicion: Suspicion, again: int) -> str:
    about = re.sub(r"[^a-z0-9]+", "-", suspicion.topic.lower()).strip("-") or "incident"
    day = f"{about[:40]}-{suspicion.at:%Y%m%d}"
    return f"{day}-{again + 1}" if again else day
