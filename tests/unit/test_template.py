"""The template grants little, keeps what matters and names one trigger for each folder of functions/."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from amends.digest.sending import RUN
from amends.exports.export import CLAIMED
from amends.watching import NOT_RECORDED

from tests.template import ROOT, resources, template

ROLES = resources("AWS::IAM::Role")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _wildcards(statement: dict[str, Any]) -> Iterator[str]:
    for word in ("Action", "Resource"):
        for value in _list(statement[word]):
            text = value if isinstance(value, str) else str(next(iter(value.values())))
            # A file's name is known once it is there: its folder is as near as a policy comes.
            if "*" in text and not re.fullmatch(r"\$\{ReportsBucket\.Arn\}/[a-z]+/\*", text):
                yield f"{word}: {text}"


def _statements(role: dict[str, Any]) -> list[dict[str, Any]]:
    return [statement for policy in role["Policies"] for statement in policy["PolicyDocument"]["Statement"]]


@pytest.mark.parametrize("role", ROLES.values(), ids=ROLES.keys())
def test_no_role_has_a_wildcard(role: dict[str, Any]) -> None:
    assert [found for statement in _statements(role) for found in _wildcards(statement)] == []


@pytest.mark.parametrize(
    "statement",
    [
        {"Action": "dynamodb:*", "Resource": {"!GetAtt": "Table.Arn"}},
        {"Action": ["dynamodb:GetItem"], "Resource": "*"},
        {"Action": "dynamodb:Query", "Resource": {"!Sub": "${Table.Arn}/index/*"}},
        {"Action": "s3:GetObject", "Resource": {"!Sub": "${ReportsBucket.Arn}/*"}},
        {"Action": "s3:*", "Resource": {"!Sub": "${ReportsBucket.Arn}/exports/*"}},
    ],
)
def test_a_wildcard_would_be_found(statement: dict[str, Any]) -> None:
    assert len(list(_wildcards(statement))) == 1


@pytest.mark.parametrize("role", ROLES.values(), ids=ROLES.keys())
def test_no_function_scans_or_administers(role: dict[str, Any]) -> None:
    actions = {action for statement in _statements(role) for action in _list(statement["Action"])}
    assert not actions & {"dynamodb:Scan", "dynamodb:DeleteTable", "iam:PassRole", "secretsmanager:PutSecretValue"}
    assert "logs:PutLogEvents" in actions


def test_only_what_talks_to_a_platform_reads_its_credentials() -> None:
    reads = {
        name
        for name, role in ROLES.items()
        for s in _statements(role)
        if s["Action"] == "secretsmanager:GetSecretValue"
    }
    talks = "Api Compare Listen Notify Publish Receive Slack Sweep Track Watch"
    assert reads == {f"{name}Role" for name in talks.split()}


def test_what_strangers_call_reaches_no_case() -> None:
    (table,) = (s for s in _statements(ROLES["ReceiveRole"]) if "dynamodb:PutItem" in s["Action"])
    assert table["Condition"] == {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["RECEIVED#*", "ALERT#*"]}}


def test_what_judges_complaints_reads_no_post_and_no_case_and_no_secret() -> None:
    statements = _statements(ROLES["OutageRole"])
    allowed = {str(s["Action"]): s.get("Condition") for s in statements if s["Resource"] == {"!GetAtt": "Table.Arn"}}
    counts = ["ALERT#*", "COUNT#*", "SUSPECTING"]
    gives = ["CASE#*", "GIVING", "INCIDENT#*", "INCIDENTS#live", "NOTICE#*", "REPLY#*"]
    reads = ["BRAND#*", "BUDGET#*", "COMPLAINTS#*", "CONVERSATION#*", "MENTION#*", "OPTOUT#*", "SERVICE", *counts]
    reads = sorted([*reads, *gives[:4]])
    writes = "['dynamodb:ConditionCheckItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem']"
    assert allowed == {
        "['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query']": {
            "ForAllValues:StringLike": {"dynamodb:LeadingKeys": reads}
        },
        "['dynamodb:PutItem', 'dynamodb:UpdateItem']": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": counts}},
        writes: {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": gives}},
        "dynamodb:ConditionCheckItem": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["MENTION#*"]}},
    }


def test_what_reads_of_competitors_reads_no_case_and_no_post_of_a_customer_of_ours() -> None:
    statements = _statements(ROLES["CompareRole"])
    reads, writes, counts = (s for s in statements if s["Resource"] == {"!GetAtt": "Table.Arn"})
    kept = ["COMPARISON#*", "COMPARISONS#*"]
    assert reads["Condition"] == {
        "ForAllValues:StringLike": {
            "dynamodb:LeadingKeys": ["BRAND#*", *kept, "INCIDENT#*", "INCIDENTS#live", "SPENT#*"]
        }
    }
    assert (writes["Action"], counts["Action"]) == ("dynamodb:PutItem", "dynamodb:UpdateItem")
    assert writes["Condition"] == {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": kept}}
    assert counts["Condition"] == {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["SPENT#*"]}}


def test_what_lints_reads_cases_and_the_brand_and_writes_nothing() -> None:
    statements = _statements(ROLES["LintRole"])
    (table,) = (s for s in statements if "dynamodb" in str(s["Action"]))
    assert table["Condition"] == {
        "ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["CASE#*", "BRAND#*", "CONSENT#*", "INCIDENTS#live"]}
    }
    assert [s["Action"] for s in statements] == [
        ["logs:CreateLogStream", "logs:PutLogEvents"],
        ["dynamodb:GetItem", "dynamodb:Query"],
    ]


KEY = {"!GetAtt": "PrivateKey.Arn"}


def _uses_of_the_key() -> dict[str, list[str]]:
    """What each role may do with the key that seals."""
    return {
        name.removesuffix("Role"): sorted(_list(s["Action"]))
        for name, role in ROLES.items()
        for s in _statements(role)
        if s["Resource"] == KEY
    }


def test_only_what_seals_or_opens_private_messages_uses_their_key() -> None:
    generate, decrypt = "kms:GenerateDataKey", "kms:Decrypt"
    assert _uses_of_the_key() == {"Api": [decrypt, generate], "Classify": [generate], "Publish": [decrypt]}
    everything = {a for role in ROLES.values() for s in _statements(role) for a in _list(s["Action"])}
    assert {action for action in everything if action.startswith("kms:")} == {decrypt, generate}


def test_the_key_is_named_to_those_who_use_it_and_to_nobody_else() -> None:
    functions = resources("AWS::Serverless::Function")
    told = {
        name.removesuffix("Function")
        for name, entry in functions.items()
        if entry.get("Environment", {}).get("Variables", {}).get("AMENDS_PRIVATE_KEY") == KEY
    }
    assert told == set(_uses_of_the_key())


def test_the_key_is_rotated_kept_and_used_by_named_roles_alone() -> None:
    key = template()["Resources"]["PrivateKey"]
    assert (key["DeletionPolicy"], key["UpdateReplacePolicy"]) == ("Retain", "Retain")
    assert key["Properties"]["EnableKeyRotation"] is True
    statements = key["Properties"]["KeyPolicy"]["Statement"]
    assert not [s for s in statements if s["Principal"] == "*" or "*" in str(s["Action"])]
    by = {
        action: [
            arn["!Sub"].rpartition("${AWS::StackName}-")[2] for arn in s["Condition"]["ArnLike"]["aws:PrincipalArn"]
        ]
        for s in statements
        if "Condition" in s
        for action in _list(s["Action"])
    }
    assert by == {"kms:GenerateDataKey": ["ApiRole-*", "ClassifyRole-*"], "kms:Decrypt": ["ApiRole-*", "PublishRole-*"]}
    # The account manages it, and neither seals nor opens with it.
    (managed,) = (s["Action"] for s in statements if "Condition" not in s)
    uses = tuple(f"kms:{use}" for use in ("Encrypt", "Decrypt", "ReEncrypt", "GenerateDataKey", "CreateGrant"))
    assert [action for action in managed if action.startswith(uses)] == []


def test_only_what_reads_texts_carries_the_model() -> None:
    functions = resources("AWS::Serverless::Function")
    carrying = {name for name, entry in functions.items() if {"!Ref": "ModelLayer"} in entry.get("Layers", [])}
    assert carrying == {"ClassifyFunction", "CompareFunction", "LintFunction", "ThemesFunction"}


def test_what_finds_themes_reads_posts_and_writes_of_them_nothing_but_what_is_counted() -> None:
    (writes,) = (s for s in _statements(ROLES["ThemesRole"]) if "dynamodb:PutItem" in s["Action"])
    assert writes["Condition"] == {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["THEMES#*"]}}
    actions = {action for s in _statements(ROLES["ThemesRole"]) for action in _list(s["Action"])}
    assert {action for action in actions if not action.startswith("dynamodb:")} == {
        "logs:CreateLogStream",
        "logs:PutLogEvents",
    }


def test_what_tells_people_moves_nothing_and_sends_from_one_identity_to_one_topic() -> None:
    statements = {str(s["Action"]): s for s in _statements(ROLES["NotifyRole"])}
    writes = statements["['dynamodb:DeleteItem', 'dynamodb:PutItem']"]
    assert writes["Condition"] == {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["NOTICE#*", "MAILBOX#*"]}}
    assert statements["ses:SendEmail"]["Resource"]["!Sub"].endswith(":identity/${NoticeIdentity}")
    assert statements["sns:Publish"]["Resource"] == {"!Ref": "NoticeTopic"}


def test_what_makes_files_reads_lines_and_settings_and_no_case_and_puts_files_where_they_belong() -> None:
    statements = {str(s["Action"]): s for s in _statements(ROLES["ExportRole"])}
    reads = statements["['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query']"]
    assert not {"CASE#*", "MENTION#*", "REPLY#*", "*"} & set(
        reads["Condition"]["ForAllValues:StringLike"]["dynamodb:LeadingKeys"]
    )
    writes = statements["dynamodb:PutItem"]["Condition"]
    assert writes == {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["DIGESTS#*", "EXPORTS#*"]}}
    folders = [one["!Sub"] for one in statements["s3:PutObject"]["Resource"]]
    assert folders == ["${ReportsBucket.Arn}/exports/*", "${ReportsBucket.Arn}/lines/*"]
    assert statements["['ses:SendEmail', 'ses:SendRawEmail']"]["Resource"]["!Sub"].endswith("/${NoticeIdentity}")
    actions = {action for s in statements.values() for action in _list(s["Action"])}
    assert not actions & {"s3:GetObject", "s3:DeleteObject", "dynamodb:DeleteItem", "dynamodb:UpdateItem"}


def test_only_the_api_hands_out_exports_and_nothing_else_of_the_bucket() -> None:
    found = [
        (name, s) for name, role in ROLES.items() for s in _statements(role) if "s3:GetObject" in _list(s["Action"])
    ]
    assert {name: s["Resource"] for name, s in found} == {"ApiRole": {"!Sub": "${ReportsBucket.Arn}/exports/*"}}


def test_the_reports_bucket_is_private_encrypted_and_without_versions() -> None:
    bucket = resources("AWS::S3::Bucket")["ReportsBucket"]
    assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
    (rule,) = bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    # The nightly export compares ETags, which are MD5s under S3's own key alone.
    assert rule == {"ServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}
    assert "VersioningConfiguration" not in bucket
    (deny,) = resources("AWS::S3::BucketPolicy")["ReportsBucketPolicy"]["PolicyDocument"]["Statement"]
    assert (deny["Effect"], deny["Principal"], deny["Action"]) == ("Deny", "*", "s3:*")
    assert deny["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    assert deny["Resource"] == [{"!GetAtt": "ReportsBucket.Arn"}, {"!Sub": "${ReportsBucket.Arn}/*"}]


def test_a_claim_of_an_export_or_a_digest_outlives_its_function() -> None:
    timeout = resources("AWS::Serverless::Function")["ExportFunction"]["Timeout"]
    assert timeout < min(CLAIMED, RUN).total_seconds()


def test_only_what_makes_files_carries_their_layer() -> None:
    functions = resources("AWS::Serverless::Function")
    carrying = {name for name, entry in functions.items() if {"!Ref": "ReportsLayer"} in entry.get("Layers", [])}
    assert carrying == {"ExportFunction"}


def test_what_slack_calls_writes_reviews_and_links_and_nothing_else() -> None:
    (writes,) = (s for s in _statements(ROLES["SlackRole"]) if "dynamodb:PutItem" in s["Action"])
    keys = ["CASE#*", "NOTICE#*", "SLACK#*", "PERSON#*"]
    assert writes["Condition"] == {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": keys}}


@pytest.mark.parametrize("name", ["Api", "Classify", "Publish", "Slack", "Sweep", "Watch"])
def test_whoever_writes_a_cases_history_may_move_its_clocks(name: str) -> None:
    statements = [s for s in _statements(ROLES[f"{name}Role"]) if s["Resource"] == {"!GetAtt": "Table.Arn"}]
    allowed = {action for s in statements for action in _list(s["Action"])}
    assert {f"dynamodb:{word}Item" for word in ("Delete", "Get", "Put", "Update")} <= allowed


def test_what_reads_posts_never_asks_the_index() -> None:
    statements = _statements(ROLES["ClassifyRole"])
    assert not [statement for statement in statements if "index" in str(statement["Resource"])]
    actions = {action for statement in statements for action in _list(statement["Action"])}
    words = "BatchGetItem ConditionCheckItem DeleteItem GetItem PutItem Query UpdateItem"
    assert {a for a in actions if a.startswith("dynamodb:")} == {f"dynamodb:{word}" for word in words.split()}


def test_every_function_folder_is_deployed_and_has_a_role_of_its_own() -> None:
    functions = resources("AWS::Serverless::Function")
    assert {entry["CodeUri"] for entry in functions.values()} == {
        f"functions/{folder.name}" for folder in (ROOT / "functions").iterdir() if folder.is_dir()
    }
    assert len({str(entry["Role"]) for entry in functions.values()}) == len(functions)


def test_the_table_survives_a_mistake() -> None:
    table = template()["Resources"]["Table"]
    assert table["DeletionPolicy"] == "Retain"
    assert table["Properties"]["DeletionProtectionEnabled"] is True
    assert table["Properties"]["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert table["Properties"]["TimeToLiveSpecification"]["Enabled"] is True
    assert table["Properties"]["BillingMode"] == "PAY_PER_REQUEST"


def test_every_queue_is_encrypted_and_every_working_queue_has_a_dead_letter_queue() -> None:
    queues = resources("AWS::SQS::Queue")
    assert all(queue["SqsManagedSseEnabled"] for queue in queues.values())
    assert {name for name, queue in queues.items() if "RedrivePolicy" in queue} == {"MentionsQueue", "OutboxQueue"}


def test_every_dead_letter_queue_raises_an_alarm_that_reaches_someone() -> None:
    alarms = resources("AWS::CloudWatch::Alarm").values()
    watched = {a["Dimensions"][0]["Value"]["!GetAtt"] for a in alarms if a["Namespace"] == "AWS/SQS"}
    working = [queue for queue in resources("AWS::SQS::Queue").values() if "RedrivePolicy" in queue]
    dead = {queue["RedrivePolicy"]["deadLetterTargetArn"]["!GetAtt"].removesuffix(".Arn") for queue in working}
    assert watched == {f"{name}.QueueName" for name in dead}
    assert all(alarm["AlarmActions"] for alarm in alarms)


def test_a_sweep_that_is_late_or_does_not_run_raises_an_alarm_before_a_day_is_over() -> None:
    alarm = resources("AWS::CloudWatch::Alarm")["LateLookAlarm"]
    assert (alarm["MetricName"], alarm["TreatMissingData"]) == ("HoursSinceLook", "breaching")
    assert alarm["Threshold"] < 24


def test_a_message_stays_hidden_for_six_times_its_functions_time() -> None:
    functions, queues = resources("AWS::Serverless::Function"), resources("AWS::SQS::Queue")
    default = template()["Globals"]["Function"]["Timeout"]
    for function, queue in (("ClassifyFunction", "MentionsQueue"), ("PublishFunction", "OutboxQueue")):
        assert queues[queue]["VisibilityTimeout"] >= 6 * functions[function].get("Timeout", default)


def test_a_claim_is_called_dead_only_when_its_publisher_must_have_ended() -> None:
    publish = resources("AWS::Serverless::Function")["PublishFunction"]
    assert publish["Timeout"] < NOT_RECORDED.total_seconds()


def test_every_route_wants_a_token_or_is_a_throttled_webhook() -> None:
    routes = resources("AWS::ApiGatewayV2::Route").values()
    open_routes = {route["RouteKey"] for route in routes if route["AuthorizationType"] != "JWT"}
    slack = {"POST /slack/interactions", "POST /slack/commands"}
    assert (
        open_routes
        == {"GET /webhook/x", "POST /webhook/x", "POST /webhook/{name}", "POST /webhook/alerts/{proxy+}"} | slack
    )
    (stage,) = resources("AWS::ApiGatewayV2::Stage").values()
    limits = stage["DefaultRouteSettings"]
    assert stage["RouteSettings"].keys() == open_routes
    assert all(own["ThrottlingRateLimit"] < limits["ThrottlingRateLimit"] for own in stage["RouteSettings"].values())
    targets = {route["RouteKey"]: route["Target"]["!Sub"] for route in routes if route["RouteKey"] in open_routes}
    assert {targets[key] for key in slack} == {"integrations/${SlackIntegration}"}
    assert {targets[key] for key in open_routes - slack} == {"integrations/${ReceiveIntegration}"}


def test_an_app_is_short() -> None:
    lengths = {path.parent.name: len(path.read_text().splitlines()) for path in ROOT.glob("functions/*/app.py")}
    assert {name: lines for name, lines in lengths.items() if lines > 40} == {}
