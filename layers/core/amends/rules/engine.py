"""Expressions over named fields, by the library rule-engine: checked in words, and without surprises when they run.

    fields = {"reading.complaint": Kind.NUMBER, "author.followers": Kind.NUMBER}
    rule = compile("reading.complaint > 0.6 and author.followers > 50000", fields)
    rule.matches({"reading.complaint": 0.9, "author.followers": 60_000})

A value that is missing is the empty one of its kind, so a rule that compiles never fails. `guard.py` says what an
expression may hold.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from amends.errors import BadInput
from amends.rules.guard import forbidden
from amends.rules.kinds import Fields, Kind, Values, value_of

__all__ = ["Fields", "Kind", "Rule", "Values", "check", "compile"]


@dataclass(frozen=True)
class Rule:
    """An expression that is ready to be asked."""

    expression: str
    _ask: Callable[[Values], bool]

    def matches(self, values: Values) -> bool:
        """Whether the expression holds for these values."""
        return self._ask(values)


def check(expression: str, fields: Fields) -> list[str]:
    """What is wrong with an expression, in words that name the fields; empty for one that can be used."""
    found = _understood(expression, fields)
    return found if isinstance(found, list) else []


def compile(expression: str, fields: Fields) -> Rule:  # noqa: A001 that is what it does, and re calls it so, too
    """The expression as a rule over these fields; raises BadInput with all that is wrong with it."""
    found = _understood(expression, fields)
    if isinstance(found, list):
        raise BadInput("; ".join(found))
    return found


def _understood(expression: str, fields: Fields) -> Rule | list[str]:
    if found := forbidden(expression, fields):
        return found
    # Imported here: it builds its parser's tables each time, which takes half a second that few functions should pay.
    from rule_engine import Context, EngineError
    from rule_engine import Rule as Parsed

    from amends.rules.strictness import is_answer, mismatches

    context = Context(type_resolver=_types(fields), resolver=_resolver(fields), regex_flags=re.IGNORECASE)
    try:
        parsed = Parsed(expression, context)
        found = list(dict.fromkeys(mismatches(parsed.statement.expression)))
    except EngineError as error:
        return [_in_words(error, expression, fields)]
    except RecursionError:
        return ["the expression is nested too deeply"]
    if not found and not is_answer(parsed.statement.expression):
        found = ["an expression is something that is yes or no, as reading.complaint > 0.6 is"]
    return found or Rule(expression, parsed.matches)


def _types(fields: Fields) -> Mapping[str, Any]:
    """The fields as the engine's types: those with a dot as parts of an object."""
    from rule_engine import DataType

    from amends.rules.strictness import KINDS

    groups: dict[str, dict[str, Any]] = {}
    plain = {}
    for name, kind in fields.items():
        group, dot, part = name.partition(".")
        if dot:
            groups.setdefault(group, {})[part] = KINDS[kind]
        else:
            plain[name] = KINDS[kind]
    return plain | {
        group: DataType.OBJECT(group, attributes=parts, accessor=_accessor(group, fields))
        for group, parts in groups.items()
    }


@dataclass(frozen=True)
class _Group:
    """All values, in a shape that the engine hands on as it is: it copies every entry of a mapping, each time."""

    values: Values


def _accessor(group: str, fields: Fields) -> Callable[[_Group, str], Any]:
    return lambda found, part: value_of(found.values, fields, f"{group}.{part}")


def _resolver(fields: Fields) -> Callable[[Values, str], Any]:
    # A group stands for all values: its accessor knows the rest of the name.
    return lambda values, name: value_of(values, fields, name) if name in fields else _Group(values)


def _in_words(error: Any, expression: str, fields: Fields) -> str:
    if "data type mismatch" in error.message:
        used = [
            f"{name} is {kind}" for name, kind in fields.items() if re.search(rf"\b{re.escape(name)}\b", expression)
        ]
        return "kinds are mixed that don't go together" + (f": {', '.join(used)}" if used else "")
    if hasattr(error, "token"):
        token = error.token
        return f"not understood from “{expression[token.lexpos :][:20]}” on" if token else "it ends too early"
    return str(error.message)
