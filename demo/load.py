"""Loading the demonstration: the published plan at its own date, and Exampleshire with its history behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction

from milepost.people.actions.save import save_record
from milepost.people.clock import today
from milepost.people.models import Area, Body, BodyMembership, Holding, Organisation, Partnership, Post, RoleGrant, User
from milepost.people.system import loader
from milepost.plan.actions.agree import look_at, record_took_part, sign_off
from milepost.plan.actions.move import move_plan
from milepost.plan.actions.needs import NewNeed, add_need, change_need
from milepost.plan.models import Need, Plan, Row
from milepost.progress.actions import (
    NewEvidence,
    NewRisk,
    NewUpdate,
    change_risk,
    check_update,
    give_forum_view,
    post_update,
    raise_risk,
    review_milestone,
)
from milepost.progress.actions.load import load_whole_plan
from milepost.progress.models import ForumView, Review, Verdict
from milepost.rules.brag import Brag
from milepost.rules.dates import months_later
from milepost.rules.moves import Status
from milepost.rules.occurrences import due_day
from milepost.rules.risk import RiskStatus, Score
from milepost.rules.timescale import Precision

from .agreed import REVIEWED, SIGNED, TOOK_PART
from .boards import Boards
from .cast import CAST
from .counting import Counting
from .months import as_written
from .noon import noon
from .story import NEEDS, STORY, AtRisk, Forum, Looked, Needed, Said

PLANS = Path(__file__).parent / "plans"


def load_demo() -> bool:
    """Load everything unless it is there. Returns whether it did."""
    if Plan.objects.filter(slug="exampleshire").exists():
        return False
    with transaction.atomic():
        by = loader()
        published = PLANS / "peterborough-2019.yaml"
        load_whole_plan(text=published.read_text("utf-8"), name=published.name, by=by, at=noon(date(2019, 11, 15)))
        Exampleshire(by, today()).load()
    return True


class Exampleshire:
    """The fictional area, nine months into eighteen."""

    def __init__(self, by: User, on: date) -> None:
        self.by = by
        self.today = on
        self.start = months_later(on.replace(day=1), -8)

    def load(self) -> None:
        began = self.start - timedelta(days=125)
        self.plan = load_whole_plan(text=self.text(), name="exampleshire.yaml", by=self.by, at=noon(began))
        area = Area.objects.get(name="Exampleshire")
        save_record(
            row=Partnership(name="Exampleshire SEND Partnership", area=area, contact_email="send@example.org"),
            by=self.by,
        )
        self.people = self.cast(began)
        self.agree()
        steps = ((Status.SUBMITTED, 24), (Status.FIT, 12), (Status.LIVE, 0))
        for status, before in steps:
            on = self.start - timedelta(days=before)
            move_plan(plan=self.plan, status=status, on=on, by=self.people["lead"], at=noon(on))
        for said in sorted(STORY, key=lambda s: -s.ago):
            self.tell(said)
        for needed in NEEDS:
            self.need(needed)
        self.review()
        Counting(self.plan.area, self.people, self.start, self.today).load()
        Boards(self.plan, self.people, self.start, self.today).load()

    def agree(self) -> None:
        """Who wrote the plan together, and who signed it off before it was handed in."""
        for who, how, changed, before in TOOK_PART:
            on = self.start - timedelta(days=before)
            record_took_part(
                plan=self.plan, who=who, how=how, changed=changed, on=on, by=self.people["lead"],
                at=noon(self.start - timedelta(days=28)),
            )  # fmt: skip
        for name, key, words, before in SIGNED:
            area, on = self.plan.area, self.start - timedelta(days=before)
            signer = Post.objects.filter(area=area, title=name).first() or Body.objects.get(area=area, name=name)
            sign_off(
                plan=self.plan, signer=signer, own=key != "lead", words=words, on=on, by=self.people[key], at=noon(on)
            )

    def review(self) -> None:
        """The first six-monthly review, a little after its time."""
        on = months_later(self.start, 6) + timedelta(days=9)
        look_at(
            plan=self.plan, kind="six_monthly_review", finding=REVIEWED, on=on, by=self.people["lead"],
            at=noon(on + timedelta(days=2)),
        )  # fmt: skip

    def text(self) -> str:
        """The plan file with its months put in."""
        text = (PLANS / "exampleshire.yaml").read_text("utf-8")
        for months in range(18):
            on = months_later(self.start, months)
            text = text.replace(f"{{{months}}}", as_written(on))
        dates = {
            "inspected": self.start - timedelta(days=185),
            "inspected_end": self.start - timedelta(days=181),
            "published": self.start - timedelta(days=135),
            "due": self.start - timedelta(days=22),
            "fortnight": self.today - timedelta(days=60),
        }
        for name, on in dates.items():
            text = text.replace(f"{{{name}}}", on.isoformat())
        return text

    def cast(self, since: date) -> dict[str, User]:
        people = {}
        for member in CAST:
            user = User.objects.create_user(email=member.email, name=member.name)
            people[member.key] = user
            if member.role:
                save_record(row=RoleGrant(user=user, role=member.role, from_on=since), by=self.by)
            if member.post:
                post = Post.objects.get(area=self.plan.area, title=member.post)
                save_record(row=Holding(user=user, post=post, from_on=since), by=self.by)
            if member.seat:
                body = Body.objects.get(area=self.plan.area, name=member.seat)
                for_ = Organisation.objects.filter(area=self.plan.area, name=member.for_).first()
                seat = BodyMembership(
                    user=user, body=body, seat=member.sits, organisation=for_, place=member.place, from_on=since
                )
                save_record(row=seat, by=self.by)
        return people

    def tell(self, said: Said | Looked | AtRisk | Forum) -> None:
        at = noon(self.today - timedelta(days=said.ago))
        if isinstance(said, Looked):
            self.look(said, at)
            return
        if isinstance(said, AtRisk):
            self.risk(said, at)
            return
        if isinstance(said, Forum):
            row = Row.objects.get(plan=self.plan, kind=said.kind, ref=said.ref)
            stance = ForumView.Stance(said.stance)
            give_forum_view(row=row, stance=stance, words=said.words, by=self.people["forum"], at=at)
            return
        milestone = Row.objects.get(plan=self.plan, kind="milestone", ref=said.ref)
        update = post_update(milestone=milestone, new=self.new(said, milestone), by=self.people[said.by], at=at)
        if said.verdict:
            officer = self.people["officer" if said.ref.startswith("1") else "officer2"]
            kind = Verdict.Kind(said.verdict)
            check_update(update=update, kind=kind, reason=said.reason, by=officer, at=at + timedelta(days=2))

    def proof(self, title: str, until: date | None = None, public: bool = False) -> NewEvidence:
        """A link, or for a title that ends like a file's a file."""
        if not title.endswith(".pdf"):
            return NewEvidence(title, "https://example.org/evidence", None, until)
        keeper = Post.objects.get(area=self.plan.area, title="Head of SEND")
        file = ContentFile((PLANS / "evidence.pdf").read_bytes(), title)
        return NewEvidence(title.removesuffix(".pdf"), "", keeper, until, file, public)

    def look(self, said: Looked, at: datetime) -> None:
        review_milestone(
            milestone=Row.objects.get(plan=self.plan, kind="milestone", ref=said.ref),
            finding=Review.Finding.EMBEDDED if said.lasted else Review.Finding.NOT_EMBEDDED,
            held_on=self.today - timedelta(days=said.ago),
            words=said.words,
            evidence=self.proof(said.evidence) if said.evidence else None,
            by=self.people["officer"],
            at=at,
        )

    def risk(self, said: AtRisk, at: datetime) -> None:
        new = NewRisk(
            statement=said.statement,
            mitigation=said.mitigation,
            before=Score(*said.before),
            after=Score(*said.after),
            owner=Post.objects.get(area=self.plan.area, title=said.owner),
            review_on=self.today + timedelta(days=said.review_days),
        )
        row = Row.objects.get(plan=self.plan, kind=said.kind, ref=said.ref)
        by = self.people[said.by]
        risk = raise_risk(row=row, new=new, by=by, at=at)
        if said.later:
            ago, mitigation, after, note = said.later
            status = RiskStatus.CLOSED if note.startswith("Over") else RiskStatus.OPEN
            changed = replace(new, mitigation=mitigation, after=Score(*after), note=note, status=status)
            seen = risk.versions.get().pk
            change_risk(risk=risk, new=changed, seen=seen, by=by, at=noon(self.today - timedelta(days=ago)))

    def need(self, said: Needed) -> None:
        row = Row.objects.get(plan=self.plan, kind=said.kind, ref=said.ref)
        kind, by = Need.Kind(said.need), self.people[said.by]
        new = NewNeed(kind, said.what, Need.State.ASKED, None if said.pounds is None else Decimal(said.pounds))
        need = add_need(row=row, new=new, by=by, at=noon(self.today - timedelta(days=said.ago)))
        for ago, state, pounds, agreed in said.later:
            amount = None if pounds is None else Decimal(pounds)
            later = replace(new, state=Need.State(state), pounds=amount, agreed=agreed)
            at = noon(self.today - timedelta(days=ago))
            need = change_need(row=row, number=need.number, new=later, seen=need.pk, by=by, at=at)

    def new(self, said: Said, milestone: Row) -> NewUpdate:
        completed = self.today - timedelta(days=said.done) if said.done is not None else None
        turn = None
        version = milestone.versions.get()
        if said.turn is not None and version.timescale:
            turn = due_day(version.timescale, said.turn)
        until = self.today + timedelta(days=said.evidence_days) if said.evidence_days is not None else None
        proof = (self.proof(said.evidence, until, said.public),) if said.evidence else ()
        return NewUpdate(
            rating=Brag(said.rating), happened=said.happened, next=said.next, at_risk=said.risk, completed_on=completed,
            completed_precision=Precision.DAY if completed else None, occurrence=turn, evidence=proof,
        )  # fmt: skip
