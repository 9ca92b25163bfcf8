"""Reading highlight reports: what was added to each and who signed it, as recorded by the end of a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from milepost.people.clock import end_of
from milepost.plan.access import with_status
from milepost.plan.models import Plan
from milepost.rules.moves import Status

from ..models import ForumReport, Highlight, HighlightSignature, HighlightVersion, Meeting
from .meetings import MeetingRead, is_to_come, meetings


@dataclass(frozen=True)
class Written:
    """What was added to a report: ``words`` by the key of a section, the ``order`` of sections, what the board is asked."""

    id: int
    at: datetime
    by: str
    opening: str
    words: dict[str, str]
    order: tuple[str, ...]
    asks: str

    @property
    def empty(self) -> bool:
        return not (self.opening or self.asks or self.order or any(self.words.values()))


@dataclass(frozen=True)
class Signed:
    """A signature under the version ``version_id`` and the sentences whose ``marks`` were kept."""

    version_id: int
    at: datetime
    by: str
    post: str
    marks: frozenset[str]


@dataclass(frozen=True)
class HighlightRead:
    """A report to a meeting, with its latest words and its latest signature. The first words are empty: nobody wrote any yet."""

    id: int
    meeting_id: int
    workstream_id: int
    written: Written
    signed: Signed | None


def highlights(meetings: Iterable[int], *, on: date) -> tuple[HighlightRead, ...]:
    """The reports to these meetings, in the order of the plan. Three queries."""
    over = end_of(on)
    reports = Highlight.objects.filter(meeting__in=list(meetings), recorded_at__lt=over)
    found = {h.pk: h for h in reports.select_related("workstream").order_by("workstream__position", "pk")}
    versions = HighlightVersion.objects.filter(highlight__in=found, recorded_at__lt=over).select_related("recorded_by")
    latest = {v.highlight_id: v for v in versions.order_by("recorded_at", "pk")}
    signatures = HighlightSignature.objects.filter(version__highlight__in=found, recorded_at__lt=over)
    signed = {s.version.highlight_id: s for s in signatures.select_related("version", "post", "recorded_by")}
    return tuple(
        HighlightRead(h.pk, h.meeting_id, h.workstream_id, _written(latest[h.pk]), _signed(signed.get(h.pk)))
        for h in found.values()
        if h.pk in latest
    )


@dataclass(frozen=True)
class ToSign:
    """A report that nobody signed yet, to a meeting still to come."""

    id: int
    workstream_ref: str
    meeting: MeetingRead


def to_sign(workstreams: Collection[int], *, on: date) -> tuple[ToSign, ...]:
    """Those of these workstreams, the soonest meeting first. Three queries, and none without any workstream."""
    if not workstreams:
        return ()
    reports = Highlight.objects.filter(workstream__in=workstreams, recorded_at__lt=end_of(on))
    unsigned = reports.exclude(pk__in=HighlightSignature.objects.values("version__highlight"))
    found = list(unsigned.select_related("workstream", "meeting"))
    coming = {m.id: m for m in meetings({h.meeting.body_id for h in found}, on=on) if is_to_come(m, on)}
    told = [ToSign(h.pk, h.workstream.ref, coming[h.meeting_id]) for h in found if h.meeting_id in coming]
    return tuple(sorted(told, key=lambda t: (t.meeting.on, t.id)))


def _written(v: HighlightVersion) -> Written:
    return Written(v.pk, v.recorded_at, str(v.recorded_by), v.opening, dict(v.words), tuple(v.order), v.asks)


def _signed(s: HighlightSignature | None) -> Signed | None:
    return Signed(s.version_id, s.recorded_at, str(s.recorded_by), str(s.post), frozenset(s.marks)) if s else None


@dataclass(frozen=True)
class ForumSaid:
    """The forum's report to a meeting, as last said."""

    id: int
    at: datetime
    by: str
    words: str


def forum_report(meeting: int, *, on: date) -> ForumSaid | None:
    """One query."""
    reports = ForumReport.objects.filter(meeting=meeting, recorded_at__lt=end_of(on)).select_related("recorded_by")
    last = reports.last()
    return ForumSaid(last.pk, last.recorded_at, str(last.recorded_by), last.words) if last else None


def plans_of(meeting: Meeting) -> QuerySet[Plan]:
    """The plans a meeting hears of: those of its area that are live."""
    return with_status(Status.LIVE).filter(area=meeting.body.area_id)
