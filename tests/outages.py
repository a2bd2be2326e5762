"""Made-up incidents and statements; every test changes what matters to it."""

from datetime import timedelta
from typing import Any

from amends.mention import PlatformName
from amends.outage.incident import Incident, IncidentState, Scope, Watched, watched
from amends.outage.statement import Stage, Statement, StatementText
from amends.review.desks import Named
from amends.roles import Role

from tests.builders import NOON, a_person

PR = a_person("Petra", Role.PR)
OTHER_PR = a_person("Pablo", Role.PR)
LEGAL = a_person("Lena", Role.LEGAL)
SENIOR = a_person("Sam", Role.SENIOR)
WORDS = "Sorry, you can't check out right now, and we know how annoying that is. We'll write again by 14:40."


def an_incident(**changes: Any) -> Incident:
    fields: dict[str, Any] = {
        "id": "checkout",
        "brand": "larkfield",
        "title": "Checkout is down",
        "state": IncidentState.OPEN,
        "scope": Scope(topics=["checkout"]),
        "owner": Named(id=PR.id, name=PR.name),
        "opened_at": NOON,
        "confirmed_at": NOON,
        "since": NOON,
    }
    return Incident(**{**fields, **changes})


def a_watched(**changes: Any) -> Watched:
    return watched(an_incident(**changes))


def a_text(*alternatives: str, **changes: Any) -> StatementText:
    fields: dict[str, Any] = {
        "channel": PlatformName.X,
        "language": "en",
        "alternatives": list(alternatives) or [WORDS],
    }
    return StatementText(**{**fields, **changes})


def a_statement(**changes: Any) -> Statement:
    fields: dict[str, Any] = {
        "id": "s1",
        "incident_id": "checkout",
        "stage": Stage.HOLDING,
        "texts": [a_text()],
        "next_update_at": NOON + timedelta(hours=2, minutes=40),
        "author": SENIOR.id,
        "author_name": SENIOR.name,
        "created_at": NOON,
        "since": NOON,
    }
    return Statement(**{**fields, **changes})
