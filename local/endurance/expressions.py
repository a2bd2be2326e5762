"""The table's expressions, as far as the adapters use them."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

Item = dict[str, Any]
_TOKEN = re.compile(r"\s*([(),]|<=|>=|<>|[=<>]|[#:]?\w+)")
_COMPARED: dict[str, Any] = {
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


class Expression:
    """Expressions over one item, with the names and values that stand beside them."""

    def __init__(self, item: Mapping[str, Any], request: Mapping[str, Any]) -> None:
        self._item = item
        self._names: Mapping[str, str] = request.get("ExpressionAttributeNames") or {}
        self._values: Mapping[str, Any] = request.get("ExpressionAttributeValues") or {}
        self._tokens: list[str] = []

    def holds(self, condition: str | None) -> bool:
        """Whether a condition holds; what is not there fulfils no comparison."""
        if condition is None:
            return True
        self._tokens = _TOKEN.findall(condition)
        held = self._either()
        if self._tokens:
            raise NotImplementedError(f"this table does not know {condition!r}")
        return held

    def updated(self, change: str) -> Item:
        """The item after SET, ADD and REMOVE."""
        item = dict(self._item)
        parts = re.split(r"\b(SET|ADD|REMOVE)\b", change)[1:]
        for word, body in zip(parts[::2], parts[1::2], strict=True):
            for action in body.split(","):
                name, *rest = action.replace("=", " ").split()
                field = self._names.get(name, name)
                if word == "REMOVE":
                    item.pop(field, None)
                elif word == "ADD":
                    item[field] = Decimal(item.get(field, 0)) + self._values[rest[0]]
                else:
                    item[field] = self._values[rest[0]]
        return item

    def _either(self) -> bool:
        held = self._both()
        while self._next("OR"):
            other = self._both()
            held = held or other
        return held

    def _both(self) -> bool:
        held = self._one()
        while self._next("AND"):
            other = self._one()
            held = held and other
        return held

    def _one(self) -> bool:
        if self._next("("):
            held = self._either()
            self._tokens.pop(0)
            return held
        word = self._tokens.pop(0)
        if word in ("attribute_exists", "attribute_not_exists"):
            _, name, _ = (self._tokens.pop(0) for _ in range(3))
            return (self._names.get(name, name) in self._item) == (word == "attribute_exists")
        compared, other = self._tokens.pop(0), self._tokens.pop(0)
        left, right = self._value(word), self._value(other)
        return left is not None and right is not None and bool(_COMPARED[compared](left, right))

    def _value(self, word: str) -> Any:
        return self._values[word] if word.startswith(":") else self._item.get(self._names.get(word, word))

    def _next(self, word: str) -> bool:
        if self._tokens and self._tokens[0] == word:
            self._tokens.pop(0)
            return True
        return False
