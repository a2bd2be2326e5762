"""Personal data by its form: addresses of any kind, numbers with a checksum, numbers of contracts."""

import re
from collections.abc import Callable

from amends.lint.context import Context
from amends.lint.finding import Finding
from amends.lint.folding import Folded
from amends.lint.rule import Rule

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
# Whoever reads mail under such a name does so for the brand.
_DESK = re.compile(
    r"help|support|care|service|contact|info|hello|hi|enquir|inquir|complaint|press|media|privacy|dpo|legal|sales|team"
    r"|office|feedback|booking|order|refund|return|account|billing|team|desk|safety|security|abuse|social|no-?reply"
)
_CARD = re.compile(r"(?<![\w-])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\w-])")
_IBAN = re.compile(r"\b[a-z]{2}\d{2}(?:\s?[a-z0-9]{4}){2,7}(?:\s?[a-z0-9]{1,3})?\b")
_PHONE = re.compile(r"(?<![\w+/.-])(?:\+|\(|0|[2-9]\d{2}[ .-]\d{3}[ .-]\d{4}(?!\w))[\d ().-]{0,20}\d?(?![\w/])")
# Lines that only a business can have: in Britain, North America and Ireland.
_BUSINESS_LINE = re.compile(r"(?:44|0)?0?(?:80[08]|3\d\d|84\d|87\d|1800|1890)\d{6,7}|1?8(?:00|33|44|55|66|77|88)\d{7}")
_NATIONAL_ID = re.compile(
    r"(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])"
    r"|\b(?![dfiquv])[a-ceghj-prstw-z][a-ceghj-nprstw-z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[a-d]\b"
)
_REFERENCE = re.compile(
    r"\b(?:account|order|booking|customer|client|policy|membership|member|contract|invoice|tracking|parcel|passport"
    r"|licence|license|meter|patient|loyalty|sort)\s?(?:number|no|num|id|code|reference|ref)?\.?"
    r"\s?(?:is|was|:|#)?\s?(?P<number>#?[a-z]{0,4}-?\d[\d-]{3,17}\d)\b"
)
_STREETS = "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Dr|Court|Crescent|Terrace|Gardens|Place|Square|Boulevard"
_STREET = re.compile(rf"\b\d{{1,5}}[A-Za-z]?,?\s(?:[A-Z][\w'-]{{1,30}}\s){{1,3}}(?:{_STREETS})\b")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}\b")
_OURS = re.compile(
    r"\b(?:(?:our|the) (?:\w{1,20} )?(?:stores?|shops?|branch(?:es)?|depots?|offices?|stations?|airport|cafe|hotel)"
    r"|visit us|head office|come to us)\b"
)


def emails(rule: Rule, text: Folded, context: Context) -> list[Finding]:
    """Mail addresses that are neither a desk's nor the brand's."""
    return _found(rule, text, _EMAIL, lambda mail: not _is_desk(mail) and not _is_brands(mail, context))


def staff_emails(rule: Rule, text: Folded, context: Context) -> list[Finding]:
    """Mail addresses of one person at the brand."""
    return _found(rule, text, _EMAIL, lambda mail: not _is_desk(mail) and _is_brands(mail, context))


def cards(rule: Rule, text: Folded, _: Context) -> list[Finding]:
    """Numbers that a payment card can have."""
    return _found(rule, text, _CARD, lambda number: luhn(_digits(number)))


def ibans(rule: Rule, text: Folded, _: Context) -> list[Finding]:
    """International account numbers, by their checksum (ISO 13616)."""
    return _found(rule, text, _IBAN, is_iban)


def phones(rule: Rule, text: Folded, _: Context) -> list[Finding]:
    """Phone numbers that a person can have."""

    def is_private(number: str) -> bool:
        digits = _digits(number)
        return 9 <= len(digits) <= 15 and not _BUSINESS_LINE.fullmatch(digits.removeprefix("00"))

    return _found(rule, text, _PHONE, is_private)


def national_ids(rule: Rule, text: Folded, _: Context) -> list[Finding]:
    """Social security numbers of the United States, and national insurance numbers of Britain."""
    return _found(rule, text, _NATIONAL_ID)


def references(rule: Rule, text: Folded, _: Context) -> list[Finding]:
    """Numbers under which we know a customer or what they bought."""
    found = []
    for match in _REFERENCE.finditer(text.lower):
        if len(_digits(match["number"])) >= 5:
            found.append(rule.finding(*text.span(*match.span("number"))))
    return found


def addresses(rule: Rule, text: Folded, _: Context) -> list[Finding]:
    """Houses in a street and whole postcodes, where the sentence does not say that they are ours."""
    found = []
    for pattern in (_STREET, _POSTCODE):
        for match in pattern.finditer(text.cased):
            if not _OURS.search(text.lower, *text.sentence_at(match.start())):
                found.append(rule.finding(*text.span(*match.span())))
    return found


def luhn(digits: str) -> bool:
    """Whether the digits bear the checksum of ISO/IEC 7812, and are not one digit over and over."""
    doubled = [int(d) * (1 + place % 2) for place, d in enumerate(reversed(digits))]
    return 13 <= len(digits) <= 19 and len(set(digits)) > 1 and sum(d - 9 * (d > 9) for d in doubled) % 10 == 0


def is_iban(text: str) -> bool:
    """Whether the characters bear the checksum of ISO 13616."""
    bare = re.sub(r"\s", "", text).upper()
    turned = bare[4:] + bare[:4]
    return 15 <= len(bare) <= 34 and int("".join(str(int(c, 36)) for c in turned)) % 97 == 1


def _found(
    rule: Rule, text: Folded, pattern: re.Pattern[str], is_it: Callable[[str], bool] = lambda _: True
) -> list[Finding]:
    """A finding for each match that is what it looks like."""
    found = []
    for match in pattern.finditer(text.lower):
        if is_it(match[0]):
            found.append(rule.finding(*text.span(match.start(), match.start() + len(match[0].rstrip(" .(-")))))
    return found


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def _is_desk(mail: str) -> bool:
    return bool(_DESK.search(mail.partition("@")[0]))


def _is_brands(mail: str, context: Context) -> bool:
    domain = re.sub(r"[^a-z0-9]", "", mail.partition("@")[2])
    names = (re.sub(r"[^a-z0-9]", "", name.lower()) for name in context.brand_names)
    return any(len(name) >= 3 and name in domain for name in names)
