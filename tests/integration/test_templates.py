"""The library of templates through the API, in a real table's rules."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest
from amends.adapters.cases import Cases
from amends.adapters.library import Library
from amends.errors import NotFound, Stale
from amends.library.shelf import Sought, fits
from amends.library.template import Template, approve, create, edit, retire, submit, usable
from amends.library.wording import TemplateState

from tests.builders import NOON, PIET, ROSA, stored
from tests.integration.one_by_one import one_by_one
from tests.integration.test_api import Context, load, request
from tests.unit.library.builders import LENA, a_draft, a_template, words

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

WORDS = words().model_dump(mode="json")


class Api:
    """Calls as people, with the version that they saw."""

    def __init__(self) -> None:
        self._app = load("api")

    def call(
        self, role: str, method: str, path: str, body: object = None, seen: int | None = None, **query: str
    ) -> tuple[int, Any]:
        sent = request(method, path, f"[{role}]", role, None if body is None else json.dumps(body), query)
        if seen is not None:
            sent["headers"]["if-match"] = f'"{seen}"'
        answer = self._app.handler(sent, Context())
        return answer["statusCode"], json.loads(answer["body"])


@pytest.fixture
def library(table: "Table") -> Library:
    return Library(table, "larkfield")


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    stored(Cases(table))
    return Api()


def kept(library: Library, *templates: Template) -> None:
    """Put a template in the table as it is now, each version of it."""
    for template in templates:
        for version in range(1, template.version + 1):
            library.add(template.model_copy(update={"version": version}))


def test_every_change_is_kept_and_the_list_shows_the_newest_only(library: Library) -> None:
    draft = library.add(a_draft())
    submitted = library.add(submit(draft, ROSA, NOON))
    approved = library.add(approve(submitted, LENA, NOON))
    assert library.get("late") == approved
    assert library.history("late", 9) == [approved, submitted, draft]
    assert library.page(lambda _: True, 9).items == [approved]
    with pytest.raises(NotFound):
        library.get("later")
    with pytest.raises(Stale):
        library.add(submit(draft, ROSA, NOON))


def test_a_list_goes_on_where_it_ended_and_shows_each_once(library: Library) -> None:
    for number in range(7):
        library.add(create(f"t{number}", "larkfield", words(topic="odd" if number % 2 else "even"), ROSA, NOON))
    pages = []
    cursor = None
    while True:
        page = library.page(lambda template: fits(template, Sought(topic="even")), 2, cursor)
        pages.append([template.id for template in page.items])
        cursor = page.next
        if not cursor:
            break
    assert pages == [["t0", "t2"], ["t4", "t6"]]
    assert Library(library._table, "otherbrand").page(lambda _: True, 9).items == []


def test_one_with_a_draft_beside_what_is_in_use_stands_in_both_lists(library: Library) -> None:
    kept(
        library,
        edit(a_template(), words(language="fr", text="Désolé."), ROSA, NOON),
        retire(a_template("b"), "x", LENA, NOON),
    )

    def listed(**sought: Any) -> list[str]:
        return [t.id for t in library.page(lambda template: fits(template, Sought(**sought)), 9).items]

    assert listed(state=TemplateState.APPROVED) == listed(state=TemplateState.DRAFT) == ["late"]
    assert listed(state=TemplateState.RETIRED) == ["b"]
    assert listed(state=TemplateState.APPROVED, language="fr") == []
    assert listed(state=TemplateState.DRAFT, language="fr", platform="x") == ["late"]


def test_of_many_who_edit_and_approve_at_once_one_wins_and_the_history_is_whole(table: "Table") -> None:
    library = Library(one_by_one(table), "larkfield")
    seen = submit(a_draft(needs_pr=True), ROSA, NOON)
    kept(library, seen)
    everybody = Barrier(9)

    def race(turn: int) -> Template | None:
        template = library.get("late")
        everybody.wait(10)
        edited = edit(template, words(name="b"), ROSA, NOON)
        changes = (approve(template, LENA, NOON), approve(template, PIET, NOON), edited)
        try:
            return library.add(changes[turn % 3])
        except Stale:
            return None

    with ThreadPoolExecutor(9) as threads:
        won = [template for template in threads.map(race, range(9)) if template]
    assert len(won) == 1
    assert library.get("late") == won[0]
    assert [template.version for template in library.history("late", 9)] == [3, 2, 1]
    # Two approvals of one look are never added up behind anyone's back.
    assert usable(won[0]) is None


def test_a_template_goes_from_draft_to_use_and_out_of_it_through_the_api(api: Api) -> None:
    status, draft = api.call("responder", "POST", "/templates", WORDS)
    assert (status, draft["proposed"]["state"], draft["version"]) == (201, "draft", 1)
    path = f"/templates/{draft['id']}"
    assert api.call("responder", "POST", f"{path}/submit")[0] == 428
    status, _ = api.call("responder", "POST", f"{path}/submit", seen=1)
    assert status == 200
    assert api.call("responder", "POST", f"{path}/submit", seen=1)[0] == 412
    status, back = api.call("pr", "POST", f"{path}/request-changes", {"why": "say when"}, seen=2)
    assert (status, back["note"]) == (200, "say when")
    assert api.call("responder", "PUT", path, {**WORDS, "needs_pr": True}, seen=3)[0] == 200
    assert api.call("responder", "POST", f"{path}/submit", seen=4)[0] == 200
    assert api.call("pr", "POST", f"{path}/approve", seen=5)[0] == 200
    assert api.call("admin", "POST", f"{path}/approve", seen=6)[0] == 403
    status, approved = api.call("legal", "POST", f"{path}/approve", seen=6)
    assert (status, approved["current"]["state"], approved["proposed"]) == (200, "approved", None)
    status, page = api.call("marketing", "GET", "/templates", state="approved", topic="delivery", language="en")
    assert (status, [item["id"] for item in page["items"]]) == (200, [draft["id"]])
    status, retired = api.call("legal", "POST", f"{path}/retire", {"why": "new terms"}, seen=7)
    assert (status, retired["current"]["state"]) == (200, "retired")
    _, file = api.call("responder", "GET", path)
    assert [change["did"] for change in file["history"]] == [
        "retired",
        "approved by legal",
        "approved by pr",
        "submitted",
        "edited",
        "changes requested",
        "submitted",
        "created",
    ]


@pytest.mark.parametrize(
    ("role", "method", "path", "body", "status"),
    [
        ("marketing", "POST", "/templates", WORDS, 403),
        ("stranger", "GET", "/templates", None, 403),
        ("responder", "POST", "/templates/late/approve", None, 403),
        ("responder", "POST", "/templates/late/retire", {"why": "a"}, 403),
        ("legal", "POST", "/templates/import-starter", None, 403),
        ("marketing", "PUT", "/templates/late", WORDS, 403),
        ("responder", "PUT", "/templates/none", WORDS, 404),
        ("responder", "GET", "/templates/none", None, 404),
        ("responder", "POST", "/templates", {**WORDS, "topic": "Two Words"}, 422),
        ("responder", "POST", "/templates", {**WORDS, "text": " "}, 422),
        ("responder", "POST", "/templates", {**WORDS, "approved": True}, 422),
        ("responder", "PUT", "/templates/late", WORDS, 400),
        ("legal", "POST", "/templates/late/request-changes", {"why": ""}, 422),
        ("legal", "POST", "/templates/late/approve", None, 409),
    ],
)
def test_who_may_not_and_what_can_not_be_gets_a_clear_4xx(
    api: Api, library: Library, role: str, method: str, path: str, body: object, status: int
) -> None:
    kept(library, a_draft())
    answered, problem = api.call(role, method, path, body, seen=1)
    assert (answered, problem["status"], bool(problem["detail"])) == (status, status, True)


def test_a_draft_says_what_keeps_it_from_review(api: Api, library: Library) -> None:
    kept(library, a_draft(text="Read the {manual}."))
    _, file = api.call("responder", "GET", "/templates/late")
    assert len(file["faults"]) == 2
    status, problem = api.call("responder", "POST", "/templates/late/submit", seen=1)
    assert (status, "acknowledging" in problem["detail"], "{manual}" in problem["detail"]) == (400, True, True)


def test_the_starter_library_arrives_once_as_drafts_of_whoever_imports_it(api: Api, library: Library) -> None:
    status, imported = api.call("admin", "POST", "/templates/import-starter")
    assert (status, len(imported["added"]) >= 20, imported["kept"]) == (200, True, [])
    path = f"/templates/{imported['added'][0]}"
    assert api.call("responder", "POST", f"{path}/submit", seen=1)[0] == 200
    status, again = api.call("admin", "POST", "/templates/import-starter")
    assert (status, again["added"], again["kept"]) == (200, [], imported["added"])
    assert len(library.page(lambda _: True, 100).items) == len(imported["added"])
    assert library.get(imported["added"][0]).version == 2
    assert library.page(lambda t: usable(t) is not None, 9).items == []


def test_everyone_who_reads_learns_what_the_placeholders_stand_for(api: Api) -> None:
    status, found = api.call("marketing", "GET", "/templates/placeholders")
    assert status == 200
    assert {"name": "customer", "meaning": "the customer's name, as they show it"} in found
