"""What a statement must say and must not, and who has to agree to it."""

from datetime import timedelta

import pytest
from amends.outage.facts import Fact
from amends.outage.statement import Stage, Statement
from amends.outage.wording import findings, path_of, said_times

from tests.builders import NOON
from tests.outages import WORDS, a_statement, a_text, an_incident

BERLIN = "Europe/Berlin"


def cleared(text: str) -> Fact:
    return Fact(id="f", text=text, by="Lena-id", by_name="Lena", at=NOON, expires_at=NOON + timedelta(hours=4))


def rules(statement: Statement, *facts: str, zone: str = "UTC") -> set[str]:
    incident = an_incident(facts=[cleared(fact) for fact in facts])
    return {one.finding.rule for one in findings(statement, incident, (), zone, NOON)}


def desks(*alternatives: str, facts: tuple[str, ...] = (), stage: Stage = Stage.HOLDING) -> list[str]:
    incident = an_incident(facts=[cleared(fact) for fact in facts])
    path = path_of(a_statement(texts=[a_text(*alternatives)], stage=stage), incident, (), "UTC", NOON)
    return [step.desk for step in path.steps]


def test_a_plain_holding_statement_is_left_alone() -> None:
    assert rules(a_statement()) == set()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("We're aware of it. We'll write again by 14:40.", "statement.acknowledgment"),
        ("Sorry, you can't check out right now.", "statement.next_update"),
        ("Sorry, you can't check out. We'll write again by 15:40.", "statement.next_update"),
        (WORDS + " {link}", "statement.placeholder"),
        ("Sorry, you can't check out because of a wet pump. We'll write again by 14:40.", "statement.cause"),
    ],
)
def test_what_a_statement_lacks_or_must_not_say_stands_in_its_way(text: str, rule: str) -> None:
    assert rule in rules(a_statement(texts=[a_text(text)]))


def test_a_cause_that_legal_cleared_may_be_said_and_no_other() -> None:
    texts = [a_text("Sorry, you can't check out because of a wet pump. We'll write again by 14:40.")]
    assert rules(a_statement(texts=texts), "A pump got wet; the wet pump stopped.") == set()
    assert "statement.cause" in rules(a_statement(texts=texts), "A cable was cut.")


def test_a_promise_is_one_moment_in_the_future_by_the_brands_clocks() -> None:
    assert "statement.next_update" in rules(a_statement(next_update_at=None))
    assert "statement.next_update" in rules(a_statement(next_update_at=NOON))
    assert "statement.next_update" in rules(a_statement(), zone=BERLIN)
    there = a_text("Sorry, you can't check out, and we know how annoying that is. We'll write again by 3.40pm.")
    assert rules(a_statement(texts=[there]), zone=BERLIN) == set()
    assert "3 pm" in said_times(NOON + timedelta(hours=3), "UTC")
    assert "3 pm" not in said_times(NOON + timedelta(hours=3, minutes=1), "UTC")


def test_two_texts_for_one_place_and_none_at_all_are_told() -> None:
    assert "statement.twice" in rules(a_statement(texts=[a_text(), a_text()]))
    assert "statement.empty" in rules(a_statement(texts=[]))


def test_legal_is_asked_where_facts_or_liability_are_touched() -> None:
    assert desks(WORDS) == ["pr"]
    assert desks(WORDS, "It was our fault. " + WORDS) == ["legal", "pr"]
    assert desks(WORDS, stage=Stage.CORRECTION) == ["legal", "pr"]
    fact = ("A digger cut the cable in Calder Vale.",)
    assert desks("Sorry: the cable in Calder Vale is cut.", facts=fact) == ["legal", "pr"]
    assert desks(WORDS, facts=fact) == ["pr"]
