"""Whether a text that everybody reads repeats what was said in private."""

import re

from amends.casefile import CaseFile
from amends.errors import BadInput
from amends.quoting import RUN, repeats

_WORD = re.compile(r"\w+")
_TELLING = re.compile(r"\d{3,}|@")  # a number or an address says much in few words


def must_not_repeat(text: str, file: CaseFile) -> None:
    """Raise BadInput where the text repeats a message of an opened case; a message of few words is anybody's."""
    said = [read.mention.text for read in file.thread if read.mention.private]
    said += [reply.text for reply in file.replies if reply.private]
    if any(repeats(text, words) for words in said if len(_WORD.findall(words)) >= RUN or _TELLING.search(words)):
        raise BadInput("it repeats what was said in private, and everybody who reads the case reads notes")
