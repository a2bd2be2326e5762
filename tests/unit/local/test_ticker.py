"""The local ticker polls at once, whatever is quiet, and changes no other payload."""

import json

from local.ticker import at_once


def test_a_source_is_polled_whether_it_is_due_or_not() -> None:
    assert json.loads(at_once('{"source": "x.mentions"}')) == {"source": "x.mentions", "paced": False}


def test_another_schedules_payload_stays_as_it_is() -> None:
    assert at_once("{}") == "{}"
