"""Packs that were frozen: which there are, whether they would be made the same again, and what has been learnt since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from milepost.board.models import Blanked, Meeting, Publication, ReportPack
from milepost.design.report import write
from milepost.judgement.changes import Change, changes
from milepost.judgement.happenings import Kind, happenings
from milepost.judgement.measures import MeasureRead, measures_in
from milepost.judgement.policies import first_day
from milepost.judgement.queries import judged_plan
from milepost.people.clock import day_of, end_of
from milepost.people.models import Body
from milepost.plan.models import Plan
from milepost.plan.queries import Move
from milepost.progress.models import Verdict
from milepost.progress.queries import Report as Update
from milepost.rules.board import PackKind
from milepost.rules.dates import day, months_later

from ..links import Links
from ..packs import made
from .decisions import decisions


def packs_of(
    *, on: date, body: Body | None = None, meeting: Meeting | None = None, plan: Plan | None = None
) -> QuerySet[ReportPack]:
    """Those frozen by the end of a day, the latest first, without what they say. One query."""
    asked = {"body": body, "meeting": meeting, "plan": plan}
    found = ReportPack.objects.filter(recorded_at__lt=end_of(on), **{n: v for n, v in asked.items() if v is not None})
    listed = found.select_related("plan", "body", "meeting__body", "recorded_by").defer("content", "open_content")
    return listed.order_by("-recorded_at", "-pk")


MONTHS = {PackKind.OFFICER_ANNUAL: 12}
"""How many months a report of a plan tells of, unless one was frozen before: a quarter of a year, but for the annual one."""


def usual_start(kind: PackKind, plan: Plan, *, on: date) -> date:
    """The day a report that is for no meeting tells changes from: where the last of its kind ended, else some months before."""
    last = ReportPack.objects.filter(kind=kind, plan=plan, as_at__lt=on).order_by("as_at").last()
    return last.as_at if last else max(months_later(on, -MONTHS.get(kind, 3)), first_day())


def published(pack: ReportPack, *, on: date) -> bool:
    """Whether anyone may read a pack on a day. One query."""
    last = Publication.objects.filter(what=Publication.What.PACK, pack=pack, recorded_at__lt=end_of(on)).last()
    return last is not None and not last.taken_back


def made_again(pack: ReportPack) -> bool:
    """Whether the pack, made anew as at its day, is the same to the byte."""
    return write(made(pack)) == pack.content


def removed_from(pack: ReportPack) -> tuple[Blanked, ...]:
    """When words were removed from a pack after it was frozen, by whom and why. One query."""
    about = {"about": ReportPack._meta.label_lower, "about_id": pack.pk}
    return tuple(Blanked.objects.filter(**about).select_related("recorded_by"))


@dataclass(frozen=True)
class Learnt:
    """Something recorded after the day of a pack about what it says; ``href`` is the page that tells of it."""

    on: date | None
    about: str
    words: str
    href: str


def learnt_since(pack: ReportPack, *, on: date) -> tuple[Learnt, ...]:
    """What has been recorded up to a day about what a pack says: updates that fell, ratings, deadlines, figures, decisions.

    The same number of queries however much that is.
    """
    if on <= pack.as_at:
        return ()
    then, now = judged_plan(pack.plan, on=pack.as_at), judged_plan(pack.plan, on=on)
    links = Links(pack.plan.slug, on)
    told = [
        learnt
        for chapter in changes(then, now, happenings(now))
        for change in chapter.changes
        for learnt in _of_row(change, pack.as_at, links)
    ]
    before = {r.measure.id: r for r in measures_in(then)}
    figures = [
        x for r in measures_in(now) if r.measure.id in before for x in _of_figures(before[r.measure.id], r, links)
    ]
    return (*told, *figures, *_decided(pack, on))


def _of_row(change: Change, as_at: date, links: Links) -> Iterator[Learnt]:
    m = change.milestone
    if m is None:
        return
    about, href = f"Milestone {m.line.ref}", links.milestone(m.line.ref)
    for h in change.happenings:
        if isinstance(h.what, Move):
            moved = h.what
            words = f"its deadline moved from {moved.before.timescale.as_written} to {moved.after.timescale.as_written}"
            yield Learnt(day_of(h.at), about, words, href)
        if isinstance(h.what, Update) and h.kind in FELL and day_of(h.what.at) <= as_at:
            yield Learnt(day_of(h.at), about, f"an update posted on {day(day_of(h.what.at))} was {FELL[h.kind]}", href)
    if change.rating_changed and not change.new:
        was, is_ = (r.label if r else "not rated" for r in (change.rating_from, m.judged.rating))
        yield Learnt(None, about, f"{was} then, {is_} now", href)


FELL = {Kind.SENT_BACK: "sent back", Kind.WITHDRAWN: "withdrawn"}
assert {k.value for k in FELL} == set(Verdict.FALLEN)


def _of_figures(then: MeasureRead, now: MeasureRead, links: Links) -> Iterator[Learnt]:
    """Figures of the same period that read differently now."""
    said = {p.period.starts: p.value for p in then.series.points}
    for point in now.series.points:
        starts, was = point.period.starts, said.get(point.period.starts)
        if starts in said and was is not None and was != point.value:
            reads = now.say(point.value) if point.value is not None else "not shown"
            words = f"{point.period.label} was {then.say(was)}, and is {reads} now"
            yield Learnt(None, now.measure.name, words, links.measure(now.measure.id))


def _decided(pack: ReportPack, on: date) -> Iterator[Learnt]:
    bodies = [pack.body_id] if pack.body_id else None
    for d in decisions(on=on, body_ids=bodies):
        if d.on > pack.as_at and (not d.about or any(a.plan == pack.plan.slug for a in d.about)):
            href = reverse("desk-decision", args=[d.id])
            yield Learnt(d.on, f"{d.body}, {d.name.lower()}", f"{d.kind.done}: {d.words}", href)
