"""Routes: how we and others answered in the same window."""

from http import HTTPStatus

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import AwareDatetime, BaseModel

from amends import wiring
from amends.api.people import permitted
from amends.outage.incident import Title
from amends.rivals import beginning, comparison
from amends.rivals.collecting import told
from amends.rivals.comparison import State, going_on
from amends.rivals.measures import Compared
from amends.roles import Act

router = APIGatewayHttpRouter()


class NewComparison(BaseModel):
    """A window; X's recent search reaches 7 days back."""

    name: Title
    since: AwareDatetime
    until: AwareDatetime


class ListedComparison(BaseModel):
    """A comparison in the list; `until` is null while its incident goes on, `posts` is how many were read."""

    id: str
    name: str
    since: AwareDatetime
    until: AwareDatetime | None
    incident_id: str | None
    state: State
    posts: int


class ComparisonList(BaseModel):
    """The newest first."""

    items: list[ListedComparison]


class Comparison(ListedComparison):
    """A comparison with every brand, ours first, and what was not read."""

    sentence: str
    brands: list[Compared]
    notes: list[str]
    measured_at: AwareDatetime | None


@router.get("/reports/comparisons", summary="Comparisons with competitors", tags=["reports"])
def list_comparisons() -> ComparisonList:
    """Those of industry-wide incidents, which are made by themselves, and those that people asked for."""
    permitted(router, Act.REPORT)
    return ComparisonList(items=[_listed(one) for one in wiring.comparisons().all()])


@router.post("/reports/comparisons", summary="Compare a window", tags=["reports"], status_code=HTTPStatus.CREATED)
def begin_comparison(body: NewComparison) -> ListedComparison:
    """Read what was posted to each brand's care accounts in the window, and what they answered, within the budget."""
    person, kept = permitted(router, Act.COMPARE), wiring.comparisons()
    open_now = len(going_on(kept.all()))
    begun = beginning.begin(body.name, body.since, body.until, wiring.watch_list(), open_now, person, wiring.now())
    kept.add(begun)
    return _listed(begun)


@router.get("/reports/comparisons/<comparison_id>", summary="A comparison", tags=["reports"])
def get_comparison(comparison_id: str) -> Comparison:
    """As it was measured last; only the answers of brands stand in it, and no word of a customer's."""
    permitted(router, Act.REPORT)
    one, brands = wiring.comparisons().get(comparison_id)
    sentence, notes = told(one, brands)
    return Comparison(
        **_listed(one).model_dump(), sentence=sentence, brands=brands, notes=notes, measured_at=one.measured_at
    )


def _listed(one: comparison.Comparison) -> ListedComparison:
    return ListedComparison.model_validate(one.model_dump(include=set(ListedComparison.model_fields)))
