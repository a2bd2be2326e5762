"""Keys of notices, and of whom they are for."""

from datetime import datetime

from amends.adapters.keys.base import Key, stamp


def notice(notice_id: str) -> Key:
    """A notice that waits to be put into mailboxes."""
    return {"pk": f"NOTICE#{notice_id}", "sk": "NOTICE"}


def notices() -> str:
    """The index partition of the notices that wait."""
    return "NOTICES"


def mailbox(name: str) -> Key:
    """What a recipient is to be told by a channel."""
    return {"pk": f"MAILBOX#{name}", "sk": "MAILBOX"}


def mailboxes() -> str:
    """The index partition of the mailboxes that hold something, the first due first."""
    return "MAILBOXES"


def dead_notices(name: str, at: datetime) -> Key:
    """A message that was given up."""
    return {"pk": f"MAILBOX#{name}", "sk": f"DEAD#{stamp(at)}"}


def given_up() -> str:
    """The index partition of the messages that were given up."""
    return "NOTICES#dead"


def notice_settings(brand: str) -> Key:
    """Who is told by which channel."""
    return {"pk": f"BRAND#{brand}", "sk": "NOTIFICATIONS"}


def my_notices(person_id: str) -> Key:
    """A person's own wishes for their notices."""
    return {"pk": f"PERSON#{person_id}", "sk": "NOTIFICATIONS"}


def slack_code(digest: str) -> Key:
    """A code that links a Slack user once."""
    return {"pk": f"SLACK#CODE#{digest}", "sk": "CODE"}


def slack_user(team: str, user: str) -> Key:
    """Whom a Slack user is here."""
    return {"pk": f"SLACK#USER#{team}#{user}", "sk": "LINK"}


def slack_link(person_id: str) -> Key:
    """Which Slack user a person is."""
    return {"pk": f"PERSON#{person_id}", "sk": "SLACK"}
