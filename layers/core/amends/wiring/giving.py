"""What goes out of statements each minute, and what people say of it."""

from aws_lambda_powertools import Logger

from amends.adapters.after_reviews import AfterReviews
from amends.adapters.deliveries import Deliveries
from amends.adapters.echoes import Echoes
from amends.adapters.givings import Givings
from amends.adapters.incidents import Incidents
from amends.outage.giving import Handed, hand_out
from amends.outage.incident import Incident
from amends.outage.minute import give_all
from amends.outage.statement import Statement
from amends.timers import Handler
from amends.wiring.stores import brand, cases, house_rules, now, outbox, posting, table, windows

logger = Logger(child=True)


def after_reviews() -> AfterReviews:
    """The documents on incidents."""
    return AfterReviews(table())


def deliveries() -> Deliveries:
    """Who was given what."""
    return Deliveries(table())


def echoes() -> Echoes:
    """What people say of statements."""
    return Echoes(table())


def givings() -> Givings:
    """What goes out, and what it promised."""
    return Givings(table())


def giving_timers() -> dict[str, Handler]:
    """Who watches the promises."""
    return givings().handlers()


def give_statements() -> dict[str, int]:
    """Hand out what this minute takes; what was done."""
    return give_all(givings(), Incidents(table()), deliveries().echoes, _hand_out, _left, now())._asdict()


def _hand_out(incident: Incident, statement: Statement) -> Handed:
    waiting = Incidents(table()).waiting(incident.id)
    stores = (deliveries(), cases(), windows(), house_rules, outbox(), posting())
    return hand_out(incident, statement, waiting, *stores, now(), brand().outages.follow_up)


def _left(incident_id: str, error: Exception) -> None:
    logger.error("giving out left", incident=incident_id, exc_info=error)
