"""The place of the nation's figures that is an area of ours."""

from __future__ import annotations

from milepost.people.models import Area
from milepost.sources import national
from milepost.sources.national import Place


def place_of(area: Area | None) -> Place | None:
    """By its ONS code, else its three-digit code; None for an area nobody publishes figures of, like a fictional one."""
    for code in (area.ons_code, area.la_code) if area else ():
        try:
            return national.place(code)
        except KeyError:
            continue
    return None
