"""Complaints are counted exactly once, in the table, and teach it."""

import threading
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

import pytest
from amends.adapters.alerts import Alerts
from amends.adapters.cases import Cases
from amends.adapters.counts import Counts
from amends.adapters.edits import Edits
from amends.adapters.optouts import OptOuts
from amends.casefile import ReadMention
from amends.classifying import Reads
from amends.editing import hear
from amends.errors import Stale
from amends.mention import Mention
from amends.suspect.baseline import Baseline
from amends.suspect.complaints import TOTAL, Series, parts_of
from amends.suspect.looking import Learned, look
from amends.suspect.places import Region

from tests.builders import MINUTE, NOON, a_content_reading, a_mention, a_reading, a_triage, stored
from tests.fakes import FakeReader, FakeRules
from tests.integration.test_api import Context, load
from tests.integration.test_functions import record
from tests.unit.suspect.test_looking import FakeIncidents, an_alert
from tests.unit.test_classifying import brand

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

HOUR = timedelta(hours=1)
LOGIN = Series("login", "anywhere")


def counted(table: "Table") -> list[str]:
    found = Counts(table).complaints(NOON - timedelta(days=1), NOON + timedelta(days=1))
    return sorted(one.case_id for one in found)


def heard(table: "Table", mention: Mention, reader: Reads | None = None, regions: tuple[Region, ...] = ()) -> None:
    stores = (Cases(table), OptOuts(table), Edits(table))
    hear(mention, reader or FakeReader(a_reading()), brand(), FakeRules(), *stores, NOON, regions=regions)


def test_a_complaint_counts_once_however_often_it_is_delivered(table: "Table") -> None:
    event = {"Records": [record(1, a_mention(text="@larkfield no broadband for 3 days, awful").model_dump_json())]}
    for _ in range(3):
        assert load("classify").handler(event, Context()) == {"batchItemFailures": []}
    assert len(table.scan()["Items"]) > 3
    found = [item for item in table.scan()["Items"] if str(item["pk"]).startswith("COMPLAINTS#")]
    assert len(found) == 1
    assert "broadband" not in str(found)


def test_it_counts_once_when_two_functions_read_it_at_the_same_time(table: "Table") -> None:
    threads = [threading.Thread(target=heard, args=(table, a_mention())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted(table) == ["x-1001"]


def test_what_lost_its_race_counts_nothing_until_it_is_tried_again(table: "Table") -> None:
    before = stored(Cases(table))
    heard(table, a_mention(id="1002"))
    late, dissatisfied = a_mention(id="1003"), a_triage(dissatisfied=True)
    with pytest.raises(Stale):
        Cases(table).hear(ReadMention(mention=late, reading=a_reading()), before, dissatisfied, NOON)
    assert counted(table) == ["x-1001"]
    heard(table, late)
    assert counted(table) == ["x-1001"] * 2


def test_praise_counts_as_nothing(table: "Table") -> None:
    heard(table, a_mention(), FakeReader(a_content_reading()))
    assert counted(table) == []


def test_an_edit_counts_no_second_time(table: "Table") -> None:
    heard(table, a_mention())
    heard(table, a_mention(id="1002", replaces="1001", text="@larkfield no broadband since seven"))
    assert counted(table) == ["x-1001"]


def test_it_counts_where_its_words_speak_of_and_when_it_was_written(table: "Table") -> None:
    regions = (Region(name="north", places=("leeds",)),)
    heard(table, a_mention(text="@larkfield nothing works in Leeds", created_at=NOON - HOUR), regions=regions)
    (one,) = Counts(table).complaints(NOON - HOUR, NOON)
    assert (one.region, one.topic, one.at) == ("north", "other", NOON - HOUR)


def test_a_post_from_the_future_counts_now_and_an_old_one_not_at_all(table: "Table") -> None:
    heard(table, a_mention(created_at=NOON + HOUR))
    heard(table, a_mention(id="1002", author_id="78", created_at=NOON - timedelta(days=4)))
    (one,) = Counts(table).complaints(NOON - timedelta(days=5), NOON + 2 * HOUR)
    assert one.at == NOON


def test_a_look_at_the_table_learns_and_tells(table: "Table") -> None:
    counts, incidents = Counts(table), FakeIncidents()
    start = NOON - timedelta(days=2)
    look(counts, incidents, UTC, start)
    for hours in range(12, 49, 12):
        look(counts, incidents, UTC, start + hours * HOUR)
    for number in range(8):
        mention = a_mention(id=f"30{number}", author_id=f"a{number}", conversation_id=f"30{number}")
        stored(Cases(table), mention, decided=a_triage(topic="login", dissatisfied=True))
    for minute in range(3):
        look(counts, incidents, UTC, NOON + minute * MINUTE)
    (told,) = incidents.suspected
    assert (told.topic, told.count, len(told.cases)) == ("login", 8, 8)
    look(counts, incidents, UTC, NOON + 3 * HOUR)
    minutes = counts.minutes(LOGIN, NOON - HOUR, NOON)
    assert (len(minutes), sum(minutes.values()), minutes[NOON - MINUTE]) == (60, 8, 8)


def test_a_version_of_what_was_learned_is_written_once(table: "Table") -> None:
    counts = Counts(table)
    first = Learned(topic="login", region="anywhere", until=NOON, baseline=Baseline(), version=1)
    assert counts.save(first)
    assert not counts.save(first)
    parts = {window: parts_of([], NOON, window) for window in (5, 15, 60)}
    after = first.model_copy(update={"baseline": first.baseline.after(NOON, parts, UTC), "version": 2})
    assert counts.save(after)
    assert counts.learned([LOGIN, TOTAL]) == counts.all_learned() == {LOGIN: after}


def test_a_topic_is_taught_by_each_incident_once_also_at_the_same_time(table: "Table") -> None:
    counts = Counts(table)
    threads = [threading.Thread(target=counts.teach, args=("login", f"i{n % 2}", False, NOON)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts.thresholds(["login"])["login"].stricter == pytest.approx(2)
    assert counts.thresholds(["other"])["other"].stricter == 0


def test_an_alert_waits_once_and_is_known_after_it_was_heeded(table: "Table") -> None:
    alerts, alert = Alerts(table), an_alert()
    assert [alerts.add(alert, NOON), alerts.add(alert, NOON + MINUTE)] == [True, False]
    assert alerts.waiting(10) == [alert]
    alerts.done(alert)
    assert alerts.waiting(10) == []
    assert not alerts.add(alert, NOON + HOUR)


def test_the_function_looks_and_heeds(table: "Table") -> None:
    Alerts(table).add(an_alert(), NOON)
    handler = load("outage").handler
    nothing = {"hours": 0, "judged": 0, "told": 0, "overtaken": 0}
    nothing |= {"given": 0, "refused": 0, "paused": 0, "failed": 0}
    assert handler({}, Context()) == {"alerts": 1, **nothing}
    assert handler({}, Context()) == {"alerts": 0, **nothing}
