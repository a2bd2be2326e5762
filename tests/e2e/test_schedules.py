"""Every schedule's turn as it is deployed: with its own payload, and with its function's role."""

from local.ticker import schedules
from tests.e2e.stack import Stack


def test_no_turn_of_a_schedule_fails(stack: Stack) -> None:
    functions = stack.administrator.client("lambda")
    failed = {}
    for turn in schedules(stack.administrator):
        answer = functions.invoke(FunctionName=turn.function, Payload=turn.payload)
        if "FunctionError" in answer:
            failed[turn.function, turn.payload] = answer["Payload"].read()
    assert failed == {}
