"""Reading a plan file: all of it is right, or every problem is named and nothing is read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from django.conf import settings
from jsonschema import Draft202012Validator

from milepost.plan.kinds import plan_kinds

from .against_schema import schema_problems
from .agree import disagreements
from .lines import Path, read_lines
from .problems import PlanFileProblems, Problem
from .records import PlanFile, walk
from .rows import RowReader


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads((settings.DEFINITIONS / "schemas" / "plan.schema.json").read_text("utf-8"))
    return Draft202012Validator(schema)


RESERVED = frozenset({"load", "brought"})
"""Slugs that would be another page's address."""


def read_plan_file(text: str, name: str, *, today: date | None = None) -> PlanFile:
    """Read a plan from YAML or JSON text. Raises PlanFileProblems with every problem, its line, place and fix.

    With ``today``, what is said to have happened on a day still to come is a problem too.
    """
    values, lines = read_lines(text, name)
    problems = [p for e in _validator().iter_errors(values) for p in schema_problems(e, values, lines)]
    if problems:
        raise PlanFileProblems(name, problems)
    reader = RowReader(values, lines, today or date.max)
    workstreams = reader.workstreams()
    problems = [*reader.problems, *_dates(values, lines, today or date.max), *_keys(values, lines)]
    history = values.get("history", {})
    if history and not problems:
        rows = [row for workstream in workstreams for row in walk(workstream)]
        problems = list(disagreements(history, rows, lines))
    if problems:
        raise PlanFileProblems(name, problems)
    return PlanFile(
        plan=values["plan"],
        area=values["area"],
        inspection=values.get("inspection", {}),
        organisations=values.get("organisations", {}),
        posts=values.get("posts", {}),
        bodies=values.get("bodies", {}),
        reporting=tuple(values.get("reporting", [])),
        reports=tuple(values.get("reports", [])),
        workstreams=workstreams,
        slug_line=lines[("plan", "slug")],
        history=history,
        lines=lines,
    )


def _dates(values: Any, lines: dict[Path, int], today: date) -> Iterator[Problem]:
    """Dates in the form year-month-day that are not in the calendar, or in the wrong order."""
    for group, keys in (
        ("plan", ("starts", "ends", "due", "read_as_at")),
        ("inspection", ("started", "ended", "published")),
    ):
        found = values.get(group, {})
        for key in keys:
            try:
                date.fromisoformat(found.get(key, "2000-01-01"))
            except ValueError:
                yield Problem(lines[(group, key)], "", f"“{found[key]}” is not a date in the calendar")
    for group, first, last in (
        ("plan", "starts", "ends"),
        ("inspection", "started", "ended"),
        ("inspection", "ended", "published"),
    ):
        found = values.get(group, {})
        if first in found and last in found and found[last] < found[first]:
            yield Problem(lines[(group, last)], "", f"“{last}” is before “{first}”")
    if values["plan"].get("read_as_at", "") > today.isoformat():
        yield Problem(
            lines[("plan", "read_as_at")], "", "“read_as_at” is still to come. Give today or a day in the past"
        )
    if values["plan"].get("archived") and "read_as_at" not in values["plan"]:
        yield Problem(lines[("plan",)], "", "An archived plan is read as at a stated day. Add “read_as_at”")


def _keys(values: Any, lines: dict[Path, int]) -> Iterator[Problem]:
    """Keys that name nothing."""
    bodies = values.get("bodies", {})
    slug = values["plan"]["slug"]
    if slug in RESERVED:
        yield Problem(lines[("plan", "slug")], "", f"“{slug}” is the address of another page. Choose another slug")
    kind = values["plan"]["kind"]
    if kind not in plan_kinds():
        known = ", ".join(plan_kinds())
        yield Problem(lines[("plan", "kind")], "", f"“{kind}” is not a kind of plan. Known: {known}")
    yield from _posts(values, lines)
    for i, line in enumerate(values.get("reporting", [])):
        for end in ("from", "to"):
            if line[end] not in bodies:
                yield Problem(lines[("reporting", i, end)], "reporting", f"No body has the key “{line[end]}”")
        if line["from"] == line["to"]:
            yield Problem(lines[("reporting", i)], "reporting", "A body cannot report to itself. Name another in “to”")
    yield from _reports(values, lines)


def _reports(values: Any, lines: dict[Path, int]) -> Iterator[Problem]:
    """Keys that a standing report gives and that name nothing, or its own receiver."""
    bodies = values.get("bodies", {})
    for i, report in enumerate(values.get("reports", [])):
        for end, noun, known in (
            ("to", "body", bodies),
            ("from", "body or post", {**bodies, **values.get("posts", {})}),
        ):
            if end in report and report[end] not in known:
                yield Problem(lines[("reports", i, end)], "report", f"No {noun} has the key “{report[end]}”")
        if report.get("from") == report["to"]:
            yield Problem(lines[("reports", i)], "report", "A body cannot report to itself. Name another in “from”")


def _posts(values: Any, lines: dict[Path, int]) -> Iterator[Problem]:
    """Keys that a post gives and that name nothing, or the post itself."""
    organisations, posts = values.get("organisations", {}), values.get("posts", {})
    for key, post in posts.items():
        for name, noun, known in (("organisation", "organisation", organisations), ("deputy", "post", posts)):
            if name in post and post[name] not in known:
                yield Problem(lines[("posts", key, name)], f"post {key}", f"No {noun} has the key “{post[name]}”")
        if post.get("deputy") == key:
            line = lines[("posts", key, "deputy")]
            yield Problem(line, f"post {key}", "A post cannot stand in for itself. Name another")
