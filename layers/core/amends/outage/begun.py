"""Words that were prepared before anything happened: a statement's first text out of a template."""

from datetime import datetime

from amends.library.placeholders import fill
from amends.library.wording import Wording
from amends.mention import PlatformName
from amends.outage.incident import Incident
from amends.outage.statement import StatementText
from amends.outage.wording import said_times


def begun_with(wording: Wording, incident: Incident, next_update_at: datetime | None, zone: str) -> StatementText:
    """The template's text with what the incident knows filled in; the rest stays visible for a person."""
    values = {"topic": incident.scope.topics[0].replace("-", " ")} if incident.scope.topics else {}
    if next_update_at:
        values["next_update"] = said_times(next_update_at, zone)[1]
    words = wording.words
    return StatementText(
        channel=words.platform or PlatformName.X, language=words.language, alternatives=[fill(words.text, values)]
    )
