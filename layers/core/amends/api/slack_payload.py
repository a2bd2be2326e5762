"""What Slack sends, as far as we read it."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from amends.notify.slack_links import SlackUser

SlackId = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{1,40}$")]


class _Sent(BaseModel):
    model_config = ConfigDict(hide_input_in_errors=True)


class Payload(_Sent):
    """Of which kind it is."""

    type: str


class Asked(_Sent):
    """Which reply a button or a dialog is about, in the version that was shown."""

    case: str = Field(min_length=1, max_length=200)
    reply: str = Field(min_length=1, max_length=64)
    version: int = Field(ge=1)
    url: str = ""


class _User(_Sent):
    id: SlackId
    team_id: SlackId | None = None


class _Team(_Sent):
    id: SlackId


class _FromSomeone(_Sent):
    user: _User
    team: _Team | None = None

    def who(self) -> SlackUser:
        """The user, in their workspace."""
        team = self.user.team_id or (self.team.id if self.team else "")
        return SlackUser(team=team, user=self.user.id)


class _Action(_Sent):
    action_id: str
    block_id: str = ""
    value: str = ""


class _Message(_Sent):
    blocks: list[dict[str, Any]] = []


class Click(_FromSomeone):
    """A click on a button of a message."""

    actions: list[_Action] = Field(min_length=1)
    response_url: str
    trigger_id: str = ""
    message: _Message = _Message()


class _Values(_Sent):
    values: dict[str, dict[str, dict[str, Any]]]


class _View(_Sent):
    private_metadata: str
    state: _Values


class Dialog(_FromSomeone):
    """A dialog that was filled in."""

    view: _View

    def written(self, name: str) -> str:
        """What was written in a field; empty where nothing was."""
        return str(self._field(name).get("value") or "")

    def chosen(self, name: str) -> str:
        """What was chosen in a field; empty where nothing was."""
        return str((self._field(name).get("selected_option") or {}).get("value") or "")

    def _field(self, name: str) -> dict[str, Any]:
        return self.view.state.values.get(name, {}).get(name, {})


class Command(_Sent):
    """A slash command."""

    text: str = Field(default="", max_length=200)
    user_id: SlackId
    team_id: SlackId
