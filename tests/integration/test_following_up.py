"""What is promised is watched, what people say of a statement is heeded, and a person's own answer goes first."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from amends.adapters.after_reviews import AfterReviews
from amends.adapters.echoes import Echoes
from amends.adapters.givings import Givings
from amends.adapters.incident_items import statement_writes
from amends.adapters.items import transact
from amends.adapters.timers import Timers
from amends.casefile import ReadMention
from amends.errors import Overtaken, Stale
from amends.event import Event
from amends.mention import Parent
from amends.outage import halting
from amends.outage.delivery import DeliveryState
from amends.outage.forecast import forecast
from amends.outage.giving import Handed
from amends.outage.minute import Minute, give_all
from amends.outage.progress import progress
from amends.outage.promise import Standing, promises
from amends.outage.review import ActionItem, Learnt, complete
from amends.outage.starting import STARTED, start
from amends.outage.statement import Stage, Statement, StatementState, StatementText, bound_of
from amends.outage.turning import Echo
from amends.outbox import Kind
from amends.reply import ReplyState, move
from amends.timers import Effect, fire_due

from tests.builders import (
    MINUTE,
    NOON,
    PIET,
    ROSA,
    a_content_reading,
    a_mention,
    a_reading,
    a_reply,
    a_triage,
    sealed_read,
)
from tests.giving import REDDIT, WEBHOOK, Outage, X, a_statement

THREE = NOON + timedelta(hours=3)


def outage(**customers: int) -> Outage:
    made = Outage(1)
    made.customers({X: customers.get("x", 0), WEBHOOK: customers.get("webhook", 0), REDDIT: customers.get("reddit", 0)})
    made.public.calm = True
    return made


def approved(made: Outage, **changes: Any) -> Statement:
    """A statement in the table that was approved for the incident as it is."""
    incident = made.incident
    fields: dict[str, Any] = {"state": StatementState.APPROVED, "epoch": incident.epoch}
    fields["bound"] = bound_of(incident, changes.get("stage", Stage.HOLDING), NOON)
    statement = a_statement(**{**fields, **changes})
    transact(made.table, [statement_writes(made.table, statement)])
    return statement


def started(made: Outage, **changes: Any) -> Statement:
    """One that a person has let go."""
    statement = approved(made, **changes)
    begun = start(statement, made.incident, made.incidents.history("i1"), PIET, made.now)
    return Givings(made.table).start(made.incident, begun, made.now)


def kinds(made: Outage) -> list[str]:
    return [event.kind for event in made.incidents.history("i1")]


def fire(made: Outage, now: datetime) -> int:
    handlers = Givings(made.table).handlers() | {"freeze": lambda timer, at: Effect()}
    return fire_due(Timers(made.table), handlers, now).fired


def minute(made: Outage) -> Minute:
    def hand_out(_: Any, statement: Statement) -> Handed:
        return made.hand_out(statement)

    faults: list[Exception] = []
    going, tell = Givings(made.table), lambda _, error: faults.append(error)
    done = give_all(going, made.incidents, made.given.echoes, hand_out, tell, made.now)
    assert faults == []
    return done


class TestPromises:
    def test_pr_is_warned_and_a_missed_promise_is_an_event(self) -> None:
        made = outage()
        started(made, next_update_at=THREE)
        assert promises(made.incidents.history("i1"))[0].standing is Standing.OPEN
        fire(made, THREE - 11 * MINUTE)
        assert "update due soon" not in kinds(made)
        fire(made, THREE - 10 * MINUTE)
        fire(made, THREE)
        assert [kind for kind in kinds(made) if kind.startswith("update")] == ["update due soon", "update missed"]
        told = [event.to for event in made.incidents.history("i1") if event.kind.startswith("update")]
        assert all("desk:pr" in to for to in told)
        assert promises(made.incidents.history("i1"))[0].standing is Standing.MISSED

    def test_the_next_statement_in_time_keeps_it_and_nobody_is_told(self) -> None:
        made = outage()
        started(made, next_update_at=THREE)
        made.now = THREE - 30 * MINUTE
        started(made, id="s2", stage=Stage.UPDATE, next_update_at=THREE + 60 * MINUTE)
        fire(made, THREE + MINUTE)
        assert not [kind for kind in kinds(made) if kind.startswith("update")]
        standing = [one.standing for one in promises(made.incidents.history("i1"))]
        assert standing == [Standing.KEPT, Standing.OPEN]

    def test_what_was_approved_and_never_given_out_promised_nobody_anything(self) -> None:
        made = outage()
        approved(made, next_update_at=THREE)
        fire(made, THREE + MINUTE)
        assert promises(made.incidents.history("i1")) == []


class TestStarting:
    def test_it_is_told_who_started_what(self) -> None:
        made = outage()
        statement = started(made)
        (event,) = [event for event in made.incidents.history("i1") if event.kind == STARTED]
        assert (event.by, event.note, event.text_sha256) == (PIET.id, "holding", statement.digest)

    @pytest.mark.parametrize(
        "changes",
        [
            {"state": StatementState.DRAFT},
            {"state": StatementState.GIVING},
            {"next_update_at": NOON},
            {"expires_at": NOON},
            {"bound": None, "digest": "of other words"},
        ],
    )
    def test_what_does_not_stand_is_not_started(self, changes: dict[str, Any]) -> None:
        made = outage()
        statement = approved(made)
        with pytest.raises(Stale):
            start(statement.model_copy(update=changes), made.incident, [], PIET, NOON)
        assert start(statement, made.incident, [], PIET, NOON).statement.state is StatementState.GIVING

    def test_a_stop_in_the_same_moment_wins(self) -> None:
        made = outage()
        statement, seen = approved(made), made.incident
        made.incidents.save(seen, halting.pause(seen, "wait", PIET, NOON), NOON)
        with pytest.raises(Overtaken):
            Givings(made.table).start(seen, start(statement, seen, [], PIET, NOON), NOON)

    def test_what_is_over_leaves_the_list(self) -> None:
        made = outage()
        statement = started(made)
        minute(made)
        assert list(Givings(made.table).going()) == ["i1"]
        ended = statement.model_copy(update={"state": StatementState.ENDED, "version": statement.version + 1})
        transact(made.table, [statement_writes(made.table, ended)])
        minute(made)
        assert Givings(made.table).going() == {}


class TestTurning:
    def echoes(self, made: Outage, angry: int, calm: int) -> None:
        for number in range(angry + calm):
            echo = Echo(
                statement_id="s1", platform="x", mention_id=str(number), at=made.now, dissatisfied=number < angry
            )
            made.given.hear("i1", echo)

    def test_angry_answers_pause_it_and_ask_pr(self) -> None:
        made = outage(x=3)
        started(made)
        self.echoes(made, 20, 2)
        assert minute(made)[:3] == (0, 0, 1)
        assert made.incident.halted
        assert made.incidents.statements("i1")[0].state is StatementState.PAUSED
        stopped = made.incidents.history("i1")[-2:]
        assert any("20 of 22 answers" in event.note and event.to for event in stopped)

    def test_an_ordinary_mood_stops_nothing(self) -> None:
        made = outage(x=3)
        started(made)
        self.echoes(made, 10, 12)
        assert minute(made).given == 3
        assert not made.incident.halted

    def test_once_people_resume_it_what_was_said_before_counts_no_more(self) -> None:
        made = outage(x=3)
        started(made)
        self.echoes(made, 20, 2)
        minute(made)
        made.now += MINUTE
        before = made.incident
        made.incidents.save(before, halting.resume(before, "it is meant so", PIET, made.now), made.now)
        assert minute(made).given == 3

    def test_an_answer_to_a_delivery_is_heard_and_one_to_anything_else_is_not(self) -> None:
        made = outage(x=1)
        made.minute(a_statement())
        (delivery,) = made.given.deliveries("i1")
        for number, (parent, by_brand) in enumerate([(delivery.post_id, True), ("other", True), ("x-0", False)]):
            mention = a_mention(
                id=f"a{number}",
                author_id="someone",
                conversation_id=f"a{number}",
                parent=Parent(id=str(parent), text="", by_brand=by_brand),
            )
            made.cases.hear(ReadMention(mention=mention, reading=a_reading()), None, a_triage(), NOON)
            assert [Echoes(made.table).hear(mention) for _ in range(2)] == [number == 0] * 2
        (echo,) = made.given.echoes("i1", "s1")
        assert (echo.mention_id, echo.dissatisfied) == ("a0", True)

    def test_a_content_answer_counts_as_one(self) -> None:
        made = outage(x=1)
        made.minute(a_statement())
        (delivery,) = made.given.deliveries("i1")
        mention = a_mention(id="a", parent=Parent(id=str(delivery.post_id), text="", by_brand=True))
        made.cases.hear(ReadMention(mention=mention, reading=a_content_reading()), None, a_triage(), NOON)
        Echoes(made.table).hear(mention)
        assert [echo.dissatisfied for echo in made.given.echoes("i1", "s1")] == [False]


class TestPeopleFirst:
    def case_id(self, made: Outage) -> str:
        return next(iter(made.incidents.waiting("i1"))).case_id

    @pytest.mark.parametrize("state", [ReplyState.IN_REVIEW, ReplyState.APPROVED, ReplyState.MAYBE_POSTED])
    def test_nobody_is_told_whom_a_person_is_about_to_answer(self, state: ReplyState) -> None:
        made = outage(x=1)
        answer = a_reply(case_id=self.case_id(made), in_reply_to="x-0", state=state)
        made.replies.add(answer, Event(at=NOON, kind="reply drafted"))
        assert made.hand_out(a_statement()).given == 0
        made.replies.save(answer.model_copy(update={"state": ReplyState.VOID, "version": 2}), Event(at=NOON, kind="x"))
        assert made.hand_out(a_statement()).given == 1

    def test_a_statement_that_waits_is_taken_back_when_a_person_writes(self) -> None:
        made = outage(x=1)
        made.hand_out(a_statement())
        answer = a_reply(case_id=self.case_id(made), in_reply_to="x-0", state=ReplyState.IN_REVIEW)
        made.replies.add(answer, Event(at=NOON, kind="reply drafted"))
        made.publish()
        assert made.said(Stage.HOLDING) == []
        assert [one.state for one in made.given.deliveries("i1")] == [DeliveryState.WITHDRAWN]

    def test_whom_a_person_answered_is_off_the_list(self) -> None:
        made = outage(x=1)
        answer = a_reply(
            case_id=self.case_id(made), in_reply_to="x-0", conversation_id="x-0", state=ReplyState.MAYBE_POSTED
        )
        made.replies.add(answer, Event(at=NOON, kind="reply drafted"))
        posted = move(answer, ReplyState.POSTED, NOON, post_id="p")
        made.replies.save(posted, Event(at=NOON, kind="posted"))
        assert made.hand_out(a_statement()) == Handed()

    def test_whoever_did_not_address_the_brand_is_left_out_and_looked_at_again(self) -> None:
        made = outage()
        mention = a_mention(summoned=False)
        made.cases.hear(ReadMention(mention=mention, reading=a_reading()), None, a_triage(), NOON, incident="i1")
        assert made.hand_out(a_statement()) == Handed(refused=1)
        assert made.hand_out(a_statement()) == Handed()
        made.now += 31 * MINUTE
        assert made.hand_out(a_statement()) == Handed(refused=1)
        (left,) = made.given.deliveries("i1")
        assert (left.state, "did not address" in left.why) == (DeliveryState.LEFT_OUT, True)

    def test_who_wrote_in_private_gets_no_public_text(self) -> None:
        made = outage()
        mention = a_mention(private=True)
        read = sealed_read(ReadMention(mention=mention, reading=a_reading()))
        made.cases.hear(read, None, a_triage(), NOON, incident="i1")
        assert made.hand_out(a_statement()) == Handed(refused=1)


class TestStopping:
    def test_a_pause_takes_back_what_was_queued_and_resuming_gives_it_once(self) -> None:
        made = outage(webhook=20)
        statement = started(made)
        made.hand_out(statement)
        before = made.incident
        made.incidents.save(before, halting.pause(before, "wrong region", PIET, made.now), made.now)
        made.publish()
        assert made.said(Stage.HOLDING) == []
        assert {one.state for one in made.given.deliveries("i1")} == {DeliveryState.WITHDRAWN}
        before = made.incident
        made.incidents.save(before, halting.resume(before, "right again", PIET, made.now), made.now)
        minute(made)
        made.publish()
        assert sorted(made.said(Stage.HOLDING)) == sorted(f"webhook-{number}" for number in range(20))

    def test_an_approval_that_expires_while_it_waits_is_no_approval(self) -> None:
        made = outage(x=1)
        made.hand_out(a_statement(expires_at=NOON + MINUTE))
        made.now += MINUTE
        made.publish()
        (delivery,) = made.given.deliveries("i1")
        assert (delivery.state, delivery.why) == (DeliveryState.WITHDRAWN, "the statement's approval expired")

    def test_other_words_than_were_handed_out_are_never_posted(self) -> None:
        made = outage(x=1)
        made.hand_out(a_statement())
        (reply,) = made.left()
        forged = reply.model_copy(update={"text": "It was the cat.", "version": reply.version + 1})
        made.replies.save(forged, Event(at=NOON, kind="x"))
        made.publish()
        assert made.log == []


class TestOwnPost:
    def test_the_brands_own_post_goes_out_once_on_a_channel(self) -> None:
        made = outage()
        words = StatementText(
            channel=X, language="en", own_post=True, alternatives=["We are on it: next word at 15:00."]
        )
        statement = started(made, texts=[words])
        for _ in range(3):
            minute(made)
            made.publish()
        assert [entry[1:] for entry in made.log] == [("holding", "", words.alternatives[0])]
        (delivery,) = made.given.deliveries("i1")
        assert (delivery.author_id, delivery.state) == ("", DeliveryState.POSTED)
        assert {"own post handed out", "posting", "posted"} <= set(kinds(made))
        assert made.incident.in_flight == 0
        assert progress(statement, [], [delivery], {}, NOON).told == 0

    def test_one_that_is_queued_stops_with_the_others(self) -> None:
        made = outage()
        words = StatementText(channel=X, language="en", own_post=True, alternatives=["We are on it."])
        started(made, texts=[words])
        minute(made)
        made.begin_end()
        made.publish()
        assert made.log == []
        assert made.end()


def test_progress_counts_who_was_told_and_who_waits() -> None:
    made = outage(webhook=100)
    statement = started(made)
    windows = {WEBHOOK: made.budgets.window(WEBHOOK, Kind.POST, NOON)}
    found = progress(statement, made.incidents.waiting("i1"), made.given.deliveries("i1"), windows, NOON)
    assert (found.told, found.forecast) == (0, forecast({WEBHOOK: 100}, windows, {}, NOON))
    made.minute(statement)
    deliveries, waiting = made.given.deliveries("i1"), list(made.incidents.waiting("i1"))
    found = progress(statement, waiting, deliveries, windows, made.now)
    assert found.told + found.forecast.waiting + found.cannot_be_told == 100
    assert found.told >= 45


def test_the_review_is_made_from_the_timeline_and_completed_by_people() -> None:
    made = outage(webhook=3)
    started(made, next_update_at=THREE)
    minute(made)
    made.publish()
    made.begin_end()
    made.end()
    kept = AfterReviews(made.table)
    draft = kept.get("i1", made.now)
    told = draft.chronicle
    assert (draft.version, told.customers, told.deliveries) == (0, 3, {"holding": {"posted": 3}})
    assert told.first_heard_at == told.confirmed_at == told.first_statement_at == NOON
    assert told.resolved_at is not None
    assert [one.standing for one in told.promises] == [Standing.OPEN]
    assert PIET.name not in told.model_dump_json()  # without blame: who it was is no part of it
    action = ActionItem(what="Ring the carrier first", owner=ROSA.id, owner_name=ROSA.name, due="2026-12-01")
    learnt = Learnt(summary="A pump failed.", actions=[action])
    first = kept.add(complete(draft, told, learnt, 0, ROSA, made.now))
    again = kept.get("i1", made.now)
    assert (again, again.version, again.by) == (first, 1, ROSA.id)
    with pytest.raises(Overtaken):
        complete(again, told, learnt, 0, ROSA, made.now)
    with pytest.raises(Overtaken):
        kept.add(complete(draft, told, learnt, 0, ROSA, made.now))
    assert [one.version for one in kept.history("i1", 10)] == [1]
