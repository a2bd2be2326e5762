"""Routes: exports of lines as files."""

from datetime import date
from http import HTTPStatus

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import AwareDatetime, BaseModel

from amends import wiring
from amends.api.once import IdempotencyKey, made, name_of
from amends.api.people import permitted
from amends.errors import NotFound
from amends.exports.export import KEPT, Export, ExportState, Format, asked
from amends.roles import Act

router = APIGatewayHttpRouter()


class NewExport(BaseModel):
    """What is to be exported: the lines of cases that were opened on these days, UTC and both included."""

    format: Format
    since: date
    until: date


class ExportShown(BaseModel):
    """An export: `why` says why it failed, or why it is tried again; after `ends_at` it is gone."""

    id: str
    format: Format
    since: date
    until: date
    state: ExportState
    rows: int | None
    bytes: int | None
    at: AwareDatetime
    made_at: AwareDatetime | None
    ends_at: AwareDatetime
    by_name: str
    why: str


class ExportWithAddress(ExportShown):
    """An export with the address of its file, once it is made: good for five minutes, for whoever has it."""

    url: str | None = None


class ExportsShown(BaseModel):
    """The exports of the last thirty days, the newest first."""

    items: list[ExportShown]


@router.get("/reports/exports", summary="Exports", tags=["reports"])
def exports() -> ExportsShown:
    """Who asked for which days, and how far each is; for thirty days."""
    permitted(router, Act.REPORT)
    now = wiring.now()
    return ExportsShown(
        items=[ExportShown(**_shown(export)) for export in wiring.exports().all() if now < export.ends_at]
    )


@router.post("/reports/exports", summary="Ask for an export", tags=["reports"], status_code=HTTPStatus.ACCEPTED)
def ask_for_export(body: NewExport, idempotency_key: IdempotencyKey = None) -> ExportShown:
    """A file of all lines of these days; it is made within a minute or two."""
    person = permitted(router, Act.COMPARE)
    store, export_id = wiring.exports(), name_of(idempotency_key, person, "exports")
    earlier = made(
        idempotency_key,
        lambda: store.get(export_id),
        lambda one: (one.format, one.since, one.until) == (body.format, body.since, body.until),
    )
    if earlier:
        return ExportShown(**_shown(earlier))
    waiting = sum(export.state is ExportState.WAITING for export in store.all())
    new = asked(export_id, body.format, body.since, body.until, waiting, person, wiring.now())
    return ExportShown(**_shown(store.add(new)))


@router.get("/reports/exports/<export_id>", summary="An export", tags=["reports"])
def export(export_id: str) -> ExportWithAddress:
    """How far it is and, once it is made, where its file is for the next five minutes."""
    permitted(router, Act.REPORT)
    found = wiring.exports().get(export_id)
    if wiring.now() >= found.ends_at:  # The table takes a day or two to forget it.
        raise NotFound(f"export {export_id} is gone: an export is kept for {KEPT.days} days")
    url = wiring.reports_bucket().address(found.place) if found.state is ExportState.MADE else None
    return ExportWithAddress(**_shown(found), url=url)


def _shown(export: Export) -> dict[str, object]:
    names = ExportShown.model_fields.keys() - {"ends_at"}
    return {**{name: getattr(export, name) for name in names}, "ends_at": export.ends_at}
