"""What an expression may hold: a small part of the engine's language, in which nothing is called and nothing fails."""

import re
from difflib import get_close_matches

from amends.rules.kinds import Fields
from amends.rules.patterns import objections

LONGEST = 1000  # characters of an expression
MOST = 150  # names, texts, numbers and signs in it

_TEXT = re.compile(
    r"""(?P<before>[=!]~~?\s*)?(?P<prefix>[A-Za-z]?)(?P<quote>["'])(?P<text>(?:[^\\\n]|\\.)*?)(?P=quote)"""
)
_SIGNS = re.compile(r"==|!=|=~~?|!~~?|<=|>=|[<>()\[\],+*-]")
_PART = re.compile(r'""|[A-Za-z_][\w.]*|\d+(?:\.\d+)?|==|!=|=~~?|!~~?|<=|>=|\*\*|<<|>>|\S')
_WORDS = frozenset({"and", "or", "not", "in", "true", "false"})
_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,6})?")
_NAME = re.compile(r"[A-Za-z_][\w.]*")
ALLOWED = (
    'an expression is made of fields, "texts", numbers, true, false, [lists], and, or, not, in, '
    "== != < <= > >= =~ =~~ !~ !~~ + - * and ( )"
)


def forbidden(expression: str, fields: Fields) -> list[str]:
    """What an expression holds that it may not, in words; empty where there is nothing."""
    if not expression.strip():
        return ["the expression is empty"]
    if len(expression) > LONGEST:
        return [f"an expression has {LONGEST:,} characters at most"]
    found = [why for text in _TEXT.finditer(expression) for why in _of_text(text)]
    parts = _PART.findall(_TEXT.sub(lambda text: f'{text["before"] or ""}""', expression))
    if len(parts) > MOST:
        return [f"an expression has {MOST} parts at most: make two rules of it, or use a keyword list"]
    before = ""
    for part in parts:
        found += _of_part(part, before, fields)
        before = part
    if any(why.startswith("“") for why in found):
        found.append(ALLOWED)
    return list(dict.fromkeys(found))


def _of_text(text: re.Match[str]) -> list[str]:
    if text["prefix"] not in ("", "r"):
        return [f"there can be no {text['prefix']} before a text"]
    if not text["before"]:
        return []
    if "\\" in text["text"] and text["prefix"] != "r":
        return ['write a pattern that holds a backslash as r"..."']
    return objections(text["text"])


def _of_part(part: str, before: str, fields: Fields) -> list[str]:
    if before.endswith("~") and part != '""':
        return ["what stands behind =~ or =~~ is a pattern in quotes"]
    if part in "([" and (before in ('""', ")", "]") or (_NAME.fullmatch(before) and before not in _WORDS)):
        return [f"nothing can be called or picked with “{part}”"]
    if part == '""' or part in _WORDS or part in fields or _SIGNS.fullmatch(part) or _NUMBER.fullmatch(part):
        return []
    if not _NAME.fullmatch(part):
        return [f"“{part}” is not known here"]
    near = get_close_matches(part, fields, n=1)
    return [f"there is no field {part}" + (f": did you mean {near[0]}?" if near else "")]
