"""How the words of a plan are taken: what columns, lines, ratings and resources are called, from ``definitions/reading.yaml``."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from .plain import plain

Group = dict[str, tuple[str, ...]]
"""The phrases of each meaning, without capitals and stops."""

KEYS: dict[str, tuple[str, ...]] = {
    "headings": (
        "workstream", "weakness", "outcome", "outcome_ref", "action", "action_ref", "milestone", "milestone_ref", "ref",
        "resource", "owner", "starts", "deadline", "rhythm", "rating", "complete", "impact", "note", "accountable", "delivery",
    ),
    "lines": (
        "workstream", "weakness", "said", "accountable", "delivery", "outcome", "action", "impact", "moved", "worked_out",
        "round",
    ),
    "rhythms": ("two_weekly", "monthly", "bi_monthly", "quarterly", "six_monthly", "annual"),
    "ratings": ("blue", "green", "amber", "red"),
    "resources": ("AR", "ER"),
    "kinds": (),
    "names": ("titles", "things", "bodies", "nobody"),
    "organisations": ("council", "commissioner", "provider", "education", "forum", "charity"),
}  # fmt: skip
"""The groups of the file and the meanings of each, every one to be given; a group without any takes whatever it is given."""

MEANINGS = KEYS["headings"]
"""What a column can mean."""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Every phrase is plain. ``rating_of``, ``resource_of`` and ``rhythm_of`` give its meaning. It equals only itself."""

    headings: Group
    lines: Group
    rhythms: Group
    ratings: Group
    resources: Group
    kinds: Group
    names: Group
    organisations: Group
    rating_of: dict[str, str] = field(init=False)
    resource_of: dict[str, str] = field(init=False)
    rhythm_of: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rating_of", _turned(self.ratings))
        object.__setattr__(self, "resource_of", _turned(self.resources))
        object.__setattr__(self, "rhythm_of", _turned(self.rhythms))


def _turned(group: Group) -> dict[str, str]:
    return {phrase: meaning for meaning, phrases in group.items() for phrase in phrases}


@cache
def vocabulary() -> Vocabulary:
    return read_vocabulary(settings.DEFINITIONS / "reading.yaml")


def read_vocabulary(path: Path) -> Vocabulary:
    """The whole file. Raises ImproperlyConfigured naming the file, the line and the fix."""
    try:
        root = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ImproperlyConfigured(f"{path.name}, line {line}: this is not YAML: {error.problem}") from error
    groups = _members(root, path.name, tuple(KEYS))
    return Vocabulary(**{name: _group(node, path.name, name) for name, node in groups.items()})


def _group(node: yaml.Node, name: str, group: str) -> Group:
    members = _members(node, name, KEYS[group])
    return {key: _phrases(phrases, name) for key, phrases in members.items()}


def _members(node: yaml.Node | None, name: str, keys: tuple[str, ...]) -> dict[str, yaml.Node]:
    """A mapping's nodes by key: exactly ``keys``, where any are asked for."""
    if not isinstance(node, yaml.MappingNode):
        line = node.start_mark.line + 1 if node else 1
        raise ImproperlyConfigured(f"{name}, line {line}: give names with their lists, like “owner: [lead, who]”")
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        where = f"{name}, line {key.start_mark.line + 1}"
        if keys and key.value not in keys:
            raise ImproperlyConfigured(f"{where}: “{key.value}” is not known here. Known: {', '.join(keys)}")
        if key.value in found:
            raise ImproperlyConfigured(f"{where}: “{key.value}” is given twice; keep one")
        found[str(key.value)] = value
    if missing := [key for key in keys if key not in found]:
        raise ImproperlyConfigured(f"{name}, line {node.start_mark.line + 1}: add “{missing[0]}”")
    return found


def _phrases(node: yaml.Node, name: str) -> tuple[str, ...]:
    where = f"{name}, line {node.start_mark.line + 1}"
    if not isinstance(node, yaml.SequenceNode):
        raise ImproperlyConfigured(f"{where}: give a list of words, like [lead, who]")
    found: list[str] = []
    for member in node.value:
        where = f"{name}, line {member.start_mark.line + 1}"
        phrase = plain(str(member.value)) if isinstance(member, yaml.ScalarNode) else ""
        if not phrase:
            raise ImproperlyConfigured(f"{where}: each of a list is a word or a phrase that says something")
        if phrase in found:
            raise ImproperlyConfigured(f"{where}: “{member.value}” is in this list already; keep one")
        found.append(phrase)
    return tuple(found)
