"""Triage: which desk sees a mention, how soon, in which lane, and why."""

from pydantic import BaseModel, ConfigDict

from amends.desk import Desk, Lane
from amends.mention import Mention
from amends.reading import Reading
from amends.rules.book import Book
from amends.rules.facts import NO_INCIDENT, History
from amends.wishes import Wish, wish_of

__all__ = ["GRAVE", "LISTEN_ONLY", "Desk", "Lane", "Triage", "triage"]


class Triage(BaseModel):
    """Where a mention goes: severity 1 (now) to 4 (within a day), with reasons that people see."""

    model_config = ConfigDict(frozen=True)

    desk: Desk
    severity: int
    reasons: list[str]
    needs_human: bool
    dissatisfied: bool = False
    wish: Wish | None = None
    topic: str = ""
    lane: Lane = Lane.ORDINARY
    rule: str = ""  # the one that decided; empty where none fitted
    guidance: str = ""


ASKED_US_TO_STOP = "asked us not to answer any more"
ASKED_US_BACK = "asked us to answer again"
LISTEN_ONLY = "did not address the brand: listen only"
NOT_SURE = "the model is not sure"
SHOWN = 5  # reasons of rules; more of them tell nobody more
GRAVE = 2  # what a rule finds so severe stands in the ordinary lane, however unsure the model is


def triage(
    mention: Mention, reading: Reading, rules: Book, history: History | None = None, incident: str = NO_INCIDENT
) -> Triage:
    """The first rule that fits decides the desk, the severity and the topic; all reasons follow, the reading's last.

    Where none fits, the reading decides, so that no set of rules can lose a complaint.
    """
    fits = rules.fits(rules.values(mention, reading, history, incident))
    severity = fits[0].rule.severity if fits else _by_reading(reading)
    unsure = reading.needs_human and severity > GRAVE
    wish = wish_of(mention)
    because = [fit.reason for fit in fits[:SHOWN]]
    if not because and reading.needs_human and not reading.is_dissatisfied:
        because = [NOT_SURE]
    if wish:
        because.insert(0, ASKED_US_TO_STOP if wish is Wish.OUT else ASKED_US_BACK)
    if not mention.summoned:
        because.append(LISTEN_ONLY)
    if rules.notice:
        because.append(rules.notice)
    return Triage(
        desk=fits[0].rule.desk if fits else Desk.CARE,
        severity=severity,
        reasons=list(dict.fromkeys([*because, *reading.reasons])),
        needs_human=reading.needs_human or wish is Wish.OUT,
        dissatisfied=reading.is_dissatisfied,
        wish=wish,
        topic=fits[0].rule.topic if fits else "",
        lane=Lane.UNSURE if unsure else Lane.ORDINARY,
        rule=fits[0].rule.id if fits else "",
        guidance="\n\n".join(dict.fromkeys(fit.rule.guidance for fit in fits if fit.rule.guidance)),
    )


def _by_reading(reading: Reading) -> int:
    return 3 if reading.is_dissatisfied or reading.needs_human else 4
