"""Loading how the board of Exampleshire met, by the same actions as everybody's."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from milepost.board.actions.agenda import add_item
from milepost.board.actions.bring_items import bring_items
from milepost.board.actions.decide import NewDecision, NewDissent, NewFollowUp, decide
from milepost.board.actions.escalate import escalate
from milepost.board.actions.follow_up import say
from milepost.board.actions.forum_report import report_for_forum
from milepost.board.actions.freeze import freeze_pack
from milepost.board.actions.hand_on import hand_on
from milepost.board.actions.minutes import approve_minutes, keep_minutes
from milepost.board.actions.open_cycle import open_cycle
from milepost.board.actions.plan_meetings import NewMeeting, plan_meeting
from milepost.board.actions.publish import publish_pack
from milepost.board.actions.publish_minutes import publish_minutes
from milepost.board.actions.rebaseline import carry_out
from milepost.board.actions.register import Line, keep_register
from milepost.board.actions.sign_highlight import sign_highlight
from milepost.board.actions.start_highlights import start_highlights
from milepost.board.actions.terms import NewTerms, set_terms
from milepost.board.actions.write_highlight import NewWords, write_highlight
from milepost.board.highlights.meeting import highlights_of, since_of
from milepost.board.items import ItemWords
from milepost.board.models import AgendaItem, Decision, FollowUp, Meeting
from milepost.board.subjects import Subject
from milepost.people.models import Body, BodyMembership, Organisation, Post, ReportingLine, User
from milepost.plan.models import Plan, Row
from milepost.rules.board import Ask, DecisionKind, Handing, How, PackKind, Part
from milepost.rules.dates import months_later

from .cast import BOARD, CAST
from .met import FORUM, MEETINGS, NEXT, PLACE, TERMS, Decided, Item, Met, Then
from .months import as_written
from .noon import noon

MORNING = time(10)
WEDNESDAY = 2
BEFORE = 8
"""A pack goes out so many days before its meeting."""


class Boards:
    """``start`` is the first day of the plan."""

    def __init__(self, plan: Plan, people: dict[str, User], start: date, today: date) -> None:
        self.plan, self.people, self.start, self.today = plan, people, start, today
        self.board = Body.objects.get(area=plan.area, name=BOARD)
        self.keeper = people["secretary"]
        self.waiting: list[tuple[int, FollowUp, tuple[int, str, str, int | None]]] = []
        self.last: Meeting | None = None

    def load(self) -> None:
        began = self.day(MEETINGS[0].ago)
        new = NewTerms(TERMS, quorum=3, needs_forum=True, agreed_on=began)
        set_terms(body=self.board, new=new, by=self.keeper, at=noon(began))
        for met in MEETINGS:
            self.meet(met)
        self.say_until(0)
        self.take_up()
        self.come()

    def day(self, ago: int) -> date:
        return self.today - timedelta(days=ago)

    def met_on(self, ago: int) -> date:
        """The board meets on Wednesdays."""
        on = self.day(ago)
        return on - timedelta(days=(on.weekday() - WEDNESDAY) % 7)

    def meet(self, met: Met) -> None:
        on = self.day(met.ago) if met.special else self.met_on(met.ago)
        at, ago = noon(on), (self.today - on).days
        self.say_until(ago)
        planned = at - timedelta(days=10 if met.special else 60)
        new = NewMeeting(on, MORNING, PLACE)
        meeting = plan_meeting(body=self.board, new=new, by=self.keeper, at=planned)
        if met.pack:
            self.prepare(meeting, met, ago)
        items = [self.item(meeting, item, at - timedelta(days=BEFORE)) for item in met.items]
        bring_items(meeting=meeting, by=self.keeper, at=at - timedelta(days=1))
        keep_register(meeting=meeting, lines=self.lines(met), by=self.keeper, at=at)
        for item, said in zip(items, met.items, strict=True):
            for decided in said.decided:
                self.decide(item, decided, at)
        self.write_up(meeting, met, at, dict(zip((i.pk for i in items), met.items, strict=True)))
        self.last = meeting

    def prepare(self, meeting: Meeting, met: Met, ago: int) -> None:
        """The reports to the meeting, and its pack."""
        written = noon(self.day(ago + 12))
        if met.officers:
            opened = start_highlights(meeting=meeting, by=self.keeper, at=written - timedelta(days=2))
            for ref, opening, asks in met.officers:
                report = next(h for h in opened if h.workstream.ref == ref)
                officer = self.people["officer" if ref == "1" else "officer2"]
                seen = report.versions.get().pk
                new = NewWords(opening=opening, asks=asks)
                version = write_highlight(highlight=report, new=new, seen=seen, by=officer, at=written)
                found = highlights_of(report, on=written.date())
                assert found
                sign_highlight(highlight=report, seen=version.pk, digest=found.digest, by=officer, at=written)
        if met.forum:
            report_for_forum(meeting=meeting, words=met.forum, seen=0, by=self.people["forum"], at=written)
        as_at = self.day(ago + BEFORE)
        pack = freeze_pack(
            kind=PackKind.BOARD, plan=self.plan, meeting=meeting, as_at=as_at, since=since_of(meeting, self.plan, on=as_at),
            by=self.keeper, at=noon(as_at + timedelta(days=1)),
        )  # fmt: skip
        publish_pack(pack=pack, by=self.keeper, at=noon(self.day(ago - 2)))

    def item(self, meeting: Meeting, item: Item, at: datetime) -> AgendaItem:
        new = ItemWords(item.title, presenter=item.presenter, private=item.private)
        return add_item(meeting=meeting, new=new, by=self.keeper, at=at)

    def lines(self, met: Met) -> list[Line]:
        """Who came: every seat of the board on that day."""
        how = dict.fromkeys(met.missing, How.APOLOGIES) | dict.fromkeys(met.standing_in, How.DEPUTY)
        sitting = {m.email: m.key for m in CAST if m.seat == BOARD}
        seats = BodyMembership.objects.filter(body=self.board, user__email__in=sitting).select_related("user")
        guests = [Line(How.PRESENT, guest="Young people’s representative, Speak Up", place="young_people")]
        return [Line(how.get(sitting[s.user.email], How.PRESENT), seat=s) for s in seats] + guests

    def decide(self, item: AgendaItem, said: Decided, at: datetime) -> None:
        kind = DecisionKind(said.kind)
        asked = [t for t in said.then if t.what]
        forum = Organisation.objects.get(area=self.plan.area, name=FORUM)
        new = NewDecision(
            kind=kind,
            words=said.words,
            reasons=said.reasons,
            proposer=said.proposer,
            about=tuple(self.subject(name, said.deadline) for name in said.about),
            dissents=(NewDissent(said.dissent, forum),) if said.dissent else (),
            follow_ups=tuple(NewFollowUp(t.what, self.post(t.owner), self.day(t.due)) for t in asked),
            answerer=next((self.post(t.owner) for t in said.then if not t.what), None),
        )
        decision = decide(item=item, new=new, by=self.keeper, at=at)
        for then in said.then:
            self.remember(decision, then)
        if kind is DecisionKind.ESCALATE:
            self.escalate(decision, said, at + timedelta(days=1))
        if kind is DecisionKind.REBASELINE:
            carry_out(decision=decision, by=self.people["lead"], at=at + timedelta(days=1))

    def subject(self, name: str, deadline: int | None) -> Subject:
        kind, ref = name.split(" ", 1)
        if kind == "measure":
            return Subject(measure=ref)
        return Subject(
            row=self.row(kind, ref),
            deadline=as_written(months_later(self.start, deadline)) if deadline is not None else "",
        )

    def row(self, kind: str, ref: str) -> Row:
        return Row.objects.get(plan=self.plan, kind=kind, ref=ref)

    def post(self, title: str) -> Post:
        return Post.objects.get(area=self.plan.area, title=title)

    def remember(self, decision: Decision, then: Then) -> None:
        """What became of it comes in its time."""
        ask = Ask.DO if then.what else Ask.ANSWER
        follow_up = decision.follow_ups.get(ask=ask, **({"what": then.what} if then.what else {}))
        self.waiting += [(said[0], follow_up, said) for said in then.said]

    def say_until(self, ago: int) -> None:
        """All that was said of follow-ups before so many days ago, oldest first."""
        due = sorted((w for w in self.waiting if w[0] >= ago), key=lambda w: -w[0])
        self.waiting = [w for w in self.waiting if w[0] < ago]
        for when, follow_up, (_, part, words, until) in due:
            latest = follow_up.steps.last()
            say(
                follow_up=follow_up, part=Part(part), words=words, due_on=self.day(until) if until is not None else None,
                seen=latest.pk if latest else 0, for_board=True, by=self.keeper, at=noon(self.day(when)),
            )  # fmt: skip

    def escalate(self, decision: Decision, said: Decided, at: datetime) -> None:
        line = ReportingLine.objects.get(body=self.board, kind=ReportingLine.Kind.ESCALATES, concern="commissioning")
        self.sent = escalate(
            body=self.board, line=line, why=said.reasons,
            tried="The tender was shortened, and clinics were moved to schools where rooms were free.",
            about=[self.subject(name, None) for name in said.about], decision=decision, by=self.keeper, at=at,
        )  # fmt: skip

    def take_up(self) -> None:
        """The commissioning board has received what was escalated, and has not answered yet."""
        seen = self.sent.steps.latest("pk").pk
        hand_on(
            escalation=self.sent,
            handing=Handing.RECEIVED,
            seen=seen,
            by=self.people["commissioner"],
            at=noon(self.day(33)),
        )

    def write_up(self, meeting: Meeting, met: Met, at: datetime, items: dict[int, Item]) -> None:
        """The minutes: published as a draft after a week; the meeting after approves those of the one before."""
        at += timedelta(hours=3)
        words = {pk: item.minute for pk, item in items.items()}
        keep_minutes(meeting=meeting, opening=met.opening, words=words, seen=0, by=self.keeper, at=at)
        if met.special:
            return
        if self.last:
            seen = self.last.minutes.latest("pk").pk
            approve_minutes(meeting=self.last, approved_at=meeting, seen=seen, by=self.keeper, at=at)
        publish_minutes(meeting=meeting, by=self.keeper, at=at + timedelta(days=7))

    def come(self) -> None:
        """The next meeting, before which owners have been asked."""
        on = self.met_on(-NEXT)
        new = NewMeeting(on, MORNING, PLACE)
        meeting = plan_meeting(body=self.board, new=new, by=self.keeper, at=noon(self.day(35)))
        open_cycle(meeting=meeting, by=self.keeper, at=noon(self.day(4)))
        add_item(
            meeting=meeting,
            new=ItemWords("Six months of training: do families feel it?", presenter=FORUM),
            by=self.keeper,
            at=noon(self.day(3)),
        )
