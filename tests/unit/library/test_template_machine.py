"""Whatever people do, in whatever order: what is in use was approved by every desk, by nobody who wrote it."""

from contextlib import suppress

import pytest
from amends.errors import AmendsError
from amends.library import template as moves
from amends.library.template import Template, stands, usable
from amends.library.wording import TemplateState, Wording, desks_of
from amends.review.words import sha256
from amends.roles import Person, Role
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.builders import NOON, a_person
from tests.unit.library.builders import words

PEOPLE = [
    a_person("rosa", Role.RESPONDER),
    a_person("lena", Role.LEGAL),
    a_person("luis", Role.LEGAL),
    a_person("piet", Role.PR),
    a_person("bo", Role.LEGAL, Role.PR),
    a_person("ada", Role.ADMIN),
    a_person("mia", Role.MARKETING),
]
TEXTS = ["Sorry, {customer}.", "Thank you, {customer}.", "No."]
people = st.sampled_from(PEOPLE)


class Templates(RuleBasedStateMachine):
    """One template, many people, and a memory of our own of who wrote and approved what."""

    four_eyes = True

    def __init__(self) -> None:
        super().__init__()
        self.wrote: dict[int, set[str]] = {}
        self.used: list[Wording] = []

    @initialize(person=people.filter(lambda p: p.name != "mia"), pr=st.booleans())
    def begin(self, person: Person, pr: bool) -> None:
        self.template = moves.create("t", "larkfield", words(text=TEXTS[0], needs_pr=pr), person, NOON)
        self.wrote[1] = {person.id}

    def _try(self, changed: Template | None) -> None:
        if changed:
            assert changed.version == self.template.version + 1
            self.template = changed

    @rule(person=people, text=st.sampled_from(TEXTS), pr=st.booleans())
    def edit(self, person: Person, text: str, pr: bool) -> None:
        before = usable(self.template)
        try:
            self._try(moves.edit(self.template, words(text=text, needs_pr=pr), person, NOON))
        except AmendsError:
            return
        assert self.template.proposed
        assert usable(self.template) == before
        self.wrote.setdefault(self.template.proposed.number, set()).add(person.id)

    @rule(person=people)
    def submit(self, person: Person) -> None:
        with suppress(AmendsError):
            self._try(moves.submit(self.template, person, NOON))

    @rule(person=people)
    def approve(self, person: Person) -> None:
        approving = self.template
        if not self.four_eyes and approving.proposed:
            blind = approving.proposed.model_copy(update={"authors": []})
            approving = approving.model_copy(update={"proposed": blind})
        with suppress(AmendsError):
            self._try(moves.approve(approving, person, NOON))

    @rule(person=people)
    def send_back(self, person: Person) -> None:
        with suppress(AmendsError):
            self._try(moves.request_changes(self.template, "no", person, NOON))

    @rule(person=people, sure=st.integers(0, 9))
    def retire(self, person: Person, sure: int) -> None:
        with suppress(AmendsError):
            self._try(moves.retire(self.template, "no", person, NOON) if sure == 0 else None)

    @invariant()
    def what_is_in_use_was_approved_by_others(self) -> None:
        wording = usable(self.template)
        if not wording:
            return
        assert wording.words.text != "No."
        assert {consent.desk for consent in wording.consents} == set(desks_of(wording.words))
        for consent in wording.consents:
            assert consent.sha256 == sha256(wording.words.text)
            assert consent.by not in self.wrote[wording.number]
            assert consent.by not in ("rosa-id", "ada-id", "mia-id")

    @invariant()
    def a_number_names_one_text_for_good(self) -> None:
        wording = usable(self.template)
        if wording and wording not in self.used:
            assert all(wording.number > earlier.number for earlier in self.used)
            self.used.append(wording)

    @invariant()
    def retired_stands_alone(self) -> None:
        states = stands(self.template)
        assert TemplateState.RETIRED not in states or len(states) == 1


class Blind(Templates):
    """The control: the same people where nobody remembers who wrote."""

    four_eyes = False


def test_what_is_in_use_was_approved_by_every_desk_and_by_nobody_who_wrote_it() -> None:
    run_state_machine_as_test(Templates, settings=settings(max_examples=150, stateful_step_count=30))


def test_the_machine_would_notice_an_author_who_approves() -> None:
    # Found today, found tomorrow: the same examples each time, and shrunk for nobody.
    searching = settings(
        max_examples=1000,
        stateful_step_count=30,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        print_blob=False,
    )
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Blind, settings=searching)
