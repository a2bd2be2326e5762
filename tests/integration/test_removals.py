"""A removed post leaves no word of it in the table, whenever the removal dies and whatever happens meanwhile."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from amends.adapters import keys
from amends.adapters.cases import Cases
from amends.adapters.removals import Removals
from amends.adapters.replies import Replies
from amends.adapters.verdicts import Verdicts
from amends.case import CaseState, claim
from amends.casefile import ReadMention
from amends.erasing import UNSENT
from amends.errors import Stale
from amends.event import Event
from amends.mention import Mention, Parent, PlatformName
from amends.quoting import REMOVED
from amends.removal import go_on, remove, remove_author
from amends.reply import Reply, ReplyState, move
from amends.review.approving import approve
from amends.review.words import sha256
from amends.tombstone import Why

from tests.builders import MINUTE, NOON, PIET, ROSA, a_mention, a_reading, a_reply, a_triage, a_verdict, stored

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

WORDS = "the router in Quarry Row has been dead for nine days"
SECRETS = ("Quarry Row", "quarryada", "Ada Lovelock")
X = PlatformName.X


def hers(**changes: Any) -> Mention:
    fields = {"text": f"@larkfield {WORDS}", "author_handle": "quarryada", "author_name": "Ada Lovelock"}
    return a_mention(**{**fields, "url": "https://x.com/quarryada/status/1001", **changes})


def found(table: "Table", *secrets: str) -> list[str]:
    """The keys of all items of the whole table in which one of the secrets stands, in whatever case."""
    items = table.scan(ConsistentRead=True)["Items"]
    return [
        " ".join((str(item["pk"]), str(item["sk"])))
        for item in items
        if any(secret.casefold() in str(item).casefold() for secret in secrets or SECRETS)
    ]


def event(kind: str, note: str = "") -> Event:
    return Event(at=NOON, kind=kind, by=PIET.id, by_name=PIET.name, reply_id="r1", note=note)


class Dies(Exception):
    """The process ends."""


class Mortal:
    """The table's client, which dies before its nth write."""

    def __init__(self, table: "Table", lives: int) -> None:
        self.table = table
        self.lives = lives

    def __getattr__(self, name: str) -> Any:
        real = getattr(self.table, name)
        if name == "meta":
            return Meta(self, real)
        return self.counting(real) if name in ("put_item", "update_item", "delete_item") else real

    def counting(self, real: Any) -> Any:
        def write(**what: Any) -> Any:
            if self.lives == 0:
                raise Dies
            self.lives -= 1
            return real(**what)

        return write


class Meta:
    """The part of the table that holds its client."""

    def __init__(self, mortal: Mortal, real: Any) -> None:
        self.client = Client(mortal, real.client)


class Client:
    """The client that writes transactions."""

    def __init__(self, mortal: Mortal, real: Any) -> None:
        self.transact_write_items = mortal.counting(real.transact_write_items)
        self.batch_get_item = real.batch_get_item


@pytest.fixture
def posts(table: "Table") -> Removals:
    return Removals(table)


def everything(table: "Table") -> None:
    """A case in which her words stand wherever they can: drafts, notes, a preview, another's parent, a verdict."""
    cases, replies = Cases(table), Replies(table)
    stored(cases, hers())
    read = ReadMention(mention=hers(id="1003", created_at=NOON, text="any news?"), reading=a_reading())
    cases.hear(read, cases.get("x-1001"), a_triage(), NOON)
    other = {"id": "1002", "author_id": "78", "author_handle": "ben", "text": "same here", "author_name": "Ben"}
    parent = Parent(id="1001", text=f"@larkfield {WORDS}", by_brand=False)
    stored(cases, a_mention(**other, parent=parent))
    approved = approve(move(a_reply(), ReplyState.IN_REVIEW, NOON), 3, PIET, NOON)
    posted = move(move(approved, ReplyState.POSTING, NOON), ReplyState.POSTED, NOON, post_id="55")
    replies.add(posted.model_copy(update={"version": 1}), event("approved"))
    replies.add(a_reply(id="r2", text="Hello quarryada, we look at Quarry Row."), event("reply drafted"))
    quoting = a_reply(id="r3", in_reply_to="1003", text=f"You said {WORDS}", state=ReplyState.IN_REVIEW)
    replies.add(quoting, event("changes requested", f"do not repeat '{WORDS}'"))
    Verdicts(table).save(a_verdict(), event("rightly read"))


def test_nothing_of_a_deleted_post_is_left_and_the_history_is(table: "Table", posts: Removals) -> None:
    everything(table)
    table.update_item(
        Key=keys.case_mention("x-1001", NOON, "1003"),
        UpdateExpression="SET #m.author_handle = :b, #m.author_name = :b, #m.#u = :b",
        ExpressionAttributeNames={"#m": "mention", "#u": "url"},
        ExpressionAttributeValues={":b": "other"},
    )
    assert len(found(table)) >= 6  # Else the search would find nothing in any table.
    assert remove(X, "1001", Why.DELETED, posts, NOON + MINUTE)
    assert found(table) == []
    file = Cases(table).file("x-1001")
    assert (file.case.preview, file.case.mentions, file.case.state) == ("any news?", 1, CaseState.OPEN)
    (stone,) = file.removed
    assert (stone.id, stone.why, stone.heard_at, stone.removed_at) == ("1001", Why.DELETED, NOON, NOON + MINUTE)
    (approval,) = stone.approvals
    assert (approval.by_name, approval.at, approval.sha256) == ("piet", NOON, sha256("Sorry about that, Ada."))
    assert {event.kind for event in file.events} >= {"case opened", "approved", "post removed", "withdrawn"}
    assert file.verdicts == []


def test_replies_to_a_deleted_post_are_void_and_lose_what_they_quote(table: "Table", posts: Removals) -> None:
    everything(table)
    remove(X, "1001", Why.DELETED, posts, NOON)
    replies = {reply.id: reply for reply in Cases(table).file("x-1001").replies}
    assert (replies["r1"].state, replies["r1"].text) == (ReplyState.POSTED, "Sorry about that, Ada.")
    assert (replies["r2"].state, replies["r2"].text) == (ReplyState.VOID, REMOVED)
    assert (replies["r3"].state, replies["r3"].text) == (ReplyState.CHANGES_REQUESTED, REMOVED)
    assert replies["r2"].note == "the post that it answers was removed: deleted"


def test_a_case_that_lost_its_last_post_is_closed_and_nobodys(table: "Table", posts: Removals) -> None:
    stored(Cases(table), hers(author_id="author-of-it"))
    assert len(found(table, "author-of-it")) >= 3
    remove(X, "1001", Why.ACCOUNT_DELETED, posts, NOON)
    assert found(table, *SECRETS, "author-of-it") == []
    case = Cases(table).get("x-1001")
    assert (case.state, case.reasons) == (
        CaseState.RESOLVED,
        ["every post of it was removed: its author's account is gone"],
    )
    assert table.get_item(Key=keys.open_case("x", "author-of-it", "1001")).get("Item") is None


def test_removing_twice_changes_nothing(table: "Table", posts: Removals) -> None:
    everything(table)
    assert remove(X, "1001", Why.DELETED, posts, NOON)
    before = table.scan()["Items"]
    assert not remove(X, "1001", Why.PROTECTED, posts, NOON + MINUTE)
    assert (go_on(posts, NOON), table.scan()["Items"]) == (0, before)


def test_a_post_that_is_heard_again_after_its_removal_stays_away(table: "Table", posts: Removals) -> None:
    stored(Cases(table), hers())
    remove(X, "1001", Why.DELETED, posts, NOON)
    assert stored(Cases(table), hers()) is None
    assert found(table) == []


def test_a_post_whose_deletion_came_before_it_is_never_stored(table: "Table", posts: Removals) -> None:
    assert remove(X, "1001", Why.DELETED, posts, NOON)
    assert stored(Cases(table), hers()) is None
    assert found(table) == []


def test_an_answer_that_arrives_with_the_words_of_a_removed_post_is_stored_without_them(
    table: "Table", posts: Removals
) -> None:
    remove(X, "1001", Why.DELETED, posts, NOON)
    cases = Cases(table)
    late = a_mention(id="1002", parent=Parent(id="1001", text=WORDS, by_brand=False))
    assert cases.standing(late).parent_gone
    with pytest.raises(Stale):
        stored(cases, late)
    assert found(table) == []


def test_a_draft_that_was_begun_before_the_removal_is_not_stored_after_it(table: "Table", posts: Removals) -> None:
    everything(table)
    remove(X, "1001", Why.DELETED, posts, NOON)
    with pytest.raises(Stale):
        Replies(table).add(a_reply(id="late", text=WORDS), event("reply drafted"))
    Replies(table).add(a_reply(id="late", in_reply_to="1003"), event("reply drafted"))


def test_a_reply_that_is_being_posted_holds_the_removal_up_until_it_is_settled(table: "Table", posts: Removals) -> None:
    stored(Cases(table), hers())
    posting = a_reply(state=ReplyState.POSTING)
    Replies(table).add(posting, event("posting"))
    remove(X, "1001", Why.DELETED, posts, NOON)
    assert (go_on(posts, NOON), Cases(table).post("x", "1001").removed) == (0, Why.DELETED)
    Replies(table).save(move(posting, ReplyState.REFUSED, NOON), event("refused"))
    assert (go_on(posts, NOON), found(table), go_on(posts, NOON)) == (1, [], 0)


def test_all_posts_of_an_account_go(table: "Table", posts: Removals) -> None:
    everything(table)
    assert remove_author(X, "77", Why.SUSPENDED, posts, NOON) == 2
    assert found(table) == []
    assert Cases(table).get("x-1001").state is CaseState.RESOLVED
    assert Cases(table).get("x-1002").preview == "same here"


def test_a_claim_in_the_moment_of_the_removal_is_kept(table: "Table") -> None:
    everything(table)

    class Claimed(Removals):
        def bury(self, *arguments: Any, **more: Any) -> None:
            if not claims:
                claims.append(Cases(table).save(claim(Cases(table).get("x-1001"), ROSA), event("claimed")))
            super().bury(*arguments, **more)

    claims: list[Any] = []
    remove_author(X, "77", Why.DELETED, Claimed(table), NOON)
    assert (found(table), Cases(table).get("x-1001").owner) == ([], ROSA.id)


def deaths(table: "Table") -> Iterator[int]:
    """Removals that die before their first write, their second, and so on, until one gets through."""
    for lives in range(60):
        try:
            remove_author(X, "77", Why.DELETED, Removals(Mortal(table, lives)), NOON)  # type: ignore[arg-type]
        except Dies:
            yield lives
            continue
        return
    raise AssertionError("it never got through")


def test_a_removal_that_dies_at_any_write_is_finished_by_the_next_run(table: "Table") -> None:
    everything(table)
    died = 0
    for lives in deaths(table):
        died += 1
        assert found(table)
        go_on(Removals(table), NOON)
        remove_author(X, "77", Why.DELETED, Removals(table), NOON)
        assert found(table) == [], lives
        for item in table.scan()["Items"]:
            table.delete_item(Key={"pk": item["pk"], "sk": item["sk"]})
        everything(table)
    assert died >= 8


@pytest.mark.parametrize("lives", range(1, 7))
def test_a_removal_that_died_is_finished_without_being_asked_for_again(table: "Table", lives: int) -> None:
    everything(table)
    with pytest.raises(Dies):
        remove(X, "1001", Why.DELETED, Removals(Mortal(table, lives)), NOON)  # type: ignore[arg-type]
    assert go_on(Removals(table), NOON) == 1
    assert found(table, "Quarry Row") == []
    assert len(Cases(table).file("x-1001").removed) == 1


def test_every_state_of_a_reply_is_thought_of() -> None:
    for state in UNSENT:
        reply = Reply.model_validate(a_reply(state=state).model_dump())
        assert move(reply, ReplyState.VOID, NOON).state is ReplyState.VOID
