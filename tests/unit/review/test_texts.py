"""Every text of a reply is kept, and says who wrote it."""

from amends.casefile import CaseFile, ReadMention
from amends.review import drafting
from amends.review.words import sha256

from tests.builders import MINUTE, NOON, ROSA, a_case, a_mention, a_reading
from tests.fakes import FakeReplies

FILE = CaseFile(case=a_case(), thread=[ReadMention(mention=a_mention(), reading=a_reading())], replies=[], events=[])


def test_each_edit_is_a_text_of_its_own_and_the_same_words_are_none() -> None:
    replies = FakeReplies()
    reply = drafting.draft(FILE, "Sorry, Ada.", None, ROSA, replies, NOON)
    reply = drafting.rewrite(reply, "Sorry, Ada, we look.", ROSA, replies, NOON + MINUTE)
    reply = drafting.rewrite(reply, "Sorry, Ada, we look.", ROSA, replies, NOON + 2 * MINUTE)
    assert (reply.text_version, reply.texts, reply.version) == (2, 2, 3)
    assert [(text.number, text.text, text.by, text.at) for text in replies.texts] == [
        (1, "Sorry, Ada.", ROSA.id, NOON),
        (2, "Sorry, Ada, we look.", ROSA.id, NOON + MINUTE),
    ]
    assert [text.sha256 for text in replies.texts] == [sha256(text.text) for text in replies.texts]
