"""Templates that tests are about."""

from typing import Any

from amends.library.template import Template, approve, create, submit
from amends.library.wording import Words
from amends.roles import Role

from tests.builders import NOON, PIET, ROSA, a_person

LENA = a_person("lena", Role.LEGAL)
LATE = "Sorry, {customer}, that is late. We find out where it is and write by {next_update}."


def words(**changes: Any) -> Words:
    """A text about late parcels, for every platform."""
    fields: dict[str, Any] = {
        "name": "Late parcel",
        "topic": "delivery",
        "text": LATE,
        "description": "A parcel is late or lost.",
        "keywords": ["parcel", "late", "courier"],
    }
    return Words.model_validate({**fields, **changes})


def a_draft(**changes: Any) -> Template:
    """Rosa's draft."""
    return create("late", "larkfield", words(**changes), ROSA, NOON)


def a_template(template_id: str = "late", **changes: Any) -> Template:
    """Rosa's template, approved by whoever must."""
    template = submit(create(template_id, "larkfield", words(**changes), ROSA, NOON), ROSA, NOON)
    template = approve(template, LENA, NOON)
    return approve(template, PIET, NOON) if changes.get("needs_pr") else template
