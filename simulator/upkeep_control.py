"""The control API, continued: authors change what they wrote, and leave."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from simulator.checks import ControlError, a_post_id, a_text, only
from simulator.posting import People
from simulator.wire import AsciiJSON, json_object
from simulator.x.upkeep import STATES, Upkeep


class UpkeepControl:
    """Edits, and accounts that are protected, suspended or deleted."""

    def __init__(self, people: People, upkeep: Upkeep) -> None:
        self.people = people
        self.upkeep = upkeep

    def table(self) -> list[tuple[str, str, Callable[[Request], Awaitable[Response]]]]:
        """Every route."""
        return [
            ("PUT", "x/posts/{id}", self.edit_post),
            ("PUT", "x/users/{handle}", self.set_user),
            ("PUT", "reddit/comments/{id}", self.edit_comment),
            ("DELETE", "reddit/users/{name}", self.delete_user),
        ]

    async def edit_post(self, request: Request) -> Response:
        """An author edits a post on X; the id of its new version."""
        body = await json_object(request)
        only(body, "text")
        post = self.people.posts.get(a_post_id(request.path_params["id"], "id"))
        if post is None:
            raise ControlError(404, "there is no such post")
        version = self.upkeep.edit(post, a_text(body, "text"), self.people.clock_ms())
        return AsciiJSON({"id": str(version)})

    async def set_user(self, request: Request) -> Response:
        """An account on X is protected, suspended or deleted, or active again."""
        body = await json_object(request)
        only(body, "state")
        user = self.people.posts.users.by_handle(request.path_params["handle"])
        if user is None:
            raise ControlError(404, "there is no such account")
        if body.get("state") not in STATES:
            raise ControlError(400, f"state must be one of {', '.join(STATES)}")
        self.upkeep.set_state(user["id"], str(body["state"]))
        return Response(status_code=204)

    async def edit_comment(self, request: Request) -> Response:
        """An author edits a comment or the text of a submission on Reddit."""
        body = await json_object(request)
        only(body, "body")
        things, now = self.people.things, self.people.clock_ms() / 1000
        if not things.edit(request.path_params["id"], a_text(body, "body"), now):
            raise ControlError(404, "there is no such comment")
        return Response(status_code=204)

    async def delete_user(self, request: Request) -> Response:
        """An account on Reddit is deleted: what it wrote stays, and nobody wrote it."""
        self.people.things.leave(request.path_params["name"])
        return Response(status_code=204)
