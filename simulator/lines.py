"""JSON Lines, checked as a whole before anything is played."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, PlainValidator, StringConstraints, ValidationError

Line = TypeVar("Line", bound=BaseModel)


class MalformedError(Exception):
    """A file that cannot be played, with the line at fault where there is one."""

    def __init__(self, path: Path, line: int | None, why: str) -> None:
        super().__init__(f"{path}:{line}: {why}" if line else f"{path}: {why}")


def _text(value: Any) -> str:
    # Pydantic's own str refuses lone surrogates, which real feeds carry as JSON escapes.
    if not isinstance(value, str):
        raise ValueError("must be a string")  # noqa: TRY004  # pydantic reports ValueError as a fault of the field
    if not 1 <= len(value) <= 50_000:
        raise ValueError("must have 1 to 50,000 characters")
    return value


Text = Annotated[str, PlainValidator(_text)]
Handle = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]{1,30}$")]
RedditName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,30}$")]


def read(path: Path, model: type[Line], check: Callable[[int, Line], str | None] = lambda _n, _l: None) -> list[Line]:
    """Every line of a file as a model; raises MalformedError at the first that is none."""
    lines = []
    for number, raw in _raw_lines(path):
        try:
            value = json.loads(raw.decode("utf-8"))
            line = model.model_validate(value)
        except ValidationError as error:
            raise MalformedError(path, number, _first_fault(error)) from None
        except RecursionError:
            raise MalformedError(path, number, "JSON nested too deeply") from None
        except ValueError as error:
            why = "not UTF-8" if isinstance(error, UnicodeDecodeError) else f"not JSON: {error}"
            raise MalformedError(path, number, why) from None
        if why_not := check(number, line):
            raise MalformedError(path, number, why_not)
        lines.append(line)
    if not lines:
        raise MalformedError(path, None, "holds no posts")
    return lines


def _raw_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise MalformedError(path, None, error.strerror or "cannot be read") from None
    # Only line feeds end a line: other separators that Unicode knows may stand inside a text.
    raw_lines = content.split(b"\n")
    if raw_lines[-1] == b"":
        raw_lines.pop()
    yield from enumerate(raw_lines, start=1)


def _first_fault(error: ValidationError) -> str:
    fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
    where = ".".join(str(part) for part in fault["loc"])
    return f"{where}: {fault['msg']}" if where else fault["msg"]
