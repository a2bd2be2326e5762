"""Keys of the library of templates: all of a brand's in one partition, what they were before in one of their own."""

from amends.adapters.keys.base import Key

TEMPLATES = "TEMPLATE#"


def template(brand: str, template_id: str) -> Key:
    """A template as it is now."""
    return {"pk": f"LIBRARY#{brand}", "sk": f"{TEMPLATES}{template_id}"}


def template_versions(brand: str, template_id: str) -> Key:
    """What the keys of a template's versions are made of."""
    return {"pk": f"TEMPLATE#{brand}#{template_id}", "sk": "TEMPLATE"}
