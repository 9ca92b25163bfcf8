"""Which measures the matrix shows, by what its address asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from django.http import QueryDict

from milepost.judgement.measures import MeasureRead
from milepost.rules.difference import OF_TARGET

SHOWS = (
    ("", "All"),
    ("worse", "Getting worse or target missed"),
    ("making", "Making a difference"),
    ("met", "Meeting or met its target"),
    ("overdue", "Figures overdue"),
)
KEEPS: dict[str, Callable[[MeasureRead], bool]] = {
    "": lambda read: True,
    "worse": lambda read: bool(read.challenge),
    "making": lambda read: read.verdict.makes_one is True,
    "met": lambda read: read.difference in OF_TARGET and not read.challenge,
    "overdue": lambda read: read.freshness.state.late,
}


def filters_of(asked: QueryDict) -> dict[str, str]:
    """What the address asks for; a word it does not know shows all."""
    show = asked.get("show", "")
    return {
        "workstream": asked.get("workstream", ""),
        "owner": asked.get("owner", ""),
        "show": show if show in KEEPS else "",
    }


def chosen(
    reads: Iterable[MeasureRead], asked: dict[str, str], workstreams: Mapping[str, tuple[str, ...]]
) -> list[MeasureRead]:
    return [
        read
        for read in reads
        if KEEPS[asked["show"]](read)
        and asked["owner"] in ("", read.measure.owner)
        and (not asked["workstream"] or asked["workstream"] in workstreams.get(read.measure.id, ()))
    ]


def owners(reads: Iterable[MeasureRead]) -> list[tuple[str, str]]:
    return [(owner, owner) for owner in sorted({read.measure.owner for read in reads})]
