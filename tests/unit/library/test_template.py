"""A template comes into use once others than its authors approved exactly its text, and stays until it is replaced."""

from collections.abc import Callable

import pytest
from amends.errors import BadInput, Forbidden, Stale
from amends.library.template import (
    Template,
    approve,
    create,
    edit,
    expect,
    request_changes,
    retire,
    stands,
    submit,
    usable,
)
from amends.library.wording import TemplateState
from amends.roles import Role

from tests.builders import ADA, MIA, MINUTE, NOON, PIET, ROSA, a_person
from tests.unit.library.builders import LATE, LENA, a_draft, a_template, words

BOTH = a_person("bo", Role.LEGAL, Role.PR)


def test_legal_approves_and_the_text_is_in_use() -> None:
    template = submit(a_draft(), ROSA, NOON)
    assert usable(template) is None
    approved = approve(template, LENA, NOON + MINUTE)
    wording = usable(approved)
    assert wording
    assert (wording.number, wording.words.text, wording.consents[0].by) == (1, LATE, "lena-id")
    assert (approved.version, approved.did, approved.proposed) == (3, "approved by legal", None)


def test_where_the_template_says_so_pr_approves_it_too_in_any_order() -> None:
    for first, second in ((LENA, PIET), (PIET, LENA)):
        half = approve(submit(a_draft(needs_pr=True), ROSA, NOON), first, NOON)
        assert (usable(half), set(stands(half))) == (None, {TemplateState.IN_REVIEW})
        with pytest.raises(Forbidden, match="waits for the approval of"):
            approve(half, first, NOON)
        assert usable(approve(half, second, NOON))
    assert usable(approve(submit(a_draft(needs_pr=True), ROSA, NOON), BOTH, NOON))


def test_pr_alone_or_an_administrator_does_not_stand_in_for_legal() -> None:
    for person in (PIET, ADA):
        with pytest.raises(Forbidden, match="waits for the approval of legal"):
            approve(submit(a_draft(), ROSA, NOON), person, NOON)


def test_nobody_approves_what_they_wrote_at() -> None:
    template = submit(edit(a_draft(), words(name="Later"), LENA, NOON), ROSA, NOON)
    with pytest.raises(Forbidden, match="four eyes"):
        approve(template, LENA, NOON)
    with pytest.raises(Forbidden, match="four eyes"):
        # Hers were the first words, whoever wrote at them since.
        approve(submit(edit(edit(a_draft(), words(name="b"), LENA, NOON), words(), ROSA, NOON), ROSA, NOON), LENA, NOON)
    assert usable(approve(template, BOTH, NOON))


def test_an_edited_template_stays_in_use_with_its_old_words_until_the_new_ones_are_approved() -> None:
    edited = edit(a_template(), words(text="Sorry, that is late."), ROSA, NOON)
    for template in (edited, submit(edited, ROSA, NOON)):
        wording = usable(template)
        assert wording
        assert (wording.number, wording.words.text) == (1, LATE)
    assert set(stands(edited)) == {TemplateState.APPROVED, TemplateState.DRAFT}
    new = usable(approve(submit(edited, ROSA, NOON), LENA, NOON))
    assert new
    assert (new.number, new.words.text) == (2, "Sorry, that is late.")


def test_an_approval_of_other_words_counts_for_nothing() -> None:
    template = a_template()
    assert template.current
    other = template.current.model_copy(update={"words": words(text="Sorry. We pay you 100 dollars.")})
    assert usable(template)
    assert usable(template.model_copy(update={"current": other})) is None


def test_editing_in_review_takes_the_approvals_back() -> None:
    half = approve(submit(a_draft(needs_pr=True), ROSA, NOON), LENA, NOON)
    edited = edit(half, words(text="Sorry about the wait.", needs_pr=True), ROSA, NOON)
    assert edited.proposed
    assert (edited.proposed.state, edited.proposed.consents, edited.proposed.number) == (TemplateState.DRAFT, [], 1)


def test_changes_are_requested_with_a_reason_and_the_draft_is_back() -> None:
    half = approve(submit(a_draft(needs_pr=True), ROSA, NOON), LENA, NOON)
    back = request_changes(half, "too glib", PIET, NOON)
    assert back.proposed
    assert (back.proposed.state, back.proposed.consents, back.note) == (TemplateState.DRAFT, [], "too glib")
    with pytest.raises(BadInput, match="say why"):
        request_changes(half, " ", PIET, NOON)


def test_a_retired_template_is_out_of_use_for_good() -> None:
    for template in (a_template(), a_draft(), edit(a_template(), words(name="b"), ROSA, NOON)):
        retired = retire(template, "the law changed", LENA, NOON)
        assert usable(retired) is None
        assert stands(retired) == {TemplateState.RETIRED}
        with pytest.raises(Stale, match="retired"):
            edit(retired, words(name="c"), ROSA, NOON)
        with pytest.raises(Stale, match="retired"):
            retire(retired, "again", LENA, NOON)


@pytest.mark.parametrize("text", ["We look into it.", "x" * 161 + " sorry", "Sorry, {costumer}.", "Sorry, {x}"])
def test_what_does_not_acknowledge_first_or_can_not_be_filled_is_not_reviewed(text: str) -> None:
    with pytest.raises(BadInput, match=r"acknowledging|no placeholder"):
        submit(a_draft(text=text), ROSA, NOON)


def test_a_text_for_x_that_is_too_long_is_not_reviewed() -> None:
    for platform in ("x", None):
        with pytest.raises(BadInput, match="too long for x"):
            submit(a_draft(platform=platform, text="Sorry. " * 60), ROSA, NOON)
    assert submit(a_draft(platform="reddit", text="Sorry. " * 60), ROSA, NOON)


REVIEWED = submit(a_draft(), ROSA, NOON)
FORBIDDEN: list[Callable[[], Template]] = [
    lambda: create("a", "larkfield", words(), MIA, NOON),
    lambda: submit(a_draft(), MIA, NOON),
    lambda: edit(a_draft(), words(name="b"), MIA, NOON),
    lambda: approve(REVIEWED, ROSA, NOON),
    lambda: request_changes(REVIEWED, "no", ROSA, NOON),
    lambda: retire(a_template(), "no", ROSA, NOON),
]
OUT_OF_TURN: list[Callable[[], Template]] = [
    lambda: submit(REVIEWED, ROSA, NOON),
    lambda: approve(a_draft(), LENA, NOON),
    lambda: approve(a_template(), LENA, NOON),
    lambda: request_changes(a_draft(), "no", LENA, NOON),
]


@pytest.mark.parametrize("act", FORBIDDEN)
def test_each_move_wants_its_role(act: Callable[[], Template]) -> None:
    with pytest.raises(Forbidden):
        act()


@pytest.mark.parametrize("act", OUT_OF_TURN)
def test_each_move_wants_its_state(act: Callable[[], Template]) -> None:
    with pytest.raises(Stale, match="nothing in"):
        act()


def test_the_same_words_are_no_edit_and_an_old_version_is_told() -> None:
    with pytest.raises(BadInput, match="already"):
        edit(a_template(), words(), ROSA, NOON)
    with pytest.raises(Stale):
        expect(a_template(), 2)
    assert expect(a_template(), 3).version == 3
