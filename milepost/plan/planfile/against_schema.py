"""What the schema finds wrong, said in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from jsonschema.exceptions import ValidationError

from .lines import Path
from .problems import Problem


def schema_problems(error: ValidationError, values: Any, lines: dict[Path, int]) -> Iterator[Problem]:
    """One problem for each name that is missing or not known, one for anything else."""
    path: Path = tuple(error.absolute_path)
    line = next(lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in lines)
    where = place(path, values)
    schema: Any = error.schema
    instance: Any = error.instance
    if error.validator == "additionalProperties":
        for extra in (name for name in instance if name not in schema["properties"]):
            said = _not_known(extra, instance[extra], list(schema["properties"]))
            yield Problem(lines.get((*path, extra), line), where, said)
    elif error.validator == "required":
        for missing in (name for name in schema["required"] if name not in instance):
            yield Problem(line, where, f"“{missing}” is missing. Add it")
    else:
        yield Problem(line, where, _words(error))


def _not_known(extra: str, value: Any, known: list[str]) -> str:
    if value is None:
        return f"“{extra}” has no value. If it belongs to the text before it, put the whole of that text in quotes"
    near = get_close_matches(extra, known, 1)
    meant = f"Did you mean “{near[0]}”? " if near else ""
    return f"“{extra}” is not known here. {meant}Known: {', '.join(known)}"


def _words(error: ValidationError) -> str:
    schema: Any = error.schema
    needed: Any = error.validator_value
    instance: Any = error.instance
    last = error.absolute_path[-1] if error.absolute_path else "the file"
    name = f"“{last}”" if isinstance(last, str) else f"Item {last + 1}"
    match error.validator:
        case "enum":
            return f"{name} must be one of {', '.join(map(str, needed))}"
        case "pattern":
            return f"“{instance}” is not in the form needed for {name}. {schema.get('description', '')}".strip()
        case "type" if instance is None:
            return f"{name} has nothing after it. Write something, or take the line out"
        case "type":
            return f"{name} must be {_TYPES[str(needed)]}"
        case "minItems" | "minLength":
            return f"{name} is empty. Give at least one"
        case "maxLength":
            return f"{name} is too long. Keep it to {needed} letters"
        case "uniqueItems":
            return f"{name} names one twice. Keep one"
        case "anyOf":
            options = " or ".join("“" + o["required"][0] + "”" for o in needed)
            return f"Give {options}"
    return error.message


_TYPES = {
    "string": "text; put it in quotes",
    "array": "a list, like [one, two]",
    "object": "a group of named values, like {name: value}",
    "number": "a number, without quotes or its unit",
    "boolean": "true or false",
}


def place(path: Path, values: Any) -> str:
    """Where in the plan, in its own words: "workstream 1, action 1.1a, milestone 3"."""
    said: list[str] = []
    here, group = values, ""
    for step in path:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            break
        noun = _NOUNS.get(group)
        if noun and isinstance(step, int):
            ref = here.get("ref") if isinstance(here, dict) else None
            said.append(f"{noun} {ref or step + 1}")
        elif noun:
            said.append(f"{noun} {step}")
        group = step if isinstance(step, str) and not noun else ""
    return ", ".join(said)


_NOUNS = {
    "workstreams": "workstream",
    "outcomes": "outcome",
    "actions": "action",
    "milestones": "milestone",
    "impacts": "impact",
    "organisations": "organisation",
    "posts": "post",
    "bodies": "body",
    "reporting": "reporting line",
    "reports": "report",
}
