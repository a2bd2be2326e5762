"""Whose customer waits for a statement: gone once a person answered, it was delivered, or they want none."""

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.case import Case, Waiting, is_owed
from amends.mention import PlatformName
from amends.triage import LISTEN_ONLY


class Waits(BaseModel):
    """One who waits, as the list holds them: what a preview counts and a forecast orders by."""

    model_config = ConfigDict(frozen=True)

    incident_id: str
    case_id: str
    severity: int
    since: AwareDatetime
    platform: PlatformName
    private: bool = False
    in_private: bool = False  # they speak with one of us by now: nothing is said to them in public meanwhile
    summoned: bool = True
    author_id: str
    language: str = "und"


def waiting_of(case: Case, language: str = "") -> Waiting | None:
    """The place of a case in the list of its incident; None where its customer does not wait, or must not be answered.

    `since` stays what it was, so that nobody loses their place by writing again.
    """
    if case.incident is None or not is_owed(case) or case.opted_out or case.merged_into or case.removed_at:
        return None
    before = case.waits if case.waits and case.waits.incident_id == case.incident else None
    return Waiting(
        incident_id=case.incident,
        severity=case.severity,
        since=before.since if before else case.last_mention_at,
        language=language or (case.waits.language if case.waits else "und"),
    )


def waits_of(case: Case, waiting: Waiting) -> Waits:
    """The entry of a case in the list."""
    return Waits(
        incident_id=waiting.incident_id,
        case_id=case.id,
        severity=waiting.severity,
        since=waiting.since,
        platform=case.platform,
        private=case.private,
        in_private=case.private_since is not None,
        summoned=LISTEN_ONLY not in case.reasons,
        author_id=case.author_id,
        language=waiting.language,
    )
