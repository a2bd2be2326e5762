"""The posts that an outcome rests on, each with why it counts and where it can be seen."""

from collections.abc import Iterable, Mapping

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.casefile import CaseFile
from amends.mention import PlatformName
from amends.outcomes.addresses import address_of
from amends.outcomes.afterwards import Afterwards
from amends.outcomes.complaints import complaints
from amends.outcomes.recovery import Recovery, answers
from amends.outcomes.story import Kind


class Evidence(BaseModel):
    """A post that the outcome rests on, and why it counts; `url` is empty for a private one."""

    model_config = ConfigDict(frozen=True)

    post_id: str
    platform: PlatformName
    url: str
    at: AwareDatetime
    kind: Kind
    why: str


def evidence_of(
    file: CaseFile, moments: Recovery, posts: Iterable[Afterwards], worse: Mapping[str, str]
) -> tuple[Evidence, ...]:
    """The first complaint, our first answer to it, and what their customer wrote afterwards that is not neutral."""
    found = []
    for read in complaints(file)[:1]:
        mention = read.mention
        url = "" if mention.private else mention.url
        found.append(_evidence(mention.id, mention.platform, url, mention.created_at, Kind.COMPLAINT, "the complaint"))
    first = next((reply for reply in answers(file) if reply.since == moments.answered_at), None)
    if first:
        why = "our first answer, in private" if first.private else "our first answer"
        url = address_of(first, file)
        found.append(_evidence(first.post_id or first.id, first.platform, url, first.since, Kind.ANSWER, why))
    for post in posts:
        if why := _why(post, worse):
            mention = post.mention
            url = "" if mention.private else mention.url
            found.append(_evidence(mention.id, mention.platform, url, mention.created_at, Kind.LATER, why))
    return tuple(found)


def _why(post: Afterwards, worse: Mapping[str, str]) -> str:
    where = "in private" if post.mention.private else "in the thread" if post.in_thread else "outside of the thread"
    if post.unhappy:
        return "; ".join(part for part in (f"dissatisfied {where}", worse.get(post.mention.id, "")) if part)
    return f"pleased {where}" if post.pleased else ""


def _evidence(post_id: str, platform: PlatformName, url: str, at: AwareDatetime, kind: Kind, why: str) -> Evidence:
    return Evidence(post_id=post_id, platform=platform, url=url, at=at, kind=kind, why=why)
