"""Words that were prepared before anything happened: a statement's first texts out of the library."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from amends.library.placeholders import fill
from amends.library.template import Template, usable
from amends.library.wording import Wording
from amends.mention import PlatformName
from amends.outage.incident import Incident
from amends.outage.statement import MOST_ALTERNATIVES, StatementText

CHANNELS = (PlatformName.X, PlatformName.REDDIT)  # of words that serve every one


def begun_with(
    wording: Wording, library: Iterable[Template], incident: Incident, next_update_at: datetime | None, zone: str
) -> list[StatementText]:
    """A text for each channel and language that the library has words for; what the incident knows is filled in.

    What was prepared for the same stage of the same failure stands beside the chosen words, as other languages,
    other channels and alternatives. What nobody knows stays visible for a person.
    """
    values = {"topic": incident.scope.topics[0].replace("-", " ")} if incident.scope.topics else {}
    if next_update_at:
        values["next_update"] = f"{next_update_at.astimezone(ZoneInfo(zone)):%H:%M}"
    found: dict[tuple[PlatformName, str], list[str]] = {}
    for words in (wording.words, *(other.words for other in _beside(wording, library))):
        for channel in [words.platform] if words.platform else CHANNELS:
            texts = found.setdefault((channel, words.language), [])
            text = fill(words.text, values)
            if text not in texts and len(texts) < MOST_ALTERNATIVES:
                texts.append(text)
    return [
        StatementText(channel=channel, language=language, alternatives=texts)
        for (channel, language), texts in sorted(found.items(), reverse=True)
    ]


def _beside(wording: Wording, library: Iterable[Template]) -> list[Wording]:
    """What is in use for the same stage of the same failure; a template for answers stands alone."""
    if wording.words.stage is None:
        return []
    mine = (wording.words.topic, wording.words.stage)
    used = (usable(template) for template in library)
    return [other for other in used if other and (other.words.topic, other.words.stage) == mine]
