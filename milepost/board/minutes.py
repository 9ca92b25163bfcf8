"""The minutes of a meeting as a report, drafted from who came, the agenda and what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.urls import reverse

from milepost.design.report import Block, Bullets, Facts, Heading, Para, Report, Runs, Style, Words, words
from milepost.people.clock import day_of
from milepost.people.queries import ours_called
from milepost.rules import dates
from milepost.rules.board import Ask, How

from .models import Meeting
from .queries.about import AboutRead
from .queries.agenda import ItemRead
from .queries.decisions import CorrectionRead, DecisionRead
from .queries.follow_ups import FollowUpRead
from .queries.meetings import MeetingRead, meeting_read
from .queries.minutes import MinutesRead
from .queries.registers import AttendedRead, RegisterRead, registers


def minutes_report(meeting: Meeting, part: MinutesRead, *, on: date) -> Report:
    """One part of the minutes as it was read on a day. Raises LookupError where the meeting was not planned by then."""
    read = meeting_read(meeting, on=on)
    came = registers([meeting.pk], on=on).get(meeting.pk, ())
    blocks: list[Block] = []
    if part.opening:
        blocks += [
            Heading(2, "Opening", "opening"),
            _said(part.opening, f"minutes:{part.version_id}:opening", Style.BODY),
        ]
    for item in part.items:
        blocks += _item(item, part)
    blocks += _corrections(part.corrections)
    return Report(
        title=f"{read.body}, {dates.day(read.on)}",
        kind="Private minutes" if part.private else "Minutes",
        site=ours_called(),
        as_at=dates.day(on),
        name=f"minutes-{read.on.isoformat()}{'-private' if part.private else ''}",
        facts=_facts(read, part),
        summary=() if part.private else tuple(_attendance(came[-1] if came else None)),
        blocks=tuple(blocks) or (Para(words("Nothing is on this part of the agenda.")),),
    )


def _facts(read: MeetingRead, part: MinutesRead) -> tuple[tuple[str, Runs], ...]:
    approved = part.approved
    state = (
        f"Approved at the meeting of {dates.day(approved.on)}"
        if approved
        else "Draft, to be approved at the next meeting"
    )
    starts = dates.hour(read.starts) if read.starts else ""
    where = ", ".join(w for w in (starts, read.place) if w)
    told = [("Body", read.body), ("Date", dates.day(read.on)), ("Time and place", where), ("Status", state)]
    return tuple((label, words(text)) for label, text in told if text)


def _attendance(register: RegisterRead | None) -> Iterator[Block]:
    yield Heading(2, "Who was there", "attendance")
    if register is None:
        yield Para(words("Nobody has written down who came yet."))
        return
    groups = (
        ("Present", [a for a in register.lines if a.how is How.PRESENT]),
        ("Somebody stood in", [a for a in register.lines if a.how is How.DEPUTY]),
        ("Apologies", [a for a in register.lines if a.how is How.APOLOGIES]),
        ("Absent", [a for a in register.lines if a.how is How.ABSENT]),
    )
    yield Facts(tuple((label, words("; ".join(_name(a) for a in lines))) for label, lines in groups if lines))
    if register.note:
        yield _said(register.note, f"register:{register.id}:note", Style.BODY)


def _name(a: AttendedRead) -> str:
    """By post or organisation as well as name: "Sam Secretary (Secretary, for Exampleshire Council)"."""
    parts = [a.place_words or a.seat_words, f"for {a.organisation}" if a.organisation else ""]
    return f"{a.who} ({', '.join(p for p in parts if p)})"


def _item(item: ItemRead, part: MinutesRead) -> Iterator[Block]:
    yield Heading(2, f"{item.number}. {item.title}", f"item-{item.id}")
    if item.presenter:
        yield Para(words(f"Presented by {item.presenter}"), Style.SMALL)
    if said := part.words.get(item.id):
        yield _said(said, f"minutes:{part.version_id}:words.{item.id}", Style.BODY)
    for d in item.decisions:
        yield from decision_blocks(d)
    if item.brings == "minutes" and item.brings_id in part.approves:
        yield Para(words("The minutes were approved."))
    elif not said and not item.decisions:
        yield Para(words("Nothing was decided."), Style.SMALL)


def decision_blocks(d: DecisionRead, level: int = 3) -> Iterator[Block]:
    """A decision with its reasons, what it is about, who did not agree, and what is to follow."""
    yield Heading(level, f"{d.name}: {d.kind.label.lower()}", f"decision-{d.id}")
    yield _said(d.words, f"decision:{d.id}:words", Style.BODY, reverse("desk-decision", args=[d.id]))
    facts = [
        ("Why", words(Words(d.reasons, source=f"decision:{d.id}:reasons")) if d.reasons else ()),
        ("Proposed by", words(d.proposer) if d.proposer else ()),
        ("About", _joined(_about(a) for a in d.about)),
    ]
    facts += [(f"{n.who} did not agree", words(Words(n.words, source=f"dissent:{n.id}:words"))) for n in d.dissents]
    if told := tuple((label, runs) for label, runs in facts if runs):
        yield Facts(told)
    if d.follow_ups:
        yield Para(words(Words("To follow", strong=True)))
        yield Bullets(tuple(_follow_up(f) for f in d.follow_ups))


def _about(a: AboutRead) -> Words:
    text = a.name if a.kind == "measure" else f"{a.name}: {a.words}"
    return Words(f"{text} (new deadline: {a.deadline})" if a.deadline else text, href=a.href)


def _joined(parts: Iterable[Words]) -> Runs:
    found: list[Words] = []
    for part in parts:
        found += [Words("; "), part] if found else [part]
    return tuple(found)


def _follow_up(f: FollowUpRead) -> Runs:
    what = "Answer the challenge" if f.ask is Ask.ANSWER else f.what
    return words(Words(what, source=f"follow_up:{f.id}:what"), f": {f.owner}, by {dates.day(f.first_due_on)}")


def _corrections(found: Sequence[CorrectionRead]) -> Iterator[Block]:
    if not found:
        return
    yield Heading(2, "Put right since", "corrections")
    yield Bullets(tuple(_correction(c) for c in found))


def _correction(c: CorrectionRead) -> Runs:
    of = f"Decision {c.number}, " if c.number else ""
    return words(
        f"{of}{dates.day(day_of(c.at))}: ", Words(c.words, source=f"correction:{c.id}:words"), " Why: ",
        Words(c.why, source=f"correction:{c.id}:why"),
    )  # fmt: skip


def _said(text: str, source: str, style: Style, href: str = "") -> Para:
    return Para(words(Words(text, href=href, source=source)), style)
