"""A report as it leaves the site: its links lead back to it, and no words hold what a file cannot."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from milepost.design.text import clean

from .blocks import Report, Words


def ready(report: Report, address: str) -> Report:
    """The same with links to pages at the site's ``address`` ("https://plan.example"), or plain words where that is empty."""
    made = _made(report, address.rstrip("/"))
    assert isinstance(made, Report)
    return made


def _made(value: Any, address: str) -> Any:
    if isinstance(value, Words):
        return replace(value, text=clean(value.text), href=_away(value.link, address))
    if isinstance(value, tuple):
        return tuple(_made(v, address) for v in value)
    if isinstance(value, str) and type(value) is str:
        return clean(value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _made(getattr(value, f.name), address) for f in fields(value)})
    return value


def _away(link: str, address: str) -> str:
    return link if not link.startswith("/") else address + link if address else ""
