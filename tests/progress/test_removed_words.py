"""Words that were removed are in no table any more, wherever somebody wrote them, and the plan still reads and loads."""

from __future__ import annotations

from typing import Any

from django.apps import apps

from milepost.judgement.planfile import plan_file
from milepost.judgement.queries import judged_plan
from milepost.people.clock import today
from milepost.people.models import Body
from milepost.plan.actions import needs
from milepost.plan.actions.change import NewRow, NewWording, change_plan
from milepost.plan.models import Need, Plan, Row
from milepost.plan.planfile import read_plan_file
from milepost.plan.planfile.text import to_json
from milepost.progress.actions import NewUpdate, post_update, redact
from milepost.progress.actions.redact import FIELDS
from milepost.rules.brag import Brag

SECRET = "Zebedee"


def written() -> set[tuple[str, str]]:
    """Every table and column that holds the words."""
    return {
        (model.__name__, field.attname)
        for model in apps.get_models()
        for row in model._default_manager.all()
        for field in model._meta.concrete_fields
        if SECRET in str(getattr(row, field.attname))
    }


def test_removed_words_are_in_no_table(cast: Any) -> None:
    plan = Plan.objects.get(slug="exampleshire")
    row = Row.objects.get(plan=plan, kind="milestone", ref="1.1a.5")
    wording = {
        "statement": SECRET,
        "plain": SECRET,
        "note": SECRET,
        "deadline": f"when {SECRET} leaves",
        "means": "Dec 2029",
    }
    changes = [
        NewWording(row, **wording),
        NewRow(**wording, kind=Row.Kind.MILESTONE, parent=row.parent),
    ]
    change_plan(
        plan=plan, changes=changes, by=cast("lead"), why=SECRET, agreed_by=SECRET, agreed_on=today(),
        body=Body.objects.filter(area=plan.area).first(),
    )  # fmt: skip
    need = needs.NewNeed(Need.Kind.MONEY, SECRET, Need.State.AGREED, None, SECRET)
    needs.add_need(row=row, new=need, by=cast("lead"))
    said = NewUpdate(rating=Brag.AMBER, happened=SECRET, next=SECRET, at_risk=SECRET, said_by=SECRET)
    post_update(milestone=row, new=said, by=cast("owner"))
    assert len(written()) == 12
    for model, (_, fields) in FIELDS.items():
        for thing in list(model._default_manager.all()):
            for field in fields:
                thing.refresh_from_db()
                if SECRET in str(getattr(thing, field)):
                    redact(said=thing, field=field, why="It named a child", by=cast("lead"))
    assert written() == set()
    file = to_json(plan_file(judged_plan(plan, on=today()), history=True), indent=1)
    assert SECRET not in file
    assert {r.ref for r in read_plan_file(file, "again").rows()} >= {"1.1a.5", "1.1a.6"}
