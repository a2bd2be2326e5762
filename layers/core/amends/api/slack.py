"""Routes: linking oneself with one's Slack user."""

from http import HTTPStatus

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import AwareDatetime, BaseModel

from amends import wiring
from amends.api.people import permitted
from amends.notify.slack_links import CODE_LASTS, Code, Link, digest, new_code
from amends.roles import Act

router = APIGatewayHttpRouter()


class MySlack(BaseModel):
    """The caller's Slack user, if one is linked."""

    link: Link | None


class SlackCode(BaseModel):
    """A code for `/amends link CODE` in Slack: for one use, and only for a while."""

    code: str
    until: AwareDatetime


@router.get("/me/slack", summary="My Slack user", tags=["notifications"])
def my_slack() -> MySlack:
    """Whom the caller is in Slack."""
    return MySlack(link=wiring.slack_links().of(permitted(router, Act.READ).id))


@router.post(
    "/me/slack", summary="Get a code to link my Slack user", tags=["notifications"], status_code=HTTPStatus.CREATED
)
def offer_slack_code() -> SlackCode:
    """Send it from Slack as `/amends link CODE`."""
    person, code, until = permitted(router, Act.READ), new_code(), wiring.now() + CODE_LASTS
    wiring.slack_links().offer(digest(code), Code(person_id=person.id, person_name=person.name, until=until))
    return SlackCode(code=code, until=until)


@router.delete("/me/slack", summary="Unlink my Slack user", tags=["notifications"])
def unlink_slack() -> MySlack:
    """From now on nobody acts as the caller from Slack."""
    person = permitted(router, Act.READ)
    wiring.slack_links().remove(person.id)
    return MySlack(link=None)
