"""Redrawing a chart from a period, because a person says that the process changed; and taking that back."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from milepost.measures.definitions import Measure
from milepost.measures.models import Rebase
from milepost.measures.queries import series
from milepost.people.audit import record
from milepost.people.clock import day_of, now
from milepost.people.models import Area, User


def redraw(
    *, by: User, measure: Measure, area: Area, starts: date, why: str, agreed_by: str, at: datetime | None = None
) -> Rebase:
    """Begin the chart anew with the period that starts on this day. Asked for twice, it is done once."""
    moment = at or now()
    _said(why, agreed_by)
    with transaction.atomic():
        Area.objects.select_for_update(no_key=True).get(pk=area.pk)
        read = series([measure], area, day_of(moment))[measure.id]
        figures = [point.period for point in read.points if point.value is not None]
        if starts not in {period.starts for period in figures}:
            raise ValidationError({"starts": "Choose a period that has a figure"})
        if starts == figures[0].starts:
            raise ValidationError({"starts": "The chart begins with this period already. Choose a later one"})
        if any(there.starts == starts for there in read.redrawn):
            return Rebase.objects.filter(area=area, measure=measure.id, starts=starts, undoes=None).latest("pk")
        return _recorded(by, measure, area, starts, why, agreed_by, moment)


def undo_redraw(
    *, by: User, rebase: Rebase, measure: Measure, why: str, agreed_by: str, at: datetime | None = None
) -> Rebase:
    """Take a redrawing back; both stay on record. Asked for twice, it is done once."""
    moment = at or now()
    _said(why, agreed_by)
    if rebase.undoes_id is not None:
        raise ValidationError("This took another back already")
    with transaction.atomic():
        Area.objects.select_for_update(no_key=True).get(pk=rebase.area_id)
        done = Rebase.objects.filter(undoes=rebase).first()
        return done or _recorded(by, measure, rebase.area, rebase.starts, why, agreed_by, moment, undoes=rebase)


def _recorded(
    by: User, measure: Measure, area: Area, starts: date, why: str, agreed_by: str, at: datetime,
    undoes: Rebase | None = None,
) -> Rebase:  # fmt: skip
    made = Rebase.objects.create(
        measure=measure.id, area=area, starts=starts, why=why.strip(), agreed_by=agreed_by.strip(), undoes=undoes,
        recorded_at=at, recorded_by=by,
    )  # fmt: skip
    verb, words = ("undo_redraw", "Took back the redrawing") if undoes else ("redraw_measure", "Redrew the chart")
    record(by=by, verb=verb, about=made, summary=f"{words} of {measure.name} from {starts.isoformat()}", at=at)
    return made


def _said(why: str, agreed_by: str) -> None:
    if not why.strip():
        raise ValidationError({"why": "Say what changed"})
    if not agreed_by.strip():
        raise ValidationError({"agreed_by": "Say who agreed"})
