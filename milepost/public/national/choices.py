"""Which area a page is about, and the list to choose another from: our own first."""

from __future__ import annotations

from django.http import Http404

from milepost.judgement.national.places import place_of
from milepost.people.models import Partnership
from milepost.plan.access import public_plans
from milepost.sources import national
from milepost.sources.national import Level, NationalMeasure, Place

Groups = list[tuple[str, list[Place]]]


def measure_called(id_: str) -> NationalMeasure:
    try:
        return national.measure(id_)
    except KeyError:
        raise Http404 from None


def area_called(slug: str) -> Place:
    """By its slug, three-digit number or ONS code."""
    try:
        found = national.place(slug)
    except KeyError:
        raise Http404 from None
    if found.level is not Level.AREA:
        raise Http404
    return found


def choices() -> Groups:
    """The partnership's own area, areas whose plans can be read here, then all of England by region. Two queries."""
    partnership = Partnership.objects.select_related("area").first()
    own = [p for p in [place_of(partnership.area if partnership else None)] if p]
    plans = [p for p in (place_of(plan.area) for plan in public_plans()) if p and p not in own]
    near = [("Our area", own), ("Areas with a plan here", list(dict.fromkeys(plans)))]
    return [(label, found) for label, found in near if found] + by_region()


def by_region() -> Groups:
    groups: dict[str, list[Place]] = {}
    for area in national.areas():
        groups.setdefault(area.region, []).append(area)
    return sorted(groups.items())
