"""Routes: writing to a case's customer in private."""

from http import HTTPStatus
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import Field

from amends import wiring
from amends.answering import reached
from amends.api.once import IdempotencyKey, made, name_of
from amends.api.people import permitted
from amends.api.replies import Submission
from amends.eligibility import Eligibility
from amends.lint import lint
from amends.lint.clearing import cleared
from amends.private import messages
from amends.private.reach import answered
from amends.reply import Reply
from amends.review.words import ReplyText
from amends.review.working import PRIVATE
from amends.roles import Act

router = APIGatewayHttpRouter()
MESSAGES = "/cases/<case_id>/messages"
Answers = Annotated[str | None, Field(max_length=64, description="Else what they wrote in private last")]


class NewMessage(Submission):
    """A message to the customer, with a reason for each finding of the linters that asks for one."""

    text: ReplyText
    in_reply_to: Answers = None

    def is_said_by(self, reply: Reply) -> bool:
        """Whether a message says the same."""
        return reply.text == self.text


@router.post(MESSAGES, summary="Write to the customer in private", tags=["private"], status_code=HTTPStatus.CREATED)
def write(case_id: str, body: NewMessage, key: IdempotencyKey = None) -> Reply:
    """By the case's owner, and only where the customer can be written to. It is sent as it is, without a review.

    It is sealed before it is stored; the answer holds its words, and nothing else but the case's page ever does.
    """
    person = permitted(router, Act.WORK)
    name, store, file = name_of(key, person, case_id, PRIVATE), wiring.replies(), wiring.cases().file(case_id)
    mention = answered([read.mention for read in file.thread], body.in_reply_to)
    messages.must_own(file, person)
    if known := made(key, lambda: wiring.opened_reply(file.case, store.get(case_id, name)), body.is_said_by):
        return known
    context = wiring.message_context(wiring.for_person(file, person), mention)
    reply = messages.write(
        file,
        mention,
        body.text,
        person,
        wiring.sealer(),
        store,
        wiring.outbox(),
        wiring.now(),
        post=wiring.cases().post(mention.platform, mention.id),
        notice_url=context.notice_url,
        linted=cleared(lint(body.text, context), body.overrides),
        name=name,
    )
    wiring.working().drop(case_id, person.id, PRIVATE)
    return reply.model_copy(update={"text": body.text})


@router.get(f"{MESSAGES}/eligibility", summary="Whether the customer can be written to in private", tags=["private"])
def message_eligibility(case_id: str, mention_id: Annotated[str | None, Query(max_length=64)] = None) -> Eligibility:
    """Asks the platform now: whether they wrote first, take our messages, and what one costs."""
    permitted(router, Act.WORK)
    file = wiring.cases().file(case_id)
    platform = wiring.platforms()[file.case.platform]
    with wiring.metered("replies"):
        return reached(file, mention_id, platform, wiring.house_rules, wiring.now())
