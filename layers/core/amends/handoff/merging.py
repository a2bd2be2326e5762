"""What a merge of cases does to their handoffs: an open one goes along, and a private case brings its customer in."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from amends.case import Case
from amends.errors import Stale
from amends.event import Event
from amends.handoff.handoff import Handoff, HandoffState, joined

BOTH = "both cases have an open handoff: end one of them first"
_S = HandoffState
WAITS_FOR_THEM = frozenset({_S.DRAFTED, _S.INVITED, _S.UNANSWERED})


class Merged(NamedTuple):
    """The surviving case, and each handoff that changes, before and after; who is found by none any more."""

    to: Case
    changed: list[tuple[Handoff, Handoff]]
    lost: list[Handoff]
    events: list[Event]


def merged(to: Case, of: Case, ours: Sequence[Handoff], theirs: Sequence[Handoff], by: Event, now: datetime) -> Merged:
    """The handoffs of two cases that become one; raises Stale where both have one that goes on."""
    here = next((one for one in ours if one.open), None)
    there = next((one for one in theirs if one.open), None)
    if here and there:
        raise Stale(BOTH)
    before = here or there
    after = there.model_copy(update={"case_id": to.id, "version": there.version + 1}) if there else here
    if before is None and of.private:
        # They answer an invitation that was given up: a person says so.
        before = after = max((one for one in ours if one.state is _S.UNANSWERED), key=_age, default=None)
    events = []
    if after and (of.private or to.private) and after.state in WAITS_FOR_THEM:
        after = joined(after, now).model_copy(update={"version": (before or after).version + 1})
        told = {"at": now, "by": by.by, "by_name": by.by_name}
        events.append(Event(kind="joined in private", note="by a merge", **told))
        to = to.model_copy(update={"private_since": to.private_since or now})
    changed = [(before, after)] if before and after and after is not before else []
    lost = [one for one in theirs if one.state is _S.UNANSWERED]
    return Merged(to, changed, lost, events)


def _age(handoff: Handoff) -> datetime:
    return handoff.begun_at
