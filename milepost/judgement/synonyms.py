"""The words that mean the same in a search, which an analyst writes in ``definitions/synonyms.yaml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from milepost.rules.find import Synonyms
from milepost.rules.find.synonyms import Phrase, phrase


@cache
def synonyms() -> Synonyms:
    return read_synonyms(settings.DEFINITIONS / "synonyms.yaml")


def read_synonyms(path: Path) -> Synonyms:
    """Every group in a file. Raises ImproperlyConfigured naming the file, the line and the fix."""
    try:
        root = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ImproperlyConfigured(f"{path.name}, line {line}: this is not YAML: {error.problem}") from error
    if not isinstance(root, yaml.SequenceNode):
        raise ImproperlyConfigured(f"{path.name}, line 1: give a list of groups, like - [PCF, parent carer forum]")
    seen: dict[Phrase, int] = {}
    return Synonyms.of([_group(node, path.name, seen) for node in root.value])


def _group(node: yaml.Node, name: str, seen: dict[Phrase, int]) -> list[str]:
    where = f"{name}, line {node.start_mark.line + 1}"
    if not isinstance(node, yaml.SequenceNode) or len(node.value) < 2:
        raise ImproperlyConfigured(f"{where}: a group is a list of at least two, like [PCF, parent carer forum]")
    for member in node.value:
        _once(member, f"{name}, line {member.start_mark.line + 1}", seen)
    return [str(member.value) for member in node.value]


def _once(member: yaml.Node, where: str, seen: dict[Phrase, int]) -> None:
    if not isinstance(member, yaml.ScalarNode) or not (said := phrase(str(member.value))):
        raise ImproperlyConfigured(f"{where}: each member of a group is a word or a phrase that says something")
    if said in seen:
        raise ImproperlyConfigured(f"{where}: “{member.value}” is on line {seen[said]} already; keep one")
    seen[said] = member.start_mark.line + 1
