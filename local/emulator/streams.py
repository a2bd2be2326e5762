"""The table's stream as AWS keeps it: what was not delivered survives the emulator's end, and what failed comes again.

The emulator forgets its streams when it ends but remembers how far they were read, drops what a function says it could
not do, and lets its queues wait while a stream's function works.
"""

import json
import threading
import time
from collections.abc import Callable
from typing import Any

from ministack.services import dynamodb, lambda_svc

_EVERY = 1.0  # second; the batching window of a stack that somebody sits before
_KEPT = "undelivered"


class Streams:
    """Delivers the streams' records to the functions that read them, in a thread of its own, unless it is paused."""

    def __init__(self, is_paused: Callable[[], bool]) -> None:
        self._is_paused = is_paused
        self._poll = lambda_svc._poll_dynamodb_streams
        self._execute = lambda_svc._execute_function
        self._get_state = dynamodb.get_state
        self._load = dynamodb.load_persisted_state
        self._load_functions = lambda_svc.load_persisted_state
        lambda_svc._poll_dynamodb_streams = lambda: False  # Queues wait for none of it.
        lambda_svc._execute_function = self._executed
        dynamodb.get_state = self._state
        dynamodb.load_persisted_state = self._loaded
        lambda_svc.load_persisted_state = self._functions_loaded
        threading.Thread(target=self._deliver, name="streams", daemon=True).start()

    def _deliver(self) -> None:
        while True:
            time.sleep(_EVERY)
            while not self._is_paused() and self._poll():
                self._forget()

    def _executed(self, function: dict[str, Any], event: dict[str, Any]) -> dict[str, Any]:
        """What a function answered; a batch of a stream in which something failed is one that failed."""
        result: dict[str, Any] = self._execute(function, event)
        records = event.get("Records") if isinstance(event, dict) else None
        if records and records[0].get("eventSource") == "aws:dynamodb" and _failures(result.get("body")):
            return result | {"error": True}
        return result

    def _forget(self) -> None:
        """Drop what everybody has read."""
        read: dict[tuple[str, str, str], int] = {}
        for (account, region, mapping), position in list(lambda_svc._dynamodb_stream_positions._data.items()):
            esm = lambda_svc._esms.get_scoped(account, region, mapping) or {}
            table = esm.get("EventSourceArn", "").partition("/stream/")[0].rpartition("/")[2]
            if table:
                place = (account, region, table)
                read[place] = min(position, read.get(place, position))
        for place, position in read.items():
            gone = dynamodb._stream_trimmed.get_scoped(*place, 0)
            if position > gone:
                del dynamodb._stream_records.get_scoped(*place, [])[: position - gone]
                dynamodb._stream_trimmed.set_scoped(*place, position)

    def _state(self) -> dict[str, Any]:
        """What is saved of the tables, with what of their streams nobody has read yet."""
        state: dict[str, Any] = self._get_state()
        kept = type(dynamodb._stream_records)()
        for place, records in list(dynamodb._stream_records._data.items()):
            kept.set_scoped(*place, list(records))
        return state | {_KEPT: kept}

    def _loaded(self, state: dict[str, Any]) -> None:
        self._load(state)
        dynamodb._stream_records.update((state or {}).get(_KEPT, {}))

    def _functions_loaded(self, state: dict[str, Any]) -> None:
        """The streams begin anew with what was not delivered, so who reads them begins there, too."""
        self._load_functions(state)
        lambda_svc._dynamodb_stream_positions._data.clear()


def _failures(body: Any) -> bool:
    try:
        answer = json.loads(body) if isinstance(body, (str, bytes)) else body
    except ValueError:
        return False
    return bool(isinstance(answer, dict) and answer.get("batchItemFailures"))
