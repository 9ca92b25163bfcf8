"""Posting what was filled in, one by one; what cannot be posted is kept as a draft and said."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict

from milepost.desk.home.presenters import Mine
from milepost.desk.request import who
from milepost.people.access import person
from milepost.plan.access import rows_for
from milepost.plan.models import Row
from milepost.progress import actions
from milepost.progress.models import Draft
from milepost.progress.queries import drafts_of
from milepost.rules.permissions import Verb

from .forms import BlockForm, ids
from .sheet import Block, mark

ELSEWHERE = "Your draft names evidence, which this page does not send. Post this one on its own page"


@dataclass(frozen=True)
class Refused:
    """What was sent for a milestone that takes no update from this person now. Their words are given back."""

    name: str
    why: str
    words: tuple[str, ...]


@dataclass
class Sent:
    """The refs of what was posted and of what was kept as a draft; what failed, by milestone; and what was refused."""

    posted: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    failed: dict[int, Block] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        return not (self.failed or self.refused)


def send(request: HttpRequest, every: dict[int, Mine], *, post: bool) -> Sent:
    """Go through the page's blocks. With ``post`` false everything filled in is kept as a draft."""
    sent = Sent()
    asked = ids(request.POST, "m")
    rows = rows_for(who(request), "milestone", asked, Verb.POST_UPDATE)
    drafts = drafts_of(person(request))
    for pk in asked:
        mine, row = every.get(pk), rows.get(pk)
        form = BlockForm(request.POST, milestone=pk, turns=mine.m.judged.occurrences if mine else ())
        if mine is None or row is None:
            _refuse(sent, form, row, mine)
        else:
            _one(request, sent, Block(mine, form, drafts.get(pk)), row, post=post and not form.kept_for_later)
    return sent


def _refuse(sent: Sent, form: BlockForm, row: Row | None, mine: Mine | None) -> None:
    if not form.filled:
        return
    name = f"Milestone {row.ref if row else mine.m.line.ref if mine else '(not found)'}"
    why = "its plan is not live, so it takes no updates" if row else "it is not yours to update"
    sent.refused.append(Refused(name, why, tuple(v for n, v in form.typed.items() if v.strip() and n != "rating")))


def _one(request: HttpRequest, sent: Sent, block: Block, row: Row, *, post: bool) -> None:
    by = person(request)
    if not block.form.filled:
        if block.draft and block.form.mark == mark(block.draft) and not _evidence(block.draft):
            # They saw it here, and emptied it.
            actions.drop_draft(milestone=row, by=by)
    elif post and _posted(request, block, row):
        sent.posted.append(row.ref)
    else:
        _keep(request, block, row)
        sent.kept.append(row.ref)
        if post:
            sent.failed[row.pk] = block


def _posted(request: HttpRequest, block: Block, row: Row) -> bool:
    """Whether it is posted; where it is not, the block says why."""
    form = block.form
    if _evidence(block.draft):
        form.add_error(None, ELSEWHERE)
    if not form.is_valid():
        return False
    try:
        seen = form.cleaned_data["seen"] or 0
        actions.post_update(milestone=row, new=form.update(), by=person(request), seen=seen)
    except actions.SaidMeanwhile as said:
        block.meanwhile = said.updates
        block.form = _having_seen(block, request.POST, said.updates[-1].pk)
    except ValidationError as error:
        form.add_error("completed", error.messages)
    else:
        return True
    return False


def _having_seen(block: Block, posted: QueryDict, latest: int) -> BlockForm:
    """The same form, which now knows of what was said meanwhile, so that sending it again posts it."""
    data = posted.copy()
    data[f"{block.form.prefix}-seen"] = str(latest)
    form = BlockForm(data, milestone=block.mine.m.line.id, turns=block.mine.m.judged.occurrences)
    form.add_error(None, "Somebody posted while you were writing. Read theirs, then send yours again")
    return form


def _evidence(draft: Draft | None) -> bool:
    return draft is not None and any(value for name, value in draft.fields.items() if name.startswith("evidence"))


def _keep(request: HttpRequest, block: Block, row: Row) -> None:
    """Keep the words as the draft; what the milestone's own page kept beside them stays."""
    before = block.draft.fields if block.draft else {}
    fields = {**before, **block.form.typed}
    if fields != before:
        block.draft = actions.keep_draft(milestone=row, fields=fields, by=person(request))
    block.mark = mark(block.draft)
