"""However late, often and out of order changes are told: every line ends as one made of the cases themselves."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import Any, cast

import pytest
from amends.adapters.cases import Cases
from amends.adapters.edits import Edits
from amends.adapters.heard import cases_heard
from amends.adapters.moves import Moves
from amends.adapters.removals import Removals
from amends.adapters.replies import Replies
from amends.adapters.sheets import Sheets
from amends.adapters.stories import Stories
from amends.adapters.tracks import Tracks
from amends.adapters.verdicts import Verdicts
from amends.case import resolve
from amends.casefile import CaseFile, ReadMention
from amends.errors import AmendsError
from amends.event import Event
from amends.hearing import edited
from amends.mention import Mention, PlatformName
from amends.outcomes.keeping import keep_tracks
from amends.outcomes.tracking import Metrics, sampled
from amends.removal import remove
from amends.reply import ReplyState
from amends.reports.gathering import Made
from amends.reports.keeping import Reading
from amends.reports.line import Line
from amends.reports.rebuilding import Span, rebuild
from amends.tombstone import Why
from amends.work.moving import merge, split
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from local.endurance.table import Table
from tests.builders import NOON, ROSA, a_content_reading, a_mention, a_reading, a_reply, a_triage, a_verdict, stored

READINGS = {
    "unhappy": a_reading(),
    "pleased": a_content_reading(),
    "neutral": a_content_reading(sentiment={"negative": 0.1, "neutral": 0.8, "positive": 0.1}),
}
HOURS = st.sampled_from([0, 0, 0, 1, 1, 7, 30, 24 * 8, 24 * 40])
PICK = st.integers(0, 10_000)
WATCHED = ("CASE", "RECOUNT", "MENTION#", "REPLY#", "VERDICT#", "TOMBSTONE#", "TRACK#")


class Streamed(Table):
    """The table, and the changes that are to be told: which case each concerns."""

    def __init__(self) -> None:
        super().__init__()
        self.changes: list[str] = []

    def _apply(self, write: dict[str, Any]) -> None:
        (request,) = write.values()
        key = request.get("Key") or request["Item"]
        known = (key["pk"], key["sk"]) in self.items
        super()._apply(write)
        kind = "MODIFY" if known else "INSERT"
        if "Delete" in write:
            kind = "REMOVE"
        if "ConditionCheck" not in write and key["pk"].startswith("CASE#") and self._matters(key["sk"], kind):
            self.changes.append(key["pk"].removeprefix("CASE#"))

    def delete_item(self, **request: Any) -> dict[str, Any]:
        return self._one({"Delete": request})

    @staticmethod
    def _matters(sk: str, kind: str) -> bool:
        """What the template's filters let through."""
        if sk.startswith("TRACK#"):
            return kind == "MODIFY"
        if sk.startswith(("VERDICT#", "TOMBSTONE#")):
            return True
        return sk.startswith(WATCHED) and kind != "REMOVE"


class World:
    """A brand's cases, what people and platforms do to them, and the report function, which may be slow."""

    stories: type[Stories] = Stories

    def __init__(self) -> None:
        self.now = NOON
        self.table = cast("Any", Streamed())
        self.cases, self.replies, self.tracks = Cases(self.table), Replies(self.table), Tracks(self.table)
        self.sheets = Sheets(self.table, "larkfield", lambda: self.now)
        self.slow: list[Reading] = []
        self.posts: list[Mention] = []

    def later(self, hours: int) -> None:
        self.now += timedelta(hours=hours, minutes=1)

    def writes(self, author: str, place: int, kind: str, *, private: bool = False) -> Mention:
        """A customer's post, in one of three conversations of theirs or in a new one."""
        number = f"{1000 + len(self.posts)}"
        thread = f"thread-{author}-{place}" if place < 3 else number
        facts = {"id": number, "conversation_id": thread, "author_id": author, "author_followers": 10 + len(self.posts)}
        mention = a_mention(**facts, created_at=self.now, private=private)
        with suppress(AmendsError):
            stored(self.cases, mention, READINGS[kind], a_triage(dissatisfied=kind == "unhappy"), self.now)
        self.posts.append(mention)
        return mention

    def files(self) -> list[CaseFile]:
        names = sorted(pk.removeprefix("CASE#") for pk, sk in self.table.items if sk == "CASE")
        return [self.cases.file(name) for name in names]

    def some(self, pick: int) -> CaseFile | None:
        files = [file for file in self.files() if file.thread]
        return files[pick % len(files)] if files else None

    def answers(self, file: CaseFile) -> None:
        post, number = file.thread[-1].mention, f"r{len(self.table.items)}"
        fields = {"id": number, "case_id": file.case.id, "in_reply_to": post.id, "since": self.now}
        reply = a_reply(**fields, state=ReplyState.POSTED, created_at=self.now, post_id=f"p{number}")
        self.replies.add(reply, Event(at=self.now, kind="posted", reply_id=reply.id))

    def resolves(self, file: CaseFile) -> None:
        with suppress(AmendsError):
            self.cases.save(resolve(file.case), Event(at=self.now, kind="resolved"))

    def judges(self, file: CaseFile, *, dissatisfied: bool) -> None:
        post = file.thread[0].mention.id
        names = {"case_id": file.case.id, "mention_id": post, "dissatisfied": dissatisfied, "at": self.now}
        before = [one for one in file.verdicts if one.mention_id == post]
        verdict = a_verdict(**names, version=before[0].version + 1 if before else 1)
        Verdicts(self.table).save(verdict, Event(at=self.now, kind="judged"))

    def edits(self, file: CaseFile, kind: str) -> None:
        edits, old = Edits(self.table), file.thread[-1]
        standing = edits.standing(old.mention.platform, old.mention.id)
        assert standing
        case = edited(file.case, old.mention, a_triage(dissatisfied=kind == "unhappy"), self.now)
        read = ReadMention(mention=old.mention, reading=READINGS[kind])
        version = f"{old.mention.id}e{standing.post.edits}"
        edits.replace(read, version, standing.post.edits, case, self.now)

    def removes(self, mention: Mention) -> None:
        remove(mention.platform, mention.id, Why.DELETED, Removals(self.table), self.now)

    def merges(self, a: CaseFile, b: CaseFile) -> None:
        with suppress(AmendsError):
            begun = merge(a, b, [], "", ROSA, self.now)
            Moves(self.table).begin(begun, b)
            Moves(self.table).go_on(begun.move, self.now)

    def splits(self, file: CaseFile) -> None:
        with suppress(AmendsError):
            begun = split(file, [file.thread[-1].mention.id], "", ROSA, self.now)
            Moves(self.table).begin(begun, file)
            Moves(self.table).go_on(begun.move, self.now)

    def samples(self, pick: int) -> None:
        due = self.tracks.due(PlatformName.X, self.now, 100)
        if due:
            self.tracks.save(sampled(due[pick % len(due)], Metrics(likes=pick % 50, views=pick % 5000), self.now))

    def reading(self, sheets: Sheets | None = None) -> Reading:
        return Reading(self.stories(self.table), sheets or self.sheets, lambda owner: owner or "", lambda: self.now)

    def tell(self, cases: Iterable[str]) -> Reading:
        """A batch, read and not written yet."""
        reading = self.reading()
        for case in cases:
            reading.read(case)
        return reading

    def write(self, reading: Reading) -> None:
        keep_tracks(reading.stories.values(), self.tracks, self.now)
        reading.write()

    def tell_all(self) -> None:
        """What is left to tell, and what that changes."""
        while self.table.changes:
            told, self.table.changes = self.table.changes, []
            self.write(self.tell(told))

    def settle(self) -> None:
        """All is told, and whoever was slow writes last."""
        self.tell_all()
        for reading in reversed(self.slow):
            reading.write()

    @property
    def days(self) -> tuple[Any, Any]:
        return NOON.date(), self.now.date()

    def lines(self, sheets: Sheets | None = None) -> list[Line]:
        return sorted((sheets or self.sheets).between(*self.days), key=lambda line: line.case)

    def anew(self) -> list[Line]:
        """The lines that the cases themselves give, in sheets that were empty."""
        sheets = Sheets(self.table, "anew", lambda: self.now)
        since, until = self.days
        span = Span(since=since, until=until)
        rebuild(span, partial(cases_heard, self.table), sheets, lambda: self.reading(sheets), lambda: True)
        return self.lines(sheets)


class Lines(RuleBasedStateMachine):
    """Everything that happens, in any order."""

    @initialize()
    def a_brand(self) -> None:
        self.world = World()

    @rule(
        author=st.sampled_from("aaab"),
        place=st.integers(0, 3),
        kind=st.sampled_from(sorted(READINGS)),
        private=st.sampled_from([False, False, False, True]),
        hours=HOURS,
    )
    def a_customer_writes(self, author: str, place: int, kind: str, private: bool, hours: int) -> None:
        self.world.later(hours)
        self.world.writes(author, place, kind, private=private)

    @rule(pick=PICK, hours=HOURS)
    def a_person_answers(self, pick: int, hours: int) -> None:
        self.world.later(hours)
        if file := self.world.some(pick):
            self.world.answers(file)

    @rule(pick=PICK)
    def a_case_is_resolved(self, pick: int) -> None:
        self.world.later(0)
        if file := self.world.some(pick):
            self.world.resolves(file)

    @rule(pick=PICK, dissatisfied=st.booleans())
    def a_person_says_how_a_post_is_meant(self, pick: int, dissatisfied: bool) -> None:
        if file := self.world.some(pick):
            self.world.judges(file, dissatisfied=dissatisfied)

    @rule(pick=PICK, kind=st.sampled_from(sorted(READINGS)))
    def a_post_is_edited(self, pick: int, kind: str) -> None:
        file = self.world.some(pick)
        if file and not file.thread[-1].mention.private:
            self.world.edits(file, kind)

    @rule(back=st.integers(1, 3))
    def a_post_is_removed(self, back: int) -> None:
        if self.world.posts:
            self.world.removes(self.world.posts[-min(back, len(self.world.posts))])

    @rule(one=PICK, other=PICK)
    def two_cases_become_one(self, one: int, other: int) -> None:
        a, b = self.world.some(one), self.world.some(other)
        if a and b:
            self.world.merges(a, b)

    @rule(pick=PICK)
    def a_case_is_split(self, pick: int) -> None:
        if file := self.world.some(pick):
            self.world.splits(file)

    @rule(pick=PICK, hours=HOURS)
    def a_post_is_sampled(self, pick: int, hours: int) -> None:
        self.world.later(hours)
        self.world.samples(pick)

    @rule(data=st.data(), again=st.booleans(), slow=st.booleans())
    def some_changes_are_told_in_any_order(self, data: st.DataObject, again: bool, slow: bool) -> None:
        changes = self.world.table.changes
        if not changes:
            return
        told = data.draw(st.lists(st.sampled_from(changes), max_size=6))
        if not again:  # else all of them are told once more
            for case in told:
                with suppress(ValueError):
                    changes.remove(case)
        reading = self.world.tell(told)
        if slow:
            self.world.slow.append(reading)
        else:
            self.world.write(reading)

    @rule()
    def all_is_told(self) -> None:
        self.world.tell_all()

    @rule(pick=PICK)
    def somebody_who_was_slow_writes(self, pick: int) -> None:
        if self.world.slow:
            self.world.slow.pop(pick % len(self.world.slow)).write()

    def teardown(self) -> None:
        if hasattr(self, "world"):
            self.world.settle()
            assert self.world.lines() == self.world.anew()


Lines.TestCase.settings = settings(max_examples=100, stateful_step_count=40)
TestLines = Lines.TestCase


def a_share_elsewhere() -> tuple[World, Mention]:
    """A complaint that was resolved, and what its customer then wrote in a thread of its own; all of it is told."""
    world = World()
    world.writes("a", 0, "unhappy")
    world.later(1)
    world.resolves(world.files()[0])
    world.tell_all()
    world.later(1)
    praise = world.writes("a", 3, "pleased")
    world.tell_all()
    return world, praise


def test_what_is_written_elsewhere_and_removed_again_leaves_the_line_as_it_was() -> None:
    world, praise = a_share_elsewhere()
    assert [line.outcome for line in world.lines()] == ["shared"]
    world.removes(praise)
    world.tell_all()
    assert [line.outcome for line in world.lines()] == ["pending"]
    assert world.lines() == world.anew()


def test_without_the_word_of_a_removal_a_share_would_stand_that_is_gone() -> None:
    """The control: nobody tells the other cases."""
    world, praise = a_share_elsewhere()
    world.table._matters = lambda sk, kind: sk != "RECOUNT" and Streamed._matters(sk, kind)
    world.removes(praise)
    world.tell_all()
    assert [line.outcome for line in world.lines()] == ["shared"]
    assert world.lines() != world.anew()


class Unnumbered(Sheets):
    """A control: a reading has its number when it is written, so the last one to write is believed."""

    def put(self, made: Iterable[Made], number: int) -> int:
        del number
        return super().put(made, self.number())


@pytest.mark.parametrize("book", [Sheets, Unnumbered])
def test_only_numbers_keep_a_slow_reading_from_what_came_after_it(book: type[Sheets]) -> None:
    world = World()
    world.sheets = book(world.table, "larkfield", lambda: world.now)
    world.writes("a", 0, "unhappy")
    slow = world.tell(["x-1000"])
    world.later(1)
    world.resolves(world.files()[0])
    world.tell_all()
    slow.write()
    assert (world.lines() == world.anew()) is (book is Sheets)


class Alone(Stories):
    """A control: a case is read without the others of its customer."""

    def of(self, case_id: str) -> list[Any]:
        return super().of(case_id)[:1]


@pytest.mark.parametrize("stories", [Stories, Alone])
def test_a_post_elsewhere_makes_the_line_of_the_complaint_anew(stories: type[Stories]) -> None:
    world = World()
    world.stories = stories
    world.writes("a", 0, "unhappy")
    world.later(1)
    world.resolves(world.files()[0])
    world.tell_all()
    world.later(1)
    world.writes("a", 3, "pleased")
    world.tell_all()
    assert (world.lines() == world.anew()) is (stories is Stories)


def test_whoever_says_nothing_is_silent_in_the_end_though_nothing_is_told() -> None:
    world = World()
    world.writes("a", 0, "unhappy")
    world.tell_all()
    assert [line.outcome for line in world.lines()] == ["pending"]
    world.later(24 * 7)
    assert [line.outcome for line in world.lines()] == ["silent"]
    assert world.lines() == world.anew()
