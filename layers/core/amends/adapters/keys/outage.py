"""Keys of incidents, of what lies in an incident's own partition, and of the list of those that are watched for."""

from datetime import datetime

from amends.adapters.keys.base import Key, stamp

SUBJECT = "incident:"  # what an incident is called where histories and timers name whose they are


def subject(incident_id: str) -> str:
    """An incident as the one whose history or timer it is."""
    return f"{SUBJECT}{incident_id}"


def is_incident(subject: str) -> bool:
    """Whether a history or timer is an incident's."""
    return subject.startswith(SUBJECT)


def incident_named(subject: str) -> str:
    """The incident whose history or timer it is."""
    return subject.removeprefix(SUBJECT)


def partition(subject: str) -> str:
    """Where what belongs to a case or an incident lies, by what histories and timers call it."""
    if subject.startswith(SUBJECT):
        return incident(subject.removeprefix(SUBJECT))["pk"]
    return f"CASE#{subject}"


def subject_of(pk: str) -> str:
    """Whose partition it is."""
    kind, _, name = pk.partition("#")
    return subject(name) if kind == "INCIDENT" else name


def incident(incident_id: str) -> Key:
    """An incident; its statements, cases and history lie in the same partition."""
    return {"pk": f"INCIDENT#{incident_id}", "sk": "INCIDENT"}


def gate(incident_id: str) -> Key:
    """What publishers ask and count: whether anything may be given out, and how much is on its way."""
    return {"pk": f"INCIDENT#{incident_id}", "sk": "GATE"}


def statement(incident_id: str, statement_id: str) -> Key:
    """A statement of an incident; without an id, what the keys of all begin with."""
    return {"pk": f"INCIDENT#{incident_id}", "sk": f"STATEMENT#{statement_id}"}


def statement_text(incident_id: str, statement_id: str, number: int | None = None) -> Key:
    """The words of a statement after one of its edits; without a number, what the keys of all begin with."""
    last = "" if number is None else f"{number:08d}"
    return {"pk": f"INCIDENT#{incident_id}", "sk": f"WORDS#{statement_id}#{last}"}


def incident_case(incident_id: str, case_id: str) -> Key:
    """That a case belongs to an incident; without an id, what the keys of all begin with."""
    return {"pk": f"INCIDENT#{incident_id}", "sk": f"CASE#{case_id}"}


def waiting(incident_id: str, severity: int, since: datetime, case_id: str) -> Key:
    """That a case's customer waits for a statement: the gravest first, then who waits longest."""
    return {"pk": f"INCIDENT#{incident_id}", "sk": f"WAIT#{severity}#{stamp(since)}#{case_id}"}


def all_waiting(incident_id: str) -> Key:
    """What the keys of all who wait begin with."""
    return {"pk": f"INCIDENT#{incident_id}", "sk": "WAIT#"}


def watched(incident_id: str) -> Key:
    """An incident in the list of those that are suspected or live; without an id, what all begin with."""
    return {"pk": "INCIDENTS#live", "sk": incident_id}


def incidents_by(state: str) -> str:
    """The index partition of all incidents in a state, the oldest first."""
    return f"INCIDENTS#{state}"


def deliveries(incident_id: str, stage: str = "") -> Key:
    """What the keys of an incident's deliveries begin with, or of those of a stage."""
    return {"pk": f"INCIDENT#{incident_id}", "sk": f"DELIVERY#{stage}#" if stage else "DELIVERY#"}


def deliveries_of(incident_id: str) -> str:
    """The index partition of an incident's deliveries, in the order in which they were handed out."""
    return f"DELIVERY#{incident_id}"


def delivery(incident_id: str, stage: str, platform: str, author_id: str) -> Key:
    """That somebody is given a statement: one marker for each stage, channel and author; none is the own post's."""
    return {"pk": f"INCIDENT#{incident_id}", "sk": f"DELIVERY#{stage}#{platform}#{author_id}"}


def given_as(platform: str, post_id: str) -> Key:
    """Which statement a post of ours gave out, for those who answer or quote it."""
    return {"pk": f"GIVEN#{platform}#{post_id}", "sk": "GIVEN"}


def echo(incident_id: str, statement_id: str, platform: str = "", mention_id: str = "") -> Key:
    """What somebody said of a statement; without a post, what the keys of all begin with."""
    last = f"{platform}#{mention_id}" if platform else ""
    return {"pk": f"INCIDENT#{incident_id}", "sk": f"ECHO#{statement_id}#{last}"}


def after_review(incident_id: str) -> Key:
    """The document on an incident, as it is."""
    return {"pk": f"INCIDENT#{incident_id}", "sk": "REVIEW"}


def giving(incident_id: str) -> Key:
    """An incident in the list of those of which a statement goes out; without an id, what all begin with."""
    return {"pk": "GIVING", "sk": incident_id}
