"""Finding templates in the library."""

from pydantic import BaseModel, ConfigDict

from amends.library.template import Template
from amends.library.wording import TemplateState
from amends.mention import PlatformName
from amends.outage.stage import Stage


class Sought(BaseModel):
    """What a template must be; None where it does not matter."""

    model_config = ConfigDict(frozen=True)

    topic: str | None = None
    platform: PlatformName | None = None
    language: str | None = None
    state: TemplateState | None = None
    stage: Stage | None = None


def fits(template: Template, sought: Sought) -> bool:
    """Whether one wording of the template is all of it; one without a platform serves every platform."""
    wordings = [wording for wording in (template.current, template.proposed) if wording]
    return any(
        sought.topic in (None, wording.words.topic)
        and (sought.platform is None or wording.words.platform in (None, sought.platform))
        and sought.language in (None, wording.words.language)
        and sought.state in (None, wording.state)
        and sought.stage in (None, wording.words.stage)
        for wording in wordings
    )
