"""A report for everyone: links lead to pages anyone may open, or nowhere, and nobody’s words say how to reach a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from django.urls import Resolver404, resolve, reverse

from milepost.design.report import Report, Words
from milepost.rules.board import without_contacts

PAGES = {
    "desk-plan": "public-plan", "desk-workstream": "public-weakness", "desk-milestone": "public-promise",
    "plan-measures": "public-measures", "plan-measure": "public-measure",
}  # fmt: skip
"""Pages at the desk that have one for everyone, by what both are told."""


def opened(report: Report) -> Report:
    made: Report = _with(report, lambda w: _without_contacts(_leading(w, public_path)))
    return made


def relinked(report: Report, change: Callable[[str], str]) -> Report:
    """The same report with other addresses behind its links; empty where there is to be none."""
    made: Report = _with(report, lambda w: _leading(w, change))
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


def _leading(said: Words, change: Callable[[str], str]) -> Words:
    return replace(said, href=change(said.href)) if said.href else said


def _without_contacts(said: Words) -> Words:
    """Only what somebody wrote: our own words hold figures, and no addresses."""
    return replace(said, text=without_contacts(said.text)) if said.source else said


def _with(value: Any, change: Callable[[Words], Words]) -> Any:
    if isinstance(value, Words):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_with(v, change) for v in value)
    if is_dataclass(value) and not isinstance(value, Enum | type):
        return replace(value, **{f.name: _with(getattr(value, f.name), change) for f in fields(value)})
    return value
