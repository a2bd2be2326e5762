"""What a text is about to be: where it will stand, what it answers, and what is known of the case."""

from pydantic import BaseModel, ConfigDict

from amends.brand import Brand
from amends.casefile import CaseFile
from amends.costs import LISTED, Cost, of_answer
from amends.errors import NotFound
from amends.event import SYSTEM
from amends.mention import Mention, PlatformName
from amends.prices import Prices
from amends.reply import ReplyState
from amends.review.seen import NO_INCIDENT

NO_WORDS = frozenset({"[kept no longer]", "[sealed]"})  # what stands for private words that are not there


class Context(BaseModel):
    """All that rules may ask; what is not known has a default that finds rather more than less."""

    model_config = ConfigDict(frozen=True)

    platform: PlatformName = PlatformName.X
    private: bool = False
    is_reply: bool = True
    summoned: bool = True
    severity: int = 3
    complaint: bool = True
    acknowledged: bool = False  # we have answered in this thread before
    customer_name: str = ""  # as the platform shows it to everyone
    private_names: tuple[str, ...] = ()  # what the customer is called in private messages
    staff_names: tuple[str, ...] = ()
    brand_names: tuple[str, ...] = ()
    said: tuple[str, ...] = ()  # what the customer wrote: its dates are grounded
    # The words of the case's private part, where whoever asks may read them; and what else of it stands in public.
    private_said: tuple[str, ...] = ()
    public_said: tuple[str, ...] = ()
    cleared_facts: tuple[str, ...] = ()  # what legal has cleared for this incident
    incident: str = NO_INCIDENT
    # Of a message: whether its customer was not yet shown the privacy notice, and where that is.
    first_message: bool = False
    notice_url: str | None = None
    cost: Cost | None = None  # of this answer; None for the listed prices
    invitation: bool = False  # it invites its customer into private
    deep_link: bool = False  # it is posted with X's button for a message to us
    sarcasm: float | None = None  # what the model says of the text; None where it was not asked


def of_case(
    file: CaseFile,
    brand: Brand,
    in_reply_to: str | None = None,
    prices: Prices = LISTED,
    incident: str = NO_INCIDENT,
    cleared_facts: tuple[str, ...] = (),
    *,
    invitation: bool = False,
    deep_link: bool = False,
) -> Context:
    """The context of an answer to one of the case's posts, by default its latest; raises NotFound for another's."""
    mention = _answered(file, in_reply_to)
    # A private message grounds nothing in public: repeating its date would show that it was written.
    seen = [read for read in file.thread if mention is None or mention.private or not read.mention.private]
    platform = mention.platform if mention else file.case.platform
    private = mention.private if mention else file.case.private
    summoned = mention.summoned if mention else True
    return Context(
        platform=platform,
        private=private,
        summoned=summoned,
        severity=file.case.severity,
        complaint=any(read.reading.complaint >= 0.5 or read.reading.is_dissatisfied for read in file.thread),
        acknowledged=any(reply.state is ReplyState.POSTED for reply in file.replies),
        customer_name=f"{file.case.author_name} {file.case.author_handle}",
        staff_names=tuple(sorted(_staff(file))),
        brand_names=(*brand.terms, *brand.accounts.x, *brand.accounts.reddit),
        said=tuple(read.mention.text for read in seen),
        private_said=() if private else private_words(file),
        public_said=_public_words(file),
        cleared_facts=cleared_facts,
        incident=incident,
        invitation=invitation,
        deep_link=deep_link,
        cost=of_answer(platform, summoned=summoned, private=private, prices=prices),
    )


def private_words(file: CaseFile) -> tuple[str, ...]:
    """What was said in private, by either side; nothing, unless the case was opened for somebody who may read it."""
    said = [read.mention.text for read in file.thread if read.mention.private]
    said += [reply.text for reply in file.replies if reply.private]
    return tuple(text for text in said if text and text not in NO_WORDS)


def _public_words(file: CaseFile) -> tuple[str, ...]:
    public = [read.mention for read in file.thread if not read.mention.private]
    said = [mention.text for mention in public] + [mention.parent.text for mention in public if mention.parent]
    answers = [reply for reply in file.replies if not reply.private and reply.state is ReplyState.POSTED]
    return tuple(text for text in (*said, *(reply.text for reply in answers)) if text)


def of_message(
    file: CaseFile,
    brand: Brand,
    mention: Mention,
    prices: Prices = LISTED,
    incident: str = NO_INCIDENT,
    cleared_facts: tuple[str, ...] = (),
    *,
    first_message: bool = False,
    notice_url: str | None = None,
) -> Context:
    """The context of a message that only its customer reads, also where it answers what they said in public."""
    known = {
        "private": True,
        "summoned": True,
        "first_message": first_message,
        "notice_url": notice_url,
        "cost": of_answer(mention.platform, summoned=True, private=True, prices=prices),
    }
    return of_case(file, brand, mention.id, prices, incident, cleared_facts).model_copy(update=known)


def _answered(file: CaseFile, in_reply_to: str | None) -> Mention | None:
    """The post that is answered; None where nothing of the thread is left."""
    found = [read.mention for read in file.thread if in_reply_to in (None, read.mention.id)]
    if in_reply_to and not found:
        raise NotFound(f"no post {in_reply_to} in case {file.case.id}")
    return found[-1] if found else None


def _staff(file: CaseFile) -> set[str]:
    """Who of us has worked on the case."""
    names = {reply.author_name for reply in file.replies} | {file.case.owner_name or ""}
    return {name for name in names | {event.by_name for event in file.events if event.by != SYSTEM} if name}
