"""YAML read strictly, with the line of every value. JSON is YAML too, so both come this way."""

from __future__ import annotations

import re
from typing import Any

import yaml

from .problems import PlanFileProblems, Problem

Path = tuple[str | int, ...]
LARGEST = 2_000_000
DEEPEST = 20
TAG = "tag:yaml.org,2002:"
NOT_STORED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters but the line's end and the tab, and halves of a pair: no database can store them."""
PLAIN_TAGS = {TAG + name for name in ("str", "int", "float", "bool", "null", "map", "seq", "timestamp")}


def read_lines(text: str, name: str) -> tuple[Any, dict[Path, int]]:
    """The values in a file and the line each starts on, by path.

    Only JSON's numbers, true, false and null are anything but text, so that dates, "yes" and 1:30 stay as written.
    Refuses what a plan file has no use for and an attacker may: anchors, merge keys, tags, duplicate keys, characters no
    database can store, deep nesting, very large files. Raises PlanFileProblems.
    """
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST:
        raise PlanFileProblems(
            name, [Problem(1, "", "The file is larger than 2 MB. A plan is text: look for pasted pictures")]
        )
    text = text.removeprefix("\ufeff")
    try:
        root, problems = _composed(text)
    except yaml.YAMLError as error:
        raise PlanFileProblems(name, [_unreadable(error, text)]) from error
    if problems:
        raise PlanFileProblems(name, problems)
    if root is None:
        raise PlanFileProblems(name, [Problem(1, "", "The file is empty")])
    lines: dict[Path, int] = {}
    values = _value(root, (), lines, problems)
    if problems:
        raise PlanFileProblems(name, problems)
    return values, lines


def _composed(text: str) -> tuple[yaml.Node | None, list[Problem]]:
    """The tree of a file, or what is refused in it. The fast reader reads what is right; the slow one says what is wrong."""
    for loader in (getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader):
        try:
            problems = _refused(text, loader)
            return (None if problems else yaml.compose(text, Loader=loader)), problems
        except yaml.YAMLError:
            if loader is yaml.SafeLoader:
                raise
    raise AssertionError("unreachable")


def _refused(text: str, loader: Any) -> list[Problem]:
    """References and deep nesting, seen before anything is built from them."""
    problems, depth = [], 0
    for event in yaml.parse(text, Loader=loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            problems.append(Problem(line, "", "Write the value out: & and * references are not read"))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return [*problems, Problem(line, "", "The file is nested too deeply here. Look for brackets left open")]
    return problems


def _unreadable(error: yaml.YAMLError, text: str) -> Problem:
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1
        return Problem(line, "", "There is a character here that cannot be read. Type the line again")
    mark = getattr(error, "problem_mark", None)
    said = getattr(error, "problem", None) or "it is not YAML or JSON"
    return Problem(
        mark.line + 1 if mark else 1, "", f"The file cannot be read here: {said}. Check the line and its indent"
    )


def _value(node: yaml.Node, path: Path, lines: dict[Path, int], problems: list[Problem]) -> Any:
    line = node.start_mark.line + 1
    lines[path] = line
    if node.tag not in PLAIN_TAGS:
        problems.append(Problem(line, "", f"{node.tag.removeprefix(TAG)} is not a value a plan file can hold"))
        return None
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            here = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                problems.append(Problem(here, "", "A name must be a word or two, not a list or a group"))
                continue
            key = _text(key_node, problems)
            if key in found:
                problems.append(Problem(here, "", f"“{key}” is given twice here; keep one"))
            found[key] = _value(value_node, (*path, key), lines, problems)
            lines[(*path, key)] = here
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, i), lines, problems) for i, item in enumerate(node.value)]
    assert isinstance(node, yaml.ScalarNode)
    return _scalar(_text(node, problems), node.tag)


def _text(node: yaml.ScalarNode, problems: list[Problem]) -> str:
    text = str(node.value)
    if NOT_STORED.search(text):
        problems.append(
            Problem(node.start_mark.line + 1, "", "There is a character here that cannot be stored. Take it out")
        )
    return text


def _scalar(text: str, tag: str) -> Any:
    if tag == TAG + "null":
        return None
    if tag == TAG + "bool" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if tag == TAG + "int" and re.fullmatch(r"-?(0|[1-9]\d{0,14})", text):
        return int(text)
    if tag == TAG + "float" and re.fullmatch(r"-?\d{1,15}\.\d{1,15}", text):
        return float(text)
    return text
