"""Organisations, posts and bodies of a plan's area, each under a key made of its name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from milepost.people.models import Area, Body, Organisation, Post, ReportingLine, StandingReport

from ..planfile.write import kept

Keys = dict[tuple[str, int], str]
"""Keys by what a party is ("post", "organisation", "body") and its id."""


def parties(area: Area) -> tuple[dict[str, Any], Keys]:
    """The groups of a plan file that say who there is, and the key of each. Five queries.

    No key is given twice, whatever the group: a delivery team names posts, organisations and bodies in one list.
    """
    keys: Keys = {}
    organisations = _keyed("organisation", Organisation.objects.filter(area=area).order_by("name"), keys)
    posts = _keyed("post", Post.objects.filter(area=area).order_by("title"), keys)
    bodies = _keyed("body", Body.objects.filter(area=area).order_by("name"), keys)
    lines = ReportingLine.objects.filter(body__area=area, to__area=area).order_by("pk")
    reports = StandingReport.objects.filter(to__area=area).order_by("pk")
    found = kept(
        organisations={key: kept(name=o.name, kind=o.kind) for key, o in organisations.items()},
        posts={
            key: kept(
                title=p.title,
                organisation=keys.get(("organisation", p.organisation_id or 0), ""),
                deputy=keys.get(("post", p.deputy_id or 0), ""),
            )
            for key, p in posts.items()
        },
        bodies={key: kept(name=b.name, purpose=b.purpose, meets=b.rhythm) for key, b in bodies.items()},
        reporting=[
            {
                "from": keys[("body", line.body_id)],
                "to": keys[("body", line.to_id)],
                **kept(kind=line.kind, concern=line.concern, rhythm=line.rhythm),
            }
            for line in lines
        ],
        reports=[
            {
                "to": keys[("body", r.to_id)],
                **kept(
                    what=r.what,
                    **{"from": keys.get(("body", r.from_body_id or 0)) or keys.get(("post", r.from_post_id or 0), "")},
                    rhythm=r.rhythm,
                ),
            }
            for r in reports
        ],
    )
    return found, keys


def _keyed(kind: str, things: Iterable[Any], keys: Keys) -> dict[str, Any]:
    found: dict[str, Any] = {}
    taken = set(keys.values())
    for thing in things:
        stem = re.sub(r"[^a-z0-9]+", "_", str(thing).lower()).strip("_") or kind
        key, number = stem, 2
        while key in taken:
            key, number = f"{stem}_{number}", number + 1
        taken.add(key)
        keys[(kind, thing.pk)] = key
        found[key] = thing
    return found
