"""Triage rules: their versions in a real table's rules, through the API, and as classify takes them."""

import json
from typing import TYPE_CHECKING, Any

import pytest
from amends import wiring
from amends.adapters import keys
from amends.adapters.cases import Cases
from amends.adapters.past_mentions import PastMentions
from amends.adapters.removals import Removals
from amends.adapters.rule_sets import RuleSets
from amends.errors import Stale
from amends.mention import PlatformName
from amends.removal import remove
from amends.rules.brand_rules import UNUSABLE
from amends.rules.ruleset import RuleSet
from amends.rules.shipped import shipped_rules
from amends.rules.versions import CurrentRules, change
from amends.tombstone import Why

from tests.builders import ADA, MINUTE, NOON, a_content_reading, a_mention, a_triage, stored
from tests.integration.test_api import Api, Context, load, request
from tests.integration.test_functions import record

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

OURS = {
    "id": "ours",
    "when": "keywords.ours",
    "desk": "pr",
    "severity": 2,
    "topic": "ours",
    "reason": "names our thing",
}
RULES: dict[str, Any] = {"rules": [OURS], "keywords": {"ours": {"phrases": ["quarry row"]}}}
DAY = 24 * 60 * MINUTE


@pytest.fixture
def rule_sets(table: "Table") -> RuleSets:
    return RuleSets(table)


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    return Api()


def matched(role: str, method: str, path: str, body: object, version: int) -> tuple[int, Any]:
    """The status and the answer of a call that says which version it is meant for."""
    event = request(method, path, f"[{role}]", role, json.dumps(body), {})
    event["headers"]["if-match"] = f'"{version}"'
    answer = load("api").handler(event, Context())
    return answer["statusCode"], json.loads(answer["body"])


def save(rules: object, version: int, role: str = "admin", **more: object) -> tuple[int, Any]:
    body = {"rules": rules, "note": "because", **more}
    return matched(role, "PUT", "/triage/rules", body, version)


def fill(table: "Table", count: int, **changes: Any) -> None:
    """Posts of as many cases, heard one a minute until now."""
    now = wiring.now()
    for number in range(count):
        at = now - (count - number) * MINUTE
        names = {"id": str(number), "conversation_id": str(number), "author_id": str(number), "created_at": at}
        stored(Cases(table), a_mention(**{**names, **changes}), now=at)


def test_before_anybody_set_rules_the_shipped_ones_count(api: Api) -> None:
    status, found = api.call("responder", "GET", "/triage/rules")
    assert (status, found["version"]) == (200, 0)
    assert RuleSet.model_validate(found["rules"]) == shipped_rules()
    assert {"name": "keywords.legal", "kind": "a yes or no"} in found["fields"]


def test_rules_are_saved_as_versions_shown_and_restored(api: Api) -> None:
    status, first = save(RULES, 0)
    assert (status, first["version"], first["by"], first["note"]) == (200, 1, "admin-id", "because")
    assert "rule ours added" in first["changes"]
    changed = {**RULES, "rules": [{**OURS, "severity": 1}]}
    assert save(changed, 1)[1]["changes"] == ["rule ours changed"]
    for to, rules in ((1, RuleSet.model_validate(RULES)), (0, shipped_rules())):
        _, current = api.call("admin", "GET", "/triage/rules")
        back = {"to": to, "note": "back"}
        status, _ = matched("admin", "POST", "/triage/rules/restore", back, current["version"])
        _, current = api.call("admin", "GET", "/triage/rules")
        assert (status, RuleSet.model_validate(current["rules"])) == (200, rules)
    _, versions = api.call("responder", "GET", "/triage/rules/versions")
    assert [(each["version"], each.get("restores")) for each in versions] == [(4, 0), (3, 1), (2, None), (1, None)]
    assert "rules" not in versions[0]
    _, earlier = api.call("responder", "GET", "/triage/rules/versions/2")
    assert earlier["rules"]["rules"][0]["severity"] == 1


@pytest.mark.parametrize(
    ("role", "rules", "version", "status", "words"),
    [
        ("responder", RULES, 0, 403, "role"),
        ("marketing", RULES, 0, 403, "role"),
        ("pr", RULES, 0, 403, "role"),
        ("admin", RULES, 1, 412, "look again"),
        (
            "admin",
            {"rules": [{**OURS, "when": "keywords.our"}], "keywords": RULES["keywords"]},
            0,
            400,
            "did you mean keywords.ours",
        ),
        (
            "admin",
            {"rules": [{**OURS, "when": 'reading.complaint == "a"'}]},
            0,
            400,
            "a number is compared with a text",
        ),
        ("admin", {"rules": [{**OURS, "when": "true", "spares": ["hello"]}]}, 0, 400, "is to be spared and fits"),
        ("admin", {"rules": [{**OURS, "severity": 0}]}, 0, 422, "severity"),
        ("admin", json.loads(shipped_rules().model_dump_json()), 0, 400, "the rules already"),
    ],
)
def test_rules_that_may_not_be_saved_are_not(
    api: Api, rule_sets: RuleSets, role: str, rules: object, version: int, status: int, words: str
) -> None:
    answered, problem = save(rules, version, role)
    assert (answered, words in problem["detail"]) == (status, True)
    assert rule_sets.get("larkfield") is None


def test_a_change_must_say_which_version_it_is_meant_for(api: Api) -> None:
    for path, body in (
        ("/triage/rules", {"rules": RULES, "note": "a"}),
        ("/triage/rules/restore", {"to": 0, "note": "a"}),
    ):
        assert api.call("admin", "PUT" if "restore" not in path else "POST", path, body)[0] == 428


def test_a_new_rule_that_never_fits_is_saved_only_when_it_is_meant(api: Api, table: "Table") -> None:
    fill(table, 100)
    status, problem = save(RULES, 0)
    assert status == 400
    assert "rule ours: fits none of the last 100 posts; send `anyway` to save them still" in problem["detail"]
    assert save(RULES, 0, anyway=True)[0] == 200
    # What is said once of a rule is not said again when another one changes.
    more = {
        **RULES,
        "rules": [OURS, {**OURS, "id": "more", "when": "reading.complaint > 0.6 and author.followers == 0"}],
    }
    assert "rule more: fits every one" in save(more, 1)[1]["detail"]
    more["rules"][1]["when"] = (
        'mention.text =~~ "six" and mention.length < 3 or author.handle == "ada" and history.posts > 1'
    )
    assert "ours" not in save(more, 1)[1]["detail"]


def test_rules_are_checked_and_tried_on_past_posts_and_nothing_is_saved(
    api: Api, table: "Table", rule_sets: RuleSets
) -> None:
    fill(table, 120)
    stored(Cases(table), a_mention(id="q", author_id="q", text="no light in Quarry Row"), now=wiring.now())
    status, checked = api.call("admin", "POST", "/triage/rules/check", {"rules": RULES})
    assert (status, checked) == (200, {"errors": [], "remarks": [], "tried": 121})
    status, trial = api.call("admin", "POST", "/triage/rules/try", {"rules": RULES, "posts": 50})
    assert (status, trial["tried"], trial["would_move"]) == (200, 50, 1)
    assert trial["rules"] == [{"rule": "ours", "fits": 1, "decides": 1}]
    (moved,) = trial["moved"]
    assert (moved["case_id"], moved["before"]["desk"], moved["after"]["desk"]) == ("x-q", "care", "pr")
    for path in ("/triage/rules/check", "/triage/rules/try"):
        assert api.call("responder", "POST", path, {"rules": RULES})[0] == 403
    wrong = {"rules": [{**OURS, "when": "reading.complain"}]}
    assert api.call("admin", "POST", "/triage/rules/check", {"rules": wrong})[1]["errors"][0]["rule"] == "ours"
    assert api.call("admin", "POST", "/triage/rules/try", {"rules": wrong})[0] == 400
    assert rule_sets.get("larkfield") is None


def test_of_those_who_saw_the_same_version_one_wins_and_the_others_are_told(rule_sets: RuleSets) -> None:
    none = CurrentRules(version=0, rules=shipped_rules())
    mine = [RuleSet.model_validate({**RULES, "rules": [{**OURS, "topic": f"topic {number}"}]}) for number in range(3)]
    versions = [change(none, "larkfield", rules, "mine", ADA, NOON) for rules in mine]
    rule_sets.of("larkfield").add(versions[0])
    for late in versions[1:]:
        with pytest.raises(Stale):
            rule_sets.of("larkfield").add(late)
    assert rule_sets.get("larkfield") == CurrentRules(version=1, rules=mine[0])
    assert [header.version for header in rule_sets.headers("larkfield", 9)] == [1]


def heard(text: str, number: int) -> None:
    mention = a_mention(id=str(number), conversation_id=str(number), text=text)
    event = {"Records": [record(1, mention.model_dump_json())]}
    assert load("classify").handler(event, Context()) == {"batchItemFailures": []}


def test_classify_takes_the_brands_rules_and_loses_no_post_for_broken_ones(
    api: Api, table: "Table", rule_sets: RuleSets, capsys: pytest.CaptureFixture[str]
) -> None:
    save(RULES, 0)
    heard("no light in Quarry Row", 1)
    case = Cases(table).get("x-1")
    assert (case.desk, case.topic, case.rule, case.reasons[0]) == ("pr", "ours", "ours", "names our thing")
    table.update_item(
        Key=keys.triage_rules("larkfield"),
        UpdateExpression="SET #rules = :broken",
        ExpressionAttributeNames={"#rules": "rules"},
        ExpressionAttributeValues={":broken": {"rules": "gone"}},
    )
    wiring.triage_rules.cache_clear()
    heard("my solicitor will write", 2)
    case = Cases(table).get("x-2")
    assert (case.desk, case.topic, UNUSABLE in case.reasons) == ("legal", "legal threat", True)
    assert "TriageRulesUnusable" in capsys.readouterr().out
    # They can be replaced still.
    assert api.call("admin", "GET", "/triage/rules")[1]["version"] == 1
    assert save(RULES, 1)[0] == 200
    assert rule_sets.get("larkfield")


def test_the_newest_posts_are_found_across_days_without_those_that_were_removed(table: "Table") -> None:
    for number in range(6):
        names = {"id": str(number), "conversation_id": str(number), "author_id": str(number)}
        stored(Cases(table), a_mention(**names), a_content_reading(), a_triage(), NOON - number * DAY / 2)
    remove(PlatformName.X, "1", Why.DELETED, Removals(table), NOON)
    past = PastMentions(table)
    assert [each.read.mention.id for each in past.newest(10, NOON + MINUTE)] == ["0", "2", "3", "4", "5"]
    assert [each.case_id for each in past.newest(2, NOON + MINUTE)] == ["x-0", "x-2"]
    assert past.newest(10, NOON + 40 * DAY) == []
