"""The plan file's schema as a page of documentation."""

from __future__ import annotations

from typing import Any


def describe(schema: dict[str, Any]) -> str:
    """Markdown: one table for each group of values, in the schema's order."""
    parts = ["# The plan file", "", schema["description"] + " YAML or JSON. The wording of each deadline is kept.", ""]
    parts += _table("The file", schema)
    for name, group in schema["properties"].items():
        if group.get("type") == "object":
            inner = group.get("additionalProperties") or {}
            parts += _table(name, inner if isinstance(inner, dict) and inner else group)
        elif "properties" in group.get("items", {}):
            parts += _table(name, group["items"])
    for name, group in schema["$defs"].items():
        parts += _table(name, group if "properties" in group else group["items"])
    return "\n".join(parts)


def _table(name: str, group: dict[str, Any]) -> list[str]:
    required = group.get("required", [])
    rows = [
        f"| `{key}` | {'yes' if key in required else ''} | {_words(value)} |"
        for key, value in group["properties"].items()
    ]
    return [f"## {name}", "", "| name | needed | what it is |", "|---|---|---|", *rows, ""]


def _words(value: dict[str, Any]) -> str:
    words = value.get("description", "")
    if "$ref" in value:
        words = f"See *{value['$ref'].rsplit('/', 1)[1]}* below."
    if "enum" in value:
        words += " One of " + ", ".join(f"`{v}`" for v in value["enum"]) + "."
    if "maxLength" in value:
        words += f" Up to {value['maxLength']} letters."
    return str(words).strip()
