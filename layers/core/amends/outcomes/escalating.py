"""Whether somebody who is unhappy again has become graver, and by what."""

from collections.abc import Iterable
from functools import cache

from amends.casefile import CaseFile
from amends.outcomes.afterwards import Afterwards
from amends.outcomes.recovery import answers
from amends.rules.keywords import Finder, plain
from amends.rules.shipped import shipped_rules

# Of the keyword lists that ship with triage; a brand's own rules change nothing of what counts as graver here.
_GRAVE = {
    "legal": "speaks of legal steps",
    "regulator": "speaks of a regulator",
    "press": "speaks of the press",
}


def graver(unhappy: Iterable[Afterwards], file: CaseFile) -> dict[str, str]:
    """By the id of each unhappy post why it is graver, in words; empty where none is."""
    rose = _rose(file)
    found = {}
    for post in unhappy:
        words = [why for name, why in _GRAVE.items() if _finders()[name].finds(plain(post.mention.text))]
        if not post.in_thread and not post.mention.private:
            words.insert(0, "complains anew in public, outside of the thread")
        elif rose:
            words.append(rose)
        if words:
            found[post.mention.id] = "; ".join(words)
    return found


def _rose(file: CaseFile) -> str:
    """That the case became graver since its first answer was approved; 1 is the gravest."""
    first = next(iter(answers(file)), None)
    if first is None or file.case.severity >= first.severity:
        return ""
    return f"the case rose from severity {first.severity} to {file.case.severity}"


@cache
def _finders() -> dict[str, Finder]:
    lists = shipped_rules().keywords
    return {name: Finder(lists[name]) for name in _GRAVE}
