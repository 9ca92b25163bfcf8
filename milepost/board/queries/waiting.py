"""What waits for whoever keeps a body: what nobody else does for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from milepost.people.clock import end_of
from milepost.people.models import Body

from ..models import Approval, Minutes
from ..policy import board_policy
from .cycles import to_settle
from .escalations import escalations, proposals
from .follow_ups import follow_ups
from .meetings import MeetingRead, is_to_come, meetings


@dataclass(frozen=True)
class Waiting:
    """``to_register``, ``to_keep`` and ``to_approve`` are meetings that are over: nobody wrote down who came, nobody kept their
    minutes, the body has met since and has not approved them. ``to_ask`` and ``to_freeze`` are the next one, where its owners
    are to be asked and its pack is to be frozen. ``letters`` to settle are of meetings to come, how many by meeting.
    ``unanswered`` is how many escalations it sent have had no answer in time.
    """

    body_id: int
    body: str
    next: MeetingRead | None
    to_register: tuple[MeetingRead, ...]
    to_keep: tuple[MeetingRead, ...]
    to_approve: tuple[MeetingRead, ...]
    to_ask: MeetingRead | None
    to_freeze: MeetingRead | None
    letters: tuple[tuple[int, int], ...]
    overdue: int
    proposed: int
    unanswered: int

    @property
    def anything(self) -> bool:
        lists = (self.to_register, self.to_keep, self.to_approve, self.to_ask, self.to_freeze, self.letters)
        return any(lists) or self.overdue + self.proposed + self.unanswered > 0 or self.next is None


def waiting(body_ids: Collection[int], *, on: date, at: datetime, private_for: Collection[int]) -> tuple[Waiting, ...]:
    """What waits at a moment of a day, by body. The number of queries depends on the bodies, never on what they did."""
    if not body_ids:
        return ()
    names = dict(Body.objects.filter(pk__in=body_ids).values_list("pk", "name"))
    met: dict[int, list[MeetingRead]] = defaultdict(list)
    for meeting in meetings(body_ids, on=on):
        met[meeting.body_id].append(meeting)
    late = [f.decision.body_id for f in follow_ups(on=on, body_ids=body_ids, private_for=private_for) if f.overdue]
    sent = [e.body_id for e in escalations(on=on, bodies=body_ids, open_only=True) if e.overdue]
    letters = to_settle(body_ids, on=on, at=at)
    kept, approved = (_of(rows, body_ids, on) for rows in (Minutes, Approval))
    found = []
    for pk, name in names.items():
        over = [m for m in met[pk] if not m.cancelled and m.on <= on and (m.held or m.on < on)]
        held = [m for m in over if m.held]
        coming = next((m for m in met[pk] if is_to_come(m, on)), None)
        found.append(
            Waiting(
                body_id=pk,
                body=name,
                next=coming,
                to_register=tuple(m for m in over if not m.held),
                to_keep=tuple(m for m in held if m.id not in kept),
                to_approve=tuple(m for m in held[:-1] if m.id in kept and m.id not in approved),
                to_ask=coming if coming and not coming.cycle_closes_on and _near(coming, on) else None,
                to_freeze=coming if coming and not coming.pack_id and _near(coming, on) else None,
                letters=tuple((m.id, letters[m.id]) for m in met[pk] if letters.get(m.id)),
                overdue=late.count(pk),
                proposed=len(proposals(pk, on=on, private_for=private_for)),
                unanswered=sent.count(pk),
            )
        )
    return tuple(found)


def _near(meeting: MeetingRead, on: date) -> bool:
    """Whether it is time to prepare: from the day its cycle may open."""
    return meeting.on - timedelta(days=board_policy(on).ask_days_before) <= on


def _of(rows: type[Minutes | Approval], body_ids: Iterable[int], on: date) -> set[int]:
    """The meetings of which there are such rows."""
    found = rows.objects.filter(meeting__body__in=body_ids, recorded_at__lt=end_of(on))
    return set(found.values_list("meeting_id", flat=True))
