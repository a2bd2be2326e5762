"""Things that tests are about, with sensible values for what a test does not care for."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from amends.brand import Brand
from amends.case import Case, case_id
from amends.casefile import ReadMention
from amends.classifying import Hears
from amends.handoff.handoff import Handoff, HandoffReason
from amends.hearing import open_case
from amends.mention import Mention, PlatformName
from amends.private.sealing import Sealer, as_stored
from amends.reading import Emotion, Reading, Sentiment
from amends.reply import Reply, ReplyState
from amends.review.words import sha256
from amends.roles import Person, Role
from amends.threshold import Threshold, shipped_with
from amends.triage import Desk, Triage
from amends.verdict import Verdict
from amends.work.people import Colleague, colleague

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

CLOCKS_SAY = ("due soon", "overdue", "escalated to deputy", "escalated to lead")


def a_mention(**changes: Any) -> Mention:
    """A customer's post on X."""
    fields: dict[str, Any] = {
        "platform": PlatformName.X,
        "id": "1001",
        "conversation_id": "1001",
        "author_id": "77",
        "author_handle": "ada",
        "text": "@larkfield no broadband since six",
        "created_at": NOON - MINUTE,
        "source": "x.mentions",
    }
    return Mention.model_validate({**fields, **changes})


def a_private_mention(**changes: Any) -> Mention:
    """What the same customer writes to the brand in private."""
    private = {"id": "2001", "conversation_id": "7-77", "source": "x.messages", "private": True, "created_at": NOON}
    return a_mention(**{**private, **changes})


def a_reading(**changes: Any) -> Reading:
    """What the model says of a plain complaint."""
    fields: dict[str, Any] = {
        "sentiment": Sentiment(negative=0.9, neutral=0.08, positive=0.02),
        "complaint": 0.9,
        "sarcasm": 0.1,
        "emotion": Emotion(anger=0.6, joy=0.0, optimism=0.1, sadness=0.2, other=0.1),
        "offence": 0.05,
        "dissatisfied": 0.93,
        "is_dissatisfied": True,
        "threshold": 0.5,
        "language": "en",
        "needs_human": False,
        "reasons": ["reads as a complaint"],
        "model": "test-1",
    }
    return Reading.model_validate({**fields, **changes})


def a_content_reading(**changes: Any) -> Reading:
    """What the model says of plain praise."""
    fields: dict[str, Any] = {
        "sentiment": Sentiment(negative=0.02, neutral=0.08, positive=0.9),
        "complaint": 0.05,
        "dissatisfied": 0.04,
        "is_dissatisfied": False,
        "reasons": [],
    }
    return a_reading(**{**fields, **changes})


def a_triage(**changes: Any) -> Triage:
    """An ordinary complaint's."""
    fields = {"desk": Desk.CARE, "severity": 3, "reasons": ["reads as a complaint"], "needs_human": False}
    return Triage.model_validate({**fields, **changes})


def stored(
    cases: Hears,
    mention: Mention | None = None,
    reading: Reading | None = None,
    decided: Triage | None = None,
    now: datetime = NOON,
) -> Case | None:
    """The case of a post, once it is stored; None when it was stored before."""
    mention = mention or a_mention()
    read = ReadMention(mention=mention, reading=reading or a_reading())
    standing = cases.standing(mention)
    if mention.private:
        read = sealed_read(read, standing.case.id if standing.case else case_id(mention), now)
    return cases.hear(read, standing.case, decided or a_triage(), now, standing.earlier, None, standing.joining)


def sealed_read(read: ReadMention, case: str = "x-1001", now: datetime = NOON) -> ReadMention:
    """A private post as it is stored."""
    return as_stored(read, case, a_sealer(), now)


def a_sealer() -> Sealer:
    """What seals with a key that opens for whoever has the same fake."""
    from tests.fakes import FakeSeals  # It builds with these builders itself.

    return Sealer(FakeSeals(), timedelta(days=90))


def a_case(**changes: Any) -> Case:
    """A case that was opened at noon."""
    return open_case(a_mention(), a_triage(), NOON).model_copy(update=changes)


def a_reply(**changes: Any) -> Reply:
    """A draft by Rosa."""
    fields: dict[str, Any] = {
        "id": "r1",
        "case_id": "x-1001",
        "platform": PlatformName.X,
        "conversation_id": "1001",
        "in_reply_to": "1001",
        "text": "Sorry about that, Ada.",
        "author": "rosa-id",
        "author_name": "rosa",
        "created_at": NOON,
        "since": NOON,
    }
    return Reply.model_validate({**fields, **changes})


def an_approved_reply(**changes: Any) -> Reply:
    """Rosa's reply, approved by Piet."""
    fields = {"state": ReplyState.APPROVED, "approver": "piet-id", "approver_name": "piet"}
    reply = a_reply(**{**fields, **changes})
    return reply if "approved_sha256" in changes else reply.model_copy(update={"approved_sha256": sha256(reply.text)})


def a_threshold(**changes: Any) -> Threshold:
    """The one that the model came with."""
    return shipped_with("test-1", 0.5, "larkfield", None, NOON).model_copy(update=changes)


def a_verdict(**changes: Any) -> Verdict:
    """Rosa's, who agrees with the model."""
    fields: dict[str, Any] = {
        "brand": "larkfield",
        "case_id": "x-1001",
        "mention_id": "1001",
        "dissatisfied": True,
        "read_as_dissatisfied": True,
        "score": 0.93,
        "model": "test-1",
        "at": NOON,
        "by": "rosa-id",
        "by_name": "rosa",
    }
    return Verdict.model_validate({**fields, **changes})


def a_brand(**changes: Any) -> Brand:
    """Larkfield's settings, with something in every field."""
    fields: dict[str, Any] = {
        "accounts": {"x": ["larkfield"], "reddit": ["larkfield_help"]},
        "terms": ["larkfield"],
        "queries": [{"name": "outages", "text": "larkfield (down OR outage)"}],
        "subreddits": ["larkfield"],
        "subreddits_left_alone": ["grief"],
        "competitors": [{"name": "Meadowline", "accounts": {"x": ["meadowline"]}}],
        "budgets": {"x.mentions": "12.50"},
        "quiet_hours": {"start": "22:00", "end": "07:00", "zone": "Europe/London"},
        "business_hours": {"zone": "Europe/London", "sunday": [], "holidays": ["2026-12-25"]},
        "service": {"warn_at": 80, "desks": [{"desk": "care", "lead": {"id": "ada-id", "name": "ada"}}]},
        "languages": ["en"],
        "idle_minutes": 30,
        "reopen_days": 14,
        "private": {
            "keep_days": 30,
            "notice_url": "https://larkfield.example/privacy",
            "close_hours": 48,
            "remind_hours": 6,
            "modmail": ["larkfield"],
        },
        "outages": {
            "regions": [{"name": "north", "places": ["leeds", "north"]}],
            "alerts": [{"words": ["login"], "topic": "login"}],
        },
    }
    return Brand.model_validate({**fields, **changes})


def a_person(name: str, *roles: Role) -> Person:
    """Someone who is signed in."""
    return Person(id=f"{name}-id", name=name, roles=frozenset(roles))


def a_colleague(name: str, *roles: Role) -> Colleague:
    """Someone who signed in at noon."""
    return colleague(a_person(name, *roles), NOON)


ROSA = a_person("rosa", Role.RESPONDER)
PIET = a_person("piet", Role.PR)
MIA = a_person("mia", Role.MARKETING)
ADA = a_person("ada", Role.ADMIN)


def of_people(kinds: Iterable[str]) -> list[str]:
    """What people did of these kinds of events: without what the clocks, which run on the real time, told."""
    return [kind for kind in kinds if not kind.endswith(CLOCKS_SAY)]


def a_handoff(**changes: Any) -> Handoff:
    """A handoff whose invitation is a draft."""
    fields: dict[str, Any] = {
        "id": "h1",
        "case_id": "x-1001",
        "platform": PlatformName.X,
        "author_id": "77",
        "reason": HandoffReason.ACCOUNT,
        "reply_id": "r1",
        "by": "rosa",
        "by_name": "Rosa",
        "begun_at": NOON,
        "since": NOON,
    }
    return Handoff.model_validate({**fields, **changes})
