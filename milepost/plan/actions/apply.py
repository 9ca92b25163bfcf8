"""Carrying out changes, one after another, inside the transaction of ``change_plan``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import Max

from milepost.people.clock import TWICE
from milepost.people.models import User
from milepost.rules.refs import BELOW, next_ref, wrong_with

from ..models import Plan, Revision, Row, RowPost, Version
from .came_from import came_from
from .changes import Change, ChangedMeanwhile, Done, NewPosts, NewRow, NewWording, Restore, Withdraw
from .posts import end_all, give, renew, rewrite
from .wording import differs, first, reworded


class Applying:
    """Holds what the changes share: the revision (None in a draft), who makes them and when."""

    def __init__(self, plan: Plan, revision: Revision | None, by: User, at: datetime) -> None:
        self.plan, self.revision, self.by, self.at = plan, revision, by, at
        self.stamp = {"recorded_at": at, "recorded_by": by}
        self.made: dict[int, Row] = {}
        self.done = Done()

    def all(self, changes: Sequence[Change]) -> Done:
        for change in changes:
            if isinstance(change, NewRow):
                self.add(change)
            elif isinstance(change, NewWording):
                self.reword(change)
            elif isinstance(change, NewPosts):
                self.posts(change)
            elif isinstance(change, Withdraw):
                self.withdraw(change)
            else:
                self.restore(change)
        return self.done

    def reword(self, change: NewWording) -> None:
        present = self.present(change.row)
        new = reworded(present, change)
        if not differs(present, new):
            return
        self.must_be_seen(change.row, present, change.seen)
        self.save(new)
        came_from(change.row, change.stood)
        self.done.changed.append(change.row.ref)

    def posts(self, change: NewPosts) -> None:
        self.present(change.row)
        if rewrite(change, self.plan, self.revision, self.by, self.at):
            came_from(change.row, change.stood)
            self.done.posts.append(change.row.ref)

    def add(self, change: NewRow) -> None:
        parent = self.made[id(change.parent)] if isinstance(change.parent, NewRow) else change.parent
        if parent is not None:
            self.present(parent)
        if change.kind not in (BELOW[parent.kind] if parent else ("workstream",)):
            below = f"below {parent.get_kind_display().lower()} {parent.ref}" if parent else "on its own"
            raise ValidationError(f"A row of this kind ({change.kind}) cannot stand {below}")
        self.must_be_new(change, parent)
        row = Row.objects.create(
            plan=self.plan, kind=change.kind, ref=self.ref(change, parent), parent=parent, position=self.position(),
            **self.stamp,
        )  # fmt: skip
        self.made[id(change)] = row
        self.save(first(row, change))
        came_from(row, change.stood)
        part = RowPost.Part
        for name, parties in (
            (part.ACCOUNTABLE, change.accountable), (part.DELIVERY, change.delivery), (part.OWNER, change.owners),
        ):  # fmt: skip
            give(row, name, parties, self.plan, self.revision, self.by, self.at)
        self.done.added.append(row.ref)

    def withdraw(self, change: Withdraw) -> None:
        present = self.present(change.row)
        self.must_be_seen(change.row, present, change.seen)
        if change.row.plans_below.exists():
            raise ValidationError(
                f"Another plan is there to carry out {change.row.get_kind_display().lower()} {change.row.ref}. "
                "Unlink that plan first"
            )
        branch = list(self.branch(change.row))
        # Whoever is just posting on one of these rows holds it; they finish first, and nobody begins after.
        list(Row.objects.select_for_update(of=("self",)).filter(pk__in=[row.pk for row in branch]).order_by("pk"))
        for row in branch:
            latest = self.latest(row)
            if latest.withdrawn:
                continue
            if row.plans_below.exists():
                raise ValidationError(f"Another plan is there to carry out action {row.ref}. Unlink that plan first")
            self.save(_again(latest, withdrawn=True))
            end_all(row, self.revision, self.by, self.at)
        self.done.withdrew.append(change.row.ref)

    def restore(self, change: Restore) -> None:
        present = self.latest(change.row)
        if not present.withdrawn:
            return
        parent = change.row.parent
        if parent is not None and self.latest(parent).withdrawn:
            raise ValidationError(
                f"Bring back {parent.get_kind_display().lower()} {parent.ref} first: this hangs below it"
            )
        for row in self.branch(change.row):
            latest = self.latest(row)
            if latest.withdrawn and latest.recorded_at == present.recorded_at:
                renew(row, latest.recorded_at, self.plan, self.revision, self.by, self.at)
                self.save(_again(latest, withdrawn=False))
        self.done.restored.append(change.row.ref)

    def present(self, row: Row) -> Version:
        """What the row says now. Raises ValidationError where it is not, or no longer, in this plan."""
        if row.plan_id != self.plan.pk:
            raise ValidationError("Choose a row of this plan")
        latest = self.latest(row)
        if latest.withdrawn:
            raise ValidationError(f"{row.get_kind_display()} {row.ref} has been withdrawn from the plan")
        return latest

    def latest(self, row: Row) -> Version:
        return Version.objects.filter(row=row, row__plan=self.plan).latest("recorded_at", "pk")

    def must_be_seen(self, row: Row, present: Version, seen: int | None) -> None:
        if seen is not None and seen != present.pk:
            raise ChangedMeanwhile(row, present)

    def must_be_new(self, change: NewRow, parent: Row | None) -> None:
        """The same row from the same person a moment ago is one act, sent twice."""
        twice = Version.objects.filter(
            row__plan=self.plan, row__parent=parent, row__kind=change.kind, recorded_by=self.by, withdrawn=False,
            statement=(change.statement or "").strip(), deadline=(change.deadline or "").strip(),
            recorded_at__gte=self.at - TWICE, recorded_at__lt=self.at,
        ).exclude(row__versions__withdrawn=True).select_related("row").last()  # fmt: skip
        if twice:
            raise ValidationError(f"You added this a moment ago, as {change.kind} {twice.row.ref}")

    def save(self, version: Version) -> None:
        version.revision = self.revision
        version.recorded_at, version.recorded_by = self.at, self.by
        version.save()

    def branch(self, row: Row) -> Iterable[Row]:
        """A row and everything below it."""
        yield row
        for child in Row.objects.filter(parent=row):
            yield from self.branch(child)

    def ref(self, change: NewRow, parent: Row | None) -> str:
        taken = set(Row.objects.filter(plan=self.plan, kind=change.kind).values_list("ref", flat=True))
        asked = change.ref.strip()
        if not asked:
            return free_ref(self.plan, change.kind, parent)
        if wrong := wrong_with(change.kind, asked):
            raise ValidationError({"ref": wrong})
        if asked in taken:
            said = (
                f"The ref {asked} was given already, and a ref is never given twice, even where its row was withdrawn"
            )
            raise ValidationError({"ref": said})
        return asked

    def position(self) -> int:
        last = Row.objects.filter(plan=self.plan).aggregate(last=Max("position"))["last"] or 0
        return int(last) + 1


def free_ref(plan: Plan, kind: str, parent: Row | None) -> str:
    """The next ref for a row of this kind that was never given in the plan. At most two queries."""
    taken = set(Row.objects.filter(plan=plan, kind=kind).values_list("ref", flat=True))
    stem = parent.ref if parent else ""
    if kind == Row.Kind.IMPACT and parent and parent.kind == Row.Kind.ACTION:
        shared = Row.objects.filter(plan=plan, kind=Row.Kind.OUTCOME, ref=parent.ref).exists()
        stem = f"{stem}-a" if shared else stem
    return next_ref(kind, stem, taken)


def _again(version: Version, *, withdrawn: bool) -> Version:
    version.pk = None
    version._state.adding = True
    version.withdrawn = withdrawn
    return version
