"""People write: customers, and the brand's staff in the platforms' own apps; no API rule binds them."""

from collections.abc import Callable
from dataclasses import dataclass

from simulator.brand import BOT, HANDLE, SUBREDDIT
from simulator.reddit.names import COMMENT, SUBMISSION, fullname
from simulator.reddit.things import Things
from simulator.x.activity import Activity
from simulator.x.messages import Messages
from simulator.x.posts import Draft, Posts


@dataclass(frozen=True)
class Said:
    """Something that a person writes."""

    author: str
    text: str
    name: str | None = None
    followers: int | None = None
    likes: int = 0
    reposts: int = 0
    lang: str = "en"
    age_s: int = 0  # seconds ago; on Reddit only
    at_ms: int | None = None  # when, where it was not now; on X only


class People:
    """Writes for people on either platform."""

    def __init__(
        self, posts: Posts, messages: Messages, things: Things, clock_ms: Callable[[], int], activity: Activity
    ) -> None:
        self.posts = posts
        self.messages = messages
        self.things = things
        self.clock_ms = clock_ms
        self.activity = activity

    def post(
        self,
        said: Said,
        reply_to: int | None = None,
        quote_of: int | None = None,
        aliases: frozenset[str] = frozenset(),
    ) -> tuple[int, int]:
        """A post on X; its id and its conversation's. Raises KeyError where the post above is not there."""
        now_ms = self.clock_ms() if said.at_ms is None else said.at_ms
        with self.posts.store.write():
            author = self.posts.users.ensure(said.author, now_ms, said.name, said.followers)
            draft = Draft(
                author,
                said.text,
                reply_to=reply_to,
                quote_of=quote_of,
                lang=said.lang,
                likes=said.likes,
                reposts=said.reposts,
                aliases=aliases,
            )
            row = self.posts.add(draft, now_ms, past=said.at_ms is not None)
            self.activity.posted(row)
        return row["id"], row["conversation_id"]

    def message(self, sender: str, text: str) -> tuple[int, str]:
        """A direct message on X to the brand; its id and its conversation's."""
        now_ms = self.clock_ms()
        with self.posts.store.write():
            user = self.posts.users.ensure(sender, now_ms)
            row = self.messages.add(user, self.posts.users.brand_id, text, now_ms)
            self.activity.wrote(row)
        return row["id"], row["conversation"]

    def delete(self, post_id: int) -> bool:
        """An author's deletion of a post on X; false where there is none."""
        post = self.posts.get(post_id)
        if post is None:
            return False
        with self.posts.store.write():
            self.posts.delete(post)
            self.activity.deleted(post, self.clock_ms())
        return True

    def comment(self, said: Said, parent: str | None = None) -> str:
        """A comment on Reddit, in the standing thread for help where no parent is named; its name."""
        above = parent or fullname(SUBMISSION, self.things.megathread)
        now = self.clock_ms() / 1000 - said.age_s
        return fullname(COMMENT, self.things.comment_on(above, said.author, said.text, now, 1 + said.likes))

    def submission(self, said: Said, title: str, subreddit: str = SUBREDDIT) -> str:
        """A submission on Reddit; its name."""
        now = self.clock_ms() / 1000 - said.age_s
        number = self.things.submit(said.author, title, said.text, now, 1 + said.likes, subreddit)
        return fullname(SUBMISSION, number)

    def private_message(self, sender: str, subject: str, text: str, parent: int | None = None) -> int:
        """A private message on Reddit to the brand's bot; its number."""
        return self.things.send(sender, BOT, subject, text, self.clock_ms() / 1000, parent)

    def brand_posts(self) -> list[int]:
        """Some of the brand's own posts that feed posts can answer; made where there are none."""
        texts = (
            "Good morning! Our team is here from 7 until 22. Tell us what you need.",
            "Planned work tonight between 1 and 4: some of you may lose service for a few minutes.",
            "Our app shows the state of your line and takes you to us in two taps.",
        )
        kept = [int(value) for value in (self.posts.store.setting("brand_posts") or "").split(",") if value]
        standing = [post_id for post_id in kept if self.posts.get(post_id)]
        if standing:
            return standing
        with self.posts.store.write():
            ids = [self.post(Said(HANDLE, text))[0] for text in texts]
            self.posts.store.put_setting("brand_posts", ",".join(map(str, ids)))
        return ids
