"""Two reviewers, an author, a customer who goes on writing, and a clock, in any order."""

from collections.abc import Callable
from datetime import datetime, timedelta

from amends.casefile import CaseFile, ReadMention
from amends.errors import AmendsError
from amends.event import Event
from amends.mention import Mention
from amends.posting import Mode
from amends.publishing import publish
from amends.reply import Reply, ReplyState
from amends.review.approving import Ground
from amends.review.desks import ReviewDesk
from amends.review.drafting import draft, resubmit, rewrite, submit
from amends.review.offering import approve_offer, offer, take_up, turn_down
from amends.review.path import Path, Step
from amends.review.proposing import pending
from amends.review.reasons import Reason
from amends.review.seen import seen_of
from amends.review.voiding import void
from amends.reviewing import give_approval, send_back
from amends.roles import Person, Role
from amends.tombstone import AS_HEARD
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.builders import NOON, PIET, ROSA, a_case, a_mention, a_person, a_reading
from tests.fakes import FakeBudgets, FakeCases, FakeOutbox, FakePlatform, FakeReplies, FakeSwitch

LENA = a_person("lena", Role.LEGAL)
BO = a_person("bo", Role.LEGAL, Role.PR)
ROSA_TOO = a_person("rosa", Role.PR)  # an author who may approve what others write
REVIEWERS = [LENA, PIET, BO, ROSA_TOO]
PATH = Path(name="both", steps=[Step(desk=ReviewDesk.LEGAL), Step(desk=ReviewDesk.PR)])
SITS = {0: {LENA.id, BO.id}, 1: {PIET.id, BO.id, ROSA_TOO.id}}
OURS = a_case(owner=ROSA.id, owner_name=ROSA.name)
HELD = timedelta(hours=24)
Thread = tuple[tuple[str, str], ...]


class Saver(FakeReplies):
    """Replies as whoever hears posts writes them."""

    def save_reply(self, reply: Reply, event: Event) -> None:
        self.save(reply, event)


class Review(RuleBasedStateMachine):
    """What was agreed is written down beside the rules, in words of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOON
        self.posts = [a_mention()]
        self.replies = Saver()
        self.platform = FakePlatform()
        self.said: list[str] = []
        self.wrote: set[tuple[str, str]] = set()  # whose proposals stand in which reply
        self.agreed: list[tuple[str, str, Thread, datetime]] = []
        self.reply_id = self._act(lambda: draft(self.file, self._say("Sorry."), None, ROSA, self.replies, self.now)).id

    @property
    def file(self) -> CaseFile:
        thread = [ReadMention(mention=post, reading=a_reading()) for post in self.posts]
        return CaseFile(case=OURS, thread=thread, replies=list(self.replies.now.values()), events=[])

    @property
    def thread(self) -> Thread:
        return tuple((post.id, post.text) for post in self.posts)

    @property
    def reply(self) -> Reply:
        return self.replies.now[self.reply_id]

    @property
    def ground(self) -> Ground:
        return Ground(PATH, seen_of(self.posts))

    def _wrote_none(self, person: str) -> bool:
        return person != ROSA.id and (self.reply_id, person) not in self.wrote

    def _say(self, text: str) -> str:
        return text

    def _act(self, act: Callable[[], Reply]) -> Reply:
        done = act()
        if done.text not in self.said:
            self.said.append(done.text)
        return done

    def _try(self, act: Callable[[], Reply]) -> Reply | None:
        self.now += timedelta(seconds=1)
        try:
            return self._act(act)
        except AmendsError:
            return None

    @precondition(lambda self: self.reply.state is ReplyState.POSTED)
    @rule()
    def author_answers_again(self) -> None:
        file = self.file
        again = draft(file, "And now?", None, ROSA, self.replies, self.now, again=True)
        self.reply_id = self._act(lambda: again).id

    @precondition(lambda self: self.reply.state not in (ReplyState.APPROVED, ReplyState.POSTED))
    @rule(text=st.sampled_from(["Sorry, Ada.", "We look at it.", "It works again."]))
    def author_edits(self, text: str) -> None:
        if self.reply.state is ReplyState.IN_REVIEW:
            self._try(lambda: resubmit(self.reply, text, OURS, ROSA, self.replies, self.ground, self.now))
        else:
            self._try(lambda: rewrite(self.reply, text, ROSA, self.replies, self.now))

    @precondition(lambda self: self.reply.state in (ReplyState.DRAFT, ReplyState.CHANGES_REQUESTED))
    @rule()
    def author_submits(self) -> None:
        self._try(lambda: submit(self.reply, OURS, ROSA, self.replies, self.now, self.ground))

    @precondition(lambda self: self.reply.state is ReplyState.IN_REVIEW)
    @rule(person=st.sampled_from(REVIEWERS))
    def somebody_approves(self, person: Person) -> None:
        given = (3, person, self.replies, FakeOutbox(), self.now)
        if self._try(lambda: give_approval(self.reply, *given, ground=self.ground)):
            self.agreed.append((person.id, self.reply.text, self.thread, self.now))

    @precondition(lambda self: self.reply.state is ReplyState.IN_REVIEW)
    @rule()
    def both_approve(self) -> None:
        self.somebody_approves(LENA)
        self.somebody_approves(PIET)

    @precondition(lambda self: self.reply.state is ReplyState.IN_REVIEW)
    @rule(person=st.sampled_from(REVIEWERS))
    def somebody_proposes(self, person: Person) -> None:
        text = f"We look at it, says {person.name}, {len(self.replies.texts)}."
        if self._try(lambda: offer(self.reply, text, "", person, self.replies, self.now)):
            self.said.append(text)

    @precondition(lambda self: self.reply.proposal is not None)
    @rule()
    def author_accepts(self) -> None:
        by = pending(self.reply).by
        if self._try(lambda: take_up(self.reply, ROSA, self.replies, self.ground, self.now)):
            self.wrote.add((self.reply_id, by))

    @precondition(lambda self: self.reply.proposal is not None)
    @rule(person=st.sampled_from([ROSA, PIET]))
    def somebody_declines(self, person: Person) -> None:
        self._try(lambda: turn_down(self.reply, "no", person, self.replies, self.now))

    @precondition(lambda self: self.reply.proposal is not None)
    @rule(person=st.sampled_from(REVIEWERS))
    def somebody_approves_the_proposal(self, person: Person) -> None:
        by = pending(self.reply).by
        given = (3, person, self.replies, FakeOutbox(), self.ground, self.now, AS_HEARD)
        if self._try(lambda: approve_offer(self.reply, *given)):
            self.wrote.add((self.reply_id, by))
            self.agreed.append((person.id, self.reply.text, self.thread, self.now))

    @precondition(lambda self: self.reply.state is ReplyState.IN_REVIEW)
    @rule(person=st.sampled_from(REVIEWERS))
    def somebody_sends_it_back(self, person: Person) -> None:
        self._try(lambda: send_back(self.reply, Reason.TONE, "kinder", person, self.replies, self.now))

    @precondition(lambda self: len(self.posts) < 4)
    @rule(heard=st.booleans())
    def customer_writes(self, heard: bool) -> None:
        number = 1001 + len(self.posts)
        self._post(a_mention(id=str(number), created_at=self.now, text=f"and another thing ({number})"), heard)

    @rule(heard=st.booleans())
    def customer_edits(self, heard: bool) -> None:
        last = self.posts.pop()
        self._post(last.model_copy(update={"text": last.text + "!"}), heard)

    def _post(self, post: Mention, heard: bool) -> None:
        """Whoever hears posts may die before it takes the approvals back."""
        self.posts.append(post)
        if heard:
            void(self.file, self.replies, self.now)

    @rule(hours=st.sampled_from([1, 12, 23]))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @precondition(lambda self: self.reply.state is ReplyState.APPROVED)
    @rule()
    def publisher_comes(self) -> None:
        before = len(self.platform.posted)
        stores = (self.replies, FakeCases(a_case(), self.replies, *self.posts), FakeBudgets(), FakeSwitch(Mode.ON))
        self._try(lambda: publish(self.reply, self.platform, *stores, self.now))
        for _, text in self.platform.posted[before:]:
            for step in SITS.values():
                assert any(
                    (by in step, said, thread) == (True, text, self.thread)
                    and self._wrote_none(by)
                    and self.now - at < HELD
                    for by, said, thread, at in self.agreed
                ), "posted without an approval that holds"

    @invariant()
    def approved_is_by_distinct_people_of_each_desk_who_wrote_none_of_it(self) -> None:
        if self.reply.state in (ReplyState.APPROVED, ReplyState.POSTING, ReplyState.POSTED):
            people = [one.by for one in self.reply.approvals]
            assert len(set(people)) == len(people) == 2
            assert all(self._wrote_none(one) for one in people)
            assert all(one.by in SITS[one.step] for one in self.reply.approvals)
            assert sorted(one.step for one in self.reply.approvals) == [0, 1]

    @invariant()
    def no_text_is_lost(self) -> None:
        assert set(self.said) <= {text.text for text in self.replies.texts}
        mine = [text.number for text in self.replies.texts if text.reply_id == self.reply_id]
        assert mine == list(range(1, len(mine) + 1))


TestReview = Review.TestCase
TestReview.settings = settings(max_examples=100, stateful_step_count=40)


def test_the_machine_gets_as_far_as_a_posted_reply() -> None:
    world = Review()
    world.author_submits()
    world.somebody_approves(LENA)
    world.customer_writes(heard=False)
    world.somebody_approves(PIET)
    assert (world.reply.state, world.reply.approvals) == (ReplyState.IN_REVIEW, [])
    world.somebody_approves(LENA)
    world.somebody_approves(PIET)
    world.publisher_comes()
    assert (world.reply.state, len(world.platform.posted)) == (ReplyState.POSTED, 1)
