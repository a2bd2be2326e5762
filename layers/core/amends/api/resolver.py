"""The API as one resolver: its routes and its errors."""

from amends.api import (
    after_reviews,
    approvals,
    audit,
    away,
    brand,
    cases,
    clocks,
    closing,
    coverage,
    customers,
    giving,
    halting,
    handoff_ends,
    handoff_hints,
    handoff_measures,
    handoffs,
    incident_cases,
    incidents,
    linting,
    merging,
    messages,
    notes,
    notifications,
    optouts,
    outbox,
    people,
    posting,
    problems,
    proposals,
    reading,
    replies,
    slack,
    spend,
    statements,
    suggestions,
    templates,
    texts,
    themes,
    triage,
    viewers,
    work,
    working,
)
from amends.api.etags import tagged
from amends.api.origin import told
from amends.api.readable import JsonResolver

AREAS = (
    audit,
    coverage,
    people,
    cases,
    clocks,
    replies,
    texts,
    linting,
    approvals,
    away,
    proposals,
    working,
    messages,
    outbox,
    reading,
    spend,
    optouts,
    brand,
    posting,
    notifications,
    slack,
    suggestions,
    templates,
    triage,
    work,
    closing,
    customers,
    merging,
    notes,
    viewers,
    handoff_hints,
    handoff_measures,
    incidents,
    giving,
    after_reviews,
    halting,
    incident_cases,
    statements,
    handoffs,
    handoff_ends,
    themes,
)


def resolver() -> JsonResolver:
    """A resolver with every route, which validates what comes in and what goes out."""
    app = JsonResolver(enable_validation=True, response_validation_error_http_code=500)
    app.use([people.remember, told, tagged])
    for area in AREAS:
        app.include_router(area.router, prefix="/api/v1")
    problems.register(app)
    return app
