"""Each kind of event concerns those whom the table names, and nobody is told what they did themselves."""

import re
from typing import Any

import pytest
from amends.errors import BadInput
from amends.event import Event
from amends.notify.concerning import About, boxes, line_of, recipients
from amends.notify.kinds import CONCERNS, TEST
from amends.notify.notice import notice_of
from amends.notify.settings import MyNotices, must_be_known
from amends.reply import ReplyState

from tests.builders import NOON, a_case, a_reply
from tests.template import ROOT
from tests.unit.notify.builders import a_notice, notice_settings

ABOUT = About(case=a_case(), reply=a_reply(state=ReplyState.IN_REVIEW, version=2, approver="piet-id"))


def told(kind: str, about: About = ABOUT, **changes: Any) -> set[str]:
    found = recipients(a_notice(kind=kind, **changes), about, notice_settings())
    return {f"{one.kind}:{one.id}" for one in found}


@pytest.mark.parametrize(
    ("kind", "whom"),
    [
        ("case opened", {"desk:care"}),
        ("customer wrote again", {"desk:care"}),
        ("sent to review", {"desk:legal", "desk:pr", "person:piet-id"}),
        ("changes requested", {"person:rosa-id"}),
        ("approval void", {"person:rosa-id", "person:piet-id"}),
        ("claimed", set()),
        ("nothing of ours", set()),
    ],
)
def test_a_kind_concerns_whom_the_table_names(kind: str, whom: set[str]) -> None:
    assert told(kind) == whom


def test_an_owned_case_concerns_its_owner_and_not_the_whole_desk() -> None:
    owned = About(case=a_case(owner="rosa-id", owner_name="rosa"))
    assert told("customer wrote again", owned) == {"person:rosa-id"}
    assert told("case opened", owned) == {"desk:care"}


def test_nobody_is_told_what_they_did_themselves() -> None:
    assert told("withdrawn", by="rosa-id") == set()
    assert told("withdrawn", by="amends") == {"person:rosa-id"}


def test_a_desk_that_the_event_names_stands_for_all_that_approve() -> None:
    assert told("sent to review", to=("desk:legal",)) == {"desk:legal"}


def test_whom_an_event_names_is_told() -> None:
    assert told("changes requested", to=("ada-id",)) == {"person:rosa-id", "person:ada-id"}


def test_a_case_that_is_gone_concerns_nobody_and_a_test_only_who_asked() -> None:
    assert told("case opened", About()) == set()
    assert told(TEST, About(), by="rosa-id", to=("rosa-id",)) == {"person:rosa-id"}


def names(kind: str, wishes: dict[str, MyNotices] | None = None, **changes: Any) -> set[str]:
    return {box.name for box in boxes(a_notice(kind=kind), ABOUT, notice_settings(**changes), wishes or {})}


def test_a_notice_goes_in_every_mailbox_that_has_an_address() -> None:
    assert names("case opened") == {"desk#care#slack", "desk#care#email"}
    assert names("sent to review") == {"desk#legal#email", "desk#legal#sns", "person#piet-id#email"}
    assert names("case opened", desks={}) == set()


def test_what_a_person_or_a_desk_muted_is_not_told() -> None:
    muted = MyNotices(muted=["changes requested"])
    assert names("changes requested", {"rosa-id": muted}) == set()
    assert names("changes requested", {"rosa-id": MyNotices()}) == {"person#rosa-id#email"}
    assert names("changes requested", {"rosa-id": MyNotices(channels=[])}) == set()
    assert names("case opened", desks={"care": {"slack": "care", "muted": ["case opened"]}}) == set()


def test_an_unknown_kind_can_not_be_muted() -> None:
    must_be_known(["case opened"])
    with pytest.raises(BadInput, match="no such kind of notice: lunch"):
        must_be_known(["lunch", "case opened"])


def test_severity_1_and_what_waits_for_someone_is_urgent() -> None:
    assert line_of(a_notice(), About(case=a_case(severity=1))).urgent
    assert line_of(a_notice(kind="sent to review"), ABOUT).urgent
    assert not line_of(a_notice(), ABOUT).urgent


def test_a_reply_that_waits_is_told_with_its_version_and_no_other() -> None:
    assert line_of(a_notice(kind="sent to review", reply_id="r1"), ABOUT).reply_version == 2
    drafted = ABOUT.model_copy(update={"reply": a_reply()})
    assert line_of(a_notice(kind="sent to review", reply_id="r1"), drafted).reply_version is None


def test_a_notice_has_no_field_for_what_people_write() -> None:
    event = Event(at=NOON, kind="changes requested", note="the customer says: my wife died")
    notice = notice_of("x-1001", event)
    assert notice
    assert "wife" not in notice.model_dump_json()
    assert notice_of("x-1001", event.model_copy(update={"kind": "claimed"})) is None


def unwritten(kinds: set[str]) -> set[str]:
    """The kinds that no line of the code writes."""
    sources = [path for path in (ROOT / "layers/core/amends").rglob("*.py") if path.name != "kinds.py"]
    written = {found for path in sources for found in re.findall(r'"([a-z][a-z -]+)"', path.read_text())}
    return kinds - written - {TEST}


def test_every_kind_of_the_table_is_one_that_happens() -> None:
    assert unwritten(set(CONCERNS)) == set()
    assert unwritten({"case opened", "nobody writes this kind"}) == {"nobody writes this kind"}


def test_a_note_that_calls_nobody_leaves_no_notice() -> None:
    noted = Event(at=NOON, kind="noted", by="rosa-id")
    assert notice_of("x-1001", noted) is None
    assert notice_of("x-1001", noted.model_copy(update={"to": ("piet-id",)}))
    assert told("noted", by="rosa-id", to=("piet-id",)) == {"person:piet-id"}
    assert told("handed over", by="rosa-id", to=("desk:pr",)) == {"desk:pr", "person:piet-id"}
