"""Every key of the table, in one place; docs/data-model.md lists who reads which."""

from datetime import date, datetime

BY_STATE = "by-state"
Key = dict[str, str]


def stamp(at: datetime) -> str:
    """A moment in UTC that sorts as text."""
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def mention(platform: str, mention_id: str) -> Key:
    """The marker that a post was heard: what makes hearing it twice harmless."""
    return {"pk": f"MENTION#{platform}#{mention_id}", "sk": "MENTION"}


def received(source: str, event_id: str) -> Key:
    """The marker that a webhook's event was taken."""
    return {"pk": f"RECEIVED#{source}#{event_id}", "sk": "RECEIVED"}


def heard(day: date) -> str:
    """The index partition of all posts heard on a day."""
    return f"HEARD#{day.isoformat()}"


def parents_of(day: date) -> str:
    """The index partition of all posts whose words were stored on a day beside those that answer or quote them."""
    return f"PARENT#{day.isoformat()}"


def child(platform: str, parent_id: str, mention_id: str) -> Key:
    """That a post of ours holds the words of this one, which it answers or quotes."""
    return {"pk": f"MENTION#{platform}#{parent_id}", "sk": f"CHILD#{mention_id}"}


def removal(platform: str, mention_id: str) -> Key:
    """A removal that has begun and is not done."""
    return {"pk": f"MENTION#{platform}#{mention_id}", "sk": "REMOVAL"}


def removals_begun() -> str:
    """The index partition of the removals that are not done."""
    return "REMOVAL#begun"


def written_by(platform: str, author_id: str) -> str:
    """The index partition of an author's posts."""
    return f"AUTHOR#{platform}#{author_id}"


def open_case(platform: str, author_id: str, conversation_id: str) -> Key:
    """The lock that leaves a customer one open case in a conversation."""
    return {"pk": f"OPEN#{platform}#{author_id}#{conversation_id}", "sk": "OPEN"}


def case(case_id: str) -> Key:
    """A case; its posts, replies and events lie in the same partition."""
    return {"pk": f"CASE#{case_id}", "sk": "CASE"}


def case_mention(case_id: str, created_at: datetime, mention_id: str) -> Key:
    """A post, in its case, in the order of the thread."""
    return {"pk": f"CASE#{case_id}", "sk": f"MENTION#{stamp(created_at)}#{mention_id}"}


def tombstone(case_id: str, mention_id: str) -> Key:
    """What is left of a removed post, in its case."""
    return {"pk": f"CASE#{case_id}", "sk": f"TOMBSTONE#{mention_id}"}


def reply(case_id: str, reply_id: str) -> Key:
    """A reply, in its case."""
    return {"pk": f"CASE#{case_id}", "sk": f"REPLY#{reply_id}"}


def verdict(case_id: str, mention_id: str, person_id: str) -> Key:
    """A person's verdict on a post, in its case."""
    return {"pk": f"CASE#{case_id}", "sk": f"VERDICT#{mention_id}#{person_id}"}


def event(case_id: str, at: datetime, event_id: str) -> Key:
    """An entry of a case's history."""
    return {"pk": f"CASE#{case_id}", "sk": f"EVENT#{stamp(at)}#{event_id}"}


def cases_by(desk: str, state: str) -> str:
    """The index partition of a desk's cases in a state."""
    return f"CASE#{desk}#{state}"


def replies_by(state: str) -> str:
    """The index partition of all replies in a state."""
    return f"REPLY#{state}"


def verdicts_of(brand: str) -> str:
    """The index partition of all verdicts of a brand."""
    return f"VERDICT#{brand}"


def versions(current: Key) -> Key:
    """What the keys of an item's versions begin with."""
    return {"pk": current["pk"], "sk": f"{current['sk']}#"}


def brand(name: str) -> Key:
    """The brand's settings as they are now."""
    return {"pk": f"BRAND#{name}", "sk": "SETTINGS"}


def brand_version(name: str, version: int) -> Key:
    """A version of the brand's settings, in their order."""
    return {"pk": f"BRAND#{name}", "sk": f"SETTINGS#{version:08d}"}


def posting(brand: str) -> Key:
    """Whether the brand's replies are posted, now."""
    return {"pk": f"BRAND#{brand}", "sk": "POSTING"}


def posting_version(brand: str, version: int) -> Key:
    """A turn of that switch, in their order."""
    return {"pk": f"BRAND#{brand}", "sk": f"POSTING#{version:08d}"}


def threshold(brand: str) -> Key:
    """The brand's threshold as it is now."""
    return {"pk": f"BRAND#{brand}", "sk": "THRESHOLD"}


def threshold_version(brand: str, version: int) -> Key:
    """A version of the brand's threshold, in their order."""
    return {"pk": f"BRAND#{brand}", "sk": f"THRESHOLD#{version:08d}"}


def optout(platform: str, author_id: str) -> Key:
    """What an author wished of us last."""
    return {"pk": f"OPTOUT#{platform}#{author_id}", "sk": "OPTOUT"}


def optout_entry(platform: str, author_id: str, since: datetime) -> Key:
    """One of an author's wishes, in their order."""
    return {"pk": f"OPTOUT#{platform}#{author_id}", "sk": f"OPTOUT#{stamp(since)}"}


def turn(platform: str, conversation_id: str) -> Key:
    """The last reply that was taken to be posted in a conversation."""
    return {"pk": f"CONVERSATION#{platform}#{conversation_id}", "sk": "TURN"}


def window(platform: str, kind: str) -> Key:
    """How much of a platform's window is used."""
    return {"pk": f"BUDGET#{platform}#{kind}", "sk": "WINDOW"}


def looks(platform: str, partition: str = "") -> Key:
    """How far the posts of an index partition were looked at on their platform."""
    return {"pk": f"LOOK#{platform}", "sk": partition}


def compliance(kind: str) -> Key:
    """The compliance job of a kind that runs on X, or ran last."""
    return {"pk": "COMPLIANCE#x", "sk": kind}


def cursor(source: str) -> Key:
    """How far a source was read."""
    return {"pk": f"SOURCE#{source}", "sk": "CURSOR"}


def spent(brand: str, day: date, source: str) -> Key:
    """What a source cost in the UTC month that holds the day; a month's sources lie in one partition."""
    return {"pk": f"SPENT#{brand}#{day:%Y-%m}", "sk": source}


def receipt(source: str, at: datetime, version: int, read: bool) -> Key:
    """What a poll proves was read; a poll that failed in the same run has a name of its own."""
    return {"pk": f"SOURCE#{source}", "sk": f"RECEIPT#{stamp(at)}#{version:08d}#{'read' if read else 'failed'}"}


def receipts_from(at: datetime) -> str:
    """Where a source's receipts begin that were written from a moment on."""
    return f"RECEIPT#{stamp(at)}"


def source(name: str) -> Key:
    """The entry of a source in the list of all that were ever polled."""
    return {"pk": "SOURCES", "sk": name}
