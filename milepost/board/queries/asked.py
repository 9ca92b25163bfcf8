"""What became of what boards asked: every challenge, ask for more, escalation and dissent."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from milepost.people.clock import day_of
from milepost.people.models import Body, Organisation
from milepost.people.queries import ours
from milepost.rules.board import DecisionKind
from milepost.rules.dates import day

from .about import AboutRead
from .decisions import DecisionRead, DissentRead, decisions
from .escalations import EscalationRead, escalations
from .follow_ups import FollowUpRead


class Asking(StrEnum):
    CHALLENGE = "challenge"
    ASK_FOR_MORE = "ask_for_more"
    ESCALATION = "escalation"
    DISSENT = "dissent"

    @property
    def label(self) -> str:
        return "Ask for more" if self is Asking.ASK_FOR_MORE else self.value.capitalize()


@dataclass(frozen=True)
class Became:
    """One thing that came of it, and what was said."""

    words: str
    said: str = ""
    decision_id: int | None = None


@dataclass(frozen=True)
class Asked:
    """Something asked on a day. ``who`` is the body, or who dissented in it; ``of_forum``: the parent carer forum asked.

    ``answered``: a challenge or an ask whose follow-ups are all over, an escalation that was answered, a dissent after which the
    body decided about the same again. Without ``became`` nothing came of it yet.
    """

    kind: Asking
    body_id: int
    who: str
    on: date
    words: str
    about: tuple[AboutRead, ...]
    became: tuple[Became, ...]
    answered: bool
    late: bool
    of_forum: bool
    decision_id: int | None = None
    escalation_id: int | None = None


def asked(*, on: date, private_for: Collection[int] = ()) -> tuple[Asked, ...]:
    """Everything asked by the end of a day, the newest first. The number of queries is the same for any number of them."""
    bodies = list(Body.objects.filter(ours()).values_list("pk", flat=True))
    decided = decisions(on=on, body_ids=bodies, private_for=private_for)
    forums = dict(Organisation.objects.filter(ours(), kind=Organisation.Kind.FORUM).values_list("pk", "name"))
    proposed = {d.id for d in decided if any(name.casefold() in d.proposer.casefold() for name in forums.values())}
    found = [
        *(
            _decision(d, d.id in proposed)
            for d in decided
            if d.kind in (DecisionKind.CHALLENGE, DecisionKind.ASK_FOR_MORE)
        ),
        *(_dissent(x, d, decided, x.organisation_id in forums) for d in decided for x in d.dissents),
        *(_escalation(e, e.decision_id in proposed) for e in escalations(on=on)),
    ]
    return tuple(sorted(found, key=lambda a: a.on, reverse=True))


def _decision(d: DecisionRead, of_forum: bool) -> Asked:
    asked_of = d.follow_ups
    return Asked(
        kind=Asking(d.kind.value), body_id=d.body_id, who=d.body, on=d.on, words=d.words, about=d.about,
        became=tuple(_of_follow_up(f) for f in asked_of), answered=bool(asked_of) and not any(f.open for f in asked_of),
        late=any(f.overdue for f in asked_of), of_forum=of_forum, decision_id=d.id,
    )  # fmt: skip


def _of_follow_up(f: FollowUpRead) -> Became:
    due = f", due by {day(f.due_on)}" if f.open else ""
    return Became(f"{f.owner}: {f.became}{due}", f.steps[-1].words if f.steps else "")


def _dissent(x: DissentRead, d: DecisionRead, decided: Iterable[DecisionRead], of_forum: bool) -> Asked:
    same = {_key(a) for a in d.about}
    later = [
        other
        for other in decided
        if other.body_id == d.body_id
        and (other.on, other.number) > (d.on, d.number)
        and same & {_key(a) for a in other.about}
    ]
    return Asked(
        kind=Asking.DISSENT, body_id=d.body_id, who=f"{x.who}, at the {d.body}", on=d.on, words=x.words, about=d.about,
        became=tuple(Became(f"It {o.kind.done} about the same on {day(o.on)}", o.words, o.id) for o in later),
        answered=bool(later), late=False, of_forum=of_forum, decision_id=d.id,
    )  # fmt: skip


def _key(a: AboutRead) -> tuple[int | None, str, int | None]:
    return a.row_id, a.measure, a.risk_id


def _escalation(e: EscalationRead, of_forum: bool) -> Asked:
    became = Became(f"{e.stands}. {e.late}" if e.late else e.stands, e.last.words if e.ended else "")
    return Asked(
        kind=Asking.ESCALATION, body_id=e.body_id, who=e.body, on=day_of(e.at), words=e.why, about=e.about,
        became=(became,), answered=bool(e.ended), late=e.overdue,
        of_forum=of_forum, escalation_id=e.id,
    )  # fmt: skip
