"""Events of X's Activity API, as they come by webhook."""

import json
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AliasChoices, AwareDatetime, BaseModel, BeforeValidator, Field, ValidationError

from amends.errors import BadInput
from amends.mention import Mention, Parent, PlatformName, Text
from amends.receiving import Received

SOURCE = "x.webhook"
POSTS = ("post.mention.create", "post.reply.create", "post.quote.create")
MESSAGE = "dm.received"
ENCRYPTED = "chat."


def _unwrapped(value: Any) -> Any:
    """X wraps some users of an event in `data`."""
    return value["data"] if isinstance(value, dict) and isinstance(value.get("data"), dict) else value


class _User(BaseModel):
    id: str
    username: Text
    name: Text = ""
    public_metrics: dict[str, Any] = {}


class _Reference(BaseModel):
    type: str
    id: str


class _Named(BaseModel):
    id: str = ""


class _Entities(BaseModel):
    mentions: list[_Named] = []


class _Post(BaseModel):
    id: str
    text: Text
    author_id: str
    conversation_id: str | None = None
    created_at: AwareDatetime
    lang: str = "und"
    entities: _Entities = _Entities()
    # X's own document renames it; what X sends carries the older name.
    references: list[_Reference] = Field(
        default=[], validation_alias=AliasChoices("referenced_tweets", "referenced_posts")
    )


_Users = list[Annotated[_User, BeforeValidator(_unwrapped)]]


class _Includes(BaseModel):
    users: _Users = []
    posts: list[_Post] = Field(default=[], validation_alias=AliasChoices("tweets", "posts"))


class _Envelope(BaseModel):
    event_uuid: str = Field(pattern=r"^-?[0-9]{1,20}$")  # X's document has no minus sign; X has
    event_type: str
    payload: dict[str, Any] = {}
    includes: dict[str, Any] = {}


def received(body: bytes, brand: str, site: str) -> Received:
    """What an event brings; raises BadInput, which names the fields and holds nothing of what was sent."""
    try:
        data = json.loads(body)
        if not isinstance(data, dict) or "data" not in data:
            # X also tells how a replay went.
            return Received(source=SOURCE, id="0", platform=PlatformName.X, kind="no event")
        event = _Envelope.model_validate(data["data"])
        return _received(event, brand, site)
    except ValidationError as error:
        wrong = ", ".join(".".join(map(str, item["loc"])) for item in error.errors())
        raise BadInput(f"an event of X without what it should hold: {wrong}") from None
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise BadInput(f"an event of X in another shape: {type(error).__name__}") from None


def _received(event: _Envelope, brand: str, site: str) -> Received:
    mentions: list[Mention] = []
    if event.event_type in POSTS:
        mentions = _posts(event, brand, site)
    elif event.event_type == MESSAGE:
        mentions = _messages(event.payload, brand)
    return Received(
        source=SOURCE,
        id=event.event_uuid,
        platform=PlatformName.X,
        kind=event.event_type,
        mentions=mentions,
        encrypted=event.event_type.startswith(ENCRYPTED),
    )


def _posts(event: _Envelope, brand: str, site: str) -> list[Mention]:
    post, includes = _Post.model_validate(event.payload), _Includes.model_validate(event.includes)
    if post.author_id == brand:
        return []
    author = next((user for user in includes.users if user.id == post.author_id), None)
    handle = author.username if author else post.author_id
    above = {other.id: other for other in includes.posts}
    quotes = [above.get(reference.id) for reference in post.references if reference.type == "quoted"]
    named = any(mention.id == brand for mention in post.entities.mentions)
    mention = Mention(
        platform=PlatformName.X,
        id=post.id,
        conversation_id=post.conversation_id or post.id,
        author_id=post.author_id,
        author_handle=handle,
        author_name=author.name if author else "",
        author_followers=_followers(author),
        text=post.text,
        created_at=post.created_at,
        source=SOURCE,
        url=f"{site}/{handle}/status/{post.id}",
        lang=post.lang,
        parent=_parent(post, above, brand),
        # X answers to nobody else. An event of a quote names the brand's post by its type alone.
        summoned=named or event.event_type == "post.quote.create" or any(q and q.author_id == brand for q in quotes),
    )
    return [mention]


def _parent(post: _Post, above: dict[str, _Post], brand: str) -> Parent | None:
    for reference in post.references:
        other = above.get(reference.id)
        if other and reference.type in ("replied_to", "quoted"):
            by_author = other.author_id == post.author_id
            return Parent(id=other.id, text=other.text, by_brand=other.author_id == brand, by_author=by_author)
    return None


def _messages(payload: dict[str, Any], brand: str) -> list[Mention]:
    users = {key: _User.model_validate(_unwrapped(user)) for key, user in payload.get("users", {}).items()}
    found = []
    for message in payload["direct_message_events"]:
        if message.get("type") != "message_create" or message["message_create"]["sender_id"] == brand:
            continue
        said = message["message_create"]
        sender = str(said["sender_id"])
        user = users.get(sender)
        found.append(
            Mention(
                platform=PlatformName.X,
                id=str(message["id"]),
                # As the API names a conversation of two, so that a poll's message falls into the same case.
                conversation_id="-".join(sorted((sender, brand), key=int)),
                author_id=sender,
                author_handle=user.username if user else sender,
                author_name=user.name if user else "",
                author_followers=_followers(user),
                text=said["message_data"]["text"],
                created_at=datetime.fromtimestamp(int(message["created_timestamp"]) / 1000, UTC),
                source=SOURCE,
                private=True,
            )
        )
    return found


def _followers(user: _User | None) -> int:
    count = user.public_metrics.get("followers_count", 0) if user else 0
    return count if isinstance(count, int) and count > 0 else 0
