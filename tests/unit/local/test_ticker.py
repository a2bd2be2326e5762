"""The local ticker polls at once, whatever is quiet, and changes no other payload."""

import json

from local.ticker import at_once, seconds_between


def test_a_source_is_polled_whether_it_is_due_or_not() -> None:
    assert json.loads(at_once('{"source": "x.mentions"}')) == {"source": "x.mentions", "paced": False}


def test_another_schedules_payload_stays_as_it_is() -> None:
    assert at_once("{}") == "{}"


def test_a_source_whose_calls_are_few_is_not_polled_until_it_is_refused() -> None:
    assert seconds_between('{"source": "x.mentions"}', 2) == 2
    assert seconds_between("{}", 2) == 2
    assert seconds_between("{}", 2, nightly=True) == 120
    # X takes fifteen in fifteen minutes.
    assert 60 < seconds_between('{"source": "x.messages"}', 2) < 90
