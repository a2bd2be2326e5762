"""Reddit's things as the simulator writes them, against the keys and types of the platform's recorded answers."""

from types import NoneType
from typing import Any

import pytest

from tests.integration.simulator.running import Running

# Keys that every recorded answer of this kind carries, with every type that was seen for them.
SHARED: dict[str, tuple[type, ...]] = {
    "approved_by": (NoneType, str),
    "archived": (bool,),
    "author": (str,),
    "author_flair_css_class": (NoneType, str),
    "author_flair_text": (NoneType, str),
    "banned_by": (NoneType, str, bool),
    "created": (float,),
    "created_utc": (float,),
    "distinguished": (NoneType, str),
    "downs": (int,),
    "edited": (bool, float),
    "gilded": (int,),
    "id": (str,),
    "likes": (NoneType, bool),
    "mod_reports": (list,),
    "name": (str,),
    "num_reports": (NoneType, int),
    "removal_reason": (NoneType,),
    "report_reasons": (NoneType, list),
    "saved": (bool,),
    "score": (int,),
    "stickied": (bool,),
    "subreddit": (str,),
    "subreddit_id": (str,),
    "ups": (int,),
    "user_reports": (list,),
}
COMMENT = SHARED | {
    "body": (str,),
    "body_html": (str,),
    "controversiality": (int,),
    "link_id": (str,),
    "parent_id": (str,),
    "replies": (str, dict),
    "score_hidden": (bool,),
}
SUBMISSION = SHARED | {
    "clicked": (bool,),
    "domain": (str,),
    "hidden": (bool,),
    "hide_score": (bool,),
    "is_self": (bool,),
    "link_flair_css_class": (NoneType, str),
    "link_flair_text": (NoneType, str),
    "locked": (bool,),
    "media": (NoneType, dict),
    "media_embed": (dict,),
    "num_comments": (int,),
    "over_18": (bool,),
    "permalink": (str,),
    "quarantine": (bool,),
    "secure_media": (NoneType, dict),
    "secure_media_embed": (dict,),
    "selftext": (str,),
    "selftext_html": (NoneType, str),
    "suggested_sort": (NoneType, str),
    "thumbnail": (str,),
    "title": (str,),
    "url": (str,),
    "visited": (bool,),
}
INBOX: dict[str, tuple[type, ...]] = {
    "author": (str,),
    "body": (str,),
    "body_html": (str,),
    "context": (str,),
    "created": (float,),
    "created_utc": (float,),
    "dest": (str,),
    "distinguished": (NoneType, str),
    "id": (str,),
    "name": (str,),
    "new": (bool,),
    "replies": (str, dict),
    "subject": (str,),
    "was_comment": (bool,),
    "type": (str,),
}
MENTION = INBOX | {
    "author_fullname": (str,),
    "first_message": (NoneType,),
    "first_message_name": (NoneType,),
    "likes": (NoneType, bool),
    "link_title": (str,),
    "num_comments": (int,),
    "parent_id": (str,),
    "score": (int,),
    "subreddit": (str,),
    "subreddit_name_prefixed": (str,),
}
MESSAGE = INBOX | {
    "author_fullname": (NoneType, str),
    "first_message": (NoneType, int),
    "first_message_name": (NoneType, str),
    "likes": (NoneType,),
    "num_comments": (NoneType,),
    "parent_id": (NoneType, str),
    "score": (int,),
    "subreddit": (NoneType, str),
    "subreddit_name_prefixed": (NoneType, str),
}
ACCOUNT: dict[str, tuple[type, ...]] = {
    "comment_karma": (int,),
    "created": (float,),
    "created_utc": (float,),
    "has_verified_email": (bool,),
    "hide_from_robots": (bool,),
    "id": (str,),
    "is_friend": (bool,),
    "is_gold": (bool,),
    "is_mod": (bool,),
    "link_karma": (int,),
    "name": (str,),
}
LISTING: dict[str, tuple[type, ...]] = {
    "after": (NoneType, str),
    "before": (NoneType, str),
    "children": (list,),
    "modhash": (NoneType, str),
}


def faults(data: dict[str, Any], shape: dict[str, tuple[type, ...]]) -> list[str]:
    """The keys that are missing or of a type that Reddit does not send."""
    return [key for key, types in shape.items() if key not in data or type(data[key]) not in types]


@pytest.fixture(scope="module", autouse=True)
def written(simulator: Running) -> None:
    """One thing of every kind."""
    simulator.comment("writer", "u/larkfield_care help")
    simulator.comment("writer", "nothing works", title="All is down")
    simulator.control("POST", "reddit/messages", {"from": "writer", "subject": "s", "text": "t"})


@pytest.mark.parametrize(
    ("path", "kind", "shape"),
    [
        ("/r/larkfield/comments", "t1", COMMENT),
        ("/user/writer/comments", "t1", COMMENT),
        ("/r/larkfield/new", "t3", SUBMISSION),
        ("/message/mentions", "t1", MENTION),
        ("/message/messages", "t4", MESSAGE),
    ],
)
def test_a_listing_holds_things_as_reddit_writes_them(
    simulator: Running, path: str, kind: str, shape: dict[str, tuple[type, ...]]
) -> None:
    listing = simulator.reddit_get(path).json()
    assert listing["kind"] == "Listing"
    assert not faults(listing["data"], LISTING)
    assert listing["data"]["children"]
    for thing in listing["data"]["children"]:
        assert thing["kind"] == kind
        assert not faults(thing["data"], shape)
        assert thing["data"]["name"] == f"{kind}_{thing['data']['id']}"


def test_an_account_is_as_reddit_writes_it(simulator: Running) -> None:
    account = simulator.reddit_get("/user/writer/about").json()
    assert account["kind"] == "t2"
    assert not faults(account["data"], ACCOUNT)


def test_a_deleted_comment_is_as_reddit_writes_it(simulator: Running) -> None:
    name = simulator.comment("leaver", "bye")
    simulator.control("DELETE", f"reddit/comments/{name}")
    data = simulator.reddit_get(f"/api/info?id={name}").json()["data"]["children"][0]["data"]
    assert not faults(data, COMMENT)
    assert (data["author"], data["body"]) == ("[deleted]", "[deleted]")
    assert "author_fullname" not in data


def test_the_check_finds_a_missing_key_and_a_wrong_type() -> None:
    right = {key: types[0]() for key, types in LISTING.items()}
    assert faults(right, LISTING) == []
    assert faults({**right, "after": 5}, LISTING) == ["after"]
    del right["children"]
    assert faults(right, LISTING) == ["children"]
