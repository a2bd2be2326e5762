"""The API's description, and the least that each of its operations takes."""

import json
from functools import cache
from typing import Any

from amends.api.description import openapi

METHODS = ("get", "post", "put", "patch", "delete")


@cache
def description() -> dict[str, Any]:
    """The OpenAPI description as data."""
    return dict(json.loads(openapi()))


def operations() -> dict[str, dict[str, Any]]:
    """Every operation by its name, such as `POST /cases/{case_id}/claim`."""
    return {
        f"{method.upper()} {path.removeprefix('/api/v1')}": operation
        for path, methods in description()["paths"].items()
        for method, operation in methods.items()
        if method in METHODS
    }


def query_of(operation: dict[str, Any]) -> dict[str, str]:
    """The query that an operation can't do without."""
    return {
        parameter["name"]: str(least(parameter["schema"]))
        for parameter in operation.get("parameters", [])
        if parameter["in"] == "query" and parameter.get("required")
    }


def body_of(operation: dict[str, Any]) -> Any:
    """The least body of the described shape; None where there is none."""
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    return least(content["schema"]) if content else None


def least(schema: dict[str, Any]) -> Any:
    """The smallest value that a schema takes."""
    if "$ref" in schema:
        return least(description()["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]])
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return least(schema[several][0])
    if "const" in schema or "enum" in schema:
        return schema.get("const", (schema.get("enum") or [None])[0])
    match schema.get("type"):
        case "object":
            properties = schema.get("properties", {})
            return {name: least(properties[name]) for name in schema.get("required", [])}
        case "array":
            return [least(schema["items"])] * int(schema.get("minItems", 0))
        case "integer" | "number":
            return schema.get("minimum", schema.get("exclusiveMinimum", 0) + 1)
        case "boolean":
            return False
        case "null":
            return None
    moments = {"date-time": "2026-11-20T12:00:00Z", "date": "2026-11-20", "time": "09:00"}
    return moments.get(schema.get("format", "")) or "a" * max(1, int(schema.get("minLength", 1)))
