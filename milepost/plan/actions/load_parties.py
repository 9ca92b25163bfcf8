"""The organisations, posts and bodies a plan file names: what is there already is used, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models

from milepost.people.models import Area, Body, Organisation, Post, ReportingLine, StandingReport

from ..planfile import PlanFile

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True)
class Parties:
    """The records behind the keys of a file."""

    organisations: dict[str, Organisation]
    posts: dict[str, Post]
    bodies: dict[str, Body]

    def every(self) -> dict[str, Post | Organisation | Body]:
        return {**self.organisations, **self.posts, **self.bodies}


def there_or_new(file: PlanFile, area: Area) -> Parties:
    """Each of them by its name; the file's own words only for those that are new."""
    organisations = {
        key: Organisation(area=area, name=o["name"], kind=o["kind"]) for key, o in file.organisations.items()
    }
    organisations, _ = _kept(organisations, "name", area)
    posts = {
        key: Post(area=area, title=p["title"], organisation=organisations.get(p.get("organisation", "")))
        for key, p in file.posts.items()
    }
    posts, new = _kept(posts, "title", area)
    bodies = {
        key: Body(area=area, name=b["name"], purpose=b.get("purpose", ""), rhythm=b.get("meets", ""))
        for key, b in file.bodies.items()
    }
    bodies, _ = _kept(bodies, "name", area)
    for key in new:
        if deputy := file.posts[key].get("deputy"):
            posts[key].deputy = posts[deputy]
    Post.objects.bulk_update((posts[key] for key in new if posts[key].deputy), ["deputy"])
    _reporting(file.reporting, bodies)
    _reports(file.reports, bodies, posts)
    return Parties(organisations, posts, bodies)


def _kept(wanted: dict[str, M], name: str, area: Area) -> tuple[dict[str, M], set[str]]:
    """What is there under each key, and the keys of those that were not there before. Three queries.

    What somebody else adds at the same moment is used, as what was there before is.
    """
    if not wanted:
        return {}, set()
    manager: Any = next(iter(wanted.values()))._meta.model._default_manager
    found = {getattr(each, name): each for each in manager.filter(area=area)}
    new: dict[str, str] = {}
    for key, each in wanted.items():
        if getattr(each, name) not in found:
            new.setdefault(getattr(each, name), key)
    if new:
        manager.bulk_create((wanted[key] for key in new.values()), ignore_conflicts=True)
        found = {getattr(each, name): each for each in manager.filter(area=area)}
    return {key: found[getattr(each, name)] for key, each in wanted.items()}, set(new.values())


def _reporting(lines: Iterable[dict[str, str]], bodies: dict[str, Body]) -> None:
    for line in lines:
        ReportingLine.objects.get_or_create(
            body=bodies[line["from"]],
            to=bodies[line["to"]],
            kind=line["kind"],
            concern=line.get("concern", ""),
            defaults={"rhythm": line.get("rhythm", "")},
        )


def _reports(reports: Iterable[dict[str, str]], bodies: dict[str, Body], posts: dict[str, Post]) -> None:
    for report in reports:
        sender = report.get("from", "")
        StandingReport.objects.get_or_create(
            to=bodies[report["to"]],
            what=report["what"],
            from_post=posts.get(sender),
            from_body=None if sender in posts else bodies.get(sender),
            defaults={"rhythm": report.get("rhythm", "")},
        )
