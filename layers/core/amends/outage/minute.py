"""The minute of everything that goes out: paused where people turn against it, handed out where they don't."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple, Protocol

from amends.errors import Stale
from amends.outage.giving import Handed, is_given
from amends.outage.halting import pause_by_itself
from amends.outage.incident import Incident
from amends.outage.moves import Moved
from amends.outage.statement import Statement, StatementState
from amends.outage.turning import Echo, mood

GOES_ON = frozenset({StatementState.GIVING, StatementState.PAUSED})


class Incidents(Protocol):
    """Where incidents are kept."""

    def get(self, incident_id: str) -> Incident:
        """The incident as it is now."""
        ...

    def statements(self, incident_id: str) -> list[Statement]:
        """All its statements."""
        ...

    def save(self, before: Incident, moved: Moved, now: datetime) -> Incident:
        """Write its next version with what becomes of its statements; raises Overtaken."""
        ...


class Going(Protocol):
    """The list of what goes out."""

    def going(self) -> dict[str, str]:
        """The incidents of which something goes out, each with the moment of its last start."""
        ...

    def done(self, incident_id: str, at: str) -> None:
        """Take one off the list, unless something was started since."""
        ...


class Minute(NamedTuple):
    """What a run did."""

    given: int = 0
    refused: int = 0
    paused: int = 0
    failed: int = 0


def give_all(
    going: Going,
    incidents: Incidents,
    echoes: Callable[[str, str], Iterable[Echo]],
    hand_out: Callable[[Incident, Statement], Handed],
    tell: Callable[[str, Exception], None],
    now: datetime,
) -> Minute:
    """Hand out what this minute takes of each incident; one that fails is told of and holds up no other."""
    given = refused = paused = failed = 0
    for incident_id, at in going.going().items():
        try:
            incident, statements = incidents.get(incident_id), incidents.statements(incident_id)
            if not any(one.state in GOES_ON for one in statements):
                going.done(incident_id, at)
            for statement in statements:
                if not is_given(incident, statement, now):
                    continue
                if _turned(incident, statement, incidents, echoes, now):
                    paused += 1
                    break
                handed = hand_out(incident, statement)
                given, refused = given + handed.given, refused + handed.refused
        except Exception as error:
            failed += 1
            tell(incident_id, error)
    return Minute(given, refused, paused, failed)


def _turned(
    incident: Incident,
    statement: Statement,
    incidents: Incidents,
    echoes: Callable[[str, str], Iterable[Echo]],
    now: datetime,
) -> bool:
    """Whether people turn against the statement: then nothing more goes out until PR lets it."""
    found = mood(echoes(incident.id, statement.id), statement.since, now)
    if not found.turned:
        return False
    try:
        incidents.save(incident, pause_by_itself(incident, found.words, now), now)
    except Stale:
        return True  # Somebody stopped it, or changed it, in this moment: the next minute looks again.
    return True
