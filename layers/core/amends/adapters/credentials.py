"""The platforms' credentials, as the secret holds them."""

from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError

from amends.errors import Broken


class XCredentials(BaseModel):
    """An X app with the brand account's own tokens; `base_url` leads to a simulator.

    `archive` says that the app's access has the search of the full archive, which wants the app's bearer token.
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


class Credentials(BaseModel):
    """A platform without credentials is left out: it is neither read nor answered."""

    model_config = ConfigDict(frozen=True)

    x: XCredentials | None = None
    reddit: RedditCredentials | None = None


def parse(secret: str) -> Credentials:
    """The credentials; raises Broken, which names the fields and never their values."""
    try:
        return Credentials.model_validate_json(secret)
    except ValidationError as error:
        wrong = ", ".join(".".join(map(str, problem["loc"])) or "the whole" for problem in error.errors())
        raise Broken(f"the credentials secret does not hold what it should: {wrong}") from None
