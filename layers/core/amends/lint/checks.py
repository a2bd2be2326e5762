"""The rules that need code, by the names under which the data calls them."""

from collections.abc import Callable

from amends.lint import dates, disclosure, identity, links, notice, opening, personal, shape
from amends.lint.context import Context
from amends.lint.finding import Finding
from amends.lint.folding import Folded
from amends.lint.rule import Rule

Check = Callable[[Rule, Folded, Context], list[Finding]]

CHECKS: dict[str, Check] = {
    "acknowledgment": opening.unacknowledged,
    "address": personal.addresses,
    "capitals": shape.capitals,
    "card": personal.cards,
    "cause": disclosure.causes,
    "customer_name": identity.customer,
    "date": dates.definite,
    "email": personal.emails,
    "exclamation": shape.exclamations,
    "iban": personal.ibans,
    "insecure_link": links.insecure,
    "length": shape.too_long,
    "link_price": links.priced,
    "missing_notice": notice.missing,
    "national_id": personal.national_ids,
    "no_notice": notice.unset,
    "phone": personal.phones,
    "reference": personal.references,
    "sarcasm": shape.sarcastic,
    "short_link": links.shortened,
    "soft_date": dates.soft,
    "staff_email": personal.staff_emails,
    "staff_name": identity.staff,
}
