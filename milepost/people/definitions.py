"""Reading a definition an analyst edits: checked against its published schema, with the line of whatever is wrong."""

from __future__ import annotations

import json
from typing import Any

import yaml
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

Path = tuple[str | int, ...]


class Definition:
    """The values of one file of ``definitions/``; every value but true, false and whole numbers is text, as it was written.

    Raises ImproperlyConfigured naming the file, the line and what to put right.
    """

    def __init__(self, name: str, schema: str) -> None:
        self.name = name
        self.lines: dict[Path, int] = {}
        text = (settings.DEFINITIONS / name).read_text("utf-8")
        try:
            self.values: Any = self._value(yaml.compose(text, Loader=yaml.SafeLoader), ())
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else 1
            raise ImproperlyConfigured(f"definitions/{name}, line {line}: it is not YAML here") from error
        found = Draft202012Validator(json.loads((settings.DEFINITIONS / "schemas" / schema).read_text("utf-8")))
        if problem := best_match(found.iter_errors(self.values)):
            raise self.wrong((*problem.absolute_path, *_unknown(problem)[:1]), _words(problem))

    def wrong(self, path: Path, message: str) -> ImproperlyConfigured:
        """An error that says where: the value at ``path``, or the nearest around it."""
        line = next((self.lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in self.lines), 1)
        place = " > ".join(str(step + 1) if isinstance(step, int) else step for step in path)
        return ImproperlyConfigured(f"definitions/{self.name}, line {line}, {place or 'the file'}: {message}")

    def _value(self, node: Any, path: Path) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1 if node else 1)
        if isinstance(node, yaml.MappingNode):
            found = {}
            for key, value in node.value:
                here = (*path, str(key.value))
                self.lines[here] = key.start_mark.line + 1
                if str(key.value) in found:
                    raise self.wrong(here, "it is given twice. Keep one")
                found[str(key.value)] = self._value(value, here)
            return found
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*path, i)) for i, item in enumerate(node.value)]
        return _scalar(node)


def _scalar(node: Any) -> Any:
    if node is None or node.tag.endswith(":null"):
        return None
    if node.tag.endswith(":bool") and node.value in ("true", "false"):
        return node.value == "true"
    if node.tag.endswith(":int") and node.value.isdecimal():
        return int(node.value)
    return str(node.value)


def _words(problem: ValidationError) -> str:
    schema: Any = problem.schema
    given: Any = problem.instance
    needed: Any = problem.validator_value
    if problem.validator == "required":
        missing = [key for key in needed if key not in given]
        return " ".join(f"“{key}” is missing. {_about(schema, key)}".strip() for key in missing)
    if unknown := _unknown(problem):
        return f"nothing here is called “{unknown[0]}”. Known: {', '.join(schema.get('properties', {}))}"
    if problem.validator == "pattern":
        return f"“{given}” is not in the form needed. {schema.get('description', '')}".strip()
    if problem.validator == "enum":
        return f"“{given}” must be one of {', '.join(map(str, needed))}"
    if problem.validator in ("type", "minLength") and given in (None, ""):
        return "nothing is given. Give it, or take the line out"
    return problem.message


def _unknown(problem: ValidationError) -> list[str]:
    """The keys that the schema has no place for, where that is the problem."""
    schema: Any = problem.schema
    given: Any = problem.instance
    if problem.validator != "additionalProperties" or problem.validator_value:
        return []
    return [key for key in given if key not in schema.get("properties", {})]


def _about(schema: dict[str, Any], key: str) -> str:
    return str(schema.get("properties", {}).get(key, {}).get("description", ""))
