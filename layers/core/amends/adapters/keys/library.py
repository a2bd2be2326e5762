"""Keys of the library of templates: all of a brand's in one partition, what they were before in one of their own."""

from amends.adapters.keys.base import Key

TEMPLATES, TALLIES = "TEMPLATE#", "TALLY#"


def template(brand: str, template_id: str) -> Key:
    """A template as it is now."""
    return {"pk": f"LIBRARY#{brand}", "sk": f"{TEMPLATES}{template_id}"}


def template_versions(brand: str, template_id: str) -> Key:
    """What the keys of a template's versions are made of."""
    return {"pk": f"TEMPLATE#{brand}#{template_id}", "sk": "TEMPLATE"}


def library(brand: str) -> str:
    """The partition of a brand's templates and their tallies."""
    return template(brand, "")["pk"]


def tally(brand: str, template_id: str, number: int | None = None) -> Key:
    """The counts of a wording; without a number, what the keys of a template's tallies begin with."""
    last = "" if number is None else f"{number:08d}"
    return {"pk": library(brand), "sk": f"{TALLIES}{template_id}#{last}"}


def outcome(case_id: str, template_id: str, number: int) -> Key:
    """That what came of a case was counted for a wording."""
    return {"pk": f"CASE#{case_id}", "sk": f"OUTCOME#{template_id}#{number:08d}"}
