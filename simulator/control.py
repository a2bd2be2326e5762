"""The control API: people write, faults are switched on, what was asked and the player's progress are seen."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from simulator.checks import ControlError
from simulator.faults import Faults, fault_of
from simulator.marks import Marks
from simulator.player import Player
from simulator.posting import People
from simulator.reddit.control import RedditControl
from simulator.requests import RequestLog
from simulator.threads import answers
from simulator.wire import AsciiJSON, BadBodyError, Endpoint, json_object
from simulator.x.control import XControl
from simulator.x.upkeep import Upkeep


class Control:
    """The endpoints under /_sim."""

    def __init__(self, people: People, upkeep: Upkeep, faults: Faults, player: Player | None, log: RequestLog) -> None:
        self.people = people
        self.upkeep = upkeep
        self.faults = faults
        self.player = player
        self.log = log

    def routes(self) -> list[BaseRoute]:
        """Every route."""
        table: list[Endpoint] = [
            ("GET", "status", self.status),
            ("GET", "answers", self.answers),
            ("GET", "requests", self.requests),
            ("DELETE", "requests", self.forget_requests),
            ("PUT", "marks/{kind}/{name}", self.put_marks),
            ("GET", "faults", self.show_faults),
            ("PUT", "faults", self.put_fault),
            ("DELETE", "faults", self.clear_faults),
            *XControl(self.people, self.upkeep).table(),
            *RedditControl(self.people).table(),
        ]
        return [Route(f"/_sim/{path}", _answering(endpoint), methods=[method]) for method, path, endpoint in table]

    async def status(self, _request: Request) -> Response:
        """How far the player is and how much there is."""
        player, store = self.player, self.people.posts.store
        feed: dict[str, Any] = {"name": None, "played": 0, "total": 0, "done": True}
        if player:
            feed = {
                "name": player.play.name,
                "played": len(player.played),
                "total": player.play.total,
                "done": player.done,
            }
        posts = store.row("SELECT count(*) AS n FROM x_posts WHERE deleted = 0")
        comments = store.row("SELECT count(*) AS n FROM reddit_comments WHERE gone = ''")
        return AsciiJSON(
            {
                "feed": feed,
                "x": {"posts": posts["n"] if posts else 0},
                "reddit": {"comments": comments["n"] if comments else 0},
            }
        )

    async def answers(self, _request: Request) -> Response:
        """What the brand answered in public, oldest first."""
        return AsciiJSON({"answers": answers(self.people.posts, self.people.things)})

    async def requests(self, _request: Request) -> Response:
        """What the platforms were asked and what they gave, oldest first."""
        return AsciiJSON({"requests": list(self.log.entries)})

    async def forget_requests(self, _request: Request) -> Response:
        """Begin the list anew."""
        self.log.entries.clear()
        return Response(status_code=204)

    async def put_marks(self, request: Request) -> Response:
        """Say what else is true of a user, a post or a thing."""
        try:
            marks = Marks(self.people.posts.store)
            marks.put(request.path_params["kind"], request.path_params["name"], await json_object(request))
        except ValueError as error:
            raise ControlError(400, str(error)) from error
        return Response(status_code=204)

    async def show_faults(self, _request: Request) -> Response:
        """The faults that are on."""
        return AsciiJSON({"faults": self.faults.all()})

    async def put_fault(self, request: Request) -> Response:
        """Switch a fault on."""
        try:
            fault = fault_of(await json_object(request))
        except ValueError as error:
            raise ControlError(400, str(error)) from error
        self.faults.put(fault)
        return AsciiJSON(fault.as_json())

    async def clear_faults(self, _request: Request) -> Response:
        """Switch every fault off."""
        self.faults.clear()
        return Response(status_code=204)


def _answering(endpoint: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except BadBodyError as error:
            return AsciiJSON({"error": str(error)}, 400)
        except ControlError as error:
            return AsciiJSON({"error": str(error)}, error.status)

    return answer
