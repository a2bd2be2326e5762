"""What is kept on the way from a draft to an approval."""

from typing import TYPE_CHECKING

from amends.adapters.away import Absences
from amends.adapters.paths import PathVersions
from amends.adapters.review_timers import KIND, ReviewTimers
from amends.adapters.texts import Texts
from amends.adapters.working import WorkingTexts
from amends.casefile import CaseFile
from amends.handoff.inviting import is_invitation
from amends.reply import Reply
from amends.review.approving import Ground
from amends.review.choosing import choose, values_of
from amends.review.seen import seen_of
from amends.timers import Handler
from amends.wiring.outage import around, incident_now
from amends.wiring.spending import prices
from amends.wiring.stores import brand, settings, table

if TYPE_CHECKING:
    from amends.lint import Finding


def texts() -> Texts:
    """Every text of every reply."""
    return Texts(table())


def working() -> WorkingTexts:
    """What people are typing."""
    return WorkingTexts(table())


def absences() -> Absences:
    """Who is away."""
    return Absences(table())


def paths() -> PathVersions:
    """The rules that choose who approves."""
    return PathVersions(table(), settings().brand)


def review_timers() -> dict[str, Handler]:
    """Who sends back what waited too long."""
    return {KIND: ReviewTimers(table()).fire}


def findings(file: CaseFile, text: str, in_reply_to: str, reply: Reply | None = None) -> "list[Finding]":
    """What the linters' rules find in an answer to one of the case's posts; of an invitation, also what it lacks."""
    # Imported here: of all functions only the API's reads the linters' rules.
    from amends.lint import lint
    from amends.lint.context import of_case

    invitation = reply is not None and is_invitation(file.handoffs, reply.id)
    button = reply is not None and reply.deep_link
    context = of_case(file, brand(), in_reply_to, prices(), *around(), invitation=invitation, deep_link=button)
    return lint(text, context)


def ground(file: CaseFile, text: str, in_reply_to: str) -> Ground:
    """What a text would stand on in review now: who has to approve it, and what it answers."""
    found = [finding.rule for finding in findings(file, text, in_reply_to)]
    incident = incident_now()
    path = choose(paths().get(), values_of(file, in_reply_to, found, incident))
    return Ground(path, seen_of((read.mention for read in file.thread), incident))
