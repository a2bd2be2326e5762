"""One change of a case by a person: the version that they saw, the rule, and who was faster."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from amends import wiring
from amends.api.conditions import seen_in
from amends.api.people import caller
from amends.case import Case
from amends.errors import Stale
from amends.event import Event
from amends.roles import Act, Person
from amends.work.conflict import changed

Rule = Callable[[Case, Person, datetime], tuple[Case, Event]]


def move(request: dict[str, Any], if_match: str, case_id: str, act: Act, rule: Rule) -> Case:
    """The case after a person's change; raises Changed, with who did what, when it is not the one that they saw."""
    person = caller(request)
    person.must(act)
    seen, cases = seen_in(if_match), wiring.cases()
    before = must_be(cases.get(case_id), seen)
    after, event = rule(before, person, wiring.now())
    try:
        return cases.save(after, event)
    except Stale as stale:
        raise changed("this case", cases.get(case_id).version, cases.since(case_id, seen)) from stale


def must_be(case: Case, version: int) -> Case:
    """The case, when it is still the version that the person saw; raises Changed."""
    if case.version != version:
        raise changed("this case", case.version, wiring.cases().since(case.id, version))
    return case
