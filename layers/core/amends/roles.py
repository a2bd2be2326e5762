"""Who may do what; docs/roles.md shows it as a table, and a test holds the running API against that."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from amends.errors import Forbidden


class Role(StrEnum):
    """The user pool's groups."""

    RESPONDER = "responder"
    SENIOR = "senior"
    LEGAL = "legal"
    PR = "pr"
    MARKETING = "marketing"
    ADMIN = "admin"
    AUDITOR = "auditor"


class Act(StrEnum):
    """What a role can allow."""

    READ = "read cases"
    WORK = "work on cases"
    TAKE_OVER = "take over a colleague's case"
    APPROVE = "approve replies"
    TUNE = "set thresholds"
    READMIT = "answer again who opted out"
    CONFIGURE = "change the brand's settings"
    STOP = "stop posting"
    RESUME = "turn posting on"
    WRITE_TEMPLATES = "write templates"
    APPROVE_TEMPLATES = "approve and retire templates"
    RUN_INCIDENTS = "run incidents"
    CLEAR_FACTS = "clear facts"
    WRITE_STATEMENTS = "write statements"
    HALT = "stop statements"
    AUDIT = "prove and export the audit log"
    LEAD = "see how handoffs end"
    REPORT = "read reports"
    COMPARE = "set what reports compare and send"


_INCIDENTS = {Act.RUN_INCIDENTS, Act.WRITE_STATEMENTS, Act.HALT}
_ALLOWED = {
    Role.RESPONDER: {Act.READ, Act.WORK, Act.WRITE_TEMPLATES},
    Role.SENIOR: {
        Act.READ,
        Act.WORK,
        Act.TAKE_OVER,
        Act.APPROVE,
        Act.WRITE_TEMPLATES,
        Act.LEAD,
        Act.REPORT,
        *_INCIDENTS,
    },
    Role.LEGAL: {
        Act.READ,
        Act.WORK,
        Act.APPROVE,
        Act.WRITE_TEMPLATES,
        Act.APPROVE_TEMPLATES,
        Act.CLEAR_FACTS,
        Act.WRITE_STATEMENTS,
        Act.HALT,
        Act.LEAD,
        Act.REPORT,
    },
    Role.PR: {
        Act.READ,
        Act.WORK,
        Act.APPROVE,
        Act.STOP,
        Act.WRITE_TEMPLATES,
        Act.APPROVE_TEMPLATES,
        Act.LEAD,
        Act.REPORT,
        Act.COMPARE,
        *_INCIDENTS,
    },
    Role.MARKETING: {Act.READ, Act.REPORT, Act.COMPARE},
    Role.ADMIN: set(Act),
    Role.AUDITOR: {Act.READ, Act.AUDIT, Act.LEAD, Act.REPORT},
}


class Person(BaseModel):
    """Someone who is signed in."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    roles: frozenset[Role]

    def may(self, act: Act) -> bool:
        """Whether any of the person's roles allows the act."""
        return any(act in _ALLOWED[role] for role in self.roles)

    def must(self, act: Act) -> None:
        """Raise Forbidden unless one of the person's roles allows the act."""
        if not self.may(act):
            raise Forbidden(f"your role does not let you {act}")
