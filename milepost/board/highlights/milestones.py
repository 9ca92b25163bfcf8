"""What is told of milestones: completed, slipped, moved, rated differently, and silent."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.design.environment import capital
from milepost.design.report import Runs, Words
from milepost.judgement.changes import Change
from milepost.judgement.happenings import Kind
from milepost.judgement.queries import JudgedMilestone, JudgedWorkstream
from milepost.people.clock import day_of
from milepost.plan.queries import Line, Move
from milepost.progress.models import ForumView
from milepost.progress.queries import Proof, Report
from milepost.rules.brag import Brag
from milepost.rules.course import Met, met
from milepost.rules.dates import day
from milepost.rules.rating.words import date_words

from ..links import stated
from .known import Known
from .linked import quoted, row


def completed(k: Known, w: JudgedWorkstream) -> Iterator[Runs]:
    """What was not complete then and is now, with its evidence."""
    for c in k.changed(w):
        if c.kept and c.milestone and (said := c.milestone.latest):
            yield (*_row(k, w, c.line), Words(f"{_met(c.line, said)}. "), *_evidence(k, c.milestone))


def slipped(k: Known, w: JudgedWorkstream) -> Iterator[Runs]:
    """Deadlines that moved, and deadlines that passed."""
    for m in w.milestones:
        moves = [v for v in m.line.moves if k.within(day_of(v.after.at))]
        if moves:
            yield (*_row(k, w, m.line), *(run for move in moves for run in _moved(move)))
        elif _passed(k, m):
            yield (*_row(k, w, m.line), *_overdue(m))


def moved(k: Known, w: JudgedWorkstream) -> Iterator[Runs]:
    """Other ratings that changed, what is new, what was said of it, and what left the plan."""
    for c in k.changed(w):
        m, update = c.milestone, _update(c)
        if m and not c.kept and (c.new or update or (c.rating_changed and not _passed(k, m))):
            yield (*_row(k, w, c.line), *_rating(c, m), *(_said(update) if update else ()))
    for gone in k.left:
        if gone.workstream == w.line.ref:
            line = gone.line
            yield (
                Words(line.ref, k.links.page("withdrawn-rows"), strong=True), Words(" "),
                stated(line),
                Words(f": left the plan on {day(day_of(gone.at))}."),
            )  # fmt: skip


def differs(k: Known, w: JudgedWorkstream) -> Iterator[Runs]:
    """Where the dates say worse than the owner does, and where families do not agree."""
    for r in k.rows[w.line.ref]:
        if r.milestone and r.milestone.judged.challenges:
            yield (*_row(k, w, r.line), Words(f"{_sentence(r.milestone.judged.challenge)} "))
        view = r.voices[-1] if r.voices else None
        if view and view.stance == ForumView.Stance.DISAGREES:
            lead = f"The parent carer forum disagreed on {day(day_of(view.at))}"
            yield (*_row(k, w, r.line), *quoted(lead, view.words, f"forum_view:{view.id}:words"))


def stale(k: Known, w: JudgedWorkstream) -> Iterator[Runs]:
    """Of what no news came: not updated in time, asked and not answered, sent back and not posted again."""
    for m in w.milestones:
        if m.judged.complete:
            continue
        if told := _silence(k, m):
            yield (*_row(k, w, m.line), *told)


def _row(k: Known, w: JudgedWorkstream, line: Line) -> Runs:
    return row(k.links, line, w.line.ref)


def _met(line: Line, said: Report) -> str:
    if said.completed_on is None or line.timescale is None:
        return "Complete"
    kept = met(line.timescale, said.completed_on, said.completed_precision)
    words = f"Completed, {date_words(said.completed_on, said.completed_precision)}"
    words += f", {kept.value}" if kept in (Met.LATE, Met.EARLY) else ""
    first = line.deadlines[0].timescale if line.moves else None
    late_first = first and kept is not Met.LATE and met(first, said.completed_on, said.completed_precision) is Met.LATE
    return f"{words}, late by its first deadline of {first.written()}" if first and late_first else words


def _evidence(k: Known, m: JudgedMilestone) -> Runs:
    found = k.proofs.get(m.line.id, ())
    if not found:
        return () if k.open_only else (Words("No evidence."),)
    runs: list[Words] = [Words("Evidence: ")]
    for n, proof in enumerate(found):
        runs += [Words("; ")] if n else []
        runs += _proof(k, m, proof)
    return (*runs, Words("."))


def _proof(k: Known, m: JudgedMilestone, proof: Proof) -> list[Words]:
    href = k.links.page("evidence-file", proof.id) if proof.file else k.links.milestone(m.line.ref)
    link = Words(proof.title, href, f"evidence:{proof.id}:title")
    out = proof.valid_until if proof.expired(k.on) else None
    return [link, Words(f" (ran out on {day(out)})")] if out else [link]


def _passed(k: Known, m: JudgedMilestone) -> bool:
    """Whether its deadline passed since then, and it is not complete."""
    return m.judged.overdue and m.judged.due_on is not None and k.since <= m.judged.due_on < k.on


def _overdue(m: JudgedMilestone) -> Runs:
    due = m.line.timescale.written() if m.line.timescale else ""
    first = f", first promised for {m.line.deadlines[0].timescale.written()}," if m.line.moves else ""
    told = Words(f"Its deadline of {due}{first} passed, and it is not complete. ")
    if m.latest is None:
        return (told, Words("Nothing has been posted."))
    return (told, *quoted("The owner says what is at risk", m.latest.at_risk, f"update:{m.latest.id}:at_risk"))


def _moved(move: Move) -> Runs:
    """From when to when, who agreed, and why."""
    after = move.after
    shift = f", {move.shift}" if move.shift else ""
    told = (
        f"Moved from {move.before.timescale.written()} to {after.timescale.written()}{shift}, on {day(after.moved_on)}"
    )
    source = f"revision:{after.revision_id}"
    by = (Words(", agreed by "), Words(after.agreed_by, source=f"{source}:agreed_by")) if after.agreed_by else ()
    return (Words(told), *by, Words(". "), *quoted("Why", after.why, f"{source}:why"))


def _update(c: Change) -> Report | None:
    """The newest update since then that stands."""
    found = (h.what for h in reversed(c.happenings) if h.kind is Kind.POSTED and isinstance(h.what, Report))
    return next((r for r in found if r.stands), None)


def _rating(c: Change, m: JudgedMilestone) -> Runs:
    """Its rating, what it was, and why where nobody declared it and it is not told of among what differs."""
    now, then = _label(m.judged.rating), _label(c.rating_from)
    was = f", was {then}" if c.rating_changed and not c.new else ""
    told = m.judged.rating is m.judged.declared or m.judged.challenges
    why = f": {m.judged.reasons[0]}" if m.judged.reasons and not told else ""
    return (Words(f"{'New in the plan. ' if c.new else ''}{_sentence(f'{now}{was}{why}')} "),)


def _label(rating: Brag | None) -> str:
    return f"{rating.label} ({rating.meaning})" if rating else "not rated"


def _said(update: Report) -> Runs:
    checked = "" if update.accepted else ", still being checked"
    lead = f"Update of {day(day_of(update.at))}, declared {update.rating.label}{checked}"
    of = f"update:{update.id}"
    return (
        *(quoted(lead, update.happened, f"{of}:happened") or (Words(f"{lead}. "),)),
        *quoted("Next", update.next, f"{of}:next"),
        *quoted("At risk", update.at_risk, f"{of}:at_risk"),
    )


def _silence(k: Known, m: JudgedMilestone) -> Runs:
    runs: Runs = ()
    nothing = m.latest is None and m.judged.rating is Brag.RED
    if m.judged.reasons and (m.judged.stale or nothing):
        runs = (Words(f"{_sentence(m.judged.reasons[0])} "),)
    asked = k.asked.get(f"milestone:{m.line.id}")
    if asked and (m.newest is None or m.newest.at < asked):
        runs = (*runs, Words(f"Asked on {day(day_of(asked))} for an update before the meeting, and not answered. "))
    if back := m.sent_back:
        on = day(day_of(back.verdict_at or back.at))
        lead = f"Its last update was sent back on {on} and nothing has been posted since"
        runs = (*runs, *(quoted(lead, back.reason, f"verdict:{back.verdict_id}:reason") or (Words(f"{lead}. "),)))
    return runs


def _sentence(words: str) -> str:
    return f"{capital(words)}."
