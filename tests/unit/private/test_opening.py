"""What was said in private is read by those who may, and by nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from amends.casefile import CaseFile, ReadMention
from amends.desk import Desk
from amends.errors import Broken
from amends.private.opening import WHY, may_read_private, opened
from amends.private.sealed import GONE
from amends.reply import Reply
from amends.roles import Person, Role

from tests.builders import ADA, MIA, NOON, PIET, ROSA, a_case, a_mention, a_person, a_reading, a_sealer, sealed_read
from tests.builders import a_reply as any_reply
from tests.fakes import FakeSeals

SECRET = "my account number is 4711 and I am ill"
OURS = "We have refunded 4711, get well soon."


def a_private_reply(**changes: Any) -> Reply:
    """Rosa's message, as it is stored."""
    sealed = a_sealer().seal(OURS, "x-1001", "m1", NOON)
    return any_reply(**{"id": "m1", "text": "", "private": True, "sealed": sealed, "in_reply_to": "dm-1", **changes})


def a_file(**changes: Any) -> CaseFile:
    """A case of Rosa's that began in public and went on in private."""
    private = a_mention(id="dm-1", text=SECRET, private=True, created_at=NOON)
    read = ReadMention(mention=private, reading=a_reading(), evidence=["am ill"])
    thread = [ReadMention(mention=a_mention(), reading=a_reading()), sealed_read(read)]
    case = a_case(owner="rosa-id", owner_name="rosa", **changes)
    return CaseFile(case=case, thread=thread, replies=[any_reply(), a_private_reply()], events=[])


@pytest.mark.parametrize(
    ("person", "desk", "may"),
    [
        (ROSA, Desk.CARE, True),
        (a_person("sam", Role.SENIOR), Desk.CARE, True),
        (a_person("aud", Role.AUDITOR), Desk.CARE, True),
        (a_person("leo", Role.LEGAL), Desk.LEGAL, True),
        (PIET, Desk.PR, True),
        (a_person("leo", Role.LEGAL), Desk.CARE, False),
        (PIET, Desk.CARE, False),
        (PIET, Desk.LEGAL, False),
        (a_person("ravi", Role.RESPONDER), Desk.CARE, False),
        (ADA, Desk.CARE, False),
        (MIA, Desk.CARE, False),
    ],
)
def test_the_owner_desk_leads_and_auditors_may_and_administrators_may_not(
    person: Person, desk: Desk, may: bool
) -> None:
    assert may_read_private(a_case(owner="rosa-id", desk=desk), person) is may


def test_a_case_that_nobody_owns_is_nobodys_to_read() -> None:
    assert not may_read_private(a_case(owner=None), ROSA)


def test_its_owner_sees_both_parts() -> None:
    file = opened(a_file(), ROSA, FakeSeals(), NOON)
    assert [read.mention.text for read in file.thread] == [a_mention().text, SECRET]
    assert file.thread[1].evidence == ["am ill"]
    assert [reply.text for reply in file.replies] == [any_reply().text, OURS]
    assert file.private_part is not None
    assert (file.private_part.messages, file.private_part.readable, file.private_part.why) == (2, True, "")


@pytest.mark.parametrize("person", [ADA, MIA, PIET, a_person("ravi", Role.RESPONDER)])
def test_others_see_the_public_part_and_how_much_they_do_not_see(person: Person) -> None:
    seals = FakeSeals()
    file = opened(a_file(), person, seals, NOON)
    assert [read.mention.id for read in file.thread] == ["1001"]
    assert [reply.id for reply in file.replies] == ["r1"]
    assert file.private_part is not None
    assert (file.private_part.messages, file.private_part.readable, file.private_part.why) == (2, False, WHY)
    assert seals.opened == []


def test_a_case_as_it_is_stored_holds_no_private_word_anywhere() -> None:
    said = a_file().model_dump_json()
    assert "4711" not in said
    assert "am ill" not in said
    assert '"sealed":' not in said
    # The control: once it is opened, the words are there.
    assert "4711" in opened(a_file(), ROSA, FakeSeals(), NOON).model_dump_json()


def test_what_is_past_its_time_is_gone_though_the_table_holds_it_still() -> None:
    later = NOON + timedelta(days=90)
    file = opened(a_file(), ROSA, FakeSeals(), later)
    assert [read.mention.text for read in file.thread] == [a_mention().text, GONE]
    assert file.replies[1].text == GONE
    assert opened(a_file(), ROSA, FakeSeals(), later - timedelta(seconds=1)).replies[1].text == OURS


def test_a_text_that_was_put_into_another_case_does_not_open_there() -> None:
    with pytest.raises(Broken):
        opened(a_file(id="x-2002"), ROSA, FakeSeals(), NOON)


def test_a_merge_takes_along_what_was_sealed() -> None:
    merged = opened(a_file(id="x-2002", sealed_in=["x-1001"]), ROSA, FakeSeals(), NOON)
    assert merged.thread[1].mention.text == SECRET


def test_a_text_under_another_posts_name_does_not_open() -> None:
    file = a_file()
    read = file.thread[1]
    moved = read.model_copy(update={"mention": read.mention.model_copy(update={"id": "dm-2"})})
    with pytest.raises(Broken):
        opened(file.model_copy(update={"thread": [moved]}), ROSA, FakeSeals(), NOON)


def test_another_key_opens_nothing() -> None:
    with pytest.raises(Broken):
        opened(a_file(), ROSA, FakeSeals("another key"), NOON)
