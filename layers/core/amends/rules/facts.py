"""What a triage rule can ask of a post: its words, its reading, its author, the incident and what came before."""

import re
from collections.abc import Iterable, Mapping

from pydantic import BaseModel, ConfigDict

from amends.mention import Mention
from amends.reading import Reading
from amends.rules.keywords import Finder, plain
from amends.rules.kinds import Fields, Kind, Values

NO_INCIDENT = "none"
_LINK = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
_HANDLE = re.compile(r"(?<!\w)@\w")
_HASHTAG = re.compile(r"(?<!\w)#\w")

FIELDS: Fields = {
    "mention.text": Kind.TEXT,
    "mention.platform": Kind.TEXT,  # x, reddit, webhook
    "mention.language": Kind.TEXT,  # as the platform says; what the model found is reading.language
    "mention.community": Kind.TEXT,  # the subreddit, without r/
    "mention.source": Kind.TEXT,
    "mention.private": Kind.YES_NO,
    "mention.summoned": Kind.YES_NO,  # the author addressed the brand
    "mention.answers_us": Kind.YES_NO,
    "mention.length": Kind.NUMBER,  # characters
    "mention.links": Kind.NUMBER,
    "mention.handles": Kind.NUMBER,
    "mention.hashtags": Kind.NUMBER,
    "reading.complaint": Kind.NUMBER,  # these from 0 to 1
    "reading.sarcasm": Kind.NUMBER,
    "reading.offence": Kind.NUMBER,
    "reading.dissatisfied": Kind.NUMBER,
    "reading.negative": Kind.NUMBER,
    "reading.neutral": Kind.NUMBER,
    "reading.positive": Kind.NUMBER,
    "reading.anger": Kind.NUMBER,
    "reading.joy": Kind.NUMBER,
    "reading.optimism": Kind.NUMBER,
    "reading.sadness": Kind.NUMBER,
    "reading.is_dissatisfied": Kind.YES_NO,
    "reading.needs_human": Kind.YES_NO,
    "reading.language": Kind.TEXT,
    "author.followers": Kind.NUMBER,
    "author.handle": Kind.TEXT,
    "author.name": Kind.TEXT,
    "incident": Kind.TEXT,
    "history.posts": Kind.NUMBER,  # of this customer in this case, this one included
    "history.posts_in_hour": Kind.NUMBER,
    "history.posts_in_day": Kind.NUMBER,
    "history.complaint_waits": Kind.YES_NO,
}


class History(BaseModel):
    """What a customer wrote in the case, the post at hand included."""

    model_config = ConfigDict(frozen=True)

    posts: int = 1
    posts_in_hour: int = 1
    posts_in_day: int = 1
    complaint_waits: bool = False


def with_lists(names: Iterable[str]) -> Fields:
    """The fields, and one for each keyword list: whether the post's words match it."""
    return {**FIELDS, **{f"keywords.{name}": Kind.YES_NO for name in names}}


def values_of(
    mention: Mention, reading: Reading, history: History, incident: str, lists: Mapping[str, Finder]
) -> Values:
    """The values of all fields for a post."""
    words = plain(mention.text)
    return {
        "mention.text": mention.text,
        "mention.platform": mention.platform,
        "mention.language": mention.lang,
        "mention.community": mention.community,
        "mention.source": mention.source,
        "mention.private": mention.private,
        "mention.summoned": mention.summoned,
        "mention.answers_us": mention.parent is not None and mention.parent.by_brand,
        "mention.length": len(mention.text),
        "mention.links": len(_LINK.findall(mention.text)),
        "mention.handles": len(_HANDLE.findall(mention.text)),
        "mention.hashtags": len(_HASHTAG.findall(mention.text)),
        "reading.complaint": reading.complaint,
        "reading.sarcasm": reading.sarcasm,
        "reading.offence": reading.offence,
        "reading.dissatisfied": reading.dissatisfied,
        "reading.is_dissatisfied": reading.is_dissatisfied,
        "reading.needs_human": reading.needs_human,
        "reading.language": reading.language,
        **{f"reading.{name}": score for name, score in reading.sentiment},
        **{f"reading.{name}": score for name, score in reading.emotion if name != "other"},
        "author.followers": mention.author_followers,
        "author.handle": mention.author_handle,
        "author.name": mention.author_name,
        "incident": incident,
        **{f"history.{name}": value for name, value in history},
        **{f"keywords.{name}": finder.finds(words) for name, finder in lists.items()},
    }
