"""What people do on X, for the control API: they post, edit, delete, write in private, and leave."""

from starlette.requests import Request
from starlette.responses import Response

from simulator.checks import X_HANDLE, ControlError, a_count, a_moment, a_name, a_post_id, a_text, only
from simulator.posting import People, Said
from simulator.store import unpack
from simulator.threads import x_thread
from simulator.wire import AsciiJSON, Endpoint, json_object
from simulator.x.upkeep import METRICS, STATES, Upkeep


class XControl:
    """The endpoints under /_sim/x."""

    def __init__(self, people: People, upkeep: Upkeep) -> None:
        self.people = people
        self.upkeep = upkeep

    def table(self) -> list[Endpoint]:
        """Every route."""
        return [
            ("POST", "x/posts", self.post),
            ("PUT", "x/posts/{id}", self.edit_post),
            ("DELETE", "x/posts/{id}", self.delete_post),
            ("PUT", "x/posts/{id}/metrics", self.set_metrics),
            ("PUT", "x/posts/{id}/hidden", self.hide_post),
            ("DELETE", "x/posts/{id}/hidden", self.show_post),
            ("GET", "x/threads/{id}", self.thread),
            ("PUT", "x/users/{handle}", self.set_user),
            ("POST", "x/dms", self.message),
            ("GET", "x/dms/{handle}", self.messages),
            ("POST", "x/webhooks/check", self.check_webhooks),
        ]

    async def post(self, request: Request) -> Response:
        """Anybody posts on X: a customer, another brand's care account; `at` is a moment in the past."""
        body = await json_object(request)
        only(body, "author", "text", "reply_to", "quote_of", "followers", "at")
        at_ms = a_moment(body, "at", self.people.clock_ms())
        author, text = a_name(body, "author", X_HANDLE), a_text(body, "text")
        said = Said(author, text, followers=a_count(body, "followers"), at_ms=at_ms)
        above = {field: a_post_id(body[field], field) for field in ("reply_to", "quote_of") if body.get(field)}
        try:
            post_id, conversation = self.people.post(said, above.get("reply_to"), above.get("quote_of"))
        except KeyError as error:
            raise ControlError(404, f"there is no post {error}") from error
        return AsciiJSON({"id": str(post_id), "conversation_id": str(conversation)}, 201)

    async def edit_post(self, request: Request) -> Response:
        """An author edits a post on X; the id of its new version."""
        body = await json_object(request)
        only(body, "text")
        post = self.people.posts.get(a_post_id(request.path_params["id"], "id"))
        if post is None:
            raise ControlError(404, "there is no such post")
        version = self.upkeep.edit(post, a_text(body, "text"), self.people.clock_ms())
        return AsciiJSON({"id": str(version)})

    async def delete_post(self, request: Request) -> Response:
        """An author deletes a post on X."""
        if not self.people.delete(a_post_id(request.path_params["id"], "id")):
            raise ControlError(404, "there is no such post")
        return Response(status_code=204)

    async def set_metrics(self, request: Request) -> Response:
        """How far a post has gone by now: its likes, reposts, replies, quotes and views."""
        body = await json_object(request)
        only(body, *METRICS)
        counts = {name: count for name in METRICS if (count := a_count(body, name)) is not None}
        if not self.upkeep.set_metrics(a_post_id(request.path_params["id"], "id"), counts):
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
