"""Every page with a list, opened with nothing to list: it says so, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from milepost.people.clock import now, today
from milepost.people.models import Body, Post
from milepost.plan.models import Plan, Row
from milepost.progress.models import Verdict
from milepost.progress.queries import awaiting
from tests.board.meeting import a_meeting, never_met, the_board

PLAN = "/desk/plans/exampleshire/"


def nothing_waits() -> None:
    for update in awaiting():
        stamp = {"recorded_at": now(), "recorded_by": update.recorded_by}
        Verdict.objects.create(update=update, kind="accepted", **stamp)


def an_empty_workstream() -> None:
    """A workstream with nothing below it, and an action with no milestone."""
    plan = Plan.objects.get(slug="exampleshire")
    first = plan.rows.get(kind="workstream", ref="1")
    outcome = plan.rows.get(kind="outcome", ref="1.1")
    for number, (kind, ref, parent) in enumerate((("workstream", "9", None), ("action", "1.1z", outcome))):
        old = first if kind == "workstream" else plan.rows.get(kind="action", ref="1.1a")
        new = Row.objects.create(
            plan=plan, kind=kind, ref=ref, parent=parent, position=90_000 + number,
            recorded_at=old.recorded_at, recorded_by=old.recorded_by,
        )  # fmt: skip
        version = old.versions.get()
        version.pk, version.row = None, new
        version.save()


def no_plans(monkeypatch: Any) -> None:
    for module in ("milepost.desk.home.views.visible_to", "milepost.desk.home.views.with_status"):
        monkeypatch.setattr(module, lambda *wanted: Plan.objects.none())
    monkeypatch.setattr("milepost.public.site.views.public_plans", Plan.objects.none)


def no_records(monkeypatch: Any) -> None:
    monkeypatch.setattr("milepost.people.queries.posts_with_holders", lambda on: Post.objects.none())
    monkeypatch.setattr("milepost.people.queries.bodies", lambda on: Body.objects.none())


def boards_never_met() -> None:
    never_met()
    a_meeting()


def no_bodies(monkeypatch: Any) -> None:
    for module in ("milepost.desk.meetings.views.boards.boards", "milepost.public.boards.views.public_boards"):
        monkeypatch.setattr(module, lambda *_, **__: ())


def none(*_: Any) -> None:
    """This reader has nothing here as it is."""


LONG_AGO = "?as_at=2015-01-01"
BODY, MEETING = "/desk/bodies/{body}/", "/desk/meetings/{meeting}/"
EMPTY: dict[tuple[str, str], tuple[Callable[..., None], str]] = {
    ("board", "/desk/"): (none, "You can read how each plan is going below"),
    ("lead", "/desk/ "): (no_plans, "Bring a plan"),
    ("lead", "/desk/plans/brought/"): (none, "Bring the Word table, spreadsheet or PDF"),
    ("nobody", "/desk/"): (no_plans, "Look again when your administrator tells you"),
    ("board", "/desk/mine/"): (none, "An accountable officer can give one to a post you hold"),
    ("officer", "/desk/mine/update/"): (none, "Choose above a workstream you answer for"),
    ("owner", "/desk/mine/update/?workstream=9"): (none, "Show every milestone of the posts you hold"),
    ("officer", "/desk/waiting/"): (nothing_waits, "New updates in the workstreams you answer for appear here"),
    ("officer", PLAN + "reassign/?from=0"): (none, "Choose another owner above"),
    ("lead", PLAN + LONG_AGO): (none, "Choose a later day"),
    ("lead", PLAN + "?due_by=2001-01-01"): (none, "Clear the filters"),
    ("lead", PLAN + "workstreams/9/"): (an_empty_workstream, "Outcomes show here once they are in the plan"),
    ("lead", PLAN + "actions/1.1z/"): (an_empty_workstream, "A revision of the plan adds one"),
    ("administrator", "/desk/people/"): (no_records, "Add the posts that will answer for your plan"),
    ("administrator", "/desk/people/posts/"): (no_records, "Add the first with the button above"),
    ("nobody", "/desk/people/account/"): (none, "ask your administrator to add it"),
    ("auditor", "/desk/trail/?person=zzz"): (none, "Change what you ask for above"),
    ("public", "/"): (no_plans, "Come back later"),
    ("public", "/plans/exampleshire/" + LONG_AGO): (none, "Choose a later day"),
    ("public", "/plans/exampleshire/weakness/9/"): (an_empty_workstream, "the rest of the plan"),
    ("public", "/plans/exampleshire/promise/1.1a.5/"): (none, "News shows here once it has been checked"),
    ("public", f"/plans/exampleshire/changes/?since={today()}"): (none, "Choose an earlier first day"),
    ("public", "/plans/exampleshire/timeline/" + LONG_AGO): (none, "Choose a later day"),
    ("public", "/plans/exampleshire/timeline/"): (an_empty_workstream, "Its dates show here when something is"),
    ("lead", PLAN + "timeline/" + LONG_AGO): (none, "Choose a later day"),
    ("lead", PLAN + "calendar/" + LONG_AGO): (none, "Choose a later day"),
    ("lead", PLAN + "calendar/?owner=0"): (none, "Clear the filters"),
    ("lead", PLAN + "revisions/" + LONG_AGO): (none, "Choose a later day"),
    ("lead", PLAN + "resources/" + LONG_AGO): (none, "Choose a later day"),
    ("lead", PLAN + "withdrawn/"): (none, "When one does, it is told here with why"),
    ("lead", PLAN + "revisions/agree/"): (none, "Choose a row to change"),
    ("lead", PLAN + f"changes/?since={today()}"): (none, "Choose an earlier first day"),
    ("administrator", "/desk/boards/"): (no_bodies, "Add the first"),
    ("board", "/desk/boards/"): (no_bodies, "An administrator can add them under People"),
    ("board", BODY + "terms/"): (boards_never_met, "No terms of reference are recorded yet"),
    ("secretary", BODY + "terms/"): (boards_never_met, "Add them"),
    ("board", BODY + "packs/"): (boards_never_met, "Open a meeting of this body to see its draft"),
    ("board", BODY + "decisions/"): (boards_never_met, "What it decides in a meeting shows here"),
    ("board", BODY + "proposals/"): (boards_never_met, "Nothing is proposed now"),
    ("board", MEETING + "agenda/"): (boards_never_met, "once its chair or secretary adds them"),
    ("secretary", MEETING + "agenda/"): (boards_never_met, "with the buttons above"),
    ("secretary", MEETING + "live/"): (boards_never_met, "Put items on it"),
    ("secretary", MEETING + "minutes/approve/"): (boards_never_met, "There are no minutes yet"),
    ("board", "/desk/follow-ups/?show=over"): (boards_never_met, "Choose other filters"),
    ("board", "/desk/follow-ups/?show=mine"): (boards_never_met, "Choose above to see what is asked of others"),
    ("board", "/desk/escalations/"): (boards_never_met, "What is handed to them shows here first"),
    ("board", "/desk/asked/"): (boards_never_met, "show here once they are recorded"),
    ("public", "/boards/" + LONG_AGO): (no_bodies, "No boards are named here yet. Come back later"),
    ("public", "/boards/{body}/" + LONG_AGO): (none, "shows here once it does"),
    ("secretary", PLAN + "reports/"): (boards_never_met, "Open one to see its draft"),
}
"""Who opens which page, what empties it, and the words that say what to do."""


@pytest.mark.parametrize(("who", "path"), EMPTY)
def test_an_empty_list_says_what_to_do(who: str, path: str, as_: Any, monkeypatch: Any) -> None:
    empty, words = EMPTY[who, path]
    client = as_(who)
    empty(*[monkeypatch] * (empty in (no_plans, no_records, no_bodies)))
    ids = {"body": the_board().pk, "meeting": a_meeting().pk} if "{" in path else {}
    response = client.get(path.strip().format(**ids))
    assert response.status_code == 200
    assert words in response.content.decode()
