"""The runs sentences are made of: what links to where it came from, and what somebody said, marked with the only place that
holds it (``progress.models.redactions``)."""

from __future__ import annotations

from milepost.design.report import Runs, Words
from milepost.plan.queries import Line

from ..links import Links, stated


def row(links: Links, line: Line, workstream: str) -> Runs:
    """Which row, linked, and what it says."""
    called = line.kind.capitalize() if line.kind in ("outcome", "impact") else line.ref
    return (Words(called, links.row(line, workstream), strong=True), Words(" "), *said(stated(line)))


def said(words: Words) -> Runs:
    """Words as recorded, ended as a sentence."""
    return (words, Words(" " if words.text.rstrip().endswith((".", "?", "!")) else ". "))


def quoted(lead: str, text: str, source: str) -> Runs:
    """What somebody said, in quotation marks after who said it; nothing where they said nothing."""
    return (Words(f"{lead}: “"), Words(text, source=source), Words("” ")) if text else ()
