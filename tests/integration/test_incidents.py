"""Incidents and statements in the table: who joins and waits, who wins a race, and what the history shows."""

from datetime import timedelta
from threading import Barrier, Thread
from typing import TYPE_CHECKING, Any, cast

import pytest
from amends.adapters import keys
from amends.adapters.audit import Audit
from amends.adapters.cases import Cases
from amends.adapters.history import write
from amends.adapters.incident_items import landed, taken
from amends.adapters.incidents import ENDING, Incidents
from amends.adapters.items import Lost, transact
from amends.adapters.relinking import Relinking
from amends.adapters.statements import Statements
from amends.adapters.suspected import Suspected
from amends.adapters.timers import Timers
from amends.case import CaseState, answered
from amends.casefile import ReadMention
from amends.errors import Overtaken, Retry, Stale
from amends.event import Event
from amends.outage import agreeing, drafting, halting, moves
from amends.outage.incident import Incident, IncidentState, Scope, Suspicion
from amends.outage.linking import link, unlink
from amends.outage.statement import Stage, Statement, StatementState
from amends.outage.wording import BY_PR
from amends.timers import fire_due
from amends.wishes import Wish

from local.endurance.table import Table as InMemory
from tests.builders import MINUTE, NOON, ROSA, a_mention, a_reading, a_triage
from tests.outages import OTHER_PR, PR, SENIOR, a_text

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

LATER = NOON + timedelta(hours=2, minutes=40)


def opened(table: "Table", name: str = "checkout", **scope: Any) -> Incident:
    moved = moves.open_incident(name, "larkfield", "Checkout is down", Scope(topics=[name], **scope), False, PR, NOON)
    return Incidents(table).add(moved)


def heard(table: "Table", number: int, incident: str | None = "checkout", **triage: Any) -> str:
    mention = a_mention(id=f"{number}", conversation_id=f"{number}", author_id=f"author-{number}")
    read = ReadMention(mention=mention, reading=a_reading())
    case = Cases(table).hear(read, None, a_triage(**triage), NOON + number * MINUTE, incident=incident)
    assert case
    return case.id


def waiting(table: "Table", incident: str = "checkout") -> list[str]:
    return [one.case_id for one in Incidents(table).waiting(incident)]


def given(table: "Table", stage: Stage = Stage.HOLDING) -> Statement:
    """A statement that PR approved."""
    kept, incident = Statements(table), Incidents(table).get("checkout")
    drafted = drafting.begin(f"s-{stage}", incident, stage, [a_text()], LATER, SENIOR, NOON)
    one = kept.save(incident, drafted, words=True)
    one = kept.save(incident, drafting.submit(one, incident, BY_PR, [], [], SENIOR, NOON))
    others = Incidents(table).statements("checkout")
    return kept.approve(incident, agreeing.approve(one, incident, others, PR, [], NOON), NOON)


def test_a_suspicion_opens_an_incident_once_and_the_next_of_its_topic_joins_it(table: "Table") -> None:
    kept, case_id = Suspected(table, "larkfield"), heard(table, 1, None)
    first = kept.take(Suspicion(topic="checkout", at=NOON, count=40, expected=3.0, p=1e-9, cases=(case_id, "x-no")))
    again = kept.take(Suspicion(topic="checkout", at=NOON + MINUTE, count=60))
    later = kept.take(Suspicion(topic="checkout", at=NOON + 30 * MINUTE, count=90))
    other = kept.take(Suspicion(topic="billing", at=NOON))
    assert first.state is IncidentState.SUSPECTED
    assert (again.version, later.version, len(later.suspicions)) == (1, 2, 2)
    assert other.id != first.id
    assert waiting(table, first.id) == [case_id]
    dismissed = moves.dismiss(Incidents(table).get(first.id), "a game was on", PR, NOON)
    Incidents(table).save(Incidents(table).get(first.id), dismissed, NOON)
    assert kept.take(Suspicion(topic="checkout", at=NOON + 40 * MINUTE)).id not in (first.id, other.id)


def test_two_who_suspect_at_once_open_one_incident(table: "Table") -> None:
    at_once, found = Barrier(4), list[str]()

    def suspect() -> None:
        at_once.wait()
        found.append(Suspected(table, "larkfield").take(Suspicion(topic="checkout", at=NOON)).id)

    run(suspect, suspect, suspect, suspect)
    assert len(found) == 4
    assert len(set(found)) == 1
    assert [one.id for one in Incidents(table).watched()] == [found[0]]


def test_who_waits_is_listed_the_gravest_and_then_the_longest_first(table: "Table") -> None:
    opened(table)
    first, second, grave = heard(table, 1), heard(table, 2), heard(table, 3, severity=1)
    heard(table, 4, incident=None)
    assert waiting(table) == [grave, first, second]
    listed = next(iter(Incidents(table).waiting("checkout")))
    assert (listed.language, listed.summoned, listed.private, listed.author_id) == ("en", True, False, "author-3")
    assert [item["case_id"] for item in Incidents(table).cases("checkout", 10)] == sorted([first, second, grave])


def test_whoever_was_answered_resolved_opted_out_or_taken_out_waits_no_more_and_waits_again_on_writing(
    table: "Table",
) -> None:
    opened(table)
    cases, ids = Cases(table), [heard(table, number) for number in range(1, 6)]
    event = Event(at=NOON, kind="answered")
    cases.save(answered(cases.get(ids[0])), event)
    closed = cases.get(ids[1])
    cases.save(closed.model_copy(update={"state": CaseState.RESOLVED, "version": 2}), event)
    stop = a_mention(id="stop", conversation_id="3", author_id="author-3", text="stop")
    before = cases.get(ids[2])
    cases.hear(ReadMention(mention=stop, reading=a_reading()), before, a_triage(wish=Wish.OUT), NOON, None, "checkout")
    cases.save(*unlink(cases.get(ids[3]), "checkout", ROSA, NOON))
    assert waiting(table) == [ids[4]]
    assert [item["case_id"] for item in Incidents(table).cases("checkout", 10)] == [ids[0], ids[1], ids[2], ids[4]]
    again = a_mention(id="again", conversation_id="1", author_id="author-1", created_at=NOON + 9 * MINUTE)
    cases.hear(ReadMention(mention=again, reading=a_reading()), cases.get(ids[0]), a_triage(), NOON, None, "checkout")
    cases.save(*link(cases.get(ids[3]), Incidents(table).get("checkout"), ROSA, NOON))
    assert sorted(waiting(table)) == sorted([ids[0], ids[3], ids[4]])


def test_a_case_that_grows_graver_moves_up_and_keeps_since_when_it_waits(table: "Table") -> None:
    opened(table)
    first, second = heard(table, 1), heard(table, 2)
    worse = a_mention(id="worse", conversation_id="2", author_id="author-2", created_at=NOON + 50 * MINUTE)
    before = Cases(table).get(second)
    Cases(table).hear(ReadMention(mention=worse, reading=a_reading()), before, a_triage(severity=1), NOON)
    listed = list(Incidents(table).waiting("checkout"))
    assert [one.case_id for one in listed] == [second, first]
    assert listed[0].since == before.last_mention_at


def test_of_two_people_who_change_an_incident_one_is_told(table: "Table") -> None:
    incident, kept = opened(table), Incidents(table)
    kept.save(incident, moves.monitor(incident, "", PR, NOON), NOON)
    with pytest.raises(Overtaken):
        kept.save(incident, halting.pause(incident, "wait", PR, NOON), NOON)


def test_the_history_of_an_incident_is_proven_and_one_that_was_changed_is_found_out(table: "Table") -> None:
    incident, kept = opened(table), Incidents(table)
    kept.save(incident, moves.monitor(incident, "", PR, NOON), NOON)
    given(table)
    found = Audit(table).incident("checkout")
    assert found.proof.whole
    assert found.proof.entries == 6
    assert list(Audit(table).incidents()) == ["incident:checkout"]
    assert {one.case_id for one in Audit(table).on(NOON.date()).items} == {"incident:checkout"}
    entry = found.entries[1]
    key = keys.event("incident:checkout", entry.at, entry.id)
    table.update_item(Key=key, UpdateExpression="SET by_name = :no", ExpressionAttributeValues={":no": "Nobody"})
    assert not Audit(table).incident("checkout").proof.whole


def test_an_end_waits_for_texts_on_their_way_and_lies_behind_them(table: "Table") -> None:
    incident, kept = opened(table), Incidents(table)
    statement = given(table)
    incident = kept.get("checkout")
    assert statement.epoch == incident.epoch
    transact(table, [taken(table, "checkout", incident.epoch, Stage.HOLDING)])
    ending = kept.save(incident, halting.resolve(incident, "mended", PR, NOON), NOON)
    assert ending.resolving
    assert kept.statements("checkout")[0].state is StatementState.PAUSED
    with pytest.raises(Lost):
        transact(table, [taken(table, "checkout", incident.epoch, Stage.HOLDING)])
    with pytest.raises(Lost):
        transact(table, [taken(table, "checkout", ending.epoch, Stage.HOLDING)])
    with pytest.raises(Retry):
        kept.end("checkout", NOON)
    timers = Timers(table)
    assert kept.get("checkout").state is IncidentState.OPEN
    transact(table, [landed(table, "checkout", NOON + 5 * MINUTE)])
    resolved = kept.end("checkout", NOON + MINUTE)
    assert resolved.resolved_at == NOON + 5 * MINUTE
    assert kept.statements("checkout")[0].state is StatementState.ENDED
    assert not [one for one in timers.due(NOON + 60 * MINUTE, 50).items if one.kind == ENDING]
    with pytest.raises(Lost):
        transact(table, [taken(table, "checkout", resolved.epoch, Stage.HOLDING)])
    transact(table, [taken(table, "checkout", resolved.epoch, Stage.RESOLVED)])


def test_an_end_is_written_by_its_timer_and_a_doubtful_text_by_a_persons_word(table: "Table") -> None:
    incident, kept = opened(table), Incidents(table)
    transact(table, [taken(table, "checkout", incident.epoch, Stage.HOLDING)])
    kept.save(incident, halting.resolve(incident, "", PR, NOON), NOON)
    handlers = {ENDING: kept.end_by_timer, "freeze": lambda timer, now: moves_nothing()}
    fire_due(Timers(table), handlers, NOON)
    assert kept.get("checkout").resolving
    with pytest.raises(Retry):
        kept.end("checkout", NOON + 9 * MINUTE, anyway=True)
    assert kept.end("checkout", NOON + 10 * MINUTE, anyway=True, by=OTHER_PR).state is IncidentState.RESOLVED
    last = kept.history("checkout")[-1]
    assert (last.kind, last.by) == ("incident resolved", OTHER_PR.id)
    assert "may have become public" in last.note
    other = opened(table, "billing")
    kept.save(other, halting.resolve(other, "", PR, NOON), NOON)
    fire_due(Timers(table), handlers, NOON + MINUTE)
    assert kept.get("billing").state is IncidentState.RESOLVED


def moves_nothing() -> Any:
    from amends.timers import Effect

    return Effect()


def test_a_resolve_among_publishers_lets_nothing_out_behind_it(table: "Table") -> None:
    """Four publishers take and record as fast as they can; somebody ends it in the middle."""
    incident, kept = opened(table), Incidents(table)
    at_once, out, ends = Barrier(5), list[int](), list[Incident]()

    def publisher() -> None:
        at_once.wait()
        for _ in range(30):
            try:
                transact(table, [taken(table, "checkout", incident.epoch, Stage.HOLDING)])
            except Lost:
                return
            out.append(len(ends))
            transact(table, [landed(table, "checkout", NOON)])

    def person() -> None:
        at_once.wait()
        while len(out) < 10:
            pass
        before = kept.get("checkout")
        kept.save(before, halting.resolve(before, "", PR, NOON), NOON)
        while not ends:
            try:
                ends.append(kept.end("checkout", NOON))
            except Retry:
                continue

    run(publisher, publisher, publisher, publisher, person)
    assert ends[0].state is IncidentState.RESOLVED
    assert set(out) == {0}
    assert len(out) < 120
    assert kept.get("checkout").in_flight == 0


def test_an_approval_loses_to_a_change_of_the_incident_and_holds_for_no_other_scope(table: "Table") -> None:
    incident, kept, statements = opened(table), Incidents(table), Statements(table)
    drafted = drafting.begin("s1", incident, Stage.HOLDING, [a_text()], LATER, SENIOR, NOON)
    one = statements.save(incident, drafted, words=True)
    one = statements.save(incident, drafting.submit(one, incident, BY_PR, [], [], SENIOR, NOON))
    approved = agreeing.approve(one, incident, [one], PR, [], NOON)
    scope = Scope(topics=["checkout", "billing"])
    moved = moves.describe(incident, incident.title, scope, False, incident.owner, [], PR, NOON)
    kept.save(incident, moved, NOON)
    with pytest.raises(Overtaken):
        statements.approve(incident, approved, NOON)
    after = statements.get("checkout", "s1")
    assert (after.state, after.approvals) == (StatementState.DRAFT, [])
    assert "scope" in after.note
    assert [text.edits for text in statements.texts("checkout", "s1")] == [0]


def test_a_correction_stops_everything_until_it_is_approved_and_then_takes_its_place(table: "Table") -> None:
    opened(table)
    kept, statements, holding = Incidents(table), Statements(table), given(table)
    incident = kept.get("checkout")
    drafted = drafting.begin("fix", incident, Stage.CORRECTION, [a_text()], None, SENIOR, NOON)
    one = statements.correct(incident, halting.correct(incident, "wrong region", SENIOR, NOON), drafted, NOON)
    stopped = kept.get("checkout")
    assert stopped.halted
    assert statements.get("checkout", holding.id).state is StatementState.PAUSED
    with pytest.raises(Lost):
        transact(table, [taken(table, "checkout", incident.epoch, Stage.HOLDING)])
    one = statements.save(stopped, drafting.submit(one, stopped, BY_PR, [], [], SENIOR, NOON))
    others = kept.statements("checkout")
    done = statements.approve(stopped, agreeing.approve(one, stopped, others, PR, [], NOON), NOON)
    assert statements.get("checkout", holding.id).state is StatementState.ENDED
    going = kept.get("checkout")
    assert (going.halted, done.epoch) == (False, going.epoch)
    transact(table, [taken(table, "checkout", going.epoch, Stage.CORRECTION)])


def test_an_approval_that_expires_ends_what_goes_out(table: "Table") -> None:
    opened(table)
    one, kept = given(table), Incidents(table)
    epoch = kept.get("checkout").epoch
    handlers = {"statement_expiry": Statements(table).expire, "freeze": lambda timer, now: moves_nothing()}
    assert one.expires_at
    assert fire_due(Timers(table), handlers, one.expires_at - MINUTE).failed == 0
    assert Statements(table).get("checkout", one.id).state is StatementState.APPROVED
    assert fire_due(Timers(table), handlers, one.expires_at).failed == 0
    after = Statements(table).get("checkout", one.id)
    assert (after.state, after.approvals) == (StatementState.DRAFT, [])
    assert kept.get("checkout").epoch > epoch


def test_cases_of_a_merged_incident_go_where_it_went_and_wait_there(table: "Table") -> None:
    incident, into, kept = opened(table), opened(table, "billing"), Incidents(table)
    ids = [heard(table, number) for number in range(1, 4)]
    gone, larger = moves.merge(incident, into, "the same pump", PR, NOON)
    kept.save_two([(incident, gone), (into, larger)], NOON)
    assert [one.id for one in kept.watched()] == ["billing"]
    relinking = {"incident_merge": Relinking(table).fire, "freeze": lambda timer, now: moves_nothing()}
    for minute in range(3):
        assert fire_due(Timers(table), relinking, NOON + minute * MINUTE).failed == 0
    assert waiting(table, "billing") == ids
    assert waiting(table) == []
    assert kept.cases("checkout", 10) == []


def test_the_same_holds_on_the_table_in_memory() -> None:
    table = cast("Table", InMemory())
    incident, kept = opened(table), Incidents(table)
    case_id = heard(table, 1)
    assert waiting(table) == [case_id]
    transact(table, [taken(table, "checkout", incident.epoch, Stage.HOLDING)])
    before = kept.get("checkout")
    assert before.in_flight == 1
    kept.save(before, halting.resolve(before, "", PR, NOON), NOON)
    with pytest.raises(Lost):
        transact(table, [taken(table, "checkout", incident.epoch, Stage.HOLDING)])
    transact(table, [landed(table, "checkout", NOON)])
    assert kept.end("checkout", NOON).state is IncidentState.RESOLVED


def test_a_case_whose_history_is_written_beside_an_incidents_keeps_both_whole(table: "Table") -> None:
    opened(table)
    case_id = heard(table, 1)
    write(table, keys.subject("checkout"), [Event(at=NOON, kind="noted")], [])
    assert Audit(table).history(case_id).proof.whole
    assert Audit(table).incident("checkout").proof.whole
    with pytest.raises(Stale):
        halting.ended(Incidents(table).get("checkout"), 0, None, NOON)


def run(*tasks: Any) -> None:
    threads = [Thread(target=task) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
