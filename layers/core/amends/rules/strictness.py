"""What the engine would let pass and nobody means: a number compared with a text, or a text used as a yes or no."""

from collections.abc import Iterator
from typing import Any

from rule_engine import DataType
from rule_engine.ast import (
    ArithmeticComparisonExpression,
    ComparisonExpression,
    ContainsExpression,
    FuzzyComparisonExpression,
    LogicExpression,
    UnaryExpression,
)

from amends.rules.kinds import Kind

KINDS = {
    Kind.TEXT: DataType.STRING,
    Kind.NUMBER: DataType.FLOAT,
    Kind.YES_NO: DataType.BOOLEAN,
    Kind.TEXTS: DataType.ARRAY(DataType.STRING),
}
_NAMES = {kind: name for name, kind in KINDS.items()}
_BELOW = ("left", "right", "member", "container")


def mismatches(node: Any) -> Iterator[str]:
    """What does not fit together in an expression and in all below it, in words."""
    members = getattr(node, "value", None)
    below = [getattr(node, name) for name in _BELOW if hasattr(node, name)]
    for each in [*below, *(members if isinstance(members, list) else [])]:
        yield from mismatches(each)
    if isinstance(node, LogicExpression):
        yield from (_no_answer(side) for side in (node.left, node.right) if not is_answer(side))
    elif isinstance(node, UnaryExpression):
        yield from _unary(node)
    elif isinstance(node, ArithmeticComparisonExpression):
        yield from (f"{named(side)} has no more or less" for side in (node.left, node.right) if not _is_number(side))
    elif isinstance(node, ComparisonExpression) and not isinstance(node, FuzzyComparisonExpression):
        if not DataType.is_compatible(node.left.result_type, node.right.result_type):
            yield f"{named(node.left)} is compared with {named(node.right)}"
    elif isinstance(node, ContainsExpression):
        inside = getattr(node.container.result_type, "value_type", DataType.STRING)
        if not DataType.is_compatible(inside, node.member.result_type):
            yield f"{named(node.member)} is looked for in {named(node.container)}"


def is_answer(node: Any) -> bool:
    """Whether what stands there is yes or no."""
    return bool(node.result_type == DataType.BOOLEAN)


def named(node: Any) -> str:
    """The kind of what stands there, as people read it."""
    return _NAMES.get(node.result_type, "a list")


def _unary(node: Any) -> Iterator[str]:
    if node.type == "not" and not is_answer(node.right):
        yield _no_answer(node.right)
    if node.type != "not" and not _is_number(node.right):
        yield f"{named(node.right)} has no minus"


def _is_number(node: Any) -> bool:
    return bool(node.result_type == DataType.FLOAT)


def _no_answer(node: Any) -> str:
    return f"and, or and not stand between things that are yes or no, and not beside {named(node)}"
