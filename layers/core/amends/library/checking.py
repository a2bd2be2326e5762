"""What must be right of a template's words before anyone is asked to approve them."""

from amends.errors import BadInput
from amends.languages import name
from amends.lengths import must_fit
from amends.library.acknowledging import acknowledges, knows
from amends.library.placeholders import OF_STATEMENTS, PLACEHOLDERS, unfilled, unknown
from amends.library.wording import Words
from amends.lint import Context, Level, lint
from amends.mention import PlatformName


def faults(words: Words) -> list[str]:
    """What keeps the words from review, each in a sentence; a language without a list of ours is left to people.

    Words for every platform must fit the one that takes the fewest. What the linters block in an answer no answer can
    begin with.
    """
    platform = words.platform or PlatformName.X
    found = []
    if knows(words.language) and not acknowledges(words.text, words.language):
        found.append(f"it does not begin by acknowledging what the customer wrote, in {name(words.language)}")
    for other in unknown(words.text):
        found.append(f"{{{other}}} is no placeholder; there are {', '.join(f'{{{known}}}' for known in PLACEHOLDERS)}")
    for place in unfilled(words.text) if words.stage else []:
        if place not in OF_STATEMENTS:
            found.append(f"a statement speaks to many: nothing fills {{{place}}} there")
    try:
        must_fit(words.text, platform)
    except BadInput as error:
        found.append(str(error))
    blocked = [one for one in lint(words.text, Context(platform=platform)) if one.level is Level.BLOCK]
    return found + list(dict.fromkeys(one.words for one in blocked))
