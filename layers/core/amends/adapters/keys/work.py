"""Keys of what people do with cases, beside the cases themselves."""

from amends.adapters.keys.base import Key


def note(case_id: str, note_id: str) -> Key:
    """An internal note as it is now, in its case."""
    return {"pk": f"CASE#{case_id}", "sk": f"NOTE#{note_id}"}


def note_version(case_id: str, note_id: str, version: int) -> Key:
    """One of a note's versions, in their order."""
    return {"pk": f"CASE#{case_id}", "sk": f"NOTEVERSION#{note_id}#{version:08d}"}


def viewer(case_id: str, person_id: str) -> Key:
    """That somebody has a case open."""
    return {"pk": f"CASE#{case_id}", "sk": f"VIEWER#{person_id}"}


def viewers_of(case_id: str) -> Key:
    """What the keys of a case's viewers begin with."""
    return viewer(case_id, "")


def people() -> str:
    """The partition of all who have signed in."""
    return colleague("")["pk"]


def colleague(person_id: str) -> Key:
    """Somebody who has signed in."""
    return {"pk": "PEOPLE", "sk": person_id}


def tag(brand: str, name: str) -> Key:
    """How often a tag was given."""
    return {"pk": f"TAGS#{brand}", "sk": name}


def tags_of(brand: str) -> str:
    """The partition of a brand's tags."""
    return tag(brand, "")["pk"]


def causes(brand: str) -> Key:
    """The root causes that a brand's cases are resolved with, as they are now."""
    return {"pk": f"BRAND#{brand}", "sk": "CAUSES"}


def teams(brand: str) -> Key:
    """The teams that reports are cut by, as they are now."""
    return {"pk": f"BRAND#{brand}", "sk": "TEAMS"}


def link(case_id: str, other: str) -> Key:
    """What another case is to this one."""
    return {"pk": f"CASE#{case_id}", "sk": f"LINK#{other}"}


def identities_of(platform: str, author_id: str) -> Key:
    """What the keys of a customer's identities begin with."""
    return {"pk": f"CUSTOMER#{platform}#{author_id}", "sk": "IDENTITY#"}


def identity(platform: str, author_id: str, also_on: str, also: str) -> Key:
    """That a customer is another one, too."""
    first = identities_of(platform, author_id)
    return {"pk": first["pk"], "sk": f"{first['sk']}{also_on}#{also}"}


def move(case_id: str, to: str) -> Key:
    """That posts of a case move to another one."""
    return {"pk": f"CASE#{case_id}", "sk": f"MOVE#{to}"}


def moves() -> str:
    """The index partition of the moves of posts that are not done, the oldest first."""
    return "MOVES"
