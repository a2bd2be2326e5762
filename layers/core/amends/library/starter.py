"""The starter library that ships: texts to begin with, which count for nothing until somebody approves them."""

import tomllib
from importlib.resources import files

from amends.library.wording import Words

FILES = ("starter.toml", "statements.toml")  # for answers, and for what an outage asks for


def starter() -> dict[str, Words]:
    """The shipped words by their template's id, which is the same in every deployment."""
    texts = [files("amends.library").joinpath(name).read_text(encoding="utf-8") for name in FILES]
    listed = [entry for text in texts for entry in tomllib.loads(text)["templates"]]
    return {str(entry.pop("id")): Words.model_validate({**entry, "text": entry["text"].strip()}) for entry in listed}
