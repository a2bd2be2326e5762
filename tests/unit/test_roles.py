"""docs/roles.md says what the code does: every act, every role, every route."""

from amends.roles import Act, Role

from tests.builders import a_person
from tests.described import operations
from tests.roles_table import ANYONE, acts, roles, routes
from tests.template import resources

# What is everybody's own, an auditor's too.
OWN = {
    "PUT /me/notifications",
    "POST /notifications/test",
    "POST /me/slack",
    "DELETE /me/slack",
    "PUT /cases/{case_id}/viewers/me",
    "DELETE /cases/{case_id}/viewers/me",
}


def test_the_table_of_acts_is_the_codes() -> None:
    allowed = {str(act): {str(role) for role in Role if a_person("kim", role).may(act)} for act in Act}
    assert acts() == allowed


def test_every_role_is_a_group_of_the_user_pool() -> None:
    groups = {group["GroupName"] for group in resources("AWS::Cognito::UserPoolGroup").values()}
    assert groups == set(roles()) == {str(role) for role in Role}


def test_every_route_stands_in_the_table_with_an_act() -> None:
    rows = {row.route for row in routes()}
    assert sorted(set(operations()) - rows) == [], "add a row to docs/roles.md for each"
    assert sorted(rows - set(operations())) == [], "these rows of docs/roles.md are of no route"
    assert {row.act for row in routes()} <= {*acts(), ANYONE}


def test_nobody_but_administrators_and_auditors_proves_and_exports_and_an_auditor_changes_nothing() -> None:
    assert acts()[Act.AUDIT] == {Role.ADMIN, Role.AUDITOR}
    assert {act for act, may in acts().items() if Role.AUDITOR in may} == {Act.READ, Act.AUDIT, Act.LEAD, Act.REPORT}
    changing = {row.act for row in routes() if not row.route.startswith("GET ") and row.route not in OWN}
    assert changing.isdisjoint({Act.READ, Act.AUDIT, Act.LEAD, Act.REPORT})
