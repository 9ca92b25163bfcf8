"""Draws the documents that follow from the code, or with --check says which are out of step."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import URLPattern, URLResolver, get_resolver

from milepost.config.env import ROOT
from milepost.design.glossary import GROUPS, glossary
from milepost.measures.definitions import every
from milepost.measures.definitions.describe import describe as describe_measures
from milepost.measures.definitions.read import SCHEMA
from milepost.plan.carrying.describe import history_schema
from milepost.plan.life_policy import life_policies
from milepost.plan.planfile.describe import describe
from milepost.progress.carrying.lists import WHOLE
from milepost.rules.life import LifePolicy, Needs
from milepost.rules.life.policy import BEFORE
from milepost.rules.permissions import MAY, Role, Verb


class Command(BaseCommand):
    help = "Draw docs/reference from the code."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        plan_schema = settings.DEFINITIONS / "schemas" / "plan.schema.json"
        schema = json.loads(plan_schema.read_text("utf-8"))
        schema["properties"]["history"] = history_schema(WHOLE)
        measure_schema = json.loads((settings.DEFINITIONS / "schemas" / SCHEMA).read_text("utf-8"))
        folder = ROOT / "docs" / "reference"
        drawn = {
            folder / "permissions.md": permissions(),
            folder / "plan-file.md": describe(schema),
            folder / "measures.md": describe_measures(measure_schema, every().values()),
            folder / "plan-life.md": plan_life(),
            folder / "glossary.md": words(),
            plan_schema: json.dumps(schema, ensure_ascii=False, indent=1) + "\n",
        }
        behind = []
        for path, text in drawn.items():
            name = path.name
            if not path.exists() or path.read_text("utf-8") != text:
                behind.append(name)
                if not options["check"]:
                    path.write_text(text, "utf-8")
        if behind and options["check"]:
            raise CommandError(f"Out of step: {', '.join(behind)}. Run: python manage.py draw_docs")
        self.stdout.write("The documents are in step" if not behind else f"Drew {', '.join(behind)}")


def permissions() -> str:
    roles = list(Role)
    head = "| | " + " | ".join(r.label for r in roles) + " |"
    rows = [f"| {v.label} | " + " | ".join("yes" if v in MAY[r] else "" for r in roles) + " |" for v in Verb]
    pages = [f"| `/{route}` | {verb.label} |" for route, verb in _pages(get_resolver().url_patterns, "")]
    return "\n".join(
        [
            "# Who may do what", "",
            "Drawn from `milepost/rules/permissions.py` and the verb each page declares. Every page is tested as every role.",
            "", "## Role and verb", "", head, "|---" * (len(roles) + 1) + "|", *rows, "",
            "An auditor is only an auditor: any other role they hold is set aside.", "",
            "## Page and verb", "", "| page | what a person must be able to do |", "|---|---|", *pages, "",
        ]
    )  # fmt: skip


def _pages(patterns: Any, prefix: str) -> list[tuple[str, Verb]]:
    found = []
    for p in patterns:
        route = prefix + str(p.pattern)
        if isinstance(p, URLResolver):
            found += _pages(p.url_patterns, route)
        elif isinstance(p, URLPattern) and hasattr(p.callback, "verb") and not route.startswith("demo/"):
            found.append((route, p.callback.verb))
    return found


def plan_life() -> str:
    latest = max(life_policies(), key=lambda p: p.from_date)
    lines = [
        "# The life of a plan",
        "",
        "Drawn from `definitions/policies/plan_life.yaml`, which a local area may change.",
    ]
    lines += [
        "",
        "## Steps",
        "",
        "| a plan that is | may become | recorded by whoever may | needs |",
        "|---|---|---|---|",
    ]
    for step in latest.steps.values():
        to = ", ".join(s.name for s in latest.next_of(step)) or "nowhere"
        lines.append(f"| {step.name} | {to} | {step.verb.label} | {_needs(step.needs)} |")
    lines += [
        "",
        "## Clocks",
        "",
        "| clock | how long | counts from | until | says | checked |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {c.name} | {c.words if c.count else 'that day'} | {_events(latest, c.after)} "
        f"| {_events(latest, c.until) or 'for good'} | {c.source} | {'yes' if c.verified else 'no'} |"
        for c in latest.clocks
    ]
    return "\n".join([*lines, ""])


def _events(policy: LifePolicy, keys: tuple[str, ...]) -> str:
    return " or ".join(BEFORE.get(key) or policy.name(key).lower() for key in keys)


def _needs(needs: Needs) -> str:
    found = []
    if needs.took_part:
        found.append("somebody who took part in writing it")
    if needs.owners:
        found.append("an owner for every milestone")
    if needs.deadlines:
        found.append("a deadline that is understood for every milestone")
    if needs.sign_off:
        found.append(f"sign-off by {needs.posts} post and {needs.bodies} body, or by those named for the area")
    return "; ".join(found)


def words() -> str:
    found = glossary()
    heads = dict(zip(GROUPS, ("Words families meet", "Words of those who work with the plan"), strict=True))
    lines = ["# Words", "", "Drawn from `definitions/glossary.yaml`, which also feeds the pages."]
    for group, head in heads.items():
        lines += ["", f"## {head}", "", "| word | what it means |", "|---|---|"]
        lines += [f"| {t.name} | {t.meaning} |" for t in found[group]]
    return "\n".join([*lines, ""])
