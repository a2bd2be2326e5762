"""What a field of a rule can be."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """The kinds of fields, by the name that people read."""

    TEXT = "a text"
    NUMBER = "a number"
    YES_NO = "a yes or no"
    TEXTS = "a list of texts"


Fields = Mapping[str, Kind]  # by name; at most one dot in it: `author.followers`
Values = Mapping[str, Any]  # by the same names; one that is missing or None is the empty one of its kind

EMPTY: Mapping[Kind, Any] = {Kind.TEXT: "", Kind.NUMBER: 0, Kind.YES_NO: False, Kind.TEXTS: ()}


def value_of(values: Values, fields: Fields, name: str) -> Any:
    """A field's value as the engine takes it: an enum as its text, what is missing as the empty one of its kind."""
    kind = fields[name]
    value = values.get(name)
    if value is None:
        return EMPTY[kind]
    if kind is Kind.TEXT:
        return str(value)
    if kind is Kind.TEXTS:
        return tuple(str(each) for each in value)
    return bool(value) if kind is Kind.YES_NO else value
