"""The texts of replies in the table and over the API."""

from typing import TYPE_CHECKING

import pytest
from amends.adapters.cases import Cases
from amends.adapters.removals import Removals
from amends.adapters.replies import Replies
from amends.adapters.texts import Texts
from amends.errors import Stale
from amends.mention import PlatformName
from amends.quoting import REMOVED
from amends.recording import event_of
from amends.removal import remove
from amends.reply import ReplyState, move
from amends.review import drafting
from amends.review.words import sha256
from amends.tombstone import Why

from tests.builders import NOON, ROSA, a_mention, stored
from tests.integration.test_api import Api, drafted

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

WORDS = "my pendant alarm went dead at nine"


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    stored(Cases(table))
    return Api()


def test_the_texts_of_a_reply_are_listed_and_compared(api: Api) -> None:
    reply = drafted(api)
    path = f"/cases/x-1001/replies/{reply['id']}"
    assert api.call("responder", "PUT", path, {"text": "Sorry, Ada."}, seen=1)[0] == 200
    status, texts = api.call("marketing", "GET", f"{path}/texts")
    assert (status, [text["number"] for text in texts]) == (200, [1, 2])
    assert [text["by_name"] for text in texts] == ["responder"] * 2
    status, compared = api.call("legal", "GET", f"{path}/diff", before="1", after="2")
    assert status == 200
    assert [part for part in compared["parts"] if part["kind"] != "same"] == [
        {"kind": "removed", "text": " about that"}
    ]
    assert compared["before"]["text"] == "Sorry about that, Ada."
    assert api.call("legal", "GET", f"{path}/diff", before="1", after="3")[0] == 404


def test_a_reply_of_another_case_shows_no_texts(api: Api) -> None:
    reply = drafted(api)
    assert api.call("responder", "GET", f"/cases/x-9999/replies/{reply['id']}/texts")[0] == 404
    assert api.call("stranger", "GET", f"/cases/x-1001/replies/{reply['id']}/texts")[0] == 403


def test_who_loses_the_race_for_a_reply_leaves_no_text(table: "Table") -> None:
    stored(Cases(table))
    replies = Replies(table)
    reply = drafting.draft(Cases(table).file("x-1001"), "Sorry.", None, ROSA, replies, NOON)
    drafting.rewrite(reply, "Sorry, Ada.", ROSA, replies, NOON)
    with pytest.raises(Stale):
        drafting.rewrite(reply, "Sorry, both.", ROSA, replies, NOON)
    assert [text.text for text in Texts(table).texts(reply.id)] == ["Sorry.", "Sorry, Ada."]


def test_a_removal_takes_the_posts_words_out_of_earlier_texts_and_leaves_what_is_public(table: "Table") -> None:
    stored(Cases(table), a_mention(text=f"@larkfield {WORDS}"))
    stored(Cases(table), a_mention(id="1002", text="@larkfield hello again"))
    replies = Replies(table)
    reply = drafting.draft(Cases(table).file("x-1001"), f"You wrote {WORDS}.", "1002", ROSA, replies, NOON)
    reply = drafting.rewrite(reply, "We look at it.", ROSA, replies, NOON)
    public = drafting.draft(Cases(table).file("x-1001"), f"Sorry that {WORDS}.", "1002", ROSA, replies, NOON)
    for state in (ReplyState.IN_REVIEW, ReplyState.APPROVED, ReplyState.POSTING, ReplyState.POSTED):
        public = replies.save(move(public, state, NOON), event_of(public, "moved", NOON))
    assert remove(PlatformName.X, "1001", Why.DELETED, Removals(table), NOON)
    first, second = Texts(table).texts(reply.id)
    assert (first.text, second.text) == (REMOVED, "We look at it.")
    assert first.sha256 == sha256(f"You wrote {WORDS}.")
    assert [text.text for text in Texts(table).texts(public.id)] == [f"Sorry that {WORDS}."]
