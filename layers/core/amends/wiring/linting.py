"""What the linters know of a case."""

from amends.lint.context import Context, of_case
from amends.wiring.outage import around
from amends.wiring.spending import prices
from amends.wiring.stores import brand, cases


def lint_context(
    case_id: str, in_reply_to: str | None = None, *, invitation: bool = False, deep_link: bool = False
) -> Context:
    """The context of an answer in this case; raises NotFound."""
    file = cases().file(case_id)
    return of_case(file, brand(), in_reply_to, prices(), *around(), invitation=invitation, deep_link=deep_link)
