"""Counts every request to a platform while a function runs, and writes the sums once at its end."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Protocol
from urllib.parse import urlsplit

import requests
from aws_lambda_powertools import Logger, single_metric
from aws_lambda_powertools.metrics import MetricUnit
from botocore.exceptions import BotoCoreError, ClientError

from amends.adapters.http import Watcher, never_sent
from amends.billing import Charge, Request, on_reddit, on_x
from amends.prices import Call
from amends.spending import Sum

logger = Logger(child=True)
OUTSIDE = "other"  # what is asked outside of a metered run
REMEMBERED = 200_000  # resources that a process knows to be billed today, some 30 MB


class Counts(Protocol):
    """Where the sums are kept."""

    def add(self, source: str, day: date, sums: Sequence[Sum]) -> None:
        """Add what a source cost on a day, all of it or nothing."""
        ...


class Meter:
    """The counts of one process that no ledger holds yet."""

    def __init__(self, counts: Callable[[], Counts], now: Callable[[], datetime]) -> None:
        self._counts = counts
        self._now = now
        self._source = OUTSIDE
        self._waiting: dict[tuple[str, date], dict[Call, Sum]] = {}
        self._billed: tuple[date, set[tuple[Call, str]]] = (date.min, set())

    @contextmanager
    def metered(self, source: str) -> Iterator[None]:
        """Count what is asked within for the source, and write it at the end, however that comes about.

        A name without a dot stands for one source a platform: "replies" is counted as x.replies and reddit.replies.
        """
        before, self._source = self._source, source
        try:
            yield
        finally:
            self._source = before
            self.write()

    def x(self, own_id: str) -> Watcher:
        """What looks at each request to X of the account with this id."""
        return lambda request, outcome: self._note(on_x(_seen(request, outcome), own_id), outcome)

    def reddit(self) -> Watcher:
        """What looks at each request to Reddit."""
        return lambda request, outcome: self._note(on_reddit(_seen(request, outcome)), outcome)

    def write(self) -> None:
        """Write what waits; what can't be written waits for the process's next run, and the posts go their way."""
        for place, sums in list(self._waiting.items()):
            source, day = place
            try:
                self._counts().add(source, day, list(sums.values()))
            except (BotoCoreError, ClientError):
                logger.exception("not counted", source=source, day=day.isoformat())
                with single_metric(name="SpendNotCounted", unit=MetricUnit.Count, value=1) as metric:
                    metric.add_dimension(name="source", value=source)
            else:
                del self._waiting[place]

    def _note(self, charges: Sequence[Charge], outcome: requests.Response | requests.RequestException) -> None:
        if isinstance(outcome, requests.RequestException) and never_sent(outcome):
            return
        day = self._now().date()
        for place, charge in enumerate(charges):
            source = self._source if "." in self._source else f"{charge.call.platform}.{self._source}"
            sums = self._waiting.setdefault((source, day), {})
            # What came beside the posts came in the same request.
            more = Sum(call=charge.call, requests=int(place == 0), units=self._new(charge, day))
            sums[charge.call] = sums.get(charge.call, Sum(call=charge.call)).plus(more)

    def _new(self, charge: Charge, day: date) -> int:
        """The units that this process did not see billed today: X bills a resource once a UTC day."""
        if self._billed[0] != day or len(self._billed[1]) > REMEMBERED:
            self._billed = (day, set())
        known = self._billed[1]
        new = {(charge.call, id_) for id_ in charge.ids} - known
        known |= new
        return len(new) + charge.units - len(charge.ids)


def _seen(request: requests.PreparedRequest, outcome: requests.Response | requests.RequestException) -> Request:
    """The request and its answer, as the rules of billing read them."""
    sent = request.body or b""
    answer = outcome if isinstance(outcome, requests.Response) else None
    return Request(
        method=str(request.method),
        path=urlsplit(str(request.url)).path,
        status=answer.status_code if answer is not None else None,
        sent=sent if isinstance(sent, bytes) else str(sent).encode(),
        answer=answer.content if answer is not None else b"",
    )
