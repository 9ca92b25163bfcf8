"""Decisions and minutes as everyone may read them: nothing private, no names, no risks, no way to reach a person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.urls import reverse

from milepost.measures import definitions
from milepost.people.models import Organisation
from milepost.plan.access import public_plans
from milepost.rules.board import without_contacts

from .queries.about import AboutRead
from .queries.decisions import CorrectionRead, DecisionRead, DissentRead
from .queries.follow_ups import FollowUpRead
from .queries.minutes import MinutesRead

SOMEBODY = "Somebody else on the board"


@dataclass(frozen=True)
class Known:
    """Whom and what everyone may know: the names of parent carer forums by their ids, and public plans by their slugs."""

    forums: Mapping[int, str]
    plans: Collection[str]


def known() -> Known:
    """Two queries."""
    forums = Organisation.objects.filter(kind=Organisation.Kind.FORUM).values_list("pk", "name")
    return Known(dict(forums), frozenset(public_plans().values_list("slug", flat=True)))


def for_everyone(found: Iterable[DecisionRead], known: Known) -> tuple[DecisionRead, ...]:
    """The open ones of these decisions: their words, what they are about and what became of them, and nobody's name but a
    parent carer forum's."""
    return tuple(_decision(d, known) for d in found if not d.private)


def open_minutes(part: MinutesRead) -> MinutesRead:
    """The open part without who presented, who wrote and what is decided: that is ``for_everyone``."""
    if part.private:
        raise ValueError("Nobody reads the private part in public")
    items = (replace(i, title=without_contacts(i.title), presenter="", about=(), decisions=()) for i in part.items)
    return replace(
        part,
        by="",
        opening=without_contacts(part.opening),
        words={pk: without_contacts(words) for pk, words in part.words.items()},
        items=tuple(items),
        corrections=tuple(_correction(c) for c in part.corrections),
    )


def _decision(d: DecisionRead, known: Known) -> DecisionRead:
    return replace(
        d,
        item=without_contacts(d.item),
        words=without_contacts(d.words),
        reasons=without_contacts(d.reasons),
        proposer="",
        dissents=tuple(_dissent(n, known) for n in d.dissents),
        about=tuple(_about(d.about, known)),
        follow_ups=tuple(_follow_up(f) for f in d.follow_ups),
        corrections=tuple(_correction(c) for c in d.corrections),
    )


def _dissent(n: DissentRead, known: Known) -> DissentRead:
    return replace(n, who=known.forums.get(n.organisation_id or 0, SOMEBODY), words=without_contacts(n.words))


def _follow_up(f: FollowUpRead) -> FollowUpRead:
    return replace(f, what=without_contacts(f.what), owner="", steps=(), decision=replace(f.decision, words=""))


def _correction(c: CorrectionRead) -> CorrectionRead:
    return replace(c, words=without_contacts(c.words), why=without_contacts(c.why), by="")


def _about(about: Iterable[AboutRead], known: Known) -> Iterator[AboutRead]:
    """Rows of public plans and open measures, each with its page for everyone; one that is gone has none."""
    for a in about:
        if a.kind == "measure":
            measure = definitions.every().get(a.measure)
            if measure and measure.open and measure.plan in known.plans:
                yield replace(
                    a, words=measure.question, href=reverse("public-measure", args=[measure.plan, measure.id])
                )
        elif a.kind != "risk" and a.plan in known.plans:
            yield replace(a, words=a.public_words, href="" if a.gone else _page(a))


def _page(a: AboutRead) -> str:
    """A promise has a page; everything else stands on that of its workstream, outcomes and actions at their own place."""
    if a.kind == "milestone":
        return reverse("public-promise", args=[a.plan, a.ref])
    place = f"#{a.kind[0]}{a.ref}" if a.kind in ("outcome", "action") else ""
    return reverse("public-weakness", args=[a.plan, a.workstream_ref]) + place
