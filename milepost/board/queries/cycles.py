"""Reading the asking before a meeting: who was asked for what, what came since, and where each letter stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Prefetch

from milepost.people.clock import end_of
from milepost.people.models import User
from milepost.rules.board import Letter, Sent
from milepost.rules.board.letters import Stand, Tried, last_day, stand

from ..models import Cycle, Digest, LetterChoice, Posting
from .asking import Asking, Thing, asking
from .meetings import MeetingRead, meeting_read, meetings


@dataclass(frozen=True)
class LetterRead:
    """One letter and where it stands. ``why``: why it is held back, or what went wrong. ``try_id`` is its latest try."""

    id: int
    kind: Letter
    to: User
    asked: tuple[str, ...]
    stand: Stand
    at: datetime | None
    why: str
    try_id: int | None

    @property
    def to_settle(self) -> bool:
        """Whether a person is to say what becomes of it."""
        return self.stand in (Stand.UNKNOWN, Stand.FAILED)


@dataclass(frozen=True)
class Unanswered:
    """Something asked before a meeting that has no answer. Not ``asked``: its post had nobody who could be."""

    name: str
    words: str
    href: str
    why: str
    owners: str
    workstream_ref: str
    asked: bool


@dataclass(frozen=True)
class CycleRead:
    """A cycle as at a day: what was asked and is still ``open``, and what ``came``.

    ``nobody`` are the things that nobody can be asked for on that day, whether somebody was when it opened or not.
    """

    cycle: Cycle
    meeting: MeetingRead
    asking: Asking
    letters: tuple[LetterRead, ...]
    open: tuple[Thing, ...]
    came: tuple[Thing, ...]
    nobody: tuple[Thing, ...]

    def of(self, kind: Letter) -> tuple[LetterRead, ...]:
        return tuple(one for one in self.letters if one.kind is kind)

    @property
    def without_answer(self) -> tuple[Thing, ...]:
        """What is still open, and what nobody could be asked for: each once."""
        return tuple({t.key: t for t in (*self.open, *self.nobody)}.values())

    @property
    def unanswered(self) -> tuple[Unanswered, ...]:
        """Who has left since does not undo that they were asked: read as at its day, it stays the same."""
        asked = {t.key for t in self.open}
        return tuple(
            Unanswered(t.name, t.words, t.href, t.why, self.asking.owners(t), t.workstream_ref, t.key in asked)
            for t in self.without_answer
        )


def cycle_of(meeting_id: int) -> Cycle | None:
    return Cycle.objects.select_related("meeting__body__area", "recorded_by").filter(meeting=meeting_id).first()


def cycle_read(cycle: Cycle, *, on: date, at: datetime | None = None) -> CycleRead:
    """A cycle as at a day, its letters as at a moment of it. Two queries more than ``asking`` and the meeting take."""
    meeting = meeting_read(cycle.meeting, on=on)
    now = asking(cycle.meeting.body.area, on=on, until=meeting.on)
    letters = _letters(cycle, meeting, on, at or end_of(on))
    keys = dict.fromkeys(key for one in letters if one.kind is Letter.ASK for key in one.asked)
    things = [now.things[key] for key in keys if key in now.things]
    since = cycle.recorded_at
    return CycleRead(
        cycle=cycle,
        meeting=meeting,
        asking=now,
        letters=letters,
        open=tuple(t for t in things if not t.answered(since)),
        came=tuple(t for t in things if t.answered(since)),
        nobody=tuple(t for t in now.nobody(now.asked) if not t.answered(since)),
    )


def unanswered(cycle: Cycle, on: date) -> tuple[Unanswered, ...]:
    """What a cycle asked for that had no answer by the end of a day, and what nobody could be asked for."""
    return cycle_read(cycle, on=on).unanswered


def open_cycles(on: date) -> list[tuple[Cycle, MeetingRead]]:
    """The cycles of our meetings that are still to come or are today, each with its meeting. Four queries."""
    coming = {m.id: m for m in meetings(None, on=on) if m.on >= on and not m.cancelled and m.cycle_closes_on}
    found = Cycle.objects.select_related("meeting__body__area", "recorded_by").filter(meeting__in=coming)
    return [(cycle, coming[cycle.meeting_id]) for cycle in found]


def to_settle(body_ids: Collection[int], *, on: date, at: datetime) -> dict[int, int]:
    """How many letters a person is to settle, by meeting to come of these bodies. Two queries a cycle and four."""
    mine = [(cycle, meeting) for cycle, meeting in open_cycles(on) if meeting.body_id in body_ids]
    return {m.id: sum(one.to_settle for one in _letters(cycle, m, on, at)) for cycle, m in mine}


def asked_of(user: User, on: date) -> list[Digest]:
    """What somebody was asked before meetings to come, where answers are not overdue yet; the soonest first. One query."""
    found = Digest.objects.filter(to=user, kind=Letter.ASK, cycle__closes_on__gte=on, recorded_at__lt=end_of(on))
    return list(found.select_related("cycle__meeting__body").order_by("cycle__closes_on", "pk"))


def want_none(people: Iterable[User]) -> set[int]:
    """Which of these chose not to get letters before meetings, by their ids. One query."""
    said = LetterChoice.objects.filter(user__in=list(people)).order_by("recorded_at", "pk")
    return {user for user, wanted in dict(said.values_list("user", "wanted")).items() if not wanted}


def last_letters(people: Iterable[User]) -> dict[int, datetime]:
    """When each of these was last sent a letter, by their ids. One query."""
    went = Posting.objects.filter(digest__to__in=list(people), outcome__in=(Sent.SENT, Sent.COUNTED_SENT))
    return dict(went.order_by().values_list("digest__to").annotate(Max("ended_at")))


def _letters(cycle: Cycle, meeting: MeetingRead, on: date, at: datetime) -> tuple[LetterRead, ...]:
    by_then = Posting.objects.filter(began_at__lt=end_of(on))
    found = cycle.digests.filter(recorded_at__lt=end_of(on)).select_related("to")
    tried = found.prefetch_related(Prefetch("postings", by_then, to_attr="tries"))
    return tuple(_letter(d, meeting, cycle.closes_on, on, at) for d in tried)


def _letter(digest: Digest, meeting: MeetingRead, closes_on: date, on: date, at: datetime) -> LetterRead:
    tries: list[Posting] = digest.tries  # type: ignore[attr-defined]
    last = tries[-1] if tries else None
    kind = Letter(digest.kind)
    over = meeting.cancelled or on > last_day(kind, closes_on=closes_on, meeting_on=meeting.on)
    said = [Tried(t.began_at, t.ended_at is not None, t.outcome, t.settled_by_id is not None) for t in tries]
    return LetterRead(
        id=digest.pk,
        kind=kind,
        to=digest.to,
        asked=tuple(digest.asked),
        stand=stand(said, held=digest.held, over=over, at=at),
        at=(last.ended_at or last.began_at) if last else None,
        why=digest.held or (last.why if last else ""),
        try_id=last.pk if last else None,
    )
