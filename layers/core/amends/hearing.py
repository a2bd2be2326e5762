"""What a post that is heard makes of its case: it opens one, or goes on with it."""

from datetime import datetime

from amends.case import CLOSED, Case, CaseState, case_id, preview_of
from amends.mention import Mention
from amends.triage import GRAVE, LISTEN_ONLY, Lane, Triage
from amends.wishes import Wish

KEPT_MOMENTS = 20  # of a customer's latest posts in the case; how fast they write is seen in fewer


def open_case(mention: Mention, triage: Triage, now: datetime) -> Case:
    """A new case, named after its first mention."""
    return Case(
        id=case_id(mention),
        platform=mention.platform,
        conversation_id=mention.conversation_id,
        private=mention.private,
        author_id=mention.author_id,
        author_handle=mention.author_handle,
        author_name=mention.author_name,
        state=CaseState.OPEN,
        desk=triage.desk,
        severity=triage.severity,
        reasons=triage.reasons,
        preview=preview_of(mention),
        mentions=1,
        needs_human=triage.needs_human,
        lane=triage.lane,
        topic=triage.topic,
        rule=triage.rule,
        guidance=triage.guidance,
        written=[mention.created_at],
        complaint_waits=triage.dissatisfied,
        opted_out=triage.wish is Wish.OUT,
        opened_at=now,
        due_at=now,
        last_mention_at=mention.created_at,
    )


def extend(case: Case, mention: Mention, triage: Triage, now: datetime) -> Case:
    """The case with one more post of its customer: it is our turn again, and severity only rises."""
    severity = min(case.severity, triage.severity)
    graver = triage.severity < case.severity
    newest = mention.created_at >= case.last_mention_at
    return case.model_copy(
        update={
            "state": CaseState.OPEN,
            "snoozed_until": None,
            "before_snooze": None,
            "reopens_until": None,
            "severity": severity,
            "desk": triage.desk if graver else case.desk,
            "reasons": triage.reasons if graver else case.reasons,
            "lane": _lane(case, triage),
            "topic": triage.topic if graver or not case.topic else case.topic,
            "rule": triage.rule if graver else case.rule,
            "guidance": case.guidance
            if triage.guidance in case.guidance
            else f"{triage.guidance}\n\n{case.guidance}".strip(),
            "written": sorted([*case.written, mention.created_at])[-KEPT_MOMENTS:],
            "preview": preview_of(mention) if newest else case.preview,
            "mentions": case.mentions + 1,
            "needs_human": case.needs_human or triage.needs_human,
            "complaint_waits": case.complaint_waits or triage.dissatisfied,
            "opted_out": triage.wish is Wish.OUT if triage.wish else case.opted_out,
            "last_mention_at": max(case.last_mention_at, mention.created_at),
            "version": case.version + 1,
        }
    )


def edited(case: Case, mention: Mention, triage: Triage, now: datetime) -> Case:
    """The case after a post of it was edited: severity only rises, and what we had answered wants another look."""
    as_often = {"mentions": case.mentions, "written": case.written}
    extended = extend(case, mention, triage, now).model_copy(update=as_often)
    if case.state in CLOSED:
        kept = {"state": case.state, "lane": case.lane, "reopens_until": case.reopens_until}
        return extended.model_copy(update=kept)
    return extended


def with_incident(case: Case, incident: str | None) -> Case:
    """The case as one of an incident's, before it is stored; as it is without one."""
    return case.model_copy(update={"incident": incident}) if incident else case


def summoned(case: Case) -> Case:
    """The case after one of its posts turned out to address the brand: it can be answered."""
    reasons = [reason for reason in case.reasons if reason != LISTEN_ONLY]
    return case.model_copy(update={"reasons": reasons, "version": case.version + 1})


def _lane(case: Case, triage: Triage) -> Lane:
    """Where the case stands after another post: a plain one ends the doubt, and doubt comes to what nobody knows."""
    if triage.lane is Lane.UNSURE:
        known = case.complaint_waits or case.owner is not None or case.severity <= GRAVE
        return case.lane if known else Lane.UNSURE
    return Lane.ORDINARY if triage.dissatisfied or triage.severity <= GRAVE else case.lane
