"""Routes: whose public answers are held beside ours."""

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import AwareDatetime, BaseModel

from amends import wiring
from amends.api.conditions import IfMatch, seen_in
from amends.api.people import permitted
from amends.errors import Overtaken
from amends.rivals import watch_list
from amends.rivals.watch_list import Handles, Rival, Rivals
from amends.roles import Act

router = APIGatewayHttpRouter()


class NewWatchList(BaseModel):
    """All competitors; and our own care accounts where they are others than the settings know of."""

    competitors: Rivals
    accounts: Handles = []


class WatchList(BaseModel):
    """The list as it counts; `accounts` are ours."""

    version: int
    at: AwareDatetime | None
    by_name: str
    competitors: list[Rival]
    accounts: list[str]


@router.get("/reports/watch-list", summary="Competitors", tags=["reports"])
def get_watch_list() -> WatchList:
    """The competitors and their care accounts on X; until somebody sets them, those of the brand's settings."""
    permitted(router, Act.REPORT)
    return _shown(wiring.watch_list())


@router.put("/reports/watch-list", summary="Set the competitors", tags=["reports"])
def set_watch_list(body: NewWatchList, if_match: IfMatch = "") -> WatchList:
    """Put this list in the place of the one that the caller saw, by If-Match; comparisons that go on keep theirs."""
    person, version = permitted(router, Act.COMPARE), seen_in(if_match)
    current = wiring.watch_list()
    if current.version != version:
        raise Overtaken(f"{current.by_name} changed the watch list after you opened it; look again")
    changed = watch_list.change(current, body.competitors, body.accounts or current.accounts, person, wiring.now())
    return _shown(wiring.watch_lists().add(changed))


def _shown(listed: watch_list.WatchList) -> WatchList:
    return WatchList.model_validate(listed.model_dump(include=set(WatchList.model_fields)))
