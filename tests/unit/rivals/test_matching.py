"""Which post of a brand answers which complaint."""

from amends.rivals.matching import exchanges, waits
from amends.rivals.posts import Answer, Complaint
from amends.rivals.survival import Wait


def heard(id_: str, at: int, conversation: str | None = None, dissatisfied: bool | None = True) -> Complaint:
    return Complaint(id_, at, conversation or id_, dissatisfied, -0.5)


def said(id_: str, at: int, conversation: str, replies_to: str | None) -> Answer:
    return Answer(id_, at, conversation, replies_to, "Sorry.", ("apology",), 0.1)


def times(complaints: list[Complaint], answers: list[Answer], until: int = 1000) -> list[Wait]:
    return waits(exchanges(complaints, answers), until)


def test_a_complaint_waits_until_the_brands_first_post_in_its_thread() -> None:
    assert times([heard("1", 100)], [said("9", 400, "1", "1"), said("8", 160, "1", "5")]) == [Wait(60, True)]


def test_a_complaint_without_an_answer_waits_until_answers_were_looked_for_last() -> None:
    assert times([heard("1", 100)], []) == [Wait(900, False)]


def test_a_customers_thread_counts_once_from_its_first_dissatisfied_post() -> None:
    thread = [heard("1", 100, dissatisfied=False), heard("2", 200, "1"), heard("3", 300, "1")]
    assert times(thread, [said("9", 150, "1", "1"), said("8", 500, "1", "3")]) == [Wait(300, True)]


def test_under_a_brands_own_post_only_a_direct_answer_counts() -> None:
    strangers = [heard("1", 100, "7"), heard("2", 120, "7")]
    assert times(strangers, [said("9", 200, "7", "2")]) == [Wait(900, False), Wait(80, True)]


def test_who_is_not_dissatisfied_or_was_not_judged_does_not_complain() -> None:
    assert times([heard("1", 1, dissatisfied=False), heard("2", 2, dissatisfied=None)], []) == []


def test_an_answer_before_the_complaint_is_none_to_it() -> None:
    assert times([heard("2", 300, "1"), heard("1", 100, dissatisfied=False)], [said("9", 200, "1", "1")]) == [
        Wait(700, False)
    ]
