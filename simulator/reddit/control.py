"""What people do on Reddit, for the control API: they comment, submit, edit, delete, write in private, and leave."""

from starlette.requests import Request
from starlette.responses import Response

from simulator.brand import SUBREDDIT
from simulator.checks import REDDIT_NAME, ControlError, a_count, a_name, a_text, only
from simulator.posting import People, Said
from simulator.reddit.names import SUBMISSION, fullname, number_of, split
from simulator.reddit.upkeep import Upkeep
from simulator.threads import reddit_thread
from simulator.wire import AsciiJSON, Endpoint, json_object


class RedditControl:
    """The endpoints under /_sim/reddit."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.upkeep = Upkeep(people.things.store)

    def table(self) -> list[Endpoint]:
        """Every route."""
        return [
            ("POST", "reddit/comments", self.comment),
            ("PUT", "reddit/comments/{id}", self.edit_comment),
            ("DELETE", "reddit/comments/{id}", self.delete_comment),
            ("PUT", "reddit/comments/{id}/score", self.set_score),
            ("POST", "reddit/comments/{id}/approve", self.approve_comment),
            ("GET", "reddit/threads/{id}", self.thread),
            ("DELETE", "reddit/users/{name}", self.delete_user),
            ("POST", "reddit/messages", self.private_message),
        ]

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

    async def set_score(self, request: Request) -> Response:
        """How many votes a comment or a submission has by now."""
        body = await json_object(request)
        only(body, "score")
        score = a_count(body, "score")
        if score is None or not self.upkeep.set_score(request.path_params["id"], score):
            raise ControlError(400 if score is None else 404, "a score, of something that is there")
        return Response(status_code=204)

    async def edit_comment(self, request: Request) -> Response:
        """An author edits a comment or the text of a submission on Reddit."""
        body = await json_object(request)
        only(body, "body")
        now = self.people.clock_ms() / 1000
        if not self.upkeep.edit(request.path_params["id"], a_text(body, "body"), now):
            raise ControlError(404, "there is no such comment")
        return Response(status_code=204)

    async def delete_comment(self, request: Request) -> Response:
        """An author deletes a comment or a submission; a moderator removes it with `?removed=1`."""
        name = request.path_params["id"]
        how = "[removed]" if request.query_params.get("removed") else "[deleted]"
        if not self.upkeep.take_away(name if "_" in name else f"t1_{name}", how):
            raise ControlError(404, "there is no such comment")
        return Response(status_code=204)

    async def approve_comment(self, request: Request) -> Response:
        """A moderator lets a removed comment or submission through."""
        name = request.path_params["id"]
        if not self.upkeep.approve(name if "_" in name else f"t1_{name}"):
            raise ControlError(404, "nothing of that name was removed")
        return Response(status_code=204)

    async def thread(self, request: Request) -> Response:
        """A submission with its comments, oldest first."""
        number = number_of(request.path_params["id"].removeprefix("t3_"))
        thread = None if number is None else reddit_thread(self.people.things, number)
        if thread is None:
            raise ControlError(404, "there is no such submission")
        return AsciiJSON(thread)

    async def delete_user(self, request: Request) -> Response:
        """An account on Reddit is deleted: what it wrote stays, and nobody wrote it."""
        self.upkeep.leave(request.path_params["name"])
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
