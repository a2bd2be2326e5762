"""Races in the running system: the table settles them."""

from concurrent.futures import ThreadPoolExecutor

from tests.e2e.stack import Stack
from tests.waiting import eventually

AT_ONCE = 8


def test_of_eight_approvals_at_once_one_wins_and_one_answer_appears(stack: Stack) -> None:
    post = stack.simulator.tweet("race_ada", "@larkfield who answers first?")
    case = stack.case_of(post)
    draft = stack.call("responder", "POST", f"/cases/{case}/replies", {"text": "We do, once."}).json()
    path = f"/cases/{case}/replies/{draft['id']}"
    assert stack.call("responder", "POST", f"{path}/submit", seen=1).status_code == 200
    people = ["pr", "legal", "admin"]
    for role in people:
        assert stack.call(role, "GET", "/me").status_code == 200

    def approve(number: int) -> int:
        return stack.call(people[number % len(people)], "POST", f"{path}/approve", seen=2).status_code

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = sorted(pool.map(approve, range(AT_ONCE)))
    assert answers == [200] + [412] * (AT_ONCE - 1)
    eventually(lambda: stack.reply(case, draft["id"])["state"] == "posted", "the answer")
    assert stack.simulator.answers(post) == ["We do, once."]


def test_posts_of_one_customer_in_the_same_instant_make_one_case(stack: Stack) -> None:
    first = stack.simulator.tweet("quick_ben", "@larkfield number 0")

    def write_again(number: int) -> str:
        return stack.simulator.tweet("quick_ben", f"@larkfield number {number}", reply_to=first)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        assert len(list(pool.map(write_again, range(1, 20)))) == 19

    def theirs() -> list[int]:
        page = stack.call("responder", "GET", "/queue?desk=care&limit=100").json()
        return [int(case["mentions"]) for case in page["items"] if case["author_handle"] == "quick_ben"]

    eventually(lambda: sum(theirs()) == 20, "all twenty posts")
    assert theirs() == [20]
