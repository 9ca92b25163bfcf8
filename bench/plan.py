"""Fills a place: ``python -m bench.plan TIMES``. A live plan of the size of the one published in 2019, or some times that.

The rows, their wording and their deadlines are the published plan's, moved to the year now; what was said of them is made
up, with the same words everywhere: owners, four updates on each milestone with verdicts and evidence, and the forum's view of
every fifth row. The 2nd to the TIMES-th time everything below a workstream is there again, with refs of its own and all that
was said of it.
"""

from __future__ import annotations

import re
import sys
from datetime import datetime, time, timedelta
from itertools import cycle
from typing import Any

import django

SLUG = "bench"
UPDATES = 4
SAID = "The group met twice, agreed the next steps and wrote them down. Two services have begun and one is waiting for staff."
STANCES = ("agrees", "disagrees", "cannot_tell")


def fill(times: int, *, told: bool = True) -> None:
    """``told``: with what was said of it."""
    from django.db import connection, transaction

    from milepost.people.system import loader

    with transaction.atomic():
        plan = _plan(loader())
        people = _cast(plan)
        if told:
            _story(plan, people)
        _copies(plan, times)
    with connection.cursor() as cursor:
        # What PostgreSQL does by itself within a minute, and SQLite never.
        cursor.execute("ANALYZE" if connection.vendor == "postgresql" else "SELECT 1")


def _plan(by: Any) -> Any:
    from demo.load import PLANS
    from milepost.people.clock import today
    from milepost.plan.actions.move import move_plan
    from milepost.progress.actions.load import load_whole_plan
    from milepost.rules.moves import Status

    text = (PLANS / "peterborough-2019.yaml").read_text("utf-8")
    text = text.replace("slug: peterborough-2019", f"slug: {SLUG}").replace("  archived: true\n", "")
    text = re.sub(r'  (read_as_at|due|starts|ends): ".*"\n', "", text)
    text = re.sub(r"\n +complete: .*", "", text)
    years = today().year - 2020
    text = re.sub(r"deadline: .*", lambda line: re.sub(r"20\d\d", lambda y: str(int(y[0]) + years), line[0]), text)
    began = today() - timedelta(days=300)
    plan = load_whole_plan(text=text, name="bench.yaml", by=by, at=_at(330))
    for status, before in ((Status.SUBMITTED, 320), (Status.FIT, 310), (Status.LIVE, 300)):
        move_plan(plan=plan, status=status, on=began - timedelta(days=before - 300), by=by, at=_at(before))
    return plan


def _cast(plan: Any) -> dict[str, Any]:
    """The demonstration's people: the officer answers for workstream 1, and the owner holds one of twelve owning posts."""
    from demo.cast import CAST
    from milepost.people.models import Holding, Partnership, Post, RoleGrant, User
    from milepost.plan.models import Row, RowPost

    since = (_at(330)).date()
    posts = list(Post.objects.filter(area=plan.area).order_by("pk"))
    Partnership.objects.create(name="Bench SEND Partnership", area=plan.area)
    people = {m.key: User.objects.create_user(email=m.email, name=m.name) for m in CAST}
    for m in CAST:
        if m.role:
            RoleGrant.objects.create(user=people[m.key], role=m.role, from_on=since)
    owning = cycle(posts[-12:])
    for row in Row.objects.filter(plan=plan, kind="milestone"):
        RowPost.objects.create(
            row=row,
            part="owner",
            post=next(owning),
            from_on=since,
            recorded_at=row.recorded_at,
            recorded_by=row.recorded_by,
        )
    Holding.objects.create(user=people["owner"], post=posts[-12], from_on=since)
    Holding.objects.create(user=people["officer"], post=posts[0], from_on=since)
    return people


def _story(plan: Any, people: dict[str, Any]) -> None:
    """Four updates on each milestone, the last of every tenth not yet checked; every twelfth complete, with evidence."""
    from milepost.plan.models import Row
    from milepost.progress.actions import NewEvidence, NewUpdate, check_update, give_forum_view, post_update
    from milepost.progress.models import ForumView, Verdict
    from milepost.rules.brag import Brag
    from milepost.rules.timescale import Precision

    for number, row in enumerate(Row.objects.filter(plan=plan, kind="milestone")):
        for turn in range(UPDATES):
            last = turn == UPDATES - 1
            at = _at(20 + 70 * (UPDATES - 1 - turn) + number % 9)
            done = at.date() if last and number % 12 == 0 else None
            rating = Brag.BLUE if done else (Brag.GREEN, Brag.AMBER, Brag.GREEN, Brag.RED)[(number + turn) % 4]
            proof = (NewEvidence("Minutes of the meeting", "https://example.org/minutes"),) if turn % 2 else ()
            new = NewUpdate(
                rating=rating, happened=SAID, next=SAID[:60], at_risk=SAID[60:] if number % 3 == 0 else "", evidence=proof,
                completed_on=done, completed_precision=Precision.DAY if done else None,
            )  # fmt: skip
            update = post_update(milestone=row, new=new, by=people["owner"], at=at)
            if not (last and number % 10 == 5):
                check_update(update=update, kind=Verdict.Kind.ACCEPTED, by=people["officer"], at=at + timedelta(days=2))
    spoken = Row.objects.filter(plan=plan, kind__in=("milestone", "action", "impact"))
    for number, row in enumerate(spoken):
        if number % 5 == 0:
            stance = ForumView.Stance(STANCES[number // 5 % 3])
            give_forum_view(row=row, stance=stance, words=SAID[:70], by=people["forum"], at=_at(15))


def _copies(plan: Any, times: int) -> None:
    """Every row again with all that was said of it, in bulk: the rows are what is measured, not the writing of them."""
    from milepost.plan.models import Row, RowPost, Version
    from milepost.progress.models import Evidence, ForumView, Update, Verdict

    rows = list(Row.objects.filter(plan=plan).exclude(kind="workstream"))
    about_rows = [(m, "row_id", _values(m, row__in=rows)) for m in (Version, RowPost, ForumView)]
    about_rows.append((Update, "milestone_id", _values(Update, milestone__in=rows)))
    about_updates = [(m, "update_id", _values(m, update__milestone__in=rows)) for m in (Verdict, Evidence)]
    for copy in range(2, times + 1):
        new: dict[int, int] = {}
        for kind in ("outcome", "action", "impact", "milestone"):
            olds = [r for r in rows if r.kind == kind]
            made = Row.objects.bulk_create(
                Row(
                    plan=plan, kind=kind, ref=f"{copy}-{r.ref}", position=r.position + copy * 10_000,
                    parent_id=new.get(r.parent_id or 0, r.parent_id), recorded_at=r.recorded_at,
                    recorded_by_id=r.recorded_by_id,
                )
                for r in olds
            )  # fmt: skip
            new |= {old.pk: row.pk for old, row in zip(olds, made, strict=True)}
        said: dict[int, int] = {}
        for model, name, found in about_rows:
            said = _again(model, name, found, new)
        for model, name, found in about_updates:
            _again(model, name, found, said)


def _values(model: Any, **which: Any) -> list[dict[str, Any]]:
    return list(model.objects.filter(**which).order_by("pk").values())


def _again(model: Any, name: str, found: list[dict[str, Any]], new: dict[int, int]) -> dict[int, int]:
    """The same rows about other ones: which row each has become."""
    made = model.objects.bulk_create(model(**{**v, "id": None, name: new[v[name]]}) for v in found)
    return {v["id"]: row.pk for v, row in zip(found, made, strict=True)}


def _at(days_ago: int) -> datetime:
    """Midday some days ago."""
    from django.utils import timezone

    from milepost.people.clock import today

    return timezone.make_aware(datetime.combine(today() - timedelta(days=days_ago), time(12)))


if __name__ == "__main__":
    django.setup()
    fill(int(sys.argv[1]))
