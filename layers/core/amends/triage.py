"""The first triage: which desk sees a mention, how soon, and why."""

import re
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from amends.mention import Mention
from amends.reading import Reading
from amends.wishes import Wish, wish_of


class Desk(StrEnum):
    """Who answers."""

    CARE = "care"
    LEGAL = "legal"
    PR = "pr"


class Triage(BaseModel):
    """Where a mention goes: severity 1 (now) to 4 (within a day), with reasons that people see."""

    model_config = ConfigDict(frozen=True)

    desk: Desk
    severity: int
    reasons: list[str]
    needs_human: bool
    dissatisfied: bool = False
    wish: Wish | None = None


ASKED_US_TO_STOP = "asked us not to answer any more"
ASKED_US_BACK = "asked us to answer again"
WIDE_REACH = 50_000  # followers; beyond it one post becomes a story of its own
LISTEN_ONLY = "did not address the brand: listen only"

_SAFETY = re.compile(
    r"\b(telecare|pendant alarm|care alarm|pacemaker|ambulance|emergency call|call 999|call 112|injur\w+|electrocut\w+"
    r"|caught fire|suicid\w+)\b",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"\b(lawyers?|solicitors?|attorneys?|suing|sue you|legal action|small claims|ombudsman|regulator|ofcom"
    r"|trading standards|gdpr|data protection|data breach|discriminat\w+)\b",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"\b(journalist|reporter|for comment|press office|newsroom|deadline for (?:a )?comment)\b", re.IGNORECASE
)
_CHURN = re.compile(
    r"\b(cancel\w*|switch(?:ing|ed)? (?:to|provider)|leaving you|i'?m leaving|pac code|taking my (?:business|money))\b",
    re.IGNORECASE,
)


def triage(mention: Mention, reading: Reading) -> Triage:
    """The gravest rule that fits decides the desk and the severity; the reading's reasons follow its own."""
    desk, severity, because = _gravest(mention, reading)
    wish = wish_of(mention)
    reasons = [because] if because else []
    if wish:
        reasons.insert(0, ASKED_US_TO_STOP if wish is Wish.OUT else ASKED_US_BACK)
    if not mention.summoned:
        reasons.append(LISTEN_ONLY)
    return Triage(
        desk=desk,
        severity=severity,
        reasons=[*reasons, *reading.reasons],
        needs_human=reading.needs_human or wish is Wish.OUT,
        dissatisfied=reading.is_dissatisfied,
        wish=wish,
    )


def _gravest(mention: Mention, reading: Reading) -> tuple[Desk, int, str]:
    text = mention.text
    unhappy = reading.is_dissatisfied or reading.needs_human
    if _SAFETY.search(text):
        return Desk.CARE, 1, "someone's safety may depend on it"
    if _LEGAL.search(text):
        return Desk.LEGAL, 1, "names lawyers, a regulator or personal rights"
    if _PRESS.search(text):
        return Desk.PR, 2, "reads like a question from the press"
    if unhappy and mention.author_followers >= WIDE_REACH:
        return Desk.PR, 2, f"unhappy, with {mention.author_followers:,} followers"
    if unhappy and _CHURN.search(text):
        return Desk.CARE, 2, "speaks of leaving"
    if reading.is_dissatisfied:
        return Desk.CARE, 3, ""
    if reading.needs_human:
        return Desk.CARE, 3, "the model is not sure"
    return Desk.CARE, 4, ""
