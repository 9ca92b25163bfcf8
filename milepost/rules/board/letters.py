"""When the letters before a meeting go out, and how one letter stands.

Source: the board's own policy (``definitions/policies/board.yaml``). That a letter goes out at most once, and that one cut off
half-way is for a person to decide, is this project's own rule: nobody can know whether a mail server took what it was given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from ..working_days import SATURDAY
from .kinds import Letter, Sent
from .policy import BoardPolicy

TRIES = 3
"""So many times a letter is tried that surely did not go. Then a person says whether to try again."""
LONGEST = timedelta(minutes=10)
"""No try takes longer, as the mail server is waited for much less: a try that is still open then was cut off."""
DAY = date.resolution


class Stand(StrEnum):
    """Where one letter stands. Only a ``WAITING`` one may be tried."""

    WAITING = "waiting"
    GOING = "going"
    SENT = "sent"
    UNKNOWN = "unknown"
    FAILED = "failed"
    HELD = "held"
    MISSED = "missed"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Stand.WAITING: "Waiting",
    Stand.GOING: "Being sent",
    Stand.SENT: "Sent",
    Stand.UNKNOWN: "Not known",
    Stand.FAILED: "Failed",
    Stand.HELD: "Held back",
    Stand.MISSED: "Not sent in time",
}


@dataclass(frozen=True)
class Tried:
    """One try to send a letter. ``settled``: a person has looked at it and said what it counts as."""

    began: datetime
    ended: bool
    outcome: str
    settled: bool = False


def stand(tries: Sequence[Tried], *, held: str = "", over: bool = False, at: datetime) -> Stand:
    """Where a letter stands at a moment, from its tries, oldest first. ``over``: its time has passed.

    A try with no outcome is being sent; once it has ended so, or has been open for ten minutes, nobody knows.

    >>> noon = datetime(2026, 11, 26, 12)
    >>> cut_off = Tried(noon, ended=False, outcome="")
    >>> stand([], at=noon).value, stand([cut_off], at=noon).value, stand([cut_off], at=noon + LONGEST).value
    ('waiting', 'going', 'unknown')
    >>> failed = Tried(noon, ended=True, outcome="failed")
    >>> stand([failed] * 2, at=noon).value, stand([failed] * 3, at=noon).value
    ('waiting', 'failed')
    >>> stand([failed, failed, Tried(noon, ended=True, outcome="failed", settled=True)], at=noon).value
    'waiting'
    """
    if any(t.outcome in (Sent.SENT, Sent.COUNTED_SENT) for t in tries):
        return Stand.SENT
    if still := [t for t in tries if not t.outcome]:
        return Stand.UNKNOWN if any(t.ended or at - t.began >= LONGEST for t in still) else Stand.GOING
    if held:
        return Stand.HELD
    settled = max((n for n, t in enumerate(tries, 1) if t.settled), default=0)
    if sum(t.outcome == Sent.FAILED for t in tries[settled:]) >= TRIES:
        return Stand.FAILED
    return Stand.MISSED if over else Stand.WAITING


def first_day(kind: Letter, *, opened_on: date, closes_on: date, meeting_on: date, policy: BoardPolicy) -> date:
    """The day from which a letter of a kind goes by itself. Nobody is reminded on the day they were asked.

    Officers hear after answers were due, and before the meeting wherever there is a day between.

    >>> from datetime import time
    >>> ours = BoardPolicy(date(2014, 9, 1), "", 28, 10, 5, 2, time(18), time(8), True, 10, 15, 2, 3, 14)
    >>> opened, meets = date(2026, 11, 2), date(2026, 11, 30)
    >>> def days(closes: date) -> list[str]:
    ...     found = [first_day(k, opened_on=opened, closes_on=closes, meeting_on=meets, policy=ours) for k in Letter]
    ...     return [f"{on:%d %b}" for on in found]
    >>> days(date(2026, 11, 20)), days(date(2026, 11, 3)), days(date(2026, 11, 29))
    (['02 Nov', '15 Nov', '22 Nov'], ['02 Nov', '03 Nov', '05 Nov'], ['02 Nov', '24 Nov', '30 Nov'])
    """
    if kind == Letter.ASK:
        return opened_on
    if kind == Letter.REMINDER:
        return max(closes_on - timedelta(days=policy.remind_days_before), opened_on + DAY)
    return max(min(closes_on + timedelta(days=policy.officer_days_after), meeting_on - DAY), closes_on + DAY)


def last_day(kind: Letter, *, closes_on: date, meeting_on: date) -> date:
    """The last day on which a letter of a kind is of use: owners until answers are due, officers until the meeting.

    >>> last_day(Letter.REMINDER, closes_on=date(2026, 11, 20), meeting_on=date(2026, 11, 30))
    datetime.date(2026, 11, 20)
    """
    return meeting_on if kind == Letter.OFFICER else closes_on


def closes_by_default(meeting_on: date, policy: BoardPolicy, *, today: date) -> date:
    """The day answers are due unless somebody says: so many days before the meeting, and never a day that has passed."""
    return max(meeting_on - timedelta(days=policy.close_days_before), today)


def may_go_from(moment: datetime, policy: BoardPolicy) -> datetime:
    """The first moment, this one or later, at which a letter may go: not in quiet hours, nor at a quiet weekend.

    The moment is of the clock on the wall. Here the quiet hours are from six in the evening until eight in the morning.

    >>> from datetime import time
    >>> ours = BoardPolicy(date(2014, 9, 1), "", 28, 10, 5, 2, time(18), time(8), True, 10, 15, 2, 3, 14)
    >>> thursday, friday = datetime(2026, 11, 26, 17, 59), datetime(2026, 11, 27, 18)
    >>> [f"{may_go_from(m, ours):%A %H:%M}" for m in (thursday, friday, friday + timedelta(days=1))]
    ['Thursday 17:59', 'Monday 08:00', 'Monday 08:00']
    >>> f"{may_go_from(datetime(2026, 11, 26, 3), ours):%A %H:%M}"
    'Thursday 08:00'
    """
    on, at = moment.date(), moment.time()
    over_night = policy.quiet_from > policy.quiet_until
    late, early = at >= policy.quiet_from, at < policy.quiet_until
    if (late or early) if over_night else (late and early):
        on, at = on + (DAY if over_night and late else 0 * DAY), policy.quiet_until
    while policy.quiet_weekends and on.weekday() >= SATURDAY:
        on, at = on + DAY, policy.quiet_until
    return datetime.combine(on, at, moment.tzinfo)
