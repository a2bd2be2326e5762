"""Places in a text that its case fills: a fixed list, filled in one pass, and left visible where there is no value."""

import re
from collections.abc import Mapping

from amends.casefile import CaseFile
from amends.errors import BadInput
from amends.roles import Person

PLACEHOLDERS = {
    "customer": "the customer's name, as they show it",
    "topic": "what the case is about, in a word or two",
    "next_update": "when the customer hears from us next",
    "link": "where the customer goes on",
    "responder": "the name of the person who answers",
}
OF_STATEMENTS = ("topic", "next_update", "link")  # a statement speaks to many, and for no one person
_ANY = re.compile(r"\{([A-Za-z_]+)\}")
# Anyone can call themselves anything: a name with an @, a link or a line break in it is not repeated in public.
_NAME = re.compile(r"[^\W\d_](?:[\w '’-]|\.(?=\s|$)){0,48}")


def unknown(text: str) -> list[str]:
    """What looks like a placeholder in the text and is none of ours, each once."""
    return list(dict.fromkeys(name for name in _ANY.findall(text) if name not in PLACEHOLDERS))


def unfilled(text: str) -> list[str]:
    """The placeholders that still stand in the text, each once, in their order; such a text must not go to review."""
    return list(dict.fromkeys(name for name in _ANY.findall(text) if name in PLACEHOLDERS))


def must_be_filled(text: str) -> None:
    """Raise BadInput for a text in which a placeholder still stands."""
    if left := unfilled(text):
        raise BadInput(f"fill in {', '.join(f'{{{name}}}' for name in left)} first")


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with every placeholder that has a value; what a value holds is never filled again."""
    return _ANY.sub(lambda found: values.get(found[1], "").strip() or found[0], text)


def values(file: CaseFile, person: Person) -> dict[str, str]:
    """What the case knows of the placeholders; a name that is no name is left for a person to write."""
    names = {"customer": file.case.author_name.strip(), "responder": person.name}
    known = {place: name for place, name in names.items() if _NAME.fullmatch(name)}
    return known | ({"topic": file.case.topic.replace("-", " ")} if file.case.topic else {})
