"""The licences an analyst writes in ``definitions/open_data.yaml``, and which of them a plan is given under."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from milepost.plan.models import Plan
from milepost.rules.moves import Status

OURS, EXAMPLES = "ours", "examples"


@dataclass(frozen=True)
class Licence:
    """``plans`` is "ours", "examples" or one plan's slug; ``address`` is empty where the licence has none."""

    plans: str
    name: str
    address: str
    terms: str


def licence_for(plan: Plan) -> Licence:
    """The licence of a plan that carries its ``status``, as ``plan.access`` gives it."""
    licences = read_licences(settings.DEFINITIONS / "open_data.yaml")
    usual = EXAMPLES if plan.status == Status.ARCHIVED else OURS  # type: ignore[attr-defined]
    return licences.get(plan.slug) or licences[usual]


@cache
def read_licences(path: Path) -> dict[str, Licence]:
    """Every licence in a file by ``plans``. Raises ImproperlyConfigured naming the file, the line and the fix."""
    text = path.read_text("utf-8")
    root, values = yaml.compose(text, Loader=yaml.SafeLoader), yaml.safe_load(text)
    if not isinstance(values, dict) or list(values) != ["licences"] or not isinstance(values["licences"], list):
        raise ImproperlyConfigured(f"{path.name}, line 1: write one list named licences, as the shipped file does")
    assert isinstance(root, yaml.MappingNode)
    found: dict[str, Licence] = {}
    for entry, node in zip(values["licences"], root.value[0][1].value, strict=True):
        where = f"{path.name}, line {node.start_mark.line + 1}"
        licence = _licence(entry, where)
        if licence.plans in found:
            raise ImproperlyConfigured(f"{where}: “{licence.plans}” has a licence already; keep one")
        found[licence.plans] = licence
    if missing := {OURS, EXAMPLES} - set(found):
        raise ImproperlyConfigured(f"{path.name}, line 1: add a licence for plans: {' and '.join(sorted(missing))}")
    return found


def _licence(entry: Any, where: str) -> Licence:
    needed = [f.name for f in fields(Licence)]
    if not isinstance(entry, dict) or set(entry) != set(needed):
        raise ImproperlyConfigured(f"{where}: give each of {', '.join(needed)} once, and nothing else")
    for key in needed:
        if not isinstance(entry[key], str) or not (entry[key].strip() or key == "address"):
            raise ImproperlyConfigured(f"{where}: {key} must be text")
    if entry["address"] and not entry["address"].startswith("https://"):
        raise ImproperlyConfigured(f"{where}: address must begin with https://, or be empty")
    return Licence(**{key: entry[key].strip() for key in needed})
