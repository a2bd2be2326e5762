"""The rules that need code, by the names under which the data calls them."""

from collections.abc import Callable

from amends.lint import (
    dates,
    disclosure,
    identity,
    invitation,
    links,
    notice,
    opening,
    personal,
    private_only,
    shape,
)
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
    "invitation_acknowledges": invitation.not_heard_first,
    "invitation_invites": invitation.no_way,
    "invitation_what_happens": invitation.no_next_step,
    "invitation_why_private": invitation.no_privacy,
    "length": shape.too_long,
    "link_price": links.priced,
    "missing_notice": notice.missing,
    "national_id": personal.national_ids,
    "no_notice": notice.unset,
    "phone": personal.phones,
    "private_only": private_only.private_only,
    "reference": personal.references,
    "sarcasm": shape.sarcastic,
    "short_link": links.shortened,
    "soft_date": dates.soft,
    "staff_email": personal.staff_emails,
    "staff_name": identity.staff,
}
