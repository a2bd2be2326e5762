"""What a text goes to review with, and what an approval is given for, for every route that does either."""

from amends import reviewing, wiring
from amends.lint import Override
from amends.lint.clearing import cleared
from amends.reply import Reply
from amends.review.approving import Ground
from amends.roles import Person


def submitted_on(reply: Reply, text: str, overrides: list[Override], person: Person) -> Ground:
    """Who has to approve the text and what it answers; raises BadInput where the linters' findings stand in its way.

    It is compared with the private part where the person may read that. Who has to approve is the same for everybody.
    """
    file = wiring.cases().file(reply.case_id)
    linted = cleared(wiring.findings(wiring.with_private(file, person), text, reply.in_reply_to, reply), overrides)
    return wiring.ground(file, text, reply.in_reply_to)._replace(linted=linted)


def approved_now(reply: Reply, person: Person) -> Reply:
    """The reply with this person's approval, given for everything as it is now."""
    file = wiring.cases().file(reply.case_id)
    post = wiring.cases().post(reply.platform, reply.in_reply_to)
    stores = (wiring.replies(), wiring.outbox(), wiring.now(), post)
    ground = wiring.ground(file, reply.text, reply.in_reply_to)
    absent = wiring.absences().deputised_by(person.id)
    return reviewing.give_approval(reply, file.case.severity, person, *stores, ground=ground, absent=absent)
