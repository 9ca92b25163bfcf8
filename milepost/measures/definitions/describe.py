"""What a measure's file may say, and the measures there are, as a page of documentation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from .records import Measure, Target

HEADS = {"baseline": "The baseline", "target": "A target", "breakdown": "A breakdown"}


def describe(schema: dict[str, Any], measures: Iterable[Measure]) -> str:
    """Markdown: the file's parts from its schema, then the measures of each plan."""
    parts = [
        "# Measures",
        "",
        f"{schema['description']} How to write one: [add a measure](../how-to/add-a-measure.md).",
        "",
    ]
    parts += ["Drawn from `definitions/schemas/measure.schema.json`, which is at `/api/measure.schema.json` too.", ""]
    parts += _table("The file", schema)
    for key, head in HEADS.items():
        parts += _table(head, schema["$defs"][key])
    for plan, found in groupby(sorted(measures, key=lambda m: (m.plan, m.id)), key=lambda m: m.plan):
        parts += [f"## Measures of {plan}", "", "| measure | what it asks | how often | targets |", "|---|---|---|---|"]
        parts += [f"| `{m.id}` | {m.question} | {m.every.label} | {_targets(m.targets)} |" for m in found]
        parts.append("")
    return "\n".join(parts)


def _table(head: str, group: dict[str, Any]) -> Iterator[str]:
    yield from (f"## {head}", "", "| name | needed | what it is |", "|---|---|---|")
    for key, value in group["properties"].items():
        yield f"| `{key}` | {'yes' if key in group['required'] else ''} | {_words(value)} |"
    yield ""


def _words(value: dict[str, Any]) -> str:
    words = [value["description"]]
    of = value.get("items", value).get("$ref", "").rpartition("/")[2]
    if of in HEADS:
        words.append(f"See *{HEADS[of].lower()}* below.")
    if "enum" in value:
        words.append("One of " + ", ".join(f"`{v}`" for v in value["enum"]) + ".")
    if "default" in value:
        words.append(f"Left out: `{str(value['default']).lower()}`.")
    return " ".join(words)


def _targets(targets: tuple[Target, ...]) -> str:
    return "; ".join(t.as_written for t in targets)
