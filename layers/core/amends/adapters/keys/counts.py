"""Keys of what is counted, how it is judged, and alerts of monitoring."""

from datetime import datetime

from amends.adapters.keys.base import Key, stamp


def complaints(hour: datetime) -> str:
    """The partition of an hour's complaints: one item each, so that no two posts wait for one counter."""
    return f"COMPLAINTS#{stamp(hour)}"


def complaint(hour: datetime, at: datetime, platform: str, mention_id: str) -> Key:
    """That somebody complained."""
    return {"pk": complaints(hour), "sk": f"{stamp(at)}#{platform}#{mention_id}"}


def count(topic: str, region: str, hour: datetime) -> Key:
    """How many people complained in each minute of an hour."""
    return {"pk": f"COUNT#{topic}#{region}", "sk": stamp(hour)}


def counts_from(hour: datetime) -> str:
    """Where a series' hours begin that are not before this one."""
    return stamp(hour)


def suspecting() -> str:
    """The partition of what every judgement goes by."""
    return "SUSPECTING"


def series(topic: str = "", region: str = "") -> Key:
    """What a series taught, and whether it stands out; without a topic, where all of them begin."""
    return {"pk": suspecting(), "sk": f"SERIES#{topic}#{region}" if topic else "SERIES#"}


def suspicion_threshold(topic: str) -> Key:
    """How unlikely a topic's count must be."""
    return {"pk": suspecting(), "sk": f"THRESHOLD#{topic}"}


def alert(source: str, key: str) -> Key:
    """An alert; the same one told again has the same key."""
    return {"pk": f"ALERT#{source}#{key}", "sk": "ALERT"}


def alerts_waiting() -> str:
    """The index partition of the alerts that nobody acted on."""
    return "ALERTS#waiting"


def alert_place(at: datetime, source: str, key: str) -> str:
    """An alert's place among them, the oldest first."""
    return f"{stamp(at)}#{source}#{key}"
