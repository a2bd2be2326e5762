"""What the linters know of a case."""

from amends.lint.context import Context, of_case
from amends.roles import Person
from amends.wiring.outage import around
from amends.wiring.private import with_private
from amends.wiring.spending import prices
from amends.wiring.stores import brand, cases


def lint_context(
    case_id: str,
    in_reply_to: str | None = None,
    *,
    invitation: bool = False,
    deep_link: bool = False,
    person: Person | None = None,
) -> Context:
    """The context of an answer in this case, with its private words where the person may read them; raises NotFound."""
    file = cases().file(case_id)
    if person:
        file = with_private(file, person)
    return of_case(file, brand(), in_reply_to, prices(), *around(), invitation=invitation, deep_link=deep_link)
