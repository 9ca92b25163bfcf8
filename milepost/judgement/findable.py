"""Whatever a plan holds that can be found by its words: its rows, and what was said of them.

Worked out from a judged plan and nothing else, so that a search of an open plan cannot find what it left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from milepost.plan.queries import Line
from milepost.progress.actions.redact import REDACTED
from milepost.progress.queries import Proof, Report, RiskRead, Voice
from milepost.rules.brag import Brag
from milepost.rules.find import Document
from milepost.rules.moves import Status

from .queries import JudgedAction, JudgedImpact, JudgedMilestone, JudgedOutcome, JudgedPlan, JudgedWorkstream


class Kind(StrEnum):
    """What can be found, in the order it is listed."""

    MILESTONE = "milestone"
    ACTION = "action"
    OUTCOME = "outcome"
    IMPACT = "impact"
    WORKSTREAM = "workstream"
    PLAN = "plan"
    UPDATE = "update"
    FORUM = "forum"
    EVIDENCE = "evidence"
    REVIEW = "review"
    RISK = "risk"
    POST = "post"
    BODY = "body"
    ORGANISATION = "organisation"


@dataclass(frozen=True)
class Rated:
    """The rating that the plan's row has now; ``rating`` is None where it has none."""

    rating: Brag | None
    stale: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Findable:
    """Something that can be found, and where it stands.

    ``wording`` and ``more`` are texts by what they are (``statement``, ``happened`` ...): what the row itself promises, and
    what else is said there. ``about`` is the row it is, or is about; ``page`` and ``page_ref`` name the page that shows it.
    ``state`` is ``being_checked``, ``sent_back`` or ``withdrawn`` for an update, and the stance for a view of the forum;
    ``pk`` is the number of a record that is no row.
    """

    kind: Kind
    title: str
    wording: Mapping[str, str]
    more: Mapping[str, str]
    page: Kind
    page_ref: str = ""
    about: Line | None = None
    plan: JudgedPlan | None = None
    workstream_ref: str = ""
    workstream: str = ""
    rated: Rated | None = None
    at: datetime | None = None
    declared: Brag | None = None
    state: str = ""
    pk: int = 0

    @property
    def own_ref(self) -> str:
        """The ref of a row; what is said of a row has none of its own."""
        return self.about.ref if self.about and self.about.kind == self.kind else ""

    def document(self) -> Document:
        about = (self.about.ref,) if self.about else ()
        return Document(self.own_ref, tuple(self.wording.values()), (*self.more.values(), *about))

    def facts(self) -> dict[str, str]:
        """What it can be narrowed by."""
        facts: dict[str, str] = {"kind": self.kind}
        if self.plan:
            facts["plan"] = self.plan.plan.slug
        if self.plan and self.workstream_ref:
            facts["workstream"] = f"{self.plan.plan.slug}/{self.workstream_ref}"
        if self.rated:
            facts["rating"] = self.rated.rating or "none"
        return facts


def findables(judged: JudgedPlan, *, plain: bool = False, beside: Beside | None = None) -> list[Findable]:
    """Everything in a plan, each row followed by what was said of it, newest first.

    ``plain`` titles each row with its plain English and rates milestones alone, as the public pages do.
    """
    return list(_Gather(judged, plain, beside or Beside()).plan())


@dataclass(frozen=True)
class Beside:
    """What the desk may read beside a judged plan: evidence by milestone, and risks."""

    proofs: Mapping[int, list[Proof]] = field(default_factory=dict)
    risks: Sequence[RiskRead] = ()


class _Gather:
    def __init__(self, judged: JudgedPlan, plain: bool, beside: Beside) -> None:
        self.judged = judged
        self.plain = plain
        self.beside = beside
        self.rows: dict[int, Findable] = {}

    def plan(self) -> Iterator[Findable]:
        plan = self.judged.plan
        yield Findable(
            Kind.PLAN, plan.title, {"title": plan.title}, _said(about=plan.about), Kind.PLAN, plan=self.judged
        )
        for w in self.judged.workstreams:
            yield from self.workstream(w)
        yield from self.risks()

    def workstream(self, w: JudgedWorkstream) -> Iterator[Findable]:
        yield self.row(w.line, w, Kind.WORKSTREAM, w.line.ref)
        for o in w.outcomes:
            yield self.row(o.line, w, Kind.WORKSTREAM, w.line.ref, self.rolled(o))
            yield from self.impacts(o.impacts, w, Kind.WORKSTREAM, w.line.ref)
            for a in o.actions:
                yield from self.action(a, w)

    def action(self, a: JudgedAction, w: JudgedWorkstream) -> Iterator[Findable]:
        row = self.row(a.line, w, Kind.ACTION, a.line.ref, self.rolled(a))
        yield row
        yield from self.voices(a.voices, row)
        yield from self.impacts(a.impacts, w, Kind.ACTION, a.line.ref)
        for m in a.milestones:
            yield from self.milestone(m, w)

    def milestone(self, m: JudgedMilestone, w: JudgedWorkstream) -> Iterator[Findable]:
        judged = m.judged
        reason = judged.challenge or (judged.reasons[0] if judged.reasons else "")
        row = self.row(m.line, w, Kind.MILESTONE, m.line.ref, Rated(judged.rating, judged.stale, reason))
        yield row
        for report in reversed(m.said):
            yield self.update(report, row)
        for proof in reversed(self.beside.proofs.get(m.line.id, ())):
            yield said_of(row, Kind.EVIDENCE, proof.at, evidence=proof.title)
        for review in reversed(m.reviews):
            if review.words:
                yield said_of(row, Kind.REVIEW, review.at, review=review.words)
        yield from self.voices(m.voices, row)

    def impacts(
        self, impacts: tuple[JudgedImpact, ...], w: JudgedWorkstream, page: Kind, ref: str
    ) -> Iterator[Findable]:
        for impact in impacts:
            row = self.row(impact.line, w, page, ref)
            yield row
            yield from self.voices(impact.voices, row)

    def row(self, line: Line, w: JudgedWorkstream, page: Kind, page_ref: str, rated: Rated | None = None) -> Findable:
        texts = {"statement": line.statement, "plain": line.plain, "weakness_plain": line.weakness_plain}
        if not (self.plain and line.weakness_plain):
            texts["weakness"] = line.weakness
        found = Findable(
            kind=Kind(line.kind),
            title=self.title(line),
            wording=_said(**texts),
            more=_said(note=line.note),
            page=page,
            page_ref=page_ref,
            about=line,
            plan=self.judged,
            workstream_ref=w.line.ref,
            workstream=self.title(w.line),
            rated=rated,
        )
        self.rows[line.id] = found
        return found

    def title(self, line: Line) -> str:
        return line.public_words if self.plain else line.statement

    def rolled(self, row: JudgedAction | JudgedOutcome) -> Rated | None:
        if self.plain or self.judged.life.status is Status.ARCHIVED:
            return None
        return Rated(row.rollup.rating, reason=row.rollup.reason)

    def update(self, report: Report, row: Findable) -> Findable:
        texts = {"happened": report.happened, "next": report.next, "at_risk": report.at_risk}
        state = "" if report.accepted else report.verdict or "being_checked"
        return replace(said_of(row, Kind.UPDATE, report.at, **texts), declared=report.rating, state=state)

    def voices(self, voices: tuple[Voice, ...], row: Findable) -> Iterator[Findable]:
        for voice in reversed(voices):
            yield replace(said_of(row, Kind.FORUM, voice.at, words=voice.words), state=voice.stance)

    def risks(self) -> Iterator[Findable]:
        for risk in self.beside.risks:
            if row := self.rows.get(risk.row_id):
                now = risk.now
                said = said_of(row, Kind.RISK, now.at, risk=now.statement, mitigation=now.mitigation, note=now.note)
                yield replace(said, page=Kind.RISK, page_ref=str(risk.number))


def said_of(row: Findable, kind: Kind, at: datetime, **texts: str) -> Findable:
    """Something said of a row, which stands where the row does."""
    return replace(row, kind=kind, at=at, wording={}, more=_said(**texts))


def _said(**texts: str) -> dict[str, str]:
    """The texts that say something; what was blanked says nothing."""
    return {name: text for name, text in texts.items() if text and text != REDACTED}
