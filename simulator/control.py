"""The control API: people post, faults are switched on, threads and the player's progress are seen."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from simulator.brand import SUBREDDIT
from simulator.checks import REDDIT_NAME, X_HANDLE, ControlError, a_count, a_name, a_post_id, a_text, only
from simulator.faults import Faults, fault_of
from simulator.marks import Marks
from simulator.player import Player
from simulator.posting import People, Said
from simulator.reddit.names import SUBMISSION, fullname, number_of, split
from simulator.requests import RequestLog
from simulator.store import unpack
from simulator.threads import reddit_thread, x_thread
from simulator.upkeep_control import UpkeepControl
from simulator.wire import AsciiJSON, BadBodyError, json_object
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
        table: list[tuple[str, str, Callable[[Request], Awaitable[Response]]]] = [
            ("GET", "status", self.status),
            ("POST", "x/posts", self.post),
            ("DELETE", "x/posts/{id}", self.delete_post),
            ("PUT", "x/posts/{id}/hidden", self.hide_post),
            ("DELETE", "x/posts/{id}/hidden", self.show_post),
            ("GET", "x/threads/{id}", self.thread),
            ("POST", "x/dms", self.message),
            ("POST", "x/webhooks/check", self.check_webhooks),
            ("GET", "x/dms/{handle}", self.messages),
            ("POST", "reddit/comments", self.comment),
            ("DELETE", "reddit/comments/{id}", self.delete_comment),
            ("POST", "reddit/comments/{id}/approve", self.approve_comment),
            ("POST", "reddit/messages", self.private_message),
            ("GET", "reddit/threads/{id}", self.reddit_thread),
            ("GET", "requests", self.requests),
            ("DELETE", "requests", self.forget_requests),
            ("PUT", "marks/{kind}/{name}", self.put_marks),
            ("GET", "faults", self.show_faults),
            ("PUT", "faults", self.put_fault),
            ("DELETE", "faults", self.clear_faults),
            *UpkeepControl(self.people, self.upkeep).table(),
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

    async def post(self, request: Request) -> Response:
        """A customer posts on X."""
        body = await json_object(request)
        only(body, "author", "text", "reply_to", "quote_of", "followers")
        said = Said(a_name(body, "author", X_HANDLE), a_text(body, "text"), followers=a_count(body, "followers"))
        above = {field: a_post_id(body[field], field) for field in ("reply_to", "quote_of") if body.get(field)}
        try:
            post_id, conversation = self.people.post(said, above.get("reply_to"), above.get("quote_of"))
        except KeyError as error:
            raise ControlError(404, f"there is no post {error}") from error
        return AsciiJSON({"id": str(post_id), "conversation_id": str(conversation)}, 201)

    async def delete_post(self, request: Request) -> Response:
        """An author deletes a post on X."""
        if not self.people.delete(a_post_id(request.path_params["id"], "id")):
            raise ControlError(404, "there is no such post")
        return Response(status_code=204)

    async def hide_post(self, request: Request) -> Response:
        """X's listings do not show a post yet, though it exists."""
        self.people.posts.hide(a_post_id(request.path_params["id"], "id"), hidden=True)
        return Response(status_code=204)

    async def show_post(self, request: Request) -> Response:
        """X's listings show the post from now on."""
        self.people.posts.hide(a_post_id(request.path_params["id"], "id"), hidden=False)
        return Response(status_code=204)

    async def thread(self, request: Request) -> Response:
        """A conversation on X, oldest first."""
        return AsciiJSON({"posts": x_thread(self.people.posts, a_post_id(request.path_params["id"], "id"))})

    async def message(self, request: Request) -> Response:
        """A customer writes to the brand in private, on X."""
        body = await json_object(request)
        only(body, "from", "text")
        sender = a_name(body, "from", X_HANDLE)
        message_id, conversation = self.people.message(sender, a_text(body, "text"))
        return AsciiJSON({"id": str(message_id), "conversation_id": conversation}, 201)

    async def messages(self, request: Request) -> Response:
        """The private conversation with a customer on X, oldest first."""
        user = self.people.posts.users.by_handle(request.path_params["handle"])
        rows = self.people.messages.with_user(user["id"]) if user else []
        brand = self.people.posts.users.brand_id
        return AsciiJSON(
            {
                "messages": [
                    {"id": str(row["id"]), "by_brand": row["sender_id"] == brand, "text": unpack(row["text"])}
                    for row in rows
                ]
            }
        )

    async def check_webhooks(self, _request: Request) -> Response:
        """The challenge that X sends each hour; a webhook that fails it gets no more events."""
        webhooks = self.people.activity.webhooks
        valid = {row["id"]: await webhooks.courier.check(row["url"]) for row in webhooks.all()}
        for webhook_id, passed in valid.items():
            if not passed:
                webhooks.set_valid(webhook_id, False)
        return AsciiJSON({"valid": {str(webhook_id): passed for webhook_id, passed in valid.items()}})

    async def comment(self, request: Request) -> Response:
        """A customer comments on Reddit, or opens a submission where a title is given."""
        body = await json_object(request)
        only(body, "author", "body", "parent", "title", "subreddit", "age_s")
        said = Said(a_name(body, "author", REDDIT_NAME), a_text(body, "body"), age_s=a_count(body, "age_s") or 0)
        if body.get("title") is not None:
            if body.get("parent") is not None:
                raise ControlError(400, "a submission has no parent")
            subreddit = a_name(body, "subreddit", REDDIT_NAME) if body.get("subreddit") else SUBREDDIT
            name = self.people.submission(said, a_text(body, "title"), subreddit)
            return AsciiJSON({"name": name, "submission": name.partition("_")[2]}, 201)
        parent = body.get("parent")
        if parent is not None and not (isinstance(parent, str) and split(parent)):
            raise ControlError(400, "parent must be a name, as in t1_abc or t3_abc")
        try:
            name = self.people.comment(said, parent)
        except KeyError as error:
            raise ControlError(404, f"there is nothing called {error}") from error
        row = self.people.things.comment((split(name) or ("", 0))[1])
        submission = fullname(SUBMISSION, row["submission_id"] if row else 0)
        return AsciiJSON({"name": name, "submission": submission.partition("_")[2]}, 201)

    async def delete_comment(self, request: Request) -> Response:
        """An author deletes a comment or a submission; a moderator removes it with `?removed=1`."""
        name = request.path_params["id"]
        how = "[removed]" if request.query_params.get("removed") else "[deleted]"
        if not self.people.things.take_away(name if "_" in name else f"t1_{name}", how):
            raise ControlError(404, "there is no such comment")
        return Response(status_code=204)

    async def approve_comment(self, request: Request) -> Response:
        """A moderator lets a removed comment or submission through."""
        name = request.path_params["id"]
        if not self.people.things.approve(name if "_" in name else f"t1_{name}"):
            raise ControlError(404, "nothing of that name was removed")
        return Response(status_code=204)

    async def private_message(self, request: Request) -> Response:
        """A customer writes to the brand's bot in private, on Reddit."""
        body = await json_object(request)
        only(body, "from", "subject", "text", "parent")
        sender = a_name(body, "from", REDDIT_NAME)
        above = (split(str(body["parent"])) or ("", 0))[1] if body.get("parent") else None
        if above is not None and not self.people.things.message(above):
            raise ControlError(404, "there is no such message")
        number = self.people.private_message(sender, a_text(body, "subject"), a_text(body, "text"), above)
        return AsciiJSON({"name": fullname("t4", number)}, 201)

    async def reddit_thread(self, request: Request) -> Response:
        """A submission with its comments, oldest first."""
        number = number_of(request.path_params["id"].removeprefix("t3_"))
        thread = None if number is None else reddit_thread(self.people.things, number)
        if thread is None:
            raise ControlError(404, "there is no such submission")
        return AsciiJSON(thread)

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
