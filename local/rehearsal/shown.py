"""What people are told in a rehearsal: what to do next, what happened, and how it went."""

from datetime import timedelta

from amends.outage.incident import IncidentState
from amends.outage.score import Score
from amends.outage.statement import Stage, Statement, StatementState

from local.rehearsal.venue import File

_S = StatementState
WAITS = "watch the incidents in the console: soon something is suspected"
OPENING = (
    "Everybody signs in to the console as who they are. Nothing that you write leaves this stack.",
    "PR or a senior confirms or dismisses what is suspected, and says whom it concerns.",
    "A senior writes the holding statement, with a time for the next word; PR approves it, and it is given out.",
    "Legal clears what may be said. Keep what was promised, and end the incident when it is over, with last words.",
)


def next_step(file: File | None) -> str:
    """What is to be done now, and by whom."""
    if file is None:
        return WAITS
    incident = file.incident
    if incident.state is IncidentState.SUSPECTED:
        return "PR or a senior: confirm it, or dismiss it"
    if incident.state in (IncidentState.DISMISSED, IncidentState.MERGED):
        return f"it is {incident.state}; PR or a senior opens an incident where there is one"
    if incident.resolving:
        return "the end waits for the texts that are on their way"
    over = incident.state is IncidentState.RESOLVED
    if not over and not (incident.scope.topics or incident.scope.rule):
        return "PR or a senior: say whom it concerns (scope: a topic or a rule), and put in who wrote before"
    wanted = {Stage.RESOLVED} if over else {Stage.HOLDING, Stage.UPDATE, Stage.CORRECTION}
    return _of([one for one in file.statements if one.stage in wanted], over)


def _of(statements: list[Statement], over: bool) -> str:
    states = {one.state for one in statements}
    if _S.IN_REVIEW in states:
        return "whoever's turn it is, and did not write it: approve the statement, or send it back"
    if _S.APPROVED in states:
        return "PR or a senior: give the approved statement out"
    if _S.DRAFT in states:
        return "send the draft to review"
    if states & {_S.GIVING, _S.PAUSED, _S.ENDED}:
        return "wait for the last texts" if over else "keep what you promised; resolve it when it is over"
    return "tell those who were told that it is over" if over else "a senior: write the holding statement"


def since(began: timedelta) -> str:
    """A moment of the rehearsal."""
    minutes, seconds = divmod(max(int(began.total_seconds()), 0), 60)
    return f"{minutes:3}:{seconds:02}"


def table(score: Score) -> str:
    """The marks, and their sum."""
    rows = [(mark.name, f"{mark.points} of {mark.of}", mark.words) for mark in score.marks]
    rows.append(("in total", f"{score.points} of {score.of}", ""))
    return "\n".join(f"{name:28}{points:>10}   {words}".rstrip() for name, points, words in rows)
