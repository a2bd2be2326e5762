"""The table as DynamoDB is for threads: each call whole, others in between. moto has no such order."""

from threading import Lock
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class _Calls:
    def __init__(self, inner: Any, lock: Lock) -> None:
        self._inner = inner
        self._lock = lock

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._inner, name)
        if not callable(found):
            return found

        def call(**arguments: Any) -> Any:
            with self._lock:
                return found(**arguments)

        return call


class _Table(_Calls):
    @property
    def meta(self) -> SimpleNamespace:
        return SimpleNamespace(client=_Calls(self._inner.meta.client, self._lock))


def one_by_one(table: "Table") -> "Table":
    """The table, for several threads."""
    return cast("Table", _Table(table, Lock()))
