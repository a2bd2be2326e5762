"""Regular expressions that an administrator may write: those that can't take long, whatever the text is.

Python's own engine tries every way in which a pattern can fit, and knows no limit of time. Here the ways are counted
before: a repeat says how often at most, no group is repeated, and the choices of all parts together stay few. A
search of 50,000 characters then ends within a second.
"""

import re

CHOICES = 200  # ways in which a pattern may be tried at one place of the text
LONGEST = 300  # characters

_TOKEN = re.compile(
    r"\\[1-9k]|(?P<backslash>\\.)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<group>\((?:\?(?::|=|!|<=|<!)|(?!\?)))|(?P<close>\))"
    r"|(?P<or>\|)|(?P<repeat>\{(?:(?P<exactly>\d{1,3})|(?P<least>\d{0,3}),(?P<most>\d{1,3}))\}|\?)\??|(?P<plain>[^\\*+{?(|)\[])",
    re.DOTALL,
)


def objections(pattern: str) -> list[str]:
    """Why a pattern is not taken, in words; empty for one that is."""
    if len(pattern) > LONGEST:
        return [f"a pattern has {LONGEST} characters at most"]
    try:
        re.compile(pattern)
    except re.error as error:
        return [f"the pattern can't be read: {error}"]
    choices, place, last = 1, 0, ""
    while place < len(pattern):
        token = _TOKEN.match(pattern, place)
        if not token or token.lastgroup is None:
            return [_refused(pattern[place:])]
        if token["repeat"]:
            if last == "close" and token["repeat"] != "?":
                return ["a group in a pattern can't be repeated, only be optional"]
            most = token["most"] or token["exactly"] or "1"
            choices *= 1 + int(most) - int(token["least"] or token["exactly"] or 0)
        if token["or"]:
            choices *= 2
        last = "close" if token["close"] else ""
        place = token.end()
    if choices > CHOICES:
        return [f"the pattern can be tried in {choices:,} ways, and {CHOICES} is the most: use a keyword list instead"]
    return []


def _refused(rest: str) -> str:
    if rest[0] in "*+{":
        return f"a repeat in a pattern says how often at most, as {{1,20}} does: not “{rest[0]}”"
    return f"a pattern can't hold “{rest[:3]}”"
