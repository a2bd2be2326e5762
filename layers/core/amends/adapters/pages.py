"""The cursor of an index query, as a client hands it back."""

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Any

from amends.errors import BadInput


def cursor_of(found: Mapping[str, Any]) -> str | None:
    """The cursor to the page after this answer of the table."""
    key = found.get("LastEvaluatedKey")
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode() if key else None


def after(cursor: str | None, partition: str) -> dict[str, Any]:
    """What continues a query of this partition; raises BadInput for a cursor that isn't one of ours."""
    if cursor is None:
        return {}
    try:
        key = json.loads(base64.urlsafe_b64decode(cursor.encode()))
    except (binascii.Error, ValueError) as error:
        raise BadInput("the cursor is not one of ours") from error
    names = {"pk", "sk", "state_pk", "state_sk"}
    if not isinstance(key, dict) or set(key) != names or key["state_pk"] != partition:
        raise BadInput("the cursor belongs to another list")
    return {"ExclusiveStartKey": key}
