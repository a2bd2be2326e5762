"""What stands around a post, and the rule on words that it contradicts."""

from datetime import timedelta

from pydantic import BaseModel, ConfigDict

from amends.case import Case, is_owed
from amends.mention import Mention, Parent
from amends.reading import LEARNT, Reading
from amends.rules.facts import History


class Context(BaseModel):
    """What stands around a post."""

    model_config = ConfigDict(frozen=True)

    after_our_answer: bool = False  # all that the customer wrote was answered, or the post is written to our answer
    complaint_waits: bool = False  # a post of the customer's open case was read as dissatisfied and has no answer
    under_complaint: bool = False  # somebody else's post, which this one answers or quotes, was read as dissatisfied
    incident: bool = False


def context_of(mention: Mention, case: Case | None, *, under_complaint: bool, incident: bool) -> Context:
    """What stands around a post of the customer who has this open case."""
    parent = mention.parent
    # Where the thread began is older than any complaint in it, so it answers none.
    to_our_answer = parent is not None and parent.by_brand and parent.id != mention.conversation_id
    return Context(
        after_our_answer=to_our_answer or (case is not None and not is_owed(case)),
        complaint_waits=case is not None and case.complaint_waits,
        under_complaint=under_complaint,
        incident=incident,
    )


def history_of(mention: Mention, case: Case | None) -> History:
    """What the customer wrote in this open case, by what the case itself remembers; the post at hand included."""
    if case is None:
        return History()
    # A post that was edited stands in the case already.
    before = [mention.created_at - moment for moment in case.written if moment != mention.created_at]
    return History(
        posts=case.mentions + (mention.created_at not in case.written),
        posts_in_hour=1 + sum(timedelta(0) <= age <= timedelta(hours=1) for age in before),
        posts_in_day=1 + sum(timedelta(0) <= age <= timedelta(days=1) for age in before),
        complaint_waits=case.complaint_waits,
    )


def in_context(reading: Reading, context: Context) -> Reading:
    """The reading, sent to a person with the reason first where what stands around the post contradicts its words."""
    why = contradiction(reading, context)
    if not why:
        return reading
    return reading.model_copy(update={"needs_human": True, "reasons": [why, *reading.reasons]})


def contradiction(reading: Reading, context: Context) -> str:
    """Why the words may not mean what they say, in plain words; empty where nothing speaks against them.

    Our answer settles it first: thanks that follow one are what they look like, and the model's own doubt remains.
    """
    if context.after_our_answer or reading.is_dissatisfied or reading.language not in LEARNT:
        return ""
    if is_pleased(reading):
        if context.complaint_waits:
            return "pleased words after an unanswered complaint"
        if context.under_complaint:
            return "pleased words under somebody's complaint"
        if context.incident:
            return "pleased words while an incident is live"
    # "Hello?" and "any news" are often the same complaint again; in an incident or a thread they are mostly questions.
    elif is_neutral(reading) and context.complaint_waits:
        return "neutral words after an unanswered complaint"
    return ""


def parent_to_read(mention: Mention, reading: Reading) -> Parent | None:
    """The parent whose reading would matter: somebody else's, under words that are pleased and called content."""
    parent = mention.parent
    matters = is_pleased(reading) and not reading.is_dissatisfied
    return parent if parent and parent.text and matters and not parent.by_brand and not parent.by_author else None


def is_pleased(reading: Reading) -> bool:
    """Whether the words on their face are more positive than anything else."""
    words = reading.sentiment
    return words.positive > max(words.neutral, words.negative)


def is_neutral(reading: Reading) -> bool:
    """Whether the words on their face are more neutral than anything else."""
    words = reading.sentiment
    return words.neutral >= max(words.positive, words.negative)
