"""The platforms' credentials, as the secret holds them."""

from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    StringConstraints,
    ValidationError,
    model_validator,
)

from amends.errors import Broken
from amends.signatures import key_of
from amends.suspect.sns import TOPIC
from amends.webhook import NAME, REHEARSAL


class XCredentials(BaseModel):
    """An X app with the brand account's own tokens; `base_url` leads to a simulator.

    `archive` says that the app's access has the search of the full archive, which wants the app's bearer token.
    It serves compliance jobs too, which X gives to apps alone, and the registration of the webhook; `client_secret` is
    what X signs its events with where the app has OAuth 2.0.
    """

    model_config = ConfigDict(frozen=True)

    user_id: str
    username: str
    consumer_key: SecretStr
    consumer_secret: SecretStr
    access_token: SecretStr
    access_token_secret: SecretStr
    bearer_token: SecretStr | None = None
    archive: bool = False
    client_secret: SecretStr | None = None
    base_url: str | None = None


class RedditCredentials(BaseModel):
    """A Reddit script app with the brand account's password; `base_url` leads to a simulator."""

    model_config = ConfigDict(frozen=True)

    client_id: str
    client_secret: SecretStr
    username: str
    password: SecretStr
    user_agent: str
    subreddit: str
    base_url: str | None = None


def _is_key(secret: SecretStr) -> SecretStr:
    key_of(secret.get_secret_value())
    return secret


class WebhookCredentials(BaseModel):
    """A sender of posts by signed webhook; `deliver_to` is where it takes our answers.

    Its first secret signs what we send. A second one is taken beside it while the secret is changed.
    """

    model_config = ConfigDict(frozen=True)

    secrets: list[Annotated[SecretStr, AfterValidator(_is_key)]] = Field(min_length=1, max_length=2)
    deliver_to: Annotated[str, StringConstraints(pattern=r"^https://[^\s/@?#]+(/[^\s?#]*)?$")] | None = None

    def known(self) -> list[str]:
        """The secrets that a message may be signed with."""
        return [secret.get_secret_value() for secret in self.secrets]


class FreezeCredentials(BaseModel):
    """A tool that is told by a signed message when campaigns have to stand still; its first secret signs."""

    model_config = ConfigDict(frozen=True)

    secrets: list[Annotated[SecretStr, AfterValidator(_is_key)]] = Field(min_length=1, max_length=2)
    tell: Annotated[str, StringConstraints(pattern=r"^https://[^\s/@?#]+(/[^\s?#]*)?$")]

    def known(self) -> list[str]:
        """The secrets, the one that signs first."""
        return [secret.get_secret_value() for secret in self.secrets]


class SlackCredentials(BaseModel):
    """Incoming webhooks by name; what Slack signs its calls with; a bot's token, only for the dialog that asks why.

    `base_url` leads to a simulator, and is what its addresses begin with.
    """

    model_config = ConfigDict(frozen=True)

    webhooks: dict[Annotated[str, StringConstraints(pattern=NAME)], SecretStr] = {}
    signing_secret: Annotated[SecretStr, Field(min_length=16)] | None = None
    bot_token: SecretStr | None = None
    base_url: str | None = None

    @model_validator(mode="after")
    def _lead_to_slack(self) -> Self:
        if not all(self.is_slacks(hook.get_secret_value()) for hook in self.webhooks.values()):
            raise ValueError("a webhook's address is not Slack's")
        return self

    def is_slacks(self, url: str) -> bool:
        """Whether an address is one of Slack's own, where webhooks and answers to a click go."""
        return url.startswith(f"{self.base_url or 'https://hooks.slack.com'}/")


class AlertTopics(BaseModel):
    """The topics of SNS whose alarms are taken; they are no secrets, and stand here because they say who is trusted."""

    model_config = ConfigDict(frozen=True)

    topics: list[Annotated[str, StringConstraints(pattern=f"^{TOPIC}$")]] = Field(min_length=1, max_length=10)


class AlertSecrets(BaseModel):
    """What a source of alerts proves itself with; several, so that one can be changed while another is in use."""

    model_config = ConfigDict(frozen=True)

    secrets: list[Annotated[SecretStr, Field(min_length=24)]] = Field(min_length=1, max_length=10)

    def known(self) -> list[str]:
        """The secrets that a message may be proven with."""
        return [secret.get_secret_value() for secret in self.secrets]


class AlertCredentials(BaseModel):
    """Whose alerts are taken; a source that is left out is refused."""

    model_config = ConfigDict(frozen=True)

    cloudwatch: AlertTopics | None = None
    alertmanager: AlertSecrets | None = None
    statuspage: AlertSecrets | None = None
    pagerduty: AlertSecrets | None = None


class Credentials(BaseModel):
    """A platform without credentials is left out: it is neither read nor answered.

    `rehearsal` makes a stack one in which outages are rehearsed: nothing that leads to a platform, to a tool or to a
    help desk may stand beside it, and its posts come from the webhook of that name, which no other stack may have.
    """

    model_config = ConfigDict(frozen=True)

    rehearsal: bool = False

    x: XCredentials | None = None
    reddit: RedditCredentials | None = None
    webhooks: dict[Annotated[str, StringConstraints(pattern=NAME)], WebhookCredentials] = {}
    slack: SlackCredentials | None = None
    freeze: dict[Annotated[str, StringConstraints(pattern=NAME)], FreezeCredentials] = {}
    alerts: AlertCredentials = AlertCredentials()

    @model_validator(mode="after")
    def _rehearse_apart(self) -> Self:
        named = set(self.webhooks) - {REHEARSAL} if self.rehearsal else set(self.webhooks) & {REHEARSAL}
        leads_out = self.x or self.reddit or self.freeze or any(one.deliver_to for one in self.webhooks.values())
        if named or (self.rehearsal and leads_out):
            raise ValueError("a rehearsal has a stack of its own, which reaches nobody")
        return self

    def x_secrets(self) -> list[str]:
        """What X may sign its events with, the one that it prefers first."""
        found = [self.x.client_secret, self.x.consumer_secret] if self.x else []
        return [secret.get_secret_value() for secret in found if secret]


def parse(secret: str) -> Credentials:
    """The credentials; raises Broken, which names the fields and never their values."""
    try:
        return Credentials.model_validate_json(secret)
    except ValidationError as error:
        wrong = ", ".join(".".join(map(str, problem["loc"])) or "the whole" for problem in error.errors())
        raise Broken(f"the credentials secret does not hold what it should: {wrong}") from None
