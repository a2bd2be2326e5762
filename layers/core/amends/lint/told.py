"""All that an author is told while they write: the findings, the weight, the price."""

from decimal import Decimal

from pydantic import BaseModel, Field

from amends.costs import Cost, of_answer
from amends.lengths import LONGEST, LONGEST_ELSEWHERE, has_link, length
from amends.lint.context import Context
from amends.lint.finding import Finding
from amends.lint.linting import lint
from amends.mention import PlatformName
from amends.reading import Reading


class Told(BaseModel):
    """What is said of a text; `length` is in the platform's own weights."""

    findings: list[Finding]
    length: int
    longest: int
    has_link: bool
    cost: Cost
    price: Decimal = Field(description="Of this very text, in dollars")
    sarcasm: float | None = Field(description="What the model says; null where it was not asked, or can't judge")


def tell(text: str, context: Context, reading: Reading | None = None) -> Told:
    """What is said of a text, with the model's reading of it where there is one."""
    # In a language that the model has not learnt it knows nothing but how things mostly are.
    sarcasm = reading.sarcasm if reading and reading.threshold is not None else None
    context = context.model_copy(update={"sarcasm": sarcasm})
    cost = context.cost or of_answer(context.platform, summoned=context.summoned, private=context.private)
    links = has_link(text)
    button = context.deep_link and context.platform is PlatformName.X and not context.private
    longest = LONGEST_ELSEWHERE if context.private else LONGEST.get(context.platform, LONGEST_ELSEWHERE)
    weighs = len(text) if context.private else length(text, context.platform, is_reply=context.is_reply)
    return Told(
        findings=lint(text, context) if text.strip() else [],
        length=weighs,
        longest=longest,
        has_link=links,
        cost=cost,
        price=cost.with_link if links or button else cost.plain,
        sarcasm=sarcasm,
    )
