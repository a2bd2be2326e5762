"""The API as one resolver: its routes and its errors."""

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

from amends.api import (
    approvals,
    away,
    brand,
    cases,
    clocks,
    closing,
    coverage,
    customers,
    linting,
    merging,
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
    suggestions,
    templates,
    texts,
    triage,
    viewers,
    work,
    working,
)


def resolver() -> APIGatewayHttpResolver:
    """A resolver with every route, which validates what comes in."""
    app = APIGatewayHttpResolver(enable_validation=True)
    app.include_router(coverage.router, prefix="/api/v1")
    app.include_router(people.router, prefix="/api/v1")
    app.include_router(cases.router, prefix="/api/v1")
    app.include_router(clocks.router, prefix="/api/v1")
    app.include_router(replies.router, prefix="/api/v1")
    app.include_router(texts.router, prefix="/api/v1")
    app.include_router(linting.router, prefix="/api/v1")
    app.include_router(approvals.router, prefix="/api/v1")
    app.include_router(away.router, prefix="/api/v1")
    app.include_router(proposals.router, prefix="/api/v1")
    app.include_router(working.router, prefix="/api/v1")
    app.include_router(outbox.router, prefix="/api/v1")
    app.include_router(reading.router, prefix="/api/v1")
    app.include_router(spend.router, prefix="/api/v1")
    app.include_router(optouts.router, prefix="/api/v1")
    app.include_router(brand.router, prefix="/api/v1")
    app.include_router(posting.router, prefix="/api/v1")
    app.include_router(notifications.router, prefix="/api/v1")
    app.include_router(slack.router, prefix="/api/v1")
    app.include_router(suggestions.router, prefix="/api/v1")
    app.include_router(templates.router, prefix="/api/v1")
    app.include_router(triage.router, prefix="/api/v1")
    app.include_router(work.router, prefix="/api/v1")
    app.include_router(closing.router, prefix="/api/v1")
    app.include_router(customers.router, prefix="/api/v1")
    app.include_router(merging.router, prefix="/api/v1")
    app.include_router(notes.router, prefix="/api/v1")
    app.include_router(viewers.router, prefix="/api/v1")
    app.use(middlewares=[people.remember])
    problems.register(app)
    return app
