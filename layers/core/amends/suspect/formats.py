"""What each monitoring sends, as alerts; what says nothing of an outage brings none."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from pydantic import TypeAdapter, ValidationError

from amends.errors import BadInput
from amends.suspect.alert import Alert, AlertSource, AlertState

MOST = 100  # alerts of one message: more are one outage all the same
FIRING, RESOLVED = AlertState.FIRING, AlertState.RESOLVED
_CLOUDWATCH = {"ALARM": FIRING, "OK": RESOLVED}
_ALERTMANAGER = {"firing": FIRING, "resolved": RESOLVED}
# A new incident and its end; what lies between is of the same incident. Maintenance that was planned is no outage.
_STATUSPAGE = {"investigating": FIRING, "identified": FIRING, "monitoring": FIRING}
_STATUSPAGE |= {"resolved": RESOLVED, "postmortem": RESOLVED}
_COMPONENT = {"degraded_performance": FIRING, "partial_outage": FIRING, "major_outage": FIRING, "operational": RESOLVED}
_PAGERDUTY = {"incident.triggered": FIRING, "incident.reopened": FIRING, "incident.resolved": RESOLVED}


def cloudwatch(message: dict[str, Any]) -> list[Alert]:
    """An alarm's change of state, as the text of a message of SNS; other texts of the topic are no alarms."""
    state = _CLOUDWATCH.get(str(message.get("NewStateValue")))
    if state is None:
        return []
    arn, name = str(message["AlarmArn"]), str(message["AlarmName"])
    region = arn.split(":")[3]
    console = f"https://{region}.console.aws.amazon.com/cloudwatch/home?region={region}#alarmsV2:alarm/{quote(name)}"
    return [_alert(AlertSource.CLOUDWATCH, arn, name, state, message["StateChangeTime"], console)]


def alertmanager(message: dict[str, Any]) -> list[Alert]:
    """A group of alerts; told again every few hours, each is the same while it began at the same moment."""
    found = []
    for alert in message["alerts"][:MOST]:
        labels, said = alert["labels"], alert.get("annotations", {})
        title = ": ".join(part for part in (labels.get("alertname"), said.get("summary")) if part)
        state = _ALERTMANAGER[alert["status"]]
        at = alert["startsAt" if state is FIRING else "endsAt"]
        url = alert.get("generatorURL", "")
        found.append(_alert(AlertSource.ALERTMANAGER, alert["fingerprint"], title, state, at, url))
    return found


def statuspage(message: dict[str, Any]) -> list[Alert]:
    """An incident of a status page, or a change of a component of it."""
    if incident := message.get("incident"):
        state = _STATUSPAGE.get(incident["status"])
        if state is None:
            return []
        at = incident["created_at"] if state is FIRING else incident.get("resolved_at") or incident["updated_at"]
        url = incident.get("shortlink") or ""
        return [_alert(AlertSource.STATUSPAGE, incident["id"], incident["name"], state, at, url)]
    if update := message.get("component_update"):
        state = _COMPONENT.get(update["new_status"])
        if state is None or _COMPONENT.get(update.get("old_status")) is state:
            return []
        component = message["component"]
        return [_alert(AlertSource.STATUSPAGE, component["id"], component["name"], state, update["created_at"], "")]
    return []


def pagerduty(message: dict[str, Any]) -> list[Alert]:
    """An event of an incident, in the third version of its webhooks; others, and its test, bring none."""
    event = message["event"]
    state = _PAGERDUTY.get(event["event_type"])
    if state is None:
        return []
    incident = event["data"]
    url = incident.get("html_url") or ""
    return [_alert(AlertSource.PAGERDUTY, incident["id"], incident["title"], state, event["occurred_at"], url)]


_Message = TypeAdapter(dict[str, Any])
FORMATS: dict[AlertSource, Callable[[dict[str, Any]], list[Alert]]] = {
    AlertSource.CLOUDWATCH: cloudwatch,
    AlertSource.ALERTMANAGER: alertmanager,
    AlertSource.STATUSPAGE: statuspage,
    AlertSource.PAGERDUTY: pagerduty,
}


def alerts_in(source: AlertSource, body: bytes | str) -> list[Alert]:
    """The alerts of a verified message; raises BadInput, which holds nothing of what was sent."""
    try:
        return FORMATS[source](_Message.validate_json(body))
    except ValidationError as error:
        wrong = ", ".join(".".join(map(str, item["loc"])) for item in error.errors())
        raise BadInput(f"an alert of {source} without what it should hold: {wrong}") from None
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise BadInput(f"an alert of {source} in another shape: {type(error).__name__}") from None


def _alert(source: AlertSource, alert_id: str, title: str, state: AlertState, at: Any, url: str) -> Alert:
    safe = url if url.startswith(("https://", "http://")) and len(url) <= 2_000 else ""
    return Alert.model_validate(
        {"source": source, "id": alert_id, "title": title[:500], "state": state, "at": at, "url": safe}
    )
