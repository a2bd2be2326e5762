"""Tags are written one way; who looks at a case is gone by itself."""

import pytest
from amends.errors import BadInput, Forbidden
from amends.roles import Role
from amends.work.people import KNOWN, is_known
from amends.work.tags import MOST, normalised, tagged
from amends.work.viewers import GONE, others, viewer

from tests.builders import MIA, NOON, PIET, ROSA, a_case, a_colleague


@pytest.mark.parametrize(
    ("written", "kept"),
    [("Broadband Outage", "broadband-outage"), (" #WiFi ", "wifi"), ("straße_5", "strasse-5"), ("a--b", "a-b")],
)
def test_a_tag_is_kept_one_way_however_it_is_written(written: str, kept: str) -> None:
    assert normalised(written) == kept
    assert normalised(kept) == kept


@pytest.mark.parametrize("written", ["", "  ", "-", "#", "a" * 31, "no<script>", "a/b", "call me!"])
def test_what_is_no_tag_is_refused(written: str) -> None:
    with pytest.raises(BadInput):
        normalised(written)


def test_a_case_has_few_tags_and_its_history_says_which_came_and_went() -> None:
    case, event = tagged(a_case(tags=["old", "wifi"]), ["WiFi", "new", "New"], ROSA, NOON)
    assert (case.tags, event.note, case.version) == (["new", "wifi"], "+new -old", 2)
    with pytest.raises(BadInput, match="at most"):
        tagged(case, [f"t{number}" for number in range(MOST + 1)], ROSA, NOON)
    with pytest.raises(BadInput, match="already"):
        tagged(case, ["new", "wifi"], ROSA, NOON)
    with pytest.raises(Forbidden):
        tagged(case, [], MIA, NOON)


def test_others_who_look_are_shown_until_their_page_is_silent() -> None:
    there = [viewer(ROSA, False, NOON), viewer(PIET, True, NOON), viewer(MIA, False, NOON - GONE)]
    assert [(one.name, one.typing) for one in others(there, ROSA, NOON)] == [("mia", False), ("piet", True)]
    assert [one.name for one in others(there, ROSA, NOON + GONE)] == ["piet"]
    assert others(there, ROSA, NOON + 2 * GONE) == []


def test_a_colleague_who_was_away_for_long_is_not_counted_on() -> None:
    one = a_colleague("kim", Role.RESPONDER)
    assert is_known(one, NOON + KNOWN)
    assert not is_known(one, NOON + KNOWN * 1.01)
