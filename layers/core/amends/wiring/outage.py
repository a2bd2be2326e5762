"""Incidents and statements, and what the rest of the system asks of them."""

from datetime import datetime
from typing import TYPE_CHECKING

from amends.adapters.freezing import Freezing
from amends.adapters.incidents import ENDING, EXPIRY, FREEZE, Incidents
from amends.adapters.relinking import KIND as RELINK
from amends.adapters.relinking import Relinking
from amends.adapters.statements import Statements
from amends.adapters.suspected import Suspected
from amends.errors import Stale
from amends.library.begun import BegunWith, must_be_in_use
from amends.library.template import usable
from amends.outage.incident import Incident, Watched, cleared, in_rules
from amends.outage.statement import Statement, StatementText
from amends.timers import Handler
from amends.wiring.library import library
from amends.wiring.networks import webhook_credentials
from amends.wiring.stores import brand, now, settings, table

if TYPE_CHECKING:
    from amends.outage.wording import Found
    from amends.review.path import Path


def incidents() -> Incidents:
    """The incidents."""
    return Incidents(table())


def statements() -> Statements:
    """The statements."""
    return Statements(table())


def suspected() -> Suspected:
    """Where suspicions become incidents."""
    return Suspected(table(), settings().brand)


def watched() -> list[Watched]:
    """The incidents that are suspected or live."""
    return incidents().watched()


def incident_now() -> str:
    """What rules and approvals are told: that an incident is live, or none."""
    return in_rules(watched())


def around() -> tuple[str, tuple[str, ...]]:
    """As `incident_now`, and what may be said of it."""
    found = watched()
    return in_rules(found), cleared(found, now())


def said_of(statement: Statement, incident: Incident) -> "tuple[list[Found], Path]":
    """What the rules say of a statement, and who would have to approve it."""
    # Imported here: of all functions only the API's reads the linters' rules.
    from amends.outage.wording import findings, path_of

    settled, at = brand(), now()
    names = (*settled.terms, *settled.accounts.x, *settled.accounts.reddit)
    zone = settled.business_hours.zone
    return findings(statement, incident, names, zone, at), path_of(statement, incident, names, zone, at)


def begun(
    begun_with: BegunWith, incident: Incident, next_update_at: datetime | None
) -> tuple[list[StatementText], tuple[str, int]]:
    """The first texts of a statement out of the library, around a template that is in use; raises Stale, NotFound."""
    from amends.outage.begun import begun_with as texts_of

    shelf = library().shelf().templates
    template = library().get(begun_with.template_id)
    must_be_in_use(begun_with, template)
    wording = usable(template)
    if wording is None:
        raise Stale("this template is not in use")
    texts = texts_of(wording, shelf, incident, next_update_at, brand().business_hours.zone)
    return texts, (template.id, wording.number)


def outage_timers() -> dict[str, Handler]:
    """Who ends incidents and statements, tells other tools, and moves the cases of merged incidents."""
    return {
        ENDING: incidents().end_by_timer,
        EXPIRY: statements().expire,
        FREEZE: Freezing(table(), webhook_credentials).fire,
        RELINK: Relinking(table()).fire,
    }
