"""A decision is taken at the brand's own threshold, which is looked up once a minute."""

import pytest
from amends.deciding import BrandThreshold
from amends.reading import decide
from amends.threshold import shipped_with

from tests.builders import MINUTE, NOON, a_content_reading, a_reading, a_threshold
from tests.fakes import FakeVersions

UNSURE = a_reading(dissatisfied=0.45, is_dissatisfied=False, reasons=["could be read either way"], needs_human=True)


@pytest.mark.parametrize(("threshold", "decided"), [(0.44, True), (0.45, True), (0.4501, False), (0.9, False)])
def test_a_score_at_the_threshold_or_above_is_dissatisfied(threshold: float, decided: bool) -> None:
    reading = decide(UNSURE, threshold)
    assert (reading.is_dissatisfied, reading.threshold, reading.dissatisfied) == (decided, threshold, 0.45)


def test_a_decision_that_the_brands_threshold_turned_says_so() -> None:
    assert decide(UNSURE, 0.425).reasons[-1] == "dissatisfied at the brand's own threshold of 42.5%"
    assert (
        decide(a_reading(dissatisfied=0.6), 0.7).reasons[-1] == "not dissatisfied at the brand's own threshold of 70%"
    )
    assert decide(UNSURE, 0.6).reasons == UNSURE.reasons


def test_doubt_is_doubt_at_every_threshold() -> None:
    assert decide(UNSURE, 0.2).needs_human
    assert not decide(a_content_reading(), 0.2).needs_human


def test_what_was_not_judged_is_not_decided() -> None:
    spanish = a_content_reading(dissatisfied=0.4, threshold=None, language="es")
    assert decide(spanish, 0.1) == spanish
    versions = FakeVersions()
    assert BrandThreshold("larkfield", versions).decide(spanish, NOON) == spanish
    assert versions.looks == 0


def test_the_threshold_is_looked_up_once_a_minute() -> None:
    versions = FakeVersions(a_threshold())
    brand = BrandThreshold("larkfield", versions)
    assert not brand.decide(UNSURE, NOON).is_dissatisfied
    versions.add(a_threshold(version=2, threshold=0.4))
    assert not brand.decide(UNSURE, NOON + MINUTE * 0.99).is_dissatisfied
    assert versions.looks == 1
    assert brand.decide(UNSURE, NOON + MINUTE).is_dissatisfied
    assert versions.looks == 2


def test_each_brand_has_its_own() -> None:
    versions = FakeVersions(a_threshold(threshold=0.4), a_threshold(brand="otherbrand"))
    assert BrandThreshold("larkfield", versions).decide(UNSURE, NOON).is_dissatisfied
    assert not BrandThreshold("otherbrand", versions).decide(UNSURE, NOON).is_dissatisfied


def test_the_first_reading_announces_what_the_model_came_with() -> None:
    versions = FakeVersions()
    BrandThreshold("larkfield", versions).decide(UNSURE, NOON)
    assert versions.versions == [shipped_with("test-1", 0.5, "larkfield", None, NOON)]
    assert versions.versions[0].note == "shipped with test-1"


def test_a_new_model_begins_with_its_own_threshold_whatever_was_set_for_the_old_one() -> None:
    versions = FakeVersions(a_threshold(threshold=0.4))
    newer = UNSURE.model_copy(update={"model": "test-2", "threshold": 0.46})
    decided = BrandThreshold("larkfield", versions).decide(newer, NOON)
    latest = versions.versions[-1]
    assert (latest.version, latest.threshold, latest.before, latest.model) == (2, 0.46, 0.4, "test-2")
    assert not decided.is_dissatisfied


def test_an_older_deployment_that_still_runs_decides_at_its_own_line_and_announces_nothing() -> None:
    versions = FakeVersions(a_threshold())
    older = BrandThreshold("larkfield", versions)
    older.decide(UNSURE, NOON)
    versions.add(shipped_with("test-2", 0.2, "larkfield", versions.versions[-1], NOON))
    assert not older.decide(UNSURE, NOON + MINUTE).is_dissatisfied
    assert len(versions.versions) == 2


def test_of_two_that_announce_the_same_model_the_second_takes_what_the_first_wrote() -> None:
    versions = FakeVersions()
    first = shipped_with("test-1", 0.5, "larkfield", None, NOON)
    versions.before_add = lambda: versions.versions.append(first) if not versions.versions else None
    assert BrandThreshold("larkfield", versions).decide(UNSURE, NOON).threshold == 0.5
    assert versions.versions == [first]
