"""What a row shows, as one plain sentence that somebody can repeat."""

from collections.abc import Mapping
from datetime import date

from amends.measures.cuts import By
from amends.measures.uplift import Uplift
from amends.reports.figures import Figure

SEVERITIES = {"1": "severity 1 (now)", "2": "severity 2", "3": "severity 3", "4": "severity 4 (within a day)"}
NONE = {
    By.TOPIC: "no topic",
    By.TEMPLATE: "no template",
    By.INCIDENT: "no incident",
    By.TEAM: "no team",
    By.REGION: "no region",
    By.CAUSE: "no root cause",
}
SHOWN = 0.005  # a share below it rounds to nothing


def name(by: By, key: str, names: Mapping[str, str]) -> str:
    """What people call a row; `names` are what the brand called its templates, incidents and causes."""
    if by is By.WEEK:
        monday = date.fromisoformat(key)
        return f"week of {monday.day} {monday:%B %Y}"
    if by is By.SEVERITY:
        return SEVERITIES.get(key, f"severity {key}")
    if by is By.PRIVATE:
        return "partly in private" if key == "private" else "all in public"
    return names.get(key, key) or NONE.get(by, "none")


def sentence(recovered: int, days: int, told: int, shared: Figure, lifted: Uplift) -> str:
    """Of a row: how many told others, with the interval, beside whom; who is left out; or why there is no number."""
    if not recovered:
        return "Nobody was recovered."
    waiting = recovered - shared.n
    left_out = f"; for {waiting} more the {_days(days)} are not over" if waiting else ""
    if shared.value is None:
        have = "has" if shared.n == 1 else "have"
        return f"{_customers(shared.n)} {have} {_days(days)} behind them: too few for a share{left_out}."
    return (
        f"{told:,} of {_customers(shared.n)} ({_share(shared)}) told others within {_days(days)} "
        f"without being asked{_beside(lifted)}{left_out}."
    )


def _beside(lifted: Uplift) -> str:
    figure = lifted.figure
    if figure.value is None or figure.low is None or figure.high is None:
        return ", and there are too few similar customers who had not been recovered to compare them with"
    later = f", {lifted.later:.0%} of these were recovered later".replace("%", " %") if lifted.later >= SHOWN else ""
    none = f", {lifted.unmatched:,} found nobody like them" if lifted.unmatched else ""
    return (
        f"; that is {_points(figure.value)} ({_signed(figure.low)} to {_signed(figure.high)}) than similar customers "
        f"who had not been recovered by then ({figure.n:,} were compared{none}{later})"
    )


def _share(figure: Figure) -> str:
    """A share with its interval, in whole hundredths: `18%, 13 to 23`."""
    return f"{100 * (figure.value or 0):.0f}%, {100 * (figure.low or 0):.0f} to {100 * (figure.high or 0):.0f}"


def _points(difference: float) -> str:
    points = round(100 * difference)
    if points == 0:
        return "no point more or fewer"
    return f"{abs(points)} {'point' if abs(points) == 1 else 'points'} {'more' if points > 0 else 'fewer'}"


def _signed(difference: float) -> str:
    """In points, with a sign that is a minus and no hyphen; nothing is not signed."""
    points = round(100 * difference)
    return f"{'+' if points > 0 else '−' if points < 0 else ''}{abs(points)}"


def _customers(n: int) -> str:
    return f"{n:,} recovered customer{'' if n == 1 else 's'}"


def _days(days: int) -> str:
    return f"{days} day{'' if days == 1 else 's'}"
