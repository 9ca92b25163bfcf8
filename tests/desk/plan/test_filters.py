"""Each filter of the whole plan, in the address."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from milepost.judgement.queries import judged_plan
from milepost.people.clock import today
from milepost.people.models import Post
from milepost.plan.actions.reassign import reassign_owner
from milepost.plan.models import Plan, Row
from milepost.progress.actions import give_forum_view
from milepost.progress.models import ForumView
from milepost.rules.brag import Brag

PLAN = "/desk/plans/exampleshire/"
ALL = 19


def row(ref: str, kind: str = "milestone") -> Row:
    return Row.objects.get(plan__slug="exampleshire", kind=kind, ref=ref)


def shown(client: Any, **asked: str) -> list[str]:
    """The refs of the milestones a page shows; the sentence above the table counts the same."""
    response = client.get(PLAN, asked)
    assert response.status_code == 200
    page = response.content.decode()
    refs = re.findall(r"/milestones/([0-9a-z.]+)/", page)
    assert f"Showing {len(refs)} of {ALL} milestones" in page
    return refs


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({"rating": "red"}, lambda m: m.judged.rating is Brag.RED),
        ({"rating": "none"}, lambda m: m.judged.rating is None),
        ({"rating": "blue", "workstream": "2"}, lambda m: m.judged.complete and m.line.ref.startswith("2")),
        ({"overdue": "1"}, lambda m: m.judged.overdue),
        ({"challenged": "1"}, lambda m: m.judged.challenge != ""),
    ],
)
def test_a_filter_keeps_only_what_was_asked_for(asked: dict[str, str], wanted: Any, as_: Any) -> None:
    judged = judged_plan(Plan.objects.get(slug="exampleshire"), on=today())
    found = shown(as_("lead"), **asked)
    assert found == [m.line.ref for m in judged.milestones if wanted(m)]
    assert 0 < len(found) < ALL


def test_a_value_that_means_nothing_matches_nothing(as_: Any) -> None:
    assert shown(as_("lead"), rating="purple") == []
    assert shown(as_("lead"), workstream="9") == []


def test_filters_by_workstream_resource_and_owner_share_the_plan_out(as_: Any) -> None:
    client = as_("lead")
    for name, values in (
        ("workstream", ["1", "2"]),
        ("resource", ["AR", "ER"]),
        ("owner", [str(p.pk) for p in Post.objects.filter(parts__part="owner").distinct()]),
    ):
        found = [shown(client, **{name: value}) for value in values]
        assert all(found), name
        assert sorted(ref for refs in found for ref in refs) == sorted(shown(client)), name


def test_due_by_keeps_deadlines_up_to_the_day(as_: Any) -> None:
    due = row("1.1a.1").versions.get().due
    assert due is not None
    client = as_("lead")
    assert "1.1a.1" in shown(client, due_by=due.isoformat())
    assert "1.1a.1" not in shown(client, due_by=(due - timedelta(days=1)).isoformat())


def test_changed_since_counts_what_was_said_moved_added_and_handed_on(as_: Any, cast: Any) -> None:
    client = as_("lead")
    assert len(shown(client, changed_since="2001-01-01")) == ALL
    recent = (today() - timedelta(days=6)).isoformat()
    assert shown(client, changed_since=recent) == ["1.2.3", "2.1a.2"]
    handed = row("1.1a.5")
    clinical = Post.objects.get(title="Designated Clinical Officer", area__name="Exampleshire")
    reassign_owner(milestone=handed, to=clinical, from_on=today() - timedelta(days=30), by=cast("officer"))
    assert shown(as_("lead"), changed_since=recent) == ["1.1a.5", "1.2.3", "2.1a.2"]


def test_the_forum_disagrees_with_a_milestone_or_with_what_it_is_for(as_: Any, cast: Any) -> None:
    under_impact = [ref for ref in shown(as_("lead")) if ref.startswith("2.1")]
    assert shown(as_("lead"), forum="1") == ["1.1b.2", *under_impact]
    words = "Nobody we asked has seen this."
    give_forum_view(row=row("2.2", "action"), stance=ForumView.Stance.DISAGREES, words=words, by=cast("forum"))
    under_action = [ref for ref in shown(as_("lead")) if ref.startswith("2.2")]
    assert shown(as_("lead"), forum="1") == ["1.1b.2", *under_impact, *under_action]


def test_the_day_and_the_filters_travel_together(as_: Any) -> None:
    then = (today() - timedelta(days=100)).isoformat()
    page = as_("lead").get(PLAN, {"as_at": then, "rating": "red", "workstream": "2"}).content.decode()
    assert f'value="{then}"' in page
    assert 'href="?rating=red&amp;workstream=2">See it now' in page
    assert f'href="{PLAN}?as_at={then}">Clear' in page
