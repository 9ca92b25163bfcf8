"""The runs sentences are made of: what links to where it came from, and what somebody said, marked with the only place that
holds it (``progress.models.redactions``)."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from milepost.design.report import Runs, Words
from milepost.plan.queries import Line

PAGES = {"workstream": "desk-workstream", "action": "desk-action", "milestone": "desk-milestone"}


def path(name: str, *args: object, on: date) -> str:
    """The address of a page at the desk, read as at a day."""
    return f"{reverse(name, args=args)}?as_at={on.isoformat()}"


def row(slug: str, line: Line, workstream: str, *, on: date) -> Runs:
    """Which row, linked, and what it says. Outcomes and impacts stand on the page of their workstream."""
    own = line.kind in PAGES
    href = path(PAGES[line.kind] if own else PAGES["workstream"], slug, line.ref if own else workstream, on=on)
    called = line.ref if own else line.kind.capitalize()
    return (Words(called, href, strong=True), Words(" "), *said(line.statement, f"version:{line.version_id}:statement"))


def said(text: str, source: str, href: str = "") -> Runs:
    """Words as recorded, ended as a sentence."""
    return (Words(text, href, source), Words(" " if text.rstrip().endswith((".", "?", "!")) else ". "))


def quoted(lead: str, text: str, source: str) -> Runs:
    """What somebody said, in quotation marks after who said it; nothing where they said nothing."""
    return (Words(f"{lead}: “"), Words(text, source=source), Words("” ")) if text else ()
