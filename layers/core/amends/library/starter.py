"""The starter library that ships: texts to begin with, which count for nothing until somebody approves them."""

import tomllib
from importlib.resources import files

from amends.library.wording import Words


def starter() -> dict[str, Words]:
    """The shipped words by their template's id, which is the same in every deployment."""
    listed = tomllib.loads(files("amends.library").joinpath("starter.toml").read_text(encoding="utf-8"))["templates"]
    return {str(entry.pop("id")): Words.model_validate({**entry, "text": entry["text"].strip()}) for entry in listed}
