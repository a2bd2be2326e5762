"""An alert of somebody's monitoring, whoever sent it."""

import hashlib
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from amends.mention import Text


class AlertSource(StrEnum):
    """Whose alerts we take."""

    CLOUDWATCH = "cloudwatch"
    ALERTMANAGER = "alertmanager"
    STATUSPAGE = "statuspage"
    PAGERDUTY = "pagerduty"


class AlertState(StrEnum):
    """Whether what it warns of goes on."""

    FIRING = "firing"
    RESOLVED = "resolved"


class Alert(BaseModel):
    """One alert; `id` is the sender's own for what it warns of, `at` when it began to fire or ended."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    source: AlertSource
    id: str = Field(min_length=1, max_length=512)
    title: Text = Field(max_length=500)
    state: AlertState
    at: AwareDatetime
    url: str = Field(default="", max_length=2_000)

    @property
    def key(self) -> str:
        """The same each time that it is told: what was firing and ended, and then fires anew, is another one."""
        return hashlib.sha256(f"{self.id}#{self.state}#{self.at.timestamp()}".encode()).hexdigest()[:32]
