"""The signed webhook's own shape: how any network or help desk feeds posts in and takes our answers back."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError
from pydantic.json_schema import models_json_schema

from amends.errors import BadInput
from amends.mention import Mention, Parent, PlatformName, Text
from amends.receiving import Received
from amends.reply import Reply

NAME = r"^[a-z][a-z0-9-]{1,22}$"  # of a webhook; two letters at least, because "x" is X's own path
REHEARSAL = "rehearsal"  # the webhook by which rehearsed posts come, and how their ids begin
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.@-]{1,40}$")]
Link = Annotated[str, Field(pattern=r"^https?://[^\s<>\"]{1,2000}$")]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class PostAbove(_Shape):
    """The post that a post answers or quotes."""

    id: Id
    text: Text = Field(max_length=50_000)
    by_brand: bool = Field(default=False, description="The brand wrote it.")
    by_author: bool = Field(default=False, description="The same customer wrote it.")


class WebhookPost(_Shape):
    """A customer's post, as a webhook's sender tells of it."""

    id: Id = Field(description="The sender's own id of the post; a second post with it is the first one, told again.")
    conversation_id: Id | None = Field(default=None, description="The thread; left out, the post begins one.")
    author_id: Id = Field(description="Stays the same when the author changes their name.")
    author_handle: Text = Field(min_length=1, max_length=200)
    author_name: Text = Field(default="", max_length=200)
    author_followers: int = Field(default=0, ge=0)
    text: Text = Field(min_length=1, max_length=50_000)
    created_at: AwareDatetime = Field(description="RFC 3339, with its offset.")
    url: Link | None = Field(default=None, description="Where a person finds the post.")
    lang: str = Field(default="und", pattern=r"^[A-Za-z-]{2,12}$")
    parent: PostAbove | None = None
    private: bool = Field(default=False, description="The public can't see it.")
    answerable: bool = Field(default=True, description="The sender takes an answer to it.")


class WebhookAnswer(_Shape):
    """Our answer, as we post it to a webhook's address."""

    reply_id: str = Field(description="Also in the headers webhook-id and Idempotency-Key: one answer has one.")
    in_reply_to: str = Field(description="The id of the post that it answers.")
    conversation_id: str
    text: str


def received(name: str, message_id: str, body: bytes, now: datetime) -> Received:
    """What a verified message brings; raises BadInput, which names the fields and holds nothing of what was sent."""
    try:
        post = WebhookPost.model_validate_json(body)
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, item['loc'])) or 'body'}: {item['msg']}" for item in error.errors())
        raise BadInput(wrong) from None
    mention = mention_of(name, post, now)
    return Received(
        source=mention.source, id=message_id, platform=PlatformName.WEBHOOK, kind="post", mentions=[mention]
    )


def mention_of(name: str, post: WebhookPost, now: datetime) -> Mention:
    """The post with every id in the webhook's own name, so that two senders can't write into each other's threads."""
    parent = post.parent
    return Mention(
        platform=PlatformName.WEBHOOK,
        id=f"{name}:{post.id}",
        conversation_id=f"{name}:{post.conversation_id or post.id}",
        author_id=f"{name}:{post.author_id}",
        author_handle=post.author_handle,
        author_name=post.author_name,
        author_followers=post.author_followers,
        text=post.text,
        # A sender's fast clock must not make a post look newer than our answer to it.
        created_at=min(post.created_at, now),
        source=f"webhook.{name}",
        url=post.url or "",
        lang=post.lang,
        parent=parent and Parent(id=f"{name}:{parent.id}", **parent.model_dump(exclude={"id"})),
        summoned=post.answerable,
        private=post.private,
    )


def answer_of(reply: Reply) -> tuple[str, WebhookAnswer]:
    """The webhook that a reply goes to, and the answer in the sender's own ids."""
    name, _, conversation = reply.conversation_id.partition(":")
    post_id = reply.in_reply_to.removeprefix(f"{name}:")
    return name, WebhookAnswer(reply_id=reply.id, in_reply_to=post_id, conversation_id=conversation, text=reply.text)


def schemas() -> dict[str, Any]:
    """Both shapes as JSON Schema; docs/webhook.schema.json holds them."""
    _, shapes = models_json_schema([(WebhookPost, "validation"), (WebhookAnswer, "validation")])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **shapes}


if __name__ == "__main__":
    import json
    import sys

    sys.stdout.write(json.dumps(schemas(), indent=2) + "\n")
