"""Keys of what is watched in public while its customer is in private, what was seen there, and what came of it."""

from datetime import date

from amends.adapters.keys.base import Key


def watch_author(platform: str, author_id: str, case_id: str = "", handoff_id: str = "") -> Key:
    """That an author's posts concern a case's handoff; without names, where all of the author's stand."""
    return {"pk": f"WATCHING#{platform}#author#{author_id}", "sk": f"{case_id}#{handoff_id}"}


def watch_thread(platform: str, conversation_id: str, case_id: str = "", handoff_id: str = "") -> Key:
    """That a thread's posts concern a case's handoff; without names, where all of the thread's stand."""
    return {"pk": f"WATCHING#{platform}#thread#{conversation_id}", "sk": f"{case_id}#{handoff_id}"}


def sighting(case_id: str, post_id: str) -> Key:
    """What was seen in public, in the case of its handoff."""
    return {"pk": f"CASE#{case_id}", "sk": f"SIGHTING#{post_id}"}


def sighted(platform: str, post_id: str, case_id: str) -> Key:
    """That a post was seen for a case; without one, what the keys of all begin with."""
    return {"pk": f"MENTION#{platform}#{post_id}", "sk": f"SIGHTED#{case_id}"}


def handoff_tally(day: date, reason: str, template: str) -> Key:
    """What became of a day's handoffs for a reason, with a template; all of a year in one partition."""
    return {"pk": f"HANDOFF_TALLY#{day.year}", "sk": f"{day.isoformat()}#{reason}#{template}"}
