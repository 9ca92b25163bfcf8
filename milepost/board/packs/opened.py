"""A report for everyone: its links lead to the pages anyone may open, or nowhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from django.urls import Resolver404, resolve, reverse

from milepost.design.report import Report, Words

PAGES = {
    "desk-plan": "public-plan", "desk-workstream": "public-weakness", "desk-milestone": "public-promise",
    "plan-measures": "public-measures", "plan-measure": "public-measure",
}  # fmt: skip
"""Pages at the desk that have one for everyone, by what both are told."""


def opened(report: Report) -> Report:
    return relinked(report, public_path)


def relinked(report: Report, change: Callable[[str], str]) -> Report:
    """The same report with other addresses behind its links; empty where there is to be none."""
    made: Report = _relinked(report, change)
    return made


def public_path(href: str) -> str:
    """The page for everyone in place of one at the desk; empty where there is none."""
    path, _, asked = href.partition("?")
    try:
        found = resolve(path)
    except Resolver404:
        return ""
    name = PAGES.get(found.url_name or "")
    return f"{reverse(name, kwargs=found.kwargs)}{'?' if asked else ''}{asked}" if name else ""


def _relinked(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, Words):
        return replace(value, href=change(value.href)) if value.href else value
    if isinstance(value, tuple):
        return tuple(_relinked(v, change) for v in value)
    if is_dataclass(value) and not isinstance(value, Enum | type):
        return replace(value, **{f.name: _relinked(getattr(value, f.name), change) for f in fields(value)})
    return value
