"""What two cases are once one goes into the other, or some posts leave; whom a customer is known to be."""

import pytest
from amends.case import CaseState, answered
from amends.casefile import CaseFile, ReadMention
from amends.errors import BadInput, Forbidden, NotFound, Stale
from amends.mention import PlatformName
from amends.reply import ReplyState
from amends.work.identities import Customer, customer_of, linked, undone
from amends.work.links import OPPOSITE, Relation, both, related
from amends.work.moving import merge, split
from amends.work.post_moves import MoveKind, PostMove

from tests.builders import MIA, MINUTE, NOON, PIET, ROSA, a_case, a_content_reading, a_mention, a_reading, a_reply


def a_file(name: str, *posts: str, **changes: object) -> CaseFile:
    case = a_case(id=f"x-{name}", conversation_id=name, **changes)
    thread = [
        ReadMention(mention=a_mention(id=post, conversation_id=name, text=f"post {post}"), reading=a_reading())
        for post in posts or (name,)
    ]
    return CaseFile(case=case, thread=thread, replies=[], events=[])


def test_the_other_case_becomes_a_pointer_and_this_one_takes_the_graver_of_both() -> None:
    into = a_file("1", severity=3, due_at=NOON + 60 * MINUTE, tags=["a"], owner=ROSA.id)
    other = a_file("2", severity=1, due_at=NOON + 5 * MINUTE, tags=["b"], owner=PIET.id, complaint_waits=True)
    begun = merge(into, other, [], "the same fault", ROSA, NOON)
    assert (begun.of.state, begun.of.merged_into, begun.of.owner) == (CaseState.MERGED, "x-1", None)
    assert (begun.to.severity, begun.to.due_at, begun.to.tags) == (1, NOON + 5 * MINUTE, ["a", "b"])
    assert (begun.to.owner, begun.to.mentions, begun.to.complaint_waits) == (ROSA.id, 2, True)
    assert begun.to.conversations == ["2"]
    assert begun.events["x-2"].to == (PIET.id,)
    assert (begun.of.version, begun.to.version) == (2, 2)


def test_an_answered_case_that_takes_one_that_waits_is_open_again() -> None:
    into, other = a_file("1"), a_file("2")
    into = into.model_copy(update={"case": answered(into.case)})
    assert merge(into, other, [], "", ROSA, NOON).to.state is CaseState.OPEN
    other = other.model_copy(update={"case": answered(other.case)})
    assert merge(into, other, [], "", ROSA, NOON).to.state is CaseState.ANSWERED


def test_only_cases_of_one_customer_become_one() -> None:
    into, other = a_file("1"), a_file("2", author_id="78")
    with pytest.raises(BadInput, match="different customers"):
        merge(into, other, [], "", ROSA, NOON)
    assert merge(into, other, [customer_of(other.case)], "", ROSA, NOON).of.merged_into == "x-1"
    with pytest.raises(BadInput, match="itself"):
        merge(into, into, [], "", ROSA, NOON)
    with pytest.raises(Forbidden):
        merge(into, a_file("2"), [], "", MIA, NOON)


@pytest.mark.parametrize(
    "state", [ReplyState.IN_REVIEW, ReplyState.APPROVED, ReplyState.POSTING, ReplyState.MAYBE_POSTED]
)
def test_a_case_whose_answer_is_on_its_way_goes_nowhere(state: ReplyState) -> None:
    other = a_file("2").model_copy(update={"replies": [a_reply(state=state, in_reply_to="2")]})
    with pytest.raises(Stale, match="on its way"):
        merge(a_file("1"), other, [], "", ROSA, NOON)
    with pytest.raises(Stale, match="on its way"):
        split(a_file("2", "2", "3").model_copy(update={"replies": other.replies}), ["2"], "", ROSA, NOON)
    assert merge(other, a_file("1"), [], "", ROSA, NOON).to.id == "x-2"
    assert split(a_file("2", "2", "3").model_copy(update={"replies": other.replies}), ["3"], "", ROSA, NOON)


def test_nothing_goes_into_a_case_that_is_closed_or_whose_posts_are_on_the_move() -> None:
    for state in (CaseState.RESOLVED, CaseState.MERGED):
        with pytest.raises(Stale):
            merge(a_file("1", state=state), a_file("2"), [], "", ROSA, NOON)
    gone = PostMove(kind=MoveKind.MERGE, of="x-3", to="x-2", at=NOON, by="a", by_name="a")
    moving = a_file("2").model_copy(update={"moves": [gone]})
    for pair in ((a_file("1"), moving), (moving, a_file("1"))):
        with pytest.raises(Stale, match="on the move"):
            merge(*pair, [], "", ROSA, NOON)
    with pytest.raises(Stale, match="on the move"):
        split(moving, ["2"], "", ROSA, NOON)


def test_the_chosen_posts_become_a_case_of_their_own() -> None:
    file = a_file("1", "1", "2", "3", owner=ROSA.id, mentions=3, version=4)
    begun = split(file, ["2", "3"], "another fault", ROSA, NOON)
    assert (begun.to.id, begun.to.mentions, begun.to.preview, begun.to.owner) == ("x-2-5", 2, "post 3", ROSA.id)
    assert (begun.of.mentions, begun.of.preview, begun.of.version) == (1, "post 1", 5)
    assert begun.move.posts == ["2", "3"]
    assert (begun.links["x-1"].relation, begun.links["x-2-5"].relation) == (Relation.SPLIT_OFF, Relation.SPLIT_FROM)


def test_a_complaint_goes_with_the_post_that_made_it() -> None:
    file = a_file("1", "1", "2", complaint_waits=True)
    pleased = ReadMention(mention=file.thread[1].mention, reading=a_content_reading())
    file = file.model_copy(update={"thread": [file.thread[0], pleased]})
    assert not split(file, ["2"], "", ROSA, NOON).to.complaint_waits
    assert split(file, ["1"], "", ROSA, NOON).to.complaint_waits


def test_a_split_takes_some_posts_that_are_there() -> None:
    with pytest.raises(NotFound):
        split(a_file("1", "1", "2"), ["2", "9"], "", ROSA, NOON)
    with pytest.raises(BadInput, match="leave some"):
        split(a_file("1", "1", "2"), ["1", "2"], "", ROSA, NOON)


def test_links_stand_in_both_cases() -> None:
    assert all(OPPOSITE[OPPOSITE[relation]] is relation for relation in Relation)
    links, event = related(a_file("1").case, a_file("2").case, "same street", ROSA, NOON)
    assert {of: link.case_id for of, link in links.items()} == {"x-1": "x-2", "x-2": "x-1"}
    assert event.note == "same street"
    assert both("a", "b", Relation.EARLIER, NOON)["b"].relation is Relation.LATER
    with pytest.raises(BadInput):
        related(a_file("1").case, a_file("1").case, "", ROSA, NOON)


class TestIdentities:
    ON_X = Customer(platform=PlatformName.X, author_id="77")
    ON_REDDIT = Customer(platform=PlatformName.REDDIT, author_id="t2_a")

    def test_a_person_links_accounts_on_a_ground_that_is_kept_and_takes_it_back(self) -> None:
        identity, event = linked(self.ON_X, self.ON_REDDIT, a_case(), "gave both names", None, ROSA, NOON)
        assert (identity.ground, identity.by, identity.case_id) == ("gave both names", ROSA.id, "x-1001")
        assert (event.kind, event.note) == ("identity linked", "gave both names")
        assert (identity.mirrored().of, identity.mirrored().also) == (self.ON_REDDIT, self.ON_X)
        with pytest.raises(Stale, match="rosa linked"):
            linked(self.ON_X, self.ON_REDDIT, a_case(), "again", identity, PIET, NOON)
        parted, event = undone(identity, a_case(), "a namesake", PIET, NOON)
        assert (parted.undone_by, parted.undone_why, event.kind) == (PIET.id, "a namesake", "identity unlinked")
        assert linked(self.ON_X, self.ON_REDDIT, a_case(), "sure now", parted, ROSA, NOON)[0].version == 3
        with pytest.raises(Stale, match="not linked"):
            undone(parted, a_case(), "again", PIET, NOON)

    def test_a_link_needs_a_ground_and_a_case_that_shows_it(self) -> None:
        with pytest.raises(BadInput, match="ground"):
            linked(self.ON_X, self.ON_REDDIT, a_case(), " ", None, ROSA, NOON)
        with pytest.raises(BadInput, match="neither"):
            linked(self.ON_X, self.ON_REDDIT, a_case(author_id="9"), "sure", None, ROSA, NOON)
        with pytest.raises(BadInput, match="same account"):
            linked(self.ON_X, self.ON_X, a_case(), "sure", None, ROSA, NOON)
        with pytest.raises(Forbidden):
            linked(self.ON_X, self.ON_REDDIT, a_case(), "sure", None, MIA, NOON)
