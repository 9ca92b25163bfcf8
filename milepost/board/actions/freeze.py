"""Freezing a pack: what it says on a day that is over is kept, for good."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.design.environment import small
from milepost.design.report import write
from milepost.judgement.policies import first_day
from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import Body, User
from milepost.plan.models import Plan
from milepost.rules.board import PackKind
from milepost.rules.dates import day

from ..models import Meeting, ReportPack
from ..packs import made, made_open


def freeze_pack(
    *,
    kind: PackKind,
    plan: Plan,
    by: User,
    as_at: date,
    meeting: Meeting | None = None,
    body: Body | None = None,
    since: date | None = None,
    at: datetime | None = None,
) -> ReportPack:
    """Keep a pack as at a day that is over, so that it can be made again and be the same. It tells of changes after ``since``.

    Asked for what is kept already, that is what comes back. Raises ValidationError, naming the field, for a day that is not
    over or cannot be judged, and for a ``since`` that is not before it.
    """
    moment = at or now()
    _must_hold(as_at, since, day_of(moment))
    pack = ReportPack(
        kind=kind, plan=plan, body=body or (meeting.body if meeting else None), meeting=meeting, as_at=as_at, since=since,
        recorded_at=moment, recorded_by=by,
    )  # fmt: skip
    with transaction.atomic():
        # Nobody may remove words while a pack that quotes them is made: ``blank`` holds the plan too.
        Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
        report = made(pack)
        pack.title, pack.content = report.title[:200], write(report)
        everyone = made_open(pack)
        pack.open_content = write(everyone) if everyone else ""
        pack.digest = digest_of(pack.content)
        same = {"kind": kind, "plan": plan, "meeting": meeting, "body": pack.body, "as_at": as_at, "since": since}
        kept = ReportPack.objects.filter(**same, content=pack.content).last()
        if kept is not None:
            return kept
        pack.save()
        record(
            by=by, verb="freeze", about=pack, at=moment,
            summary=f"Froze the {small(kind.label)} of {plan.slug} as at {day(as_at)}: {pack.digest}",
        )  # fmt: skip
    return pack


def digest_of(content: str) -> str:
    return sha256(content.encode()).hexdigest()


def _must_hold(as_at: date, since: date | None, today: date) -> None:
    if as_at >= today:
        raise ValidationError({"as_at": f"Choose a day that is over, {day(today - date.resolution)} or earlier"})
    if as_at < first_day():
        raise ValidationError({"as_at": f"Nothing is judged before {day(first_day())}. Choose a later day"})
    if since is not None and not first_day() <= since < as_at:
        raise ValidationError(
            {
                "since": f"Choose a day before {day(as_at)}, and not before {day(first_day())}: changes are told from then on"
            }
        )
