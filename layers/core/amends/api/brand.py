"""Routes: the brand's settings, and their history."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, Field

from amends import wiring
from amends.api.conditions import IfMatch, seen_in
from amends.api.people import permitted
from amends.brand import Brand, BrandSettings
from amends.brand_versions import BrandVersion, change, expect, restore
from amends.clocks.service import DEFAULTS, ServiceClass
from amends.roles import Act

router = APIGatewayHttpRouter()


class _BrandChange(BaseModel):
    note: str = Field(min_length=1, max_length=500)


class NewBrandSettings(_BrandChange):
    """The settings, all of them, and why."""

    settings: BrandSettings


class BrandRestoration(_BrandChange):
    """Which version's settings should count again, and why."""

    to: int = Field(ge=1)


@router.get("/brand", summary="The brand's settings", tags=["brand"])
def brand_settings() -> Brand:
    """The settings as they are; version 0 before somebody set some."""
    permitted(router, Act.READ)
    return wiring.brand_settings().get()


@router.get("/brand/versions", summary="The settings' history", tags=["brand"])
def brand_versions(limit: Annotated[int, Query(ge=1, le=100)] = 20) -> list[BrandVersion]:
    """Who changed what, when and why; the newest first."""
    permitted(router, Act.READ)
    return wiring.brand_settings().history(limit)


@router.get("/brand/service-defaults", summary="The service times that come with Amends", tags=["brand"])
def service_defaults() -> list[ServiceClass]:
    """The targets of each severity for which the brand has no class of its own."""
    permitted(router, Act.READ)
    return [ServiceClass(severity=severity, targets=targets) for severity, targets in DEFAULTS.items()]


@router.put("/brand", summary="Change the brand's settings", tags=["brand"])
def set_brand(body: NewBrandSettings, if_match: IfMatch = "") -> BrandVersion:
    """Put these settings in the place of those that the caller saw."""
    person = permitted(router, Act.CONFIGURE)
    current = expect(wiring.brand_settings().get(), seen_in(if_match))
    name = wiring.settings().brand
    return wiring.brand_settings().add(change(current, name, body.settings, body.note, person, wiring.now()))


@router.post("/brand/restore", summary="Go back to earlier settings", tags=["brand"])
def restore_brand(body: BrandRestoration, if_match: IfMatch = "") -> BrandVersion:
    """Make a new version with an earlier one's settings."""
    person = permitted(router, Act.CONFIGURE)
    current = expect(wiring.brand_settings().get(), seen_in(if_match))
    earlier = wiring.brand_settings().version(body.to)
    return wiring.brand_settings().add(restore(current, earlier, body.note, person, wiring.now()))
